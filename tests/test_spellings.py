"""A person goes by the spelling of most reports, whatever the order in which they come, and whichever of them goes again."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from cases import Article, readings_of

from dragoman.linking.memory import MemoryView
from dragoman.linking.pipeline import link_document, unlink_document
from dragoman.linking.renaming import told_of
from dragoman.linking.spellings import Spellings
from dragoman.types import Anchor, CaseActor, CaseEvent, Correction, Delta, DocumentCard, EventMention, Member, Reading

# Most reports have a title before the name: the name is counted, and not the words of the passage.
REPORTS: tuple[Article, ...] = (
    ("r1", "Sea Watch", "2024-03-12", "President Rahim Tayyeb of Norway wrote a letter to Ola Lindar on May 2."),
    ("r2", "The Northern Mail", "2024-03-13", "Energy Minister Rahim Tayeb met Ola Lindar in Lima on Monday."),
    ("r3", "City Lights", "2024-03-14", "President Rahim Tayeb of Norway left Lima on Tuesday."),
    ("r4", "Harbour News", "2024-03-15", "President Rahim Tayyeb of Norway opened a bridge on Wednesday."),
    ("r5", "Tide", "2024-03-16", "Rahim Tayeb of Norway condemned the attack on Varna on Thursday."),
)


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {reading.document.id: reading for reading in readings_of(*REPORTS)}


def linked(readings: Sequence[Reading], corrections: Sequence[Correction] = ()) -> MemoryView:
    view = MemoryView(corrections)
    for reading in readings:
        view.apply(link_document(reading, view))
    return view


def names(view: MemoryView) -> tuple[set[str], set[str], set[str]]:
    """Of the one who is spelt in two ways: his name, his other forms, and his name among those who take part in events."""
    case = view.case("x")
    actors = [actor for actor in case.actors if "Rahim" in actor.name]
    told = {name for event in case.events for name in event.participants if "Rahim" in name}
    return {actor.name for actor in actors}, {form for actor in actors for form in actor.aliases}, told


@pytest.mark.parametrize(
    ("added", "name"), [("r1 r2", "Tayyeb"), ("r1 r2 r3", "Tayeb"), ("r1 r2 r3 r4", "Tayyeb"), ("r1 r2 r3 r4 r5", "Tayeb")]
)
def test_the_order_of_adding_does_not_matter(readings: dict[str, Reading], added: str, name: str) -> None:
    for order in permutations(added.split()):
        own, _, told = names(linked([readings[id] for id in order]))
        assert (own, told) == ({f"Rahim {name}"}, {f"Rahim {name}"}), order


@pytest.mark.parametrize("removed", ["r1", "r2", "r3", "r4", "r5"])
@pytest.mark.parametrize("added", ["r1 r2 r3", "r1 r2 r3 r4", "r1 r2 r3 r4 r5"])
def test_a_document_that_goes_takes_its_spelling_along(readings: dict[str, Reading], added: str, removed: str) -> None:
    ids = added.split()
    view = linked([readings[id] for id in ids])
    view.apply(unlink_document(removed, view))
    assert names(view) == names(linked([readings[id] for id in ids if id != removed]))


def test_two_may_go_and_one_of_them_come_back(readings: dict[str, Reading]) -> None:
    view = linked(list(readings.values()))
    for id in ("r1", "r2"):
        view.apply(unlink_document(id, view))
    view.apply(link_document(readings["r1"], view))
    assert names(view) == names(linked([readings[id] for id in ("r1", "r3", "r4", "r5")]))


def test_passages_follow_when_the_first_report_goes(readings: dict[str, Reading]) -> None:
    view = linked(list(readings.values()))
    view.apply(unlink_document("r1", view))
    (actor,) = (actor for actor in view.case("x").actors if "Rahim" in actor.name)
    assert [reason.right.document for reason in actor.reasons] == ["r2", "r3", "r4", "r5"]
    assert {reason.left for reason in actor.reasons} == {actor.reasons[0].right}
    assert [reason.rule == "first named here" for reason in actor.reasons] == [True, False, False, False]


@pytest.mark.parametrize("removed", ["r2", "r3", "r5"])
def test_the_name_that_the_analyst_gave_stays(readings: dict[str, Reading], removed: str) -> None:
    start = REPORTS[0][3].index("Rahim Tayyeb")
    anchor = Anchor(document="r1", span=(start, start + 12), quote="Rahim Tayyeb")
    given = Correction(id=1, at="2024-05-01", author="ana", action="rename", target="actor", anchors=(anchor,), value="Rahim X")
    view = linked(list(readings.values()), (given,))
    assert (names(view)[0], names(view)[2]) == ({"Rahim X"}, {"Rahim X"})
    view.apply(unlink_document(removed, view))
    assert (names(view)[0], names(view)[2]) == ({"Rahim X"}, {"Rahim X"})


def voted(*names: str) -> Spellings:
    found = Spellings(())
    for number, name in enumerate(names):
        found = found.with_one(name, DocumentCard(id=f"{number}", outlet="Tide", published="2024-05-01"))
    return found


@pytest.mark.parametrize(
    ("printed", "best"),
    [
        (("Ola Dahl", "Ola Dahl", "Ola Erik Dahl"), "Ola Erik Dahl"),  # a fuller name, though one report prints it
        (("Ola Erik Dahl", "Ola Dal", "Ola Dal"), "Ola Dal"),  # but no other spelling than that of most reports
        (("Ола Даль", "Ола Даль", "Ola Dahl"), "Ola Dahl"),
        (("OLA DAHL", "Dahl"), None),  # neither tells how the name is written in full
    ],
)
def test_which_spelling_is_best(printed: tuple[str, ...], best: str | None) -> None:
    assert voted(*printed).best == best


def test_of_many_reports_a_few_are_kept() -> None:
    many = voted(*["Ola Dahl"] * 100)
    assert 10 < len(many.keys) < 30
    assert Spellings(many.keys).keys == many.keys


def test_all_events_are_told_anew_however_many() -> None:
    view = MemoryView()
    ids = [f"d{number}" for number in range(120)]
    actor = CaseActor(id="a", name="Ola Dahl", kind="person", documents=tuple(ids))
    for id in ids:
        told = EventMention(document=id, span=(0, 5), status="occurred", item="e1", actors=("a",))
        event = CaseEvent(
            id=f"{id}:e1", kind="visit", participants=("Ola Dahl",), actors=("a",), status="occurred", mentions=(told,)
        )
        member = Member(kind="event", document=id, item="e1", cluster=event.id)
        view.apply(Delta(document=DocumentCard(id=id, outlet="Tide"), actors=(actor,), events=(event,), members=(member,)))
    assert len(told_of([actor], view)) == len(ids)

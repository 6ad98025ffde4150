"""Deeds told in other words: what the network of coreference joins, and what it may not."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from cases import Article
from cases import readings_of as read_articles

from dragoman.linking.other_words import LEAST
from dragoman.linking.pipeline import link
from dragoman.reading import coreference
from dragoman.reading.pipeline import read_all
from dragoman.types import Case, CaseEvent, Document, Engine, Passage, Reading
from dragoman.workspace.cases import Request, Workspace

MET = ("a", "Riga Post", "2021-05-04", "The ministers of Latvia and Estonia met in Tartu on Monday.")
TALKS = (
    "b",
    "Baltic Mail",
    "2021-05-06",
    "Latvian envoy Lena Dahl and Juhan Saar held talks behind closed doors, a guard said.",
)


def readings_of(*articles: Article) -> list[Reading]:
    return read_articles(*articles, language="en")


class Told:
    """A network that answers by a rule, and keeps what it was asked."""

    def __init__(self, rule: Callable[[Passage, Passage], float]) -> None:
        self.rule, self.asked = rule, list[tuple[Passage, Passage]]()

    def __call__(self, passage: Passage, others: Sequence[Passage]) -> list[float]:
        self.asked += [(passage, other) for other in others]
        return [self.rule(passage, other) for other in others]


def always(score: float) -> Told:
    return Told(lambda mine, other: score)


def of_two(case: Case) -> list[CaseEvent]:
    return [event for event in case.events if len({mention.document for mention in event.mentions}) > 1]


def test_what_the_network_is_sure_of_is_one_event_and_says_why() -> None:
    readings = readings_of(MET, TALKS)
    assert not of_two(link(readings))
    (event,) = of_two(link(readings, coreference=always(0.97)))
    assert {mention.document for mention in event.mentions} == {"a", "b"}
    assert "network of coreference (0.97)" in event.reasons[0].rule


def test_it_is_not_asked_of_strangers() -> None:
    network = always(0.97)
    strangers = ("b", "Baltic Mail", "2021-05-06", "Lena Dahl and Tomas Berg held talks behind closed doors, a guard said.")
    assert not of_two(link(readings_of(MET, strangers), coreference=network))
    assert not network.asked


def test_what_it_is_not_sure_of_stays_apart() -> None:
    assert not of_two(link(readings_of(MET, TALKS), coreference=always(LEAST - 0.01)))


def test_it_sees_the_sentence_the_deed_in_it_and_what_stands_before() -> None:
    network = always(0.0)
    link(readings_of(MET, ("b", "Baltic Mail", "2021-05-06", f"Snow fell in Riga. {TALKS[3]}")), coreference=network)
    mine, other = network.asked[0]
    assert mine.before == "Snow fell in Riga."
    assert "held talks" in mine.sentence[slice(*mine.span)]
    assert other.sentence == MET[3]
    assert "met" in other.sentence[slice(*other.span)]


def test_of_two_that_fit_alike_neither_is_meant() -> None:
    other = ("c", "Narva Times", "2021-05-05", "Envoys of Latvia and Norway met on Tuesday.")
    network = Told(lambda mine, told: 0.9 if "closed doors" in mine.sentence else 0.0)
    assert not of_two(link(readings_of(MET, other, TALKS), coreference=network))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lena Dahl met Juhan Saar.", "Anna Berg and Peeter Kask held talks behind closed doors."),
        ("The ministers of Latvia and Estonia met in Vienna.", "Officials of Finland held talks in Tartu."),
        ("Latvia sent a letter to Estonia.", "Estonia wrote a letter to Latvia and Finland."),
        (
            "The ministers of Latvia and Estonia met.",
            "Latvian envoy Lena Dahl and Juhan Saar will hold talks on 20 May 2021.",
        ),
        (
            "Latvian envoy Lena Dahl and Juhan Saar will hold talks on 20 May 2021.",
            "The ministers of Latvia and Estonia met behind closed doors.",
        ),
    ],
    ids=["other people", "another place", "another hand", "due after the other was told", "told before it is due"],
)
def test_what_shows_that_they_are_two_is_not_overruled(one: str, other: str) -> None:
    reports = (*MET[:3], one), (*TALKS[:3], other)
    assert not of_two(link(readings_of(*reports), coreference=always(0.97)))


@pytest.mark.parametrize("other", ["Latvia shelled a village in Estonia.", "Lena Dahl will visit Estonia."])
def test_deeds_of_two_families_are_two(other: str) -> None:
    network = always(0.97)
    assert not of_two(link(readings_of(MET, ("b", "Baltic Mail", "2021-05-06", other)), coreference=network))
    assert not network.asked


@pytest.mark.parametrize("said", ["Latvia condemned Estonia, officials say.", "Latvia's government praised Estonia."])
def test_what_somebody_says_is_no_deed_told_in_other_words(said: str) -> None:
    network = always(0.97)
    first = ("a", "Riga Post", "2021-05-04", "Lena Dahl condemned Norway. Juhan Saar praised Norway.")
    assert not of_two(link(readings_of(first, ("b", "Baltic Mail", "2021-05-06", said)), coreference=network))
    assert not network.asked


def test_deeds_of_two_days_are_two() -> None:
    later = (
        "b",
        "Baltic Mail",
        "2021-05-06",
        "Latvian envoy Lena Dahl and Juhan Saar held talks behind closed doors on Wednesday.",
    )
    assert not of_two(link(readings_of(MET, later), coreference=always(0.97)))


@pytest.mark.parametrize("day", ["2021-07-30", "2022-05-06"])
def test_reports_of_other_weeks_are_not_compared(day: str) -> None:
    network = always(0.97)
    assert not of_two(link(readings_of(MET, ("b", "Baltic Mail", day, TALKS[3])), coreference=network))
    assert not network.asked


def test_two_deeds_of_one_report_stay_two() -> None:
    text = f"{MET[3]} {TALKS[3]}"
    assert all(len(event.mentions) == 1 for event in link(readings_of((*MET[:3], text)), coreference=always(0.97)).events)


@pytest.mark.parametrize(("engine", "asked"), [("rules", False), ("combined", True)])
def test_what_rules_read_is_linked_by_rules_and_stays_so(
    engine: Engine, asked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = always(0.97)
    monkeypatch.setattr(coreference, "shipped_coreference", lambda: network)
    documents = [Document.from_text(text, id=id, publisher=outlet, published=day) for id, outlet, day, text in (MET, TALKS)]
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        workspace.repository.new_case("tartu")
        for reading in read_all(documents, engine):
            workspace.put("tartu", reading, engine)
        workspace.settle("tartu")
        assert bool(network.asked) == asked
        found = len(workspace.events("tartu"))
        network.asked.clear()
        latvia, estonia = (next(a.id for a in workspace.actors("tartu") if a.name == name) for name in ("Latvia", "Estonia"))
        workspace.correct("tartu", Request("merge", "ana", (latvia, estonia)))
        workspace.correct("tartu", Request("undo", "ana", ("1",)))
        assert bool(network.asked) == asked
        assert len(workspace.events("tartu")) == found == (1 if asked else 2)

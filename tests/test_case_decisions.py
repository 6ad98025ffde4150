"""The analyst's decisions about events: merge, split, status, and taking them back."""

import pytest
from mini_cases import add, events_of

from dragoman import Document
from dragoman.linking.memory import MemoryView
from dragoman.reading.pipeline import read_all
from dragoman.types import Anchor, CaseEvent, Correction

TEXTS = {
    "north": ("2021-05-08", "Lena Dahl met Tomas Berg in Geneva on Friday."),
    "south": ("2021-05-09", "Lena Dahl met Tomas Berg in Geneva on Friday."),
    "west": ("2021-05-20", "Lena Dahl met Tomas Berg in Oslo on Tuesday."),
}


def anchor(document: str) -> Anchor:
    text = TEXTS[document][1]
    return Anchor(document=document, span=(0, len(text)), quote=text)


def entry(id: int, action: str, *documents: str, value: str | None = None, undoes: int | None = None) -> Correction:
    return Correction(
        id=id,
        at="2021-06-01",
        author="ana",
        action=action,  # type: ignore[arg-type]  # a literal in every call
        target="correction" if action == "undo" else "event",
        anchors=tuple(anchor(document) for document in documents),
        value=value,
        undoes=undoes,
    )


def case(*corrections: Correction) -> list[CaseEvent]:
    view = MemoryView(corrections)
    documents = [Document.from_text(text, id=id, published=day) for id, (day, text) in TEXTS.items()]
    for reading in read_all(documents):
        add(view, reading)
    return events_of(view, "meeting")


def told(events: list[CaseEvent]) -> list[set[str]]:
    return [{mention.document for mention in event.mentions} for event in events]


def test_without_decisions() -> None:
    assert told(case()) == [{"north", "south"}, {"west"}]


def test_merged_events_are_one_and_say_why() -> None:
    (event,) = case(entry(1, "merge", "north", "west"))
    assert told([event]) == [{"north", "south", "west"}]
    assert [reason.correction for reason in event.reasons] == [None, 1]
    assert event.corrections == (1,)


def test_split_passages_stand_apart() -> None:
    assert told(case(entry(1, "split", "south"))) == [{"north"}, {"south"}, {"west"}]
    assert told(case(entry(1, "split", "north"))) == [{"north"}, {"south"}, {"west"}]


def test_a_status_given_stands_and_is_shown() -> None:
    first, _ = case(entry(1, "status", "north", value="alleged"))
    assert (first.status, first.corrections) == ("alleged", (1,))


def test_what_is_taken_back_has_no_effect() -> None:
    assert told(case(entry(1, "split", "south"), entry(2, "undo", undoes=1))) == told(case())


def test_a_decision_about_passages_that_are_not_there_waits() -> None:
    away = Anchor(document="east", span=(0, 5), quote="Lena ")
    waiting = Correction(id=1, at="2021-06-01", author="ana", action="merge", target="event", anchors=(away, anchor("north")))
    assert told(case(waiting)) == told(case())


NESTED = {
    "lena": "Lena Dahl announced on Monday that Tomas Berg would visit Oslo on 3 June.",
    "tomas": "Tomas Berg denied on Monday that Lena Dahl had met Ilya Koren in Geneva.",
}


@pytest.mark.parametrize("document", NESTED)
def test_what_is_decided_of_a_deed_within_another_is_not_decided_of_that(document: str) -> None:
    def told_with(*corrections: Correction) -> dict[tuple[int, int], CaseEvent]:
        view = MemoryView(corrections)
        for reading in read_all([Document.from_text(NESTED[document], id=document, published="2021-05-12")]):
            add(view, reading)
        return {mention.span: event for event in view.case("mini").events for mention in event.mentions}

    before = told_with()
    outer, inner = sorted(before, key=lambda span: span[0] - span[1])[:2]
    assert outer[0] <= inner[0] < inner[1] <= outer[1]
    passage = Anchor(document=document, span=inner, quote=NESTED[document][slice(*inner)])
    after = told_with(
        Correction(id=1, at="2021-06-01", author="ana", action="status", target="event", anchors=(passage,), value="cancelled")
    )
    assert (after[inner].status, after[inner].corrections) == ("cancelled", (1,))
    assert (after[outer].status, after[outer].corrections) == (before[outer].status, ())

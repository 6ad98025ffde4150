"""Deeds: what kind, who, where, when, in what state."""

import pytest
from msgspec.structs import replace
from readings import read_text, words

from dragoman import Document, Event
from dragoman.reading.deed_rows import lemma_of
from dragoman.reading.lexicon import rows
from dragoman.reading.parse import parse_all
from dragoman.reading.pipeline import read_all
from dragoman.reading.sections import find_sections
from dragoman.reading.triggers import find_triggers


def event(text: str, trigger: str, **known: str) -> Event:
    reading = read_text(text, **known)
    return next(e for e in reading.events if words(reading, (e.trigger,)) == trigger)


def test_every_row_is_found_in_its_example() -> None:
    table = rows("events")
    documents = [Document.from_text(row["example"]) for row in table]
    wrong = []
    for row, parse in zip(table, parse_all(replace(d, sections=find_sections(d)) for d in documents), strict=True):
        deeds = {(lemma_of(t.head), t.deed.kind, t.deed.category, t.deed.mode) for t in find_triggers(parse.body)}
        if (row["word"].split()[0], row["kind"], row["type"], row["mode"]) not in deeds:
            wrong.append((row["word"], row["example"]))
    assert wrong == []


STATUSES = [
    ("occurred", "Lena Dahl met Tomas Berg on Monday.", "met"),
    ("occurred", "After Dahl's meeting with Berg, the envoy left.", "meeting"),
    ("occurred", "The minister said that Dahl met Berg.", "met"),
    ("ongoing", "Lena Dahl is meeting Tomas Berg in the capital.", "meeting"),
    ("ongoing", "The rebels are shelling the town.", "shelling"),
    ("planned", "Lena Dahl will meet Tomas Berg on Monday.", "meet"),
    ("planned", "Lena Dahl agreed to meet Tomas Berg on Monday.", "meet"),
    ("planned", "The envoys announced that their talks would resume in May.", "talks"),
    ("proposed", "Lena Dahl asked to meet Tomas Berg.", "meet"),
    ("proposed", "The envoy offered to visit Norland.", "visit"),
    ("conditional", "If the siege ended, Lena Dahl would meet Tomas Berg.", "meet"),
    ("conditional", "Dahl promised that if the port opened, she would visit Norland.", "visit"),
    ("alleged", "Lena Dahl reportedly met Tomas Berg.", "met"),
    ("alleged", "According to the website Polaris.org, Lena Dahl met Tomas Berg.", "met"),
    ("alleged", "Talks between Norland and Russia appear to be under way.", "Talks"),
    ("denied", "The spokesman denied that Lena Dahl would meet Tomas Berg.", "meet"),
    ("denied", "Lena Dahl did not meet Tomas Berg.", "meet"),
    ("cancelled", "Dahl had been scheduled to meet Berg on Monday but did not.", "meet"),
    ("cancelled", "Norland cancelled a meeting with the envoy.", "cancelled"),
]


@pytest.mark.parametrize(("status", "text", "trigger"), STATUSES, ids=[f"{s} {t[:30]}" for s, t, _ in STATUSES])
def test_status_comes_from_grammar(status: str, text: str, trigger: str) -> None:
    assert event(text, trigger).status == (status if trigger != "cancelled" else "occurred")


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode"),
    [
        ("Lena Dahl met Tomas Berg.", "met", "CONSULT", None),
        ("Lena Dahl will meet Tomas Berg.", "meet", "AGREE", None),
        ("The spokesman denied that Lena Dahl would meet Tomas Berg.", "meet", "REJECT", "meet"),
        ("Norland imposed sanctions on Estonia.", "imposed", "SANCTION", "discontinue"),
        ("The rebels kidnapped two engineers.", "kidnapped", "ASSAULT", "abduct"),
        ("The workers staged a protest in the capital.", "staged", "PROTEST", "demo"),
        ("The ministers criticized harshly.", "criticized", "ACCUSE", "disapprove"),
        ("The minister made harsh attacks on the plan.", "attacks", "ACCUSE", "disapprove"),
    ],
)
def test_plover_folds_the_status_in(text: str, trigger: str, type_: str, mode: str | None) -> None:
    found = event(text, trigger)
    assert (found.type, found.mode) == (type_, mode)


def test_only_the_governing_deed_is_coded() -> None:
    reading = read_text("Norland demanded that the rebels release the hostages.")
    assert [e.type for e in reading.events] == ["REQUEST", None]


def test_a_noun_tells_of_a_meeting_with_its_date_and_place() -> None:
    text = "They included an April 14 Vienna meeting between Central Bank of Norland governor Ilya Koren and Minister Tomas Berg."
    found = event(text, "meeting", published="2016-04-20")
    assert (found.start, found.place, found.status, len(found.participants)) == ("2016-04-14", "Vienna", "occurred", 2)


def test_the_condition_is_kept() -> None:
    reading = read_text("Dahl promised that if the port opened, she would visit Norland.")
    conditional = [e for e in reading.events if e.status == "conditional"]
    assert words(reading, conditional[0].condition) == "if the port opened"


def test_an_event_says_according_to_whom() -> None:
    reading = read_text("According to the website Polaris.org, Lena Dahl met Tomas Berg.")
    met = next(e for e in reading.events if e.kind == "meeting")
    assert met.according_to == reading.attributions[0].id


def test_without_a_date_there_is_a_reason() -> None:
    found = event("Lena Dahl met Tomas Berg.", "met")
    assert found.start is None
    assert found.reason


def test_readings_of_events_are_the_same_in_any_batch() -> None:
    texts = [text for _, text, _ in STATUSES]
    together = [r.events for r in read_all(Document.from_text(t) for t in texts)]
    assert together == [read_text(t).events for t in texts]

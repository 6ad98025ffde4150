"""Both engines keep the contract, and say what found an attribution and how sure it is."""

import pytest
from readings import told, words
from test_invariants import spans_of

from dragoman import Document, Reading
from dragoman.reading.combined import combined as combine
from dragoman.reading.drafts import Draft
from dragoman.reading.pipeline import read
from dragoman.types import Engine, Span

TEXTS = [
    'The envoy left on Monday.\n\n"We have never been this close," Minister Orlu told reporters. "But close is not there."',
    "According to the Daily Courier, President Dahl told the envoy that the army would leave the town in May.",
    "The premier, who had been silent for weeks, accused the rebels of breaking the truce, officials said.",
    "",
    "שלום. 👩‍👩‍👧 said “no",
]


def combined(text: str) -> Reading:
    return read(Document.from_text(text))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("engine", ["combined", "rules"])
def test_the_contract_holds(text: str, engine: Engine) -> None:
    reading = read(Document.from_text(text), engine)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    by_id = {a.id: a for a in reading.attributions}
    for attribution in reading.attributions:
        assert attribution.confidence is not None and 0 <= attribution.confidence <= 1
        if attribution.parent:
            outer = by_id[attribution.parent].content
            assert all(any(s <= a and b <= e for s, e in outer) for a, b in attribution.content)
    assert read(Document.from_text(text), engine) == reading


def test_the_network_finds_what_was_said() -> None:
    reading = combined(TEXTS[0])
    (attribution,) = [a for a in reading.attributions if a.engine == "learned"]
    source, cue, content = told(reading, attribution)
    assert (source, cue) == ("Minister Orlu", "told")
    assert content.startswith('"We have never been this close') and "But close is not there" in content
    assert (attribution.confidence or 0) > 0.5


def test_the_grammar_nests_within_the_networks_contents() -> None:
    reading = combined(TEXTS[1])
    inner = next(a for a in reading.attributions if words(reading, a.cue) == "told")
    assert [name.removeprefix("the ") for name in inner.chain] == ["Daily Courier", "President Dahl"]


SAID = Draft("learned", ((11, 15),), (0, 10), None, ((16, 60),), 0.9)


@pytest.mark.parametrize(
    ("construction", "cue", "content", "kept"),
    [
        ("clause", (30, 34), (35, 50), (35, 50)),
        ("clause", (30, 34), (35, 90), (35, 60)),  # no further than what holds it
        ("clause", (70, 74), (75, 90), None),  # "the clips show …" in running prose, where the network sees no cue
        ("clause", (30, 34), (65, 90), None),
        ("label", (70, 71), (72, 90), (72, 90)),
    ],
)
def test_the_grammar_adds_within_contents_and_what_the_network_misses(
    construction: str, cue: Span, content: Span, kept: Span | None
) -> None:
    found = combine([Draft(construction, (cue,), (20, 25), None, (content,), 0.95)], [SAID], lambda head: False)
    assert [d.content for d in found if d is not SAID] == ([(kept,)] if kept else [])


@pytest.mark.parametrize("text", ["She runs a website called Harbour News.", "The press liked a spot titled Dangerous Seas."])
def test_what_bears_a_name_says_nothing(text: str) -> None:
    reading = read(Document.from_text(text), "rules")
    assert not any(words(reading, a.cue) in ("called", "titled") for a in reading.attributions)


def test_the_rules_need_no_model() -> None:
    assert {a.engine for a in read(Document.from_text(TEXTS[1]), "rules").attributions} == {"rules"}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("After his attacks on what he termed the theft of the port, Berg left the hall.", "he", "the theft of the port"),
        ("The envoys left because of what she called an insult to the crown.", "she", "an insult to the crown"),
    ],
)
def test_words_that_are_marked_as_anothers_stay_his(text: str, source: str, content: str) -> None:
    reading = combined(text)
    assert any(words(reading, a.source) == source and words(reading, a.content).endswith(content) for a in reading.attributions)


def test_a_line_that_announces_a_quotation_is_a_saying_whatever_the_network_sees() -> None:
    council = "The harbour council met in the old customs house, and heard from pilots and from two officers of the coast guard. "
    asked = '"The strait is a matter of trust, and I will read you the question: “Should the patrol come back?” Forty said yes.'
    more = " Last year it was thirty-nine. I would not build a policy on it, and I would ask again when the boats are home."
    answer = f'{asked}{more * 4}"'
    text = f"Karin Lund spoke of two surveys. {council * 3}\n\nHe added:\n\n{answer}\n\nThe council votes on Friday."
    reading = combined(text)
    found = [a for a in reading.attributions if words(reading, a.cue).startswith("added")]
    assert [told(reading, a)[2] for a in found] == [answer]


def test_a_dash_signs_the_quotation_before_it_and_not_the_next() -> None:
    one, two = (
        "“He could not answer, and he is obsessed with the strait.”",
        "“Mostly he sows hate, a terrible thing for the young.”",
    )
    reading = combined(f"We asked what they think of the treaty.\n\n{one} ― Esther Lind\n\n{two} ― Marta Berg\n")
    signed = [told(reading, a) for a in reading.attributions if words(reading, a.cue) == "―"]
    assert [(source, content) for source, _, content in signed] == [("Esther Lind", one), ("Marta Berg", two)]

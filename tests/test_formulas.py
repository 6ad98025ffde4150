"""Sayings in fixed phrases, and where what a source tells ends: one rule, two sentences at least."""

import pytest
from readings import read_by_rules, read_text, told, words

FORMULAS = {
    "as one tells it": [
        ("As Berg has it, the bridge fell by itself.", ("Berg", "has it", "the bridge fell by itself")),
        ("The mayor, as Berg has it, sold the bridge.", ("Berg", "has it", "The mayor / sold the bridge")),
    ],
    "per": [
        ("Per the ministry, the two ships collided in fog.", ("the ministry", "Per", "the two ships collided in fog")),
        ("The ferry had turned back, per the Harbour Times.", ("the Harbour Times", "per", "The ferry had turned back")),
    ],
    "what a position is": [
        ("The line from the palace is that nothing was signed.", ("the palace", "line", "that nothing was signed")),
        (
            "The governor's verdict on the plan was that it would cost too much.",
            ("The governor", "verdict", "that it would cost too much"),
        ),
    ],
    "in somebody's words": [
        (
            'In the words of one diplomat, the summit was "a funeral with canapés."',
            ("one diplomat", "words", 'the summit was "a funeral with canapés."'),
        ),
        ("By their own account, the rebels lost forty men.", ("their", "account", "the rebels lost forty men")),
    ],
    "if one believes": [
        ("If the ministry is to be believed, nobody was hurt.", ("the ministry", "believed", "nobody was hurt")),
        (
            "The trip was called off, on account of the floods if the rebels are to be believed.",
            ("the rebels", "believed", "on account of the floods"),
        ),
    ],
    "something let be known": [
        ("Minister Lena Dahl let it be understood that she would resign.",
         ("Minister Lena Dahl", "let it be understood", "that she would resign")),
        ("The presidency let it be known that no envoy had been sent.",
         ("The presidency", "let it be known", "that no envoy had been sent")),
    ],
    "something let be known through another": [
        ("Norland let it be known through a scholar close to the ministry that it had advised against the talks.",
         ("Norland", "let it be known", "that it had advised against the talks")),
        ("Orland let it be known through an envoy in Varna that the talks were over.",
         ("Orland", "let it be known", "that the talks were over")),
    ],
    "a story waved away": [
        ("Lena Dahl waved the story away as gossip.", ("Lena Dahl", "waved", "the story away as gossip")),
        ("The mayor laughed off the report.", ("The mayor", "laughed off", "the report")),
    ],
    "a thing put down to another": [
        ("The agency put the delay down to bad weather.", ("The agency", "put", "the delay / to bad weather")),
        ("Berg chalked the defeat up to poor maps.", ("Berg", "chalked", "the defeat / to poor maps")),
    ],
    "a deed owned up to": [
        ("The Front claimed responsibility for the blast.", ("The Front", "claimed", "responsibility for the blast")),
        ("The army disclaimed any involvement in the raid.", ("The army", "disclaimed", "any involvement in the raid")),
    ],
    "or so they claim": [
        ("Privately, so a regional envoy relates, he talks of peace.",
         ("a regional envoy", "relates", "Privately / he talks of peace")),
        ("The cabinet is united, so the premier insists, and the war goes well.",
         ("the premier", "insists", "The cabinet is united / and the war goes well")),
    ],
    "word from somewhere": [
        ("Word came from the palace that the king would not travel.",
         ("the palace", "Word", "that the king would not travel")),
        ("News came from the ministry on Friday that the talks were off.",
         ("the ministry", "News", "that the talks were off")),
    ],
    "reports that a medium carries": [
        ("Reports of a second blast, carried by two radio stations, were false.",
         ("two radio stations", "carried", "a second blast")),
        ("Rumours of a coup, broadcast by the rebel station, spread within hours.",
         ("the rebel station", "broadcast", "a coup")),
    ],
    "a claim that another takes up": [
        ("It was a claim repeated by Berg on Friday.", ("Berg", "repeated by", "a claim")),
        ("Orland made an accusation that the army echoed on Friday.", ("the army", "echoed", "an accusation")),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case for cases in FORMULAS.values() for case in cases])
def test_a_formula_tells(text: str, expected: tuple[str, str, str]) -> None:
    reading = read_text(text)
    assert expected in [told(reading, a) for a in reading.attributions]


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose to ten per day.",
        "He runs the shop as he has it from his father.",
        "The news from Varna is good.",
        "The line at the bank was long.",
        "She put the glass down to the left of the lamp.",
    ],
)
def test_words_alike_tell_nothing(text: str) -> None:
    assert read_by_rules(text).attributions == ()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            'Dahl recalled the guide telling his hosts: "Paper kills. I carry words."',
            "the guide",
            '"Paper kills. I carry words."',
        ),
        ('One clerk heard the envoy asking the guard: "Who stands behind you?"', "the envoy", '"Who stands behind you?"'),
    ],
)
def test_who_is_overheard_speaks(text: str, source: str, content: str) -> None:
    reading = read_text(text)
    assert (source, content) in [(words(reading, a.source), words(reading, a.content)) for a in reading.attributions]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "According to the ministry, the raid was a mistake; the rebels say it was planned.",
            {"the raid was a mistake", "it was planned"},
        ),
        (
            "According to the army, the dam held, but the mayor insisted that it had burst.",
            {"the dam held", "that it had burst"},
        ),
        (
            "The palace called the report false; according to the Courier, it was true.",
            {"the report false", "it was true"},
        ),
    ],
)
def test_behind_a_semicolon_another_speaks(text: str, contents: set[str]) -> None:
    reading = read_by_rules(text)
    found = {words(reading, a.content) for a in reading.attributions if a.parent is None}
    assert {content.removeprefix("the report ") for content in contents} == {
        content.removeprefix("the report ") for content in found
    }


def test_a_list_is_one_sources() -> None:
    text = 'According to the ministry, "the bridge fell; the dam held," and the road was cut.'
    reading = read_text(text)
    assert "the dam held" in words(reading, reading.attributions[0].content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The palace has disowned the minutes, an assessment from which one member dissented.",
         ("The palace", "disowned", "the minutes")),
        ("The bank corroborated the report.", ("The bank", "corroborated", "the report")),
    ],
)  # fmt: skip
def test_verbs_that_the_corpus_lacks_are_read(text: str, expected: tuple[str, str, str]) -> None:
    reading = read_text(text)
    assert expected in [told(reading, a) for a in reading.attributions]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("In Moscow's version, nobody was hurt.", "Moscow"), ("In Ankara's telling, the ship was empty.", "Ankara")],
)
def test_a_capital_tells(text: str, speaker: str) -> None:
    reading = read_text(text)
    assert [a.chain for a in reading.attributions] == [(speaker,)] and reading.attributions[0].speaker is not None

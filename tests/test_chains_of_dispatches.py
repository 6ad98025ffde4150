"""Chains as dispatches give them: the medium of an interview, who wrote the note, whose turn it is, who is left out."""

import pytest
from readings import read_text, words

from dragoman import Reading

Chain = tuple[str, ...]

# Text → for each word that a content holds, the chain of the attribution with the shortest such content.
CHAINS: dict[str, tuple[str, dict[str, Chain]]] = {
    "interviewed by a medium, at the start": (
        "Interviewed by Radio Orland on Sunday night, Hedda Lund, who was Norway's ambassador in Quito until May, revealed that "
        "the port was sold. “Nobody asked me,” she recounted.",
        {"sold": ("Radio Orland", "Hedda Lund"), "Nobody": ("Radio Orland", "Hedda Lund")},
    ),
    "interviewed by nobody that is a medium": (
        "Interviewed by the police on Sunday, Hedda Lund said that the port was sold.",
        {"sold": ("Hedda Lund",)},
    ),
    "offered in a note": (
        "Ghana had offered, in a note delivered on June 9, to resume the talks. The note also stated that Accra wanted peace.",
        {"peace": ("Ghana",)},
    ),
    "criticised in a letter by others": (
        "The minister was criticised in a letter by farmers. The letter says that the dam is unsafe.",
        {"unsafe": ("a letter",)},
    ),
    "warned in a memo": (
        "Tomas Berg warned in a memo to the cabinet that the loan was dear. The memo adds that nobody was asked.",
        {"asked": ("Tomas Berg",)},
    ),
    "an open letter is its writer's, whoever prints it": (
        "Lena Dahl answered in an open letter, printed by the daily Harbor Post. The letter says that the dam is unsafe.",
        {"unsafe": ("Lena Dahl",)},
    ),
    "another, who is described": (
        "Two officers spoke of the raid. Another, a Kenyan, remembered that nobody had fired.",
        {"fired": ("a Kenyan",)},
    ),
    "the other, who is described": (
        "Two officials have read it. The other, a Sudanese diplomat, said that the note was short.",
        {"short": ("a Sudanese diplomat",)},
    ),
    "a mouthpiece goes by its name": (
        "Norway has not moved. Its mouthpiece, the Red Banner Service, thundered that the men were spies.",
        {"spies": ("Red Banner Service",)},
    ),
    "which says it is a monthly, and no town": (
        "A copy lies on the website of the Harbor Post, a monthly in Nairobi, which says it has the file from a clerk.",
        {"clerk": ("Harbor Post",)},
    ),
    "an article is the medium's, and so is the piece": (
        "The website Torvik wrote that the army had left. Its article said that the bridge was cut, and the piece continued "
        "that nobody knew why.",
        {"why": ("Torvik",)},
    ),
    "an unnamed clerk is quoted": (
        "The Nairobi daily Coast Star, quoting an unnamed clerk of the treasury, wrote by contrast that the loan must be paid.",
        {"paid": ("Coast Star", "an unnamed clerk of the treasury")},
    ),
    "a family name that the tokenizer tears": (
        "According to Im Sung-ho, a pastor in Varna, the sailors are well.",
        {"well": ("Im Sung-ho",)},
    ),
    "the note is of who speaks": (
        "Norway's Ministry of Trade said that the port was open.[1]\nNotes\n[1] Norwegian Ministry of Trade, May 3, 2021.",
        {"open": ("Norway's Ministry of Trade",)},
    ),
    "the note is of another": (
        "Norway's Ministry of Trade said that the port was open.[1]\nNotes\n[1] Harbor Post, May 3, 2021.",
        {"open": ("Harbor Post, May 3, 2021", "Norway's Ministry of Trade")},
    ),
}


def chain_of(reading: Reading, word: str) -> Chain:
    holding = [a for a in reading.attributions if word in words(reading, a.content)]
    return min(holding, key=lambda a: len(words(reading, a.content))).chain


@pytest.mark.parametrize("case", CHAINS)
def test_who_told_it(case: str) -> None:
    text, expected = CHAINS[case]
    reading = read_text(text, published="2021-05-10")
    assert {word: chain_of(reading, word) for word in expected} == expected


def test_a_label_may_be_the_family_name_that_comes_first() -> None:
    reading = read_text(
        "Paek Sung-ho and Noh Min-gyu dined in Varna. Paek smiled. The tape has this:\n"
        "PAEK: I will send the men home. I give you my word.\nNOH: We thank you. We shall wait."
    )
    assert chain_of(reading, "my word") == ("Paek Sung-ho",)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Togo's envoy, Ama Sow, met Ghana's minister, Kofi Adjei. President Yao Tetteh waited. Adjei called his president.",
            True,
        ),
        ("Ghana's minister, Kofi Adjei, left. President Yao Tetteh waited. Adjei called his president.", False),
    ],
)
def test_the_president_of_one_of_two_states_may_be_another_than_the_one_named(text: str, own: bool) -> None:
    reading = read_text(text)
    (named,) = (actor for actor in reading.actors if actor.name == "Yao Tetteh")
    mentioned = {reading.document.text[start:end] for start, end in named.mentions}
    assert ("his president" not in mentioned) is own


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The envoy denied that Chad had set a condition: “Chad has asked for nothing.”",
            {"that Chad had set a condition", "“Chad has asked for nothing.”"},
        ),
        ("The palace dismissed the claim as “rubbish”.", {"the claim as “rubbish”"}),
    ],
)
def test_what_is_quoted_behind_a_denial_is_not_denied(text: str, contents: set[str]) -> None:
    reading = read_text(text)
    top = [a for a in reading.attributions if a.parent is None]
    assert {words(reading, a.content) for a in top} == contents
    quoted = [a for a in top if words(reading, a.content) == "“Chad has asked for nothing.”"]
    assert [words(reading, a.cue) for a in quoted] == [":"] * len(quoted)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Asked whether the letter was real, the spokesman, Idris Bello, would not be drawn.",
            "the spokesman, Idris Bello",
            "would not be drawn",
            "whether the letter was real",
        ),
        (
            "Asked if the port was shut, Lena Dahl declined to answer.",
            "Lena Dahl",
            "declined to answer",
            "if the port was shut",
        ),
        (
            "The Kenyan ministry acknowledged that it had received a note but would say nothing of its contents.",
            "The Kenyan ministry",
            "acknowledged",
            "that it had received a note",
        ),
        (
            "Kwame Boateng keeps the cap “so that they can have it back”, as he puts it.",
            "he",
            "puts it",
            "“so that they can have it back”",
        ),
    ],
)
def test_silences_and_wordings(text: str, source: str, cue: str, content: str) -> None:
    reading = read_text(text)
    found = {(words(reading, a.source), words(reading, a.cue), words(reading, a.content)) for a in reading.attributions}
    assert (source, cue, content) in found


def test_an_answer_is_no_silence() -> None:
    reading = read_text("Asked whether the port was open, Lena Dahl said that it was.")
    assert all("whether" not in words(reading, a.content) or not a.source for a in reading.attributions if a.parent is None)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Hedda Lund, who was Norway's ambassador in Quito until May, left.", "Hedda Lund", ("ambassador", "Norway")),
        ("Camila Oyarzo, who leads the opposition there, said that it was late.", "Camila Oyarzo", ("leader", "opposition")),
    ],
)
def test_who_she_is_or_was(text: str, name: str, role: tuple[str, str]) -> None:
    (actor,) = (actor for actor in read_text(text).actors if actor.name == name)
    assert actor.kind == "person"
    assert role in {(held.title, held.affiliation) for held in actor.roles}


def test_who_she_is_not() -> None:
    reading = read_text("Hedda Lund, who was not Norway's ambassador, left.")
    (actor,) = (actor for actor in reading.actors if actor.name == "Hedda Lund")
    assert not actor.roles

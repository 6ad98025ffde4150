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
    "its report, of the medium and not of the word": (
        "The first word came from Norland Press, a Swedish agency, on Thursday. Its report put Dahl and Berg in one room.",
        {"room": ("Norland Press",)},
    ),
    "an unnamed clerk is quoted": (
        "The Nairobi daily Coast Star, quoting an unnamed clerk of the treasury, wrote by contrast that the loan must be paid.",
        {"paid": ("Coast Star", "an unnamed clerk of the treasury")},
    ),
    "what went through a medium goes through it once": (
        "“I was in Oslo,” Dahl said in an interview with Harbor Television, “and I promised Berg nothing.”",
        {"nothing": ("Harbor Television", "Dahl")},
    ),
    "an aide to somebody, who swears": (
        "A copy reached us through a former aide to Otieno, who swears that it is real. “He wrote it,” the aide told me.",
        {"wrote": ("a former aide to Otieno",)},
    ),
    "a news service and its dispatch": (
        "The Northern News Service thundered that the men were spies. The same dispatch claimed that the navy had fled.",
        {"fled": ("Northern News Service",)},
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
        "Paek Sung-ho and Noh Min-gyu dined in Varna. Paek smiled and Noh ate. The tape has this:\n"
        "PAEK: I will send the men home. I give you my word.\nNOH: We thank you. We shall wait."
    )
    assert chain_of(reading, "my word") == ("Paek Sung-ho",)
    assert chain_of(reading, "wait") == ("Noh Min-gyu",)


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
            "“Nearly,” Petrov was overheard muttering in the corridor, “is a Russian word.”",
            "Petrov",
            "was overheard muttering",
            "“Nearly,” / “is a Russian word.”",
        ),
        (
            "Otieno is recorded there as telling the table:\n“You will have the port. What you will not have is the word.”",
            "Otieno",
            "is recorded",
            "“You will have the port. What you will not have is the word.”",
        ),
        (
            "But four officers in two of the garrisons, none of whom would be named because they were not allowed to discuss it, "
            "confirmed to this newspaper that a raid took place.",
            "four officers in two of the garrisons",
            "confirmed",
            "that a raid took place",
        ),
        (
            "The site wrote that the minister had come back, in Otieno's recollection, “with rain on his face”.",
            "Otieno",
            "recollection",
            "“with rain on his face”",
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


def test_a_quotation_that_ends_with_its_sentence_is_not_of_who_is_heard_next() -> None:
    reading = read_text("The navy said “nobody went aboard.” The manager, Petrov, was heard saying that the mate had fallen.")
    found = {(words(reading, a.source), words(reading, a.content)) for a in reading.attributions}
    assert all("aboard" not in content for source, content in found if "Petrov" in source)


def test_who_cannot_tell_says_nothing() -> None:
    reading = read_text("“It was snow or rain, I could not tell which,” Dahl said.")
    assert {words(reading, a.cue) for a in reading.attributions} == {"said"}


def test_a_family_name_that_looks_like_a_cry_or_stands_behind_a_month() -> None:
    reading = read_text("On 23 October Paek and Noh Min-gyu dined. Paek Un-sok left.")
    assert "Paek" in {reading.document.text[slice(*actor.mentions[0])] for actor in reading.actors if actor.kind == "person"}
    reading = read_text("Noh Min-gyu dined. The harbourmaster, Oh Byung-ho, left the port. If it rains, Oh will stay.")
    (actor,) = (actor for actor in reading.actors if actor.name == "Oh Byung-ho")
    assert [reading.document.text[start:end] for start, end in actor.mentions][-2:] == ["Oh Byung-ho", "Oh"]
    assert not any(a.name == "Oh" for a in read_text("Oh, Lena Dahl left. “Oh well,” she said.").actors)


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

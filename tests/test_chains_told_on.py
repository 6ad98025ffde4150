"""Who is credited through whom over sentences and paragraphs: one rule, two texts at least."""

import pytest
from readings import read_text, words

RECORDS = {
    "a transcript is retold": (
        "The transcript, obtained by the Harbour Times, runs to forty pages. In it, Foreign Minister Lena Dahl asks Interior "
        "Minister Tomas Berg for two more weeks. Berg answers that the army will not wait.\n"
        "At the end Dahl proposes to send an envoy to Varna.",
        {
            "answers": ("Harbour Times", "The transcript", "Tomas Berg"),
            "proposes": ("Harbour Times", "The transcript", "Lena Dahl"),
        },
    ),
    "minutes are retold": (
        "The minutes show President Omar Sahl asking for money. Chairman Ivo Lund replies that there is none. Sahl says that he "
        "will ask Orland.\nLund's ministry said on Monday that the minutes were forged. Sahl says so too.",
        {"replies": ("The minutes", "Ivo Lund"), "says": ("The minutes", "Omar Sahl")},
    ),
    "according to a record": (
        "Foreign Minister Lena Dahl, according to the transcript, asked for ten years. Minister Tomas Berg answered that "
        "he needed thirty.",
        {"answered": ("the transcript", "Tomas Berg")},
    ),
    "notes that an outlet has seen": (
        "What was said is known from the notes of an interpreter, which the Harbour Times has seen. The notes have General Omar "
        "Sahl opening with an offer. Minister Lena Dahl asked for a list.",
        {"for": ("Harbour Times", "the notes", "Lena Dahl")},
    ),
    "minutes in the past": (
        "The minutes show that President Omar Sahl wept. Minister Lena Dahl insisted that the loan was signed.",
        {"insisted": ("The minutes", "Lena Dahl")},
    ),
    "states in a record": (
        "The minutes show Norland asking for ten ships. Orland answers that it has five.",
        {"answers": ("The minutes", "Orland")},
    ),
    "a record in the past": (
        "According to the minutes, President Omar Sahl opened the meeting with a warning. General Tomas Berg objected that the "
        "loan was signed. Berg told the Courier on Friday that he had objected to nothing.",
        {"objected": ("the minutes", "Tomas Berg"), "told": ("Courier", "Tomas Berg")},
    ),
}


@pytest.mark.parametrize(("text", "chains"), RECORDS.values(), ids=RECORDS.keys())
def test_who_speaks_in_a_record_is_read_from_it(text: str, chains: dict[str, tuple[str, ...]]) -> None:
    reading = read_text(text)
    found: dict[str, tuple[str, ...]] = {}
    for attribution in reading.attributions:
        cue = words(reading, attribution.cue).split()[-1]
        found.setdefault(cue, attribution.chain)
    assert {cue: found.get(cue) for cue in chains} == chains


def test_who_speaks_about_a_record_is_not_in_it() -> None:
    reading = read_text(
        "The transcript has Lena Dahl asking for time. A spokesman for Dahl says that the transcript is a forgery. Omar Sahl "
        "told reporters that he had never seen it."
    )
    chains = [a.chain for a in reading.attributions if words(reading, a.cue) in ("says", "told")]
    assert len(chains) == 2 and not any("transcript" in name for chain in chains for name in chain)


@pytest.mark.parametrize(
    "text",
    [
        "A few minutes later Lena Dahl left. Tomas Berg says that she was ill.",
        "Ten minutes were lost. Omar Sahl says that the clock was wrong.",
    ],
)
def test_minutes_of_a_clock_are_no_record(text: str) -> None:
    assert all(len(a.chain) == 1 for a in read_text(text).attributions)


CHAINS = {
    "a document through the outlet that has it": [
        ("A memo leaked to Norland Radio says that Berg met the rebels.\nThe memo also claims that Dahl knew.",
         "also claims", ("Norland Radio", "A memo")),
        ("His letter says that the Front will not disarm. The Courier published the letter on Friday.",
         "says", ("Courier", "His letter")),
    ],
    "an informant through the outlet that quoted him": [
        ("Radio Norland quoted a diplomat as saying that the envoy would leave. The diplomat said the decision was final.",
         "said", ("Radio Norland", "a diplomat")),
        ("The Courier, quoting a palace aide, said that the queen would travel. The aide said the trip was agreed in April.",
         "said", ("Courier", "a palace aide")),
    ],
    "one of those who told the outlet": [
        ("Three officials told the Courier that the call took place. One of the three said that fuel was discussed.",
         "said", ("Courier", "One of the three")),
        ("Two guards told Norland Radio that the gate was open. It had been open all week, they said.",
         "said", ("Norland Radio", "Two guards")),
    ],
    "the outlet's own people": [
        ("The Norland Post's correspondent reported that the garrison had mutinied.",
         "reported", ("Norland Post", "The Norland Post's correspondent")),
        ("The story was in the Harbour Times, whose correspondent said that forty men had left.",
         "said", ("Harbour Times", "whose correspondent")),
    ],
    "quoted in a document": [
        ("Tomas Berg is quoted in the memo as saying that the port was sold.", "saying", ("the memo", "Tomas Berg")),
        ("Lena Dahl was quoted in the report as warning that the dam would burst.", "warning", ("the report", "Lena Dahl")),
    ],
    "who wrote in a letter seen by an outlet": [
        ("In a letter dated March 6 and seen by the Courier, the Front's negotiator, Omar Sahl, told the mediators that his men "
         "would stay.", "told", ("Courier", "Omar Sahl")),
        ("In a note dated May 3 and obtained by Norland Radio, the envoy, Lena Dahl, warned the ministry that the port would "
         "fall.", "warned", ("Norland Radio", "Lena Dahl")),
    ],
    "what goes on to be told by it": [
        ("The report by the Harbor Institute says that Norland sold the ships. It quotes a former minister as a witness.",
         "quotes", ("Harbor Institute",)),
        ("The letter is dated March 6. It warns that Norland will not ask twice.", "warns", ("The letter",)),
    ],
    "its author": [
        ("A cable, obtained by the Courier, blames the envoy. Its author complains that nobody asked him.",
         "complains", ("Courier", "A cable")),
        ("The dossier is unsigned. Its author claims that the bank was warned.", "claims", ("The dossier",)),
    ],
    "whoever is asked about somebody": [
        ("Spokeswoman Shin Ha-rin called the report a novel. Asked whether Minister Bae Jin-woo had telephoned anybody, she "
         "replied that ministers make many calls.", "replied", ("Shin Ha-rin",)),
        ("Spokesman Luo Jian read a statement. Pressed on whether Minister Bae Jin-woo would resign, he answered that it was a "
         "private matter.", "answered", ("Luo Jian",)),
    ],
    "whoever is faced": [
        ("In a cable, Envoy Lena Dahl recounted a dinner. General Tomas Berg had told her, she wrote, that the king was ill.",
         "wrote", ("Lena Dahl",)),
        ("Envoy Lena Dahl kept a diary. Minister Nam Gi-tae had asked her, she noted, whether the bridge was safe.",
         "noted", ("Lena Dahl",)),
    ],
    "two without a name are not two names": [
        ("The Courier, citing a hotel employee and a person in the governor's entourage, said that the men had left.",
         "citing", ("Courier", "a hotel employee and a person in the governor's entourage")),
        ("A diplomat and an aide said the house was empty.", "said", ("A diplomat and an aide",)),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "chain"), [case for cases in CHAINS.values() for case in cases])
def test_the_chain_runs_through_whoever_passes_it_on(text: str, cue: str, chain: tuple[str, ...]) -> None:
    reading = read_text(text)
    assert chain in [a.chain for a in reading.attributions if words(reading, a.cue).endswith(cue)]


@pytest.mark.parametrize(
    "text",
    [
        "Hellin: what we know about the raid\n\nThe army said on Monday that the raid was over. Nobody in the town was hurt.",
        "Orland: how the truce came about\n\nThe army said on Monday that the truce would last. Nobody in the town was hurt.",
    ],
)
def test_a_heading_is_nobodys_word(text: str) -> None:
    reading = read_text(text)
    assert [words(reading, a.source) for a in reading.attributions] == ["The army"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            'Dahl\'s letter asks Berg to release the crew and warns that Norland "will not wait."',
            ["Berg to release the crew", 'that Norland "will not wait."'],
        ),
        ("The memo tells the guards to wait and adds that help will come.", ["to wait", "that help will come"]),
    ],
)
def test_what_is_joined_to_a_saying_is_not_said_in_it(text: str, contents: list[str]) -> None:
    reading = read_text(text)
    assert [words(reading, a.content) for a in reading.attributions if a.parent is None] == contents


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Courier quoted one of the guards, Ivo Lund, as having said that the gate was open.", "one of the guards"),
        ("Norland Radio quoted a former captain as having claimed that the ship was empty.", "a former captain"),
    ],
)
def test_whoever_is_quoted_says_what_is_quoted(text: str, source: str) -> None:
    reading = read_text(text)
    (inner,) = [a for a in reading.attributions if a.parent is not None]
    assert words(reading, inner.source) == source


MEDIA = {
    "a statement that is carried": [
        ("Lena Dahl said in remarks broadcast by Radio Norland that the door was open.", ("Radio Norland", "Lena Dahl")),
        ("The council said in a statement published by the Courier that the door was open.", ("Courier", "The council")),
    ],
    "speaking to an outlet": [
        ("Speaking to the Harbour Times, Lena Dahl said that the door was open.", ("Harbour Times", "Lena Dahl")),
        ("Two officials, speaking to Radio Norland on condition of anonymity, said that the door was open.",
         ("Radio Norland", "Two officials")),
    ],
    "writing in an outlet": [
        ("Lena Dahl wrote in the Harbour Times that the door was open.", ("Harbour Times", "Lena Dahl")),
        ("In the Norland Post, Lena Dahl argued that the door was open.", ("Norland Post", "Lena Dahl")),
    ],
    "a medium within a report": [
        ("The Harbour Times reported that an official had told Radio Norland that the door was open.",
         ("Harbour Times", "Radio Norland", "an official")),
        ("The Courier wrote that Dahl had told the Norland Post that she was ill.", ("Courier", "Norland Post", "Dahl")),
    ],
    "who passes a complaint on": [
        ("Berg said the truce would fail, echoing Minister Lena Dahl's complaint that a promise had been broken.",
         ("Berg", "Lena Dahl")),
        ("The minutes contain President Omar Sahl's warning that the treasury was empty.", ("The minutes", "Omar Sahl")),
    ],
    "behind an inserted saying": [
        ("Tomas Berg, she complained to Radio Norland, had assured her that the port would stay open.",
         ("Radio Norland", "Tomas Berg")),
        ("The letter, the daily went on, warned the premier that hotheads could undo the truce.", ("the daily", "The letter")),
    ],
    "a memo of which there is a copy": [
        ("A memo dated May 4, a copy of which was posted by the Courier, recommends that the port be sold.",
         ("Courier", "A memo")),
        ("A letter, a page of which was published by Radio Norland, claims that the king is ill.", ("Radio Norland", "A letter")),
    ],
    "to this newspaper": [
        ("Lena Dahl told Radio Norland that the port was shut. She told this newspaper that it was open.", ("Lena Dahl",)),
        ("Omar Sahl told the Courier that he was ill. He said in a letter to this magazine that he was well.", ("Omar Sahl",)),
    ],
    "a document known through a report": [
        ("The Courier reported that the envoy had left a memo behind. The memo says that the port is shut.",
         ("Courier", "a memo")),
        ("Radio Norland said that a dossier had been found. The dossier claims that the bank was warned.",
         ("Radio Norland", "a dossier")),
    ],
    "outlets by what they do": [
        ("An aide told the Varna Ilbo that the talks had failed.", ("Varna Ilbo", "An aide")),
        ("Norpress quoted Lena Dahl as saying that the talks had failed.", ("Norpress", "Lena Dahl")),
        ("In an interview with Kontur, Lena Dahl said that the talks had failed.", ("Kontur", "Lena Dahl")),
        ("Kontur, a Varna weekly, is read by few. Lena Dahl told Kontur that the talks had failed.", ("Kontur", "Lena Dahl")),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), [case for cases in MEDIA.values() for case in cases])
def test_the_chain_has_the_medium(text: str, chain: tuple[str, ...]) -> None:
    assert chain in [a.chain for a in read_text(text).attributions]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He informed the hosts, it further stated, that Norland did not trade water.", "that Norland did not trade water"),
        ("Lena Dahl told the envoy, the paper wrote, that the road was mined.", "that the road was mined"),
    ],
)
def test_what_is_told_stands_behind_an_inserted_saying(text: str, content: str) -> None:
    reading = read_text(text)
    assert content in [words(reading, a.content) for a in reading.attributions if a.parent is not None]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('The envoy recalled her words as follows:\n"We will not wait. Go home."', '"We will not wait. Go home."'),
        ('His last words, as the clerk took them down, were: "You will read worse."', '"You will read worse."'),
    ],
)
def test_whose_words_follow_a_colon(text: str, content: str) -> None:
    reading = read_text(text)
    found = [(words(reading, a.cue), words(reading, a.content)) for a in reading.attributions]
    assert ("words", content) in found


JOINED = {
    "before adding": [
        ('"We never refuse a chair," observed a counsellor in Varna, before adding that "a chair is not a table".',
         "adding", "a counsellor in Varna"),
        ('"It is late," said the envoy, but not before warning that the road would close.', "warning", "the envoy"),
    ],
    "a contention passed on": [
        ("Minister Lena Dahl demanded an inquiry and relayed the contention of Norland intelligence that fighters had been fed.",
         "contention", "Norland intelligence"),
        ("General Omar Sahl repeated the claim of the council that the road was mined.", "claim", "the council"),
    ],
    "a view from which one dissents": [
        ("It was an assessment from which one member of the council dissented.", "dissented", "one member of the council"),
        ("The board gave a verdict to which the governor objected.", "objected", "the governor"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source"), [case for cases in JOINED.values() for case in cases])
def test_whose_the_joined_saying_is(text: str, cue: str, source: str) -> None:
    reading = read_text(text)
    assert any(cue in words(reading, a.cue).split() and words(reading, a.source) == source for a in reading.attributions)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Omar Sahl\'s remark that "a cow costs less than a coffin", together with a warning by Berg, was noted.',
         'that "a cow costs less than a coffin"'),
        ("Lena Dahl's claim that the port was shut, along with her other remarks, was forgotten.", "that the port was shut"),
    ],
)  # fmt: skip
def test_what_comes_with_a_saying_is_not_in_it(text: str, content: str) -> None:
    reading = read_text(text)
    assert content in [words(reading, a.content) for a in reading.attributions]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Three of them described to the Harbour Gazette how a gray vessel had followed the ship.", "Three of them", "described"),
        ("The oldest of the fishermen put the distance at a mile.", "The oldest of the fishermen", "put"),
        ("He named a nephew. The nephew, whom nobody knew, denied having spoken to the admiral.", "The nephew", "denied"),
    ],
)
def test_who_says_it_is_found(text: str, source: str, cue: str) -> None:
    reading = read_text(text)
    assert (source, cue) in [(words(reading, a.source), words(reading, a.cue)) for a in reading.attributions]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Press officer Jonas Lie spoke on Monday. An officer who read the log said it was torn. The officer would not say why.",
         ("An officer",)),
        ("Envoy Lena Dahl left on Monday. An envoy who stayed said he was ill. The envoy added that he was old.", ("An envoy",)),
    ],
)  # fmt: skip
def test_of_two_in_one_office_the_one_named_since(text: str, chain: tuple[str, ...]) -> None:
    assert read_text(text).attributions[-1].chain == chain


@pytest.mark.parametrize("text", ["Who spoke for the North?", "What did he ask for? Who promised it?"])
def test_a_question_is_nobodys_word(text: str) -> None:
    assert not any(words(read_text(text), a.source) in ("Who", "What") for a in read_text(text).attributions)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "According to the Herald, an aide to the king met two envoys. The aide told them that the king was ready to talk.",
            ("Herald", "an aide to the king"),
        ),
        ("The Herald cited a Lebanese source. The source said that the rockets had been moved.", ("Herald", "a Lebanese source")),
        (
            "President Holm wrote to the king in May, the Herald says. According to the letter, Norway would lift the embargo.",
            ("Herald", "the letter"),
        ),
        (
            'In an interview with the Herald, General Karl Berg was blunt. "The army is broken," he said.',
            ("Herald", "Karl Berg"),
        ),
        ("The Herald says that Karl Berg met two envoys. Berg said that the army was broken.", ("Karl Berg",)),
        ("Two diplomats whom the Herald does not name say that the army is broken.", ("Herald", "Two diplomats")),
        ("The Gedaref daily Al-Dindir wrote that the army was broken.", ("Al-Dindir",)),
        ("The administration in Harvik maintains that the shots came from the bank.", ("The administration in Harvik",)),
    ],
)
def test_whoever_an_outlet_brings_up_is_known_through_it(text: str, chain: tuple[str, ...]) -> None:
    assert max(read_text(text).attributions, key=lambda a: a.content[0][0]).chain == chain

"""Who is the speaker: one rule, two texts at least; a wrong name is worse than none."""

import msgspec
import pytest
from readings import read_by_rules, read_text, words

from dragoman.reading.lexicon import rows
from dragoman.reading.parse import parse_all
from dragoman.reading.pipeline import read_all
from dragoman.reading.sections import find_sections
from dragoman.reading.sources import head_of
from dragoman.types import Document

# rule → texts, each with a source and who speaks; None where the text names nobody
CASES: dict[str, list[tuple[str, str, str | None]]] = {
    "a given name tells the gender": [
        ("Lena Dahl met Tomas Berg on Monday. She said that the talks had failed.", "She", "Lena Dahl"),
        ("Robert Holt succeeds Maria Orlu. He said that the border would reopen.", "He", "Robert Holt"),
    ],
    "what stands between quotation marks is passed over": [
        (
            "Tomas Berg criticised the plan. “Viktor Holt lied to us. Holt failed.” He said that he would resign.",
            "He",
            "Tomas Berg",
        ),
        ("David Orlu spoke on Monday. “Peter Dahl was wrong,” he said.", "he", "David Orlu"),
    ],
    "the clause that governs comes before others": [
        ("Viktor Holt blamed Tomas Berg for the delay, though he said that the talks would go on.", "he", "Viktor Holt"),
        ("As Peter Berg left the hall, David Dahl warned the press, and he said that the vote was lost.", "he", "David Dahl"),
    ],
    "who spoke last goes on speaking": [
        (
            "“The border is open,” Tomas Dahl said.\n\nThe queues were long at dawn. The rain fell. The roads were "
            "blocked. The camps were full.\n\n“It will stay open,” he said.",
            "he",
            "Tomas Dahl",
        ),
        (
            "“We shall not yield,” said Maria Orlu.\n\nThe shops were shut. The trains stood still. The streets "
            "were empty. The schools were closed.\n\n“Nobody will,” she said.",
            "she",
            "Maria Orlu",
        ),
    ],
    "but not one of the other gender": [
        (
            "“The border is open,” Tomas Dahl said.\n\nThe shops were shut. The trains stood.\n\n“It is not,” she said.",
            "she",
            None,
        ),
        (
            "“We shall not yield,” said Maria Orlu.\n\nThe shops were shut. The trains stood.\n\n“They will,” he said.",
            "he",
            None,
        ),
    ],
    "two who share a surname stay two": [
        ("Lena Dahl arrived. Her brother Tomas Dahl said that the talks had failed.", "Her brother Tomas Dahl", "Tomas Dahl"),
        ("Viktor Orlu resigned. His wife, Anna Orlu, said that he was ill.", "His wife, Anna Orlu", "Anna Orlu"),
    ],
    "a bare surname is that of who was called by it": [
        (
            "Tomas Dahl met Viktor Holt. Dahl left early. Anna Dahl stayed. Dahl said that the talks had failed.",
            "Dahl",
            "Tomas Dahl",
        ),
        ("Maria Orlu won. Orlu thanked her voters. Igor Orlu lost. Orlu said that she would govern alone.", "Orlu", "Maria Orlu"),
    ],
    "a form of address tells which of two": [
        ("Lena Dahl met Tomas Dahl. Ms. Dahl said that the talks had failed.", "Ms. Dahl", "Lena Dahl"),
        ("Viktor Orlu and Anna Orlu disagreed. Mr. Orlu said that the vote was lost.", "Mr. Orlu", "Viktor Orlu"),
    ],
    "the family name may come first": [
        ("Ko Daro-min arrived in Halden. Mr. Ko said that the talks had failed.", "Mr. Ko", "Ko Daro-min"),
        ("Vo Tarun leads the council. President Vo said that the border would reopen.", "President Vo", "Vo Tarun"),
    ],
    "a surname may be a title or a month": [
        ("Lena King said that the talks had failed.", "Lena King", "Lena King"),
        (
            "Norland Prime Minister Lena May said that the border would reopen.",
            "Norland Prime Minister Lena May",
            "Lena May",
        ),
    ],
    "an abbreviated title is the title": [
        ("Sen. Lena Dahl left the hall. The senator said that the talks had failed.", "The senator", "Lena Dahl"),
        ("Gov. Tomas Berg spoke first. The governor said that the road was closed.", "The governor", "Tomas Berg"),
    ],
    "a president is no vice president": [
        ("Vice President Lena Dahl arrived. The president said that the talks had failed.", "The president", None),
        ("Deputy Minister Tomas Berg arrived. The minister said that the road was closed.", "The minister", None),
    ],
    "a name in apposition names the source": [
        ("Her deputy, Tomas Berg, said that the talks had failed.", "Her deputy, Tomas Berg", "Tomas Berg"),
        ("Dahl's lawyer, Maria Orlu, said that the vote was lost.", "Dahl's lawyer, Maria Orlu", "Maria Orlu"),
    ],
    "a body goes by the person it belongs to": [
        ("Lena Dahl lost. The Dahl campaign said that it would appeal.", "The Dahl campaign", "Dahl campaign"),
        (
            "Tomas Berg governs alone. The Berg administration said that the road was closed.",
            "The Berg administration",
            "Berg administration",
        ),
    ],
    "and is taken up by its noun": [
        ("Lena Dahl lost. The Dahl campaign is broke. The campaign said that it would go on.", "The campaign", "Dahl campaign"),
        ("Viktor Holt won. The Holt team arrived. The team said that the road was closed.", "The team", "Holt team"),
    ],
    "some of a people are nobody by name": [
        ("Many Norlanders said that the talks had failed.", "Many Norlanders", None),
        ("Several Germans said that the road was closed.", "Several Germans", None),
    ],
    "a capital at the start makes no name": [
        ("Scholars said that the talks had failed.", "Scholars", None),
        ("Judges said that the road was closed.", "Judges", None),
    ],
    "a single word for an outlet": [
        ("The Norland Courier printed a letter. The Courier said that the talks had failed.", "The Courier", "Norland Courier"),
        ("The Halden Tribune followed him. The Tribune said that the road was closed.", "The Tribune", "Halden Tribune"),
    ],
    "an acronym is what it stands for": [
        (
            "The Norland Monetary Fund met. An NMF report was late. The NMF said that growth had slowed.",
            "The NMF",
            "Norland Monetary Fund",
        ),
        (
            "The Halden Trade Council met. An HTC report was late. The HTC said that tariffs hurt.",
            "The HTC",
            "Halden Trade Council",
        ),
    ],
    "an organisation with a purpose": [
        (
            "The Halden Center for Trade Studies said that growth had slowed.",
            "The Halden Center for Trade Studies",
            "Halden Center for Trade Studies",
        ),
        (
            "The Norland Institute for Peace said that tariffs hurt.",
            "The Norland Institute for Peace",
            "Norland Institute for Peace",
        ),
    ],
    "typesetters' apostrophes": [
        ("James O’Dahl arrived. O'Dahl said that the talks had failed.", "O'Dahl", "James O’Dahl"),
        ("Maria O’Holt arrived. O'Holt said that the road was closed.", "O'Holt", "Maria O’Holt"),
    ],
}


@pytest.mark.parametrize(
    ("text", "source", "name"), [case for cases in CASES.values() for case in cases], ids=lambda value: str(value)[:40]
)
def test_the_speaker_is_named_or_nobody(text: str, source: str, name: str | None) -> None:
    reading = read_text(text)
    found = [a for a in reading.attributions if words(reading, a.source).rstrip(",") == source]
    assert found, [words(reading, a.source) for a in reading.attributions]
    speaker = {actor.id: actor for actor in reading.actors}.get(found[-1].speaker or "")
    if name is None:
        assert speaker is None or found[-1].reason is not None
    else:
        assert speaker is not None, found[-1].reason
        assert (speaker.name, found[-1].reason) == (name, None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lena Dahl and Tomas Berg said that the talks had failed.", ("Lena Dahl", "Tomas Berg")),
        ("Peru and Chile quarrelled. The two countries agreed that the border would reopen.", ("Peru", "Chile")),
    ],
)
def test_several_who_speak_together_are_all_named(text: str, names: tuple[str, ...]) -> None:
    told = read_text(text).attributions[-1]
    assert told.speaker is None
    assert told.chain[-1] == " and ".join(names)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("I believe that the talks have failed. I said that the road was closed.", None),
        (
            "I believe that the talks have failed.\n\nNobody listens.\n\nRoads are closed.\n\nLena Dahl is a fellow in Halden.",
            "Lena Dahl",
        ),
        ("By Tomas Berg\n\nI believe that the talks have failed.\n\nNobody listens.", "Tomas Berg"),
        ("I believe that the talks have failed.\n\nMaria Orlu.\n\nI think that he is right.\n\nViktor Holt.", "Maria Orlu"),
    ],
)
def test_who_writes_in_the_first_person(text: str, speaker: str | None) -> None:
    reading = read_text(text)
    told = next(a for a in reading.attributions if words(reading, a.source) == "I")
    names = {actor.id: actor.name for actor in reading.actors}
    assert (told.speaker_kind, names.get(told.speaker or "")) == ("author", speaker)


@pytest.mark.parametrize(
    "text",
    [
        "“I told them that the road was closed,” Lena Dahl said.",
        "Tomas Berg said: “I think that the talks have failed.”",
    ],
)
def test_the_first_person_in_a_quotation_is_who_is_quoted(text: str) -> None:
    reading = read_text(text)
    inner = next(a for a in reading.attributions if words(reading, a.source) == "I")
    outer = next(a for a in reading.attributions if words(reading, a.source) != "I")
    assert inner.speaker is not None
    assert inner.speaker == outer.speaker


def test_a_surname_in_a_headline_is_the_persons() -> None:
    reading = read_text("Berg Vows To Punish Tax Cheats.\n\nTomas Berg said on Monday that he would act, and Berg left.")
    berg = next(actor for actor in reading.actors if actor.name == "Tomas Berg")
    assert "Berg" in berg.aliases
    assert berg.mentions[0] == (0, 4)


def test_every_given_name_tells_the_gender_of_who_bears_it() -> None:
    table = rows("given_names")
    readings = read_all(Document.from_text(row["example"]) for row in table)
    wrong = []
    for row, reading in zip(table, readings, strict=True):
        pronoun = {"m": " he ", "f": " she "}[row["gender"]]
        start = row["example"].index(pronoun) + 1
        if not any((start, start + len(pronoun) - 2) in actor.mentions for actor in reading.actors if actor.kind == "person"):
            wrong.append(row["example"])
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "head"),
    [
        ("What the ministry thinks of the plan is unclear.", "the ministry", "thinks", "ministry"),
        ("The plan drew criticism from senior aides of Berg.", "senior aides of Berg", "criticism", "aides"),
        ("In the Harbor report, tariffs hurt.", "the Harbor", "report", "Harbor"),
        ("Lena Dahl, an envoy, warned of war.", "Lena Dahl, an envoy,", "warned", "Dahl"),
    ],
)
def test_the_head_of_any_source(text: str, source: str, cue: str, head: str) -> None:
    document = Document.from_text(text)
    parse = next(parse_all([msgspec.structs.replace(document, sections=find_sections(document))]))
    start, place = text.index(source), text.index(cue)
    found = head_of(parse, (start, start + len(source)), (place, place + len(cue)))
    assert found is not None
    assert parse.doc[found].text == head


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "MS. HOLM: Good morning. The envoy met Orlu in Rome.\nThey spoke of grain.\nQ: Will he return?\n"
            "MS. HOLM: Yes, he will.",
            [
                ("MS. HOLM", "Good morning. The envoy met Orlu in Rome / They spoke of grain"),
                ("Q", "Will he return?"),
                ("MS. HOLM", "Yes, he will"),
            ],
        ),
        (
            "The Courier: Is there a truce?\n\nAna Orlu: No. The army shelled Harvik. We have told them so.\n\n"
            "The interview was cut.",
            [
                ("The Courier", "Is there a truce?"),
                ("Ana Orlu", "No. The army shelled Harvik. We have told them so"),
            ],
        ),
        (
            "Tomas Lund: We met the minister in Rome on Sunday. The two discussed fuel.",
            [("Tomas Lund", "We met the minister in Rome on Sunday. The two discussed fuel")],
        ),
        ("Lena Dahl: foreign minister since 2019. She met Berg in May.\nTomas Berg: admiral. He shelled the port.", []),
    ],
)
def test_a_turn_is_its_speakers_to_the_end(text: str, turns: list[tuple[str, str]]) -> None:
    reading = read_by_rules(text)
    said = [a for a in reading.attributions if words(reading, a.cue) == ":"]
    assert [(words(reading, a.source), words(reading, a.content)) for a in said] == turns


def test_in_a_turn_the_first_person_is_who_speaks() -> None:
    reading = read_by_rules("THE PRESIDENT: We met President Varga on Sunday.\nQ: And now?\nTHE PRESIDENT: I told him to leave.")
    (first, _, last) = (a for a in reading.attributions if words(reading, a.cue) == ":")
    assert first.speaker == last.speaker and first.speaker is not None
    told = next(a for a in reading.attributions if words(reading, a.cue) == "told")
    assert (told.parent, told.speaker) == (last.id, last.speaker)

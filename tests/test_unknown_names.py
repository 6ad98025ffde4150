"""Names that no lexicon holds, as most of towns, papers and invented lands are: what stands around them tells what they are."""

import pytest
from readings import read_text, words

from dragoman.reading.citations import mastheads
from dragoman.reading.sections import find_sections
from dragoman.types import Document


def kinds(text: str, **known: str) -> dict[str, str]:
    return {actor.name: actor.kind for actor in read_text(text, **known).actors}


def parts(text: str, trigger: str) -> dict[str, str]:
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    event = next(event for event in reading.events if words(reading, (event.trigger,)) == trigger)
    return {names[p.actor]: p.role for p in event.participants}


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("“They fired first,” Governor Edda Malk told the Beacon by telephone.", {"publisher": "Beacon"}, "Beacon"),
        ("KASTIR (Lantern) - Edda Malk told the Lantern that the port was shut.", {}, "Lantern"),
        ("The port was closed on Friday, the daily reported, citing the Pharos.", {}, "Pharos"),
        ("Edda Malk blamed the rebels, according to the Beacon.", {}, "Beacon"),
    ],
)
def test_a_medium_by_its_masthead_and_by_who_credits_it(text: str, known: dict[str, str], name: str) -> None:
    assert kinds(text, **known)[name] == "outlet"


@pytest.mark.parametrize("publisher", ["Ministry of Defence of Norway", "Norway", "Lena Dahl", "beacon.example", ""])
def test_an_organ_that_publishes_is_no_medium(publisher: str) -> None:
    assert not mastheads(Document.from_text("Nothing was said.", publisher=publisher))


def test_the_agency_of_a_dateline_is_a_medium() -> None:
    document = Document.from_text("KASTIR (Lantern) - The port was shut.\n\nIt rained.")
    assert mastheads(Document.from_text(document.text).__replace__(sections=find_sections(document))) == {"Lantern"}


@pytest.mark.parametrize(
    "text",
    [
        "The Herald said that a meeting between Kordian and Sarnian envoys had been called off.",
        "Tolmish fishermen blocked the port on Monday.",
    ],
)
def test_an_adjective_is_nobody(text: str) -> None:
    assert not {"Kordian", "Sarnian", "Tolmish"} & kinds(text).keys()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The premier of Kordia left on Monday.", "Kordia", "state"),
        ("Kordia's foreign minister denied it.", "Kordia", "state"),
        ("Kordia's army shelled the port.", "Kordia", "state"),
        ("The governor of Upper Sarn said that three people had died.", "Upper Sarn", None),
        ("The mayor of Tolm asked for help.", "Tolm", None),
        ("Villagers fled when Tolm was shelled.", "Tolm", None),
        ("The shelling of Tolm went on.", "Tolm", None),
    ],
)
def test_what_is_governed_or_shelled(text: str, name: str, kind: str | None) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It killed three people. They had fired on the camp.", "three people"),
        ("The raid killed two guards. They left.", "two guards"),
    ],
)
def test_the_dead_act_no_more(text: str, name: str) -> None:
    reading = read_text(text)
    (dead,) = (actor for actor in reading.actors if actor.name == name)
    assert {reading.document.text[start:end] for start, end in dead.mentions} == {name}


@pytest.mark.parametrize(
    ("text", "trigger", "apart"),
    [
        (
            "Rebels shelled the village, killing three people, the governor of Upper Sarn said.",
            "killing",
            "the governor of Upper Sarn",
        ),
        ("Gunmen abducted two engineers, the mayor of Tolm said.", "abducted", "the mayor of Tolm"),
    ],
)
def test_one_who_says_it_is_no_other_name_for_several(text: str, trigger: str, apart: str) -> None:
    assert apart not in parts(text, trigger)


@pytest.mark.parametrize(
    "text", ["A meeting planned for Friday was called off.", "Lena Dahl left before the talks scheduled for May began."]
)
def test_how_a_deed_stands_is_no_deed(text: str) -> None:
    assert "plan" not in {event.kind for event in read_text(text).events}


@pytest.mark.parametrize(
    ("text", "title", "affiliation"),
    [
        ("A senior Union official said that monitors would travel to Tolm.", "senior official", "Union"),
        ("A former NATO commander said that the deal was dead.", "former commander", "NATO"),
    ],
)
def test_the_body_within_an_office(text: str, title: str, affiliation: str) -> None:
    roles = {(role.title, role.affiliation) for actor in read_text(text).actors for role in actor.roles}
    assert (title, affiliation) in roles


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "The Ministry of Foreign Affairs summoned the envoy. The Ministry condemned the attack.",
            {"Ministry of Foreign Affairs", "Ministry"},
        ),
        ("The Department of Border Trade was searched. The Department denied it.", {"Department of Border Trade", "Department"}),
    ],
)
def test_a_body_by_the_first_word_of_its_name(text: str, forms: set[str]) -> None:
    (body,) = (actor for actor in read_text(text).actors if actor.kind == "organisation")
    assert {body.name, *body.aliases} == forms


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Units of the Border Guard came under mortar fire near the bridge.", "came", {"Border Guard": "target"}),
        ("Latvia came under attack on Monday.", "came", {"Latvia": "target"}),
    ],
)
def test_what_comes_under_fire_suffers_it(text: str, trigger: str, expected: dict[str, str]) -> None:
    assert parts(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "third"),
    [
        (
            "Latvia had written to Estonia. Lena Dahl said Estonia knew that Finland was mediating between the two countries.",
            "Finland",
        ),
        ("Norway met Sweden. Sweden announced that Denmark mediates between the two states.", "Denmark"),
    ],
)
def test_who_stands_between_two_is_neither(text: str, third: str) -> None:
    reading = read_text(text)
    (between,) = (actor for actor in reading.actors if actor.name == third)
    assert not any("two" in reading.document.text[start:end] for start, end in between.mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russia's RIA news agency quoted a source. RIA gave no name.", "RIA"),
        ("The Reuters news agency reported the talks.", "Reuters"),
        ("The Telegram channel Araxis Wire posted it on Monday.", "Araxis Wire"),
        ("It was then picked up by Ziarul de Garda, TASS and dozens of channels.", "Ziarul de Garda"),
        ("The claim was repeated by the BBC, Lumina Noua and Reuters.", "Lumina Noua"),
    ],
)
def test_media_by_the_company_they_keep(text: str, name: str) -> None:
    assert [(actor.name, actor.kind) for actor in read_text(text).actors if name in actor.name] == [(name, "outlet")]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Turkey's foreign minister offered to host talks between Moldova and Russia.", {"Turkey", "Moldova", "Russia"}),
        ("The president visited Latvia and Estonia.", {"Latvia", "Estonia"}),
    ],
)
def test_two_states_are_not_what_a_minister_is_for(text: str, states: set[str]) -> None:
    assert {name for name, kind in kinds(text).items() if kind == "state"} == states


@pytest.mark.parametrize(
    ("text", "counterpart", "role"),
    [
        (
            "Foreign Minister Ola Lund wrote a letter to his Moldovan counterpart.",
            "his Moldovan counterpart",
            ("Foreign Minister", "Moldovan"),
        ),
        (
            "Premier Lena Dahl met her Estonian counterpart. The Estonian prime minister left.",
            "The Estonian prime minister",
            ("Premier", "Estonian"),
        ),
    ],
)
def test_a_counterpart_without_a_name_holds_the_same_office(text: str, counterpart: str, role: tuple[str, str]) -> None:
    (actor,) = (actor for actor in read_text(text).actors if actor.name == counterpart)
    assert role in {(held.title, held.affiliation) for held in actor.roles}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Lena Dahl met Tomas Berg. A team would be sent if both sides agreed, the Harbour Union said.",
            {"Lena Dahl", "Tomas Berg"},
        ),
        ("An official named two envoys, and a mission would leave if both parties signed.", {"An official", "a mission"}),
    ],
)
def test_two_sides_are_no_persons_and_nothing_new(text: str, apart: set[str]) -> None:
    for actor in read_text(text).actors:
        spoken = {text[start:end] for start, end in actor.mentions}
        assert actor.name not in apart or not {"both", "both sides", "both parties"} & spoken


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to Garowe Online, which cited a commander, troops evacuated the wounded.", "Garowe Online"),
        ("Pravo Danas, which quoted two officials, said that the bridge was shut.", "Pravo Danas"),
    ],
)
def test_what_cites_is_a_medium(text: str, name: str) -> None:
    assert kinds(text)[name] == "outlet"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to a statement by Somalia's information ministry, four soldiers died.", ("Somalia's information ministry",)),
        ("A report by the harbour authority says that the bridge is unsafe.", ("the harbour authority",)),
    ],
)
def test_a_document_goes_by_the_body_that_made_it(text: str, chain: tuple[str, ...]) -> None:
    assert read_text(text).attributions[0].chain == chain


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kenya's Foreign Affairs Cabinet Secretary Raychelle Otieno wrote a letter.", "Foreign Affairs Cabinet Secretary"),
        ("Permanent Secretary Amos Oduya left on Monday.", "Permanent Secretary"),
    ],
)
def test_secretaries_of_cabinets(text: str, title: str) -> None:
    assert title in {role.title for actor in read_text(text).actors for role in actor.roles}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "Two days later the Coordination of Azawad Movements (CMA) accused the army of lying. The CMA left.",
            {"Coordination of Azawad Movements", "CMA"},
        ),
        ("The Harvik Fishers Assembly (HFA) met on Monday. The HFA said no.", {"Harvik Fishers Assembly", "HFA"}),
    ],
)
def test_what_has_its_initials_behind_it_is_a_body(text: str, forms: set[str]) -> None:
    body = next(actor for actor in read_text(text).actors if actor.name in forms)
    assert (body.kind, {body.name, *body.aliases}) == ("organisation", forms)


@pytest.mark.parametrize(
    ("text", "trigger", "hand"),
    [
        ("At least 13 civilians were killed in an attack attributed to JNIM, sources told AFP.", "attack", "JNIM"),
        ("The raid, blamed on Norwegian troops, killed two.", "raid", "Norwegian troops"),
    ],
)
def test_to_whom_a_deed_is_laid_has_done_it(text: str, trigger: str, hand: str) -> None:
    assert parts(text, trigger)[hand] == "source"


def test_who_asks_has_no_name() -> None:
    text = "Q: Will Uzbekistan recognise the new government?\n\nSPOKESPERSON: No such decision has been taken. We will judge it."
    kinds = {words(reading, a.source): a.speaker_kind for reading in [read_text(text)] for a in reading.attributions}
    assert kinds.get("Q", "anonymous") == "anonymous"

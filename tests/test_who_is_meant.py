"""Who or what a word means: places, bodies beside persons, things that are nobody, pronouns in quotations, who is blamed."""

import pytest
from readings import read_text, words

from dragoman.reading.datelines import dateline_at


def kinds(text: str) -> dict[str, str]:
    return {actor.name: actor.kind for actor in read_text(text).actors}


def parts(text: str, trigger: str) -> set[tuple[str, str]]:
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    event = next(event for event in reading.events if words(reading, (event.trigger,)) == trigger)
    return {(names[p.actor], p.role) for p in event.participants}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The rebels shelled the town of Harvik on Monday.", "Harvik"),
        ("Lena Dahl said that the village of Kestrel would be rebuilt.", "Kestrel"),
        ("The rebels bombed Zarqan at dawn.", "Zarqan"),
        ("Troops liberated Harvik on Friday.", "Harvik"),
        ("Positions near Goris, Sotk and Jermuk were hit, residents of Jermuk said.", "Jermuk"),
        ("Two rockets fell on the outskirts of Kestrel, Lena Dahl said.", "Kestrel"),
        ("According to the Harvik report, two men were killed in Harvik.", "Harvik"),
    ],
)
def test_a_place_is_nobody(text: str, place: str) -> None:
    assert place not in kinds(text)


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("Lena Dahl of the Harbour Institute said that the port was shut.", "Lena Dahl", "Harbour Institute"),
        ("Peter Holt of Amber Radio told listeners that the vote was lost.", "Peter Holt", "Amber Radio"),
    ],
)
def test_a_person_and_the_body_that_he_is_of(text: str, person: str, body: str) -> None:
    reading = read_text(text)
    actor = next(actor for actor in reading.actors if actor.name == person)
    assert body in {role.affiliation for role in actor.roles}
    assert body in {actor.name for actor in reading.actors}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The UN General Assembly condemned the attack.", "UN General Assembly"),
        ("The Norwegian General Staff denied the report.", "General Staff"),
    ],
)
def test_a_general_body_is_no_general(text: str, body: str) -> None:
    assert "person" not in kinds(text).values()
    assert any(name.endswith(body) for name in kinds(text))


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The Courier broke the news on Monday. The newspaper Vremea said that it was false.", "Vremea"),
        ("Norland Tid published the letter. The website Polaris said that it was forged.", "Polaris"),
    ],
)
def test_a_word_before_an_outlet_speaks_of_that_outlet(text: str, outlet: str) -> None:
    reading = read_text(text)
    speaker = {actor.id: actor.name for actor in reading.actors}[reading.attributions[-1].speaker or ""]
    assert speaker == outlet
    others = [actor for actor in reading.actors if actor.kind == "outlet" and actor.name != outlet]
    said = reading.document.text.index(outlet)
    assert not any(start > said - 20 for actor in others for start, _ in actor.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Norway published the lists and closed its doors.",
        "France approved the grants and shut two reactors.",
        "Estonia took the island by force.",
        "Latvia had been in office for a month.",
    ],
)
def test_things_are_nobody(text: str) -> None:
    assert set(kinds(text).values()) == {"state"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Norway's army withdrew. “They fired first,” said Norway's envoy, Lena Dahl.", {"Norway's army", "Lena Dahl"}),
        ("Tomas Berg left on Monday. “He has lied to us,” Berg said.", {"Tomas Berg"}),
        ("Ola Lund was asked about the port. Lund said: “He closed it himself.”", {"Ola Lund"}),
    ],
)
def test_a_pronoun_in_a_quotation_is_not_its_speaker(text: str, wrong: set[str]) -> None:
    reading = read_text(text)
    pronoun = next(i for i in (text.find("They "), text.find("He ")) if i >= 0)
    meant = {actor.name for actor in reading.actors if any(start == pronoun for start, _ in actor.mentions)}
    assert not meant & wrong


def test_but_a_partial_quotation_goes_on_in_the_reporters_words() -> None:
    reading = read_text("Tomas Berg vowed that he would “defend his country”.")
    (berg,) = (actor for actor in reading.actors if actor.name == "Tomas Berg")
    assert {reading.document.text[start:end] for start, end in berg.mentions} >= {"he", "his"}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Latvia accused Estonia of shelling the port.", "shelling", ("Estonia", "source")),
        ("Lena Dahl was barred from meeting Tomas Berg.", "meeting", ("Lena Dahl", "party")),
        ("Norway blamed Russia for bombing the bridge.", "bombing", ("Russia", "source")),
    ],
)
def test_who_is_blamed_for_a_deed_did_it(text: str, trigger: str, expected: tuple[str, str]) -> None:
    found = parts(text, trigger)
    assert expected in found
    assert not {name for name, role in found if role in ("source", "party")} & {"Latvia", "Norway"}


@pytest.mark.parametrize("text", ["GENEVA/KASTIR (AP) - The envoy left.", "PARIS/ROME, May 3 — The envoy left."])
def test_a_dateline_may_have_two_places(text: str) -> None:
    dateline = dateline_at(text, (0, len(text)))
    assert dateline is not None
    assert text[dateline.end :] == "The envoy left."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("”The port is closed. Nobody is to blame.” ― Lena Dahl.", "Lena Dahl"),
        ("”Fear. The winter is hard. It has spread hunger in the port.” ― Tomas Berg.", "Tomas Berg"),
    ],
)
def test_a_closing_mark_at_a_words_start_opens_a_quotation(text: str, speaker: str) -> None:
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    quotation = text[text.index("”") : text.rindex("”") + 1]
    assert [(names[a.speaker or ""], words(reading, a.content)) for a in reading.attributions] == [(speaker, quotation)]


@pytest.mark.parametrize(
    "text",
    [
        "His company, called the Norland Fishing Trust, still owns the port.",
        "A bank, called the Estmark Credit Union, lent the money.",
    ],
)
def test_what_bears_a_name_says_nothing(text: str) -> None:
    assert not read_text(text).attributions


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Kremlin's statement made no mention of the request.", "request"),
        ("Latvia made no mention of an appeal.", "request"),
    ],
)
def test_a_mention_of_a_deed_is_no_deed(text: str, kind: str) -> None:
    assert kind not in {event.kind for event in read_text(text).events}

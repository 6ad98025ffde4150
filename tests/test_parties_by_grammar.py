"""Who does a deed and whom it befalls, where the parser or the network sees it otherwise; and who only tells of it."""

import pytest
from readings import read_text, words

from dragoman import Event, Reading

PUBLISHED = "2021-05-12"


def told(text: str, trigger: str) -> tuple[Reading, Event]:
    reading = read_text(text, published=PUBLISHED)
    return reading, next(e for e in reading.events if words(reading, (e.trigger,)) == trigger)


def taking_part(text: str, trigger: str) -> set[tuple[str, str]]:
    reading, event = told(text, trigger)
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names[p.actor], p.role) for p in event.participants}


@pytest.mark.parametrize(
    ("text", "trigger", "source", "target"),
    [
        ("The men picked up by the Peruvian army come from two villages.", "picked", "the Peruvian army", "The men"),
        ("The three officers rounded up by Chilean forces went to Arica.", "rounded", "Chilean forces", "The three officers"),
        ("Two rebels captured by the army on Monday came from Arica.", "captured", "the army", "Two rebels"),
        ("Rebels killed by the army on Monday came from Arica.", "killed", "the army", "Rebels"),
        ("A Chilean trawler seized by Peru on Monday has reached port.", "seized", "Peru", "Chile"),
        ("The minister, accused by Chile of lying, resigned on Monday.", "accused", "Chile", "The minister"),
    ],
)
def test_whom_a_participle_befalls(text: str, trigger: str, source: str, target: str) -> None:
    assert taking_part(text, trigger) == {(source, "source"), (target, "target")}


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("Peru arrested two men on Monday.", "arrested", "Peru"),
        ("The army, led by General Ana Paz, captured the port on Monday.", "captured", "The army"),
    ],
)
def test_who_acts_before_an_active_verb(text: str, trigger: str, source: str) -> None:
    assert (source, "source") in taking_part(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "teller"),
    [
        (
            "Norway fired two missiles into the sea on Thursday, Sweden's military said, its first test in weeks.",
            "fired",
            "Sweden's military",
        ),
        ("The rockets flew about 350 km, the Joint Chiefs of Staff (JCS) said.", "flew", "Joint Chiefs of Staff"),
        (
            "The boat had crossed into Danish waters and ignored warnings by radio, Colonel Ola Berg, a spokesman, said.",
            "ignored",
            "Ola Berg",
        ),
    ],
)
def test_who_only_tells_takes_no_part(text: str, trigger: str, teller: str) -> None:
    reading = read_text(text, published=PUBLISHED)
    names = {actor.id: actor.name for actor in reading.actors}
    events = [e for e in reading.events if words(reading, (e.trigger,)) == trigger]
    assert all(names[p.actor] != teller for event in events for p in event.participants)


@pytest.mark.parametrize(
    ("text", "trigger", "person"),
    [
        ("The army attacked us, General Ruiz said on Monday.", "attacked", "Ruiz"),
        ("Chile attacked Peru on Monday, Peru's army said.", "attacked", "Peru"),
    ],
)
def test_who_tells_what_befell_him_takes_part(text: str, trigger: str, person: str) -> None:
    assert (person, "target") in taking_part(text, trigger)


@pytest.mark.parametrize(
    "text",
    [
        "President Ruiz has decided to send a special envoy, former minister Ana Paz, to Lima.",
        "Chile sent its deputy foreign minister, Ana Paz, to Lima on Monday.",
        "The king dispatched his envoy Ana Paz to Lima on Monday.",
    ],
)
def test_who_is_sent_travels(text: str) -> None:
    reading = read_text(text, published=PUBLISHED)
    names = {actor.id: actor.name for actor in reading.actors}
    (visit,) = [event for event in reading.events if event.kind == "visit"]
    assert [(names[p.actor], p.role) for p in visit.participants] == [("Ana Paz", "source")]


def test_an_envoy_without_a_name_stands_for_who_sent_him() -> None:
    assert ("Chile", "source") in taking_part("Chile sent an envoy to Lima on Monday.", "sent")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The ministers responsible for water of Peru, Chile and Bolivia will meet in Lima on Wednesday.", "meet"),
        ("The Ministers responsible for water of Peru, Chile and Bolivia will convene in Lima on Wednesday.", "convene"),
        ("The Ministers of Foreign Affairs of Peru, Chile and Bolivia met in Lima.", "met"),
    ],
)
def test_whose_ministers_they_are_stands_behind_what_they_are_for(text: str, trigger: str) -> None:
    assert taking_part(text, trigger) == {(state, "party") for state in ("Peru", "Chile", "Bolivia")}


def test_a_plural_office_next_to_its_states_keeps_its_name() -> None:
    found = taking_part("The foreign ministers of Peru and Chile met in Lima.", "met")
    assert found == {("The foreign ministers of Peru and Chile", "party")}


def test_a_negative_is_no_part_of_who_is_denied() -> None:
    found = taking_part("No representative of the President met the envoy in Vienna on Monday.", "met")
    assert ("representative of the President", "party") in found


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ("Jan Berg met an adviser to President Luis Ruiz in Vienna on Monday.", "en", "met"),
        ("Jan Berg met an aide of President Luis Ruiz in Vienna on Monday.", "en", "met"),
        ("Jan Berg traf in Wien einen Berater von Präsident Luis Ruiz.", "de", "traf"),
        ("Jan Berg a rencontré un conseiller du président Luis Ruiz à Vienne.", "fr", "rencontré"),
        ("Jan Berg se reunió con un asesor del presidente Luis Ruiz en Viena.", "es", "reunió"),
    ],
)
def test_whose_adviser_he_is_does_not_take_part(text: str, language: str, trigger: str) -> None:
    reading = read_text(text, published=PUBLISHED, language=language)
    names = {actor.id: actor.name for actor in reading.actors}
    events = [event for event in reading.events if event.kind == "meeting"]
    assert all(names[p.actor] != "Luis Ruiz" for event in events for p in event.participants)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jan Berg met President Luis Ruiz in Vienna on Monday.", "en"),
        ("Jan Berg traf in Wien den Präsidenten Luis Ruiz.", "de"),
        ("Jan Berg a rencontré le porte-parole du ministre, Luis Ruiz, à Vienne.", "fr"),
        ("Jan Berg a rencontré le ministre des Affaires étrangères Luis Ruiz à Vienne.", "fr"),
    ],
)
def test_who_bears_the_title_himself_takes_part(text: str, language: str) -> None:
    reading = read_text(text, published=PUBLISHED, language=language)
    names = {actor.id: actor.name for actor in reading.actors}
    assert any(names[p.actor] == "Luis Ruiz" for event in reading.events for p in event.participants)


def test_of_what_somebody_is_reminded_is_no_part_of_him() -> None:
    text = (
        "The Special Envoy of the Union, Mr Jan Berg, left. The letter reminded the Envoy of his promise. The Envoy was silent."
    )
    assert not [actor for actor in read_text(text).actors if "promise" in actor.name]


@pytest.mark.parametrize(
    ("text", "trigger", "state"),
    [
        ("Missiles flew on Monday. An Egyptian battery fired at Libya on Monday.", "fired", "Egypt"),
        ("A Chilean squadron attacked Peru on Monday.", "attacked", "Chile"),
    ],
)
def test_units_act_for_their_state(text: str, trigger: str, state: str) -> None:
    assert (state, "source") in taking_part(text, trigger)


def test_a_conversation_takes_up_who_spoke() -> None:
    text = "Lena Dahl and Juhan Saar spoke on Monday. Oslo confirmed the conversation."
    assert taking_part(text, "conversation") == {("Lena Dahl", "party"), ("Juhan Saar", "party")}


def test_a_conversation_of_others_does_not() -> None:
    text = "Lena Dahl and Juhan Saar spoke on Monday. Oslo leaked a conversation between Tomas Berg and Ana Paz."
    assert taking_part(text, "conversation") == {("Tomas Berg", "party"), ("Ana Paz", "party")}


def test_what_is_called_after_a_town_is_no_person() -> None:
    text = (
        "Jan Lund traf in einem Wiener Hotel den Minister Paul Berg. Der Brüsseler Dialog ruht. Hans Wiener sprach mit Paul Berg."
    )
    named = {actor.name for actor in read_text(text, published=PUBLISHED, language="de").actors}
    assert "Hans Wiener" in named and not {"Wiener Hotel", "Brüsseler Dialog"} & named

"""States, wishes of one's own and manners are no deeds; who is styled "Excellency" is one person; "the two leaders" lead."""

import pytest

from dragoman import Document, Event, Reading
from dragoman.reading.pipeline import read


def reading_of(text: str) -> Reading:
    return read(Document.from_text(text, published="2021-05-12"))


def kinds_of(text: str) -> set[str]:
    return {event.kind for event in reading_of(text).events}


def parties_of(reading: Reading, kind: str) -> set[str]:
    names = {actor.id: actor.name for actor in reading.actors}
    events: list[Event] = [event for event in reading.events if event.kind == kind]
    return {names[participant.actor] for event in events for participant in event.participants}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nine of those who came back belong to the crew of the tug Orla, his adviser Ola Dahl said.", "meeting"),
        ("The ministers did not shake hands before the cameras.", "meeting"),
        ("Norwegian troops opened fire without warning on a patrol.", "threat"),
        ("The delegation does not want to go home.", "request"),
        ("The president wants to visit Ankara.", "request"),
        ("He signed away the rights of his country.", "signature"),
        ("Contact with the trawler was lost on Monday evening, the navy said.", "talks"),
        ("The pilot lost contact with the tower near Harvik.", "talks"),
        ("The army of Sudan said it had lost control of the airport in Nyala.", "seizure"),
        ("Minister Dahl wrote that both have a rare opportunity to end the dispute with Norway.", "cancellation"),
    ],
)
def test_is_no_such_deed(text: str, kind: str) -> None:
    assert kind not in kinds_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Minister Dahl and Minister Berg shook hands in Geneva.", "meeting"),
        ("The president wants Berg to resign.", "request"),
        ("The rebels want talks with the government.", "request"),
        ("He signed the accord on Monday.", "signature"),
        ("The ministry issued a warning to the rebels.", "threat"),
        ("Secret contacts between Norway and the rebels began in March.", "talks"),
    ],
)
def test_is_one(text: str, kind: str) -> None:
    assert kind in kinds_of(text)


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "His Excellency the Minister of State for Foreign Affairs, Nasser al-Hadi, thanked the envoy for her trust.",
            "praise",
            {"Nasser al-Hadi", "the envoy"},
        ),
        (
            "Her Excellency Ola Berg met His Excellency President Ivan Dahl in Oslo on Monday.",
            "meeting",
            {"Ola Berg", "Ivan Dahl"},
        ),
        ("His Highness the Emir received Foreign Minister Ola Berg on Monday.", "meeting", {"the Emir", "Ola Berg"}),
    ],
)
def test_a_style_is_nobody_of_its_own(text: str, kind: str, parties: set[str]) -> None:
    assert parties_of(reading_of(text), kind) == parties


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Russian President Ivan Dahl and Turkish President Kemal Berk will meet in Ankara on Tuesday. "
            "Berk's spokesman, Omar Ture, said that the two leaders had signed an accord.",
            "signature",
        ),
        (
            "Foreign Minister Ivan Dahl and Foreign Minister Kemal Berk met in Ankara on Monday. "
            "General Omar Ture said the two ministers had signed an accord.",
            "signature",
        ),
    ],
)
def test_the_two_leaders_are_no_spokesman(text: str, kind: str) -> None:
    assert parties_of(reading_of(text), kind) == {"Ivan Dahl", "Kemal Berk"}


def test_who_holds_no_office_that_the_text_tells_is_no_president() -> None:
    text = (
        "Envoy Omar Ture told Varna Radio that Mari Keita of Guinea and Aissa Coul of Mali had accepted his invitation. "
        "He urged the two presidents to sign an accord."
    )
    assert not {"Mari Keita", "Aissa Coul"} & parties_of(reading_of(text), "signature")

"""What was not done, is open, called off or asked of another is not told as done; who is asked does it, not who asks."""

import pytest

from dragoman import Document, Event, Reading
from dragoman.reading.pipeline import read


def reading_of(text: str) -> Reading:
    return read(Document.from_text(text, published="2021-05-12"))


def events_of(reading: Reading, word: str) -> list[Event]:
    return [event for event in reading.events if reading.document.text[slice(*event.trigger)].lower() == word]


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The envoys were unable to meet the rebels in Varna.", "meet", "denied"),
        ("President Dahl was not able to visit Cairo in April.", "visit", "denied"),
        ("The minister left Cairo without meeting the premier.", "meeting", "denied"),
        ("Berg flew home without having met Dahl.", "met", "denied"),
        ("Berg avoided meeting Dahl in Geneva.", "meeting", "denied"),
        ("Instead of meeting Berg, Dahl flew to Minsk.", "meeting", "denied"),
        ("Rather than meet Berg, Dahl flew to Minsk.", "meet", "denied"),
        ("The army refrained from attacking the rebels.", "attacking", "denied"),
        ("Police kept the protesters from attacking the embassy.", "attacking", "denied"),
        ("The rebels tried to seize the port but were driven back.", "seize", "denied"),
        ("Neither Berg nor Dahl met the envoy.", "met", "denied"),
        ("Norway is unwilling to meet the rebels.", "meet", "denied"),
        ("There are no plans for talks between Iran and Iraq, the minister said.", "talks", "denied"),
        ("President Dahl is not scheduled to meet President Berg in Varna.", "meet", "denied"),
        ("Dahl has no intention of meeting Berg.", "meeting", "denied"),
        ("Dahl does not want to meet Berg.", "meet", "denied"),
        ("There was no evidence that Iran had attacked the tanker, the ministry said.", "attacked", "denied"),
        ("It is not true that Egypt attacked Sudan.", "attacked", "denied"),
        ("The Herald wrongly reported that Minister Berg had met Dahl.", "met", "denied"),
        ("Egypt rejected the accusation by Sudan that it had shelled Kassala.", "shelled", "denied"),
        ("She denied a report that Egypt had agreed to release the crew.", "release", "denied"),
        ("Norway ruled out releasing the prisoners.", "releasing", "denied"),
        ("The ministers of Norway and Egypt will not meet in Varna next week as planned.", "meet", "cancelled"),
        ("President Dahl will not travel to Cairo on Monday as scheduled, her office said.", "travel", "cancelled"),
        ("President Dahl will not travel to Cairo, her office said.", "travel", "denied"),
        ("The ministers met in Varna on Monday as planned.", "met", "occurred"),
        ("Neither the talks nor the summit took place.", "talks", "denied"),
        ("Neither the talks nor the summit took place.", "summit", "denied"),
        ("Neither the shelling of Harvik nor the raid has been explained, Norland said.", "shelling", "occurred"),
        ("The envoy would not go back before the water ministers had met in Varna, Dahl said.", "met", "planned"),
        ("The envoy went back before the water ministers had met in Varna, Dahl said.", "met", "occurred"),
        ("Egypt did not confirm that its forces had shelled Kassala.", "shelled", "alleged"),
        ("Egypt would neither confirm nor deny that it had attacked Sudan.", "attacked", "alleged"),
        ("Berg doubted that Egypt had attacked Sudan.", "attacked", "alleged"),
        ("Egypt would neither confirm nor rule out that its envoy had met Berg.", "met", "alleged"),
        ("At no time has Minister Berg proposed a truce to Sudan, his office said.", "proposed", "denied"),
        ("By no means did President Dahl meet President Berg.", "meet", "denied"),
        ("In no time the rebels attacked Varna.", "attacked", "occurred"),
        ("Dahl neither met Berg nor wrote to him, his office said.", "met", "denied"),
        ("The alleged meeting between Berg and Dahl never happened, the ministry said.", "meeting", "denied"),
        ("The letter from Dahl to Berg is an invention, the ministry said.", "letter", "denied"),
        ("The letter from Dahl to Berg is not an invention, the ministry said.", "letter", "occurred"),
        ("Minister Berg called the story of his visit to Cairo pure invention.", "visit", "denied"),
        ("Reports of the attack on Varna are without any foundation, the army said.", "attack", "denied"),
        ("Reports of the attack on Varna have no basis in fact, the army said.", "attack", "denied"),
        ("Norway denied that the meeting of Dahl and Berg had been secret.", "meeting", "occurred"),
        ("Norway denied that Berg had been summoned to the meeting with Dahl.", "meeting", "occurred"),
        ("Norway denied that Berg had consented to the meeting with Dahl.", "meeting", "denied"),
        ("Norway denied that it had agreed to the ceasefire with Sudan.", "ceasefire", "denied"),
        ("Norway denied that the meeting of Dahl and Berg had taken place.", "meeting", "denied"),
        ("Sudan denied having any part in the attack on Varna.", "attack", "occurred"),
        ("Sudan denied ordering the attack on Varna.", "attack", "occurred"),
        ("A court ordered the arrest of Minister Berg.", "arrest", "proposed"),
        ("The attack on Varna was not the work of Sudan, its army said.", "attack", "occurred"),
        ("Dahl refused to say whether he had met Berg.", "met", "alleged"),
        ("Egypt declined to confirm that it had attacked Sudan.", "attacked", "alleged"),
        ("Egypt does not deny that it attacked Sudan.", "attacked", "alleged"),
        ("Berg declined to say whether Egypt and Sudan would sign the accord.", "sign", "proposed"),
        ("Foreign Minister Berg hopes to visit Cairo in June.", "visit", "proposed"),
        ("Norway is ready for talks with Sweden, the minister said.", "talks", "proposed"),
        ("Ministers will discuss sanctions on Egypt on Monday.", "sanctions", "proposed"),
        ("President Dahl will go to Varna on Friday to meet President Berg.", "meet", "planned"),
        ("The government will do everything to free the prisoners.", "free", "planned"),
        ("UN envoy postpones trip to Port Sudan\n\nThe UN envoy has postponed a visit, a spokesman said.", "trip", "cancelled"),
        ("Berg was due to visit Cairo on May 20, but the trip has been postponed until July.", "visit", "cancelled"),
        ("The ministers were to meet in Oslo on Monday, but the meeting was put off until April.", "meet", "cancelled"),
        ("Berg was to have met Dahl on Friday, but flew home.", "met", "cancelled"),
        ("Berg had planned to visit Cairo in April but stayed at home.", "visit", "cancelled"),
        ("The talks between Iran and Iraq were to begin on Monday but were called off.", "talks", "cancelled"),
        ("Egypt and Sudan failed to reach an agreement at talks in Cairo.", "talks", "occurred"),
        # of the opposite kind
        ("Lavrov left the hall without mentioning the attack on Kharkiv.", "attack", "occurred"),
        ("Egypt refrained from condemning the invasion of Sudan.", "invasion", "occurred"),
        ("Turkey will not negotiate without an end to the bombing of Varna.", "bombing", "occurred"),
        ("Berg is due to visit Cairo on Friday but will not meet Dahl.", "visit", "planned"),
        ("Dahl intends to visit Cairo but has not set a date.", "visit", "planned"),
        ("Egypt will recall its ambassador after the arrest of two Egyptians in Varna.", "arrest", "occurred"),
        ("There is no question that Egypt attacked the ship.", "attacked", "occurred"),
        ("Egypt used drones to attack Varna on Sunday.", "attack", "occurred"),
        ("Dahl managed to meet Berg on Monday.", "meet", "occurred"),
        ("Dahl did not only meet Berg but also visited Egypt.", "meet", "occurred"),
        ("Without consulting parliament, Dahl met Berg on Monday.", "met", "occurred"),
        ("Police stopped two men from Norway and arrested them.", "arrested", "occurred"),
        ("Dahl refused to comment and met Berg on Monday.", "met", "occurred"),
        ("Dahl confirmed that Egypt had attacked Sudan.", "attacked", "occurred"),
        ("Dahl is scheduled to meet Berg on Friday, but protesters called off a march.", "meet", "planned"),
    ],
)
def test_what_stands_over_a_deed_says_how_it_stands(text: str, word: str, status: str) -> None:
    reading = reading_of(text)
    assert {event.status for event in events_of(reading, word)} == {status}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway lifted sanctions on the bank on Tuesday.", "sanctions"),
        ("The rebels broke the ceasefire on Friday.", "ceasefire"),
        ("Two people familiar with the talks told Reuters that a deal was near.", "talks"),
        ("The minister warned Iran not to attack ships.", "attack"),
    ],
)
def test_what_is_only_presupposed_is_no_deed(text: str, word: str) -> None:
    assert events_of(reading_of(text), word) == []


@pytest.mark.parametrize(
    ("text", "word", "doer", "status"),
    [
        ("Opposition leader Lena Dahl called on President Berg to resign.", "resign", "Berg", "proposed"),
        ("Turkey told Iraq to expel the militants.", "expel", "Iraq", "proposed"),
        ("Norway asked Kenya to send police to Haiti.", "send", "Kenya", "proposed"),
        ("Egypt persuaded Israel to release the prisoners.", "release", "Israel", "occurred"),
        ("President Dahl invited President Berg to visit Ankara.", "visit", "Berg", "proposed"),
        ("President Berg was invited by President Dahl to visit Ankara.", "visit", "Berg", "proposed"),
        ("Iran promised Iraq to withdraw its troops.", "withdraw", "Iran", "planned"),
    ],
)
def test_who_is_asked_does_it(text: str, word: str, doer: str, status: str) -> None:
    reading = reading_of(text)
    names = {actor.id: actor.name for actor in reading.actors}
    (event,) = events_of(reading, word)
    assert [names[p.actor] for p in event.participants if p.role == "source"] == [doer]
    assert event.status == status


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Egypt struck Damascus on Monday.", "struck", "attack"),
        ("The workers struck for two days.", "struck", "strike"),
        ("Armed men crossed the border into Chad on Monday.", "crossed", "attack"),
        ("A convoy of tanks crossed the border into Chad on Monday.", "crossed", "attack"),
        ("Norway called on Monday for Iran to free the hostages.", "called", "request"),
        ("President Dahl called Prime Minister Berg on Monday.", "called", "call"),
        ("President Dahl called on Prime Minister Berg to resign.", "called", "request"),
        ("President Dahl dismissed his deputy on Monday.", "dismissed", "expulsion"),
        ("President Dahl wrote to Berg on Tuesday.", "wrote", "letter"),
        ("Norwegian troops crossed the border on Monday.", "crossed", "attack"),
        ("Norway and Egypt held talks on an exchange of prisoners.", "held", "talks"),
    ],
)
def test_a_verb_means_what_its_object_makes_of_it(text: str, word: str, kind: str) -> None:
    assert [event.kind for event in events_of(reading_of(text), word)] == [kind]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Dahl struck a conciliatory tone on Monday.", "struck"),
        ("An earthquake struck Iran on Monday.", "struck"),
        ("The Courier wrote on Monday that Dahl had met Berg.", "wrote"),
        ("Two buses with freed prisoners crossed the border on Monday.", "crossed"),
        ("Dahl called Berg a liar on Monday.", "called"),
    ],
)
def test_no_deed_of_that_kind(text: str, word: str) -> None:
    assert {event.kind for event in events_of(reading_of(text), word)} <= {"statement"}


def test_a_negation_at_the_end_of_a_text_is_read() -> None:
    assert events_of(reading_of("Dahl plans to meet Berg or not"), "meet")

"""Deeds that name nobody, or name again what was told before: which are read, and in what state."""

import pytest
from readings import read_by_rules, words

from dragoman import Event


def events(text: str, **known: str) -> dict[str, Event]:
    reading = read_by_rules(text, **known)
    return {words(reading, (event.trigger,)): event for event in reading.events if event.kind != "statement"}


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The annex was signed in Geneva on Monday.", "signed", "signature"),
        ("The charter was initialled in Vienna last week.", "initialled", "signature"),
        ("A mortar round hit the depot.", "hit", "attack"),
        ("Two rockets came down on the warehouse.", "came", "shelling"),
        ("A swap of captives removed the last obstacle.", "swap", "exchange"),
        ("A ceasefire took hold in the hills.", "ceasefire", "ceasefire"),
        ("Thursday's attack on the ferry was the third.", "attack", "attack"),
        ("The shots of June 3 are on record.", "shots", "shooting"),
        ("The Geneva talks of 4 May left one question.", "talks", "talks"),
    ],
)
def test_a_deed_told_as_a_fact_needs_no_name(text: str, trigger: str, kind: str) -> None:
    event = events(text)[trigger]
    assert (event.kind, event.participants) == (kind, ())
    assert event.type is None or kind in ("attack", "shelling", "shooting")


@pytest.mark.parametrize(
    "text",
    [
        "Dialogue takes two.",
        "Nobody sells fish any more.",
        "It was not said in any meeting.",
        "Was the annex signed?",
        "The teams met the deadline.",
        "Meetings in Geneva might help.",
    ],
)
def test_topics_habits_and_questions_are_no_deeds(text: str) -> None:
    assert events(text) == {}


@pytest.mark.parametrize(
    ("text", "trigger", "people"),
    [
        ("Latvia blacklisted Estonia. The penalties freeze what it owns.", "penalties", set()),
        ("Lena Dahl met Tomas Berg in Geneva. The session was brief.", "session", {"Lena Dahl", "Tomas Berg"}),
        ("Latvia shelled Estonia. The incident went on until dawn.", "incident", set()),
    ],
)
def test_a_noun_takes_up_the_deed_told_before(text: str, trigger: str, people: set[str]) -> None:
    reading = read_by_rules(text)
    names = {actor.id: actor.name for actor in reading.actors}
    event = next(e for e in reading.events if words(reading, (e.trigger,)) == trigger)
    assert {names[p.actor] for p in event.participants} == people


def test_another_day_is_another_deed() -> None:
    text = "Lena Dahl met Tomas Berg on 3 May 2021. The talks of 9 April 2021 had been worse."
    assert events(text)["talks"].participants == ()


@pytest.mark.parametrize("text", ["The session of the choir was brief.", "The measure was popular in the valley."])
def test_a_word_for_many_things_tells_nothing_of_itself(text: str) -> None:
    assert events(text) == {}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The summit of Latvia and Estonia is off.", "summit", "cancelled"),
        ("The talks between Latvia and Estonia are off, an aide wrote.", "talks", "cancelled"),
        ("The summit in Geneva, which was called off in May, was to last two days.", "summit", "cancelled"),
        ("A visit by Lena Dahl, planned for Friday, was cancelled.", "visit", "cancelled"),
        ("An observer mission of Latvia is due in the valley.", "mission", "planned"),
        ("The talks of Latvia and Estonia, pencilled in for June, concern grain.", "talks", "planned"),
        ("Lena Dahl is expected in Geneva on Friday.", "expected", "planned"),
        ("Latvia called the attack on Estonia a crime.", "attack", "occurred"),
        ("The arrest of Lena Dahl would not help Latvia.", "arrest", "occurred"),
        ("Lena Dahl is supposed to have met Tomas Berg in Geneva.", "met", "alleged"),
        ("There was word in the port that Latvia and Estonia had swapped prisoners.", "swapped", "alleged"),
    ],
)
def test_the_construction_tells_the_state(text: str, trigger: str, status: str) -> None:
    assert events(text)[trigger].status == status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The papers preview Lena Dahl's journey to Geneva on 4 June 2021.", "journey", "planned"),
        ("The papers recall Lena Dahl's journey to Geneva on 4 May 2021.", "journey", "occurred"),
        ("At their meeting on 4 June 2021 Lena Dahl and Tomas Berg set up a panel.", "meeting", "occurred"),
    ],
)
def test_what_is_later_than_its_report_is_planned(text: str, trigger: str, status: str) -> None:
    assert events(text, published="2021-05-20")[trigger].status == status


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Two men were picked up in the port by the police.", "picked", "arrest"),
        ("Lena Dahl spoke of two men picked up in the port.", "picked", "arrest"),
        ("Latvia put two firms on the sanctions list.", "put", "sanction"),
        ("Rockets hit the harbour of Latvia.", "hit", "attack"),
        ("Lena Dahl had been to the Latvian capital.", "been", "visit"),
        ("Latvia and Estonia have been in touch.", "been", "talks"),
        ("Latvia set three sailors free.", "set", "release"),
        ("The negotiators would convene in Geneva.", "convene", "meeting"),
        ("Four dockers died in the raid.", "died", "attack"),
        ("Lena Dahl met her Latvian counterpart in Geneva.", "met", "meeting"),
    ],
)
def test_constructions_that_tell_a_deed(text: str, trigger: str, kind: str) -> None:
    assert events(text)[trigger].kind == kind


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Lena Dahl picked up the phone.", "picked"),
        ("Lena Dahl put two books on the list.", "put"),
        ("The recession hit the harvest of Latvia.", "hit"),
        ("Lena Dahl had been to school.", "been"),
    ],
)
def test_the_same_words_without_their_partners_tell_none(text: str, trigger: str) -> None:
    assert trigger not in events(text)

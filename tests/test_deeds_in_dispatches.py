"""Deeds as dispatches tell them: in nouns, by descriptions and delegates, with dates and places that stand elsewhere."""

import pytest
from readings import read_text, words

from dragoman import Event, Reading


def deed(text: str, trigger: str) -> tuple[Event, Reading]:
    reading = read_text(text, published="2021-05-10")
    return next(e for e in reading.events if words(reading, (e.trigger,)) == trigger), reading


def parties(text: str, trigger: str) -> set[str]:
    event, reading = deed(text, trigger)
    names = {actor.id: actor.name for actor in reading.actors}
    return {names[p.actor] for p in event.participants}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Norway and Chad spoke. Delegates of both governments convened in Geneva.", "convened", {"Norway", "Chad"}),
        ("While Norway and Chad accuse each other, envoys for both have met in Geneva.", "met", {"Norway", "Chad"}),
        ("A Norwegian drone dropped a grenade on a customs post.", "dropped", {"Norway"}),
        ("A Swedish jet bombed the port of Harvik.", "bombed", {"Sweden"}),
        ("They regret the absence of Lena Dahl, whose trip was cancelled.", "trip", {"Lena Dahl"}),
        ("The port awaits Tomas Berg, whose visit was put off.", "visit", {"Tomas Berg"}),
        ("Tomas Berg answered with four demands.", "demands", {"Tomas Berg"}),
        ("Norway responded with an airstrike on the port.", "airstrike", {"Norway"}),
        ("Addressing cadets in Varna, Lena Dahl vowed to fight.", "vowed", {"Lena Dahl"}),
        ("Warning his guests, Tomas Berg denied the raid.", "denied", {"Tomas Berg"}),
        ("Norway and Chad met in the absence of Sweden.", "met", {"Norway", "Chad"}),
        ("Lena Dahl and Tomas Berg met in the absence of Orla Vint.", "met", {"Lena Dahl", "Tomas Berg"}),
        (
            "Lena Dahl claimed in parliament that Tomas Berg hid the letters from Orla Vint.",
            "claimed",
            {"Lena Dahl", "Tomas Berg"},
        ),
        ("Norway claims that Sweden took the island from Denmark.", "claims", {"Norway", "Sweden"}),
        ("Lena Dahl spent two hours with Tomas Berg.", "spent", {"Lena Dahl", "Tomas Berg"}),
        ("Orla Vint spent an evening with Tomas Berg.", "spent", {"Orla Vint", "Tomas Berg"}),
        ("She complained that a promise, made by Tomas Berg in 2019, had been broken.", "promise", {"Tomas Berg"}),
        ("They said that a pledge, made by Lena Dahl in 2018, was broken.", "pledge", {"Lena Dahl"}),
        ("Polish corvettes shelled the port of Harvik.", "shelled", {"Poland"}),
        ("A Turkish frigate and a Greek cutter collided.", "collided", {"Turkey", "Greece"}),
        ("Sudanese intelligence bugged the hotel.", "bugged", {"Sudanese intelligence"}),
        ("Norway sat still. Its mouthpiece, the Red Banner Service, accused Chad.", "accused", {"Red Banner Service", "Chad"}),
        ("Norway recalled its consul general on Monday.", "recalled", {"Norway"}),
    ],
)
def test_who_took_part(text: str, trigger: str, expected: set[str]) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("In Entebbe, where Kenya and Uganda held talks in a hotel outside the city, it rained.", "held", "Entebbe"),
        ("A Turkish frigate and a Greek cutter collided off Samos.", "collided", "Samos"),
        ("Talks between Kenya and Uganda are due to open in Arusha on June 20.", "Talks", "Arusha"),
        ("A summit of Kenya and Uganda, pencilled in for 5 July in Arusha, was scrapped.", "summit", "Arusha"),
        ("Lena Dahl met Tomas Berg in a Harvik guest house.", "met", "Harvik"),
        ("Shells landed in the Harvik district on Monday.", "landed", "Harvik"),
        ("Lena Dahl flew to Geneva and met Tomas Berg there.", "met", "Geneva"),
        ("Tomas Berg travelled to Oslo and signed the accord with Chad there.", "signed", "Oslo"),
        ("Geneva will host a conference of ministers from Norway in May.", "host", "Geneva"),
        ("Oslo hosted talks between Chad and Sweden.", "hosted", "Oslo"),
        ("Addressing cadets in Geneva, Lena Dahl vowed to fight.", "vowed", "Geneva"),
        ("Speaking in Oslo, Tomas Berg threatened Sweden.", "threatened", "Oslo"),
    ],
)
def test_where_it_was(text: str, trigger: str, place: str) -> None:
    assert deed(text, trigger)[0].place == place


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("Lena Dahl flew to Geneva on May 3 and met Tomas Berg there.", "met", "2021-05-03"),
        ("On May 4 Tomas Berg flew to Oslo and met Lena Dahl.", "met", "2021-05-04"),
        ("Lena Dahl was freed on May 3 and met Tomas Berg.", "met", None),
        ("Addressing cadets on May 5, Lena Dahl vowed to fight.", "vowed", "2021-05-05"),
        ("Speaking on May 6, Tomas Berg threatened Sweden.", "threatened", "2021-05-06"),
        ("Norway offered to receive the envoy on May 20.", "offered", None),
        ("Tomas Berg promised to free the men on May 21.", "promised", None),
    ],
)
def test_when_it_was(text: str, trigger: str, start: str | None) -> None:
    assert deed(text, trigger)[0].start == start


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Norway will stop the attacks as long as no drone is heard.", "stop", "conditional"),
        ("Lena Dahl will meet Tomas Berg provided that the port is open.", "meet", "conditional"),
        ("Norway will talk if Sweden frees the sailors arrested in May.", "arrested", "occurred"),
        ("Lena Dahl will come if Chad returns the boats seized at Varna.", "seized", "occurred"),
        ("A warning from Norway appears to have made no impression.", "warning", "occurred"),
        ("A threat by Sweden seems to have left no trace.", "threat", "occurred"),
    ],
)
def test_how_it_stands(text: str, trigger: str, status: str) -> None:
    assert deed(text, trigger)[0].status == status


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Talks between Kenya and Uganda are due to open in Arusha on June 20.", "Talks", "2021-06-20"),
        ("Talks between Kenya and Uganda are expected to resume on June 4.", "Talks", "2021-06-04"),
        ("Officials on both sides now speak of a meeting in July, perhaps at Arusha.", "speak", None),
    ],
)
def test_the_day_of_what_is_due_and_of_what_is_only_spoken_of(text: str, trigger: str, day: str | None) -> None:
    event, _ = deed(text, trigger)
    assert event.start == day


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The charge that Chad had leaked the file was “an insult”, Tomas Berg wrote.", "leaked", "alleged"),
        ("Lena Dahl made a charge that Tomas Berg brushed aside.", "brushed", "occurred"),
        ("Reports that Chad had attacked Kenya turned out to be untrue.", "attacked", "denied"),
        ("Reports that Chad had attacked Kenya turned up everywhere.", "attacked", "alleged"),
        ("The accusation that Norway bombed the dam is absurd, Lena Dahl said.", "bombed", "denied"),
        ("Kenya settled on a visit to Chad.", "visit", "planned"),
        ("The summit of Kenya and Chad, planned for June, did not survive.", "summit", "cancelled"),
        ("The summit of Kenya and Chad, planned for June, did not disappoint.", "summit", "planned"),
    ],
)
def test_what_is_charged_reported_or_planned_is_not_done(text: str, trigger: str, status: str) -> None:
    event, _ = deed(text, trigger)
    assert event.status == status

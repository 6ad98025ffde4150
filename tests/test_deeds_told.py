"""Deeds told without their word, taken up again, denied, dated and directed: two sentences a rule."""

import pytest
from readings import read_by_rules, words

from dragoman import Event, Reading

DAY = "2021-05-06"  # a Thursday


def found(text: str, trigger: str, **known: str) -> tuple[Reading, Event]:
    reading = read_by_rules(text, **{"published": DAY, **known})
    return reading, next(e for e in reading.events if words(reading, (e.trigger,)) == trigger)


def names(reading: Reading, event: Event, *roles: str) -> set[str]:
    known = {actor.id: actor.name for actor in reading.actors}
    return {known[p.actor] for p in event.participants if not roles or p.role in roles}


PAIR = {"Lena Dahl", "Tomas Berg"}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Lena Dahl saw Tomas Berg in Geneva on Monday.", "saw", "occurred"),
        ("Lena Dahl will see Tomas Berg in Geneva.", "see", "planned"),
        ("Lena Dahl is to see her counterpart Tomas Berg next week.", "see", "planned"),
        ("Lena Dahl means to see Tomas Berg this week.", "see", "planned"),
        ("Lena Dahl will meet her counterpart Tomas Berg in Geneva on Friday.", "meet", "planned"),
        ("Lena Dahl sat down with Tomas Berg in Geneva.", "sat", "occurred"),
        ("Lena Dahl and Tomas Berg were due to meet in Geneva on Friday.", "meet", "planned"),
        ("Tomas Berg and Lena Dahl were set to meet on Friday.", "meet", "planned"),
        ("Lena Dahl and Tomas Berg were in talks in Geneva on Monday.", "talks", "occurred"),
        ("Lena Dahl and Tomas Berg are in talks about grain.", "talks", "ongoing"),
        ("Lena Dahl and Foreign Minister Tomas Berg would talk in Geneva on Friday.", "talk", "planned"),
        ("Lena Dahl and Tomas Berg talked the plan over in Geneva.", "talked", "occurred"),
        ("Lena Dahl raised with Tomas Berg the lack of grain.", "raised", "occurred"),
        ("After talks with Tomas Berg, Lena Dahl left.", "talks", "occurred"),
        ("Lena Dahl told a news conference with Tomas Berg that the port was open.", "conference", "occurred"),
    ],
)
def test_meetings_without_the_word(text: str, trigger: str, status: str) -> None:
    reading, event = found(text, trigger)
    assert event.kind in ("meeting", "talks")
    assert (names(reading, event), event.status) == (PAIR, status)


@pytest.mark.parametrize(
    "text", ["Lena Dahl saw the report.", "Lena Dahl met the deadline.", "Lena Dahl met Tomas Berg's demands with silence."]
)
def test_what_is_seen_or_met_and_is_nobody_is_no_meeting(text: str) -> None:
    assert not [e for e in read_by_rules(text).events if e.kind in ("meeting", "talks")]


@pytest.mark.parametrize(
    ("text", "start", "place"),
    [
        (
            "After two hours behind closed doors in Geneva on Tuesday, Lena Dahl told reporters that all was well.",
            "2021-05-04",
            "Geneva",
        ),
        ("After ninety minutes behind closed doors in Oslo on Monday, Tomas Berg said that all was well.", "2021-05-03", "Oslo"),
    ],
)
def test_hours_behind_closed_doors(text: str, start: str, place: str) -> None:
    (event,) = (e for e in read_by_rules(text, published=DAY).events if e.kind == "meeting")
    assert (event.start, event.place, event.status, len(event.participants)) == (start, place, "occurred", 1)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Lena Dahl met Tomas Berg on Monday. The talks had dealt with grain.", "talks"),
        ("Lena Dahl met Tomas Berg on Monday. Prices fell. They had met before in Oslo.", "met"),
        ("Lena Dahl will see Tomas Berg on Friday. The two will meet in Geneva.", "meet"),
        ("Lena Dahl met Tomas Berg on Monday. “We agreed to meet again on Friday,” Dahl said.", "meet"),
    ],
)
def test_deeds_taken_up_again_keep_their_participants(text: str, trigger: str) -> None:
    reading = read_by_rules(text, published=DAY)
    event = [e for e in reading.events if words(reading, (e.trigger,)) == trigger][-1]
    assert names(reading, event) == PAIR


def test_talks_that_nothing_was_told_of_are_nobodys() -> None:
    (talks,) = [e for e in read_by_rules("The talks had dealt with grain. Prices fell.").events if e.kind == "talks"]
    assert (talks.participants, talks.type) == ((), None)
    assert not [e for e in read_by_rules("There were no talks. Talks are costly.").events if e.kind == "talks"]


def test_what_one_meets_for_is_no_second_meeting() -> None:
    reading = read_by_rules("Lena Dahl will meet Tomas Berg in Geneva to discuss grain.")
    assert [words(reading, (e.trigger,)) for e in reading.events if e.kind in ("meeting", "talks")] == ["meet"]


@pytest.mark.parametrize(
    ("text", "trigger", "source", "target"),
    [
        ("A letter from Lena Dahl to Tomas Berg arrived.", "letter", {"Lena Dahl"}, {"Tomas Berg"}),
        ("Two letters went out from Lena Dahl to Tomas Berg.", "letters", {"Lena Dahl"}, {"Tomas Berg"}),
        ("Tomas Berg received a letter from Lena Dahl.", "received", {"Lena Dahl"}, {"Tomas Berg"}),
        ("Ana Varga received a message from Tomas Berg.", "received", {"Tomas Berg"}, {"Ana Varga"}),
        ("Lena Dahl has answered Tomas Berg with a letter of her own.", "letter", {"Lena Dahl"}, {"Tomas Berg"}),
        ("Tomas Berg answered Lena Dahl with a note and a letter of his own.", "letter", {"Tomas Berg"}, set()),
        (
            "Lena Dahl wrote two letters in May, one for Tomas Berg and one for Ana Varga.",
            "wrote",
            {"Lena Dahl"},
            {"Tomas Berg", "Ana Varga"},
        ),
        (
            "Tomas Berg sent two messages, one to Lena Dahl and another to Ana Varga.",
            "sent",
            {"Tomas Berg"},
            {"Lena Dahl", "Ana Varga"},
        ),
        ("Ana Varga conveyed a letter from Lena Dahl to Tomas Berg.", "conveyed", {"Lena Dahl"}, {"Tomas Berg"}),
    ],
)
def test_letters_have_a_direction(text: str, trigger: str, source: set[str], target: set[str]) -> None:
    reading, event = found(text, trigger)
    assert event.kind == "letter"
    assert (names(reading, event, "source"), names(reading, event, "target")) == (source, target) or (
        target == set() and names(reading, event, "source") == source
    )


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Norway rejected a report that Lena Dahl wrote to Tomas Berg.", "wrote", "denied"),
        ("The ministry dismissed a claim that Lena Dahl met Tomas Berg.", "met", "denied"),
        ("The ministry said that reports of a letter from Lena Dahl are wrong.", "letter", "denied"),
        ("Rumours of talks between Lena Dahl and Tomas Berg are unfounded.", "talks", "denied"),
        ("The palace denied a meeting with Lena Dahl.", "meeting", "denied"),
        ("Lena Dahl wrote to Tomas Berg, a website said. The palace denied that there was any letter.", "letter", "denied"),
        ("Lena Dahl wrote a letter to Tomas Berg, a website said. The palace knew nothing of such a letter.", "letter", "denied"),
        ("Lena Dahl sent Tomas Berg a letter, a website said. The palace was not aware of any letter.", "letter", "denied"),
        ("The palace would neither confirm nor deny a report that Lena Dahl met Tomas Berg.", "met", "alleged"),
        ("No talks between Lena Dahl and Tomas Berg were held.", "held", "denied"),
    ],
)
def test_what_is_told_and_denied(text: str, trigger: str, status: str) -> None:
    assert found(text, trigger)[1].status == status


@pytest.mark.parametrize(
    "text",
    [
        "The ministry dismissed the report as a game.",
        "The agency quoted spokeswoman Ana Varga as dismissing the report as a game.",
    ],
)
def test_rejecting_a_report_is_a_denial(text: str) -> None:
    (event,) = (e for e in read_by_rules(text).events if e.kind == "denial")
    assert event.status == "occurred"


def test_neither_confirming_nor_denying_is_no_denial() -> None:
    assert not [e for e in read_by_rules("The palace would neither confirm nor deny the report.").events if e.kind == "denial"]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Lena Dahl cancelled a meeting with Tomas Berg.", "meeting", "cancelled"),
        ("Lena Dahl called off a meeting with Tomas Berg.", "meeting", "cancelled"),
        ("Should Norway agree, Lena Dahl would be ready to see Tomas Berg.", "see", "conditional"),
        ("If Norway agreed, Lena Dahl would be ready to meet Tomas Berg.", "meet", "conditional"),
        ("Lena Dahl will meet Ana Varga on Friday, before Tomas Berg leaves for Norway.", "leaves", "planned"),
        ("Tomas Berg acknowledged that Lena Dahl wrote to him, the Norpress agency reported.", "wrote", "occurred"),
        ("A website said that Lena Dahl wrote to Tomas Berg.", "wrote", "alleged"),
        ("Officials said that Lena Dahl met Tomas Berg.", "met", "occurred"),
        ("Sources said that Lena Dahl met Tomas Berg.", "met", "alleged"),
        ("Neither would speak at the doors of the meeting of Lena Dahl and Tomas Berg.", "meeting", "occurred"),
        ("Nobody would comment at the gates of the meeting of Lena Dahl and Tomas Berg.", "meeting", "occurred"),
        ("Ana Varga said that a newspaper report says that Lena Dahl met Tomas Berg.", "met", "alleged"),
        ("Ana Varga said that the website Polaris.org reported that Lena Dahl met Tomas Berg.", "met", "alleged"),
        ("Lena Dahl met Tomas Berg, says the release.", "met", "occurred"),
    ],
)
def test_status_by_who_vouches_and_what_governs(text: str, trigger: str, status: str) -> None:
    assert found(text, trigger)[1].status == status


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("On Monday Lena Dahl left, hours before Ana Varga met Tomas Berg.", "met", "2021-05-03"),
        ("On Tuesday Norway agreed to the plan, minutes after Lena Dahl met Tomas Berg.", "met", "2021-05-04"),
        ("Lena Dahl dismissed Saturday's report.", "dismissed", None),
        ("Tomas Berg rejected Monday's report.", "rejected", None),
        ("Lena Dahl asked to meet Tomas Berg in a letter sent in March.", "meet", None),
    ],
)
def test_dates_belong_to_their_deed(text: str, trigger: str, start: str | None) -> None:
    assert found(text, trigger)[1].start == start


@pytest.mark.parametrize(
    ("text", "kind", "participants"),
    [
        ("Lena Dahl had a telephone talk with Tomas Berg on Monday.", "call", PAIR),
        ("Lena Dahl spoke by phone with Tomas Berg on Monday.", "call", PAIR),
        ("Tomas Berg spoke with Lena Dahl by telephone.", "call", PAIR),
        ("Lena Dahl and Tomas Berg held a phone conversation.", "call", PAIR),
        ("France is to buy Norwegian grain, Norway said.", "purchase", {"France", "Norway"}),
        ("Norway agreed to take 32 tons of grain off France's hands.", "agreement", {"France", "Norway"}),
    ],
)
def test_calls_and_purchases(text: str, kind: str, participants: set[str]) -> None:
    reading = read_by_rules(text)
    event = next(e for e in reading.events if e.kind == kind)
    assert names(reading, event) == participants


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Lena Dahl told the Senate Trade Committee that the port was open.", "Senate Trade Committee"),
        ("Appearing at the Harbor Council, Tomas Berg said that the port was open.", "Harbor Council"),
        ("Lena Dahl told reporters in Geneva that the port was open.", "Geneva"),
    ],
)
def test_speeches_have_a_venue(text: str, place: str) -> None:
    assert [e.place for e in read_by_rules(text).events if e.kind == "statement"] == [place]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lena Dahl was addressing a dinner in Varna.", "statement"),
        ("Tomas Berg was speaking at the opening of the port.", "statement"),
        ("Lena Dahl leaves for Norway on Monday.", "visit"),
        ("Tomas Berg then goes on to Norway.", "visit"),
    ],
)
def test_speech_occasions_and_journeys(text: str, kind: str) -> None:
    assert kind in {e.kind for e in read_by_rules(text).events}


def test_going_to_court_is_no_journey() -> None:
    assert not [e for e in read_by_rules("Lena Dahl goes to court.").events if e.kind == "visit"]


def test_a_name_that_the_tagger_missed_is_whose_surname_it_knows() -> None:
    reading = read_by_rules("Hulusa Berim and Oleksa Dornik held talks in Geneva. Dornik said no. Mr. Berim left.")
    assert {"Oleksa Dornik", "Hulusa Berim"} <= {a.name for a in reading.actors if a.kind == "person"}


@pytest.mark.parametrize(
    ("text", "kind", "participants"),
    [
        ("The truce between Norway and Estonia began on Monday.", "ceasefire", {"Norway", "Estonia"}),
        ("A ceasefire between Norway and Estonia is holding.", "ceasefire", {"Norway", "Estonia"}),
        ("A prisoner exchange between Norway and Estonia took place on Monday.", "exchange", {"Norway", "Estonia"}),
        ("Norway and Estonia exchanged prisoners on Monday.", "exchange", {"Norway", "Estonia"}),
    ],
)
def test_truces_and_exchanges(text: str, kind: str, participants: set[str]) -> None:
    reading = read_by_rules(text)
    event = next(e for e in reading.events if e.kind == kind)
    assert names(reading, event) == participants


@pytest.mark.parametrize(
    ("text", "place"),
    [("Rebels shelled a market in the town of Kutaro.", "Kutaro"), ("An airstrike in the port of Belmar killed ten.", "Belmar")],
)
def test_attacks_have_a_place(text: str, place: str) -> None:
    assert place in {e.place for e in read_by_rules(text).events}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A meeting of Lena Dahl and Tomas Berg scheduled for 15 May has been postponed to 22 May.",
            {("meeting", "cancelled", "2021-05-15"), ("meeting", "planned", "2021-05-22"), ("cancellation", "occurred", None)},
        ),
        (
            "The summit of Norway and Chad was moved from May 15 to May 22.",
            {("meeting", "cancelled", "2021-05-15"), ("meeting", "planned", "2021-05-22")},
        ),
        (
            "Lena Dahl put off her visit to Rome until June 3.",
            {("visit", "planned", "2021-06-03"), ("cancellation", "occurred", None)},
        ),
        (
            "The visit of Lena Dahl to Rome was cancelled on Monday.",
            {("visit", "cancelled", None), ("cancellation", "occurred", "2021-05-03")},
        ),
        (
            "Lena Dahl called off a meeting with Tomas Berg on Monday.",
            {("meeting", "cancelled", None), ("cancellation", "occurred", "2021-05-03")},
        ),
        (
            "A visit of Lena Dahl to Rome, planned for May 20, was cancelled on Monday.",
            {("visit", "cancelled", "2021-05-20"), ("cancellation", "occurred", "2021-05-03")},
        ),
        (
            "A summit of Norway and Chad, which was to take place on May 20, was called off.",
            {("meeting", "cancelled", "2021-05-20"), ("cancellation", "occurred", None)},
        ),
        (
            "The meeting of Lena Dahl and Tomas Berg on May 20 was cancelled.",
            {("meeting", "cancelled", "2021-05-20"), ("cancellation", "occurred", None)},
        ),
        (
            "The talks of Norway and Chad, originally set for May 10, will now be held on May 17.",
            {("talks", "planned", "2021-05-17")},
        ),
    ],
)
def test_what_is_put_off_has_an_old_day_and_a_new_one(text: str, days: set[tuple[str, str, str | None]]) -> None:
    events = read_by_rules(text, published=DAY).events
    assert {(event.kind, event.status, event.start) for event in events} == days


@pytest.mark.parametrize(
    ("text", "trigger", "status", "start"),
    [
        ("Norway agreed to free the crew after talks with Chad on Monday.", "agreed", "occurred", "2021-05-03"),
        ("Norway agreed to free the crew after talks with Chad on Monday.", "free", "planned", None),
        ("Norway agreed to free the crew after talks with Chad on Monday.", "talks", "occurred", "2021-05-03"),
        ("Norway refused to extradite Tomas Berg on Monday.", "refused", "occurred", "2021-05-03"),
        ("Monday's talks with Chad broke down, Norway said.", "broke", "occurred", "2021-05-03"),
        ("It would be settled after the Norwegian summit in June, Lena Dahl said.", "summit", "planned", "2021-06-01"),
        ("Lena Dahl hopes to meet Tomas Berg in June.", "meet", "proposed", "2021-06-01"),
    ],
)
def test_nothing_has_happened_after_its_report(text: str, trigger: str, status: str, start: str | None) -> None:
    _, event = found(text, trigger)
    assert (event.status, event.start) == (status, start)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Has Norway attacked the port? Nobody knows.", [("attack", "alleged")]),
        ("Will Lena Dahl meet Tomas Berg in June?", [("meeting", "proposed")]),
        ("Q: When did Lena Dahl last meet Tomas Berg?\nA: In June.", [("meeting", "alleged")]),
        ("Did Lena Dahl say that Norway had attacked the port?", [("attack", "alleged")]),
        ("What did Lena Dahl do after the talks with Tomas Berg?", [("talks", "occurred")]),
        ("Will Lena Dahl, who met Tomas Berg on Monday, resign?", [("meeting", "occurred")]),
        ("After Norway attacked the port on Monday, will Chad respond?", [("attack", "occurred")]),
        ("Norway attacked the port, but who gave the order?", [("attack", "occurred")]),
        ("Norway attacked the port on Monday, didn't it?", [("attack", "occurred")]),
        ("Norway attacked the port on Monday (or was it Chad?).", [("attack", "occurred")]),
        ("Lena Dahl met Tomas Berg. Will she resign?", [("meeting", "occurred"), ("resignation", "proposed")]),
        ("Lena Dahl asked: “Will Norway attack the port?”", [("request", "occurred"), ("attack", "proposed")]),
    ],
)
def test_what_is_asked_is_open(text: str, told: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in read_by_rules(text).events] == told


def test_who_was_asked_about_is_whom_the_answer_tells_of() -> None:
    reading, event = found("Q: Did Lena Dahl see Tomas Berg?\nA: They met in Rome on Monday.", "met")
    assert (names(reading, event), event.start) == (PAIR, "2021-05-03")


def test_a_journey_put_off_is_that_of_who_was_to_go() -> None:
    text = "Lena Dahl was due in Rome on May 20. The trip has been postponed to July 3."
    reading, event = found(text, "trip")
    assert (names(reading, event), event.status, event.start) == ({"Lena Dahl"}, "planned", "2021-07-03")

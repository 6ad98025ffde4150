"""What stands beside: sayings beside what they tell, roles beside names, days and places in another mention of a deed."""

import pytest
from readings import read_text, words

from dragoman import Event, Reading


def sayings(text: str) -> set[tuple[str, str]]:
    reading = read_text(text, published="2021-05-10")
    return {(words(reading, a.source), words(reading, a.content)) for a in reading.attributions}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The monitors left Harvik with doubts about both versions, a diplomat in Varna said on Monday.",
            "a diplomat in Varna",
            "The monitors left Harvik with doubts about both versions",
        ),
        (
            "It has proposed the Harvik bridge as a site, Varna-based Norland News reported on Friday.",
            "Varna-based Norland News",
            "It has proposed the Harvik bridge as a site",
        ),
        (
            "The convoy lost five men by the army's count.",
            "the army",
            "The convoy lost five men",
        ),
        (
            "In the judgement of the Harbor Institute, the voice is not his.",
            "the Harbor Institute",
            "the voice is not his",
        ),
        (
            "Lena Dahl brought a draft. Under the draft, Norway would free two men by June.",
            "the draft",
            "Norway would free two men by June",
        ),
        (
            "They signed an accord. Under the accord, Chad will reopen the road to Harvik.",
            "the accord",
            "Chad will reopen the road to Harvik",
        ),
        (
            "A Swedish official gave another reason: the minister had asked the crew to wait.",
            "A Swedish official",
            "the minister had asked the crew to wait",
        ),
        (
            "The commander was blunt: nobody would leave the camp before the vote.",
            "The commander",
            "nobody would leave the camp before the vote",
        ),
        (
            "In the transcript, Lena Dahl asks for time.",
            "the transcript",
            "Lena Dahl asks for time",
        ),
        (
            "In the recording, Tomas Berg was calm and the guests laughed.",
            "the recording",
            "Tomas Berg was calm and the guests laughed",
        ),
        (
            "On Monday, it was quiet. By telephone, it claims, Tomas Berg warned the crew.",
            "it",
            "By telephone / Tomas Berg warned the crew",
        ),
    ],
)
def test_a_saying_beside_what_it_tells(text: str, source: str, content: str) -> None:
    found = sayings(text)
    assert any(s.removeprefix("the ") == source.removeprefix("the ") and c == content for s, c in found), found


@pytest.mark.parametrize(
    "text",
    [
        "On account of the floods, the visit was put off.",
        "By all accounts the road is open.",
        "When the port opened, the envoy left.",
        "Under the bridge, Norway would build a camp.",
    ],
)
def test_no_saying_where_nobody_tells(text: str) -> None:
    assert sayings(text) == set()


def test_a_report_goes_by_the_agency_whose_it_is() -> None:
    reading = read_text(
        "The first word came from the daily Norland Press. Its report said that Lena Dahl had met Tomas Berg. "
        "Dahl brought a draft, the daily reported. It added that Berg read it."
    )
    assert {a.chain for a in reading.attributions if a.parent is None} == {("Norland Press",)}


def test_whoever_breaks_in_is_not_whom_the_sentence_is_about() -> None:
    reading = read_text("Tomas Berg wants to resign. Dahl, he complained on Monday, had promised him that nobody would leave.")
    complained = next(a for a in reading.attributions if words(reading, a.cue) == "complained")
    assert complained.chain[-1] == "Tomas Berg"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Sweden's ambassador in Oslo, Lena Dahl, was quoted by the daily.", "Lena Dahl", ("ambassador", "Sweden")),
        ("The army's commander, Tomas Berg, refused.", "Tomas Berg", ("commander", "army")),
        ("Lena Dahl, who chairs the harbor committee, threatened to resign.", "Lena Dahl", ("chair", "harbor committee")),
        ("Tomas Berg, who commands the northern brigade, is ill.", "Tomas Berg", ("commander", "northern brigade")),
        ("Lena Dahl, a former minister of Norway, has offered help.", "Lena Dahl", ("former minister", "Norway")),
        ("Tomas Berg, the governor of Harvik, denied it.", "Tomas Berg", ("governor", "Harvik")),
    ],
)
def test_roles_between_commas(text: str, name: str, role: tuple[str, str]) -> None:
    reading = read_text(text)
    actor = next(actor for actor in reading.actors if actor.name == name)
    assert role in {(r.title, r.affiliation) for r in actor.roles}


def deed(text: str, trigger: str) -> tuple[Event, Reading]:
    reading = read_text(text, published="2021-05-10")
    return [e for e in reading.events if words(reading, (e.trigger,)) == trigger][-1], reading


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Shells fell near Berkara. Swedish monitors visited Berkara on Monday.", "visited", "Berkara"),
        ("A patrol was in Odrasund. Lena Dahl visited Odrasund.", "visited", "Odrasund"),
        ("A patrol was struck by two bombs between Porvik and Odrasund.", "struck", "between Porvik and Odrasund"),
        ("Chad's accusation, delivered at a parade in Geneva, angered Norway.", "accusation", "Geneva"),
        ("A meeting that had been set for May 12 in Geneva was called off by Chad.", "meeting", "Geneva"),
        ("Norway and Chad met in Geneva and signed a pact.", "signed", "Geneva"),
        ("Lena Dahl vowed before officers in Oslo that the gates would stay shut.", "vowed", "Oslo"),
        ("The shelling around the Harvik reservoir angered Chad.", "shelling", "Harvik reservoir"),
        ("Norway and Chad met in Geneva. Lena Dahl signed the accord in the same city.", "signed", "Geneva"),
    ],
)
def test_where_it_was(text: str, trigger: str, place: str) -> None:
    assert deed(text, trigger)[0].place == place


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (
            "Sweden shelled the port on May 2. Lena Dahl wrote to Tomas Berg four days before the first shelling.",
            "wrote",
            "2021-04-28",
        ),
        ("Chad and Norway met in Geneva on May 3. A week after the meeting Chad attacked Harvik.", "attacked", "2021-05-10"),
        ("Lena Dahl met Tomas Berg in Geneva on May 3. She called the meeting useful.", "meeting", "2021-05-03"),
        ("A Swedish drone struck the port on May 4. The attack killed nobody.", "attack", "2021-05-04"),
        ("Sweden must leave by May 20. On May 4 a shell fell. Norway attacked Harvik the same day.", "attacked", "2021-05-04"),
        ("Sweden attacked Harvik on Wednesday. Chad shot down a drone at 02:20 on 9 May.", "shot", "2021-05-09"),
    ],
)
def test_when_it_was(text: str, trigger: str, day: str) -> None:
    assert deed(text, trigger)[0].start == day


def test_another_one_takes_no_day_over() -> None:
    assert deed("Norway and Chad met in Geneva on May 3. Another meeting failed.", "meeting")[0].start is None


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "expected"),
    [
        ("Norway and Chad held talks in Oslo. A second round is set for May 20.", "round", "talks", {"Norway", "Chad"}),
        (
            "Lena Dahl and Tomas Berg met in Oslo. The next meeting is planned for May 20.",
            "meeting",
            "meeting",
            {"Lena Dahl", "Tomas Berg"},
        ),
        ("A shepherd was killed at dawn.", "killed", "attack", {"A shepherd"}),
        ("Norway dismissed the letter as a forgery.", "dismissed", "denial", {"Norway"}),
        ("Lena Dahl branded it a lie.", "branded", "denial", {"Lena Dahl"}),
        ("Tomas Berg flew to Oslo with a letter from Lena Dahl.", "flew", "visit", {"Tomas Berg"}),
        ("Lena Dahl is due in Oslo on May 20.", "due", "visit", {"Lena Dahl"}),
        ("Norway and Chad spoke. Norwegian and Chadian envoys met in Geneva.", "met", "meeting", {"Norway", "Chad"}),
    ],
)
def test_who_took_part(text: str, trigger: str, kind: str, expected: set[str]) -> None:
    event, reading = deed(text, trigger)
    names = {actor.id: actor.name for actor in reading.actors}
    assert (event.kind, {names[p.actor] for p in event.participants}) == (kind, expected)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The Courier reported that Lena Dahl had told her cabinet that the port would open.", "Lena Dahl"),
        (
            "The Courier reported that Tomas Berg had assured the Swedish side that the talk was meant for the cadets.",
            "Tomas Berg",
        ),
    ],
)
def test_what_one_tells_another_is_private(text: str, holder: str) -> None:
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert (holder, "private") in {(names[p.actor], p.audience) for p in reading.positions}


@pytest.mark.parametrize("text", ["Norwegian troops took two men prisoner.", "The rebels took the mayor captive on Monday."])
def test_taking_somebody_prisoner(text: str) -> None:
    assert deed(text, "took")[0].kind == "abduction"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Norway's Foreign Ministry denied it. Sweden's Foreign Ministry confirmed it.",
            {"Norway's Foreign Ministry", "Sweden's Foreign Ministry"},
        ),
        (
            "On Monday the Finnish Border Guard said that it had left. On Friday the Estonian Border Guard said that it had not.",
            {"Finnish Border Guard", "Estonian Border Guard"},
        ),
    ],
)
def test_bodies_of_two_states_stay_two(text: str, names: set[str]) -> None:
    reading = read_text(text)
    assert {a.chain[-1] for a in reading.attributions if a.chain} >= names
    told = [a.speaker for a in reading.attributions if a.chain and a.chain[-1] in names]
    assert len(set(told)) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Lena Dahl met her South Korean counterpart, Seo Ji-hoon, in Oslo.", "met", {"Lena Dahl", "Seo Ji-hoon"}),
        ("Tomas Berg telephoned his Swedish counterpart, Orla Vint, on Monday.", "telephoned", {"Tomas Berg", "Orla Vint"}),
        ("It sent a North Korean trawler. The North attacked Harvik.", "attacked", {"North Korea"}),
        ("South Sudan was ready. The South has bombed Harvik.", "bombed", {"South Sudan"}),
        ("Armenian and Azerbaijani envoys met in Geneva.", "met", {"Armenia", "Azerbaijan"}),
        (
            "It was the first contact between the two sides. Armenian and Turkish envoys met. The two sides signed a pact.",
            "signed",
            {"Armenia", "Turkey"},
        ),
        ("Lena Dahl came back with a letter from Tomas Berg to Orla Vint.", "letter", {"Tomas Berg", "Orla Vint"}),
        ("The envoy left with a letter from Orla Vint for Lena Dahl.", "letter", {"Orla Vint", "Lena Dahl"}),
    ],
)
def test_who_stands_behind(text: str, trigger: str, expected: set[str]) -> None:
    event, reading = deed(text, trigger)
    names = {actor.id: actor.name for actor in reading.actors}
    assert {names[p.actor] for p in event.participants} >= expected


@pytest.mark.parametrize(
    ("text", "surname", "name"),
    [
        ("Foreign Minister Rodrigo Quispe Mamani left. Quispe said that it was over.", "Quispe", "Rodrigo Quispe Mamani"),
        ("Chairman Kang Tae-il spoke. Kang said that the drills must end.", "Kang", "Kang Tae-il"),
    ],
)
def test_the_first_of_two_surnames(text: str, surname: str, name: str) -> None:
    reading = read_text(text)
    actor = next(actor for actor in reading.actors if actor.name == name)
    assert surname in actor.aliases


def test_a_record_goes_on_while_people_speak_in_it() -> None:
    reading = read_text(
        "In the leaked transcript, Lena Dahl asks for time. Tomas Berg answers that he has none. On Monday he denied it."
    )
    inner = next(a for a in reading.attributions if words(reading, a.cue) == "answers")
    assert inner.parent is not None
    assert inner.chain[-1] == "Tomas Berg"

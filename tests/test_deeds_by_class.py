"""Deeds by class: what kind a word tells of, whether it was done, when and where; two sentences a rule."""

import pytest
from readings import read_text, words

from dragoman import Event

PUBLISHED = "2023-06-20"


def deed(text: str, trigger: str) -> Event:
    reading = read_text(text, published=PUBLISHED)
    return next(e for e in reading.events if words(reading, (e.trigger,)) == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        # what it was done to, where that is a place
        ("Chadian artillery shelled Harvik for two hours.", "shelled", "Harvik"),
        ("Rebels seized Harvik on 4 May.", "seized", "Harvik"),
        ("The bombing of Harvik killed nine.", "bombing", "Harvik"),
        ("The 4 May raid on Harvik by Norwegian commandos killed nine.", "raid", "Harvik"),
        # where it came from or went
        ("Norway withdrew its troops from Harvik.", "withdrew", "Harvik"),
        ("Norway evacuated 200 people from Harvik.", "evacuated", "Harvik"),
        ("Norway deployed two battalions to Harvik.", "deployed", "Harvik"),
        ("Norway deployed two battalions to the Harvik district on 4 May.", "deployed", "Harvik"),
        ("A drone was shot down over Harvik.", "shot", "Harvik"),
        ("Thousands marched through Harvik.", "marched", "Harvik"),
        ("Lena Dahl left Oslo for Harvik.", "left", "Harvik"),
        ("Lena Dahl paid a visit to Harvik on 4 May.", "paid", "Harvik"),
        # sites that are called after a place
        ("Norwegian and Chadian officers met at the Kostal crossing.", "met", "Kostal crossing"),
        ("A prisoner exchange took place at the Kostal bridge on 4 May.", "exchange", "Kostal bridge"),
        ("Chad reopened the Kostal crossing.", "reopened", "Kostal crossing"),
        ("Two soldiers died in a clash near the Kostal checkpoint.", "died", "Kostal"),
        ("Rebels attacked a convoy in the Upper Sarn district of Chad.", "attacked", "Upper Sarn"),
        ("Norwegian troops crossed the Sarn River into Chad.", "crossed", "Sarn River"),
        # a name that nobody bears, behind "at"
        ("Chad closed the border at Kostal.", "closed", "Kostal"),
        ("Norway shut the border at Ostrel.", "shut", "Ostrel"),
        # where they are who did it or underwent it
        ("Police in Harvik arrested two Norwegians.", "arrested", "Harvik"),
        ("A court in Harvik sentenced two Norwegians.", "sentenced", "Harvik"),
        ("Rebel positions around Harvik were bombed by Norway.", "bombed", "Harvik"),
        # further verbs by which a deed takes place, and what it was on the margins of
        ("Clashes erupted in Harvik between Norwegian troops and rebels.", "Clashes", "Harvik"),
        ("Lena Dahl and Tomas Berg met on the margins of a conference in Harvik.", "met", "Harvik"),
        ("Lena Dahl and Tomas Berg met on the sidelines of a conference in Harvik.", "met", "Harvik"),
        ("Norway and Chad met on the Chadian bank of the river.", "met", "the Chadian bank of the river"),
        ("Norwegian troops clashed with rebels on the Chadian side of the border.", "clashed", "the Chadian side of the border"),
        ("The murder of Tomas Berg in Harvik on 4 May remains unsolved.", "murder", "Harvik"),
        ("The arrest of Lena Dahl in Harvik stunned Norway.", "arrest", "Harvik"),
    ],
)
def test_where_it_was(text: str, trigger: str, place: str) -> None:
    assert deed(text, trigger).place == place


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        # an accord signed, a truce agreed, whatever is asked for now
        ("Norway called on Chad to honour the accord that the two signed in March.", "signed", "occurred"),
        ("Norway asked Chad to observe the truce signed in Oslo.", "signed", "occurred"),
        ("Norway called for an investigation by Chad into the raid on Harvik.", "raid", "occurred"),
        ("Chad wants an inquiry into the shelling of Harvik.", "shelling", "occurred"),
        # counterfactuals, drafts
        ("Norway would have closed its embassy in Chad.", "closed", "conditional"),
        ("Had the talks failed, Norway would have recalled its ambassador from Chad.", "recalled", "conditional"),
        ("Under the draft, Chad would pull back its guns.", "pull", "conditional"),
        ("Under the plan, Norway would pay Chad, and Chad would reopen the port.", "reopen", "conditional"),
        # what is ruled out, or not
        ("Lena Dahl did not rule out a meeting with Tomas Berg.", "meeting", "proposed"),
        ("Lena Dahl ruled out talks with Tomas Berg.", "talks", "denied"),
        # accusations
        ("Chad accused Norway of trying to assassinate Tomas Berg.", "assassinate", "alleged"),
        ("Norway accused Chad of plotting to blow up a bridge.", "blow", "alleged"),
        # what may have been, and whether it was
        ("Norwegian jets may have bombed the camp.", "bombed", "alleged"),
        ("Chad might have released the sailors.", "released", "alleged"),
        ("It is unclear whether Lena Dahl met Tomas Berg.", "met", "alleged"),
        ("It is uncertain whether Norway released the sailors.", "released", "alleged"),
        # what was tried was done, so far as it goes
        ("Norway tried to seize the trawler.", "seize", "occurred"),
        ("Chad tried to free the sailors.", "free", "occurred"),
        # what goes on
        ("Talks between Norway and Chad are under way in Harvik.", "Talks", "ongoing"),
        ("Talks between Norway and Chad have been under way since Monday.", "Talks", "ongoing"),
        ("Norway continues to shell Harvik.", "shell", "ongoing"),
        ("Chad keeps bombing Harvik.", "bombing", "ongoing"),
        # what is to come
        ("Talks between Norway and Chad are to resume on 24 June.", "Talks", "planned"),
        ("A summit of Norway and Chad is to open on 24 June.", "summit", "planned"),
        ("An exchange of prisoners between Norway and Chad is possible.", "exchange", "proposed"),
        ("A meeting of Lena Dahl and Tomas Berg is unlikely.", "meeting", "proposed"),
        # what did not come about
        ("Norway stopped short of expelling the Chadian ambassador.", "expelling", "denied"),
        ("Chad stopped short of severing ties with Norway.", "severing", "denied"),
        ("Lena Dahl turned down an invitation to meet Tomas Berg.", "meet", "denied"),
        ("Norway rebuffed an offer to meet Tomas Berg.", "meet", "denied"),
        ("Norway has yet to release the sailors.", "release", "denied"),
        ("Chad has yet to reopen the border.", "reopen", "denied"),
        ("Norway insisted that no Norwegian aircraft had bombed Harvik.", "bombed", "denied"),
        ("Chad said that none of its envoys had met Tomas Berg.", "met", "denied"),
        ("The ministry dismissed as false a report that Lena Dahl had met Tomas Berg.", "met", "denied"),
        ("Norway rejected as untrue a claim that Chad had released the sailors.", "released", "denied"),
    ],
)
def test_how_it_stands(text: str, trigger: str, status: str) -> None:
    assert deed(text, trigger).status == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There is talk in Oslo of recognising the Harvik Republic.", "talks"),
        ("In Oslo there was talk among envoys of Norway about a truce.", "talks"),
        ("Norway would not discuss the prisoners with Chad.", "talks"),
        ("Lena Dahl declined to discuss the letter with Tomas Berg.", "talks"),
        ("A Norwegian official, who asked not to be named, said the port was shut.", "request"),
        ("The plan is dead, said an aide to Minister Lena Dahl who requested not to be identified.", "request"),
    ],
)
def test_what_is_no_deed(text: str, kind: str) -> None:
    assert kind not in {event.kind for event in read_text(text, published=PUBLISHED).events}


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end"),
    [
        # a plan of the past, and a proposal for a day to come
        ("Chad had been planning to seize Harvik in May.", "seize", "2023-05-01", "2023-05-31"),
        ("Norway had intended to visit Chad in May.", "visit", "2023-05-01", "2023-05-31"),
        ("Lena Dahl will attend a summit that Norway proposed for July.", "attend", "2023-07-01", "2023-07-31"),
        ("The conference that Chad suggested for August has alarmed Norway.", "conference", "2023-08-01", "2023-08-31"),
        # bounds are no days of the deed
        ("Norway has been shelling Harvik since 2019.", "shelling", None, None),
        ("Norway gave Chad until 1 July to release the sailors.", "release", None, None),
        # stretches
        ("Between 4 and 6 May, Norway and Chad held talks in Harvik.", "held", "2023-05-04", "2023-05-06"),
        ("From 4 May to 6 May, Norway and Chad held talks in Harvik.", "held", "2023-05-04", "2023-05-06"),
        # clauses that say when a noun's deed was
        ("They spoke of a meeting of Norway and Chad, which took place on 4 May.", "meeting", "2023-05-04", "2023-05-04"),
        ("Talks between Norway and Chad are to resume on 24 June.", "Talks", "2023-06-24", "2023-06-24"),
        ("A summit of Norway and Chad is to open on 24 June.", "summit", "2023-06-24", "2023-06-24"),
        # one day for several verbs
        (
            "On 4 May, Norway deployed troops, closed the border and recalled its ambassador from Chad.",
            "recalled", "2023-05-04", "2023-05-04",
        ),
        ("On 6 May Lena Dahl flew to Oslo, met Tomas Berg and signed the accord.", "signed", "2023-05-06", "2023-05-06"),
        # what was brought, was brought then
        ("On 4 May Lena Dahl flew to Oslo with a letter from Tomas Berg.", "letter", "2023-05-04", "2023-05-04"),
        ("Lena Dahl arrived in Oslo on 4 May with a message from Tomas Berg.", "message", "2023-05-04", "2023-05-04"),
        # a day that another deed has
        (
            "On 4 May Norwegian marines seized the trawler. Hours later, Chad summoned the Norwegian ambassador.",
            "summoned", "2023-05-04", "2023-05-04",
        ),
        ("On 4 May Norway expelled two envoys. Shortly afterwards Chad closed the border.", "closed", "2023-05-04", "2023-05-04"),
        # weekdays and parts of the day
        ("On Tuesday last week Norway closed the border.", "closed", "2023-06-13", "2023-06-13"),
        ("At dawn on Sunday Norwegian jets struck a depot.", "struck", "2023-06-18", "2023-06-18"),
        # chronicles
        (
            "4 May. Norway expels the Chadian ambassador.\n6 May. Chad closes the border.",
            "closes", "2023-05-06", "2023-05-06",
        ),
        (
            "4 May\nNorwegian troops seized a Chadian post.\n\n6 May\nChad recalled its ambassador.",
            "seized", "2023-05-04", "2023-05-04",
        ),
    ],
)  # fmt: skip
def test_when_it_was(text: str, trigger: str, start: str | None, end: str | None) -> None:
    event = deed(text, trigger)
    assert (event.start, event.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("KASTIR (Agency), 2 June 2023 - Norwegian troops seized a post yesterday.", "2023-06-01"),
        ("GENEVA (Agency), 9 May 2023 – Norway and Chad met on Monday.", "2023-05-08"),
    ],
)
def test_a_dateline_with_its_day_behind_the_agency(text: str, start: str) -> None:
    reading = read_text(text)
    assert [event.start for event in reading.events] == [start]
    assert not {"GENEVA", "KASTIR"} & {actor.name for actor in reading.actors}


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        # accidents and approaches
        ("A Norwegian helicopter crashed near Harvik on 4 May, killing three.", "crashed", "incident"),
        ("A Chadian cutter collided with a Norwegian trawler in the Ruan Strait.", "collided", "incident"),
        ("A Chadian vessel came within 300 metres of a Norwegian frigate.", "came", "incident"),
        ("A Chadian jet entered Norwegian airspace near Harvik on 4 May.", "entered", "attack"),
        ("Norway blamed Chad for the sinking of the ferry.", "sinking", "attack"),
        ("An alleged Norwegian strike on Harvik killed nine.", "strike", "attack"),
        ("The strike near Harvik killed nine Norwegians.", "strike", "attack"),
        ("Hackers broke into the servers of the Norwegian ministry.", "broke", "cyber"),
        # troops and tests
        ("Norwegian troops moved into Harvik on 4 May.", "moved", "deployment"),
        ("A Chadian destroyer transited the Ruan Strait on 4 May.", "transited", "deployment"),
        ("Norway's navy escorted a convoy through the Ruan Strait.", "escorted", "deployment"),
        ("Chad ordered a partial mobilisation on Tuesday.", "ordered", "deployment"),
        ("Norway raised its alert level on 6 May.", "raised", "deployment"),
        ("Norway test-launched a ballistic missile on 4 May.", "launched", "test"),
        ("The army of Chad test-launched two rockets.", "launched", "test"),
        # people who flee, and who come into office or out of it
        ("Some 4,000 people fled Harvik on 4 May.", "fled", "displacement"),
        ("The raid displaced 4,000 people in Norway.", "displaced", "displacement"),
        ("Lena Dahl dismissed Defence Minister Tomas Berg on 4 May.", "dismissed", "expulsion"),
        ("The dismissal of General Tomas Berg changed little.", "dismissal", "expulsion"),
        ("Lena Dahl appointed Tomas Berg as special envoy.", "appointed", "appointment"),
        ("The appointment of Tomas Berg surprised Norway.", "appointment", "appointment"),
        ("The Chadian parliament voted to leave the alliance.", "voted", "election"),
        ("The Security Council voted on a resolution on 6 May.", "voted", "election"),
        # journeys and receptions
        ("Norway sent a special envoy to Chad on 6 May.", "sent", "visit"),
        ("Norway dispatched an envoy, Lena Dahl, to Harvik.", "dispatched", "visit"),
        ("Lena Dahl will host Tomas Berg in Harvik.", "host", "meeting"),
        ("Lena Dahl and Tomas Berg spoke for 40 minutes.", "spoke", "talks"),
        # goods and money
        ("Norway's delivery of 12 tanks to Chad angered Sweden.", "delivery", "aid"),
        ("Norway paid the rebels 40 million euros on 6 May.", "paid", "aid"),
        ("Chad transferred 40 million euros to the rebels.", "transferred", "aid"),
        ("Norway smuggled weapons to the rebels.", "smuggled", "aid"),
        ("A Norwegian frigate ferried 40 wounded soldiers to Harvik.", "ferried", "rescue"),
        ("The release of 140 prisoners by Chad surprised Norway.", "release", "release"),
        # ships seized, to the tagger an adjective
        ("Norwegian marines boarded a trawler off Cape Ruan.", "boarded", "seizure"),
        ("Chad towed a Norwegian trawler to Harvik.", "towed", "seizure"),
        # words
        ("Tomas Berg replied to the letter on 6 May.", "replied", "letter"),
        ("Norway handed the Chadian ambassador a note.", "handed", "letter"),
        ("Norway protested to Chad over the incident.", "protested", "criticism"),
        ("Norway and Chad set up a hotline on 4 May.", "set", "cooperation"),
        ("Chad restored the hotline with Norway.", "restored", "recognition"),
    ],
)
def test_what_kind_it_was(text: str, trigger: str, kind: str) -> None:
    assert deed(text, trigger).kind == kind


def parties(text: str, trigger: str) -> set[str]:
    reading = read_text(text, published=PUBLISHED)
    event = next(e for e in reading.events if words(reading, (e.trigger,)) == trigger)
    names = {actor.id: actor.name for actor in reading.actors}
    return {names[p.actor] for p in event.participants}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # by the verb over the deed's noun
        ("Talks took place in Harvik on 4 May between Norway and Chad.", "Talks", {"Norway", "Chad"}),
        ("An exchange of fire took place near Harvik between Norway and Chad.", "exchange", {"Norway", "Chad"}),
        ("An incursion was perpetrated by Norway on 4 May.", "incursion", {"Norway"}),
        ("Norway and Chad agreed on a ceasefire in Harvik.", "ceasefire", {"Norway", "Chad"}),
        ("Norway and Chad proceeded to a handshake.", "handshake", {"Norway", "Chad"}),
        # those who send
        ("The delegations of Norway and Chad met in Harvik.", "met", {"Norway", "Chad"}),
        ("Envoys from Norway, Chad and Sweden met in Harvik.", "met", {"Norway", "Chad", "Sweden"}),
        # relative clauses
        ("The letter that Lena Dahl sent Tomas Berg on 4 May was published.", "sent", {"Lena Dahl", "Tomas Berg"}),
        ("The call that Lena Dahl made to Tomas Berg lasted an hour.", "made", {"Lena Dahl", "Tomas Berg"}),
        ("A letter from Lena Dahl reached Tomas Berg on 4 May.", "letter", {"Lena Dahl", "Tomas Berg"}),
        ("A message from Norway reached Tomas Berg on 4 May.", "message", {"Norway", "Tomas Berg"}),
        # whose the air and the goods are
        ("A Chadian jet entered Norwegian airspace.", "entered", {"Chad", "Norway"}),
        ("A Norwegian drone violated Chadian airspace.", "violated", {"Chad", "Norway"}),
        # who has no part in it
        ("In an interview with Radio Harvik, Lena Dahl accused Chad of piracy.", "accused", {"Lena Dahl", "Chad"}),
        ("In a podcast with Orla Vint, Lena Dahl threatened Chad.", "threatened", {"Lena Dahl", "Chad"}),
        ("Lena Dahl denied that Tomas Berg would meet Orla Vint.", "denied", {"Lena Dahl"}),
        ("Norway denied that Chad and Sweden would meet.", "denied", {"Norway"}),
        ("Norway shelled Chadian troops, with the loss of five sailors of Sweden.", "shelled", {"Norway", "Chadian troops"}),
        ("They shrug at the heads of the states, whose next summit is due in May.", "summit", {"the heads"}),
    ],
)
def test_who_took_part(text: str, trigger: str, expected: set[str]) -> None:
    assert parties(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end"),
    [
        ("Norway and Chad met in the second week of May.", "met", "2023-05-08", "2023-05-14"),
        ("Chad shelled Harvik in the last week of May.", "shelled", "2023-05-25", "2023-05-31"),
        ("Lena Dahl visited Chad in the first half of May.", "visited", "2023-05-01", "2023-05-15"),
    ],
)
def test_parts_of_a_month(text: str, trigger: str, start: str, end: str) -> None:
    event = deed(text, trigger)
    assert (event.start, event.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        # a participle between commas, to the parser the verb of its noun
        (
            "It said that Norway was tired, and the visit of a Chadian delegation to Harvik, foreseen for 20 August, was called "
            "off by the hosts, on account of the floods.",
            "visit",
            "cancelled",
        ),
        (
            "It wrote that Chad was tired, and the trip of a Norwegian delegation to Ostrel, foreseen for 4 August, was "
            "called off by Chad, on account of the snow.",
            "trip",
            "cancelled",
        ),
        # by what means something was asked for
        ("In a letter to Chad, Norway demanded an inquiry.", "letter", "occurred"),
        ("In a message to Tomas Berg, Lena Dahl asked for a truce.", "message", "occurred"),
    ],
)
def test_what_becomes_of_a_noun(text: str, trigger: str, status: str) -> None:
    assert deed(text, trigger).status == status


@pytest.mark.parametrize(
    "text",
    ["The plan of Norway was met with denial by every official.", "The request of Chad is met with a shrug by Lena Dahl."],
)
def test_what_is_met_with_denial_is_no_meeting(text: str) -> None:
    assert "meeting" not in {event.kind for event in read_text(text, published=PUBLISHED).events}


@pytest.mark.parametrize(
    ("text", "trigger", "published", "start"),
    [
        # without a day of writing each date lends its year to the next
        ("In April 2018 Norway and Chad met. On 20 May Chad freed the sailors.", "freed", None, "2018-05-20"),
        ("In March 2017 Chad closed the border. Norway expelled two envoys on 9 September.", "expelled", None, "2017-09-09"),
        # a date that opens a sentence frames its paragraph
        ("In April 2018 Norway and Chad met. On 20 May Chad freed the sailors.", "freed", "2021-03-20", "2018-05-20"),
        ("On 3 May 2019 Chad shelled Harvik. Norway expelled two envoys on 9 May.", "expelled", "2021-03-20", "2019-05-09"),
        # but not what an accord is called after, nor the day of another paragraph
        ("Norway broke the accord of 3 May 2019. On 9 March Chad expelled two envoys.", "expelled", "2021-03-20", "2021-03-09"),
        ("In April 2018 Norway and Chad met.\nOn 9 March Chad expelled two envoys.", "expelled", "2021-03-20", "2021-03-09"),
    ],
)
def test_whose_year_it_was(text: str, trigger: str, published: str | None, start: str) -> None:
    reading = read_text(text, **({"published": published} if published else {}))
    assert next(e for e in reading.events if words(reading, (e.trigger,)) == trigger).start == start


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("Norway summoned the envoy on 8 June and handed him a note.", "handed", "2023-06-08"),
        ("Chad arrested the sailors on 8 June and freed them.", "freed", "2023-06-08"),
    ],
)
def test_what_was_done_to_the_same_on_the_same_day(text: str, trigger: str, start: str) -> None:
    assert deed(text, trigger).start == start


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # a journey or an exchange taken up again is of the same people
        ("Lena Dahl was due in Harvik on 24 June. The trip was called off.", "trip", {"Lena Dahl"}),
        ("Norway and Chad exchanged prisoners on 4 May. The exchange took an hour.", "exchange", {"Norway", "Chad"}),
        # what both agree to do has no part in the agreement, and a deed's noun takes nobody from deeper phrases
        ("Norway and Chad agreed to step up joint patrols.", "agreed", {"Norway", "Chad"}),
        ("Norway and Chad agreed to name two envoys.", "agreed", {"Norway", "Chad"}),
    ],
)
def test_who_takes_part_again(text: str, trigger: str, expected: set[str]) -> None:
    found = parties(text, trigger)
    assert expected <= found
    assert not {name for name in found - expected if name != "prisoners"}


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The tanker was allowed to leave Ostrel on 7 June.", "allowed", "release"),
        ("Chad permitted the Norwegian sailors to return home.", "permitted", "release"),
        ("Two Chadian aircraft flew over a Norwegian frigate.", "flew", "incident"),
        ("Sweden dispatched a minesweeper to Harvik.", "dispatched", "deployment"),
        ("They hold a transcript of the talk, which the daily Nordlys published on Sunday.", "published", "report"),
        ("They hold a copy of the memo, which the daily Nordlys leaked on Sunday.", "leaked", "report"),
    ],
)
def test_deeds_in_clauses(text: str, trigger: str, kind: str) -> None:
    assert deed(text, trigger).kind == kind


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        # two sentences about a semicolon
        ("The Front blames Norway; Chad has called it grotesque and offered to send a team.", "blames", "occurred"),
        ("Norway accuses Sweden; Chad refused to help and offered to send a team.", "accuses", "occurred"),
        # what one undertakes or is obliged to do
        ("Chad undertakes to release the sailors.", "release", "planned"),
        ("Norway has undertaken to reopen the border.", "reopen", "planned"),
        ("The talks between Norway and Chad were rescheduled for August.", "talks", "planned"),
        ("The summit of Norway and Chad was rescheduled for August.", "summit", "planned"),
    ],
)
def test_what_was_undertaken(text: str, trigger: str, status: str) -> None:
    assert deed(text, trigger).status == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Front wants an exchange of all prisoners with Norway.", "exchange"),
        ("An exchange of the remaining captives shook Norway.", "exchange"),
        ("An exchange of frank views between Norway and Chad ended.", "talks"),
        ("An exchange of some ideas between Lena Dahl and Tomas Berg followed.", "talks"),
        ("Some 1,200 people have left Harvik.", "displacement"),
        ("Two hundred families crossed into Chad on 4 May.", "displacement"),
        ("Norway delivered two helicopters to Chad.", "aid"),
        ("Lena Dahl handed the envoy a list.", "letter"),
    ],
)
def test_what_is_exchanged_and_who_leaves(text: str, kind: str) -> None:
    assert kind in {event.kind for event in read_text(text, published=PUBLISHED).events}


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Norwegian artillery fired at rebel positions east of the Kostal crossing.", "fired", "Kostal crossing"),
        ("Chad bombed a post south of the Ostrel reservoir.", "bombed", "Ostrel reservoir"),
        # a letter is where its bearer brings it
        ("On 4 May Lena Dahl flew to Oslo with a letter from Tomas Berg.", "letter", "Oslo"),
        ("Tomas Berg travelled to Geneva with a message from Lena Dahl.", "message", "Geneva"),
    ],
)
def test_where_that_is_from_a_site(text: str, trigger: str, place: str) -> None:
    assert deed(text, trigger).place == place


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Report on Harvik, 1–7 July 2021\n\nNorway and Chad met on Monday.", "2021-07-05"),
        ("Digest of the week | 9-15 May 2022\n\nNorway and Chad met on Friday.", "2022-05-13"),
    ],
)
def test_a_report_on_a_week_was_written_at_its_end(text: str, start: str) -> None:
    assert next(e for e in read_text(text).events if e.kind == "meeting").start == start


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("Latvia accused the army of planning to take the camp in violation of the 2015 Algiers accord.", "plan", "2015"),
        ("Norway urged the rebels to free the men under the 2019 Oslo truce.", "request", "2019"),
    ],
)
def test_the_year_of_an_accord_is_no_day_of_what_breaks_it(text: str, kind: str, year: str) -> None:
    found = [event.start for event in read_text(text, published="2023-07-10").events if event.kind == kind]
    assert found
    assert not any(start and start.startswith(year) for start in found)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks between Latvia and Estonia, suspended since March, will resume on 20 July.", "2023-07-20"),
        ("Talks with Norway, suspended since the spring, will restart on 21 July, the envoy said.", "2023-07-21"),
    ],
)
def test_what_will_resume_is_planned(text: str, day: str) -> None:
    found = [event for event in read_text(text, published="2023-07-10").events if event.kind in ("talks", "meeting")]
    assert [(event.status, event.start) for event in found] == [("planned", day)]

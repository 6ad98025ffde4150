"""Who takes part where a report does not say it: deeds named by a noun, people without a name, two who face each other."""

import pytest
from readings import read_text, words

from dragoman import Document
from dragoman.linking.pipeline import link
from dragoman.reading.coreference import shipped_coreference
from dragoman.reading.pipeline import read_all
from dragoman.types import CaseEvent


def events_of(kind: str, *told: tuple[str, str]) -> list[CaseEvent]:
    documents = [
        Document.from_text(text, id=f"d{number}", published=day, publisher=f"Paper {number}", language="en")
        for number, (day, text) in enumerate(told, 1)
    ]
    return [event for event in link(read_all(documents)).events if event.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "noun"),
    [
        (
            "Latvian forces shelled the town of Kolka on Monday. Bread is dear. The shelling went on for an hour.",
            "shelling",
            "shelling",
        ),
        ("Lena Dahl will visit Estonia on Monday. The minister was glad. The visit comes late.", "visit", "visit"),
    ],
)
def test_a_report_names_a_deed_again_by_its_noun(text: str, kind: str, noun: str) -> None:
    (deed,) = events_of(kind, ("2021-05-06", text))
    assert [noun in text[slice(*m.span)] for m in deed.mentions] == [noun == "visit", True]
    assert len({m.status for m in deed.mentions}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Latvia and Estonia held talks in Riga on Monday. A second round of the talks comes on Friday.",
        "Latvia and Estonia held talks in Riga on Monday. Next week another session of the talks will be about fish.",
        "Latvia and Estonia held talks in Riga on Monday. The talks of 9 March had dealt with grain.",
    ],
)
def test_another_deed_is_not_taken_up(text: str) -> None:
    assert all(len(event.mentions) == 1 for event in events_of("talks", ("2021-05-06", text)))


HELD = ("2021-10-12", "The foreign ministers of Latvia and Estonia held talks in Vienna on October 9, Estonian officials said.")


@pytest.mark.parametrize(
    "later",
    [
        "Latvia, Estonia: what is left. The talks of October 9 led nowhere, says a Latvian diplomat. Estonia waits.",
        "Riga. The talks held on October 9 are past, a Latvian envoy said. An Estonian envoy agreed.",
    ],
)
def test_a_day_tells_which_deed_of_the_case_is_meant(later: str) -> None:
    (talks,) = events_of("talks", HELD, ("2021-11-02", later))
    assert {m.document for m in talks.mentions} == {"d1", "d2"}
    assert talks.participants == ("Latvia", "Estonia")


@pytest.mark.parametrize(
    "later",
    [
        "Norway and Denmark: what is left. The talks of October 9 led nowhere, says a Norwegian diplomat. Denmark waits.",
        "Latvia, Estonia: what is left. The talks of October 12 led nowhere, says a Latvian diplomat. Estonia waits.",
    ],
)
def test_other_states_or_another_day_are_another_deed(later: str) -> None:
    assert all({m.document for m in event.mentions} != {"d1", "d2"} for event in events_of("talks", HELD, ("2021-11-02", later)))


@pytest.mark.parametrize(
    "text",
    [
        "Latvia and Estonia are at odds. On Monday the two ministers met in Vienna. Latvia was content.",
        "Estonia accused Latvia of theft. The presidents met in Vienna on Monday, as Latvian and Estonian papers said.",
    ],
)
def test_those_who_face_each_other_stand_for_their_states(text: str) -> None:
    (meeting,) = events_of("meeting", ("2021-05-06", text))
    assert set(meeting.participants) == {"Latvia", "Estonia"}


@pytest.mark.parametrize(
    "text",
    [
        "Latvian Foreign Minister Lena Dahl and Estonian Foreign Minister Tomas Berg flew in. The foreign ministers met.",
        "Latvian President Lena Dahl and Estonian President Tomas Berg flew in. The two presidents met on Monday.",
    ],
)
def test_an_office_in_the_plural_means_its_two_holders(text: str) -> None:
    (meeting,) = events_of("meeting", ("2021-05-06", text))
    assert set(meeting.participants) == {"Lena Dahl", "Tomas Berg"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Latvia and Estonia held talks in Norway on Monday.", "Norway"),
        ("Lena Dahl met Tomas Berg at a hotel in Denmark on Monday.", "Denmark"),
    ],
)
def test_the_state_where_two_meet_is_no_party(text: str, where: str) -> None:
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    (deed,) = [event for event in reading.events if event.kind in ("talks", "meeting")]
    assert where not in {names[p.actor] for p in deed.participants}
    assert len(deed.participants) == 2


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The ministers of Latvia and Estonia will see each other in Vienna.", "see"),
        ("Lena Dahl met her Estonian counterpart in Vienna.", "met"),
    ],
)
def test_one_another_and_counterparts_are_met(text: str, verb: str) -> None:
    reading = read_text(text)
    assert verb in {words(reading, (event.trigger,)) for event in reading.events if event.kind == "meeting"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Latvia attacked a bridge on Sunday. Estonia was asleep.", "Estonia was attacked on May 2. Latvia says nothing of it."),
        (
            "Latvia attacked a bridge on Sunday. Estonia was asleep.",
            "The bridge at Kolka was attacked on May 2. In Latvia the papers are silent.",
        ),
    ],
)
def test_an_attack_of_an_unknown_hand_is_that_of_the_day(first: str, second: str) -> None:
    attacks = events_of("attack", ("2021-05-02", first), ("2021-05-04", second))
    assert any({m.document for m in attack.mentions} == {"d1", "d2"} for attack in attacks)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Monday's meeting between Lena Dahl and Tomas Berg has been cancelled, the palace said.", "2021-05-10"),
        ("Friday's meeting of Lena Dahl with Tomas Berg is off; it was cancelled.", "2021-05-14"),
    ],
)
def test_the_weekday_of_what_is_cancelled_lies_ahead(text: str, day: str) -> None:
    (meeting,) = events_of("meeting", ("2021-05-08", text))
    assert (meeting.status, meeting.start) == ("cancelled", day)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lena Dahl had a conversation with Tomas Berg in Vienna on Monday.", "talks"),
        ("Lena Dahl had a conversation with Tomas Berg on Monday. She had rung him by telephone.", "call"),
    ],
)
def test_a_conversation_is_a_call_where_there_is_a_telephone(text: str, kind: str) -> None:
    (deed,) = events_of(kind, ("2021-05-06", text))
    assert deed.participants == ("Lena Dahl", "Tomas Berg")


@pytest.mark.parametrize(
    ("planned", "done"),
    [
        (
            "Latvia and Estonia will exchange prisoners on May 5, Latvia said.",
            "Latvia and Estonia exchanged prisoners on May 6.",
        ),
        (
            "Denmark and Norway will exchange prisoners on Wednesday, Norway said.",
            "Denmark and Norway exchanged prisoners on Thursday.",
        ),
    ],
)
def test_an_exchange_put_off_by_a_day_is_the_one_announced(planned: str, done: str) -> None:
    exchanges = events_of("exchange", ("2021-05-03", planned), ("2021-05-06", done))
    assert [len(exchange.mentions) for exchange in exchanges] == [2]


@pytest.mark.parametrize(
    ("states", "persons"),
    [
        ("Latvia and Estonia met in Vienna on October 9.", "Lena Dahl met Tomas Berg in Vienna on October 9. Latvia is silent."),
        ("Denmark and Norway held talks in Riga on October 9.", "Ola Dahl and Tomas Berg met in Riga on October 9, Norway says."),
    ],
)
def test_two_states_and_two_persons_of_no_known_side_on_one_day_in_one_place(states: str, persons: str) -> None:
    told = ("2021-10-12", states), ("2021-10-12", persons)
    assert [len(event.mentions) for kind in ("meeting", "talks") for event in events_of(kind, *told)] == [2]
    apart = told[0], ("2021-10-12", persons.replace("October 9", "October 8"))
    assert [len(event.mentions) for kind in ("meeting", "talks") for event in events_of(kind, *apart)] == [1, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The rebels released Lena Dahl on Wednesday.", "The rebels released Lena Dahl on Tuesday."),
        ("The gang freed Tomas Berg on May 5.", "The gang freed Tomas Berg on May 4."),
    ],
)
def test_one_who_is_freed_on_two_days_is_freed_once(first: str, second: str) -> None:
    (release,) = events_of("release", ("2021-05-06", first), ("2021-05-06", second))
    assert len(release.mentions) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "It came a day after Ola Dahl and his Estonian counterpart, Tomas Berg, spoke by telephone.",
            {"Ola Dahl", "Tomas Berg"},
        ),
        ("It came hours before Lena Dahl and her Latvian counterpart, Ola Vint, met.", {"Lena Dahl", "Ola Vint"}),
    ],
)
def test_a_counterpart_who_is_named_takes_part(text: str, names: set[str]) -> None:
    reading = read_text(text)
    known = {actor.id: actor.name for actor in reading.actors}
    (deed,) = [event for event in reading.events if event.kind in ("call", "meeting")]
    assert {known[p.actor] for p in deed.participants} == names


@pytest.mark.parametrize(
    ("text", "kind", "day", "place"),
    [
        ("The annex was signed in Geneva on Monday, according to a website.", "signature", "2021-05-03", "Geneva"),
        ("Police in the harbour arrested two men on Tuesday night.", "arrest", "2021-05-04", None),
        ("The commission will meet for the first time in Vienna on 12 July.", "meeting", "2021-07-12", "Vienna"),
    ],
)
def test_a_deed_of_people_whom_nobody_knows_is_an_event(text: str, kind: str, day: str, place: str | None) -> None:
    (event,) = events_of(kind, ("2021-05-06", text))
    assert (event.participants, event.start, event.place) == ((), day, place)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The talks were held in a garden. Bread is dear.", "talks"),
        ("A clerk said that bread was dear. A baker denied it.", "statement"),
    ],
)
def test_neither_a_deed_by_its_noun_nor_words_of_nobody_are_events(text: str, kind: str) -> None:
    assert events_of(kind, ("2021-05-06", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Did police in the harbour arrest two men on Tuesday? Nobody knows.",
        "Police in the harbour usually arrest two men on Tuesday.",
        "Police in the harbour could arrest two men on Tuesday.",
        "Police in the harbour did not arrest two men on Tuesday.",
    ],
)
def test_what_is_asked_usual_possible_or_denied_is_no_deed_of_its_own(text: str) -> None:
    assert events_of("arrest", ("2021-05-06", text)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police in the harbour arrested two men.", "Police in the hills arrested a woman."),
        ("Police in the harbour arrested two men on Monday.", "Police in the hills arrested a woman on Monday."),
        ("Police arrested two men in Graz.", "Police arrested a woman in Graz."),
        ("Police arrested two men in Graz on Monday.", "Police arrested a woman in Linz on Monday."),
    ],
)
def test_deeds_of_nobody_in_two_reports_are_not_one_for_that(one: str, other: str) -> None:
    assert len(events_of("arrest", ("2021-05-06", one), ("2021-05-07", other))) == 2


def test_a_deed_of_nobody_is_the_one_that_was_due_there_on_that_day() -> None:
    due = ("2021-05-06", "The commission will meet in Vienna on 12 July.")
    (met,) = events_of("meeting", due, ("2021-07-13", "The commission met in Vienna on 12 July."))
    assert (met.status, len(met.mentions)) == ("occurred", 2)


def test_a_deed_of_nobody_tells_the_claim_of_those_whom_another_report_names() -> None:
    told = [
        ("2021-05-04", "Norway and Sweden exchanged forty prisoners on 3 May."),
        ("2021-05-05", "Forty captives were exchanged on 3 May, a guard said."),
    ]
    documents = [
        Document.from_text(text, id=f"d{i}", published=day, publisher=f"Paper {i}") for i, (day, text) in enumerate(told)
    ]
    (claim,) = link(read_all(documents), coreference=shipped_coreference()).claims
    assert [instance.document for instance in claim.instances] == ["d0", "d1"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Minister Paul Kern sagte, dass er am Montag nach Oslo reisen werde.", ("Paul Kern",)),
        ("fr", "Le ministre Paul Morel a annoncé qu'il se rendrait à Oslo lundi.", ("Paul Morel",)),
        ("fr", "Le ministre Paul Morel a annoncé que l'envoyé se rendrait à Oslo lundi.", ()),
        ("es", "El ministro Pablo Morales dijo que viajará a Oslo el lunes.", ("Pablo Morales",)),
        ("es", "El ministro Pablo Morales dijo que una delegación viajará a Oslo el lunes.", ()),
        ("it", "Il ministro Paolo Morelli ha detto che si recherà a Oslo lunedì.", ("Paolo Morelli",)),
    ],
)
def test_who_says_what_he_will_do_takes_part_in_it(language: str, text: str, who: tuple[str, ...]) -> None:
    document = Document.from_text(text, id="d", published="2021-05-06", publisher="Paper", language=language)
    (visit,) = (event for event in link(read_all([document])).events if event.kind == "visit")
    assert (visit.participants, visit.place) == (who, "Oslo")

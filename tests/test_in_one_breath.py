"""Lines of new reports that were wrong in any report of that form: nobody, two others, "it", what a name stands by."""

import pytest
from cases import readings_of
from readings import read_text, words
from test_case_contrary import reports

from dragoman.linking.pipeline import link


def told(text: str, trigger: str) -> list[tuple[str, str]]:
    """Kind and status of the deeds at a word."""
    reading = read_text(text)
    return [(event.kind, event.status) for event in reading.events if words(reading, (event.trigger,)) == trigger]


def parts(text: str, trigger: str) -> set[tuple[str, str]]:
    """Who takes part in the first deed at a word, and how."""
    reading = read_text(text)
    names = {actor.id: actor.name for actor in reading.actors}
    event = next(event for event in reading.events if words(reading, (event.trigger,)) == trigger)
    return {(names[p.actor], p.role) for p in event.participants}


def speakers(text: str) -> list[tuple[str, ...]]:
    return [attribution.chain for attribution in read_text(text).attributions]


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Berg has burned no letter, Lena Dahl said.", "burned", "denied"),
        ("The ministry said its troops had killed no civilians on Monday.", "killed", "denied"),
        ("Berg met nobody in Oslo on Monday, his spokesman said.", "met", "denied"),
        ("The rebels killed no fewer than 30 soldiers on Monday.", "killed", "occurred"),
        ("Norway said it had not been approached by either side about hosting talks.", "hosting", "denied"),
        ("Norway has been approached about hosting talks between the rebels and Peru.", "hosting", "proposed"),
    ],
)
def test_what_is_done_to_nobody_or_only_asked_about_is_not_told_as_done(text: str, word: str, status: str) -> None:
    assert [found for _, found in told(text, word)] == [status]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The raid on the depot at Varna killed no one.", "killed"),
        ("Norway and Peru have fought over an island that both claim.", "claim"),
        ("The ministers of Norway and Peru did not agree to reopen any crossing.", "agree"),
        ("Norland Post attributes the account to two people who have worked in the household.", "attributes"),
    ],
)
def test_what_is_no_deed(text: str, word: str) -> None:
    assert told(text, word) == []


def test_what_is_claimed_with_a_clause_is_an_accusation() -> None:
    assert told("Norway claims that Peru shelled the port.", "claims") == [("accusation", "occurred")]


def test_two_men_are_others_and_the_two_men_are_not() -> None:
    met = "President Ola Dahl met President Tomas Berg in Varna on Monday. "
    names = {"Ola Dahl", "Tomas Berg"}
    assert not {name for name, _ in parts(met + "Two men were arrested outside the hotel, police said.", "arrested")} & names
    assert {name for name, _ in parts(met + "The two men met again on Tuesday.", "met")} == names


@pytest.mark.parametrize(
    ("text", "it"),
    [
        ("The letter did not mention the World Bank, the diplomat said. It offered to reopen six crossings.", "The letter"),
        ("The Norland Bank refused to sign. It offered to pay in dollars.", "The Norland Bank"),
        ("The decision angered the World Bank. It said the loan was void.", "World Bank"),
    ],
)
def test_it_is_what_the_sentence_before_is_about_unless_it_says_so_outright(text: str, it: str) -> None:
    assert speakers(text)[-1][-1].removeprefix("the ") in (it, it.removeprefix("The "))


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A website run by exiles in Lyon, Norland Post, claims that the premier wrote a letter to Berg.", ("Norland Post",)),
        ("A newspaper close to the army, Al-Nahar, reported that two men had been arrested.", ("Al-Nahar",)),
        ("An aide to the president in Varna, Tomas Berg, said the talks had failed.", ("Tomas Berg",)),
    ],
)
def test_a_name_before_the_verb_is_the_subject_s_whatever_stands_between(text: str, chain: tuple[str, ...]) -> None:
    assert speakers(text)[0] == chain


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("Norway attributes the raid to two men who worked for Peru.", "raid", "two men"),
        ("Norway blamed the raid on Peru.", "raid", "Peru"),
        ("The attack has been attributed to Peru.", "attack", "Peru"),
    ],
)
def test_to_whom_a_deed_is_laid_has_done_it(text: str, word: str, doer: str) -> None:
    assert (doer, "source") in parts(text, word)


def test_what_one_is_asked_to_do_with_what_is_his() -> None:
    assert ("Norway", "target") not in parts("Norway asked Peru to withdraw its complaint.", "withdraw")
    assert ("Peru", "source") in parts("Norway asked Peru to withdraw its complaint.", "withdraw")


def test_the_day_that_a_letter_speaks_of_is_not_the_letter_s() -> None:
    text = "Berg wrote a letter to Ola Dahl on July 2, 2020. The letter proposed a meeting in Varna on August 30."
    reading = read_text(text)
    assert {event.start for event in reading.events if event.kind == "letter"} <= {"2020-07-02", None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The answer was short and was handed to Tomas Berg by Lena Dahl.", "letter"),
        ("Lena Dahl handed over the reply to Tomas Berg in Varna.", "letter"),
        ("Norway handed over two rebels to Peru on Monday.", "release"),
    ],
)
def test_whoever_hands_over_a_paper_releases_nobody(text: str, kind: str) -> None:
    assert [found for found, _ in told(text, "handed")] == [kind]


def test_how_long_one_has_known_somebody_is_no_saying() -> None:
    assert speakers("I wrote to an old man whom I have known for thirty years, Lena Dahl said.") == [("Lena Dahl",)]


def test_one_voice_does_not_deny_in_one_report_what_it_tells() -> None:
    text = "Norway and Peru let observers into the town. Norway and Peru did not let aid workers into the camp."
    events = link(readings_of(*reports(text))).events
    assert events
    assert all(len({mention.status == "denied" for mention in event.mentions}) == 1 for event in events)


def test_a_person_goes_by_his_name_and_not_by_what_the_first_report_called_him() -> None:
    first = "Norway's caretaker prime minister wrote a letter to President Tomas Berg of Peru, the Herald reported."
    second = "Norway's caretaker prime minister, Ola Lindar, wrote to President Tomas Berg of Peru."
    names = {actor.name for actor in link(readings_of(*reports(first, second))).actors if actor.kind == "person"}
    assert names == {"Ola Lindar", "Tomas Berg"}


@pytest.mark.parametrize(("day", "events"), [("2024-03-15", 1), ("2024-04-29", 2)])
def test_a_letter_whose_other_end_nobody_tells_is_that_of_the_news_and_no_older_one(day: str, events: int) -> None:
    first, second = reports(
        "President Tomas Berg wrote a letter to President Ola Lindar, a Peruvian aide said.",
        "General Lena Dahl revealed details of a letter that President Tomas Berg had written.",
    )
    id, outlet, _, text = second
    linked = link(readings_of(first, (id, outlet, day, text))).events
    assert len({event.id for event in linked if event.kind == "letter"}) == events

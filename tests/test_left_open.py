"""Deeds that a clause names without telling that they were done, and who suffers what is told."""

import pytest
from readings import read_text

from dragoman.types import Event, Reading


def _read(text: str) -> Reading:
    return read_text(text, published="2024-06-03")


def _event(text: str, trigger: str) -> Event:
    reading = _read(text)
    return next(e for e in reading.events if reading.document.text[slice(*e.trigger)] == trigger and e.kind != "statement")


def _parts(text: str, trigger: str) -> dict[str, str]:
    reading = _read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    found = next(e for e in reading.events if reading.document.text[slice(*e.trigger)] == trigger and e.kind != "statement")
    return {names[p.actor]: p.role for p in found.participants}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Cyprus demanded that the ship be freed at once.", "freed", "proposed"),
        ("Cyprus said that the ship had been freed at once.", "freed", "occurred"),
        ("Whether Premier Tomas Berg wrote to King Osvald matters less than what he wants.", "wrote", "alleged"),
        (
            "Norway is in talks with Serbia about exchanging a spy for a reporter, Premier Tomas Berg said.",
            "exchanging",
            "proposed",
        ),
        ("Opposition leader Ana Holt said the coup was invented.", "coup", "denied"),
        ("President Ola Dahl wants to put off the election, Ana Holt said.", "election", "planned"),
        ("President Ola Dahl decided to put off the election, Ana Holt said.", "election", "cancelled"),
        ("The interior minister said that all marches were banned until the election.", "marches", "denied"),
        ("The interior minister said that all marches were banned until the election.", "election", "planned"),
        ("The United States supports dialogue between Japan and Serbia, Ana Holt said.", "dialogue", "proposed"),
        ("The United States supports the dialogue between Japan and Serbia, Ana Holt said.", "dialogue", "occurred"),
        ("Malta would neither confirm nor deny the meeting with Libya in Cairo.", "meeting", "alleged"),
        ('"We were told that the shooting in Tame would stop," said Ana Holt.', "shooting", "occurred"),
    ],
)
def test_what_a_clause_only_names(text: str, trigger: str, status: str) -> None:
    assert _event(text, trigger).status == status


@pytest.mark.parametrize(
    ("text", "trigger", "name", "role"),
    [
        ("At least 100 people died in clashes along the border in September 2022.", "died", "At least 100 people", "target"),
        ("Norway closed its embassy in Serbia after Ana Holt's arrest.", "arrest", "Ana Holt", "target"),
        ("Ana Holt was arrested in May together with two Norwegian soldiers captured with her.", "captured",
         "two Norwegian soldiers", "target"),
        ("The United Nations mission said it had received no request from Norway.", "request", "Norway", "source"),
        ("Russia, which has bases in both countries, called on the sides to show restraint.", "called", "Russia", "source"),
        ("The first shots came from the Norwegian side, a farmer said.", "shots", "the Norwegian side", "source"),
    ],
)  # fmt: skip
def test_who_suffers_and_who_acts(text: str, trigger: str, name: str, role: str) -> None:
    assert _parts(text, trigger)[name] == role


def test_his_client_is_not_he() -> None:
    reading = _read("The lawyer, Marek Orn, confirmed that his client had applied for asylum.")
    names = {actor.id: actor.name for actor in reading.actors}
    assert not any(names[p.actor] == "Marek Orn" for e in reading.events if e.kind == "request" for p in e.participants)


def test_we_in_what_others_claim_are_the_quoted_speaker_s_people() -> None:
    text = "General Rajab Nazar told reporters about the Kyrgyz side. “The Kyrgyz claim that we shot first,” Nazar said."
    parts = _parts(text, "shot")
    assert parts.get("Rajab Nazar") == "source"


def test_what_the_text_only_reckons_by_gives_no_day() -> None:
    text = (
        "President Ola Dahl will meet Premier Tomas Berg in Varna on Friday. The two last met in 2022. "
        "The palace confirmed the meeting."
    )
    found = _event(text, "meeting")
    assert (found.status, found.start) == ("planned", None)


def test_that_meeting_is_the_one_reckoned_by() -> None:
    text = "President Ola Dahl and Premier Tomas Berg last met in 2022. At that meeting they agreed on grain."
    assert (_event(text, "meeting").start or "")[:4] == "2022"


_INTERVIEW = (
    "Osh Today spoke to Gulnara Ismail, who heads the village council.\n\nQ: Have the soldiers left?\n\n"
    "A: Some of them. I counted six vehicles.\n\nQ: Who started it?\n\nA: I was asleep. My neighbour blames the guards."
)


def test_who_answers_is_the_one_to_whom_the_paper_spoke() -> None:
    chains = [a.chain[0] for a in _read(_INTERVIEW).attributions if a.chain]
    assert chains.count("Gulnara Ismail") >= 2
    assert "A" not in chains


def test_of_two_whom_the_paper_introduces_nobody_is_said_to_answer() -> None:
    text = _INTERVIEW.replace("Gulnara Ismail, who heads the village council", "Gulnara Ismail and Foreign Minister Jan Orlu")
    assert "Gulnara Ismail" not in [a.chain[0] for a in _read(text).attributions if a.chain]


def test_a_label_in_capitals_ends_the_other_s_turn() -> None:
    text = (
        "Fernanda Gomes, the leader of the opposition, spoke to Radio Orn by telephone.\n\n"
        "RADIO ORN: The government says that you knew of the plot.\n\n"
        "GOMES: The government says many things. I have never met Colonel Sanha.\n\n"
        "RADIO ORN: Will you receive the mission?\n\nGOMES: If the guards let it in. I would tell it the truth."
    )
    reading = _read(text)
    turns = [a for a in reading.attributions if text[slice(*a.cue[0])] == ":"]
    assert [a.chain for a in turns] == [("RADIO ORN",), ("Fernanda Gomes",), ("RADIO ORN",), ("Fernanda Gomes",)]


def test_no_killing_or_arrest_of_which_the_network_is_not_sure() -> None:
    reading = _read("The army says it carried out a controlled demolition and that no shots were exchanged with the rebels.")
    assert not any(event.kind == "abduction" for event in reading.events)


def test_the_day_of_a_deed_and_mere_marks_are_nobody_s_words() -> None:
    told = [a.content for a in _read("Norway and Serbia agreed on Tuesday to a truce, negotiators said.").attributions]
    assert len(told) == 1
    reading = _read("Norway and Serbia agreed on a truce, negotiators said.")
    assert "a truce" in [reading.document.text[slice(*span)] for a in reading.attributions for span in a.content]


def test_who_writes_on_x_has_no_x_for_a_name() -> None:
    reading = _read("“Anna is home,” Prime Minister Jan Wolski wrote on X. He thanked Switzerland for its help.")
    assert not any(actor.name.startswith("X") for actor in reading.actors)
    assert reading.document.text[slice(*reading.attributions[-1].source[0])] == "He"


def test_what_one_says_ends_at_the_semicolon_where_another_goes_on() -> None:
    text = (
        "Pavel Orn had asked for asylum on Tuesday, one of the officials said; his lawyer, Marek Vest, confirmed that he had "
        "applied for it."
    )
    assert ("Marek Vest",) in [a.chain for a in _read(text).attributions]
    quoted = _read("“The port is open,” Ana Holt said; “the town is calm.”")
    assert len(quoted.attributions[0].content) == 2

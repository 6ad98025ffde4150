"""Days and places that a report gives once: of a document, of an occasion, of a visit, of what is planned or sent."""

import pytest
from readings import read_text

from dragoman.types import Event, Reading


def _event(reading: Reading, trigger: str) -> Event:
    text = reading.document.text
    return next(e for e in reading.events if text[slice(*e.trigger)] == trigger)


DAYS = {
    "a letter that a paper prints is of the day that it bears": (
        "On May 2 the Harbor Post published what it called a letter from Lena Dahl to Tomas Berg. The letter, dated April 18, "
        "promises a truce.",
        {"published": "2020-05-02", "letter": "2020-04-18"},
    ),
    "a letter that a paper prints is not of the day of printing": (
        "On May 2 the Harbor Post printed what it called a letter from Lena Dahl to Tomas Berg.",
        {"letter": None},
    ),
    "a letter that is sent is of that day": ("On May 2, Lena Dahl sent Tomas Berg a letter.", {"sent": "2020-05-02"}),
    "the next day is not counted from the date of a document": (
        "On May 2 the Harbor Post published a letter by Lena Dahl. The letter, dated April 18, promises a truce. The next day, "
        "the envoy Tomas Berg met the king in Varna.",
        {"met": "2020-05-03"},
    ),
    "the evening before": (
        "Lena Dahl landed in Varna on May 6. Tomas Berg had met the king the evening before.",
        {"met": "2020-05-05"},
    ),
    "the morning after": (
        "Lena Dahl landed in Varna on May 6. Tomas Berg met the king there the morning after.",
        {"met": "2020-05-07"},
    ),
    "a look back does not move the story": (
        "Lena Dahl landed in Varna on May 6. Tomas Berg had met the king the evening before. The next day, Ivo Lund met Dahl.",
        {"landed": "2020-05-06"},
    ),
    "the evening before something": (
        "Lena Dahl landed in Varna on May 6. Tomas Berg met the king the evening before the feast.",
        {"landed": "2020-05-06"},
    ),
    "on the eve of a day": (
        "Lena Dahl flew to Varna on the eve of the talks on May 4.",
        {"flew": "2020-05-03"},
    ),
    "let it be known": (
        "Lena Dahl let it be known in the pages of the Harbor Post on May 16 that Norland would pay nobody.",
        {"let": "2020-05-16"},
    ),
    "a trip that had been due": (
        "An Orlish team was due in Varna on May 6. The trip was called off.",
        {"trip": "2020-05-06"},
    ),
    "who speaks goes on": (
        "At a press conference in Varna on Monday, Information Minister Lena Dahl dismissed the reports. “No official has met "
        "them,” she declared. She attributed the return of the men to the army. She also vowed to find the thief.",
        {"declared": "2020-06-15", "vowed": "2020-06-15"},
    ),
    "to somebody else": (
        "On Monday Lena Dahl told reporters in Varna that the port was closed. She told the Harbor Post that it would stay so.",
        {},
    ),
    "on another day": (
        "On Monday Lena Dahl said in Varna that the port was closed. In April she promised help.",
        {"promised": "2020-04-01"},
    ),
    "in the perfect": (
        "On Monday Lena Dahl said in Varna that the port was closed. She has denied it since.",
        {"denied": None},
    ),
    "in writing": (
        "On Monday Lena Dahl said in Varna that the port was closed. She denied it in a letter.",
        {"denied": None},
    ),
    "another speaker": (
        "On Monday Lena Dahl said in Varna that the port was closed. Tomas Berg denied it.",
        {"denied": None},
    ),
    "in another paragraph": (
        "On Monday Lena Dahl said in Varna that the port was closed.\nShe promised help.",
        {"promised": None},
    ),
}


@pytest.mark.parametrize(("text", "days"), DAYS.values(), ids=DAYS.keys())
def test_a_day_is_told_once(text: str, days: dict[str, str | None]) -> None:
    reading = read_text(text, published="2020-06-17")
    assert {trigger: _event(reading, trigger).start for trigger in days} == days


def test_a_look_back_does_not_move_the_story() -> None:
    reading = read_text(DAYS["a look back does not move the story"][0], published="2020-06-17")
    assert [e.start for e in reading.events if e.kind == "meeting"] == ["2020-05-05", "2020-05-07"]


def test_what_is_told_to_a_paper_has_no_day_of_the_briefing() -> None:
    reading = read_text(DAYS["to somebody else"][0], published="2020-06-17")
    told = [e for e in reading.events if e.kind == "statement"]
    assert [e.start for e in told] == ["2020-06-15", None]


PLACES = {
    "during a visit": ("Lena Dahl denied on Monday during a visit to Varna that she had resigned.", {"denied": "Varna"}),
    "during a visit, wherever she is from": (
        "In Norland, Foreign Minister Lena Dahl denied on Monday during a visit to the port of Harvik that she had resigned.",
        {"denied": "Harvik", "visit": "Harvik"},
    ),
    "during a crisis": ("In Varna, Lena Dahl denied on Monday during a crisis that she had resigned.", {"denied": "Varna"}),
    "is set for": ("A second round is set for 26 June in Varna.", {"round": "Varna"}),
    "what is sent": (
        "Norland would send two ambulances to Sadaklo, Lena Dahl promised on Monday.",
        {"send": "Sadaklo"},
    ),
    "a team of engineers": ("Norland will send a delegation of engineers to Pellin on 24 June.", {"send": "Pellin"}),
    "a letter goes to somebody": ("Lena Dahl sent a letter of thanks to Pellin on Friday.", {"sent": None}),
    "to a prison": (
        "The Red Cross plans to send two doctors to the prison of Ain Rad by the end of the month.",
        {"send": "Ain Rad"},
    ),
    "as the place": ("Norland has proposed the Harvik crossing as the place of a handover.", {"proposed": "Harvik crossing"}),
    "as an envoy": ("Norland has proposed Lena Dahl as the envoy to Orland.", {"proposed": None}),
    "a trip that had been due": ("An Orlish team was due in Varna on May 6. The trip was called off.", {"trip": "Varna"}),
}


@pytest.mark.parametrize(("text", "places"), PLACES.values(), ids=PLACES.keys())
def test_a_place_is_told_once(text: str, places: dict[str, str | None]) -> None:
    reading = read_text(text, published="2020-06-17")
    assert {trigger: _event(reading, trigger).place for trigger in places} == places

"""Dates as far as they are known: what fits, what two values say together, and the bounds of a report's day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import read_text

from dragoman.linking.dating import When, after, apart, before, bounds_of, compatible, lately, meet, told, when_of
from dragoman.linking.pipeline import link

VALUES = ["2016-04-19", "2016-04", "2016", "XXXX-WXX-2", "XXXX-04-19", "XXXX-04", "2016-05", "XXXX-WXX-5", "2015-04-19"]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2021-05-04", "XXXX-WXX-2", ("2021-05-04", "2021-05-04")),  # a Tuesday
        ("2021-05-04", "XXXX-WXX-3", None),
        ("2021-05", "2021-05-04", ("2021-05-04", "2021-05-04")),
        ("2021-05", "XXXX-05-04", ("2021-05-04", "2021-05-04")),
        ("2021", "XXXX-05", ("2021-05", "2021-05")),
        ("2021-05", "2021-06", None),
        ("2021-05-04", "XXXX-06", None),
        ("XXXX-WXX-2", "XXXX-WXX-5", None),
        ("XXXX-05", "XXXX-05-04", (None, None)),
    ],
)
def test_two_values_say_together(one: str, other: str, together: tuple[str | None, str | None] | None) -> None:
    left, right = when_of(one), when_of(other)
    assert left is not None and right is not None
    both = meet(left, right)
    assert (told(both) if both is not None else None) == together


@given(st.sampled_from(VALUES), st.sampled_from(VALUES), st.dates(date(2014, 1, 1), date(2018, 1, 1)))
def test_meet_is_symmetric_and_loses_no_day(one: str, other: str, day: date) -> None:
    left, right = when_of(one), when_of(other)
    assert left is not None and right is not None
    assert meet(left, right) == meet(right, left)
    both = meet(left, right)
    if left.fits(day) and right.fits(day):
        assert both is not None and both.fits(day)


@pytest.mark.parametrize("value", [None, "PXW", "PRESENT_REF", "P3D"])
def test_what_says_nothing_of_the_calendar_is_no_date(value: str | None) -> None:
    assert when_of(value) is None


def test_intervals_keep_their_precision() -> None:
    assert told(when_of("2021-05")) == ("2021-05", "2021-05")
    assert told(when_of(None, "2021-03-01", "2021-04-30")) == ("2021-03", "2021-04")
    assert told(when_of(None, "2021-03-21", "2021-03-31")) == ("2021-03-21", "2021-03-31")
    assert told(when_of("2021")) == ("2021", "2021")


def test_a_pattern_is_read_from_the_day_of_the_report() -> None:
    month, friday = when_of("XXXX-10"), when_of("XXXX-WXX-5")
    assert month is not None and friday is not None
    assert told(before(month, date(2021, 3, 2))) == ("2020-10", "2020-10")
    assert told(after(friday, date(2021, 5, 4))) == ("2021-05-07", "2021-05-07")
    assert told(lately("PXW", date(2021, 3, 2))) == ("2021-01", "2021-03")
    assert lately("PXW", None) is None


def test_days_apart() -> None:
    one, other = When(date(2021, 5, 4), date(2021, 5, 4)), When(date(2021, 5, 6), date(2021, 5, 8))
    assert apart(one, other) == 2
    assert apart(one, When(weekday=2)) is None
    assert not compatible(one, other)


@pytest.mark.parametrize(
    ("known", "bounds"),
    [
        ({"published": "2021-05-04"}, (date(2021, 5, 4), date(2021, 5, 4))),
        ({"url": "https://herald.example/2021/05/04/talks"}, (date(2021, 5, 4), date(2021, 5, 4))),
        ({"url": "https://herald.example/2021/05/talks.html"}, (date(2021, 5, 1), date(2021, 5, 31))),
        ({"url": "https://herald.example/article/20210/5"}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_bounds_of_a_report(known: dict[str, str], bounds: tuple[date | None, date | None]) -> None:
    reading = read_text("Lena Dahl met Tomas Berg on Tuesday.", **known)
    found = bounds_of(reading.document, reading)
    assert (found.earliest, found.latest) == bounds
    assert (found.basis is None) == (bounds == (None, None))


def test_a_deed_with_a_full_date_bounds_the_report_from_below() -> None:
    reading = read_text("Lena Dahl met Tomas Berg on May 4, 2021. They will meet again on June 9, 2021.")
    found = bounds_of(reading.document, reading)
    assert (found.earliest, found.latest) == (date(2021, 5, 4), None)


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (
            (
                "Lena Dahl will meet Tomas Berg for a round table in Varna on 16 March.",
                "Lena Dahl and Tomas Berg held talks in Varna on 16 and 17 March.",
            ),
            ("2021-03-16", "2021-03-17"),
        ),
        (
            (
                "Lena Dahl met Tomas Berg in Varna on 4 March for talks.",
                "Lena Dahl and Tomas Berg held talks in Varna from 3 to 4 March.",
            ),
            ("2021-03-03", "2021-03-04"),
        ),
        (
            ("Lena Dahl met Tomas Berg in Varna on 4 March.", "Lena Dahl and Tomas Berg met in Varna in March."),
            ("2021-03-04", "2021-03-04"),
        ),
    ],
)
def test_who_tells_the_first_day_and_who_tells_all(texts: tuple[str, str], days: tuple[str, str]) -> None:
    readings = [read_text(text, published=f"2021-03-{20 + place}", id=f"d{place}") for place, text in enumerate(texts)]
    met = [event for event in link(readings).events if event.kind in ("meeting", "talks") and len(event.mentions) > 1]
    assert [(event.start, event.end) for event in met] == [days]

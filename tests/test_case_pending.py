"""What was announced or due, and has not been reported since."""

import pytest
from mini_cases import view_of

from dragoman.linking.pending import pending

PLAN = ("north", "2021-05-03", "Lena Dahl will meet Tomas Berg in Geneva on Wednesday to discuss grain.")
HELD = ("south", "2021-05-06", "Lena Dahl met Tomas Berg in Geneva on Wednesday.")


def test_a_plan_ahead_and_a_plan_overdue() -> None:
    events = view_of(PLAN).case("mini").events
    (ahead,) = pending(events, "2021-05-04")
    (overdue,) = pending(events, "2021-05-20")
    assert (ahead.due, ahead.announced) == ("2021-05-05", ("north",))
    assert "not past" in ahead.reason
    assert "no report" in overdue.reason


def test_what_was_held_or_called_off_is_not_pending_once_it_is_reported() -> None:
    events = view_of(PLAN, HELD).case("mini").events
    assert pending(events, "2021-05-20") == ()
    assert len(pending(events, "2021-05-04")) == 1  # the report of it came later
    off = ("south", "2021-05-04", "The May 5 meeting between Lena Dahl and Tomas Berg was cancelled.")
    assert pending(view_of(PLAN, off).case("mini").events, "2021-05-20") == ()


def test_before_it_was_announced_nothing_is_pending() -> None:
    assert pending(view_of(PLAN).case("mini").events, "2021-05-01") == ()


def test_a_plan_without_a_date_comes_last() -> None:
    other = ("east", "2021-05-02", "Ilya Koren will visit Norway.")
    found = pending(view_of(other, PLAN).case("mini").events, "2021-05-20")
    assert [p.due for p in found] == ["2021-05-05", None]


ANNOUNCED = ("first", "2020-03-04", "Norway's premier, Lena Berg, will visit Peru on 12 March, her office said.")


@pytest.mark.parametrize(
    ("later", "due"),
    [
        ("Lena Berg's visit to Peru has been postponed to 2 April.", ["2020-04-02"]),
        ("Lena Berg has put off her visit to Peru until 2 April.", ["2020-04-02"]),
        ("Lena Berg will visit Peru on 2 April, her office said.", ["2020-03-12", "2020-04-02"]),  # once more
    ],
)
def test_what_was_put_off_is_pending_for_its_new_day_only(later: str, due: list[str]) -> None:
    events = view_of(ANNOUNCED, ("second", "2020-03-10", later)).case("mini").events
    assert [one.due for one in pending(events, "2020-04-20")] == due
    assert [one.due for one in pending(events, "2020-03-09")] == ["2020-03-12"]

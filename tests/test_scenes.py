"""Scenes: what those who met then did to each other takes the day and place of the meeting, and nothing else does."""

import pytest
from readings import read_text, words

VISIT = "On 2 May, Lena Dahl travelled to Geneva, where she was received by Tomas Berg. "
MEETING = "Lena Dahl met Tomas Berg in Geneva on 2 May. "


def when_and_where(text: str, trigger: str) -> tuple[str | None, str | None]:
    reading = read_text(text, published="2021-05-10")
    event = [e for e in reading.events if words(reading, (e.trigger,)) == trigger][-1]
    return event.start, event.place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (VISIT, "received"),
        (VISIT + "The two discussed the harbour and agreed to form a committee.", "discussed"),
        (VISIT + "The two discussed the harbour and agreed to form a committee.", "agreed"),
        (MEETING + "Berg assured her that the port was open.", "assured"),
        (MEETING + "Berg assured her that it would open on 9 June, and both announced a new round.", "announced"),
        ("Lena Dahl denied it on 2 May during a visit to Geneva. There she met Tomas Berg.", "met"),
        ("Lena Dahl denied it on 2 May during a visit to Geneva. There she met Tomas Berg. Dahl thanked Berg.", "thanked"),
    ],
)
def test_what_is_done_in_a_scene(text: str, trigger: str) -> None:
    assert when_and_where(text, trigger) == ("2021-05-02", "Geneva")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (MEETING + "Berg told reporters that the port was open.", "told"),
        (MEETING + "Berg said that the port was open.", "said"),
        (MEETING + "Berg had promised Dahl a ship.", "promised"),
        (MEETING + "Berg will receive Dahl again.", "receive"),
        (MEETING + "Berg later assured Dahl that the port was open.", "assured"),
        (MEETING + "Berg thanked Dahl by telephone.", "thanked"),
        (MEETING + "Orla Vint thanked Dahl.", "thanked"),
        (MEETING + "Orla Vint thanked Dahl. Berg assured Dahl that the port was open.", "assured"),
        (MEETING + "\nBerg assured Dahl that the port was open.", "assured"),
        (MEETING + "According to the Harbor Courier, Berg assured Dahl that the port was open.", "assured"),
        ("The Harbor Courier wrote that " + MEETING + "Berg assured Dahl that the port was open.", "assured"),
        ("Lena Dahl met Tomas Berg in Geneva on 2 May and Orla Vint in Oslo on 4 May. Berg assured Dahl of it.", "assured"),
    ],
)
def test_what_is_not_of_the_scene(text: str, trigger: str) -> None:
    assert when_and_where(text, trigger) == (None, None)


def test_another_day_ends_the_scene() -> None:
    text = MEETING + "Berg praised Dahl on 5 May. He assured her that the port was open."
    assert when_and_where(text, "praised") == ("2021-05-05", None)
    assert when_and_where(text, "assured") == (None, None)


def test_where_without_the_traveller_is_a_place_only() -> None:
    text = "On 2 May, Lena Dahl travelled to Geneva, where police had arrested Orla Vint."
    assert when_and_where(text, "arrested") == (None, "Geneva")

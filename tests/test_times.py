"""TIMEX3 expressions and their dates."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import read_text

from dragoman import Time

MONDAY = "2021-05-10"


def times(text: str, published: str | None = MONDAY) -> tuple[Time, ...]:
    return read_text(text, **({"published": published} if published else {})).times


CASES = [
    ("The envoy left on May 3, 2021.", "2021-05-03", "2021-05-03", "2021-05-03"),
    ("The envoy left on 3 May 2021.", "2021-05-03", "2021-05-03", "2021-05-03"),
    ("The envoy left on May 3.", "2021-05-03", "2021-05-03", "2021-05-03"),
    ("The envoys met on May 3-5, 2021.", "2021-05-03", "2021-05-03", "2021-05-05"),
    ("The envoy left in late March.", "2021-03", "2021-03-21", "2021-03-31"),
    ("The envoy left in mid-March.", "2021-03", "2021-03-11", "2021-03-20"),
    ("The envoy left in March 2019.", "2019-03", "2019-03-01", "2019-03-31"),
    ("The envoy left this week.", "2021-W19", "2021-05-10", "2021-05-16"),
    ("The envoy left last week.", "2021-W18", "2021-05-03", "2021-05-09"),
    ("The envoy left last month.", "2021-04", "2021-04-01", "2021-04-30"),
    ("The envoy left last year.", "2020", "2020-01-01", "2020-12-31"),
    ("The envoy left on Friday.", "2021-05-07", "2021-05-07", "2021-05-07"),
    ("The envoy will leave on Friday.", "2021-05-14", "2021-05-14", "2021-05-14"),
    ("The envoy has until Friday to leave.", "2021-05-14", "2021-05-14", "2021-05-14"),
    ("The envoy left yesterday.", "2021-05-09", "2021-05-09", "2021-05-09"),
    ("The envoy left three days ago.", "2021-05-07", "2021-05-07", "2021-05-07"),
    ("The envoy left in the third quarter of 2019.", "2019-Q3", "2019-07-01", "2019-09-30"),
    ("The treaty dates from the 1990s.", "199X", "1990-01-01", "1999-12-31"),
    ("The letter is dated 28 Farvardin 1395.", "2016-04-16", "2016-04-16", "2016-04-16"),
    ("The letter is dated 1 Muharram 1440.", "2018-09-11", "2018-09-11", "2018-09-11"),
    ("By the end of the year the port will be open.", "2021", "2021-09-01", "2021-12-31"),
]


@pytest.mark.parametrize(("text", "value", "start", "end"), CASES, ids=[c[0] for c in CASES])
def test_a_date_has_its_value_and_its_days(text: str, value: str, start: str, end: str) -> None:
    assert [(t.value, t.start, t.end) for t in times(text)] == [(value, start, end)]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("The talks lasted two days.", "DURATION", "P2D"),
        ("The talks lasted three hours.", "DURATION", "PT3H"),
        ("He waited for the past five months.", "DURATION", "P5M"),
        ("The paper appears daily.", "SET", "P1D"),
        ("They meet every week.", "SET", "P1W"),
    ],
)
def test_lengths_and_repetitions_are_no_dates(text: str, type_: str, value: str) -> None:
    (found,) = times(text)
    assert (found.type, found.value, found.start) == (type_, value, None)
    assert found.reason


@pytest.mark.parametrize(
    "text", ["The envoy may leave.", "They march on the capital.", "A 6-year-old boy left.", "It was the second visit."]
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert times(text) == ()


def test_the_notes_tell_the_year_where_nothing_else_does() -> None:
    text = "The envoy left on April 14. He returned this week.[1]\n\nNotes:\n[1] Herald, April 20, 2016."
    found = times(text, published=None)
    assert [(t.start, t.end) for t in found] == [("2016-04-14",) * 2, ("2016-04-18", "2016-04-24"), ("2016-04-20",) * 2]


@pytest.mark.parametrize("text", ["The envoy left on April 14.", "The envoy left on Friday.", "The envoy left last month."])
def test_without_an_anchor_there_is_a_reason_and_no_date(text: str) -> None:
    (found,) = times(text, published=None)
    assert (found.start, found.end) == (None, None)
    assert found.reason


@pytest.mark.parametrize("text", ["He left on June 31, 2020.", "He left on 31/11/2020."])
def test_a_date_that_does_not_exist_is_not_the_date_of_publication(text: str) -> None:
    assert all(t.start is None and t.reason for t in times(text))


def test_an_ambiguous_date_is_left_open() -> None:
    (found,) = times("He left on 3/4/2020.")
    assert (found.value, found.start) == (None, None)
    assert "either way" in (found.reason or "")


@settings(max_examples=40, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["{d:%B} {d.day}, {d.year}", "{d.day} {d:%B} {d.year}", "{d:%Y-%m-%d}"]),
)
def test_full_dates_come_back(day: date, form: str) -> None:
    (found,) = times(f"The envoy left on {form.format(d=day)}.", published=None)
    assert (found.value, found.start, found.end) == (day.isoformat(),) * 3


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Orlu said: “We met today.”[1]\n\nNotes:\n[1] Herald, May 3, 2017.\n[2] Mail, May 9, 2017.", "2017-05-03"),
        ("Orlu said: “We will meet tomorrow.”[1]\n\nNotes:\n[1] Herald, May 3, 2017.\n[2] Mail, May 9, 2017.", "2017-05-04"),
        ("Orlu left today.[1]\n\nNotes:\n[1] Herald, May 3, 2017.\n[2] Mail, May 9, 2017.", "2017-05-09"),
    ],
)
def test_today_in_a_cited_quotation_is_the_day_of_the_work(text: str, start: str) -> None:
    assert times(text, published=None)[0].start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The Grain Affair\nWatch Series No. 4 | May 3, 2017\nOrlu left on Monday, as the port was told.", "2017-05-01"),
        ("Port Closed\nBy Lena Dahl, 3 May 2017\nOrlu left on Monday, and the port was closed.", "2017-05-01"),
        ("VARNA, 3 May 2017 – Orlu left on Monday, and the port was closed.", "2017-05-01"),
        ("The Grain Affair\nMay 3, 2017\nOrlu left on Monday.[1]\n\nNotes:\n[1] Herald, April 20, 2017.", "2017-05-01"),
        ("The accord of May 3, 2012 is dead\nOrlu left on Monday.[1]\n\nNotes:\n[1] Herald, April 20, 2017.", "2017-04-17"),
        ("The accord of May 3, 2012 is dead\nOrlu left on Monday, and the port was closed.", None),
    ],
)
def test_a_heading_says_when_a_report_was_written(text: str, start: str | None) -> None:
    assert next(t for t in times(text, published=None) if t.text == "Monday").start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Orlu must leave before the June congress.", "2021-06-01"),
        ("They doubt a truce before the harvest feast in mid-June.", "2021-06-11"),
        ("Orlu had left before the June congress.", "2020-06-01"),
    ],
)
def test_what_is_awaited_lies_ahead(text: str, start: str) -> None:
    assert times(text)[0].start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The envoys failed to agree on Friday.", "2021-05-07"),
        ("The rebels managed to take the port on Sunday.", "2021-05-09"),
        ("Three officers were forced to resign on Friday.", "2021-05-07"),
        ("The troops began to leave the port on Saturday.", "2021-05-08"),
        ("Orlu was unable to visit Varna in April.", "2021-04-01"),
        ("Orlu was not able to visit Varna in April.", "2021-04-01"),
        ("The guards refused to open the gate on Saturday.", "2021-05-08"),
        ("Norway agreed to free the crew after talks in Doha on Sunday.", "2021-05-09"),
        ("Dahl promised to withdraw the army during a visit to Varna on Sunday.", "2021-05-09"),
        ("Norway urged Chad to open the border at talks in Paris on Saturday.", "2021-05-08"),
        ("Norway pledged to free the crew in a letter on Saturday.", "2021-05-08"),
        ("The envoys agreed to meet on Friday.", "2021-05-14"),
        ("The envoys agreed to meet at talks in Paris on Friday.", "2021-05-14"),
        ("Norway agreed to free the crew after the vote on Sunday.", "2021-05-16"),
        ("The officers will be forced to resign on Friday.", "2021-05-14"),
        ("The envoys agreed to try to settle it on Friday.", "2021-05-14"),
        ("Norway hopes to sign the accord during a visit on Friday.", "2021-05-14"),
    ],
)
def test_an_infinitive_is_when_what_governs_it_says(text: str, start: str) -> None:
    assert times(text)[0].start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The envoy may meet the rebels on Friday.", "2021-05-14"),
        ("Orlu said that he might visit Varna in June.", "2021-06-01"),
        ("The summit could take place in July.", "2021-07-01"),
        ("The rebels must hand over their arms on Friday.", "2021-05-14"),
        ("The envoys might have met on Sunday.", "2021-05-09"),
        ("The envoys could not agree on Friday.", "2021-05-07"),
        ("Neither Orlu nor his envoys could be found on Friday.", "2021-05-07"),
        ("The villagers could hear shots on Sunday.", "2021-05-09"),
        ("The crew fled before the police could stop them on Sunday.", "2021-05-09"),
    ],
)
def test_what_may_be_is_to_come(text: str, start: str) -> None:
    assert times(text)[0].start == start


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The envoys met on Friday.\n16:20 The port was shut.\n14:05: Orlu lands.", ["2021-05-10T16:20", "2021-05-10T14:05"]),
        ("8 May 2021\nOrlu left on Friday.\n09:30 The port was shut.", ["2021-05-08T09:30"]),
        ("MS. HOLM: The envoys met on Friday.\n\n(The session rose at 2:55 p.m.)", ["2021-05-10T14:55"]),
        ("The envoys met on Friday. The briefing ended at 2:55 p.m.", ["2021-05-10T14:55"]),
        ("Orlu held a briefing on Friday. The briefing ended at 2:55 p.m.", ["2021-05-07T14:55"]),
        ("On Friday the army shelled Varna. The shelling began at 5 a.m.", ["2021-05-07T05:00"]),
    ],
)
def test_a_time_of_day_is_of_the_report_or_of_the_day_told_of(text: str, values: list[str]) -> None:
    assert [t.value for t in times(text) if t.type == "TIME"] == values


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Between 4 and 6 May the port was shut.", "2021-05-04", "2021-05-06"),
        ("The envoys met from 3 to 5 May.", "2021-05-03", "2021-05-05"),
        ("The envoys met on the 3rd and 4th of May.", "2021-05-03", "2021-05-04"),
        ("The port was shut from 28 to 3 May.", "2021-04-28", "2021-05-03"),
    ],
)
def test_a_stretch_of_days_is_one_time(text: str, start: str, end: str) -> None:
    assert [(t.start, t.end) for t in times(text)] == [(start, end)]


def test_a_count_before_a_day_is_no_stretch() -> None:
    assert [(t.start, t.end) for t in times("The crews of 3 and 4 left on 5 May.")] == [("2021-05-05", "2021-05-05")]

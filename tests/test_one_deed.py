"""Events kept apart that become one: by what they have in common, and never against what shows that they are two."""

import pytest
from cases import Article, claim_with, told
from varna import DAY, TALKS, VISIT, readings_of, reported_by

from dragoman.linking.one_deed import LIKELY, likelihood, reason, suffice, weights_of_clues
from dragoman.linking.pipeline import link
from dragoman.types import Case, CaseEvent

_NEVER = 2.0


def case_of(*articles: Article, likely: float = LIKELY) -> Case:
    return link(readings_of(*articles), likely=likely)


def test_the_strongest_clues_are_told() -> None:
    found = {name: 0.0 for name in weights_of_clues() if name != "bias"} | {"one place": 1.0, "one day": 1.0, "another hand": 1.0}
    told = reason(found)
    assert told.startswith("likely one deed: one place, one day (")
    assert f"({likelihood(found):.2f})" in told
    assert suffice(found) and not suffice(found | {"one place": 0.0, "one day": 0.0})


def of_two(case: Case) -> list[CaseEvent]:
    return [event for event in case.events if len(reported_by(event)) > 1]


def test_one_day_one_place_and_the_same_parties_make_one_deed_and_say_so() -> None:
    dated = (*TALKS[:3], "Latvia and Estonia held talks in Varna on October 9, a Bulgarian official said.")
    assert not of_two(case_of(dated, VISIT, likely=_NEVER))
    (event,) = of_two(case_of(dated, VISIT))
    assert reported_by(event) == {"a", "b"}
    (why,) = (reason for reason in event.reasons if reason.rule.startswith("likely one deed"))
    assert "one place" in why.rule and "one day" in why.rule
    assert why.score is not None and why.score >= LIKELY
    assert {why.left.document, why.right.document} == {"a", "b"}


def test_what_a_third_report_tells_makes_one_of_two() -> None:
    assert not of_two(case_of(TALKS, VISIT))
    case = case_of(TALKS, VISIT, DAY)
    (event,) = of_two(case)
    assert reported_by(event) == {"a", "b", "c"}
    claim = claim_with(case, "b", "visited Varna")
    assert claim.event == event.id
    assert [document for document, _ in told(claim)] == ["a", "b", "c"]
    assert any("one event" in reason.rule for reason in claim.reasons)
    ids = {found.id for found in (*case.events, *case.claims)}
    assert {found.event for found in case.claims if found.event} <= ids
    assert all(statement.claim in ids for statement in case.statements if statement.claim)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Latvian minister Lena Dahl visited Varna on October 9.", "Latvian envoy Anna Berg visited Varna on October 9."),
        ("Latvia and Estonia held talks in Varna on October 9.", "Latvian and Estonian ministers visited Vienna on October 9."),
        ("Latvia and Estonia held talks in Varna on October 9.", "Latvian and Estonian ministers visited Varna on October 3."),
        ("Latvia and Estonia held talks in Varna on October 9.", "Norway and Denmark met in Varna on October 9."),
        ("Latvia imposed sanctions on Estonia on October 9.", "Estonia imposed sanctions on Latvia on October 9."),
        ("Latvia and Estonia held talks in Varna.", "Latvian and Estonian ministers will visit Varna on October 20, 2021."),
        ("Latvia criticised Estonia in Varna on October 9.", "Latvia accused Estonia of theft in Varna on October 9."),
        ("Latvia and Estonia asked for talks in Varna.", "Latvia and Estonia met in Varna."),
        ("Latvia sent aid to a village.", "Latvia delivered aid in trucks."),
    ],
    ids=[
        "other people",
        "another place",
        "another day",
        "other pairs",
        "crossed",
        "still to come",
        "words",
        "only wished",
        "too little",
    ],
)
def test_what_shows_that_they_are_two_is_not_overruled(one: str, other: str) -> None:
    reports = readings_of((*TALKS[:3], one), (*VISIT[:3], other))
    likely = [r.rule for event in link(reports, likely=0.0).events for r in event.reasons if r.rule.startswith("likely")]
    assert not likely


def test_reports_whose_day_is_not_given_are_found_by_the_day_of_the_deed() -> None:
    talks = (*TALKS[:2], "", "Latvia and Estonia held talks in Varna on 9 October 2021, a Bulgarian official said.")
    visit = (*VISIT[:2], "", VISIT[3].replace("October 9", "9 October 2021"))
    assert not of_two(case_of(talks, visit, likely=_NEVER))
    assert [reported_by(event) for event in of_two(case_of(talks, visit))] == [{"a", "b"}]

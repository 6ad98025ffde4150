"""What was denied and then admitted, and how much of it was told: what counts against a claim and what no longer does."""

import pytest
from cases import Article, readings_of

from dragoman.linking.pipeline import link
from dragoman.types import Claim

MET: Article = (
    "r1",
    "Harbour News",
    "2020-03-04",
    "Karl Ostrov of Norway met Maria Santini in Geneva on Sunday, two diplomats said.",
)
DENIED = "{} denied that Karl Ostrov had met Maria Santini in Geneva."
ADMITTED = "{} confirmed on Monday that Karl Ostrov had met Maria Santini in Geneva."


def reports(*texts: str) -> tuple[Article, ...]:
    return tuple((f"r{n}", f"Paper {n}", f"2020-03-{4 + n:02}", text) for n, text in enumerate(texts, 2))


def told_by_most(*articles: Article) -> Claim:
    return max(link(readings_of(*articles)).claims, key=lambda claim: len(claim.counted))


@pytest.mark.parametrize("who", ["Karl Ostrov", "Norway's foreign ministry"])
def test_a_denial_that_is_taken_back_counts_for_nothing(who: str) -> None:
    claim = told_by_most(MET, *reports(DENIED.format(who), ADMITTED.format(who)))
    assert (claim.status, claim.n_independent) == ("independently-corroborated", 2)
    assert claim.status_reason.endswith("no denial that stands")
    factors = {factor.name: factor.value for factor in claim.grade.factors}
    assert factors["denied and later admitted"] == who and "denied" not in factors
    assert claim.grade.rule.startswith("two or more independent origins")


@pytest.mark.parametrize(
    "texts",
    [
        (ADMITTED.format("Karl Ostrov"), DENIED.format("Karl Ostrov")),
        (DENIED.format("Karl Ostrov"), ADMITTED.format("Peru's foreign ministry")),
        (DENIED.format("Karl Ostrov"), "Karl Ostrov again denied that he had met Maria Santini in Geneva."),
    ],
)
def test_a_denial_stands_that_comes_last_or_that_only_others_gainsay(texts: tuple[str, ...]) -> None:
    claim = told_by_most(MET, *reports(*texts))
    assert claim.status in ("denied", "disputed")


LENT = "Norway will lend Peru {} dollars, the finance ministry of {} said."


def test_who_tells_of_another_amount_confirms_nothing() -> None:
    claims = link(readings_of(*reports(LENT.format("300 million", "Norway"), LENT.format("500 million", "Peru")))).claims
    assert {claim.status for claim in claims} == {"disputed"}
    assert [len(claim.contradicted_by) for claim in claims] == [1, 1]


@pytest.mark.parametrize("other", ["302 million", "about 500 million", "more than 400 million"])
def test_an_amount_that_is_rounded_or_loose_contradicts_none(other: str) -> None:
    claims = link(readings_of(*reports(LENT.format("300 million", "Norway"), LENT.format(other, "Peru")))).claims
    assert [claim.contradicted_by for claim in claims] == [()]


JETS = "Egypt bought 24 jets from France in {}, {} defence ministry said."
BUSES = "Norway sent 200 buses to Peru on 3 March, its army said."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (JETS.format(2019, "Egypt's"), JETS.format(2018, "France's")),
        (BUSES, f"After 12 days of talks {BUSES}"),
    ],
)
def test_days_and_years_are_no_amounts(one: str, other: str) -> None:
    claims = link(readings_of(*reports(one, other))).claims
    assert all(not claim.contradicted_by for claim in claims)

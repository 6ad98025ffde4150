"""The next deed is not the last one, and what is called off does not stay planned."""

import pytest
from cases import case_of, readings_of
from test_case_contrary import reports

from dragoman.linking.pending import pending
from dragoman.linking.pipeline import link
from dragoman.reading.coreference import shipped_coreference


def statuses(*texts: str, kinds: frozenset[str]) -> list[tuple[str, str | None]]:
    """Status and first day of the events of these kinds, as reports a day apart tell them."""
    events = link(readings_of(*reports(*texts)), coreference=shipped_coreference()).events
    return sorted({(event.status, event.start) for event in events if event.kind in kinds}, key=str)


@pytest.mark.parametrize(
    ("held", "following"),
    [
        (
            "Peru and Chile exchanged prisoners on Monday, Peru said.",
            "The next exchange of prisoners between Peru and Chile will include a nun, Peru said.",
        ),
        (
            "Peru and Chile held talks in Lima on Monday.",
            "A further round of talks between Peru and Chile will be held, the Brazilian foreign ministry said.",
        ),
        (
            "President Holm met President Petrov in Lima on Monday.",
            "Another meeting between President Holm and President Petrov is planned.",
        ),
    ],
)
def test_the_next_one_is_another_than_the_one_that_was_held(held: str, following: str) -> None:
    kinds = frozenset({"exchange", "talks", "meeting"})
    found = statuses(held, following, kinds=kinds)
    assert ("planned", None) in found
    assert [day for status, day in found if status in ("occurred", "alleged")] == ["2024-03-11"]


def test_a_visit_that_is_called_off_is_the_one_that_was_announced() -> None:
    texts = (
        "Peruvian Foreign Minister Ana Holm will visit Santiago on March 20, her ministry said.",
        "Chile on Wednesday cancelled a visit by Peruvian Foreign Minister Ana Holm.",
    )
    assert statuses(*texts, kinds=frozenset({"visit"})) == [("cancelled", "2024-03-20")]
    events = [event for event in case_of(*reports(*texts)).events if event.kind == "visit"]
    assert pending(events, "2024-06-01") == ()


def test_what_had_been_planned_is_no_plan_anew() -> None:
    texts = (
        "Peruvian and Chilean delegations will meet in Geneva on March 13, Peru said.",
        "The meeting between the Peruvian and Chilean delegations on March 13 was cancelled, the Swiss foreign ministry said.",
        "The meeting of the Peruvian and Chilean delegations had been planned for March 13.",
    )
    found = case_of(*reports(*texts[:2]), ("r9", "Harbour News", "2024-03-20", texts[2])).events
    assert [event.status for event in found if event.kind == "meeting"] == ["cancelled"]

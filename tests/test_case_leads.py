"""A lead that only describes a medium, and the sentence that names it, tell one thing."""

import pytest
from cases import case_of, claim_with, told


def test_the_medium_of_the_lead_is_named_next() -> None:
    case = case_of(
        (
            "r1",
            "Sofia Mirror",
            "2021-04-12",
            "A Maltese newspaper claims that Chile's naval adviser held secret talks in Valletta with the head of Peru's "
            "coastguard. The Harbour Herald, a daily with good connections to the navy, wrote on Friday that Ola Dahl and Ana "
            "Berg had been the guests of a shipowner.",
        )
    )
    claim = claim_with(case, "r1", "secret talks")
    assert told(claim) == [("r1", "asserts"), ("r1", "asserts")]


def test_a_denied_newspaper_report_is_what_the_newspaper_wrote() -> None:
    case = case_of(
        (
            "r1",
            "Sofia Mirror",
            "2021-04-12",
            "Chile's navy on Friday dismissed as fabricated a Peruvian newspaper report that the officer leading its "
            "fisheries team had sat down with an official in Malta. El Faro wrote on Thursday that Commodore Ola Dahl and "
            "Ana Berg had spent an hour together in a hotel.",
        )
    )
    claim = claim_with(case, "r1", "dismissed")
    assert told(claim) == [("r1", "denies"), ("r1", "repeats-in-order-to-deny")]


@pytest.mark.parametrize(
    "text",
    [
        # two deeds
        "A local newspaper says that Peru bombed the bridge at Skar on Monday. "
        "The Harbour Herald wrote that President Ola Dahl of Chile will meet Premier Ana Berg of Malta in Varna.",
        # two media with names
        "The Sofia Mirror says that Peru bombed the bridge at Skar on Monday. "
        "The Harbour Herald wrote that its readers prefer ferries to the old railway.",
    ],
)
def test_two_media_or_two_matters_stay_two(text: str) -> None:
    case = case_of(("r1", "Nordag", "2021-04-12", text))
    assert all(len(claim.instances) == 1 for claim in case.claims)

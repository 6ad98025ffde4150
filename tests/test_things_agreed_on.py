"""What two states offer, promise or agree on in the days of one affair: each thing is a deed of its own."""

import pytest
from cases import readings_of

from dragoman.linking.pipeline import link

PAIRS = (
    (
        "Norway and Peru agreed in Lima on a truce at sea between their trawlers, a Norwegian official said.",
        "Norway and Peru agreed in Lima to lower the tax on wool, the Peruvian trade ministry said.",
        False,
    ),
    (
        "Norway offered Peru to cut its quota of cod, a trader told the Harbour News.",
        "Norway offered Peru a loan for two hospitals, the foreign ministry in Oslo said.",
        False,
    ),
    (
        "Norway and Peru agreed on a truce at sea between their trawlers, a Norwegian official said.",
        "Norway and Peru have agreed that their trawlers keep a truce, the Peruvian fleet's union said.",
        True,
    ),
)


@pytest.mark.parametrize(("first", "second", "one"), PAIRS)
def test_an_offer_or_agreement_is_what_it_is_of(first: str, second: str, one: bool) -> None:
    case = link(readings_of(("a", "Harbour News", "2020-03-04", first), ("b", "City Lights", "2020-03-06", second)))
    told = [event for event in case.events if event.kind in ("agreement", "offer")]
    assert (len(told) == 1) == one


def test_an_official_agency_speaks_for_its_government_where_that_takes_part() -> None:
    case = link(
        readings_of(
            (
                "a",
                "Iraqi prime minister's office",
                "2021-04-26",
                "Prime Minister Omar Salih received a telephone call on Monday from "
                "Crown Prince Fahd bin Nasser of Saudi Arabia.",
            ),
            (
                "b",
                "Riyadh Standard",
                "2021-04-27",
                "Crown Prince Fahd bin Nasser spoke by telephone on Monday with Iraqi "
                "Prime Minister Omar Salih, the Saudi Press Agency reported.",
            ),
        )
    )
    claim = max(case.claims, key=lambda claim: len(claim.counted))
    assert {origin.name for origin in claim.origins if origin.counted} >= {"Saudi Press Agency"}


def test_who_answers_a_question_does_not_tell_what_was_asked() -> None:
    text = (
        "Asked whether the envoys Ola Dahl and Maria Santini had met in Lima, Karl Ostrov said "
        "that he did not comment on press reports."
    )
    told = "Ola Dahl of Norway met Maria Santini of Peru in Lima on 3 March, two diplomats told Harbour News."
    case = link(readings_of(("a", "Harbour News", "2020-03-04", told), ("b", "City Lights", "2020-03-05", text)))
    stances = {i.stance for claim in case.claims for i in claim.counted if i.document == "b"}
    assert "asserts" not in stances


def test_a_remark_of_something_else_denies_nothing() -> None:
    case = link(
        readings_of(
            (
                "a",
                "Harbour News",
                "2020-03-04",
                "Soldiers of Norway arrested eleven Peruvian fishermen on Monday, a port official said.",
            ),
            (
                "b",
                "City Lights",
                "2020-03-05",
                "Norway holds eleven Peruvian fishermen. Asked about the arrests, "
                "Peru's minister Lena Paz replied that innocent people are not currency.",
            ),
        )
    )
    assert {claim.status for claim in case.claims} & {"denied", "disputed"} == set()

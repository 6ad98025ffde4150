"""Two reports of one deed that cannot both be right on one point: where it was, at whose request, how many, whose hand.

`contrary_pairs.tsv` has language, point and the two reports. Neither confirms the other, and the case says that they differ.
"""

from pathlib import Path

import pytest

from dragoman import Document
from dragoman.lexicon import rows
from dragoman.linking.pipeline import link
from dragoman.linking.points import points_in_other_languages
from dragoman.reading.pipeline import read_all
from dragoman.types import Case

_LINES = Path(__file__).with_name("contrary_pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in _LINES[1:]]


def _case(language: str, *texts: str) -> Case:
    documents = [
        Document.from_text(
            text, id=f"d{number}", publisher=f"Paper {number}", published=f"2021-03-{9 + number:02}", language=language
        )
        for number, text in enumerate(texts)
    ]
    return link(list(read_all(documents)))


@pytest.mark.parametrize(("language", "point", "one", "other"), PAIRS)
def test_reports_that_differ_on_a_point_do_not_confirm_each_other(language: str, point: str, one: str, other: str) -> None:
    case = _case(language, one, other)
    assert all(claim.status != "independently-corroborated" for claim in case.claims), point
    assert any(claim.contradicted_by for claim in case.claims), point


def test_one_outlet_with_another_place_is_a_slip_where_two_agree() -> None:
    met = "Karl Ostrov of Norway met Maria Santini of Peru in {} on 3 March, {}."
    case = _case(
        "en",
        met.format("Amman", "a Norwegian official said"),
        met.format("Amman", "the Peruvian foreign ministry said"),
        met.format("Baghdad", "Paper 2 learned"),
    )
    claim = max(case.claims, key=lambda claim: len(claim.counted))
    assert (claim.status, claim.n_independent) == ("independently-corroborated", 2)


@pytest.mark.parametrize("row", rows("requests"), ids=lambda row: row["language"])
def test_each_way_of_saying_at_whose_request_finds_the_state(row: dict[str, str]) -> None:
    assert points_in_other_languages(row["example"])

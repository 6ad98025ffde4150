"""Whoever denies a part in a deed, or something about it, does not deny the deed; whom it is told of denies it in few words."""

from pathlib import Path

import pytest
from cases import readings_of

from dragoman.linking.forest import shipped_kinship
from dragoman.linking.pipeline import link
from dragoman.reading.coreference import shipped_coreference

_ROWS = (Path(__file__).parent / "denials_beside.tsv").read_text(encoding="utf-8").splitlines()
BESIDE = [tuple(row.split("\t")) for row in _ROWS]
ANSWERS = [
    (
        "The foreign ministers of Pelmora and Dravia met secretly in Lisbon last week to discuss the frontier, a diplomat said.",
        "The Pelmoran foreign ministry denied that any meeting, secret or open, had been held in Lisbon.",
    ),
    (
        "Zembara sold 200 armoured cars to the army of Kareth this spring, an arms dealer, Leopold Gries, told the Herald.",
        "The Zembaran government said that it had sold Kareth no armoured cars, this spring or ever.",
    ),
    (
        "The banker Julian Strake spoke by telephone with Prime Minister Edda Holm on the eve of the vote, an official said.",
        "Holm told parliament that she and Strake had never spoken, by telephone or face to face.",
    ),
    (
        "Velmorian troops raided the border village of Skarn on Saturday, the district officer, Andrei Molk, said.",
        "Velmoria on Wednesday denied any involvement whatever in the raid on Skarn village.",
    ),
    (
        "Defence Minister Karl Oberin visited the breakaway province of Lushan on Friday, its governor, Temur Gadzi, said.",
        "Oberin has never set foot in Lushan, his ministry said.",
    ),
]
OTHERS = [
    (
        "Karl Ostrov met envoy Maria Santini in Geneva on Sunday, two diplomats said.",
        "Karl Ostrov denied that he had ever met the banker Jean Lefort.",
    ),
    (
        "Norway will send a frigate to Oman in June, Harbour News reported.",
        "Norway denied that its embassy in Lima had been closed.",
    ),
]


def _status(told: str, denial: str) -> set[str]:
    """The statuses of what the first report tells."""
    readings = readings_of(("a", "Herald", "2021-05-11", told), ("b", "City Lights", "2021-05-12", denial))
    case = link(readings, coreference=shipped_coreference(), kinship=shipped_kinship())
    return {claim.status for claim in case.claims if any(i.document == "a" and i.stance != "denies" for i in claim.instances)}


@pytest.mark.parametrize(("told", "denial"), BESIDE)
def test_a_denial_of_something_about_a_deed_leaves_it(told: str, denial: str) -> None:
    assert _status(told, denial) == {"single-origin"}


@pytest.mark.parametrize(("told", "denial"), ANSWERS)
def test_a_denial_in_few_words_finds_what_it_answers(told: str, denial: str) -> None:
    assert _status(told, denial) & {"denied", "disputed"}


@pytest.mark.parametrize(("told", "denial"), OTHERS)
def test_a_denial_of_another_matter_answers_nothing(told: str, denial: str) -> None:
    assert _status(told, denial) == {"single-origin"}

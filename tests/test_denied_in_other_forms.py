"""Forms of denial beside "denied that": passive ones, retorts, things of which there are none; and what only looks like it.

`denied_pairs.tsv` has what a first report tells, what a second one answers, and whether that denies it.
"""

from pathlib import Path

import pytest
from cases import readings_of

from dragoman.linking.pipeline import link

_LINES = Path(__file__).with_name("denied_pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in _LINES[1:]]
_AGAINST = {"denied", "disputed"}


def _states(told: str, answered: str) -> set[str]:
    """The states of the claims that the first of two reports tells."""
    case = link(readings_of(("a", "Harbour News", "2020-03-04", told), ("b", "City Lights", "2020-03-05", answered)))
    return {claim.status for claim in case.claims if any(i.document == "a" for i in claim.counted)}


@pytest.mark.parametrize(("denied", "told", "answered"), PAIRS)
def test_what_answers_a_report_denies_it_or_not(denied: str, told: str, answered: str) -> None:
    states = _states(told, answered)
    assert bool(states & _AGAINST) == (denied == "yes")
    assert denied == "no" or "independently-corroborated" not in states

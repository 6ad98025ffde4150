"""Claims → claims with origins, counts, status and grade."""

from collections.abc import Sequence

from dragoman.types import CaseView, Claim


def settle(claims: Sequence[Claim], view: CaseView) -> tuple[Claim, ...]:
    """The claims with what their credits say of them."""
    return tuple(claims)

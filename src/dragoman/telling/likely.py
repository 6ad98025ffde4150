"""What only probably is on a claim's matter, in words.

A claim that one report tells is shown with the claim on whose matter it perhaps is, and counts for nothing there. It stays a
claim of its own in every list: likeness may be wrong, and a claim that is hidden behind another is lost.
"""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.telling.wording import joined
from dragoman.types import Claim, Instance, Span

HEADING = "Perhaps on the same matter, not counted"
MEANING = "Each is told by one report only. No rule vouches for it; it is likeness that suggests it, and it may be wrong."


def tells_again(claim: Claim) -> bool:
    """Whether a claim is perhaps on another's matter. It stays in every list, for it may not be, after those that are not."""
    return claim.likely_of is not None


def how_many_again(claims: Iterable[Claim]) -> str:
    """How many of these are perhaps on the matter of another, as a clause.

    >>> one = Instance(document="d2", span=(0, 1))
    >>> how_many_again([Claim(id="c2", summary="x", instances=(one,), likely_of="c1", likeness=0.7)])
    '1 of them is perhaps on the matter of another, and is shown with it, too'
    """
    number = sum(map(tells_again, claims))
    verb = "is" if number == 1 else "are"
    return f"{number:,} of them {verb} perhaps on the matter of another, and {verb} shown with it, too" if number else ""


def likeliest(claim: Claim) -> list[Instance]:
    """What is perhaps on a claim's matter, the likeliest first: each passage once."""
    first: dict[tuple[str, Span], Instance] = {}
    for instance in sorted(claim.instances, key=lambda i: (-(i.likeness or 0), i.document, i.span)):
        if instance.likeness is not None:
            first.setdefault((instance.document, instance.span), instance)
    return list(first.values())


def likeness_words(likeness: float | None) -> str:
    """The figure with its name.

    >>> likeness_words(0.714)
    'likeness 0.71'
    """
    return f"likeness {likeness:.2f}" if likeness is not None else ""


def told_again_by(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """The claims that probably tell another again, by the id of the other, the likeliest first."""
    found: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (-(claim.likeness or 0), claim.id)):
        if claim.likely_of is not None:
            found.setdefault(claim.likely_of, []).append(claim)
    return found


def ids_words(claims: Sequence[Claim], most: int) -> str:
    """Claims by their ids with the likeness of each, so many of them.

    >>> one = Instance(document="d2", span=(0, 1))
    >>> ids_words([Claim(id=f"c{n}", summary="x", instances=(one,), likeness=n / 10) for n in (8, 7, 6)], 2)
    'c8 (0.80), c7 (0.70) and 1 more'
    """
    named = [f"{claim.id} ({claim.likeness or 0:.2f})" for claim in claims[:most]]
    more = len(claims) - len(named)
    return ", ".join(named) + f" and {more} more" if more else joined(named)

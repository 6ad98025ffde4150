"""Copied text: near-duplicate documents by MinHash, and runs of words that one text has from another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rensa import RMinHash

from dragoman.types import CaseView, DocumentCard

PERMUTATIONS, BANDS, SEED = 64, 16, 20160419
COPY = 0.6
"""Share of three-word sequences, of the shorter text, from which on a document repeats another."""
RUN = 8
"""Words in a row that two texts do not share by chance."""
_SHINGLE = 3
_LEAST = 12  # three-word sequences below which a text is too short to be called a copy
_CANDIDATES = 50
_SHARERS = 10  # texts with one run that are compared: what more of them have is a set phrase, or copied as a whole
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W_])+(?:['’][^\W_]+)?")
_QUOTES = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|「[^」]*」")


@dataclass(frozen=True)
class Run:
    """Words that two texts share in a row, and whether each has them between quotation marks."""

    text: str
    quoted_left: bool
    quoted_right: bool


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; a Chinese or Japanese character is a word.

    >>> words_of("The envoy's ship left.")
    ['the', "envoy's", 'ship', 'left']
    """
    return [found.group().casefold() for found in _WORD.finditer(text)]


@lru_cache(maxsize=256)
def shingles(text: str) -> frozenset[str]:
    """Sequences of three words."""
    words = words_of(text)
    return frozenset(" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


def copy_bands(text: str) -> tuple[str, ...]:
    """Keys that near-duplicate texts share: 16 bands of 4 of MinHash's 64 values over three-word sequences.

    Texts whose sequences overlap by .6 share a band with probability .9, by .3 with .12. Short texts have none.
    """
    found = shingles(text)
    if len(found) < _LEAST:
        return ()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(found))
    values = sketch.digest()
    rows = PERMUTATIONS // BANDS
    return tuple(
        f"{band}:" + "-".join(f"{value:08x}" for value in values[band * rows : (band + 1) * rows]) for band in range(BANDS)
    )


def resemblance(left: str, right: str) -> float:
    """Share of the shorter text's three-word sequences that stand in the other, 0 to 1; 0 for texts too short to tell."""
    a, b = shingles(left), shingles(right)
    least = min(len(a), len(b))
    return len(a & b) / least if least >= _LEAST else 0.0


def copy_of(card: DocumentCard, text: str, bands: Sequence[str], view: CaseView) -> tuple[str, str] | None:
    """The document of the case whose words `text` repeats, with the reason; of several, the most alike, then the first added.

    A document that is known to be older than its double is the original, and copies nothing.
    """
    best: tuple[float, str, str] | None = None
    others = view.copies(bands)[:_CANDIDATES] if bands else ()
    view.prepare([other.id for other in others])
    for other in others:
        if other.id == card.id or _older(card, other):
            continue
        alike = resemblance(text, " ".join(statement.text for statement in view.statements_of(other.id)))
        if alike >= COPY and (best is None or alike > best[0]):
            original = other.copy_of or other.id
            best = (alike, original, f"{alike:.0%} of its three-word sequences stand in {other.id} ({other.outlet})")
    return (best[1], best[2]) if best else None


def _older(card: DocumentCard, other: DocumentCard) -> bool:
    here, there = card.published or card.latest, other.published or other.earliest
    return bool(here and there and here < there)


def quoted_runs(text: str) -> tuple[str, ...]:
    """The quotations of a text that are long enough to be told again: eight words or more.

    >>> quoted_runs('He said: "We came to the port and found that nobody was there." And "no".')
    ('We came to the port and found that nobody was there.',)
    """
    found = (quote.group()[1:-1] for quote in _QUOTES.finditer(text))
    return tuple(quote for quote in found if len(words_of(quote)) >= RUN)


@lru_cache(maxsize=4096)
def shared_run(left: str, right: str) -> Run | None:
    """The longest run of eight or more words that stands in both texts."""
    a, b = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    if min(len(a), len(b)) < RUN:
        return None
    here = [found.group().casefold() for found in a]
    there = [found.group().casefold() for found in b]
    starts: dict[tuple[str, ...], int] = {}
    for at in range(len(there) - RUN + 1):
        starts.setdefault(tuple(there[at : at + RUN]), at)
    best = (0, 0, 0)
    for at in range(len(here) - RUN + 1):
        start = starts.get(tuple(here[at : at + RUN]))
        if start is None:
            continue
        length = RUN
        while at + length < len(here) and start + length < len(there) and here[at + length] == there[start + length]:
            length += 1
        best = max(best, (length, -at, -start))
    if not best[0]:
        return None
    length, at, start = best[0], -best[1], -best[2]
    span = (a[at].start(), a[at + length - 1].end())
    other = (b[start].start(), b[start + length - 1].end())
    return Run(left[slice(*span)], _is_quoted(left, span), _is_quoted(right, other))


def pairs_with_runs(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The pairs of texts, by place and both ways round, that share a run: found by the runs, not by trying all pairs.

    >>> pairs_with_runs(["a b c d e f g h i", "x a b c d e f g h", "no more than that"])
    ((0, 1), (1, 0))
    """
    # Many may tell it in the very same words: each wording is looked through once, for the first that have it.
    wordings: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        places = wordings.setdefault(text, [])
        if len(places) < _SHARERS:
            places.append(at)
    holding: dict[tuple[str, ...], list[list[int]]] = {}
    for text, places in wordings.items():
        for run in _runs(text):
            holding.setdefault(run, []).append(places)
    firsts = {tuple(sorted(chain.from_iterable(alike))[:_SHARERS]) for alike in holding.values()}
    found = {(one, other) for places in firsts for one in places for other in places if one != other}
    return tuple(sorted(found))


# A claim is settled anew with each document that tells it, and its older sentences are those of the last time.
@lru_cache(maxsize=2048)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of eight words."""
    words = words_of(text)
    return frozenset(tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _is_quoted(text: str, span: tuple[int, int]) -> bool:
    return any(quote.start() < span[1] and span[0] < quote.end() for quote in _QUOTES.finditer(text))

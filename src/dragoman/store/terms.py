"""What the words of a query ask for: terms, in the language of either index, and where a text holds them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.errors import BadQuery
from dragoman.store.words import Token, tokens
from dragoman.types import Span, Spans

_TERM = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


class Term(NamedTuple):
    """One thing that a query asks for: words in a row, the last perhaps only begun, or such as must not occur."""

    words: tuple[str, ...]
    begun: bool
    excluded: bool


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query's words; raises `BadQuery` where a quotation mark stands alone or nothing is asked for.

    >>> terms_of('"secret letters" Vienn* -rumour')[1]
    Term(words=('vienn',), begun=True, excluded=False)
    """
    if query.count('"') % 2:
        raise BadQuery(query, "has a quotation mark without its other half")
    found = tuple(term for match in _TERM.finditer(query) if (term := _term(match)).words)
    if query.strip() and all(term.excluded for term in found):
        raise BadQuery(query, "asks for no word; name one that must occur")
    return found


def _term(match: re.Match[str]) -> Term:
    said = match["phrase"] if match["phrase"] is not None else match["word"]
    words = tuple(token.word for token in tokens(said))
    # A single Chinese character was filed as half of a pair.
    lone = len(words) == 1 and len(words[0]) == 1 and not words[0].isascii()
    return Term(words, said.endswith("*") or lone, bool(match["no"]))


def marks(said: str, terms: Sequence[Term]) -> Spans:
    """Where a text holds what was asked for.

    >>> marks("The envoys met; envoys meet.", terms_of("envoy* met"))
    ((4, 10), (11, 14), (16, 22))
    """
    told = list(tokens(said))
    found = sorted({span for term in terms if not term.excluded for span in _places(told, term)})
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _places(told: Sequence[Token], term: Term) -> Iterator[Span]:
    count = len(term.words)
    for at in range(len(told) - count + 1):
        run = told[at : at + count]
        *rest, last = (token.word for token in run)
        ends = last.startswith(term.words[-1]) if term.begun else last == term.words[-1]
        if ends and tuple(rest) == term.words[:-1]:
            yield run[0].start, run[-1].end


def in_sqlite(terms: Iterable[Term], columns: str) -> str:
    """An FTS5 query. The words are letters and digits only: nothing in them can be taken for its syntax."""

    def one(term: Term) -> str:
        return f'{{{columns}}} : "{" ".join(term.words)}"{"*" if term.begun else ""}'

    wanted = " AND ".join(one(term) for term in terms if not term.excluded)
    unwanted = " OR ".join(one(term) for term in terms if term.excluded)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def in_postgres(terms: Iterable[Term], labels: str) -> str:
    """A tsquery, of words under the labels."""

    def one(term: Term) -> str:
        *rest, last = term.words
        parts = [*(f"'{word}':{labels}" for word in rest), f"'{last}':{'*' if term.begun else ''}{labels}"]
        return f"{'!' if term.excluded else ''}({' <-> '.join(parts)})"

    return " & ".join(map(one, terms))

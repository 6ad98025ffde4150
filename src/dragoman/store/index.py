"""Full text search over statements: what is filed, and how a query asks either dialect for it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    SelectBase,
    and_,
    cast,
    column,
    func,
    intersect,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from dragoman.errors import BadQuery
from dragoman.store.tables import members, names, statements
from dragoman.store.view import SqlView, portions, statement_of
from dragoman.store.words import Token, folded, tokens
from dragoman.types import CaseActor, DocumentCard, Hit, Query, Span, Spans, Statement

_TERM = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_AFTER_ALL_DAYS = "~"  # sorts after "-" and digits: "2016-04~" is the end of April
_ALIASES = 12  # names of an actor that a statement is filed under beside its own words


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


def row_of(statement: Statement, card: DocumentCard, actors: Mapping[str, CaseActor], place: int) -> dict[str, Any]:
    """The columns of a statement that search reads."""
    known = [actors[id] for id in dict.fromkeys((*statement.actors, *filter(None, [statement.speaker]))) if id in actors]
    return {
        "document": statement.document,
        "place": place,
        "id": statement.id,
        "speaker": statement.speaker,
        "status": statement.status,
        "earliest": statement.published or card.published or card.earliest or "",
        "latest": statement.published or card.published or card.latest or "",
        "words": folded(statement.text),
        "names": folded(*(name for actor in known for name in (actor.name, *actor.aliases[:_ALIASES]))),
        "said_by": folded(*statement.chain[-1:]),
        "via": folded(*statement.chain, *statement.credits, card.outlet),
    }


def name_words(actor: CaseActor) -> tuple[str, ...]:
    """The words by which an actor is found as a speaker."""
    return tuple(sorted({token.word for name in (actor.name, *actor.aliases) for token in tokens(name)}))


def search(connection: Connection, case: int, query: Query) -> list[Hit]:
    """The statements that a query asks for, the best first; without words, the latest first."""
    terms = terms_of(query.words)
    _must_be_askable(query)
    chosen = _ranked(connection, terms) if terms else _unranked()
    chosen = chosen.where(statements.c.case_id == case, *_filters(connection, case, query))
    rows = connection.execute(chosen.limit(query.limit).offset(query.offset)).all()
    held = {card.id: card for card in SqlView(connection, case).cards([row.document for row in rows])}
    return [
        Hit(statement=found, card=held[found.document], score=round(float(row.score), 6), marks=marks(found.text, terms))
        for row, found in zip(rows, _up_to_date(connection, case, [statement_of(row.content) for row in rows]), strict=True)
    ]


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


def _must_be_askable(query: Query) -> None:
    for name, value in (("since", query.since), ("until", query.until)):
        if value is not None and not _DATE.fullmatch(value):
            raise BadQuery(f"{name} {value}", "is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
    for name, value in (("speaker", query.speaker), ("via", query.via)):
        if value is not None and not folded(value):
            raise BadQuery(f"{name} {value!r}", "holds no word; give a name")
    if query.limit < 1 or query.offset < 0:
        raise BadQuery(f"limit {query.limit}, offset {query.offset}", "must be at least 1 and 0")


_COLUMNS = (statements.c.document, statements.c.content)


def _unranked() -> Select[Any]:
    return select(*_COLUMNS, literal_column("0.0").label("score")).order_by(statements.c.latest.desc(), statements.c.seq)


def _ranked(connection: Connection, terms: Sequence[Term]) -> Select[Any]:
    if connection.dialect.name == "postgresql":
        asked = cast(_in_postgres(terms, "AD"), TSQUERY)
        vector: ColumnElement[Any] = literal_column("statements.terms")
        # {D, C, B, A}: a word of the statement counts more than a name that only its actors bear.
        score: ColumnElement[float] = func.ts_rank(text("'{0.3,0,0,1}'::float4[]"), vector, asked, 1)
        return select(*_COLUMNS, score.label("score")).where(vector.op("@@")(asked)).order_by(score.desc(), statements.c.seq)
    found: ColumnElement[int] = literal_column("statement_index.rowid")
    score = literal_column("-bm25(statement_index, 1.0, 0.3, 0.0, 0.0)")
    return (
        select(*_COLUMNS, score.label("score"))
        .select_from(text("statement_index"))
        .join(statements, statements.c.seq == found)
        .where(text("statement_index MATCH :asked").bindparams(asked=_in_sqlite(terms, "words names")))
        .order_by(text("score DESC"), statements.c.seq)
    )


def _filters(connection: Connection, case: int, query: Query) -> Iterator[ColumnElement[bool]]:
    if query.speaker is not None:
        yield or_(statements.c.speaker.in_(_bearers(case, query.speaker)), _printed(connection, query.speaker, "said_by", "B"))
    if query.via is not None:
        yield _printed(connection, query.via, "via", "C")
    if query.status is not None:
        yield statements.c.status == query.status
    if query.document is not None:
        yield statements.c.document == query.document
    if query.since is not None:
        yield statements.c.earliest >= query.since
    if query.until is not None:
        yield and_(statements.c.latest > "", statements.c.latest <= query.until + _AFTER_ALL_DAYS)


def _bearers(case: int, name: str) -> SelectBase:
    """Actors that bear all words of a name, in whichever of their forms."""
    of_case = select(names.c.actor).where(names.c.case_id == case)
    first, *others = (of_case.where(names.c.word == word) for word in dict.fromkeys(token.word for token in tokens(name)))
    return intersect(first, *others) if others else first


def _printed(connection: Connection, name: str, filed: str, label: str) -> ColumnElement[bool]:
    """All words of a name stand in a column of the index."""
    terms = [Term((word,), False, False) for word in dict.fromkeys(token.word for token in tokens(name))]
    if connection.dialect.name == "postgresql":
        return literal_column("statements.terms").bool_op("@@")(cast(_in_postgres(terms, label), TSQUERY))
    inner = text(f"SELECT rowid FROM statement_index WHERE statement_index MATCH :{filed}")
    return statements.c.seq.in_(inner.bindparams(**{filed: _in_sqlite(terms, filed)}).columns(column("rowid", Integer)))


def _in_sqlite(terms: Iterable[Term], columns: str) -> str:
    """An FTS5 query. The words are letters and digits only: nothing in them can be taken for its syntax."""

    def one(term: Term) -> str:
        return f'{{{columns}}} : "{" ".join(term.words)}"{"*" if term.begun else ""}'

    wanted = " AND ".join(one(term) for term in terms if not term.excluded)
    unwanted = " OR ".join(one(term) for term in terms if term.excluded)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _in_postgres(terms: Iterable[Term], labels: str) -> str:
    def one(term: Term) -> str:
        *rest, last = term.words
        parts = [*(f"'{word}':{labels}" for word in rest), f"'{last}':{'*' if term.begun else ''}{labels}"]
        return f"{'!' if term.excluded else ''}({' <-> '.join(parts)})"

    return " & ".join(map(one, terms))


def _up_to_date(connection: Connection, case: int, found: Sequence[Statement]) -> list[Statement]:
    """Statements with the claim that they belong to now: a later document may have joined it with another."""
    now: dict[tuple[str, str], str] = {}
    for asked in portions(sorted({one.document for one in found})):
        rows = select(members.c.document, members.c.item, members.c.cluster).where(
            members.c.case_id == case, members.c.document.in_(asked), members.c.kind == "claim"
        )
        now |= {(document, item): cluster for document, item, cluster in connection.execute(rows)}
    return [msgspec.structs.replace(one, claim=now.get((one.document, one.id), one.claim)) for one in found]

"""Statements and the full text search over them: what is filed, and how a query asks either dialect for it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    and_,
    cast,
    func,
    intersect,
    literal_column,
    or_,
    select,
    text,
    union,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from dragoman.errors import BadQuery
from dragoman.store.tables import documents, members, names, statements
from dragoman.store.terms import Term, in_postgres, in_sqlite, marks, terms_of
from dragoman.store.view import SqlView, portions, statement_of
from dragoman.store.words import folded, tokens
from dragoman.store.writing import insert
from dragoman.types import CaseActor, DocumentCard, Hit, Query, Statement

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_AFTER_ALL_DAYS = "~"  # sorts after "-" and digits: "2016-04~" is the end of April
_BM25 = "-bm25(statement_index, 1.0, 0.3, 0.0, 0.0)"  # a word counts more than a name that only the actors of a statement bear
_RANKED = 5_000  # how many of the statements that match SQLite ranks
_ALIASES = 12  # names of an actor that a statement is filed under beside its own words


def file(
    connection: Connection, case: int, found: Sequence[Statement], card: DocumentCard, actors: Mapping[str, CaseActor]
) -> None:
    """Write the statements of a document, in their order, with what they are found by."""
    rows = [
        _row_of(one, card, actors, place) | {"case_id": case, "content": msgspec.json.encode(one).decode()}
        for place, one in enumerate(found)
    ]
    insert(connection, statements, rows)


def every(connection: Connection, case: int) -> list[Statement]:
    """All statements, by document in the order of adding, each with the claim that it belongs to now."""
    join = statements.join(documents, (documents.c.case_id == statements.c.case_id) & (documents.c.id == statements.c.document))
    rows = select(statements.c.content).select_from(join).where(statements.c.case_id == case)
    found = connection.execute(rows.order_by(documents.c.seq, statements.c.place)).scalars()
    return _up_to_date(connection, case, [statement_of(content) for content in found])


def _row_of(statement: Statement, card: DocumentCard, actors: Mapping[str, CaseActor], place: int) -> dict[str, Any]:
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
    rows = _rows(connection, terms, list(_filters(connection, case, query)), query)
    held = {card.id: card for card in SqlView(connection, case).cards([row.document for row in rows])}
    return [
        Hit(statement=found, card=held[found.document], score=round(float(row.score), 6), marks=marks(found.text, terms))
        for row, found in zip(rows, _up_to_date(connection, case, [statement_of(row.content) for row in rows]), strict=True)
    ]


def search_after(connection: Connection, case: int, query: Query, seq: int, limit: int) -> list[tuple[int, Hit]]:
    """The statements that a query asks for after the one of a number, in the order of adding, with their numbers."""
    terms = terms_of(query.words)
    _must_be_askable(query)
    chosen = select(statements.c.seq, *_COLUMNS)
    if terms and connection.dialect.name == "sqlite":
        found: ColumnElement[int] = literal_column("statement_index.rowid")
        matching = text("statement_index MATCH :match").bindparams(match=in_sqlite(terms, "words names"))
        chosen = (
            chosen.select_from(text("statement_index")).join(statements, statements.c.seq == found).where(matching, found > seq)
        )
    elif terms:
        chosen = chosen.where(_vector().op("@@")(cast(in_postgres(terms, "AD"), TSQUERY)))
    chosen = chosen.where(statements.c.seq > seq, *_filters(connection, case, query)).order_by(statements.c.seq).limit(limit)
    rows = connection.execute(chosen).all()
    held = {card.id: card for card in SqlView(connection, case).cards([row.document for row in rows])}
    told = _up_to_date(connection, case, [statement_of(row.content) for row in rows])
    return [
        (row.seq, Hit(statement=one, card=held[one.document], score=0.0, marks=marks(one.text, terms)))
        for row, one in zip(rows, told, strict=True)
    ]


def bearers(connection: Connection, case: int, name: str) -> frozenset[str]:
    """The ids of actors that bear all words of a name; none where it holds no word."""
    return frozenset(connection.execute(_bearers(case, name)).scalars()) if folded(name) else frozenset()


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


def _rows(
    connection: Connection, terms: Sequence[Term], filters: Sequence[ColumnElement[bool]], query: Query
) -> list[Row[*tuple[Any, ...]]]:
    """Document, content and score of the statements on the page that is asked for."""

    def page(chosen: Select[Any], limit: int, offset: int) -> list[Row[*tuple[Any, ...]]]:
        return list(connection.execute(chosen.where(*filters).limit(limit).offset(offset)))

    if not terms:
        return page(_by_date(query), query.limit, query.offset)
    if connection.dialect.name == "postgresql":
        return page(_ranked_in_postgres(terms), query.limit, query.offset)
    match = in_sqlite(terms, "words names")
    early = _last_early(connection, match)
    ranked = _matching(match, early, None).order_by(text("score DESC"), statements.c.seq)
    found = page(ranked, query.limit, query.offset)
    if not early or len(found) == query.limit:
        return found
    before = len(found) + query.offset if found or not query.offset else len(page(ranked, _RANKED, 0))
    follow = _matching(match, None, early).order_by(statements.c.seq.desc())
    return found + page(follow, query.limit - len(found), max(query.offset - before, 0))


def _by_date(query: Query) -> Select[Any]:
    latest: ColumnElement[str] = statements.c.latest
    if query.speaker or query.via or query.document:
        # Few statements pass these: find them first, and do not go through all by their date until enough have passed.
        latest = func.coalesce(latest, "")
    return select(*_COLUMNS, literal_column("0.0").label("score")).order_by(latest.desc(), statements.c.seq)


def _last_early(connection: Connection, match: str) -> int:
    """The number of the last statement that is too early to be ranked; 0 where all are.

    A word that stands in every tenth statement tells little about any, and to weigh all of them takes longer than a person
    should wait: the latest added are weighed, the others follow, the latest first.
    """
    matching = text(
        "SELECT rowid FROM statement_index WHERE statement_index MATCH :match ORDER BY rowid DESC LIMIT 1 OFFSET :most"
    )
    return int(connection.execute(matching, {"match": match, "most": _RANKED}).scalar() or 0)


def _matching(match: str, after: int | None, up_to: int | None) -> Select[Any]:
    """Statements that match, of those that were added after one, with their weight, or up to one, with none."""
    found: ColumnElement[int] = literal_column("statement_index.rowid")
    score: ColumnElement[float] = literal_column("0.0" if after is None else _BM25)
    return (
        select(*_COLUMNS, score.label("score"))
        .select_from(text("statement_index"))
        .join(statements, statements.c.seq == found)
        .where(text("statement_index MATCH :match").bindparams(match=match))
        .where(found > after if after is not None else found <= up_to)
    )


def _ranked_in_postgres(terms: Sequence[Term]) -> Select[Any]:
    asked = cast(in_postgres(terms, "AD"), TSQUERY)
    vector = _vector()
    # {D, C, B, A}: the words of the statement are A, the names of its actors D.
    score: ColumnElement[float] = func.ts_rank(text("'{0.3,0,0,1}'::float4[]"), vector, asked, 1)
    return select(*_COLUMNS, score.label("score")).where(vector.op("@@")(asked)).order_by(score.desc(), statements.c.seq)


def _vector() -> ColumnElement[Any]:
    return literal_column("statements.terms")


def _filters(connection: Connection, case: int, query: Query) -> Iterator[ColumnElement[bool]]:
    lite = connection.dialect.name == "sqlite"
    # Few statements have a speaker or go through a source: the sum keeps SQLite from going through the whole case for them.
    narrow = lite and (query.speaker or query.via) and not query.document
    yield (statements.c.case_id + 0 if narrow else statements.c.case_id) == case
    if query.speaker is not None:
        said = statements.c.speaker.in_(connection.execute(_bearers(case, query.speaker)).scalars().all())
        if lite:
            known = select(statements.c.seq).where(statements.c.case_id == case, said)
            yield statements.c.seq.in_(union(known, _printed_in_sqlite(query.speaker, "said_by")))
        else:
            yield or_(said, _printed_in_postgres(query.speaker, "B"))
    if query.via is not None:
        yield statements.c.seq.in_(_printed_in_sqlite(query.via, "via")) if lite else _printed_in_postgres(query.via, "C")
    if query.status is not None:
        yield statements.c.status == query.status
    if query.document is not None:
        yield statements.c.document == query.document
    if query.since is not None:
        yield statements.c.earliest >= query.since
    if query.until is not None:
        yield and_(statements.c.latest > "", statements.c.latest <= query.until + _AFTER_ALL_DAYS)


def _bearers(case: int, name: str) -> Select[str] | CompoundSelect[str]:
    """Actors that bear all words of a name, in whichever of their forms."""
    of_case = select(names.c.actor).where(names.c.case_id == case)
    first, *others = (of_case.where(names.c.word == word) for word in dict.fromkeys(token.word for token in tokens(name)))
    return intersect(first, *others) if others else first


def _printed_in_sqlite(name: str, filed: str) -> Select[int]:
    """Statements that have all words of a name in a column of the index."""
    rowid: ColumnElement[int] = literal_column("rowid")
    match = text(f"statement_index MATCH :{filed}").bindparams(**{filed: in_sqlite(_words_of(name), filed)})
    return select(rowid).select_from(text("statement_index")).where(match)


def _printed_in_postgres(name: str, label: str) -> ColumnElement[bool]:
    """Whether a statement has all words of a name under a label."""
    return literal_column("statements.terms").bool_op("@@")(cast(in_postgres(_words_of(name), label), TSQUERY))


def _words_of(name: str) -> list[Term]:
    return [Term((word,), False, False) for word in dict.fromkeys(token.word for token in tokens(name))]


def _up_to_date(connection: Connection, case: int, found: Sequence[Statement]) -> list[Statement]:
    """Statements with the claim that they belong to now: a later document may have joined it with another."""
    now: dict[tuple[str, str], str] = {}
    for asked in portions(sorted({one.document for one in found})):
        rows = select(members.c.document, members.c.item, members.c.cluster).where(
            members.c.case_id == case, members.c.document.in_(asked), members.c.kind == "claim"
        )
        now |= {(document, item): cluster for document, item, cluster in connection.execute(rows)}
    return [msgspec.structs.replace(one, claim=now.get((one.document, one.id), one.claim)) for one in found]

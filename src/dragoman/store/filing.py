"""The documents of a case: their cards in the order in which they were added, their readings, and which is a copy of which.

A document's row says its place in that order (`seq`), the digest of its text, which versions of reader and linker read and linked
it, and when it was added; its reading is packed beside it.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, or_, select, update
from sqlalchemy.engine import Row

from dragoman.store.tables import bands, documents, readings
from dragoman.store.view import card_of
from dragoman.store.writing import insert
from dragoman.types import DocumentCard, Reading, from_json, to_json

Place = Row[*tuple[Any, ...]]  # what who comes back is given again: seq, reader, linker and added

_SMALL = 20_000  # bytes of a packed reading; larger ones are not remembered
_LISTED = 400  # ids in one statement
_OF_CASE = documents.c.case_id == bindparam("case")
_READINGS = select(readings.c.document, readings.c.packed).where(
    readings.c.case_id == bindparam("case"), readings.c.document.in_(bindparam("ids", expanding=True))
)
_FILED = (documents.c.seq, documents.c.added, documents.c.card)
_FILED_OF = select(*_FILED).where(_OF_CASE, documents.c.id.in_(bindparam("ids", expanding=True)))
_DIGEST = select(documents.c.sha256).where(_OF_CASE, documents.c.id == bindparam("id"))
_PLACE = (documents.c.seq, documents.c.reader, documents.c.linker, documents.c.added)
_PLACE_OF = select(*_PLACE).where(_OF_CASE, documents.c.id == bindparam("id"))
_LAST_SEQ = select(func.max(documents.c.seq)).where(_OF_CASE)


@dataclass(frozen=True)
class Filed:
    """A document of the case: its number in the order of adding, the moment at which it was added (ISO, UTC), and its card."""

    seq: int
    added: str
    card: DocumentCard


@dataclass(frozen=True)
class FiledAs:
    """A document as it is to be filed: its place, by whom it was read and linked, when it was added, and under which bands."""

    seq: int
    reader: str
    linker: str
    added: str
    copy_bands: Iterable[str]


def digest(connection: Connection, case: int, document: str) -> str | None:
    """The digest of a document's text; None where the case has no such document."""
    found: str | None = connection.execute(_DIGEST, {"case": case, "id": document}).scalar()
    return found


def file(connection: Connection, case: int, reading: Reading, card: DocumentCard, filed_as: FiledAs) -> None:
    """Write a document, its reading and its bands, by which copies are found."""
    row = {
        "case_id": case,
        "id": card.id,
        "seq": filed_as.seq,
        "sha256": reading.document.sha256,
        "outlet": card.outlet.casefold(),
        "copy_of": card.copy_of,
        "reader": filed_as.reader,
        "linker": filed_as.linker,
        "added": filed_as.added,
        "card": msgspec.json.encode(card).decode(),
    }
    insert(connection, documents, [row])
    packed = zlib.compress(to_json(reading).encode(), 3)
    insert(connection, readings, [{"case_id": case, "document": card.id, "packed": packed}])
    of_bands = {"case_id": case, "seq": filed_as.seq, "document": card.id}
    insert(connection, bands, [of_bands | {"band": band} for band in dict.fromkeys(filed_as.copy_bands)])


def place_of(connection: Connection, case: int, document: str) -> Place | None:
    """Where a document stands; None where the case has no such document."""
    return connection.execute(_PLACE_OF, {"case": case, "id": document}).one_or_none()


def places(connection: Connection, case: int) -> dict[str, Place]:
    """Where each document stands, by id."""
    rows = connection.execute(select(documents.c.id, *_PLACE).where(documents.c.case_id == case))
    return {row.id: row for row in rows}


def last_seq(connection: Connection, case: int) -> int:
    """The number of the document that was added last; 0 where there is none."""
    return connection.execute(_LAST_SEQ, {"case": case}).scalar() or 0


def hand_over_copies(connection: Connection, case: int, document: str) -> list[str]:
    """Let copies of a document that has gone be copies of the earliest of them; their ids."""
    of_it = (documents.c.case_id == case) & (documents.c.copy_of == document)
    rows = connection.execute(select(documents.c.id, documents.c.card).where(of_it).order_by(documents.c.seq)).all()
    for row in rows:
        card = card_of(row.card)
        original = None if row.id == rows[0].id else rows[0].id
        card = msgspec.structs.replace(card, copy_of=original, copy_reason=card.copy_reason if original else None)
        connection.execute(
            update(documents)
            .where(documents.c.case_id == case, documents.c.id == row.id)
            .values(copy_of=original, card=msgspec.json.encode(card).decode())
        )
    return [row.id for row in rows]


def readings_of(connection: Connection, case: int, ids: Sequence[str]) -> dict[str, Reading]:
    """The readings of these documents, by id; those that are not there are left out."""
    found: dict[str, Reading] = {}
    for start in range(0, len(ids), _LISTED):
        rows = connection.execute(_READINGS, {"case": case, "ids": list(ids[start : start + _LISTED])})
        for document, packed in rows.all():
            found[document] = _remembered_reading(packed) if len(packed) <= _SMALL else _unpacked(packed)
    return found


def _unpacked(packed: bytes) -> Reading:
    return from_json(zlib.decompress(packed))


_remembered_reading = lru_cache(maxsize=256)(_unpacked)


def cards(connection: Connection, case: int) -> Iterator[DocumentCard]:
    """All documents, in the order in which they were added."""
    rows = select(documents.c.card).where(documents.c.case_id == case).order_by(documents.c.seq)
    return map(card_of, connection.execute(rows).scalars())


def cards_after(connection: Connection, case: int, seq: int, limit: int) -> list[tuple[int, DocumentCard]]:
    """The documents added after the one of this number, with their numbers, in the order of adding."""
    rows = select(documents.c.seq, documents.c.card).where(documents.c.case_id == case, documents.c.seq > seq)
    return [(row.seq, card_of(row.card)) for row in connection.execute(rows.order_by(documents.c.seq).limit(limit))]


def filed(connection: Connection, case: int) -> tuple[Filed, ...]:
    """All documents with what the store knows of each, in the order of adding."""
    rows = select(*_FILED).where(documents.c.case_id == case).order_by(documents.c.seq)
    return tuple(Filed(row.seq, row.added, card_of(row.card)) for row in connection.execute(rows))


def filed_of(connection: Connection, case: int, ids: Sequence[str]) -> Iterator[Filed]:
    """The same of these documents, in no order; those that are not there are left out."""
    for start in range(0, len(ids), _LISTED):
        rows = connection.execute(_FILED_OF, {"case": case, "ids": ids[start : start + _LISTED]})
        yield from (Filed(row.seq, row.added, card_of(row.card)) for row in rows.all())


def stale(connection: Connection, case: int, reader: str, linker: str | None) -> tuple[str, ...]:
    """Documents that another reader read, or (where `linker` is given) another linker linked, in the order of adding."""
    other = documents.c.reader != reader
    if linker is not None:
        other = or_(other, documents.c.linker != linker)
    rows = select(documents.c.id).where(documents.c.case_id == case, other).order_by(documents.c.seq)
    return tuple(connection.execute(rows).scalars())


def readers(connection: Connection, case: int) -> dict[str, str]:
    """The version of the reader of each document, by id."""
    rows = select(documents.c.id, documents.c.reader).where(documents.c.case_id == case)
    return {row.id: row.reader for row in connection.execute(rows)}


def made_by(connection: Connection, case: int) -> tuple[str, str]:
    """The versions of reader and linker that made the case; where there are several, with commas between them."""
    rows = connection.execute(select(documents.c.reader, documents.c.linker).where(documents.c.case_id == case).distinct()).all()
    return ", ".join(sorted({row.reader for row in rows} - {""})), ", ".join(sorted({row.linker for row in rows} - {""}))


def added(connection: Connection, case: int) -> dict[str, str]:
    """The moment at which each document was added (ISO, UTC), by id, in the order of adding."""
    rows = select(documents.c.id, documents.c.added).where(documents.c.case_id == case).order_by(documents.c.seq)
    return {row.id: row.added for row in connection.execute(rows)}


def added_since(connection: Connection, case: int, day: str) -> tuple[str, ...]:
    """Documents added on or after an ISO date (or moment, in UTC), in the order of adding."""
    rows = select(documents.c.id).where(documents.c.case_id == case, documents.c.added >= day)
    return tuple(connection.execute(rows.order_by(documents.c.seq)).scalars())

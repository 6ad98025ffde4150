"""The sources that a case follows: their state, and what became of each entry."""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from dragoman.store.tables import entries, sources
from dragoman.store.writing import upsert
from dragoman.types.watching import Entry, SeenEntry, SourceState

_decode_source = msgspec.json.Decoder(SourceState).decode
_decode_entry = msgspec.json.Decoder(SeenEntry).decode
_AT_ONCE = 500  # values in one question


def source(connection: Connection, case: int, address: str) -> SourceState | None:
    """What is known of a source; None where it was never followed."""
    of_it = (sources.c.case_id == case) & (sources.c.key == digest(address))
    content = connection.execute(select(sources.c.content).where(of_it)).scalar()
    return None if content is None else _decode_source(content)


def all_sources(connection: Connection, case: int) -> tuple[SourceState, ...]:
    """Every source of the case, by address."""
    rows = connection.execute(select(sources.c.content).where(sources.c.case_id == case)).scalars()
    return tuple(sorted(map(_decode_source, rows), key=lambda state: state.address))


def put_source(connection: Connection, case: int, state: SourceState) -> None:
    """Keep the state of a source in the place of what was known."""
    row = {"case_id": case, "key": digest(state.address), "content": msgspec.json.encode(state).decode()}
    upsert(connection, sources, [row], ("content",))


def seen(connection: Connection, case: int, address: str) -> tuple[SeenEntry, ...]:
    """The entries of a source that are known, in an order that is always the same."""
    of_it = (entries.c.case_id == case) & (entries.c.source == digest(address))
    rows = connection.execute(select(entries.c.content).where(of_it).order_by(entries.c.key)).scalars()
    return tuple(map(_decode_entry, rows))


def put_seen(connection: Connection, case: int, address: str, found: Sequence[SeenEntry]) -> None:
    """Keep what became of entries."""
    rows = [
        {
            "case_id": case,
            "source": digest(address),
            "key": digest(f"{entry.guid}\n{entry.link or ''}"),
            "link": digest(entry.link) if entry.link else None,
            "content": msgspec.json.encode(entry).decode(),
        }
        for entry in found
    ]
    upsert(connection, entries, rows, ("link", "content"))


def links_elsewhere(connection: Connection, case: int, address: str, found: Iterable[Entry]) -> frozenset[str]:
    """Those links of entries whose page another source of the case has brought already."""
    links = {digest(entry.link): entry.link for entry in found if entry.link}
    known: set[str] = set()
    keys = sorted(links)
    for start in range(0, len(keys), _AT_ONCE):
        of_them = entries.c.link.in_(keys[start : start + _AT_ONCE])
        rows = connection.execute(
            select(entries.c.link, entries.c.content).where(
                entries.c.case_id == case, of_them, entries.c.source != digest(address)
            )
        )
        known.update(links[row.link] for row in rows if _decode_entry(row.content).document is not None)
    return frozenset(known)


def digest(value: str) -> str:
    """A key of bounded length: addresses and names of entries may be longer than an index takes."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:32]

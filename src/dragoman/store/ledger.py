"""The analyst's decisions: a list that only grows; what is taken back is taken back by an entry."""

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from dragoman.errors import BadCorrection, NoSuchItem
from dragoman.store.tables import ledger
from dragoman.store.writing import insert
from dragoman.types import Correction

_decode = msgspec.json.Decoder(Correction).decode


def entries(connection: Connection, case: int, after: int = 0) -> tuple[Correction, ...]:
    """The case's ledger after an entry of this number, oldest first."""
    return tuple(map(_decode, connection.execute(_ENTRIES, {"case": case, "after": after}).scalars()))


_ENTRIES = (
    select(ledger.c.content).where(ledger.c.case_id == bindparam("case"), ledger.c.id > bindparam("after")).order_by(ledger.c.id)
)


def append(connection: Connection, case: int, correction: Correction) -> Correction:
    """Add an entry under the next number, which it is returned with; the number that it came with is not used.

    Raises `NoSuchItem` where it undoes an entry that is not there, `BadCorrection` where that one is undone already.
    """
    of_case = ledger.c.case_id == case
    if correction.undoes is not None:
        _must_stand(connection, case, correction.undoes)
    last = connection.execute(select(func.max(ledger.c.id)).where(of_case)).scalar() or 0
    entry = msgspec.structs.replace(correction, id=last + 1)
    row = {"case_id": case, "id": entry.id, "at": entry.at, "author": entry.author, "action": entry.action}
    insert(connection, ledger, [row | {"undoes": entry.undoes, "content": msgspec.json.encode(entry).decode()}])
    return entry


def _must_stand(connection: Connection, case: int, undone: int) -> None:
    of_case = ledger.c.case_id == case
    if connection.execute(select(ledger.c.id).where(of_case, ledger.c.id == undone)).scalar() is None:
        raise NoSuchItem(f"correction {undone}", "the ledger has no such entry; `dragoman ledger NAME` lists them")
    by = connection.execute(select(ledger.c.id).where(of_case, ledger.c.undoes == undone)).scalar()
    if by is not None:
        raise BadCorrection(f"correction {undone}", f"is undone already, by correction {by}")

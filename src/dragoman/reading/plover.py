"""Deed and status → PLOVER's category and mode, which fold the status in (PLOVER manual, draft 0.8, 2021)."""

from dragoman.reading.deed_rows import Deed
from dragoman.types import Status

_FUTURE_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_DENIED_IS_REJECT = _FUTURE_IS_AGREE | {"AGREE", "CONCEDE"}
# "would boycott the vote", "will attack the port": conflict announced is a threat, by its kind.
_FUTURE_IS_THREAT = {"SANCTION": "relations", "COERCE": "restrict", "ASSAULT": "violence", "PROTEST": None}


def category_of(deed: Deed, status: Status) -> tuple[str | None, str | None]:
    """Category and mode of a deed in that state; None where PLOVER codes none.

    A future CONSULT, SUPPORT, COOPERATE or AID is AGREE, a future SANCTION, COERCE, ASSAULT or PROTEST is THREATEN; a cancelled
    CONSULT is REJECT with mode meet, and so is a denied one.

    >>> category_of(Deed("meeting", "CONSULT", ""), "planned")
    ('AGREE', None)
    >>> category_of(Deed("meeting", "CONSULT", ""), "cancelled")
    ('REJECT', 'meet')
    """
    if not deed.category:
        return None, None
    if deed.category == "CONSULT" and status == "cancelled":
        return "REJECT", "meet"
    if deed.category in _FUTURE_IS_AGREE and status in ("planned", "conditional"):
        return "AGREE", None
    if status == "denied" and deed.category in _DENIED_IS_REJECT:
        return "REJECT", "meet" if deed.category == "CONSULT" else None
    if deed.category in _FUTURE_IS_THREAT and status in ("planned", "conditional"):
        return "THREATEN", _FUTURE_IS_THREAT[deed.category]
    return deed.category, deed.mode or None

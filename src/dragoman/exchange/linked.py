"""Values of linked data: dates typed by their precision, languages, agents."""

from typing import Any

from dragoman.types import ActorKind

OURS = "urn:dragoman:ns:"
"""Where our own properties live, for what no vocabulary has: the status of a claim, the stance of a telling."""

_PRECISION = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def dated(day: str | None) -> dict[str, str] | None:
    """An ISO date with the type that its precision has.

    >>> dated("2021-04"), dated("2021-04-10")
    ({'@value': '2021-04', '@type': 'xsd:gYearMonth'}, {'@value': '2021-04-10', '@type': 'xsd:date'})
    """
    kind = _PRECISION.get(len(day)) if day else None
    return {"@value": day, "@type": kind} if day and kind else None


def agent_types(kind: ActorKind) -> list[str]:
    """What an actor is to PROV."""
    if kind == "person":
        return ["prov:Agent", "prov:Person"]
    return ["prov:Agent"] if kind == "document" else ["prov:Agent", "prov:Organization"]


def references(*ids: str | None) -> list[dict[str, Any]]:
    """Things by their names, each once."""
    return [{"@id": id} for id in dict.fromkeys(filter(None, ids))]

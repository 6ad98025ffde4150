"""What a request asks of a case: which state it knows, which form it reads, where a list is to go on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from litestar import Request
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.params import HeaderParameter, PathParameter, QueryParameter

from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

JSON = "application/json"
LINES = "application/x-ndjson"

Order = Literal["id", "documents"]

_CASE = Annotated[str, PathParameter(description="The name of a case.")]
_KNOWN = Annotated[
    str | None,
    HeaderParameter(
        name="If-None-Match", description="The `ETag` of an earlier answer: 304 where it still holds.", max_length=1000
    ),
]
_EXPECTED = Annotated[
    str | None,
    HeaderParameter(
        name="If-Match",
        description="The `ETag` of any answer about the case: 412, and nothing is changed, where the case has changed since.",
        max_length=1000,
    ),
]
_CURSOR = Annotated[
    str | None,
    QueryParameter(description="Where to go on: the word under `next` of the page before.", max_length=1000, min_length=1),
]
_LIMIT = Annotated[int, QueryParameter(description="How many items a page has at most.", ge=1, le=1000)]


@dataclass(frozen=True)
class Asked:
    """The case that a request is about, and the state of it that the client knows."""

    workspace: Workspace
    case: str
    request: Request[Any, Any, Any]
    known: str | None

    @contextmanager
    def look(self) -> Iterator[Look]:
        """The case to look things up in."""
        with looking(self.workspace, self.case) as look:
            yield look


@dataclass(frozen=True)
class Paging:
    """Where a list goes on, and how long a page is."""

    cursor: str | None
    limit: int


def asked(
    workspace: NamedDependency[Workspace], request: Request[Any, Any, Any], case: _CASE, if_none_match: _KNOWN = None
) -> Asked:
    """Dependency: what is asked of a case."""
    return Asked(workspace, case, request, if_none_match)


def plain(workspace: NamedDependency[Workspace], request: Request[Any, Any, Any], case: _CASE) -> Asked:
    """Dependency: what is asked of a case, where no answer that the client has can stand for this one."""
    return Asked(workspace, case, request, None)


def paging(cursor: _CURSOR = None, limit: _LIMIT = 100) -> Paging:
    """Dependency: where a list goes on."""
    return Paging(cursor, limit)


def expected(if_match: _EXPECTED = None) -> frozenset[str] | None:
    """Dependency: the revisions of the case that the client takes for the present one; None where any will do."""
    if if_match is None or if_match.strip() == "*":
        return None
    # A proxy that packs answers makes our tags weak; the revision in them is the same.
    tags = (tag.strip().removeprefix("W/").strip('"') for tag in if_match.split(","))
    return frozenset(tag.partition("-")[0] for tag in tags)


def form(request: Request[Any, Any, Any], offered: Sequence[str]) -> str:
    """The media type among those offered that the client likes best, the first where it likes several alike.

    Raises 406 where it likes none.
    """
    liked = [_liked(part) for part in request.headers.get("accept", "*/*").split(",")]
    weights = [_weight(kind, liked) for kind in offered]
    if max(weights) <= 0:
        raise HTTPException(status_code=406, detail=f"this can be had as {', '.join(offered)}; say so in Accept")
    return offered[weights.index(max(weights))]


def _liked(part: str) -> tuple[str, float]:
    """A media range and its weight; one that cannot be read counts nothing."""
    kind, *parameters = (piece.strip().casefold() for piece in part.split(";"))
    weight = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return kind, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return kind, 0.0


def _weight(kind: str, liked: Sequence[tuple[str, float]]) -> float:
    """The weight that the closest of the ranges gives a media type."""
    for range in (kind, kind.partition("/")[0] + "/*", "*/*"):
        found = [weight for wanted, weight in liked if wanted == range]
        if found:
            return found[0]
    return 0.0

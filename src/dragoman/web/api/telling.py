"""`/api/v1/cases/{case}/pending`, `/channels`, `/contradictions`, `/brief`: what a case tells as a whole."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from dragoman.ingest.known import iso_date
from dragoman.telling.case_pages import render_case
from dragoman.telling.case_parts import CaseBrief
from dragoman.telling.contradictions import Contradiction, Denial, TwoVersions, contradictions_of
from dragoman.types import CaseEvent, Channel, Claim, ClaimStatus, Conflict, Instance, Pending
from dragoman.types.reading import Noun
from dragoman.web.api.answers import Page, told, whole
from dragoman.web.api.asked import JSON, Asked, form
from dragoman.web.api.describing import described
from dragoman.web.api.pictures import ALONE
from dragoman.web.identity import reader

_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_AS_OF = Annotated[str | None, QueryParameter(description="The day to look from (YYYY-MM-DD); today by default.", pattern=_DAY)]
_FORMATS: dict[str, str] = {
    "json": JSON,
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
}


class Due(Noun, frozen=True, kw_only=True):
    """What was announced or due and not reported since, with its event."""

    pending: Pending
    event: CaseEvent


class Version(Noun, frozen=True, kw_only=True):
    """One of two claims that cannot both be true."""

    claim: str
    summary: str
    status: ClaimStatus
    n_independent: int


class Opposed(Noun, frozen=True, kw_only=True):
    """What stands against what: two versions of a claim; a claim and who denies it; an event on which reports differ."""

    kind: Literal["two-versions", "denial", "difference"]
    versions: tuple[Version, ...] = ()
    denials: tuple[Instance, ...] = ()
    event: str | None = None
    conflict: Conflict | None = None


class Telling(Controller):
    """What a case tells as a whole."""

    path = "/cases/{case:str}"
    tags = ("telling",)

    @get(
        "/pending",
        guards=[reader],
        sync_to_thread=True,
        summary="What is pending",
        operation_id="getPending",
        **described(304, 404, 422),
    )
    def get_pending(self, asked: NamedDependency[Asked], as_of: _AS_OF = None) -> Response[Page[Due]]:
        """What was announced or due by a day and has not been reported since."""
        day = _day(as_of, "as_of")
        with asked.look() as look:

            def page() -> Page[Due]:
                events = {event.id: event for event in look.events()}
                return whole([Due(pending=one, event=events[one.event]) for one in look.pending(day)])

            return told(asked, look, page, variant=day)

    @get(
        "/channels",
        guards=[reader],
        sync_to_thread=True,
        summary="The channels between the sides",
        operation_id="getChannels",
        **described(304, 404),
    )
    def get_channels(self, asked: NamedDependency[Asked]) -> Response[Page[Channel]]:
        """Who meets or writes to whom, at which level, by which medium, and in which events."""
        with asked.look() as look:
            return told(asked, look, lambda: whole(look.channels()))

    @get(
        "/contradictions",
        guards=[reader],
        sync_to_thread=True,
        summary="What contradicts what",
        operation_id="getContradictions",
        **described(304, 404),
    )
    def get_contradictions(self, asked: NamedDependency[Asked]) -> Response[Page[Opposed]]:
        """Two versions of a claim, denials, and events on which the reports differ; the weightiest first."""
        with asked.look() as look:
            return told(asked, look, lambda: whole([_opposed(one) for one in contradictions_of(look.case())]))

    @get(
        "/brief",
        guards=[reader],
        sync_to_thread=True,
        summary="The brief of a case",
        operation_id="getBrief",
        **described(
            304,
            404,
            406,
            422,
            also={
                "text/markdown": "The brief as Markdown.",
                "text/html": "The brief as one page that needs nothing else.",
                "application/pdf": "The brief to be printed.",
            },
        ),
    )
    def get_brief(
        self,
        asked: NamedDependency[Asked],
        as_of: _AS_OF = None,
        since: Annotated[str | None, QueryParameter(description="Tell first what is new since this day.", pattern=_DAY)] = None,
        format: Annotated[
            Literal["json", "markdown", "html", "pdf"] | None,
            QueryParameter(description="The form, where `Accept` does not say it."),
        ] = None,
    ) -> Response[CaseBrief]:
        """Claims by strength of sourcing, events, channels, what is pending, contradictions, and numbered endnotes."""
        kind = _FORMATS[format] if format is not None else form(asked.request, tuple(_FORMATS.values()))
        day, start = _day(as_of, "as_of"), _day(since, "since") if since else None
        with asked.look() as look:

            def brief() -> Any:
                return _FORMED[kind](asked.workspace.brief(asked.case, as_of=day, since=start))

            answer = told(asked, look, brief, kind=kind, variant=f"{day} {start}")
        if kind == _FORMATS["html"]:
            answer.headers["Content-Security-Policy"] = ALONE
        return answer


_FORMED: dict[str, Callable[[CaseBrief], Any]] = {
    _FORMATS["json"]: lambda brief: brief,
    _FORMATS["markdown"]: lambda brief: render_case(brief, "markdown"),
    _FORMATS["html"]: lambda brief: render_case(brief, "html"),
    _FORMATS["pdf"]: lambda brief: render_case(brief, "pdf"),
}


def _day(value: str | None, name: str) -> str:
    """The day, or today; raises `BadDate` for one that no calendar has."""
    if value is None:
        return date.today().isoformat()
    return iso_date(value, name)


def _opposed(found: Contradiction) -> Opposed:
    if isinstance(found, TwoVersions):
        both = (found.claim, found.other)
        return Opposed(kind="two-versions", versions=tuple(_version(claim) for claim in both))
    if isinstance(found, Denial):
        denying = tuple(instance for instance in found.claim.counted if instance.stance == "denies")
        return Opposed(kind="denial", versions=(_version(found.claim),), denials=denying)
    return Opposed(kind="difference", event=found.event.id, conflict=found.conflict)


def _version(claim: Claim) -> Version:
    return Version(claim=claim.id, summary=claim.summary, status=claim.status, n_independent=claim.n_independent)

"""What was announced or due by a day, and has not been reported since."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from dragoman.errors import BadQuery
from dragoman.linking.pending import pending
from dragoman.types import CaseEvent, DocumentCard, Pending, Span
from dragoman.web.identity import reader
from dragoman.web.pages import links
from dragoman.web.pages.paging import paged
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking


@dataclass(frozen=True)
class Open:
    """Something pending, with its event and the passages that announced it."""

    pending: Pending
    event: CaseEvent
    passages: tuple[tuple[DocumentCard, Span], ...]
    overdue: bool


class Awaited(Controller):
    """Pending."""

    path = "/cases/{case:str}/pending"

    @get(guards=[reader], sync_to_thread=True)
    def pending(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], as_of: FromQuery[str] = "", page: FromQuery[int] = 1
    ) -> Template:
        """What is pending as of a day, today where none is given."""
        day = _day(as_of)
        with looking(workspace, case) as look:
            events = {event.id: event for event in look.events()}
            found = pending(tuple(events.values()), day)
            shown = paged(sorted(found, key=lambda one: not _is_overdue(one, day)), page)
            rows = [_open(one, events[one.event], look, day) for one in shown.items]
        context = {"case": case, "as_of": day, "page": shown, "rows": rows, "here_is": links.within(case, "pending", as_of=as_of)}
        return Template("pending.html.jinja", context=context | {"is_empty": not events})


def _day(asked: str) -> str:
    if not asked.strip():
        return datetime.now(UTC).date().isoformat()
    try:
        return date.fromisoformat(asked.strip()).isoformat()
    except ValueError:
        raise BadQuery("as_of", f"“{asked}” is no day of the calendar; write it as YYYY-MM-DD") from None


def _open(one: Pending, event: CaseEvent, look: Look, day: str) -> Open:
    spans = {m.document: m.span for m in reversed(event.mentions) if m.status == "planned"}
    cards = look.cards(one.announced)
    passages = tuple((cards[id], spans[id]) for id in one.announced if id in cards and id in spans)
    return Open(one, event, passages, _is_overdue(one, day))


def _is_overdue(one: Pending, day: str) -> bool:
    """In the precision of the date: what is due in June is not overdue before July."""
    return one.due is not None and one.due < day[: len(one.due)]

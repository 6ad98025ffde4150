"""Search over the statements of a case."""

from typing import Any, get_args

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from dragoman.errors import DragomanError
from dragoman.types import Hit, Query, Status
from dragoman.web.identity import reader
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking

_PER_PAGE = 25
_DEEPEST = 400  # pages


class Search(Controller):
    """Search over the statements of a case."""

    path = "/cases/{case:str}/search"
    guards = (reader,)

    @get(sync_to_thread=True)
    def search(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        q: FromQuery[str] = "",
        speaker: FromQuery[str] = "",
        via: FromQuery[str] = "",
        status: FromQuery[str] = "",
        since: FromQuery[str] = "",
        until: FromQuery[str] = "",
        document: FromQuery[str] = "",
        page: FromQuery[int] = 1,
    ) -> Template:
        """The statements that hold all the words and pass the filters, the best first; an error of the query stands beside it."""
        wanted = {"q": q, "speaker": speaker, "via": via, "status": status, "since": since, "until": until, "document": document}
        wanted = {name: value.strip() for name, value in wanted.items()}
        number = min(max(page, 1), _DEEPEST)
        hits: tuple[Hit, ...] = ()
        error = ""
        with looking(workspace, case) as look:
            if any(wanted.values()):
                try:
                    hits = look.search(_query(wanted, number))
                except DragomanError as wrong:
                    error = str(wrong)
            empty = not hits and look.counts().documents == 0
        context: dict[str, Any] = {
            "case": case,
            "wanted": wanted,
            "asked": any(wanted.values()),
            "hits": [(hit, _pieces(hit)) for hit in hits[:_PER_PAGE]],
            "first": (number - 1) * _PER_PAGE + 1,
            "number": number,
            "more": len(hits) > _PER_PAGE,
            "error": error,
            "no_documents": empty,
            "statuses": get_args(Status),
        }
        return Template("search.html.jinja", context=context, status_code=422 if error else 200)


def _query(wanted: dict[str, str], number: int) -> Query:
    return Query(
        words=wanted["q"],
        speaker=wanted["speaker"] or None,
        via=wanted["via"] or None,
        status=next((status for status in get_args(Status) if status == wanted["status"]), None),
        since=wanted["since"] or None,
        until=wanted["until"] or None,
        document=wanted["document"] or None,
        limit=_PER_PAGE + 1,
        offset=(number - 1) * _PER_PAGE,
    )


def _pieces(hit: Hit) -> list[tuple[bool, str]]:
    """The statement's text in pieces, each with whether the words found it."""
    text, pieces, at = hit.statement.text, [], 0
    for start, end in hit.marks:
        pieces += [(False, text[at:start]), (True, text[start:end])]
        at = end
    return [*pieces, (False, text[at:])]

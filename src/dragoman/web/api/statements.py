"""`/api/v1/cases/{case}/statements`: what was said, searched."""

from typing import Annotated, Literal

import msgspec
from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from dragoman.errors import BadQuery
from dragoman.types import Hit, Query, Status
from dragoman.web.api.answers import Page, Source, linked, listed, told
from dragoman.web.api.asked import JSON, LINES, Asked, Paging, form
from dragoman.web.api.cursors import cursor_of, number_of
from dragoman.web.api.describing import described
from dragoman.web.api.filters import DATE
from dragoman.web.identity import reader
from dragoman.workspace.looking import Look

_DEEPEST = 10_000  # hits down to which the best-first order can be followed


class Statements(Controller):
    """What was said, searched."""

    path = "/cases/{case:str}/statements"
    tags = ("statements",)

    @get(
        guards=[reader],
        sync_to_thread=True,
        summary="Search the statements of a case",
        operation_id="searchStatements",
        **described(304, 404, 406, 422, lines=True, headers=("Link",)),
    )
    def search_statements(
        self,
        asked: NamedDependency[Asked],
        paging: NamedDependency[Paging],
        words: Annotated[
            str,
            QueryParameter(description='Words that a statement must hold; "a phrase", a beginning*, -words that must not occur.'),
        ] = "",
        speaker: Annotated[str | None, QueryParameter(description="Any name of the actor who speaks.")] = None,
        via: Annotated[str | None, QueryParameter(description="A name in the chain, among the credits, or the outlet.")] = None,
        status: Annotated[Status | None, QueryParameter(description="Of an event with this status.")] = None,
        since: Annotated[str | None, QueryParameter(description="Reported on this day or later.", pattern=DATE)] = None,
        until: Annotated[str | None, QueryParameter(description="Reported on this day or earlier.", pattern=DATE)] = None,
        document: Annotated[str | None, QueryParameter(description="Of this document (by its id).", min_length=1)] = None,
        order: Annotated[
            Literal["best", "added"] | None,
            QueryParameter(
                description="`best`: the best first, without words the latest; `added`: as they were added, so that pages lose "
                "nothing while documents are added. Where it is not given: `best` with words, else `added`. Lines of JSON "
                "always come as they were added."
            ),
        ] = None,
    ) -> Response[Page[Hit]]:
        """Statements with their chain, status and document, and where the words stand in them."""
        query = Query(words=words, speaker=speaker, via=via, status=status, since=since, until=until, document=document)
        lines = form(asked.request, (JSON, LINES)) == LINES
        if lines or order == "added" or (order is None and not words.strip()):
            place = number_of(paging.cursor) if paging.cursor else None
            after = Source(0, lambda look, seq, limit: look.found_after(query, seq, limit))
            return listed(asked, paging, after, place, lambda _: lambda _: True)
        return _best(asked, paging, query)


def _best(asked: Asked, paging: Paging, query: Query) -> Response[Page[Hit]]:
    offset = number_of(paging.cursor) if paging.cursor else 0
    if not 0 <= offset <= _DEEPEST:
        raise BadQuery("cursor", f"leads beyond the first {_DEEPEST:,} hits; narrow the search, or ask for order=added")

    def page(look: Look) -> Page[Hit]:
        found = look.search(msgspec.structs.replace(query, limit=paging.limit + 1, offset=offset))
        more = len(found) > paging.limit and offset + paging.limit <= _DEEPEST
        return Page(items=found[: paging.limit], next=cursor_of(offset + paging.limit) if more else None)

    with asked.look() as look:
        return linked(asked, told(asked, look, lambda: page(look)))

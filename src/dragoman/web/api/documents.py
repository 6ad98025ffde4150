"""`/api/v1/cases/{case}/documents`, `/readings`, `/texts`: what is in a case."""

from typing import Annotated

from litestar import Controller, Response, delete, get
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from dragoman.types import DocumentCard, Member, Reading
from dragoman.web.api.addresses import id_after
from dragoman.web.api.answers import Page, Source, listed, told, whole
from dragoman.web.api.asked import Asked, Paging
from dragoman.web.api.cursors import number_of
from dragoman.web.api.describing import described
from dragoman.web.api.filters import DATE, Fits, every, reported
from dragoman.web.identity import analyst, reader
from dragoman.workspace.looking import Look

TEXT = "text/plain"

_ID = Annotated[
    str, PathParameter(description="The id of a document, percent-encoded: it may hold slashes, even a whole address.")
]
_SINCE = Annotated[
    str | None, QueryParameter(description="Reported on this day or later (YYYY, YYYY-MM or YYYY-MM-DD).", pattern=DATE)
]
_UNTIL = Annotated[str | None, QueryParameter(description="Reported on this day or earlier.", pattern=DATE)]


class Documents(Controller):
    """What is in a case."""

    path = "/cases/{case:str}"
    tags = ("documents",)

    @get(
        "/documents",
        guards=[reader],
        sync_to_thread=True,
        summary="The documents of a case",
        operation_id="listDocuments",
        **described(304, 404, 406, 422, lines=True, headers=("Link",)),
    )
    def list_documents(
        self,
        asked: NamedDependency[Asked],
        paging: NamedDependency[Paging],
        outlet: Annotated[str | None, QueryParameter(description="The outlet, in whichever case of letters.")] = None,
        language: Annotated[str | None, QueryParameter(description="The language (ISO 639).")] = None,
        since: _SINCE = None,
        until: _UNTIL = None,
        copies: Annotated[
            bool | None, QueryParameter(description="Only copies of other documents, or only those that are none.")
        ] = None,
    ) -> Response[Page[DocumentCard]]:
        """Their cards, without text, in the order of adding."""

        def fits(_: Look) -> Fits[DocumentCard]:
            return every(
                (lambda card: card.outlet.casefold() == outlet.casefold()) if outlet is not None else None,
                (lambda card: card.language == language) if language is not None else None,
                (lambda card: (card.copy_of is not None) == copies) if copies is not None else None,
                lambda card: reported(card, since, until),
            )

        place = number_of(paging.cursor) if paging.cursor else None
        return listed(asked, paging, Source(0, Look.documents_after), place, fits)

    @get(
        "/documents/{document:path}",
        guards=[reader],
        sync_to_thread=True,
        summary="A document's card",
        operation_id="getDocument",
        **described(304, 404),
    )
    def get_document(self, asked: NamedDependency[Asked], document: _ID) -> Response[DocumentCard]:
        """What is known of a document without its text."""
        with asked.look() as look:
            return told(asked, look, lambda: look.card(id_after(asked.request, "documents")))

    @delete(
        "/documents/{document:path}",
        guards=[analyst],
        sync_to_thread=True,
        summary="Take a document out",
        operation_id="removeDocument",
        **described(404, 412),
    )
    def remove_document(
        self, plain: NamedDependency[Asked], document: _ID, expected: NamedDependency[frozenset[str] | None]
    ) -> None:
        """Take the document out with all its traces in claims, events and actors. Corrections stay in the ledger."""
        plain.workspace.remove(plain.case, id_after(plain.request, "documents"), expected=expected)

    @get(
        "/readings/{document:path}",
        guards=[reader],
        sync_to_thread=True,
        summary="A document's reading",
        operation_id="getReading",
        **described(304, 404),
    )
    def get_reading(self, asked: NamedDependency[Asked], document: _ID) -> Response[Reading]:
        """Everything that was read in the document, its text included: what `dragoman read --format json` writes."""
        with asked.look() as look:
            return told(asked, look, lambda: look.reading(id_after(asked.request, "readings")))

    @get(
        "/members/{document:path}",
        guards=[reader],
        sync_to_thread=True,
        summary="What the items of a document's reading belong to",
        operation_id="getMembers",
        **described(304, 404),
    )
    def get_members(self, asked: NamedDependency[Asked], document: _ID) -> Response[Page[Member]]:
        """Which actor, event or claim of the case each item of the reading ("a3", "e2", a statement's id) belongs to."""

        def page(look: Look, id: str) -> Page[Member]:
            look.card(id)
            return whole(look.members(id))

        with asked.look() as look:
            return told(asked, look, lambda: page(look, id_after(asked.request, "members")))

    @get(
        "/texts/{document:path}",
        guards=[reader],
        sync_to_thread=True,
        summary="A document's text",
        media_type=TEXT,
        operation_id="getText",
        **described(304, 404),
    )
    def get_text(self, asked: NamedDependency[Asked], document: _ID) -> Response[str]:
        """The characters that all spans count: Unicode code points from 0."""
        with asked.look() as look:
            return told(asked, look, lambda: look.reading(id_after(asked.request, "texts")).document.text, kind=TEXT)

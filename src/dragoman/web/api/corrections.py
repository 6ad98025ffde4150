"""`/api/v1/cases/{case}/corrections`: the ledger of the analysts' decisions."""

from collections.abc import Sequence
from typing import Annotated, Any

from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter, QueryParameter

from dragoman.errors import NoSuchItem
from dragoman.telling.corrections_told import in_effect
from dragoman.types import Correction, CorrectionAction, Target
from dragoman.types.reading import Noun
from dragoman.web.api.addresses import case_of
from dragoman.web.api.answers import Page, Source, listed, told
from dragoman.web.api.asked import Asked, Paging
from dragoman.web.api.cursors import number_of
from dragoman.web.api.describing import described
from dragoman.web.api.filters import Fits, every
from dragoman.web.identity import Identity, analyst, reader
from dragoman.workspace import corrections
from dragoman.workspace.looking import Look

_NUMBER = Annotated[int, PathParameter(description="The number of an entry of the ledger.", ge=1, lt=2**31)]


class NewCorrection(Noun, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision. `items` are ids of actors, events or claims; for `reliability` an outlet's name, for `undo` an entry's number.

    `value` is the name, status, origin, side, reliability (A to E) or note that is set; `documents` say which tellings a split
    takes out; `note` says why.
    """

    action: CorrectionAction
    items: tuple[str, ...]
    value: str | None = None
    documents: tuple[str, ...] = ()
    note: str | None = None


class Corrections(Controller):
    """The ledger of the analysts' decisions: it only grows."""

    path = "/cases/{case:str}/corrections"
    tags = ("corrections",)

    @get(
        guards=[reader],
        sync_to_thread=True,
        summary="The ledger",
        operation_id="listCorrections",
        **described(304, 404, 406, 422, lines=True, headers=("Link",)),
    )
    def list_corrections(
        self,
        asked: NamedDependency[Asked],
        paging: NamedDependency[Paging],
        action: Annotated[CorrectionAction | None, QueryParameter(description="Only decisions of this sort.")] = None,
        target: Annotated[Target | None, QueryParameter(description="Only decisions about this.")] = None,
        author: Annotated[str | None, QueryParameter(description="Only decisions of this person.")] = None,
        counts: Annotated[bool | None, QueryParameter(description="Only those in effect, or only those taken back.")] = None,
    ) -> Response[Page[Correction]]:
        """All decisions, oldest first: who decided what, when, on which passages."""

        def fits(look: Look) -> Fits[Correction]:
            counting = in_effect(look.ledger()) if counts is not None else frozenset()
            return every(
                (lambda entry: entry.action == action) if action is not None else None,
                (lambda entry: entry.target == target) if target is not None else None,
                (lambda entry: entry.author == author) if author is not None else None,
                (lambda entry: (entry.id in counting) == counts) if counts is not None else None,
            )

        place = number_of(paging.cursor) if paging.cursor else None
        return listed(asked, paging, Source(0, _after), place, fits)

    @post(
        guards=[analyst],
        sync_to_thread=True,
        summary="Decide something",
        operation_id="correct",
        **described(
            404,
            412,
            422,
            body={"action": "rename", "items": ["a8af1969b5c1a"], "value": "Omar Sahl", "note": "as his ministry writes him"},
            headers=("Location",),
        ),
    )
    def correct(
        self,
        plain: NamedDependency[Asked],
        request: Request[Identity, Any, Any],
        data: JSONBody[NewCorrection],
        expected: NamedDependency[frozenset[str] | None],
    ) -> Response[Correction]:
        """Append a decision to the ledger and let it take effect; it holds for documents that come later, and is signed with the
        name of whoever asks. To take it back, undo it."""
        asked_for = corrections.Request(data.action, request.user.name, data.items, data.value, data.documents, data.note)
        return _made(plain, asked_for, expected)

    @get(
        "/{number:int}",
        guards=[reader],
        sync_to_thread=True,
        summary="A decision",
        operation_id="getCorrection",
        **described(304, 404),
    )
    def get_correction(self, asked: NamedDependency[Asked], number: _NUMBER) -> Response[Correction]:
        """One entry of the ledger, by its number."""
        with asked.look() as look:
            return told(asked, look, lambda: _entry(look.ledger(), number))

    @post(
        "/{number:int}/undo",
        guards=[analyst],
        sync_to_thread=True,
        summary="Take a decision back",
        operation_id="undoCorrection",
        **described(404, 412, 422, headers=("Location",)),
    )
    def undo_correction(
        self,
        plain: NamedDependency[Asked],
        request: Request[Identity, Any, Any],
        number: _NUMBER,
        expected: NamedDependency[frozenset[str] | None],
    ) -> Response[Correction]:
        """Append an entry that takes another back; it can be undone in its turn."""
        return _made(plain, corrections.Request("undo", request.user.name, (str(number),)), expected)


def _after(look: Look, number: int, limit: int) -> Sequence[tuple[int, Correction]]:
    return [(entry.id, entry) for entry in look.ledger() if entry.id > number][:limit]


def _entry(ledger: Sequence[Correction], number: int) -> Correction:
    found = [entry for entry in ledger if entry.id == number]
    if not found:
        raise NoSuchItem(f"correction {number}", "the ledger has no such entry")
    return found[0]


def _made(asked: Asked, asked_for: corrections.Request, expected: frozenset[str] | None) -> Response[Correction]:
    entry = asked.workspace.correct(asked.case, asked_for, expected=expected)
    return Response(entry, headers={"Location": case_of(asked.case, "corrections", str(entry.id))})

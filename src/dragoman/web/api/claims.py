"""`/api/v1/cases/{case}/claims`: who says what, and where it comes from."""

from collections.abc import Callable, Iterator
from typing import Annotated, TypeVar

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from dragoman.store import FIRST_BY_ID, FIRST_BY_WEIGHT, Place
from dragoman.telling.provenance_picture import provenance_svg
from dragoman.types import Claim, ClaimStatus, Phase
from dragoman.web.api.answers import Page, Source, listed, told
from dragoman.web.api.asked import JSON, Asked, Order, Paging, form
from dragoman.web.api.cursors import place_of
from dragoman.web.api.describing import described
from dragoman.web.api.filters import DATE, Fits, bears, every, members, told_in
from dragoman.web.api.graphs import Provenance, provenance_of
from dragoman.web.api.pictures import SVG, pictured
from dragoman.web.identity import reader
from dragoman.workspace.looking import Look

_Item = TypeVar("_Item")

ORDER = Annotated[
    Order,
    QueryParameter(
        description="`id`: an order that nothing changes, in which pages lose nothing while documents are added. "
        "`documents`: those in most documents first."
    ),
]
DOCUMENT = Annotated[str | None, QueryParameter(description="Only what this document (by its id) speaks of.", min_length=1)]


def start_of(order: Order) -> Place:
    """The place before all others in an order."""
    return FIRST_BY_ID if order == "id" else FIRST_BY_WEIGHT


class Claims(Controller):
    """Who says what, and where it comes from."""

    path = "/cases/{case:str}/claims"
    tags = ("claims",)

    @get(
        guards=[reader],
        sync_to_thread=True,
        summary="The claims of a case",
        operation_id="listClaims",
        **described(304, 404, 406, 422, lines=True, headers=("Link",)),
    )
    def list_claims(
        self,
        asked: NamedDependency[Asked],
        paging: NamedDependency[Paging],
        order: ORDER = "id",
        status: Annotated[ClaimStatus | None, QueryParameter(description="How the claim stands.")] = None,
        phase: Annotated[
            Phase | None, QueryParameter(description="Whether it speaks of what is to come or of what was done.")
        ] = None,
        speaker: Annotated[
            str | None,
            QueryParameter(description="The innermost source of one of its tellings: an actor's id, or words of its name."),
        ] = None,
        via: Annotated[
            str | None, QueryParameter(description="Words of a name in a chain, or among what a telling credits.")
        ] = None,
        outlet: Annotated[str | None, QueryParameter(description="Told by this outlet.")] = None,
        document: DOCUMENT = None,
        event: Annotated[str | None, QueryParameter(description="Of this event (by its id).")] = None,
        since: Annotated[str | None, QueryParameter(description="Told in a report of this day or later.", pattern=DATE)] = None,
        until: Annotated[str | None, QueryParameter(description="Told in a report of this day or earlier.", pattern=DATE)] = None,
        independent: Annotated[
            int | None, QueryParameter(description="At least so many independent origins.", ge=1, lt=2**31)
        ] = None,
    ) -> Response[Page[Claim]]:
        """What `dragoman claims --format json` writes: instances, origins, credits, grade, and what contradicts each."""

        def fits(look: Look) -> Fits[Claim]:
            found = members(look, "claim", document)
            return every(
                (lambda claim: claim.status == status) if status is not None else None,
                (lambda claim: claim.phase == phase) if phase is not None else None,
                (lambda claim: claim.event == event) if event is not None else None,
                (lambda claim: claim.n_independent >= independent) if independent is not None else None,
                (lambda claim: claim.id in found) if found is not None else None,
                _said_by(look, speaker) if speaker is not None else None,
                _through(via) if via is not None else None,
                told_in(look, outlet=outlet, since=since, until=until),
            )

        place = place_of(paging.cursor) if paging.cursor else None
        return listed(asked, paging, Source(start_of(order), Look.claims_after), place, fits)

    @get(
        "/{claim:str}",
        guards=[reader],
        sync_to_thread=True,
        summary="A claim",
        operation_id="getClaim",
        **described(304, 404),
    )
    def get_claim(
        self, asked: NamedDependency[Asked], claim: Annotated[str, PathParameter(description="The id of a claim.")]
    ) -> Response[Claim]:
        """One claim with all its instances; those that have a `likeness` only probably tell it, and count for nothing."""
        with asked.look() as look:
            return told(asked, look, lambda: look.claim(claim))

    @get(
        "/{claim:str}/provenance",
        guards=[reader],
        sync_to_thread=True,
        summary="Who took a claim from whom",
        operation_id="getProvenance",
        **described(304, 404, 406, also={SVG: "The graph as a picture, echoes of one giver folded together."}),
    )
    def get_provenance(
        self, asked: NamedDependency[Asked], claim: Annotated[str, PathParameter(description="The id of a claim.")]
    ) -> Response[Provenance]:
        """The graph from the documents back to the origins, whole; as a picture where `Accept` asks for image/svg+xml."""
        kind = form(asked.request, (JSON, SVG))
        with asked.look() as look:
            found = look.claim(claim)
            cards = look.cards(_documents_of(found))
            if kind == SVG:
                return pictured(asked, look, lambda: provenance_svg(found, cards))
            return told(asked, look, lambda: provenance_of(found, cards))


def _documents_of(claim: Claim) -> Iterator[str]:
    """The documents that tell a claim, or are credited with it."""
    yield from (instance.document for instance in claim.counted)
    ends = (end for credit in claim.credits for end in (credit.source, credit.target))
    yield from (end.removeprefix("doc:") for end in ends if end.startswith("doc:"))


def _said_by(look: Look, speaker: str) -> Callable[[Claim], bool]:
    ids = look.actors_named(speaker) | {speaker}
    fits = bears("speaker", speaker)
    return lambda claim: claim.speaker in ids or fits(instance.chain[-1] for instance in claim.counted if instance.chain)


def _through(via: str) -> Callable[[Claim], bool]:
    fits = bears("via", via)
    return lambda claim: fits(name for instance in claim.counted for name in (*instance.chain, *instance.credits))

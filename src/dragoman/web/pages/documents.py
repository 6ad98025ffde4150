"""The documents of a case, and one document: its text with everything that was read in it."""

from collections import Counter
from pathlib import Path
from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from dragoman.telling.endnotes import order_of
from dragoman.telling.marked import LAYERS, Shown, marked, stretch_of
from dragoman.telling.marks import stretches
from dragoman.types import DocumentCard, Reading, Span
from dragoman.web.identity import reader
from dragoman.web.pages import links
from dragoman.web.pages.chosen import chosen, place_of
from dragoman.web.pages.paging import paged
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

_NAMED = 300  # outlets that the filter offers
_LISTED = 40  # actors and claims beside a text


class Documents(Controller):
    """The documents of a case."""

    path = "/cases/{case:str}/documents"
    guards = (reader,)

    @get(sync_to_thread=True)
    def documents(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        outlet: FromQuery[str] = "",
        since: FromQuery[str] = "",
        until: FromQuery[str] = "",
        language: FromQuery[str] = "",
        copies: FromQuery[str] = "",
        page: FromQuery[int] = 1,
    ) -> Template:
        """All of them, the latest reports first, or those that fit."""
        with looking(workspace, case) as look:
            cards = look.documents()
        wanted = {"outlet": outlet, "since": since, "until": until, "language": language, "copies": copies}
        fitting = [card for card in cards if _fits(card, wanted)]
        found = paged(sorted(fitting, key=_latest_first, reverse=True), page)
        outlets = Counter(card.outlet for card in cards)
        context: dict[str, Any] = {
            "case": case,
            "page": found,
            "wanted": wanted,
            "total": len(cards),
            "outlets": sorted(name for name, _ in outlets.most_common(_NAMED)),
            "languages": [(name, name) for name in sorted({card.language for card in cards if card.language})],
            "originals": {card.id: card for card in cards if card.id in {shown.copy_of for shown in found.items}},
        }
        return Template("documents.html.jinja", context=context)

    @get("/{document:path}", sync_to_thread=True)
    def document(
        self,
        workspace: NamedDependency[Workspace],
        request: Request[Any, Any, Any],
        case: FromPath[str],
        document: FromPath[Path],
        item: FromQuery[str] = "",
        at: FromQuery[str] = "",
        part: FromQuery[int] = 0,
        layers: FromQuery[str] = "",
        only: FromQuery[str] = "",
    ) -> Template:
        """The text with its marks; beside it what was chosen, or what the document is about. `only=item` is that alone."""
        id = links.document_of(request)
        with looking(workspace, case) as look:
            card, reading = look.card(id), look.reading(id)
            context: dict[str, Any] = {"case": case, "card": card, "reading": reading, "document": reading.document}
            context |= {"item": item, "chosen": chosen(look, reading, item) if item else None}
            if only == "item":
                return Template("document_item.html.jinja", context=context)
            context |= _beside(look, reading)
            context["original"] = look.cards([card.copy_of]).get(card.copy_of) if card.copy_of else None
        return Template("document.html.jinja", context=context | _text(case, reading, item, _span(at), part, layers) | {"at": at})


def _fits(card: DocumentCard, wanted: dict[str, str]) -> bool:
    day = order_of(card)[0]
    return (
        wanted["outlet"].casefold() in card.outlet.casefold()
        and (not wanted["language"] or card.language == wanted["language"])
        and (not wanted["since"] or (day != "9999" and day >= wanted["since"]))
        and (not wanted["until"] or day[: len(wanted["until"])] <= wanted["until"])
        and (not wanted["copies"] or (card.copy_of is not None) == (wanted["copies"] == "only"))
    )


def _span(at: str) -> Span | None:
    """The characters that an address asks for: "START-END"."""
    start, _, end = at.partition("-")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() and len(at) < 24 else None


def _text(case: str, reading: Reading, item: str, at: Span | None, part: int, layers: str) -> dict[str, Any]:
    """The stretch of the text that is asked for, marked."""
    parts = stretches(reading)
    place = at[0] if at else place_of(reading, item)
    number = part if 1 <= part <= len(parts) else stretch_of(place or 0, parts)
    shown = set(layers.split(",")) if layers else set(LAYERS)

    def address(id: str) -> str:
        return links.document(case, reading.document.id, item=id, part=number if len(parts) > 1 else None, layers=layers)

    text = marked(reading, Shown(parts[number - 1], address, item or None, at))
    return {
        "text": text,
        "layers": [(layer, layer in shown) for layer in LAYERS],
        "part": number,
        "parts": len(parts),
        "lost": bool(at and at[0] >= len(reading.document.text)),
    }


def _beside(look: Look, reading: Reading) -> dict[str, Any]:
    """What the document is about: its actors, and the claims of the case that it tells."""
    members = look.members(reading.document.id)
    of_case = {member.item: member.cluster for member in members if member.kind == "actor"}
    actors = sorted(reading.actors, key=lambda actor: (-len(actor.mentions), actor.mentions[0] if actor.mentions else (0, 0)))
    claims = list(dict.fromkeys(member.cluster for member in members if member.kind == "claim"))
    return {
        "actors": [(actor, of_case.get(actor.id)) for actor in actors[:_LISTED]],
        "more_actors": max(0, len(actors) - _LISTED),
        "claims": look.claims_by_id(claims[:_LISTED]),
        "more_claims": max(0, len(claims) - _LISTED),
    }


def _latest_first(card: DocumentCard) -> tuple[bool, tuple[str, str]]:
    order = order_of(card)
    return order[0] != "9999", order

"""The claims of a case, by strength of sourcing, and one claim with everything that it rests on."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template
from markupsafe import Markup

from dragoman.telling.claims_told import MEANING, ORIGIN_WORDS, STANDING, strength, weight
from dragoman.telling.differences import comparable, differences
from dragoman.telling.endnotes import order_of
from dragoman.telling.evidence import words_of
from dragoman.telling.likely import MEANING as MEANS
from dragoman.telling.likely import likeliest, tells_again
from dragoman.telling.provenance import CREDIT_WORDS, Node, end_words, source_name
from dragoman.telling.provenance_picture import provenance_svg
from dragoman.telling.svg import embedded
from dragoman.types import Claim, DocumentCard, Instance
from dragoman.web.identity import reader
from dragoman.web.pages import links
from dragoman.web.pages.decided import decided
from dragoman.web.pages.paging import paged
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

_SIDE_BY_SIDE = 12  # tellings on one page
_COMPARED = 12  # of the earliest, among which the wording is looked for that a telling repeats
_CREDITS = 60  # rows of the table on the page; the file holds all
_REASONS = 12
_LIKELY = 12  # tellings that only probably tell the claim
_ORDERS: dict[str, Callable[[Claim], Any]] = {"strength": strength, "told": weight}


class Claims(Controller):
    """The claims of a case."""

    path = "/cases/{case:str}/claims"
    guards = (reader,)

    @get(sync_to_thread=True)
    def claims(
        self,
        workspace: NamedDependency[Workspace],
        case: FromPath[str],
        status: FromQuery[str] = "",
        speaker: FromQuery[str] = "",
        outlet: FromQuery[str] = "",
        since: FromQuery[str] = "",
        words: FromQuery[str] = "",
        order: FromQuery[str] = "strength",
        page: FromQuery[int] = 1,
    ) -> Template:
        """Those that fit, the best sourced first."""
        wanted = {"status": status, "speaker": speaker, "outlet": outlet, "since": since, "words": words, "order": order}
        with looking(workspace, case) as look:
            every = look.claims()
            fitting = list(_fitting(every, look, wanted))
        counts = Counter(claim.status for claim in fitting)
        if status:
            fitting = [claim for claim in fitting if claim.status == status]
        key = _ORDERS.get(order, strength)
        found = paged(sorted(fitting, key=lambda claim: (tells_again(claim), *key(claim))), page)
        context = {
            "case": case,
            "page": found,
            "wanted": wanted,
            "total": len(every),
            "counts": [(name, counts[name]) for name in STANDING],
            "meaning": MEANING,
            "filtered": any((speaker, outlet, since, words)),
        }
        return Template("claims.html.jinja", context=context)

    @get("/{id:str}", sync_to_thread=True)
    def claim(
        self, workspace: NamedDependency[Workspace], case: FromPath[str], id: FromPath[str], page: FromQuery[int] = 1
    ) -> Template:
        """One claim: its origins, who took it from whom, its tellings side by side, its grade, what stands against it."""
        with looking(workspace, case) as look:
            claim = look.claim(id)
            cards = look.cards(_documents(claim))
            context: dict[str, Any] = {"case": case, "claim": claim, "cards": cards, "meaning": MEANING[claim.status]}
            context |= _instances(look, claim, cards, page)
            context |= _likely(look, claim, cards)
            context |= {
                "speaker": next(iter(look.actors_by_id([claim.speaker] if claim.speaker else [])), None),
                "against": look.claims_by_id(claim.contradicted_by),
                "event": next(iter(look.events_by_id([claim.event] if claim.event else [])), None),
                "decisions": decided(look, "claim", claim.id, cards, claim.corrections),
            }

        def picture() -> str:
            return embedded(provenance_svg(claim, cards, _ways(case, claim)))

        context |= {
            "origins": sorted(claim.own_origins, key=lambda origin: not origin.counted),
            "origin_words": ORIGIN_WORDS,
            "picture": Markup(look.drawn(f"claim {id}", (claim, cards), picture)) if _is_worth_drawing(claim) else None,
            "credits": list(islice(_credits(case, claim, cards), _CREDITS)),
            "more_credits": max(0, len(claim.credits) - _CREDITS),
            "circles": [[end_words(key if ":" in key else f"outlet:{key}", cards) for key in ring] for ring in claim.circles],
            "reasons": claim.reasons[:_REASONS],
            "more_reasons": max(0, len(claim.reasons) - _REASONS),
        }
        return Template("claim.html.jinja", context=context)

    @get("/{id:str}/provenance.svg", media_type="image/svg+xml", sync_to_thread=True)
    def picture(self, workspace: NamedDependency[Workspace], case: FromPath[str], id: FromPath[str]) -> Response[str]:
        """The provenance as a picture that stands alone."""
        with looking(workspace, case) as look:
            claim = look.claim(id)
            svg = provenance_svg(claim, look.cards(_documents(claim)))
        return Response(svg, media_type="image/svg+xml", headers=_saved(f"provenance-{id}.svg"))

    @get("/{id:str}/provenance.csv", sync_to_thread=True)
    def table(self, workspace: NamedDependency[Workspace], case: FromPath[str], id: FromPath[str]) -> Response[str]:
        """The provenance as a table: who took it from whom, and the words that show it."""
        with looking(workspace, case) as look:
            claim = look.claim(id)
            cards = look.cards(_documents(claim))
        sheet = io.StringIO()
        writer = csv.writer(sheet)
        writer.writerow(("taker", "taker_id", "giver", "giver_id", "kind", "reason", "document", "start", "end", "quote"))
        for credit in claim.credits:
            ends = (end_words(credit.source, cards), credit.source, end_words(credit.target, cards), credit.target)
            for anchor in credit.evidence or (None,):
                proof = (anchor.document, *anchor.span, anchor.quote) if anchor else ("", "", "", "")
                writer.writerow(map(_cell, (*ends, credit.kind, credit.reason, *proof)))
        return Response(sheet.getvalue(), media_type="text/csv; charset=utf-8", headers=_saved(f"provenance-{id}.csv"))


def _fitting(claims: Iterable[Claim], look: Look, wanted: Mapping[str, str]) -> Iterable[Claim]:
    """The claims that pass every filter but that of status."""
    cards = {card.id: card for card in look.documents()} if wanted["outlet"] or wanted["since"] else {}
    names = {actor.id: " ".join((actor.name, *actor.aliases)).casefold() for actor in look.actors()} if wanted["speaker"] else {}
    speaker, outlet, words = (wanted[name].casefold() for name in ("speaker", "outlet", "words"))

    def printed(claim: Claim) -> bool:
        told = (cards[i.document] for i in claim.counted if i.document in cards)
        return any(outlet in card.outlet.casefold() and _since(card, wanted["since"]) for card in told)

    def said(claim: Claim) -> bool:
        if claim.speaker and speaker in names.get(claim.speaker, ""):
            return True
        return any(speaker in name.casefold() for instance in claim.counted for name in instance.chain)

    return (
        claim
        for claim in claims
        if words in claim.summary.casefold() and (not speaker or said(claim)) and (not cards or printed(claim))
    )


def _since(card: DocumentCard, day: str) -> bool:
    at = order_of(card)[0]
    return not day or (at != "9999" and at >= day)


def _documents(claim: Claim) -> list[str]:
    """The documents of a claim: those that tell it, and those that its credits and origins name."""
    named = [
        end.removeprefix("doc:") for credit in claim.credits for end in (credit.source, credit.target) if end.startswith("doc:")
    ]
    return [i.document for i in claim.instances] + named + [d for origin in claim.origins for d in origin.documents]


def _instances(look: Look, claim: Claim, cards: Mapping[str, DocumentCard], page: int) -> dict[str, Any]:
    """A page of the tellings, the earliest first, each with what it changes in the words of the earliest that is worded alike."""

    def age(instance: Instance) -> tuple[Any, ...]:
        card = cards.get(instance.document)
        return (order_of(card) if card else ("9999", instance.document)), instance.span

    ordered = sorted((instance for instance in claim.counted if instance.document in cards), key=age)
    shown = paged(ordered, page, per=_SIDE_BY_SIDE)
    look.prepare(instance.document for instance in (*ordered[:_COMPARED], *shown.items))
    early = [_words(look, instance) for instance in ordered[:_COMPARED]]
    told = []
    for number, instance in enumerate(shown.items, shown.first):
        words = _words(look, instance)
        base = next((n for n, earlier in enumerate(early[: number - 1], 1) if comparable(earlier, words)), None)
        pieces = differences(early[base - 1] if base else words, words)
        told.append({"number": number, "instance": instance, "card": cards[instance.document], "base": base, "pieces": pieces})
    return {"page": shown, "told": told}


def _likely(look: Look, claim: Claim, cards: Mapping[str, DocumentCard]) -> dict[str, Any]:
    """What probably tells a claim again, the likeliest first, each with the claim that it is; and what a lone one tells again."""
    every = [instance for instance in likeliest(claim) if instance.document in cards]
    look.prepare(instance.document for instance in every[:_LIKELY])
    likely = [
        {"instance": i, "card": cards[i.document], "words": _words(look, i), "claim": _claim_of(look, i, claim)}
        for i in every[:_LIKELY]
    ]
    again = look.claims_by_id([claim.likely_of] if claim.likely_of else [])
    return {"likely": likely, "more_likely": len(every) - len(likely), "again": next(iter(again), None), "likely_words": MEANS}


def _claim_of(look: Look, instance: Instance, claim: Claim) -> Claim | None:
    """The claim of its own that a likely telling is."""
    ids = dict.fromkeys(member.cluster for member in look.members(instance.document) if member.kind == "claim")
    shown = [other for other in look.claims_by_id(ids) if other.likely_of == claim.id]
    return next((other for other in shown if any(i.item == instance.item for i in other.counted)), None)


def _is_worth_drawing(claim: Claim) -> bool:
    return bool(claim.credits) or len({instance.document for instance in claim.counted}) > 1


def _words(look: Look, instance: Instance) -> str:
    return words_of(look.reading(instance.document), (instance.span,), 1200)


def _ways(case: str, claim: Claim) -> Callable[[Node], str | None]:
    """Where the nodes of the graph lead: a document at the words of its first telling, what else an outlet printed, a search."""
    first = {instance.document: instance.span for instance in reversed(claim.counted)}

    def address(node: Node) -> str | None:
        if node.folded:
            return "#tellings"
        kind, _, id = node.key.partition(":")
        if kind == "doc":
            return links.document(case, id, at=first.get(id))
        return links.node(case, f"{kind}:{node.name}")

    return address


def _credits(case: str, claim: Claim, cards: Mapping[str, DocumentCard]) -> Iterable[dict[str, Any]]:
    """The rows of the table: taker and giver as (words, address), how, why, the words that show it."""

    def end(key: str) -> tuple[str, str | None]:
        kind, _, name = key.partition(":")
        return end_words(key, cards), links.node(case, f"source:{source_name(name, cards)}" if kind == "source" else key)

    for credit in claim.credits:
        yield {
            "taker": end(credit.source),
            "giver": end(credit.target),
            "how": CREDIT_WORDS[credit.kind],
            "reason": credit.reason,
            "evidence": credit.evidence[:2],
        }


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") and value else value


def _saved(name: str) -> dict[str, str]:
    safe = "".join(character if character.isalnum() or character in "-_." else "-" for character in name if character.isascii())
    return {"Content-Disposition": f'attachment; filename="{safe}"'}

"""A case at a glance: what is new, the claims by strength of sourcing, what is pending, what is contradicted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from dragoman.errors import DragomanError
from dragoman.ingest.known import iso_date
from dragoman.telling.case_parts import CaseNote, Dossier, Told
from dragoman.telling.claims_told import MEANING, STANDING, main_claims
from dragoman.telling.endnotes import Endnotes
from dragoman.telling.news import News, basis, news_of, news_told
from dragoman.types import Claim, ClaimStatus
from dragoman.web.identity import reader
from dragoman.web.pages import links
from dragoman.web.pages.contradictions import contradictions, kind_of
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import Look, looking

_CLAIMS = 4  # of each status
_PENDING = 5
_CONTRADICTIONS = 4
_APART = timedelta(minutes=30)  # documents added further apart came by another addition


@dataclass(frozen=True)
class _Line:
    """A line of news, with the passages that prove it."""

    told: Told
    notes: tuple[CaseNote, ...]


class CasePage(Controller):
    """A case at a glance."""

    path = "/cases/{case:str}"
    guards = (reader,)

    @get(sync_to_thread=True)
    def show(self, workspace: NamedDependency[Workspace], case: FromPath[str], since: FromQuery[str] = "") -> Template:
        """What is new since a date, or with the last addition; and where the case stands."""
        wrong = _wrong(since)
        today = datetime.now(UTC).date().isoformat()
        with looking(workspace, case) as look:
            context: dict[str, Any] = {"case": case, "since": since, "wrong": wrong, "counts": look.counts()}
            if context["counts"].documents:
                context |= _news(look, "" if wrong else since)
                context |= {"groups": _groups(look.claims()), "meaning": MEANING}
                found = contradictions(look)
                context |= {
                    "contradictions": [(kind_of(one), one) for one in found[:_CONTRADICTIONS]],
                    "n_contradictions": len(found),
                }
                waiting = look.pending(today)
                events = {event.id: event for event in look.events_by_id(one.event for one in waiting[:_PENDING])}
                context |= {"pending": [(one, events[one.event]) for one in waiting[:_PENDING]], "n_pending": len(waiting)}
                context["outlets"] = len({card.outlet.casefold() for card in look.documents()})
        return Template("case.html.jinja", context=context)


def _wrong(since: str) -> str:
    try:
        if since:
            iso_date(since, "the date")
    except DragomanError as error:
        return str(error)
    return ""


def _groups(claims: Sequence[Claim]) -> list[tuple[ClaimStatus, list[Claim], int]]:
    """The main claims of each status, the best sourced first, and how many there are."""
    groups = []
    for status in STANDING:
        of_it = [claim for claim in claims if claim.status == status]
        groups.append((status, main_claims(of_it, _CLAIMS), len(of_it)))
    return groups


def _news(look: Look, since: str) -> dict[str, Any]:
    """The news as lines. Without a date it is what came with the last addition; all is new where there was but one."""
    added = look.added()
    dossier = Dossier(case=look.case(), texts=_no_text, added={id: moment[:10] for id, moment in added.items()})
    if since:
        news = news_of(dossier, since)
    else:
        last = _last_addition(added)
        documents = frozenset(id for id, moment in added.items() if moment >= last)
        fresh = frozenset(c.id for c in dossier.case.claims if all(i.document in documents for i in c.counted))
        news = News(last[:10], documents, fresh, 0)
    notes = Endnotes({card.id: card for card in dossier.case.documents}, _no_text)
    first = not since and len(news.documents) == len(added)
    anchors = {claim.id: links.claim(look.name, claim.id) for claim in dossier.case.claims}
    lines = () if first else news_told(news, dossier, notes, anchors)
    proofs = {note.number: note for note in notes.all()}
    return {
        "news": [_Line(told, tuple(proofs[number] for number in told.notes)) for told in lines],
        "news_since": news.since,
        "basis": basis(news) if since else "",
        "first_addition": first,
    }


def _no_text(_: str) -> str:
    """The news links to passages and quotes none, so that no reading is loaded."""
    return ""


def _last_addition(added: dict[str, str]) -> str:
    """The moment at which the last addition began: documents of one come soon after one another."""
    moments = sorted(set(added.values()), reverse=True)
    for later, earlier in pairwise(moments):
        if datetime.fromisoformat(later) - datetime.fromisoformat(earlier) > _APART:
            return later
    return moments[-1]

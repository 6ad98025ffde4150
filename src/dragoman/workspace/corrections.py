"""What an analyst asks for → an entry of the ledger: ids become passages, which survive rereading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from dragoman.errors import BadCorrection, NoSuchItem
from dragoman.store import CaseSession
from dragoman.types import (
    Anchor,
    CaseActor,
    Claim,
    ClaimStatus,
    Correction,
    CorrectionAction,
    Reliability,
    Target,
)

_JUDGEMENTS = frozenset({"origin", "status", "note", "reliability"})


@dataclass(frozen=True)
class Request:
    """A correction by ids: `items` are ids of actors or claims (for `undo` an entry's number, for `reliability` an outlet).

    `value` is the name, status, origin, side, reliability or note; `documents` say which tellings a split takes out.
    """

    action: CorrectionAction
    author: str
    items: tuple[str, ...] = ()
    value: str | None = None
    documents: tuple[str, ...] = ()
    note: str | None = None


def correction_of(request: Request, session: CaseSession) -> Correction:
    """The entry, not numbered yet; raises `NoSuchItem`, `BadCorrection`."""
    target, anchors, value, undoes = _MAKERS[request.action](request, session)
    return Correction(
        id=0,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        author=request.author,
        action=request.action,
        target=target,
        anchors=anchors,
        value=value,
        undoes=undoes,
        note=request.note,
    )


def is_judgement(entry: Correction, session: CaseSession) -> bool:
    """Whether the entry changes only how a claim is judged, and not what belongs together."""
    if entry.action == "undo":
        undone = next(other for other in session.corrections() if other.id == entry.undoes)
        return is_judgement(undone, session)
    return entry.action in _JUDGEMENTS


def documents_touched(entry: Correction, request: Request, session: CaseSession) -> tuple[str, ...]:
    """The documents that must be linked or settled anew for an entry to take effect."""
    if entry.action == "undo":
        undone = next(other for other in session.corrections() if other.id == entry.undoes)
        bearing = [c for c in session.claims() if undone.id in c.corrections]
        held = [a for a in session.actors() if undone.id in a.corrections]
        of_claims = [i.document for claim in bearing for i in claim.instances]
        found = [*(anchor.document for anchor in undone.anchors), *of_claims, *(d for actor in held for d in actor.documents)]
    else:
        claims = session.view.claims_by_id(request.items)
        actors = session.view.actors_by_id(request.items)
        found = [*(i.document for claim in claims for i in claim.instances), *(d for actor in actors for d in actor.documents)]
        found += [anchor.document for anchor in entry.anchors]
    known = {card.id for card in session.view.cards(list(dict.fromkeys(found)))}
    return tuple(id for id in dict.fromkeys(found) if id in known)


_Made = tuple[Target, tuple[Anchor, ...], str | None, int | None]


def _of_several(request: Request, session: CaseSession) -> _Made:
    """Merge, same-claim, not-same-claim: a passage of each."""
    if len(set(request.items)) < 2:
        raise BadCorrection(request.action, "needs two ids or more; `dragoman claims` and `dragoman actors` list them")
    target, items = _items(request, session)
    return target, tuple(_anchor(item, session) for item in items), None, None


def _split(request: Request, session: CaseSession) -> _Made:
    """Split: the passages of some documents stand apart from one that stays."""
    target, (item, *_) = _items(request, session)
    if isinstance(item, Claim):
        apart = [i for i in item.instances if i.document in request.documents]
        if not apart or len(apart) == len(item.instances):
            raise BadCorrection("split", "name with --document some of the claim's documents, and not all of them")
        return target, tuple(_passage(session, i.document, i.span) for i in apart), None, None
    others = [id for id in item.documents if id not in request.documents]
    if not set(item.documents) & set(request.documents) or not others:
        raise BadCorrection("split", "name with --document some of the actor's documents, and not all of them")
    moved = [id for id in item.documents if id in request.documents]
    return target, tuple(_mention(item, id, session) for id in (moved[0], others[0])), None, None


def _of_one(allowed: Sequence[str] = (), only: Target | None = None) -> Callable[[Request, CaseSession], _Made]:
    """A value for one item; `allowed` are the values that it may have."""

    def make(request: Request, session: CaseSession) -> _Made:
        if not request.value:
            raise BadCorrection(request.action, "needs a value")
        if allowed and request.value not in allowed:
            raise BadCorrection(request.action, f"{request.value!r} is none of {', '.join(allowed)}")
        target, (item, *_) = _items(request, session)
        if only is not None and target != only:
            raise BadCorrection(request.action, f"is for a {only}, and {request.items[0]} is an {target}")
        return target, (_anchor(item, session),), request.value, None

    return make


def _reliability(request: Request, session: CaseSession) -> _Made:
    if request.value not in get_args(Reliability):
        raise BadCorrection("reliability", f"is a letter from A to E, not {request.value!r}")
    (outlet, *_) = request.items
    pages = session.view.pages_of(outlet, 1)
    if not pages:
        raise NoSuchItem(outlet, "is no outlet of this case")
    text = session.text(pages[0].id)
    return "outlet", (Anchor(document=pages[0].id, span=(0, min(80, len(text))), quote=text[:80]),), request.value, None


def _undo(request: Request, _session: CaseSession) -> _Made:
    (number, *_) = request.items
    if not number.isdigit():
        raise BadCorrection("undo", f"needs the number of an entry, not {number!r}; `dragoman ledger` lists them")
    return "correction", (), None, int(number)


_MAKERS: dict[CorrectionAction, Callable[[Request, CaseSession], _Made]] = {
    "merge": _of_several,
    "same-claim": _of_several,
    "not-same-claim": _of_several,
    "split": _split,
    "rename": _of_one(only="actor"),
    "side": _of_one(only="actor"),
    "origin": _of_one(only="claim"),
    "status": _of_one(get_args(ClaimStatus), only="claim"),
    "note": _of_one(),
    "reliability": _reliability,
    "undo": _undo,
}


def _items(request: Request, session: CaseSession) -> tuple[Target, list[Claim | CaseActor]]:
    if not request.items:
        raise BadCorrection(request.action, "needs an id; `dragoman claims` and `dragoman actors` list them")
    claims = list(session.view.claims_by_id(request.items))
    actors = list(session.view.actors_by_id(request.items))
    known = {claim.id for claim in claims} | {actor.id for actor in actors}
    for id in request.items:
        if id not in known:
            raise NoSuchItem(id, "is no actor or claim of this case; `dragoman claims` and `dragoman actors` list them")
    if claims and actors:
        raise BadCorrection(request.action, "the ids are of claims and actors; name one kind")
    return ("claim", [*claims]) if claims else ("actor", [*actors])


def _anchor(item: Claim | CaseActor, session: CaseSession) -> Anchor:
    if isinstance(item, Claim):
        return _passage(session, item.instances[0].document, item.instances[0].span)
    return _mention(item, item.documents[0], session)


def _mention(actor: CaseActor, document: str, session: CaseSession) -> Anchor:
    """A passage of the document that names the actor, the fullest form first."""
    reading = session.reading(document)
    items = {m.item for m in session.view.members_of(document) if m.kind == "actor" and m.cluster == actor.id}
    spans = [span for local in reading.actors if local.id in items for span in local.mentions]
    forms = {alias.casefold() for alias in (actor.name, *actor.aliases)}
    named = [span for span in spans if reading.document.text_of(span).casefold() in forms]
    if not named:
        raise NoSuchItem(document, f"names {actor.name} in no words that a correction could hang on")
    return _passage(session, document, max(named, key=lambda span: (span[1] - span[0], -span[0])))


def _passage(session: CaseSession, document: str, span: tuple[int, int]) -> Anchor:
    return Anchor(document=document, span=span, quote=session.text(document)[slice(*span)])

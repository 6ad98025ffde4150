"""What an analyst asks for → an entry of the ledger: ids become passages, which survive rereading."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from dragoman.errors import BadCorrection, NoSuchItem
from dragoman.store import CaseSession
from dragoman.types import (
    Anchor,
    CaseActor,
    CaseEvent,
    Claim,
    ClaimStatus,
    Correction,
    CorrectionAction,
    Reliability,
    Status,
    Target,
)

_JUDGEMENTS = frozenset({"origin", "status", "note", "reliability"})
_Item = Claim | CaseActor | CaseEvent
_LONGEST_NAME, _LONGEST_NOTE = 300, 10_000  # characters


@dataclass(frozen=True)
class Request:
    """A correction by ids: `items` are ids of actors, events or claims (`undo`: of an entry; `reliability`: an outlet).

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
    _check_words(request)
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
    decided = _decided(entry, session)
    return decided.action in _JUDGEMENTS and decided.target != "event"


def claims_judged(entry: Correction, session: CaseSession) -> tuple[Claim, ...]:
    """The claims told where the passages of a judgement stand, and those that they are shown with.

    One on an actor or an outlet is on no claim.
    """
    decided = _decided(entry, session)
    if decided.target != "claim":
        return ()
    members = [m for anchor in decided.anchors for m in session.view.members_of(anchor.document) if m.kind == "claim"]
    judged = session.view.claims_by_id(list(dict.fromkeys(member.cluster for member in members)))
    shown_with = (claim.likely_of for claim in judged if claim.likely_of is not None)
    known = {claim.id for claim in judged}
    return (*judged, *session.view.claims_by_id([id for id in dict.fromkeys(shown_with) if id not in known]))


def _decided(entry: Correction, session: CaseSession) -> Correction:
    """The entry itself, or the one that it takes back, or brings back, in the end."""
    while entry.action == "undo":
        entry = next(other for other in session.corrections() if other.id == entry.undoes)
    return entry


def documents_touched(entry: Correction, request: Request, session: CaseSession) -> tuple[str, ...]:
    """The documents that must be linked anew for an entry to take effect, in the order in which they were added."""
    decided = _decided(entry, session)
    found = {anchor.document for anchor in decided.anchors}.union(_documents_of(_known(request, session)))
    if entry.action == "undo":
        clusters: list[_Item] = [*session.claims(), *session.actors(), *session.events()]
        found.update(_documents_of([cluster for cluster in clusters if decided.id in cluster.corrections]))
        found.update(_documents_of([item for anchor in decided.anchors for item in _at(anchor, decided.target, session)]))
    return tuple(card.id for card in session.cards() if card.id in found)


def _at(anchor: Anchor, target: Target, session: CaseSession) -> Iterator[_Item]:
    """What a passage belongs to now."""
    here = [member.cluster for member in session.view.members_of(anchor.document) if member.kind == target]
    if target == "actor":
        actors = session.view.actors_by_id(here)
        yield from (a for a in actors if anchor.quote.casefold() in {form.casefold() for form in (a.name, *a.aliases)})
        return
    start, end = anchor.span
    items: tuple[Claim | CaseEvent, ...] = (*session.view.claims_by_id(here), *session.view.events_by_id(here))
    for item in items:
        tellings = item.counted if isinstance(item, Claim) else item.mentions
        if any(t.document == anchor.document and t.span[0] < end and start < t.span[1] for t in tellings):
            yield item


def _documents_of(items: Sequence[_Item]) -> list[str]:
    found: list[str] = []
    for item in items:
        if isinstance(item, Claim):
            found.extend(instance.document for instance in item.counted)
        elif isinstance(item, CaseEvent):
            found.extend(mention.document for mention in item.mentions)
        else:
            found.extend(item.documents)
    return found


def _check_words(request: Request) -> None:
    """Words that no page could show, and no database keep, are none."""
    for id in request.items:
        if "\0" in id:
            raise NoSuchItem(repr(id[:100]), "is no id: it holds a null character")
    for words, longest in (
        (request.value, _LONGEST_NOTE if request.action == "note" else _LONGEST_NAME),
        (request.note, _LONGEST_NOTE),
    ):
        if words is None:
            continue
        if len(words) > longest:
            raise BadCorrection(request.action, f"has {len(words):,} characters where {longest:,} will do; write it shorter")
        # Marks of direction belong to names in Arabic or Hebrew letters, and line ends to notes; null and escape to nothing.
        if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\r\n" for c in words):
            raise BadCorrection(request.action, "holds characters that cannot be shown; type it anew")


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
    if not isinstance(item, CaseActor):
        tellings = item.counted if isinstance(item, Claim) else item.mentions
        apart = [t for t in tellings if t.document in request.documents]
        if not apart and isinstance(item, Claim) and any(i.document in request.documents for i in item.instances):
            raise BadCorrection(
                "split", "these documents only probably tell the claim, and do not count; `not-same-claim` parts them"
            )
        if not apart or len(apart) == len(tellings):
            raise BadCorrection("split", f"name with --document some of the {target}'s documents, and not all of them")
        return target, tuple(_passage(session, t.document, t.span) for t in apart), None, None
    others = [id for id in item.documents if id not in request.documents]
    if not set(item.documents) & set(request.documents) or not others:
        raise BadCorrection("split", "name with --document some of the actor's documents, and not all of them")
    moved = [id for id in item.documents if id in request.documents]
    anchors = tuple(_mention(item, id, session) for id in (*moved, *others))
    return target, anchors, str(len(moved)), None  # so many of the passages mean the one, the rest the other


def _of_one(
    allowed: Mapping[Target, Sequence[str]] | None = None, only: Sequence[Target] = ()
) -> Callable[[Request, CaseSession], _Made]:
    """A value for one item; `allowed` are the values that it may have, by target, `only` the targets that the action is for."""

    def make(request: Request, session: CaseSession) -> _Made:
        if not request.value:
            raise BadCorrection(request.action, "needs a value")
        target, (item, *_) = _items(request, session)
        values = allowed.get(target, ()) if allowed else ()
        if values and request.value not in values:
            raise BadCorrection(request.action, f"{request.value!r} is none of {', '.join(values)}")
        if only and target not in only:
            raise BadCorrection(request.action, f"is for {' or '.join(only)}, and {request.items[0]} is one of the {target}s")
        return target, (_anchor(item, session),), request.value, None

    return make


def _reliability(request: Request, session: CaseSession) -> _Made:
    if request.value not in get_args(Reliability):
        raise BadCorrection("reliability", f"is a letter from A to E, not {request.value!r}")
    if not request.items:
        raise BadCorrection("reliability", "needs the name of an outlet")
    (outlet, *_) = request.items
    pages = session.view.pages_of(outlet, 1)
    if not pages:
        raise NoSuchItem(outlet, "is no outlet of this case")
    text = session.text(pages[0].id)
    return "outlet", (Anchor(document=pages[0].id, span=(0, min(80, len(text))), quote=text[:80]),), request.value, None


def _undo(request: Request, _session: CaseSession) -> _Made:
    number = request.items[0] if request.items else ""
    if not re.fullmatch(r"[0-9]{1,9}", number):
        raise BadCorrection("undo", f"needs the number of an entry, not {number!r}; `dragoman ledger` lists them")
    return "correction", (), None, int(number)


_MAKERS: dict[CorrectionAction, Callable[[Request, CaseSession], _Made]] = {
    "merge": _of_several,
    "same-claim": _of_several,
    "not-same-claim": _of_several,
    "split": _split,
    "rename": _of_one(only=("actor",)),
    "side": _of_one(only=("actor",)),
    "origin": _of_one(only=("claim",)),
    "status": _of_one({"claim": get_args(ClaimStatus), "event": get_args(Status)}, only=("claim", "event")),
    "note": _of_one(),
    "reliability": _reliability,
    "undo": _undo,
}


def _known(request: Request, session: CaseSession) -> list[_Item]:
    """The items that the request names, as far as the case knows them."""
    view, ids = session.view, request.items
    return [*view.claims_by_id(ids), *view.actors_by_id(ids), *view.events_by_id(ids)]


def _items(request: Request, session: CaseSession) -> tuple[Target, list[_Item]]:
    listed = "`dragoman claims`, `dragoman events` and `dragoman actors` list them"
    if not request.items:
        raise BadCorrection(request.action, f"needs an id; {listed}")
    items = {item.id: item for item in _known(request, session)}
    for id in request.items:
        if id not in items:
            raise NoSuchItem(id, f"is no actor, event or claim of this case; {listed}")
    targets = {_target(item) for item in items.values()}
    if len(targets) > 1:
        raise BadCorrection(request.action, f"the ids are of {' and '.join(sorted(targets))}; name one kind")
    return targets.pop(), [items[id] for id in dict.fromkeys(request.items)]


def _target(item: _Item) -> Target:
    if isinstance(item, Claim):
        return "claim"
    return "event" if isinstance(item, CaseEvent) else "actor"


def _anchor(item: _Item, session: CaseSession) -> Anchor:
    if isinstance(item, CaseActor):
        return _mention(item, item.documents[0], session)
    first = item.counted[0] if isinstance(item, Claim) else item.mentions[0]
    return _passage(session, first.document, first.span)


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

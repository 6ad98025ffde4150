"""Readings and deltas made by hand, and a linker that knows nothing but names: enough to see what a store does."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman import Document, Reading
from dragoman.store import CaseSession, Repository
from dragoman.types import (
    CaseActor,
    CaseEvent,
    CaseView,
    Claim,
    Credit,
    Delta,
    DocumentCard,
    EventMention,
    Instance,
    Key,
    Member,
    Statement,
)

SAYINGS = (
    ("Orla Venn", "The talks in Torvik will go on."),
    ("Karo Blen", "No letter was sent to the premier."),
    ("Orla Venn", "The strait is open to all ships."),
)


def dispatch(id: str, sayings: Iterable[tuple[str, str]] = SAYINGS, **known: str) -> Reading:
    """A reading of a report in which each speaker says a sentence."""
    text = " ".join(f"{speaker} said: {said}" for speaker, said in sayings)
    return Reading(document=Document.from_text(text, id=id, **known))


def said(reading: Reading) -> list[tuple[str, str, tuple[int, int]]]:
    """(speaker, sentence, span) of a report made by `dispatch`."""
    found, at = [], 0
    text = reading.document.text
    while at < len(text):
        cue = text.index(" said: ", at)
        end = next(i + 1 for i in range(cue + 7, len(text)) if text[i] == ".")
        found.append((text[at:cue], text[cue + 7 : end], (at, end)))
        at = end + 1
    return found


def link(reading: Reading, view: CaseView, **card: str) -> Delta:
    """Actors by name, claims by wording, one meeting of all speakers of a document."""
    id = reading.document.id
    sayings = said(reading)
    people = list(dict.fromkeys(speaker for speaker, _, _ in sayings))
    held = {actor.id: actor for actor in view.actors([f"f:{name}" for name in people])}
    actors = [_actor(name, id, held.get(f"a:{name}")) for name in people]
    claims: dict[str, Claim] = {claim.id: claim for claim in view.claims([f"w:{words}" for _, words, _ in sayings])}
    statements = []
    for n, (speaker, words, span) in enumerate(sayings):
        instance = Instance(document=id, span=span, chain=(speaker,), item=f"s{n}")
        claims[f"c:{words}"] = _claim(words, instance, claims.get(f"c:{words}"))
        statements.append(
            Statement(
                id=f"s{n}",
                document=id,
                span=span,
                text=reading.document.text[slice(*span)],
                chain=(speaker,),
                speaker=f"a:{speaker}",
                actors=(f"a:{speaker}",),
                status="occurred",
                claim=f"c:{words}",
            )
        )
    meeting = CaseEvent(
        id=f"e:{id}",
        kind="meeting",
        participants=tuple(people),
        actors=tuple(f"a:{name}" for name in people),
        status="occurred",
        mentions=(EventMention(document=id, span=sayings[0][2], status="occurred", item="e0"),),
    )
    known = {"outlet": reading.document.publisher or id, "published": reading.document.published} | card
    mine = [claims[f"c:{words}"] for words in dict.fromkeys(words for _, words, _ in sayings)]
    return Delta(
        document=DocumentCard(id=id, **known),
        statements=tuple(statements),
        actors=tuple(actors),
        events=(meeting,),
        claims=tuple(mine),
        keys=(
            *(Key(kind="actor", value=f"f:{actor.name}", id=actor.id) for actor in actors),
            *(Key(kind="claim", value=f"w:{claim.summary}", id=claim.id) for claim in mine),
            Key(kind="event", value="e:meet", id=meeting.id),
        ),
        members=(
            *(Member(kind="actor", document=id, item=f"a{n}", cluster=actor.id) for n, actor in enumerate(actors)),
            *(Member(kind="claim", document=id, item=one.id, cluster=one.claim or "") for one in statements),
            Member(kind="event", document=id, item="e0", cluster=meeting.id),
        ),
        copy_bands=(f"0:{reading.document.sha256[:8]}", f"1:{reading.document.sha256[8:16]}"),
        dirty=tuple(claim.id for claim in mine),
    )


def unlink(document: str, view: CaseView) -> Delta:
    """What is left of the clusters of a document when it goes."""
    members = view.members_of(document)
    actors = view.actors_by_id([one.cluster for one in members if one.kind == "actor"])
    claims = view.claims_by_id(list(dict.fromkeys(one.cluster for one in members if one.kind == "claim")))
    left = [_without(actor, document) for actor in actors]
    told = [(claim, tuple(one for one in claim.instances if one.document != document)) for claim in claims]
    kept = [
        msgspec.structs.replace(
            claim,
            instances=instances,
            credits=tuple(credit for credit in claim.credits if credit.source != f"doc:{document}"),
        )
        for claim, instances in told
        if instances
    ]
    return Delta(
        removed=document,
        actors=tuple(actor for actor in left if actor.documents),
        claims=tuple(kept),
        keys=(
            *(Key(kind="actor", value=f"f:{actor.name}", id=actor.id) for actor in left if actor.documents),
            *(Key(kind="claim", value=f"w:{claim.summary}", id=claim.id) for claim in kept),
        ),
        gone=(
            *(("actor", actor.id) for actor in left if not actor.documents),
            *(("claim", claim.id) for claim, instances in told if not instances),
            ("event", f"e:{document}"),
        ),
        dirty=tuple(claim.id for claim in kept),
    )


def add(store: Repository, *readings: Reading, case: str = "strait", **card: str) -> None:
    """Add reports to a case as a workspace does: one transaction a document."""
    for reading in readings:
        with store.transaction(case) as session:
            if session.holds(reading.document.id, reading.document.sha256) != "same":
                session.put(reading, link(reading, session.view, **card), reader="reader-1", linker="linker-1")


def remove(store: Repository, *ids: str, case: str = "strait") -> None:
    """Take reports out, one transaction a document."""
    for id in ids:
        with store.transaction(case) as session:
            session.remove(id, unlink(id, session.view))


def everything(session: CaseSession) -> Sequence[object]:
    """All that a case holds, to compare."""
    case = session.load_case(statements=True)
    ids = [card.id for card in case.documents]
    return [case, [session.view.members_of(id) for id in ids], [session.reading(id) for id in ids], session.dirty_claims()]


def _actor(name: str, document: str, held: CaseActor | None) -> CaseActor:
    documents = (*(held.documents if held else ()), document)
    return CaseActor(id=f"a:{name}", name=name, kind="person", aliases=(name, name.split()[-1]), documents=documents)


def _without(actor: CaseActor, document: str) -> CaseActor:
    return msgspec.structs.replace(actor, documents=tuple(one for one in actor.documents if one != document))


def _claim(words: str, instance: Instance, held: Claim | None) -> Claim:
    credit = Credit(source=f"doc:{instance.document}", target=f"source:{instance.chain[0]}", kind="chain")
    return Claim(
        id=f"c:{words}",
        summary=words,
        instances=(*(held.instances if held else ()), instance),
        credits=(*(held.credits if held else ()), credit),
    )

"""Words that somebody types to name another actor, event or claim → those it may be."""

from dataclasses import dataclass
from typing import Literal

from dragoman.errors import NoSuchItem
from dragoman.linking.words import folded
from dragoman.telling.claims_told import stated
from dragoman.telling.timeline import title_of, when
from dragoman.telling.wording import counted, shortened
from dragoman.workspace.looking import Look

Kind = Literal["actor", "event", "claim"]
_JOINT = " · "  # between words and id
_MOST = 12


@dataclass(frozen=True)
class Partner:
    """A thing that may be meant: `words` name it in a field, its id among them; `facts` tell it from its like."""

    id: str
    words: str
    facts: str


def partners(look: Look, kind: Kind, words: str) -> tuple[Partner, ...]:
    """Those that the words may mean: the one whose id they hold, or those of exactly that name, or all that hold the words."""
    id = words.rpartition(_JOINT.strip())[2].strip()
    try:
        return (_of_id(look, kind, id),)
    except NoSuchItem:
        pass
    asked = folded(words)
    if not asked.strip():
        return ()
    if kind == "actor":
        actors = look.actors()
        exact = [a for a in actors if asked in {folded(form) for form in (a.name, *a.aliases)}]
        near = [a for a in actors if any(_holds(folded(form), asked) for form in (a.name, *a.aliases))]
        found = [*exact, *(a for a in near if a not in exact)] if len(exact) != 1 else exact
        return tuple(_of_id(look, kind, actor.id) for actor in found[:_MOST])
    if kind == "event":
        events = [event.id for event in look.events() if _holds(folded(f"{title_of(event)} {when(event)}"), asked)]
        return tuple(_of_id(look, kind, id) for id in events[:_MOST])
    claims = [claim.id for claim in look.claims() if _holds(folded(claim.summary), asked)]
    return tuple(_of_id(look, kind, id) for id in claims[:_MOST])


def suggestions(look: Look, kind: Kind, words: str) -> tuple[Partner, ...]:
    """What may be meant while somebody is typing: nothing for a single letter."""
    return partners(look, kind, words) if len(words.strip()) > 1 else ()


def _holds(words: str, asked: str) -> bool:
    return all(part in words for part in asked.split())


def _of_id(look: Look, kind: Kind, id: str) -> Partner:
    if kind == "actor":
        actor = look.actor(id)
        facts = [actor.side or "side not known", counted(len(actor.documents), "document"), *actor.aliases[:3]]
        return Partner(id, actor.name + _JOINT + id, ", ".join(facts))
    if kind == "event":
        event = look.event(id)
        documents = len({mention.document for mention in event.mentions})
        return Partner(id, shortened(title_of(event), 100) + _JOINT + id, f"{when(event)}, {counted(documents, 'document')}")
    claim = look.claim(id)
    return Partner(id, shortened(stated(claim), 100) + _JOINT + id, counted(claim.n_outlets, "outlet"))

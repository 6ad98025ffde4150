"""Case → FollowTheMoney entities, one a line, for Aleph, OpenAleph, yente and their kin.

Written directly, since the library needs ICU; a test loads what is written with it. Properties of FollowTheMoney are sets of
words: what is structured in a case (the status of each report, spans) stands there as words.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from typing import Any

import msgspec

from dragoman.exchange.described import event_name, reports_of, roles_of, standing_of
from dragoman.exchange.material import Material
from dragoman.exchange.naming import web_address
from dragoman.types import ActorKind, Case, CaseActor, CaseEvent, Claim, DocumentCard

_SCHEMATA: dict[ActorKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "state": "PublicBody",
    "group": "Organization",
    "outlet": "Organization",
    "document": "PlainText",
}
_BODIES = frozenset({"organisation", "state", "group", "outlet"})
# FollowTheMoney names languages by ISO 639-3. Others than these are left out: a wrong code would be dropped unseen.
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "it": "ita", "ja": "jpn",
    "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr", "ur": "urd",
    "zh": "zho",
}  # fmt: skip
Properties = Mapping[str, Iterable[str | None]]

_LONGEST_NAME = 384
_LONGEST_TEXT = 65_000


def write(material: Material) -> Iterator[bytes]:
    """The entities of a case: documents, actors, what ties them, events, claims, mentions."""
    for entity in _entities(material):
        yield msgspec.json.encode(entity) + b"\n"


def _entities(material: Material) -> Iterator[dict[str, Any]]:
    case = material.case
    for card in case.documents:
        yield _document(case.name, card, material.reading(card.id).document.text)
    kinds = {actor.id: actor.kind for actor in case.actors}
    for actor in case.actors:
        yield _actor(case.name, actor)
    for actor in case.actors:
        yield from _ties(case.name, actor, kinds)
    for event in case.events:
        yield _event(case.name, event, kinds)
    actors_of_events = {event.id: event for event in case.events}
    for claim in case.claims:
        yield _claim(case.name, claim, actors_of_events)
    for card in case.documents:
        yield from _mentions(material, card.id, case)


def _id(case: str, kind: str, id: str) -> str:
    """An id of the length that FollowTheMoney likes; another case has others."""
    return f"dragoman-{kind}-{sha1(chr(10).join((case, kind, id)).encode('utf-8', 'replace')).hexdigest()}"


def _entity(id: str, schema: str, properties: Properties) -> dict[str, Any]:
    found = {name: list(dict.fromkeys(filter(None, map(_clean, values)))) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in found.items() if values}}


def _clean(value: str | None) -> str | None:
    """Words without what FollowTheMoney would take out of them, but for the joints of Persian words.

    >>> _clean("a\\u00a0b\\u202ec\\x07"), _clean("cafe\\u0301")
    ('a bc', 'café')
    """
    if value is None:
        return None
    return "".join(map(_kept, unicodedata.normalize("NFC", value))).strip()


def _kept(character: str) -> str:
    if character in "\n\t\u200c":
        return character
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs") else character


def _in_line(words: str | None) -> str:
    return " ".join((_clean(words) or "").split())[:_LONGEST_NAME].strip()


def _name(words: str | None) -> str:
    """A name as FollowTheMoney keeps it: on one line, without quotation marks around the whole."""
    name = _in_line(words)
    return name[1:-1].strip() if len(name) > 2 and name[0] in "\"'" and name[-1] in "\"'" else name


def _document(case: str, card: DocumentCard, text: str) -> dict[str, Any]:
    return _entity(_id(case, "document", card.id), "Article", {
        "title": [_in_line(card.title)],
        "publisher": [_in_line(card.outlet)],
        "publishedAt": [card.published],
        "language": [_LANGUAGES.get(card.language or "")],
        "sourceUrl": [web_address(card.url)],
        "bodyText": [text[:_LONGEST_TEXT]],
        "notes": [f"id: {card.id}", f"copy of: {card.copy_of}" if card.copy_of else None],
    })  # fmt: skip


def _actor(case: str, actor: CaseActor) -> dict[str, Any]:
    name = _name(actor.name)
    if actor.kind == "document":
        return _entity(_id(case, "actor", actor.id), "PlainText", {"title": [name], "fileName": [name]})
    roles = roles_of(actor)
    return _entity(_id(case, "actor", actor.id), _SCHEMATA[actor.kind], {
        "name": [name],
        "alias": [_name(alias) for alias in actor.aliases if _name(alias) != name],
        "position": [_in_line(role) for role in roles] if actor.kind == "person" else [],
        "summary": [] if actor.kind == "person" else ["; ".join(roles)],
        "keywords": [actor.kind],
        "notes": [f"side: {actor.side}" if actor.side else None],
        "proof": [_id(case, "document", document) for document in actor.documents],
    })  # fmt: skip


def _ties(case: str, actor: CaseActor, kinds: Mapping[str, ActorKind]) -> Iterator[dict[str, Any]]:
    """What an actor belongs to; a tie to or from a document is none that FollowTheMoney has."""
    for relation in actor.related:
        other = kinds.get(relation.actor)
        if other is None or "document" in (other, actor.kind):
            continue
        one, two = _id(case, "actor", actor.id), _id(case, "actor", relation.actor)
        about: Properties = {"role": [relation.kind], "summary": [relation.reason]}
        id = _id(case, "tie", f"{actor.id} {relation.kind} {relation.actor}")
        if other not in _BODIES:
            yield _entity(id, "UnknownLink", {"subject": [one], "object": [two], **about})
        elif relation.kind == "official-of" and actor.kind == "person":
            yield _entity(id, "Employment", {"employee": [one], "employer": [two], **about})
        else:
            yield _entity(id, "Membership", {"member": [one], "organization": [two], **about})


def _event(case: str, event: CaseEvent, kinds: Mapping[str, ActorKind]) -> dict[str, Any]:
    involved = [id for id in event.actors if kinds.get(id, "document") != "document"]
    return _entity(_id(case, "event", event.id), "Event", {
        "name": [_name(event_name(event))],
        "startDate": [event.start],
        "endDate": [event.end],
        "location": [_in_line(event.place)],
        "involved": [_id(case, "actor", id) for id in involved],
        "keywords": [event.kind, event.type, event.mode, f"status: {event.status}"],
        "notes": reports_of(event),
        "proof": [_id(case, "document", mention.document) for mention in event.mentions],
    })  # fmt: skip


def _claim(case: str, claim: Claim, events: Mapping[str, CaseEvent]) -> dict[str, Any]:
    about = [_id(case, "event", claim.event)] if claim.event and claim.event in events else []
    return _entity(_id(case, "claim", claim.id), "Note", {
        "name": [_name(claim.summary)],
        "description": [claim.summary],
        "keywords": ["claim", claim.status],
        "notes": [*standing_of(claim), *(f"contradicted by: {other}" for other in claim.contradicted_by)],
        "entity": about,
        "proof": [_id(case, "document", instance.document) for instance in claim.counted],
    })  # fmt: skip


def _mentions(material: Material, document: str, case: Case) -> Iterator[dict[str, Any]]:
    """Which words of a document name which actor."""
    kinds = {actor.id: actor.kind for actor in case.actors}
    reading = material.reading(document)
    named = {actor.id: actor for actor in reading.actors}
    for member in material.members(document):
        kind = kinds.get(member.cluster)
        if member.kind != "actor" or member.item not in named or kind in (None, "document"):
            continue
        actor = named[member.item]
        words = dict.fromkeys(_name(reading.document.text_of(span)) for span in actor.mentions)
        yield _entity(_id(case.name, "mention", f"{document}\n{member.item}"), "Mention", {
            "document": [_id(case.name, "document", document)],
            "resolved": [_id(case.name, "actor", member.cluster)],
            "name": list(words) or [_name(actor.name)],
            "detectedSchema": [_SCHEMATA[kind]] if kind else [],
        })  # fmt: skip

"""Cue → source: the mention whose saying it is, before or after the cue as the language has it."""

import re
from dataclasses import dataclass

from dragoman.reading.lesser.actors import Cast, Person
from dragoman.reading.lesser.page import Page, stripped
from dragoman.reading.lesser.words import Found, find, grammar
from dragoman.reading.speakers import Speaker
from dragoman.types import Span, SpeakerKind

_SPEAKING = ("person", "group", "outlet", "document", "organisation")
_NEAR = 28  # characters between the cue and the first mention after it
_MOST_WORDS = 6
_EDGE = ' \t\n,،;:؛«»“”"–—-('
_KINDS: dict[str, SpeakerKind] = {"outlet": "outlet", "document": "document"}
_OF = r"\s+(?:(?:в|из|из-за|au|aux|du|de|de la|de l'|des|del|al|en el|en la|en|im|in der|aus dem|aus der|der|des|في|من|در|از)\s*)"
_OBJECT_PRONOUN = re.compile(r"\s*(?:عنه|عنها|عنهم|له|لها|لهم|به|بها)\s")
_NO_SUBJECT = re.compile(r"\s*(?:في|عن|الي|إلى|إلي|الى|على|ل\w+|بعد|خلال|ايضا|امس|اليوم|عبر|من)(?!\w)")


@dataclass(frozen=True)
class Source:
    """The words of a source and the actor that they name; both None where the verb has none, `pronoun` where it has only that."""

    span: Span | None = None
    actor: str | None = None
    pronoun: bool = False


def source_after(page: Page, cast: Cast, zone: Span) -> Source:
    """The first mention after the cue: "قال الموقع الأمريكي «…» إن", "», a déclaré le ministre Paul Morel"."""
    skipped = _OBJECT_PRONOUN.match(page.text, *zone)
    start = skipped.end() - 1 if skipped else zone[0]
    pronoun = _pronoun_in(page, (start, min(zone[1], start + 12)))
    if pronoun is not None and pronoun[0] - start < 3:
        return Source(pronoun, None, True)
    for person in cast.within((start, zone[1])):
        if person.mention.span[0] - start > _NEAR:
            break
        if _speaks(person) and not _NO_SUBJECT.match(page.text, start, person.mention.span[0]):
            return _through(page, cast, person, start, zone[1])
    if _NO_SUBJECT.match(page.text, start, zone[1]):
        return Source()
    return _words(page, (start, zone[1]), first=True)


def source_before(page: Page, cast: Cast, zone: Span) -> Source:
    """The mention that speaks before the cue: the last one, or the first where a comma stands before the cue.

    "Le ministre Paul Morel, cité par l'agence, a déclaré": an apposition stands between.
    """
    people = [person for person in cast.within(zone) if _speaks(person) and person.mention.span[1] <= zone[1]]
    people = [p for p in people if not _is_governed(page, p)] or people
    people = [p for p in people if p.mention.kind != "state"] or people
    if people:
        apart = page.text[: zone[1]].rstrip()[-1:] in (",", "،")
        person = people[0] if apart else people[-1]
        # "El obispo de Tres Ríos, monseñor Juan Vela, dijo": the office and its holder.
        if person.mention.described and person.mention.kind == "person":
            person = next((p for p in people if _is_next(page, person, p)), person)
        # "il a ajouté": a pronoun nearer to the verb is its subject.
        pronoun = _pronoun_in(page, (person.mention.span[1], zone[1]))
        return Source(pronoun, None, True) if pronoun else Source(person.mention.span, person.actor)
    if (pronoun := _pronoun_in(page, zone)) is not None:
        return Source(pronoun, None, True)
    return _words(page, zone, first=False)


def _is_next(page: Page, office: Person, person: Person) -> bool:
    """Whether a name follows an office, with its place and a form of address between the commas."""
    if person.mention.described or person.mention.kind != "person":
        return False
    gap = page.text[office.mention.span[1] : person.mention.span[0]]
    return gap.count(",") == 1 and len(gap.split()) <= _MOST_WORDS


def _speaks(person: Person) -> bool:
    return person.actor is not None and (person.mention.kind in _SPEAKING or person.mention.kind in ("state", "capital"))


def _through(page: Page, cast: Cast, person: Person, start: int, end: int) -> Source:
    """ "a report of the newspaper", "a spokesman of the ministry": with what the source belongs to; a report's outlet speaks."""
    span, actor = person.mention.span, person.actor
    if person.mention.kind == "document":
        for other in cast.within((span[1], min(end, span[1] + 16))):
            if other.mention.kind == "outlet":
                span, actor = (span[0], other.mention.span[1]), other.actor
                break
    for other in cast.within((span[1], min(end, span[1] + 20))):
        # "источник в МИД", "fuentes cercanas al Gobierno": where the unnamed source sits is part of it.
        if person.mention.described and re.fullmatch(_OF, page.text[span[1] : other.mention.span[0]], re.IGNORECASE):
            span = (span[0], other.mention.span[1])
        break
    return Source(stripped(page.text, (max(start, span[0]), span[1])), actor)


def _is_governed(page: Page, person: Person) -> bool:
    """Whether a preposition stands before it: "with Berg", "from the palace"."""
    before = page.text[max(0, person.mention.span[0] - 14) : person.mention.span[0]]
    return bool(
        re.search(
            rf"(?<!\w)(?:{grammar(page.language, 'preposition')})(?:\s+(?:le|la|les|l'|el|los|las|dem|den|der|das))?\s*$", before
        )
    )


def _pronoun_in(page: Page, zone: Span) -> Span | None:
    return next((found.span for found in find("nouns", page, zone) if found.row["kind"] == "pronoun"), None)


def _words(page: Page, zone: Span, first: bool) -> Source:
    """The words next to the cue, where no mention is known: up to the comma, at most six."""
    stretch = page.text[slice(*zone)]
    parts = [match.span() for match in re.finditer(r"[^,،;؛:()«»“”]+", stretch)]
    parts = [part for part in parts if stretch[slice(*part)].strip()]
    if not parts:
        return Source()
    start, end = parts[0] if first else parts[-1]
    words = list(re.finditer(r"\S+", stretch[start:end]))
    if len(words) > _MOST_WORDS:
        return Source()
    return Source((zone[0] + start + words[0].start(), zone[0] + start + words[-1].end()))


def speaker_of(page: Page, cast: Cast, source: Source, before: Speaker | None) -> Speaker:
    """Who speaks; where the verb has no subject of its own, whoever spoke before goes on."""
    if source.actor is not None:
        actor = cast.named(source.actor)
        unnamed = source.actor in cast.unnamed
        kind = _KINDS.get(actor.kind, "anonymous" if unnamed else "named")
        words = page.words(source.span) if source.span else actor.name
        return Speaker(
            (source.actor,), kind, words if unnamed else cast.label(source.actor), f"“{words}” is not named" if unnamed else None
        )
    if source.span is not None and not source.pronoun:
        words = page.words(source.span)
        return Speaker((), "unknown", words, f"“{words}” is not among the actors")
    if before is not None and before.actors:
        return Speaker(before.actors, before.kind, before.name, before.reason)
    return Speaker((), "unknown", None, "the text names no source")


def is_before(page: Page, cue: Found, start: int) -> bool:
    """Whether only a quotation's end or a comma stands right before the cue: "…», a déclaré"."""
    before = page.text[start : cue.span[0]].rstrip(" —–-")
    if page.language in ("ar", "fa"):  # there a comma before the verb begins a new clause
        return bool(re.search(r"[»”\"]\s*[,،]?$", before))
    return len(before.split()) >= 3 and before[-1:] in ("»", "”", "“", '"', ",")

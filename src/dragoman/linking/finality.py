"""Mentions → one event: its status and how that came about, its date and participants, what reports disagree on."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import msgspec

from dragoman.linking.dating import When, after, before, compatible, meet, told, when_of
from dragoman.linking.eventkinds import Stage, general_kind, stage_of
from dragoman.linking.places import exclude, favourite, is_one_of
from dragoman.types import CaseEvent, Conflict, EventMention, MergeReason, Status, StatusChange

_RANK: tuple[Status, ...] = ("proposed", "conditional", "planned", "cancelled", "ongoing", "alleged", "denied", "occurred")
_AHEAD: tuple[Status, ...] = ("planned", "conditional", "proposed")
_HISTORY = 40
_OUTNUMBERED = 4
_SINGLE = 2
_NO_DATE = "no report gives its date"
_LAST_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # a day of the calendar, and no week or weekend
_LONGEST = 14  # days that a round or a visit lasts


def event_of(
    id: str,
    mentions: Sequence[EventMention],
    names: Mapping[str, str],
    reasons: Sequence[MergeReason] = (),
    sides: Mapping[str, str] = MappingProxyType({}),
) -> CaseEvent:
    """The event that these mentions report; `names` are the case actors' names by id, `sides` the states of officials."""
    status = final_status(mentions)
    when, reason = final_date(mentions)
    start, end = told(when)
    place = favourite(_named_by_voices(mentions))
    where = [mention.place for mention in mentions if mention.place]
    actors = tuple(actor for actor in principals(mentions, sides) if not is_one_of(names.get(actor, ""), where))
    coded = next((m for m in reversed(mentions) if m.status == status and m.type), None)
    return CaseEvent(
        id=id,
        kind=general_kind([mention.kind for mention in mentions]),
        type=coded.type if coded else None,
        mode=coded.mode if coded else None,
        participants=tuple(names.get(actor, actor) for actor in actors),
        actors=actors,
        sources=tuple(a for a in actors if any(a in m.sources for m in mentions)),
        start=start,
        end=end,
        place=place,
        status=status,
        mentions=tuple(mentions),
        history=history(mentions),
        conflicts=tuple(_conflicts(mentions, when, place)),
        reason=reason,
        reasons=tuple(reasons),
    )


def final_status(mentions: Sequence[EventMention]) -> Status:
    """The latest status that the reports support.

    Done, if somebody says so on record or of his own knowledge; a denial stands against what only one narrator says; a
    cancellation stands unless a later report plans anew; hearsay comes before a plan only when it is not older.
    """
    hearsay = {m.document for m in mentions if m.status == "alleged"}
    # A document that credits a report for the deed elsewhere does not know of it by itself.
    held = [m for m in mentions if m.status == "occurred" and (m.according_to or m.document not in hearsay)]
    denied = [m for m in mentions if m.status == "denied"]
    # One report that tells it flatly beside many that only relay it has lost its source on the way.
    named = any(m.according_to for m in held)
    if held and not named and not denied and len(hearsay) >= _OUTNUMBERED * len({m.document for m in held}):
        return "alleged"
    on_record = len({_voice(m) for m in held}) > 1 or (named and _latest([m for m in held if m.according_to]) > _latest(denied))
    if held and (on_record or not denied):
        return "occurred"
    planned = [m for m in mentions if m.status == "planned"]
    cancelled = [m for m in mentions if m.status == "cancelled"]
    # "The president will not be going": of what is called off and nobody tells as done, that is no denial.
    if denied and not (cancelled and planned and not held and not hearsay):
        return "denied"
    if cancelled and _latest(cancelled) >= _latest([m for m in planned if not _is_past(m)]):
        return "cancelled"
    if any(m.status == "ongoing" for m in mentions):
        return "ongoing"
    alleged = [m for m in mentions if m.status == "alleged" or (m.status == "occurred" and m not in held)]
    if alleged and (not planned or _latest(alleged) >= _latest(planned)):
        return "alleged"
    for status in _AHEAD:
        if any(m.status == status for m in mentions):
            return status
    return mentions[0].status


def _is_past(mention: EventMention) -> bool:
    """ "The visit had been planned for Tuesday", told on Friday: that plans nothing anew."""
    return bool(mention.published and mention.end) and (mention.end or "") < (mention.published or "")[: len(mention.end or "")]


def _latest(mentions: Sequence[EventMention]) -> str:
    return max((m.published or "" for m in mentions), default="")


def history(mentions: Sequence[EventMention]) -> tuple[StatusChange, ...]:
    """How the status came about: every change of it in the order of the reports, and every new voice for the same.

    Undated reports stand where their status belongs: plans before, deeds after the dated ones.
    """
    changes: list[StatusChange] = []
    heard: set[tuple[Status, str]] = set()
    for mention in sorted(mentions, key=_when_reported):
        voice = mention.according_to[-1] if mention.according_to else ""
        new_voice = bool(voice) and (mention.status, voice) not in heard
        if not changes or changes[-1].status != mention.status or new_voice:
            changes.append(
                StatusChange(
                    at=mention.published, status=mention.status, document=mention.document, according_to=mention.according_to
                )
            )
        heard.add((mention.status, voice))
    return tuple(changes[:_HISTORY])


def _when_reported(mention: EventMention) -> tuple[str, int]:
    unknown = "9999" if stage_of(mention.status) == "done" else "0000"
    return mention.published or unknown, _RANK.index(mention.status)


def when_told(mention: EventMention) -> When | None:
    """The date that a mention gives."""
    return when_of(mention.time, mention.start, mention.end)


def final_date(mentions: Sequence[EventMention]) -> tuple[When | None, str | None]:
    """The most precise date that most voices are compatible with, and why it is not more precise, or how it was completed.

    Where the deed was done, what reports of the deed say counts before what was planned. A month or day without a year is the
    last one before the first dated report that looks back on it (or the next after one that looks ahead).
    """
    stage = _decisive_stage(mentions)
    dated = [(m, when) for m in mentions if stage_of(m.status) == stage and (when := when_told(m)) is not None]
    if not dated:
        dated = [(m, when) for m in mentions if (when := when_told(m)) is not None]
    if not dated:
        return None, _NO_DATE
    candidates = {when: None for _, when in dated if not when.is_partial}
    reason = None
    if not candidates:
        pattern = _together(when for _, when in dated)
        when, reason = _completed(pattern, mentions)
        return when, reason
    known = [
        (m, when) for m, when in dated if m.status != "alleged"
    ]  # where as many say either, who tells it of his own knowledge
    best = max(candidates, key=lambda when: (_voices(dated, when), -when.days, _voices(known, when), -_ordinal(when)))
    for other in (when for _, when in dated):
        best = meet(best, other) or best
    everything = [when for m in mentions if (when := when_told(m)) is not None]
    for other in everything:
        best = meet(best, other) or best
    return _from_first_to_last(best, [m for m, _ in dated], mentions), reason


def _from_first_to_last(day: When, first: Sequence[EventMention], mentions: Sequence[EventMention]) -> When:
    """ "is to open on Monday", "on 4 and 5 May": what one dates by its first or last day, another tells from end to end."""
    if not day.is_day:
        return day
    for telling in (first, mentions):
        spans = [when for m in telling if _LAST_DAY.fullmatch(m.time or "") and (when := when_told(m)) and not when.is_day]
        spans = [when for when in spans if 1 < when.days <= _LONGEST and day.start in (when.start, when.end)]
        if spans:
            return max(spans, key=lambda when: (sum(other == when for other in spans), -when.days))
    return day


def _decisive_stage(mentions: Sequence[EventMention]) -> Stage:
    stages = {stage_of(m.status) for m in mentions}
    return "done" if "done" in stages else "planned" if "planned" in stages else "wished"


def _together(whens: Iterable[When]) -> When:
    found = When()
    for when in whens:
        found = meet(found, when) or found
    return found


def _completed(pattern: When, mentions: Sequence[EventMention]) -> tuple[When | None, str]:
    """A month or a day of a month without a year, read from the day of the first report that speaks of it."""
    known = sorted(m.published for m in mentions if m.published)
    if not known or pattern.month is None:
        return pattern, "its reports give no full date"
    first = date.fromisoformat(known[0][:10]) if len(known[0]) >= 10 else None
    if first is None:
        return pattern, "its reports give no full date"
    if _decisive_stage(mentions) == "done":
        return before(pattern, first), f"the text gives no year; the last such date before the report of {first}"
    return after(pattern, first), f"the text gives no year; the next such date after the report of {first}"


def _voices(dated: Sequence[tuple[EventMention, When]], when: When) -> int:
    """How many voices, not outlets, are compatible with a date."""
    return len({_voice(m) for m, other in dated if compatible(when, other)})


def _voice(mention: EventMention) -> str:
    return mention.according_to[-1] if mention.according_to else f"document {mention.document}"


def _ordinal(when: When) -> int:
    return when.start.toordinal() if when.start else 0


def principals(mentions: Sequence[EventMention], sides: Mapping[str, str]) -> tuple[str, ...]:
    """Those whom at least half of the documents name that name more than one; of mentions that name one, the most frequent.

    A document counts once, however often it tells the deed, and one that names a single party speaks for whom another names
    beside somebody. A state gives way to its official whom other mentions name in its place.
    """
    officials = _officials(mentions, sides)
    mentions = [_with_officials(m, officials) for m in mentions]
    full = [m for m in mentions if len(m.actors) > 1] or [m for m in mentions if m.actors]
    if all(len(m.actors) == 1 for m in full):  # one names one party, one the other; a state and its official are one
        counts = Counter(m.actors[0] for m in full)
        foremost: dict[str, str] = {}
        for actor in sorted(counts, key=lambda actor: -counts[actor]):
            foremost.setdefault(sides.get(actor, actor), actor)
        return tuple(foremost.values())[:_SINGLE]
    documents = len({m.document for m in full})
    naming: dict[str, set[str]] = {}
    for mention in (*full, *(m for m in mentions if len(m.actors) == 1)):
        for actor in mention.actors:
            naming.setdefault(actor, set()).add(mention.document)
    beside = {actor for m in full for actor in m.actors}
    heard = Counter({m.document: m.actors[0] for m in mentions if len(m.actors) == 1}.values())
    return tuple(
        actor for actor, where in naming.items() if (actor in beside and 2 * len(where) >= documents) or heard[actor] > documents
    )


def _officials(mentions: Sequence[EventMention], sides: Mapping[str, str]) -> dict[str, str]:
    """State → its official, where mentions without the state name one official of it."""
    acting: dict[str, dict[str, None]] = {}
    for mention in mentions:
        for actor in mention.actors:
            if actor in sides and sides[actor] not in mention.actors:
                acting.setdefault(sides[actor], {})[actor] = None
    return {state: next(iter(officials)) for state, officials in acting.items() if len(officials) == 1}


def _with_officials(mention: EventMention, named: Mapping[str, str]) -> EventMention:
    """The mention with officials in place of their states."""
    if len(mention.actors) < 2 or not named.keys() & set(mention.actors):
        return mention
    return msgspec.structs.replace(mention, actors=tuple(dict.fromkeys(named.get(actor, actor) for actor in mention.actors)))


def _named_by_voices(mentions: Sequence[EventMention]) -> list[str]:
    """The places named, each voice once."""
    return [place for place, _ in dict.fromkeys((m.place, _voice(m)) for m in mentions if m.place) if place]


def _conflicts(mentions: Sequence[EventMention], when: When | None, place: str | None) -> Iterable[Conflict]:
    stage = _decisive_stage(mentions)
    dates: dict[str, dict[str, None]] = {}
    for mention in mentions:
        given = when_told(mention)
        start, end = told(given)
        if start is not None and stage_of(mention.status) == stage:
            dates.setdefault(start if start == end else f"{start}/{end}", {})[mention.document] = None
    against = [value for value in dates if when is not None and (w := _parsed(value)) and not compatible(w, when)]
    if against:
        chosen = "/".join(dict.fromkeys(filter(None, told(when))))
        supporting = {d: None for value in dates if value not in against for d in dates[value]}
        yield Conflict(field="date", values=((chosen, tuple(supporting)), *((v, tuple(dates[v])) for v in against)))
    places: dict[str, dict[str, None]] = {}
    for mention in mentions:
        if mention.place:
            places.setdefault(mention.place, {})[mention.document] = None
    others = [value for value in places if exclude(value, place)]
    if place and others:
        supporting = {d: None for value in places if value not in others for d in places[value]}
        yield Conflict(field="place", values=((place, tuple(supporting)), *((v, tuple(places[v])) for v in others)))


def _parsed(value: str) -> When | None:
    start, _, end = value.partition("/")
    return when_of(None, start, end or start)

"""Parse → events: deeds with their participants, time, place, status, and who says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

import msgspec
from spacy.tokens import Token

from dragoman.reading.bare import is_only_wished, stands_alone
from dragoman.reading.bidden import is_warned_off
from dragoman.reading.cast import Cast
from dragoman.reading.contents import covers, size
from dragoman.reading.cues import speech_verbs
from dragoman.reading.dated_documents import day_of_letter, days_of_documents
from dragoman.reading.dating import entries_of, is_a_bound, time_of
from dragoman.reading.deed_rows import Deed
from dragoman.reading.hearsay import hearsay
from dragoman.reading.hedges import find_hedges
from dragoman.reading.learned_deeds import LearnedDeed, learned_deeds
from dragoman.reading.named_deeds import is_disputed, of_trigger, participants_by, place_by, status_by, time_by, with_learned
from dragoman.reading.occasions import with_occasions
from dragoman.reading.parse import Parse
from dragoman.reading.participants import participants_of
from dragoman.reading.places import place_of
from dragoman.reading.plover import category_of
from dragoman.reading.put_off import days_put_off, is_of_another
from dragoman.reading.questions import is_asked
from dragoman.reading.resuming import Told, is_purpose, suffices
from dragoman.reading.retold import retold
from dragoman.reading.scenes import with_scenes
from dragoman.reading.status import Standing, standing_of
from dragoman.reading.stretches import days_ended, days_of
from dragoman.reading.tellers import without_tellers
from dragoman.reading.triggers import Trigger, find_triggers
from dragoman.reading.undone import is_only_presupposed
from dragoman.reading.venues import venue_of
from dragoman.types import Attribution, Engine, Event, Participant, Span, Status, Time

_DOCUMENTS = frozenset({"letter", "report", "announcement"})
_WAY = 10  # words behind "the letter" in which it is said from whom it goes to whom
_VIOLENCE = frozenset({"attack", "bombing", "shelling", "killing", "shooting", "suicide"})
_ATTENDED = frozenset({"at", "during", "in", "after", "since", "following", "from", "by"})
_SETTLED = frozenset({"occurred", "planned", "cancelled"})
_NO_TIME = "the text gives no date for it"
_TOO_LATE = "the day beside it lies after the publication"


@dataclass(frozen=True)
class _Page:
    """What the stages before have found in one document."""

    parse: Parse
    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    triggers: tuple[Trigger, ...]
    entries: tuple[tuple[int, int, Time], ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    learned: dict[int, LearnedDeed] = field(default_factory=dict)
    persons: frozenset[int] = frozenset()
    borne: dict[int, Time] = field(default_factory=dict)

    @cached_property
    def coded(self) -> set[int]:
        """The heads of the deeds that have a category."""
        return {trigger.head.i for trigger in self.triggers if trigger.deed.category}


def find_events(
    parse: Parse, cast: Cast, times: tuple[Time, ...], attributions: tuple[Attribution, ...], engine: Engine = "rules"
) -> tuple[Event, ...]:
    """The events of a document in the order of their triggers.

    A deed without any participant that the cast knows has no category of PLOVER's, and is left out unless it stands alone. The
    category is given to the deed that governs: in "demanded that the rebels release the men" only the demand is coded. What the
    network alone sees takes no time and no category from what the lexicon names.
    """
    ruled = find_triggers(parse.body)
    learned = learned_deeds(parse) if engine == "combined" else {}
    triggers = with_learned(parse, ruled, learned) if learned else ruled
    page = _Page(
        parse,
        times,
        attributions,
        tuple(ruled),
        entries_of(parse.text, times),
        {actor.id: actor.name for actor in cast.actors},
        learned,
        _tokens_of_persons(parse, cast),
        days_of_documents(parse, cast, times),
    )
    cast = cast.speaking(_voices(parse, attributions))
    wide = replace(page, triggers=tuple(triggers))
    told, again, asked = Told(cast), list[Event](), dict[Span, Status]()
    for trigger in triggers:
        named = trigger in ruled
        event = _event(page if named else wide, told, trigger)
        if event is not None and is_asked(parse, trigger.head):
            asked[event.trigger] = "proposed" if event.status in ("planned", "proposed", "conditional") else "alleged"
            told.add(trigger, msgspec.structs.replace(event, status="occurred"))  # "Did Dahl see Berg? – They met on Monday."
        elif event is not None and (named or not is_disputed(learned[trigger.head.i], event.status)):
            told.add(trigger, event)
            again.extend(_on_its_new_day(wide, trigger, event))
    events = [_as_asked(event, asked) for event in (*retold(told.deeds), *again)]
    known = {event.trigger for event in events}
    events.extend(statement for a in attributions if (statement := _statement(page, cast, a)) and statement.trigger not in known)
    events.sort(key=lambda event: event.trigger)
    events = with_scenes(parse, cast, times, attributions, events)
    events = with_occasions(parse, cast, times, attributions, events)
    return tuple(msgspec.structs.replace(event, id=f"e{number}") for number, event in enumerate(events, 1))


def _as_asked(event: Event, asked: dict[Span, Status]) -> Event:
    """ "Did Dahl meet Berg?": open whether she did, and no deed that PLOVER codes."""
    if event.trigger not in asked:
        return event
    return msgspec.structs.replace(event, status=asked[event.trigger], type=None, mode=None)


def _statement(page: _Page, cast: Cast, attribution: Attribution) -> Event | None:
    """The saying itself, where a known actor says it: a deed that PLOVER does not code. Its place is the body addressed."""
    parse = page.parse
    index = parse.token_at(attribution.cue[0][0])
    if (
        index is None
        or parse.doc[index].lemma_.lower() not in speech_verbs()
        or attribution.speaker_kind not in ("named", "outlet")
    ):
        return None
    head = parse.doc[index]
    if is_asked(parse, head):
        return None
    trigger = Trigger(head, Deed("statement", "", ""))
    source = [t.i for span in attribution.source for t in parse.tokens_in(span)]
    speakers = (
        [attribution.speaker]
        if attribution.speaker
        else [i for t in source for i in cast.referents(t) if len(cast.referents(t)) > 1]
    )
    if not speakers:
        return None
    said = tuple(Participant(actor=i, role="source") for i in dict.fromkeys(speakers))
    event = _event_of(page, trigger, said)
    event = msgspec.structs.replace(event, place=venue_of(head, cast, speakers) or event.place)
    event = msgspec.structs.replace(event, evidence=(*attribution.source, *attribution.cue))
    today = _today_in(page.times, attribution)
    if today is None:
        return event
    return msgspec.structs.replace(event, time=today.id, start=today.start, end=today.end, reason=None)


def _today_in(times: tuple[Time, ...], attribution: Attribution) -> Time | None:
    """The day of a saying by its own "today": "“We made progress today,” he said" was said on that day."""
    if attribution.form == "indirect":
        return None
    inside = (t for t in times if any(start <= t.span[0] and t.span[1] <= end for start, end in attribution.content))
    return next((t for t in inside if t.text.casefold() in ("today", "tonight") and t.start), None)


def _event(page: _Page, told: Told, trigger: Trigger) -> Event | None:
    if _is_untold(page, trigger):
        return None
    cast = told.cast
    participants = without_tellers(trigger, participants_of(trigger, cast), page.parse, cast, page.attributions)
    resumed = told.participants_of(trigger, participants)
    if resumed is not None:
        event = _event_of(page, trigger, resumed.participants)
        moved = days_put_off(page.parse, trigger, page.times)  # "the trip has been postponed to July" is the trip of May
        if not participants and event.start and resumed.start and event.start != resumed.start and not (moved and moved.new):
            return msgspec.structs.replace(event, participants=(), type=None, mode=None)  # "the attack of May 2", another one
        if not participants:  # the deed was coded where it was first told
            status = resumed.status if resumed.status is not None and event.status != "denied" else event.status
            if resumed.ahead is not None and status == "occurred":
                status = resumed.ahead
            return msgspec.structs.replace(event, type=None, mode=None, status=status)
        return event
    if not participants and (seen := _seen_at(page, trigger)) is not None:
        seen_to = participants_by(seen, page.parse, cast, trigger)
        participants = without_tellers(trigger, seen_to, page.parse, cast, page.attributions)
    if not participants and not (trigger.deed.kind in _VIOLENCE and place_of(trigger)):
        # "a drone strike in Varna on Monday" is known by its place, if by nobody's name
        if not stands_alone(trigger, place_of(trigger), {other.head.i for other in page.triggers}):
            return None
        event = _event_of(page, trigger, ())
        return None if is_only_wished(trigger, event.status) else msgspec.structs.replace(event, type=None, mode=None)
    if not suffices(trigger, participants, cast):
        return None
    if trigger.deed.kind in _DOCUMENTS and not _is_new(trigger):
        return None
    event = _event_of(page, trigger, participants)
    if _is_called_for(trigger, event, page.attributions):
        event = msgspec.structs.replace(event, type="REQUEST", mode=None)
    if not _governs(trigger.head, page.coded):
        return msgspec.structs.replace(event, type=None, mode=None)
    return event


def _on_its_new_day(page: _Page, trigger: Trigger, event: Event) -> Iterator[Event]:
    """ "The visit of May 15 was put off to May 22": called off for one day, it is planned for another."""
    moved = days_put_off(page.parse, trigger, page.times)
    if event.status != "cancelled" or moved is None or moved.old is None or moved.new is None:
        return
    day = moved.new
    category, mode = category_of(trigger.deed, "planned")
    yield msgspec.structs.replace(
        event, trigger=day.span, status="planned", time=day.id, start=day.start, end=day.end, type=category, mode=mode
    )


def _is_untold(page: _Page, trigger: Trigger) -> bool:
    """What a meeting is for, a deed that is only presupposed, or one that somebody is asked not to do."""
    head = trigger.head
    return is_purpose(trigger, page.triggers) or is_only_presupposed(head, trigger.deed.kind) or is_warned_off(head)


def _seen_at(page: _Page, trigger: Trigger) -> LearnedDeed | None:
    return of_trigger(trigger, page.learned) if page.learned and trigger.deed.kind != "statement" else None


def _is_called_for(trigger: Trigger, event: Event, attributions: tuple[Attribution, ...]) -> bool:
    """ "The minister said that the rebels must leave": a duty that a speaker lays on others is a request (PLOVER, REQUEST)."""
    above = next((a for a in attributions if a.id == event.according_to), None)
    duty = any(child.dep_ == "aux" and child.lower_ in ("must", "should") for child in trigger.head.children)
    others = above is not None and above.speaker not in {p.actor for p in event.participants if p.role in ("source", "party")}
    return duty and others and above is not None and above.speaker_kind in ("named", "anonymous")


def _is_new(trigger: Trigger) -> bool:
    """A letter or report that the text brings up, by a date, a number or "a": "the letter" is one that it spoke of.

    But "the letter from Dahl to Berg" says whose it is and to whom, wherever it was spoken of.
    """
    if trigger.head.pos_ != "NOUN":
        return True
    if _says_from_whom_to_whom(trigger.head):
        return True
    return not any(child.lower_ in ("the", "this", "that", "these", "those") for child in trigger.head.lefts)


def _says_from_whom_to_whom(letter: Token) -> bool:
    """ "the letter [from Dahl to Berg]", whatever the parser hangs "to" on."""
    behind = list(letter.doc[letter.i + 1 : min(letter.i + _WAY, letter.sent.end)])
    if not behind or behind[0].lower_ not in ("from", "of", "by"):
        return False
    named = list(takewhile(lambda token: token.pos_ not in ("VERB", "AUX", "PUNCT"), behind))
    return any(token.lower_ == "to" for token in named)


def _event_of(page: _Page, trigger: Trigger, participants: tuple[Participant, ...]) -> Event:
    parse = page.parse
    span = parse.span(trigger.head.i, trigger.head.i)
    above = _attributions_over(span, page.attributions)
    moved = days_put_off(parse, trigger, page.times)
    time = (moved.old or moved.new) if moved else time_of(parse, trigger, page.times, page.triggers)
    time = day_of_letter(trigger, time, parse, page.borne)
    start, end = (time.start, time.end) if time and moved else days_of(parse, time, page.times) if time else (None, None)
    if not moved:
        start, end = days_ended(trigger, start, end)
    missing = _NO_TIME
    place, seen = place_of(trigger), _seen_at(page, trigger)
    if seen is not None:
        place = place or _elsewhere(place_by(seen, parse, page.persons), participants, page.names)
        found = time_by(seen, parse, page.times) if time is None else None
        # "has been shelling it since 2019" lasts; "have held talks since March" were held then
        lasts = found is not None and trigger.head.tag_ == "VBG" and is_a_bound(parse, found)
        if found is not None and not lasts and not is_of_another(parse, trigger, found):
            time, (start, end) = found, days_of(parse, found, page.times)
    if place is not None and len(participants) > 1:
        participants = tuple(p for p in participants if not _is_where(page.names.get(p.actor, ""), place)) or participants
    standing = standing_of(trigger, hearsay(parse, above, trigger.deed.kind))
    if seen is not None:
        told = status_by(seen, standing.status)
        past = time is not None and _is_before_report(parse, time)
        if not (told == "planned" and standing.status == "occurred" and past):  # what no word plans, and its day has gone by
            standing = Standing(told, standing.condition)
    if moved and moved.status and standing.status in _SETTLED:
        standing = Standing(moved.status)
    if standing.status in ("occurred", "alleged") and _lies_ahead(parse, trigger, time):
        standing = Standing("planned")
    if (
        trigger.head.tag_ in ("VBG", "VBP")
        and standing.status == "occurred"
        and time is not None
        and _is_after_report(parse, time)
    ):
        standing = Standing("planned")  # "the Herald has them leaving by the end of June", "they go to the polls on May 30"
    if time is not None and standing.status in ("occurred", "alleged") and _is_after_report(parse, time):
        time, start, end, missing = None, None, None, _TOO_LATE
    if time is None and standing.status == "occurred" and not above and trigger.head.dep_ in ("ROOT", "conj"):
        time = next((day for begin, close, day in page.entries if begin <= span[0] < close), None)
        start, end = (time.start, time.end) if time else (None, None)
    category, mode = category_of(trigger.deed, standing.status)
    evidence = _evidence(parse, trigger)
    return Event(
        id="",
        kind=trigger.deed.kind,
        type=category,
        mode=mode,
        trigger=span,
        participants=participants,
        time=time.id if time else None,
        start=start,
        end=end,
        place=place,
        status=standing.status,
        according_to=above[0].id if above else None,
        condition=(parse.span(standing.condition[0].i, standing.condition[-1].i),) if standing.condition else (),
        evidence=(evidence,),
        hedges=find_hedges(parse.text, evidence),
        reason=None if time and time.start else (time.reason if time else missing),
    )


def _tokens_of_persons(parse: Parse, cast: Cast) -> frozenset[int]:
    """The words of persons' names and offices: "Varga Lund" of "Hari Varga Lund" is no place, nor is "the President of Sudan"."""
    phrases = (parse.tokens_in(span) for actor in cast.actors if actor.kind == "person" for span in actor.mentions)
    named = (takewhile(lambda token: token.lower_ not in ("in", "at", "near"), phrase) for phrase in phrases)
    return frozenset(token.i for phrase in named for token in phrase)


def _elsewhere(place: str | None, participants: tuple[Participant, ...], names: dict[str, str]) -> str | None:
    """ "slammed the door on Orland": whoever it is done to is not where it is done."""
    return None if place in {names.get(participant.actor) for participant in participants} else place


def _is_where(name: str, place: str) -> bool:
    """ "struck by bombs between Varna and Odra", "supplied on the Norlandish side": what says where is nobody."""
    return bool(name) and place.startswith(("between ", "the ", "The ")) and name in place


def _lies_ahead(parse: Parse, trigger: Trigger, time: Time | None) -> bool:
    """ "the premier's journey to Varna next Tuesday", "hopes to meet Berg in June": what is later than its report is to come.

    A noun has no tense, and no infinitive.
    """
    if time is None or not _is_after_report(parse, time):
        return False
    word = trigger.head
    if word.pos_ != "NOUN":
        return word.tag_ == "VB" and any(child.tag_ == "TO" for child in word.children)
    attended = word.dep_ == "pobj" and word.head.lower_ in _ATTENDED  # "at their meeting on Thursday they set up a panel"
    over = word.head.head
    return not attended or over.tag_ == "VB" or any(child.tag_ == "MD" for child in over.children)  # "would be settled after it"


def _is_after_report(parse: Parse, time: Time) -> bool:
    """Whether a time begins after the day of publication."""
    published = parse.document.published
    return bool(published and time.start and time.start > published[:10])


def _is_before_report(parse: Parse, time: Time) -> bool:
    """Whether a time ends before the day of publication."""
    published, end = parse.document.published, time.end or time.start
    return bool(published and end and end[:10] < published[:10])


def _voices(parse: Parse, attributions: Sequence[Attribution]) -> dict[int, tuple[str, ...]]:
    """First-person pronouns and whose they are: the innermost quoted speaker's, outside quotations nobody's."""
    found: dict[int, tuple[str, ...]] = {}
    for attribution in sorted(attributions, key=lambda a: -size(a.content)):
        if attribution.speaker is None or (attribution.form == "indirect" and attribution.parent is not None):
            continue  # "“They claim that we shot first,” he said": "we" are his people, not theirs
        for span in attribution.content:
            for token in parse.tokens_in(span):
                if token.lower_ in ("i", "we", "me", "us", "my", "our"):
                    found[token.i] = (attribution.speaker,)
    return found


def _governs(token: Token, coded: set[int]) -> bool:
    """Whether no other coded deed stands over this one in its sentence, except through a saying."""
    while token.head.i != token.i:
        link, below, token = token.dep_, token, token.head
        if token.i in coded and link != "conj":
            return False
        before = link == "advcl" and any(mark.lower_ == "after" and mark.dep_ == "mark" for mark in below.children)
        if before and any(child.i in coded for child in token.children):
            return False  # "announced a ban on Friday, a day after a jet downed the balloon": why, and not what, is told
    return True


def _attributions_over(span: Span, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose content holds the span, innermost first."""
    over = [attribution for attribution in attributions if covers(attribution.content, span)]
    # a saying and the source that it cites have one content: the cited one is further in
    return sorted(over, key=lambda attribution: (size(attribution.content), attribution.parent is None))


def _evidence(parse: Parse, trigger: Trigger) -> Span:
    """The clause or noun phrase of the deed, without its final punctuation."""
    head = trigger.head
    tokens = [token for token in head.subtree if not token.is_space]
    first, last = tokens[0], tokens[-1]
    while last.is_punct and last.i > head.i:
        last = last.nbor(-1)
    while first.is_punct and first.i < head.i:
        first = first.nbor(1)
    return parse.span(first.i, last.i)

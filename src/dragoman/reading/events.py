"""Parse → events: deeds with their participants, time, place, status, and who says so."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.contents import covers, size
from dragoman.reading.hedges import find_hedges
from dragoman.reading.parse import Parse
from dragoman.reading.participants import participants_of
from dragoman.reading.places import place_of
from dragoman.reading.plover import category_of
from dragoman.reading.status import standing_of
from dragoman.reading.triggers import Trigger, find_triggers
from dragoman.types import Attribution, Event, Span, Time

_NO_TIME = "the text gives no date for it"


def find_events(
    parse: Parse, cast: Cast, times: tuple[Time, ...], attributions: tuple[Attribution, ...]
) -> tuple[Event, ...]:
    """The events of a document in the order of their triggers.

    A deed without any participant that the cast knows is left out. PLOVER's category is given to the deed that governs: in
    "demanded that the rebels release the men" only the demand is coded.
    """
    triggers = find_triggers(parse.body)
    coded = {trigger.head.i for trigger in triggers if trigger.deed.category}
    events: list[Event] = []
    for trigger in triggers:
        event = _event(parse, cast, times, attributions, trigger, coded, f"e{len(events) + 1}")
        if event is not None:
            events.append(event)
    return tuple(events)


def _event(
    parse: Parse,
    cast: Cast,
    times: tuple[Time, ...],
    attributions: tuple[Attribution, ...],
    trigger: Trigger,
    coded: set[int],
    identity: str,
) -> Event | None:
    participants = participants_of(trigger, cast)
    if not participants:
        return None
    span = parse.span(trigger.head.i, trigger.head.i)
    above = _attributions_over(span, attributions)
    standing = standing_of(trigger, above)
    category, mode = category_of(trigger.deed, standing.status) if _governs(trigger.head, coded) else (None, None)
    time = _time_of(parse, trigger, times)
    evidence = _evidence(parse, trigger)
    return Event(
        id=identity,
        kind=trigger.deed.kind,
        type=category,
        mode=mode,
        trigger=span,
        participants=participants,
        time=time.id if time else None,
        start=time.start if time else None,
        end=time.end if time else None,
        place=place_of(trigger),
        status=standing.status,
        according_to=above[0].id if above else None,
        condition=(parse.span(standing.condition[0].i, standing.condition[-1].i),) if standing.condition else (),
        evidence=(evidence,),
        hedges=find_hedges(parse.text, evidence),
        reason=None if time and time.start else (time.reason if time else _NO_TIME),
    )


def _governs(token: Token, coded: set[int]) -> bool:
    """Whether no other coded deed stands over this one in its sentence, except through a saying."""
    while token.head.i != token.i:
        link, token = token.dep_, token.head
        if token.i in coded and link != "conj":
            return False
    return True


def _attributions_over(span: Span, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose content holds the span, innermost first."""
    over = [attribution for attribution in attributions if covers(attribution.content, span)]
    return sorted(over, key=lambda attribution: size(attribution.content))


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


def _time_of(parse: Parse, trigger: Trigger, times: tuple[Time, ...]) -> Time | None:
    """The time that hangs on the deed: nearest up the tree, so that a time of the clause counts before one of the sentence."""
    sentence = trigger.head.sent
    bounds = parse.span(sentence.start, sentence.end - 1)
    near = [time for time in times if bounds[0] <= time.span[0] < bounds[1] and time.type in ("DATE", "TIME")]
    ranked = sorted((rank, time.span[0], time) for time in near if (rank := _distance(parse, trigger, time)) is not None)
    return ranked[0][2] if ranked else None


def _distance(parse: Parse, trigger: Trigger, time: Time) -> int | None:
    """Steps from the time up to the deed; None where another verb's clause holds the time."""
    index = parse.token_at(time.span[0])
    if index is None:
        return None
    token = parse.doc[index]
    heads = {trigger.head.i, *([trigger.noun.i] if trigger.noun is not None else [])}
    steps = 0
    while token.i not in heads:
        if token.head.i == token.i or steps > 12:
            return None
        if token.pos_ in ("VERB",) and not _is_shared(token, trigger):
            return None
        token = token.head
        steps += 1
    return steps


def _is_shared(verb: Token, trigger: Trigger) -> bool:
    """A participle that only describes the deed: "letters sent in May", "talks held on Monday"."""
    return verb.dep_ in ("acl", "xcomp") and verb.head.i in (trigger.head.i, trigger.noun.i if trigger.noun is not None else -1)

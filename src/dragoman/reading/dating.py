"""Deed → the time that is its own: by the tree first, then where the sentence leaves no other choice."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.reading.ahead import bound_at
from dragoman.reading.announced import announced_by, is_day_of_announcing, is_set_for, set_by
from dragoman.reading.cues import speech_verbs
from dragoman.reading.lexicon import column
from dragoman.reading.parse import Parse
from dragoman.reading.put_off import is_of_another
from dragoman.reading.told_of import due_to_happen, is_plan_of
from dragoman.reading.triggers import Trigger
from dragoman.types import Time

_TELLING = frozenset({"statement", "report"})
_ABOUT = frozenset({"of", "about"})
_OF_WORDS = frozenset({"offer", "promise", "request", "demand", "agreement", "proposal", "threat", "refusal"})
_DECLINING = frozenset({"refuse", "decline"})
_ENTRY = re.compile(r"\s*(?:[.:–—]|-\s)")
_SOON = {(when, how) for when in ("hours", "minutes", "moments", "shortly", "soon") for how in ("later", "afterwards", "after")}
_BOUNDS = frozenset({"since", "until", "till"})
_FIRST_SINCE = re.compile(
    r"\bfirst(?:\s+(?!(?:minister|lady|secretary|deputy)\b)[\w-]+){0,3}\s+since\s+(?:(?:the|early|late|mid|last)[\s-]+){0,2}$"
)
_BEFORE = 60  # characters
_COMING = frozenset("fly come arrive travel return go leave drive land sail".split())
_ARRIVING = frozenset("come arrive follow reach go get date land precede".split())
_WRITTEN = frozenset({"date", "found", "elect", "bear", "know", "join"})
_FRONTED = frozenset({"after", "during", "following", "before", "at"})


def time_of(parse: Parse, trigger: Trigger, times: tuple[Time, ...], triggers: Sequence[Trigger]) -> Time | None:
    """The time that hangs on the deed: nearest up the tree, so that a time of the clause counts before one of the sentence.

    Failing that, the sentence's only date, if this is its only deed and the date is not that of a saying.
    """
    sentence = trigger.head.sent
    near = _times_in(parse, sentence.start, sentence.end - 1, times)
    if trigger.deed.kind == "letter" and _speaks(trigger.head):
        first, last = trigger.head.left_edge.i, trigger.head.right_edge.i
        near = _times_in(parse, first, last, times)  # "the letter proposed a meeting in May": the meeting's
    ranked = sorted((rank, time.span[0], time) for time in near if (rank := _distance(parse, trigger, time)) is not None)
    ranked = [found for found in ranked if not _is_of_other(parse, found[2], trigger, triggers)]
    ranked.sort(key=lambda found: (found[2].value or "").endswith("_REF"))  # "will now be held on May 17"
    if ranked:
        return ranked[0][2]
    if not near and (then := _shortly_after(parse, trigger.head, times)) is not None:
        return then
    if (shared := _of_first_conjunct(parse, trigger, near)) is not None:
        return shared
    if (joint := _of_gapped_conjunct(parse, trigger, near)) is not None:
        return joint
    if (above := _hours_from(trigger.head)) is not None:
        return next((time for time in near if _hangs_on(parse, time, above)), None)
    here = [
        other
        for other in triggers
        if sentence.start <= other.head.i < sentence.end and other.deed.kind not in ("statement", "report")
    ]
    lately = [time for time in _times_in(parse, sentence.start, sentence.end - 1, times, ("DURATION",)) if _is_lately(time)]
    for time in lately:
        if _distance(parse, trigger, time) is not None:
            return time
    if (
        len(near) == 1
        and len(here) == 1
        and _is_over(parse, near[0], trigger.head)
        and not _is_of_medium(parse, near[0], trigger)
        and not is_day_of_announcing(parse.doc[parse.token_at(near[0].span[0]) or 0], trigger.head)
        and not is_of_another(parse, trigger, near[0])
    ):
        return near[0]
    return None


def _speaks(paper: Token) -> bool:
    """ "The letter proposed", "his message called for"; not "the letter came"."""
    verb = paper.head
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return paper.dep_ == "nsubj" and verb.pos_ == "VERB" and not passive and verb.lemma_.lower() not in _ARRIVING


def _is_of_other(parse: Parse, time: Time, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """ "the first contact since the shelling on May 2": the day is the shelling's, which is named to count from."""
    index = parse.token_at(time.span[0])
    token = parse.doc[index] if index is not None else None
    heads = {other.head.i for other in triggers if other.head.pos_ == "NOUN" and other.head.i != trigger.head.i}
    before = re.fullmatch(r"\d{4}", time.value or "") is not None
    while token is not None and token.head.i != token.i and token.i != trigger.head.i:
        if token.i in heads:
            # "in violation of the 2015 Algiers accord": the year is the accord's
            return before or bool(token.dep_ == "pobj" and token.head.lower_ in ("since", "before"))
        before = before and token.dep_ in ("nummod", "compound", "amod", "nmod") and token.head.i > token.i
        token = token.head
    return False


def _of_first_conjunct(parse: Parse, trigger: Trigger, near: Sequence[Time]) -> Time | None:
    """ "On Monday Dahl flew to Varna and met Berg": what she then did there was on that day, if she did both in one breath.

    A date that follows the first verb holds for the second only where "there", "then" or "him" ties the two: "summoned the envoy
    on Monday and handed him a note".
    """
    verb = trigger.head
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and verb.head.pos_ == "VERB" and not _has_own_subject(verb):
        if _tag(verb) != _tag(verb.head) or _helpers(verb) - _helpers(verb.head):
            return None
        tied = any(child.lower_ in ("there", "then", "thereupon") or _takes_up(child) for child in verb.children)
        first = Trigger(verb.head, trigger.deed)
        ranked = sorted((rank, time.span[0], time) for time in near if (rank := _distance(parse, first, time)) is not None)
        fronted = [time for _, start, time in ranked if tied or start < parse.span(verb.head.i, verb.head.i)[0]]
        if fronted:
            return fronted[0]
        verb = verb.head
    return None


def _of_gapped_conjunct(parse: Parse, trigger: Trigger, near: Sequence[Time]) -> Time | None:
    """ "Two men were killed and five wounded on Monday": what shares the helper of the first verb shares its day."""
    verb = trigger.head
    if verb.tag_ != "VBN" or not any(child.dep_ == "auxpass" for child in verb.children):
        return None
    for other in verb.children:
        if (
            other.dep_ == "conj"
            and other.tag_ in ("VBN", "VBD")
            and not any(c.dep_ in ("aux", "auxpass") for c in other.children)
        ):
            if any(child.dep_ in ("dobj", "agent") for child in other.children):
                continue  # "was freed and left the country on Monday"
            joined = Trigger(other, trigger.deed)
            ranked = sorted((rank, time.span[0], time) for time in near if (rank := _distance(parse, joined, time)) is not None)
            if ranked:
                return ranked[0][2]
    return None


def _takes_up(child: Token) -> bool:
    return child.dep_ in ("dobj", "dative") and child.lower_ in ("him", "her", "them")


def _shortly_after(parse: Parse, deed: Token, times: tuple[Time, ...]) -> Time | None:
    """ "On May 4 the navy seized the boat. Hours later, Norland summoned the envoy": the day that was told of last."""
    sentence = deed.sent
    first, second = sentence[0].lower_, sentence[1].lower_ if len(sentence) > 1 else ""
    if (first, second) not in _SOON or not sentence.start:
        return None
    before = parse.doc[sentence.start - 1].sent
    days = [time for time in _times_in(parse, before.start, before.end - 1, times) if time.start and time.start == time.end]
    return days[-1] if days else None


def entries_of(text: str, times: tuple[Time, ...]) -> tuple[tuple[int, int, Time], ...]:
    """The days under which a chronicle tells: where what is told under each begins and ends; nothing where there is only one.

    A day stands alone on its line, or opens it before a full stop, a colon or a dash.
    """
    found: list[tuple[int, int, Time]] = []
    for time in times:
        if time.type != "DATE" or time.start is None or time.start != time.end:
            continue
        line = text.rfind("\n", 0, time.span[0]) + 1
        if text[line : time.span[0]].strip(" \t•*–—-"):
            continue
        end = text.find("\n", time.span[1])
        rest = text[time.span[1] : end if end >= 0 else len(text)]
        if not rest.strip(" \t:.,–—-"):
            found.append((time.span[1], len(text), time))
        elif _ENTRY.match(rest):
            found.append((time.span[1], end if end >= 0 else len(text), time))
    if len(found) < 2:
        return ()
    ends = [start for start, _, _ in found[1:]] + [len(text)]
    return tuple((start, min(end, following), time) for (start, end, time), following in zip(found, ends, strict=True))


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _tag(verb: Token) -> str:
    """The tag of a verb; a participle without a helper is a past tense that the tagger mistook: "the daily named"."""
    return "VBD" if verb.tag_ == "VBN" and not _helpers(verb) else str(verb.tag_)


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")}


def _times_in(
    parse: Parse, first: int, last: int, times: tuple[Time, ...], types: tuple[str, ...] = ("DATE", "TIME")
) -> list[Time]:
    bounds = parse.span(first, last)
    return [time for time in times if bounds[0] <= time.span[0] < bounds[1] and time.type in types]


def _is_lately(time: Time) -> bool:
    """ "in recent weeks": a length that says when, if not which day."""
    return time.text.casefold().startswith(("recent ", "the past ", "past ", "the last ", "last "))


def _distance(parse: Parse, trigger: Trigger, time: Time) -> int | None:
    """Steps from the time up to the deed; None where another verb's clause holds the time."""
    index = parse.token_at(time.span[0])
    if index is None or _is_of_medium(parse, time, trigger) or _is_bound(parse.doc[index]):
        return None
    if is_of_another(parse, trigger, time):
        return None
    day = parse.doc[index]
    if is_day_of_announcing(day, trigger.head):
        return None
    if is_set_for(day) and (setting := set_by(day)) is not None:
        if trigger.head.i == setting.i:
            return None  # "announced the summit for June 16"
        if announced_by(trigger.head) == setting:
            return 0
    bound = bound_at(parse.doc[index])
    if bound is not None and bound.i == trigger.head.i:
        return None  # "agreed to free the crew after talks on Sunday": what was agreed on Sunday is to come
    if _is_in_fronted(trigger.head, index):
        return 1
    token = parse.doc[index]
    heads = {trigger.head.i, *([trigger.noun.i] if trigger.noun is not None else [])}
    if trigger.head.dep_ in ("nsubj", "nsubjpass", "dobj") and trigger.head.head.pos_ == "VERB":
        heads.add(trigger.head.head.i)  # "the talks will resume on Monday"
    if trigger.head.dep_ == "nsubj" and trigger.head.head.lemma_ == "be":
        heads.update(child.i for child in trigger.head.head.children if child.dep_ == "xcomp")  # "are to resume on Monday"
    heads.update(opening.i for opening in due_to_happen(trigger.head))
    if is_borne(trigger):
        heads.add(trigger.head.head.head.i)
    if trigger.head.lemma_ == "let":
        heads.update(child.i for child in trigger.head.children if child.lower_ == "known")  # "let it be known on Monday that"
    if trigger.head.dep_ == "pobj" and trigger.head.head.head.lemma_ == "be":
        heads.add(trigger.head.head.head.i)  # "were in talks on Monday"
    steps = 0
    of_medium = False
    while token.i not in heads:
        if token.head.i == token.i or steps > 12:
            return None
        if token.pos_ in ("VERB",) and not _is_shared(token, trigger):
            return None
        about = token.dep_ == "prep" and token.lower_ in _ABOUT and token.head.i == trigger.head.i
        if about and trigger.deed.kind in _TELLING and time.span[0] > parse.starts[token.i]:
            return None  # "spoke of a meeting in January": what is spoken of is then
        of_medium = of_medium or (token.dep_ == "acl" and token.head.lemma_.lower() in column("media", "noun"))
        of_words = trigger.deed.kind in _OF_WORDS and not of_medium and trigger.head.lemma_.lower() not in _DECLINING
        if token.dep_ == "xcomp" and token.head.i == trigger.head.i and of_words and bound is None:
            return None  # "offered to receive them on Monday": offered before; "asked to come in a letter sent on Monday": then
        token = token.head
        steps += 1
    return steps


def is_counted_from(parse: Parse, time: Time) -> bool:
    """ "the first swap since February", "for the first time since the spring": then was the one before."""
    return _FIRST_SINCE.search(parse.text[max(0, time.span[0] - _BEFORE) : time.span[0]]) is not None


def is_a_bound(parse: Parse, time: Time) -> bool:
    """Whether a time only bounds what lasts: "since 2019"."""
    index = parse.token_at(time.span[0])
    return index is not None and _is_bound(parse.doc[index])


def _is_bound(token: Token) -> bool:
    """ "has been shelling the port since 2019", "closed it until May 4": a bound of what lasts is no day of the deed."""
    while token.dep_ in ("nummod", "compound", "amod", "det", "nmod") and token.head.i != token.i:
        token = token.head
    return bool(token.dep_ == "pobj" and token.head.lower_ in _BOUNDS)


def is_borne(trigger: Trigger) -> bool:
    """ "flew to Varna on Monday with a letter": brought on that day."""
    noun, preposition = trigger.head, trigger.head.head
    borne = trigger.deed.kind == "letter" and noun.dep_ == "pobj" and preposition.lower_ in ("with", "bearing", "carrying")
    return borne and preposition.head.lemma_.lower() in _COMING


def _is_in_fronted(noun: Token, time: int) -> bool:
    """ "After two hours behind closed doors in Varna on Tuesday, Dahl told …": what stands before the comma dates the hours."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _FRONTED or time < noun.i or preposition.head.i < time:
        return False
    return not any(token.lower_ == "," for token in noun.doc[noun.i : time])


def _is_of_medium(parse: Parse, time: Time, trigger: Trigger) -> bool:
    """ "dismissed Saturday's report": the day is the report's, unless the report is the deed."""
    index = parse.token_at(time.span[0])
    if index is None:
        return False
    token = parse.doc[index]
    while token.dep_ in ("compound", "nummod", "amod", "poss", "nmod") and token.head.i != token.i:
        token = token.head
        if token.i == trigger.head.i:
            return False
        if token.pos_ == "NOUN" and token.lemma_.lower() in column("media", "noun") | {"report"}:
            return True
    return False


def _is_over(parse: Parse, time: Time, deed: Token) -> bool:
    """Whether the verb that the time hangs on is no saying and stands over the deed."""
    index = parse.token_at(time.span[0])
    token = parse.doc[index] if index is not None else None
    while token is not None and token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    if index is None or token is None or token.lemma_.lower() in speech_verbs() or _is_bound(parse.doc[index]):
        return False
    if token.dep_ in ("acl", "relcl") and token.i != deed.i and token.lemma_.lower() in _WRITTEN:
        return False  # "a memo dated May 4, a copy of which was posted": written then, and posted later
    return bool(token.i == deed.i or token.is_ancestor(deed))


def _hours_from(verb: Token) -> Token | None:
    """ "hours before Dahl met Berg": the same day as the clause that it is measured from."""
    measured = any(child.dep_ == "npadvmod" and child.lemma_.lower() in ("hour", "minute") for child in verb.children)
    return verb.head if verb.dep_ == "advcl" and measured else None


def _hangs_on(parse: Parse, time: Time, verb: Token) -> bool:
    index = parse.token_at(time.span[0])
    token = parse.doc[index] if index is not None else None
    while token is not None and token.i != verb.i and token.pos_ != "VERB" and token.head.i != token.i:
        token = token.head
    return token is not None and token.i == verb.i


def _is_shared(verb: Token, trigger: Trigger) -> bool:
    """A participle that only describes the deed: "letters sent in May", "talks held on Monday"."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i == trigger.head.i and verb.i < trigger.head.i:
        return True  # "Addressing cadets on Monday, she vowed …"
    wished = trigger.head.dep_ == "xcomp" and any(child.tag_ == "TO" for child in trigger.head.children)
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in column("media", "noun"):
        return not wished  # "asked to meet in a letter sent in May": asked in May, but not to meet in May
    if is_plan_of(verb, trigger.head if trigger.noun is None else trigger.noun):
        return True
    return verb.dep_ in ("acl", "xcomp") and verb.head.i in (
        trigger.head.i,
        trigger.noun.i if trigger.noun is not None else -1,
    )

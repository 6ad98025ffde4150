"""Page → events: triggers of a small lexicon, with the actors, the time and the place of their clause."""

import re
from collections.abc import Sequence

import msgspec

from dragoman.reading.contents import covers
from dragoman.reading.lesser.actors import Cast, Person, place_in
from dragoman.reading.lesser.bare_denials import bare_denials
from dragoman.reading.lesser.german import dated_attribute
from dragoman.reading.lesser.marks import DONE_BEFORE, TO_COME, announces, is_day_of_announcing
from dragoman.reading.lesser.occasions import NO_DEED, is_occasion_of_saying
from dragoman.reading.lesser.own_deeds import does_it_himself
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.parted_by_time import is_addressed, parted_by_time
from dragoman.reading.lesser.reach import is_invited, is_pointed_at
from dragoman.reading.lesser.scene import Scene, attributions_over, told_apart
from dragoman.reading.lesser.speech_acts import NO_TIME, deed_of, denial, saying_event
from dragoman.reading.lesser.status import is_behind, is_demanded, is_unknown, is_without, status_of
from dragoman.reading.lesser.sufferers import befallen, doers, of_its_clause, of_its_phrase
from dragoman.reading.lesser.taking_part import (
    Pair,
    is_happening,
    is_told_from_inside,
    is_venue,
    of_its_conjunct,
    owner_of,
    pair_told_before,
    who_sent_it,
    without_judge,
    without_whose,
)
from dragoman.reading.lesser.words import Found, find, grammar
from dragoman.reading.plover import category_of
from dragoman.types import Attribution, Event, Participant, ParticipantRole, Span, Status, Time

MUTUAL = frozenset({"meeting", "talks", "call", "agreement", "signature", "ceasefire"})
_ASKED_OF_OTHERS = frozenset({"release", "withdrawal", "ceasefire", "disarmament", "easing", "apology"})
_ACTING = ("person", "state", "capital", "organisation", "group")
_LISTING = re.compile(r"\s*(?:[,،]|[,،]?\s*(?:و|and|et|y|e|и|und|ed|en|ve|ile|і|й|та))\s*")
_DATELINE = re.compile(r"\s*[^\W\d_][^\n.]{2,60}?\([^)\n]{2,30}\)\.?\s*[-–—]+\s|\s*[А-ЯЁ]{3,}, \d{1,2} [а-я]+\. ")
_DATIVE = re.compile(r"\w{3,}(?:у|ю|ові|еві|єві)$")
_FEWEST_PARTIES = 2  # of a mutual deed that names its parties
_NEXT = 2  # words that may stand between a trigger and whom it joins
_MOST_PEOPLE = 4  # in a scope; where more are named, only those between the commas around the trigger take part
_IN_THE_PRESENT = re.compile(r"reist|reisen|reizen|bezoekt|besucht|trifft|viaja|voyage|zu reisen")


def find_events(scene: Scene) -> tuple[Event, ...]:
    """The events in the order of their triggers: deeds of an actor, or with a day or a place, and sayings of known speakers."""
    page = scene.page
    events: list[Event] = []
    pairs: list[Pair] = []
    seen: set[tuple[str, Span, Status]] = set()
    for sentence in page.sentences:
        triggers = [found for found in find("events", page, sentence) if found.row["kind"] != NO_DEED]
        told = {found.span[0] for found in triggers}
        triggers += [found for found in parted_by_time(page, scene.times, sentence) if found.span[0] not in told]
        triggers.sort(key=lambda found: found.span)
        for trigger in triggers:
            event, scope = _deed(scene, trigger, sentence, triggers, pairs)
            if event is not None and event.kind in MUTUAL and len(event.participants) == 2:
                pairs.append((event.participants[0].actor, event.participants[1].actor))
            # "held a meeting … the meeting": one deed of a kind and a status in a clause is one event.
            if event is not None and (event.kind, scope, event.status) not in seen:
                seen.add((event.kind, scope, event.status))
                events.append(event)
    for attribution, kind in zip(scene.attributions, scene.kinds, strict=True):
        if (saying := saying_event(scene, attribution, kind)) is not None and saying.trigger not in {e.trigger for e in events}:
            events.append(saying)
    cues = {span for attribution in scene.attributions for span in attribution.cue}
    events += [denial(cue, actors) for cue, actors in bare_denials(page, scene.cast) if cue not in cues]
    events.sort(key=lambda event: (event.trigger, event.kind))
    return tuple(msgspec.structs.replace(event, id=f"e{number}") for number, event in enumerate(events, 1))


def _deed(
    scene: Scene, trigger: Found, sentence: Span, triggers: list[Found], pairs: Sequence[Pair]
) -> tuple[Event | None, Span]:
    page = scene.page
    above = attributions_over(scene, trigger.span)
    scope = _scope(above, trigger.span, sentence)
    if trigger.row["kind"] == "signature" and (_is_of_paper(scene, trigger.span) or is_happening(page, trigger)):
        return None, scope
    if _is_of_the_freed(page, trigger, triggers):
        return None, scope
    if is_occasion_of_saying(page, scene.cast, trigger):
        return None, scope
    if is_pointed_at(page, trigger.span):
        return None, scope  # "در این گفت‌وگو": the talks told before, whoever is named beside them
    if is_without(page, trigger.span):
        return None, scope  # "nothing is done without the consent of all"
    if is_unknown(page, trigger.span):
        return None, scope  # "he has no information about an attack"
    cued = any(covers(a.cue, trigger.span) for a in scene.attributions)
    # "Le ministre, Paul Morel, a écrit à Jean Valat": to somebody is a letter, whatever reads a saying behind the comma.
    if (cued and not is_addressed(trigger)) or _within_mention(scene.cast, trigger.span):
        return None, scope
    kinds = dict(zip((a.id for a in scene.attributions), scene.kinds, strict=True))
    announced = above[0] if above and kinds[above[0].id] == "announce" else None
    participants = _with_speaker(scene, trigger, scope, above, _participants(scene, trigger, scope, above), announced)
    if trigger.row["kind"] in MUTUAL and len(participants) < _FEWEST_PARTIES:
        pair = pair_told_before(page, scene.cast, trigger, pairs)
        participants = tuple(Participant(actor=actor, role="party") for actor in pair) if pair else participants
    time = _time_in(scene, trigger, scope)
    places = [found for found in place_in(page, scene.cast, scope) if not _between(found[0], trigger, triggers)]
    apart = told_apart(scene, trigger.span)
    own_words = [other.span for other in triggers if other.span != trigger.span]
    status, condition = status_of(page, trigger, scope, above, kinds, [*own_words, *apart])
    # "Les discussions reprendront à Ankara le 3 juin", "Разговора не было": nobody is named, but when, where and whether is news.
    told = above and (status != "occurred" or is_behind(page, trigger))
    if not participants and time is None and not places and not told:
        return None, scope
    # "l'Iran doit libérer les pêcheurs": what others are to do is asked of them
    asked = trigger.row["kind"] in _ASKED_OF_OTHERS
    if above and asked and status == "planned" and is_demanded(page, trigger.span):
        status = "proposed"
    if above and asked and status == "proposed":
        participants = tuple(p for p in participants if p.actor != above[0].speaker)
    if status == "occurred" and is_invited(page, trigger, triggers):
        status = "proposed"
    if above and status == "occurred" and is_behind(page, trigger):
        participants = tuple(p for p in participants if p.role != "source")  # who is behind it is what is denied or claimed
    # "se reúnen el lunes": told in the present, and still to come on the day of writing.
    kind, published = trigger.row["kind"], (page.document.published or "")[:10]
    # "كشف تفاصيل رسالة": who tells what stands in the letter of others does not vouch for it
    outside = above and all(p.actor != above[0].speaker for p in participants)
    if kind == "letter" and status == "occurred" and outside and is_told_from_inside(page, trigger.span):
        status = "alleged"
    if status == "occurred" and published and time and time.start and time.start > published:
        status = "planned"
    # "a annoncé mercredi une visite", "maakte bekend dat hij naar Oslo reist": not yet made, unless its day is past
    to_come = above and kind in TO_COME and (announced or _is_told_to_come(page, trigger.span, above[0]))
    if status == "occurred" and to_come and not (time and time.start and time.start < published):
        status = "planned"
    category, mode = category_of(deed_of(kind), status)
    behind = next((p for p in scene.cast.within((trigger.span[1], trigger.span[1] + 2)) if is_venue(page, p)), None)
    places = [(behind.mention.span, page.words(behind.mention.name))] if behind else places
    place = min(places, key=lambda found: abs(found[0][0] - trigger.span[0]))[1] if places else None
    return (
        Event(
            id="",
            kind=kind,
            type=category,
            mode=mode,
            trigger=_first_word(page, trigger),
            participants=participants,
            time=time.id if time else None,
            start=time.start if time else None,
            end=time.end if time else None,
            place=place,
            status=status,
            according_to=above[0].id if above else None,
            condition=(condition,) if condition else (),
            evidence=(_trimmed(page, scope),),
            reason=None if time and time.start else (time.reason if time else NO_TIME),
        ),
        scope,
    )


def _is_told_to_come(page: Page, trigger: Span, saying: Attribution) -> bool:
    """Whether an announcement tells the deed in the present: "maakte bekend dat hij naar Oslo reist"."""
    announced = any(announces(page, cue) for cue in saying.cue)
    return announced and (page.language == "tr" or _IN_THE_PRESENT.fullmatch(page.text[slice(*trigger)]) is not None)


def _is_of_paper(scene: Scene, trigger: Span) -> bool:
    """ "un communiqué signé du ministre": whose words they are, and no deed between parties."""
    near = scene.cast.within((max(0, trigger[0] - 24), trigger[0]))
    return any(p.mention.kind == "document" and not scene.page.text[p.mention.span[1] : trigger[0]].strip() for p in near)


def _is_of_the_freed(page: Page, trigger: Found, triggers: list[Found]) -> bool:
    """ "la liberación de los detenidos", "Freilassung der Verhafteten": whom a release frees, and no arrest that is told."""
    if trigger.row["kind"] not in ("arrest", "abduction"):
        return False
    gaps = (page.text[other.span[1] : trigger.span[0]] for other in triggers if other.row["kind"] in ("release", "exchange"))
    return any(gap and len(gap.split()) <= _NEXT + 1 and not re.search(r"[.,،;؛:]", gap) for gap in gaps)


def _between(place: Span, trigger: Found, triggers: list[Found]) -> bool:
    """Whether another deed stands between a deed and a place: "the meeting of A and B, and the talks of C and D in Geneva"."""
    start, end = sorted((place[0], trigger.span[0]))
    return any(start < other.span[0] < end for other in triggers if other.row["kind"] in MUTUAL and other.span != trigger.span)


def _first_word(page: Page, trigger: Found) -> Span:
    """Of "كتب … إلى" and its like the verb; of other triggers all."""
    if " * " not in trigger.row["word"]:
        return trigger.span
    return trigger.span[0], trigger.span[0] + len(page.text[slice(*trigger.span)].split()[0])


def _scope(above: list[Attribution], trigger: Span, sentence: Span) -> Span:
    """The stretch of the innermost content that holds the trigger, within its sentence; else the sentence."""
    for span in above[0].content if above else ():
        if span[0] <= trigger[0] < span[1]:
            return max(span[0], sentence[0]), min(span[1], sentence[1])
    return sentence


def _within_mention(cast: Cast, span: Span) -> bool:
    return any(
        p.mention.span[0] <= span[0] and span[1] <= p.mention.span[1] and p.mention.kind != "document" for p in cast.mentions
    )


def _participants(scene: Scene, trigger: Found, scope: Span, above: list[Attribution]) -> tuple[Participant, ...]:
    page = scene.page
    # who tells the sentence before may take part in his own: "Das sagte Ola Dahl bei einem Treffen mit Lena Berg."
    others = (a for a in scene.attributions if not (above and a.id == above[0].id))
    telling = [span for a in others if a.content[-1][1] > page.sentence_at(a.cue[0][0])[0] for span in a.source]
    people = [p for p in scene.cast.within(scope) if _acts(p) and not any(s <= p.mention.span[0] < e for s, e in telling)]
    people = without_whose(page, of_its_conjunct(page, trigger, who_sent_it(page, trigger, people)))
    people = _without_places(page, people, trigger.row["kind"] in MUTUAL)
    people = of_its_phrase(page, trigger, people, scope)
    segment = page.segment_at(trigger.span[0])
    near = [p for p in people if segment[0] <= p.mention.span[0] < segment[1]]
    if len({p.actor for p in people}) > _MOST_PEOPLE and near:
        people = _around(people, near, trigger)
    # States fill in only where nobody else is named: "the minister of Iran met …" is no meeting of Iran.
    persons = [p for p in people if p.mention.kind not in ("state", "capital")]
    if len({p.actor for p in persons}) >= (2 if trigger.row["kind"] in MUTUAL else 1):
        acting = doers(page, trigger, people)
        written_to = trigger.row["kind"] == "letter"
        people = [p for p in people if p in persons or p in acting or (written_to and _stands_after(page, p, "to"))]
    if trigger.row["kind"] in MUTUAL and len({p.actor for p in people}) > 2:
        people = _pair_of(page, trigger, people)
    # "a meeting of the leaders of Norland, Orland and Vestland": the states, and no leader besides.
    if trigger.row["kind"] in MUTUAL and len({p.actor for p in people if not p.mention.described}) > 1:
        people = [p for p in people if not (p.mention.described and p.mention.kind == "person")]
    # "“There was no meeting”, she said": of whom a quotation speaks without a name, its speaker is one.
    if not people and above and above[0].speaker and above[0].form == "direct" and above[0].speaker_kind != "document":
        return (Participant(actor=above[0].speaker, role="source"),)
    people = without_judge(page, trigger, of_its_clause(page, trigger, people))
    roles: dict[str, ParticipantRole] = befallen(page, trigger, people)
    for person in people if not roles else ():
        roles.setdefault(person.actor or "", _role(page, trigger, person, not roles))
    if trigger.row["kind"] == "letter":
        roles |= _hands(page, people)
    return tuple(Participant(actor=actor, role=role) for actor, role in roles.items())


def _with_speaker(
    scene: Scene,
    trigger: Found,
    scope: Span,
    above: list[Attribution],
    others: tuple[Participant, ...],
    announced: Attribution | None,
) -> tuple[Participant, ...]:
    """With whoever says that he met somebody, or will go somewhere, or announces talks with somebody."""
    kind, saying = trigger.row["kind"], above[0] if above else None
    owner = owner_of(scene.page, scene.cast, trigger, scope, above, others) if kind in MUTUAL or kind == "visit" else None
    if owner is not None:
        mutual = kind in MUTUAL
        own_role: ParticipantRole = "party" if mutual else "source"
        return (
            Participant(actor=owner, role=own_role),
            *(o if mutual else Participant(actor=o.actor, role="target") for o in others),
        )
    wanted = (kind in MUTUAL and others) or kind == "visit"
    own = announced is not None and len({other.actor for other in others}) == int(kind in MUTUAL)
    if not wanted or not (own or does_it_himself(scene.page, scene.cast, scene.times, trigger.span, scope, saying)):
        return others
    speaker = saying.speaker if saying else None
    if speaker is None or any(other.actor == speaker for other in others):
        return others
    if kind in MUTUAL:
        persons = {p.actor for p in scene.cast.within(scope) if p.mention.kind == "person"}
        # "که با سفیر هند دیدار کرد": he met the ambassador, and no state besides
        met = tuple(other for other in others if scene.page.language != "fa" or other.actor in persons) or others
        return (Participant(actor=speaker, role="party"), *met)
    return (Participant(actor=speaker, role="source"), *(Participant(actor=o.actor, role="target") for o in others))


def _around(people: list[Person], near: list[Person], trigger: Found) -> list[Person]:
    """Where many are named, those between the commas, and the persons next to the trigger whom a comma parts from it.

    "The commissioner for peace, Ana Vela, met in secret with the head of the front, Juan Duarte, whom …".
    """
    wanted = 2 if trigger.row["kind"] in MUTUAL else 1
    if len({p.actor for p in near if p.mention.kind == "person"}) >= wanted:
        return near
    persons = [p for p in people if p.mention.kind == "person" and not p.mention.described]
    before = [p for p in persons if p.mention.span[1] <= trigger.span[0]][-1:]
    after = [p for p in persons if p.mention.span[0] >= trigger.span[1]][:1]
    beside = [*before, *(after if wanted == 2 else [])]
    return [p for p in people if p in near or p in beside] if beside else near


def _without_places(page: Page, people: list[Person], mutual: bool) -> list[Person]:
    """Without the states that something goes on in, or that is talked about: "the war in Syria and Yemen" names no party."""
    kept: list[Person] = []
    last: Person | None = None
    for person in people:
        between = page.text[last.mention.span[1] : person.mention.span[0]] if last else None
        joined = (
            between is not None and re.fullmatch(r"\s*(?:,|،|و|and|et|y|e|и|und|ed|en|ve|ile|і|й|та)?\s*", between) is not None
        )
        if is_venue(page, person) or (
            person.mention.kind in ("organisation", "state", "capital") and _stands_after(page, person, "near")
        ):
            continue
        about = mutual and _stands_after(page, person, "about")
        if person.mention.kind in ("state", "capital") and (joined or about or _stands_after(page, person, "within")):
            last = person
            continue
        last = None
        kept.append(person)
    return kept


def _pair_of(page: Page, trigger: Found, people: list[Person]) -> list[Person]:
    """Of several people those whom the trigger's own words join: whoever is named right after it, and who does it.

    "The premier wrote to the king and the general and asked to meet the king": the premier and the king.
    """
    joined: list[Person] = []
    end = trigger.span[1]
    for person in people:
        gap = page.text[end : person.mention.span[0]] if person.mention.span[0] >= end else None
        listed = bool(joined) and gap is not None and _LISTING.fullmatch(gap) is not None
        if gap is not None and (listed or (len(gap.split()) <= _NEXT and not re.search(r"[.,،;؛:]", gap))):
            joined.append(person)
            end = person.mention.span[1]
    before = [person for person in people if person.mention.span[1] <= trigger.span[0]]
    if len({p.actor for p in joined}) == 1 and before:
        joined = [before[0], *joined]
    return joined if len({p.actor for p in joined}) > 1 else people


def _hands(page: Page, people: list[Person]) -> dict[str, ParticipantRole]:
    """Who wrote a letter and who got it where the text says from whom it came: "received a letter from the premier"."""
    writers = [person for person in people if _stands_after(page, person, "from")]
    if not writers:
        return {}
    return {person.actor or "": "source" if person in writers[:1] else "target" for person in people}


def _stands_after(page: Page, person: Person, part: str) -> bool:
    """Whether a preposition stands before a name."""
    before = page.text[max(0, person.mention.span[0] - 16) : person.mention.span[0]]
    return bool(re.search(rf"(?<!\w)(?:{grammar(page.language, part)})\s*$", before)) if grammar(page.language, part) else False


def _acts(person: Person) -> bool:
    return person.actor is not None and person.mention.kind in _ACTING


def _role(page: Page, trigger: Found, person: Person, first: bool) -> ParticipantRole:
    """Parties of a mutual deed; else who is named first does it, unless "to" stands before the name."""
    if trigger.row["kind"] in MUTUAL:
        return "party"
    before = page.text[max(0, person.mention.span[0] - 10) : person.mention.span[0]]
    to = grammar(page.language, "to")
    given = bool(to) and re.search(rf"(?<!\w)(?:{to})\s*$", before)
    if page.language == "tr":  # "Ayşe Kaya'ya": there the suffix says it
        given = re.match(r"'[yn]?[ae](?!\w)", page.text[person.mention.span[1] : person.mention.span[1] + 5])
    if page.language in ("ru", "uk") and person.mention.title:  # "Послу Павлу Орлову заявлен протест"
        given = given or _DATIVE.search(page.text[slice(*person.mention.title)].split()[0])
    return "source" if first and not given else "target"


def _time_in(scene: Scene, trigger: Found, scope: Span) -> Time | None:
    """The date nearest to the trigger in its scope; the day on which a deed done is announced is not its own."""
    dateline = _DATELINE.match(scene.page.text)
    start = max(scope[0], dateline.end()) if dateline else scope[0]
    near = [time for time in scene.times if start <= time.span[0] < scope[1] and time.type in ("DATE", "TIME")]
    apart = told_apart(scene, trigger.span)
    near = [t for t in near if not any(s <= t.span[0] < e for s, e in apart)]
    # "die am Montag freigelassenen Fischer treffen": on Monday they were freed, and not met.
    place = trigger.span[0]
    near = [t for t in near if (deed := dated_attribute(scene.page, t.span)) is None or deed[0] <= place < deed[1]]
    if trigger.row["kind"] in DONE_BEFORE:
        near = [time for time in near if not is_day_of_announcing(scene.page, time.span)]
    return min(near, key=lambda time: (time.start is None, abs(time.span[0] - place)), default=None)


def _trimmed(page: Page, scope: Span) -> Span:
    start, end = scope
    return start, start + len(re.sub(r"[\s.،,؛;:]+$", "", page.text[start:end])) or end

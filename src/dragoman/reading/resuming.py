"""Deeds that take up one told before: "the talks", "there was such a letter", "they had met on Monday"."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.attrs import SENT_START
from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.kindred import kindred_of
from dragoman.reading.reckoned import is_reckoned, points_at_it
from dragoman.reading.triggers import Trigger
from dragoman.types import Event, Participant, Status

_REACH = 4  # sentences back that "the talks" may look
_AHEAD = frozenset({"planned", "proposed", "conditional"})
_RESUMING = frozenset({"the", "this", "that", "these", "those", "such", "any", "no"})
_EXISTING = frozenset({"such", "any", "no"})  # "there was such a letter" looks back as far as it must
_OF_PAIRS = frozenset({"meet", "letter", "deal", "call"})
_TAKEN_UP = _OF_PAIRS | {"visit", "exchange", "ceasefire"}
_OTHER_ONES = frozenset({"counterpart", "colleague", "other", "another"})
_MEETINGS = frozenset({"meeting", "talks"})
_FURTHER = frozenset("second third fourth fifth another next new further fresh follow-up final last".split())
_PAIR = frozenset({"they", "both", "two", "we"})


@dataclass(frozen=True)
class Resumed:
    """Participants taken over; `status` too, where the text only names again what it told before. `start` is the day of that.

    `ahead` is the status of a journey or an exchange that lies ahead, unless the text has more to say of it.
    """

    participants: tuple[Participant, ...]
    status: Status | None = None
    start: str | None = None
    ahead: Status | None = None


@dataclass
class Told:
    """The deeds of a document so far, newest last."""

    cast: Cast
    deeds: list[tuple[Trigger, Event]] = field(default_factory=list)

    def add(self, trigger: Trigger, event: Event) -> None:
        """Note a deed."""
        self.deeds.append((trigger, event))

    def participants_of(self, trigger: Trigger, found: tuple[Participant, ...]) -> Resumed | None:
        """The participants of the deed that this one takes up; None where it stands for itself.

        A noun without participants of its own takes up the nearest of its kind. "They met" of somebody else than two persons
        means the two who last met, wrote or spoke to each other, where there are two.
        """
        group = kindred_of(trigger.deed.kind)
        if group not in _TAKEN_UP:
            return None  # whose "the raid" was, linking tells
        if group == "meet" and _is_pair(trigger) and self._persons(found) < 2:
            return self._last_pair(trigger, found)
        if not found and group == "meet" and _is_further(trigger) and (before := self._nearest(trigger, group)) is not None:
            return Resumed(before.participants)
        if found or not _resumes(trigger):
            return None
        before = self._nearest(trigger, group)
        if before is None and trigger.head.lemma_.lower() == "conversation":
            return self._nearest(trigger, "meet")  # "Dahl and Berg spoke on Monday. … The conversation lasted an hour"
        return before

    def _nearest(self, trigger: Trigger, group: str) -> Resumed | None:
        exists = any(child.lower_ in _EXISTING for child in trigger.head.lefts)
        deeds = list(reversed(self.deeds))
        such = any(child.lower_ == "such" for child in trigger.head.lefts)
        if such:
            # "doubted that he would allow such a meeting": of one that was held nobody would say "such a".
            deeds.sort(key=lambda deed: deed[1].status in ("occurred", "ongoing"))
        for before, event in deeds:
            if kindred_of(event.kind) != group:
                continue
            if is_reckoned(before) and not points_at_it(trigger.head) and any(_is_of(group, other) for other in deeds):
                continue
            if exists and not (_same_noun(before, trigger) and self._persons(event.participants)):
                continue  # "denied that there was any letter": the letter that the text is about
            if exists or _sentences_between(before.head, trigger.head) <= _REACH:
                ahead = event.status if event.status in _AHEAD and self._is_still_ahead(trigger, group) else None
                return Resumed(event.participants, event.status if group == "letter" or such else None, event.start, ahead)
        return None

    def _is_still_ahead(self, trigger: Trigger, group: str) -> bool:
        """ "Dahl will meet Berg. The palace confirmed the meeting": of a meeting, where no other has been told as held.

        "The talks lasted for two hours" tells that they were.
        """
        if group not in _OF_PAIRS:
            return True
        held = any(_is_of(group, deed) and deed[1].status not in _AHEAD for deed in self.deeds)
        return group == "meet" and not held and trigger.head.dep_ not in ("nsubj", "nsubjpass")

    def _last_pair(self, trigger: Trigger, found: tuple[Participant, ...]) -> Resumed | None:
        """The two who last met; of "we", the two of whom the speaker is one."""
        we = any(child.lower_ == "we" for child in trigger.head.children) or trigger.head.dep_ == "xcomp"
        for before, event in reversed(self.deeds):
            persons = [p.actor for p in event.participants if self.cast.named(p.actor).kind == "person"]
            if (
                len(persons) != 2
                or kindred_of(event.kind) not in _OF_PAIRS
                or _sentences_between(before.head, trigger.head) > _REACH
            ):
                continue
            if we and not {p.actor for p in found} <= set(persons):
                continue
            return Resumed(tuple(Participant(actor=actor, role="party") for actor in persons))
        return None

    def _persons(self, participants: tuple[Participant, ...]) -> int:
        return sum(self.cast.named(p.actor).kind == "person" for p in participants)


def _is_of(group: str, deed: tuple[Trigger, Event]) -> bool:
    """Whether a deed is of that kindred, with people, and told for its own sake."""
    return kindred_of(deed[1].kind) == group and bool(deed[1].participants) and not is_reckoned(deed[0])


def suffices(trigger: Trigger, participants: tuple[Participant, ...], cast: Cast) -> bool:
    """Whether those take part whom the word needs to mean its deed.

    "Dahl saw Berg": two persons. "Dahl met the deadline", "met her demands": a thing that is met is no meeting.
    """
    if trigger.needs and _is_mutual(trigger):
        return bool(participants)  # "the ministers will see each other"
    if trigger.needs == "persons":
        return sum(cast.named(p.actor).kind == "person" for p in participants) > 1
    if trigger.needs == "parties":
        return len(participants) > 1 or is_plural(trigger)
    if trigger.head.lemma_.lower() == "meet" and trigger.head.pos_ == "VERB":
        withs = [inner for child in trigger.head.children if child.lower_ == "with" for inner in child.children]
        passive = any(child.dep_ == "auxpass" for child in trigger.head.children)
        if passive and withs and not any(cast.referents(inner.i) for inner in withs):
            return False  # "the plan was met with denial by all": nobody met
        objects = [child for child in trigger.head.children if child.dep_ == "dobj"]
        return not any(child.pos_ == "NOUN" and child.ent_type_ == "" and not _names_somebody(child, cast) for child in objects)
    return True


def _is_mutual(trigger: Trigger) -> bool:
    """ "see each other", "see one another"."""
    words = {child.lower_ for child in trigger.head.children if child.dep_ in ("dobj", "pobj")}
    return bool(words & {"other", "another"})


def is_plural(trigger: Trigger) -> bool:
    """Whether several do what takes two: "the negotiators will convene"."""
    subjects = [child for child in trigger.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    return trigger.needs == "parties" and any(child.tag_ in ("NNS", "NNPS") for child in subjects)


def _names_somebody(noun: Token, cast: Cast) -> bool:
    """ "met the envoy", "met her counterpart Tomas Berg", "met her Orlish counterpart", "met each other"."""
    if noun.lemma_.lower() in _OTHER_ONES:
        return True
    apposed = [child for child in noun.children if child.dep_ in ("appos", "conj")]
    return any(cast.referents(token.i) for token in (noun, *apposed))


def is_purpose(trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """ "will meet Berg to discuss grain": what they meet for is no second meeting."""
    verb = trigger.head
    if trigger.deed.kind not in _MEETINGS or verb.dep_ not in ("advcl", "xcomp"):
        return False
    purpose = any(child.tag_ == "TO" for child in verb.children)
    return purpose and any(other.head.i == verb.head.i and other.deed.kind in _MEETINGS for other in others)


def _is_further(trigger: Trigger) -> bool:
    """ "A second round is set for Friday", "another session": of those who held the first."""
    noun = trigger.head
    return bool(noun.pos_ == "NOUN") and any(child.lower_ in _FURTHER for child in noun.lefts)


def _resumes(trigger: Trigger) -> bool:
    noun = trigger.head
    return bool(noun.pos_ == "NOUN") and any(child.lower_ in _RESUMING or _is_day(child) for child in noun.lefts)


def _is_day(owner: Token) -> bool:
    """ "Thursday's attack"."""
    return bool(owner.dep_ == "poss" and owner.ent_type_ == "DATE")


def _is_pair(trigger: Trigger) -> bool:
    """ "They had met", "the two will meet", "we agreed to meet": a plural that names nobody is the subject."""
    verb = trigger.head
    while verb.dep_ == "xcomp" and not any(child.dep_ == "nsubj" for child in verb.children):
        verb = verb.head
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(child.lower_ in _PAIR and child.pos_ in ("PRON", "NUM", "DET") for child in subjects)


def _same_noun(before: Trigger, trigger: Trigger) -> bool:
    """Whether the earlier deed used the same noun, or only a verb ("wrote")."""
    noun = before.noun if before.noun is not None else before.head
    return bool(noun.pos_ != "NOUN" or noun.lemma_ == trigger.head.lemma_ or before.head.pos_ == "VERB")


def _sentences_between(before: Token, after: Token) -> int:
    return int((after.doc.to_array(SENT_START)[before.i + 1 : after.i + 1] == 1).sum())

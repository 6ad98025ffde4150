"""Two mentions → whether they tell two deeds in words that are otherwise the same: a ban on steel, a ban on wine.

Kind, parties and time cannot tell such deeds apart; the words can, where the reports are worded alike. What is talked about does
not count: talks have many topics, and each report has its own. But two states offer and agree on many things in the days of one
affair, and an offer or an agreement is what it is of: where two tellings have no word of it in common, they are two.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.linking.contrast import By, contrast
from dragoman.linking.eventkinds import BY_ONE, MUTUAL, SPOKEN, family_of
from dragoman.linking.marks import Profile
from dragoman.linking.similarity import telling
from dragoman.linking.words import is_common, sign_of, words
from dragoman.types import CaseEvent, CaseView, EventMention, Reading, Span

_OF_SOMETHING = frozenset({"wish", "deal"})
_LEAST = 2  # words that say what an offer or an agreement is of
_COMPARED = 8  # tellings of an event whose words are looked at
# words for offering and agreeing itself
_DOING = (
    "agree agreed agrees agreement accord deal pact understanding offer offered offers offering promise promised pledge "
    "pledged ask asked asks asking request requested propose proposed proposal invite invited invitation sign signed accept "
    "accepted commit committed vow vowed undertake undertook appeal appealed settle settled conclude concluded nothing kind "
    "such place way part"
)


class Wordings:
    """The words in which the document that is linked and those of the case tell deeds."""

    def __init__(self, view: CaseView, document: str, reading: Reading) -> None:
        self._view, self._document, self._text = view, document, reading.document.text
        self._triggers = {event.id: event.trigger for event in reading.events}
        self._languages = {document: (reading.document.language or "").partition("-")[0]}

    def differ(self, mention: EventMention, event: CaseEvent) -> bool:
        """Whether a mention of this document tells another deed than an event's first report, in its words."""
        if event.kind in SPOKEN:
            return False
        if self._are_of_two_things([mention], event):
            return True
        other = next((m for m in event.mentions if m.document != self._document), None)
        if other is None:
            return False
        mine, theirs = self._text[slice(*mention.span)], self._told(other)
        trigger = self._triggers.get(mention.item, (0, 0))
        deeds = {sign_of(word) for word in words(self._text[slice(*trigger)])}
        profiles = _profile(mine, mention.actors), _profile(theirs, other.actors)
        family = family_of(event.kind)
        by: tuple[By, ...] = ("names",) if family in MUTUAL else ("words",) if family in BY_ONE else ("names", "words")
        return contrast(mine, profiles[0], theirs, profiles[1], deeds, by=by)

    def are_apart(self, one: CaseEvent, other: CaseEvent) -> bool:
        """Whether two events of the case are told as two deeds in what this document tells of the one, or as two things."""
        here = [mention for mention in one.mentions if mention.document == self._document]
        return any(self.differ(mention, other) for mention in here) or self._are_of_two_things(one.mentions, other)

    def _are_of_two_things(self, mentions: Sequence[EventMention], event: CaseEvent) -> bool:
        """Whether no telling of an offer or agreement in an event has a word of its matter in common with these of another.

        Not where both have one day: then one report tells of it what the other leaves out.
        """
        if family_of(event.kind) not in _OF_SOMETHING:
            return False
        if any(m.start is not None and (m.start, m.end) == (event.start, event.end) for m in mentions):
            return False
        documents = {mention.document for mention in mentions}
        here = self._matters(mentions)
        there = self._matters([m for m in event.mentions if m.document not in documents])
        compared = [(mine, theirs) for mine in here for theirs in there if mine[0] == theirs[0]]
        return bool(compared) and all(mine.isdisjoint(theirs) for (_, mine), (_, theirs) in compared)

    def _matters(self, mentions: Sequence[EventMention]) -> list[tuple[str, frozenset[str]]]:
        """The language of tellings, and the words of what they are of, where there are enough of these."""
        found = [(self._language(mention.document), _matter(self._told(mention))) for mention in mentions[:_COMPARED]]
        return [(language, matter) for language, matter in found if len(matter) >= _LEAST]

    def _language(self, document: str) -> str:
        if document not in self._languages:
            card = next(iter(self._view.cards([document])), None)
            self._languages[document] = (card.language or "" if card is not None else "").partition("-")[0]
        return self._languages[document]

    def _told(self, mention: EventMention) -> str:
        """The words of a mention, of one of another document as far as one statement holds them."""
        if mention.document == self._document:
            return self._text[slice(*mention.span)]
        start, end = mention.span
        held = max(self._view.statements_of(mention.document), key=lambda s: _common(s.span, mention.span), default=None)
        return held.text[max(0, start - held.span[0]) : max(0, end - held.span[0])] if held is not None else ""


@lru_cache(maxsize=4096)
def _matter(text: str) -> frozenset[str]:
    """The words that say what something is of: none that the news is full of, and no names."""
    small = " ".join(word for word in text.split() if not word[:1].isupper())
    signs = {sign_of(word) for word in words(small) if not is_common(word)}
    return frozenset(sign for sign in signs - _signs_of_doing() if telling((sign,)))


@cache
def _signs_of_doing() -> frozenset[str]:
    return frozenset(map(sign_of, _DOING.split()))


def _common(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


@lru_cache(maxsize=4096)
def _profile(text: str, actors: tuple[str, ...]) -> Profile:
    """Words with a capital are names, or might be; where a script has no capitals nothing tells them apart."""
    small = " ".join(word for word in text.split() if word[:1].islower())
    return Profile(actors=actors, stems=tuple(dict.fromkeys(map(sign_of, words(small)))))

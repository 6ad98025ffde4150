"""Two mentions → whether they tell two deeds in words that are otherwise the same: a ban on steel, a ban on wine.

Kind, parties and time cannot tell such deeds apart; the words can, where the reports are worded alike. What is talked about does
not count: talks have many topics, and each report has its own.
"""

from functools import lru_cache

from dragoman.linking.contrast import By, contrast
from dragoman.linking.eventkinds import BY_ONE, MUTUAL, SPOKEN, family_of
from dragoman.linking.marks import Profile
from dragoman.linking.words import sign_of, words
from dragoman.types import CaseEvent, CaseView, EventMention, Reading, Span


class Wordings:
    """The words in which the document that is linked and those of the case tell deeds."""

    def __init__(self, view: CaseView, document: str, reading: Reading) -> None:
        self._view, self._document, self._text = view, document, reading.document.text
        self._triggers = {event.id: event.trigger for event in reading.events}

    def differ(self, mention: EventMention, event: CaseEvent) -> bool:
        """Whether a mention of this document tells another deed than an event's first report, in its words."""
        if event.kind in SPOKEN:
            return False
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

    def _told(self, mention: EventMention) -> str:
        """The words of a mention of another document, as far as one statement holds them."""
        start, end = mention.span
        held = max(self._view.statements_of(mention.document), key=lambda s: _common(s.span, mention.span), default=None)
        return held.text[max(0, start - held.span[0]) : max(0, end - held.span[0])] if held is not None else ""


def _common(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


@lru_cache(maxsize=4096)
def _profile(text: str, actors: tuple[str, ...]) -> Profile:
    """Words with a capital are names, or might be; where a script has no capitals nothing tells them apart."""
    small = " ".join(word for word in text.split() if word[:1].islower())
    return Profile(actors=actors, stems=tuple(dict.fromkeys(map(sign_of, words(small)))))

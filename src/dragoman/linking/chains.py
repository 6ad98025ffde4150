"""Attribution → chain: its sources by the case's names, without words that name nobody."""

import re
from collections.abc import Mapping

from dragoman.linking.words import folded, stem, words
from dragoman.types import Actor, Attribution, CaseActor, Reading, Span

# Words that stand for a source without naming it, and adjectives left over from one ("Persian-language reports").
_NOBODY = frozenset(
    "he she it they we i you who which that this these those one others another there his her their its "
    "update correction هو هي هم الذي التي او آن این که il elle ils on qui él ella ellos "
    "quien он она они который er sie es der die das"
    .split()
)  # fmt: skip


# "16:05 GMT - The master of the ship": a live page's stamp.
_STAMP = re.compile(r"^\d{1,2}[:.h]\d{2}\s*(?:[A-Z]{2,4}\b)?\s*[-–—:|]?\s*")


class Names:
    """The actors of one document by the words that name them there."""

    def __init__(self, reading: Reading, cast: Mapping[str, CaseActor]) -> None:
        self._text = reading.document.text
        self._cast = cast
        self._actors = reading.actors
        self._by_words = {folded(form): actor for actor in reversed(reading.actors) for form in (*actor.aliases, actor.name)}

    def chain(self, attribution: Attribution | None) -> tuple[str, ...]:
        """The chain of an attribution, each source by its case actor's name, each once."""
        if attribution is None:
            return ()
        known = [self.name(entry) for entry in attribution.chain]
        return tuple(dict.fromkeys(name for name in known if name is not None))

    def name(self, entry: str) -> str | None:
        """The case's name for words that name a source; None where they name nobody."""
        entry = _STAMP.sub("", entry)
        key = folded(entry).strip(" .,:;")
        if key in _NOBODY or key.endswith("-language") or not any(letter.isalpha() for letter in key):
            return None
        actor = self.actor(entry)
        return self._cast[actor.id].name if actor is not None and actor.id in self._cast else entry

    def actor(self, entry: str) -> Actor | None:
        """The document's actor under these words."""
        key = folded(entry).strip(" .,:;")
        return self._by_words.get(key) or self._by_words.get(key.removeprefix("the "))

    def outlets(self, span: Span) -> list[tuple[Span, str]]:
        """Media named within a span, each with its place there and its name in the case."""
        found = [
            (place, self._cast[actor.id].name)
            for actor in self._actors
            if actor.id in self._cast and self._cast[actor.id].kind == "outlet" and self.name(actor.name) is not None
            for place in actor.mentions
            if span[0] <= place[0] < span[1]
        ]
        return sorted(found)

    def stems(self, span: Span) -> frozenset[str]:
        """The stems of the words within a span that name an actor."""
        named = (
            self._text[slice(*place)]
            for actor in self._actors
            if actor.kind not in ("document", "group")  # "two fishermen" is a description, not a name
            for place in actor.mentions
            if span[0] <= place[0] < span[1]
        )
        return frozenset(stem(word) for words_of in named for word in words(words_of))

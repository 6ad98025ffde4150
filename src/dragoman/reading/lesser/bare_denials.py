"""Page → denials that say nothing but who denies: "Oslo dément.", "Teerão desmentiu"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import find, grammar
from dragoman.types import Span

_SAYERS = ("person", "state", "capital", "organisation", "group")
_BUT = r"\s*(?:(?:mais|mas|pero|ma|aber|maar|но|але|а)\s)?"
_JOINT = re.compile(r"\s*(?:(?:et|y|e|und|en|и|і|та|o|a|os|as|le|la|les|l'|el|il|lo|i|gli|der|die|das|de|het)\s*)*")


def bare_denials(page: Page, cast: Cast) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The verb of each such denial, with all who stand before it in its clause: "mas Oslo e Varsóvia desmentiram"."""
    for sentence in page.sentences:
        for cue in find("cues", page, sentence):
            start, end = page.segment_at(cue.span[0])
            if cue.row["kind"] != "deny" or not re.match(r"\s*(?:[.,;]|$)", page.text[cue.span[1] : max(end, cue.span[1]) + 1]):
                continue
            people = [p for p in cast.within((start, cue.span[0])) if p.actor and p.mention.kind in _SAYERS]
            if not people or page.text[people[-1].mention.span[1] : cue.span[0]].strip():
                continue
            opening = page.text[start : people[0].mention.span[0]]
            gaps = [page.text[a.mention.span[1] : b.mention.span[0]] for a, b in pairwise(people)]
            of_all = all(_JOINT.fullmatch(gap) for gap in gaps)
            if (
                of_all
                and re.fullmatch(rf"{_BUT}{_JOINT.pattern}", opening, re.IGNORECASE)
                and grammar(page.language, "it-behind")
            ):
                yield cue.span, tuple(dict.fromkeys(p.actor or "" for p in people))

"""Deed → its parties without who only tells of it: "fired into the sea on Thursday, Norland's army said" is not at the army."""

import re

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.gazetteer import state_adjective
from dragoman.reading.parse import Parse
from dragoman.reading.triggers import Trigger
from dragoman.types import Attribution, Participant, Span

_OWN = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Mm]e|[Mm]y|[Oo]ur|[Mm]yself|[Oo]urselves)\b")

_ASKED = frozenset({"asked", "questioned", "pressed", "speaking", "commenting"})


def without_tellers(
    trigger: Trigger,
    participants: tuple[Participant, ...],
    parse: Parse,
    cast: Cast,
    attributions: tuple[Attribution, ...],
) -> tuple[Participant, ...]:
    """The participants without those whom it is done to, or with, only because the parser joins them to what they tell.

    Whoever the sentence names nowhere but as the source behind what is told takes no part, unless the words are his own: "They
    shot at us, Dahl said".
    """
    word = parse.span(trigger.head.i, trigger.head.i)
    sentence = parse.span(trigger.head.sent.start, trigger.head.sent.end - 1)
    over = [a for a in attributions if any(_within(word, content) for content in a.content)]
    over = [a for a in over if not any(_OWN.search(parse.text, *content) for content in a.content)]
    # Behind the deed: in "Dahl asked to meet Berg" and "the rebels pledged to disarm" who speaks also does it.
    sources = [source for a in over for source in a.source if source[0] > word[0]]
    if trigger.head.sent[0].lower_ in _ASKED:  # "Asked about the blasts in Varna, a spokesman, Ola Dahl, said …"
        sources += [source for a in attributions for source in a.source if word[0] < source[0] and _within(source, sentence)]

    def only_tells(actor: str) -> bool:
        mentions = [span for span in cast.named(actor).mentions if _within(span, sentence)]
        mentions = [span for span in mentions if not (_is_owner(parse, span) and span[0] > sources[-1][1])]
        if any(
            state_adjective(token) == cast.named(actor).name for token in trigger.head.sent if not _is_in(token, parse, sources)
        ):
            return False  # "France is to buy Norlandish grain, Norland said"
        return bool(mentions) and all(any(_within(span, source) for source in sources) for span in mentions)

    if not sources:
        return participants
    return tuple(p for p in participants if p.role not in ("target", "party") or not only_tells(p.actor))


def _is_in(token: Token, parse: Parse, sources: list[Span]) -> bool:
    return any(_within(parse.span(token.i, token.i), source) for source in sources)


def _is_owner(parse: Parse, span: Span) -> bool:
    """ "fired a missile, the army said, [its] first in weeks": whose it is, the words behind do not tell."""
    index = parse.token_at(span[0])
    return index is not None and parse.doc[index].tag_ == "PRP$"


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]

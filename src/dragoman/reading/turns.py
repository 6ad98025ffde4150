"""Lines → turns: in a transcript or an interview whoever stands before the colon says all that follows, until the next one does.

"Ana Orlu: We met on 29 March. Nothing came of it." is hers to the last sentence, and so are the paragraphs below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.reading.cast import Cast
from dragoman.reading.contents import trimmed
from dragoman.reading.datelines import dateline_at
from dragoman.reading.drafts import Draft
from dragoman.reading.labels import NAME
from dragoman.reading.parse import Parse, paragraphs
from dragoman.reading.turn_labels import LABELS
from dragoman.types import Span

TURN = "turn"
_CAPITAL = "A-ZÀ-ÖØ-ÞĂĄĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŢŤŮŰŹŻŽ"
_BRACKET = r"(?:\s*\([^)\n]{1,60}\))?"
# What a transcript says of somebody when he first speaks: "LENA DAHL, spokesperson:", "LENA DAHL, MINISTER OF TRADE:".
_WHO = rf"(?:,\s+(?:(?:the\s+)?[a-z][^:.?!\n]{{2,60}}|[{_CAPITAL}][{_CAPITAL} .’'-]{{3,60}}))?"
_LABEL = re.compile(
    rf"\s*(?P<name>{NAME}|[{_CAPITAL}](?:[{_CAPITAL} .’'-]{{0,40}}(?![a-z])))(?:(?<=[{_CAPITAL}]){_WHO})?{_BRACKET}"
    r"(?P<colon>:)\s*(?=\S)"
)
# Where a paragraph runs on into the next turn: "… for an answer. QUESTION: And the draft?"
_NEXT = re.compile(
    rf"(?:(?<=[a-zß-ÿ0-9)%][.!?…])|(?<=[.!?][”\"])|(?<=[A-Z]{{3}}[.!?])(?<!MRS\.))\s+"
    rf"(?=(?:[QA]|[{_CAPITAL}][{_CAPITAL} .’'-]{{2,40}}(?<=[{_CAPITAL}]){_WHO}){_BRACKET}:\s+\S)"
)
# Of an official record: "MR. DAHL:", "SECRETARY BERG:".
_OFFICIAL = re.compile(
    r"(?:MR|MRS|MS|DR|AMB|GEN|COL|SEN|GOV|SECRETARY|PRESIDENT|MINISTER|GENERAL|ADMIRAL|AMBASSADOR|SENATOR|CHAIRMAN|"
    r"DIRECTOR)\b\.? [A-Z .’'-]+"
)
_SPOKEN = re.compile(r"\?|\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_ASIDE = re.compile(r"\s*[(\[][^\n]*[)\]]\s*")
_SENTENCES = re.compile(r"[.!?][”\"’]?\s+(?=[“\"‘]?[A-Z])")


@dataclass(frozen=True)
class _Turn:
    """Who speaks, the colon, and the paragraphs that are spoken."""

    name: Span
    colon: Span
    told: tuple[Span, ...]


def with_turns(parse: Parse, cast: Cast, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one for each turn of a transcript, over all that is said in it."""
    turns = list(_turns(parse, cast))
    if not _is_spoken(parse, turns, drafts):
        return list(drafts)
    colons = {turn.colon[0]: turn for turn in turns}
    kept = [draft for draft in drafts if draft.cue[0][0] not in colons]
    said = [
        Draft(TURN, (turn.colon,), turn.name, tokens[-1].i, turn.told, 0.9)
        for turn in turns
        if (tokens := [token for token in parse.tokens_in(turn.name) if not token.is_punct])
    ]
    return sorted([*kept, *said], key=lambda draft: (draft.start, draft.content))


def _is_spoken(parse: Parse, turns: Sequence[_Turn], drafts: Sequence[Draft]) -> bool:
    """Whether lines with a colon are speech: somebody asks or says "I" or "we"; "Lena Dahl: minister since 2019" is a list."""
    seen = {draft.cue[0][0] for draft in drafts}
    return any(
        turn.colon[0] in seen
        or _OFFICIAL.fullmatch(parse.text, *turn.name)
        or any(_SPOKEN.search(parse.text, *span) for span in turn.told)
        for turn in turns
    )


def _turns(parse: Parse, cast: Cast) -> Iterator[_Turn]:
    """The turns of a text that has two lines with a speaker, or one whose speaker says more than a sentence."""
    stretches = [line for stretch in paragraphs(parse.text, parse.document.sections) for line in _lines(parse, stretch)]
    again = _repeated(parse, stretches)
    labels = [_label(parse, cast, stretch, again) for stretch in stretches]
    places = [place for place, label in enumerate(labels) if label is not None]
    for place, following in pairwise([*places, len(stretches)]):
        label = labels[place]
        first = trimmed(parse.text, (label.end(), stretches[place][1])) if label else None
        if label is None or first is None:
            continue
        if len(places) == 1 and not _SENTENCES.search(parse.text, *first):
            continue
        further = stretches[place + 1 : following] if following < len(stretches) else []
        rest = [trimmed(parse.text, stretch) for stretch in further if not _ASIDE.fullmatch(parse.text, *stretch)]
        yield _Turn(label.span("name"), label.span("colon"), (first, *(span for span in rest if span)))


def _lines(parse: Parse, stretch: Span) -> list[Span]:
    """A paragraph that opens with a label and runs on into further ones, as a line for each; any other as it is."""
    starts = [found.end() for found in _NEXT.finditer(parse.text, *stretch)]
    if not starts or _LABEL.match(parse.text, *stretch) is None or dateline_at(parse.text, stretch):
        return [stretch]
    return list(pairwise([stretch[0], *starts, stretch[1]]))


def _repeated(parse: Parse, stretches: Sequence[Span]) -> frozenset[str]:
    """What stands in capitals before the colon of two paragraphs or more: "RADIO ORN:", whoever that is."""
    found = [label["name"] for stretch in stretches if (label := _LABEL.match(parse.text, *stretch)) is not None]
    surnames = [name.split()[-1] for name in found if name.isupper() and len(name) > 1]
    return frozenset(name for name in found if name.isupper() and len(name) > 1 and surnames.count(name.split()[-1]) > 1)


def _label(parse: Parse, cast: Cast, stretch: Span, again: frozenset[str]) -> re.Match[str] | None:
    label = _LABEL.match(parse.text, *stretch)
    if label is None or dateline_at(parse.text, stretch):
        return None
    name = label["name"]
    if name in again or _OFFICIAL.fullmatch(name) or name in LABELS:
        return label
    if name.isupper() and name.casefold() in _surnames(cast):
        return label
    known = {identity for token in parse.tokens_in(label.span("name")) for identity in cast.referents(token.i)}
    return label if len(known) == 1 and cast.named(next(iter(known))).kind in ("person", "outlet") else None


def _surnames(cast: Cast) -> frozenset[str]:
    """The names by which the text calls its persons, in one word: "NOH:" after "Noh Min-gyu … Noh"."""
    persons = (actor for actor in cast.actors if actor.kind == "person" and actor.id not in cast.unnamed and " " in actor.name)
    named = (form for actor in persons for form in (actor.name.split()[-1], *actor.aliases))
    return frozenset(form.casefold() for form in named if " " not in form)


def is_in_turn(drafts: Sequence[Draft], above: Sequence[int | None], index: int) -> bool:
    """Whether a saying stands in somebody's turn, where the first person is who speaks."""
    place = above[index]
    while place is not None:
        if drafts[place].construction == TURN:
            return True
        place = above[place]
    return False

"""Learned and ruled drafts → drafts: the network's spans where it speaks, the grammar's structure within and beside them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from dragoman.reading.contents import OPENING_MARKS, covers, holds, overlap, size, trimmed
from dragoman.reading.drafts import Draft
from dragoman.reading.lexicon import rows
from dragoman.reading.mended import INNER
from dragoman.reading.parse import Parse
from dragoman.reading.sources import head_of
from dragoman.types import Spans

_INTRODUCES = re.compile(r"\s*:\s*\n\s*")
_SURE = 0.7  # share of a verb that the corpus lacks
_STATED = frozenset({"formula", "untaught", "phrase", "accounted", "carried"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
# "VARGA: The border is open.", what was "found in the press", "what he termed a provocation": read, whatever the network sees.
_UNSEEN = frozenset(
    {
        "label",
        "carried",
        "phrase",
        "inserted",
        "quoted",
        "relative",
        "estimate",
        "accounted",
        "provided",
        "announced",
        "introduced",
        "noun",
        "formula",
        "untaught",
    }
)


def combined(ruled: Sequence[Draft], learned: Sequence[Draft], is_medium: Callable[[int], bool]) -> list[Draft]:
    """All learned drafts; of the ruled ones of another cue those of a form that the network misses, and those within a content.

    Elsewhere a cue that the network does not see mostly is none, unless a medium is its source: "it related that …". Within a
    content it has not learned to look, since its corpus annotates one level.
    """
    stated = [draft for draft in ruled if draft.construction in _STATED]
    deep = [draft for draft in learned if draft.construction == INNER]
    learned = [draft for draft in learned if draft.construction != INNER]
    learned = [draft for draft in learned if not any(_misses(draft, form) for form in stated)]
    cues = [cue for draft in learned for cue in draft.cue]
    others = [draft for draft in ruled if not any(overlap(draft.cue[0], cue) for cue in cues)]
    trusted = [draft for draft in others if draft.construction in _UNSEEN or _tells(draft, is_medium) or _stands_between(draft)]
    beside = [_of_speaker(draft, learned) for draft in trusted if not _cuts_across(draft.content, learned)]
    outer = [*learned, *beside]
    # "Hints of the king's wish to meet him were found in the press": the wish comes before the cue in whose content it stands.
    told = {draft.cue for draft in beside}
    within = [inner for draft in others if draft.cue not in told and (inner := _within(draft, outer))]
    known = [cue for draft in (*outer, *within) for cue in draft.cue]
    unseen = [draft for draft in deep if not any(overlap(draft.cue[0], cue) for cue in known)]
    more = [inner for draft in unseen if (inner := _within(draft, [*outer, *within]))]
    return sorted([*outer, *within, *more], key=lambda draft: (draft.start, draft.content))


def _stands_between(draft: Draft) -> bool:
    """ "He informed the hosts, it further stated, that …": a saying between the halves of what is told."""
    return len(draft.content) == 2 and draft.content[0][1] <= draft.start < draft.content[1][0]


def _of_speaker(draft: Draft, learned: Sequence[Draft]) -> Draft:
    """ "Berg said the truce would fail, echoing Dahl's complaint": Berg echoes it, not the truce of which he speaks."""
    for other in learned:
        told = draft.source is not None and covers(other.content, draft.source) and not covers(other.content, draft.cue[0])
        if told and 0 <= draft.start - other.content[-1][1] <= len(", "):
            return replace(draft, source=other.source, source_head=other.source_head)
    return draft


def untaught(parse: Parse, draft: Draft) -> Draft:
    """The draft, marked where its verb is one that the network's corpus lacks: that the network is silent then says nothing."""
    index = parse.token_at(draft.start)
    verb = parse.doc[index] if index is not None else None
    lacking = verb is not None and verb.tag_ in _FINITE and (verb.lemma_.lower(), draft.construction) in _lacking()
    return replace(draft, construction="untaught") if lacking else draft


def introduced(parse: Parse, draft: Draft) -> Draft:
    """The draft, marked where a line ends in its cue and a colon, and a quotation follows: "Dahl went on: ¶ “The port …”".

    The network sees so much at a time, and such quotations run over many paragraphs.
    """
    start = draft.content[0][0]
    opens = parse.text[start] in OPENING_MARKS and _INTRODUCES.fullmatch(parse.text, draft.cue[-1][1], start)
    return replace(draft, construction="introduced") if opens else draft


@cache
def _lacking() -> frozenset[tuple[str, str]]:
    return frozenset(
        (row["lemma"], row["construction"])
        for row in rows("cue_verbs")
        if row["source"].startswith("own") and float(row["share"]) >= _SURE
    )


def _misses(draft: Draft, form: Draft) -> bool:
    """Whether grammar knows better: fixed phrases and verbs that the corpus lacks have one reading, the lexicon's.

    "The governor's verdict on the plan was that it would cost too much": what the verdict is on is not what it is.
    """
    same = any(overlap(form.cue[0], cue) for cue in draft.cue)
    if form.construction != "phrase":
        return same
    # "what she [called an insult to] the crown"
    return same and draft.start == form.start and draft.cue[-1][1] > form.content[0][0]


def with_subject(parse: Parse, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft without a source whose cue follows a mere noun phrase that opens the content it stands in: that is its source."""
    if draft.source is not None:
        return draft
    holder = min(
        (other.content for other in drafts if other is not draft and covers(other.content, draft.cue[0])), key=size, default=()
    )
    start = next((start for start, end in holder if start <= draft.start < end), draft.start)
    if len(holder) == 2 and not parse.text[holder[1][0] : draft.start].strip():
        tokens = parse.tokens_in(holder[0])  # "Berg, she complained, had assured her that …"
        if any(token.pos_ in ("VERB", "AUX", "SCONJ", "ADP") for token in tokens):
            return draft
        return replace(draft, source=holder[0], source_head=head_of(parse, holder[0], draft.cue[0]))
    subject = trimmed(parse.text, (start, draft.start))
    tokens = parse.tokens_in(subject) if subject else []
    if subject is None or any(token.pos_ in ("VERB", "AUX", "SCONJ") for token in tokens):
        return draft
    return replace(draft, source=subject, source_head=head_of(parse, subject, draft.cue[0]))


def _tells(draft: Draft, is_medium: Callable[[int], bool]) -> bool:
    return draft.construction in ("clause", "preposition:of") and draft.source_head is not None and is_medium(draft.source_head)


def _within(draft: Draft, outer: Sequence[Draft]) -> Draft | None:
    """The draft as far as the smallest content goes that its cue stands in; None where that leaves nothing of it."""
    holders = [other.content for other in outer if covers(other.content, draft.cue[0])]
    if not holders:
        return None
    holder = min(holders, key=size)
    cut = tuple((max(a, s), min(b, e)) for a, b in draft.content for s, e in holder if max(a, s) < min(b, e))
    return replace(draft, content=cut) if cut else None


def _cuts_across(content: Spans, learned: Sequence[Draft]) -> bool:
    """Whether the content shares characters with a learned one that neither holds nor is held by it."""
    for other in learned:
        shares = any(overlap(a, b) for a in content for b in other.content)
        if shares and not holds(content, other.content) and not holds(other.content, content):
            return True
    return False

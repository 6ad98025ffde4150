"""Passives of hearing → sayings: "“No,” Dahl was overheard muttering", "Dahl is recorded as telling the table: ¶ “…”"."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.reading.content_tokens import Range
from dragoman.reading.cues import Cue, speech_verbs
from dragoman.reading.parse import Parse
from dragoman.reading.quoted_words import LONGEST, opens_quotation, quotation_from, quotation_to

_SURE = 0.9  # share of sayings of a fixed form
_HEARING = frozenset("hear overhear record tape film catch capture minute".split())
_ADDRESSED = 7  # words: "telling the guests of the governor:"


def find_heard(parse: Parse) -> Iterator[Cue]:
    """The sayings of this form, in the order of the text."""
    for token in parse.body:
        if token.tag_ == "VBN" and token.lemma_.lower() in _HEARING and (cue := _heard(token)) is not None:
            yield cue


def _heard(verb: Token) -> Cue | None:
    subject = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    helper = next((child for child in verb.lefts if child.dep_ == "auxpass"), None)
    saying = _saying(verb)
    if subject is None or helper is None or saying is None:
        return None
    content = tuple(part for part in (_quoted_before(subject), _quoted_behind(saying)) if part is not None)
    words = tuple(range(helper.i, verb.i + 1)) if saying.i - verb.i > 1 else tuple(range(helper.i, saying.i + 1))
    return Cue("formula", int(helper.i), words, int(subject.i), content, _SURE) if content else None


def _saying(verb: Token) -> Token | None:
    """ "overheard [muttering]", "recorded as [telling]"."""
    links = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ == "as"]
    beside = [child for word in (verb, *links) for child in word.rights if child.dep_ in ("xcomp", "pcomp", "advcl", "acl")]
    said = speech_verbs() | {"tell", "mutter", "whisper", "shout", "grumble", "murmur"}
    return next((child for child in beside if child.tag_ == "VBG" and child.lemma_.lower() in said), None)


def _quoted_before(subject: Token) -> Range | None:
    """The quotation that ends right before the subject."""
    doc, last = subject.doc, subject.left_edge.i - 1
    comma = last > 0 and doc[last].text == ","
    last -= int(comma)
    if last < 1 or not (comma or doc[last - 1].text in (",", "?", "!")):
        return None  # a quotation that a full stop ends is of the sentence before
    return quotation_to(doc[last], max(last - LONGEST + 1, 0))


def _quoted_behind(saying: Token) -> Range | None:
    """The quotation behind a colon or a comma, after whom it was said to and where: "muttering in the corridor, “…”"."""
    doc = saying.doc
    for index in range(saying.i + 1, min(saying.i + _ADDRESSED, len(doc) - 2)):
        opening = index + 1 + doc[index + 1].is_space
        if doc[index].text in (":", ",") and opens_quotation(doc[opening]):
            return quotation_from(doc[opening])
    return None

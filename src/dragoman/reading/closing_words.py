"""Sayings that close a sentence behind an office and its holder: "…, the head of the Orlish port board, Lena Dahl, said".

The parser takes the office for what stands before it and leaves the verb without a subject, so that nobody seems to say it.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.reading.cues import Cue, speech_verbs
from dragoman.reading.descriptions import actor_nouns
from dragoman.reading.gazetteer import demonyms, titles

_SURE = 0.9
_FINITE = frozenset({"VBD", "VBZ"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_OPENS = frozenset("the a an its his her their our one two".split())
_NAME, _OFFICE, _BEHIND = 5, 18, 9  # words
_DASHES = frozenset("-‑–'’")


def said_last(verb: Token) -> Cue | None:
    """The saying of a verb that stands behind an office and a name between commas, and closes its sentence."""
    doc, start, end = verb.doc, verb.sent.start, verb.sent.end
    if verb.tag_ not in _FINITE or verb.lemma_.lower() not in speech_verbs() or end - verb.i > _BEHIND:
        return None
    if verb.i - start < _NAME or doc[verb.i - 1].text != "," or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    behind = _comma_before(doc[max(start, verb.i - 2 - _NAME) : verb.i - 1])
    if behind is None or not _is_name(doc[behind + 1 : verb.i - 1]):
        return None
    before = _comma_before(doc[max(start, behind - _OFFICE) : behind], opening=True)
    if before is None or not _is_office(doc[before + 1 : behind]):
        return None
    told = doc[start:before]
    if not any(token.pos_ in ("VERB", "AUX") for token in told) or any(token.pos_ == "VERB" for token in doc[verb.i + 1 : end]):
        return None
    return Cue("formula", verb.i, (verb.i,), verb.i - 2, ((start, before - 1),), _SURE)


def _comma_before(tokens: Sequence[Token], *, opening: bool = False) -> int | None:
    """The last comma among tokens, of those behind which an office opens where one is to."""
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].text == "," and (not opening or _opens(tokens[place].doc[tokens[place].i + 1])):
            return int(tokens[place].i)
    return None


def _opens(token: Token) -> bool:
    """ "the head of", "a senior official of", "Norland's minister", "Norwegian minister"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return token.lower_ in _OPENS or token.text in demonyms() or following.lower_ in ("'s", "’s")


def _is_name(tokens: Sequence[Token]) -> bool:
    names = [token for token in tokens if token.text not in _DASHES]
    return len(names) > 0 and all(token.text[:1].isupper() and token.is_alpha for token in names)


def _is_office(tokens: Sequence[Token]) -> bool:
    """Whether words without a verb hold one for a person or his office."""
    if any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens):
        return False
    return any(token.lower_ in titles() or actor_nouns().get(token.lemma_.lower()) == "person" for token in tokens)

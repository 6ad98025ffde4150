"""Cues that do something and say nothing: "imposed sanctions", "shot down a drone", "dismissed his minister"."""

from spacy.tokens import Token

from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse
from dragoman.reading.triggers import deed_at

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DOING = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "RETREAT"})
_MEETING = frozenset({"call", "meeting", "visit"})
_FOILING = frozenset({"foil", "thwart", "repel", "intercept"})
# "attacked the plan", "announced a truce": with words as well.
_WITH_WORDS = frozenset(
    "announce order list attack assail assault blast bash hit slam rip savage strike target torpedo hammer batter fire shoot "
    "threaten bar ban limit permit allow guarantee".split()
)
_RINGING = frozenset({"call", "ring", "phone", "telephone"})
_SHOWN = frozenset({"restraint", "flexibility", "patience", "courage", "progress"})
_CLAUSES = frozenset({"ccomp", "xcomp", "oprd", "pcomp"})
_MARKS = frozenset('"“”«»„')


def is_plain_deed(parse: Parse, draft: Draft) -> bool:
    """Whether the cue's verb is a deed to its object, or a meeting, and nothing that it governs is said, thought or wanted."""
    verbs = [token for span in draft.cue for token in parse.tokens_in(span) if token.pos_ == "VERB"]
    if len(verbs) != 1 or any(mark in _MARKS for span in draft.content for mark in parse.text[slice(*span)]):
        return False
    verb = verbs[0]
    if any(child.dep_ in _CLAUSES for child in verb.children):
        return False
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if not objects:
        # "have met secretly, in what may be a sign that …": it is nobody's word what it may be a sign of
        deed = deed_at(verb)
        return deed is not None and deed.category == "CONSULT" and deed.kind in _MEETING
    if verb.lemma_.lower() in _FOILING:
        return True
    if verb.lemma_.lower() in ("show", "exercise", "display"):
        return objects[0].lemma_.lower() in _SHOWN
    if verb.lemma_.lower() in _RINGING:
        # "called President Dahl on Monday"; "called Dahl a liar" and "called for talks" say something
        last = next(iter(reversed(parse.tokens_in(draft.content[-1]))), None)
        return last is not None and last.i == objects[0].i and objects[0].ent_type_ == "PERSON" and len(objects) == 1
    deed = None if verb.lemma_.lower() in _WITH_WORDS and not _has_particle(verb) else deed_at(verb)
    return deed is not None and (deed.category in _DOING or (deed.category == "CONSULT" and deed.kind in _MEETING))


def _has_particle(verb: Token) -> bool:
    """ "shot down"."""
    return any(child.dep_ == "prt" for child in verb.children)


def says_nothing(parse: Parse, draft: Draft) -> bool:
    """Whether a content holds no word, or only a day or a time: "“We will report,” she said", "agreed on [Tuesday]", "whom I have
    known for [thirty years]"; what is claimed as one's own, "a temple [that] both claim"; or only who is spoken of, "[the envoy
    whom] the king trusts most"."""
    words = [token for span in draft.content for token in parse.tokens_in(span) if not token.is_punct and not token.is_space]
    if len(words) == 1 and words[0].tag_ == "WDT":
        return any(token.lemma_.lower() == "claim" for span in draft.cue for token in parse.tokens_in(span))
    if words and words[-1].lower_ == "whom" and not any(token.tag_ in _FINITE for token in words):
        return True
    return not words or all(token.ent_type_ == "DATE" for token in words)

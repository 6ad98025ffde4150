"""A sentence → the clause in which another answers what it has just told: "…, which Orland denies", "…; Orland says otherwise".

The report tells two things in one sentence, and each has its own source and stance: who accuses denies nothing, and who denies
has not accused. English only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon.quotation_marks import is_open
from dragoman.types import Actor, Attribution, Reading, Span

# Words for a source: up to eight, no verb among them. "said that she would neither confirm nor deny it" names nobody.
_SOURCE = (
    r"(?:(?!(?:he|she|it|they|we|i|who|that|this|which|there|neither|nor|not|never|would|could|will|did|does|do|to|said|says|told|asked|"
    r"nobody|none|no)\b)[^\W\d_][\w.’'&-]*\s+){1,8}?"
)
_WHO = rf"(?P<who>{_SOURCE})"
_AUX = r"(?:(?:has|have|had|was|were)\s+)?(?:(?:also|always|since|long|later|now|again|promptly|never\s+\w+\s+and|\w+ly)\s+)*"
_DENIES = r"(?:den(?:y|ies|ied)|refut(?:es|ed))"
_DISPUTES = r"(?:disput(?:es?|ed)|contest(?:s|ed)?)"
_REJECTS = r"(?:reject(?:s|ed)?|dismiss(?:es|ed)?|repudiat(?:es|ed)|rebut(?:s|ted)?)"
_CALLS = (
    r"(?:call(?:s|ed)?|brand(?:s|ed)?|term(?:s|ed)?|label(?:s|led|ed)?|dismiss(?:es|ed)?\s+as|describ(?:es|ed)\s+as|reject(?:s|ed)?\s+as)\s+"
    r"[\"“”'‘’]?(?:(?:an?|pure|sheer|utter|complete|completely|utterly|totally|simply|entirely|mere|total)\s+)*(?:\w+\s+)?"
    r"(?:false|untrue|invented|fabricated|absurd|baseless|groundless|unfounded|nonsense|ridiculous|ludicrous|preposterous|lies?|"
    r"fabrications?|inventions?|fictions?|hoax|fairy\s+tales?|slander|libel|propaganda|wrong|incorrect|fantas(?:y|ies))\b"
)
# What an accusation or a report is called when it is answered. An offer or a demand that is rejected was made all the same.
_CLAIM = (
    r"an?\s+(?:\w+\s+)?(?:accusation|accusations|allegation|allegations|assertion|charge|charges|claim|claims|account|report|reports|story|"
    r"suggestion|version|notion|insinuation|rumou?r)"
)
_IT = (
    r"(?:it|this|that|so\s+much|as\s+much|everything|(?:the|these|those|such)\s+(?:\w+\s+)?(?:accusation|allegation|assertion|charge|claim|"
    r"account|report|story|version)s?)"
)
_TAIL = (
    r"(?=\s*(?:$|[.;!]|,\s+(?:and|but|while|as|in|on|at|calling|saying)\b|"
    r"\s(?:on|in|at|as|when|through|and|but|yesterday|without|outright)\b))"
)
# "…, which Orland denies", "…, something the Orlish army has called invented", "…, a charge that Orland rejects"
_GAP = re.compile(
    rf",\s+(?P<clause>(?:which\s+{_WHO}{_AUX}(?:{_DENIES}|{_DISPUTES}|{_CALLS})|something\s+(?:that\s+|which\s+)?"
    rf"(?P<who2>{_SOURCE}){_AUX}(?:{_DENIES}|{_DISPUTES}|{_CALLS}|{_REJECTS})|{_CLAIM}\s+(?:that\s+|which\s+)?"
    rf"(?P<who3>{_SOURCE}){_AUX}(?:{_DENIES}|{_DISPUTES}|{_CALLS}|{_REJECTS})){_TAIL})",
    re.IGNORECASE,
)
# "points at Orland, which denies it": who answers stands before the comma
_OWN = re.compile(
    rf",\s+(?P<clause>which\s+{_AUX}(?:{_DENIES}|{_DISPUTES}|{_REJECTS})\s+(?:{_IT}|having\s\w+|doing\s+so|any\s+(?:part|role|hand|involvement|link|"
    rf"responsibility)\b[^,;]*|(?:all\s+)?(?:involvement|responsibility)){_TAIL})",
    re.IGNORECASE,
)
# "…; Orland denies it", "…, but Orland says otherwise", "…, the Orlish say it was not them"
_BESIDE = re.compile(
    rf"[,;—–]\s+(?:(?:but|though|although|while|whereas|and)\s+)?(?P<clause>{_WHO}{_AUX}(?:(?:{_DENIES}|{_DISPUTES}|{_REJECTS})\s+{_IT}|"
    rf"call(?:s|ed)?\s+(?:{_IT})\s+(?:an?\s+)?(?:\w+\s+)?(?:lie|lies|false|untrue|invention|fabrication|nonsense|absurd|baseless|slander)|"
    r"(?:say|says|said|insists?|insisted|maintains?|maintained|claims?|claimed)\s+(?:no(?=\s*[.;,!]|\s*$)|otherwise|the\s+(?:opposite|contrary|"
    r"reverse)|(?:that\s+)?it\s+(?:was|is)\s+not\s+(?:them|him|her|its\s+\w+|their\s+\w+|theirs|its)\b|"
    rf"(?:that\s+)?(?:it|they|he|she)\s+did\s+(?:not\s+do\s+(?:so|it)|no\s+such\s+thing|nothing\s+of\s+the\s+(?:kind|sort)))){_TAIL})",
    re.IGNORECASE,
)
# "moved the post to the ridge, which Orland disputes": a place, a vote or a law is disputed, and not that the post was moved
_DISPUTED = re.compile(
    r"\b(?:areas?|atoll|border|boundar\w+|decision|districts?|election|hills?|island\w*|islets?|land|law|line|map|outcome|peninsula|province|reefs?|"
    r"results?|ridge|river|ruling|shoals?|sovereignty|strait|strip|territor\w+|treaty|valley|verdict|village|vote|waters|will|zone)\W*$",
    re.IGNORECASE,
)
# "Asked about the raid, Dahl denied it.": what stands before the comma tells nothing
_ASIDE = re.compile(
    r"(?:after|and|as|asked|at|before|but|by|confronted|contacted|despite|during|for|if|in|on|pressed|questioned|reached|responding|since|"
    r"speaking|then|told|unlike|when|with|yet)\b",
    re.IGNORECASE,
)
# "which the palace contested": who it is, if nobody whom the reading names
_DESCRIBED = re.compile(r"(?:the|its|his|her|their|both)\s+[^\W\d_]", re.IGNORECASE)
_CALLED_SO = re.compile(rf"\b{_CALLS}", re.IGNORECASE)


@dataclass(frozen=True)
class Retort:
    """`clause` is where a sentence answers what it has told, and `who` the words for who answers it."""

    clause: Span
    who: Span


def retort_in(text: str, sentence: Span) -> Retort | None:
    """The answer that a sentence holds to its own first part; None where it holds none.

    >>> text = "Norland says that Orland burnt the bridge, which Orland denies."
    >>> found = retort_in(text, (0, len(text)))
    >>> text[slice(*found.clause)], text[slice(*found.who)]
    ('which Orland denies', 'Orland')
    >>> retort_in("Norland sent a list, which Orland rejected.", (0, 43)) is None
    True
    """
    found = _GAP.search(text, *sentence)
    if (
        found is not None
        and not is_open(text[sentence[0] : found.start()])
        and not (_DISPUTED.search(text, sentence[0], found.start()) and not _is_denied(found["clause"]))
    ):
        name = next(name for name in ("who", "who2", "who3") if found[name])
        return Retort(found.span("clause"), _trimmed(text, found.span(name)))
    if (found := _OWN.search(text, *sentence)) is not None and not is_open(text[sentence[0] : found.start()]):
        return Retort(found.span("clause"), (sentence[0], found.start()))
    found = _BESIDE.search(text, *sentence)
    if found is None or is_open(text[sentence[0] : found.start()]):
        return None
    if found.group()[0] == "," and _ASIDE.match(text, sentence[0]):
        return None
    return Retort(found.span("clause"), _trimmed(text, found.span("who")))


def _is_denied(clause: str) -> bool:
    return re.search(rf"\b{_DENIES}", clause, re.IGNORECASE) is not None or _CALLED_SO.search(clause) is not None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    return start, start + len(text[start:end].rstrip())


def answerer(retort: Retort, reading: Reading) -> Attribution | None:
    """Who answers, as a source: whom the reading names for it, else an actor named there, else the words ("the palace"); None
    where they describe nobody."""
    start, end = retort.who
    is_before = end <= retort.clause[0]  # "points at Orland, which denies it"
    here = [a for a in reading.attributions if a.source and retort.clause[0] <= a.source[0][0] < retort.clause[1]]
    if here and not is_before:
        return min(here, key=lambda a: a.source[0])
    actor = _named(retort.who, reading.actors, at_end=is_before)
    words = reading.document.text[start:end]
    if actor is None and (is_before or not _DESCRIBED.match(words)):
        return None
    return Attribution(
        id=f"{actor.id if actor is not None else start}:retort",
        parent=None,
        source=() if is_before else ((start, end),),
        cue=(),
        content=(retort.clause,),
        speaker=actor.id if actor is not None else None,
        speaker_kind="named" if actor is not None else "anonymous",
        form="indirect",
        chain=(actor.name if actor is not None else words,),
    )


def _named(who: Span, actors: Sequence[Actor], *, at_end: bool) -> Actor | None:
    """The actor whose mention ends the words for who answers, or stands among them."""
    start, end = who
    mentions = [(span, actor) for actor in actors for span in actor.mentions if start <= span[0] and span[1] <= end]
    if at_end:
        mentions = [(span, actor) for span, actor in mentions if span[1] == end]
    return max(mentions, key=lambda found: found[0][1] - found[0][0], default=(None, None))[1]

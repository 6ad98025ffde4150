"""Denial → whether what is denied is a matter of its own, or what others have told.

"Norway will send troops, its ministry said. Serbia denied that it had arrested two journalists.": nobody has denied the troops.
"Norway will not send troops, its ministry said.": nobody has said that it will, so nothing is denied.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dragoman.linking.cores import Core
from dragoman.linking.desk import families_of
from dragoman.linking.marks import marks_of
from dragoman.linking.matters import matters_of
from dragoman.linking.sides import states_in
from dragoman.linking.similarity import telling
from dragoman.linking.stances import stance_of
from dragoman.linking.statements import Told
from dragoman.linking.words import counts, folded, numbers, stems, words
from dragoman.types import Claim, Instance, Stance, Statement

_TELLS_OR_DENIES = frozenset({"asserts", "repeats-in-order-to-deny", "denies"})

# "denied that …", "rejected a claim by Orland that …", "dismissed as false the report that …"
_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing))\b"
    r"[^.;:?!]{0,80}?\bthat\s+(?!(?:as|with|in|on|too|charge|version)\b|(?:accusation|account|allegation|claim|idea|notion|report|rumou?r|story)s?\b)"
    r"(?P<clause>[^;?!]+)",
    re.IGNORECASE,
)
# "denied it had …", "denies having …", "denied arresting …"
_BARE = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?P<clause>(?:(?:it|he|she|they|its|his|her|their|the|any)\s+(?:\w+\s+){0,4}?(?:had|has|have|was|were|would|will)\s|"
    r"(?!everything|anything|nothing|something)\w+ing\s)[^;?!]+)",
    re.IGNORECASE,
)
# "reports that … were dismissed", "claims by Orland that … are false"
_REPORTS_THAT = re.compile(
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|suggestions?|accusations?)\b[^.;:?!,]{0,40}?\bthat\s+(?P<clause>[^;?!]+?)\s+"
    r"(?:was|were|is|are|has been|have been)\s+(?:\w+ly\s+)?"
    r"(?:denied|dismissed|rejected|refuted|false|wrong|untrue|baseless|unfounded|incorrect|groundless)\b",
    re.IGNORECASE,
)
# not "any of its ships"
_TAKES_UP = re.compile(r"\b(?:such|this|these|those|any of (?:it|them|that|the above))\b", re.IGNORECASE)
_EMPTY = frozenset(
    stems("happened occurred happen occur true false right wrong correct place case existed exist happening anything done")
)
SHARE = (
    r"(?:parts?|roles?|hand|involvement|participation|responsibility|complicity|knowledge|foreknowledge|links?|connections?|ties|relations?|"
    r"association|guilt|blame|bearing)"
)
"""What somebody may have in a deed that others have done."""
# "that it was involved", "that it had any knowledge of", "that any decision had been taken": answers whoever has said so
_PART = rf"(?:\w+\s+){{0,2}}?(?:{SHARE}|decisions?)"
_OWNING = re.compile(
    r"\b(?:was|were|is|are|be|been|being)\s+(?:(?:in any way|at all|not|\w+ly)\s+)?(?:involved|complicit|implicated|responsible|"
    r"guilty|aware|to blame|at fault|behind|linked|connected|tied|part of|party to|privy to)\b|"
    r"\b(?:had|has|have|having|bore|bears?|bearing|play(?:s|ed|ing)?|took|taken?|takes|taking|made|reached)\s+"
    rf"(?:(?:any|no|a|an|the|such|some|\w+ing)\s+)?{_PART}\b|"
    rf"\bthere\s+(?:was|were|is|are|had been|has been)\s+(?:any|an?|no)\s+{_PART}\b|"
    rf"^(?:any|an?|the|no|such|its|their|his|her)\s+{_PART}\b|"
    r"\b(?:knew|knows?|known)\s+(?:anything\s+)?(?:about|of)\b|\b(?:support|back|sponsor|shelter|harbour|harbor)(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
# "that it had been informed": denies nothing but that
_UNTOLD = re.compile(
    r"\bbeen\s+(?:\w+ly\s+)?(?:informed|told|notified|consulted|warned|invited|contacted|approached)\b", re.IGNORECASE
)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject|dismiss|refut)", re.IGNORECASE)
_ALSO = re.compile(r"\balso\s+(?:denied|denies|den(?:y|ying)|rejected|rejects|dismissed|dismisses)\b", re.IGNORECASE)
# "later denied", "has since denied", "now denies"
_LATER = re.compile(
    r"\b(?:later|subsequently|afterwards?|since|now|then|eventually)\s+(?:\w+\s+){0,2}?(?:den|reject|dismiss|refut|disput)|"
    r"\b(?:retract|backtrack|withdr[ae]w|took\s+back)",
    re.IGNORECASE,
)
_ANY = re.compile(r"(?:any|anyone|anybody|anything|a single)\b|there\s+(?:was|were|had been)\s+any", re.IGNORECASE)
_NEW = re.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?P<who>(?!single\b)[a-z][\w-]+)\s", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][\w-]+")
_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|"
    r"december",
    re.IGNORECASE,
)
_OFFICES = frozenset(
    stems(
        "spokesman spokeswoman spokesperson official minister ministry government president premier office service envoy foreign "
        "defence interior state ambassador senior deputy chief head leader general council agency department prime new former"
    )
)
_MOST = 2  # of how many of its signs one must be told elsewhere in the report, so that what is told there is denied


def is_of_its_own(index: int, told: Sequence[Told], core: Core | None, claims: Sequence[Claim]) -> bool:
    """Whether a denial is of a deed that its report has not told: of no kind that another statement tells, and in other words.

    Whoever is a party to what is told denies it in any words ("a rebel spokesman denied that foreigners had been captured"),
    unless he names a place, somebody or a number of his own; and so does whoever denies his part in it.
    """
    here = told[index]
    denied = clause_denied(here.statement.text)
    if here.cue != "denies" or denied is None or _TAKES_UP.search(denied):
        return False
    others = [other for number, other in enumerate(told) if number != index]
    is_stranger = not any(_is_party_to(other, here) for other in others)
    if _UNTOLD.search(denied):
        return is_stranger
    if _is_told(here, core, denied, others, claims):
        return False
    names_its_own = _names_its_own(denied, here, others)
    if _OWNING.search(denied):
        return is_stranger and names_its_own
    if _is_next_denial(here, told[:index]):
        return True
    brings_up = _brings_up(denied, others)
    return brings_up or (bool(here.deeds) and (is_stranger or names_its_own))


def denied_in_words(
    index: int,
    told: Sequence[Told],
    own: Mapping[str, Sequence[str]],
    claims: Sequence[Claim],
) -> Claim | None:
    """The claim that the same report tells in all the words in which a statement denies it: "denied that any shot fell"."""
    clause = clause_denied(told[index].statement.text)
    signs = _signs(clause) if clause is not None else set()
    for claim in claims if signs else ():
        others = [other for number, other in enumerate(told) if number != index and claim.id in own.get(other.statement.id, ())]
        if any(signs <= _told_by(other) for other in others):
            return claim
    return None


def _is_told(here: Told, core: Core | None, denied: str, others: Sequence[Told], claims: Sequence[Claim]) -> bool:
    """Whether what is denied, or a deed of its kindred, is told by another statement of the report."""
    signs = _signs(denied) & (set(here.stems) | set(here.numbers) | counts(denied))
    if not signs or not telling(signs) or any(_MOST * len(signs & _told_by(other)) >= len(signs) for other in others):
        return True
    if core is not None and core.event is not None and any(core.family in families_of(claim) for claim in claims):
        return True
    matters = matters_of((deed.family for deed in here.deeds), denied)
    return any(matters & matters_of((deed.family for deed in other.deeds), other.statement.text) for other in others)


def _is_next_denial(here: Told, before: Sequence[Told]) -> bool:
    """ "Serbia denied the sale. It also denied that its advisers had trained the officers.": the second is of another matter."""
    return _ALSO.search(here.statement.text) is not None and any(
        _is_voice_of(other, here) and _DENIES.search(other.statement.text) for other in before
    )


def _is_voice_of(other: Told, here: Told) -> bool:
    """Whether a statement is of the same source as another, or of the same state."""
    chain = here.statement.chain[-1:]
    return (bool(chain) and other.statement.chain[-1:] == chain) or (here.side is not None and other.side == here.side)


def _is_party_to(other: Told, here: Told) -> bool:
    """Whether who denies is among those whom another's statement is about, by his side, his name or what he is called."""
    if _is_voice_of(other, here):
        return False
    speaker = here.statement.speaker
    if (here.side is not None and here.side in other.sides) or (speaker is not None and speaker in other.statement.actors):
        return True
    called = {stem for stem in stems(here.source) if telling((stem,))} - _OFFICES
    return bool(called & set(stems(other.statement.text)))


def _names_its_own(denied: str, here: Told, others: Sequence[Told]) -> bool:
    """Whether what is denied names a state, a place, somebody or a number that stands in no other statement."""
    sides = {side for other in others for side in (*other.sides, *states_in(other.statement.text))} | {here.side}
    if set(states_in(denied)) - sides:
        return True
    known = {word for other in others for word in words(other.statement.text)} | set(words(here.source))
    names = (folded(name) for name in _NAME.findall(denied) if not states_in(name) and not _is_common(name))
    return any(name not in known for name in names) or bool(
        (set(numbers(denied)) | counts(denied)) - {number for other in others for number in _told_by(other)}
    )


def _is_common(name: str) -> bool:
    """Whether a word that is written large says no name: a day, an office, a word that the news is full of."""
    return _DAYS.fullmatch(name) is not None or not any(not stem.startswith("=") for stem in stems(name))


def _brings_up(denied: str, others: Sequence[Told]) -> bool:
    """Whether the denied clause is about somebody or something that it brings up: "that a bishop had been poisoned"."""
    found = _NEW.match(denied)
    return found is not None and not any(set(words(found["who"])) & set(words(other.statement.text)) for other in others)


def clause_denied(text: str) -> str | None:
    """The words for what is denied; None where they are no clause of their own.

    >>> clause_denied("Orland denied that it had fired."), clause_denied("Orland denied the report.")
    ('it had fired.', None)
    """
    found = _REPORTS_THAT.search(text) or _THAT.search(text) or _BARE.search(text)
    return found["clause"] if found is not None else None


def _signs(text: str) -> set[str]:
    return (set(stems(text)) | set(numbers(text)) | counts(text)) - _EMPTY


def _told_by(other: Told) -> set[str]:
    return set(other.stems) | set(other.numbers) | counts(other.statement.text)


def has_said(statement: Statement, core: Core, claim: Claim, stance: Stance = "asserts") -> bool:
    """Whether who denies a claim has told it in the same report, or the other way round: then he denies something else.

    Not where he takes it back: "the governor later denied that anyone had been killed".
    """
    chain = (core.chain if core.event is not None else statement.chain)[-1:]
    has_told = bool(chain) and any(
        i.document == statement.document and i.stance == stance and i.chain[-1:] == chain for i in claim.instances
    )
    return has_told and not (stance == "asserts" and _takes_back(statement.text, claim.summary))


def _takes_back(text: str, before: str) -> bool:
    """Whether who denies in so many words denies what he has said: later, and in like words or of a like deed, or all of it."""
    if stance_of(text) != "denies":
        return False
    denied = clause_denied(text)
    if denied is None:
        return _LATER.search(text) is not None
    signs, told = _signs(denied), _signs(before)
    mine, theirs = matters_of((), denied), matters_of((), before)
    if not signs or (mine and theirs and not mine & theirs):
        return False
    if _LATER.search(text):
        return bool(mine & theirs) or _MOST * len(signs & told) >= len(signs)
    return _ANY.match(denied) is not None and signs <= told


def answering(claim: Claim) -> Claim:
    """The claim with the stances of those who only say that the deed was not, or will not be, done.

    They deny it where somebody else tells it, or denies it in so many words; where nobody does, what they say is the claim.
    "The government keeps its word. Not one soldier has moved," she said: the one does not deny the other, and whoever has told
    it in the same report does not deny it by saying what else was not done.
    """
    negated = {mark.item for mark in marks_of(claim) if mark.kind == "negated"}
    if not negated:
        return claim
    told = {_voice_of(i) for i in claim.instances if i.item not in negated and i.stance in _TELLS_OR_DENIES}
    own = {_voice_of(i) for i in claim.instances if i.item not in negated and i.stance == "asserts" and i.chain}
    stances: dict[str, Stance] = {
        i.item: "denies" if _voice_of(i) not in own and any(_is_another(voice, _voice_of(i)) for voice in told) else "asserts"
        for i in claim.instances
        if i.item in negated
    }
    instances = tuple(
        replace(i, stance=stances[i.item]) if stances.get(i.item, i.stance) != i.stance else i for i in claim.instances
    )
    return replace(claim, instances=instances)


def _voice_of(instance: Instance) -> tuple[str, tuple[str, ...]]:
    """Who tells an instance: the document, and the innermost source in it."""
    return instance.document, instance.chain[-1:]


def _is_another(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> bool:
    """Whether two voices are two: of two names, or of two reports that tell it themselves. Nobody denies himself."""
    return one[1] != other[1] or (not one[1] and one[0] != other[0])

"""What the network sees of deeds beside lexicon and grammar: deeds in words that no row holds, their parts, their state."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from spacy.tokens import Token

from dragoman.reading.cast import Cast
from dragoman.reading.cues import speech_verbs
from dragoman.reading.dating import is_counted_from
from dragoman.reading.deed_rows import Deed
from dragoman.reading.encoder import shipped_model
from dragoman.reading.learned_deeds import LearnedDeed
from dragoman.reading.lexicon import rows
from dragoman.reading.no_deeds import is_lost_contact, is_manner, is_other_end
from dragoman.reading.parse import Parse
from dragoman.reading.participants import MUTUAL
from dragoman.reading.parties import parties_of
from dragoman.reading.triggers import Trigger
from dragoman.types import Participant, ParticipantRole, Span, Status, Time

_CARRYING = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "prt", "prep", "pobj", "acl", "amod", "compound", "xcomp"})
_NAMING = frozenset({"NOUN", "VERB", "PROPN"})
_LIKELY = 0.5
_WHERE = 0.75
_WHEN = 0.8
_KIND, _CATEGORY = 0.3, 0.7
# Who reads of a killing or an arrest that was none is worse off than who reads of no kind.
_GRAVE = 0.7
_GRAVELY = frozenset("attack abduction killing beating bombing shelling shooting airstrike suicide torture rape arrest".split())
# Verbs of state (Vendler 1957): what somebody is, has or knows is no deed.
_STATES = frozenset(
    "be have own possess lack need belong contain comprise consist include exist remain know understand resemble seem appear "
    "deserve cost weigh measure equal mean depend pertain total number amount constitute".split()
)
_ACCOUNTING = frozenset({"attribute", "ascribe", "credit"})  # whose word or deed it is
_UNSURE = Deed("deed", "", "")
_LAND = frozenset({"GPE", "LOC", "FAC"})

Deeds = Mapping[int, LearnedDeed]


def with_learned(parse: Parse, triggers: Sequence[Trigger], deeds: Deeds) -> list[Trigger]:
    """The triggers with those that the network is sure of and that no row's trigger stands beside, in the text's order.

    "The minister spent two hours with her host": no row knows it, the network takes it for a meeting.
    """
    threshold = shipped_model().settings.deed_threshold
    taken = {token.i for trigger in triggers for token in (trigger.head, trigger.noun) if token is not None}
    body = {token.i for token in parse.body}
    more = []
    for index, deed in sorted(deeds.items()):
        token = parse.doc[index]
        says = token.pos_ == "VERB" and token.lemma_.lower() in speech_verbs()  # which of these are deeds, the lexicon says
        still = token.pos_ == "VERB" and token.lemma_.lower() in _STATES | _ACCOUNTING
        is_none = still or is_manner(token) or is_lost_contact(token) or _takes_place(token) or is_other_end(token, deed.kind)
        names = index in body and token.pos_ in _NAMING and not says and not is_none
        if deed.is_deed >= threshold and names and not _is_told(token, taken):
            taken.add(index)
            more.append(Trigger(token, _deed(deed)))
    return sorted([*triggers, *more], key=lambda trigger: trigger.head.i)


def _takes_place(token: Token) -> bool:
    """ "The talks will [take place] in Varna": that they do is said of the talks, and is no deed beside them."""
    if token.lower_ == "place":
        return bool(token.dep_ == "dobj" and token.head.lemma_ == "take")
    return token.lemma_ == "take" and any(child.lower_ == "place" and child.dep_ == "dobj" for child in token.children)


def _is_told(token: Token, taken: set[int]) -> bool:
    """Whether the token or what carries it is a trigger already: "held [talks]", "[the signing of] the accord"."""
    if token.i in taken:
        return True
    near = [child for child in token.children if child.dep_ in _CARRYING]  # "the [talks] will resume"
    if token.dep_ in _CARRYING - {"nsubj"}:
        near.append(token.head)
        if token.dep_ == "pobj":
            near.append(token.head.head)
    return any(other.i in taken for other in near)


def of_trigger(trigger: Trigger, deeds: Deeds) -> LearnedDeed | None:
    """What the network sees at a trigger, or at the noun that carries it."""
    seen = deeds.get(trigger.head.i)
    return seen or (deeds.get(trigger.noun.i) if trigger.noun is not None else None)


def _deed(deed: LearnedDeed) -> Deed:
    """A kind of which the network is not sure gives no category, one that is no better than a guess is not told."""
    if deed.kind_sure < (_GRAVE if deed.kind in _GRAVELY else _KIND):
        return _UNSURE
    category, mode = _categories().get(deed.kind, ("", "")) if deed.kind_sure >= _CATEGORY else ("", "")
    return Deed(deed.kind, category, mode)


@cache
def _categories() -> dict[str, tuple[str, str]]:
    """The category that most of a kind's rows have, and its mode where they all have one."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for row in rows("events"):
        counts.setdefault(row["kind"], Counter())[row["type"], row["mode"]] += 1
    found = {"conference": ("CONSULT", "")}
    for kind, seen in counts.items():
        (category, mode), _ = seen.most_common(1)[0]
        found[kind] = (category, mode if len({m for c, m in seen if c == category}) == 1 else "")
    return found


_DONE_BY = frozenset(
    "make hold launch stage mount carry conduct begin start lead resume undertake perform execute commit perpetrate plan prepare "
    "order deliver complete impose sign send direct mastermind orchestrate organise organize claim bring cause inflict wage "
    "fight host arrange broker mediate write pay do attend".split()
)


def participants_by(deed: LearnedDeed, parse: Parse, cast: Cast, trigger: Trigger) -> tuple[Participant, ...]:
    """The actors that the words which do the deed and suffer it stand for, each once."""
    kind = trigger.deed.kind
    roles: dict[str, ParticipantRole] = {}
    for role in ("source", "target"):
        for token in _roots(parse, deed.parts[role]):
            if role == "source" and _only_answers(token, trigger.head):
                continue
            for actor, _ in parties_of(token, cast, role):
                roles.setdefault(actor, "party" if kind in MUTUAL else role)
    return tuple(Participant(actor=actor, role=role) for actor, role in roles.items())


def _only_answers(agent: Token, noun: Token) -> bool:
    """ "the raid was confirmed by Norland", "a raid denied by Norland": who speaks of a deed has not done it."""
    verb = agent.head.head
    if agent.dep_ != "pobj" or agent.head.dep_ != "agent" or verb.i == noun.i or verb.lemma_.lower() in _DONE_BY:
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return noun.i in {verb.head.i if verb.dep_ in ("acl", "relcl") else -1, -1 if subject is None else subject.i}


def _roots(parse: Parse, part: Mapping[int, float]) -> Iterator[Token]:
    """The heads of a part's phrases, with those that are coordinated to them."""
    likely = {index for index, probability in part.items() if probability >= _LIKELY}
    for index in sorted(likely):
        token = parse.doc[index]
        if token.head.i not in likely or token.head.i == index or token.dep_ == "conj":
            yield token


def place_by(deed: LearnedDeed, parse: Parse, persons: Set[int] = frozenset()) -> str | None:
    """The words for where, no `persons` among them: a name where there is one, else the phrase without its preposition."""
    likely = sorted(i for i, probability in deed.parts["place"].items() if probability >= _WHERE and i not in persons)
    if not likely:
        return None
    best = max(likely, key=lambda index: deed.parts["place"][index])
    run = [index for index in likely if all(between in likely for between in range(min(index, best), max(index, best)))]
    tokens = [parse.doc[index] for index in run]
    named = [token for token in tokens if token.ent_type_ in _LAND or token.pos_ == "PROPN"]
    if named:
        tokens = [token for token in tokens if named[0].i <= token.i <= named[-1].i]
    while tokens and tokens[0].pos_ in ("ADP", "PUNCT"):
        tokens = tokens[1:]
    return parse.text[slice(*parse.span(tokens[0].i, tokens[-1].i))] if tokens else None


def time_by(deed: LearnedDeed, parse: Parse, times: tuple[Time, ...]) -> Time | None:
    """The time whose words are likeliest to be the deed's."""

    if max(deed.parts["time"].values(), default=0.0) < _WHEN:
        return None

    def likelihood(span: Span) -> float:
        return max((deed.parts["time"].get(token.i, 0.0) for token in parse.tokens_in(span)), default=0.0)

    its = (time for time in times if not is_counted_from(parse, time))
    best = max(its, key=lambda time: likelihood(time.span), default=None)
    return best if best is not None and likelihood(best.span) >= _WHEN else None


def status_by(deed: LearnedDeed, ruled: Status) -> Status:
    """The network's word for a deed's state where grammar found nothing that speaks against its having occurred."""
    sure = deed.status_sure >= shipped_model().settings.status_threshold
    return deed.status if sure and ruled == "occurred" else ruled


def is_disputed(deed: LearnedDeed, ruled: Status) -> bool:
    """ "It cannot yet cut its stocks": what the network alone takes for a deed, not for a denied one, and grammar for that."""
    return ruled == "denied" and deed.status != "denied"

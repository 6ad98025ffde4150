"""Description → figure: whom "the minister", "the report" or "the paper" takes up, if anybody that the text has introduced."""

import re

from spacy.tokens import Token

from dragoman.reading.broadcasts import BROADCASTS, is_called_agency, may_go_by
from dragoman.reading.casting import Casting
from dragoman.reading.descriptions import gender_of, is_definite, role_of_phrase
from dragoman.reading.figures import Figure, is_state, of_another, state_of
from dragoman.reading.gazetteer import outlets, state_adjective
from dragoman.reading.informants import is_informant
from dragoman.reading.media_names import KINDS_OF_OUTLET, is_kind_of_outlet
from dragoman.reading.origins import official_of, tell_state
from dragoman.types import ActorKind

_OWNER = re.compile(r"[’']s\b|\b(?:from|by)\b")
_OWNING = re.compile(r"['’]s?(?=\s|$)")
_ALIKE = (
    frozenset({"paper", "newspaper", "daily", "weekly", "tabloid"}),
    frozenset({"site", "website", "portal", "outlet"}),
    frozenset({"broadcaster", "channel", "station", "network"}),
)
_NO_OFFICE = frozenset("man woman source citizen insider witness suspect hostage prisoner resident counterpart".split())
_ALL_MEDIA = frozenset({"media", "press"})  # "could not speak to the media": to none, whichever was named
AGENCIES = frozenset({"agency", "service", "monitor"})  # bodies, unless what they are called is a medium


def is_kind_before(noun: Token) -> bool:
    """Whether a word for a medium stands right before a name: "the newspaper Norland Tid"."""
    if not is_kind_of_outlet(noun) or noun.i + 1 >= len(noun.doc):
        return False
    name = noun.nbor(1)
    proper = name.pos_ == "PROPN" or name.text.casefold() in outlets()
    return proper and name.text[:1].isupper() and name.ent_type_ not in ("DATE", "TIME") and not name.is_sent_start


def counterpart_roles(casting: Casting, name: Token, office: Token | None) -> list[tuple[str | None, str | None]]:
    """ "Premier Dahl wrote to her Orlish counterpart, Tomas Berg": Berg is premier too, of Orland."""
    noun = name.head if name.dep_ == "appos" else (office if office is not None else name)
    state = next((child for child in noun.lefts if child.dep_ != "poss" and state_adjective(child) is not None), None)
    if noun.lemma_.lower() != "counterpart" or state is None:
        return []
    owners = [casting.heads.get(child.i, ()) for child in noun.lefts if child.dep_ == "poss"]
    if len(owners) != 1 or len(owners[0]) != 1 or owners[0][0].kind != "person":
        return []
    return [(title, state.text) for title, _ in list(owners[0][0].roles)[:1]]


def figure_of_description(casting: Casting, token: Token, kind: ActorKind) -> Figure:
    """The figure that a definite description takes up, or a new one."""
    lemma = token.lemma_.lower()
    if (held_by := _named_before_who_is(casting, token, kind)) is not None:
        held_by.add_role(*role_of_phrase(token))
        return held_by
    if token.dep_ in ("appos", "attr") and token.head.i < token.i and not is_informant(token):  # "Lena Dahl, a spokeswoman"
        apposed = casting.heads.get(token.head.i, ())
        medium = len(apposed) == 1 and apposed[0].kind == "outlet" and lemma in AGENCIES  # "Norpress, a Norlandish agency"
        if token.dep_ == "appos" and len(apposed) == 1 and (kind == apposed[0].kind or medium):
            apposed[0].called.setdefault(lemma)
            return apposed[0]
    if is_definite(token) or lemma in BROADCASTS:
        title, affiliation = role_of_phrase(token)
        held = [f for f in casting.figures if f.kind == "person" and f.is_named and f.holds(title, affiliation)]
        if kind == "person" and held and (nearer := _introduced_since(casting, token, held)) is not None:
            return nearer
        if kind == "person" and len(held) == 1:
            return held[0]
        near = [m.figure for m in casting.salience.before(token) if m.figure in held]
        if kind == "person" and near:
            return near[0]  # of several ministers "the minister" is the one just mentioned, or nobody
        counterparts = [f for f in casting.figures if f.head_noun == "counterpart" and f.holds(title, affiliation)]
        if kind == "person" and affiliation is not None and len(counterparts) == 1:
            return counterparts[0]  # "met her Estonian counterpart. … The Estonian premier"
        if kind == "person" and affiliation is not None and not is_state(affiliation):
            # "the Norland senator" where the text has one senator and says nothing of where he is from
            alike = [f for f in casting.figures if f.kind == "person" and f.is_named and f.holds(title)]
            if len(alike) == 1 and alike[0].holds(title, "") and not _may_be_of_another_state(casting, token):
                return alike[0]
        elif kind == "person" and affiliation is not None:
            official = official_of(casting, token, title, affiliation)
            if official is not None:
                tell_state(official, title, affiliation)
                return official
        taken_up = _taken_up(casting, lemma, kind, token)
        if taken_up is not None:
            return taken_up
    figure = Figure(kind, head_noun=lemma, plural=token.tag_ == "NNS")
    figure.gender = gender_of(lemma)
    if kind == "person" and not figure.plural and lemma not in _NO_OFFICE:
        figure.add_role(*role_of_phrase(token))  # "a spokesman for the ministry"
    for role in counterpart_roles(casting, token, None):
        figure.add_role(*role)
    return casting.founded(figure)


def _may_be_of_another_state(casting: Casting, office: Token) -> bool:
    """ "The envoy of Norland telephoned his president": not the one named, where officials of two states are."""
    if not any(child.tag_ == "PRP$" for child in office.lefts):
        return False
    served = {state_of(of) for figure in casting.figures for _, of in figure.roles if of and is_state(of)}
    return len(served) > 1


def _named_before_who_is(casting: Casting, noun: Token, kind: ActorKind) -> Figure | None:
    """ "Lena Dahl, who was Norland's envoy until May, …": the office is hers; not where she "was not", or "may be"."""
    be = noun.head
    who = next((child for child in be.lefts if child.dep_ == "nsubj"), None)
    if kind != "person" or noun.dep_ != "attr" or be.lemma_ != "be" or be.dep_ != "relcl" or who is None or who.lower_ != "who":
        return None
    unreal = any(child.dep_ in ("neg", "aux") and child.lower_ not in ("had", "has") for child in be.children)
    named = casting.heads.get(be.head.i, ())
    fits = len(named) == 1 and named[0].kind == "person" and named[0].is_named and noun.tag_ == "NN"
    return named[0] if fits and not unreal else None


def _introduced_since(casting: Casting, noun: Token, held: list[Figure]) -> Figure | None:
    """ "Officer Lund … An officer said … The officer added": of those who may be meant, one without a name who came since."""
    if any(child.dep_ in ("amod", "compound", "poss", "nmod") for child in noun.lefts):
        return None
    last = max(figure.last_token for figure in held)
    near = [m.figure for m in casting.salience.before(noun) if m.figure.head_noun == noun.lemma_.lower()]
    return next((figure for figure in near if figure.last_token > last and not figure.plural), None)


def _taken_up(casting: Casting, lemma: str, kind: ActorKind, token: Token) -> Figure | None:
    """The last figure with the same head noun: "a report … the report"; "the ministry" for "the Foreign Ministry"."""
    before = (child for child in token.lefts if child.dep_ in ("amod", "compound", "poss", "nmod") and child.lower_ != "same")
    modifiers = {state_of(child.text).casefold() for child in before}
    makers = casting.heads.get(-token.i - 1, ())
    for figure in reversed(casting.figures):
        if figure.head_noun == lemma and figure.plural == (token.tag_ == "NNS"):
            if makers and figure.maker is not None and figure.maker is not makers[0]:
                continue
            if kind == "document" and _is_by_another(figure, token):
                continue
            # "Norway's envoy … the Norwegian envoy"
            words = {state_of(word).casefold() for form in figure.forms for word in _OWNING.sub("", form).split()}
            if makers or (modifiers <= words and not (kind == "person" and _is_of_another(figure, token))):
                return figure
        last = [form.split()[-1].casefold() for form in figure.forms] if figure.is_named else []
        if figure.kind == kind and kind in ("organisation", "group") and lemma in last and not modifiers:
            return figure
    if lemma in ("document", "piece") and not modifiers:
        # "a memo dated May 4 … The document quotes Dahl"
        written = [m.figure for m in casting.salience.before(token) if m.figure.kind == "document" and not m.figure.is_named]
        return written[0] if written else None
    if lemma in AGENCIES and not modifiers:
        # "Norpress, a Norlandish agency … the agency"
        so_called = [f for f in _outlets_of_paragraph(casting, token) if lemma in f.called or is_called_agency(f.forms)]
        so_called = so_called or [f for f in casting.figures if f.kind == "outlet" and f.is_named and is_called_agency(f.forms)]
        if len(so_called) == 1:
            return so_called[0]
    bare = not modifiers or (is_kind_of_outlet(token) and modifiers <= {"news", "press"})
    if kind == "outlet" and bare and not is_kind_before(token) and token.lower_ not in _ALL_MEDIA:
        # "the weekly Norland Tid … the paper"; else the one outlet that the last sentences name, else the text's only one.
        so_called = [f for f in _outlets_of_paragraph(casting, token) if f.called.keys() & words_alike(lemma)]
        near = [m.figure for m in casting.salience.before(token) if m.figure.kind == "outlet" and m.figure.is_named]
        named = {id(figure): figure for figure in near if may_go_by(lemma, list(figure.forms))}
        if so_called or len(named) == 1:
            return so_called[0] if so_called else next(iter(named.values()))
        media = [figure for figure in casting.figures if figure.kind == "outlet" and figure.is_named]
        known = [figure for figure in media if may_go_by(lemma, list(figure.forms))]
        if len(known) > 1 and lemma in KINDS_OF_OUTLET and (lemma != "paper" or token.dep_ in ("nsubj", "agent")):
            latest = [m for m in casting.salience.before(token) if m.figure in known]
            known = list({id(m.figure): m.figure for m in latest if m.sentence == latest[0].sentence}.values())
        return known[0] if len(known) == 1 else None
    return None


def _is_by_another(figure: Figure, document: Token) -> bool:
    """ "The President's letter … the letter from Dahl": two letters."""
    hands = [inner for child in document.rights if child.lower_ in ("from", "by") for inner in child.children]
    hands = [hand for hand in hands if hand.dep_ == "pobj" and hand.pos_ == "PROPN"]
    whose = list(figure.maker.forms) if figure.maker is not None else [form for form in figure.forms if _OWNER.search(form)]
    known = {word for form in whose for word in re.findall(r"\w+", form) if word[:1].isupper() and word not in ("The", "A", "An")}
    return bool(hands and known) and not any(word.text in known for hand in hands for word in (hand, *hand.lefts))


def _is_of_another(figure: Figure, noun: Token) -> bool:
    """ "The minister of Norland … the minister of Orland": one office, of two."""
    _, affiliation = role_of_phrase(noun)
    held = [known for _, known in figure.roles if known]
    if affiliation is None:
        return False
    if not held:
        return is_state(affiliation)
    return all(of_another(affiliation, known) for known in held)


def _outlets_of_paragraph(casting: Casting, token: Token) -> list[Figure]:
    """The outlets that the paragraph has named before a token, the last one first."""
    parse = casting.parse
    first = parse.text.rfind("\n", 0, parse.starts[token.i]) + 1
    named = [f for f in casting.figures if f.kind == "outlet" and f.is_named and parse.starts[f.last_token] >= first]
    return sorted(named, key=lambda figure: -figure.last_token)


def words_alike(noun: str) -> frozenset[str]:
    """Words for one kind of medium: what was "the daily X" may be "the paper"."""
    return next((alike for alike in _ALIKE if noun in alike), frozenset({noun}))

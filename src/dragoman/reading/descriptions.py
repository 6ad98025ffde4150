"""Noun phrases without a name: what they denote, which office they give, how far they reach."""

from functools import cache
from typing import cast as typed

from spacy.tokens import Token

from dragoman.reading.broadcasts import is_broadcaster, is_misread_saying
from dragoman.reading.gazetteer import demonyms, state_adjective
from dragoman.reading.informants import is_informant
from dragoman.reading.lexicon import rows
from dragoman.reading.media_names import is_kind_of_outlet
from dragoman.reading.media_words import is_no_medium, is_own_paper
from dragoman.reading.portfolios import PORTFOLIOS, has_portfolio
from dragoman.reading.spelling import initials
from dragoman.types import ActorKind

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
DOMAIN_ENDING = 5
_HARMING = frozenset(
    "kill wound injure arrest detain abduct kidnap behead execute deport jail imprison murder assassinate".split()
)
_UNHARMED = frozenset(
    "bill plan deal proposal idea talk project law measure motion hope chance livestock cattle goat sheep horse dog number "
    "total count people none nobody anybody one nothing".split()
)
_OF_PERSONS = ("er", "or", "ist", "ant", "ian", "man", "ee")  # endings
# Words that end as words for persons do.
_THINGS = frozenset(
    "list fist wrist mist twist grant plant warrant restaurant covenant remnant constant variant door floor error factor sector "
    "corridor reactor tractor motor rumor terror horror mirror color favor harbor honor labor odor vapor elevator generator "
    "monitor indicator reservoir number order river border paper letter matter power tower water corner center quarter shutter "
    "barrier tanker carrier bunker container crater shower chamber timber offer answer dinner computer layer cluster trigger "
    "danger finger flower hammer ladder lever meter marker murder plaster poster register shelter shoulder slaughter sticker "
    "summer winter tender theater transfer trailer voucher wager wonder helicopter bomber cutter trawler launcher cruiser "
    "destroyer freighter steamer fee tree knee degree guarantee decree levee coffee committee human".split()
)
# Without an article, an owner or an adjective behind a preposition: "by force", "in office", "at court".
_IDIOMS = frozenset({"force", "office", "court", "party", "side", "camp", "board", "union"})
_BELONGING = frozenset("of in at from for with to within inside".split())
_TAKING_OF = frozenset(
    "remind inform accuse notify warn convince assure advise suspect rob deprive relieve persuade acquit convict apprise".split()
)
_WRITTEN = frozenset("say claim continue add report quote cite note allege argue state conclude suggest describe".split())
_DOERS = frozenset({"nsubj", "agent", "nsubjpass"})
_LONGEST = 9  # words behind the head of a description
_MISSIONS = frozenset({"embassy", "consulate", "mission", "legation", "junta", "delegation"})


@cache
def actor_nouns() -> dict[str, ActorKind]:
    """Common noun → the kind of actor that it denotes."""
    return {row["noun"]: typed(ActorKind, row["kind"]) for row in rows("actor_nouns")}


def bare_domain(words: str) -> str:
    """An outlet by its name alone: "Polaris.org" is "polaris"."""
    name, dot, suffix = words.casefold().removeprefix("the ").partition(".")
    return name if dot and len(suffix) <= DOMAIN_ENDING else words.casefold().removeprefix("the ")


def is_acronym(short: str, long: str) -> bool:
    """Whether one name is made of the initials of the other."""
    letters = short.replace(".", "")
    return len(letters) >= 2 and letters.isupper() and letters == initials(long)


def apposed_roles(token: Token) -> list[tuple[str | None, str | None]]:
    """Roles in apposition: "Lena Dahl, a spokeswoman for the ministry,"; "Tomas Berg, who heads the bank"."""
    return [
        role_of_phrase(child)
        for child in token.children
        if child.dep_ == "appos" and actor_nouns().get(child.lemma_.lower()) == "person" and not is_informant(child)
    ]


def role_of_phrase(noun: Token) -> tuple[str, str | None]:
    """Title and affiliation that a noun phrase gives: "the ministry's press spokesman"."""
    adjective = next((child for child in noun.lefts if state_adjective(child) is not None), None)
    before = [
        child
        for child in noun.lefts
        if child.dep_ in ("compound", "amod", "nmod") and (adjective is None or child.i != adjective.i)
    ]
    before = [child for child in before if adjective is None or f"{child.text} {adjective.text}" not in demonyms()]
    place = [child for child in before if child.ent_type_ in ("GPE", "ORG") and child.pos_ == "PROPN"]
    place = [child for child in place if child.lower_ not in PORTFOLIOS]  # "the Water Minister"
    title = " ".join([*(child.text for child in before if child not in place), noun.text])
    links = [child for child in noun.rights if child.dep_ == "prep" and child.lower_ in ("of", "for", "at", "to", "in")]
    links = [child for child in links if not _is_of_verb(noun, child)]
    held = next((i for link in links[:1] for i in link.children if i.dep_ == "pobj" and _is_portfolio(noun, i)), None)
    if held is not None:
        title = f"{title} {links[0].text} {_portfolio(held)}"  # "the Minister of Foreign Affairs of Norland"
    if place:
        # "the New Norland senator", "a senior Union official": of New Norland, of the Union
        return title, phrase_text(place[-1])
    for child in noun.children:
        if child.dep_ == "poss":
            return title, phrase_text(child)
        if adjective is not None and child.i == adjective.i:
            pair = f"{child.nbor(-1).text} {child.text}" if child.i else ""
            return title, pair if pair in demonyms() else child.text  # "the South Norlandish envoy"
        if child in links and held is not None:
            return title, _owner_behind(held) or _owner_behind(noun, child.i)
        if child in links:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return title, _with_land(inner)
    return title, None


def _is_portfolio(office: Token, noun: Token) -> bool:
    """ "the minister of [foreign affairs]", "the secretary of [state]": what an office is for, and no body."""
    if noun.lower_ in ("state", "staff"):
        return office.lower_ in ("secretary", "undersecretary", "minister", "chief")
    words = [token for token in noun.doc[noun.left_edge.i : noun.i + 1] if token.dep_ not in ("det", "cc")]
    return (has_portfolio(office) or noun.text[:1].isupper()) and all(token.lower_ in PORTFOLIOS for token in words)


def _portfolio(noun: Token) -> str:
    """What an office is for, with what is joined to it: "Trade and Energy"."""
    joined = [word for word in noun.conjuncts if word.i > noun.i and word.lower_ in PORTFOLIOS]
    last = max((word.i for word in joined), default=noun.i)
    return "".join(word.text_with_ws for word in noun.doc[noun.left_edge.i : last + 1]).strip()


def _owner_behind(noun: Token, after: int = -1) -> str | None:
    """Whose an office is by the "of" behind what it is for."""
    links = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of" and child.i > after)
    return next((_with_land(inner) for link in links for inner in link.children if inner.dep_ == "pobj"), None)


def _with_land(noun: Token) -> str:
    """The phrase up to its head, and of a name with the land behind it: "Republic of Korea", "Bank of Norland"."""
    lands = [
        inner
        for link in noun.rights
        if noun.text[:1].isupper() and link.lower_ == "of" and link.i == noun.i + 1
        for inner in link.children
        if inner.dep_ == "pobj" and inner.pos_ == "PROPN"
    ]
    return f"{phrase_text(noun)} of {phrase_text(lands[0])}" if lands else phrase_text(noun)


def phrase_text(noun: Token) -> str:
    """The phrase up to its head, without its article."""
    words = [token for token in noun.doc[noun.left_edge.i : noun.i + 1] if token.dep_ != "det"]
    return "".join(token.text_with_ws for token in words).strip()


def described_kind(token: Token) -> ActorKind | None:
    """The kind of actor that a common noun denotes here, if any."""
    lemma = token.lemma_.lower()
    kind = actor_nouns().get(lemma) or actor_nouns().get(token.lower_)
    if lemma == "piece" and _tells(token):
        kind = "document"
    if kind == "outlet" and is_no_medium(token):
        return None
    if kind == "outlet" and is_own_paper(token):
        kind = "document"
    if lemma == "counterpart" and token.tag_ == "NN" and any(state_adjective(child) is not None for child in token.lefts):
        kind = "person"  # "her Norlandish counterpart": somebody, and of Norland
    plural = token.tag_ in ("NNS", "NNPS")
    if kind is None and token.tag_ == "NNPS" and actor_nouns().get(lemma.removesuffix("s")) == "person":
        return "group"  # "the Ministers", whose capital the tagger takes for a name's
    if lemma == "intelligence" and token.dep_ in _DOERS and _is_of_a_state(token):
        return "organisation"  # "Norlandish intelligence had warned": the service
    if is_misread_saying(token):
        return None
    if is_broadcaster(token) or (lemma == "agency" and is_kind_of_outlet(token)):
        return "outlet"
    if lemma in _IDIOMS and token.tag_ == "NN" and token.dep_ == "pobj" and not list(token.lefts):
        return None
    if (
        kind is None
        and plural
        and lemma not in _THINGS
        and lemma.endswith(_OF_PERSONS)
        and token.dep_ in ("nsubj", "agent", "pobj", "dobj")
    ):
        kind = "person" if lemma[-2:] != "er" or (token.dep_ == "nsubj" and token.head.pos_ == "VERB") else None
    if kind is None and _is_somebody(token):
        return "group" if plural else "person"  # "a subordinate who", "a nephew, whom"
    if kind is None and _is_harmed(token):
        return "group" if plural else "person"  # "A shepherd was killed", "freed two sappers"
    if kind is None and plural and token.dep_ in ("nsubj", "nsubjpass", "agent") and has_nationality(token):
        return "group"  # "Norlandish youths marched": plural, of a state, and acting
    if kind == "person" and plural:
        return "group"
    return kind


def _is_of_a_state(noun: Token) -> bool:
    return any(state_adjective(child) is not None or (child.dep_ == "poss" and child.ent_type_ == "GPE") for child in noun.lefts)


def _tells(piece: Token) -> bool:
    """ "the piece continued": an article, and no piece of anything."""
    of_something = any(child.lower_ == "of" for child in piece.rights)
    return piece.dep_ == "nsubj" and piece.head.lemma_.lower() in _WRITTEN and not of_something


def _is_somebody(noun: Token) -> bool:
    """Whether a relative clause speaks of the noun as of a person: "the clerk, whom nobody knew"."""
    if not noun.n_rights or noun.pos_ != "NOUN" or noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "agent", "appos"):
        return False
    clauses = (child for child in noun.rights if child.dep_ == "relcl")
    return any(word.lower_ in ("who", "whom") and word.head.i == clause.i for clause in clauses for word in clause.lefts)


def may_be_person(noun: Token) -> bool:
    """Whether a common noun that is no known one may be somebody by its ending: "a dockworker", "two trumpeters"."""
    lemma = noun.lemma_.lower()
    ends = lemma.endswith(_OF_PERSONS) and lemma not in _THINGS and len(lemma) > 4
    counted = any(child.lower_ in ("a", "an", "one", "another") or child.dep_ == "nummod" for child in noun.lefts)
    return ends and counted and noun.pos_ == "NOUN"


def _is_harmed(noun: Token) -> bool:
    """What is killed, wounded, held or freed is somebody, whatever the word; but a bill is killed, a truce is held."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in _UNHARMED or noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
        return False
    return noun.dep_ in ("nsubjpass", "dobj") and noun.head.lemma_.lower() in _HARMING


def has_nationality(token: Token) -> bool:
    """Whether an acting plural has a nationality: "Norlandish youths marched"."""
    return any(child.text in demonyms() for child in token.lefts) and token.head.pos_ == "VERB"


def is_definite(token: Token) -> bool:
    """Whether the phrase takes up what the text knows: "the", "this", or an owner."""
    return any(child.lower_ in DEFINITE or child.dep_ == "poss" for child in token.lefts)


def description_of(token: Token) -> str:
    """The phrase with what belongs to its head: "a senior official", "the envoy's aides from the north"."""
    words = token.doc[first_of_phrase(token) : last_of_phrase(token) + 1]
    if words[0].lower_ == "no" and last_of_phrase(token) > token.i:
        words = words[1:]  # "No envoy of the king met him": of whom this is said is an envoy of the king
    return "".join(word.text_with_ws for word in words).strip()


def last_of_phrase(token: Token) -> int:
    """Last token of a short phrase of origin or office behind the head: "from the north", "for the ministry".

    Of a mission also where it is: "the embassy in Varna".
    """
    last = token.i
    links = {"from", "of", "for", *(("in", "to", "at") if token.lemma_.lower() in _MISSIONS else ())}
    for child in token.rights:
        edge = child.right_edge.i
        near = child.dep_ == "prep" and child.lower_ in links and child.i == last + 1 and edge - token.i <= 7
        if near and not _is_of_verb(token, child):
            last = edge
    return int(last)


def _is_of_verb(noun: Token, preposition: Token) -> bool:
    """ "reminded the envoy [of his promise]", "accused the minister [of lying]": of what, by the verb, and not whose he is."""
    if preposition.lower_ != "of" or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    return noun.head.lemma_.lower() in _TAKING_OF and not any(child.text[:1].isupper() for child in preposition.children)


def whole_description(token: Token) -> str:
    """The phrase with all that says where or of what somebody is: "a clerk of the palace", "a source in the Norland Front".

    Clauses and days are none of it.
    """
    last = last_of_phrase(token)
    for child in token.rights:
        edge = child.right_edge.i
        comma = next((word.i for word in token.doc[child.i : edge] if word.text == ","), None)
        edge = edge if comma is None else comma - 1  # "a former aide to Dahl, who swears that …"
        within = child.dep_ == "prep" and child.lower_ in _BELONGING and child.i == last + 1 and edge - token.i <= _LONGEST
        words = token.doc[child.i : edge + 1]
        if within and not any(word.ent_type_ in ("DATE", "TIME") or word.pos_ == "VERB" or word.text == "," for word in words):
            last = edge
    return "".join(word.text_with_ws for word in token.doc[first_of_phrase(token) : last + 1]).strip()


def first_of_phrase(token: Token) -> int:
    """First token of the description, a preceding clause or conjunct left out."""
    first = token.i
    for child in token.lefts:
        if child.dep_ in (
            "det",
            "amod",
            "compound",
            "poss",
            "nmod",
            "nummod",
            "predet",
            "quantmod",
            "advmod",
        ):
            first = min(first, child.left_edge.i)
    return int(first)


def gender_of(title: str | None) -> str | None:
    """What a title tells of the gender, if anything."""
    words = (title or "").casefold().split()
    if any(
        word
        in (
            "mrs.",
            "ms.",
            "mrs",
            "ms",
            "queen",
            "princess",
            "spokeswoman",
            "chairwoman",
            "congresswoman",
            "woman",
            "lady",
        )
        for word in words
    ):
        return "f"
    male = (
        "mr.",
        "mr",
        "king",
        "prince",
        "spokesman",
        "chairman",
        "congressman",
        "ayatollah",
        "pope",
        "sheikh",
        "man",
        "emir",
        "sultan",
    )
    return "m" if any(word in male for word in words) else None

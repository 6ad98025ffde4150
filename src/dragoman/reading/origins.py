"""Description with a state → the official without one whom it can only mean: "Foreign Minister Lena Dahl … The Omani minister".

A text that tells of Norway, and of one president, means him by "the Norwegian president". Where it has not told of Norway, or
only as somebody else's state or as where he went, the description is of another.
"""

import re
from typing import Literal

from spacy.tokens import Token

from dragoman.reading.casting import Casting
from dragoman.reading.descriptions import first_of_phrase
from dragoman.reading.figures import Figure, is_state, state_of, title_words
from dragoman.reading.gazetteer import capital_of, demonyms

_Whose = Literal["own", "another's", "faced"]
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_LONGEST = 3  # words of a state's name
_OF_NOUNS = frozenset({"amod", "compound", "nmod", "poss", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TOWARDS = frozenset("to with against toward towards on upon from for into over".split())
_ARRIVING = frozenset("arrive land stop".split())
_LEAVING = frozenset("leave quit lead rule govern run represent defend address".split())


def official_of(casting: Casting, noun: Token, title: str, affiliation: str) -> Figure | None:
    """The one person of that office whose state the text has not told, where the state of the description may be hers."""
    alike = [figure for figure in casting.figures if figure.kind == "person" and figure.holds(title)]
    named = [figure for figure in alike if figure.is_named]
    if len(named) != 1 or any(not figure.is_named and figure.holds(title, affiliation) for figure in alike):
        return None
    figure = named[0]
    if any(of and is_state(of) for _, of in figure.roles) or _is_beside(casting, figure, noun):
        return None
    state = state_of(affiliation)
    told = {_whose(casting, figure, word, noun) for word in _mentions(noun, state)}
    in_short = len(alike) == 1 and noun.dep_ in _SUBJECTS and _is_part_of_title(figure, title)
    may_be = "own" in told or (not told and (in_short or _is_in_dateline(casting, state)))
    return figure if may_be and "faced" not in told else None


def tell_state(figure: Figure, title: str, affiliation: str) -> None:
    """Keep of which state the office is: who is "the Norwegian minister" is not "the Omani minister" as well."""
    wanted = set(title_words(title))
    figure.roles = {
        (held, affiliation if of is None and held and wanted <= set(title_words(held)) else of): None for held, of in figure.roles
    }


def _is_beside(casting: Casting, figure: Figure, noun: Token) -> bool:
    """ "Lena Dahl met the Omani minister", "Dahl landed. The Omani minister met her": whom the sentence speaks of besides."""
    surnames = {form.split()[-1] for form in figure.forms}
    if figure.last_token >= noun.sent.start or any(token.text in surnames for token in noun.sent):
        return True
    others = [m for m in casting.salience.before(noun) if m.figure.kind == "person" and m.figure is not figure]
    return not others and any(child.tag_ == "PRP" and child.dep_ in ("dobj", "dative") for child in noun.head.rights)


def _is_part_of_title(figure: Figure, title: str) -> bool:
    """ "The Omani minister" for a foreign minister; for no prime minister."""
    wanted = set(title_words(title))
    held = [set(title_words(role)) for role, _ in figure.roles if role]
    return any(wanted < words and "prime" not in words - wanted for words in held)


def _is_in_dateline(casting: Casting, state: str) -> bool:
    document = casting.parse.document
    lines = (document.text[section.start : section.end] for section in document.sections if section.kind == "dateline")
    return any(state in _states_in(_WORD.findall(line)).values() for line in lines)


def _mentions(noun: Token, state: str) -> list[Token]:
    """The last tokens of what names a state, its people or its capital before a description."""
    before = noun.doc[: first_of_phrase(noun)]
    return [before[last] for last, named in _states_in([token.text for token in before]).items() if named == state]


def _states_in(words: list[str]) -> dict[int, str]:
    """The place of the last word of each state, adjective or capital among words → the state."""
    found: dict[int, str] = {}
    index = 0
    while index < len(words):
        for length in range(_LONGEST, 0, -1) if words[index][:1].isupper() else ():
            name = " ".join(words[index : index + length])
            state = state_of(name) if is_state(name) else capital_of(name)
            if state is not None:
                index += length - 1
                found[index] = state
                break
        index += 1
    return found


def _whose(casting: Casting, figure: Figure, word: Token, noun: Token) -> _Whose:
    """Whether a mention of a state leaves it to be somebody's own: it is not another's, nor what he goes to or speaks against."""
    top = word
    while True:
        if any(known.kind == "person" and not known.plural for known in casting.inner_or_head(top.i)):
            return "another's"
        if top.i != word.i and top.lemma_.lower() in (noun.lemma_.lower(), "counterpart"):
            return "another's"
        if top.dep_ in _OF_NOUNS and top.head.i != top.i and top.head.pos_ not in ("VERB", "AUX"):
            top = top.head
        elif top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.pos_ in ("NOUN", "PROPN"):
            top = top.head.head
        else:
            break
    verb = _verb_between(casting, figure, top)
    if verb is None:
        return "own"
    alone = word.text not in demonyms() and top.dep_ in (*_SUBJECTS, "dobj", "pobj") and top.i == word.i
    return "faced" if alone and next(up for up in word.ancestors if up.pos_ in ("VERB", "AUX")).i == verb.i else "another's"


def _verb_between(casting: Casting, figure: Figure, party: Token) -> Token | None:
    """The verb by which a party is another than he: "Dahl flew to Ankara", "held talks with Ankara", "Ankara accused Dahl"."""
    link = party.head.lower_ if party.dep_ == "pobj" else ""
    for verb in party.ancestors:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        behind = [child for child in verb.rights if child.dep_ in ("prep", "agent")]
        parts = [*verb.children, *(noun for child in behind for noun in child.children)]
        roles = {part.dep_ for part in parts if figure in casting.heads.get(part.i, ())}
        if party.dep_ in _SUBJECTS and verb.i == party.head.i:
            return verb if roles & {"dobj", "dative", "pobj"} else None
        if roles & _SUBJECTS:
            lemma = verb.lemma_.lower()
            if party.dep_ in ("dobj", "dative"):
                return verb if lemma not in _LEAVING else None
            goal = link in _TOWARDS and (lemma, link) != ("return", "to")
            return verb if goal or (link in ("in", "at") and lemma in _ARRIVING) else None
    return None

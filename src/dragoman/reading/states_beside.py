"""Word of a state → the state as a figure: "Norland-Orland talks", "Norlandish envoys", "the North", "a Norlandish drone"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.reading.casting import Casting, figure_of_name
from dragoman.reading.gazetteer import demonyms, state_adjective, states
from dragoman.reading.kinds import Name, is_company


def pairs_of_states(doc: Doc) -> Iterator[tuple[tuple[int, int], tuple[str, str]]]:
    """First and last token of each "Norland-Orland", and the two states, also where one has a name of two words."""
    for token in doc:
        before, hyphen, behind = token.text.replace("–", "-").partition("-")
        if not hyphen:
            continue
        left = token.i if before else token.i - 1
        right = token.i if behind else token.i + 1
        if left < 0 or right >= len(doc) or "-" in behind:
            continue
        first, last = before or doc[left].text, behind or doc[right].text
        wide = f"{doc[left - 1].text} {first}" if left else ""
        far = f"{last} {doc[right + 1].text}" if right + 1 < len(doc) else ""
        start, one = (left - 1, _state(wide)) if _state(wide) else (left, _state(first))
        end, other = (right + 1, _state(far)) if _state(far) else (right, _state(last))
        if one and other:
            yield (start, end), (one, other)


def _state(words: str) -> str:
    return demonyms().get(words) or states().get(words) or ""


def read_pair_of_states(casting: Casting, tokens: tuple[int, int], pair: tuple[str, str]) -> None:
    """ "Norland-Orland talks", "the Norlandish-Orlandish border", "a North Norland-Orland summit": two states in one word."""
    first, last = tokens
    names = [Name(state, "state", last, last, last) for state in pair]
    figures = tuple(figure_of_name(casting, name) for name in names)
    for figure, name in zip(figures, names, strict=True):
        figure.forms[name.words] = figure.forms.get(name.words, 0) + 1
    casting.mention(figures, casting.parse.doc[last], (first, last))


def half_of(casting: Casting, token: Token) -> str | None:
    """ "North Norland … the North offered": the state, where the text has one of that name and the word does something."""
    if token.i == 0 or token.nbor(-1).lower_ != "the" or not (is_acting_or_addressed(token) or token.dep_ == "poss"):
        return None
    for word in token.doc:
        if word.text in ("North", "South") and word.i + 1 < len(token.doc):
            name = f"{word.text} {word.nbor(1).text}"
            _, _, land = (demonyms().get(name) or states().get(name) or "").partition(" ")
            if land and f"{token.text} {land}" in states():
                return f"{token.text} {land}"
    return None


def read_couple(casting: Casting, noun: Token) -> None:
    """ "Norlandish and Orlish envoys met": the two states that the text names together."""
    words = [w for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod") for w in (child, *child.conjuncts)]
    if noun.i > 2 and noun.nbor(-2).lower_ == "and":
        words += [noun.nbor(-3), noun.nbor(-1)]
    adjectives = {state: word for word in words if word.i < noun.i and (state := state_adjective(word)) is not None}
    if len(adjectives) != 2:
        return
    states_ = []
    for word in sorted(adjectives.values(), key=lambda word: word.i):
        form = form_of(word)
        figure = figure_of_name(casting, Name(form, "state", word.i, word.i, word.i))
        figure.forms.setdefault(form, 0)
        if word.i not in casting.heads:
            casting.mention((figure,), word, (word.i, word.i))
        states_.append(figure)
    casting.salience.couple = (states_[0], states_[1])


def form_of(adjective: Token) -> str:
    """The adjective as it stands, both words of "South Norlandish"."""
    pair = f"{adjective.nbor(-1).text} {adjective.text}" if adjective.i else ""
    return pair if pair in demonyms() else adjective.text


def state_before(noun: Token) -> Token | None:
    """The adjective of a state before a noun: "the Norlandish side", "a Norlandish drone", "a Norlandish fighter jet"."""
    lefts = list(noun.lefts)
    lefts += [inner for child in lefts if child.dep_ == "compound" for inner in child.lefts]
    return next((child for child in lefts if child.dep_ == "amod" and state_adjective(child) is not None), None)


def is_acting_or_addressed(token: Token) -> bool:
    """Whether it does something, or something is done to it: "told the other side", but not "on the other side"."""
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "agent") or (
        token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "to", "between")
    )


def read_owner_of_arms(casting: Casting, noun: Token) -> None:
    """ "a Norlandish drone": the state whose weapon acts is spoken of."""
    adjective = state_before(noun)
    if adjective is None or adjective.i in casting.heads or (noun.dep_ == "compound" and is_company(noun.head)):
        return  # "the Norlandish drone manufacturer": of drones, not with one
    form = form_of(adjective)
    figure = figure_of_name(casting, Name(form, "state", adjective.i, adjective.i, adjective.i))
    figure.forms.setdefault(form, 0)
    casting.mention((figure,), adjective, (adjective.i, adjective.i))

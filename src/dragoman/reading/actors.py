"""Parse → cast: persons, organisations, states, groups, outlets and documents, with every mention of each.

Read from the first word to the last: each name or noun phrase joins the figure that it can only mean, or founds a new one; each
pronoun joins a figure only where one candidate remains.
"""

from collections.abc import Collection, Mapping

from spacy.tokens import Doc, Token

from dragoman.reading.antecedents import AGENCIES, counterpart_roles, figure_of_description, is_kind_before, words_alike
from dragoman.reading.beside_quotations import speakers_beside
from dragoman.reading.broadcasts import is_misread_saying
from dragoman.reading.cast import Cast
from dragoman.reading.casting import Casting, figure_of_name, owner_of, words_for
from dragoman.reading.cues import speech_verbs
from dragoman.reading.descriptions import (
    actor_nouns,
    apposed_roles,
    described_kind,
    description_of,
    first_of_phrase,
    gender_of,
    is_definite,
    last_of_phrase,
)
from dragoman.reading.figures import Figure, gender_of_name
from dragoman.reading.gazetteer import demonyms, states
from dragoman.reading.kinds import Name, is_company
from dragoman.reading.media_names import KINDS_OF_OUTLET
from dragoman.reading.names import find_names
from dragoman.reading.parse import Parse
from dragoman.reading.pronouns import Salience, resolve_pair, resolve_pronoun
from dragoman.reading.quotations import quoted_tokens
from dragoman.reading.roles import head_before, roles_beside
from dragoman.reading.states_beside import (
    form_of,
    half_of,
    is_acting_or_addressed,
    pairs_of_states,
    read_couple,
    read_owner_of_arms,
    read_pair_of_states,
    state_before,
)
from dragoman.types import Actor, ActorKind

_PERIODICALS = frozenset({"daily", "weekly", "monthly", "quarterly"})  # the tagger takes them for adjectives
_NOMINAL = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj", "attr"})
_ON_PLATFORMS = frozenset({"channel", "blog", "site", "website"})
_MAKING = frozenset("send write issue draft address author".split())
# What somebody writes to say in it what he says, unlike a report that others make of it.
_MISSIVES = frozenset("letter note memo memorandum message email telegram cable op-ed".split())
_ADDRESSING = frozenset("offer propose ask demand promise warn threaten appeal invite pledge assure vow urge".split())
# "a letter of hers", "a letter from her"; not "a report on her".
_OF_HERS = {("of", word) for word in ("his", "hers", "theirs")} | {
    (by, word) for by in ("by", "from") for word in ("him", "her", "them")
}
_PAIRED = frozenset(
    "two both three sides parties leaders presidents premiers ministers men women countries nations states governments "
    "capitals".split()
)
# Weapons and craft, by which a state acts, and the space that is its own.
_ARMS = frozenset(
    "drone jet warplane plane aircraft helicopter bomber missile rocket shell artillery gun tank ship warship boat vessel "
    "frigate corvette gunboat destroyer submarine minesweeper minehunter icebreaker patrol gunner trawler cutter tanker "
    "freighter airspace territory water battery squadron battalion brigade regiment".split()
)


def find_actors(parse: Parse, cited: Collection[str] = ()) -> Cast:
    """The actors of a document, in the order of their first mention; `cited` are names of outlets that its notes cite.

    Method: title grammar for names (`names`), linking of a name to the last figure that it can be, descriptions by title and by
    head noun, pronouns by agreement and salience (after Lappin and Leass 1994, subjects first), within two sentences.
    """
    casting = Casting(parse, salience=Salience(quoted_tokens(parse), speakers_beside(parse)))
    names = {name.last: name for name in find_names(parse.doc, cited)}
    covered = {index for name in names.values() for index in range(name.start, name.last + 1)}
    pairs = {tokens[1]: (tokens, pair) for tokens, pair in pairs_of_states(parse.doc) if not _are_named(tokens, names)}
    for tokens, _ in pairs.values():
        within = range(tokens[0], tokens[1] + 1)
        names = {last: name for last, name in names.items() if not (last in within and name.start in within)}
        covered.update(within)
    for token in parse.doc:
        if token.i in pairs:
            read_pair_of_states(casting, *pairs[token.i])
        elif token.i in names:
            _read_name(casting, names[token.i])
        elif token.i not in covered:
            _read_word(casting, token)
    _read_tellers(casting)
    return _cast(casting)


def _are_named(tokens: tuple[int, int], names: Mapping[int, Name]) -> bool:
    """Whether the tagger has told the two apart: "[Norland]-[Orland] talks"."""
    return tokens[1] - tokens[0] == 2 and all(i in names and names[i].start == i for i in tokens)


def _read_name(casting: Casting, name: Name) -> None:
    figure = figure_of_name(casting, name)
    figure.forms[name.words] = figure.forms.get(name.words, 0) + 1
    figure.add_role(name.title, name.affiliation)
    doc = casting.parse.doc
    for title, affiliation in apposed_roles(doc[name.last]) if name.kind in ("person", "group") else ():
        figure.add_role(title, affiliation)
    for title, affiliation in (*roles_beside(doc, name), *counterpart_roles(casting, doc[name.last], head_before(doc, name))):
        figure.add_role(title, affiliation)
    figure.gender = figure.gender or gender_of(name.title) or gender_of_name(name.words)
    if name.start < name.first:
        figure.titled.setdefault(_text(doc, name.start, name.last))
        short = f"{name.title} {name.words}"
        if figure.titled and short in _text(doc, name.start, name.last):
            figure.titled.setdefault(short)
    if (owner := owner_of(doc, name)) is not None:
        figure.owner = owner
        first = name.start - (1 if doc[name.start - 1].text in demonyms() else 2)
        figure.titled.setdefault(_text(doc, first, name.last))
    before = doc[name.first - 1].lower_ if name.first else ""
    if figure.kind == "outlet" and (len(words_alike(before)) > 1 or before in AGENCIES):
        figure.called.setdefault(before)
    casting.mention((figure,), doc[name.last], (name.start, name.last))
    _join_kind_before(casting, figure, name)
    _join_company_before(casting, figure, name)
    office = head_before(doc, name) if name.kind == "person" else None
    if office is not None and all(not known.is_named for known in casting.heads.get(office.i, ())):
        _join_office(casting, office, figure)
        casting.heads[office.i] = (figure,)  # "met his counterpart, Lena Dahl,": it is her whom he met
    casting.inner |= dict.fromkeys(range(name.start, name.last), figure)
    _read_maker(casting, figure, doc[name.last])


def _join_office(casting: Casting, office: Token, figure: Figure) -> None:
    """ "President Dahl left. … The president of Norland, Lena Dahl, said …": the phrase before the name founded nobody else."""
    for described in casting.heads.get(office.i, ()):
        if described is not figure and described.mentions.keys() == {casting.phrases[office.i]}:
            figure.mentions |= described.mentions
            casting.figures.remove(described)
            casting.salience.joined(described, figure)


def _join_kind_before(casting: Casting, figure: Figure, name: Name) -> None:
    """ "The newspaper Norland Tid": the word before the name speaks of the same one, and of no outlet named earlier."""
    noun = name.start - 1
    described = casting.heads.get(noun, ())
    if noun < 0 or figure.kind != "outlet" or not is_kind_before(casting.parse.doc[noun]) or len(described) != 1:
        return
    other = described[0]
    if other is not figure and not other.is_named:
        casting.heads[noun] = (figure,)
        if other.mentions.keys() == {casting.phrases[noun]}:
            figure.mentions |= other.mentions
            casting.figures.remove(other)
        else:
            other.mentions.pop(casting.phrases[noun], None)


def _join_company_before(casting: Casting, figure: Figure, name: Name) -> None:
    """ "The Norwegian drone manufacturer Volkhov said": the noun that the name is apposed to, and that does the saying."""
    noun = casting.parse.doc[name.start - 1] if name.start else None
    if noun is None or figure.kind not in ("organisation", "group") or not is_company(noun) or noun.i in casting.heads:
        return
    head = casting.parse.doc[name.last]
    apposed = head.dep_ == "appos" and head.head.i == noun.i
    if apposed or (noun.dep_ == head.dep_ == "nsubj" and noun.head.i == head.head.i):
        casting.mention((figure,), noun, (first_of_phrase(noun), noun.i))


def _text(doc: Doc, first: int, last: int) -> str:
    return "".join(token.text_with_ws for token in doc[first : last + 1]).strip()


def _read_maker(casting: Casting, figure: Figure, token: Token) -> None:
    """Tie an outlet to the report that it made: "a report on the website X", "the X report", "a report by X"."""
    noun = token
    while noun.dep_ in ("appos", "compound", "poss", "nmod") and noun.head.i != noun.i:
        noun = noun.head
        if actor_nouns().get(noun.lemma_.lower()) == "document":
            casting.heads.setdefault(-noun.i - 1, (figure,))
            return
    if noun.dep_ == "pobj" and noun.head.dep_ in ("prep", "agent") and noun.head.lower_ in ("on", "in", "by", "from", "of"):
        for document in casting.heads.get(noun.head.head.i, ()):
            better = document.maker is None or figure.kind == "outlet"
            if document.kind == "document" and better and figure.kind in ("outlet", "organisation", "person"):
                document.maker = figure


def _read_word(casting: Casting, token: Token) -> None:
    if token.tag_ in ("PRP", "PRP$"):
        figures = resolve_pronoun(token, casting.salience)
        if figures:
            casting.mention(figures, token, (token.i, token.i))
        if len(figures) == 1 and token.dep_ == "pobj" and (token.head.lower_, token.lower_) in _OF_HERS:
            _read_maker(casting, figures[0], token)
    elif token.lower_ in _PAIRED and token.dep_ not in ("nummod", "det", "predet", "preconj"):
        pair = resolve_pair(token, casting.salience)
        if pair:
            casting.mention(pair, token, (token.left_edge.i, token.i))
        elif token.pos_ == "NOUN":
            _read_description(casting, token)
    elif token.text in ("North", "South") and (half := half_of(casting, token)) is not None:
        figure = figure_of_name(casting, Name(half, "state", token.i, token.i, token.i))
        figure.forms.setdefault(f"the {token.text}", 0)
        casting.mention((figure,), token, (token.i, token.i))
    elif token.pos_ in ("NOUN", "PROPN") or (token.lower_ in _PERIODICALS and token.dep_ in _NOMINAL):
        _read_description(casting, token)


def _read_description(casting: Casting, token: Token) -> None:
    body = casting.bodies.find(token, casting.heads)
    if body is not None:
        if body not in casting.figures:
            casting.founded(body)
        casting.mention((body,), token, (first_of_phrase(token), token.i))
        return
    kind = described_kind(token)
    if token.tag_ in ("NNS", "NNPS"):
        read_couple(casting, token)
    if kind == "group" and token.lemma_.lower() in _ARMS - actor_nouns().keys():
        kind = None  # "Norlandish corvettes shelled the port": Norland did
    if kind is None and token.lemma_.lower() in _ARMS:
        read_owner_of_arms(casting, token)
    modifies = token.dep_ in ("compound", "nmod", "amod") and token.head.pos_ != "VERB" and not is_misread_saying(token.head)
    if kind is None or modifies:
        return  # but "the transcript shows": no noun, whatever the parser makes of it
    if token.lower_ == "side" and (state := state_before(token)) and is_acting_or_addressed(token):
        form = form_of(state)
        figure = figure_of_name(casting, Name(form, "state", state.i, state.i, state.i))
        figure.forms.setdefault(form, 0)
        casting.mention((figure,), token, (first_of_phrase(token), token.i))
        return
    figure = figure_of_description(casting, token, kind)
    if figure.head_noun is not None:
        form = description_of(token)
        figure.forms.setdefault(form, 0)
        figure.forms[form] += 1
    if (called := _called_by_name(casting, token)) is not None:
        casting.mention((called,), token, (first_of_phrase(token), token.i))
        return
    makers = casting.heads.pop(-token.i - 1, ()) or _owning_medium(casting, token, kind)
    if makers and figure.maker is None:
        figure.maker = makers[0]
    if kind == "document" and figure.maker is None and not is_definite(token):
        figure.maker = _sender(casting, token)
    casting.mention((figure,), token, (first_of_phrase(token), last_of_phrase(token)))
    if token.dep_ == "pobj" and token.head.lower_ == "by":
        _read_maker(casting, figure, token)  # "a statement by Norland's ministry"


def _called_by_name(casting: Casting, noun: Token) -> Figure | None:
    """ "Norland's Nordsyn news agency": the medium that the phrase itself names; a Telegram channel has a name of its own."""
    lemma = noun.lemma_.lower()
    if lemma not in (KINDS_OF_OUTLET | AGENCIES) - _ON_PLATFORMS or noun.tag_ == "NNS" or is_kind_before(noun):
        return None
    named = [f for child in noun.lefts if child.dep_ in ("compound", "nmod") for f in casting.inner_or_head(child.i)]
    media = [figure for figure in named if figure.kind == "outlet" and figure.is_named]
    return media[0] if len(media) == 1 else None


def _owning_medium(casting: Casting, noun: Token, kind: ActorKind) -> tuple[Figure, ...]:
    """ "The first word came from Norpress. Its report …": the medium that a document is said to be of."""
    if kind != "document":
        return ()
    owner = next((child for child in noun.lefts if child.tag_ == "PRP$"), None)
    figures = casting.heads.get(owner.i, ()) if owner is not None else ()
    return figures if len(figures) == 1 and figures[0].kind == "outlet" else ()


def _sender(casting: Casting, document: Token) -> Figure | None:
    """Who "sent a letter", "issued a statement"."""
    verb = document.head
    if document.dep_ != "dobj" or verb.lemma_.lower() not in _MAKING:
        return None
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    figures = casting.heads.get(subject.i, ()) if subject is not None else ()
    return figures[0] if len(figures) == 1 and figures[0].kind != "document" else None


def _read_tellers(casting: Casting) -> None:
    """ "In an article published in May, the daily revealed …", "Norland offered, in a note, to talk": who tells in it made it."""
    for index, figures in list(casting.heads.items()):
        if index < 0 or len(figures) != 1 or figures[0].kind != "document" or figures[0].maker is not None:
            continue
        noun = casting.parse.doc[index]
        if noun.dep_ != "pobj" or noun.head.lower_ != "in" or is_definite(noun) or noun.head.head.pos_ != "VERB":
            continue
        verb = noun.head.head
        missive = noun.lemma_.lower() in _MISSIVES and verb.lemma_.lower() in speech_verbs() | _ADDRESSING
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and (missive or child.i > index)), None)
        tellers = casting.heads.get(subject.i, ()) if subject is not None else ()
        kinds = ("outlet", "organisation", "state", "person") if missive else ("outlet", "organisation")
        if len(tellers) == 1 and tellers[0].kind in kinds and not (missive and tellers[0].kind == "outlet"):
            figures[0].maker = tellers[0]


def _cast(casting: Casting) -> Cast:
    """Figures with ids; a name that is only a state's adjective, or nobody's mention, is left out."""
    known = [figure for figure in casting.figures if figure.mentions and figure.forms]
    ids = {id(figure): f"a{number}" for number, figure in enumerate(known, 1)}
    actors = tuple(_actor(figure, ids[id(figure)]) for figure in known)
    heads = {
        head: tuple(ids[id(figure)] for figure in figures if id(figure) in ids)
        for head, figures in casting.heads.items()
        if head >= 0
    }
    makers = {ids[id(figure)]: ids[id(figure.maker)] for figure in known if figure.maker is not None and id(figure.maker) in ids}
    inner = {token: (ids[id(figure)],) for token, figure in casting.inner.items() if id(figure) in ids and token not in heads}
    unnamed = frozenset(ids[id(figure)] for figure in known if not figure.is_named)
    genders = {ids[id(figure)]: figure.gender for figure in known if figure.gender}
    descriptions = {ids[id(figure)]: words_for(casting, figure) for figure in known if not figure.is_named}
    return Cast(actors, heads, casting.phrases, makers, inner, unnamed, genders, descriptions)


def _actor(figure: Figure, identity: str) -> Actor:
    name = figure.name
    if figure.kind == "state":  # by its name where the text has it, not by its capital's
        name = next((states()[form] for form in figure.forms if form in states()), states().get(name, demonyms().get(name, name)))
        name = states().get(name.title(), name)  # "NORLAND." over what its papers say
    return Actor(
        id=identity,
        name=name,
        kind=figure.kind,
        roles=figure.roles_of(),
        aliases=tuple(dict.fromkeys(form for form in (*figure.forms, *figure.titled) if form != name)) if figure.is_named else (),
        mentions=tuple(sorted(figure.mentions)),
    )

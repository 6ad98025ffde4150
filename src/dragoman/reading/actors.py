"""Parse → cast: persons, organisations, states, groups, outlets and documents, with every mention of each.

Read from the first word to the last: each name or noun phrase joins the figure that it can only mean, or founds a new one; each
pronoun joins a figure only where one candidate remains.
"""

import re
from collections.abc import Collection

from spacy.tokens import Doc, Token

from dragoman.reading.beside_quotations import speakers_beside
from dragoman.reading.broadcasts import BROADCASTS, is_misread_saying, may_go_by
from dragoman.reading.cast import Cast
from dragoman.reading.casting import Casting, figure_of_name, owner_of
from dragoman.reading.descriptions import (
    actor_nouns,
    apposed_roles,
    described_kind,
    description_of,
    first_of_phrase,
    gender_of,
    is_definite,
    last_of_phrase,
    role_of_phrase,
)
from dragoman.reading.figures import Figure, gender_of_name, is_state, of_another, state_of
from dragoman.reading.gazetteer import demonyms, outlets, state_adjective, states
from dragoman.reading.informants import is_informant
from dragoman.reading.kinds import Name, is_company
from dragoman.reading.media_names import KINDS_OF_OUTLET, is_kind_of_outlet
from dragoman.reading.names import find_names
from dragoman.reading.origins import official_of, tell_state
from dragoman.reading.parse import Parse
from dragoman.reading.pronouns import Salience, resolve_pair, resolve_pronoun
from dragoman.reading.quotations import quoted_tokens
from dragoman.reading.roles import head_before, roles_beside
from dragoman.types import Actor, ActorKind

_OWNING = re.compile(r"['’]s?(?=\s|$)")
_PERIODICALS = frozenset({"daily", "weekly", "monthly", "quarterly"})  # the tagger takes them for adjectives
_NOMINAL = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj", "attr"})
_ALIKE = (
    frozenset({"paper", "newspaper", "daily", "weekly", "tabloid"}),
    frozenset({"site", "website", "portal", "outlet"}),
    frozenset({"broadcaster", "channel", "station", "network"}),
)
_NO_OFFICE = frozenset("man woman source citizen insider witness suspect hostage prisoner resident counterpart".split())
_ALL_MEDIA = frozenset({"media", "press"})  # "could not speak to the media": to none, whichever was named
_AGENCIES = frozenset({"agency", "service", "monitor"})  # bodies, unless what they are called is a medium
_ON_PLATFORMS = frozenset({"channel", "blog", "site", "website"})
_MAKING = frozenset("send write issue draft address author".split())
_PAIRED = frozenset(
    "two both three sides parties leaders presidents premiers ministers men women countries nations states governments "
    "capitals".split()
)
# Weapons and craft, by which a state acts, and the space that is its own.
_ARMS = frozenset(
    "drone jet warplane plane aircraft helicopter bomber missile rocket shell artillery gun tank ship warship boat vessel "
    "frigate gunboat destroyer submarine patrol gunner trawler cutter tanker freighter airspace territory water".split()
)


def find_actors(parse: Parse, cited: Collection[str] = ()) -> Cast:
    """The actors of a document, in the order of their first mention; `cited` are names of outlets that its notes cite.

    Method: title grammar for names (`names`), linking of a name to the last figure that it can be, descriptions by title and by
    head noun, pronouns by agreement and salience (after Lappin and Leass 1994, subjects first), within two sentences.
    """
    casting = Casting(parse, salience=Salience(quoted_tokens(parse), speakers_beside(parse)))
    names = {name.last: name for name in find_names(parse.doc, cited)}
    covered = {index for name in names.values() for index in range(name.start, name.last + 1)}
    for token in parse.doc:
        if "-" in token.text and len(token.text) > 3 and _read_pair_of_states(casting, token):
            continue
        if token.i in names:
            _read_name(casting, names[token.i])
        elif token.i not in covered:
            _read_word(casting, token)
    _read_tellers(casting)
    return _cast(casting)


def _read_name(casting: Casting, name: Name) -> None:
    figure = figure_of_name(casting, name)
    figure.forms[name.words] = figure.forms.get(name.words, 0) + 1
    figure.add_role(name.title, name.affiliation)
    doc = casting.parse.doc
    for title, affiliation in apposed_roles(doc[name.last]) if name.kind in ("person", "group") else ():
        figure.add_role(title, affiliation)
    for title, affiliation in (*roles_beside(doc, name), *_counterpart_roles(casting, doc[name.last], head_before(doc, name))):
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
    if figure.kind == "outlet" and (len(_words_alike(before)) > 1 or before in _AGENCIES):
        figure.called.setdefault(before)
    _mention(casting, (figure,), doc[name.last], (name.start, name.last))
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
    if noun < 0 or figure.kind != "outlet" or not _is_kind_before(casting.parse.doc[noun]) or len(described) != 1:
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
        _mention(casting, (figure,), noun, (first_of_phrase(noun), noun.i))


def _is_kind_before(noun: Token) -> bool:
    """Whether a word for a medium stands right before a name: "the newspaper Norland Tid"."""
    if not is_kind_of_outlet(noun) or noun.i + 1 >= len(noun.doc):
        return False
    name = noun.nbor(1)
    proper = name.pos_ == "PROPN" or name.text.casefold() in outlets()
    return proper and name.text[:1].isupper() and name.ent_type_ not in ("DATE", "TIME") and not name.is_sent_start


def _counterpart_roles(casting: Casting, name: Token, office: Token | None) -> list[tuple[str | None, str | None]]:
    """ "Premier Dahl wrote to her Orlish counterpart, Tomas Berg": Berg is premier too, of Orland."""
    noun = name.head if name.dep_ == "appos" else (office if office is not None else name)
    state = next((child for child in noun.lefts if child.dep_ != "poss" and state_adjective(child) is not None), None)
    if noun.lemma_.lower() != "counterpart" or state is None:
        return []
    owners = [casting.heads.get(child.i, ()) for child in noun.lefts if child.dep_ == "poss"]
    if len(owners) != 1 or len(owners[0]) != 1 or owners[0][0].kind != "person":
        return []
    return [(title, state.text) for title, _ in list(owners[0][0].roles)[:1]]


def _text(doc: Doc, first: int, last: int) -> str:
    return "".join(token.text_with_ws for token in doc[first : last + 1]).strip()


def _read_pair_of_states(casting: Casting, token: Token) -> bool:
    """ "Norland-Orland talks", "the Norlandish-Orlandish border": two states in one word."""
    parts = [demonyms().get(part) or states().get(part) for part in token.text.replace("–", "-").split("-")]
    if len(parts) != 2 or not all(parts):
        return False
    names = [Name(part or "", "state", token.i, token.i, token.i) for part in parts]
    figures = tuple(figure_of_name(casting, name) for name in names)
    for figure, name in zip(figures, names, strict=True):
        figure.forms[name.words] = figure.forms.get(name.words, 0) + 1
    _mention(casting, figures, token, (token.i, token.i))
    return True


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
            _mention(casting, figures, token, (token.i, token.i))
    elif token.lower_ in _PAIRED and token.dep_ not in ("nummod", "det", "predet", "preconj"):
        pair = resolve_pair(token, casting.salience)
        if pair:
            _mention(casting, pair, token, (token.left_edge.i, token.i))
        elif token.pos_ == "NOUN":
            _read_description(casting, token)
    elif token.text in ("North", "South") and (half := _half_of(casting, token)) is not None:
        figure = figure_of_name(casting, Name(half, "state", token.i, token.i, token.i))
        figure.forms.setdefault(f"the {token.text}", 0)
        _mention(casting, (figure,), token, (token.i, token.i))
    elif token.pos_ in ("NOUN", "PROPN") or (token.lower_ in _PERIODICALS and token.dep_ in _NOMINAL):
        _read_description(casting, token)


def _half_of(casting: Casting, token: Token) -> str | None:
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


def _read_description(casting: Casting, token: Token) -> None:
    body = casting.bodies.find(token, casting.heads)
    if body is not None:
        if body not in casting.figures:
            casting.founded(body)
        _mention(casting, (body,), token, (first_of_phrase(token), token.i))
        return
    kind = described_kind(token)
    if token.tag_ in ("NNS", "NNPS"):
        _read_couple(casting, token)
    if kind is None and token.lemma_.lower() in _ARMS:
        _read_owner_of_arms(casting, token)
    modifies = token.dep_ in ("compound", "nmod", "amod") and token.head.pos_ != "VERB" and not is_misread_saying(token.head)
    if kind is None or modifies:
        return  # but "the transcript shows": no noun, whatever the parser makes of it
    if token.lower_ == "side" and (state := _state_before(token)) and is_acting_or_addressed(token):
        form = _form_of(state)
        figure = figure_of_name(casting, Name(form, "state", state.i, state.i, state.i))
        figure.forms.setdefault(form, 0)
        _mention(casting, (figure,), token, (first_of_phrase(token), token.i))
        return
    figure = _figure_of_description(casting, token, kind)
    if figure.head_noun is not None:
        form = description_of(token)
        figure.forms.setdefault(form, 0)
        figure.forms[form] += 1
    if (called := _called_by_name(casting, token)) is not None:
        _mention(casting, (called,), token, (first_of_phrase(token), token.i))
        return
    makers = casting.heads.pop(-token.i - 1, ()) or _owning_medium(casting, token, kind)
    if makers and figure.maker is None:
        figure.maker = makers[0]
    if kind == "document" and figure.maker is None and not is_definite(token):
        figure.maker = _sender(casting, token)
    _mention(casting, (figure,), token, (first_of_phrase(token), last_of_phrase(token)))
    if token.dep_ == "pobj" and token.head.lower_ == "by":
        _read_maker(casting, figure, token)  # "a statement by Norland's ministry"


def _called_by_name(casting: Casting, noun: Token) -> Figure | None:
    """ "Norland's Nordsyn news agency": the medium that the phrase itself names; a Telegram channel has a name of its own."""
    lemma = noun.lemma_.lower()
    if lemma not in (KINDS_OF_OUTLET | _AGENCIES) - _ON_PLATFORMS or noun.tag_ == "NNS" or _is_kind_before(noun):
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


def _read_couple(casting: Casting, noun: Token) -> None:
    """ "Norlandish and Orlish envoys met": the two states that the text names together."""
    words = [w for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod") for w in (child, *child.conjuncts)]
    if noun.i > 2 and noun.nbor(-2).lower_ == "and":
        words += [noun.nbor(-3), noun.nbor(-1)]
    adjectives = {state: word for word in words if word.i < noun.i and (state := state_adjective(word)) is not None}
    if len(adjectives) != 2:
        return
    states_ = []
    for word in sorted(adjectives.values(), key=lambda word: word.i):
        form = _form_of(word)
        figure = figure_of_name(casting, Name(form, "state", word.i, word.i, word.i))
        figure.forms.setdefault(form, 0)
        if word.i not in casting.heads:
            _mention(casting, (figure,), word, (word.i, word.i))
        states_.append(figure)
    casting.salience.couple = (states_[0], states_[1])


def _form_of(adjective: Token) -> str:
    """The adjective as it stands, both words of "South Norlandish"."""
    pair = f"{adjective.nbor(-1).text} {adjective.text}" if adjective.i else ""
    return pair if pair in demonyms() else adjective.text


def _state_before(noun: Token) -> Token | None:
    """The adjective of a state before a noun: "the Norlandish side", "a Norlandish drone"."""
    return next((child for child in noun.lefts if child.dep_ == "amod" and state_adjective(child) is not None), None)


def is_acting_or_addressed(token: Token) -> bool:
    """Whether it does something, or something is done to it: "told the other side", but not "on the other side"."""
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "agent") or (
        token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "to", "between")
    )


def _read_owner_of_arms(casting: Casting, noun: Token) -> None:
    """ "a Norlandish drone": the state whose weapon acts is spoken of."""
    adjective = _state_before(noun)
    if adjective is None or adjective.i in casting.heads or (noun.dep_ == "compound" and is_company(noun.head)):
        return  # "the Norlandish drone manufacturer": of drones, not with one
    form = _form_of(adjective)
    figure = figure_of_name(casting, Name(form, "state", adjective.i, adjective.i, adjective.i))
    figure.forms.setdefault(form, 0)
    _mention(casting, (figure,), adjective, (adjective.i, adjective.i))


def _sender(casting: Casting, document: Token) -> Figure | None:
    """Who "sent a letter", "issued a statement"."""
    verb = document.head
    if document.dep_ != "dobj" or verb.lemma_.lower() not in _MAKING:
        return None
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    figures = casting.heads.get(subject.i, ()) if subject is not None else ()
    return figures[0] if len(figures) == 1 and figures[0].kind != "document" else None


def _read_tellers(casting: Casting) -> None:
    """ "In an article published in May, the daily revealed …": who tells in a new document made it."""
    for index, figures in list(casting.heads.items()):
        if index < 0 or len(figures) != 1 or figures[0].kind != "document" or figures[0].maker is not None:
            continue
        noun = casting.parse.doc[index]
        if noun.dep_ != "pobj" or noun.head.lower_ != "in" or is_definite(noun) or noun.head.head.pos_ != "VERB":
            continue
        subject = next((child for child in noun.head.head.lefts if child.dep_ == "nsubj" and child.i > index), None)
        tellers = casting.heads.get(subject.i, ()) if subject is not None else ()
        if len(tellers) == 1 and tellers[0].kind in ("outlet", "organisation"):
            figures[0].maker = tellers[0]


def _figure_of_description(casting: Casting, token: Token, kind: ActorKind) -> Figure:
    """The figure that a definite description takes up, or a new one."""
    lemma = token.lemma_.lower()
    if token.dep_ in ("appos", "attr") and token.head.i < token.i and not is_informant(token):  # "Lena Dahl, a spokeswoman"
        apposed = casting.heads.get(token.head.i, ())
        medium = len(apposed) == 1 and apposed[0].kind == "outlet" and lemma in _AGENCIES  # "Norpress, a Norlandish agency"
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
            if len(alike) == 1 and alike[0].holds(title, ""):
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
    for role in _counterpart_roles(casting, token, None):
        figure.add_role(*role)
    return casting.founded(figure)


def _introduced_since(casting: Casting, noun: Token, held: list[Figure]) -> Figure | None:
    """ "Officer Lund … An officer said … The officer added": of those who may be meant, one without a name who came since."""
    if any(child.dep_ in ("amod", "compound", "poss", "nmod") for child in noun.lefts):
        return None
    last = max(figure.last_token for figure in held)
    near = [m.figure for m in casting.salience.before(noun) if m.figure.head_noun == noun.lemma_.lower()]
    return next((figure for figure in near if figure.last_token > last and not figure.plural), None)


def _taken_up(casting: Casting, lemma: str, kind: ActorKind, token: Token) -> Figure | None:
    """The last figure with the same head noun: "a report … the report"; "the ministry" for "the Foreign Ministry"."""
    before = (child for child in token.lefts if child.dep_ in ("amod", "compound", "poss", "nmod"))
    modifiers = {state_of(child.text).casefold() for child in before}
    makers = casting.heads.get(-token.i - 1, ())
    for figure in reversed(casting.figures):
        if figure.head_noun == lemma and figure.plural == (token.tag_ == "NNS"):
            if makers and figure.maker is not None and figure.maker is not makers[0]:
                continue
            # "Norway's envoy … the Norwegian envoy"
            words = {state_of(word).casefold() for form in figure.forms for word in _OWNING.sub("", form).split()}
            if makers or (modifiers <= words and not (kind == "person" and _is_of_another(figure, token))):
                return figure
        last = [form.split()[-1].casefold() for form in figure.forms] if figure.is_named else []
        if figure.kind == kind and kind in ("organisation", "group") and lemma in last and not modifiers:
            return figure
    if lemma == "document" and not modifiers:
        # "a memo dated May 4 … The document quotes Dahl"
        written = [m.figure for m in casting.salience.before(token) if m.figure.kind == "document" and not m.figure.is_named]
        return written[0] if written else None
    if lemma in _AGENCIES and not modifiers:
        # "Norpress, a Norlandish agency … the agency"
        so_called = [f for f in _outlets_of_paragraph(casting, token) if lemma in f.called]
        if len(so_called) == 1:
            return so_called[0]
    bare = not modifiers or (is_kind_of_outlet(token) and modifiers <= {"news", "press"})
    if kind == "outlet" and bare and not _is_kind_before(token) and token.lower_ not in _ALL_MEDIA:
        # "the weekly Norland Tid … the paper"; else the one outlet that the last sentences name, else the text's only one.
        so_called = [f for f in _outlets_of_paragraph(casting, token) if f.called.keys() & _words_alike(lemma)]
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


def _words_alike(noun: str) -> frozenset[str]:
    """Words for one kind of medium: what was "the daily X" may be "the paper"."""
    return next((alike for alike in _ALIKE if noun in alike), frozenset({noun}))


def _mention(casting: Casting, figures: tuple[Figure, ...], head: Token, tokens: tuple[int, int]) -> None:
    span = casting.parse.span(*tokens)
    casting.heads[head.i] = figures
    casting.phrases[head.i] = span
    for figure in figures:
        figure.mentions.setdefault(span)
        figure.last_token = head.i
        casting.salience.add(figure, head)


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
    descriptions = {ids[id(figure)]: next(iter(figure.forms)) for figure in known if not figure.is_named}
    return Cast(actors, heads, casting.phrases, makers, inner, unnamed, genders, descriptions)


def _actor(figure: Figure, identity: str) -> Actor:
    name = figure.name
    if figure.kind == "state":  # by its name where the text has it, not by its capital's
        name = next((states()[form] for form in figure.forms if form in states()), states().get(name, demonyms().get(name, name)))
    return Actor(
        id=identity,
        name=name,
        kind=figure.kind,
        roles=figure.roles_of(),
        aliases=tuple(dict.fromkeys(form for form in (*figure.forms, *figure.titled) if form != name)) if figure.is_named else (),
        mentions=tuple(sorted(figure.mentions)),
    )

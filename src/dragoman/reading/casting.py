"""Names → figures: who of those that the text has introduced a name means, by its spelling or by what stands beside it.

"Dahl" after "Lena Dahl", "the Courier" after "the Norland Courier", "EPO" in parentheses behind the body that it stands for, "the
ministry's spokesman, Tomas Dahl".
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.reading.bodies import Bodies
from dragoman.reading.descriptions import apposed_roles, bare_domain, gender_of, is_acronym, role_of_phrase, whole_description
from dragoman.reading.figures import Figure, holds_another_office, same_person, state_of
from dragoman.reading.gazetteer import capital_of, demonyms, given_names, name_words, states
from dragoman.reading.informants import is_subject_behind, subject_before
from dragoman.reading.kinds import Name
from dragoman.reading.parse import Parse
from dragoman.reading.pronouns import Salience
from dragoman.reading.roles import head_before, roles_beside
from dragoman.types import Span

_GLOSSING = frozenset({"the", "The", "or", '"', "“", "”", "'", "‘", "’"})


@dataclass
class Casting:
    """What has been read so far."""

    parse: Parse
    figures: list[Figure] = field(default_factory=list)
    heads: dict[int, tuple[Figure, ...]] = field(default_factory=dict)
    phrases: dict[int, Span] = field(default_factory=dict)
    salience: Salience = field(default_factory=Salience)
    inner: dict[int, Figure] = field(default_factory=dict)
    bodies: Bodies = field(default_factory=Bodies)

    def inner_or_head(self, token: int) -> tuple[Figure, ...]:
        """Who a token of a name speaks of."""
        return self.heads.get(token) or ((self.inner[token],) if token in self.inner else ())

    def founded(self, figure: Figure) -> Figure:
        """The figure, from now on one of the text's."""
        self.figures.append(figure)
        return figure

    def mention(self, figures: tuple[Figure, ...], head: Token, tokens: tuple[int, int]) -> None:
        """Let a phrase, whose first and last token are `tokens`, speak of these figures."""
        span = self.parse.span(*tokens)
        self.heads[head.i] = figures
        self.phrases[head.i] = span
        for figure in figures:
            figure.mentions.setdefault(span)
            figure.last_token = head.i
            self.salience.add(figure, head)


def figure_of_name(casting: Casting, name: Name) -> Figure:
    """The figure that a name can only mean, or a new one."""
    if (body := _body_in_short(casting, name)) is not None:
        return body
    if (glossed := _glossed_before(casting, name)) is not None:
        return _same_as_glossed(casting, name, glossed)
    if name.kind == "person":
        gender = gender_of(name.title)
        fits = [f for f in casting.figures if f.is_named and f.kind == "person" and same_person(f, name)]
        fits = [figure for figure in fits if not gender or figure.gender in (None, gender)]
        if fits and " " in name.words:
            doc = casting.parse.doc
            roles = [(name.title, name.affiliation), *apposed_roles(doc[name.last]), *roles_beside(doc, name)]
            fits = [figure for figure in fits if not holds_another_office(figure, roles)]
        if fits:
            # Of two that share a surname it is the one that the text has called by it.
            return max(fits, key=lambda figure: _claim(figure, name.words))
        familiar = [f for f in casting.figures if f.is_named and f.kind == "person" and _goes_by_given_name(f, name)]
        if len(familiar) == 1:
            return familiar[0]
    else:
        if name.kind in ("organisation", "group") and (body := _spelt_out_before(casting, name)) is not None:
            return body
        owner = owner_of(casting.parse.doc, name)
        alike = [
            f for f in casting.figures if f.is_named and f.kind == name.kind and any(_same_name(name, form) for form in f.forms)
        ]
        alike = [figure for figure in alike if owner is None or figure.owner in (None, owner)]
        if alike:
            # "Norland's Foreign Ministry" is not Orland's; "the Foreign Ministry" is the one spoken of last
            return max(alike, key=lambda figure: figure.last_token) if any(f.owner for f in alike) else alike[-1]
        if name.kind == "outlet" and len(fuller := _ending_in(casting, name.words)) == 1:
            return fuller[0]
    described = _described_before(casting, name)
    if described is not None:
        if described.head_noun:
            described.called.setdefault(described.head_noun)
        described.head_noun = None
        described.forms.clear()
        return described
    return casting.founded(Figure(name.kind))


def _glossed_before(casting: Casting, name: Name) -> Figure | None:
    """The body whose name in other words stands in parentheses behind it: "Harakat al-Nahr (“the River Movement”)"."""
    doc = casting.parse.doc
    first, last = name.first - 1, name.last + 1
    while first > 0 and doc[first].text in _GLOSSING:
        first -= 1
    while last + 1 < len(doc) and doc[last].text in _GLOSSING:
        last += 1
    if name.kind not in ("organisation", "group") or first < 1 or last >= len(doc) or last == name.last + 1 == name.first + 2:
        return None
    if doc[first].text != "(" or doc[last].text != ")":
        return None
    figures = casting.heads.get(first - 1, ())
    fits = len(figures) == 1 and figures[0].is_named and figures[0].kind in ("organisation", "group") and first < name.first - 1
    return figures[0] if fits else None


def _same_as_glossed(casting: Casting, name: Name, glossed: Figure) -> Figure:
    """The body under its two names; where the text had it under the second one before, what was read of the first joins that."""
    known = [f for f in casting.figures if f.is_named and f.kind in ("organisation", "group") and name.words in f.forms]
    if not known or known[0] is glossed:
        return glossed
    for form, count in glossed.forms.items():
        known[0].forms[form] = known[0].forms.get(form, 0) + count
    known[0].mentions |= glossed.mentions
    for head, figures in casting.heads.items():
        casting.heads[head] = tuple(known[0] if figure is glossed else figure for figure in figures)
    casting.inner |= {token: known[0] for token, figure in casting.inner.items() if figure is glossed}
    casting.figures.remove(glossed)
    return known[0]


def _spelt_out_before(casting: Casting, name: Name) -> Figure | None:
    """The body whose letters stand behind it, whatever they stand for: "the People's Army of the East (EPO)", ", or EPO,"."""
    doc = casting.parse.doc
    if name.first < 3 or name.last + 1 >= len(doc) or not (name.words.isupper() and 1 < len(name.words) < 9):
        return None
    bracketed = doc[name.first - 1].text == "(" and doc[name.last + 1].text == ")"
    apposed = doc[name.first - 1].lower_ == "or" and doc[name.first - 2].text == "," and doc[name.last + 1].text in (",", ".")
    if not bracketed and not apposed:
        return None
    figures = casting.heads.get(name.first - (2 if bracketed else 3), ())
    fits = len(figures) == 1 and figures[0].is_named and figures[0].kind in ("organisation", "group", "outlet")
    return figures[0] if fits and " " in figures[0].name else None


def owner_of(doc: Doc, name: Name) -> str | None:
    """The state that a body is of, by what stands before its name: "Norland's Foreign Ministry", "the Orlish Border Guard"."""
    if name.kind != "organisation" or name.start < 1 or doc[name.start].is_sent_start:
        return None
    before = doc[name.start - 1]
    if before.text in demonyms():
        return demonyms()[before.text]
    if before.lower_ in ("'s", "’s", "'", "’") and name.start > 1:
        return states().get(doc[name.start - 2].text) or capital_of(doc[name.start - 2].text)
    return None


def _goes_by_given_name(figure: Figure, name: Name) -> bool:
    """ "Lena Dahl … Lena said": a given name alone, if one person bears it."""
    bears = any(form.split()[0] == name.words for form in figure.forms)
    return bears and name.words in given_names() and name.title is None


def _claim(figure: Figure, words: str) -> tuple[int, bool, int]:
    """How well a person can claim a bare surname: called by it before, not called by a given name alone, often mentioned."""
    called = figure.forms.get(words, 0) if " " not in words else 0
    familiar = any(form in given_names() for form in figure.forms)
    return called, not familiar, len(figure.mentions)


def _ending_in(casting: Casting, word: str) -> list[Figure]:
    """Outlets that a single word is short for: "the Courier" for the Norland Courier."""
    outlets = [figure for figure in casting.figures if figure.is_named and figure.kind == "outlet"]
    return [figure for figure in outlets if any(form.split()[-1] == word for form in figure.forms)]


def _body_in_short(casting: Casting, name: Name) -> Figure | None:
    """ "the Movement" for the Northern Movement, "the Ministry" for the Ministry of Trade: a known body by its end or start."""
    doc = casting.parse.doc
    if name.first != name.last or name.words not in name_words() or not name.first or doc[name.first - 1].lower_ != "the":
        return None
    bodies = [figure for figure in casting.figures if figure.is_named and figure.kind in ("organisation", "group")]
    ends = [figure for figure in bodies if any(form.split()[-1] == name.words for form in figure.forms if " " in form)]
    opens = [figure for figure in bodies if any(form.startswith(f"{name.words} of ") for form in figure.forms)]
    fits = ends or opens  # "the Harbour Ministry", "the Ministry of Trade"
    return fits[0] if len(fits) == 1 else None


def _same_name(name: Name, form: str) -> bool:
    """One name of a state for another, an outlet with and without its domain, an acronym and what it stands for."""
    if name.kind == "state":
        return (
            state_of(name.words) == state_of(form)
            or capital_of(name.words) == state_of(form)
            or state_of(name.words) == capital_of(form)
        )
    if name.words.casefold() == form.casefold():
        return True
    if name.kind == "outlet":
        return bare_domain(name.words) == bare_domain(form)
    return is_acronym(name.words, form) or is_acronym(form, name.words)


def _described_before(casting: Casting, name: Name) -> Figure | None:
    """The description that a name is in apposition to: "the ministry's spokesman, Tomas Dahl", "the website Norpress.org"."""
    token = casting.parse.doc[name.last]
    before = name.first - 1 if token.dep_ != "appos" else token.head.i
    if token.dep_ == "appos" and is_subject_behind(token.doc, token.head, name.last):
        return None
    if name.kind == "outlet" and token.dep_ != "appos" and before > 0 and casting.parse.doc[before].text == ",":
        before -= 1  # "by its channel, Harbour TV, Dahl mocked …": the parser takes the channel for another speaker
    office = head_before(casting.parse.doc, name) if name.kind == "person" else None
    if office is not None:
        before = office.i
    subject = subject_before(token, name.last) if token.dep_ == "appos" else None
    figures = casting.heads.get(before if subject is None else subject.i, ())
    if len(figures) != 1 or figures[0].is_named:
        return None
    if subject is not None and figures[0].kind == "outlet" and name.kind in ("organisation", "group"):
        return figures[0]  # "A newspaper close to the army, Al-Nahar, reported"
    if figures[0].kind != name.kind:
        return None
    if name.kind == "person" and (token.dep_ == "appos" or office is not None):
        if casting.parse.doc[before].lemma_.lower() != "counterpart":
            figures[0].add_role(*role_of_phrase(casting.parse.doc[before]))
        return figures[0]
    return figures[0] if name.kind in ("outlet", "organisation", "group") else None


def words_for(casting: Casting, figure: Figure) -> str:
    """The words by which the text first describes somebody, with where and of what they are: "an aide in the ministry"."""
    form = next(iter(figure.forms))
    heads = (head for head, figures in casting.heads.items() if head >= 0 and any(known is figure for known in figures))
    first = min(heads, default=None)
    if first is None or figure.kind not in ("person", "group"):
        return form
    whole = whole_description(casting.parse.doc[first])
    return whole if whole.startswith(form) else form

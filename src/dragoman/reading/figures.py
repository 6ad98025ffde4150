"""Names and descriptions → figures: what is known of each actor while the text is read."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.reading.gazetteer import STYLES, demonyms, full_titles, given_names, states
from dragoman.reading.kinds import Name
from dragoman.reading.spelling import plain
from dragoman.types import ActorKind, Role, Span

# "the president" is not the vice president, nor a former one.
_SETS_APART = frozenset("vice deputy assistant former ex acting".split())
# What officers, clerics and nobles are called by, whatever else they are: "General Lund, the head of the council".
_RANKS = frozenset(
    "general lieutenant colonel major captain admiral brigadier marshal sergeant sheikh sheik ayatollah mullah imam rabbi "
    "cardinal archbishop bishop reverend prince princess crown king queen lord sir professor judge justice doctor senator "
    "representative congressman congresswoman lawmaker mp commander officer cleric".split()
)
# Who rules a state, by all the words of the title: no Vice President, no Minister-President.
_RULERS = frozenset(
    frozenset(title.split())
    for title in ("president", "prime minister", "chancellor", "king", "queen", "emperor", "empress", "sultan", "emir", "shah")
)
_UNDER_RULERS = frozenset("opposition envoy emissary ambassador spokesman spokeswoman spokesperson".split())
_LEADING = frozenset(
    "president prime chancellor king queen emperor empress sultan emir shah monarch leader commander chief pope".split()
)
_ONE_OF = {"presidents": "president", "ministers": "minister", "premiers": "prime"}
PLURAL_OFFICES = _ONE_OF.keys() | {"leaders"}
_SENT = frozenset("envoy emissary ambassador representative mediator negotiator coordinator".split())
_OF_STATE = _SENT | frozenset(
    "president minister chancellor king queen emperor empress sultan emir shah secretary spokesman spokeswoman spokesperson "
    "general admiral governor senator lawmaker diplomat".split()
)
_PAST = frozenset("former ex then late retired exiled elect".split())
_Office = tuple[str | None, str | None]  # title and affiliation
_ARTICLE = re.compile(r"(?:al|el)-(?=\w)", re.IGNORECASE)
_PARTICLES = dict.fromkeys("bin ibn al el de la der van von abu".split(), "")
_STYLE = re.compile(r"(?:the )?(?:[A-Z][\w']+ ){0,3}(?:Republic|Kingdom|Sultanate|Principality) of (?:the )?(.+)")
_VOWELS = re.compile(r"[aeiouyh'’ʿʾ-]+")


@dataclass(eq=False)
class Figure:
    """An actor in the making: its forms, roles and mentions so far."""

    kind: ActorKind
    forms: dict[str, int] = field(default_factory=dict)
    titled: dict[str, None] = field(default_factory=dict)
    roles: dict[tuple[str | None, str | None], None] = field(default_factory=dict)
    mentions: dict[Span, None] = field(default_factory=dict)
    head_noun: str | None = None
    plural: bool = False
    gender: str | None = None
    last_token: int = -1
    maker: "Figure | None" = None
    owner: str | None = None  # the state that an organ is of: "Norland's Foreign Ministry"
    called: dict[str, None] = field(default_factory=dict)  # nouns that the text has called a named one by: "the weekly X"

    @property
    def name(self) -> str:
        """The fullest form: most words, then the most frequent, then the first."""
        order = {form: place for place, form in enumerate(self.forms)}
        return max(self.forms, key=lambda form: (len(form.split()), self.forms[form], -order[form]))

    @property
    def is_named(self) -> bool:
        """Whether the text gives it a name, not only a description."""
        return self.head_noun is None

    def add_role(self, title: str | None, affiliation: str | None) -> None:
        """Keep a role unless it is known."""
        if title or affiliation:
            self.roles.setdefault((title, affiliation))

    def holds(self, title: str, affiliation: str | None = None) -> bool:
        """Whether a description by title fits: "the foreign minister", "the Iranian leader".

        The office must be the same word, and a state that the description names must be the role's own.
        """
        wanted = title_words(title)
        for held, of in self.roles:
            words = title_words(held or "")
            if not words or _office(wanted) != _office(words) or not set(wanted) <= set(words):
                continue
            if _SETS_APART & set(words) - set(wanted):
                continue
            if affiliation is None or state_of(affiliation) == state_of(of or ""):
                return True
        return False

    def roles_of(self) -> tuple[Role, ...]:
        """The roles; one without affiliation is dropped where the same title has one, and a style ("H.E.") is none."""
        full = {title for title, affiliation in self.roles if affiliation}
        kept = ((t, a) for t, a in self.roles if (t or "").casefold() not in STYLES and (a or t not in full))
        return tuple(Role(title=t, affiliation=a) for t, a in kept)


def title_words(title: str) -> list[str]:
    """Words of a title in small letters, abbreviations in full: "Gov." and "the governor" are one title."""
    words = (full_titles().get(word, word) for word in title.casefold().split() if word != "the")
    return [part for word in words for part in (("prime", "minister") if word == "premier" else (word,))]


def _office(words: list[str]) -> str:
    """The word for the office itself: "secretary" of "Secretary of State", "minister" of "foreign minister"."""
    parted = next((place for place, word in enumerate(words) if place and word in ("of", "for", "on", "to")), len(words))
    return words[parted - 1]


def gender_of_name(words: str) -> str | None:
    """What a full name tells of the gender, by its first word.

    >>> gender_of_name("Maria Orlu"), gender_of_name("Orlu")
    ('f', None)
    """
    first, *rest = words.split()
    return given_names().get(first) if rest else None


def state_of(words: str) -> str:
    """The state that a name or an adjective points to, or the words themselves."""
    words = words.removesuffix("'s").removesuffix("’s").strip()
    known = demonyms().get(words) or states().get(words) or (states().get(words.title()) if words.isupper() else None)
    styled = _STYLE.fullmatch(words) if known is None else None  # "the Arab Republic of Egypt"
    return known or (states().get(styled[1]) if styled else None) or words.casefold()


def is_state(words: str) -> bool:
    """Whether words name a state, or are its adjective.

    >>> is_state("Norwegian"), is_state("harbour ministry")
    (True, False)
    """
    return state_of(words) in states()


def of_another(affiliation: str, known: str) -> bool:
    """Whether two affiliations are two: neither one state nor one body in fewer words.

    >>> of_another("Norway", "Norwegian"), of_another("Norway", "Sweden"), of_another("ministry", "Foreign Ministry")
    (False, True, False)
    """
    if state_of(affiliation) == state_of(known):
        return False
    words, others = (
        {word.removesuffix("'s").removesuffix("’s") for word in of.casefold().split()} for of in (affiliation, known)
    )
    return not (words <= others or others <= words) or is_state(affiliation) != is_state(known)


def skeleton(word: str) -> str:
    """Consonants of a name without accents: Rouhani, Rohani and Ruhani are one.

    >>> skeleton("Rouhani") == skeleton("Rohani") == skeleton("Rūhānī")
    True
    """
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold() or word.casefold()
    return _VOWELS.sub("", plain[1:]).join((plain[:1], "")) if plain else plain


def may_be_one_of(figure: Figure, plural: str) -> bool:
    """Whether somebody can be one of "the two leaders", "both presidents": he holds such an office, or none that the text tells.

    Other words than for an office ("the two men") fit everybody.
    """
    held = [role for role in figure.roles if role[0]]
    if plural == "leaders":
        return not held or any(_leads(role) for role in held)
    office = _ONE_OF.get(plural)
    return office is None or not held or any(office in _office_words(title or "") for title, _ in held)


def holds_another_office(figure: Figure, roles: Iterable[_Office]) -> bool:
    """Whether somebody of whom the text has a title and a surname alone cannot be who is now named in full with these roles.

    "President Berg" and "Ara Berg, an opposition leader" are two, and so are ministers of two states. But titles vary over a
    text: "Envoy Berg … Ara Berg, the mediator" is one, and so may be any two offices that somebody can hold or have held.
    """
    if any(len(_words(form)) > 1 for form in figure.forms):
        return False  # named in full before: "Ara Berg … President Berg" may have been elected since
    held = [role for role in figure.roles if role[0]]
    given = [role for role in roles if role[0]]
    if any(_is_one_office(one, other) for one in held for other in given):
        return False
    ofs, bys = _states_served(held), _states_served(given)
    if ofs and bys and not ofs & bys:
        return True
    return any(_exclude(one, other) for one in held for other in given)


def _is_one_office(one: _Office, other: _Office) -> bool:
    """ "Minister" and "Foreign Minister", of one state or of one that is not told."""
    words, others = _office_words(one[0] or ""), _office_words(other[0] or "")
    states_ = {state_of(of) for _, of in (one, other) if of and is_state(of)}
    apart = _SETS_APART & (words ^ others) - {"former", "ex", "acting"}
    return (words <= others or others <= words) and not apart and len(states_) < 2


def _exclude(one: _Office, other: _Office) -> bool:
    """Whether nobody holds both offices at a time: who rules a state is not its envoy, its spokesman or its opposition."""
    if any(_PAST & set(title_words((title or "").replace("-", " "))) for title, _ in (one, other)):
        return False
    if _rules(one) and _is_general(other):
        return True  # but "General Berg" may be he whom the text then calls "President Ara Berg"
    return any(_rules(a) and (_serves_or_opposes(b) or _is_deputy(b, of=a)) for a, b in ((one, other), (other, one)))


def _rules(role: _Office) -> bool:
    title, of = role
    return _office_words(title or "") in _RULERS and (of is None or is_state(of))


def _leads(role: _Office) -> bool:
    words = _office_words(role[0] or "")
    return bool(words & _LEADING) and not words & (_UNDER_RULERS | {"vice", "deputy"})


def _serves_or_opposes(role: _Office) -> bool:
    return bool(_office_words(role[0] or "") & _UNDER_RULERS)


def _is_general(role: _Office) -> bool:
    words = _office_words(role[0] or "")
    return "general" in words and words <= _RANKS | {"army"}  # no Secretary-General


def _is_deputy(role: _Office, *, of: _Office) -> bool:
    """ "Vice President Berg met President Ara Berg": not the one whose deputy he is."""
    return _office_words(role[0] or "") - {"vice", "deputy"} == _office_words(of[0] or "")


def _states_served(roles: list[_Office]) -> set[str]:
    """The states of whose offices there is talk; "the Syria envoy" is no Syrian one."""
    return {
        state_of(of)
        for title, of in roles
        if of and is_state(of) and _office_words(title or "") & (_OF_STATE if _is_whose(of) else _OF_STATE - _SENT)
    }


def _is_whose(state: str) -> bool:
    """ "the Syrian envoy", "the US envoy" is of that state, "the Syria envoy" goes there."""
    return state not in states() or state.replace(".", "").isupper()


def _office_words(title: str) -> frozenset[str]:
    return frozenset(title_words(title.replace("-", " "))) - {"of", "for", "the", "and", "former", "ex", "then", "acting"}


def same_person(figure: Figure, name: Name) -> bool:
    """Whether a person's name can be that of a known person.

    Surnames must be equal; a first name must be equal, an initial of the other, or missing. Spellings that differ only in
    vowels are one person when first names agree or both hold one title: an alias by sound alone merges nobody.
    """
    words = _words(name.words)
    if len(words) == 1 and words[0].isupper() and any(form.split()[-1].upper() == words[0] for form in figure.forms):
        return True
    if len(words) > 1 and any(form.casefold().endswith(" " + name.words.casefold()) for form in figure.forms):
        return True  # "Omar bin Rashad … Bin Rashad"
    forms = [_words(form) for form in figure.forms]
    if any(known[-1] == words[-1] and not _first_names_agree(known[:-1], words[:-1]) for known in forms):
        return False  # "Lena Dahl" and "Tomas Dahl" stay two, though both go as "Dahl"
    for known in forms:
        if known[-1] == words[-1]:
            if _first_names_agree(known[:-1], words[:-1]):
                return True
        elif len(words) == 1 < len(known) and known[0] == words[0] and words[0] not in given_names():
            if name.title or len(known) < 3:
                return True  # "Sen Daro-min … Mr. Sen": the family name comes first
        elif len(words) == 1 and len(known) in (3, 4) and known[-2] == words[0] and words[0] not in given_names() | _PARTICLES:
            return True  # "Rodrigo Quispe Mamani … Quispe": of two surnames the first
        elif len(words) > 1 and len(known) == 1 and known[0] == words[0] and name.title is None:
            return True
        elif skeleton(known[-1]) == skeleton(words[-1]) and len(skeleton(words[-1])) > 2:
            first = known[:-1] and words[:-1] and skeleton(known[0]) == skeleton(words[0])
            if first or (name.title and figure.holds(name.title) and not (known[:-1] and words[:-1])):
                return True
    return False


def _words(name: str) -> list[str]:
    """The words of a name, its surname without the article: "al-Qasimi", "Al-Qasimi" and "Qasimi" are one."""
    *first, surname = plain(name).split()
    return [*first, _ARTICLE.sub("", surname)]


def _first_names_agree(a: list[str], b: list[str]) -> bool:
    if not a or not b:
        return True
    return skeleton(a[0]) == skeleton(b[0]) or (min(len(a[0]), len(b[0])) <= 2 and a[0][0] == b[0][0])

"""Offices: what a title or a description says of someone's place in a state.

"Iran's foreign minister", وزير الخارجية الإيراني and министр иностранных дел Ирана are one office of one state; who holds it is a
matter of dates (`actors`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from dragoman.lexicon import rows
from dragoman.linking.national_bodies import speaks_for_itself
from dragoman.linking.scripts import folded, script_of
from dragoman.linking.sides import organ_of, states_in
from dragoman.types import DocumentCard, Role

# Whoever held the office before does not hold it at the report's date; who will hold it does not yet.
_NOT_IN_OFFICE = re.compile(
    r"\b(?:former|ex|late|outgoing|acting|deputy|assistant|then|incoming|elect|designate|future|ancien|ancienne|exministro|expresidente"
    r"|antiguo|antigo|antiga|vice|voormalig\w*|oud|demissionair|eski|sabik|yardimcisi|vekili|колишн\w*|заступни\w*|тодішн\w*"
    r"|бывш\w*|экс|ehemalig\w*|früher\w*|سابق|السابق|السابقة|اسبق|پیشین|الراحل|نائب|معاون|مساعد|前)\b"
)
_FORMER = re.compile(
    r"\b(?:former|ex|late|then|ancien|ancienne|exministro|expresidente|antigo|antiga|voormalig\w*|oud|eski|sabik|колишн\w*"
    r"|бывш\w*|экс|ehemalig\w*|سابق|السابق|السابقة|اسبق|پیشین|الراحل|前)\b"
)


def not_in_office(title: str) -> bool:
    """Whether a title is of who was, will be or stands in for: "former minister", "deputy minister"."""
    return _NOT_IN_OFFICE.search(_plain(title)) is not None


class Office(msgspec.Struct, frozen=True):
    """An office, the state or body that it belongs to where the text says so, and whether one person holds it at a time."""

    name: str
    state: str | None
    single: bool

    @property
    def key(self) -> str | None:
        """The key of an office that names its holder; None where the state is unknown or many hold such an office.

        >>> office_of("Iran's foreign minister").key
        'o:foreign minister|Iran'
        """
        return f"o:{self.name}|{self.state}" if self.single and self.state else None


_YEARS_AROUND = 1  # an office is looked for among those who held it within a year of the report
PLURAL = re.compile(r"(?<=\w)s\b(?!['’])")
"""The letter of a plural: "the foreign ministers of" → "the foreign minister of"."""
_LINKS = frozenset("the of de del la le du des der von y и do da dos das di della dello dei degli van het ve і та".split())
# "governor" of a central bank, "secretary" of the Treasury: the organ tells the office.
_OF_ORGAN = {
    (title, organ): (office, single)
    for titles, organ, office, single in (
        (("leader", "governor", "head", "president"), "central bank", "central bank governor", True),
        (("minister", "leader", "head"), "finance ministry", "finance minister", True),
        (("minister", "leader", "head"), "foreign ministry", "foreign minister", True),
        (("minister", "leader", "head"), "defence ministry", "defence minister", True),
        (("spokesperson",), "foreign ministry", "foreign ministry spokesperson", False),
        (("leader", "head"), "intelligence service", "intelligence chief", True),
        (("leader", "head"), "armed forces", "army chief", True),
    )
    for title in titles
}


class _Form(msgspec.Struct, frozen=True):
    """A form of the lexicon as it was found: its office, and the words that matched."""

    office: str
    single: bool
    state: str | None
    words: str


@lru_cache(maxsize=16384)
def office_of(text: str, affiliation: str | None = None) -> Office | None:
    """The office that a title or description names, with its state; None for no known office, or one that is no longer held.

    >>> office_of("وزير الخارجية الروسي")
    Office(name='foreign minister', state='Russia', single=True)
    >>> office_of("former president of France") is None
    True
    """
    plain = _plain(text)
    found = max(_longest(plain), _longest(_without_states(plain)), key=lambda form: len(form.words) if form else 0)
    if found is None or _FORMER.search(plain):
        return None
    if speaks_for_itself(text) or speaks_for_itself(affiliation or ""):
        return None  # "the president of the Norwegian Red Cross"
    rest = plain.replace(found.words, " ", 1)
    name, single = found.office, found.single and not _NOT_IN_OFFICE.search(rest)
    organ = organ_of(affiliation) if affiliation else organ_of(rest)
    if organ is not None and (name, organ.name) in _OF_ORGAN:
        name, single = _OF_ORGAN[name, organ.name]
    named = states_in(affiliation or "") or states_in(rest) or states_in(text)
    state = named[0] if len(named) == 1 else (organ.state if organ else None) or found.state
    return Office(name, state, single)


def office_of_several(description: str) -> Office | None:
    """The office that a plural names: "the foreign ministers of Norland and Orland".

    Nothing but the office and states may stand in it: neither party leaders nor envoys of presidents hold a state's office.

    >>> office_of_several("the presidents of Norway and Sweden").name
    'president'
    >>> office_of_several("the envoys of the presidents of Norway and Sweden"), office_of_several("Swedish business leaders")
    (None, None)
    """
    single = PLURAL.sub("", description)
    return None if {*(words_beside(single) or "").split()} - {"and"} else office_of(single)


def held_about(office: Office, years: Sequence[int]) -> list[str]:
    """Keys of those who held an office within a year of a report; without years, whenever."""
    if office.key is None:
        return []
    if not years:
        return [office.key]
    around = range(min(years) - _YEARS_AROUND, max(years) + _YEARS_AROUND + 1)
    return [f"{office.key}|{year}" for year in (*around, "?")]


def years_of(card: DocumentCard) -> tuple[int, ...]:
    """The years in which the report may have been written; empty where nothing is known."""
    if card.published:
        return (int(card.published[:4]),)
    if card.earliest and card.latest and int(card.latest[:4]) - int(card.earliest[:4]) <= 2:
        return tuple(range(int(card.earliest[:4]), int(card.latest[:4]) + 1))
    bound = card.latest or card.earliest
    return (int(bound[:4]),) if bound else ()


def offices_of_roles(roles: tuple[Role, ...]) -> tuple[Office, ...]:
    """The offices of an actor's roles, each once."""
    found = (office_of(role.title, role.affiliation) for role in roles if role.title)
    return tuple(dict.fromkeys(office for office in found if office is not None))


def contradict(left: tuple[Office, ...], right: tuple[Office, ...]) -> bool:
    """Whether two sets of offices belong to different states, with none in common: Norland's minister is not Orland's."""
    mine = {office.state for office in left if office.state}
    theirs = {office.state for office in right if office.state}
    return bool(mine and theirs) and not mine & theirs


@lru_cache(maxsize=16384)
def words_beside(text: str) -> str | None:
    """The words that stand beside an office's own and its state's; None where no office is named.

    >>> words_beside("Iran's foreign minister"), words_beside("King Salman"), words_beside("Ola Dahl") is None
    ('', 'salman', True)
    """
    plain = _plain(text)
    found = _longest(plain)
    if found is None:
        return None
    return " ".join(word for word in plain.replace(found.words, " ", 1).split() if not states_in(word) and word not in _LINKS)


def _plain(text: str) -> str:
    """Folded, without possessives; an Arabic preposition off the article: "للرئيس" → "الرئيس"."""
    plain = folded(text.replace("’s", " ").replace("'s", " "))
    return re.sub(r"(?<!\w)[وف]?(?:لل|[بك]ال)(?=\w{3})", "ال", plain)


def _without_states(plain: str) -> str:
    """ "ministre russe des affaires étrangères" → "ministre des affaires étrangères"."""
    return " ".join(word for word in plain.split() if not states_in(word))


def _longest(plain: str) -> _Form | None:
    """The office whose words are the most letters of the text."""
    best: _Form | None = None
    spaceless = script_of(plain) in ("hangul", "pinyin")
    for form, pattern in _forms() if spaceless else _begun_by(plain):
        if spaceless:
            match = form.words if form.words in plain else None
        else:
            found = pattern.search(plain)
            match = found.group() if found else None
        if match and (best is None or len(match) > len(best.words)):
            best = _Form(form.office, form.single, form.state, match)
    return best


def _begun_by(plain: str) -> Iterator[tuple[_Form, re.Pattern[str]]]:
    """The forms whose first word is in the text: of some hundred, a few."""
    whole, stems = _first_words()
    for word in dict.fromkeys(plain.split()):
        for part in (word, word.removeprefix("ل")) if word[:1] == "ل" else (word,):
            yield from whole.get(part, ())
        for stem, forms in stems:
            if word.startswith(stem):
                yield from forms


@cache
def _first_words() -> tuple[
    dict[str, list[tuple[_Form, re.Pattern[str]]]], list[tuple[str, list[tuple[_Form, re.Pattern[str]]]]]
]:
    whole: dict[str, list[tuple[_Form, re.Pattern[str]]]] = {}
    stems: dict[str, list[tuple[_Form, re.Pattern[str]]]] = {}
    for row, entry in zip(rows("offices"), _forms(), strict=True):
        first = folded(row["form"].split()[0].rstrip("*")).split()[0]
        (stems if "*" in row["form"].split()[0] else whole).setdefault(first, []).append(entry)
    return whole, list(stems.items())


@cache
def _forms() -> tuple[tuple[_Form, re.Pattern[str]], ...]:
    """Each form with its pattern; "*" is an ending."""
    found = []
    for row in rows("offices"):
        words = [re.escape(folded(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else "") for word in row["form"].split()]
        prefix = r"(?:ل?ل)?" if row["language"] == "ar" else ""
        pattern = re.compile(rf"(?<!\w){prefix}" + r"\s+".join(words) + r"(?!\w)")
        found.append((_Form(row["office"], row["single"] == "1", row["state"] or None, folded(row["form"])), pattern))
    return tuple(found)

"""Sides: which state an actor belongs to, as its government, organ, branch, medium or citizen, without being it."""

import re
from dataclasses import replace
from functools import cache, lru_cache

import msgspec

from dragoman.lexicon import Stem, rows, stems
from dragoman.linking.scripts import Script, folded, script_of

_LANGUAGES: dict[Script, tuple[str, ...]] = {
    "arabic": ("ar", "fa"), "cyrillic": ("ru", "uk"), "hebrew": ("he",), "hangul": ("ko",), "pinyin": ("zh",),
    "latin": ("fr", "es", "de", "pt", "it", "nl", "tr"),
}  # fmt: skip
_ARABIC_PREFIX = re.compile(r"^(?:و?[بكل]?ال|لل)")
_JOINED = re.compile("[وفبک]ال")  # a particle before the article
_ARABIC_ENDING = re.compile(r"(?:ی|یه|یا|یین|یون)?")
_POSSESSIVE = re.compile(r"(?<![Ѐ-ӿ])['’]s?\b")
_ENDING = 6  # letters that may follow a stem


class Organ(msgspec.Struct, frozen=True):
    """What an organisation is to a state: "foreign ministry", of its "executive"; `state` is None where the text does not say."""

    name: str
    state: str | None
    branch: str


@cache
def state_names() -> dict[str, str]:
    """Every English name of a state, folded → its chief name."""
    found = {
        "eu": "European Union",
        "european union": "European Union",
        "un": "United Nations",
        "united nations": "United Nations",
    }
    for row in rows("states"):
        for form in (row["name"], *filter(None, row["aliases"].split(","))):
            found[folded(form)] = row["name"]
    return found


# Names of states in one language that are other words or given names in the next.
_OTHER_WORDS = frozenset("island mauricio salvador argentine emirate dominica".split())


@cache
def _printed_states() -> dict[str, str]:
    """Names of states as the lesser languages print them, folded → the state's chief name."""
    named = (
        (folded(row["name"]), state_names().get(folded(row["english"])))
        for row in rows("lesser/places")
        if row["role"] == "state"
    )
    return {form: state for form, state in named if state and len(form) > 3}


@cache
def _printed_short() -> frozenset[str]:
    """Names too short to be known without their capital: "Irã", "Çin"."""
    return frozenset(folded(row["name"]) for row in rows("lesser/places") if row["role"] == "state" and len(row["name"]) < 4)


@cache
def demonyms() -> dict[str, str]:
    """Adjective of a state, folded → the state's chief name."""
    return {folded(form): row["name"] for row in rows("states") for form in row["demonyms"].split(",") if form}


@cache
def capitals() -> dict[str, str]:
    """Capital, folded → its state; where two states share one, the first row's."""
    found: dict[str, str] = {}
    for row in rows("states"):
        found.setdefault(folded(row["capital"]), row["name"])
    return found


def capital_of(state: str) -> str | None:
    """The capital of a state by its chief name."""
    return next((row["capital"] for row in rows("states") if row["name"] == state), None)


def state_of_name(text: str) -> str | None:
    """The state that the words are a name of, and nothing else: "Iran", "the US"; not "Iranian", not "Tehran".

    >>> state_of_name("the United States"), state_of_name("Iranian"), state_of_name("Россия")
    ('United States', None, 'Russia')
    """
    plain = re.sub(r"^the ", "", folded(_undotted(text)))
    if plain in state_names():
        return state_names()[plain] if len(plain) > 3 or _undotted(text).split()[-1].isupper() else None
    if plain in _printed_short() and (whole := _exact_forms().get(_undotted(text))) is not None:
        return whole
    if script_of(text) == "latin":
        if plain in _printed_states() and plain not in _OTHER_WORDS and not is_adjective(text):
            return _printed_states()[plain]  # "Deutschland", "Algérie": other than any stem
        exact = _stems("latin").get(plain)
        return exact.state if exact and not exact.adjective and len(plain) > 3 and not is_adjective(text) else None
    if (printed := _printed_states().get(plain)) is not None:
        return printed
    found = states_in(text)
    # a stem with little behind it: "Россия", "أمريكا"; an adjective is longer ("российский") or begins with the article
    return found[0] if len(found) == 1 and not is_adjective(text) else None


def is_adjective(text: str) -> bool:
    """Whether a word is an adjective of a state: "Iranian", "الإيراني", "российский", "iranien".

    >>> is_adjective("Iranian"), is_adjective("الروسي"), is_adjective("Iran")
    (True, True, False)
    """
    plain = folded(_undotted(text))
    if plain in demonyms():
        return True
    script = script_of(text)
    if script == "arabic":
        return bool(states_in(text)) and bool(re.search(r"(?:ی|یه|یین|یون|ایی|وی)$", plain)) and " " not in plain
    return script == "cyrillic" and bool(states_in(text)) and bool(re.search(r"(?:сь?к|ць?к)\w{1,4}$", plain))


@lru_cache(maxsize=16384)
def states_in(text: str) -> tuple[str, ...]:
    """The states that words name or describe ("Iran's central bank", "وزير روسي"), in the order of the text, each once.

    >>> states_in("the Russian and U.S. envoys"), states_in("وزير الخارجية الأمريكي"), states_in("Chadwick")
    (('Russia', 'United States'), ('United States',), ())
    """
    plain = folded(_undotted(_POSSESSIVE.sub(" ", text)))
    script = script_of(text)
    found: list[tuple[int, int, str]] = []
    words = plain.split()
    whole = {folded(word): _exact_forms()[word] for word in re.findall(r"\w+", text) if word in _exact_forms()}
    capitals_only = {word.casefold() for word in re.findall(r"\w+", _undotted(text)) if word.isupper()}
    if script in ("hangul", "pinyin"):
        found = [(plain.index(form), -len(form), stem.state) for form, stem in _stems(script).items() if form in plain]
    begun = _beginnings(script) | {form[:3] for form in whole}
    may_begin = [len(word) < 3 or word[:3] in begun or script == "arabic" for word in words]
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            if not may_begin[start]:
                continue
            part = " ".join(words[start : start + size])
            if part not in whole and script == "latin" and len(part) <= 3 and part not in capitals_only:
                continue  # "us", "Un": not "US", not "UN"
            state = whole.get(part) or state_names().get(part) or demonyms().get(part) or _by_stem(part, script)
            if state and part not in whole:
                # a name that is written small is none, nor is an abbreviation: "a jordan almond"
                named = words[start] not in _small_words(text)
                state = (state_names().get(part) if named else None) or demonyms().get(part)
                state = state or _by_stem(part, script, named, part in capitals_only)
            if state and not any(start < place + length and place < start + size for place, length, _ in found):
                found.append((start, size, state))
    return tuple(dict.fromkeys(state for _, _, state in sorted(found)))


def organ_of(text: str) -> Organ | None:
    """The organ of a state that an organisation's name or description means; None for any other organisation.

    >>> organ_of("State Department"), organ_of("the Iranian foreign ministry").name, organ_of("Norland Herald")
    (Organ(name='foreign ministry', state='United States', branch='executive'), 'foreign ministry', None)
    """
    plain = re.sub(r"^the ", "", folded(_undotted(_POSSESSIVE.sub(" ", text))))
    known = _organs().get(plain)
    if known is not None:
        return known
    named = states_in(text)
    for size in range(len(plain.split()), 0, -1):
        for start in range(len(plain.split()) - size + 1):
            part = " ".join(plain.split()[start : start + size])
            if part in _organs() and size > 1:
                return _organs()[part]
            if part in _generic_organs():
                name = _generic_organs()[part]
                branch = "legislature" if name == "parliament" else "judiciary" if name == "court" else "executive"
                return Organ(name, named[0] if len(named) == 1 else None, "opposed" if name == "opposition" else branch)
    return None


def organ_state(text: str) -> str | None:
    """The state whose organ the words name by themselves; None for organs that many states have.

    >>> organ_state("State Department"), organ_state("foreign ministry")
    ('United States', None)
    """
    organ = organ_of(text)
    return organ.state if organ else None


def owner_of_medium(name: str) -> str | None:
    """The state whose medium an outlet is; None for others.

    >>> owner_of_medium("Press TV"), owner_of_medium("Norland Herald")
    ('Iran', None)
    """
    return _state_media().get(re.sub(r"^the ", "", folded(name)))


def home_of_medium(name: str) -> str | None:
    """The country of a known outlet, which is no side."""
    return _outlets().get(re.sub(r"^the ", "", folded(name)), ("", None))[1]


def known_outlet(name: str) -> str | None:
    """The chief name of a known outlet: "AP" is "Associated Press"; a domain or an article is no part of the name.

    >>> known_outlet("AFP"), known_outlet("the Norland Herald")
    ('Agence France-Presse', None)
    """
    plain = re.sub(r"^the ", "", folded(name))
    return _outlets()[plain][0] if plain in _outlets() else None


def known_body(name: str) -> str | None:
    """The chief name of an international body or known organisation, in any language of the lexicon.

    >>> known_body("الأمم المتحدة"), known_body("U.N."), known_body("Norland Council")
    ('United Nations', 'United Nations', None)
    """
    return _bodies().get(re.sub(r"^the ", "", folded(_undotted(name))))


@cache
def _bodies() -> dict[str, str]:
    return {folded(_undotted(form)): row["name"] for row in rows("bodies") for form in (row["name"], *row["aliases"].split("|"))}


def _undotted(text: str) -> str:
    """ "U.S." → "US": folding alone would part the letters."""
    return re.sub(r"\b((?:[A-Za-z]\.){2,})", lambda match: match[1].replace(".", ""), text)


@lru_cache(maxsize=64)
def _small_words(text: str) -> frozenset[str]:
    """The words of a text with capitals that have none: "a jordan almond" names no state, "jordan" alone may."""
    words = re.findall(r"\w+", text)
    large = {folded(word) for word in words if word[0].isupper()}
    return frozenset(folded(word) for word in words if word[0].islower()) - large if large else frozenset()


@lru_cache(maxsize=65536)
def _by_stem(part: str, script: Script, named: bool = True, loud: bool = True) -> str | None:
    """The state of the longest stem that the words begin with: "российск|ого", "iran|iens"; short ones stand alone."""
    known = _stems(script)
    for form in (part, part[1:] if _JOINED.match(part) else part):
        if (exact := known.get(form)) and (named or not exact.name) and (loud or not exact.text.isupper()):
            return exact.state
    for form in dict.fromkeys((part, _ARABIC_PREFIX.sub("", part) if script == "arabic" else part)):
        if form[:3] not in _openings(script):
            continue
        for size in range(len(form), max(0, len(form) - _ENDING - 1), -1):
            stem, ending = known.get(form[:size]), form[size:]
            if stem is None or stem.whole or " " in ending or (stem.name and not named):
                continue
            short = size <= 3 and not (script == "arabic" and size == 3 and _ARABIC_ENDING.fullmatch(ending))
            if not ending or not short:
                return stem.state
    return None


@cache
def _openings(script: Script) -> frozenset[str]:
    """The letters that a stem begins with: most words of a text begin with none of them."""
    return frozenset(form[:3] for form in _stems(script))


@cache
def _beginnings(script: Script) -> frozenset[str]:
    """The letters that a name, an adjective or a stem of a state begins with."""
    return frozenset(form[:3] for forms in (state_names(), demonyms()) for form in forms) | _openings(script)


@cache
def _stems(script: Script) -> dict[str, Stem]:
    """Stems of names and adjectives of states in the languages of a script, folded, the longest first.

    What is a name in one language and an adjective in another may be either; so may what has endings in one alone.
    """
    found: dict[str, Stem] = {}
    for stem in stems():
        if stem.language not in _LANGUAGES.get(script, ()) or stem.exact:
            continue
        # "الروس" without its article; not "ألبانيا", whose first letters are its own
        bare = stem.text if stem.whole or script != "arabic" else stem.text.removeprefix("ال")
        plain = folded(_POSSESSIVE.sub(" ", bare))
        first = found.setdefault(plain, stem)
        whole, name, adjective = first.whole and stem.whole, first.name and stem.name, first.adjective and stem.adjective
        found[plain] = replace(first, whole=whole, name=name, adjective=adjective)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _exact_forms() -> dict[str, str]:
    """Names and adjectives that are known only as they are written: "Irã", "Çin", "russo" (not "Russo")."""
    return {stem.text: stem.state for stem in stems() if stem.exact}


@cache
def _organs() -> dict[str, Organ]:
    return {
        re.sub(r"^the ", "", folded(_undotted(row["form"]))): Organ(row["organ"], row["state"], row["branch"])
        for row in rows("organs")
    }


@cache
def _generic_organs() -> dict[str, str]:
    return {folded(row["form"]): row["organ"] for row in rows("generic_organs")}


@cache
def _state_media() -> dict[str, str]:
    return {folded(row["outlet"]): row["state"] for row in rows("state_media")}


@cache
def _outlets() -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for row in rows("outlets"):
        for form in (row["name"], *filter(None, row["aliases"].split(","))):
            found.setdefault(re.sub(r"^the ", "", folded(form)), (row["name"], row["country"] or None))
    return found

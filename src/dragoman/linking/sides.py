"""Sides: which state an actor belongs to, as its government, organ, branch, medium or citizen, without being it."""

import re
from functools import cache, lru_cache

import msgspec

from dragoman.lexicon import rows
from dragoman.linking.scripts import Script, folded, script_of

_LANGUAGES: dict[Script, tuple[str, ...]] = {
    "arabic": ("ar", "fa"), "cyrillic": ("ru", "uk"), "hebrew": ("he",), "hangul": ("ko",), "pinyin": ("zh",),
    "latin": ("fr", "es", "de", "pt", "it", "nl", "tr"),
}  # fmt: skip
_ARABIC_PREFIX = re.compile(r"^(?:و?[بكل]?ال|لل)")
_POSSESSIVE = re.compile(r"(?<![Ѐ-ӿ])['’]s?\b")


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


def state_of_name(text: str) -> str | None:
    """The state that the words are a name of, and nothing else: "Iran", "the US"; not "Iranian", not "Tehran".

    >>> state_of_name("the United States"), state_of_name("Iranian"), state_of_name("Россия")
    ('United States', None, 'Russia')
    """
    plain = re.sub(r"^the ", "", folded(_undotted(text)))
    if plain in state_names():
        return state_names()[plain] if len(plain) > 3 or _undotted(text).split()[-1].isupper() else None
    if plain in _printed_short() and (whole := _whole_forms().get(_undotted(text))) is not None:
        return whole
    if script_of(text) == "latin":
        exact = [state for stem, state in _stems("latin") if stem == plain]
        return exact[0] if exact and len(plain) > 3 and not is_adjective(text) else None
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
    whole = {folded(word): _whole_forms()[word] for word in re.findall(r"\w+", text) if word in _whole_forms()}
    capitals_only = {word.casefold() for word in re.findall(r"\w+", _undotted(text)) if word.isupper()}
    if script in ("hangul", "pinyin"):
        found = [(plain.index(stem), -len(stem), state) for stem, state in _stems(script) if stem in plain]
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            if part not in whole and script == "latin" and len(part) <= 3 and part not in capitals_only:
                continue  # "us", "Un": not "US", not "UN"
            state = whole.get(part) or state_names().get(part) or demonyms().get(part) or _by_stem(part, script)
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


@lru_cache(maxsize=16384)
def _by_stem(part: str, script: Script) -> str | None:
    bare = _ARABIC_PREFIX.sub("", part) if script == "arabic" else part
    for stem, state in _stems_by_letter(script).get(bare[:1], ()) + _stems_by_letter(script).get(part[:1], ()):
        if stem in (bare, part):
            return state
        # an ending: "российск|ого", "iran|iens"; short stems stand alone ("рф", "us")
        if len(stem) > 3 and bare.startswith(stem) and " " not in bare[len(stem) :] and len(bare) - len(stem) <= 6:
            return state
        if script == "arabic" and len(stem) == 3 and re.fullmatch(rf"{stem}(?:ی|یه|یا|یین|یون)?", bare):
            return state
    return None


@cache
def _stems_by_letter(script: Script) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for stem, state in _stems(script):
        found[stem[:1]] = (*found.get(stem[:1], ()), (stem, state))
    return found


@cache
def _stems(script: Script) -> tuple[tuple[str, str], ...]:
    """Stems of names and adjectives of states in the languages of a script, the longest first."""
    languages = _LANGUAGES.get(script, ())
    found: dict[str, str] = {}
    for row in rows("polities"):
        if row["language"] in languages:
            for stem in filter(_takes_endings, row["stems"].split(",")):
                plain = folded(stem)
                found.setdefault(_ARABIC_PREFIX.sub("", plain) if script == "arabic" else plain, row["state"])
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair)))


def _takes_endings(stem: str) -> bool:
    return not stem.startswith("=")


@cache
def _whole_forms() -> dict[str, str]:
    """Names and adjectives that stand whole and as they are written: "Irã", "Çin", "russo" (not "Russell")."""
    return {
        stem.removeprefix("="): row["state"]
        for row in rows("polities")
        for stem in row["stems"].split(",")
        if not _takes_endings(stem)
    }


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

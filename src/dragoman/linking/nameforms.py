"""Whether two printed names may be one name: across scripts, with and without spaces, garbled on the way, abbreviated."""

import re
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

from dragoman.lexicon import rows

GARBLED = 88
"""From this likeness (0 to 100) on, names without spaces are one name misspelt: "Nordstern" and "Norstern" have 94."""
_LEAST = 5  # letters below which likeness says nothing: "Fars" and "Mehr"

# Letters that anyascii writes as vowels or apart from how news writes the names in Latin letters.
_LETTERS = str.maketrans(
    {**dict.fromkeys("أإآاعءئؤى", ""), "ق": "k", "غ": "g", "خ": "kh", "ذ": "z", "ظ": "z", "ض": "d", "ו": "w"}
)
_DOMAIN = re.compile(r"(?<=\w)\.(?:com|org|net|info|news|int|gov|tv|co\.[a-z]{2}|[a-z]{2})$|(?<=\w) نت$")
_SOUNDS = str.maketrans("qcpvz", "kkbfs")
_ARTICLE = re.compile(r"^(?:the|al|el|la|le|les|los|der|die|das)[\s-]+|^ال(?=\w{3})")
_SMALL = frozenset("the of and for a an in de la el le du des los y et und der die das".split())


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name for comparison: small letters, no article, no domain, no quotation marks, single spaces.

    >>> folded("The Norland Herald"), folded("norherald.org")
    ('norland herald', 'norherald')
    """
    plain = re.sub(r"[«»“”„\"'’‘()\[\]]", " ", name.casefold()).strip()
    plain = _DOMAIN.sub("", plain.removeprefix("www."))
    plain = _ARTICLE.sub("", " ".join(plain.split()))
    return plain.strip(" .,;:-–")


_EDITION = re.compile(r"\s+\(?(?:in\s+)?(?:english|arabic|persian|farsi|espanol|online)(?:\s+(?:edition|service))?\)?\s*$")
_LONG = 9  # letters of a name of one word that its edition may leave


@lru_cache(maxsize=65536)
def letters(name: str) -> str:
    """A folded name in Latin letters, run together: "Нордстерн" is `nordstern`, and so is its edition "Нордстерн English".

    >>> letters("Harbour Post English") == letters("Harbour Post"), letters("John English") == letters("John")
    (True, False)
    """
    plain = anyascii(folded(name)).casefold()
    whole = _EDITION.sub("", plain)
    return re.sub(r"[^a-z0-9]", "", whole if " " in whole.strip() or len(whole) >= _LONG else plain)


@lru_cache(maxsize=65536)
def consonants(name: str) -> str:
    """The consonants of a name in Latin letters: what is left of it in scripts that write no vowels.

    >>> consonants("Nordstern"), consonants("نوردستيرن")
    ('nrdstrn', 'nrdstrn')
    """
    plain = anyascii(folded(name).translate(_LETTERS)).casefold()
    plain = re.sub(r"[^a-z ]", "", plain)
    for sound, letter in (
        ("sch", "s"),
        ("sh", "s"),
        ("ch", "c"),
        ("kh", "k"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
    ):
        plain = plain.replace(sound, letter)
    plain = re.sub(r"(.)\1+", r"\1", plain).translate(_SOUNDS).replace("x", "ks")
    return re.sub(r"[aeiouwy ]|(?<=.)h", "", plain)


@lru_cache(maxsize=65536)
def initials(name: str) -> str:
    """The initials of a name's words, without articles and prepositions.

    >>> initials("North Sea News Agency")
    'nsna'
    """
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.casefold() not in _SMALL]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""


@cache
def known_outlets() -> dict[str, str]:
    """Every folded name of a known outlet → its chief name."""
    found: dict[str, str] = {}
    for row in rows("outlets"):
        for form in (row["name"], *filter(None, row["aliases"].split(","))):
            found.setdefault(folded(form), row["name"])
    for row in (*rows("lesser/outlets"), *rows("outlet_names")):
        found.setdefault(folded(row["name"]), found.get(folded(row["english"]), row["english"]))
    return found


@lru_cache(maxsize=16384)
def same_name(left: str, right: str) -> bool:
    """Whether two names are one name, by spelling alone: folded, by the lexicon, as an abbreviation, or in another script.

    >>> same_name("AFP", "Agence France-Presse"), same_name("Norland Herald", "Norland Tribune")
    (True, False)
    """
    a, b = folded(left), folded(right)
    if not a or not b:
        return False
    known = known_outlets()
    a, b = known.get(a, a), known.get(b, b)
    if folded(a) == folded(b) or letters(a) == letters(b) != "":
        return True
    if folded(b).replace(".", "") == initials(a) or folded(a).replace(".", "") == initials(b):
        return True
    return _other_script(left, right) and _alike(consonants(a), consonants(b))


def garbled(left: str, right: str) -> bool:
    """Whether one name may be the other, garbled on the way: "Norstern" for "Nordstern", "Nord Sterne".

    Only to be asked of names that stand in the same place of one story.
    """
    a, b = letters(left), letters(right)
    return len(a) >= _LEAST and len(b) >= _LEAST and fuzz.ratio(a, b) >= GARBLED


def part_of(short: str, long: str) -> bool:
    """Whether a name is another's last words: "the Herald" for "The Norland Herald".

    >>> part_of("the Herald", "The Norland Herald"), part_of("Norland", "The Norland Herald")
    (True, False)
    """
    a, b = folded(short).split(), folded(long).split()
    return 0 < len(a) < len(b) and b[-len(a) :] == a


def _alike(a: str, b: str) -> bool:
    if len(a) >= _LEAST and len(b) >= _LEAST:
        return fuzz.ratio(a, b) >= GARBLED
    return len(a) >= 3 and a == b


def _other_script(left: str, right: str) -> bool:
    return _is_latin(left) != _is_latin(right)


def _is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters, with or without accents."""
    return all(letter < "\u0250" for letter in name if letter.isalpha())

"""Words of every script as sequences of sounds, so that one name can be recognised in another's letters.

A sound is a set of what the letters may stand for: Arabic ب is b, p or v; و is a vowel, w or v. The table is
`lexicon/letters.tsv`; Korean syllables are taken apart into their letters and Chinese characters read as pinyin (anyascii).
Sounds only say how far two spellings are apart: `sound_keys` finds candidates, `distance` measures them, and neither merges.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, product
from typing import Literal

from anyascii import anyascii

from dragoman.lexicon import rows

Script = Literal["latin", "cyrillic", "greek", "arabic", "hebrew", "hangul", "pinyin", "other"]
Sound = tuple[str, ...]

_BLOCKS: tuple[tuple[str, str, Script], ...] = (
    ("A", "ɏ", "latin"), ("Ḁ", "ỿ", "latin"), ("Ͱ", "Ͽ", "greek"), ("Ѐ", "ԯ", "cyrillic"),
    ("\u0590", "\u05ff", "hebrew"), ("\u0600", "\u06ff", "arabic"), ("\u0750", "\u077f", "arabic"),
    ("\ufb50", "\ufdff", "arabic"), ("\ufe70", "\ufeff", "arabic"), ("\u1100", "\u11ff", "hangul"),
    ("\u3130", "\u318f", "hangul"), ("\uac00", "\ud7a3", "hangul"), ("\u3400", "\u9fff", "pinyin"),
)  # fmt: skip
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("", *"ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split())
_PINYIN = re.compile(r"(?P<initial>zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?P<vowels>[aeiouv]+)(?P<final>ng|n|r)?")
_SIGNS = re.compile(r"[\u0591-\u05c7\u0610-\u061a\u064b-\u0652\u0670\u0640\u200b-\u200f\u0300-\u036f]")
_VOWELS = frozenset("aiu")
_SYLLABIC: frozenset[Script] = frozenset(("hangul", "pinyin"))
_UNVOWELLED: frozenset[Script] = frozenset(("arabic", "hebrew"))
_VOICED = {frozenset(pair) for pair in ("bp", "dt", "gk", "sz", "vf", "bv", "CJ", "SZ", "lr", "sS")}
_CLASSES = {
    letter: name
    for letters, name in (("bpvf", "p"), ("td", "t"), ("szSZCJc", "s"), ("kgxGq", "k"), ("m", "m"), ("n", "n"), ("lr", "r"))
    for letter in letters
}
_MOST_KEYS = 12
_LONG = 0.6
_FINAL_E: Sound = ("-", "i")


@dataclass(frozen=True)
class Word:
    """A word as sounds, with the script that they were read from."""

    script: Script
    sounds: tuple[Sound, ...]

    @property
    def consonants(self) -> float:
        """How many sounds are consonants; those that may be silent count half."""
        return sum(0.5 if _may_vanish(sound) else 1.0 for sound in self.sounds if not set(sound) & _VOWELS)


def script_of(text: str) -> Script:
    """The script of the first letter that has one.

    >>> script_of("«Путин»"), script_of("بوتين"), script_of("푸틴"), script_of("12")
    ('cyrillic', 'arabic', 'hangul', 'other')
    """
    for character in text:
        if character.isalpha():
            return next((name for first, last, name in _BLOCKS if first <= character <= last), "other")
    return "other"


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Small letters without accents, vowel signs, hyphens or doubled spaces; letter forms of Arabic and Persian made one.

    >>> folded("Recep Tayyip Erdoğan"), folded("علي") == folded("علی")
    ('recep tayyip erdogan', True)
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ı", "i").replace("\u0640", "")
    forms = str.maketrans("يىكةأإآؤ", "ییکهاااو")
    bare = "".join(c for c in unicodedata.normalize("NFD", plain.translate(forms)) if not unicodedata.combining(c))
    bare = bare.translate(forms)  # what was left of "ئ"
    spaced = re.sub(r"[-‐‑–/\u200c_.]+", " ", unicodedata.normalize("NFC", bare))
    return " ".join(re.sub(r"[^\w\s]", "", spaced).split())


@lru_cache(maxsize=65536)
def read_word(text: str) -> Word:
    """A word, or a name run together, as sounds.

    >>> read_word("Орлов").sounds[1], read_word("Orlow").sounds[1]
    (('r',), ('r',))
    """
    script = script_of(text)
    small = unicodedata.normalize("NFKC", text).casefold()
    if script == "hangul":
        return Word(script, _once(_of_korean(small)))
    if script == "pinyin":
        return Word(script, _once(_of_chinese(small)))
    if script == "other":
        script, small = "latin", anyascii(small).casefold()
    return Word(script, tuple(_of_letters(script, re.sub(r"(\w)\1+", r"\1", _unsigned(script, small)))))


def to_latin(text: str) -> str:
    """The text in Latin letters, roughly as it sounds; vowels that are not written stay unwritten.

    >>> to_latin("بوتين"), to_latin("Шойгу"), to_latin("시진핑")
    ('butin', 'shoygu', 'sijinping')
    """
    return " ".join(_spelled(word) for word in text.split())


def _spelled(text: str) -> str:
    word = read_word(text)
    if word.script not in ("arabic", "hebrew"):
        return str(anyascii(text)).casefold()
    shown = {"S": "sh", "Z": "zh", "C": "ch", "J": "j", "c": "ts", "x": "kh", "G": "gh", "-": "", ":": ""}
    return "".join(shown.get(sound[0], sound[0]) for sound in word.sounds)


def sound_keys(word: Word) -> tuple[str, ...]:
    """Coarse consonants of a word, with what its ambiguous letters may be: equal names share one in every script.

    >>> set(sound_keys(read_word("Zelensky"))) & set(sound_keys(read_word("젤렌스키"))) == {"srnsk"}
    True
    """
    ways = [sorted({_CLASSES.get(letter, "") for letter in sound}) for sound in word.sounds if not _only_vowel(sound)]
    keys: dict[str, None] = {}
    for spelled in product(*ways):
        keys[re.sub(r"(.)\1+", r"\1", "".join(spelled))] = None
        if len(keys) >= _MOST_KEYS:
            break
    return tuple(keys)


@lru_cache(maxsize=65536)
def distance(left: Word, right: Word) -> float:
    """How far two words sound apart, a consonant's worth: 0 for the same, 1 and more for others.

    Least cost of an alignment (Needleman and Wunsch 1970) divided by the number of consonants. Vowels that a script does not
    write cost nothing; nor do those that Korean and Chinese syllables must add.

    >>> distance(read_word("Tolubi"), read_word("تولوبي")), distance(read_word("Tolby"), read_word("تلوبي")) > 0.12
    (0.0, True)
    """
    lost, gained = _gaps(left, right.script), _gaps(right, left.script)
    costs = [0.0]
    for gain in gained:
        costs.append(costs[-1] + gain)
    for sound, loss in zip(left.sounds, lost, strict=True):
        before, costs = costs, [costs[0] + loss]
        for place, (other, gain) in enumerate(zip(right.sounds, gained, strict=True)):
            changed = before[place] + _instead(sound, other, left.script, right.script)
            costs.append(min(changed, before[place + 1] + loss, costs[place] + gain))
    return round(costs[-1] / max(1, left.consonants, right.consonants), 4)


@lru_cache(maxsize=65536)
def _gaps(word: Word, other: Script) -> tuple[float, ...]:
    return tuple(_without(word, index, other) for index in range(len(word.sounds)))


def _without(word: Word, index: int, other: Script) -> float:
    """The cost of a sound that the other spelling does not have."""
    sound = word.sounds[index]
    if sound[0] == "-":
        return 0.0
    if _VOWELS & set(sound):
        return 0.15 if "-" in sound else _without_vowel(word, index, other)
    if "-" in sound:
        return 0.15
    if word.script == "pinyin" and sound[0] in "nrl":
        return 0.4  # a syllable's end that stands for nothing: "Er" for "r"
    return 0.4 if sound[0] in "yw" else 1.0


def _without_vowel(word: Word, index: int, other: Script) -> float:
    around = (word.sounds[place] for place in (index - 1, index + 1) if 0 <= place < len(word.sounds))
    if ":" not in word.sounds[index] and any(_VOWELS & set(sound) for sound in around):
        return 0.1
    if word.script in _SYLLABIC:
        return 0.0
    if word.script in _UNVOWELLED:
        return 0.45  # a long vowel is written because it is heard: "Tolby" is not تلوبي
    if other in _UNVOWELLED:
        return _LONG if ":" in word.sounds[index] else 0.0  # "Hussein" is not حسن
    return 0.15 if other in _SYLLABIC else 0.35


@lru_cache(maxsize=65536)
def _instead(a: Sound, b: Sound, left: Script, right: Script) -> float:
    first, second = set(a), set(b)
    if (first & second) - {"-", ":"}:
        # A final "e" is silent, or short: not the long vowel of "رئيسي".
        return 0.2 if (a == _FINAL_E and right in _UNVOWELLED) or (b == _FINAL_E and left in _UNVOWELLED) else 0.0
    if first & _VOWELS and second & _VOWELS:
        if {left, right} & _SYLLABIC:
            return 0.1
        return 0.2 if {*first, *second} & _VOWELS == {"a", "i"} else 0.3  # "Ahmad", "Ahmed"
    if first & _VOWELS or second & _VOWELS:
        return 1.2
    if any(frozenset((x, y)) in _VOICED for x in first for y in second):
        return 0.3 if left != right else 0.5
    return 1.0


def _may_vanish(sound: Sound) -> bool:
    return bool(set(sound) & {"-", "y", "w"})


def _only_vowel(sound: Sound) -> bool:
    return not any(letter in _CLASSES for letter in sound)


@cache
def _letters(script: Script) -> dict[str, tuple[Sound, ...]]:
    return {
        row["letter"]: tuple(tuple(sound.split("|")) for sound in row["sounds"].split())
        for row in rows("letters")
        if row["script"] == script
    }


def _unsigned(script: Script, text: str) -> str:
    """Without vowel signs, and without accents that the table does not read: "é" but not "ş"."""
    known = _letters(script)
    kept = (c if c in known or script != "latin" else _SIGNS.sub("", unicodedata.normalize("NFD", c)) for c in text)
    plain = "".join(kept)
    if script in ("greek", "arabic", "hebrew"):
        plain = _SIGNS.sub("", unicodedata.normalize("NFD", plain) if script == "greek" else plain)
    return plain


def _of_letters(script: Script, text: str) -> Iterator[Sound]:
    table = _letters(script)
    index = 0
    while index < len(text):
        for size in (4, 3, 2, 1):
            part = text[index : index + size]
            sounds = table.get("^" + part) if index == 0 else None
            sounds = sounds or (table.get(part + "$") if index + size == len(text) > 2 else None)
            sounds = sounds or table.get(part)
            if sounds and len(part) == size:
                yield from sounds
                index += size
                break
        else:
            index += 1


def _once(sounds: Iterator[Sound]) -> tuple[Sound, ...]:
    """Without doubled sounds: "볼라" writes one l twice."""
    return tuple(sound for sound, _ in groupby(sounds))


def _of_korean(text: str) -> Iterator[Sound]:
    table = _letters("hangul")
    for character in text:
        place = ord(character) - 0xAC00
        if 0 <= place < 11172:
            initial, medial, final = place // 588, place % 588 // 28, place % 28
            letters = [_INITIALS[initial]] if _INITIALS[initial] != "ㅇ" else []
            yield from (sound for letter in (*letters, _MEDIALS[medial], *_FINALS[final]) for sound in table.get(letter, ()))


def _of_chinese(text: str) -> Iterator[Sound]:
    table = _letters("pinyin")
    for character in text:
        read = _PINYIN.fullmatch(anyascii(character).casefold()) if script_of(character) == "pinyin" else None
        if read is None:
            continue
        yield from table.get(read["initial"] or "", ())
        yield tuple(dict.fromkeys({"a": "a", "e": "i", "i": "i"}.get(vowel, "u") for vowel in read["vowels"]))
        yield from table.get(f"-{read['final']}" if read["final"] else "", ())

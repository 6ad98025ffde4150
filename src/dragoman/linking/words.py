"""Words as they are compared: folded over scripts' own variants, cut to stems, numbers to their value."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from dragoman.lexicon import rows

_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+(?:['’‌\-][^\W\d_]+)*", re.UNICODE)
_NUMBER = re.compile(r"\d")
_ARABIC_FORMS = str.maketrans("أإآٱيكةى٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اااایکهی01234567890123456789")
_CLITICS = re.compile(r"^(?:و|ف)?(?:بال|کال|وال|فال|لل|ال)(?=\w{3})|^(?:و|ف|ب|ل)(?=ال?\w{4})")
# Endings that mark number, case, tense or gender and say nothing of the meaning; the longest that leaves four letters goes.
_ENDINGS = re.compile(
    r"(?:ations?|ements?|ments?|ings?|edly|ies|ied|ed|es|ly|s|ción|ciones|ando|iendo|ados?|adas?|ungen|ung|ern|en|er|"
    r"ами|ями|ого|его|ому|ыми|ими|ая|ое|ые|ие|ый|ий|ой|ах|ях|ов|ев|ей|ам|ям|ом|ем|а|я|ы|и|у|ю|е|ات|ون|ین|ان|های|ها)$"
)
_SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "millions": 6, "milliards": 9, "milliard": 9, "mille": 3,
    "mil": 3, "millón": 6, "millones": 6, "millionen": 6, "milliarden": 9, "milliarde": 9, "tausend": 3, "тысяч": 3, "тысячи": 3,
    "миллионов": 6, "миллиона": 6, "миллион": 6, "млн": 6, "млрд": 9, "миллиардов": 9, "миллиарда": 9, "миллиард": 9,
    "الف": 3, "الاف": 3, "ملیون": 6, "ملایین": 6, "ملیار": 9, "ملیارات": 9, "میلیون": 6, "میلیارد": 9, "هزار": 3,
    "bn": 9, "mn": 6, "m": 6, "tn": 12,
}  # fmt: skip
_PERCENT = re.compile(
    r"[%٪]|\bper ?cent\b|\bpour cent\b|\bpor ciento\b|\bprozent\b|\bпроцент\w*|درصد|(?:في |ب)الم(?:ئ|ائ)ة", re.IGNORECASE
)


_COUNTS = {
    word: value
    for value, said in enumerate(
        (
            "three trois tres drei три трех trois ثلاثة ثلاث سه", "four quatre cuatro vier четыре четырех اربعة اربع چهار",
            "five cinq cinco fünf пять пяти خمسة خمس پنج", "six seis sechs шесть шести ستة ست شش",
            "seven sept siete sieben семь семи سبعة سبع هفت", "eight huit ocho acht восемь восьми ثمانية ثماني هشت",
            "nine neuf nueve neun девять девяти تسعة تسع نه", "ten dix diez zehn десять десяти عشرة عشر ده",
            "eleven onze once elf одиннадцать یازده", "twelve douze doce zwölf двенадцать двенадцати دوازده",
        ),
        3,
    )
    for word in said.split()
}  # fmt: skip


def folded(text: str) -> str:
    """Case, presentation forms, vowel signs and the letters that Arabic and Persian write differently made one.

    >>> folded("علي") == folded("علی"), folded("İddia")
    (True, 'iddia')
    """
    if text.isascii():
        return text.casefold()
    # The dot that the capital "İ" leaves behind would cut a Turkish word in two.
    plain = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i").replace("’", "'").translate(_ARABIC_FORMS)
    return "".join(letter for letter in plain if not ("\u064b" <= letter <= "\u0655" or letter in "\u0640\u200f\u200e"))


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in their order."""
    return _WORD.findall(folded(text))


def as_written(text: str) -> list[str]:
    """The words and numbers of a text as they are written, in their order."""
    return _WORD.findall(text)


def stem(word: str) -> str:
    """A word without the endings and, in Arabic, the article and the particles that are written with it.

    >>> stem("agreements") == stem("agreement")
    True
    """
    bare = _CLITICS.sub("", word)
    while (match := _ENDINGS.search(bare)) and match.start() >= 4:
        bare = bare[: match.start()]
    return bare


@lru_cache(maxsize=32768)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, each once, in their order; numbers are left out.

    Words of the news that mean one thing in seven languages have one sign in all of them.

    >>> stems("soldiers"), stems("военнослужащих"), stems("Norstadt")
    (('=soldier',), ('=soldier',), ('norstadt',))
    """
    found = (word for word in words(text) if not _NUMBER.match(word) and not is_common(word))
    return tuple(dict.fromkeys(map(sign_of, found)))


@lru_cache(maxsize=32768)
def sign_of(word: str) -> str:
    """The stem of a folded word, or the sign of what it means.

    >>> sign_of("soldiers"), sign_of("harbours")
    ('=soldier', 'harbour')
    """
    bare = stem(word)
    return _concepts().get(bare, bare)


def is_common(word: str) -> bool:
    """Whether a folded word is one of those that every text has, or too short to mean something."""
    return len(word) <= 2 or word in _common()


def is_number(word: str) -> bool:
    """Whether a folded word is a number in figures or, from three to twelve, in words."""
    return bool(_NUMBER.match(word)) or word in _COUNTS


def value_of(word: str, following: str) -> tuple[float | None, bool]:
    """The value of a number with the scale word behind it, and whether there is one; None for a year and for what is no number.

    >>> value_of("1,300", "ships"), value_of("2.5", "million"), value_of("2016", "")
    ((1300.0, False), (2500000.0, True), (None, False))
    """
    if word in _COUNTS:
        return float(_COUNTS[word]), False
    plain = _plain_number(word)
    if re.fullmatch(r"(?:1[89]|20)\d\d", plain) or plain.count(".") > 1:
        return None, False
    scale = _SCALES.get(following)
    return float(plain) * 10 ** (scale or 0), scale is not None


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text with their scale word, as plain values; dates' years and single digits alone say too little.

    >>> numbers("a loan of 3 billion dollars for 32 ships in 2016")
    ('3e9', '32')
    >>> numbers("rents rose by 7 percent in 9 towns"), numbers("les loyers ont augmenté de 7%")
    (('7',), ('7',))
    """
    return tuple(dict.fromkeys(_numbers(words(_PERCENT.sub(" percent ", text)))))


def _plain_number(word: str) -> str:
    """A number in figures without what parts its thousands, with a full stop before its decimals."""
    return re.sub(r"[,٬](?=\d{3}(?:\D|$))", "", word).replace(",", ".").replace("٫", ".")


def _numbers(found: list[str]) -> Iterator[str]:
    for word, following in pairwise([*found, ""]):
        if not _NUMBER.match(word):
            continue
        value = _plain_number(word)
        scale = _SCALES.get(following)
        if scale:
            yield f"{value}e{scale}"
        elif (len(value) > 1 or "." in value or following == "percent") and not re.fullmatch(r"(?:1[89]|20)\d\d", value):
            yield value


def counts(text: str) -> frozenset[str]:
    """The small numbers that a text writes in words or figures, from three to twelve, in seven languages.

    >>> sorted(counts("Three sailors and 12 fishermen")), sorted(counts("trois marins"))
    (['#12', '#3'], ['#3'])
    """
    found = (_COUNTS.get(word) or (int(word) if word.isdigit() and 3 <= int(word) <= 12 else None) for word in words(text))
    return frozenset(f"#{value}" for value in found if value)


@cache
def plain_signs() -> frozenset[str]:
    """Signs of what half the news speaks of: offices, reports, sayings."""
    return frozenset(f"={row['concept']}" for row in rows("concepts") if row["weight"] == "plain")


@cache
def _concepts() -> dict[str, str]:
    """Stem → the sign of what it means; stems that mean one thing here and another there are left alone."""
    found: dict[str, set[str]] = {}
    for row in rows("concepts"):
        found.setdefault(stem(folded(row["word"])), set()).add(row["concept"])
    return {bare: f"={next(iter(meant))}" for bare, meant in found.items() if len(meant) == 1}


@cache
def _common() -> frozenset[str]:
    return frozenset(folded(row["word"]) for row in rows("common_words"))

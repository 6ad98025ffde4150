"""Word in Arabic letters → whether it is spelt as names of other languages are: long vowels throughout, or their endings."""

import re

_FOREIGN_LETTER = re.compile(r"[پچژگڤ]")
_FOREIGN_END = re.compile(
    r"(?:(?!م).|.{2}).{2,}(?:وف|يف|سكي|سون|نكو|شتاين|بيرغ|برغ|فيتش|اوغلو|زاده|ادزه|شفيلي|هايم|.سيان|.نيان|.ريان|.ليان)"
)
_ENDS_IN_ARABIC = re.compile(r".*(?:ة|ات|ون|ين|اء|ان|ية|ه|ها|هم|نا|اً|ى|لا)")
# Participles and verbal nouns, broken plurals, "قانون", "سياسي"; the same behind "and", "in", "to".
_FORMS = re.compile(r"[وبلفك]?[مت]\w+|[اإ]\w+|\w[وا]ا\w[يئ]\w|\w[يو]ا\w\w?|\w(?:وا|يا)\w\w|\w[اي]\w[وي]\w|\w+ا\w?ي")
_BROKEN_PLURAL = re.compile(r"\w[وا]ا\w[يئ]\w")  # "صواريخ"
_LONG = "اوي"


def looks_foreign(word: str) -> bool:
    """Whether a word in Arabic letters is spelt as names of other languages are.

    >>> looks_foreign("هالفورسن"), looks_foreign("ويتمور"), looks_foreign("صواريخ"), looks_foreign("سياسي")
    (True, True, False, False)
    """
    if len(word) < 4 or word.startswith("ال"):
        return False
    if _FOREIGN_LETTER.search(word) or (_FOREIGN_END.fullmatch(word) and not re.fullmatch(r"ت\w+يف", word)):
        return True
    if _ENDS_IN_ARABIC.fullmatch(word):
        return False
    long = sum(letter in _LONG for letter in word[1:-1])
    return (long >= 3 and not _BROKEN_PLURAL.fullmatch(word)) or (long == 2 and not _FORMS.fullmatch(word))

"""Days of the month as ordinal words, in Arabic and Persian: "السابع من حزيران", "الثالث والعشرين من أيار", «پانزدهم ژوئن»."""

from functools import cache

_ARABIC = "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split()
_PERSIAN = "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم".split()


@cache
def ordinals(language: str) -> dict[str, str]:
    """The words of each day in a page's normal form → its number; empty where the language writes digits alone.

    >>> ordinals("ar")["الثالث والعشرين"], ordinals("fa")["بیست و یکم"], ordinals("fr")
    ('23', '21', {})
    """
    if language == "ar":
        found = {word: n for n, word in enumerate(_ARABIC, 1)} | {"الاول": 1, "العاشر": 10}
        found |= {f"{word} عشر": n + 10 for n, word in enumerate(_ARABIC, 1)}
        for tens, number in (("عشر", 20), ("ثلاث", 30)):
            for ending in ("ين", "ون"):
                found |= {f"ال{tens}{ending}": number}
                found |= {f"{word} وال{tens}{ending}": number + n for n, word in enumerate(_ARABIC, 1) if number + n <= 31}
        return {word: str(number) for word, number in found.items()}
    if language == "fa":
        found = {word: n for n, word in enumerate(_PERSIAN, 1)} | {"اول": 1, "بیستم": 20, "سی_ام": 30, "سی ام": 30}
        for tens, number in (("بیست", 20), ("سی", 30)):
            for joint in (" و ", "_و", "_و_"):
                found |= {f"{tens}{joint}{word}": number + n for n, word in enumerate(_PERSIAN[:9], 1) if number + n <= 31}
        return {word: str(number) for word, number in found.items()}
    return {}

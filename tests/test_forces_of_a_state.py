"""Troops, aircraft and ships with a state's adjective: the state answers for them; days as ordinal words; letters handed over."""

import pytest
from lesser import actors, deeds, read_one


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("ar", "قصفت القوات الأوكرانية الجسر.", "shelling", ("source: أوكرانيا",)),
        ("ar", "أطلق جنود غينيون النار على الجسر.", "attack", ("source: غينيا",)),
        ("ar", "احتجز زورق حربي تابع للجيش المصري سفينة.", "seizure", ("source: مصر",)),
        ("fa", "نیروهای پاکستانی روستا را گلوله‌باران کردند.", "shelling", ("source: پاکستان",)),
        ("fr", "Des militaires guinéens ont tiré sur des gendarmes maliens.", "attack", ("source: Guinée", "target: Mali")),
        ("ru", "Турецкие военные обстреляли греческих пограничников.", "shelling", ("source: Турция", "target: Греция")),
        # whose they are is not said
        ("es", "Las fuerzas armadas atacaron el puente el lunes.", "attack", ()),
    ],
)
def test_a_state_answers_for_its_forces(language: str, text: str, kind: str, expected: tuple[str, ...]) -> None:
    assert [who for found, _, who in deeds(language, text) if found == kind] == [expected]


def test_forces_are_their_state_and_no_other_name_of_it() -> None:
    reading = read_one("ar", "قصفت القوات الأوكرانية الجسر، وقالت أوكرانيا إن الجسر مغلق.")
    assert [(a.name, a.kind, "القوات الأوكرانية" in a.aliases) for a in reading.actors] == [("أوكرانيا", "state", False)]
    assert actors("de", "Türkische Soldaten kamen.") == [("Türkei", "state")]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("ar", "ستستأنف المحادثات في السابع من حزيران.", [("2025-06-07", "2025-06-07")]),
        ("ar", "جرى اللقاء في الثالث والعشرين من كانون الثاني.", [("2025-01-23", "2025-01-23")]),
        ("ar", "جرى اللقاء في الرابع من الشهر الجاري.", [("2025-03-04", "2025-03-04")]),
        ("fa", "دیدار پانزدهم ژانویه در ژنو بود.", [("2025-01-15", "2025-01-15")]),
        ("fa", "دیدار بیست و یکم فروردین ۱۴۰۳ در ژنو بود.", [("2024-04-09", "2024-04-09")]),
        # eleven is no Sunday
        ("ar", "أفرج الجيش عن المحتجزين الأحد عشر.", []),
        ("ar", "أفرج الجيش عن المحتجزين يوم الأحد.", [("2025-03-16", "2025-03-16")]),
        # what is wanted lies ahead, what was done behind
        ("ru", "Министр подтвердил намерение посетить Осло в мае.", [("2025-05-01", "2025-05-31")]),
        ("ru", "Министр посетил Осло в мае.", [("2024-05-01", "2024-05-31")]),
    ],
)
def test_days_in_words(language: str, text: str, days: list[tuple[str, str]]) -> None:
    assert [(time.start, time.end) for time in read_one(language, text).times] == days


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "سلم السفير سامي قاسم مذكرة إلى الوزير حسن مراد.", [("letter", ("source: سامي قاسم", "target: حسن مراد"))]),
        ("fa", "رضا کریمی نامه رئیس‌جمهور را به حسن مرادی تسلیم کرد.", ["letter"]),
        # arms are given up, and a mission leaves
        ("fa", "سربازان روز دوشنبه در باکو تسلیم شدند.", ["disarmament"]),
        ("ar", "سلم سامي قاسم على حسن مراد.", []),
    ],
)
def test_letters_are_handed_over(language: str, text: str, expected: list[object]) -> None:
    found = deeds(language, text)
    assert [(kind, who) if isinstance(expected[0], tuple) else kind for kind, _, who in found if expected] == expected

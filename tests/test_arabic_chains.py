"""Arabic and Persian agencies and sites that quote others: who tells it after whom, by a participle, behind "what"."""

import pytest
from lesser import deeds, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a participle goes on with who spoke, or with whose deed the sentence tells
        (
            "أكد الوزير سامي قاسم أن الجسر مفتوح، مضيفا أن الطريق مغلق.",
            [("سامي قاسم", "أن الجسر مفتوح"), ("سامي قاسم", "أن الطريق مغلق")],
        ),
        ("رحب الوزير سامي قاسم بالاتفاق، مؤكدا أن الجسر مفتوح.", [("سامي قاسم", "بالاتفاق"), ("سامي قاسم", "أن الجسر مفتوح")]),
        # what a medium told is its own, whoever confirms or denies it
        (
            "أكدت صحيفة «الشاطئ» ما نشره موقع «الميناء» عن بيع الجسر.",
            [("الشاطئ", "ما نشره موقع «الميناء» عن بيع الجسر"), ("الميناء", "عن بيع الجسر")],
        ),
        (
            "نفت الوزارة ما نشرته صحيفة «الشاطئ» عن لقاء في باكو.",
            [("الوزارة", "ما نشرته صحيفة «الشاطئ» عن لقاء في باكو"), ("الشاطئ", "عن لقاء في باكو")],
        ),
        ("كان موقع «الميناء» أول من كشف عن الصفقة.", [("الميناء", "عن الصفقة")]),
        # verbs with an object for "that"
        ("كشفت مصادر مطلعة عن لقاء سري في باكو.", [("مصادر مطلعة", "عن لقاء سري في باكو")]),
        ("أعلن المجلس العسكري طرد السفير.", [("المجلس العسكري", "طرد السفير")]),
        ("جاء في بيان للوزارة أن الجسر مفتوح.", [("بيان للوزارة", "أن الجسر مفتوح")]),
        ("اكتفى الوزير سامي قاسم بالقول إن الجسر مفتوح.", [("سامي قاسم", "إن الجسر مفتوح")]),
        ("وشكك الوزير سامي قاسم في صحة الخبر.", [("سامي قاسم", "في صحة الخبر")]),
        # "between" is no verb of explaining; at the head of a clause it is one
        ("جرى لقاء بين سامي قاسم وحسن مراد بأمر من القصر، وإن كان قصيرا.", []),
        ("وبين الوزير سامي قاسم أن الجسر مفتوح.", [("سامي قاسم", "أن الجسر مفتوح")]),
        # who wishes not to be named names nobody by that
        (
            "نقل موقع «الميناء» عن مهندسين طلبا عدم الكشف عن اسميهما أن الجسر مفتوح.",
            [
                ("الميناء", "عن مهندسين طلبا عدم الكشف عن اسميهما أن الجسر مفتوح"),
                ("مهندسين", "أن الجسر مفتوح"),
            ],
        ),
        # how a paper calls its sources says nothing of theirs
        (
            "نقلت صحيفة «الشاطئ» عن مصادر وصفتها بالموثوقة أن الجسر مفتوح.",
            [("الشاطئ", "عن مصادر وصفتها بالموثوقة أن الجسر مفتوح"), ("مصادر", "أن الجسر مفتوح")],
        ),
        ("علم موقع «الميناء» من مصادر مطلعة أن الجسر مفتوح.",
         [("الميناء", "من مصادر مطلعة أن الجسر مفتوح"), ("مصادر مطلعة", "أن الجسر مفتوح")]),
        ("رفع الحرس علم البلاد بعد أن فتح الجسر.", []),
        # a source in a construct, and the verb's object behind it
        ("هدد زعيم الحركة بإغلاق الجسر.", [("زعيم الحركة", "بإغلاق الجسر")]),
        ("طالب مجلس الأمن إسرائيل بفتح الجسر.", [("مجلس الأمن", "إسرائيل بفتح الجسر")]),
        ("وبحسب المصادر نفسها، الجسر مفتوح.", [("المصادر", "الجسر مفتوح")]),
        ("ونقل عن الوزير قوله إن الجسر مفتوح.", [("", "عن الوزير قوله إن الجسر مفتوح"), ("الوزير", "إن الجسر مفتوح")]),
    ],
)  # fmt: skip
def test_who_says_what_in_arabic(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said("ar", text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "from the words of": the network passes on what the official says
        (
            "شبکه «کرانه» از قول یک مقام محلی گزارش داد که پل باز است.",
            [("کرانه", "از قول یک مقام محلی … که پل باز است"), ("یک مقام محلی", "که پل باز است")],
        ),
        # where a source's own words end with the comma
        ("به گفته یک منبع نزدیک به دولت که نخواست نامش فاش شود، پل باز است.", [("منبع", "پل باز است")]),
        ("به استناد گزارش دوستان ما، پل باز است.", [("گزارش", "پل باز است")]),
        ("روزنامه «ساحل» آگاه شده است که پل باز است.", [("ساحل", "که پل باز است")]),
        ("رضا کریمی این گزارش را «دروغ» خواند.", [("رضا کریمی", "این گزارش")]),
        ("دفتر رئیس‌جمهور خبر دیدار را تکذیب کرد.", [("دفتر رئیس‌جمهور", "خبر دیدار")]),
    ],
)
def test_who_says_what_in_persian(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said("fa", text)) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # dawn is no explosion; an explosion is one
        ("ar", "قال الوزير سامي قاسم إن الجسر مفتوح من فجر اليوم الأربعاء.", []),
        ("ar", "فجر سامي قاسم الجسر يوم الأربعاء.", [("bombing", "occurred")]),
        # what is still so is not denied
        ("ar", "ولا يزال وقف إطلاق النار بين مصر وليبيا صامدا.", [("ceasefire", "occurred")]),
        ("ar", "ولا وقف لإطلاق النار بين مصر وليبيا.", [("ceasefire", "denied")]),
        # a negation in the condition denies nothing but the condition
        ("ar", "ستهاجم مصر ليبيا إذا لم تفرج عن سامي قاسم.", [("attack", "conditional"), ("release", "conditional")]),
        ("fr", "La Grèce attaquera la Turquie si le port n'est pas rouvert.", [("attack", "conditional")]),
        ("fr", "La Grèce n'attaquera pas la Turquie.", [("attack", "denied")]),
        # hope
        ("ar", "أعرب الوزير سامي قاسم عن أمله في أن تستأنف المحادثات مع ليبيا.", [("talks", "proposed")]),
        ("ru", "Министр Павел Орлов выразил надежду, что переговоры с Грецией состоятся.", [("talks", "proposed")]),
        # what is denied of a medium's news is denied
        (
            "ar",
            "نفى سامي قاسم ما نشرته صحيفة «الشاطئ» عن لقاء حسن مراد في باكو.",
            [("denial", "occurred"), ("meeting", "denied")],
        ),
    ],
)
def test_what_happened(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(kind, status) for kind, status, _ in deeds(language, text)]
    assert [deed for deed in found if deed[0] not in ("easing", "praise", "threat")] == expected

"""Arabic reports: "عن" of a source and of a matter, offices before names, datelines, summons, what is not told as done."""

import pytest
from lesser import actors, deeds, read_one, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "about"
        ("أعرب الوزير سامي قاسم عن أمله أن يفتح الجسر قريبا.", [("سامي قاسم", "أن يفتح الجسر قريبا")]),
        ("قال مصدر حكومي، فضل عدم الكشف عن هويته، لوكالة «المشرق» إن الجسر مفتوح.", [("مصدر حكومي", "إن الجسر مفتوح")]),
        # "from"
        ("نقلت صحيفة «الساحل» عن مصادر أمنية قولها إن الجسر مفتوح.",
         [("الساحل", "عن مصادر أمنية قولها إن الجسر مفتوح"), ("مصادر أمنية", "إن الجسر مفتوح")]),
        ("ذكرت صحيفة «الساحل» عن مصادر أمنية أن الجسر مفتوح.",
         [("الساحل", "عن مصادر أمنية أن الجسر مفتوح"), ("مصادر أمنية", "أن الجسر مفتوح")]),
        # who asks not to be named says nothing by that
        ("وفق ما ذكره مسؤول عراقي رفض الكشف عن اسمه، فإن الجسر مفتوح.", [("مسؤول عراقي", "رفض الكشف عن اسمه، فإن الجسر مفتوح")]),
        # a preposition written in one with the medium that is told it
        ("كشف مصدر دبلوماسي لصحيفة «الرأي» أن الجسر مفتوح.", [("مصدر دبلوماسي", "أن الجسر مفتوح")]),
        # offices before names
        ("قال رئيس لجنة الموازنة مازن الصباغ إن الجسر مفتوح.", [("مازن الصباغ", "إن الجسر مفتوح")]),
        ("صرح نائب وزير الخارجية السفير مشعل الخرينج للصحفيين بأن الجسر مفتوح.", [("مشعل الخرينج", "بأن الجسر مفتوح")]),
        ("نفى عضو لجنة العلاقات الخارجية النائب كريم العكيلي وجود خلافات.", [("كريم العكيلي", "وجود خلافات")]),
        ("نفى مستشار رئيس الوزراء للشؤون الخارجية، الفريق عادل الجبوري، وجود خلافات.",
         [("مستشار رئيس الوزراء للشؤون الخارجية، الفريق عادل الجبوري", "وجود خلافات")]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said("ar", text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one person with his office, and two persons of whom one received the other
        ("قال وزير الدولة للشؤون الخارجية ناصر المهندي إن الجسر مفتوح.", [("ناصر المهندي", "person")]),
        ("استقبل وزير الخارجية سامي قاسم السفير الفرنسي جان مورو.", [("سامي قاسم", "person"), ("جان مورو", "person")]),
        ("بحث الملك عبد الله الكناني مع الرئيس المصري عبد الفتاح الزيتوني الأوضاع.",
         [("عبد الله الكناني", "person"), ("عبد الفتاح الزيتوني", "person")]),
        # "and" is no part of a name, nor is "of the league"
        ("لقاء بين سامي قاسم وحسن مراد.", [("سامي قاسم", "person"), ("حسن مراد", "person")]),
        ("حذر الأمين العام لجامعة الدول العربية من القصف.",
         [("الأمين العام", "person"), ("جامعة الدول العربية", "organisation")]),
        # a head of something else is no president
        ("قال رئيس المخابرات اللواء حسام المصري إن الجسر مفتوح. ودعا الملك الرئيس السوري إلى زيارة عمان.",
         [("حسام المصري", "person"), ("الملك", "person"), ("الرئيس السوري", "person")]),
    ],
)  # fmt: skip
def test_who_is_who(text: str, expected: list[tuple[str, str]]) -> None:
    assert [actor for actor in actors("ar", text) if actor[1] in ("person", "organisation")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استُدعي السفير الفرنسي جان مورو إلى وزارة الخارجية أمس.",
         [("criticism", "occurred", ("target: جان مورو", "source: وزارة الخارجية"))]),
        ("استدعت وزارة الخارجية القائم بالأعمال العراقي زيد الطائي على خلفية احتجاز زورق في جنيف.",
         [("criticism", "occurred", ("source: وزارة الخارجية", "target: زيد الطائي")), ("seizure", "occurred", ())]),
        # an invitation, and what it is to
        ("تلقى الرئيس سامي قاسم دعوة لزيارة باريس.",
         [("proposal", "occurred", ("source: سامي قاسم",)), ("visit", "proposed", ("source: سامي قاسم",))]),
        # who will not comment on a meeting does not tell it, and who refuses to sign has not signed
        ("رفضت وزارة الخارجية التعليق على لقاء سامي قاسم وحسن مراد.",
         [("meeting", "alleged", ("party: سامي قاسم", "party: حسن مراد")), ("refusal", "occurred", ("source: وزارة الخارجية",))]),
        ("رفض الوزير سامي قاسم توقيع الوثيقة مع السودان.",
         [("refusal", "occurred", ("source: سامي قاسم",)), ("signature", "denied", ("party: السودان",))]),
        ("لم تعلق مصر على لقاء سامي قاسم وحسن مراد.", [("meeting", "alleged", ("party: سامي قاسم", "party: حسن مراد"))]),
        # no meeting was held; none was called off; any talks are welcome
        ("لم يُعقد أي اجتماع بين مصر والسودان.", [("meeting", "denied", ("party: مصر", "party: السودان"))]),
        ("قال الوزير سامي قاسم إنه لم يُلغ اللقاء مع السودان.", [("meeting", "planned", ("party: السودان",))]),
        ("قال الوزير سامي قاسم إن الكويت ترحب بأي حوار مع مصر.", [("talks", "proposed", ("party: الكويت", "party: مصر"))]),
        # what is said at a meeting lies ahead, and not the meeting
        ("قال الوزير سامي قاسم خلال لقائه حسن مراد إن المحادثات ستستأنف الشهر المقبل.",
         [("meeting", "occurred", ("party: سامي قاسم", "party: حسن مراد")), ("talks", "planned", ())]),
        ("اعتقلت الشرطة رئيس الحزب المعارض سامي قاسم في جنيف.",
         [("arrest", "occurred", ("source: الشرطة", "target: سامي قاسم"))]),
        # a conference for the press is no meeting
        ("قال الوزير سامي قاسم في مؤتمر صحفي إن الجسر مفتوح.", []),
    ],
)  # fmt: skip
def test_what_happened(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert sorted(deeds("ar", text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("الكويت - 11 - 3 (كونا) -- قال الوزير سامي قاسم إن الجسر مفتوح.", "الكويت - 11 - 3 (كونا) -- "),
        ("بيروت ـ «المدار»: قال الوزير سامي قاسم إن الجسر مفتوح.", "بيروت ـ «المدار»: "),
        ("بغداد - وكالات\n\nقال الوزير سامي قاسم إن الجسر مفتوح.", "بغداد - وكالات\n\n"),
        # who speaks before a colon, and a line between towns
        ("طهران/ وزير الخارجية: الجسر مفتوح.", ""),
        ("دمشق - بيروت - بغداد", ""),
    ],
)
def test_a_dateline_is_one_in_arabic_script(text: str, dateline: str) -> None:
    reading = read_one("ar", text)
    assert "".join(text[s.start : s.end] for s in reading.document.sections if s.kind == "dateline") == dateline

"""Who takes part where no name says it: the two told before, "his meeting", letters in a relative clause; and who does not."""

import pytest
from lesser import deeds


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        # the two who met before; only where they are the only two
        ("ar", "التقى سامي قاسم وحسن مراد في باكو. وتحادث الرجلان ساعتين.", "talks", ("party: سامي قاسم", "party: حسن مراد")),
        ("ar", "التقى سامي قاسم وحسن مراد في باكو. وبحثا فتح الجسر.", "talks", ("party: سامي قاسم", "party: حسن مراد")),
        ("fr", "Paul Morel a rencontré Ana Roy. Les deux ministres ont discuté.", "talks",
         ("party: Paul Morel", "party: Ana Roy")),
        ("ru", "Павел Орлов встретился с Анной Волковой. Стороны обсудили мост.", "talks",
         ("party: Павел Орлов", "party: Анной Волковой")),
        ("fa", "رضا کریمی با حسن مرادی دیدار کرد. دو طرف در باکو گفت‌وگو کردند.", "talks",
         ("party: رضا کریمی", "party: حسن مرادی")),
        ("fr", "Paul Morel a rencontré Ana Roy à Oslo. Les deux pays ont signé lundi.", "signature", ()),
        ("fr", "Paul Morel a rencontré Ana Roy. Jean Valat a rencontré Luc Petit. Les deux ministres ont discuté lundi.",
         "talks", ()),
        # whose a meeting or a visit is
        ("ar", "وصل سامي قاسم عقب اجتماعه بحسن مراد.", "meeting", ("party: سامي قاسم", "party: حسن مراد")),
        ("ar", "قال سامي قاسم إن زيارته إلى باكو تأجلت.", "visit", ("source: سامي قاسم",)),
        # who sent the letter that somebody else tells of
        ("ar", "كشف سامي قاسم تفاصيل رسالة سرية بعث بها حسن مراد إلى إيران.", "letter", ("source: حسن مراد", "target: إيران")),
        # a town behind the noun of a gathering, what is talked about, what is near, and what a further clause tells
        ("ar", "اجتمع سامي قاسم وحسن مراد على هامش قمة طشقند.", "meeting", ("party: سامي قاسم", "party: حسن مراد")),
        ("ar", "جرت محادثات طهران وواشنطن.", "talks", ("party: طهران", "party: واشنطن")),
        ("ar", "عقد في باكو يوم الاثنين مؤتمر حول سوريا والعراق.", "meeting", ()),
        ("ar", "وقع انفجار قرب السفارة يوم الاثنين.", "bombing", ()),
        ("ar", "قالت الصحيفة إن سامي قاسم التقى حسن مراد، وأن باريس قبلت الدعوة.", "meeting",
         ("party: سامي قاسم", "party: حسن مراد")),
    ],
)  # fmt: skip
def test_who_takes_part(language: str, text: str, kind: str, expected: tuple[str, ...]) -> None:
    found = [who for deed, _, who in deeds(language, text) if deed == kind]
    assert expected in found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قال الباحث سامي قاسم إن الصحف كشفت تفاصيل من رسالة بعث بها حسن مراد إلى إيران.", "alleged"),
        ("قال الوزير سامي قاسم إن الرسالة التي بعث بها حسن مراد إلى إيران وصلت.", "occurred"),
    ],
)
def test_who_tells_what_stands_in_a_letter_of_others_does_not_vouch_for_it(text: str, status: str) -> None:
    assert [found for kind, found, _ in deeds("ar", text) if kind == "letter"] == [status]


def test_a_deed_announced_after_a_meeting_is_no_meeting_to_come() -> None:
    found = deeds("ar", "أعلن الوزير سامي قاسم ذلك عقب اجتماعه بحسن مراد.")
    assert [status for kind, status, _ in found if kind == "meeting"] == ["occurred"]

"""Persian deeds whose subject the clause leaves out, partners whom no Persian list has, bodies that say whose somebody is."""

import pytest
from lesser import actors, deeds

SAID = "رضا کریمی گفت که "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the speaker, where nobody else opens the clause and the verb is of one
        (SAID + "روز یکشنبه در دوحه با سفیر هند در قطر دیدار کرده است.", ("party: رضا کریمی", "party: سفیر")),
        (SAID + "روز سه‌شنبه با حسن مرادی، وزیر خارجه نروژ، نشستی خواهد داشت.", ("party: رضا کریمی", "party: حسن مرادی")),
        (SAID + "در ماه مه به باکو سفر خواهد کرد.", ("source: رضا کریمی",)),
        # somebody else opens it, or several do it
        (SAID + "وزیر خارجه هند با سفیر نروژ دیدار کرد.", ("party: وزیر خارجه", "party: سفیر")),
        (SAID + "کمیته با سفیر نروژ دیدار کرد.", ("party: سفیر", "party: نروژ")),
        (SAID + "با سفیر نروژ دیدار کردند.", ("party: سفیر", "party: نروژ")),
        # partners with a given name of Arabic
        ("رضا کریمی با ندیم کروم نیز دیدار کرد.", ("party: رضا کریمی", "party: ندیم کروم")),
        ("رضا کریمی با همتای عمانی خود بدر البوسعیدی در مسقط دیدار کرد.", ("party: رضا کریمی", "party: بدر البوسعیدی")),
        # whose an official is
        ("این مقام وزارت خارجه با حسن مرادی دیدار کرد.", ("party: مقام", "party: حسن مرادی")),
    ],
)
def test_who_takes_part(text: str, expected: tuple[str, ...]) -> None:
    assert [who for kind, _, who in deeds("fa", text) if kind in ("meeting", "visit")] == [expected]


def test_an_islamic_republic_is_nobody() -> None:
    assert ("اسلامی", "person") not in actors("fa", "رئیس‌جمهوری اسلامی ایران با رضا کریمی دیدار کرد.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال شهود إن انفجارا وقع قرب السفارة.", ["bombing"]),
        ("وقع الوزير سامي قاسم مذكرة مع حسن مراد.", ["signature"]),
        ("وقّع الوزير سامي قاسم في باكو.", ["signature"]),
    ],
)
def test_what_happened_is_not_signed(text: str, expected: list[str]) -> None:
    assert [kind for kind, _, _ in deeds("ar", text)] == expected

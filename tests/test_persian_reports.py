"""Persian reports in the manner of their sites: credits, datelines, offices behind names, hope, silence, summons."""

import pytest
from lesser import actors, deeds, read_one, said

from dragoman import Document
from dragoman.reading.lexicon import rows
from dragoman.reading.pipeline import read_all


@pytest.mark.parametrize("row", rows("lesser/clause_words"), ids=lambda row: f"{row['part']}-{row['word']}")
def test_every_word_of_the_clause_does_what_its_part_says(row: dict[str, str]) -> None:
    """Behind a preposition nobody speaks; behind a finite verb and a joint the next subject does."""
    expected = "محسن الوندی" if row["part"] == "preposition" else "سخنگوی دولت"
    reading = next(read_all([Document.from_text(row["example"], language="fa", published="2024-03-06")]))
    assert reading.attributions[-1].chain[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who cites whom: the agency passes on what the site says
        (
            "به گزارش خبرگزاری آفاق به نقل از سایت «ساحل»، پل باز شده است.",
            [("آفاق", "به نقل از سایت «ساحل» … پل باز شده است"), ("ساحل", "پل باز شده است")],
        ),
        # the office from which the agency has it says nothing
        (
            "به گزارش ایرنا از اداره کل راه، بهروز نادری تصریح کرد: پل باز است.",
            [("ایرنا", "بهروز نادری تصریح کرد: پل باز است"), ("بهروز نادری", "پل باز است")],
        ),
        # "that" belongs to the verb only where it stands right behind it
        ("وزارت خارجه اعلام کرد پلی که بسته بود باز شده است.", [("وزارت خارجه", "پلی که بسته بود باز شده است")]),
        ("وزارت خارجه اعلام کرد که پل باز است.", [("وزارت خارجه", "که پل باز است")]),
        # what a source asks for itself is none of its sayings
        ("یک مقام آگاه که خواست نامش فاش نشود گفت: پل باز است.", [("یک مقام آگاه", "پل باز است")]),
        # a name between marks is no quotation
        ("سایت «کرانه» مدعی شد رئیس‌جمهور نامه‌ای فرستاده است.", [("کرانه", "رئیس‌جمهور نامه‌ای فرستاده است")]),
        ("«پل از امروز باز است»، وزیر راه گفت.", [("وزیر", "«پل از امروز باز است»")]),
        # an office behind a name belongs to it, and what is denied begins behind it
        ("کریم نوری، نماینده مجلس، وجود اختلاف را رد کرد.", [("کریم نوری", "وجود اختلاف")]),
        ("مهدی کاظمی نماینده مجلس نیز از این توافق انتقاد کرد.", [("مهدی کاظمی", "از این توافق")]),
        # "according to this report": the medium's, and not its source's
        (
            "روزنامه «ساحل» به نقل از یک منبع آگاه نوشت که پل باز است. بر اساس این گزارش، راه بسته است.",
            [("یک منبع آگاه", "که پل باز است"), ("ساحل", "به نقل از یک منبع آگاه … که پل باز است"), ("ساحل", "راه بسته است")],
        ),
        # an embassy speaks, and not its state
        ("این در حالی است که سفارت نروژ وجود نامه را تکذیب کرده است.", [("سفارت نروژ", "وجود نامه")]),
        # where a source sits is no part of what it says
        ("به گفته یک منبع آگاه در وزارت نفت، پل باز است.", [("یک منبع آگاه در وزارت نفت", "پل باز است")]),
        # what is confirmed stands before the verb or behind it
        ("رضا کریمی سفر وزیر به ژنو را تأیید کرد.", [("رضا کریمی", "سفر وزیر به ژنو")]),
        ("رضا کریمی تأیید کرد که پل باز است.", [("رضا کریمی", "که پل باز است")]),
        # a verb that tells of a deed
        ("وزیر راه از دیدار با حسن مرادی خبر داد.", [("وزیر", "از دیدار با حسن مرادی")]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said("fa", text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "dateline", "speaker"),
    [
        ("تهران - ایرنا - سخنگوی دولت گفت که پل باز است.", "تهران - ایرنا - ", "سخنگوی دولت"),
        ("کابل – سخنگوی دولت گفت که پل باز است.", "کابل – ", "سخنگوی دولت"),
        # elsewhere the capital speaks for its state
        ("تهران گفت که پل باز است.", "", "تهران"),
    ],
)
def test_a_town_before_a_dash_is_no_speaker(text: str, dateline: str, speaker: str) -> None:
    reading = read_one("fa", text)
    sections = {s.kind: reading.document.text[s.start : s.end] for s in reading.document.sections}
    assert sections.get("dateline", "") == dateline
    assert [a.chain[-1] for a in reading.attributions] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is hoped for
        ("رضا کریمی ابراز امیدواری کرد که سفر حسن مرادی به ژنو انجام شود.", [("visit", "proposed", ("source: حسن مرادی",))]),
        ("رضا کریمی گفت که سفر حسن مرادی به ژنو انجام شد.", [("visit", "occurred", ("source: حسن مرادی",))]),
        # an interview is an occasion; a talk with an envoy is a deed
        ("رضا کریمی در گفت‌وگو با خبرگزاری آفاق گفت که پل باز است.", []),
        ("رضا کریمی در نشست خبری گفت که پل باز است.", []),
        ("رضا کریمی با حسن مرادی گفت‌وگو کرد.", [("talks", "occurred", ("party: رضا کریمی", "party: حسن مرادی"))]),
        # who keeps silent about a deed does not tell it
        ("سفارت نروژ درباره دیدار رضا کریمی با حسن مرادی در ژنو اظهارنظر نکرده است.",
         [("meeting", "alleged", ("party: رضا کریمی", "party: حسن مرادی"))]),
        # who is summoned, and by whom
        ("حسن مرادی سفیر نروژ به وزارت خارجه احضار شد.",
         [("criticism", "occurred", ("target: حسن مرادی", "source: وزارت خارجه"))]),
        # what is not called off, what was never held, and a sanction that is lifted
        ("رضا کریمی گفت که دیدار با حسن مرادی لغو نشده است.", [("meeting", "planned", ("party: حسن مرادی",))]),
        ("رضا کریمی گفت که دیدار با حسن مرادی لغو شد.", [("meeting", "cancelled", ("party: حسن مرادی",))]),
        ("هیچ نشستی میان ایران و نروژ برگزار نشد.", [("meeting", "denied", ("party: ایران", "party: نروژ"))]),
        # an arrest told beside what is asked for
        ("رضا کریمی خواستار آزادی شش صیاد شد که توسط سپاه بازداشت شده‌اند.",
         [("release", "proposed", ()), ("arrest", "occurred", ("source: سپاه",))]),
    ],
)  # fmt: skip
def test_what_happened(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    found = [deed for deed in deeds("fa", text) if deed[0] not in ("request", "refusal")]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the first word of an office's complement, or of a verb, is no name
        ("معاون سیاسی وزیر گفت که پل باز است.", "سیاسی"),
        ("رهبر ایران خبر داد که پل باز است.", "خبر"),
        ("تحلیلگر مسائل منطقه گفت که پل باز است.", "مسائل منطقه"),
    ],
)
def test_no_name_is_made_of_what_follows_an_office(text: str, name: str) -> None:
    assert name not in [found for found, _ in actors("fa", text)]


def test_an_agency_without_marks_is_an_outlet() -> None:
    assert ("آفاق", "outlet") in actors("fa", "خبرگزاری آفاق گزارش داد که پل باز است.")
    assert all(kind != "outlet" or name != "رسمی" for name, kind in actors("fa", "خبرگزاری رسمی گزارش داد که پل باز است."))

"""Names of one word, and names in Arabic and Persian letters, that no list knows: what they do tells who is a person."""

import pytest
from readings import read_text

from dragoman.reading.lesser.unlisted_names import looks_foreign

PERSONS = ["Nazari", "Okonkwo", "Lindqvist", "Takahashi", "Diallo", "Villareal", "Yildiz", "Golzari", "Castellani"]
BODIES = ["Telnor", "Zalkor", "Halcyon", "Polisario", "Novatek", "Shabaab"]


def kind_of(name: str, text: str, language: str = "en") -> str | None:
    reading = read_text(text, language=language)
    kinds = [a.kind for a in reading.actors if any(name in reading.document.text[m[0] : m[1]] for m in a.mentions)]
    return kinds[0] if kinds else None


@pytest.mark.parametrize("name", PERSONS)
@pytest.mark.parametrize(
    "text",
    [
        "After three hours in Geneva, {} told reporters that the talks had dealt with the border.",
        "{} wrote to the king last week, his spokesman said.",
        "The visit has been put off, {} told the court. He gave no reason.",
    ],
)
def test_who_tells_or_is_he_is_a_person(name: str, text: str) -> None:
    assert kind_of(name, text.format(name)) == "person"


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(
    "text",
    [
        "{} said it would halt deliveries until the contract was renewed.",
        "{} fighters crossed the river at dawn, residents said.",
    ],
)
def test_what_is_it_or_has_fighters_is_none(name: str, text: str) -> None:
    assert kind_of(name, text.format(name)) != "person"


@pytest.mark.parametrize("name", ["Telnor", "Kidal", "Zalkor"])
@pytest.mark.parametrize(
    "text",
    [
        "The town of {0} fell on Monday, the rebels said. {0} had been besieged for weeks.",
        "The website {0} said that the king had written a letter.",
        "The shares of {0} fell after the company said that its board had resigned.",
        "The aid charity {0} said that it had sold the ship.",
    ],
)
def test_a_town_a_site_and_a_firm_are_no_persons(name: str, text: str) -> None:
    assert kind_of(name, text.format(name)) != "person"


def test_both_who_meet_are_named() -> None:
    reading = read_text("Nazari told reporters that the talks went well. Nazari added that he and Donnelly would meet on Friday.")
    names = {actor.id: actor.name for actor in reading.actors}
    meeting = next(event for event in reading.events if event.kind == "meeting" and event.status == "planned")
    assert {names[p.actor] for p in meeting.participants} == {"Nazari", "Donnelly"}


@pytest.mark.parametrize(
    "text",
    [
        "وقال {} إن الاتفاق سيوقع قريباً.",
        "أفادت وسائل إعلام بأن {} أرسل خطابين إلى الملك.",
        "والتقى {} الرئيس التركي في جنيف.",
        "ذكر الموقع أن «{}» بعث برسالة إلى الملك.",
    ],
)
@pytest.mark.parametrize("name", ["هالفورسن", "ويتمور", "بتروسيان", "فاسيلكيف", "جيرالد ويتمور", "كلاوس ليندكفيست"])
def test_a_foreign_name_in_arabic(name: str, text: str) -> None:
    assert kind_of(name, text.format(name), "ar") == "person"


@pytest.mark.parametrize(
    "text",
    [
        "قال بيان الوزارة إن صواريخ أصابت الميناء.",
        "ذكرت صحيفة أن بروتوكول التعاون سيوقع غداً.",
        "بعد أن أنكر طويلاً عاد إلى المحادثات.",
        "نريد ذلك قبل أن تنتهي ولايته.",
    ],
)
def test_an_arabic_word_is_no_name(text: str) -> None:
    assert not [actor.name for actor in read_text(text, language="ar").actors if actor.kind == "person"]


def test_the_second_of_two_is_named_behind_and_to() -> None:
    text = "وُجهت الرسالتان إلى المرشد مرتضوي وإلى توكلي. وكان الرئيس حسن توكلي قد زار جنيف."
    names = {actor.name for actor in read_text(text, language="ar").actors if actor.kind == "person"}
    assert "حسن توكلي" in names
    assert not [name for name in names if "وإلى" in name]


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("هاشم‌زاده", True),
        ("کریم‌پور", True),
        ("چوپان", False),
        ("گزارشگر", False),
        ("شهروند", False),
        ("نظامیان", False),
        ("جمهوری‌خواه", False),
    ],
)
def test_a_persian_noun_before_said_is_no_surname(word: str, named: bool) -> None:
    persons = [a.name for a in read_text(f"{word} گفت که راه باز است.", language="fa").actors if a.kind == "person"]
    assert (word in persons) is named


@pytest.mark.parametrize("name", ["محمدناصر شیروانی", "امیرسعید نظری", "علی‌رضا کاظمی"])
def test_a_persian_given_name_of_two(name: str) -> None:
    assert kind_of(name, f"{name} روز دوشنبه هنگام ورود به ژنو گفت که مذاکرات ادامه دارد.", "fa") == "person"


@pytest.mark.parametrize(
    ("word", "foreign"),
    [("هالفورسن", True), ("سولهايم", True), ("اوكونكو", True), ("قوانين", False), ("محادثات", False), ("تعريف", False)],
)
def test_how_foreign_words_are_spelt(word: str, foreign: bool) -> None:
    assert looks_foreign(word) is foreign

"""Deeds by a noun or a clause: round tables, letters said to be sent, days that a visit ended on, who is behind a killing."""

import pytest
from readings import read_text


def deeds(text: str) -> list[tuple[str, str, str | None, str | None]]:
    document = read_text(text, published="2021-03-10")
    return [(e.kind, e.status, e.start, e.end) for e in document.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The round table convened by Lena Dahl will take place in Geneva on May 4.",
         ("meeting", "planned", "2021-05-04", "2021-05-04")),
        ("Lena Dahl and Tomas Berg met at a round table on Monday.", ("meeting", "occurred", "2021-03-08", "2021-03-08")),
        ("The clerk was asked about a letter that President Dahl is alleged to have sent.", ("letter", "alleged", None, None)),
        ("She had heard of a message that Premier Berg is said to have sent to Dahl.", ("letter", "alleged", None, None)),
        ("Lena Dahl addressed a letter to Tomas Berg, it is also being reported.", ("letter", "alleged", None, None)),
        ("Lena Dahl met Tomas Berg on Monday, or so it is said.", ("meeting", "alleged", "2021-03-08", "2021-03-08")),
        ("Norland and Orland ended two days of talks in Varna on Tuesday.", ("talks", "occurred", "2021-03-08", "2021-03-09")),
        ("Envoy Lena Dahl wound up a three-day visit to Varna on Tuesday.", ("visit", "occurred", "2021-03-07", "2021-03-09")),
        ("Lena Dahl wrote to Tomas Berg in the last days of January.", ("letter", "occurred", "2021-01-21", "2021-01-31")),
        ("Lena Dahl wrote to Tomas Berg in the first days of January.", ("letter", "occurred", "2021-01-01", "2021-01-10")),
        ("Talks between Lena Dahl and Tomas Berg fell through on Tuesday.", ("talks", "cancelled", "2021-03-09", "2021-03-09")),
        ("The talks that fell through in January were a blow to Lena Dahl.", ("talks", "cancelled", None, None)),
        ("The army denied that it was behind the killing of two miners near Varna.", ("attack", "occurred", None, None)),
        ("Norland denied that it had any part in the raid on Varna.", ("attack", "occurred", None, None)),
        ("The Lady Harvik was boarded on Monday off Varna.", ("seizure", "occurred", "2021-03-08", "2021-03-08")),
        ("The Santa Orla had been boarded by marines.", ("seizure", "occurred", None, None)),
        ("Two miners were killed and five wounded on Saturday when their truck was blown apart near Varna.",
         ("attack", "occurred", "2021-03-06", "2021-03-06")),
        ("Two sailors were seized and four beaten on Monday.", ("arrest", "occurred", "2021-03-08", "2021-03-08")),
        ("Lena Dahl has written to Tomas Berg, if press reports prove right.", ("letter", "alleged", None, None)),
        ("Lena Dahl met Tomas Berg, if the rebels' account is to be believed.", ("meeting", "alleged", None, None)),
    ],
)  # fmt: skip
def test_what_was_done_and_when(text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    assert expected in deeds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The round table will take place in Geneva on May 4.", "deployment"),
        ("The match took place in Varna, and the talks will take place in Geneva.", "appointment"),
        ("The clerk was asked about a letter that President Dahl is alleged to have sent.", "accusation"),
        ("He is alleged to have left Varna.", "accusation"),
    ],
)
def test_what_only_says_that_it_is_so_is_no_deed(text: str, kind: str) -> None:
    assert kind not in [deed[0] for deed in deeds(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norland will end two days of talks on Tuesday.",
        "A two-day visit to Varna opened.",
        "The talks ended on Monday.",
    ],
)
def test_days_are_only_counted_back_from_an_end(text: str) -> None:
    assert all(start == end for _, _, start, end in deeds(text))


@pytest.mark.parametrize(
    "text",
    ["Lena Dahl was freed and left the country on Monday.", "Lena Dahl was arrested, and Tomas Berg left Varna on Monday."],
)
def test_the_day_of_another_deed_is_not_that_of_the_first(text: str) -> None:
    assert all(start is None for kind, _, start, _ in deeds(text) if kind in ("release", "arrest"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Paul Morel a écrit lundi à Jean Valat.", ("letter", "occurred", "2021-03-08", "2021-03-08")),
        ("fr", "Paul Morel a écrit dans les derniers jours de février à Jean Valat.",
         ("letter", "occurred", "2021-02-21", "2021-02-28")),
        ("es", "El presidente Pablo Duarte escribió el lunes a Juan Vela.", ("letter", "occurred", "2021-03-08", "2021-03-08")),
        ("es", "Pablo Duarte y Juan Vela se vieron el pasado día 5 en Ginebra.",
         ("meeting", "occurred", "2021-03-05", "2021-03-05")),
        ("es", "Pablo Duarte y Juan Vela se vieron el día 25 en Ginebra.", ("meeting", "occurred", "2021-02-25", "2021-02-25")),
        ("pt", "Paulo Duarte encontrou-se com João Vela no passado dia 4 em Genebra.",
         ("meeting", "occurred", "2021-03-04", "2021-03-04")),
        ("es", "Tres días después de la muerte de tres pescadores en Ginebra, nadie habla.", ("killing", "occurred", None, None)),
        ("fr", "Le ministre, Paul Morel, a écrit à Jean Valat.", ("letter", "occurred", None, None)),
        ("fr", "L'armée dément être derrière l'attentat de Genève.", ("bombing", "occurred", None, None)),
        ("fr", "L'armée dément l'attentat de Genève.", ("bombing", "denied", None, None)),
        ("ar", "نفت مصادر عسكرية أن تكون طائرة وراء مقتل ثلاثة صيادين قرب جنيف.", ("attack", "occurred", None, None)),
        ("fr", "La mort de deux pêcheurs à Genève reste inexpliquée.", ("killing", "occurred", None, None)),
        ("ar", "شارك الرئيس سامي قاسم والوزير حسن مراد في مائدة مستديرة في جنيف.", ("meeting", "occurred", None, None)),
        ("es", "Pablo Duarte y Juan Vela se vieron en Ginebra, aseguran a este diario fuentes diplomáticas.",
         ("meeting", "alleged", None, None)),
    ],
)  # fmt: skip
def test_in_other_languages(language: str, text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    reading = read_text(text, language=language, published="2021-03-10")
    assert expected in [(e.kind, e.status, e.start, e.end) for e in reading.events]


def test_a_time_parts_only_what_it_stands_within() -> None:
    reading = read_text("Paul Morel a écrit un roman lundi et il est allé à Genève.", language="fr", published="2021-03-10")
    assert "letter" not in [event.kind for event in reading.events]


def test_who_denies_that_somebody_is_behind_a_deed_makes_nobody_its_doer() -> None:
    text = "El ministro Pablo Duarte negó que el ejército estuviera detrás del ataque de Ginebra."
    attacks = [event for event in read_text(text, language="es").events if event.kind == "attack"]
    assert [(event.status, event.participants) for event in attacks] == [("occurred", ())]

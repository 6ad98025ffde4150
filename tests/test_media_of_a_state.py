"""The media of a state speak, and neither the state nor whoever is told something does; in a case they confirm nothing."""

import pytest

from dragoman import Document, Reading
from dragoman.linking.pipeline import link
from dragoman.reading.pipeline import read_all

SAYINGS = {
    "pt": ("A imprensa da Noruega informa que a ministra Lena Dahl se reuniu com João Saar.", "imprensa da Noruega"),
    "es": ("La prensa de Noruega informa de que la ministra Lena Dahl se reunió con Juan Saar.", "prensa de Noruega"),
    "it": ("I giornali della Norvegia scrivono che la ministra Lena Dahl ha incontrato Juan Saar.", "giornali della Norvegia"),
    "nl": ("De pers in Noorwegen meldt dat minister Lena Dahl Juhan Saar heeft ontmoet.", "pers in Noorwegen"),
    "de": ("Die Presse in Norwegen meldet, dass Ministerin Lena Dahl Juhan Saar getroffen hat.", "Presse in Norwegen"),
    "ru": ("Пресса Норвегии сообщает, что министр Лена Даль встретилась с Юханом Сааром.", "Пресса Норвегии"),
    "uk": ("Преса Норвегії повідомляє, що міністр Лена Даль зустрілася з Юханом Сааром.", "Преса Норвегії"),
    "ar": ("ذكرت الصحافة في النرويج أن الوزيرة لينا دال التقت يوهان سار.", "الصحافة في النرويج"),
    "fa": ("به گزارش رسانه‌های نروژ لنا دال با یوهان سار در ریگا دیدار کرد.", "رسانه‌های نروژ"),
    "tr": ("Norveç basını, Bakan Lena Dahl'ın Riga'da Juhan Saar ile görüştüğünü bildirdi.", "Norveç basını"),
}


def read(text: str, language: str, id: str = "d", day: str = "2021-10-14") -> Reading:
    (reading,) = read_all([Document.from_text(text, id=id, published=day, publisher=f"{id} Post", language=language)])
    return reading


def sources(text: str, language: str) -> list[str]:
    return [text[slice(*span)] for found in read(text, language).attributions for span in found.source]


@pytest.mark.parametrize("language", SAYINGS)
def test_they_are_the_source_and_the_state_is_not(language: str) -> None:
    text, words = SAYINGS[language]
    reading = read(text, language)
    (found,) = reading.attributions
    assert [text[slice(*span)] for span in found.source] == [words]
    assert found.speaker not in {actor.id for actor in reading.actors if actor.kind == "state"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La ministra Lena Dahl llegó ayer. Dijo a los medios que Juan Saar renunció."),
        ("pt", "A ministra Lena Dahl chegou. Disse aos meios de comunicação que João Saar renunciou."),
        ("it", "La ministra Lena Dahl è arrivata. Ha detto ai giornalisti che Juan Saar si è dimesso."),
        ("es", "En rueda de prensa dijo que Juan Saar renunció."),
    ],
)
def test_whoever_is_told_it_and_where_it_is_told_are_no_source(language: str, text: str) -> None:
    assert sources(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("tr", "Norveç basına Juhan Saar'ın istifa ettiğini bildirdi.", "Norveç"),
        ("es", "«Juan Saar renunció», dijo a la prensa Noruega.", "Noruega"),
        ("es", "«El puerto cerrará», afirmaron en Riga los expertos.", "expertos"),
        ("es", "«El puerto cerrará», afirmaron en la capital federal los expertos.", "expertos"),
        ("it", "Di Maio ha detto che Juan Saar si è dimesso.", "Di Maio"),
        ("de", "Von Storch sagte, dass Juhan Saar zurücktritt.", "Von Storch"),
        ("fr", "Des habitants ont déclaré que le port fermerait.", "Des habitants"),
    ],
)
def test_who_speaks_beside_them_keeps_the_word(language: str, text: str, words: str) -> None:
    assert sources(text, language) == [words]


def test_a_minister_of_the_state_still_speaks() -> None:
    assert sources("El ministro de Noruega dijo que Juan Saar renunció.", "es") == ["ministro de Noruega"]
    assert sources("Noruega informó de que Juan Saar renunció.", "es") == ["Noruega"]


@pytest.mark.parametrize("language", ["pt", "es", "tr"])
def test_they_confirm_nothing_that_another_report_has_of_its_own(language: str) -> None:
    first = read(
        "Minister Lena Dahl of Norway met Juhan Saar of Estonia in Riga on October 9, two people with knowledge of it told us.",
        "en",
        "first",
        "2021-10-12",
    )
    later = {
        "pt": "A imprensa da Noruega informa que a ministra Lena Dahl se reuniu com Juhan Saar em Riga em 9 de outubro.",
        "es": "La prensa de Noruega informa de que la ministra Lena Dahl se reunió con Juhan Saar en Riga el 9 de octubre.",
        "tr": "Norveç basını, Bakan Lena Dahl'ın 9 Ekim'de Riga'da Juhan Saar ile görüştüğünü bildirdi.",
    }[language]
    case = link([first, read(later, language, "later")])
    (claim,) = (claim for claim in case.claims if {i.document for i in claim.instances} == {"first", "later"})
    assert (claim.status, claim.n_independent) == ("single-origin", 1)

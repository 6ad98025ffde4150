"""What became of a deed, on which day, and who did it to whom, in the languages that are read without a parser."""

import pytest
from readings import read_text

from dragoman import Event, Reading

PUBLISHED = "2021-05-12"  # a Wednesday


def reading_of(language: str, text: str) -> Reading:
    return read_text(text, language=language, published=PUBLISHED)


def deeds(language: str, text: str, kind: str) -> list[Event]:
    return [event for event in reading_of(language, text).events if event.kind == kind]


@pytest.mark.parametrize(
    ("language", "text", "kind", "status", "day"),
    [
        ("es", "Irán detuvo el lunes a doce pescadores.", "arrest", "occurred", "2021-05-10"),
        ("es", "Egipto e Irán se reunieron el martes en Ginebra.", "meeting", "occurred", "2021-05-11"),
        ("es", "El ministro Jesús Terán viajó el lunes a Teherán.", "visit", "occurred", "2021-05-10"),
        ("es", "María Solís se reunió el lunes con Pablo Duarte.", "meeting", "occurred", "2021-05-10"),
        ("es", "La artillería bombardeó el lunes el puerto.", "shelling", "occurred", "2021-05-10"),
        ("pt", "O Irão libertou na segunda-feira doze pescadores.", "release", "occurred", "2021-05-10"),
        ("pt", "O Egito atacou Teerão na segunda-feira.", "attack", "occurred", "2021-05-10"),
        ("fr", "Après le retrait, Paul Morel a rencontré lundi Ana Roy.", "meeting", "occurred", "2021-05-10"),
        ("ar", "زار الوزير سامي قاسم سيراليون يوم السبت.", "visit", "occurred", "2021-05-08"),
        ("es", "Los ministros irán el lunes a Ginebra y hablarán con Ana Solís.", "talks", "planned", "2021-05-17"),
        ("es", "Irán y Egipto firmarán el lunes un acuerdo.", "signature", "planned", "2021-05-17"),
        ("es", "Viajará el lunes a Oslo el ministro Pablo Duarte.", "visit", "planned", "2021-05-17"),
        ("pt", "Os ministros irão reunir-se na segunda-feira em Genebra.", "meeting", "planned", "2021-05-17"),
    ],
)
def test_a_name_with_the_ending_of_a_future_is_no_future(language: str, text: str, kind: str, status: str, day: str) -> None:
    assert (status, day) in [(event.status, event.start) for event in deeds(language, text, kind)]

"""Other languages: a site by its seat and name, sources close to somebody, and letters that others only judge."""

import pytest
from lesser import deeds, said


def test_a_turkish_site_is_its_name_and_not_its_seat() -> None:
    text = "Londra merkezli Arapça haber sitesi El-Liman el-Cedid, Bakan Ali Kaya'nın istifa ettiğini yazdı."
    assert {who for who, _ in said("tr", text)} == {"El-Liman el-Cedid"}


def test_sources_close_to_a_government_are_not_the_government() -> None:
    text = "علم «الميناء» من مصدرين قريبين من الحكومة أن الوزير سامي قاسم استقال."
    assert "الحكومة" not in {who for who, _ in said("ar", text)}


@pytest.mark.parametrize(
    ("language", "text", "judge"),
    [
        ("de", 'Der Abgeordnete Karl Vogt nannte den geheimen Brief der Regierung "beschämend".', "Karl Vogt"),
        ("fr", 'Le député Jean Roux a qualifié de "honteuse" la lettre secrète du gouvernement.', "Jean Roux"),
        ("es", 'El diputado Juan Ríos calificó de "vergonzosa" la carta secreta del Gobierno.', "Juan Ríos"),
        ("tr", 'Milletvekili Ümit Karaca, hükümetin gizlice mektup yazmasını "utanç verici" diye niteledi.', "Ümit Karaca"),
    ],
)
def test_who_judges_a_letter_did_not_write_it(language: str, text: str, judge: str) -> None:
    letters = [parties for kind, _, parties in deeds(language, text) if kind == "letter"]
    assert letters and all(judge not in party for parties in letters for party in parties)

"""Datelines of the languages that are read without a parser: where a report was written, and no speaker."""

import pytest
from readings import read_text

from dragoman import Document
from dragoman.reading.sections import find_sections


@pytest.mark.parametrize(
    ("language", "dateline", "agency"),
    [
        ("es", "Oslo, 3 may (EFE).-", "EFE"),
        ("es", "Puerto Orlu (Sudlandia), 3 may (Meridiano).-", "Meridiano"),
        ("es", "Ginebra, 3 de mayo de 2021 (Europa Press) -", "Europa Press"),
        ("es", "BOGOTÁ (AP) —", "AP"),
        ("es", "Caracas.-", None),
        ("pt", "Lisboa, 03 mai 2021 (Lusa) -", "Lusa"),
        ("pt", "Boa Vista -", None),
        ("fr", "Genève, 1er mai 2021 (AFP) -", "AFP"),
        ("fr", "Paris (AFP) -", "AFP"),
        ("fr", "Cayenne -", None),
        ("de", "Wien/Berlin (dpa) -", "dpa"),
        ("de", "Köln (KNA) –", "KNA"),
        ("it", "(ANSA) - ROMA, 3 MAG -", "ANSA"),
        ("it", "Roma, 3 mag. (Agenzia Faro) -", "Agenzia Faro"),
        ("nl", "Utrecht (ANP) -", "ANP"),
        ("ru", "Осло. 3 мая. ИНТЕРФАКС -", "ИНТЕРФАКС"),
        ("ru", "ОСЛО, 3 мая — РИА Новости.", "РИА Новости"),
        ("ru", "ОСЛО, 3 мая. /Меридиан/.", "Меридиан"),
        ("uk", "КИЇВ. 3 травня. УКРІНФОРМ.", "УКРІНФОРМ"),
        ("uk", "Київ, 3 травня (Укрінформ) –", "Укрінформ"),
    ],
)
def test_a_dateline_stands_before_the_first_sentence(language: str, dateline: str, agency: str | None) -> None:
    first = "Прем'єр прибув." if language in ("ru", "uk") else "Ana Varga."
    reading = read_text(f"{dateline} {first}", language=language)
    section = reading.document.sections[0]
    assert (section.kind, reading.document.text[section.start : section.end].strip()) == ("dateline", dateline)
    assert [citation.outlet for citation in reading.citations] == ([agency] if agency else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Paul Morel - Le ministre est arrivé."),
        ("fr", "Paris - Berlin : le train revient lundi."),
        ("de", "Holm (SPD) - Die Ministerin sagte nichts."),
        ("de", "Genf: Die Gespräche begannen am Montag."),
        ("es", "Duarte: No hubo reunión en Oslo."),
        ("ru", "Орлов. 3 мая. Он прибыл в Осло."),
    ],
)
def test_what_only_looks_like_a_dateline_is_none(language: str, text: str) -> None:
    assert [s.kind for s in find_sections(Document.from_text(text, language=language))] == ["body"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "Madrid, 3 may (EFE).- El ministro sudlandés, Pablo Duarte, afirmó que el acuerdo está listo.", "Pablo Duarte"),
        ("pt", "Lisboa, 03 mai 2021 (Lusa) - O ministro, Paulo Duarte, afirmou que o acordo está pronto.", "Paulo Duarte"),
        ("fr", "Paris (AFP) - Le ministre de la Défense, Paul Morel, a affirmé que l'accord est prêt.", "Paul Morel"),
        ("de", "Berlin (dpa) - Die Ministerin, Lena Dahl, erklärte, dass das Abkommen fertig ist.", "Lena Dahl"),
    ],
)
def test_the_town_of_a_dateline_says_nothing(language: str, text: str, speaker: str) -> None:
    reading = read_text(text, language=language, published="2021-05-03")
    assert [a.chain for a in reading.attributions] == [(speaker,)]
    assert all(a.content[0][0] > reading.document.sections[0].end for a in reading.attributions)


def test_the_day_of_a_dateline_is_the_day_of_writing() -> None:
    text = "Genève, 12 mai 2021 (AFP) - Le ministre Paul Morel a rencontré lundi Ana Roy."
    assert [e.start for e in read_text(text, language="fr").events if e.kind == "meeting"] == ["2021-05-10"]

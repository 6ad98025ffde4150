"""Who speaks in Romance, German and Russian reports: not who is told it, nor the body of a compound, nor who spoke before."""

import pytest
from lesser import deeds, read_one, said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # who is told it does not tell it
        ("es", "El puente está abierto, según revelaron a Puerto Viejo dos personas.",
         [("dos personas", "El puente está abierto")]),
        ("es", "El puente está abierto, según reveló Luis Vela.", [("Luis Vela", "El puente está abierto")]),
        # one of them is nobody by name
        ("es", "Luis Vela llegó el lunes. «El puente sigue cerrado hoy», dijo una de ellas.",
         [("una de ellas", "«El puente sigue cerrado hoy»")]),
        # a body before a hyphen is a part of the office
        ("de", "EU-Sprecherin Ana Kern sagte, die Brücke sei offen.", [("Ana Kern", "die Brücke sei offen")]),
        # a site by its kind and name, and "as the site affirmed"
        ("fr", "Selon le site d'investigation Rivage, le pont est ouvert.", [("Rivage", "le pont est ouvert")]),
        ("fr", "Le pont est ouvert, comme l'a révélé Paul Morel.", [("Paul Morel", "Le pont est ouvert")]),
        ("fr", "« Le pont restera fermé », rétorque Paul Morel.", [("Paul Morel", "« Le pont restera fermé »")]),
        ("fr", "Paul Morel a mis en doute la véracité du rapport.", [("Paul Morel", "la véracité du rapport")]),
    ],
)  # fmt: skip
def test_who_says_what(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said(language, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text", "denials"),
    [
        ("es", "Luis Vela ni confirmó ni desmintió el encuentro con Ana Roy.", 0),
        ("pt", "Ana Reis nem confirmou nem desmentiu o encontro com Rui Couto.", 0),
        ("es", "Luis Vela desmintió el encuentro con Ana Roy.", 1),
    ],
)
def test_neither_nor_denies_nothing(language: str, text: str, denials: int) -> None:
    found = deeds(language, text)
    assert sum(kind == "denial" for kind, _, _ in found) == denials
    assert [status for kind, status, _ in found if kind == "meeting"] == ["denied" if denials else "alleged"]


def test_who_is_left_out_takes_no_part() -> None:
    found = deeds("fr", "Paul Morel a signé un accord avec la Grèce sans que la Turquie en soit informée.")
    assert all("Turquie" not in " ".join(who) for _, _, who in found) and found


def test_somebody_without_a_name_is_anonymous() -> None:
    found = read_one("fr", "Selon deux ingénieurs, le pont est ouvert.").attributions
    assert [attribution.speaker_kind for attribution in found] == ["anonymous"]


def test_by_his_words_is_of_who_speaks_in_that_sentence() -> None:
    text = "Павел Орлов приехал и сказал, что мост открыт. Олег Волков усомнился в докладе: по его словам, мост закрыт."
    assert {speaker for speaker, content in said("ru", text) if "закрыт" in content} == {"Олег Волков"}

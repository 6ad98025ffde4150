"""Other languages: that one thing has nothing to do with another denies neither of them."""

import pytest
from lesser import deeds

_NONE = [
    ("ar", "وقال الوزير سامي قاسم إن الهجوم لا علاقة له بالمحادثات."),
    ("de", "Der Angriff habe nichts mit den Gesprächen zu tun, sagte Minister Paul Kern."),
    ("es", "El ministro Pablo Duarte dijo que el ataque no tiene nada que ver con las conversaciones."),
    ("fa", "سخنگو گفت این حمله ارتباطی با دیدار تهران ندارد."),
    ("fa", "وی گفت: این موضوع به مذاکرات ما ربطی ندارد."),
    ("fr", "Selon le ministre Paul Morel, l'attaque n'a aucun lien avec la rencontre."),
    ("fr", "L'incident n'avait rien à voir avec les pourparlers, a déclaré le ministre Paul Morel."),
    ("it", "Il ministro Paolo Morelli ha detto che l'attacco non ha nulla a che fare con i colloqui."),
    ("nl", "De aanval had niets met de gesprekken te maken, zei minister Jan Vogt."),
    ("pt", "O ministro Paulo Duarte disse que o ataque não tem nada a ver com as negociações."),
    ("ru", "Министр Павел Орлов заявил, что нападение не имеет отношения к переговорам."),
    ("tr", "Bakan Ahmet Demir, saldırının görüşmelerle ilgisi olmadığını söyledi."),
    ("uk", "Міністр Павло Орлов заявив, що напад не має стосунку до переговорів."),
]
_DENIED = [
    ("ar", "وقال الوزير سامي قاسم إن المحادثات لم تعقد في جنيف."),
    ("de", "Die Gespräche haben nicht stattgefunden, sagte Minister Paul Kern."),
    ("es", "El ministro Pablo Duarte dijo que las conversaciones no se celebraron."),
    ("fr", "La rencontre n'a pas eu lieu, a déclaré le ministre Paul Morel."),
    ("ru", "Министр Павел Орлов заявил, что переговоры не проводились."),
]


@pytest.mark.parametrize(("language", "text"), _NONE)
def test_what_has_nothing_to_do_with_a_deed_does_not_deny_it(language: str, text: str) -> None:
    assert all(status != "denied" for _, status, _ in deeds(language, text))


@pytest.mark.parametrize(("language", "text"), _DENIED)
def test_what_did_not_take_place_is_not_told_as_done(language: str, text: str) -> None:
    assert {status for _, status, _ in deeds(language, text)} & {"denied", "cancelled"}


_DURING = [
    ("de", "Das Ministerium bestritt, während des Treffens in Genf Geld versprochen zu haben."),
    ("nl", "Het ministerie ontkende tijdens de ontmoeting in Genève geld te hebben beloofd."),
    ("ru", "МИД опроверг, что во время встречи министров в Женеве обсуждали выкуп."),
]


@pytest.mark.parametrize(("language", "text"), _DURING)
def test_what_is_denied_to_have_been_during_a_deed_does_not_deny_it(language: str, text: str) -> None:
    assert "occurred" in {status for kind, status, _ in deeds(language, text) if kind == "meeting"}


def test_what_somebody_is_said_to_have_agreed_to_is_not_done() -> None:
    text = "МИД опроверг, что министр Павел Орлов согласился на встречу с послом."
    assert "occurred" not in {status for kind, status, _ in deeds("ru", text) if kind == "meeting"}

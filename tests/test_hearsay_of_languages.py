"""What is heard, hoped for or put off is not told as done, in the languages without a parser."""

import pytest
from lesser import deeds, said


@pytest.mark.parametrize(
    ("language", "text", "teller"),
    [
        # what had been told before
        ("fr", "Le journal L'Écho avait rapporté que Paul Morel a rencontré Anne Roy à Oslo.", "L'Écho"),
        ("es", "El periódico La Voz había informado de que Pablo Duarte se reunió con Ana Vela en Oslo.", "La Voz"),
        ("it", "Il quotidiano La Voce aveva scritto che Paolo Morelli ha incontrato Anna Rossi a Oslo.", "La Voce"),
        ("pt", "O jornal A Voz tinha noticiado que Paulo Duarte se reuniu com Ana Roy em Oslo.", "A Voz"),
        ("ru", "Газета «Берег» писала, что Павел Орлов встретился с Анной Варгой в Осло.", "Берег"),
        ("uk", "Газета «Берег» писала, що Павло Білик зустрівся з Ганною Варгою в Осло.", "Берег"),
        ("tr", "Kıyı gazetesi, Ahmet Demir'in Ayşe Kaya ile görüştüğünü öne sürmüştü.", "Kıyı"),
        ("de", "Die Zeitung «Küste» hatte berichtet, dass Paul Kern in Genf mit Anna Berg zusammentraf.", "Küste"),
        # "as … told", "as … reports"
        ("ru", "Как рассказал источник в МИД, Павел Орлов встретился с Анной Варгой в Осло.", "источник в МИД"),
        ("es", "Pablo Duarte se reunió con Ana Vela en Oslo, según publicó el diario La Voz.", "La Voz"),
    ],
)
def test_what_a_medium_had_told_is_alleged(language: str, text: str, teller: str) -> None:
    assert [speaker for speaker, _ in said(language, text)] == [teller]
    assert [status for kind, status, _ in deeds(language, text) if kind in ("meeting", "talks")] == ["alleged"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre Paul Morel a exprimé l'espoir qu'une rencontre avec Anne Roy ait lieu à Oslo."),
        ("es", "El ministro Pablo Duarte expresó su esperanza de que la reunión con Ana Vela ayude."),
        ("it", "Il ministro Paolo Morelli ha auspicato che l'incontro con Anna Rossi aiuti."),
        ("de", "Minister Paul Kern äußerte die Hoffnung, dass das Treffen mit Anna Berg hilft."),
        ("nl", "Minister Jan Vogt hoopt dat de ontmoeting met Anna Berg helpt."),
        ("ru", "Министр Павел Орлов выразил надежду, что встреча с Анной Варгой поможет."),
        ("uk", "Міністр Олег Гнатюк висловив сподівання, що зустріч з Павлом Біликом допоможе."),
        ("tr", "Bakan Ahmet Demir, Ayşe Kaya ile görüşmenin Cenevre'de yapılmasını umduğunu söyledi."),
    ],
)
def test_what_is_hoped_for_is_possible(language: str, text: str) -> None:
    assert [status for kind, status, _ in deeds(language, text) if kind == "meeting"] == ["proposed"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # put off
        ("fr", "Le report de la visite de Paul Morel à Oslo a surpris.", [("visit", "cancelled")]),
        ("uk", "Візит, запланований на 10 березня, раніше перенесли.", [("visit", "cancelled")]),
        # of two deeds only that which is called off
        ("fr", "Paul Morel a rencontré Anne Roy à Oslo après le report de sa visite.",
         [("meeting", "occurred"), ("visit", "cancelled")]),
        ("fr", "La rencontre de Paul Morel et d'Anne Roy à Oslo a été reportée.", [("meeting", "cancelled")]),
        # asked for, and told beside what is asked for
        ("it", "Il deputato Paolo Morelli ha invitato il governo a interrompere i negoziati con la Norvegia.",
         [("talks", "proposed")]),
        ("es", "Pablo Duarte exigió la liberación de los pescadores que fueron detenidos por Noruega.",
         [("release", "proposed"), ("arrest", "occurred")]),
        ("de", "Der Abgeordnete Paul Kern forderte die Freilassung von sechs Fischern, die von Norwegen festgenommen wurden.",
         [("release", "proposed"), ("arrest", "occurred")]),
        ("es", "Pablo Duarte exigió que Noruega libere a los pescadores.", [("release", "proposed")]),
        # who says nothing about it
        ("fr", "Le gouvernement n'a pas commenté la rencontre de Paul Morel et Anne Roy à Oslo.", [("meeting", "alleged")]),
        ("it", "Il governo non ha commentato l'incontro tra Paolo Morelli e Anna Rossi a Oslo.", [("meeting", "alleged")]),
        ("ru", "МИД Норвегии не прокомментировал встречу Павла Орлова и Анны Варги в Осло.", [("meeting", "alleged")]),
        # a credit within the words of the deed
        ("de", "Drei Arbeiter kamen nach Angaben des Gouverneurs Paul Kern am Montag in Bergen ums Leben.",
         [("attack", "occurred")]),
        # a conference for the press, and another
        ("tr", "Ahmet Demir basın toplantısında köprünün açık olduğunu söyledi.", []),
        ("tr", "Ahmet Demir, Ayşe Kaya ile toplantı yaptı.", [("meeting", "occurred")]),
    ],
)  # fmt: skip
def test_what_is_put_off_asked_for_or_passed_over(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(kind, status) for kind, status, _ in deeds(language, text) if kind not in ("request", "refusal")]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El embajador Pablo Duarte fue convocado al ministerio.", ("target: Pablo Duarte", "source: ministerio")),
        ("ru", "Посол Павел Орлов вызван в МИД Норвегии.", ("target: Павел Орлов", "source: МИД")),
        ("ru", "Послу Павлу Орлову заявлен протест в связи с задержанием судна.", ("target: Павлу Орлову",)),
    ],
)
def test_who_is_summoned_does_nothing(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert deeds(language, text)[0][2] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Собеседник агентства в правительстве утверждает, что мост открыт.", [("Собеседник", "что мост открыт")]),
        ("ru", "По словам собеседника издания, мост открыт.", [("собеседника", "мост открыт")]),
        ("fr", "Selon une source diplomatique à Mascate, le pont est ouvert.", [("source diplomatique", "le pont est ouvert")]),
        ("fr", "Selon Paul Morel, le pont est ouvert.", [("Paul Morel", "le pont est ouvert")]),
    ],
)
def test_where_a_source_sits_and_whose_it_is(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Премьер-министр Ирака Валид ас-Самарраи посетил Осло.", "Валид ас-Самарраи"),
        ("tr", "Irak Başbakanı Velid es-Samarrai mektup gönderdi.", "Velid es-Samarrai"),
        ("pt", "A carta foi entregue pelo ministro omanita Hilal al-Maskari.", "Hilal al-Maskari"),
    ],
)
def test_an_article_within_a_name_and_an_adjective_before_it(language: str, text: str, name: str) -> None:
    assert name in {p for _, _, people in deeds(language, text) for p in (person.split(": ")[1] for person in people)}

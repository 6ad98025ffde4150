"""Who says what in the languages without a parser, in the forms of their agencies."""

import pytest

from dragoman import Document, Reading
from dragoman.reading.pipeline import read_all

Case = tuple[str, str, list[tuple[tuple[str, ...], str]]]


def read_one(language: str, text: str) -> Reading:
    return next(read_all([Document.from_text(text, language=language, published="2024-03-06")]))


def said(language: str, text: str) -> list[tuple[tuple[str, ...], str]]:
    """The chain and the content of each attribution."""
    reading = read_one(language, text)
    return [(a.chain, " … ".join(reading.document.text_of(span) for span in a.content)) for a in reading.attributions]


CLOSED: list[tuple[str, str, str, str]] = [
    ("it", "Il ministro Antonio Holm visiterà lunedì Oslo.", "Lo rende noto la Farnesina.", "Farnesina"),
    ("it", "Il ponte è chiuso.", "Lo ha annunciato il portavoce del governo, Marco Lund.", "Marco Lund"),
    ("it", "Il ponte è chiuso.", "È quanto emerge da fonti diplomatiche.", "fonti diplomatiche"),
    ("de", "Norwegen hat drei Fischer freigelassen.", "Das teilte das Außenministerium am Mittwoch mit.", "Außenministerium"),
    ("de", "Norwegen hat drei Fischer freigelassen.", "Dies hat Minister Paul Berg am Montag mitgeteilt.", "Paul Berg"),
    ("nl", "Noorwegen heeft drie vissers vrijgelaten.", "Dat zegt minister Jan Holm.", "Jan Holm"),
    ("nl", "De brug is dicht.", "Dat heeft het ministerie van Defensie woensdag laten weten.", "ministerie van Defensie"),
    ("nl", "De brug is dicht.", "Dat maakte minister Jan Holm bekend.", "Jan Holm"),
    ("ru", "Мост закрыт.", "Об этом в среду сообщил посол Павел Варга.", "Павел Варга"),
    ("ru", "Мост закрыт.", "Об этом говорится в сообщении МИД.", "МИД"),
    ("uk", "Міст закритий.", "Про це повідомив речник МЗС Олег Гнатюк.", "Олег Гнатюк"),
    ("uk", "Міст закритий.\n\nПро це", "речник МЗС Олег Гнатюк повідомив журналістам.", "Олег Гнатюк"),
    ("fr", "Le pont est fermé.", "C'est ce qu'a annoncé le ministre Paul Dahl.", "Paul Dahl"),
    ("es", "El puente está cerrado.", "Así lo informó el ministro Pablo Dahl.", "Pablo Dahl"),
    ("pt", "A ponte está fechada.", "A informação foi divulgada pelo ministro Paulo Dahl.", "Paulo Dahl"),
    ("tr", "Köprü kapalı.", "Bunu Bakan Ahmet Orlu açıkladı.", "Ahmet Orlu"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "told", "closing", "teller"), CLOSED)
def test_a_closing_formula_tells_the_sentence_before(language: str, told: str, closing: str, teller: str) -> None:
    assert said(language, f"{told} {closing}") == [((teller,), told.split("\n")[0].rstrip("."))]


def test_an_agency_that_closes_a_report_passes_on_whom_it_cites() -> None:
    text = "Мост закрыт. Об этом пишет газета «Берег» со ссылкой на МИД."
    assert [chain for chain, _ in said("ru", text)] == [("Берег",), ("Берег", "МИД")]
    text = "Мост через реку закрыт, заявил Павел Варга. Об этом пишет газета «Берег»."
    assert [chain for chain, _ in said("ru", text)] == [("Берег", "Павел Варга"), ("Берег",)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Brücke ist zu. Das Amt teilte mit, dass Paul Berg komme.", [(("Das Amt",), "dass Paul Berg komme")]),
        ("de", "Die Brücke ist zu. Das Treffen meldete keine Agentur.", []),
        ("ru", "Об этом заявил министр Павел Варга. Мост закрыт.", []),
        ("ru", "Мост цел. Об этом министр Павел Варга заявил, что он рад.", [(("Павел Варга",), "что он рад")]),
    ],
)  # fmt: skip
def test_what_has_a_content_of_its_own_closes_nothing(
    language: str, text: str, expected: list[tuple[tuple[str, ...], str]]
) -> None:
    assert [(chain[-1:], content) for chain, content in said(language, text)] == expected


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("it", "Il ministro Paolo Neri ha poi detto che il ponte è aperto.", ("Paolo Neri",)),
        ("it", "Il ministro Paolo Neri ha anche sottolineato mercoledì che il ponte è aperto.", ("Paolo Neri",)),
        ("fr", "Le ministre Paul Dahl a également indiqué que le pont est ouvert.", ("Paul Dahl",)),
        ("fr", "Le ministre Paul Dahl a par ailleurs annoncé que le pont est ouvert.", ("Paul Dahl",)),
        ("es", "El ministro Pablo Dahl ha asegurado también que el puente está abierto.", ("Pablo Dahl",)),
        ("nl", "Minister Jan Holm heeft vrijdag gezegd dat de brug open is.", ("Jan Holm",)),
        ("nl", "Minister Jan Holm liet vrijdag in Oslo weten dat de brug open is.", ("Jan Holm",)),
        ("nl", "Vrijdag heeft minister Jan Holm bekendgemaakt dat de brug open is.", ("Jan Holm",)),
        ("de", "Minister Paul Berg hat der dpa am Montag gesagt, dass die Brücke offen sei.", ("Paul Berg",)),
    ],
)
def test_adverbs_and_dates_part_a_verb(language: str, text: str, chain: tuple[str, ...]) -> None:
    assert [c for c, _ in said(language, text)] == [chain]


def test_an_auxiliary_alone_says_nothing() -> None:
    assert said("nl", "Noorwegen had het schip vrijdag laten gaan.") == []
    assert said("fr", "La France a toutefois rencontré l'Iran.") == []


ADDED: list[tuple[str, str, list[str]]] = [
    ("pt", "O ministro Paulo Dahl disse que a Noruega está pronta e acrescentou que a NATO ajuda.", ["Paulo Dahl"] * 2),
    ("es", "El ministro Pablo Dahl dijo que Noruega está lista y añadió que la OTAN ayuda.", ["Pablo Dahl"] * 2),
    ("es", "El ministro Pablo Dahl condenó el robo y dijo que Noruega ayuda.", ["Pablo Dahl"] * 2),
    ("es", "Pablo Dahl dijo que Noruega está lista, y la ministra Ana Vela añadió que hay pan.", ["Pablo Dahl", "Ana Vela"]),
    ("fr", "La ministre Claire Dahl a dit que la Norvège est prête et a ajouté que le pont est ouvert.", ["Claire Dahl"] * 2),
    ("fr", "La ministre Claire Dahl a dit que la Norvège est prête, ajoutant que le pont est ouvert.", ["Claire Dahl"] * 2),
    ("it", "Paolo Neri ha detto che la Norvegia è pronta e ha poi aggiunto che c'è pane.", ["Paolo Neri"] * 2),
    ("it", "Il ministro Paolo Neri ha detto che la Norvegia è pronta, aggiungendo che il ponte è aperto.", ["Paolo Neri"] * 2),
    ("nl", "Minister Jan Holm zei dat Noorwegen klaar is en voegde eraan toe dat de NAVO helpt.", ["Jan Holm"] * 2),
    ("ru", "Министр Павел Варга сказал, что Норвегия готова, и заявил, что мост открыт.", ["Павел Варга"] * 2),
    ("ru", "Павел Варга сказал, что Норвегия готова, а посол Иван Белов добавил, что да.", ["Павел Варга", "Иван Белов"]),
    ("uk", "Міністр Павло Білик сказав, що Норвегія готова та додав, що міст відкритий.", ["Павло Білик"] * 2),
    ("de", "Minister Paul Berg sagte, Norwegen sei bereit, und fügte hinzu, die Nato helfe.", ["Paul Berg"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speakers"), ADDED)
def test_who_adds_something_is_who_spoke(language: str, text: str, speakers: list[str]) -> None:
    found = said(language, text)
    assert [chain for chain, _ in found] == [(speaker,) for speaker in speakers]
    assert not any("Pablo Dahl" in content or " and " in content or len(content) > 40 for _, content in found)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "Paul Morel a affirmé que la Grèce avait tort et a aussi annoncé que Luc Valat serait libéré.", "Paul Morel"),
        ("fr", "Paul Morel a dit que la route est ouverte et a également indiqué que Luc Valat viendrait.", "Paul Morel"),
        ("it", "Marco Neri ha detto che la Grecia aveva torto e ha anche annunciato che Luca Valli sarà liberato.", "Marco Neri"),
    ],
)
def test_who_also_announces_something_is_who_spoke(language: str, text: str, speaker: str) -> None:
    assert [chain for chain, _ in said(language, text)] == [(speaker,), (speaker,)]


def test_what_someone_says_that_another_announced_is_within_it() -> None:
    text = "El ministro Pablo Dahl dijo que el presidente Juan Vela viajó a Lima y anunció que Noruega ayuda."
    assert [chain for chain, _ in said("es", text)] == [("Pablo Dahl",), ("Pablo Dahl", "Juan Vela")]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "Министр Павел Варга выступил в парламенте. По его словам, мост открыт.", "Павел Варга"),
        ("ru", "Посол Анна Варга молчала. Мост, по её мнению, давно открыт.", "Анна Варга"),
        ("uk", "Міністр Павло Білик виступив у парламенті. За його словами, міст відкритий.", "Павло Білик"),
        ("uk", "Речниця Олена Бондар виступила. На її думку, міст відкритий.", "Олена Бондар"),
        ("es", "El ministro Pablo Dahl habló. En su opinión, el puente está abierto.", "Pablo Dahl"),
        ("fr", "Le ministre Paul Dahl a parlé. Selon lui, le pont est ouvert.", "Paul Dahl"),
        ("de", "Minister Paul Berg sprach im Parlament. Seinen Worten zufolge ist die Brücke offen.", "Paul Berg"),
        ("nl", "Minister Jan Holm sprak in de Kamer. Volgens hem is de brug open.", "Jan Holm"),
        ("it", "Stando al ministro Paolo Neri, il ponte è aperto.", "Paolo Neri"),
        ("it", "A detta della Farnesina, il ponte è aperto.", "Farnesina"),
    ],
)
def test_what_is_so_by_the_words_of_someone(language: str, text: str, speaker: str) -> None:
    assert [chain for chain, _ in said(language, text)] == [(speaker,)]


REPORTED: list[tuple[str, list[str]]] = [
    ("«Das ist ein Schritt», sagte Ministerin Ana Holm. Sie habe am Dienstag mit Karl Dahl telefoniert.", ["Ana Holm"] * 2),
    ("Ana Holm sagte, Norwegen helfe. Finnland habe ein Schiff beschlagnahmt. Die Fischer seien frei.", ["Ana Holm"] * 3),
    ("Laut dem Ministerium ist das Schiff frei.\n\nEs sei am Montag ausgelaufen.", ["Ministerium"] * 2),
    ("Minister Paul Berg kritisierte den Angriff. Er sei durch nichts gerechtfertigt.", ["Paul Berg"] * 2),
    ("Ana Holm sagte, Norwegen helfe. Finnland hat ein Schiff beschlagnahmt. Die Fischer seien frei.", ["Ana Holm"]),
    ("Ana Holm sagte, Norwegen helfe. Der Vorwurf, der Minister habe gelogen, ist alt.", ["Ana Holm"]),
    ("Ana Holm sagte, Norwegen helfe. Das Schiff habe Waffen geladen, sagte Minister Paul Berg.", ["Ana Holm", "Paul Berg"]),
    ("Ana Holm sprach im Rat. Die Fischer seien frei.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), REPORTED)
def test_german_reported_speech_goes_on_over_sentences(text: str, speakers: list[str]) -> None:
    assert [chain for chain, _ in said("de", text)] == [(speaker,) for speaker in speakers]


def test_a_german_pronoun_speaks_and_not_whom_she_met() -> None:
    text = "Ana Holm sagte, Norwegen helfe. Sie habe mit Paul Berg telefoniert und betont, dass er recht habe."
    assert {chain for chain, _ in said("de", text)} == {("Ana Holm",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Kemal Orlu, "Köprü açık ve güvenli." dedi.', [(("Kemal Orlu",), '"Köprü açık ve güvenli."')]),
        ('Bakan Kemal Orlu, "Köprü açık." diye konuştu.', [(("Kemal Orlu",), '"Köprü açık."')]),
        ('Bakan Kemal Orlu, "Köprü açık. Yol da." ifadelerini kullandı.', [(("Kemal Orlu",), '"Köprü açık. Yol da."')]),
        ('Bakan Kemal Orlu şunları kaydetti: "Köprü artık açık. Yol da."', [(("Kemal Orlu",), '"Köprü artık açık. Yol da."')]),
        (
            '"Köprü açık." diyen Kemal Orlu, yolun kapalı olduğunu söyledi.',
            [(("Kemal Orlu",), '"Köprü açık."'), (("Kemal Orlu",), "yolun kapalı olduğunu")],
        ),
        (
            'Bakan Kemal Orlu, "Köprü açık." dedi. "Ayşe Kaya Oslo\'da idi." diye ekledi.',
            [(("Kemal Orlu",), '"Köprü açık."'), (("Kemal Orlu",), '"Ayşe Kaya Oslo\'da idi."')],
        ),
        ('Bakan Kemal Orlu, şunları kaydetti: "Köprü açık."', [(("Kemal Orlu",), '"Köprü açık."')]),
        ("Açıklamada, köprünün açık olduğu vurgulandı.", [(("Açıklamada",), "köprünün açık olduğu")]),
        ('Açıklamada, "Köprü açık." ifadelerine yer verildi.', [(("Açıklamada",), '"Köprü açık."')]),
        (
            "Dışişleri Bakanlığından yapılan yazılı açıklamada, köprünün açık olduğu kaydedildi.",
            [(("Dışişleri Bakanlığından",), "köprünün açık olduğu")],
        ),
        ("Norveç ordusunun köprüyü kapattığı açıklandı.", []),
        ('Bakan Kemal Orlu, "barış" kelimesini kullandı.', []),
    ],
)
def test_turkish_quotations_end_with_their_own_full_stop(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert said("tr", text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", '"El puente está abierto y seguro." dijo el ministro Pablo Dahl.'),
        ("fr", "« Le pont est ouvert et sûr. » a déclaré le ministre Pablo Dahl."),
        ("it", "“Il ponte è aperto e sicuro.” ha detto il ministro Pablo Dahl."),
    ],
)
def test_a_sentence_goes_on_behind_a_quotation_with_its_full_stop(language: str, text: str) -> None:
    assert [chain for chain, _ in said(language, text)] == [("Pablo Dahl",)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Le pont est ouvert », a assuré à l'AFP Paul Dahl.", "Paul Dahl"),
        ("fr", "« Le pont est ouvert », a assuré à l'AFP son porte-parole.", "porte-parole"),
        ("es", '"Estamos listos", dijo a EFE el portavoz del Gobierno, Juan Dahl.', "Juan Dahl"),
        ("it", '"Siamo pronti", ha detto all\'ANSA il portavoce del governo, Paolo Neri.', "Paolo Neri"),
        ("pt", '"A ponte está aberta", disse à agência Lusa o ministro Paulo Dahl.', "Paulo Dahl"),
        ("ru", '"Мост открыт", - сказал РИА Новости представитель МИД Павел Варга.', "Павел Варга"),
        ("de", '"Die Brücke ist offen", sagte Regierungssprecher Paul Berg der Deutschen Presse-Agentur.', "Paul Berg"),
        ("de", '"Die Brücke ist offen", sagte Ana Holm der Zeitung "Die Welt".', "Ana Holm"),
        ("de", "Der Sprecher Paul Berg sagte der Agentur Reuters am Montag, die Brücke sei offen.", "Paul Berg"),
        ("fr", "« Le pont est ouvert », a rapporté l'AFP.", "AFP"),
        ("pt", "A Noruega libertou o navio, informou a agência Reuters.", "Reuters"),
        ("nl", "Minister Jan Holm van Buitenlandse Zaken zei dat de brug open is.", "Jan Holm"),
        ("nl", "Staatssecretaris Eva van der Berg van Financiën zei dat de brug open is.", "Eva van der Berg"),
        ("nl", "Minister Jan Holm (Buitenlandse Zaken) zei dat de brug open is.", "Jan Holm"),
        ("de", "Wie das Außenministerium mitteilte, ist die Brücke offen.", "Außenministerium"),
        ("de", "Die Brücke ist offen, wie Minister Paul Berg am Mittwoch mitteilte.", "Paul Berg"),
        ("de", "Wie die Wache in Bern mitteilte, ist die Brücke offen.", "die Wache in Bern"),
        ("de", '"Die Brücke ist offen", sagte ein Sprecher des Auswärtigen Amts in Berlin.', "Sprecher des Auswärtigen Amts"),
        ("pt", '"A ponte está aberta", sublinhou o governante.', "o governante"),
    ],
)
def test_who_speaks_in_the_forms_of_agencies(language: str, text: str, speaker: str) -> None:
    assert [chain for chain, _ in said(language, text)] == [(speaker,)]


def test_what_is_compared_is_said_by_nobody() -> None:
    assert said("de", "Die Brücke ist so offen wie die Straße nach Bern.") == []


@pytest.mark.parametrize(
    ("language", "text", "contents"),
    [
        (
            "it",
            'Paolo Neri ha smentito l\'incontro a Oslo. "Nessun incontro", ha detto.',
            ["l'incontro a Oslo", '"Nessun incontro"'],
        ),
        ("es", 'Juan Dahl negó la reunión. "No hubo ninguna reunión", dijo.', ["la reunión", '"No hubo ninguna reunión"']),
        ("fr", "Paul Dahl a exigé la libération « sans le moindre délai » d'Ana Vela.", None),
        ("es", "Juan Dahl instó a hablar y subrayó que «el puente está abierto».", ["a hablar", "que «el puente está abierto»"]),
    ],
)
def test_a_verb_with_its_own_object_takes_no_quotation(language: str, text: str, contents: list[str] | None) -> None:
    found = [content for _, content in said(language, text)]
    assert found == (contents or ["la libération « sans le moindre délai » d'Ana Vela"])


def test_the_words_of_who_denies_deny_themselves() -> None:
    reading = read_one("it", 'Il ministro Paolo Neri ha smentito: "Non c\'è stato nessun incontro a Oslo".')
    assert [(e.kind, e.status) for e in reading.events if e.kind == "meeting"] == [("meeting", "denied")]


@pytest.mark.parametrize(
    ("language", "text", "state", "speaker"),
    [
        ("es", '"Noruega condena el ataque", dijo el ministro Juan Dahl.', "Noruega", "Juan Dahl"),
        ("fr", "« La Norvège condamne cette saisie », a déclaré la ministre Claire Dahl.", "Norvège", "Claire Dahl"),
        ("it", '"La Norvegia condanna l\'attacco", ha detto il ministro Paolo Neri.', "Norvegia", "Paolo Neri"),
        ("ru", '"Норвегия предложила переговоры", - сказал министр Павел Варга.', "Норвегия", "Павел Варга"),
        ("tr", '"Norveç saldırıyı kınadı." diyen Bakan Ahmet Orlu gitti.', "Norveç", "Ahmet Orlu"),
    ],
)
def test_what_begins_in_a_quotation_ends_with_it(language: str, text: str, state: str, speaker: str) -> None:
    assert [chain for chain, _ in said(language, text)] == [(speaker, state), (speaker,)]


def test_we_who_propose_something_are_who_speaks() -> None:
    assert [c for c, _ in said("ru", '"Мы предложили переговоры", - сказал министр Павел Варга.')] == [("Павел Варга",)]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("وكانت صحيفة «الجسر» قد ذكرت، نقلاً عن دبلوماسي لم تسمّه، أن الطريق مفتوح.", [("الجسر",), ("الجسر", "دبلوماسي")]),
        ("وكان الوزير سامي قاسم قد أعلن أن الطريق مفتوح.", [("سامي قاسم",)]),
        ("وكانت وكالة رويترز قد نقلت عن مسؤول أن الطريق مفتوح.", [("رويترز",), ("رويترز", "مسؤول")]),
        ("كان الوزير في جنيف. وقد أعلن الرئيس عمر حداد أن الطريق مفتوح.", [("عمر حداد",)]),
    ],
)
def test_an_arabic_pluperfect_has_its_subject_within(text: str, chains: list[tuple[str, ...]]) -> None:
    assert [chain for chain, _ in said("ar", text)] == chains


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("es", "El ministro español de Asuntos Exteriores, Juan Dahl, dijo que sí. El ministro añadió que hay pan.", "Juan Dahl"),
        ("es", '"Hay pan", aseguró el portavoz presidencial, Juan Dahl. El portavoz añadió que hay agua.', "Juan Dahl"),
        ("pt", "O ministro dos Negócios Estrangeiros, Rui Dahl, disse que sim. O ministro acrescentou que há pão.", "Rui Dahl"),
        ("uk", "Міст цілий. Про це повідомив речник МЗС Олег Гнатюк. Речник додав, що є хліб.", "Олег Гнатюк"),
    ],
)
def test_an_office_is_its_holder_in_the_next_sentence(language: str, text: str, holder: str) -> None:
    assert {chain for chain, _ in said(language, text)} == {(holder,)}


def test_a_spokesman_is_named_behind_the_long_name_of_the_body() -> None:
    text = "«Ми готові», – сказав речник Міністерства закордонних справ України Олег Гнатюк."
    reading = read_one("uk", text)
    (attribution,) = reading.attributions
    assert [actor.name for actor in reading.actors if actor.id == attribution.speaker] == ["Олег Гнатюк"]

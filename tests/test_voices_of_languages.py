"""Whose voice a source is, by its words in every language that is read; who nobody knows is no witness."""

import pytest

from dragoman.lexicon import rows
from dragoman.linking.descriptions import describe
from dragoman.linking.offices import office_of
from dragoman.linking.sides import known_body, states_in
from dragoman.linking.stances import stance_of
from dragoman.linking.voices import NoSides, voice

NEW = ("pt", "it", "nl", "tr", "uk")
OLD = ("ar", "fa", "fr", "es", "ru", "de")

# For each language two sources of every kind: what they are, the state that they speak for, the words.
VOICES = {
    "pt": """
        generic - a imprensa guianense | generic - Os jornais da capital
        described - um portal de notícias | described - Um semanário local
        outlet - o diário Aurora | outlet - o portal Farol
        unnamed - fontes diplomáticas | unnamed - Uma fonte do setor portuário
        unnamed Portugal um alto funcionário português | unnamed Brazil Diplomatas brasileiros
        unnamed Russia Oficiais do exército russo | unnamed - Assessores do palácio
        government - Porta-voz | government Brazil o porta-voz do Itamaraty
        government Italy o governo italiano | government Turkey A embaixada turca
        unnamed - Analistas | unnamed - Historiadores da região
        unnamed - Testemunhas | unnamed - Moradores do bairro
        unnamed - Pescadores | unnamed - Hoteleiros
        unnamed - Um antigo diplomata belga | unnamed - antigos generais
        person - o ministro Paulo Duarte | person - a senadora Lia Couto
        """,
    "it": """
        generic - la stampa locale | generic - I giornali della capitale
        described - un sito di notizie | described - Un settimanale locale
        outlet - il quotidiano Aurora | outlet - il portale Faro
        unnamed - fonti diplomatiche | unnamed Italy Fonti della Farnesina
        unnamed Russia un alto funzionario russo | unnamed Egypt Diplomatici egiziani
        unnamed Greece un ufficiale dell'esercito greco | unnamed - Consiglieri del palazzo
        government - Portavoce | government Netherlands il portavoce del governo olandese
        government France il governo francese | government Turkey L'ambasciata turca
        unnamed - Analisti | unnamed - Storici della regione
        unnamed - Testimoni oculari | unnamed - Abitanti del quartiere
        unnamed - Pescatori | unnamed - Albergatori
        unnamed - un ex diplomatico belga | unnamed - ex funzionari
        person - il ministro Paolo Neri | person - la senatrice Lia Conti
        """,
    "nl": """
        generic - de lokale pers | generic - Kranten in de hoofdstad
        described - een nieuwssite | described - Een weekblad
        outlet - het dagblad Dageraad | outlet - de website Baken
        unnamed - diplomatieke bronnen | unnamed - Ingewijden
        unnamed Russia een Russische diplomaat | unnamed Poland Poolse functionarissen
        unnamed Turkey Turkse officieren | unnamed - Adviseurs van het paleis
        government - Woordvoerder | government - de woordvoerder van het ministerie
        government France de Franse regering | government Japan De Japanse ambassade
        unnamed - Analisten | unnamed - Historici
        unnamed - Ooggetuigen | unnamed - Omwonenden
        unnamed - Winkeliers | unnamed - een luchthavenmedewerker
        unnamed - voormalige Belgische diplomaten | unnamed - een gepensioneerde generaal
        person - minister Pieter Vos | person - generaal Jan Smit
        """,
    "tr": """
        generic - yerel medya | generic - Gazetelere göre
        described - bir haber sitesi | described - Yerel bir gazete
        outlet - Şafak gazetesi | outlet - Fener dergisi
        unnamed - diplomatik kaynaklar | unnamed - Konuya yakın kişiler
        unnamed - Yetkililere | unnamed - üst düzey bir yetkili
        unnamed Turkey Türk yetkililer | unnamed United States ABD'li diplomatlar
        unnamed Russia Rus subaylar | unnamed - Danışmanlar
        government - Sözcü | government China Çin Dışişleri Bakanlığı sözcüsü
        government Iran İran hükümeti | government Greece Yunan büyükelçiliği
        unnamed - Uzmanlara göre | unnamed - Gözlemciler
        unnamed - Görgü tanıkları | unnamed - Köylüler
        unnamed - Balıkçılar | unnamed - Otelciler
        unnamed - eski bir diplomat | unnamed - emekli subaylar
        person - Bakan Kerem Aydın | person - sözcü Elif Demir
        """,
    "uk": """
        generic - українські ЗМІ | generic - Газети столиці
        described - місцевий сайт | described - Новинний портал
        outlet - газета «Причал» | outlet - сайт «Маяк»
        unnamed - дипломатичні джерела | unnamed - Співрозмовник
        unnamed Turkey турецький чиновник | unnamed Poland Польські дипломати
        unnamed Romania румунський офіцер | unnamed - Помічники
        government - Речник | government Ukraine речниця МЗС України
        government Italy італійський уряд | government Japan Посольство Японії
        unnamed - Аналітики | unnamed - Історики
        unnamed - Очевидці | unnamed - Мешканці міста
        unnamed - Рибалки | unnamed - Людина
        unnamed - колишній чиновник | unnamed - колишні дипломати
        person - міністр Павло Гнатюк | person - речниця Олена Бондар
        """,
    "fr": """
        generic - Journalistes | generic - Les titres de presse
        unnamed - Hôteliers | unnamed - Villageois
        unnamed Poland un colonel polonais | unnamed Greece Officiers grecs
        unnamed - Interlocuteurs | unnamed - Chroniqueur
        """,
    "es": """
        generic - Los rotativos | generic - Periodistas
        unnamed - Hoteleros | unnamed - Moradores
        unnamed Poland un coronel polaco | unnamed Greece Un mando militar griego
        unnamed - Interlocutores | unnamed - Politólogos
        """,
    "de": """
        generic - Nachrichtenagenturen | generic - Journalisten
        unnamed - Hoteliers | unnamed - Dorfbewohner
        unnamed Poland ein polnischer Offizier | unnamed Turkey türkische Admirale
        unnamed - Gesprächspartner | unnamed - Ein Mensch
        """,
    "ru": """
        generic - СМИ | generic - Журналисты
        unnamed - Человек | unnamed - Рыбаки
        unnamed Poland польский офицер | unnamed Turkey турецкие адмиралы
        unnamed - Собеседник | unnamed - Комментаторы
        """,
    "ar": """
        generic - صحفيون | generic - الصحف
        unnamed - دبلوماسي خليجي | unnamed - مسؤولان لم يذكر اسميهما
        unnamed Egypt ضباط مصريون | unnamed France دبلوماسيان فرنسيان
        unnamed - صيادون | unnamed - رجل
        """,
    "fa": """
        generic - خبرنگاران | generic - رسانه‌ها
        unnamed - یک دیپلمات عرب که نخواست نامش فاش شود | unnamed - منابعی
        unnamed Turkey افسران ترکیه | unnamed France یک سرهنگ فرانسوی
        unnamed - ماهیگیران | unnamed - هتلداران
        """,
}  # fmt: skip


def heard_in(language: str) -> list[tuple[str, str, str | None]]:
    """The text, kind and state of each voice of a language."""
    found = []
    for line in VOICES[language].strip().splitlines():
        for cell in line.split(" | "):
            kind, rest = cell.split(maxsplit=1)
            named = next((row["name"] for row in rows("states") if rest.startswith(f"{row['name']} ")), None)
            state = None if rest.startswith("- ") else named
            found.append((rest.removeprefix(state or "-").strip(), kind, state))
    return found


@pytest.mark.parametrize("language", VOICES)
def test_whose_voice_a_source_is_in(language: str) -> None:
    heard = [(text, voice(text, NoSides())) for text, _, _ in heard_in(language)]
    assert [(text, said.kind, said.state) for text, said in heard] == heard_in(language)


@pytest.mark.parametrize("language", NEW)
def test_a_new_language_is_as_rich_as_an_old_one(language: str) -> None:
    words = [(row["kind"], row["language"]) for row in rows("source_words")]
    poor = {kind for kind, of in words if of == "fr" and not any(k == kind and o == language for k, o in words)}
    assert poor == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("União Africana", "African Union"),
        ("Afrika Birliği", "African Union"),
        ("Unione africana", "African Union"),
        ("Afrikaanse Unie", "African Union"),
        ("Африканський союз", "African Union"),
        ("Kızılhaç", "Red Cross"),
        ("Cruz Vermelha", "Red Cross"),
        ("ОБСЄ", "Organization for Security and Co-operation in Europe"),
        ("CEDEAO", "Economic Community of West African States"),
        ("رابطة دول جنوب شرق آسيا", "Association of Southeast Asian Nations"),
        ("Mercosul", "Mercosur"),
        ("سازمان تجارت جهانی", "World Trade Organization"),
    ],
)
def test_an_international_body_in_every_language(text: str, body: str) -> None:
    assert known_body(text) == body
    assert voice(text, NoSides()).kind == "body"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("African Union diplomats", "unnamed", None),
        ("um diplomata da União Africana", "unnamed", None),
        ("مصدر في الاتحاد الأفريقي", "unnamed", None),
        ("the Arab League's Ola Dahl", "person", "Ola Dahl"),
        ("o enviado da União Africana, Paulo Duarte", "person", "Paulo Duarte"),
    ],
)
def test_people_of_a_body_are_not_the_body(text: str, kind: str, name: str | None) -> None:
    heard = voice(text, NoSides())
    assert heard.kind == kind
    assert name is None or heard.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Marine Holm", "Marine Holm"),
        ("Adam Dahl", "Adam Dahl"),
        ("Workers' Party", "Workers Party"),
        ("Farmers Union", "Farmers Union"),
        ("Dahl'ın sözcüsü", "Dahl"),
        ("Sana'a Holm", "Sana'a Holm"),
    ],
)
def test_a_name_is_not_taken_for_a_word(text: str, name: str) -> None:
    assert describe(text).name == name


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Russell", ()), ("Frans Dahl", ()), ("Кубань", ()), ("Irã", ("Iran",)), ("IRA", ()), ("Çin", ("China",)),
        ("o ministro russo", ("Russia",)), ("Türk diplomatlar", ("Turkey",)), ("de Franse regering", ("France",)),
        ("В'єтнам", ("Vietnam",)), ("В’єтнам", ("Vietnam",)),
    ],
)  # fmt: skip
def test_states_by_their_words(text: str, states: tuple[str, ...]) -> None:
    assert (states_in(text), describe(text).states) == (states, states)


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("ministro dos Negócios Estrangeiros de Portugal", "foreign minister", "Portugal"),
        ("ministro russo degli Esteri", "foreign minister", "Russia"),
        ("Franse minister van Buitenlandse Zaken", "foreign minister", "France"),
        ("Türkiye Dışişleri Bakanı", "foreign minister", "Turkey"),
        ("міністр закордонних справ України", "foreign minister", "Ukraine"),
    ],
)
def test_an_office_is_one_in_every_language(text: str, name: str, state: str) -> None:
    office = office_of(text)
    assert office is not None
    assert (office.name, office.state) == (name, state)


@pytest.mark.parametrize("text", ["o antigo presidente", "voormalig premier", "eski Başbakan", "колишній президент України"])
def test_who_has_left_an_office_does_not_hold_it(text: str) -> None:
    assert office_of(text) is None


@pytest.mark.parametrize("language", NEW)
def test_every_stance_is_heard_in_its_example(language: str) -> None:
    judged = [row for row in rows("stances") if row["language"] == language and row["stance"] in ("denies", "no-comment")]
    missed = [row["example"] for row in judged if stance_of(row["example"]) not in (row["stance"], "no-comment")]
    assert missed == []
    assert {row["stance"] for row in rows("stances") if row["language"] == language} >= {"confirms", "sees", "reacts", "disowns"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("um ministro", "unnamed"),
        ("een minister", "unnamed"),
        ("bir bakan", "unnamed"),
        ("un ministro", "unnamed"),
        ("a former minister", "unnamed"),
        ("the former foreign minister", "unnamed"),
        ("the foreign minister", "government"),
        ("o ministro", "government"),
    ],
)
def test_one_of_many_ministers_and_one_of_the_past_are_unnamed(text, kind):
    assert voice(text, NoSides()).kind == kind

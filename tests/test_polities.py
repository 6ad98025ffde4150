"""Names and adjectives of states in the languages of the lexicon: what they tell, and the common words that tell nothing."""

import pytest

from dragoman.lexicon import rows
from dragoman.linking.descriptions import describe
from dragoman.linking.sides import states_in

_LANGUAGES = ("ar", "fa", "ru", "fr", "es", "de", "pt", "it", "nl", "tr", "uk")
_BODIES = {"European Union", "United Nations", "NATO"}

PHRASES = {
    "ar": {
        "وزير الخارجية الغيني": "Guinea", "الحكومة النيجيرية": "Nigeria", "رئيس النيجر": "Niger",
        "مسؤولون تشاديون": "Chad", "السفير السويسري": "Switzerland", "وزيرة غينيا بيساو": "Guinea-Bissau",
    },
    "fa": {
        "وزیر خارجه گینه": "Guinea", "دولت نیجریه": "Nigeria", "سفیر سوئیس": "Switzerland",
        "مقام‌های نروژی": "Norway", "رئیس جمهور گینه استوایی": "Equatorial Guinea", "ارتش مالی": "Mali",
    },
    "ru": {
        "гвинейский президент": "Guinea", "посол Чада": "Chad", "нигерские военные": "Niger",
        "власти Нигерии": "Nigeria", "министр Гвинеи-Бисау": "Guinea-Bissau", "в правительстве ЮАР": "South Africa",
    },
    "fr": {
        "le président guinéen": "Guinea", "Premier ministre malien": "Mali", "une ministre nigérienne": "Niger",
        "l'armée nigériane": "Nigeria", "des officiers tchadiens": "Chad", "la présidence de la Guinée-Bissau": "Guinea-Bissau",
    },
    "es": {
        "la ministra guineana": "Guinea", "el Gobierno nigerino": "Niger", "la policía nigeriana": "Nigeria",
        "el canciller peruano": "Peru", "la embajada de Suiza": "Switzerland", "fuentes ecuatoguineanas": "Equatorial Guinea",
    },
    "de": {
        "die guineische Regierung": "Guinea", "der nigrische Minister": "Niger", "nigerianische Soldaten": "Nigeria",
        "das österreichische Kanzleramt": "Austria", "australische Beamte": "Australia", "ein Sprecher aus Island": "Iceland",
    },
    "pt": {
        "o ministro guineense": "Guinea-Bissau", "o governo guineano": "Guinea", "a polícia chilena": "Chile",
        "diplomatas nigerinos": "Niger", "o exército moçambicano": "Mozambique", "a embaixada de Cabo Verde": "Cape Verde",
    },
    "it": {
        "la ministra guineana": "Guinea", "il governo maliano": "Mali", "fonti nigerine": "Niger",
        "la polizia nigeriana": "Nigeria", "l'ambasciata svizzera": "Switzerland", "il premier sloveno": "Slovenia",
    },
    "nl": {
        "de Guinese president": "Guinea", "een Malinese officier": "Mali", "de Nigeriaanse politie": "Nigeria",
        "het Nederlandse kabinet": "Netherlands", "de Oostenrijkse minister": "Austria", "het leger van Tsjaad": "Chad",
    },
    "tr": {
        "Gineli bakan": "Guinea", "Mali'nin ordusu": "Mali", "Nijerya polisi": "Nigeria",
        "Nijerli askerler": "Niger", "Avusturya Dışişleri": "Austria", "İsviçreli diplomat": "Switzerland",
    },
    "uk": {
        "гвінейський президент": "Guinea", "уряд Чаду": "Chad", "нігерські військові": "Niger",
        "влада Нігерії": "Nigeria", "литовський міністр": "Lithuania", "посол Австрії": "Austria",
    },
}  # fmt: skip
COMMON = {
    "ar": "المانحة المانع التركيز تركيب تركيز السويداء كينيدي بيروت بيروقراطية مجلس بحرية قمري غينيس كوباني المال جزر "
    "دومينو طالباني وزارة حكومة رئيس مصدر مسؤول اجتماع اتفاق حدود جيش مدينة يوم شهر سنة قال أعلن أكد وفد محادثات طريق "
    "شركة نفط ماء",
    "fa": "قبرستان عراقچی ناتوان تونستم کندی ترکیب ترکیبات امیرکبیر مجری مجریه تیموریان عالمان طالبانی کوبیده چادر پروژه "
    "مالیات جزایر دولت وزیر رئیس منبع مقام نشست توافق مرز ارتش شهر روز ماه سال گفت اعلام کرد هیئت گفتگو راه شرکت نفت "
    "آب پرونده",
    "ru": "индикатор индивидуальный индиго кит чадо чаща маленький малый мальчик перу того тогда куб кубик франциско канал "
    "канат панама литр литература финал финансы герман сириус дань данные катер министр посол источник власть граница "
    "армия город день месяц год сказал сообщил встреча договор",
    "fr": "malice maligne malin malines maladie index indemne indécis perturber péril cubes suicide suicidaire cataracte "
    "libido guyauter serbotte chinchilla italique grécité ministre source accord frontière armée ville jour mois "
    "année indique déclare réunion traité pétrole route société eau mars gare poulet",
    "es": "individuo indica índice indebido indefenso espanto espantar check checar chequeo suicidio suicida libido "
    "cataratas camarones malo malicia mal perro período chillar albañil albano cubierta cubo sudando ganas gana "
    "turquesa polenta catarsis niño ministro fuente acuerdo frontera ciudad día mes año dijo reunión agua",
    "de": "armen denen lettern individuell index indessen indem malen malerisch perücke polieren pollen insel eiland "
    "katarrh siri libido checken check suizid irritiert irre kuban hindurch omen kongress nigel tunnel minister "
    "quelle grenze armee stadt tag monat jahr sagte treffen vertrag wasser",
    "pt": "suicídio suicida indivíduo indica indevido índice checar checagem cubas cubo camarões catarina catarata espanto "
    "espancar mal malícia maligno perícia gana ganhar sudário libido chinelo polenta turquesa carro ministro fonte acordo "
    "fronteira cidade dia mês ano disse reunião água rua sol",
    "it": "espansione espandere indennità indetto indebito indice individuo mongolfiera cilento checco suicidio suicida "
    "serbatoio siringa libidine chinare male malavita malizia perugino periodo timore angolare liberiamo cubo cubico "
    "nigella ministro fonte accordo frontiera città giorno mese anno disse riunione acqua strada carro",
    "nl": "indien inderdaad index indeling indertijd afgang armen letten lets fins denen checken checklist malen malaise "
    "perk periode eiland kubus suïcidaal libido siri tunen nagel niets minister bron akkoord grens leger stad dag "
    "maand jaar zei overleg verdrag water weg bedrijf",
    "tr": "serbest serbestlik belge belgesi belgeler çek çekmek fin cad benim denen peruk kubbe malik malzeme manevi index "
    "libido çini katarak islam ırmak omuz omurga togaf bakan kaynak anlaşma sınır ordu şehir gün ay yıl dedi toplantı "
    "su yol şirket deniz",
    "uk": "натомість натовп герман індикатор індивід малий маленький чадо того тоді перу пара пар цар літр література фінал "
    "фінанси данина даний кит кіт канал катер куб кубик міністр джерело угода кордон армія місто день місяць рік "
    "сказав повідомив зустріч вода дорога компанія",
}  # fmt: skip


@pytest.mark.parametrize(("words", "state"), [pair for phrases in PHRASES.values() for pair in phrases.items()])
def test_a_state_is_known_by_its_name_and_its_adjective(words: str, state: str) -> None:
    assert states_in(words) == describe(words).states == (state,)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_common_words_of_a_language_name_no_state(language: str) -> None:
    first = {"ar": "", "fa": "", "ru": "Нордфельд ", "uk": "Нордфельд "}.get(language, "Nordfeld ")
    words = COMMON[language].split()
    assert len(words) >= 40
    assert [word for word in words if states_in(first + word) or describe(first + word).states] == []


def test_a_name_has_a_capital_where_the_text_has_any() -> None:
    assert states_in("Dahl bought a guinea pig and a jordan almond") == ()
    assert states_in("Maliye Bakanı mali yardım istedi") == ()
    assert states_in("Mali asked for help") == ("Mali",)


def test_every_state_has_a_row_in_every_language() -> None:
    known = {(row["state"], row["language"]) for row in rows("polities") if row["stems"]}
    states = {row["name"] for row in rows("states")}
    assert [(state, language) for state in sorted(states) for language in _LANGUAGES if (state, language) not in known] == []


def test_every_polity_is_a_state_or_a_body() -> None:
    assert {row["state"] for row in rows("polities")} - {row["name"] for row in rows("states")} == _BODIES

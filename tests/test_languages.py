"""Which language a document is in, which reader reads it, and what must hold for every lesser reading."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_invariants import spans_of

from dragoman import Document, Reading
from dragoman.reading.languages import EASTERN, LESSER, language_of
from dragoman.reading.lesser.page import page_of
from dragoman.reading.lexicon import rows
from dragoman.reading.pipeline import read_all
from dragoman.types import from_json, to_json

TEXTS = {
    "en": "Minister Varga said that the talks would resume in the capital on Monday.",
    "ar": "قال الوزير سامي قاسم إن المحادثات ستبدأ يوم الاثنين في العاصمة.",
    "fa": "رضا کریمی، وزیر خارجه، گفت که گفت‌وگوها روز دوشنبه در پایتخت آغاز خواهد شد.",
    "fr": "Le ministre Paul Morel a déclaré que les pourparlers reprendraient lundi dans la capitale.",
    "es": "El ministro Pablo Duarte dijo que las conversaciones empezarán el lunes en la capital.",
    "ru": "Министр Павел Орлов заявил, что переговоры начнутся в понедельник в столице.",
    "de": "Minister Paul Kern erklärte, dass die Gespräche am Montag in der Hauptstadt beginnen werden.",
    "pt": "O ministro Paulo Duarte disse que as negociações vão começar na segunda-feira na capital do país.",
    "it": "Il ministro Paolo Morelli ha detto che i colloqui inizieranno lunedì nella capitale.",
    "nl": "Minister Jan Vogt zei dat de besprekingen maandag in de hoofdstad zullen beginnen.",
    "tr": "Bakan Ahmet Demir, müzakerelerin pazartesi günü başkentte başlayacağını söyledi.",
    "uk": "Міністр Павло Білик заявив, що переговори розпочнуться в понеділок у столиці країни.",
    "zh": "外交部长王明表示，美国与伊朗的会谈将于星期一在首都举行。",
    "ja": "田中外相は、米国とイランの会談が月曜日に首都で始まると述べた。",
    "ko": "김민수 외무장관은 미국과 이란의 회담이 월요일 수도에서 시작된다고 밝혔다.",
    "pl": "Minister powiedział, że rozmowy rozpoczną się w poniedziałek w stolicy kraju.",
    "ur": "وزیر نے کہا کہ مذاکرات پیر کو دارالحکومت میں شروع ہوں گے۔",
}


def read_one(text: str, **known: str) -> Reading:
    return next(read_all([Document.from_text(text, **known)]))


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_a_sentence_is_found(language: str) -> None:
    reading = read_one(TEXTS[language])
    assert reading.document.language == language
    assert reading.level == ("full" if language == "en" else "lesser" if language in LESSER or language in EASTERN else "none")
    assert (reading.reason is None) == (reading.level == "full")


def test_every_row_of_the_english_lexica_is_read_as_english() -> None:
    examples = [row["example"] for name in ("cue_verbs", "titles", "outlets", "states", "events") for row in rows(name)]
    assert [text for text in examples if language_of(text) not in ("en", None)] == []


@pytest.mark.parametrize(
    ("given_", "level"),
    [("fa-IR", "lesser"), ("AR", "lesser"), ("fr_CA", "lesser"), ("en-GB", "full"), ("pt-BR", "lesser"), ("pl", "none")],
)
def test_what_the_document_says_of_its_language_counts(given_: str, level: str) -> None:
    reading = read_one(TEXTS["en"], language=given_)
    assert (reading.level, reading.document.language) == (level, given_)


def test_a_text_of_few_words_is_read_as_english_and_claims_no_language() -> None:
    reading = read_one("Ana Varga left.")
    assert (reading.level, reading.document.language) == ("full", None)


def test_a_language_without_a_reader_gives_iso_dates_and_a_reason() -> None:
    reading = read_one("Minister wyjeżdża 2021-05-10 i wraca w poniedziałek ze stolicy do swojego kraju.")
    assert [time.start for time in reading.times] == ["2021-05-10"]
    assert reading.reason is not None and "pl" in reading.reason
    assert not (reading.actors or reading.attributions or reading.events)


def test_languages_may_alternate_and_keep_their_order() -> None:
    documents = [Document.from_text(text) for text in [*TEXTS.values(), *reversed(TEXTS.values())]]
    together = [to_json(reading) for reading in read_all(documents)]
    assert together == [to_json(next(read_all([document]))) for document in documents]


@pytest.mark.parametrize("language", [language for language in TEXTS if language in LESSER])
def test_the_sentence_is_attributed_to_its_speaker(language: str) -> None:
    reading = read_one(TEXTS[language], published="2021-05-12")
    assert [(a.speaker_kind, a.form) for a in reading.attributions] == [("named", "indirect")]
    talks = [event for event in reading.events if event.kind == "talks"]
    assert [(event.start, event.according_to) for event in talks] == [("2021-05-17", "s1")]


_EXAMPLES = {
    language: sorted(
        {r["example"] for t in ("cues", "events", "times") for r in rows(f"lesser/{t}") if r["language"] == language}
    )
    for language in LESSER
}
_NOISE = st.text(alphabet="abc .,،؛:\n\"“”‘’«»„'[]()1٣é\u0301😀שלום\u202e\u200c—قإنё", max_size=30)


def _mixed(language: str) -> st.SearchStrategy[tuple[str, str]]:
    parts = st.lists(st.one_of(st.sampled_from(_EXAMPLES[language]), _NOISE), min_size=1, max_size=6)
    return parts.flatmap(
        lambda found: st.sampled_from([" ", "\n", "\n\n", " «", "، "]).map(lambda gap: (language, gap.join(found)))
    )


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(LESSER)).flatmap(_mixed))
def test_every_lesser_reading_keeps_the_contract(case: tuple[str, str]) -> None:
    language, text = case
    reading = read_one(text, language=language)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    by_id = {a.id: a for a in reading.attributions}
    for child in reading.attributions:
        seen = {child.id}
        above = child.parent
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = by_id[above].parent
        if child.parent is not None:
            assert all(any(s <= a and b <= e for s, e in by_id[child.parent].content) for a, b in child.content)
    actors = {a.id for a in reading.actors}
    assert {p.actor for e in reading.events for p in e.participants} <= actors
    assert all(e.according_to is None or e.according_to in by_id for e in reading.events)
    assert all(a.speaker is None or a.speaker in actors for a in reading.attributions)
    assert all(t.text == text[t.span[0] : t.span[1]] for t in reading.times)
    assert from_json(to_json(reading)) == reading


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(LESSER)), _NOISE)
def test_a_page_leads_back_to_its_document(language: str, noise: str) -> None:
    document = Document.from_text(f"{noise}القَصْر vendredi {noise}", language=language)
    page = page_of(document, language)
    for index, character in enumerate(page.text):
        assert document.text[slice(*page.original((index, index + 1)))] == document.text[page.at[index]]
        assert character.strip() == "" or len(character) == 1
    assert msgspec.json.encode(page.at)


def parts(text: str, kind: str) -> list[set[tuple[str, str]]]:
    reading = read_one(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [{(names[p.actor], p.role) for p in event.participants} for event in reading.events if event.kind == kind]


@pytest.mark.parametrize(
    ("text", "writer", "reader"),
    [
        ("أكد الوزير سامي قاسم أن الرئيس عمر حداد تسلم رسالة من الملك فهد سالم.", "فهد سالم", "عمر حداد"),
        (
            "Le ministre Paul Morel a dit que le président Luc Garnier avait reçu une lettre du chancelier Karl Weber.",
            "Karl Weber",
            "Luc Garnier",
        ),
        (
            "El ministro Pablo Duarte dijo que la presidenta Ana Solís recibió una carta del canciller Karl Weber.",
            "Karl Weber",
            "Ana Solís",
        ),
    ],
)
def test_whoever_a_letter_comes_from_wrote_it(text: str, writer: str, reader: str) -> None:
    assert {(writer, "source"), (reader, "target")} <= parts(text, "letter")[0]


def test_states_that_something_goes_on_in_are_no_parties() -> None:
    found = parts("قال الوزير سامي قاسم إن لقاء سيبحث الحرب في سوريا واليمن.", "meeting")
    assert all(not {("سوريا", "party"), ("اليمن", "party")} & roles for roles in found)


def test_of_several_people_those_meet_whom_the_words_join() -> None:
    text = "قال موقع «الجسر» إن الرئيس عمر حداد بعث رسالتين إلى الملك فهد سالم والوزير سامي قاسم، وأنه طلب أن يلتقي فهد سالم."
    assert parts(text, "meeting") == [{("عمر حداد", "party"), ("فهد سالم", "party")}]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("El presidente Pablo Duarte pidió la liberación de los detenidos.", ["release"]),
        ("Le président Paul Morel a obtenu lundi la libération de douze détenus.", ["release"]),
        ("La policía de Norlandia anunció que doce pescadores fueron detenidos el lunes.", ["arrest"]),
        ("Die Behörden meldeten, dass am Montag zwei Fischer festgenommen wurden.", ["arrest"]),
    ],
)
def test_whom_a_release_frees_is_no_arrest(text: str, kinds: list[str]) -> None:
    reading = read_one(text, published="2021-05-12")
    assert [event.kind for event in reading.events if event.kind in ("arrest", "release")] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Le ministre Paul Morel aurait rencontré l'émissaire Jean Valat à Genève.", "meeting", "alleged"),
        ("El ministro Pablo Duarte habría telefoneado al enviado Juan Vela.", "call", "alleged"),
        ("Minister Paul Kern soll den Gesandten Jan Vogt in Genf empfangen haben.", "meeting", "alleged"),
        ("Le Conseil a annulé la visite du ministre Paul Morel à Genève.", "visit", "cancelled"),
        ("Министр Павел Орлов провёл переговоры с посланником Иваном Беловым.", "talks", "occurred"),
        ("«Никакого разговора не было», — сказал министр Павел Орлов.", "talks", "denied"),
        ("أجرى الوزير سامي قاسم اتصالاً بالرئيس عمر حداد.", "call", "occurred"),
        ("رضا کریمی، وزیر خارجه، روز دوشنبه با حسن مرادی دیدار کرد.", "meeting", "occurred"),
        ("El presidente Pablo Duarte mantuvo una reunión con el ministro Juan Vela.", "meeting", "occurred"),
        ("Zwölf Fischer sind am Montag von der Küstenwache festgesetzt worden.", "arrest", "occurred"),
        ("Die Gesandten wollen am 3. Juni in Genf eine Waffenruhe aushandeln.", "ceasefire", "planned"),
    ],
)
def test_deeds_in_the_forms_of_news(text: str, kind: str, status: str) -> None:
    reading = read_one(text, published="2021-05-12")
    assert (kind, status) in [(event.kind, event.status) for event in reading.events]


@pytest.mark.parametrize(
    ("language", "text", "kind", "status", "people"),
    [
        (
            "pt",
            "O ministro Paulo Duarte teria telefonado ao enviado João Vela.",
            "call",
            "alleged",
            {"Paulo Duarte", "João Vela"},
        ),
        (
            "pt",
            "A visita da ministra Ana Roque a Genebra foi cancelada.",
            "visit",
            "cancelled",
            {"Ana Roque"},
        ),
        (
            "it",
            "Il ministro Paolo Morelli ha incontrato a Ginevra l'inviato Luca Valli.",
            "meeting",
            "occurred",
            {"Paolo Morelli", "Luca Valli"},
        ),
        (
            "it",
            "Il vertice tra il premier Paolo Morelli e il presidente Luca Valli è stato rinviato.",
            "meeting",
            "cancelled",
            {"Paolo Morelli", "Luca Valli"},
        ),
        (
            "nl",
            "Minister Jan Vogt sprak in Genève met gezant Piet Smit.",
            "talks",
            "occurred",
            {"Jan Vogt", "Piet Smit"},
        ),
        (
            "nl",
            "President Paul Kern zal minister Jan Vogt op 3 juni in Genève ontmoeten.",
            "meeting",
            "planned",
            {"Paul Kern", "Jan Vogt"},
        ),
        (
            "tr",
            "Cumhurbaşkanı Ahmet Demir, Bakan Ayşe Kaya ile Cenevre'de görüştü.",
            "meeting",
            "occurred",
            {"Ahmet Demir", "Ayşe Kaya"},
        ),
        (
            "tr",
            "Bakan Ayşe Kaya'nın ziyareti iptal edildi.",
            "visit",
            "cancelled",
            {"Ayşe Kaya"},
        ),
        (
            "uk",
            "Президент Павло Орленко зустрівся в Женеві з послом Іваном Білим.",
            "meeting",
            "occurred",
            {"Павло Орленко", "Іваном Білим"},
        ),
        (
            "uk",
            "Міністр Павло Орленко нібито зателефонував посланцю.",
            "call",
            "alleged",
            {"Павло Орленко"},
        ),
    ],
)
def test_who_does_what_in_the_newer_languages(language: str, text: str, kind: str, status: str, people: set[str]) -> None:
    reading = read_one(text, language=language, published="2021-05-12")
    names = {actor.id: actor.name for actor in reading.actors}
    found = [(e.kind, e.status, {names[p.actor] for p in e.participants}) for e in reading.events]
    assert (kind, status, people) in found


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("pt", "Segundo o jornal “A Margem”, que cita um diplomata, a fronteira reabre amanhã.", "A Margem"),
        ("it", "Secondo il quotidiano “La Sponda”, il confine riapre domani.", "La Sponda"),
        ("nl", "Volgens de krant “De Oever” gaat de grens morgen weer open.", "De Oever"),
        ("tr", "“Kıyı” gazetesine göre sınır yarın yeniden açılacak.", "Kıyı"),
        ("uk", "За даними газети «Берег», кордон відкриють завтра.", "Берег"),
    ],
)
def test_credits_in_the_newer_languages(language: str, text: str, chain: str) -> None:
    reading = read_one(text, language=language, published="2021-05-12")
    assert any(chain in name for a in reading.attributions for name in a.chain)


def test_a_turkish_suffix_says_to_whom_a_letter_goes() -> None:
    found = [
        {(a.name, p.role) for e in r.events if e.kind == "letter" for p in e.participants for a in r.actors if a.id == p.actor}
        for r in [read_one("Bakan Ahmet Demir pazartesi günü Başbakan Ayşe Kaya'ya mektup gönderdi.", language="tr")]
    ]
    assert found == [{("Ahmet Demir", "source"), ("Ayşe Kaya", "target")}]


@pytest.mark.parametrize(
    ("text", "kind", "status", "day"),
    [
        ("Die Fischer werden seit Samstag von Norwegen im Hafen festgehalten.", "arrest", "occurred", "2021-05-08"),
        ("Die Hafenstadt Bergen wird seit Montag von Russland bombardiert.", "shelling", "occurred", "2021-05-10"),
        ("Minister Paul Berg sagte, die Gespräche würden seit Montag in Genf geführt.", "talks", "occurred", "2021-05-10"),
        ("Die Gespräche werden derzeit in Genf geführt.", "talks", "ongoing", None),
        ("Die Gespräche werden am Freitag in Genf fortgesetzt.", "talks", "planned", "2021-05-14"),
        ("Die Fischer werden am Freitag freigelassen.", "release", "planned", "2021-05-14"),
        ("Die Gespräche werden am Freitag in Genf beginnen.", "talks", "planned", "2021-05-14"),
        ("Minister Paul Berg wird den am Samstag in Bergen beschlagnahmten Kutter sehen.", "seizure", "occurred", "2021-05-08"),
        ("Minister Paul Berg wird die am Montag freigelassenen Fischer treffen.", "meeting", "planned", None),
    ],
)
def test_what_werden_makes_of_a_german_clause(text: str, kind: str, status: str, day: str | None) -> None:
    reading = read_one(text, language="de", published="2021-05-12")
    assert [(e.kind, e.status, e.start) for e in reading.events if e.kind == kind] == [(kind, status, day)]


def test_a_town_with_what_it_is_before_its_name_is_nobody() -> None:
    reading = read_one("Die Hafenstadt Bergen wird seit Montag von Russland bombardiert.", language="de")
    assert [actor.name for actor in reading.actors] == ["Russland"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "De vissers worden sinds zaterdag vastgehouden en zullen vrijkomen."),
        ("fr", "Les pêcheurs sont détenus depuis samedi et seront libérés."),
    ],
)
def test_since_a_day_is_since_one_that_was(language: str, text: str) -> None:
    assert [time.start for time in read_one(text, language=language, published="2021-05-12").times] == ["2021-05-08"]


@pytest.mark.parametrize(
    ("language", "text", "people", "place"),
    [
        ("de", "Ministerin Ana Kern hat am Montag in Paris Claire Dahl getroffen.", {"Ana Kern", "Claire Dahl"}, "Paris"),
        ("de", "Ministerin Ana Kern traf in Tel Aviv Paul Berg.", {"Ana Kern", "Paul Berg"}, "Tel Aviv"),
        ("nl", "Minister Jan Vogt heeft in Parijs Claire Dahl ontmoet.", {"Jan Vogt", "Claire Dahl"}, "Parijs"),
        ("it", "Il ministro Paolo Neri ha incontrato a Oslo Claire Dahl.", {"Paolo Neri", "Claire Dahl"}, "Oslo"),
        ("fr", "Le ministre Paul Morel doit rencontrer jeudi à Oslo Claire Dahl.", {"Paul Morel", "Claire Dahl"}, "Oslo"),
        ("pt", "O ministro Paulo Duarte encontrou em Lisboa Ana Roque.", {"Paulo Duarte", "Ana Roque"}, "Lisboa"),
        ("ru", "Министр Павел Орлов встретил в Женеве Анну Варгу.", {"Павел Орлов", "Анну Варгу"}, "Женеве"),
        ("tr", "Bakan Ahmet Orlu Ankara'da Ayşe Kaya ile görüştü.", {"Ahmet Orlu", "Ayşe Kaya"}, "Ankara"),
    ],
)
def test_the_town_beside_a_name_is_where_it_was(language: str, text: str, people: set[str], place: str) -> None:
    reading = read_one(text, language=language, published="2021-05-12")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [({names[p.actor] for p in e.participants}, e.place) for e in reading.events] == [(people, place)]


def test_who_is_called_like_a_town_keeps_the_name() -> None:
    for text in ("Il ministro ha parlato a Ginevra Rossi.", "Le ministre a parlé de Florence Dahl Roy."):
        names = {a.name for a in read_one(text, language="it" if "Rossi" in text else "fr").actors}
        assert names & {"Ginevra Rossi", "Florence Dahl Roy"}

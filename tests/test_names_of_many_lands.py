"""Names as many lands write them: "son of" and "servant of" in names, media, movements, states in other languages."""

import pytest
from lesser import actors
from readings import read_text

from dragoman.linking.names import compare_names, parse_name
from dragoman.linking.nameshapes import is_name, outlet_fold
from dragoman.linking.sides import state_of_name
from dragoman.reading.datelines import dateline_at


def kinds(text: str) -> dict[str, str]:
    return {actor.name: actor.kind for actor in read_text(text).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norland's Rachid Ould Kadi met Orland's envoy on Monday.", "Rachid Ould Kadi"),
        ("The letter was handed to Sofian El Gharbi in Varna.", "Sofian El Gharbi"),
        ("It was Abdelhadi Nassar who signed.", "Abdelhadi Nassar"),
        ("Tarek Bin Amri left for Varna. Orland welcomed Bin Amri.", "Tarek Bin Amri"),
    ],
)
def test_who_is_son_or_servant_of_somebody_is_a_person(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"


def test_the_end_of_such_a_name_is_that_persons() -> None:
    found = read_text("Norland's Samir El Gharbi met Orland's envoy in Varna. “We met,” El Gharbi told reporters.").actors
    assert [actor.name for actor in found if "Gharbi" in actor.name] == ["Samir El Gharbi"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In an interview with Le Journal d'Oran, Lena Dahl said that she would leave.", "Le Journal d'Oran"),
        ("The story was first printed by the weekly La Revue africaine, Dahl said.", "La Revue africaine"),
    ],
)
def test_a_foreign_medium_goes_on_behind_its_noun(text: str, name: str) -> None:
    assert name in kinds(text)
    assert is_name(name)


def test_a_foreign_description_is_no_medium() -> None:
    assert not is_name("Le Président sénégalais")
    assert not is_name("Le Quotidien")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Azmar Front", "Frente AZMAR", True),
        ("Azmar", "the Azmar Movement", True),
        ("Mouvement Tessalit", "Tessalit", True),
        ("جبهة الأزواد", "حركة الأزواد", True),
        ("National Front", "National Movement", False),
        ("Islamic Front", "Islamic Movement", False),
        ("People's Party", "People's Front", False),
    ],
)
def test_a_movement_goes_by_the_word_that_is_its_own(left: str, right: str, one: bool) -> None:
    assert (outlet_fold(left) == outlet_fold(right)) is one


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Idris Fassi", "Driss El Fassi", "full"),
        ("Smaïl Kadri", "Ismail Kadri", "full"),
        ("Irina Berg", "Rina Berg", "apart"),
        ("Erik Lund", "Rik Lund", "apart"),
        ("Kjell Lundström", "شيل لوندستروم", "full"),
        ("Abdelkader Hach", "Abdelkader Hadj", "full"),
    ],
)
def test_spellings_of_one_name(left: str, right: str, likeness: str) -> None:
    assert compare_names(parse_name(left), parse_name(right))[0] == likeness


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Éthiopie", "Ethiopia"),
        ("Deutschland", "Germany"),
        ("Ucraina", "Ukraine"),
        ("Spanje", "Spain"),
        ("Island", None),
        ("Mauricio", None),
    ],
)
def test_states_by_their_names_in_other_languages(name: str, state: str | None) -> None:
    assert state_of_name(name) == state


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استقبل وزير الخارجية كريم بنجلون الفاسي السفير الإسباني يوم الاثنين.", "كريم بنجلون الفاسي"),
        ("قال سامي بوجمعة الحربي إن الطريق مفتوح.", "سامي بوجمعة الحربي"),
        ("قالت جبهة البوليزانو إن مقاتليها قصفوا الجسر.", "جبهة البوليزانو"),
        ("نفت حركة بوركانو ذلك.", "حركة بوركانو"),
    ],
)
def test_arabic_names_are_read_to_their_end(text: str, expected: str) -> None:
    assert expected in [name for name, _ in actors("ar", text)]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Varna, May 3, 2021 (AFP) - The envoy left.", "The envoy left."),
        ("Port Harvik, Norland, 12 June 2019 (Newsline) — Two men left.", "Two men left."),
        ("VARNA, 3 May. The envoy left.", "The envoy left."),
        ("HARVIK, November 14. “We met,” she said.", "“We met,” she said."),
    ],
)
def test_datelines_of_day_and_agency(line: str, rest: str) -> None:
    found = dateline_at(line, (0, len(line)))
    assert found is not None and line[found.end :] == rest


@pytest.mark.parametrize("line", ["Varna, May 3 - The envoy left.", "Dahl, 3 May 2021, was heard.", "LENA DAHL, 53. We left."])
def test_no_datelines(line: str) -> None:
    assert dateline_at(line, (0, len(line))) is None

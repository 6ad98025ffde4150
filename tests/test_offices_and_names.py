"""Offices with what they are for, letters for offices and bodies, bynames: what is the name, and what stands around it."""

import pytest
from actor_cases import SmallCase, body, person, reading
from readings import read_text

from dragoman.linking.bynames import bynames
from dragoman.linking.nameshapes import is_person_name
from dragoman.reading.pipeline import read
from dragoman.types import Actor, Document


def named(text: str, name: str) -> Actor:
    found = [actor for actor in read_text(text).actors if actor.name == name]
    assert found, [actor.name for actor in read_text(text).actors]
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Adviser on National Security Karim Saidov met the envoy.", "Karim Saidov", "Adviser on National Security"),
        ("The Adviser on Border Affairs Tomas Berg left.", "Tomas Berg", "Adviser on Border Affairs"),
        ("Minister for Foreign Affairs Lena Dahl arrived in Paris.", "Lena Dahl", "Minister for Foreign Affairs"),
        ("The Minister of Trade and Industry Ola Lund resigned.", "Ola Lund", "Minister of Trade and Industry"),
        ("Special Envoy to Sudan Tomas Berg spoke to reporters.", "Tomas Berg", "Special Envoy to Sudan"),
        ("Ambassador to the United States Eva Lund denied it.", "Eva Lund", "Ambassador to the United States"),
        ("Secretary of State for Energy Ola Lund resigned on Friday.", "Ola Lund", "Secretary of State for Energy"),
        ("Minister of State for External Affairs Karim Saidov left.", "Karim Saidov", "Minister of State for External Affairs"),
        ("NSA Karim Saidov met the premier in Doha.", "Karim Saidov", "NSA"),
        ("PM Lena Dahl said on Monday that talks had failed.", "Lena Dahl", "PM"),
    ],
)
def test_an_office_with_its_subject_is_no_part_of_the_name(text: str, name: str, title: str) -> None:
    actor = named(text, name)
    assert actor.kind == "person"
    assert title in [role.title for role in actor.roles]


@pytest.mark.parametrize("text", ["The NSA Data Center was closed.", "The minister for Women Today resigned."])
def test_letters_and_small_words_that_lead_to_no_office(text: str) -> None:
    assert not [actor for actor in read_text(text).actors if actor.kind == "person" and actor.name in ("Data Center", "Today")]


def test_whose_office_it_is() -> None:
    assert [(r.title, r.affiliation) for r in named("Norway's Foreign Minister Lena Dahl left.", "Lena Dahl").roles] == [
        ("Foreign Minister", "Norway")
    ]
    envoy = named("The envoy to Sudan Tomas Berg left on Monday.", "Tomas Berg")
    assert [(r.title, r.affiliation) for r in envoy.roles] == [("envoy", "Sudan")]


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        ("Mr Zarkan of the Taliban said the talks would go on.", "Zarkan", "Taliban"),
        ("Commander Berg of the Northern Front refused.", "Berg", "Northern Front"),
    ],
)
def test_of_whom_somebody_is(text: str, name: str, of: str) -> None:
    assert [role.affiliation for role in named(text, name).roles] == [of]
    assert named(text, of).kind in ("group", "organisation")


@pytest.mark.parametrize(
    ("text", "name", "letters"),
    [
        ("The People's Army of the East (EPO) attacked on Monday.", "People's Army of the East", "EPO"),
        ("The Norland Fisheries Union (SNP) rejected the plan. The SNP said so.", "Norland Fisheries Union", "SNP"),
    ],
)
def test_letters_in_parentheses_are_the_body_before_them(text: str, name: str, letters: str) -> None:
    assert letters in named(text, name).aliases


def test_letters_behind_a_place_are_an_agency() -> None:
    assert "ZNA" not in [alias for actor in read_text("Lena Dahl left Oslo (ZNA) on Monday.").actors for alias in actor.aliases]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She met Faisal Harun, Minister of State, in Oslo.", "Faisal Harun"),
        ("Boran Ilkay, Ambassador to Norway, denied it.", "Boran Ilkay"),
    ],
)
def test_an_office_behind_the_name_makes_a_person(text: str, name: str) -> None:
    assert named(text, name).kind == "person"


@pytest.mark.parametrize(
    ("language", "text", "name", "letters"),
    [
        ("fr", "Le pays a informé l'Autorité du bassin du Nord (ABN) des travaux.", "Autorité du bassin du Nord", "ABN"),
        ("es", "Lo dijo el Comité Internacional de la Paz (CIP) el lunes.", "Comité Internacional de la Paz", "CIP"),
        ("ru", "Об этом сообщил Северный союз рыбаков (ССР) в среду.", "Северный союз рыбаков", "ССР"),
    ],
)
def test_letters_in_parentheses_tell_where_a_name_begins(language: str, text: str, name: str, letters: str) -> None:
    actors = read(Document.from_text(text, language=language)).actors
    assert [actor.aliases for actor in actors if actor.name == name and letters in actor.aliases], actors


@pytest.mark.parametrize("text", ["Il a visité la ville de Nantes (FNA) lundi.", "Le ministre a parlé hier soir (CGT) à Paris."])
def test_other_letters_in_parentheses_tell_nothing(text: str) -> None:
    actors = read(Document.from_text(text, language="fr")).actors
    assert not [alias for actor in actors for alias in (actor.name, *actor.aliases) if alias in ("FNA", "CGT")]


def test_a_state_behind_a_name_is_none_of_it() -> None:
    text = "Am Montag hat Außenministerin Karin Brand Russland einen Bruch vorgeworfen. Brand reist heute."
    actors = read(Document.from_text(text, language="de")).actors
    assert "Karin Brand" in [actor.name for actor in actors]
    assert "Russland" in [actor.name for actor in actors]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ola Dahl, alias «Falcon», was arrested.", "Falcon"),
        ("Ola Dahl, who goes by the name of Elena, signed.", "Elena"),
        ("Ola Dahl (also known as “the Fox”) left.", None),
        ("Ola Dahl, the commander of the rebels (NFA) who is better known as Tobias, left.", "Tobias"),
        ("Ola Dahl, known for his songs, sang.", None),
        ("Ola Dahl praised the plan known as Falcon.", None),
        ("Ola Dahl, conocido como Halcón, fue detenido.", "Halcón"),
    ],
)
def test_bynames_stand_right_behind_the_name(text: str, name: str | None) -> None:
    assert bynames(reading("d1", text, person("Ola Dahl")), ((0, 8),)) == ((name,) if name else ())


def test_a_byname_alone_is_the_person_who_bears_it() -> None:
    text = "Ola Dahl, alias Tobias, met Eva Lund. Tobias was calm."
    case = SmallCase(reading("d1", text, person("Ola Dahl"), person("Eva Lund"), body("Tobias")))
    assert case.same(("d1", "a1"), ("d1", "a3"))
    assert not case.same(("d1", "a1"), ("d1", "a2"))
    assert "Tobias" in case.actor("d1").aliases


@pytest.mark.parametrize("words", ["A spokesman for Dahl's office in Oslo", "someone at Berg's ministry"])
def test_a_description_that_holds_a_name_is_none(words: str) -> None:
    assert not is_person_name(words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guest: Faisal Al Harbi, Minister of State for Foreign Affairs of the United Arab Emirates.", "Faisal Al Harbi"),
        ("Boran Ilkay, Minister of Trade, Resigns After Vote", "Boran Ilkay"),
    ],
)
def test_an_office_behind_the_name_tells_a_person_in_a_headline_too(text: str, name: str) -> None:
    assert named(text, name).kind == "person"

"""Persons of the case in texts that no reader, or a lesser one, has read; and surnames that somebody vouches for."""

import msgspec
import pytest
from actor_cases import SmallCase, body, person, reading

from dragoman.linking.nameshapes import is_name
from dragoman.linking.recognising import recognised
from dragoman.linking.sides import state_of_name
from dragoman.types import Reading

NORLAND = body("Norway", kind="state")


def unread(id: str, text: str, *cast: dict[str, object]) -> Reading:
    return msgspec.structs.replace(reading(id, text, *cast), level="none")


KNOWN = reading("d1", "Karim Saidov met Lidia Berkovich.", person("Karim Saidov"), person("Lidia Berkovich"))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Міністр прийняв Каріма Саїдова у вівторок. Саїдов мовчав.", {"Каріма Саїдова", "Саїдов"}),
        ("قال مصدر إن كريم سعيدوف غادر المدينة.", {"كريم سعيدوف"}),
        ("اجتمع الوزير وكريم سعيدوف أمس. وصمت سعيدوف.", {"كريم سعيدوف", "سعيدوف"}),
        ("O ministro Karim Saidov viajou ontem. Saidov não falou.", {"Karim Saidov", "Saidov"}),
    ],
)
def test_the_case_knows_a_full_name_again_where_nobody_read_it(text: str, forms: set[str]) -> None:
    case = SmallCase(KNOWN, unread("d2", text))
    actor = next(iter(case.links["d2"].cast.values()))
    assert actor.id == case.actor("d1").id
    assert forms <= {actor.name, *actor.aliases}
    assert actor.documents == ("d1", "d2")


@pytest.mark.parametrize(
    "text", ["Карима Саидовна уехала. Мария Саидова молчала.", "غادر كريم المدينة.", "Karim e Saidov são nomes."]
)
def test_half_a_name_or_another_is_nobody(text: str) -> None:
    assert not SmallCase(KNOWN, unread("d2", text)).links["d2"].cast


def test_of_two_who_sound_alike_it_is_neither() -> None:
    both = reading("d1", "Victor H. Berkov met Victor W. Berkov.", person("Victor H. Berkov"), person("Victor W. Berkov"))
    case = SmallCase(both, unread("d2", "غادر فيكتور بيركوف المدينة."))
    assert not case.same(("d1", "a1"), ("d1", "a2"))
    assert not case.links["d2"].cast


def test_a_name_that_the_reader_cut_is_made_whole() -> None:
    case = SmallCase(KNOWN, unread("d2", "وزير الطاقة كريم سعيدوف غادر.", person("كريم", title="وزير الطاقة")))
    assert case.same(("d1", "a1"), ("d2", "a1"))
    assert "كريم سعيدوف" in case.actor("d2").aliases


def test_english_is_left_to_its_reader() -> None:
    case = SmallCase(KNOWN)
    assert recognised(reading("d2", "Karim Saidov left."), (), case.view) == ()


@pytest.mark.parametrize(
    ("full", "title", "bare", "called"),
    [
        ("Ola Dahl", "Information Minister", "Dahl", "Information Minister"),
        ("Eva Lund", "Brigadier", "Lund", "Brigadier"),
        ("Eva Lund", "Foreign Minister", "LUND", "Minister"),
    ],
)
def test_a_surname_with_the_title_of_the_only_one_who_bears_it(full: str, title: str, bare: str, called: str) -> None:
    first = reading("d1", f"{title} {full} left.", person(full, title=title))
    case = SmallCase(first, reading("d2", f"{called} {bare} spoke.", person(bare, title=called)))
    assert case.same(("d1", "a1"), ("d2", "a1"))
    assert case.actor("d2").reasons[-1].rule == "surname and title"
    addressed = SmallCase(first, reading("d2", f"Mr {bare} spoke.", person(bare, title="Mr")))
    assert not addressed.same(("d1", "a1"), ("d2", "a1"))


def test_a_common_title_does_not_choose_between_two() -> None:
    case = SmallCase(
        reading("d1", "Minister Ola Dahl left.", person("Ola Dahl", title="Minister")),
        reading("d2", "Eva Dahl left.", person("Eva Dahl")),
        reading("d3", "Minister Dahl left.", person("Dahl", title="Minister")),
    )
    assert len({case.actor(d).id for d in ("d1", "d2", "d3")}) == 3


def test_whom_the_case_knows_vouches_for_those_named_before() -> None:
    case = SmallCase(
        reading("d1", "Berg met Eva Lund.", person("Berg"), person("Eva Lund")),
        reading("d2", "Ola Berg met Eva Lund.", person("Ola Berg"), person("Eva Lund")),
    )
    assert case.same(("d1", "a1"), ("d2", "a1"))
    assert case.actor("d2").name == "Ola Berg"


@pytest.mark.parametrize(("printed", "state"), [("غينيا", "Guinea"), ("Гвинея", "Guinea"), ("Granada", None)])
def test_states_as_other_languages_print_them(printed: str, state: str | None) -> None:
    assert state_of_name(printed) == state


def test_every_name_of_a_state_that_the_text_prints_is_kept() -> None:
    state = body("Russia", "Russian Federation", kind="state")
    case = SmallCase(
        reading("d1", "The Russian Federation sent Ola Dahl.", state, person("Ola Dahl"), met=("Russia", "Ola Dahl")),
    )
    assert "Russian Federation" in case.actor("d1").aliases


def test_one_name_read_as_of_two_kinds() -> None:
    company, somebody = body("Nordia Hydro"), person("Nordia Hydro")
    case = SmallCase(reading("d1", "Nordia Hydro built it.", somebody), reading("d2", "Nordia Hydro left.", company))
    assert case.same(("d1", "a1"), ("d2", "a1"))
    assert case.actor("d1").kind == "organisation"
    again = SmallCase(reading("d1", "Nordia Hydro built it.", company), reading("d2", "Nordia Hydro left.", somebody))
    assert again.same(("d1", "a1"), ("d2", "a1"))
    assert again.actor("d1").kind == "organisation"


@pytest.mark.parametrize("title", ["Minister", "Brigadier"])
def test_who_holds_an_office_is_no_body_of_the_same_name(title: str) -> None:
    holder = person("Ola Dahl", title=title)
    case = SmallCase(reading("d1", f"{title} Ola Dahl left.", holder), reading("d2", "The Ola Dahl sank.", body("Ola Dahl")))
    assert not case.same(("d1", "a1"), ("d2", "a1"))


@pytest.mark.parametrize("letters", ["AU", "NATO"])
def test_letters_of_a_known_body_are_a_name(letters: str) -> None:
    assert is_name(letters)

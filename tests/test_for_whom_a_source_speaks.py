"""For whom a source speaks: not for the state that he is posted to, nor for his brother's office or the organ that he serves."""

import pytest

from dragoman.linking.commoners import is_thing
from dragoman.linking.descriptions import describe
from dragoman.linking.voices import ActorSides, NoSides, voice
from dragoman.types import CaseActor


@pytest.mark.parametrize(
    "source",
    [
        "three diplomats in Oslo",
        "two envoys lately back from Oslo",
        "an embassy official in Oslo",
        "the ambassador to Norway",
        "un diplomático en Oslo",
    ],
)
def test_where_a_diplomat_serves_is_not_whose_he_is(source: str) -> None:
    assert voice(source, NoSides()).state is None


@pytest.mark.parametrize(
    "source",
    [
        "officials in Oslo",
        "two Norwegian diplomats in Lisbon",
        "Norway's ambassador to Portugal",
        "a diplomat from Norway",
        "the representative of Norway",
    ],
)
def test_whose_he_is_stays(source: str) -> None:
    assert voice(source, NoSides()).state == "Norway"


def test_officials_in_brussels_may_be_of_the_union_or_of_belgium() -> None:
    assert voice("an official in Brussels", NoSides()).state is None
    assert voice("a Belgian official in Brussels", NoSides()).state == "Belgium"


@pytest.mark.parametrize("source", ["a retired coastguard captain", "the army's archivist", "a dismissed treasury clerk"])
def test_who_serves_an_organ_is_not_the_organ(source: str) -> None:
    assert voice(source, NoSides()).kind == "unnamed"


@pytest.mark.parametrize("source", ["the army", "the coastguard", "a treasury statement", "the army and the people's committees"])
def test_an_organ_and_its_paper_are(source: str) -> None:
    assert voice(source, NoSides()).kind == "government"


@pytest.mark.parametrize(
    "source", ["the minister's brother", "a lawyer for the admiral", "his wife", "the president's neighbours"]
)
def test_kin_and_lawyers_of_officials_hold_no_office(source: str) -> None:
    heard = voice(source, NoSides())
    assert (heard.kind, heard.official, heard.officer) == ("unnamed", False, False)


@pytest.mark.parametrize("source", ["the family minister", "the president's spokesman", "an aide to the president"])
def test_who_holds_one_does(source: str) -> None:
    assert voice(source, NoSides()).officer


def test_an_organ_that_has_an_officer_in_its_name_is_no_officer() -> None:
    heard = voice("the General Staff", NoSides())
    assert (heard.kind, heard.officer) == ("government", False)
    assert voice("the General", NoSides()).officer


def test_one_office_is_a_body_wherever_it_is_quoted() -> None:
    assert [voice(source, NoSides()).kind for source in ("the harbour office", "a harbour office")] == ["body", "unnamed"]


def test_somebody_of_a_country_is_not_its_government() -> None:
    assert voice("a Norwegian in Lisbon", NoSides()).kind == "unnamed"
    assert voice("Norway", NoSides()).kind == "government"


def test_a_representative_of_a_state_sits_in_no_house() -> None:
    assert voice("the representative of Norway", NoSides()).branch == ""
    assert "legislature" in describe("Representative Dahl").kinds


@pytest.mark.parametrize("source", ["An engineer at the dam", "an Estonian investigator"])
def test_an_english_article_is_no_german_preposition(source: str) -> None:
    assert not is_thing(source)


def test_a_medium_of_a_city_that_a_case_takes_for_a_state_is_no_government() -> None:
    sides = ActorSides((CaseActor(id="v", name="Varn", kind="state", documents=("x",)),))
    assert voice("a Varn website", sides).kind == "described"
    assert voice("Varn", sides).kind == "government"

"""Which places exclude each other, and what follows for deeds that are told of them."""

import pytest
from cases import Article, case_of

from dragoman.linking.places import exclude, favourite, is_one_of, same_place


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Varna", "Vienna", True),
        ("Varna", "Burgas", True),
        ("Varna", "a border post", False),
        ("Varna", "the port", False),
        ("Varna", "Bulgarian soil", False),
        ("Varna", "Austrian soil", True),
        ("Varna", "Austria", True),
        ("Harvik", "Austria", False),
        ("the Austrian border", "Varna", False),
        ("the Omani capital", "Abu Dhabi", True),
        ("a Qatari hotel suite", "Doha", False),
        ("Red Bridge", "the Georgian border", False),
        (None, "Varna", False),
    ],
)
def test_places_that_exclude_each_other(one: str | None, other: str | None, apart: bool) -> None:
    assert exclude(one, other) is apart
    assert exclude(other, one) is apart


def test_a_capital_goes_by_its_state() -> None:
    assert same_place("the Qatari capital", "Doha")
    assert same_place("Norway's capital", "Oslo")
    assert same_place("the capital of Norway", "Oslo")
    assert not same_place("the Omani capital", "Doha")


def test_what_has_a_name_is_the_place_of_an_event() -> None:
    assert favourite(["a border post", "the port", "Harvik"]) == "Harvik"
    assert favourite(["a border post"]) == "a border post"


def test_a_place_takes_no_part_but_a_state_may() -> None:
    assert is_one_of("Harvik", ["Varna", "harvik"])
    assert not is_one_of("Norway", ["Norway"])
    assert not is_one_of("Harvik", [])


def shared(*articles: Article) -> list[set[str]]:
    events = [{mention.document for mention in event.mentions} for event in case_of(*articles).events]
    return [documents for documents in events if len(documents) > 1]


def test_a_place_without_a_name_keeps_no_deed_apart() -> None:
    one = (
        "a",
        "Oslo News",
        "2021-06-13",
        "Latvian and Estonian troops exchanged fire at a border post on Saturday, 12 June 2021.",
    )
    other = "Latvian and Estonian troops exchanged fire near {} on 12 June 2021."
    assert shared(one, ("b", "Riga Post", "2021-06-14", other.format("Valka"))) == [{"a", "b"}]
    two = (*one[:3], one[3].replace("at a border post", "near Narva"))
    assert shared(two, ("b", "Riga Post", "2021-06-14", other.format("Valka"))) == []

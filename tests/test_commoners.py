"""Sources who are told of by what they are, and not by a name: whose word theirs is, and how often it counts."""

import pytest
from readings import read_by_rules, read_text

from dragoman.linking.commoners import is_unnamed
from dragoman.linking.settling import settle_in
from dragoman.linking.tellings import Setting
from dragoman.linking.voices import NoSides, voice
from dragoman.types import ActorKind, Claim, DocumentCard, Instance


@pytest.mark.parametrize(
    "source",
    [
        "A nurse in Arlo",
        "A night porter at the Blue Heron Hotel",
        "Three bankers in Varn",
        "Two fishermen from Varn",
        "Fishermen at Varn",
        "Insurers in Lisbon",
        "Relief workers",
        "Our lawyer",
        "My cousin",
        "a Green backbencher",
        "several passengers of the Varn ferry",
        "Une voisine de Saint-Varn",
        "Deux pêcheurs de Varn",
        "Algunos vecinos de Varn",
        "Zwei Händler aus Varn",
    ],
)
def test_somebody_of_whom_only_his_trade_or_town_is_said_is_unnamed(source: str) -> None:
    assert is_unnamed(source)
    assert voice(source, NoSides()).kind == "unnamed"


@pytest.mark.parametrize(
    "source",
    [
        "Aminath from the cannery",
        "His wife Nina",
        "the clinic in Varn",
        "Two Rivers",
        "The Varn town hall",
        "Old Chirva",
        "Ola Dahl",
        "Rojas in Varn",
        "Lukas from the cannery",
        "Two residents, Ola Dahl and Nina Berg",
        "a nurse who gave her name as Ola Dahl",
        "a Rostov bank",
        "UN chief",
        "Vier Pfoten",
        "the figures",
        "Reuters in Varn",
    ],
)
def test_who_is_named_or_is_the_one_of_his_kind_is_not(source: str) -> None:
    assert not is_unnamed(source)


def counted(*tellings: tuple[str, str]) -> int:
    """How many independent origins a claim has that these (outlet, source) tell, each in a report of its own, a day apart."""
    cards = {
        str(day): DocumentCard(id=str(day), outlet=outlet, published=f"2021-05-{day:02}")
        for day, (outlet, _) in enumerate(tellings, 1)
    }
    instances = tuple(
        Instance(document=str(day), span=(0, 9), chain=(source,), stance="asserts", item=f"{day}:t1")
        for day, (_, source) in enumerate(tellings, 1)
    )
    claim = Claim(id="c1", summary="The bridge fell.", instances=instances)
    return settle_in(claim, Setting(cards=cards)).n_independent


def test_townspeople_of_one_paper_are_one_origin_as_its_other_unnamed_sources_are() -> None:
    assert counted(("The Varn Post", "A nurse in Arlo"), ("The Varn Post", "Fishermen at Varn")) == 1


def test_those_whom_two_papers_found_are_two() -> None:
    assert counted(("The Varn Post", "A nurse in Arlo"), ("Nordstern", "A mechanic at the air base")) == 2


def test_somebody_of_a_trade_is_no_bare_source_that_comes_too_late() -> None:
    assert counted(("The Varn Post", "a loader"), ("Nordstern", "Three bankers in Varn"), ("The Tide", "informed sources")) == 2


def test_whose_brother_he_is_says_who_somebody_is() -> None:
    assert counted(("The Varn Post", "a loader"), ("Nordstern", "the baker's brother")) == 2
    for thing in ("the second paragraphs", "its silence", "the documents", "Monday's attack", "two photographs"):
        assert counted(("The Varn Post", "a loader"), ("Nordstern", thing)) == 1


class Known(NoSides):
    def kind_of(self, name: str) -> ActorKind | None:
        return "outlet" if name == "Notes from Varn" else None


def test_an_outlet_that_the_case_knows_is_one_whatever_it_is_called() -> None:
    assert voice("Notes from Varn", Known()).kind == "outlet"


def test_a_website_of_a_town_is_not_called_like_the_town() -> None:
    text = "An Almaty website reported on Monday that the minister had threatened to halt the trains."
    assert [actor.name for actor in read_text(text).actors if actor.kind == "outlet"] == ["An Almaty website"]
    named = "The Nordpress website reported on Monday that the minister had threatened to halt the trains."
    assert any("Nordpress" in actor.name for actor in read_text(named).actors if actor.kind == "outlet")


def test_a_parliament_that_is_told_something_is_no_medium() -> None:
    told = read_text('"We never ask for silence," Sunniva Brekke told the Storting.')
    assert [(actor.name, actor.kind) for actor in told.actors if actor.name == "Storting"] == [("Storting", "organisation")]


def test_a_capital_in_capitals_above_a_report_is_nobody() -> None:
    text = "MOGADISHU. The tale of a withdrawal is addressed to voters, the analyst wrote."
    assert "MOGADISHU" not in [actor.name for actor in read_by_rules(text).actors]

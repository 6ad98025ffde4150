"""Sources without a name: who is somebody, whose an organ of no named country is, and who is perhaps one that is named."""

import pytest

from dragoman.linking.settling import settle_in
from dragoman.linking.tellings import Setting
from dragoman.linking.voices import ActorSides
from dragoman.types import CaseActor, Claim, DocumentCard, Instance, Role

PILOT = CaseActor(
    id="p",
    name="Ola Lund",
    kind="person",
    roles=(Role(title="harbour pilot", affiliation="dockers' union"),),
    documents=("x",),
)


def counted(*sources: str) -> int:
    """The independent origins of one claim that each source tells in a paper of its own."""
    tellings = tuple(Instance(document=str(n), span=(0, 40), chain=(source,)) for n, source in enumerate(sources))
    cards = {
        str(n): DocumentCard(id=str(n), outlet=f"Harbour Post {n}", published=f"2031-03-0{n + 1}") for n in range(len(sources))
    }
    claim = Claim(id="c", summary="The ferry sank.", instances=tellings)
    return settle_in(claim, Setting(cards=cards, sides=ActorSides((PILOT,)))).n_independent


@pytest.mark.parametrize(
    "source",
    ["the health office", "civil aviation authority", "the chief of protocol", "the pilots we reached", "Local clinic staff"],
)
def test_somebody_whom_no_table_knows_is_a_source(source: str) -> None:
    assert counted("Norway's foreign ministry", source) == 2


@pytest.mark.parametrize(
    "words", ["the harbour's log", "the same letter", "la carta abierta", "what was agreed on the quay", "the guest", "both"]
)
def test_a_thing_and_whoever_is_only_pointed_at_are_none_beside_a_source(words: str) -> None:
    assert counted("Norway's foreign ministry", words) == 1


@pytest.mark.parametrize("organ", ["a ministry statement", "Treasury", "Gobierno", "the Foreign Ministry", "the army"])
def test_an_organ_of_no_named_country_counts_with_the_one_government_that_speaks(organ: str) -> None:
    assert counted("Norway's defence ministry", organ) == 1
    assert counted("a ministry statement", organ) == 1  # nothing shows that they are of two


@pytest.mark.parametrize(
    "organ", ["the Arlo health ministry", "Denmark's army", "a diver of the navy", "a dismissed treasury clerk"]
)
def test_an_organ_of_another_place_is_not_that_governments(organ: str) -> None:
    assert counted("Norway's defence ministry", organ) == 2


@pytest.mark.parametrize("words", ["a harbour pilot", "a pilot of the dockers' union", "the harbour pilot"])
def test_who_is_called_by_the_title_of_one_who_is_named_is_perhaps_that_one(words: str) -> None:
    assert counted("Ola Lund", words) == 1


@pytest.mark.parametrize("words", ["another harbour pilot", "a harbour nurse", "a pilot"])
def test_who_is_called_otherwise_than_the_one_who_is_named_is_another(words: str) -> None:
    assert counted("Ola Lund", words) == 2


def test_one_office_that_two_papers_quote_is_one_source() -> None:
    assert counted("the harbour office", "The harbour office") == 1
    assert counted("two dockers", "two divers") == 2


def in_one_paper(*sources: str) -> int:
    """The independent origins of one claim that one paper has from these sources."""
    tellings = tuple(Instance(document="0", span=(n, n + 1), chain=(source,)) for n, source in enumerate(sources))
    cards = {"0": DocumentCard(id="0", outlet="Harbour Post", published="2031-03-01")}
    return settle_in(Claim(id="c", summary="The ferry sank.", instances=tellings), Setting(cards=cards)).n_independent


def test_unnamed_officials_of_two_governments_are_two_in_one_paper() -> None:
    assert in_one_paper("a Norwegian official", "two Danish officials") == 2


@pytest.mark.parametrize("other", ["a source", "two Norwegian diplomats", "an engineer"])
def test_other_unnamed_sources_of_one_paper_count_once(other: str) -> None:
    assert in_one_paper("a Norwegian official", other) == 1


def told_in(words: str, source: str) -> list[str]:
    """The origins that count where one paper tells it in these words of a source, and another has it from two dockers."""
    tellings = (
        Instance(document="0", span=(0, 9), chain=(source,)),
        Instance(document="1", span=(0, 9), chain=("two dockers",)),
    )
    cards = {str(n): DocumentCard(id=str(n), outlet=f"Harbour Post {n}", published="2031-03-01") for n in range(2)}
    setting = Setting(cards=cards, words={("0", (0, 9)): words})
    return [o.name for o in settle_in(Claim(id="c", summary="The ferry sank.", instances=tellings), setting).origins if o.counted]


@pytest.mark.parametrize("source", ["our shipping correspondent", "this newspaper", "a reporter of this agency"])
def test_a_papers_own_people_who_do_not_say_how_they_know_are_none_beside_a_source(source: str) -> None:
    assert told_in(f"The ferry sank, {source} believes.", source) == ["two dockers, through Harbour Post 1"]


@pytest.mark.parametrize(
    "words",
    ["Our correspondent saw the ferry sink.", "Our correspondent understands from divers that the ferry sank."],
)
def test_but_who_saw_it_or_asked_is_one(words: str) -> None:
    assert len(told_in(words, "Our correspondent")) == 2


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("a deputy of the ruling party", "the ruling party's deputy"),
        ("the bishop's driver", "the bishop's driver"),
        ("the stoker", "the stoker"),
    ],
)
def test_one_man_whom_two_papers_quote_without_his_name_is_one_source(here: str, there: str) -> None:
    assert counted(here, there) == counted(here) == 1


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("a diver from the yard", "a diver from the yard"),
        ("two dockers", "two dockers"),
        ("the yard's divers", "the yard's divers"),
        ("the bishop's driver", "the abbot's driver"),
        ("a deputy of the ruling party", "another deputy of the ruling party"),
    ],
)
def test_who_may_be_any_of_many_is_another(here: str, there: str) -> None:
    assert counted(here, there) == 2


@pytest.mark.parametrize("source", ["the bishop's driver", "two workers at the yard"])
def test_who_is_told_of_by_his_trade_is_no_bare_source(source: str) -> None:
    assert counted("Norway's foreign ministry", source) == 2
    assert counted("Norway's foreign ministry", "people familiar with the matter") == 1


def test_a_retired_man_is_perhaps_the_named_one_of_his_rank() -> None:
    assert counted("Ola Lund", "a retired harbour pilot") == 1
    assert counted("Ola Lund", "a retired harbour clerk") == 2

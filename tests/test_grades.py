"""Grades: a story for every rule, and every rule on the page that explains them."""

from pathlib import Path

import pytest
from test_origins import page, settled, told

from dragoman.linking.credits import credit_graph
from dragoman.linking.grades import RULES, hands
from dragoman.linking.tellings import Setting
from dragoman.types import Claim, Instance

PAGES = (page("1", "Harbour Post"), page("2", "Southern Eye"), page("3", "Bay Times"))
NEARER = Claim(id="c2", summary="He wrote to the premier.", instances=(told("1", "Nordstern"),))

STORIES: dict[str, tuple[tuple[Instance, ...], dict[str, object]]] = {
    "confirmed": ((told("1", "President Dahl"), told("2", "Minister Orlu")), {}),
    "on record": ((told("1", "Iris Holm"),), {}),
    "two newsrooms": ((told("1", "diplomatic sources"), told("2", "port insiders")), {}),
    "one newsroom": ((told("1", "Nordstern"),), {}),
    "far or unnamed": ((told("1", "Nordstern", "informed sources"),), {}),
    "contested": ((told("1", "diplomatic sources"), told("2", "port insiders"), told("3", "Iris Holm", stance="denies")), {}),
    "told otherwise": ((told("1", "Iris Holm"),), {"against": (NEARER,)}),
    "denied": ((told("1", "palace insiders"), told("2", "Iris Holm", stance="denies")), {}),
    "contradicted": ((told("2", "foreign media"),), {"related": (NEARER,)}),
    "unknown": ((told("1", "foreign media"),), {}),
}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_story(rule: str) -> None:
    instances, around = STORIES[rule]
    graded = settled(*instances, cards=PAGES, **around).grade
    assert (graded.credibility, graded.rule) == RULES[rule]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained_with_an_example(rule: str) -> None:
    value, words = RULES[rule]
    codebook = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text(encoding="utf-8")
    row = next(line for line in codebook.split("## Grades")[1].splitlines() if f"| {words} |" in line)
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[0] == (str(value) if value else "none")
    assert len(cells[2].split()) > 4


def test_hands_are_counted_from_the_source() -> None:
    def far(*instances: Instance) -> int:
        claim = Claim(id="c1", summary="", instances=instances)
        return hands(credit_graph(claim, Setting(cards={card.id: card for card in PAGES})))

    assert far(told("1")) == 1
    assert far(told("1", "Minister Orlu")) == 2
    assert far(told("1", "the daily Nordstern", "a diplomat")) == 3
    # From an outlet to its own page is no hand more.
    assert far(told("1", "the Southern Eye"), told("2", "a diplomat")) == 3


def test_factors_say_what_bears_on_it_and_where_it_stands() -> None:
    hedged = Instance(document="1", span=(0, 40), chain=("Nordstern", "informed sources"), hedges=((3, 9),))
    denial = told("2", "Iris Holm", stance="denies")
    factors = {factor.name: factor for factor in settled(hedged, denial, cards=PAGES).grade.factors}
    assert factors["hand"].value == "third-hand"
    assert factors["sources"].value == "unnamed"
    assert factors["hedged"].evidence[0].span == (0, 40)
    assert factors["denied"].value == "Iris Holm"
    assert factors["denied"].evidence[0].document == "2"

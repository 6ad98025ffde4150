"""Who is a party where reports name a state here and its minister there; what confirms, denies or copies without the deed."""

import json
from pathlib import Path

import pytest
from cases import Article, case_of, claim_with, told

from dragoman.linking.stances import confirms, points_back
from dragoman.linking.words import stems

_CASES = sorted((Path(__file__).parents[1] / "bench" / "cases").glob("*/gold.json"))

EXCHANGE: tuple[Article, ...] = (
    ("p1", "Sea Watch", "2020-09-07",
     "Norway and Sweden exchanged prisoners on Sunday, Norway's government said. Sweden's palace confirmed the exchange."),
)  # fmt: skip
LETTER: tuple[Article, ...] = (
    ("q1", "Harbour News", "2020-09-07",
     "President Ola Dahl of Norway met Swedish Prime Minister Eva Lind in Geneva on Sunday, the website Nordsyn says. "
     "The palace called the report a fairy tale."),
)  # fmt: skip


def test_who_confirms_a_deed_by_its_noun_is_an_instance_of_it() -> None:
    assert told(claim_with(case_of(*EXCHANGE), "p1", "exchanged prisoners")) == [("p1", "asserts"), ("p1", "asserts")]


def test_a_denial_of_the_report_denies_what_the_report_tells() -> None:
    assert ("q1", "denies") in told(claim_with(case_of(*LETTER), "q1", "Nordsyn"))


@pytest.mark.parametrize("text", ["The palace confirmed the talks.", "La presidencia confirmó el canje."])
def test_confirmations_are_known(text: str) -> None:
    assert confirms(text)


@pytest.mark.parametrize("text", ["Nobody has confirmed the talks.", "The palace did not confirm the talks."])
def test_what_is_not_confirmed_is_no_confirmation(text: str) -> None:
    assert not confirms(text)


def test_a_denial_may_point_back() -> None:
    assert points_back("She said that there had been no such promise.")
    assert not points_back("She denied any link with Norbank.")


def test_words_of_the_news_are_known_across_languages() -> None:
    assert set(stems("prisioneros en la frontera")) & set(stems("prisoners at the border")) == {"=prisoner", "=border"}


@pytest.mark.parametrize("path", _CASES, ids=[path.parent.name for path in _CASES])
def test_every_quotation_of_the_gold_stands_in_its_document(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    texts = {file.stem: json.loads(file.read_text(encoding="utf-8"))["text"] for file in (path.parent / "docs").glob("*.json")}
    items = [item for claim in gold["claims"] for item in claim["instances"]]
    items += [item for event in gold["events"] for item in event["mentions"]]
    assert [item["quote"] for item in items if texts[item["doc"]][item["start"] : item["end"]] != item["quote"]] == []

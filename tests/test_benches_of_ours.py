"""What our own sentences and affairs are labelled with: sound labels, and programs that read them."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from dragoman.types import ClaimStatus

ROOT = Path(__file__).parents[1]
COUNTS = sorted((ROOT / "models" / "corpora" / "attributions").glob("*.counts"))


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "bench" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


stances, origins = load("stances"), load("origins")


@pytest.mark.parametrize("path", sorted(stances.SENTENCES.glob("*.tsv")), ids=lambda path: path.stem)
def test_every_sentence_has_a_stance_and_stands_once(path: Path) -> None:
    found = list(stances.labelled(path))
    assert {stance for stance, _ in found} == set(stances.LABELS.values())
    assert len({sentence for _, sentence in found}) == len(found) >= 400
    assert all(sentence == sentence.strip() and "\t" not in sentence for _, sentence in found)


def test_stances_are_told_rightly_where_they_are_told() -> None:
    """On English that no row was written after; recall is another matter, and docs/scores.md has it."""
    figures = stances.figures(stances.labelled(stances.SENTENCES / "en2.tsv"))
    assert all(precision > 0.85 for _, precision in (figures["denies"], figures["no-comment"], figures["doubts"]))
    assert figures["asserts"][0] > 0.95


@pytest.mark.parametrize("path", COUNTS, ids=lambda path: path.stem)
def test_every_count_is_of_a_group_and_names_its_origins(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    counted = list(origins.claims_of(path.stem))
    assert len(counted) == len(lines) > 0
    assert all(claim.status in get_args(ClaimStatus) for claim in counted)
    assert all(claim.independent == len(claim.origins) > 0 for claim in counted)


def test_a_claim_is_given_the_tellings_of_its_group() -> None:
    claim = next(claim for claim in origins.claims_of("w5") if claim.name == "date 10 April")
    reports, _, case = next(origins.affairs_of("w5"))
    made = origins.given(claim, reports, case)
    assert made is not None
    ids = {reports[report][0].id for report, _ in claim.members}
    assert {instance.document for instance in made.instances} <= ids
    assert len(made.instances) > 1

"""What our own sentences and affairs are labelled with: sound labels, and programs that read them."""

import importlib.util
import json
import sys
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


sys.path.insert(0, str(ROOT / "bench"))  # where a program's own modules stand beside it
stances, origins, deeds, renamed = load("stances"), load("origins"), load("deeds"), load("renamed")


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


@pytest.mark.parametrize("path", sorted(deeds.AFFAIRS.glob("*.groups")), ids=lambda path: path.stem)
def test_every_mark_of_a_group_is_a_deed_of_its_report(path: Path) -> None:
    affairs = list(deeds.affairs_of(path.stem))
    texts = {document.id: document.text for documents, _ in affairs for document in documents}
    marks = [mark for _, found in affairs for mark in found]
    assert marks
    assert all(texts[mark.document][slice(*mark.span)] == mark.words for mark in marks)
    grouped = set(deeds.groups_of(path.stem).values())
    assert {mark.deed for mark in marks} & grouped


def test_a_mark_is_found_in_the_event_that_holds_its_deed() -> None:
    documents, marks = next(deeds.affairs_of(min(path.stem for path in deeds.AFFAIRS.glob("*.groups"))))
    assert not any(found.event for found in deeds.placed(marks, []))
    assert len(documents) == deeds.REPORTS


def test_a_renamed_case_keeps_its_passages(tmp_path: Path) -> None:
    text = "Ola Dahl met Berg in Varna. Dahl, aides said, was late."
    start = text.index("Dahl, aides")
    passage = {"doc": "1", "start": start, "end": len(text)}
    gold = {"claims": [{"summary": "Dahl was late.", "instances": [dict(passage)]}], "events": [{"mentions": [dict(passage)]}]}
    (tmp_path / "case" / "docs").mkdir(parents=True)
    (tmp_path / "case" / "docs" / "1.json").write_text(json.dumps({"id": "1", "text": text}), encoding="utf-8")
    (tmp_path / "case" / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    made = renamed.renamed(tmp_path / "case", [("Ola Dahl", "Ismene Okonkwo"), ("Dahl", "Okonkwo")], tmp_path / "made")
    now = json.loads((made / "docs" / "1.json").read_text(encoding="utf-8"))["text"]
    found = json.loads((made / "gold.json").read_text(encoding="utf-8"))
    assert found["claims"][0]["summary"] == "Okonkwo was late."
    for item in (*found["claims"][0]["instances"], *found["events"][0]["mentions"]):
        assert now[item["start"] : item["end"]] == "Okonkwo, aides said, was late."


@pytest.mark.parametrize("path", sorted(renamed._TABLES.glob("*.tsv")), ids=lambda path: path.stem)
def test_names_are_put_in_place_of_whole_names_first(path: Path) -> None:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert all(len(row) == 2 and row[0] != row[1] and all(row) for row in rows)
    for number, (name, _) in enumerate(rows):
        assert not any(earlier in name for earlier, _ in rows[:number]), name

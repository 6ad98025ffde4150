"""Our own corpora of attributions and deeds: their marks are sound, and a mark that is none is named."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

MODELS = Path(__file__).parents[1] / "models"
CORPORA = MODELS / "corpora"


def load_marked() -> ModuleType:
    spec = importlib.util.spec_from_file_location("marked", MODELS / "marked.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


marked = load_marked()


@pytest.mark.parametrize("kind", ["attributions", "deeds"])
def test_every_document_is_well_marked(kind: str) -> None:
    records = list(marked.records(CORPORA / kind))
    assert len(records) > 500
    assert all(record[kind] for record in records)
    assert len({record["id"] for record in records}) == len(records)


def test_a_split_content_is_one() -> None:
    text = "[k1:“We sail,”] [s1:the pilot] [c1:said], [k1:“at dawn.”]"
    (found,) = marked.read_marked(text)["attributions"]
    plain = "“We sail,” the pilot said, “at dawn.”"
    assert [plain[a:b] for a, b in found["content"]] == ["“We sail,”", "“at dawn.”"]
    assert found["level"] == 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[s1:She] [c1:left.", "never closed"),
        ("[s1:She] said]", "too many"),
        ("[s1:She] [c1:said].", "no content"),
        ("[s1:She ][c1:said] [k1:so].", "blank at the edge"),
        ("[e1/nap/planned:slept]", "no such kind"),
        ("[e1/visit/planned:is due] in [l2:Varna]", "of no deed"),
    ],
)
def test_a_bad_mark_is_named(text: str, complaint: str) -> None:
    with pytest.raises(marked.MarkError, match=complaint):
        marked.read_marked(text)


GROUPS = sorted(CORPORA.glob("*/*.groups"))


def marks_of(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    return [marked.read_numbered(text)[1] for _, text in marked.documents(path)]


@pytest.mark.parametrize("groups", GROUPS, ids=lambda path: path.stem)
def test_every_group_joins_marks_of_one_affair(groups: Path) -> None:
    reports = marks_of(groups.with_suffix(".txt"))
    seen: set[str] = set()
    for line in groups.read_text(encoding="utf-8").splitlines():
        members = [member.partition("=")[0] for member in line.rpartition(":")[2].split()]
        places = [member.partition(".") for member in members]
        assert len(members) > 1, line
        assert len({(int(report) - 1) // 8 for report, _, _ in places}) == 1, line
        assert all(mark in reports[int(report) - 1] for report, _, mark in places), line
        assert not seen & set(members), line
        seen |= set(members)
    assert seen


@pytest.mark.parametrize("path", sorted(CORPORA.glob("*/*.tr")), ids=lambda path: path.stem)
def test_a_report_in_another_language_has_the_same_deeds(path: Path) -> None:
    originals = list(marked.documents(path.with_suffix(".txt")))
    for _, title, text in marked.titled(path):
        number, language, *_ = title.split()
        assert len(language) == 2
        here, there = (marked.read_marked(one)["deeds"] for one in (text, originals[int(number) - 1][1]))
        assert [(deed["kind"], deed["status"]) for deed in here] == [(deed["kind"], deed["status"]) for deed in there]

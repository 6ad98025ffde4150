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

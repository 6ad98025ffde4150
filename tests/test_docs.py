"""The documentation says what the code does."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

import dragoman
from dragoman import types
from dragoman.ingest.formats import LIST, SUFFIXES
from dragoman.reading.deed_kinds import KINDS
from dragoman.reading.lexicon import rows
from dragoman.types.watching import News, Round, SourceReport

ROOT = Path(__file__).parents[1]
CODEBOOK = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "label",
    sorted(
        {
            value
            for kind in (
                types.SectionKind,
                types.ActorKind,
                types.SpeakerKind,
                types.Form,
                types.TimeType,
                types.ParticipantRole,
                types.Status,
                types.Audience,
                types.CitationKind,
                types.Engine,
                types.ReadingLevel,
            )
            for value in get_args(kind)
        }
        | {row["kind"] for row in rows("events")}
        | {"statement", "deed", *KINDS}
    ),
)
def test_every_label_is_in_the_codebook(label: str) -> None:
    assert f"`{label}`" in CODEBOOK


def test_the_codebook_has_no_kind_that_is_not_in_the_lexicon() -> None:
    table = CODEBOOK.split("## Events: kinds")[1].split("\n## ")[0]
    documented = set(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE))
    assert documented == {row["kind"] for row in rows("events")} | {"statement", "deed", *KINDS}


def test_the_changelog_has_this_version() -> None:
    assert f"## {dragoman.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_page_that_a_page_links_to_is_there() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


def test_the_tutorial_quotes_the_demo(run) -> None:
    brief = run("demo").out
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    quoted = re.findall(r"^> (.+)$", tutorial, re.MULTILINE)
    assert len(quoted) > 3
    for line in quoted:
        assert line in brief, line


def test_commands_of_the_readme_are_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert "dragoman" in scripts
    assert "dragoman demo" in readme
    assert "python -m pytest" in readme


@pytest.mark.parametrize("stage", sorted(p.stem for p in (ROOT / "src/dragoman/reading").rglob("*.py") if p.stem != "__init__"))
def test_every_stage_is_explained(stage: str) -> None:
    assert f"`{stage}`" in (ROOT / "docs" / "how-reading-works.md").read_text(encoding="utf-8")


def test_every_format_is_in_the_reference_and_no_other() -> None:
    section = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").split("## dragoman read")[1].split("\n## ")[0]
    table = section.split("| ending |")[1].split("\n\n")[0]
    documented = {ending for row in table.splitlines() for ending in re.findall(r"`(\.[\w.]+)`", row.split("|")[1])}
    assert documented == set(SUFFIXES)


@pytest.mark.parametrize("format_", ["text", "HTML", "PDF", "DOCX", "EML", "JSON", "JSON Lines", "RSS or Atom", "WARC"])
def test_every_format_is_in_the_help(format_: str, run) -> None:
    assert format_ in LIST
    assert format_ in " ".join(run("read", "--help").out.split())


def test_the_report_of_a_round_is_documented() -> None:
    page = (ROOT / "docs" / "watching.md").read_text(encoding="utf-8")
    for field in (*Round.__struct_fields__, *SourceReport.__struct_fields__, *News.__struct_fields__):
        assert f"`{field}`" in page, field


def test_the_checksums_of_the_networks_are_theirs() -> None:
    told = dict(
        re.findall(r"^\| `([\w.]+)` \| `([0-9a-f]{64})` \|$", (ROOT / "models" / "FIGURES.md").read_text("utf-8"), re.MULTILINE)
    )
    shipped = [path for path in (ROOT / "src" / "dragoman" / "models").iterdir() if path.suffix in (".onnx", ".txt")]
    assert {path.name: told.get(path.name) for path in shipped} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in shipped
    }

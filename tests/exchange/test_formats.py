"""What holds for every format."""

from pathlib import Path

import pytest
from exported import written

from dragoman.exchange.formats import FORMATS
from dragoman.workspace.cases import Workspace

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_same_case_gives_the_same_bytes(format: str, case: Workspace) -> None:
    assert written(case, format) == written(case, format) != b""


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_is_documented_with_what_it_loses(format: str) -> None:
    section = PAGE.split(f"\n## {format}\n")[1].split("\n## ")[0]
    assert "**Lost:**" in section


def test_no_other_format_is_documented() -> None:
    documented = {line[3:] for line in PAGE.splitlines() if line.startswith("## ")} - {"Importing corrected annotations"}
    assert documented == set(FORMATS)


def test_every_column_of_the_event_table_is_in_the_documentation() -> None:
    from dragoman.exchange.plover import COLUMNS

    section = PAGE.split("\n## plover-csv\n")[1].split("\n## ")[0]
    for column in COLUMNS:
        assert f"| `{column.name}` | {column.kind} | {column.meaning} |" in section


def test_every_table_is_in_the_documentation() -> None:
    from dragoman.exchange.tables import TABLES

    section = PAGE.split("\n## csv\n")[1].split("\n## ")[0]
    for table in TABLES:
        assert f"`{table.name}`" in section

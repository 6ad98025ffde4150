"""A case from the command line, on a store of its own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli

REPORTS = [
    (
        "a",
        "Harbour Times",
        "2021-05-02",
        "The website Polaris.org said that President Viktor Orlan met Prime Minister Astrid Holm in Varna.",
    ),
    (
        "b",
        "Evening Courier",
        "2021-05-03",
        "President Viktor Orlan met Prime Minister Astrid Holm in Varna, according to Polaris.org.",
    ),
    (
        "c",
        "Norland News",
        "2021-05-04",
        "Foreign Minister Lena Dahl will meet envoy Tomas Berg in Oslo on 9 May 2021, the ministry said.",
    ),
]


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports; the store's address is set."""
    monkeypatch.setenv("DRAGOMAN_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    folder = tmp_path / "reports"
    folder.mkdir()
    for id, publisher, published, text in REPORTS:
        record = {"id": id, "publisher": publisher, "published": published, "text": text}
        (folder / f"{id}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, list(arguments))
    assert result.exit_code == code, result.output
    return result.output


def lines(*arguments: str) -> list[dict]:
    return [json.loads(line) for line in run(*arguments, "--format", "json").splitlines()]


def test_the_demo_case_is_made_of_what_comes_with_the_package(case: Path) -> None:
    assert "dragoman serve" in run("case", "demo")
    assert "demo\t11 documents" in run("case", "list")
    assert {claim["status"] for claim in lines("claims", "demo")} >= {"denied", "single-origin"}
    run("case", "demo", code=1)  # there is one now


def test_a_case_is_made_filled_and_told(case: Path, tmp_path: Path) -> None:
    run("case", "new", "strait")
    assert "added 3" in run("add", "strait", str(case))
    assert "3 already there" in run("add", "strait", str(case))
    assert "strait\t3 documents" in run("case", "list")
    claims = lines("claims", "strait")
    assert all(claim["instances"] for claim in claims)
    assert not [claim for claim in claims if claim["status"] == "independently-corroborated"]
    assert {"Viktor Orlan", "Astrid Holm"} <= {actor["name"] for actor in lines("actors", "strait")}
    assert any(event["status"] == "planned" for event in lines("events", "strait"))
    assert "Dahl" in run("pending", "strait", "--as-of", "2021-06-01")
    assert lines("pending", "strait", "--as-of", "2021-06-01")[0]["event"]["status"] == "planned"
    assert "Varna" in run("search", "strait", "Varna")
    for name in ("claims", "events", "actors"):
        assert run(name, "strait")
    page = tmp_path / "brief.html"
    run("brief", "strait", "--as-of", "2021-06-01", "-o", str(page))
    assert "<html" in page.read_text(encoding="utf-8")
    assert "Orlan" in run("brief", "strait", "--as-of", "2021-06-01")


def test_what_is_removed_leaves_nothing(case: Path) -> None:
    run("case", "new", "strait")
    run("add", "strait", str(case))
    run("remove", "strait", "c")
    assert "Dahl" not in json.dumps(lines("actors", "strait"))
    assert "Dahl" not in json.dumps(lines("events", "strait"))
    assert "no document" in str(CliRunner().invoke(cli, ["remove", "strait", "c"]).exception)


def test_rereading_a_case_that_is_up_to_date_changes_nothing(case: Path) -> None:
    run("case", "new", "strait")
    run("add", "strait", str(case))
    before = lines("claims", "strait")
    assert "up to date" in run("reread", "strait")
    assert "0 changed" in run("reread", "strait", "--all")
    assert {c["summary"] for c in lines("claims", "strait")} == {c["summary"] for c in before}


def test_a_correction_takes_effect_and_can_be_taken_back(case: Path) -> None:
    run("case", "new", "strait")
    run("add", "strait", str(case))
    actor = next(a for a in lines("actors", "strait") if a["name"] == "Viktor Orlan")
    run("correct", "strait", "rename", actor["id"], "--value", "Viktor A. Orlan", "--author", "ana")
    assert "Viktor A. Orlan" in {a["name"] for a in lines("actors", "strait")}
    run("correct", "strait", "undo", "1", "--author", "ana")
    assert "Viktor A. Orlan" not in {a["name"] for a in lines("actors", "strait")}
    assert "taken back" in run("ledger", "strait")


def test_an_event_takes_the_status_that_the_analyst_gives(case: Path) -> None:
    run("case", "new", "strait")
    run("add", "strait", str(case))
    event = next(e for e in lines("events", "strait") if e["status"] == "planned")
    run("correct", "strait", "status", event["id"], "--value", "cancelled", "--author", "ana")
    corrected = next(e for e in lines("events", "strait") if e["corrections"])
    assert corrected["status"] == "cancelled" and corrected["participants"] == event["participants"]
    run("correct", "strait", "undo", "1", "--author", "ana")
    assert not [e for e in lines("events", "strait") if e["status"] == "cancelled"]


def test_errors_are_one_line(case: Path) -> None:
    from dragoman.errors import BadCorrection, CaseExists, NoSuchCase, NoSuchItem

    def error(*arguments: str) -> type:
        return type(CliRunner().invoke(cli, list(arguments)).exception)

    assert error("claims", "nowhere") is NoSuchCase
    run("case", "new", "strait")
    assert error("case", "new", "strait") is CaseExists
    assert error("correct", "strait", "rename", "x", "--value", "y") is NoSuchItem
    assert error("correct", "strait", "merge", "x") is BadCorrection
    run("add", "strait", str(case))
    claim = lines("claims", "strait")[0]["id"]
    assert error("correct", "strait", "status", claim, "--value", "cancelled") is BadCorrection
    assert error("correct", "strait", "rename", claim, "--value", "x") is BadCorrection

"""The command: its formats, its help, its documentation."""

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dragoman.cli import cli
from dragoman.types import from_json, json_schema

DOCS = Path(__file__).parents[1] / "docs"


def commands() -> list[tuple[str, click.Command]]:
    context = click.Context(cli)
    return [(name, command) for name in cli.list_commands(context) if (command := cli.get_command(context, name))]


def test_help_imports_nothing_heavy() -> None:
    program = "import sys\nfrom dragoman.cli import main\ntry:\n main(['-h'])\nexcept SystemExit:\n print(sorted(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules = answer.stdout.split("[")[-1]
    assert not [heavy for heavy in ("'spacy'", "'httpx'", "'trafilatura'", "'rich'", "'jinja2'", "'numpy'") if heavy in modules]


def test_the_installed_command_writes_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Ja,” sagte Minister Österle.", encoding="utf-8")
    command = [sys.executable, "-m", "dragoman", "read", str(tmp_path / "a.txt"), "--format", "json"]
    answer = subprocess.run(command, capture_output=True, check=True, env={"LANG": "C", "LC_ALL": "C", "PATH": "/usr/bin"})
    assert "Österle" in answer.stdout.decode("utf-8")


@pytest.mark.parametrize("format_", ["table", "json", "html", "markdown"])
def test_the_demo_speaks_every_format(run, format_: str) -> None:
    outcome = run("demo", "--format", format_)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Polaris.org" in outcome.out


def test_json_is_the_contract(run) -> None:
    reading = from_json(run("demo", "--format", "json").out)
    assert reading.attributions and reading.events and reading.citations and reading.positions


def test_schema_is_that_of_the_types(run) -> None:
    assert json.loads(run("schema").out) == json.loads(json.dumps(json_schema()))


def test_workers_change_nothing(run, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Minister Orlu said that {number} envoys left on Monday.")
    alone = run("read", tmp_path, "--format", "json").out
    assert run("read", tmp_path, "--format", "json", "--workers", "2").out == alone


def test_output_goes_to_a_file(run, tmp_path: Path) -> None:
    assert run("demo", "-o", tmp_path / "brief.md").out == ""
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").startswith("# ")
    assert "another place" in run("demo", "-o", tmp_path / "no" / "brief.md").complaint


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_and_option_is_in_the_reference(name: str, command: click.Command) -> None:
    reference = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert f"## dragoman {name}" in reference
    section = reference.split(f"## dragoman {name}")[1].split("\n## ")[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert all(f"`{option}" in section for option in parameter.opts), parameter.opts


@pytest.mark.parametrize("name", ["user", "key", "store"])
def test_every_command_of_these_groups_is_in_the_reference(name: str) -> None:
    reference = (DOCS / "cli.md").read_text(encoding="utf-8")
    group = dict(commands())[name]
    assert isinstance(group, click.Group)
    section = reference.split(f"## dragoman {name}\n")[1].split("\n## ")[0]
    assert set(re.findall(rf"^### dragoman {name} (\w+)$", section, re.MULTILINE)) == set(group.commands)
    for inner, command in group.commands.items():
        part = section.split(f"### dragoman {name} {inner}\n")[1].split("\n### ")[0]
        options = [option for one in command.params if isinstance(one, click.Option) for option in one.opts]
        assert set(re.findall(r"`(--[\w-]+)`", part)) == set(options)


def test_the_reference_names_no_command_that_is_not_there() -> None:
    reference = (DOCS / "cli.md").read_text(encoding="utf-8")
    documented = {line.removeprefix("## dragoman ").strip() for line in reference.splitlines() if line.startswith("## dragoman ")}
    assert documented == {name for name, _ in commands()}

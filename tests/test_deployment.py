"""What the guide and the files in `deploy` say is what the program takes."""

import re
from pathlib import Path

from dragoman.cli import cli
from dragoman.cli.serve import command
from dragoman.web.pages.sign_in import SignIn

ROOT = Path(__file__).parents[1]
FILES = [ROOT / "docs" / "deployment.md", ROOT / "docs" / "security.md", *(ROOT / "deploy").iterdir()]
SAID = {path.name: path.read_text(encoding="utf-8") for path in FILES}
KNOWN = {option for parameter in command.params for option in parameter.opts}


def test_every_setting_is_an_option() -> None:
    taken = {"DRAGOMAN_" + option.removeprefix("--").replace("-", "_").upper() for option in KNOWN} | {
        "DRAGOMAN_OIDC_CLIENT_SECRET"
    }
    for name, words in SAID.items():
        assert set(re.findall(r"DRAGOMAN_[A-Z_]*[A-Z]", words)) <= taken, name


def test_every_command_and_option_is_there() -> None:
    context = cli.make_context("dragoman", ["serve"], resilient_parsing=True)
    for name, words in SAID.items():
        for found in re.findall(r"dragoman (serve|user|key|store|case)(?: (\w+))?", words):
            group = cli.get_command(context, found[0])
            assert group is not None
            inner = getattr(group, "commands", None)
            assert inner is None or not found[1] or found[1] in inner, (name, found)
        for option in re.findall(r"`dragoman serve ([^`]*)`", words) + re.findall(r"\(`(--[\w-]+)`\)", words):
            assert set(re.findall(r"--[\w-]+", option)) <= KNOWN, (name, option)


def test_the_address_to_register_is_the_one_that_is_served() -> None:
    path = re.search(r"https://cases\.example(/sign-in\S+?)`", SAID["deployment.md"])
    assert path is not None
    assert path[1] in {route for handler in vars(SignIn).values() for route in getattr(handler, "paths", ())}


def test_the_unit_and_the_image_start_the_program() -> None:
    assert "ExecStart=/opt/dragoman/bin/dragoman serve" in SAID["dragoman.service"]
    assert 'ENTRYPOINT ["dragoman"]' in SAID["Containerfile"]
    assert "USER dragoman" in SAID["Containerfile"]

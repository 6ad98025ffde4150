"""What the guide and the files in `deploy` say is what the program takes."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


# -- by the programs that read them -------------------------------------------------------------------------------------------


def program(name: str) -> str:
    """Where a program is; whoever has none skips the test."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"no {name} here (Debian's package {'systemd' if name == 'systemd-analyze' else name})")
    return found


def said_by(*command: object, **environment: str) -> str:
    """What a program says of a file; it must have nothing against it."""
    done = subprocess.run(
        [str(word) for word in command], env=os.environ | environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = SAID["dragoman.service"].replace("/opt/dragoman/bin/dragoman serve", f"{sys.executable} -m dragoman serve")
    (tmp_path / "dragoman.service").write_text(unit)
    told = said_by(program("systemd-analyze"), "verify", "--man=no", tmp_path / "dragoman.service")
    assert "dragoman.service" not in told, told


def test_nginx_takes_its_file(tmp_path: Path) -> None:
    nginx, openssl = program("nginx"), program("openssl")
    made = ("-newkey", "rsa:2048", "-nodes", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "fullchain.pem", "-days", "2")
    said_by(openssl, "req", "-x509", *made, "-subj", "/CN=cases.example")
    (tmp_path / "site.conf").write_text(SAID["nginx.conf"].replace("/etc/ssl/cases.example", str(tmp_path)))
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; include {tmp_path}/site.conf; }}"
    )
    assert "[emerg]" not in said_by(nginx, "-t", "-c", tmp_path / "nginx.conf")


def test_caddy_takes_its_file(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    file = ROOT / "deploy" / "Caddyfile"
    told = said_by(program("caddy"), "validate", "--adapter", "caddyfile", "--config", file, **home)
    assert "Valid configuration" in told
    adapted = json.loads(subprocess.run(
        [program("caddy"), "adapt", "--adapter", "caddyfile", "--config", str(file)],
        env=os.environ | home | {"NAME": "cases.example", "SERVER": "dragoman:8000"},
        capture_output=True, text=True, timeout=60, check=True,
    ).stdout)  # fmt: skip
    words = json.dumps(adapted)
    assert "cases.example" in words
    assert "dragoman:8000" in words


# -- the container, which nothing here can run --------------------------------------------------------------------------------

_INSTRUCTIONS = frozenset("FROM COPY RUN USER VOLUME ENV EXPOSE HEALTHCHECK ENTRYPOINT CMD WORKDIR ARG LABEL".split())


def instructions() -> list[tuple[str, str]]:
    """The instructions of the container file, each with its words, continued lines put together."""
    text = re.sub(r"^\s*#.*\n", "", SAID["Containerfile"], flags=re.MULTILINE).replace("\\\n", "")
    lines = [line for line in text.splitlines() if line.strip()]
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines]


def test_the_container_file_is_well_formed() -> None:
    found = instructions()
    assert found[0][0] == "FROM"
    assert {name for name, _ in found} <= _INSTRUCTIONS
    stages = {words.split(" AS ")[1] for name, words in found if name == "FROM" and " AS " in words}
    assert {source for _, words in found for source in re.findall(r"--from=(\S+)", words)} <= stages
    assert all(re.search(r":\d", words.split()[0]) for name, words in found if name == "FROM"), "an image without a version"
    last = max(number for number, (name, _) in enumerate(found) if name == "USER")
    assert found[last][1] == "dragoman"
    assert not [words for name, words in found[last:] if name == "RUN"]
    for name, words in found:
        if words.startswith("["):
            assert all(isinstance(word, str) for word in json.loads(words)), name


@pytest.mark.parametrize("public", ["", "https://cases.example"])
def test_the_health_check_of_the_container_asks_a_server_that_answers(tmp_path: Path, public: str) -> None:
    words = next(words for name, words in instructions() if name == "HEALTHCHECK")
    check = json.loads(words.removeprefix("CMD "))
    store = f"sqlite:///{tmp_path}/s.db"
    subprocess.run(
        [sys.executable, "-m", "dragoman", "user", "add", "Ann", "--role", "owner", "--store", store],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    environment = os.environ | {"DRAGOMAN_STORE": store, "DRAGOMAN_PORT": "0", "DRAGOMAN_AUTH": "1"}
    if public:
        environment |= {"DRAGOMAN_PUBLIC_URL": public}
    command = [sys.executable, "-c", "from dragoman.cli import main; main(['serve'])"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()
            port = listening_port(server.pid)
            asked = [sys.executable, *check[1:-1], check[-1].replace("127.0.0.1:8000", f"127.0.0.1:{port}")]
            assert subprocess.run(asked, env=environment, timeout=60, check=False).returncode == 0
            assert subprocess.run([*asked[:-1], asked[-1].replace("/health", "/cases")], env=environment, timeout=60,
                                  capture_output=True, check=False).returncode != 0  # fmt: skip
        finally:
            server.terminate()


def listening_port(pid: int) -> int:
    """The port on which a process listens, as the kernel tells it."""
    sockets = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
            return int(fields[1].rpartition(":")[2], 16)
    raise AssertionError("it listens nowhere")

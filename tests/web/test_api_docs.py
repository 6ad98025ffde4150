"""docs/api.md: its commands do what it says."""

import re
import shlex
from pathlib import Path

import pytest
from api_cases import RULES
from litestar.testing import TestClient

from dragoman.web.api.document import document_of
from dragoman.web.app import create_app, described_app
from dragoman.workspace.cases import Workspace

GUIDE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
SERVER = "http://127.0.0.1:8000"
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]
FILES = {
    "report.txt": b"Foreign ministers Lena Dahl and Omar Sahl met in Vienna on 19 April, a spokesman of Orland said.",
    "page.html": b"<html><body><p>Omar Sahl said that the strait is open to all ships.</p></body></html>",
    "articles.jsonl": b'{"id": "nord", "text": "Lena Dahl said that the talks will go on."}\n',
}


class Curl:
    """As much of curl as the guide uses, on a test client."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def __call__(self, command: str) -> tuple[int, str]:
        """Status and body of the answer."""
        name, *words = shlex.split(command, comments=True)
        assert name == "curl", command
        method, headers, url, body, files, fields = "GET", {"Prefer": "wait=60"}, "", None, [], {}
        kept = None
        while words:
            word = words.pop(0)
            if word == "-X":
                method = words.pop(0)
            elif word == "-H":
                key, _, value = words.pop(0).partition(": ")
                headers[key] = value
            elif word in ("-d", "--data-binary"):
                given = words.pop(0)
                method = "POST" if method == "GET" else method
                body = FILES[given[1:]] if given.startswith("@") else given.encode()
            elif word == "-F":
                key, _, value = words.pop(0).partition("=")
                method = "POST"
                if value.startswith("@"):
                    files.append((key, (value[1:], FILES[value[1:]])))
                else:
                    fields[key] = value
            elif word == "-o":
                kept = words.pop(0)
            elif word != "-N":
                assert word.startswith(SERVER), word
                url = word.removeprefix(SERVER)
        answer = self.client.request(method, url, headers=headers, content=body, files=files or None, data=fields or None)
        if kept is not None:
            FILES[kept] = answer.content
        return answer.status_code, answer.text


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("guide")
    with Workspace.open(f"sqlite:///{folder}/store.db") as workspace, TestClient(create_app(workspace, RULES)) as client:
        yield client


def test_the_commands_of_the_guide_do_what_it_says(client):
    curl = Curl(client)
    assert len(COMMANDS) > 35
    for command in COMMANDS:
        for name, value in _values(client, command):
            command = command.replace(name, value)
        expected = re.search(r"  # (\d{3})$", command)
        status, body = curl(command)
        assert status == int(expected[1] if expected else 200), (command, body)


def _values(client: TestClient, command: str) -> list[tuple[str, str]]:
    """What stands for a variable of the guide at this moment."""
    found = {
        "$NEXT": lambda: client.get("/api/v1/cases/strait/actors?limit=2").json()["next"],
        "$ETAG": lambda: client.get("/api/v1/cases/strait/claims").headers["etag"].replace('"', '\\"'),
        "$ACTOR": lambda: client.get("/api/v1/cases/strait/actors?name=sahl").json()["items"][0]["id"],
    }
    return [(name, value()) for name, value in found.items() if name in command]


def test_the_guide_names_every_filter():
    table = dict(re.findall(r"^\| `(\w+)` \| (`.+) \|$", GUIDE, re.MULTILINE))
    document = document_of(described_app())
    for path, filters in table.items():
        operation = document["paths"][f"/api/v1/cases/{{case}}/{path}"]["get"]
        given = {one["name"] for one in operation["parameters"] if one["in"] == "query"} - {"cursor", "limit", "order"}
        assert set(re.findall(r"`(\w+)`", filters)) == given, path


def test_the_guide_names_every_status():
    told = {status for row in re.findall(r"^\| ([\d, ]+) \|", GUIDE, re.MULTILINE) for status in row.split(", ")}
    answered = set(document_of(described_app())["components"]["responses"]) - {"500"}
    assert told == answered

"""The application as a whole: what every answer bears."""

import pytest
from litestar.testing import TestClient

from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Workspace


@pytest.fixture
def client(tmp_path):
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        workspace.repository.new_case("strait")
        with TestClient(create_app(workspace, Settings())) as client:
            yield client


def test_the_first_page_lists_the_cases(client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert "strait" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_api_lists_the_cases(client):
    assert client.get("/api/v1/cases").json()["items"][0]["name"] == "strait"


@pytest.mark.parametrize(("path", "kind"), [("/nowhere", "text/html"), ("/api/v1/nowhere", "application/problem+json")])
def test_what_is_not_there_is_told_in_the_clients_form(client, path, kind):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith(kind)


def test_the_api_describes_itself(client):
    described = client.get("/api/v1/schema/openapi.json").json()
    assert "/api/v1/cases" in described["paths"]

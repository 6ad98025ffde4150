"""Corrected annotations come back by the API and by the page, as they do by the command."""

import io
import re
import zipfile

import pytest
from api_cases import CASE, corrected
from litestar.testing import TestClient
from web_forms import armed

from dragoman.web.app import create_app
from dragoman.web.settings import Settings

HERE = f"/api/v1/cases/{CASE}"
PAGE = f"/cases/{CASE}/corrections/annotations"


@pytest.fixture
def archive(own_api) -> bytes:
    return own_api.get(f"{HERE}/exports/brat").content


def sent(client, content: bytes, name: str = "corrected.zip", **query):
    return client.post(f"{HERE}/annotations", params=query, files={"file": (name, content)})


def test_what_was_corrected_comes_back_as_corrections(own_api, archive):
    assert sent(own_api, archive).json() == {"dry_run": False, "changes": [], "refused": []}
    tried = sent(own_api, corrected(archive), dry_run="true").json()
    assert tried["dry_run"]
    # the visit is announced by one report alone; of the meeting another says that it was held; "talks" is no deed of the case
    assert {change["state"] for change in tried["changes"]} == {"done", "noted", "not kept"}
    assert all("status is cancelled, not planned" in change["words"] and not change["entries"] for change in tried["changes"])
    assert own_api.get(f"{HERE}/corrections").json()["items"] == []
    done = sent(own_api, corrected(archive)).json()
    assert [change["words"] for change in done["changes"]] == [change["words"] for change in tried["changes"]]
    ledger = own_api.get(f"{HERE}/corrections").json()["items"]
    assert [entry["id"] for entry in ledger] == [id for change in done["changes"] for id in change["entries"]]
    assert {(entry["action"], entry["note"]) for entry in ledger} == {
        ("status", "annotations in corrected.zip"),
        ("note", "annotations in corrected.zip"),
    }
    assert [entry["value"] for entry in ledger if entry["action"] == "status"] == ["cancelled"]
    again = sent(own_api, corrected(archive)).json()
    assert {change["state"] for change in again["changes"]} == {"already so", "not kept"}


def test_files_of_the_archive_do_as_well(own_api, archive):
    with zipfile.ZipFile(io.BytesIO(corrected(archive))) as files:
        parts = [("file", (name, files.read(name))) for name in ("courier.ann", "courier.txt")]
    done = own_api.post(f"{HERE}/annotations", files=parts).json()
    assert {change["document"] for change in done["changes"]} == {"courier"}
    assert done["changes"][0]["words"] == "“visit” (courier, 18–23): status is cancelled, not planned"
    assert done["changes"][0]["state"] == "done"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.ann", b"T1\tPerson 0 1\tx\n", "belongs to no document of this case"),
        ("report.txt", b"words", "holds no annotations"),
        ("broken.zip", b"PK no archive", "damaged"),
        ("empty.zip", b"", "needs a file"),
    ],
)
def test_what_is_no_export_is_refused(own_api, name, content, words):
    refused = sent(own_api, content, name)
    assert refused.status_code == 422
    assert refused.json()["type"] == "urn:dragoman:error:BadAnnotations"
    assert words in refused.json()["detail"]


def test_other_bodies_are_refused(own_api, archive):
    assert own_api.post(f"{HERE}/annotations", content=archive, headers={"Content-Type": "application/zip"}).status_code == 415
    assert own_api.post("/api/v1/cases/nowhere/annotations", files={"file": ("c.zip", archive)}).status_code == 404


def test_an_archive_that_swells_is_refused(told):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ann", bytes(9_000_000))
    with TestClient(create_app(told, Settings(engine="rules", largest_upload=1_000_000))) as client:
        refused = sent(client, out.getvalue())
    assert refused.status_code == 422
    assert "holds more than" in refused.json()["detail"]


@pytest.mark.parametrize("declared", ["UTF-7", "utf-16", "IBM037"])
def test_a_document_type_cannot_hide_in_another_encoding(own_api, declared):
    archive = own_api.get(f"{HERE}/exports/cas").content
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        name = next(name for name in files.namelist() if name.endswith(".xmi") and "/" not in name)
        plain = re.sub(rb"^\s*<\?xml.*?\?>", b"", files.read(name))
    refused = sent(own_api, b'<?xml version="1.0" encoding="%s"?>' % declared.encode() + plain, name)
    assert refused.status_code == 422
    assert "is not written in UTF-8" in refused.json()["detail"]


def test_the_page_reports_what_came_back(own_api, archive):
    client = armed(own_api)
    assert "annotations" in client.get(f"/cases/{CASE}/corrections").text
    assert 'name="files"' in client.get(PAGE).text
    tried = client.post(PAGE, files={"files": ("c.zip", corrected(archive))}, data={"dry_run": "yes"})
    assert "Nothing is written yet." in tried.text
    assert "status is cancelled, not planned" in tried.text
    done = client.post(PAGE, files={"files": ("c.zip", corrected(archive))})
    assert done.status_code == 200
    number = re.search(r"#correction-(\d+)", done.text)[1]
    assert f'id="correction-{number}"' in client.get(f"/cases/{CASE}/corrections").text
    again = client.post(PAGE, files={"files": ("c.zip", corrected(archive))})
    assert "already so" in again.text
    assert "#correction-" not in again.text


def test_the_page_says_what_is_wrong_with_a_file(own_api, archive):
    client = armed(own_api)
    for files, words in (
        ({"files": ("<b>.ann", b"T1\tPerson 0 1\tx\n")}, "belongs to no document"),
        ({"files": ("c.zip", b"")}, "needs a file"),
        ({"files": ("c.zip", b"no")}, "damaged"),
    ):
        page = client.post(PAGE, files=files)
        assert words in page.text
        assert 'role="alert"' in page.text
        assert "<b>.ann" not in page.text

"""What an attacker would try at the ways in: places of the server in the place of addresses, bombs, names of files, long numbers,
long forms, ways on that lead elsewhere. Everything is answered in words, and nothing of the server is told."""

import gzip
import io
import json
import logging
import threading

import pytest
from litestar.testing import TestClient
from parsed import harmless
from test_warc import archive

from dragoman.errors import ReadingFailed
from dragoman.types import Document, Reading
from dragoman.web.app import create_app
from dragoman.web.jobs import Jobs
from dragoman.web.settings import Settings
from dragoman.web.spool import Spool
from dragoman.workspace.reading import Options

ADD, DOCUMENTS = "/cases/harbour/add", "/api/v1/cases/harbour/documents"
PLACES = (
    "/etc/passwd",
    "-",
    "file:///etc/passwd",
    "C:\\Windows\\win.ini",
    "\\\\server\\share",
    "/etc",
    ".",
    "data:text/plain,x",
    "gopher://h/",
)
INWARDS = (
    "http://127.1:9/",
    "http://2130706433:9/",
    "http://0177.0.0.1:9/",
    "http://[::ffff:127.0.0.1]:9/",
    "http://169.254.169.254/",
)
FORM = {"content-type": "application/x-www-form-urlencoded"}


def job_of(browser, answer):
    """The state of the job that a form began, once it has ended."""
    assert answer.status_code == 303, answer.text
    id = answer.headers["location"].rpartition("/")[2]
    job = browser.app.state.jobs.job("harbour", id)
    assert job.wait(120)
    return job.state


def documents_in(desk):
    with desk.repository.session("harbour") as session:
        return len(list(session.cards()))


def added_by_page(browser, *addresses):
    return job_of(browser, browser.post(ADD, data={"addresses": "\n".join(addresses)}, files=[("files", ("", b""))]))


def added_by_api(browser, *addresses):
    answer = browser.post(DOCUMENTS, json={"urls": addresses}, headers={"Prefer": "wait=60"})
    assert answer.status_code == 422, answer.text
    return answer


def test_places_of_the_server_are_no_addresses(browser, desk):
    state = added_by_page(browser, *PLACES, *INWARDS)
    problems = [one.outcomes[0].problem for one in state.inputs]
    assert all("begins with http:// or https://" in problem for problem in problems[: len(PLACES)]), problems
    assert all("private network, which this server does not fetch" in problem for problem in problems[len(PLACES) :]), problems
    assert "root:" not in str(state)
    answer = added_by_api(browser, *PLACES, *INWARDS)
    assert [one["problem"] for one in answer.json()["errors"]] == problems
    assert "allow-private" not in answer.text
    assert documents_in(desk) == 5


def test_a_password_in_an_address_is_told_to_nobody(browser, site, desk):
    allowed = create_app(desk, Settings(engine="rules", allow_private=True))
    secret = f"http://ann:hunter2@{site.removeprefix('http://')}/page"
    with TestClient(allowed) as client:
        answer = client.post(DOCUMENTS, json={"urls": [secret]}, headers={"Prefer": "wait=60"})
        assert (answer.status_code, "hunter2" in answer.text) == (422, False)
        assert "hunter2" not in client.get("/api/v1/cases/harbour/jobs").text
    assert documents_in(desk) == 5


@pytest.mark.parametrize("kind", ["page", "api"])
def test_an_upload_that_is_announced_or_sent_too_large_is_not_taken(browser, desk, kind):
    path = ADD if kind == "page" else DOCUMENTS
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    form = {"content-type": "multipart/form-data; boundary=b"}
    sent = iter([head, *[b"x" * 50_000] * 2000])
    answers = [
        browser.post(path, content=head, headers={**form, "content-length": "100000000"}),
        browser.post(path, content=(piece for piece in sent), headers=form),
    ]
    for answer in answers:
        assert answer.status_code == 413
        assert answer.headers["content-type"].startswith("text/html" if kind == "page" else "application/problem+json")
        assert "Too large" in answer.text
    assert documents_in(desk) == 5


def test_bombs_are_failures_of_one_file_each(browser, desk):
    bomb, _ = archive([("https://h.example/1", bytes(51_000_000), {"Content-Type": "text/html"})])
    assert len(bomb) < 100_000
    files = [("bomb.warc.gz", bomb), ("bomb.txt", gzip.compress(bytes(1_000_000))), ("good.txt", b"Minister Dahl left.")]
    state = job_of(browser, browser.post(ADD, files=[("files", file) for file in files]))
    assert [(one.added, one.failed) for one in state.inputs] == [(0, 1), (0, 1), (1, 0)]
    assert "more than 50 MB" in state.inputs[0].outcomes[0].problem


HOSTILE = {
    "../../../etc/cron.d/x": "x",
    "..\\..\\boot.ini": "boot.ini",
    "/etc/passwd": "passwd",
    "a\x00b\r\nSet-Cookie: x\x1b[31m.txt": "abSet-Cookie: x[31m.txt",
    "\u202etxt.exe\u2066": "txt.exe",
    "..": "file",
    "": "file",
    "x" * 5000 + ".txt": "x" * 200,
    "a.txt;rm -rf ~": "a.txt;rm -rf ~",
    "report.tar/../../a.html": "a.html",
}


def test_names_of_files_lead_nowhere_and_steer_nothing():
    spool = Spool()
    try:
        for name, shown in HOSTILE.items():
            spool.file(name, io.BytesIO(b"Minister Dahl left."))
            assert spool.inputs[-1].name == shown
        folder = spool._folder
        assert len(list(folder.iterdir())) == len(HOSTILE)
        assert all(one.source.startswith(f"{folder}/0") and ".." not in one.source for one in spool.inputs)
    finally:
        spool.remove()


class Many:
    """A reader that finds ten thousand records in every file."""

    at_once = 16

    def documents(self, source, options):
        return [
            Document.from_text("Dahl left.", id=f"n{n}") if n % 5000 == 1 else ReadingFailed(f"r{n}", "is broken")
            for n in range(10_000)
        ]

    def readings(self, documents, engine):
        return [Reading(document=one) for one in documents]

    def close(self):
        pass


def test_ten_thousand_records_are_counted_and_some_told(desk):
    jobs = Jobs(desk)
    jobs._reader = Many()
    spool = Spool()
    spool.file("crawl.warc", io.BytesIO(b"WARC/1.0"))
    job = jobs.start("harbour", spool, Options(engine="rules"), "A. Holm")
    assert job.wait(120)
    (state,) = job.state.inputs
    assert (state.state, state.found, state.added, state.failed, len(state.outcomes)) == ("done", 10_000, 2, 9_998, 200)
    jobs.close()


def test_a_crawl_of_ten_thousand_records_that_are_no_pages(desk):
    record = "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 4\r\n\r\nGET \r\n\r\n\r\n"
    page, _ = archive(
        [("https://h.example/1", b"Minister Dahl said that the port is open.", {"Content-Type": "text/plain"})], gz=False
    )
    jobs = Jobs(desk)
    spool = Spool()
    spool.file("crawl.warc", io.BytesIO(record.encode() * 5000 + page + record.encode() * 4999))
    job = jobs.start("harbour", spool, Options(engine="rules"), "A. Holm")
    assert job.wait(120)
    assert [(one.found, one.added) for one in job.state.inputs] == [(1, 1)]
    jobs.close()


def test_too_many_addresses_are_told_and_not_dropped(browser):
    many = [f"http://127.0.0.1:9/{n}" for n in range(201)]
    answer = browser.post(ADD, data={"addresses": "\n".join(many)}, files=[("files", ("", b""))])
    assert answer.status_code == 422
    assert "takes 200 addresses at a time, not 201" in harmless(answer.text).text.casefold()
    assert many[-1] in answer.text  # what was entered is still there
    assert browser.post(DOCUMENTS, json={"urls": many * 5}).status_code == 400


def test_jobs_can_be_listed_while_others_begin(desk):
    jobs = Jobs(desk)
    failed, stop = [], threading.Event()

    def look():
        try:
            while not stop.is_set():
                jobs.of_case("harbour")
        except RuntimeError as error:
            failed.append(error)

    watcher = threading.Thread(target=look)
    watcher.start()
    for number in range(2000):
        with jobs._lock:
            jobs._jobs[str(number % 150)] = jobs._jobs.pop(str(number % 150), None) or _Ended()
    stop.set()
    watcher.join()
    jobs.close()
    assert not failed


class _Ended:
    case, ended, state = "elsewhere", True, None


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/users/99999999999999999999/role", b"role=owner", 404),
        ("/users/0/active", b"active=no", 404),
        ("/users/99999999999999999999/invitation", b"", 404),
        ("/keys/99999999999999999999/revoke", b"", 404),
        ("/keys", b"name=k&role=reader&days=" + b"1" * 5000, 422),
        ("/keys", "name=k&role=reader&days=\u0663".encode(), 422),
        ("/users", b"name=%00&role=reader", 422),
        ("/cases/harbour/corrections", b"action=rename&kind=actor&item=a594ebe3206ad&value=" + b"a" * 301, 422),
        ("/cases/harbour/corrections", b"action=rename&kind=actor&item=a594ebe3206ad&value=a%00b", 422),
        ("/cases/harbour/corrections", b"action=note&kind=actor&item=a594ebe3206ad&value=a%1b[31m", 422),
        ("/cases/harbour/corrections", b"action=note&kind=actor&item=a%00&value=a", 404),
        ("/cases/harbour/corrections?x=%00", b"", 422),
    ],
)
def test_what_no_database_takes_is_told(browser, path, body, status):
    answer = browser.post(path, content=body, headers=FORM)
    assert answer.status_code == status, answer.text
    harmless(answer.text)


def test_a_file_in_the_place_of_an_id_is_none(browser):
    assert browser.post("/cases/harbour/remove", files=[("document", ("d1", b"d1"))]).status_code == 404
    assert browser.post("/cases/harbour/corrections", files=[("action", ("note", b"note"))]).status_code == 422


def test_bytes_that_are_no_letters_are_no_document(browser):
    assert browser.get("/cases/harbour/documents/%ED%A0%80").status_code == 404
    assert browser.get("/cases/harbour/documents/%FF%00").status_code == 422


def test_a_form_is_not_taken_apart_where_it_is_longer_than_any(desk):
    from web_forms import armed

    with TestClient(create_app(desk, Settings())) as client:
        answer = armed(client).post("/cases/harbour/corrections", content=b"a&" * 1_100_000, headers=FORM)
        assert answer.status_code == 413


WAYS = ["/cases/Hellin%20strait?q=a%20b%26c", "/cases/%D0%9F%D1%80/claims?page=2", "/cases/a/documents/x%2Fy%3Fz"]


@pytest.mark.parametrize("way", WAYS)
def test_the_way_on_is_the_page_that_was_asked_for_whatever_its_name(desk, way):
    from urllib.parse import parse_qs, urlsplit

    from dragoman.web.pages.sign_in import way_on

    with TestClient(create_app(desk, Settings(auth=True))) as client:
        answer = client.get(way, follow_redirects=False)
    (then,) = parse_qs(urlsplit(answer.headers["location"]).query)["then"]
    assert way_on(then) == then == way


@pytest.mark.parametrize(
    "way",
    ["//h.example", "/\\h.example", "\\\\h.example", "https:h.example", "javascript:alert(1)",
     "/\t/h.example", "/a\r\nX: y", " //h.example", "/\u2044/h.example", "/" * 3],
)  # fmt: skip
def test_the_way_on_never_leads_elsewhere(desk, way):
    from dragoman.web.pages.sign_in import way_on

    assert way_on(way) == "/"


def test_a_path_that_begins_like_another_site_leads_nowhere(browser):
    for path in ("//h.example/cases", "/\\h.example", "/cases//h.example/"):
        answer = browser.get(path)
        assert "h.example" not in answer.headers.get("location", "")


def test_what_is_logged_is_one_line(desk, caplog):
    with TestClient(create_app(desk, Settings(auth=True))) as client, caplog.at_level(logging.INFO, "dragoman"):
        logging.getLogger("dragoman").propagate = True
        client.get("/nowhere%0a2026-01-01 INFO forged", headers={"User-Agent": "a"})
        client.post("/sign-in", content=b"name=a%0aforged&password=b", headers=FORM)
    assert all("\n" not in record.getMessage() for record in caplog.records)


def test_the_tag_of_an_answer_opens_nothing(desk):
    with TestClient(create_app(desk, Settings())) as mine, TestClient(create_app(desk, Settings(auth=True))) as theirs:
        tag = mine.get("/api/v1/cases/harbour").headers["etag"]
        for known in (tag, "*"):
            assert theirs.get("/api/v1/cases/harbour", headers={"If-None-Match": known}).status_code == 401
        assert "private" in mine.get("/api/v1/cases/harbour").headers["cache-control"]
        assert json.loads(theirs.get("/api/v1/cases/harbour").text)["detail"] == "sign in, or send an API key"

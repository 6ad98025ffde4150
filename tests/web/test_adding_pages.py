"""Adding and removing: forms, what becomes of files, what is refused."""

import pytest
from parsed import harmless

ADD = "/cases/harbour/add"
REPORT = b"Minister Lena Dahl said that the harbour is closed."


def send(browser, fields=None, files=()):
    """A form as a browser sends it: with files, or the empty file field that stands for none."""
    return browser.post(ADD, data=fields or {}, files=[("files", file) for file in files] or [("files", ("", b""))])


def ended(browser, answer):
    """The page of a job that has ended."""
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    case, _, id = where.removeprefix("/cases/").partition("/add/")
    assert browser.app.state.jobs.job(case, id).wait(120)
    return where, harmless(browser.get(where).text)


def test_files_are_added_and_each_tells_what_became_of_it(browser, desk):
    files = [("new.txt", REPORT), ("broken.pdf", b"%PDF-1.4 nothing"), ("again.txt", REPORT), ("empty.txt", b"  ")]
    where, page = ended(browser, send(browser, files=files))
    assert "1 document added , 1 already there, 2 failed" in page.text
    assert "broken.pdf: " in page.text
    assert "empty.txt: is empty" in page.text
    assert "/tmp" not in page.text
    assert any(link.startswith("/cases/harbour/documents/") for link in page.links())
    assert [case.documents for case in desk.cases() if case.name == "harbour"] == [6]
    state = browser.get(f"{where}/state").json()
    assert [row["state"] for row in state["inputs"]] == ["done"] * 4
    assert "new.txt and 3 more" in harmless(browser.get(ADD).text).text


def test_text_is_pasted_with_what_is_known_of_it(browser, desk):
    fields = {"text": REPORT.decode(), "title": "Closed", "publisher": "Dawn", "published": "2021-05-05"}
    ended(browser, send(browser, fields))
    with desk.repository.session("harbour") as session:
        card = list(session.cards())[-1]
    assert (card.title, card.outlet, card.published) == ("Closed", "Dawn", "2021-05-05")


def test_private_addresses_are_not_fetched(browser):
    addresses = (
        "http://127.0.0.1:9/a\r\n\r\n http://localhost/b\nhttp://[::1]/c\nfile:///etc/passwd\nhttp://169.254.169.254/latest"
    )
    _, page = ended(browser, send(browser, {"addresses": addresses}))
    assert "5 failed" in page.text
    assert page.text.count("private network") == 4
    assert "no address that begins with http" in page.text


def test_a_page_whose_job_goes_on_comes_again_without_script(browser, desk):
    jobs = browser.app.state.jobs
    jobs._threads.submit(jobs._stopping.wait)
    jobs._threads.submit(jobs._stopping.wait)  # both workers are busy, so the job waits
    answer = send(browser, files=[("new.txt", REPORT)])
    text = browser.get(answer.headers["location"]).text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in text
    assert 'data-live="' in text
    assert "Waiting for its turn" in text


@pytest.mark.parametrize(
    ("fields", "files", "words"),
    [
        ({}, [], "needs a file, an address or a text"),
        ({"text": "Dahl left.", "published": "31 May"}, [], "is no date of the calendar"),
    ],
)
def test_what_cannot_be_begun_is_said_and_kept(browser, fields, files, words):
    answer = send(browser, fields, files)
    assert answer.status_code == 422
    page = harmless(answer.text)
    assert words in page.text.casefold()
    assert fields.get("text", "") in page.text
    assert not fields or page.all("input", name="published", value="31 May")


def test_too_large_an_upload_is_refused(browser, desk):
    answer = send(browser, files=[("large.txt", b"x" * 300_000)])
    assert answer.status_code == 413
    assert "too large" in harmless(answer.text).text.casefold()
    with desk.repository.session("harbour") as session:
        assert len(list(session.cards())) == 5


def test_hostile_names_of_files_stay_words(browser):
    names = ['"><script>alert(1)</script>.txt', "../../etc/passwd", "\u202etxt.exe"]
    _, page = ended(browser, send(browser, files=[(name, REPORT + bytes([65 + n])) for n, name in enumerate(names)]))
    assert "passwd" in page.text
    assert "3 documents added" in page.text


def test_a_token_is_needed(browser, desk):
    del browser.headers["X-CSRF-Token"]
    assert send(browser, files=[("new.txt", REPORT)]).status_code == 403
    for path in ("corrections", "remove", "delete"):
        assert browser.post(f"/cases/harbour/{path}", data={"document": "d1", "name": "harbour"}).status_code == 403
    assert len(desk.cases()) == 2


def test_a_document_is_removed_after_a_question(browser, desk):
    asked = harmless(browser.get("/cases/harbour/remove?document=d%2F4").text)
    assert "Remove this document?" in asked.text
    assert asked.all("input", name="document", value="d/4")
    answer = browser.post("/cases/harbour/remove", data={"document": "d/4"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/cases/harbour/documents")
    with desk.repository.session("harbour") as session:
        assert "d/4" not in [card.id for card in session.cards()]
    assert browser.get("/cases/harbour/remove?document=d%2F4").status_code == 404
    assert browser.post("/cases/harbour/remove", data={"document": "d/4"}).status_code == 404


def test_a_case_is_deleted_when_its_name_is_typed(browser, desk):
    assert "5 documents" in harmless(browser.get("/cases/harbour/delete").text).text
    wrong = browser.post("/cases/harbour/delete", data={"name": "harbor"})
    assert wrong.status_code == 422
    assert "Nothing is deleted" in wrong.text
    assert browser.post("/cases/harbour/delete", data={}).status_code == 422
    answer = browser.post("/cases/harbour/delete", data={"name": "harbour"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert [case.name for case in desk.cases()] == ["empty"]

"""What a page reads after a write is what was written, and a picture that shows the same is not drawn again."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from made import put
from sqlalchemy import event

from dragoman.store import clusters
from dragoman.telling import provenance_picture, timeline
from dragoman.types import CaseActor, CaseEvent, Claim, Document
from dragoman.web.pages import claims, pictures
from dragoman.workspace.cases import Workspace
from dragoman.workspace.corrections import Request

LISTS = ("", "/documents", "/claims", "/events", "/actors", "/contradictions", "/timeline", "/channels", "/network", "/pending")
PLAIN = ("/claims", "/events", "/actors", "/contradictions", "/timeline", "/network")  # the others look up a few by id besides
NEW = Document.from_text(
    "Premier Bashir Qadim said that the bridge at Torvik was closed.", id="d9", published="2021-04-25", publisher="Coast Radio"
)
SAME = Document.from_text(
    "Foreign minister Lena Dahl met foreign minister Omar Sahl in Vienna on 19 April 2021. Dahl said that the strait would stay "
    "open.",
    id="d8",
    published="2021-04-22",
    publisher="Strait Post",
)


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of clusters that are decoded from the store."""
    found: list[str] = []

    def noting(decode):
        def note(head):
            cluster = decode(head)
            found.append(cluster.id)
            return cluster

        return note

    for kind in (CaseActor, CaseEvent, Claim):
        monkeypatch.setitem(clusters._DECODE, kind, noting(clusters._DECODE[kind]))
    return found


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    said: list[str] = []

    def note(connection, cursor, statement, parameters, context, executemany) -> None:
        said.append(statement)

    event.listen(workspace.repository.engine, "before_cursor_execute", note)
    yield said
    event.remove(workspace.repository.engine, "before_cursor_execute", note)


def look_at(browser, pages=LISTS) -> None:
    for page in pages:
        assert browser.get(f"/cases/harbour{page}").status_code == 200


def test_after_a_write_a_list_reads_what_was_written(desk, browser, decoded) -> None:
    def every() -> dict[str, object]:
        return {one.id: one for kind in (desk.claims, desk.events, desk.actors) for one in kind("harbour")}

    look_at(browser, PLAIN)
    before = every()
    put(desk, "harbour", NEW)
    decoded.clear()
    look_at(browser, PLAIN)
    read, now = set(decoded), every()
    assert now.keys() - before.keys() <= read
    assert not {id for id in read if now[id] == before.get(id)}
    decoded.clear()
    look_at(browser, PLAIN)
    assert not decoded


def test_a_note_lets_no_list_be_read_again(desk, browser, decoded) -> None:
    look_at(browser, PLAIN)
    desk.correct("harbour", Request("note", "Ada", (desk.actors("harbour")[0].id,), value="ask her"))
    decoded.clear()
    look_at(browser, PLAIN)
    assert not decoded


def test_a_page_shows_what_was_written_at_once(desk, browser) -> None:
    look_at(browser)
    put(desk, "harbour", NEW)
    assert "Torvik" in browser.get("/cases/harbour/claims").text
    assert "d9" in browser.get("/cases/harbour/documents").text
    desk.remove("harbour", "d9")
    assert "Torvik" not in browser.get("/cases/harbour/claims").text
    assert "documents/d9" not in browser.get("/cases/harbour/documents").text
    actor = desk.actors("harbour")[0]
    desk.correct("harbour", Request("rename", "Ada", (actor.id,), value="Nobody of Torvik"))
    assert "Nobody of Torvik" in browser.get("/cases/harbour/actors").text


@pytest.mark.parametrize(
    ("page", "where", "draw"),
    [("timeline", pictures, timeline.timeline_svg), ("claims/{claim}", claims, provenance_picture.provenance_svg)],
)
def test_a_picture_is_drawn_when_what_it_shows_changes(desk, browser, monkeypatch, page, where, draw) -> None:
    drawn: list[int] = []

    def drawing(*given, **more):
        drawn.append(1)
        return draw(*given, **more)

    monkeypatch.setattr(where, draw.__name__, drawing)
    claim = next(one for one in desk.claims("harbour") if len(one.instances) > 1)
    path = f"/cases/harbour/{page.format(claim=claim.id)}"
    first = browser.get(path).text
    desk.correct("harbour", Request("note", "Ada", (desk.actors("harbour")[0].id,), value="ask her"))
    assert _picture(browser.get(path).text) == _picture(first)
    assert len(drawn) == 1
    put(desk, "harbour", SAME)
    assert _picture(browser.get(path).text) != _picture(first)
    assert len(drawn) == 2


def _picture(text: str) -> str:
    return text[text.index("<svg") : text.index("</svg>")]


def test_a_page_of_an_actor_in_many_documents_asks_no_more_often(desk, browser) -> None:
    def asked() -> int:
        actor = next(one for one in desk.actors("harbour") if "Dahl" in one.name)
        with statements(desk) as said:
            assert browser.get(f"/cases/harbour/actors/{actor.id}").status_code == 200
        return len(said)

    asked()
    few = asked()
    put(
        desk,
        "harbour",
        *(
            Document.from_text(
                f"Foreign minister Lena Dahl said that ship number {n} was seized.", id=f"m{n}", published="2021-05-02"
            )
            for n in range(12)
        ),
    )
    asked()
    assert asked() <= few + 4

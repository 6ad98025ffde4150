"""Corrected annotations come back as corrections, and nothing is lost in silence."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from exported import CASE, written

from dragoman.errors import BadAnnotations, DragomanError
from dragoman.exchange.packages import Part, parts_of, unpacked
from dragoman.exchange.standoff import file_name
from dragoman.types import CaseActor, CaseEvent
from dragoman.workspace.cases import Workspace
from dragoman.workspace.importing import By, Imported, import_annotations

BY = By("A. Holm", "corrected.zip")
WIRE = file_name("wire/1")


class Desk:
    """An annotator's desk: the files of an export, to be corrected and sent back."""

    def __init__(self, workspace: Workspace, format: str = "brat") -> None:
        self.workspace = workspace
        self.files = unpacked(written(workspace, format), "export.zip")

    def ann(self, name: str) -> str:
        return self.files[f"{name}.ann"].decode()

    def line(self, name: str, pattern: str) -> re.Match[str]:
        found = re.search(pattern, self.ann(name), re.MULTILINE)
        assert found, pattern
        return found

    def change(self, name: str, change: Callable[[str], str]) -> None:
        before = self.ann(name)
        self.files[f"{name}.ann"] = change(before).encode()
        assert self.ann(name) != before

    def send(self, by: By = BY) -> list[Imported | DragomanError]:
        return list(import_annotations(self.workspace, CASE, parts_of(self.files), by))

    def actor(self, name: str) -> CaseActor:
        (found,) = (actor for actor in self.workspace.actors(CASE) if actor.name == name)
        return found

    def event(self, kind: str, document: str) -> CaseEvent:
        (found,) = (e for e in self.workspace.events(CASE) if e.kind == kind and document in [m.document for m in e.mentions])
        return found  # fmt: skip


@pytest.fixture
def desk(own_case: Workspace) -> Desk:
    return Desk(own_case)


def _states(found: list[Imported | DragomanError]) -> list[str]:
    return [one.state if isinstance(one, Imported) else "refused" for one in found]


@pytest.mark.parametrize("format", ["brat", "cas"])
def test_what_nobody_changed_changes_nothing(own_case: Workspace, format: str) -> None:
    desk = Desk(own_case, format)
    assert desk.send() == []
    for name in [name for name in desk.files if name.startswith("exported/")]:
        del desk.files[name]
    assert desk.send() == []
    assert own_case.ledger(CASE) == ()


def test_another_name_renames_the_actor(desk: Desk) -> None:
    desk.change("b", lambda ann: ann.replace("\tLena Dahl\n", "\tLena M. Dahl\n"))  # the words of T and the name in N
    desk.files["b.ann"] = re.sub(rb"^(T.*)\tLena M\. Dahl$", rb"\1\tLena Dahl", desk.files["b.ann"], flags=re.MULTILINE)
    (found,) = desk.send()
    assert isinstance(found, Imported)
    assert (found.state, found.words) == ("done", "Lena Dahl is called Lena M. Dahl")
    (entry,) = desk.workspace.ledger(CASE)
    assert (entry.action, entry.value, entry.author, entry.note) == (
        "rename", "Lena M. Dahl", "A. Holm", "annotations in corrected.zip",
    )  # fmt: skip
    assert desk.actor("Lena M. Dahl").documents == ("b", "c")
    assert _states(desk.send()) == ["already so"]


def test_another_status_is_the_events(desk: Desk) -> None:
    desk.change("b", lambda ann: re.sub(r"(Status E\d+) planned", r"\1 cancelled", ann))
    assert _states(desk.send()) == ["done"]
    assert desk.event("visit", "b").status == "cancelled"
    assert _states(desk.send()) == ["already so"]


def test_the_status_that_another_report_gives_stays_and_is_noted(desk: Desk) -> None:
    meeting = desk.line("b", r"^(E\d+)\tmeeting").group(1)
    desk.change("b", lambda ann: ann.replace(f"Status {meeting} occurred", f"Status {meeting} denied"))
    before = desk.event("meeting", "b")
    found = desk.send()
    stands = [m.document for m in before.mentions if m.document != "b" and m.status == before.status]
    assert _states(found) == ["noted" if stands else "done"]


def test_one_actor_in_all_its_mentions_is_another(desk: Desk) -> None:
    lund, dahl = desk.actor("Ivo Lund").id, desk.actor("Lena Dahl").id
    desk.change("c", lambda ann: ann.replace(f"Actor:{lund}\tIvo Lund", f"Actor:{dahl}\tLena Dahl"))
    assert _states(desk.send()) == ["done"]
    assert [entry.action for entry in desk.workspace.ledger(CASE)] == ["merge"]
    assert "Ivo Lund" in desk.actor("Lena Dahl").aliases
    assert _states(desk.send()) == ["already so"]


def test_an_actor_of_several_documents_is_another_in_one(desk: Desk) -> None:
    lund, dahl = desk.actor("Ivo Lund").id, desk.actor("Lena Dahl").id
    desk.change("b", lambda ann: ann.replace(f"Actor:{dahl}\tLena Dahl", f"Actor:{lund}\tIvo Lund"))
    assert _states(desk.send()) == ["done"]
    assert [entry.action for entry in desk.workspace.ledger(CASE)] == ["split", "merge"]
    (merged,) = (one for one in desk.workspace.actors(CASE) if set(one.documents) == {"b", "c"})
    (left,) = (one for one in desk.workspace.actors(CASE) if one.documents == ("c",))
    assert {merged.name, *merged.aliases} == {"Ivo Lund", "Lena Dahl"}
    assert left.name == "Lena Dahl"


def test_some_mentions_alone_are_a_note(desk: Desk) -> None:
    lund, dahl = desk.actor("Ivo Lund").id, desk.actor("Lena Dahl").id
    desk.change("c", lambda ann: ann.replace(f"Actor:{lund}\tIvo Lund", f"Actor:{dahl}\tLena Dahl", 1))
    (found,) = desk.send()
    assert isinstance(found, Imported)
    assert found.state == "noted"
    assert found.words == "“Ivo Lund” (c, 14–22) is Lena Dahl here"


def test_an_unknown_actor_is_reported(desk: Desk) -> None:
    lund = desk.actor("Ivo Lund").id
    desk.change("c", lambda ann: ann.replace(f"Actor:{lund}\t", "Actor:nobody\t"))
    (found,) = desk.send()
    assert isinstance(found, Imported)
    assert found.state == "not kept"
    assert "nobody" in found.words


def test_another_speaker_is_noted_on_the_claim(desk: Desk) -> None:
    speaker = desk.line("b", r"Speaker:(T\d+)").group(1)
    dahl = desk.line("b", r"^(T\d+)\tPerson .*\tLena Dahl$").group(1)
    desk.change("b", lambda ann: ann.replace(f"Speaker:{speaker}", f"Speaker:{dahl}"))
    (found,) = desk.send()
    assert isinstance(found, Imported)
    assert found.state == "noted"
    assert "speaker is Lena Dahl, not Mira Halden" in found.words
    (entry,) = desk.workspace.ledger(CASE)
    assert (entry.action, entry.target, entry.value) == ("note", "claim", found.words)
    assert _states(desk.send()) == ["already so"]


def test_what_is_removed_is_noted(desk: Desk) -> None:
    praise = desk.line("b", r"^(E\d+)\tpraise").group(1)
    said = desk.line("b", r"^(E\d+)\tAttribution").group(1)
    told = desk.line("b", rf" AccordingTo:{said}").group(0)

    def removed(ann: str) -> str:
        kept = [line for line in ann.splitlines() if not re.search(rf"^({praise}|{said})\t|^A\d+\t\w+ ({praise}|{said}) ", line)]
        return "\n".join(kept).replace(told, "") + "\n"

    desk.change("b", removed)
    found = [one for one in desk.send() if isinstance(one, Imported)]
    words = {one.words: one.state for one in found}
    assert any("tells no praise" in line and state == "noted" for line, state in words.items())
    assert any("is not said by “Mira Halden said”" in line for line in words)
    assert any("according-to is nothing" in line for line in words)


def test_what_is_added_and_noted_is_told(desk: Desk) -> None:
    extra = [
        "T90\tPerson 23 31\tIvo Lund",
        "T91\tquarrel 46 52\tbanker",
        "E90\tquarrel:T91 Party:T90",
        "A90\tStatus E90 planned",
        "#1\tAnnotatorNotes T90\the is no banker",
        "R1\tknows Arg1:T90 Arg2:T90",
    ]
    text = desk.files["c.txt"].decode()
    start, second = text.index("banker"), text.index("Ivo Lund", 20)
    extra[0] = f"T90\tPerson {second} {second + 8}\tIvo Lund"
    extra[1] = f"T91\tquarrel {start} {start + 6}\tbanker"
    desk.change("c", lambda ann: ann + "\n".join(extra) + "\n")
    words = [one.words for one in desk.send() if isinstance(one, Imported)]
    assert any("relations" in line for line in words)
    assert any("tells an event that was not read: quarrel, planned" in line for line in words)
    assert any("means this actor too" in line for line in words)


def test_uima_annotations_come_back_too(own_case: Workspace) -> None:
    from cassis import load_cas_from_xmi, load_typesystem

    desk = Desk(own_case, "cas")
    types = load_typesystem(io.BytesIO(desk.files["TypeSystem.xml"]))
    cas = load_cas_from_xmi(io.BytesIO(desk.files[f"{WIRE}.xmi"]), typesystem=types)
    for mention in cas.select("dragoman.Mention"):
        if mention.name == "Oram Tosk":
            mention.name = "Oram Tosk the Younger"
    for event in cas.select("dragoman.Event"):
        if event.kind == "letter":
            event.status = "occurred"
            event.note = "see the second page"
    cas.add(types.get_type("dragoman.Mention")(begin=0, end=1, kind="person"))
    desk.files[f"{WIRE}.xmi"] = cas.to_xmi().encode()
    found = [one for one in desk.send() if isinstance(one, Imported)]
    assert sorted(one.state for one in found) == ["done", "done", "not kept", "noted"]
    assert desk.actor("Oram Tosk the Younger")
    assert desk.event("letter", "wire/1").status == "occurred"


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    desk.change("b", lambda ann: re.sub(r"(Status E\d+) planned", r"\1 cancelled", ann))
    found = desk.send(By("A. Holm", "x", dry_run=True))
    assert _states(found) == ["done"]
    assert desk.workspace.ledger(CASE) == ()


def test_a_changed_text_is_refused_and_the_others_are_imported(desk: Desk) -> None:
    desk.files["c.txt"] += b"more"
    desk.files["stranger.ann"] = desk.files["c.ann"]
    desk.files[f"{WIRE}.ann"] = b"T1\tPerson 0 4\tLena\n"
    desk.change("b", lambda ann: re.sub(r"(Status E\d+) planned", r"\1 cancelled", ann))
    found = desk.send()
    assert sorted(_states(found)) == ["done", "refused", "refused", "refused"]
    refused = " | ".join(str(one) for one in found if isinstance(one, DragomanError))
    assert "c.ann: annotates another text" in refused
    assert "stranger.ann: belongs to no document" in refused
    assert f"{WIRE}.ann, line 1: quotes “Lena”" in refused


def test_an_archive_in_a_folder_and_a_mac_is_read() -> None:
    files = {"strait/a.ann": b"1", "strait/exported/a.ann": b"2", "strait/a.txt": b"3", "__MACOSX/strait/._a.ann": b"4"}
    assert parts_of(files) == (Part("strait/a.ann", "brat", b"1", b"3", b"2", None),)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"no archive"])
def test_a_broken_archive_is_refused(content: bytes) -> None:
    with pytest.raises(BadAnnotations, match="damaged"):
        unpacked(content, "a.zip")


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ann", b"0" * (2 << 20))
    with pytest.raises(BadAnnotations, match="more than"):
        unpacked(sink.getvalue(), "a.zip", 1 << 20)

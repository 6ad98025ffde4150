"""brat and UIMA CAS: what is written is read again; bad files are refused in one line."""

import io
import zipfile

import pytest
from cassis import load_cas_from_xmi, load_typesystem
from exported import courier, herald, plain, written
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadAnnotations
from dragoman.exchange import brat, brat_reader, cas, cas_reader
from dragoman.exchange.standoff import Mark, Sheet, changes, file_name, sheet_of
from dragoman.types import Document, Reading
from dragoman.workspace.cases import Workspace
from dragoman.workspace.looking import looking


def _sheet(reading: Reading, case: Workspace) -> Sheet:
    with looking(case, "strait") as look:
        return sheet_of(reading, look.members(reading.document.id), {actor.id: actor for actor in look.actors()})


def _unnumbered(sheet: Sheet) -> list[tuple[object, ...]]:
    """The sheet without the names of its keys: parts name the place where their target stands."""

    def place(target: object) -> object:
        return sheet.by_key[target].span if isinstance(target, str) else target

    return sorted(
        ((m.layer, m.span, sorted(m.values.items()), sorted((role, place(t)) for role, t in m.parts)) for m in sheet.marks),
        key=str,
    )


@pytest.mark.parametrize("made", [herald, courier, plain])
def test_brat_is_read_as_it_was_written(made, case: Workspace) -> None:
    sheet = _sheet(made(), case)
    read = brat_reader.read(brat.annotations(sheet), sheet.text, "a.ann")
    assert not read.unread
    assert _unnumbered(read) == _unnumbered(sheet)


@pytest.mark.parametrize("made", [herald, courier, plain])
def test_cas_is_read_as_it_was_written(made, case: Workspace) -> None:
    reading = made()
    sheet = _sheet(reading, case)
    read, document = cas_reader.read(cas.xmi(sheet, reading.document), sheet.text, "a.xmi")
    assert document == reading.document.id
    assert not read.unread
    assert _unnumbered(read) == _unnumbered(sheet)
    assert changes(sheet, read) == ()


def test_the_archive_loads_in_cassis_with_its_own_types(case: Workspace) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(case, "cas")))
    types = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
    loaded = load_cas_from_xmi(io.BytesIO(archive.read(f"{file_name('wire/1')}.xmi")), typesystem=types)
    assert loaded.sofa_string == herald().document.text
    assert {fs.get_covered_text() for fs in loaded.select("dragoman.Event")} == {"met", "letter"}
    assert "Mira Halden" in {
        fs.get_covered_text() for fs in loaded.select("dragoman.Mention")
    }  # behind a ship of two UTF-16 units


def test_brat_quotes_the_text_at_its_offsets(case: Workspace) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(case, "brat")))
    name = file_name("wire/1")
    text = archive.read(f"{name}.txt").decode()
    assert text == herald().document.text
    lines = archive.read(f"{name}.ann").decode().splitlines()
    bounds = [line.split("\t") for line in lines if line.startswith("T")]
    for _, place, words in bounds:
        spans = [tuple(map(int, pair.split())) for pair in place.partition(" ")[2].split(";")]
        assert " ".join(text[start:end] for start, end in spans) == words
    assert any(";" in place for _, place, _ in bounds), "a passage over a line break is cut there"


def test_brats_configuration_names_every_type_and_value_that_is_used(case: Workspace) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(case, "brat")))
    sections: dict[str, list[str]] = {}
    for line in archive.read("annotation.conf").decode().splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line:
            current.append(line)
    assert list(sections) == ["entities", "relations", "events", "attributes"]
    events = {line.split("\t")[0] for line in sections["events"]}
    attributes = {line.split("\t")[0]: line.rpartition("Value:")[2].split("|") for line in sections["attributes"]}
    for name in archive.namelist():
        for line in archive.read(name).decode().splitlines() if name.endswith(".ann") else ():
            kind, rest = line[0], line.split("\t")[1]
            if kind == "T":
                assert rest.split()[0] in {*sections["entities"], *events}
            elif kind == "E":
                assert rest.split(":")[0] in events
            elif kind == "A":
                assert rest.split()[2] in attributes[rest.split()[0]]


def test_the_list_of_documents_names_each_file(case: Workspace) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(case, "brat")))
    listed = archive.read("documents.csv").decode().splitlines()[1:]
    assert [line.split(",")[:2] for line in listed] == [
        [f"{file_name(id)}.txt", id] for id in [line.split(",")[1] for line in listed]
    ]
    assert all(line.split(",")[0] in archive.namelist() for line in listed)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("T1\tPerson 0 4\tWest", "line 1: quotes “West”, and the text has “Lena” there"),
        ("T1\tPerson 0 999\tLena", "line 1: quotes “Lena”"),
        ("T1\tPerson\tLena", "line 1: is no annotation of brat's"),
        ("E1\tmeeting:T9", "E1 has the trigger T9, which is not in the file"),
        ("T1\tmeeting 10 13\tmet\nE1\tmeeting:T1 Party:T7", "E1 has the part T7, which is not in the file"),
    ],
)
def test_what_is_wrong_with_brats_lines_is_said_with_its_line(line: str, complaint: str) -> None:
    with pytest.raises(BadAnnotations, match=complaint.replace("(", r"\(")):
        brat_reader.read(line.encode(), "Lena Dahl met Ivo Lund.", "c.ann")


@pytest.mark.parametrize(
    "line",
    [
        "R1\tknows Arg1:T1 Arg2:T1",
        "*\tEquiv T1 T1",
        "#1\tHint T1\tlook",
        "A1\tStatus T1 planned",
        "T2\tSource 5 9\tDahl",
        "T2\tPerson 0 4;10 13\tLena met",
    ],
)
def test_what_has_no_place_in_a_case_is_listed(line: str) -> None:
    read = brat_reader.read(f"T1\tPerson 0 4\tLena\n{line}\n".encode(), "Lena Dahl met Ivo Lund.", "c.ann")
    assert len(read.unread) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no xml", b"<a/>", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"><x/></xmi:XMI>', b"\xff\xfe",
    ],
)  # fmt: skip
def test_what_is_no_xmi_is_refused_in_a_line(content: bytes) -> None:
    with pytest.raises(BadAnnotations) as refused:
        cas_reader.read(content, "Envoys met.", "a.xmi")
    assert "\n" not in str(refused.value)


def test_xmi_of_another_text_is_refused(case: Workspace) -> None:
    reading = herald()
    with pytest.raises(BadAnnotations, match="another text"):
        cas_reader.read(cas.xmi(_sheet(reading, case), reading.document), reading.document.text + " ", "a.xmi")


@given(st.lists(st.text(max_size=30), min_size=2, max_size=6, unique=True))
def test_files_of_documents_have_names_of_their_own(ids: list[str]) -> None:
    names = [file_name(id) for id in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(name and not set(name) & set('/\\:*?"<>|. ') for name in names)


@given(st.text(alphabet=st.sampled_from("ab \n\r\t\u2028é🚢\x00"), min_size=1, max_size=20), st.data())
def test_any_passage_of_any_text_survives_both_formats(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = (start, data.draw(st.integers(start + 1, len(text))))
    mark = Mark(key="e1", layer="event", span=span, values={"kind": "meeting", "status": "planned"}, parts=(("condition", span),))
    sheet = Sheet(text, (mark,))
    (read,) = cas_reader.read(cas.xmi(sheet, Document.from_text(text)), text, "a.xmi")[0].marks
    assert read == mark
    (found,) = brat_reader.read(brat.annotations(sheet), text, "a.ann").marks
    pieces = brat.fragments(text, span)
    assert found.span == (pieces[0][0], pieces[-1][1])  # breaks at the ends are not quoted

"""Every bad input gets one clear line, an exit code of 1, and takes no other document with it."""

import io
import json
from pathlib import Path

import pypdf
import pytest
from test_ingest import SENTENCE, pdf, word_file


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf(SENTENCE))))
    writer.encrypt("secret", algorithm="RC4-128")
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n ", "is empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "picture.html": (b"<html><body><img src='x.png'></body></html>", "main text"),
    "encrypted.pdf": (encrypted(), "encrypted"),
    "damaged.pdf": (pdf(SENTENCE)[:300], "PDF"),
    "fake.pdf": (b"this is no PDF", "damaged PDF"),
    "damaged.docx": (word_file(SENTENCE)[:500], "damaged"),
    "no-text.json": (b'{"title": "x"}', "“text”"),
    "number.json": (b"7", "not an object"),
    "broken.json": (b'{"text": ', "not JSON"),
    "deep.json": (b"[" * 100_000, "not JSON"),
    "date.json": (json.dumps({"text": SENTENCE, "published": "2021-02-30"}).encode(), "2021-02-30"),
    "mail.eml": (b"\n\n", "is empty"),
    "no-mail.eml": (b"just words", "not an e-mail"),
    "table.csv": (b"title,text\nx,Orlu said that he left.\n", "is a .csv file; Dragoman reads"),
    "notes.rtf": (rb"{\rtf1\ansi Orlu said that he left.}", "is a .rtf file"),
    "notes": (rb"{\rtf1\ansi Orlu said that he left.}", "is a .rtf file"),
    "sheet.odt": (b"PK\x03\x04 and more", "is a .odt file"),
    "long.txt": (b"word " * 300_000, "split it"),
    "utf16.txt": (b"\xff\xfe" + b"a\x00b\x00\x00", "broken"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_clear_line(name: str, run, tmp_path: Path) -> None:
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    outcome = run("read", tmp_path / name)
    assert outcome.code == 1
    assert words in outcome.complaint
    assert name in outcome.complaint


def test_fifty_megabytes_are_refused_quickly(run, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(0)
        for _ in range(51):
            file.write(b"word " * 200_000)
    outcome = run("read", path)
    assert outcome.code == 1
    assert "split it" in outcome.complaint


ODD = {
    "one line of 100,000 characters": "word " * 20_000,
    "deep quotation marks": "He said: " + "“" * 2000 + "no" + "”" * 2000,
    "odd quotation marks": '"' * 5001,
    "right-to-left override": "\u202eMinister Orlu said that he left.",
    "one word": "x" * 100_000,
    "brackets": "(" * 3000 + "said",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read(text: str, run, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    outcome = run("read", tmp_path / "odd.txt", "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out)["document"]["text"] == text


def test_a_missing_file(run) -> None:
    assert "no such file" in run("read", "nowhere.txt").complaint


def test_a_bad_date_on_the_command_line(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    outcome = run("read", tmp_path / "a.txt", "--published", "yesterday")
    assert outcome.code == 1
    assert "YYYY-MM-DD" in outcome.complaint


def test_an_unknown_option_is_wrong_usage(run) -> None:
    assert run("read", "--colour").code == 2


def test_in_a_folder_the_others_are_read_in_the_order_of_their_names(run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(SENTENCE)
    (tmp_path / "a.json").write_text(json.dumps({"id": "first", "text": SENTENCE}))
    (tmp_path / "c.pdf").write_bytes(b"no pdf")
    (tmp_path / "d.jsonl").write_text('{"id": "d1", "text": "He left."}\nbroken\n{"id": "d3", "text": "She left."}\n')
    (tmp_path / ".hidden.txt").write_text(SENTENCE)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    outcome = run("read", tmp_path, "--format", "json")
    ids = [json.loads(line)["document"]["id"] for line in outcome.out.splitlines()]
    assert (ids[0], ids[2:]) == ("first", ["d1", "d3"])
    assert outcome.code == 1
    complaints = outcome.err.strip().split("\n")
    assert "c.pdf" in complaints[0]
    assert "d.jsonl:2" in complaints[1]
    assert complaints[2] == "dragoman: read 4 documents; 2 could not be read"


def test_an_empty_folder(run, tmp_path: Path) -> None:
    assert "holds no file" in run("read", tmp_path).complaint


def test_a_document_on_which_a_stage_fails_takes_no_other_with_it(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.reading import pipeline

    find_times = pipeline.find_times

    def failing(parse):
        if "Orlu" in parse.text:
            raise ZeroDivisionError("on purpose")
        return find_times(parse)

    monkeypatch.setattr(pipeline, "find_times", failing)
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text("The premier said that he left.")
    outcome = run("read", tmp_path, "--format", "json")
    assert len(outcome.out.splitlines()) == 1
    assert "could not be read" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_fault_of_our_own_is_one_line(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by\nzero")

    monkeypatch.setattr("dragoman.cli.output.to_json", fail)
    (tmp_path / "a.txt").write_text(SENTENCE)
    outcome = run("read", tmp_path / "a.txt", "--format", "json")
    assert outcome.code == 1
    assert "ZeroDivisionError: division by zero" in outcome.complaint
    assert "--debug" in outcome.complaint


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the machine has no device that is always full")
def test_a_full_disk_is_one_line(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    outcome = run("read", tmp_path / "a.txt", "--format", "json", "--output", "/dev/full")
    assert outcome.code == 1
    assert "no space left on device" in outcome.complaint

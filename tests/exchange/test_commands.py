"""`dragoman export` and `import` as they are used."""

import os
import re
import resource
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from exported import CASE, opened

from dragoman.cli.files import replacing, write_pieces
from dragoman.errors import CannotWrite
from dragoman.exchange.formats import FORMATS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("store")
    for _ in opened(folder):
        pass
    return f"sqlite:///{folder}/store.db"


def test_the_list_names_every_format_and_needs_nothing_else(run) -> None:
    listed = run("export", "--list")
    assert listed.code == 0
    for format_ in FORMATS.values():
        assert re.search(rf"^{format_.name} .*{re.escape(format_.says)}", listed.out, re.MULTILINE)
        assert f"lost: {format_.loses}" in listed.out


def test_a_wrong_format_is_told_which_there_are(run, store: str) -> None:
    failed = run("export", CASE, "--to", "xls", "--store", store)
    assert failed.code == 1
    assert "choose one of" in failed.complaint
    assert all(name in failed.complaint for name in FORMATS)


def test_a_file_gets_what_standard_output_would(run, store: str, tmp_path: Path) -> None:
    assert run("export", CASE, "--to", "plover-csv", "-o", tmp_path / "e.csv", "--store", store).code == 0
    shown = run("export", CASE, "--to", "plover-csv", "--store", store)
    assert (tmp_path / "e.csv").read_text(encoding="utf-8").splitlines() == shown.out.splitlines()
    assert shown.out.startswith("event_id,")


def test_binary_is_not_for_a_terminal(run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True, raising=False)
    failed = run("export", CASE, "--to", "plover-parquet", "--store", store)
    assert failed.code == 1
    assert failed.out == ""
    assert "-o strait.parquet" in failed.complaint
    assert run("export", CASE, "--to", "plover-csv", "--store", store).code == 0


def test_a_file_that_cannot_be_written_to_the_end_leaves_the_older_one(tmp_path: Path) -> None:
    target = tmp_path / "dossier.html"
    target.write_text("older")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(CannotWrite, match="too large"), replacing(str(target)) as file:
            write_pieces([b"0" * 3000] * 8, file, str(target))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_text() == "older"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_that_is_full_is_one_line(run, store: str) -> None:
    assert "the disk is full" in run("export", CASE, "--to", "gexf", "-o", "/dev/full", "--store", store).complaint


def test_places_where_nothing_can_be_written(run, store: str, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "no" / "e.csv"):
        assert "another place" in run("export", CASE, "--to", "csv", "-o", place, "--store", store).complaint
    assert "no case" in run("export", "nowhere", "--to", "csv", "-o", tmp_path / "x", "--store", store).complaint
    assert list(tmp_path.iterdir()) == []


def test_rights_and_links_stay_as_they_were(run, store: str, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("older")
    (tmp_path / "real.csv").chmod(0o640)
    (tmp_path / "link.csv").symlink_to("real.csv")
    assert run("export", CASE, "--to", "plover-csv", "-o", tmp_path / "link.csv", "--store", store).code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert stat.S_IMODE((tmp_path / "real.csv").stat().st_mode) == 0o640
    assert run("export", CASE, "--to", "plover-csv", "-o", tmp_path / "new.csv", "--store", store).code == 0
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o666 & ~mask


def test_an_export_comes_back_corrected(run, tmp_path: Path) -> None:
    for _ in opened(tmp_path):
        pass
    store = f"sqlite:///{tmp_path}/store.db"
    archive, corrected = tmp_path / "strait.zip", tmp_path / "corrected.zip"
    assert run("export", CASE, "--to", "brat", "-o", archive, "--store", store).code == 0
    assert run("import", CASE, archive, "--store", store).out == "nothing was changed since the export\n"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(corrected, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, re.sub(rb"(Status E\d+) planned", rb"\1 cancelled", content) if name == "b.ann" else content)
    tried = run("import", CASE, corrected, "--dry-run", "--store", store)
    assert "status is cancelled, not planned" in tried.out
    assert "[entry" not in tried.out
    done = run("import", CASE, corrected, "--author", "A. Holm", "--store", store)
    assert (done.code, done.err) == (0, "")
    assert re.fullmatch(r"done        “visit” \(b, 83–88\): status is cancelled, not planned  \[entry 1\]\n", done.out)
    assert "A. Holm" in run("ledger", CASE, "--store", store).out
    (tmp_path / "b.ann").write_bytes(zipfile.ZipFile(corrected).read("b.ann"))
    assert "already so" in run("import", CASE, tmp_path / "b.ann", "--store", store).out


def test_what_is_no_export_is_refused_in_a_line(run, store: str, tmp_path: Path) -> None:
    assert "is no file" in run("import", CASE, tmp_path / "none.zip", "--store", store).complaint
    (tmp_path / "a.txt").write_text("words")
    assert "holds no annotations" in run("import", CASE, tmp_path / "a.txt", "--store", store).complaint
    (tmp_path / "a.zip").write_text("words")
    assert "damaged" in run("import", CASE, tmp_path / "a.zip", "--store", store).complaint
    (tmp_path / "a.ann").write_text("T1\tPerson 0 1\tx\n")
    failed = run("import", CASE, tmp_path / "a.ann", "--store", store)
    assert failed.code == 1
    assert "belongs to no document" in failed.complaint

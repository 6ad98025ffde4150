"""What a request brings to be added, kept until it is read: files and texts in a temporary folder, addresses as they are."""

import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO

from dragoman.errors import TooLarge
from dragoman.ingest.formats import LARGEST_FILE
from dragoman.ingest.known import Known, iso_date

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}")


@dataclass(frozen=True)
class Input:
    """A file that was spooled, or an address, under the name that the user knows it by."""

    name: str
    source: str
    known: Known = field(default_factory=Known)
    is_address: bool = False


class Spool:
    """A temporary folder with what a request brought; the job that it is given to removes it."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self.inputs: list[Input] = []

    def file(self, name: str, content: BinaryIO, known: Known | None = None) -> None:
        """Keep an uploaded file. Of the name only the ending is used, and shown without control characters.

        Raises `TooLarge`.
        """
        shown = shown_name(name)
        path = self._place(shown)
        with path.open("wb") as out:
            shutil.copyfileobj(content, out, 1 << 20)
        if path.stat().st_size > LARGEST_FILE:
            raise TooLarge(shown, f"has more than {LARGEST_FILE // 1_000_000} MB; split it into articles")
        self.inputs.append(Input(shown, str(path), known or Known()))

    def text(self, text: str, known: Known) -> None:
        """Keep text that was pasted; raises `BadDate`."""
        if known.published:
            iso_date(known.published, "the date of publication")
        name = shown_name(known.title or "pasted text")
        path = self._place(".txt")
        path.write_text(text.replace("\r\n", "\n"), "utf-8", errors="replace")
        self.inputs.append(Input(name, str(path), known))

    def address(self, url: str, known: Known | None = None) -> None:
        """Keep an address to be fetched."""
        self.inputs.append(Input(_shown_address(url), url.strip(), known or Known(), is_address=True))

    def remove(self) -> None:
        """Take the folder away."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _place(self, name: str) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
        suffix = PurePosixPath("x" + name).suffix
        return self._folder / f"{len(self.inputs):05}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def shown_name(name: str) -> str:
    """The last part of a path, on one line, without characters that steer the writing.

    >>> shown_name("../../tmp/report\\u202e.txt"), shown_name("C:\\\\reports\\\\a.pdf"), shown_name("..")
    ('report.txt', 'a.pdf', 'file')
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    words = " ".join("".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).split())[:200]
    return words if words.strip(". ") else "file"


def _shown_address(url: str) -> str:
    """The address without a password, on one line."""
    words = "".join(c for c in url if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()[:500]
    return re.sub(r"^(\w+://)[^/@\s]*@", r"\1", words) or "address"

"""Files of corrected annotations → parts: one for each document, with its text and its exported annotations where they are."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from dragoman.errors import BadAnnotations

_SUFFIXES: dict[str, Literal["brat", "cas"]] = {".ann": "brat", ".xmi": "cas"}
MOST = 512 << 20  # bytes unpacked; an archive of more is a trap, or several exports


@dataclass(frozen=True)
class Part:
    """The annotations of one document: the name of the file, its content, and what lay beside it.

    `text` is the text that was annotated, `exported` the annotations as they were exported, `types` a type system.
    """

    name: str
    kind: Literal["brat", "cas"]
    content: bytes
    text: bytes | None = None
    exported: bytes | None = None
    types: bytes | None = None

    @property
    def stem(self) -> str:
        """The name that the export gave to the document's files."""
        return PurePosixPath(self.name).stem


def parts_of(files: dict[str, bytes]) -> tuple[Part, ...]:
    """The parts of files by their paths: annotations, and texts, types and `exported/` beside them."""
    found = []
    for name in sorted(files):
        path = PurePosixPath(name)
        hidden = any(step.startswith((".", "__MACOSX")) for step in path.parts)
        if path.suffix.lower() not in _SUFFIXES or path.parent.name == "exported" or hidden:
            continue
        beside = {file.lower(): content for file, content in _beside(files, path.parent).items()}
        found.append(
            Part(
                name=name,
                kind=_SUFFIXES[path.suffix.lower()],
                content=files[name],
                text=files.get(str(path.with_suffix(".txt"))),
                exported=files.get(str(path.parent / "exported" / path.name)),
                types=beside.get("typesystem.xml"),
            )
        )
    return tuple(found)


def _beside(files: dict[str, bytes], folder: PurePosixPath) -> dict[str, bytes]:
    return {path.name: files[name] for name in files if (path := PurePosixPath(name)).parent == folder}


def unpacked(content: bytes, source: str, most: int = MOST) -> dict[str, bytes]:
    """The files of an archive by their paths, `most` bytes in all; raises `BadAnnotations`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > most:
                raise BadAnnotations(source, f"holds more than {most >> 20} MB; import it in parts")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise BadAnnotations(source, f"is a damaged or encrypted archive ({error})") from error

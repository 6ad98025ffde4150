"""Uploaded annotations → a report of what came back as corrections. The API and the page say the same of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from litestar.datastructures import UploadFile

from dragoman.errors import BadAnnotations, DragomanError, TooLarge
from dragoman.types.reading import Noun
from dragoman.web.settings import Settings
from dragoman.web.spool import shown_name
from dragoman.workspace.cases import Workspace
from dragoman.workspace.importing import By, Imported, import_annotations, parts_in

_UNPACKED = 4  # times the largest upload that an archive may hold


class Report(Noun, frozen=True, kw_only=True):
    """What became of each change, and what was refused as a whole, in words. In a dry run nothing is written, and `entries` are
    empty."""

    dry_run: bool
    changes: tuple[Imported, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brought:
    """Uploaded files by their names, and how much an archive among them may hold."""

    files: dict[str, bytes]
    most: int


def read_uploads(uploads: Sequence[UploadFile], settings: Settings) -> Brought:
    """The files of a form; raises `BadAnnotations` where there is none, or two have one name."""
    found: dict[str, bytes] = {}
    for upload in uploads:
        name = shown_name(upload.filename or "file")
        if name in found:
            raise BadAnnotations(name, "was sent twice; put the export back into one .zip, or send each file once")
        found[name] = upload.file.read()
    if not any(found.values()):
        raise BadAnnotations("import", "needs a file: a .zip as `brat` or `cas` exported it, or .ann or .xmi files of it")
    return Brought(found, _UNPACKED * settings.largest_upload)


def imported(workspace: Workspace, case: str, brought: Brought, author: str, dry_run: bool) -> Report:
    """Let the ledger take what was changed; raises `BadAnnotations`, `NoSuchCase`."""
    source = ", ".join(brought.files)
    try:
        parts = parts_in(brought.files, source, brought.most)
    except MemoryError:
        raise TooLarge(source, "holds more than this server can take; import it in parts") from None
    outcomes = list(import_annotations(workspace, case, parts, By(author, source[:200], dry_run)))
    return Report(
        dry_run=dry_run,
        changes=tuple(one for one in outcomes if isinstance(one, Imported)),
        refused=tuple(str(one) for one in outcomes if isinstance(one, DragomanError)),
    )

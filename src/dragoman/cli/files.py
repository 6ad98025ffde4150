"""Writing a file so that it is whole or not there."""

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import CannotWrite

_FULL = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "your quota is used up", errno.EFBIG: "the file would grow too large"}


def write_pieces(pieces: Iterable[bytes], file: BinaryIO, name: str) -> None:
    """Write the pieces one after another; raises `CannotWrite` where the file does not take them."""
    for piece in pieces:
        with _told(name):
            file.write(piece)
    with _told(name):
        file.flush()


@contextmanager
def replacing(output: str) -> Iterator[BinaryIO]:
    """A file that takes its place under its name when all is written; what goes wrong leaves an older one as it was.

    Something that is no plain file, a pipe or a device, is written to as it is.
    """
    path = Path(output)
    if path.is_dir() or not path.parent.is_dir():
        raise CannotWrite(output, "cannot be written there; choose another place with --output")
    if path.exists() and not path.is_file():
        with _told(output), path.open("wb") as file:
            yield file
        return
    target = path.resolve()  # through a link, so that it stays a link
    if target.exists() and not os.access(target, os.W_OK):
        raise CannotWrite(output, "is write-protected; choose another place with --output")
    with _told(output):
        number, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    file = os.fdopen(number, "wb")
    try:
        yield file
        with _told(output):
            file.flush()
            os.fsync(file.fileno())
            file.close()
            Path(name).chmod(_mode(target))
            Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            file.close()  # which tries once more to write what a full disk did not take
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, else those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = _FULL.get(error.errno or 0) or (error.strerror or str(error)).lower()
        raise CannotWrite(name, f"{reason}; nothing is left there of this export") from error

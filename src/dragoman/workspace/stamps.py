"""Files of a folder as entries: what they are called, and by what it shows that one has changed."""

from pathlib import Path

from dragoman.types.watching import Entry


def name_in(file: Path, folder: Path) -> str:
    """The file's name as one entry among those of a folder."""
    return shown(file.relative_to(folder).as_posix() if file != folder else file.name)


def shown(path: str) -> str:
    """A path as text: its bytes may be no UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def stamp_of(file: Path) -> tuple[int, int] | None:
    """When the file was last changed (in nanoseconds) and its size; None where it is gone."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def digest_of(stamp: tuple[int, int] | None) -> str:
    """What changes where the file changes."""
    return ":".join(map(str, stamp or ()))


def entry_of_file(name: str, stamp: tuple[int, int]) -> Entry:
    """The file as an entry, like one of a feed."""
    return Entry(guid=name, digest=digest_of(stamp))

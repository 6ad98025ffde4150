"""Where the rooms meet: files and URLs → documents → readings, in order, on one process or several."""

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import msgspec

from dragoman.errors import DragomanError, NotFound, ReadingFailed, Unreadable
from dragoman.ingest.formats import LARGEST_FILE, SUFFIXES, documents, suffix_of
from dragoman.ingest.known import Known, iso_date
from dragoman.ingest.sniffing import looks_like_feed
from dragoman.types import Document, Engine, Reading

_CHUNK = 16  # documents that one process reads at a time


@dataclass(frozen=True)
class Options:
    """How to read: what the user knows of the documents, on how many processes and with which engine, and what may be fetched."""

    known: Known = field(default_factory=Known)
    workers: int = 1
    allow_private: bool = False
    engine: Engine = "combined"


def read_inputs(inputs: Iterable[str], options: Options) -> Iterator[Reading | DragomanError]:
    """A reading for each document of the inputs (paths, folders, URLs, "-"), an error in the place of each that cannot be read.

    Order and content are the same for any number of workers. Raises `BadDate` for a bad date in the options.
    """
    if options.known.published:
        iso_date(options.known.published, "--published")
    found = (item for source in inputs for item in documents_of(source, options))
    chunks = iter(lambda: list(islice(found, _CHUNK)), [])
    if options.workers <= 1:
        for chunk in chunks:
            yield from read_chunk(chunk, options.engine)
        return
    yield from _on_processes(chunks, options)


def read_chunk(items: list[Document | DragomanError], engine: Engine = "combined") -> list[Reading | DragomanError]:
    """Readings of a chunk's documents; its errors stay where they are."""
    from dragoman.reading.pipeline import read_all

    documents = [item for item in items if isinstance(item, Document)]
    wanted = list({_as_read(document): document for document in reversed(documents)}.values())[::-1]
    try:
        readings: Iterator[Reading | DragomanError] = iter(list(read_all(wanted, engine)))
    except Exception:  # one document must not take the others along: read each alone and name the one that fails
        readings = iter([_read_alone(document, engine) for document in wanted])
    found = {_as_read(document): reading for document, reading in zip(wanted, readings, strict=True)}
    return [_carried_by(item, found[_as_read(item)]) if isinstance(item, Document) else item for item in items]


def _as_read(document: Document) -> tuple[object, ...]:
    """What of a document bears on its reading: a text that many outlets carry is read once."""
    return document.text, document.title, document.published, document.language, document.sections, document.links


def _carried_by(document: Document, reading: Reading | DragomanError) -> Reading | DragomanError:
    """The reading as that of another document with the same words."""
    if isinstance(reading, ReadingFailed):
        failed = ReadingFailed(document.id, reading.problem)
        failed.__cause__ = reading.__cause__
        return failed
    if isinstance(reading, DragomanError) or reading.document.id == document.id:
        return reading
    known = {"id": document.id, "publisher": document.publisher, "url": document.url, "metadata": document.metadata}
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, **known))


def _read_alone(document: Document, engine: Engine) -> Reading | DragomanError:
    from dragoman.reading.pipeline import read

    try:
        return read(document, engine)
    except Exception as error:
        failed = ReadingFailed(
            document.id,
            f"could not be read ({type(error).__name__}: {error}); please report it with its text",
        )
        failed.__cause__ = error
        return failed


def _on_processes(chunks: Iterator[list[Document | DragomanError]], options: Options) -> Iterator[Reading | DragomanError]:
    """Chunks on several processes, few at a time in flight, answers in order."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    with context.Pool(options.workers, initializer=_single_threaded) as pool:
        flying = deque(pool.apply_async(read_chunk, (chunk, options.engine)) for chunk in islice(chunks, 2 * options.workers))
        while flying:
            answer = flying.popleft().get()
            flying.extend(pool.apply_async(read_chunk, (chunk, options.engine)) for chunk in islice(chunks, 1))
            yield from answer


def _single_threaded() -> None:
    os.environ["OMP_NUM_THREADS"] = "1"


def documents_of(source: str, options: Options) -> Iterator[Document | DragomanError]:
    """The documents of a path, a folder, an address or standard input, an error in the place of each that cannot be read."""
    if source == "-":
        yield from documents(sys.stdin.buffer.read(LARGEST_FILE + 1), "standard input", options.known)
    elif source.startswith(("http://", "https://")):
        yield from _fetched(source, options)
    elif Path(source).is_dir():
        paths = files_in(Path(source))
        if not paths:
            yield NotFound(source, "holds no file that Dragoman reads; see `dragoman read --help` for the formats")
        for path in paths:
            yield from documents_in(path, options)
    else:
        yield from documents_in(Path(source), options)


def files_in(folder: Path) -> list[Path]:
    """The files in a folder and below that Dragoman can read, by name; hidden ones are left out."""
    found = (path for path in folder.rglob("*") if suffix_of(path.name) in SUFFIXES and path.is_file() and _is_meant(path))
    visible = (path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return sorted(visible, key=lambda path: path.relative_to(folder).parts)


def _is_meant(path: Path) -> bool:
    """Whether a file among others is there to be read: an `.xml` only where it is a feed, since programs keep their own in it."""
    if suffix_of(path.name) != ".xml":
        return True
    try:
        with path.open("rb") as file:
            return looks_like_feed(file.read(3000))
    except OSError:
        return True  # that it cannot be opened is told where it is read


def documents_in(path: Path, options: Options) -> Iterator[Document | DragomanError]:
    """The documents of a file, an error in the place of each that cannot be read."""
    try:
        with path.open("rb") as file:
            if SUFFIXES.get(suffix_of(path.name)) == "warc":  # as long as it likes: its records are read one by one
                from dragoman.ingest.warc import read_warc

                yield from read_warc(file, str(path), options.known)
                return
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        yield NotFound(str(path), "there is no such file or folder; check the path")
        return
    except OSError as error:
        yield Unreadable(str(path), f"cannot be opened ({error.strerror}); check its permissions")
        return
    yield from documents(content, str(path), options.known)


def _fetched(url: str, options: Options) -> Iterator[Document | DragomanError]:
    from dragoman.ingest.fetch import fetch

    try:
        page = fetch(url, allow_private=options.allow_private)
    except DragomanError as error:
        yield error
        return
    yield from documents(page.content, url, options.known, page.format, page.url)

"""Files → one ZIP archive, piece by piece and always the same: no clock, no owner, the order in which the files come."""

import io
import zipfile
from collections.abc import Iterable, Iterator

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment that the format knows


class Pieces(io.RawIOBase):
    """A file that is only written to; what was written is taken out in between."""

    def __init__(self) -> None:
        super().__init__()
        self._written: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, piece: object) -> int:
        """Keep a piece."""
        kept = bytes(memoryview(piece))  # type: ignore[arg-type]  # whatever a writer gives is a buffer
        self._written.append(kept)
        self._length += len(kept)
        return len(kept)

    def tell(self) -> int:
        """How much was written in all."""
        return self._length

    def take(self) -> Iterator[bytes]:
        """What was written since the last time."""
        taken, self._written = self._written, []
        yield from taken


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The archive of the files, each with its name."""
    pieces = Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on whatever system this runs
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
            yield from pieces.take()
    yield from pieces.take()

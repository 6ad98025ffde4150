"""Everything that can go wrong for a user, one class each; the message says what is wrong with what, and what to do."""


class DragomanError(Exception):
    """Something that the user can act on. `source` is the file, URL or record that it is about."""

    def __init__(self, source: str, problem: str) -> None:
        self.source = source
        self.problem = problem
        super().__init__(f"{source}: {problem}")


class NotFound(DragomanError):
    """No such file or folder."""


class Unreadable(DragomanError):
    """The file is there, and its bytes cannot be read as what it claims to be."""


class NoText(DragomanError):
    """The file can be read and holds no text."""


class TooLarge(DragomanError):
    """More text than one reading is made for."""


class UnknownFormat(DragomanError):
    """Not one of the formats that Dragoman reads."""


class BadArticle(DragomanError):
    """A JSON record that is not an article."""


class BadDate(DragomanError):
    """A date of publication that is not an ISO date of the calendar."""


class FetchFailed(DragomanError):
    """The URL could not be fetched."""


class AddressRefused(DragomanError):
    """The URL leads to an address that Dragoman does not fetch."""


class ReadingFailed(DragomanError):
    """A stage of the reading failed on this document."""

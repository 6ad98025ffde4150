"""Everything that can go wrong for a user, one class each; the message says what is wrong with what, and what to do."""

from datetime import datetime


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


class StoreError(DragomanError):
    """The store cannot do what was asked; `source` is its address, without a password."""


class BadStoreUrl(StoreError):
    """The address names no store that Dragoman knows."""


class MissingExtra(DragomanError):
    """A part of Dragoman that a plain install leaves out is needed."""


class StoreUnreachable(StoreError):
    """The file or server behind the address cannot be opened."""


class StoreTooNew(StoreError):
    """The store was written by a newer Dragoman."""


class StoreCorrupted(StoreError):
    """The database file is damaged, or is none."""


class StoreFull(StoreError):
    """The disk, or the store's quota, is full; the document at hand was not added."""


class StoreBusy(StoreError):
    """Another process has held the case for too long."""


class NoSuchCase(DragomanError):
    """The store holds no case of that name."""


class CaseExists(DragomanError):
    """The store already holds a case of that name."""


class BadCaseName(DragomanError):
    """A name that no case can have."""


class DuplicateDocument(DragomanError):
    """A document of the same id with other words is in the case already."""


class CaseChanged(DragomanError):
    """The case is no longer as it was when the one who wants to change it looked."""


class NoSuchItem(DragomanError):
    """The case holds no actor, event, claim, document or entry of that id."""


class BadCorrection(DragomanError):
    """A correction that cannot be made: it contradicts another, or names too little."""


class BadQuery(DragomanError):
    """A search whose words or filters cannot be understood."""


class TooMuchAtOnce(DragomanError):
    """The server has as much to do as it takes on."""


class PdfUnavailable(DragomanError):
    """The parts that write PDF are not on this machine."""


class NoSuchAccount(DragomanError):
    """The store knows no user, key or invitation of that name."""


class AccountExists(DragomanError):
    """The store already knows somebody, or a key, of that name."""


class BadAccount(DragomanError):
    """A name or password that nobody can have, or a change that would leave nobody in charge."""


class SignInFailed(DragomanError):
    """Name and password, or what the provider says, let nobody in."""


class TooManyRequests(DragomanError):
    """Somebody asks, or tries passwords, faster than is allowed; `seconds` is how long to wait."""

    def __init__(self, source: str, problem: str, seconds: float = 1.0) -> None:
        self.seconds = seconds
        super().__init__(source, problem)


class ProviderFailed(DragomanError):
    """The provider of sign-in cannot be reached, or answers what cannot be trusted."""


class NotServed(DragomanError):
    """The server cannot be started so."""


class RobotsRefused(DragomanError):
    """The server's robots.txt closes the address to programs."""


class AskedToWait(DragomanError):
    """The server asked to be left alone for a while, until `until` where it said so."""

    def __init__(self, source: str, problem: str, until: datetime | None = None) -> None:
        self.until = until
        super().__init__(source, problem)


class BadSchedule(DragomanError):
    """An interval or an end of watching that cannot be understood."""


class BadAnnotations(DragomanError):
    """Annotations that cannot be read, or that belong to another text."""


class CannotWrite(DragomanError):
    """The file cannot be written there."""

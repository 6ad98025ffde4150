"""Names for things of a case that hold beyond it: the same case gives the same names, another case others."""

import re
from uuid import UUID, uuid5

_OURS = UUID("6d1b7a3e-5a0c-4a7e-9d0f-2f8f7a1c4be2")
_WEB = re.compile(r"https?://[^/\s?#]+[^\s]*")
# What an IRI may not hold (RFC 3987); the rest of Unicode it may.
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff]")


def uuid_of(*parts: str) -> UUID:
    """The name of a thing: of its case, its kind, its id, and what else tells it apart.

    >>> uuid_of("strait", "claim", "c1") == uuid_of("strait", "claim", "c1") != uuid_of("strai", "tclaim", "c1")
    True
    """
    return uuid5(_OURS, "\n".join(part.replace("\\", "\\\\").replace("\n", "\\n") for part in parts))


def urn_of(*parts: str) -> str:
    """The same as an IRI that leads nowhere: a case has no address of its own."""
    return f"urn:uuid:{uuid_of(*parts)}"


def web_address(url: str | None) -> str | None:
    """An address of the web as an IRI; None for whatever else a document may carry.

    >>> web_address("https://herald.example/a|b"), web_address("javascript:alert(1)")
    ('https://herald.example/a%7Cb', None)
    """
    if url is None or not _WEB.fullmatch(url.strip()):
        return None
    return _NOT_IN_IRI.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), url.strip())

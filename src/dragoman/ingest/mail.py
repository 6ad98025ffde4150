"""E-mail messages (.eml), by the standard library."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from dragoman.errors import NoText, Unreadable
from dragoman.ingest.html import read_html
from dragoman.ingest.known import Found

_BROKEN = (AttributeError, IndexError, LookupError, TypeError, ValueError)  # what the library raises at headers that are none


def read_mail(content: bytes, source: str) -> Found:
    """Body, subject, sender and date of a message; of two bodies the plain one. Raises `Unreadable`, `NoText`."""
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage) or not any(_header(message, name) for name in ("From", "Subject", "Date")):
        raise Unreadable(source, "is not an e-mail message; it has no sender, subject or date")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise NoText(source, "is a message without a text; save its attachment and read that")
    try:
        words = str(body.get_content())
    except (LookupError, UnicodeDecodeError):
        raise Unreadable(source, "is a message in an unknown encoding; save its text as UTF-8") from None
    text = read_html(words, source).text if body.get_content_type() == "text/html" else words.replace("\r\n", "\n").strip()
    if not text:
        raise NoText(source, "is a message without a text; save its attachment and read that")
    return Found(text=text, title=_header(message, "Subject"), publisher=_sender(message), published=_date(message))


def _header(message: EmailMessage, name: str) -> str | None:
    """A header in plain words, on one line; None where it is missing, empty or past understanding."""
    try:
        return " ".join(str(message[name] or "").split()) or None
    except _BROKEN:
        return None


def _sender(message: EmailMessage) -> str | None:
    try:
        addresses = message["From"].addresses if message["From"] else ()
        return (str(addresses[0].display_name or addresses[0].domain) or None) if addresses else None
    except _BROKEN:
        return None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    except (TypeError, ValueError):
        return None

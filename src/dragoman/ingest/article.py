"""Article files: one JSON object (or a list of them), or one object a line."""

import json
from collections.abc import Iterator
from typing import Any

from dragoman.errors import BadArticle, DragomanError, NoText
from dragoman.ingest.known import Known, iso_date
from dragoman.ingest.text import decode
from dragoman.types import Document

_FIELDS = ("id", "title", "publisher", "published", "language", "url")


def read_articles(content: bytes, source: str, known: Known) -> Iterator[Document | DragomanError]:
    """The documents of a `.json` file: an object or a list of objects."""
    try:
        value = json.loads(decode(content, source))
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        yield BadArticle(f"{source}:{line}", "is not JSON; check the quotation marks and commas there")
        return
    records = value if isinstance(value, list) else [value]
    for number, record in enumerate(records, 1):
        yield _document(record, f"{source}[{number}]" if isinstance(value, list) else source, known)


def read_article_lines(content: bytes, source: str, known: Known) -> Iterator[Document | DragomanError]:
    """The documents of a `.jsonl` file; a bad line is an error in its place, and the others are read."""
    for number, line in enumerate(decode(content, source).split("\n"), 1):
        if not line.strip():
            continue
        place = f"{source}:{number}"
        try:
            yield _document(json.loads(line), place, known)
        except (json.JSONDecodeError, RecursionError):
            yield BadArticle(place, "is not JSON; write one object a line")


def _document(record: Any, source: str, known: Known) -> Document | DragomanError:
    try:
        return article(record, source, known)
    except DragomanError as error:
        return error


def article(record: Any, source: str, known: Known) -> Document:
    """The document of one record. Raises `BadArticle`, `NoText`, `BadDate`."""
    if not isinstance(record, dict):
        raise BadArticle(source, "is not an object; an article is {“text”: …, “title”: …}")
    text = record.get("text")
    if not isinstance(text, str):
        raise BadArticle(source, "has no “text”; give the article's text under that key")
    if not text.strip():
        raise NoText(source, "has an empty “text”")
    values: dict[str, str | None] = {}
    for field in _FIELDS:
        value = record.get(field)
        if value is not None and not isinstance(value, str | int):
            raise BadArticle(source, f"has a “{field}” that is not a string")
        values[field] = str(value) if value is not None and value != "" else None
    published = known.published or values["published"]
    return Document.from_text(
        _without_lone_surrogates(text, source),
        id=values["id"],
        title=values["title"] or known.title,
        publisher=values["publisher"] or known.publisher,
        published=iso_date(published, source) if published else None,
        language=values["language"] or known.language,
        url=values["url"],
        metadata={key: value for key, value in record.items() if key not in ("text", *_FIELDS)},
    )


def _without_lone_surrogates(text: str, source: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise BadArticle(source, "has half a character (a lone surrogate) in its “text”; write the file anew as UTF-8") from None
    return text

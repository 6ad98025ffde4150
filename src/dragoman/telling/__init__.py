"""Readings → words and pictures."""

from collections.abc import Sequence
from typing import Literal

from dragoman.types import Reading

__all__ = ["render"]


def render(
    readings: Sequence[Reading],
    format: Literal["table", "html", "markdown"],
    *,
    width: int | None = None,
    color: bool = False,
) -> str:
    """The readings as a terminal table, as one HTML page, or as Markdown briefs; each ends with a line break.

    `width` is the terminal's in columns (default 100); `color` allows terminal colours.
    """
    if format == "table":
        from dragoman.telling.table import tables

        return tables(readings, width or 100, color)
    from dragoman.telling.pages import html_page, markdown_brief

    if format == "markdown":
        return "\n".join(markdown_brief(reading) for reading in readings)
    return html_page(readings)

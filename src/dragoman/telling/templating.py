"""The templates of this room: one environment, and how words are made safe in each format."""

import re
from functools import cache

import jinja2

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


@cache
def templates() -> jinja2.Environment:
    """The environment: HTML escapes by itself, Markdown by the filter `md`."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("dragoman.telling"),
        autoescape=lambda name: bool(name and ".html" in name),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["md"] = markdown_escaped
    return environment


def markdown_escaped(words: str) -> str:
    """One line in which no character of a document is taken for Markdown.

    >>> markdown_escaped("a [b]\\nc")
    'a \\\\[b\\\\] c'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def tidied(markdown: str) -> str:
    """Markdown with no more than one empty line in a row, ending with a line break."""
    return re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n"

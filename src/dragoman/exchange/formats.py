"""The formats by name: what each is for, what is lost in it, and the module that writes it."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.errors import UnknownFormat
from dragoman.exchange.material import Material

Writer = Callable[[Material], Iterator[bytes]]


@dataclass(frozen=True)
class Format:
    """A format: the end of its files' names, its media type, what it says, and what of the case it cannot say.

    `module` is the module of this room whose `write` makes it.
    """

    name: str
    suffix: str
    media_type: str
    says: str
    loses: str
    module: str

    @property
    def write(self) -> Writer:
        """The function that writes a case, in pieces."""
        writer: Writer = importlib.import_module(f"dragoman.exchange.{self.module}").write
        return writer


FORMATS: dict[str, Format] = {}


def format_named(name: str) -> Format:
    """The format of that name; raises `UnknownFormat`."""
    if name not in FORMATS:
        raise UnknownFormat(name, f"is no format of exports; choose one of {', '.join(FORMATS)}")
    return FORMATS[name]

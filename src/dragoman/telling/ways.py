"""Where the parts of a picture lead when somebody follows them; a picture that stands alone has no ways."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import drawsvg

from dragoman.telling.svg import plain
from dragoman.types import Channel, Span


@dataclass(frozen=True)
class Ways:
    """The addresses of an event and an actor by id, of a passage, of the events that two actors share, and of a channel."""

    event: Callable[[str], str]
    actor: Callable[[str], str]
    passage: Callable[[str, Span], str]
    shared: Callable[[str, str], str]
    channel: Callable[[Channel], str]


class _Way(drawsvg.DrawingParentElement):  # type: ignore[misc]  # drawsvg is untyped
    TAG_NAME = "a"


def way(address: str, words: str, *, by_keyboard: bool = True) -> Any:
    """A part of the picture that leads somewhere; `words` are told where it points and read aloud, as its title.

    What can be reached by another way too need not be stopped at `by_keyboard`.
    """
    more = {} if by_keyboard else {"tabindex": -1}
    # drawsvg writes attributes as they are
    found = _Way(href=escape(address), **more)
    found.append_title(plain(words))
    return found

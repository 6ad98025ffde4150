"""What the stages before the events found on a page."""

from dataclasses import dataclass

from dragoman.reading.contents import covers, size
from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.page import Page
from dragoman.types import Attribution, Span, Time


@dataclass(frozen=True)
class Scene:
    """What the stages before found on a page."""

    page: Page
    cast: Cast
    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    kinds: tuple[str, ...]


def attributions_over(scene: Scene, span: Span) -> list[Attribution]:
    """The attributions whose content holds the span, innermost first."""
    return sorted((a for a in scene.attributions if covers(a.content, span)), key=lambda a: size(a.content))

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


def told_apart(scene: Scene, trigger: Span) -> list[Span]:
    """What is said in the trigger's sentence and does not hold it: "said on meeting Berg that [the talks resume in May]"."""
    start, end = scene.page.sentence_at(trigger[0])
    begins = trigger[0], trigger[0] + 1  # "kamen nach Angaben des Amtes ums Leben": the credit stands within the deed's words
    apart = [a.content for a in scene.attributions if not covers(a.content, begins)]
    return [span for content in apart for span in content if start <= span[0] < end]

"""Text → actors: states, offices and their holders, bodies, media, and people without a name."""

import re
from dataclasses import dataclass

from dragoman.reading.eastern.figures import Figure
from dragoman.reading.eastern.finders import anonymous, before_title, bodies, holders, media, pairs, states, surnames
from dragoman.reading.eastern.tongues import TONGUES
from dragoman.types import Actor, Role, Span


@dataclass(frozen=True)
class Mention:
    """A stretch that names somebody: the figure's key and where."""

    span: Span
    key: str


class Cast:
    """The figures of a document, by key, and every mention in the order of the text."""

    def __init__(self, text: str, language: str) -> None:
        """Find them all."""
        self.text, self.language = text, language
        self.figures: dict[str, Figure] = {}
        self.mentions: list[Mention] = []
        taken = [False] * len(text)
        for finder in (media, before_title, holders, anonymous, bodies, pairs, states):
            for span, figure in finder(text, language):
                if any(taken[span[0] : span[1]]):
                    continue
                taken[span[0] : span[1]] = [True] * (span[1] - span[0])
                self._note(span, figure)
        for span, figure in surnames(text, language, list(self.figures.values())):
            if not any(taken[span[0] : span[1]]):
                taken[span[0] : span[1]] = [True] * (span[1] - span[0])
                self._note(span, figure)
        for figure in [f for f in self.figures.values() if f.kind == "person" and not f.described]:
            for match in re.finditer(re.escape(figure.name), text):  # later by the bare name
                if not any(taken[match.start() : match.end()]):
                    taken[match.start() : match.end()] = [True] * len(figure.name)
                    self._note(match.span(), figure)
        self.mentions.sort(key=lambda mention: mention.span)
        order = {m.key: None for m in self.mentions}
        self.ids = {key: f"a{number}" for number, key in enumerate(order, 1)}

    def _note(self, span: Span, found: Figure) -> None:
        if found.kind == "person" and not found.described and found.key not in self.figures:  # "도널드 트럼프 … 트럼프 대통령"
            same = [
                f for f in self.figures.values() if f.kind == "person" and re.search(rf"[\s·・]{re.escape(found.name)}$", f.name)
            ]
            found.key = same[0].key if len(same) == 1 else found.key
        figure = self.figures.setdefault(found.key, found)
        if figure is not found:
            figure.forms |= found.forms
            figure.roles |= found.roles
        figure.mentions.append(span)
        self.mentions.append(Mention(span, figure.key))

    def within(self, span: Span) -> list[Mention]:
        """The mentions inside a stretch."""
        return [m for m in self.mentions if span[0] <= m.span[0] and m.span[1] <= span[1]]

    def actors(self) -> tuple[Actor, ...]:
        """All as the contract has them, in the order of their first mention."""
        return tuple(
            Actor(
                id=self.ids[key],
                name=figure.name,
                kind=figure.kind,
                roles=tuple(Role(title=title, affiliation=of) for title, of in figure.roles),
                aliases=tuple(dict.fromkeys(form for form in (*figure.forms, figure.english) if form and form != figure.name)),
                mentions=tuple(sorted(figure.mentions)),
            )
            for key, figure in sorted(self.figures.items(), key=lambda item: min(item[1].mentions))
        )


def pronoun_of(language: str, words: str) -> bool:
    """Whether a source is a pronoun, or "the official": whoever spoke last."""
    return TONGUES[language].pronoun.search(words) is not None

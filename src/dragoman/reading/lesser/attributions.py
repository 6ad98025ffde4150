"""Sayings → attributions: nested and chained as the English ones are."""

from dragoman.reading.contents import is_quoted
from dragoman.reading.drafts import Draft
from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.sayings import Saying, find_sayings
from dragoman.reading.lesser.sources import speaker_of
from dragoman.reading.nesting import chain_of, clip, parents
from dragoman.reading.speakers import Speaker
from dragoman.types import Attribution, Form, Spans


def find_attributions(page: Page, cast: Cast) -> tuple[tuple[Attribution, ...], tuple[str, ...]]:
    """The attributions in the order of their cues, and the kind of each one's cue."""
    sayings = find_sayings(page, cast)
    drafts = clip([Draft(s.kind, (s.cue,), s.source.span, None, s.content, 1.0) for s in sayings])
    above = parents(drafts)
    speakers = _speakers(page, cast, sayings)
    found = tuple(
        Attribution(
            id=f"s{number + 1}",
            parent=None if above[number] is None else f"s{(above[number] or 0) + 1}",
            source=(draft.source,) if draft.source else (),
            cue=draft.cue,
            content=draft.content,
            speaker=speakers[number].actor,
            speaker_kind=speakers[number].kind,
            form=_form(page, draft.content),
            chain=chain_of(number, above, speakers, ()),
            reason=speakers[number].reason,
        )
        for number, draft in enumerate(drafts)
    )
    return found, tuple(saying.kind for saying in sayings)


def _speakers(page: Page, cast: Cast, sayings: list[Saying]) -> list[Speaker]:
    """Who speaks in each; a verb without a subject goes on with the last person who spoke, else the last who spoke at all."""
    speakers: list[Speaker] = []
    for saying in sayings:
        known = [speaker for speaker in speakers if speaker.actors]
        persons = [speaker for speaker in known if cast.named(speaker.actors[0]).kind == "person"]
        before = persons[-1] if persons else known[-1] if known else None
        speakers.append(speaker_of(page, cast, saying.source, before))
    return speakers


def _form(page: Page, content: Spans) -> Form:
    if is_quoted(page.text, content):
        return "direct"
    quoted = any(len(page.text[slice(*q)].split()) >= 2 and s <= q[0] < e for q in page.quotations for s, e in content)
    return "mixed" if quoted else "indirect"

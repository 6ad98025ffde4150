"""Sayings → attributions: nested and chained as the English ones are."""

import re

from dragoman.reading.contents import is_quoted
from dragoman.reading.drafts import Draft
from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.saying import Saying
from dragoman.reading.lesser.sayings import find_sayings
from dragoman.reading.lesser.sources import speaker_of
from dragoman.reading.lesser.words import grammar
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
            chain=chain_of(number, above, speakers, [()] * len(speakers)),
            reason=speakers[number].reason,
        )
        for number, draft in enumerate(drafts)
    )
    return found, tuple(saying.kind for saying in sayings)


def _speakers(page: Page, cast: Cast, sayings: list[Saying]) -> list[Speaker]:
    """Who speaks in each, in the order of the text."""
    speakers: list[Speaker] = []
    for place, saying in enumerate(sayings):
        before = (
            None if saying.source.actor else _antecedent(page, cast, saying, list(zip(sayings[:place], speakers, strict=True)))
        )
        speakers.append(speaker_of(page, cast, saying.source, before))
    return speakers


def _antecedent(page: Page, cast: Cast, saying: Saying, earlier: list[tuple[Saying, Speaker]]) -> Speaker | None:
    """Whom a pronoun, or a verb without a subject, means: who spoke last, or the only person of the sentence before.

    "L'émissaire Sofia Lind se rendra à Khartoum. Elle a demandé …": the envoy. Where both are somebody, nobody is chosen.
    """
    sentence = page.sentence_at(saying.cue[0])
    position = page.sentences.index(sentence) if sentence in page.sentences else 0
    nearby = page.sentences[max(0, position - 1) : position]
    spoke = [speaker for said, speaker in earlier if speaker.actors and any(s <= said.cue[0] < e for s, e in nearby)]
    own = [(said, speaker) for said, speaker in earlier if sentence[0] <= said.cue[0] < saying.cue[0]]
    if own and (saying.kind == "according" or not spoke):
        # "Собеседник усомнился в этом: по его словам, …": whoever speaks in the same sentence
        return own[-1][1] if own[-1][1].actors or own[-1][1].name else None
    paper = grammar(page.language, "paper")
    if paper and re.search(paper, page.text[slice(*saying.cue)]):
        spoke = [speaker for speaker in spoke if cast.named(speaker.actors[0]).kind == "outlet"] or spoke
    persons = [speaker for speaker in spoke if cast.named(speaker.actors[0]).kind == "person"]
    if persons or spoke:
        return (persons or spoke)[-1]
    named = {p.actor for s in nearby for p in cast.within(s) if p.actor and cast.named(p.actor).kind == "person"} - cast.unnamed
    if len(named) == 1:
        (actor,) = named
        return Speaker((actor,), "named", cast.label(actor or ""), None) if actor else None
    older = [speaker for _, speaker in earlier if speaker.actors and cast.named(speaker.actors[0]).kind == "person"]
    return older[-1] if older and not named else None


def _form(page: Page, content: Spans) -> Form:
    if is_quoted(page.text, content) or all(page.text[start] == "„" and page.text[end - 1] in "“”" for start, end in content):
        return "direct"
    quoted = any(len(page.text[slice(*q)].split()) >= 2 and s <= q[0] < e for q in page.quotations for s, e in content)
    return "mixed" if quoted else "indirect"

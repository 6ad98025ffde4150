"""Verb at the end of its clause → what stands before it is said: Persian, and Turkish."""

import re
from collections.abc import Iterator

from dragoman.reading.contents import merged
from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.clauses import after_day, stretch_of
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.persian import last_clause
from dragoman.reading.lesser.press import media_of
from dragoman.reading.lesser.saying import Saying
from dragoman.reading.lesser.sources import Source, of_media, source_after, source_before, source_limit
from dragoman.reading.lesser.words import Found
from dragoman.types import Span

_PERSIAN_OBJECT = re.compile(r"(?<!\w)را(?!\w)")


def object_before(page: Page, cast: Cast, cue: Found, before: Span, end: int) -> Iterator[Saying]:
    """Persian: subject, object with "را", verb: "سخنگو خبر دیدار را تکذیب کرد"; Turkish: “Bakan, "…" dedi”."""
    source = source_before(page, cast, before)
    quoted = [q for q in page.quotations if before[0] <= q[0] and q[1] <= before[1]] if page.language == "tr" else []
    people = [p for p in cast.within(before) if p.actor and not any(s < p.mention.span[0] < e for s, e in quoted)]
    if people and (page.language != "fa" or source.span is None):
        # "Hükümet Sözcüsü Ayşe Kaya": the spokeswoman, with whose she is.
        speaker = people[0]
        for person in people[1:] if page.language == "tr" else ():
            if person.mention.span[0] - speaker.mention.span[1] > 1:
                break
            speaker = person
        media = media_of(page, speaker.mention.span) if speaker.mention.kind in ("state", "capital") else None
        source = of_media(cast, media) if media else Source((people[0].mention.span[0], speaker.mention.span[1]), speaker.actor)
    elif quoted:
        source = Source(pronoun=True)  # “"Köprü açık." dedi.”: who spoke before
    marker = list(_PERSIAN_OBJECT.finditer(page.text, *before))
    start = behind_apposition(page, cast, source, before[1]) if source.span else before[0]
    # "Bakanlıktan yapılan açıklamada, …": the statement is where it is said.
    papers = [
        p.mention.span[1] for p in people if p.mention.kind == "document" and "," not in page.text[start : p.mention.span[0]]
    ]
    start = max([start, *papers]) if page.language == "tr" else start
    start = after_day(page, start, before[1]) if cue.row["kind"] == "deny" else start
    start = last_clause(page, start, before[1]) if page.language == "fa" else start
    if cue.row["cue"].startswith("خبر ") and (of := re.compile(r"(?<!\w)از(?!\w)").search(page.text, start, before[1])):
        start = of.start()
    behind = page.text[cue.span[1] : cue.span[1] + 1] == ":"
    announced = [q for q in page.quotations if behind and cue.span[1] <= q[0] < end]
    spoken = [q for q in quoted if q[0] >= start and not page.text[q[1] : before[1]].strip()]
    if announced or spoken:
        content = merged(announced or spoken)
    else:
        content = stretch_of(page, (start, marker[-1].start() if marker else before[1]))
    if content:
        yield Saying(cue.row["kind"], cue.span, source, content)


def relative(page: Page, cast: Cast, cue: Found, before: Span, end: int) -> Iterator[Saying]:
    """“"Köprü açık." diyen Ayşe Kaya, …”: the quotation before it is said by who follows."""
    quoted = [q for q in page.quotations if before[0] <= q[0] and q[1] <= before[1] and not page.text[q[1] : before[1]].strip()]
    if quoted:
        source = source_after(page, cast, (cue.span[1], source_limit(page, cue.span[1], end)))
        yield Saying(cue.row["kind"], cue.span, source, merged(quoted))


def behind_apposition(page: Page, cast: Cast, source: Source, end: int) -> int:
    """Where the words behind a Persian source begin: "کریم نوری، نماینده پارلمان عراق، | وجود اختلاف را رد کرد"."""
    start = source.span[1] if source.span else end
    if page.language != "fa" or source.actor is None:
        return start
    inside = False
    for person in cast.within((start, end)):
        gap = page.text[start : person.mention.span[0]]
        own = person.actor == source.actor and person.mention.title is not None and gap.strip() in ("", "،")
        whose = inside and not gap.strip(" _") and person.mention.kind in ("organisation", "state", "capital")
        if not own and not whose:
            break
        start, inside = person.mention.span[1], True
        # "، نماینده مردم شیراز در مجلس،": an office with its complement between commas
        if own and gap.strip() == "،" and (closed := re.compile(r"(?:\s+[\w_]+){0,6}\s*،").match(page.text, start, end)):
            start = closed.end()
            break
    behind = re.compile(r"\s*،?(?:\s*(?:نیز|هم|همچنین)(?!\w))?").match(page.text, start, end)
    return behind.end() if behind else start

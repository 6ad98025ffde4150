"""Parse → times: TIMEX3 expressions, normalised against the day on which the document was written.

Values follow TimeML (Pustejovsky et al. 2003; annotation guidelines 1.2.1); anchoring follows news practice, as HeidelTime's
news strategy does (Strötgen and Gertz 2010): the tense of the clause says whether "Friday" lies ahead.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from dragoman.reading.ahead import looks_ahead, looks_back
from dragoman.reading.dated_documents import is_borne_by_document
from dragoman.reading.heading_dates import heading_date, written_on
from dragoman.reading.parse import Parse
from dragoman.reading.timex_patterns import DAYS_OF_THE_WEEK, MONTHS, SHAPES, SHORT_MONTHS
from dragoman.reading.timex_units import NO_ANCHOR, PARTS, Context, Value
from dragoman.reading.timex_values import value_of
from dragoman.types import Citation, Span, Time

_AMBIGUOUS = re.compile(r"(?:may|march|august|fall|spring|second|sun|sat|mar)\b\.?", re.IGNORECASE)
_NAMED = (
    "iso",
    "date",
    "numeric",
    "yearfirst",
    "solar",
    "lunar",
    "monthyear",
    "month",
    "year",
    "season",
    "quarter",
)
_FULL_DATE = ("iso", "date", "numeric", "yearfirst", "solar", "lunar")
_TRIGGER = re.compile(
    r"\d|day|week|month|year|hour|minute|decade|centur|night|morning|noon|evening|now\b|current|present|moment|future|past|"
    r"recent|late|early|daily|annual|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn|fall|winter|quarter|Christmas|Thanksgiving|Nowruz",
    re.IGNORECASE,
)


def find_times(parse: Parse) -> tuple[Time, ...]:
    """The time expressions of a document, its notes included, in order.

    The anchor is the date of publication; without one, the date of the heading; without that, the latest full date of the notes;
    without notes, a full date of the text lends its year only, and each date its year to the next. What nothing anchors has no
    dates but a reason. Of a paragraph that begins "In April 2018" the days are those of that year.
    """
    found = list(_expressions(parse))
    anchor, hint = _anchors(parse, found)
    times: list[Time] = []
    previous: date | None = None
    behind: date | None = None  # the last day that the text spoke of as past: "by May 20 … that same day" goes back to it
    spoken_of: date | None = None
    told: date | None = None  # without a day of writing, the last date that the text told of lends its year to the next
    headed: date | None = None  # the last day that stands alone on its line, over entries such as "16:20 The port was closed"
    last: Span | None = None  # where the text spoke of `previous`
    frame: tuple[date, int] | None = None  # "In April 2018, …": so long as its paragraph tells of that year
    for span, shape, parts in found:
        ahead = looks_ahead(parse, span)
        context = Context(anchor, hint, previous if ahead or behind is None else behind, ahead, spoken_of)
        if shape in ("month", "monthday") and not ahead:
            context = replace(context, past=looks_back(parse, span))
        if shape == "clock" and not parts["weekday"] and (day := headed or anchor) and _is_own_clock(parse, span, last):
            context = replace(context, previous=day)
        if shape in _YEARLESS and not parts.get("year"):
            if anchor is None and told is not None:
                context = replace(context, year_hint=told, future=True)
            elif frame is not None and not ahead and anchor is not None:
                framed = replace(context, anchor=None, year_hint=frame[0], future=True)
                within = "\n" not in parse.text[frame[1] : span[0]] or _is_after(value_of(shape, parts, context), anchor)
                if within and not _is_after(value_of(shape, parts, framed), anchor):
                    context = framed
        if parts.get("beside") and (last is None or "\n" in parse.text[last[1] : span[0]]):
            context = replace(context, previous=None)  # "the day before" counts from a day of its own paragraph
        value = value_of(shape, parts, context)
        if shape == "date" and parts["year"] is None and anchor is None and hint is not None:
            value = replace(value, reason=None)
        if anchor is None and value.type == "DATE" and value.start is not None and shape in _NAMED:
            told = value.start
        if (
            anchor is not None
            and parts.get("year")
            and value.start
            and shape in ("date", "monthyear")
            and _opens(parse.text, span)
        ):
            frame = (value.start, span[1]) if value.start.year < anchor.year else None
        # "The letter, dated May 4, … The next day": not May 5; nor does a look back move the story to "the evening before"
        aside = is_borne_by_document(parse.text, span) or bool(parts.get("beside"))
        if value.start is not None and value.start == value.end and shape != "day" and not aside:
            previous, last = value.start, span
            headed = value.start if _heads_entries(parse.text, span) else headed
            behind = behind if ahead or (anchor is not None and value.start > anchor) else value.start
        if value.type == "DATE" and value.start is not None and shape in _NAMED:
            spoken_of = value.start
        times.append(_time(parse.text, f"t{len(times) + 1}", span, value))
    return _on_their_days(parse.text, times)


def _is_own_clock(parse: Parse, span: Span, last: Span | None) -> bool:
    """Whether a time of day is that of the report's own day, whatever day was spoken of last.

    Before an entry: "16:20 The port was closed"; alone in brackets: "(The session rose at 2:55 p.m.)"; and of what the report
    itself is: "The briefing ended at 2:55 p.m.", unless its day has just been told.
    """
    text = parse.text
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    line, before = text[start : end if end >= 0 else len(text)].strip(), text[start : span[0]].strip(" \t•*–—-[(")
    if not before or (line.startswith(("(", "[")) and line.endswith((")", "]"))):
        return True
    index, told = parse.token_at(span[0]), parse.token_at(last[0]) if last else None
    if index is None or told is None:
        return False
    here, there = parse.doc[index].sent, parse.doc[told].sent
    its = {word.lemma_.lower() for word in here if word.dep_ in ("nsubj", "nsubjpass")} & _OWN_SESSIONS
    return bool(its) and not any(word.lemma_.lower() in its for word in there)


def _heads_entries(text: str, span: Span) -> bool:
    """ "Thursday, 25 May 2023" alone on its line, or "Updated 25 May 2023"."""
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    rest = text[span[1] : end if end >= 0 else len(text)].strip(" \t:.,–—-*")
    return not rest and _HEADING.fullmatch(text, start, span[0]) is not None


def _is_after(value: Value, day: date) -> bool:
    return value.start is not None and value.start > day


def _opens(text: str, span: Span) -> bool:
    """ "In April 2018, a courier came": a date that opens its sentence frames what is told after it."""
    return bool(_OPENING.search(text, max(0, span[0] - 24), span[0]))


def _on_their_days(text: str, times: list[Time]) -> tuple[Time, ...]:
    """The times with a clock time on the day that follows it, and a weekday in its week.

    "at 02:20 on 9 June", "at dawn on Sunday", "on Tuesday last week".
    """
    out = list(times)
    for index, (time, after) in enumerate(pairwise(times)):
        if (day := _weekday_in(text, time, after)) is not None:
            out[index] = msgspec.structs.replace(time, value=day, start=day, end=day, reason=None)
            continue
        clock = time.type == "TIME" and time.value and re.fullmatch(r"\d{4}-\d\d-\d\dT(?:\d\d:\d\d|[A-Z]{2})", time.value)
        if (
            clock
            and after.type == "DATE"
            and after.start
            and after.start == after.end
            and _ON.fullmatch(text, time.span[1], after.span[0])
        ):
            value = f"{after.start}{(time.value or '')[10:]}"
            out[index] = msgspec.structs.replace(time, value=value, start=after.start, end=after.end, reason=None)
    return tuple(out)


def _weekday_in(text: str, time: Time, after: Time) -> str | None:
    """ "on Tuesday last week": that week's Tuesday, whatever the nearest one."""
    week = after.text.casefold() in ("last week", "next week", "this week", "the following week", "the previous week")
    if not week or after.start is None or time.start is None or text[time.span[1] : after.span[0]] not in (" ", " of "):
        return None
    if time.text.title() not in DAYS_OF_THE_WEEK:
        return None
    return (date.fromisoformat(after.start) + timedelta(days=DAYS_OF_THE_WEEK.index(time.text.title()))).isoformat()


_COMPARED = re.compile(r"\b(?:than|from|as|like|unlike) (?:on )?$")
_OWN_SESSIONS = frozenset({"briefing", "transcript", "broadcast"})
_HEADING = re.compile(r"\W*(?:(?:last )?(?:updated|posted|published)(?: on)?:?\s*)?", re.IGNORECASE)
_YEARLESS = frozenset({"date", "month"})
_OPENING = re.compile(r"(?:^|[.!?”\"]\s+|\n\s*)(?:In|On|By|Early in|Late in|Back in|Until|Since)\s+$")
_ON = re.compile(r" (?:local time )?(?:on )?", re.IGNORECASE)


def anchored_to_works(parse: Parse, times: tuple[Time, ...], citations: tuple[Citation, ...]) -> tuple[Time, ...]:
    """The times with "today" and its like, inside quotations, read as of the day of the work that the quotation cites.

    "“We will meet tomorrow.”[6]" with note 6 of 19 April speaks of the 20th, whenever the document itself was written. A
    statement that cites works of several days is left as it is.
    """
    out = []
    for time in times:
        days = {c.date for c in citations if c.kind == "endnote" and _supports(parse.text, c, time.span) and c.date}
        if len(days) == 1 and _DEICTIC.fullmatch(time.text):
            shape, parts = _shape_of(parse.text, time.span)
            context = Context(date.fromisoformat(days.pop()), None, None, looks_ahead(parse, time.span))
            time = _time(parse.text, time.id, time.span, value_of(shape, parts, context))
        out.append(time)
    return tuple(out)


_DEICTIC = re.compile(r"(?:today|tonight|tomorrow|yesterday)(?: \w+)?", re.IGNORECASE)


def _supports(text: str, citation: Citation, span: Span) -> bool:
    """Whether the work is cited for a quotation that holds the span."""
    for start, end in citation.statements:
        if start <= span[0] and span[1] <= end:
            before = text[start : span[0]]
            if before.count("“") > before.count("”") or before.count('"') % 2 == 1:
                return True
    return False


def _shape_of(text: str, span: Span) -> tuple[str, dict[str, str | None]]:
    pattern = dict(SHAPES)["day"]
    match = pattern.search(text, *span)
    return "day", match.groupdict() if match else {"day": text[span[0] : span[1]], "part": None}


def _time(text: str, identity: str, span: Span, value: Value) -> Time:
    return Time(
        id=identity,
        span=span,
        text=text[span[0] : span[1]],
        type=value.type,
        value=value.value,
        start=value.start.isoformat() if value.start else None,
        end=value.end.isoformat() if value.end else None,
        reason=None if value.start else value.reason or NO_ANCHOR,
    )


def _expressions(parse: Parse) -> Iterator[tuple[Span, str, dict[str, str | None]]]:
    """Expressions in order, none overlapping another: a fuller shape takes the characters first."""
    taken: dict[int, tuple[Span, str, dict[str, str | None]]] = {}
    for start, end in _lines(parse.text):
        if not _TRIGGER.search(parse.text, start, end):
            continue
        occupied: list[Span] = []
        for shape, pattern in SHAPES:
            for match in pattern.finditer(parse.text, start, end):
                span = _trimmed(parse.text, match.span())
                if span[0] == span[1] or any(s < span[1] and span[0] < e for s, e in occupied):
                    continue
                if _is_other_word(parse, shape, match, span):
                    continue
                occupied.append(span)
                taken[span[0]] = span, shape, match.groupdict()
    return iter(taken[start] for start in sorted(taken))


def _lines(text: str) -> Iterator[Span]:
    """Stretches without a line break of at most a few thousand characters, cut between words."""
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        while end - start > 4000:
            cut = text.rfind(" ", start, start + 4000)
            cut = cut if cut > start else start + 4000
            yield start, cut
            start = cut
        yield start, end


def _trimmed(text: str, span: Span) -> Span:
    """Without a preposition, spaces or a full stop that is no abbreviation's."""
    start, end = span
    lead = re.compile(r"(?:(?:on|in|during|at|by|for|within|over|after|of)\s+)?\s*", re.IGNORECASE).match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end


def _is_other_word(parse: Parse, shape: str, match: re.Match[str], span: Span) -> bool:
    """ "may" the modal, "march" the deed, "second" the ordinal, "1,500 men" the number."""
    words = parse.text[span[0] : span[1]]
    if shape == "year":
        return _is_count(parse, span)
    groups = match.groupdict()
    unit = groups.get("unit") or ""
    if shape == "duration" and unit[:1].isupper() and not words.isupper():
        return True  # a title: "60 Minutes"
    if shape == "duration" and (groups["number"] or "").casefold() in ("a", "an"):
        return unit.casefold() in ("second", "weekend", "day") or _is_rate(parse.text, span)
    if shape == "duration" and unit.casefold() == "second" and not groups["plural"]:
        return True
    if (
        shape == "relative"
        and (groups["what"] or "").casefold().rstrip(".") in MONTHS
        and not (groups["what"] or "")[:1].isupper()
    ):
        return True  # "this march", "this may"
    if shape == "month" and words.split()[-1][-1] != "." and words.split()[-1].casefold() in SHORT_MONTHS:
        return True  # "Jan" the name
    if shape == "month" and _AMBIGUOUS.fullmatch(words):
        index = parse.token_at(span[0])
        return index is not None and (parse.doc[index].pos_ in ("AUX", "VERB") or parse.doc[index].ent_type_ == "PERSON")
    if shape == "relative" and (match.group("which") or "").casefold() in ("the", "that") and not match.group("mod"):
        if match.group("beside") and (match.group("what") or "").casefold() in PARTS:
            # "the night before"; not "calmer than the night before"
            return _COMPARED.search(parse.text, max(0, span[0] - 12), span[0]) is not None
        # "the week", "that year" only point back; "the weekend" is a time of its own, "the day" mostly is not.
        return (match.group("what") or "").casefold() not in ("weekend",) and (match.group("which") or "").casefold() == "the"
    return False


def _is_rate(text: str, span: Span) -> bool:
    """ "three times a day", "$5 an hour": a rate, not a length."""
    before = text[max(0, span[0] - 12) : span[0]].rstrip()
    return bool(re.search(r"(?:times|once|twice|\d|dollars|percent|%)$", before))


def _is_count(parse: Parse, span: Span) -> bool:
    """A four-digit number that counts a noun: "2000 soldiers"."""
    index = parse.token_at(span[0])
    if index is None:
        return False
    token = parse.doc[index]
    return bool(token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i == token.i + 1)


def _anchors(parse: Parse, found: list[tuple[Span, str, dict[str, str | None]]]) -> tuple[date | None, date | None]:
    """The day of writing and, where that is unknown, a date that lends its year."""
    published = parse.document.published
    if published:
        return date.fromisoformat(published[:10]), None
    nothing = Context(None, None, None, False)
    notes = [(s.start, s.end) for s in parse.document.sections if s.kind == "notes"]
    in_notes: list[date] = []
    in_text: list[tuple[Span, date]] = []
    for span, shape, parts in found:
        if shape not in _FULL_DATE or parts.get("year") is None:
            continue
        value = value_of(shape, parts, nothing)
        if value.start is not None:
            noted = any(start <= span[0] < end for start, end in notes)
            if noted:
                in_notes.append(value.start)
            else:
                in_text.append((span, value.end or value.start))  # "Report for 1–7 July 2021" was written on the 7th
    written = written_on(heading_date(parse.text, parse.document.sections, in_text), in_notes)
    if written is not None:
        return written, None
    return None, max((day for _, day in in_text), default=None)

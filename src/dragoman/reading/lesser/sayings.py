"""Page → sayings: cue, source and content of each attribution, before they are nested."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.reading.contents import covers, merged
from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.announcing import announced
from dragoman.reading.lesser.arabic_verbs import is_no_verb, object_of, relayed, what_was_said, whose_participle
from dragoman.reading.lesser.clauses import (
    after_day,
    after_relative,
    clause_end,
    content_from,
    goes_on,
    opener_after,
    quotations_in,
    stretch_of,
)
from dragoman.reading.lesser.closings import told_before, verb_of
from dragoman.reading.lesser.denied_in_short import denied_in_short
from dragoman.reading.lesser.german import reported_after, reported_verb, told_as
from dragoman.reading.lesser.marks import announces
from dragoman.reading.lesser.neither import neither
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.persian import after_office, follows, is_telling_it, is_telling_of, leading_credit, up_to_comma
from dragoman.reading.lesser.saying import Saying
from dragoman.reading.lesser.sources import Source, is_before, source_after, source_before, source_limit
from dragoman.reading.lesser.verb_last import object_before, relative
from dragoman.reading.lesser.words import Found, find, grammar
from dragoman.types import Span, Spans

_FARTHEST_OPENER = 160  # characters between a cue and "that", with the source and its apposition
_LONGEST_PLACE = 40  # characters of where a source sits
_SPEECH = ("say", "claim", "relay", "warn")
_SUBJECT_FIRST = frozenset({"fa", "fr", "es", "ru", "de", "pt", "it", "nl", "tr", "uk"})
_PLUPERFECT = re.compile(r"(?P<was>(?<!\w)[وف]?كان(?:ت|وا)?)(?P<who>\s[^،.]+?)\s+قد\s+$")
_INNER_PRONOUN = re.compile(r"-(?:il|elle|ils|elles)\b", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,،]")


def find_sayings(page: Page, cast: Cast) -> list[Saying]:
    """The sayings of headline and body in the order of their cues; one for a content."""
    found: dict[Spans, Saying] = {}
    last: Saying | None = None
    for sentence in page.sentences:
        sayings = _in_sentence(page, cast, sentence)
        if last is not None and (told := _told_on(page, sentence, sayings, last)) is not None:
            sayings = [told, *sayings]
        last = next((s for s in reversed(sayings) if not _is_within(s, sayings)), None)
        for saying in sayings:
            if not saying.content or (saying.source.span is None and saying.kind not in _SPEECH):
                continue
            if not (saying.content in found and found[saying.content].source.span):
                found[saying.content] = saying
    return sorted(found.values(), key=lambda saying: (saying.cue, saying.content))


def _is_within(saying: Saying, others: list[Saying]) -> bool:
    return any(covers(other.content, saying.cue) for other in others if other is not saying)


def _told_on(page: Page, sentence: Span, own: list[Saying], last: Saying) -> Saying | None:
    """What who spoke in the sentence before is told to have said besides: "Sie habe am Dienstag mit ihm telefoniert."."""
    verb = reported_verb(page, sentence)
    if verb is None or any(covers(saying.content, verb) for saying in own):
        return None
    source = last.source if last.source.span and not last.source.pronoun else Source(pronoun=True)
    return Saying("say", verb, source, stretch_of(page, sentence))


def _in_sentence(page: Page, cast: Cast, sentence: Span) -> list[Saying]:
    """The sayings whose cue stands in the sentence; those of a quotation end with it: "“Norwegen dankt dem Rat”, sagte …"."""
    unnamed = _wishes_to_be_unnamed(page, sentence)
    found = [
        neither(page, cue)
        for cue in find("cues", page, sentence)
        if not (_within_name(cast, cue) or is_no_verb(page, cue) or any(s <= cue.span[0] < e for s, e in unnamed))
    ]
    quoted = [next((q for q in page.quotations if q[0] < cue.span[0] < q[1] <= sentence[1]), None) for cue in found]
    sayings = _in_stretch(page, cast, sentence, [cue for cue, inside in zip(found, quoted, strict=True) if inside is None])
    for quotation in sorted({inside for inside in quoted if inside is not None}):
        cues = [cue for cue, inside in zip(found, quoted, strict=True) if inside == quotation]
        sayings.extend(_in_stretch(page, cast, (quotation[0] + 1, quotation[1] - 1), cues))
    if page.language == "ar":
        sayings.extend(what_was_said(page, cast, sentence))
    return sayings


def _wishes_to_be_unnamed(page: Page, sentence: Span) -> list[Span]:
    """ "که خواست نامش فاش نشود", "رفض الكشف عن اسمه": what a source asks for itself is not what it says."""
    form = grammar(page.language, "unnamed")
    return [match.span() for match in re.compile(form, re.IGNORECASE).finditer(page.text, *sentence)] if form else []


def _in_stretch(page: Page, cast: Cast, sentence: Span, cues: list[Found]) -> list[Saying]:
    sayings: list[Saying] = []
    verbs: list[tuple[Found, Source]] = []
    for place, cue in enumerate(cues):
        later = cues[place + 1 :]
        if cue.row["kind"] == "according" and _has_its_verb(page, cue, later):
            continue
        if cue.row["kind"] == "according":
            sayings.extend(_according(page, cast, sentence, cue, later))
        elif (closing := told_before(page, cast, sentence, cue)) is not None:
            sayings.append(Saying(cue.row["kind"], verb_of(cue), *closing))
        elif cue.row["kind"] != "citing":
            own = list(_said(page, cast, sentence, cue, cues))
            if own and cue.row["opener"] == "participle":
                spoken = verbs[-1][1] if verbs else None
                own = [replace(own[0], source=whose_participle(page, cast, sentence, cue, spoken)), *own[1:]]
            elif own and verbs and goes_on(page, verbs[-1][0], cue) is not None:
                own = [replace(own[0], source=verbs[-1][1]), *own[1:]]
            verbs.extend((cue, saying.source) for saying in own[:1])
            sayings.extend(own)
    for cue in cues:
        if cue.row["kind"] == "citing":
            sayings = _cited(page, cast, sentence, cue, sayings)
    return sayings


def _has_its_verb(page: Page, cue: Found, later: list[Found]) -> bool:
    """ "Wie das Amt am Montag mitteilte, …": there the verb says it; "so offen wie die Straße" says nothing at all."""
    if page.language != "de" or not cue.row["cue"].startswith("wie "):
        return False
    begins = cue.span[0] == page.sentence_at(cue.span[0])[0] or page.text[: cue.span[0]].rstrip()[-1:] in (",", "–", "-")
    verbs = (other for other in later if other.row["kind"] in _SPEECH)
    return not begins or any("," not in page.text[cue.span[1] : verb.span[0]] for verb in verbs)


def _within_name(cast: Cast, cue: Found) -> bool:
    return any(
        person.mention.span[0] <= cue.span[0] < person.mention.span[1]
        and person.mention.kind in ("person", "outlet")
        and not person.mention.described
        for person in cast.mentions
    )


def _according(page: Page, cast: Cast, sentence: Span, cue: Found, later: list[Found]) -> Iterator[Saying]:
    """ "Selon X, …", "…, selon X", "…, selon X, …": the source follows, the rest of the sentence is what it says."""
    end = clause_end(page, cue, later, sentence[1])
    if page.language == "fa" and not re.search(r"[,،]", page.text[cue.span[1] : end]):
        end = sentence[1]  # "به گزارش ایرنا، وزیر گفت": the comma closes the credit, and not what it is for
    if cue.row["opener"] == "within":
        source, source_end = Source(cue.span, None, True), cue.span[1]  # "по его словам": the pronoun is part of it
    # "dem Ministerium zufolge", "bakanlığa göre": these stand behind their source.
    elif page.language == "tr" or (page.language == "de" and cue.row["cue"].endswith("zufolge")):
        source = source_before(page, cast, (sentence[0], cue.span[0]))
        source_end = cue.span[1]
    else:
        source = source_after(page, cast, (cue.span[1], source_limit(page, cue.span[1], end)))
        source_end = source.span[1] if source.span else cue.span[1]
    if source.span is None:
        return
    if page.language == "fa" and source.span is not None and source.span[0] >= cue.span[1]:
        source_end = up_to_comma(page, source_end, end)
    start = after_relative(page, source_end, end)
    start = after_office(page, start, end)
    comma = _COMMA.match(page.text, start)
    before = stretch_of(page, (sentence[0], min(cue.span[0], source.span[0])))
    leading = not before or len(page.text[slice(*before[0])].split()) <= 2
    if leading and not comma and (place := _rest_of_source(page, start, end)) is not None:
        start = place
    after = stretch_of(page, (comma.end() if comma else start, end))
    content = after if leading else merged([*before, *after])
    yield Saying("according", cue.span, source, content)


def _rest_of_source(page: Page, start: int, end: int) -> int | None:
    """Where the words end that say where a source sits, or whose it is: "Selon un diplomate à Mascate, | la lettre …"."""
    where = rf"\s+(?:{grammar(page.language, 'preposition')})\s[^,،]{{1,{_LONGEST_PLACE}}},"
    # "По словам собеседника издания, ", "به گفته یک منبع در وزارت نفت، "
    whose = {"ru": r"|(?:\s+[а-яіїєґ][\w-]*){1,3},", "fa": r"|(?:\s+[\w_]+){1,3}\s*،"}
    whose["uk"] = whose["ru"]
    match = re.compile(where + whose.get(page.language, "")).match(page.text, start, end)
    return match.end() if match else None


def _said(page: Page, cast: Cast, sentence: Span, cue: Found, cues: list[Found]) -> Iterator[Saying]:
    """A verb of saying with its content: after "that", in quotation marks, before it, or as its object."""
    kind, later = cue.row["kind"], [other for other in cues if other.span[0] > cue.span[0]]
    end = clause_end(page, cue, later, sentence[1])
    start = max([sentence[0], *(e for e in _clause_starts(page, cue, cues, sentence))])
    before: Span = (start, _before_citing(page, cast, cue, cues, start))
    if kind in _SPEECH and (told := told_as(page, start, cue.span)) is not None:
        content = stretch_of(page, (start, told), (cue.span[1], end))
        yield Saying(kind, cue.span, source_before(page, cast, (told, cue.span[0])), content)
        return
    opener = _opener(page, cue, later, end)
    if opener is None and page.language == "de" and kind in _SPEECH and not is_before(page, cue, start):
        opener = reported_after(page, cue.span[1], end)
    if opener is not None and kind in _SPEECH and _opens_for_another(page, cast, cue, start, opener, end):
        opener = None
    if cue.row["opener"] == "statement" and not any(p.mention.kind == "document" for p in cast.within(before)):
        return  # "bombaladığı açıklandı": nobody is named who told it
    if cue.row["opener"] in ("before", "statement"):
        yield from object_before(page, cast, cue, before, end)
    elif cue.row["opener"] == "relative":
        yield from relative(page, cast, cue, before, end)
    elif opener is not None:
        source = _source_of(page, cast, cue, before, opener[0])
        content = content_from(page, opener, end)
        inner = relayed(page, cast, cue, source, opener) if page.language == "ar" else None
        if inner is not None:
            yield Saying(kind, cue.span, source, stretch_of(page, (inner[0][0], end)))
            yield Saying("relay", inner[0], inner[1], content)
        else:
            yield Saying(_hoped(page, cue, opener) or kind, cue.span, source, content)
    elif kind in _SPEECH and is_before(page, cue, start):
        source = _inverted_source(page, cast, cue, end)
        # Right before the verb a quotation of any length is what is said: "«Договора нет», — подчеркнул".
        quoted = [
            q for q in page.quotations if start <= q[0] < end and (q[1] <= cue.span[0] or q in quotations_in(page, (start, end)))
        ]
        yield Saying(kind, cue.span, source, merged(quoted) if quoted else stretch_of(page, before))
    elif (quoted := quotations_in(page, (cue.span[1], end))) and (kind in _SPEECH or _announces(page, cue, quoted[0])):
        # "ha smentito: “Non c'è stato nessun incontro”": these are the words of who denies
        kind = "say" if kind == "deny" else kind
        yield Saying(kind, cue.span, _source_of(page, cast, cue, before, quoted[0][0]), merged(quoted))
    elif kind == "deny" and (short := denied_in_short(page, cast, cue, before, end)) is not None:
        yield short
    elif kind == "report":
        yield from _about(page, cast, cue, before, end)
    elif kind not in ("say", "claim", "relay") or page.language == "fa":
        yield from _object(page, cast, cue, before, end)
    else:
        source = _source_of(page, cast, cue, before, min(end, cue.span[1] + 80))
        deed = next(find("events", page, (cue.span[1], end)), None) if page.language == "ar" else None
        # "أعلن المجلس العسكري طرد السفير": who is unknown stands before the deed
        source = _source_of(page, cast, cue, before, min(deed.span[0], cue.span[1] + 80)) if deed is not None else source
        found = list(announced(page, cue, source, end)) if kind == "say" and announces(page, cue.span) else []
        yield from found or object_of(page, cue, source, end)


def _hoped(page: Page, cue: Found, opener: Span) -> str | None:
    """ "أعرب عن أمله في أن", "выразил надежду, что": what is said there is hoped for."""
    hope = grammar(page.language, "hope")
    between = page.text[cue.span[1] : opener[0]]
    return "hope" if hope and re.search(rf"(?<!\w)(?:{hope})(?!\w)", between, re.IGNORECASE) else None


def _announces(page: Page, cue: Found, quotation: Span) -> bool:
    """Whether a quotation is all that a verb has for its object: "ha smentito: “…”", and not "a exigé la libération « … »"."""
    return page.text[cue.span[1] : quotation[0]].rstrip()[-1:] == ":"


def _before_citing(page: Page, cast: Cast, cue: Found, cues: list[Found], start: int) -> int:
    """Where the words before a verb end that may name its subject: "сайт со ссылкой на источник написал" has the site.

    "Selon le site, citant un diplomate, M. Roy a promis": who stands between the last comma and the verb is its subject.
    """
    citing = [other.span[0] for other in cues if other.row["kind"] == "citing" and start <= other.span[0] < cue.span[0]]
    comma = max(page.text.rfind(mark, min(citing, default=cue.span[0]), cue.span[0]) for mark in ",،")
    if comma >= 0 and any(True for _ in cast.within((comma + 1, cue.span[0]))):
        return cue.span[0]
    return min(citing, default=cue.span[0])


def _opens_for_another(page: Page, cast: Cast, cue: Found, start: int, opener: Span, end: int) -> bool:
    """ "…, informó el diario La Voz, que cita a una fuente": what was said stands before; the clause is about the source."""
    if page.language in ("ar", "fa") or not is_before(page, cue, start):
        return False
    source = _inverted_source(page, cast, cue, end)
    return source.actor is not None and source.span is not None and "," in page.text[source.span[1] : opener[0] + 1]


def _inverted_source(page: Page, cast: Cast, cue: Found, end: int) -> Source:
    """ "», a déclaré Paul Morel": behind the verb; "a-t-il déclaré" has its pronoun within it."""
    if _INNER_PRONOUN.search(page.text[slice(*cue.span)]):
        return Source(pronoun=True)
    return source_after(page, cast, (cue.span[1], source_limit(page, cue.span[1], end)))


def _clause_starts(page: Page, cue: Found, cues: list[Found], sentence: Span) -> Iterator[int]:
    """Where the cue's own clause may begin: after what opens the content of a cue before it, or after that one's clause."""
    for other in cues:
        if other.span[0] >= cue.span[0] or other.row["kind"] in ("according", "citing"):
            continue
        opener = opener_after(page, other.span[1], cue.span[0])
        if other.row["opener"] == "relative":
            yield other.span[1]
        elif (end := clause_end(page, other, [cue], sentence[1])) < cue.span[0]:
            yield end
        elif opener:
            yield opener[1]
    if page.language == "fa" and (credit := leading_credit(page, cue, cues, sentence)) is not None:
        yield credit
    for mark in re.finditer(r"[;؛]", page.text[sentence[0] : cue.span[0]]):
        yield sentence[0] + mark.end()


def _opener(page: Page, cue: Found, later: list[Found], end: int) -> Span | None:
    """The opening word, unless another verb of saying stands before it."""
    if cue.row["opener"] == "object" and page.language != "ar":
        return None
    opener = opener_after(page, cue.span[1], min(end, cue.span[1] + _FARTHEST_OPENER), cue.row["kind"])
    if page.language == "de" and re.match(r",\s", page.text[cue.span[1] : cue.span[1] + 2]):
        return opener if opener and opener[0] - cue.span[1] < 12 else (cue.span[1], cue.span[1] + 1)
    if opener is None or (page.language == "fa" and not follows(page, cue.span[1], opener[0])):
        return None
    asked = cue.row["kind"] in ("request", "propose", "promise", "threat") and page.language not in ("ar", "fa")
    if asked and any(True for _ in find("events", page, (cue.span[1], opener[0]))):
        return None  # "exigió la liberación de los pescadores que fueron detenidos"
    verbs = [c for c in later if c.row["kind"] not in ("according", "citing") and c.span[1] <= opener[0]]
    return None if verbs else opener


def _source_of(page: Page, cast: Cast, cue: Found, before: Span, limit: int) -> Source:
    """The source on the side of the verb where the language has it, else on the other."""
    if page.language in _SUBJECT_FIRST:
        source = source_before(page, cast, before)
        if source.span is None and page.language != "fa":
            later = source_after(page, cast, (cue.span[1], limit))
            return later if later.actor else source
        return source
    if (parted := _PLUPERFECT.search(page.text[slice(*before)])) is not None:
        # "وكانت صحيفة «الجسر» قد ذكرت أن": between the parts of the verb
        return source_after(page, cast, (before[0] + parted.end("was"), before[0] + parted.end("who")))
    # "ناطقا لم يجب وأن البيت الأبيض رفض": what "and that" opens is another's
    conjoined = re.compile(r"\sوان(?:ه|ها|هم|هما)?\s").search(page.text, cue.span[1], limit)
    source = source_after(page, cast, (cue.span[1], conjoined.start() if conjoined else limit))
    if source.span is None and before[1] - before[0] > 2:
        # "أما الموقع فنسب إلى": the subject opens the clause and the verb follows it.
        first = next((p for p in cast.within(before) if p.actor), None)
        if (
            first
            and first.mention.span[0] - before[0] < 12
            and re.fullmatch(r"\s*(?:،[^،.]{2,60}،\s*)?(?:قد\s+|ف)?", page.text[first.mention.span[1] : before[1]])
        ):
            return Source(first.mention.span, first.actor)
    return source


def _about(page: Page, cast: Cast, cue: Found, before: Span, end: int) -> Iterator[Saying]:
    """ "تحدث الموقع عن رسائل …": what it tells of."""
    about = re.compile(r"(?<!\w)عن(?!\w)").search(page.text, *(cue.span[1], end))
    if about:
        yield Saying(
            "report", cue.span, _source_of(page, cast, cue, before, about.start()), stretch_of(page, (about.start(), end))
        )


def _object(page: Page, cast: Cast, cue: Found, before: Span, end: int) -> Iterator[Saying]:
    """What is denied, promised, asked for: all that follows the verb and its subject."""
    source = _source_of(page, cast, cue, before, min(end, cue.span[1] + 80))
    start = source.span[1] if source.span and source.span[0] >= cue.span[1] else cue.span[1]
    content = stretch_of(page, (after_day(page, _after_parenthesis(page, start, end), end), end))
    if not content and page.language == "fa":
        yield from _verb_alone(page, cast, cue, before, end)
    if content and len(page.text[slice(*content[0])]) > 3:
        yield Saying(cue.row["kind"], cue.span, source, content)


def _verb_alone(page: Page, cast: Cast, cue: Found, before: Span, end: int) -> Iterator[Saying]:
    """A Persian verb of saying with nothing behind it: "«پل باز است»، وزیر گفت", "وزیر از دیدار خبر داد"."""
    quoted = quotations_in(page, before)
    if quoted:
        source = source_before(page, cast, (quoted[-1][1], before[1]))
        yield Saying(cue.row["kind"], cue.span, source if source.span else Source(pronoun=True), merged(quoted))
    elif is_telling_of(page, cue, before) or is_telling_it(page, cue, before):
        yield from object_before(page, cast, cue, before, end)


def _after_parenthesis(page: Page, start: int, end: int) -> int:
    """After ", according to X," that stands between a verb and its object."""
    comma = _COMMA.match(page.text, start)
    if not comma:
        return start
    inside = [c for c in find("cues", page, (comma.end(), end)) if c.row["kind"] == "according" and c.span[0] - comma.end() < 3]
    closing = re.compile(r"[,،]").search(page.text, inside[0].span[1], end) if inside else None
    return closing.end() if closing else start


def _cited(page: Page, cast: Cast, sentence: Span, cue: Found, sayings: list[Saying]) -> list[Saying]:
    """ "…, a rapporté l'agence, citant un diplomate": the agency passes on what the diplomat says.

    Without another speaker in the sentence the cited one speaks alone.
    """
    source = source_after(page, cast, (cue.span[1], sentence[1]))
    if source.span is None or any(s.kind == "relay" and s.source.span == source.span for s in sayings):
        return sayings
    span = source.span
    if page.language == "fa":
        span = span[0], up_to_comma(page, span[1], sentence[1])
        source = replace(source, span=span, described=source.described or span != source.span)
    for place, saying in enumerate(sayings):
        if saying.kind in ("say", "claim", "relay", "according", "deny") and saying.source.span != source.span:
            credit: Span = (cue.span[0], span[1])
            own = stretch_of(page, *(piece for span in saying.content for piece in _without(span, credit)))
            outer = Saying(saying.kind, saying.cue, saying.source, merged([*own, credit]))
            return [*sayings[:place], outer, *sayings[place + 1 :], Saying("citing", cue.span, source, own)]
    return [*sayings, *_according(page, cast, sentence, cue, [])]


def _without(span: Span, hole: Span) -> list[Span]:
    return [piece for piece in ((span[0], min(span[1], hole[0])), (max(span[0], hole[1]), span[1])) if piece[0] < piece[1]]

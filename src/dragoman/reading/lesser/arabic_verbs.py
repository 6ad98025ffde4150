"""Arabic verbs of saying that only their place tells: at the head of a clause, behind "what", with an object for "that"."""

import re
from collections.abc import Iterator

from dragoman.reading.lesser.actors import Cast
from dragoman.reading.lesser.clauses import stretch_of
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.saying import Saying
from dragoman.reading.lesser.sources import SPEAKING, Source, source_after
from dragoman.reading.lesser.words import Found, find, grammar
from dragoman.types import Span

# "between" and "he explained", "a flag" and "he learnt", are written alike.
_ONLY_AT_THE_HEAD = frozenset({"بين", "علم"})
_HEADS = frozenset({"", "و", "ف", "كما", "وكما", "قد", "وقد", "ثم", "فيما", "بينما"})
_RELAYED = re.compile(r"(?<!\w)(?:عن|إلى|الى|من)\s+")
_DOUBLED = "\u0651"  # with the sign of a doubled letter it is the verb
# "what the paper published about …", "the news that a site carried": its verb has a pronoun for what it tells.
_WHAT = re.compile(
    r"(?<!\w)(?:وفق\s+|بحسب\s+)?(?P<what>[وب]?ما|الذي|التي)\s+(?:كان(?:ت)?\s+(?P<who>[^،.]{2,50}?)\s+قد\s+)?"
    r"(?P<verb>(?:نشر|ذكر|كشف|اورد|تداول|تناقل|بث|نقل|اعلن|روج|زعم|سرب|اذاع|انفرد)ت?(?:ه|ها|وه|وها)?)(?!\w)"
)
_ALONE_WITH = re.compile(r"(?<!\w)ب(?:نشره|نشرها|كشفه|كشفها|ايراده|ذكره|اذاعته|بثه)(?!\w)")
_ABOUT = re.compile(r"\s*(?:عن|حول|بش[اأ]ن|من)(?!\w)")
_FIRST_TO = re.compile(r"(?<!\w)اول\s+من\s+(?P<verb>كشف|نشر|ذكر|اورد|اعلن|تحدث|اذاع)(?!\w)")
# Verbs whose object may be a deed, without "that": "confirmed the meeting", "announced the expulsion of the ambassador".
_WITH_OBJECT = re.compile(r"(?:اكد|يؤكد|تؤكد|اعلن|يعلن|تعلن|اقر|اثبت|كشف|يكشف|تكشف|افصح)")
_MATTER = re.compile(r"\s*(?:عن\s+)?(?:ما|صحة|وجود|حصول|وقوع|حدوث|عدم|نبا|خبر|انباء)\s")
_REVEALS = re.compile(r"(?:كشف|يكشف|تكشف|افصح|اعلن|يعلن|تعلن)")
_DAY = re.compile(r"\s*(?:(?:اليوم|امس|يوم|مساء|صباح)\s*)?(?:ال\w+)?")


def is_no_verb(page: Page, cue: Found) -> bool:
    """Whether a word that opens no clause is no verb: in "لقاء بين سامي وحسن" it is "between"."""
    if page.language != "ar" or _DOUBLED in page.words(cue.span):
        return False
    if cue.row["kind"] == "describe" and cue.row["cue"].endswith(("ه", "ها")):
        # "وصفته أوساط بأنه كاذب" says something, "مصادر وصفتها بالموثوقة" does not
        return re.compile(r"(?:\s+(?![بل]?ان)[\w«»]+){1,5}\s+بان(?:ه|ها)(?!\w)").match(page.text, cue.span[1]) is None
    if cue.row["cue"] not in _ONLY_AT_THE_HEAD:
        return False
    head = page.text[page.segment_at(cue.span[0])[0] : cue.span[0]]
    return head.strip(' «"“') not in _HEADS


def what_was_said(page: Page, cast: Cast, sentence: Span) -> Iterator[Saying]:
    """ "ما نشره موقع «درج» عن الصفقة", "كان الموقع أول من كشف عن اللقاء": the medium tells it, whoever confirms or denies it."""
    for match in _WHAT.finditer(page.text, *sentence):
        end = page.segment_at(match.end())[1]
        resumed = re.compile(r"\s+فقد(?=\s)").search(page.text, match.end(), end)
        end = resumed.start() if resumed else end  # "أما الخبر الذي أوردته صحيفة عن لقاء فقد نفاه …"
        who = match.span("who") if match["who"] else (match.end("verb"), end)
        source = source_after(page, cast, who)
        if source.actor is None or source.span is None or cast.named(source.actor).kind == "state":
            continue
        start = max(source.span[1], match.end("verb"))
        alone = _ALONE_WITH.search(page.text, start, end)
        start = alone.end() if alone else start
        start = start + 1 if page.text[start : start + 1] in ("»", "”", '"') else start
        if match["what"].endswith("ما") and _ABOUT.match(page.text, start, end):
            yield Saying("relay", match.span("verb"), source, stretch_of(page, (start, end)))
        elif not match["what"].endswith("ما") and page.text[match.end("verb") - 1] == "ه":
            yield from _news_of(page, match, source, start, end)
    for match in _FIRST_TO.finditer(page.text, *sentence):
        named = [p for p in cast.within((sentence[0], match.start())) if p.actor and p.mention.kind in SPEAKING]
        end = page.segment_at(match.end())[1]
        if named and _ABOUT.match(page.text, match.end(), end):
            source = Source(named[0].mention.span, named[0].actor)
            yield Saying("relay", match.span("verb"), source, stretch_of(page, (match.end(), end)))


def _news_of(page: Page, match: re.Match[str], source: Source, start: int, end: int) -> Iterator[Saying]:
    """ "الخبر الذي أوردته صحيفة عن اجتماع": the news and what it is of."""
    before = page.text[: match.start()].rstrip()
    news = re.search(r"(?<!\w)(?:ال)?(?:خبر|انباء|نبا|تقرير|معلومات|رواية|مزاعم)$", before)
    about = _ABOUT.match(page.text, start, end)
    if news and about:
        yield Saying("relay", match.span("verb"), source, stretch_of(page, (about.start(), end)))


def object_of(page: Page, cue: Found, source: Source, end: int) -> Iterator[Saying]:
    """What a verb tells without "that": "أكدت الصحيفة ما نشره الموقع", "أعلن المجلس طرد السفير", "كشفت مصادر عن لقاء"."""
    verb = page.text[slice(*cue.span)]
    if page.language != "ar" or source.span is None or _WITH_OBJECT.match(verb) is None:
        return
    start = max(source.span[1], cue.span[1])
    end = min(end, page.segment_at(start)[1])
    told_to = re.compile(r"\s*ل(?:ـ|وكالة|صحيفة|موقع|قناة)?\s*(?:«[^»]*»|\w+)").match(page.text, start, end)
    start = told_to.end() if told_to and not _MATTER.match(page.text, start, end) else start
    day = _DAY.match(page.text, start, end)
    places = [
        start,
        *([day.end()] if day and any(found.span[0] < day.end() for found in find("times", page, (start, end))) else []),
    ]
    for place in places:
        about = re.compile(r"\s*عن\s+").match(page.text, place, end)
        if about and _REVEALS.match(verb):
            yield Saying("say", cue.span, source, stretch_of(page, (place, end)))
            return
        deed = next(find("events", page, (place, end)), None)
        opens = deed is not None and page.text[place : deed.span[0]].strip() in ("", "ال", "ل", "لل")
        if not about and (opens or _MATTER.match(page.text, place, end)):
            yield Saying("say", cue.span, source, stretch_of(page, (place, end)))
            return


def whose_participle(page: Page, cast: Cast, sentence: Span, cue: Found, spoken: Source | None) -> Source:
    """Who says it where a participle does: who spoke in the sentence before it, or whose deed the sentence tells.

    "رحب الوزير بالاتفاق، مؤكدا أن بلاده تلتزم به": the minister.
    """
    if spoken is not None and spoken.span is not None:
        return spoken
    people = [p for p in cast.within((sentence[0], cue.span[0])) if p.actor and p.mention.kind in (*SPEAKING, "state", "capital")]
    people = [p for p in people if p.mention.kind != "document"]
    return Source(people[0].mention.span, people[0].actor) if people else Source()


_CLOSE_TO = re.compile(r"(?<!\w)(?:قريب|مقرب)\w*\s*$")


def relayed(page: Page, cast: Cast, cue: Found, source: Source, opener: Span) -> tuple[Span, Source] | None:
    """ "نقل موقع عن مصادر أن", "نسب الموقع إلى مصدر أن": whom the speaker passes on, with the word that says so."""
    start = source.span[1] if source.span and source.span[0] > cue.span[0] else cue.span[1]
    # "عن مهندسين طلبا عدم الكشف عن اسميهما": what they wish for themselves names nobody
    wish = re.compile(grammar(page.language, "unnamed")).search(page.text, start, opener[0])
    for match in _RELAYED.finditer(page.text, start, wish.start() if wish else opener[0]):
        if cue.row["kind"] != "relay" and not ("عن" in match.group() and _is_cited(page, cast, source, match, opener)):
            continue
        if match.group().startswith("من") and not cue.row["cue"].startswith("علم"):
            continue
        if match.group().startswith("من") and _CLOSE_TO.search(page.text, 0, match.start()):
            continue  # "علم الموقع من مصدرين قريبين من الحكومة"
        inner = source_after(page, cast, (match.end(), wish.start() if wish else opener[0]))
        if inner.span is not None:
            return (match.start(), match.start() + len(match.group().strip())), inner
    return None


def _is_cited(page: Page, cast: Cast, source: Source, about: re.Match[str], opener: Span) -> bool:
    """Whether "عن" names whom a medium cites: "ذكرت الصحيفة عن مسؤولين أن"; elsewhere it is "about", as in "أعرب عن أمله أن"."""
    if page.text[: about.start()].rstrip().endswith(("نقلا", "ناقلا")):
        return True
    told = next(iter(cast.within((about.end(), opener[0]))), None)
    medium = source.actor is not None and cast.named(source.actor).kind == "outlet"
    return medium and told is not None and told.mention.span[0] == about.end() and told.mention.kind in ("person", "group")

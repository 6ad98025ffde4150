"""Cue → source: the mention whose saying it is, before or after the cue as the language has it."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.reading.lesser.actors import Cast, Person
from dragoman.reading.lesser.constructs import chained as chained_to
from dragoman.reading.lesser.page import Page, normal_words, stripped
from dragoman.reading.lesser.persian import opening, subject
from dragoman.reading.lesser.press import media_of
from dragoman.reading.lesser.words import Found, find, grammar, stop_words
from dragoman.reading.lexicon import rows, stems
from dragoman.reading.speakers import Speaker
from dragoman.types import Span, SpeakerKind

SPEAKING = ("person", "group", "outlet", "document", "organisation")
_NEAR = 28  # characters between the cue and the first mention after it
_MOST_WORDS = 6
_FEWEST_SAID = 3  # words between marks that are a saying, and no name
_EDGE = ' \t\n,،;:؛«»“”"–—-('
_KINDS: dict[str, SpeakerKind] = {"outlet": "outlet", "document": "document"}
_OF = (
    r"\s+(?:(?:в|из|из-за|au|aux|du|de|de la|de l'|des|del|al|en el|en la|en|im|in der|aus dem|aus der|der|des"
    r"|do|da|dos|das|no|na|del|della|dello|nel|nella|van|van de|van het|bij|у|з|із|في|من|در|از)\s*)"
)
# What follows a body's or an office's word and belongs to it: "de la Pêche et des Ports", "für Fischerei".
_COMPLEMENTS = {
    "fr": r"(?:et\s+)?(?:de la\s|de l['’]|des\s|du\s|de\s|d['’]|pour\s(?:l['’]|la\s|le\s|les\s)?)\s*[A-Za-zÀ-ÿ][\w-]+|étrangères",
    "es": r"(?:y\s+)?(?:de la\s|de los\s|de las\s|del\s|de\s|en\s(?:la\s|el\s)?)\s*[A-ZÀ-Ý][\w-]+(?:\s+[A-ZÀ-Ý][\w-]+)*",
    "de": r"für\s+[A-ZÄÖÜ]\w+|(?:des|der)\s+[A-ZÄÖÜ]\w+",
    "pt": r"(?:e\s+)?(?:da\s|das\s|do\s|dos\s|de\s)\s*[A-ZÀ-Ý][\w-]+(?:\s+[A-ZÀ-Ý][\w-]+)*",
    "it": r"(?:e\s+)?(?:della\s|dell'|dello\s|del\s|degli\s|di\s)\s*[A-ZÀ-Ý][\w-]+",
    "nl": r"van\s+(?:de\s+|het\s+)?[A-Z][\w-]+(?:\s+Zaken)?",
}
_DETERMINER = (
    r"une?|la|le|l'|sa|son|ses|el|las?|los|su|uma?|os?|as?|seu|sua|o seu|a sua|uno|il|lo|il suo|la sua|i|gli|"
    r"eine?|der|die|das|ihre?|seine?|een|de|het|zijn|haar"
)
# "a assuré à l'AFP", "disse à Lusa", "zei tegen de NOS": an outlet that is told it
_TOLD_OUTLET = {
    "fr": r"(?:à|à la|au)\s*(?:l'|la\s)?(?:agence\s+)?",
    "es": r"(?:a|a la|al)\s+(?:agencia\s+)?",
    "pt": r"(?:à|às|ao|aos)\s+(?:agência\s+)?",
    "it": r"(?:a|al|alla|all')\s*(?:agenzia\s+)?",
    "nl": r"(?:aan|tegen)\s+(?:de\s+|het\s+)?(?:persbureau\s+)?",
}
_OBJECT_PRONOUN = re.compile(r"\s*(?:عنه|عنها|عنهم|له|لها|لهم|به|بها)\s")
_WHERE = {"es": "en", "pt": "em"}  # begins no name
_FIRST_PERSON = frozenset("мы я ми nous je nosotros yo nós eu noi io wir ich wij we ik biz ben نحن ما من".split())
# "dijo a los medios que", "disse aos jornalistas que": they are told it.
_TO = r"(?:a\s+l[oa]s?|al|aos?|às?|ai|agli|alle|alla|aux?)\s+"
_TOLD_TO, _TOLD = re.compile(rf"\s*{_TO}", re.IGNORECASE), re.compile(rf"(?<!\w){_TO}$", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"\s*(?:في|عن|الي|إلى|إلي|الى|على|ل\w+|بعد|خلال|ايضا|امس|اليوم|عبر|من)(?!\w)")


@dataclass(frozen=True)
class Source:
    """The words of a source and the actor that they name; both None where the verb has none, `pronoun` where it has only that.

    `described`: its words say more than the actor's name does, as "le ministère norvégien de la Pêche" than "ministère".
    """

    span: Span | None = None
    actor: str | None = None
    pronoun: bool = False
    described: bool = False


def source_after(page: Page, cast: Cast, zone: Span) -> Source:
    """The first mention after the cue: "قال الموقع الأمريكي «…» إن", "», a déclaré le ministre Paul Morel"."""
    skipped = _OBJECT_PRONOUN.match(page.text, *zone)
    start = skipped.end() - 1 if skipped else zone[0]
    pronoun = _pronoun_in(page, (start, min(zone[1], start + 12)))
    if pronoun is not None and pronoun[0] - start < 3:
        return Source(pronoun, None, True)
    for person in cast.within((start, zone[1])):
        if person.mention.span[0] - start > _NEAR:
            break
        behind = _behind_hearer(page, person, start, zone[1])
        if behind is not None:
            start = behind
            continue
        if person.mention.kind == "group" and _TOLD.search(page.text[start : person.mention.span[0]]):
            continue
        if _speaks(person) and not _NO_SUBJECT.match(page.text, start, person.mention.span[0]):
            if (told := _told(page, cast, person)) is not None:
                return _through(page, cast, told, start, zone[1])
            told_to = rf"\s*{_TOLD_OUTLET.get(page.language, '(?!)')}"
            if person.mention.kind == "outlet" and re.compile(told_to).fullmatch(page.text, start, person.mention.name[0]):
                return Source(pronoun=True)  # "dijo a EFE": who spoke before
            return _through(page, cast, person, start, zone[1])
    if _NO_SUBJECT.match(page.text, start, zone[1]) or _TOLD_TO.match(page.text, start, zone[1]):
        return Source()
    return _words(page, (start, zone[1]), first=True)


def _behind_hearer(page: Page, person: Person, start: int, end: int) -> int | None:
    """Where the words go on behind whom it is told, where somebody tells it: "según revelaron a La Ribera dos personas"."""
    to = {"es": r"a(?:l|\s+la)?", "pt": r"a(?:o|os)?|à", "it": r"a(?:l|lla)?", "fr": r"(?:à|au)(?:\s+la|\s+l')?"}.get(
        page.language
    )
    told = to is not None and re.fullmatch(rf"\s*(?:{to})\s*", page.text[start : person.mention.span[0]]) is not None
    after = stripped(page.text, (person.mention.span[1], end)) if told else None
    return person.mention.span[1] if after is not None and _is_somebody(page, after) else None


def source_before(page: Page, cast: Cast, zone: Span) -> Source:
    """The mention that speaks before the cue: the last one, or the first where a comma stands before the cue.

    "Le ministre Paul Morel, cité par l'agence, a déclaré": an apposition stands between.
    """
    people = [person for person in cast.within(zone) if _speaks(person) and person.mention.span[1] <= zone[1]]
    # "Minister Jan Holm (Buitenlandse Zaken)", "Paul Berg (SPD)": whose he is
    people = [p for p in people if page.text[p.mention.span[0] - 1 : p.mention.span[0]] != "("] or people
    if page.language == "fa" and (known := subject(page, people, zone)) is not None:
        return _wide(page, cast, known.mention.span, known) if isinstance(known, Person) else Source(known, None, True)
    if page.language == "fa" and people:
        unknown = opening(page, zone)
        # "در این نشست سخنگوی دولت گفت": nobody else is there
        chained = [p for p in people if p.mention.kind in ("person", "organisation") and not _is_governed(page, p)]
        if unknown is None and chained:
            return _wide(page, cast, chained[-1].mention.span, chained[-1])
        return Source(unknown) if unknown else Source(pronoun=True)
    people = _without_whose(page, people)
    # "به رسانه‌ها گفت": who is told it does not speak, even where nobody else is named
    free = [p for p in people if not _is_governed(page, p)]
    # "Sie habe mit Paul Berg telefoniert und betont": she did
    if people and not free and (pronoun := _pronoun_in(page, zone)) is not None:
        return Source(pronoun, None, True)
    people = free or [p for p in people if p.mention.kind != "group"]
    people = [p for p in people if p.mention.kind != "state"] or people
    if people:
        apart = page.text[: zone[1]].rstrip()[-1:] in (",", "،")
        person = people[0] if apart else people[-1]
        # "El obispo de Tres Ríos, monseñor Juan Vela, dijo": the office and its holder.
        if person.mention.described and person.mention.kind == "person":
            person = next((p for p in people if _is_next(page, person, p)), person)
        # "il a ajouté": a pronoun nearer to the verb is its subject.
        pronoun = _pronoun_in(page, (person.mention.span[1], zone[1]))
        return Source(pronoun, None, True) if pronoun else _wide(page, cast, person.mention.span, person)
    if (pronoun := _pronoun_in(page, zone)) is not None:
        return Source(pronoun, None, True)
    return _words(page, zone, first=False)


def _without_whose(page: Page, people: list[Person]) -> list[Person]:
    """Without whose somebody is, in the genitive: "собеседник агентства утверждает" is no agency's saying."""
    if page.language not in ("ru", "uk"):
        return people
    heads = [p.mention.span[1] for p in people if p.mention.described and p.mention.kind in ("person", "group")]
    return [
        p
        for p in people
        if p.mention.kind not in ("outlet", "organisation") or not any(page.text[end : p.mention.span[0]] == " " for end in heads)
    ]


def _told(page: Page, cast: Cast, person: Person) -> Person | None:
    """Who tells it where the verb is followed by whom it is told: "a indiqué à l'AFP un diplomate", "сказала агентству посол"."""
    if person.mention.kind != "outlet":
        return None
    end = page.sentence_at(person.mention.span[0])[1]
    after = next(iter(cast.within((person.mention.span[1], min(end, person.mention.span[1] + 24)))), None)
    if after is None or after.mention.kind not in ("person", "group") or not _speaks(after):
        return None
    gap = page.text[person.mention.span[1] : after.mention.span[0]]
    return after if not gap.strip() or re.fullmatch(rf"\s*(?:{_DETERMINER})\s*", gap, re.IGNORECASE) else None


def of_media(cast: Cast, span: Span) -> Source:
    """The words for a state's media, or the one medium that has its seat there."""
    named = next((person for person in cast.within(span) if person.mention.kind == "outlet"), None)
    return Source(named.mention.span, named.actor) if named is not None else Source(span)


def _wide(page: Page, cast: Cast, span: Span, person: Person) -> Source:
    """With what says whose office or body it is: "le ministère norvégien de la Pêche", "die norwegische Regierung"."""
    if person.mention.kind in ("state", "capital") and (media := media_of(page, span)) is not None:
        return of_media(cast, media)
    if not person.mention.described or person.mention.kind not in ("organisation", "person", "group"):
        return Source(span, person.actor)
    start, end = span
    state = _state_word(page.language)
    limit = page.sentence_at(start)[1]
    if (
        page.language == "de"
        and state
        and (before := re.search(rf"(?<!\w)(?:{state})\s+$", page.text[max(0, start - 40) : start]))
    ):
        start = max(0, start - 40) + before.start()
    complement = _COMPLEMENTS.get(page.language, "")
    if page.language in ("ar", "fa"):
        end = chained_to(page, cast, start, end)
        # "طالب مجلس الأمن إسرائيل": behind an article no state's name belongs to the body
        state = rf"(?=ال)(?:{state})" if page.language == "ar" and page.text[start:end].split()[-1].startswith("ال") else state
    while found := re.compile(rf"\s+(?:{'|'.join(filter(None, (state, complement)))})(?!\w)").match(page.text, end, limit):
        end = found.end()
    return Source((start, end), person.actor, described=(start, end) != span)


@cache
def _state_word(language: str) -> str:
    """A state's name or adjective in one language, as a pattern."""
    own = [stem for stem in stems() if stem.language == language]
    forms = {re.escape(normal_words(stem.text, language).removeprefix("ال")): stem.whole for stem in own}
    # "ministre belge": an adjective that is one only beside such nouns, as the source before it is
    forms |= {
        re.escape(stem.text.split()[-1].removeprefix("ال")): True
        for stem in own
        if stem.whole and not stem.name and " " in stem.text
    }
    names = [row["name"] for row in rows("lesser/places") if row["language"] == language and row["role"] == "state"]
    forms = {re.escape(name.removeprefix("ال")): False for name in names if len(name) > 3} | forms
    ending = "" if language in ("zh", "ko") else r"\w{0,6}"
    longest = sorted(forms.items(), key=lambda form: -len(form[0]))
    return "|".join(f"(?:ال)?{form}" + (r"(?!\w)" if whole else ending) for form, whole in longest)


def _is_next(page: Page, office: Person, person: Person) -> bool:
    """Whether a name follows an office, with its place and a form of address between the commas."""
    if person.mention.described or person.mention.kind != "person":
        return False
    gap = page.text[office.mention.span[1] : person.mention.span[0]]
    return gap.count(",") + gap.count("،") == 1 and len(gap.split()) <= _MOST_WORDS


def _speaks(person: Person) -> bool:
    return person.actor is not None and (person.mention.kind in SPEAKING or person.mention.kind in ("state", "capital"))


def _through(page: Page, cast: Cast, person: Person, start: int, end: int) -> Source:
    """ "a report of the newspaper", "a spokesman of the ministry": with what the source belongs to; a report's outlet speaks."""
    if (named := _named_after(page, cast, person)) is not None:
        return Source(
            stripped(page.text, (max(start, person.mention.span[0]), named.mention.span[1])), named.actor, described=True
        )
    span, actor = person.mention.span, person.actor
    if person.mention.kind == "document":
        for other in cast.within((span[1], min(end, span[1] + 16))):
            if other.mention.kind == "outlet":
                span, actor = (span[0], other.mention.span[1]), other.actor
                break
    for other in cast.within((span[1], min(end, span[1] + 20))):
        # "источник в МИД", "fuentes cercanas al Gobierno": where the unnamed source sits is part of it.
        of = r"\s+" if page.language in ("ru", "uk") and other.mention.kind in ("outlet", "organisation") else _OF
        if person.mention.described and re.fullmatch(rf"{_OF}|{of}", page.text[span[1] : other.mention.span[0]], re.IGNORECASE):
            span = (span[0], other.mention.span[1])
        break
    bare = stripped(page.text, (max(start, span[0]), span[1]))
    if bare is None:
        return Source(None, actor)
    wide = _wide(page, cast, bare, person)
    if wide.actor is None:
        return wide
    return Source(wide.span, actor, described=wide.described)


def _named_after(page: Page, cast: Cast, person: Person) -> Person | None:
    """The holder named after an office and its body: "пресс-секретарь Минтранса Павел Орлов", "sa porte-parole, Ana Roy"."""
    if not person.mention.described or person.mention.title is None:
        return None
    end = page.sentence_at(person.mention.span[0])[1]
    for other in cast.within((person.mention.span[1], min(end, person.mention.span[1] + 60))):
        gap = page.text[person.mention.span[1] : other.mention.span[0]]
        if other.mention.kind == "person" and not other.mention.described:
            inside = cast.within((person.mention.span[1], other.mention.span[0]))
            # "речник Міністерства закордонних справ України Олег Гнатюк": the body's own words do not part them
            apart = len(gap.split()) - sum(len(page.text[slice(*p.mention.span)].split()) for p in inside)
            beside = not re.search(r"[,،]", gap) and apart <= _MOST_WORDS // 2
            return other if not re.search(r"[.;:»«]", gap) and (beside or _is_next(page, person, other)) else None
        if other.mention.kind == "person":
            return None
    return None


def _is_governed(page: Page, person: Person) -> bool:
    """Whether a preposition stands before it: "with Berg", "from the palace"."""
    before = page.text[max(0, person.mention.span[0] - 14) : person.mention.span[0]]
    return bool(
        re.search(
            rf"(?<!\w)(?:{grammar(page.language, 'preposition')})(?:\s+(?:le|la|les|l'|el|los|las|dem|den|der|das))?\s*$", before
        )
    )


def _pronoun_in(page: Page, zone: Span) -> Span | None:
    return next((found.span for found in find("nouns", page, zone) if found.row["kind"] == "pronoun"), None)


def _words(page: Page, zone: Span, first: bool) -> Source:
    """The words next to the cue, where no mention is known: up to the comma, at most six."""
    stretch = page.text[slice(*zone)]
    parts = [match.span() for match in re.finditer(r"[^,،;؛:()«»“”]+", stretch)]
    parts = [part for part in parts if stretch[slice(*part)].strip()]
    if not parts:
        return Source()
    start, end = parts[0] if first else parts[-1]
    words = list(re.finditer(r"\S+", stretch[start:end]))
    # "En rueda de prensa dijo": where it was said says not who
    if len(words) > _MOST_WORDS or words[0].group().lower() == _WHERE.get(page.language):
        return Source()
    words = words[1:] if page.language == "de" and words[0].group().lower() == "wie" and words[1:] else words
    span = zone[0] + start + words[0].start(), zone[0] + start + words[-1].end()
    span = span[0], span[0] + len(page.text[slice(*span)].rstrip(".!?… "))
    # "Vrijdag heeft minister Vos gezegd": when it was said says not who, nor does an "and"
    empty = set(re.findall(r"\w+", page.text[slice(*span)])) <= stop_words(page.language)
    empty = empty and not (len(words) >= _FEWEST_SAID and _is_somebody(page, span))  # "dijo una de ellas"
    empty = (
        empty or page.text[slice(*span)].strip("\"'«“").casefold() in _FIRST_PERSON
    )  # "“Wir schlagen vor …”, sagte": who speaks
    return Source() if empty or any(found.span == span for found in find("times", page, span)) else Source(span)


def speaker_of(page: Page, cast: Cast, source: Source, before: Speaker | None) -> Speaker:
    """Who speaks; where the verb has no subject of its own, whoever spoke before goes on."""
    if source.actor is not None:
        actor = cast.named(source.actor)
        unnamed = source.actor in cast.unnamed
        kind = _KINDS.get(actor.kind, "anonymous" if unnamed else "named")
        words = page.words(source.span) if source.span else actor.name
        return Speaker(
            (source.actor,),
            kind,
            words if unnamed or source.described else cast.label(source.actor),
            f"“{words}” is not named" if unnamed else None,
        )
    if source.span is not None and not source.pronoun:
        words = page.words(source.span)
        if _is_somebody(page, source.span):
            return Speaker((), "anonymous", words, f"“{words}” is not named")
        return Speaker((), "unknown", words, f"“{words}” is not among the actors")
    if before is not None and before.actors:
        return Speaker(before.actors, before.kind, before.name, before.reason)
    return Speaker((), "unknown", None, "the text names no source")


def _is_somebody(page: Page, span: Span) -> bool:
    """Whether words name nobody, though no lexicon has them: "deux ingénieurs", "مهندسين اثنين", "eine Ärztin"."""
    form = grammar(page.language, "somebody")
    return bool(form) and re.match(rf"(?:{form})", page.text[slice(*span)], re.IGNORECASE) is not None


def source_limit(page: Page, start: int, end: int) -> int:
    """Where the words end that may name a source behind its cue: at the comma."""
    comma = re.compile(r"[,،]").search(page.text, start + 1, end)
    return comma.start() if comma else end


def is_before(page: Page, cue: Found, start: int) -> bool:
    """Whether only a quotation's end or a comma stands right before the cue: "…», a déclaré"."""
    before = page.text[start : cue.span[0]].rstrip(" —–-")
    if page.language in ("ar", "fa"):  # there a comma before the verb begins a new clause
        end = start + len(before)
        # "سایت «ساحل» نوشت": a name between marks is nothing that was said
        said = any(q[1] <= end <= q[1] + 2 and len(page.text[slice(*q)].split()) >= _FEWEST_SAID for q in page.quotations)
        return bool(re.search(r"[»”\"]\s*[,،]?$", before)) and (said or before[-1:] in ",،")
    bare = before.strip(" ,—–-")
    if any(start <= s and e <= cue.span[0] and page.text[s:e] == bare for s, e in page.quotations):
        return True  # "Siamo pronti", ha detto: however short
    return len(before.split()) >= 3 and before[-1:] in ("»", "”", "“", '"', ",")

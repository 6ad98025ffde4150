"""Deed → who takes part, by words that are no names: "الرجلان", "اجتماعه", and whom other words only bring in.

"les deux ministres" are the two who met before; "his meeting" is of whoever is told of; what "and that" opens is another matter;
a town behind the noun of a gathering is where it is.
"""

import re
from collections.abc import Sequence

from dragoman.reading.lesser.actors import Cast, Person
from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import Found, find, grammar
from dragoman.types import Attribution, Participant, Span

_GATHERINGS = frozenset({"meeting", "talks"})
_ARABIC_CONJUNCT = re.compile(r"[،,]?\s+و(?:ب|إلى |الي )?ان(?:ه|ها|هما|هم)?(?=\s)")
# "signed without Mali's being told": who is left out takes no part
_WITHOUT_THAT = re.compile(
    r"(?<!\w)(?:sans qu['e]|sin que|sem que|senza che|ohne dass|zonder dat|без ведома|без відома|"
    r"(?:من\s)?دون (?:ابلاغ|علم|ان)|بدون ان|"
    r"بدون اینکه|بی_?آنکه|بدون اطلاع)"
)
_OWNED = re.compile(
    r"[وف]?[بل]?(?:اجتماع|لقائ|لقاء|زيارت|محادثات|مباحثات|مفاوضات|مشاورات|سفر|وصول|جولت|اتصال|مكالمت|حوار)(?:ه|ها)"
)
_DUAL = re.compile(r"\w{3,}(?<!ت)ا|\w{2,}تا")  # "تفاوضا", "اتفقتا"
# "signed" and "happened", written alike without the sign of a doubled letter
_SIGNED_OR_HAPPENED = frozenset({"وقع", "وقعت", "وقعا", "يقع", "توقع"})
_DOUBLED = "\u0651"
_PAPER = re.compile(
    r"(?<!\w)[وف]?[بل]?(?:ال)?(?:وثيقة|وثائق|مذكرة|عقد|عقدا|عقود|ميثاق|محضر|مرسوم|مرسوما|قانون|قانونا|قرار|قرارا|بيان|بيانا|ورقة|نص|اعلان|نسخة)"
)
_AND = re.compile(r"\s+و(?=\w)")
# "a letter that Obama sent to Iran": who stands behind the verb wrote it
_SENT = re.compile(
    r"(?:\s+\w+){0,2}?\s+(?:(?:التي|الذي|اللتين|اللتان)\s+)?"
    r"(?:بعث(?:ت)?\s+به(?:ا|ما)|بعث(?:ت)?ها|وجه(?:ت)?ه(?:ا|ما)?|كتب(?:ت)?ه(?:ا|ما)?|ارسل(?:ت)?ه(?:ا|ما)?|نقل(?:ت)?ه(?:ا|ما)?|سلم(?:ت)?ه(?:ا|ما)?)\s+"
)

Pair = tuple[str, str]


def of_its_conjunct(page: Page, trigger: Found, people: list[Person]) -> list[Person]:
    """Without the people of a further content: "أن الرجلين تحادثا، وأن باريس قبلت"."""
    end = page.sentence_at(trigger.span[0])[1]
    ends = [match.end() for match in (_WITHOUT_THAT.search(page.text, trigger.span[1], end),) if match]
    if page.language == "ar":
        ends += [match.end() for match in (_ARABIC_CONJUNCT.search(page.text, trigger.span[1], end),) if match]
    return [p for p in people if all(p.mention.span[0] < end for end in ends)]


def without_whose(page: Page, people: list[Person]) -> list[Person]:
    """Without the bodies that only say whose somebody is: «مقام وزارت خارجه», «نیروی دریایی سپاه»."""
    if page.language != "fa":
        return people
    heads = [p.mention.span[1] for p in people if p.mention.described and p.mention.kind in ("person", "group", "organisation")]
    return [p for p in people if p.mention.kind != "organisation" or p.mention.span[0] - 1 not in heads]


def is_happening(page: Page, trigger: Found) -> bool:
    """Whether "وقع" means that something happened, and "توقع" that somebody expects: nobody signs where no paper is named."""
    if page.language != "ar" or trigger.row["word"] not in _SIGNED_OR_HAPPENED or _DOUBLED in page.words(trigger.span):
        return False
    segment = page.segment_at(trigger.span[0])
    agreements = (found for found in find("events", page, segment) if found.row["kind"] == "agreement")
    return next(agreements, None) is None and _PAPER.search(page.text, *segment) is None


def is_told_from_inside(page: Page, trigger: Span) -> bool:
    """Whether the contents of a letter are told, and not that it was sent: "تفاصيل من رسالة", "le contenu de la lettre"."""
    words = grammar(page.language, "contents")
    before = page.text[page.sentence_at(trigger[0])[0] : trigger[0]]
    return bool(words) and re.search(rf"(?<!\w)(?:{words})\s*(?:\w+\s+){{0,4}}$", before, re.IGNORECASE) is not None


def is_venue(page: Page, person: Person) -> bool:
    """Whether a capital stands right behind the noun of a gathering and is no party: "قمة طشقند", «نشست وین»."""
    start, end = person.mention.span
    if page.language not in ("ar", "fa") or person.mention.kind != "capital" or page.text[start - 1 : start] != " ":
        return False
    nouns = find("events", page, (max(0, start - 24), start))
    beside = any(found.span[1] == start - 1 and found.row["kind"] in _GATHERINGS for found in nouns)
    return beside and _AND.match(page.text, end) is None  # "محادثات طهران وواشنطن"


def who_sent_it(page: Page, trigger: Found, people: list[Person]) -> list[Person]:
    """The hand and the addressee where a relative clause behind the letter tells them: "رسالة بعث بها أوباما إلى إيران"."""
    end = page.segment_at(trigger.span[0])[1]
    match = _SENT.match(page.text, trigger.span[1], end) if page.language == "ar" and trigger.row["kind"] == "letter" else None
    behind = [p for p in people if match is not None and match.end() <= p.mention.span[0] < end]
    return behind or people


def without_judge(page: Page, trigger: Found, people: list[Person]) -> list[Person]:
    """Without whoever only judges a letter that others wrote: "le maire a qualifié de honteuse la lettre du gouvernement"."""
    words = grammar(page.language, "judging")
    if trigger.row["kind"] != "letter" or not words:
        return people
    segment = page.sentence_at(trigger.span[0])
    judging = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE).search(page.text, *segment)
    if judging is None:
        return people
    before = [p for p in people if p.mention.span[1] <= judging.start()]
    after = [p for p in people if p.mention.span[0] >= judging.end()]
    judge = (after or before)[:1] if page.language == "ar" else before[:1] if page.language in ("tr", "fa") else before[-1:]
    return [person for person in people if person not in judge]


def owner_of(
    page: Page, cast: Cast, trigger: Found, scope: Span, above: Sequence[Attribution], others: Sequence[Participant]
) -> str | None:
    """Whose an Arabic deed is that has "his" or "her" behind it: "عقب اجتماعه بالوزير" is of the only person told before.

    Where nobody is named before it in what is said, its speaker is meant; where several are, nobody is chosen.
    """
    if page.language != "ar" or _OWNED.fullmatch(page.text[slice(*trigger.span)]) is None:
        return None
    before = [p for p in cast.within((scope[0], trigger.span[0])) if p.actor and p.mention.kind == "person"]
    known = {p.actor for p in before}
    if len(known) == 1:
        (owner,) = known
    else:
        speaker = above[0].speaker if above and not known else None
        owner = speaker if speaker is not None and cast.named(speaker).kind == "person" else None
    return None if owner is None or any(other.actor == owner for other in others) else owner


def pair_told_before(page: Page, cast: Cast, trigger: Found, pairs: Sequence[Pair]) -> Pair | None:
    """The two whom "الوزيران", "les deux pays" or a dual verb takes up: the only pair told so far that may be meant."""
    segment = page.segment_at(trigger.span[0])
    words = page.text[slice(*segment)]
    for part, kinds in (("pair-persons", ("person",)), ("pair-states", ("state",)), ("pair", ("person", "state", "group"))):
        form = grammar(page.language, part)
        if form and re.search(rf"(?<!\w)(?:{form})(?!\w)", words, re.IGNORECASE):
            return _only(cast, pairs, kinds)
    dual = page.language == "ar" and _DUAL.fullmatch(page.text[slice(*trigger.span)]) and " " not in trigger.row["word"]
    verb = dual and trigger.row["word"].endswith("ا") and trigger.row["kind"] in ("talks", "meeting", "agreement", "signature")
    return _only(cast, pairs, ("person", "state")) if verb else None


def _only(cast: Cast, pairs: Sequence[Pair], kinds: tuple[str, ...]) -> Pair | None:
    fitting = {frozenset(pair): pair for pair in pairs if all(cast.named(actor).kind in kinds for actor in pair)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None

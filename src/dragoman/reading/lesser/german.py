"""German clauses: where "werden" is no future, participles that stand before their noun, and the mood of reported speech."""

import re

from dragoman.reading.lesser.page import Page
from dragoman.reading.lesser.words import find
from dragoman.types import Span

_AUXILIARY = re.compile(r"w(?:ird|erden?|ürden?)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w*ge\w{2,}t|\w*ge\w{3,}en|(?:be|ver|er|ent|zer|über|unter)\w{2,}t|\w{2,}iert")
_LASTING = re.compile(r"\w*(?:gehalten|geführt|bombardiert|beschossen|belagert|blockiert|bewacht|vermisst|unterstützt)")
_NOW = re.compile(
    r"(?<!\w)(?:seit|derzeit|zurzeit|gegenwärtig|momentan|aktuell|weiterhin|noch immer|immer noch|nach wie vor)(?!\w)"
)
_ATTRIBUTE = re.compile(r"[a-zäöüß]*(?:(?:ge|be|ver|er|ent|zer)[a-zäöüß]+(?:t|en)|iert)(?:en|em|er|es|e)")
_BEFORE_NOUN = re.compile(rf"\s+(?:[a-zäöüß]+\s+){{0,4}}?(?:in\s+[A-ZÄÖÜ]\w+\s+)?{_ATTRIBUTE.pattern}\s+[A-ZÄÖÜ]")

_REPORTED = re.compile(
    r"(?<!\w)(?:habe|sei|seien|werde|könne|müsse|solle|wolle|dürfe|möge|wisse|gebe|gehe|komme|stehe|liege|bleibe|brauche|handle|"
    r"handele|halte|lasse|sehe|finde|treffe|nehme|führe|erwarte|bestehe|gelte|laufe|trage|mache|hoffe|rechne|plane|hätten|würden)"
    r"(?!\w)"
)
_INDICATIVE = re.compile(
    r"(?<!\w)(?:ist|sind|war|waren|hat|haben|hatten?|wurden?|wird|werden|will|wollen|kann|können|soll|sollen)(?!\w)"
)
_SET_PHRASE = re.compile(r"(?<!\w)(?:ich|es sei denn|wie auch immer|wie dem auch sei|sei es)(?!\w)", re.IGNORECASE)


def reported_verb(page: Page, sentence: Span) -> Span | None:
    """The verb by which a whole sentence is told as somebody's words: "Sie habe mit ihm telefoniert."; None where it is not.

    It stands in the first clause, or no verb of the sentence is in the plain mood: "Der Vorwurf, er habe gelogen, ist alt.".
    """
    text = page.text[slice(*sentence)]
    match = _REPORTED.search(text) if page.language == "de" and not _SET_PHRASE.search(text) else None
    if match is None or any(s <= sentence[0] + match.start() < e for s, e in page.quotations):
        return None
    first = "," not in text[: match.start()] and not _INDICATIVE.search(text[: match.start()])
    if not first and _INDICATIVE.search(text):
        return None
    return sentence[0] + match.start(), sentence[0] + match.end()


def is_present_passive(page: Page, mark: Span) -> bool:
    """Whether "werden" says what is being done: "Die Fischer werden seit Samstag festgehalten.", and not what will be.

    So it is where the clause ends with a participle and says since when or that it goes on; or where the verb is of what lasts
    and no day is named. "Die Fischer werden am Freitag freigelassen." is still to come.
    """
    if page.language != "de" or not _AUXILIARY.fullmatch(page.text[slice(*mark)]):
        return False
    start, end = page.segment_at(mark[0])
    words = re.findall(r"\w+", page.text[mark[1] : end]) or re.findall(r"\w+", page.text[start : mark[0]])
    if not words or not _PARTICIPLE.fullmatch(words[-1]):
        return False
    dated = any(found.row["part"] in ("weekday", "month", "day") for found in find("times", page, (start, end)))
    return _NOW.search(page.text, start, end) is not None or (_LASTING.fullmatch(words[-1]) is not None and not dated)


def is_attribute(page: Page, span: Span) -> bool:
    """Whether a participle stands before its noun: "den am Samstag beschlagnahmten Frachter"; that is done already."""
    if page.language != "de" or not _ATTRIBUTE.fullmatch(page.text[slice(*span)]):
        return False
    return re.match(r"\s+[A-ZÄÖÜ]", page.text[span[1] : span[1] + 4]) is not None


def dated_attribute(page: Page, time: Span) -> Span | None:
    """The words up to the noun of such a participle that a day belongs to: "den am Samstag in Oslo beschlagnahmten Frachter"."""
    match = _BEFORE_NOUN.match(page.text, time[1]) if page.language == "de" else None
    return match.span() if match else None


def reported_after(page: Page, start: int, end: int) -> Span | None:
    """The comma behind what belongs to a verb, before somebody's words: "sagte der dpa am Montag, die Brücke sei offen"."""
    match = re.compile(r"(?:\s+[^\s,.;:«»„“\"]+){1,9}(,)\s").match(page.text, start, end)
    if match is None:
        return None
    clause = re.compile(r"[^,.;:]*").match(page.text, match.end(), end)
    return match.span(1) if clause and _REPORTED.search(clause.group()) else None


def told_as(page: Page, start: int, cue: Span) -> int | None:
    """Where "wie X mitteilte" begins, behind what is told: "Die Brücke ist offen, wie das Amt am Montag mitteilte."."""
    match = re.search(r",\s+wie\s[^,.;:]*$", page.text[start : cue[0]]) if page.language == "de" else None
    return start + match.start() if match else None

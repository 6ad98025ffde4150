"""Sentence → stance: whether it tells, denies or doubts a claim, or keeps silent about it."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.lexicon import rows
from dragoman.linking.words import folded, words
from dragoman.types import Stance

_GAPS = {"…": 16, "..": 6}  # one more than the words that may stand where a cue's row has an ellipsis, or a short one
_GERUND = "~ing"  # any gerund: "denied conveying", "denies having"
# "the map that it drew": no pointer
_RELATIVE = re.compile(r"\b(?:the|an?|any|its|his|her|their)\s+(?:[\w-]+\s+){1,3}?that\b", re.IGNORECASE)
_END = "."  # what a cue's row has where the sentence must end
_Slot = frozenset[str] | int
"""The forms of one word of a cue; one more than the words that may stand there; 0 where the sentence must end."""
_CONFIRMS = "confirms"
_REACTS = "reacts"
_COUNTERS = "counters"
_SEES = "sees"
_DISOWNS = "disowns"
# Words by which a denial points at what was said.
_POINTING = frozenset(
    "such that this these those it nothing ce cet cette cela tel telle tels telles ces eso tal tales esas esos это такой такого "
    "такие такую das dies solche solches solcher ذلك هذا هذه مثل این چنین isto isso aquilo essa essas esse esses esta estas "
    "este estes ciò questo questa queste questi quella quelle tale tali dit deze die dat zulke zo'n bu bunu bunlar böyle "
    "öyle це цей ця ці такий така такі itu tersebut כזה כזאת כזו".split()
)
# Words by which it calls that a report, a story, a claim.
_TOLD = frozenset(
    "report reports claim claims story stories rumour rumours rumor rumors account accounts allegation allegations version "
    "informations information rapport rumeurs rumeur versiones versión informes informe noticia noticias rumores сообщения "
    "сообщение слухи bericht berichte gerüchte التقرير تقرير الخبر الانباء گزارش خبر relatório relatórios notícia notícias "
    "boatos versão versões notizia notizie voci indiscrezioni ricostruzione berichten geruchten verhaal haber haberi "
    "haberleri iddia iddiaları söylentileri laporan berita kabar tuduhan tudingan klaim הדיווח הידיעה הטענה הטענות ההאשמות "
    "повідомлення чутки публікацію версію".split()
)
_NEAR = 5  # words before a confirmation in which one of these takes it back
_NEGATIONS = frozenset(
    "not no nobody none neither never nor without yet unable cannot if si wenn falls если اگر اذا "
    "pas ne aucun aucune personne ni ningún ninguna "
    "nadie sin не ни никто нет nicht kein keine niemand weder لم لا لن ليس غير نه "
    "não nem ninguém nenhum nenhuma nunca jamais sem non né nessuno nessuna mai senza niet geen nooit niemand zonder noch "
    "değil hiç kimse henüz жоден жодна ніхто ані ні якщо eğer indien als tidak tak bukan belum tanpa jika bila kalau apabila "
    "לא ולא שלא אינו אינה אינם אינן איננו מעולם טרם אין בלי אם איש".split()
)
_NOT_BEFORE = frozenset(
    "not never nobody no-one cannot can't didn't doesn't don't won't hardly pas no nunca não non nicht niet "
    "не لم لا لن değil tidak tak bukan belum לא ולא שלא אינו אינה אינם אינן איננו מעולם".split()
)
_NOT_AFTER = frozenset("pas nicht niet".split())
_TAKEN_BACK = frozenset({"denies", "doubts", "disowns"})
_DEFINITE = frozenset({"the", "these", "those"})
# With these begins another clause than that which confirms: "confirmed the visit but would not say who came".
_FURTHER = frozenset(
    "but yet though although while despite after before without who whose which however except contradicting pero aunque mais "
    "aber jedoch но хотя mas embora ma però maar ama але لكن ولكن اما".split()
)
_OPENS_ASIDE = frozenset("after despite although though having".split())
_ASIDE = 3  # words at a sentence's head in which such a clause opens: "two weeks after it had denied the letter, …"
_BEING = frozenset("is are was were been being".split())
_ASKED = frozenset(
    "request requests application applications visa visas permit permits permission petition appeal appeals bail entry access "
    "licence licences license licenses asylum leave parole".split()
)
_ASKED_BEFORE = 6  # words before "was denied" in which what was asked for stands
_HELPERS = frozenset("longer ha han había se lo la les le cabe hay há cabem".split())
_ONLY = frozenset(
    "only merely just simply but help nur bloß alleen slechts seulement solo sólo soltanto só apenas только лише тільки".split()
)
_ORDER: tuple[Stance, ...] = ("no-comment", "denies", "doubts")


def stance_of(text: str) -> Stance:
    """The stance that the cues of a sentence give: silence before denial ("neither confirm nor deny"), denial before doubt.

    >>> stance_of("The ministry denied that any envoy had crossed the river.")
    'denies'
    >>> stance_of("The ministry no longer denies the report."), stance_of("He blamed the doubts that keep the banks away.")
    ('asserts', 'asserts')
    >>> stance_of("She confirmed the visit but would not comment on the price.")
    'asserts'
    """
    cues = _cues_in(text)
    confirmed = _confirmations(text)
    found = words(text) if confirmed else ()
    stances = {stance for index, stance in cues if not any(_is_besides(index, at, found) for at in confirmed)}
    return next((stance for stance in _ORDER if stance in stances), "asserts")


def _is_besides(index: int, confirmed: int, found: Sequence[str]) -> bool:
    """Whether a cue stands in a clause besides the one that confirms: "admitted the letter, after an aide had denied it"."""
    if index > confirmed:
        return not _FURTHER.isdisjoint(found[confirmed + 1 : index])
    return not _OPENS_ASIDE.isdisjoint(found[:_ASIDE]) and not _OPENS_ASIDE.intersection(found[index:confirmed])


def confirms(text: str) -> bool:
    """Whether a sentence confirms what others have told.

    >>> confirms("The ministry confirmed the exchange."), confirms("Nobody has confirmed the exchange.")
    (True, False)
    """
    return bool(_confirmations(text))


def _confirmations(text: str) -> list[int]:
    """Where among the words of a sentence something is confirmed."""
    found = words(text)
    return [
        index
        for index, stance in _cues_in(text)
        if stance == _CONFIRMS and not _NEGATIONS.intersection(found[max(0, index - _NEAR) : index])
    ]


def reacts(text: str) -> bool:
    """Whether a sentence judges what others have told, or what would follow from it: whoever does so vouches for nothing.

    >>> reacts("The mayor welcomed the treaty."), reacts("If true, the sale would break the law."), reacts("She saw the treaty.")
    (True, True, False)
    """
    return any(stance == _REACTS for _, stance in _cues_in(text))


def counters(text: str) -> bool:
    """Whether a sentence puts the blame on the other side, so that not the deed is denied but who began it.

    >>> counters("The navy said that it had returned fire."), counters("The navy was at sea.")
    (True, False)
    """
    return any(stance == _COUNTERS for _, stance in _cues_in(text))


def disowns(text: str) -> bool:
    """Whether somebody denies that a deed is his own.

    >>> disowns("The rebels denied any part in the raid."), disowns("The mayor denied that the rebels had come.")
    (True, False)
    """
    return any(stance == _DISOWNS for _, stance in _cues_in(text))


def sees(text: str) -> bool:
    """Whether a sentence tells what somebody saw.

    >>> sees("She said that she had seen the boat sink."), sees("She said that the boat sank.")
    (True, False)
    """
    return any(stance == _SEES for _, stance in _cues_in(text))


def points_back(text: str) -> bool:
    """Whether a denial speaks of what was told before: "denied the report", "there was no such promise", "rejected that".

    >>> points_back("She called the report a lie."), points_back("The map that Orland drew was denied in Harvik.")
    (True, False)
    """
    return bool((_POINTING | _TOLD).intersection(words(_RELATIVE.sub(" ", text))))


def names_a_report(text: str) -> bool:
    """Whether a denial calls what it denies a report, a story, a claim, so that it means what its report is about.

    >>> names_a_report("She called the report a lie."), names_a_report("She dismissed that as a lie.")
    (True, False)
    """
    return bool(_TOLD.intersection(words(text)))


@lru_cache(maxsize=16384)
def _cues_in(text: str) -> tuple[tuple[int, str], ...]:
    """Where among the words of a sentence a cue of the table begins, and its stance.

    Remembered: a claim is settled anew with each report that tells it, and what the earlier ones say stays as it is.
    """
    found = words(text)
    table = _cues()
    return tuple(
        (index, stance)
        for index, word in enumerate(found)
        for form in _forms(word)
        for rest, stance, of_verb in table.get(form, ())
        if _matches(found, index + 1, rest)
        and not (stance in _TAKEN_BACK and _is_taken_back(text, found, index, rest))
        and not (of_verb and index and found[index - 1] in _DEFINITE)
        and not (word in _BEING and stance == "denies" and _is_turned_down(found, index))
    )


def _is_turned_down(found: Sequence[str], index: int) -> bool:
    """ "The request was denied by the court": whoever turns it down denies nothing."""
    before = found[max(0, index - _ASKED_BEFORE) : index]
    return not _ASKED.isdisjoint(before) and _TOLD.isdisjoint(before)


def _is_taken_back(text: str, found: Sequence[str], index: int, rest: Sequence[_Slot]) -> bool:
    """ "did not deny", "no longer disputes", "не отрицает", "bestreitet nicht": who denies nothing.

    What denies by a negation of its own is no such cue; what stands before "reports to the contrary are wrong" is not of it, nor
    is what a comma or a quotation mark parts from it; and whoever "not only denied" it has denied it.
    """
    if found[index] in _POINTING | _TOLD | _NOT_BEFORE or any(not isinstance(slot, int) and slot & _NOT_AFTER for slot in rest):
        return False
    before, after = found[max(0, index - 2) : index], found[index + 1 : index + 3]
    if _ONLY.intersection((*before, *after)):
        return False
    no = [
        place for place, word in enumerate(before) if word in _NOT_BEFORE and (word != "no" or _is_of_verb(before[place + 1 :]))
    ]
    if no and not _is_parted(text, before[no[0]], found[index]):
        return True
    return bool(after) and after[0] in _NOT_AFTER and not _is_parted(text, found[index], after[0])


def _is_of_verb(between: Sequence[str]) -> bool:
    """Whether a "no" belongs to the verb: it stands before it or its helpers, and is not Portuguese for "in the"."""
    return not between or between[0] in _HELPERS


def _is_parted(text: str, first: str, last: str) -> bool:
    """Whether a comma, a quotation mark or a dash stands between two words."""
    found = re.search(rf"{re.escape(first)}\b(.{{0,40}}?)\b{re.escape(last)}", text, re.IGNORECASE | re.DOTALL)
    return found is not None and re.search(r"[,;:\"“”«»„—–]", found[1]) is not None


def _matches(found: Sequence[str], index: int, slots: tuple[_Slot, ...]) -> bool:
    if not slots:
        return True
    if slots[0] == 0:
        return index == len(found)
    if isinstance(slots[0], int):
        return any(_matches(found, later, slots[1:]) for later in range(index, min(index + slots[0], len(found))))
    return index < len(found) and _is_one_of(found[index], slots[0]) and _matches(found, index + 1, slots[1:])


def _is_one_of(word: str, forms: frozenset[str]) -> bool:
    gerund = _GERUND in forms and word.endswith("ing") and len(word) > len("doing")
    return gerund or any(form in forms for form in _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    """A word, and without the "and" or "so" that Arabic writes with it."""
    return (word, word[1:]) if word[:1] in ("و", "ف") else (word,)


@cache
def _cues() -> dict[str, tuple[tuple[tuple[_Slot, ...], str, bool], ...]]:
    """The cues by the forms of their first word: what must follow, the stance, and whether an English verb begins the cue.

    Behind "the" the same form is a noun: "the doubts that keep banks away" are nobody's word.
    """
    table: dict[str, list[tuple[tuple[_Slot, ...], str, bool]]] = {}
    for row in rows("stances"):
        first, *rest = map(_slot, row["cue"].split())
        forms = sorted(first) if isinstance(first, frozenset) else []
        of_verb = row["language"] == "en" and any(form.endswith("ed") for form in forms)
        for form in forms:
            table.setdefault(form, []).append((tuple(rest), row["stance"], of_verb))
    return {form: tuple(cues) for form, cues in table.items()}


def _slot(text: str) -> _Slot:
    return 0 if text == _END else _GAPS.get(text) or frozenset(folded(text).split("|"))

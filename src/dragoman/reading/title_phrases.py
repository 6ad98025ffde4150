"""Run of capitalised words → its office: where the title in it begins and ends, and what it is of.

"[Norland] [Deputy Foreign Minister] Lena Dahl", "[Special Representative] of the Union", "Bank of Norland [governor] Tomas Dahl".
"""

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import demonyms, given_names, name_words, states, titles
from dragoman.reading.name_runs import DATE_WORDS
from dragoman.reading.portfolios import TO_SUBJECT, before_office, has_portfolio, subject_end
from dragoman.reading.spelling import words_between

_PREMODIFIERS = frozenset(
    (
        "former then acting deputy vice outgoing incoming interim late ex assistant foreign defense defence finance "
        "interior oil chief senior special prime first supreme justice trade economy energy information culture health "
        "top high unification national security presidential opposition party press state under cabinet permanent "
        "principal affairs"
    ).split()
)
# Short for an office, right before a name: "NSA Karim Saidov"; some are bodies as well, and need a full name behind them.
_SHORT_TITLES = frozenset({"NSA", "PM", "FM", "DG", "SG", "CEO", "DGMO"})
_ALSO_BODIES = frozenset({"NSA", "SG"})
_FORMS_OF_ADDRESS = frozenset("mr. mrs. ms. mr mrs ms dr. sir lord".split())
# "the UN General Assembly", "the General Staff": no general.
_GENERAL_BODIES = frozenset(
    "assembly staff council secretariat directorate command headquarters intelligence security prosecutor election elections "
    "strike conference hospital department command authority organisation organization union federation".split()
)


def state_of_title(doc: Doc, begin: int, title: int) -> int | None:
    """The "of" that parts an office from its state: "Minister of Foreign Affairs [of] Norway Lena Dahl"."""
    parted = next((i for i in range(title - 1, begin, -1) if doc[i].lower_ == "of"), None)
    if parted is None:
        return None
    return parted if words_between(doc, parted + 1 + (doc[parted + 1].lower_ == "the"), title) in states() else None


def office_parted(doc: Doc, first: int, last: int) -> int | None:
    """Where "of" parts an office from whose it is: "Special Representative [of] the Union", "President [of] Norway"."""
    parted = next((i for i in range(first + 1, last) if doc[i].lower_ in ("of", "for", "to")), None)
    office = doc[parted - 1].lower_ if parted is not None else ""
    if parted is None or not {office, office.removesuffix("s")} & titles() or office in _GENERAL_BODIES:
        return None
    return parted if title_start(doc, first, parted - 1) == first else None


def office_abroad(doc: Doc, first: int, last: int) -> int | None:
    """The last word of the state in "the envoy to Norland Tomas Berg"; None where no name follows it."""
    if first < 2 or doc[first - 1].lower_ not in ("to", "for") or doc[first - 2].lower_ not in titles():
        return None
    ends = (end for end in range(min(first + 3, last - 2), first - 1, -1) if words_between(doc, first, end) in states())
    end = next(ends, None)
    return end if end is not None and last - end in (2, 3) and looks_like_person(doc, end + 1, last) else None


def title_end(doc: Doc, first: int, last: int) -> int | None:
    """Last token of the run's title, "of State" included."""
    found = None
    for index in range(first, last + 1):
        words = doc[index].lower_
        pair = f"{doc[index - 1].lower_} {words}" if index > first else ""
        short = index < last and f"{words}." in titles()  # "Sen Dahl", but not "Hun Sen"
        is_title = words in titles() or pair in titles() or short or _is_plural_title(doc[index], last)
        is_title = is_title or _is_short_title(doc, first, index, last)
        is_title = is_title and not (words == "general" and index < last and doc[index + 1].lower_ in _GENERAL_BODIES)
        if is_title and not (first < index == last and _bears_surname(doc[index - 1])):
            found = index
    if found is None:
        return None
    index = found
    while index + 2 <= last and doc[index + 1].lower_ in TO_SUBJECT:
        after = index + (3 if doc[index + 2].lower_ == "the" else 2)
        if after > last:
            return index
        end = subject_end(doc, after, last)
        if end is None:
            return None if index == found else index
        index = end
    return index


def _is_short_title(doc: Doc, first: int, index: int, last: int) -> bool:
    """ "NSA Karim Saidov", "Norland PM Dahl": letters for an office, and a name behind them."""
    if doc[index].text not in _SHORT_TITLES or index >= last or not looks_like_person(doc, index + 1, last):
        return False
    if any(doc[i].lower_ in titles() or doc[i].text.isupper() for i in range(index + 1, last + 1)):
        return False
    return last - index > 1 or doc[index].text not in _ALSO_BODIES


def _bears_surname(before: Token) -> bool:
    """Whether a title at the end of a name is a surname: "Lena King", "Mr. Bishop"."""
    return before.text in given_names() or before.lower_ in _FORMS_OF_ADDRESS


def _is_plural_title(token: Token, last: int) -> bool:
    """ "Camp Leaders Dahl, Holt": a plural title before a name."""
    return token.i < last and token.lower_.endswith("s") and token.lower_[:-1] in titles()


def title_start(doc: Doc, first: int, end: int) -> int:
    """First token of the title: "Deputy Foreign Minister", "Secretary of State"; what stands before is the affiliation."""
    begin = next((i for i in range(end, first - 1, -1) if _is_title_word(doc, i, end)), end)
    if has_portfolio(doc[begin]):
        begin = before_office(doc, first, begin)
    while begin > first and (
        doc[begin - 1].lower_ in _PREMODIFIERS
        or doc[begin - 1].lower_ in titles()
        or doc[begin - 1].text == "-"
        or f"{doc[begin - 1].lower_} {doc[begin].lower_}" in titles()  # "Attorney General"
        or (doc[begin - 1].lower_ == "in" and doc[begin].text == "-")  # "Commander-in-Chief"
    ):
        begin -= 1
    return begin


def _is_title_word(doc: Doc, index: int, last: int) -> bool:
    return doc[index].lower_ in titles() or f"{doc[index].lower_}." in titles() or _is_plural_title(doc[index], last + 1)


def affiliation_start(doc: Doc, first: int, begin: int) -> int:
    """First token of the state, demonym or organisation that stands right before a title."""
    start = begin
    while start > first:
        words = words_between(doc, start - 1, begin - 1)
        if (words in states() or words in demonyms() or doc[start - 1].text in demonyms() or doc[start - 1].text in states()) or (
            any(doc[i].text in name_words() for i in range(start - 1, begin))
            or (start == begin and doc[start - 1].text in name_words())
        ):
            start -= 1
        else:
            break
    if start == begin and begin > first and doc[begin - 1].pos_ == "PROPN" and doc[begin - 1].lower_ not in _PREMODIFIERS:
        start = begin - 1  # "Norland Foreign Minister": an unknown name before an office
        while start > first and doc[start].ent_type_ == "GPE" == doc[start - 1].ent_type_:
            start -= 1  # "New Norland Gov. Dahl"
    return start


def lower_title(doc: Doc, first: int) -> tuple[int, str | None] | None:
    """A title in small letters before a name: its first token, and the affiliation before it.

    "Central Bank of Norland governor Tomas Dahl", "the foreign minister, Lena Holt".
    """
    index = first - 1
    if index < 0 or doc[index].lower_ not in titles() or doc[index].sent.start != doc[first].sent.start:
        return None
    begin = before_office(doc, doc[first].sent.start, index) if has_portfolio(doc[index]) else index
    while begin - 1 >= doc[first].sent.start and (doc[begin - 1].lower_ in _PREMODIFIERS or doc[begin - 1].text == "-"):
        begin -= 1
    start = phrase_start(doc, begin)
    return begin, words_between(doc, start, begin - 1).removesuffix("'s").strip() if start < begin else None


def _is_affiliation(token: Token) -> bool:
    capital = token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ", "NOUN") and token.lower_ not in DATE_WORDS
    joint = token.lower_ in ("of", "'s", "’s") and token.i > 0 and token.doc[token.i - 1].text[:1].isupper()
    return capital or joint


def phrase_start(doc: Doc, begin: int) -> int:
    """First token of the affiliation right before a title in small letters: "[Norland] central bank governor Tomas Dahl"."""
    edge = doc[begin].sent.start
    start = begin
    while start - 1 >= edge and doc[start - 1].text.islower() and doc[start - 1].dep_ in ("compound", "amod"):
        start -= 1  # "Norland central bank governor", if a name stands before
    if start == edge or not _is_affiliation(doc[start - 1]):
        start = begin
    while start - 1 >= edge and _is_affiliation(doc[start - 1]):
        start -= 1
    return start


def looks_like_person(doc: Doc, first: int, last: int) -> bool:
    """Whether none of the words is of a body's name, a state or its adjective."""
    return not any(
        doc[i].text in name_words() or doc[i].text in states() or doc[i].text in demonyms() for i in range(first, last + 1)
    )

"""Parse → runs of capitalised words that may be names: where one begins, and which small words join its parts."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.reading.gazetteer import demonyms, given_names, name_words, outlets, states, titles
from dragoman.reading.media_names import is_kind_of_outlet
from dragoman.reading.portfolios import TO_SUBJECT, in_portfolio, leads_to_subject
from dragoman.reading.timex_patterns import CALENDAR

DATE_WORDS = CALENDAR | frozenset("jan. feb. mar. apr. aug. sept. oct. nov. dec.".split())
_OF_PURPOSE = frozenset("center centre committee institute council commission fund foundation association agency office".split())
_JOINTS = frozenset("of al bin ibn van von de der del la el du des di do dos &".split())
_PARTICLES = frozenset("bin ibn van von de der den de la las los el al ten ter zu und".split())
_ARTICLES = frozenset({"al", "el"})
_ELIDED = re.compile(r"(?:d|l|de l|dell|all|nell|sull)['’][A-ZÀ-Þ]\w+")
_FOREIGN_ARTICLES = frozenset({"Le", "La", "Les", "El", "Los", "Las", "Il", "Lo", "Gli"})
_FOREIGN_ADJECTIVE = re.compile(
    r"[a-zß-ÿ]{2,}(?:iques?|aires?|iens?|iennes?|ains?|aines?|ais|aises?|ois|oises?|istes?|és?|ées?|elles?|eux|ano|ana|ico|ica)"
)
_ENGLISH_TOO = frozenset(
    "critique boutique technique unique questionnaire millionaire billionaire antique oblique mystique".split()
)
# "the People's Army", "the Women's League": an owner that begins a name.
_OWNERS = frozenset({"People", "Women", "Men", "Children", "Workers", "Farmers", "Peoples"})


def capitalised_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words, joined by "of" or a hyphen, within a sentence."""
    index = 0
    while index < len(doc):
        if not _can_begin(doc[index]):
            index += 1
            continue
        last = index
        while (following := _next_word(doc, last)) is not None:
            last = following
        yield index, last
        index = last + 1


def _can_begin(token: Token) -> bool:
    text = token.text
    if text in _ARTICLES and token.i + 2 < len(token.doc):
        hyphen, name = token.nbor(1), token.nbor(2)  # "al-Qasimi said"
        return hyphen.text == "-" and not token.whitespace_ and not hyphen.whitespace_ and name.text[:1].isupper()
    if not text[:1].isupper() or not any(character.isalpha() for character in text) or _is_date(token):
        return False
    if token.pos_ == "PROPN" or text in states() or text in demonyms() or token.lower_ in titles():
        return not (token.is_stop and token.i == token.sent.start)
    if token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return not token.is_stop
    if token.i > token.sent.start and is_kind_of_outlet(token.nbor(-1)) and text.casefold() in outlets():
        return True  # "the website Axios", which the tagger takes for an adverb
    return bool(token.pos_ in ("NOUN", "ADJ", "X") and not token.is_stop and (token.i != token.sent.start or text.isupper()))


def _next_word(doc: Doc, last: int) -> int | None:
    """Index of the run's next capitalised word, or None where the run ends."""
    index = last + 1
    if index >= len(doc) or doc[index].is_sent_start:
        return None
    token = doc[index]
    if token.text[:1].isupper() and not _is_date(token):
        return index if _continues(token) else None
    if _ELIDED.match(token.text) or _is_foreign_adjective(doc, last):
        return index  # "Le Journal [d'Oran]", "La Revue [africaine]"
    hyphen = token.text in ("-", "–", "‑") and not doc[last].whitespace_ and not token.whitespace_
    # "the Harbor Center for Trade", "the Institute for Peace"
    purpose = token.lower_ == "for" and doc[last].lower_ in _OF_PURPOSE
    owner = token.text in ("'s", "’s", "'", "’") and doc[last].text in _OWNERS
    joint = token.lower_ in _JOINTS or hyphen or purpose or owner or leads_to_subject(doc, index) or in_portfolio(doc, index)
    after = index + 1
    while token.lower_ in _PARTICLES and after < len(doc) and doc[after].text in _PARTICLES:
        after += 1  # "Ursula von der Lund"
    if token.lower_ in _JOINTS and after < len(doc) and doc[after].text == "-":
        after += 1  # "Bashar al-Qasimi"
    if joint and after < len(doc) and doc[after].lower_ == "the" and token.lower_ in TO_SUBJECT:
        after += 1
    if not joint or after >= len(doc) or doc[after].is_sent_start or doc[after].lower_ in DATE_WORDS:
        return None
    return after if doc[after].text[:1].isupper() or hyphen else None


def _is_foreign_adjective(doc: Doc, last: int) -> bool:
    """Whether a small word ends a French, Spanish or Italian title of two words behind its article: "La Revue africaine"."""
    token = doc[last + 1]
    if last < 1 or doc[last - 1].text not in _FOREIGN_ARTICLES or not doc[last].text[:1].isupper():
        return False
    return _FOREIGN_ADJECTIVE.fullmatch(token.text) is not None and token.lower_ not in _ENGLISH_TOO


def _is_date(token: Token) -> bool:
    """A month or a weekday; after a given name it is a surname: "Lena May"."""
    if token.lower_ not in DATE_WORDS:
        return False
    return token.i == 0 or token.nbor(-1).text not in given_names() or token.nbor(-1).lower_ in DATE_WORDS


def _continues(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "NUM") or token.lower_ in titles() or token.text in name_words()

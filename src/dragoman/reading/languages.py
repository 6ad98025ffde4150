"""Document → its language, and how well Dragoman reads it.

What the document says of itself counts; only without that is the language found out, by py3langid's model (decision 8). A text of
few words may be any language: where the model is not sure, nothing is filled in, and the text is read as English.
"""

from functools import cache

import msgspec
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dragoman.types import Document, ReadingLevel

LESSER = {
    "ar": "Arabic", "fa": "Persian", "fr": "French", "es": "Spanish", "ru": "Russian", "de": "German", "pt": "Portuguese",
    "it": "Italian", "nl": "Dutch", "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip
EASTERN = {"zh": "Chinese", "ja": "Japanese", "ko": "Korean"}
_CHARACTERS = 800  # of the text's beginning; more makes no answer surer
_SURE = 0.9
_FEWEST_LETTERS = 25
# The languages of news; with the model's 139, a list of names is "Walloon".
_CANDIDATES = (
    "am ar az be bg bn bs ca cs da de el en es et fa fi fr gu he hi hr hu hy id it ja ka kk km ko ku ky lo "
    "lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru sk sl so sq sr sv sw ta te tg th tl tr uk ur uz vi zh"
).split()


def in_its_language(document: Document) -> Document:
    """The document with its language filled in where it gives none and the text leaves no doubt.

    >>> in_its_language(Document.from_text("Die Gespräche beginnen am Montag in der Hauptstadt.")).language
    'de'
    """
    if document.language:
        return document
    language = language_of(document.text)
    return msgspec.structs.replace(document, language=language) if language else document


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of a text; None where the model is not sure or the text has few letters.

    >>> language_of("Ana Varga") is None
    True
    """
    beginning = text[:_CHARACTERS]
    if sum(map(str.isalpha, beginning)) < _FEWEST_LETTERS:
        return None
    ranked = dict(_identifier().rank(beginning))
    language, probability = next(iter(ranked.items()))
    # Indonesian and Malay share the probability between them, but neither is English.
    sure = probability >= _SURE or (probability >= 0.5 and ranked["en"] < 0.001)
    return str(language) if sure else None


def primary(language: str | None) -> str:
    """The language proper of a tag: "fa" of "fa-IR"; English where nothing is known.

    >>> primary("fa-IR"), primary("AR_eg"), primary(None)
    ('fa', 'ar', 'en')
    """
    code = (language or "en").replace("_", "-").partition("-")[0].strip().casefold()
    return _OTHER_CODES.get(code, code) or "en"


_OTHER_CODES = {
    "eng": "en", "ara": "ar", "fas": "fa", "per": "fa", "prs": "fa", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru",
    "deu": "de", "ger": "de", "english": "en", "arabic": "ar", "persian": "fa", "farsi": "fa", "french": "fr", "spanish": "es",
    "russian": "ru", "german": "de", "por": "pt", "ita": "it", "nld": "nl", "dut": "nl", "tur": "tr", "ukr": "uk",
    "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "chinese": "zh", "japanese": "ja", "korean": "ko",
    "portuguese": "pt", "italian": "it", "dutch": "nl", "turkish": "tr", "ukrainian": "uk", "und": "en",
}  # fmt: skip


def level_of(document: Document) -> ReadingLevel:
    """How well the document's language is read."""
    language = primary(document.language)
    if language == "en":
        return "full"
    return "lesser" if language in LESSER or language in EASTERN else "none"


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier

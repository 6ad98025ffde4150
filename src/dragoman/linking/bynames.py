"""Text → bynames: what somebody is called beside the name, where the text says so right behind it.

"Ola Dahl, alias “Falcon”,", "Eva Lund, who goes by the name of Elena,": an explicit "alias", never a guess.
"""

import re
from collections.abc import Iterator

from dragoman.types import Reading, Span

_GAP = r"(?:\s*\([^()\n]{2,40}\))?\s*[,(]?\s*"
_CUES = (
    r"(?:who\s+(?:is|was)\s+|and\s+)?(?:also\s+|better\s+|widely\s+|commonly\s+|otherwise\s+)*known\s+(?:simply\s+)?(?:as|by)(?:\s+the\s+"
    r"(?:alias|nickname|name|code\s?name|nom\s+de\s+guerre)(?:\s+of)?)?|who\s+goes\s+by(?:\s+the\s+name(?:\s+of)?)?"
    r"|alias|aka|a\.k\.a\.|nicknamed|code-?named|nom\s+de\s+guerre|conocid[oa]\s+como|más\s+conocid[oa]\s+como"
    r"|(?:plus\s+)?connue?\s+sous\s+le\s+nom\s+de|alias\s+de|genannt|bekannt\s+als|bekannt\s+unter\s+dem\s+namen|по\s+прозвищу"
    r"|известн(?:ый|ая|ого|ой)\s+как|он\s+же|الملقب\s+ب?|الملقبة\s+ب?|المعروف\s+(?:ب|باسم\s+)|المعروفة\s+(?:ب|باسم\s+)|ملقب\s+به\s+|معروف\s+به\s+"
)
_MARKS = "«“„\"'‘"
_BYNAME = rf"(?:[{_MARKS}]\s*(?P<quoted>[^{_MARKS}»”’\n]{{2,30}}?)\s*[»”“\"'’]|(?P<plain>[A-ZÀ-ÞА-Я][\w-]+))"
_RIGHT_BEHIND = re.compile(rf"{_GAP}(?:{_CUES})\s*{_BYNAME}", re.IGNORECASE)
# "Dahl, the commander of the rebels who is better known as Falcon,": an apposition in between.
_BEHIND_APPOSITION = re.compile(
    rf",\s+(?:the|a|an|its|their)\s+[^.;:!?\n]{{4,80}}?\s(?P<cue>who\s+(?:is|was)\s+(?:also\s+|better\s+)*known\s+as|who\s+goes\s+by"
    rf"(?:\s+the\s+name(?:\s+of)?)?)\s+{_BYNAME}",
    re.IGNORECASE,
)


def bynames(reading: Reading, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The bynames that stand behind these mentions of a person.

    >>> from dragoman import Document, Reading
    >>> text = "Ola Dahl, alias «Falcon», left. Eva Lund, known for her songs, sang."
    >>> bynames(Reading(document=Document.from_text(text)), ((0, 8), (32, 40)))
    ('Falcon',)
    """
    return tuple(dict.fromkeys(name for span in spans for name in _behind(reading, span)))


def _behind(reading: Reading, span: Span) -> Iterator[str]:
    text, others = reading.document.text, [actor for actor in reading.actors if actor.kind == "person"]
    for pattern in (_RIGHT_BEHIND, _BEHIND_APPOSITION):
        found = pattern.match(text, span[1])
        if found is None:
            continue
        group = "quoted" if found["quoted"] else "plain"
        between = (span[1], found.start(group))
        # Whoever is named in between is called so.
        named = any(between[0] <= a and b <= between[1] and text[a:b][:1].isupper() for o in others for a, b in o.mentions)
        name = found[group].strip(" ,.;")
        if not named and (name[:1].isupper() or not name[:1].isascii()):
            yield name
        return

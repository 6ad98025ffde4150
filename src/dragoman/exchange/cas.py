"""Case → UIMA CAS: an XMI file for each document and the type system, by dkpro-cassis.

XMI counts in UTF-16 units; cassis converts. Characters that XML cannot hold become U+FFFD, one for one, so that spans stay.
"""

from collections.abc import Iterator
from functools import cache

from cassis import Cas, TypeSystem

from dragoman.exchange.graph import fit
from dragoman.exchange.material import Material
from dragoman.exchange.standoff import VALUES, Layer, Sheet, file_name, sheet_of
from dragoman.exchange.zipped import zipped
from dragoman.types import Document

ANNOTATION, TOP, STRING, ARRAY = "uima.tcas.Annotation", "uima.cas.TOP", "uima.cas.String", "uima.cas.FSArray"
DOCUMENT, PASSAGE, LINK = "dragoman.Document", "dragoman.Passage", "dragoman.Link"
TYPES: dict[Layer, str] = {
    "mention": "dragoman.Mention",
    "attribution": "dragoman.Attribution",
    "event": "dragoman.Event",
    "time": "dragoman.Timex",
}
_MEANINGS: dict[Layer, str] = {
    "mention": "A stretch of the text that means an actor; `actor` is the case's id, `name` its name there.",
    "attribution": "Who says what: its own span is the cue, else the source or the content; `parts` are the rest.",
    "event": "A deed: its own span is the word that tells it; `parts` are who takes part, when, and according to whom.",
    "time": "A TIMEX3 expression.",
}


def feature(name: str) -> str:
    """A value's name as a feature.

    >>> feature("speaker-kind")
    'speakerKind'
    """
    first, *rest = name.split("-")
    return first + "".join(word.capitalize() for word in rest)


@cache
def type_system() -> TypeSystem:
    """The types, with their descriptions."""
    types = TypeSystem()
    document = types.create_type(DOCUMENT, TOP, "Which document of the case the text is.")
    for name in ("document", "title", "publisher", "published", "url", "sha256"):
        types.create_feature(document, name, STRING)
    types.create_type(PASSAGE, ANNOTATION, "A passage that is a part of an attribution or event.")
    link = types.create_type(LINK, TOP, "A part and its role.")
    types.create_feature(link, "role", STRING)
    types.create_feature(link, "target", ANNOTATION)
    for layer, name in TYPES.items():
        made = types.create_type(name, ANNOTATION, _MEANINGS[layer])
        types.create_feature(made, "item", STRING, description="The item's id in the reading; empty for what an annotator adds.")
        types.create_feature(made, "note", STRING, description="What the annotator wants to say.")
        for value in VALUES[layer]:
            types.create_feature(made, feature(value), STRING)
        if layer in ("attribution", "event"):
            types.create_feature(made, "parts", ARRAY, elementType=LINK, multipleReferencesAllowed=False)
    return types


def write(material: Material) -> Iterator[bytes]:
    """The archive; `exported/` holds the annotations once more, as they were exported."""
    return zipped(_files(material))


def _files(material: Material) -> Iterator[tuple[str, bytes]]:
    actors = {actor.id: actor for actor in material.case.actors}
    yield "TypeSystem.xml", type_system().to_xml().encode()
    for card in material.case.documents:
        reading = material.reading(card.id)
        content = xmi(sheet_of(reading, material.members(card.id), actors), reading.document)
        yield f"{file_name(card.id)}.xmi", content
        yield f"exported/{file_name(card.id)}.xmi", content


def xmi(sheet: Sheet, document: Document) -> bytes:
    """One document's annotations."""
    types = type_system()
    cas = Cas(types)
    cas.sofa_string = fit(sheet.text)
    cas.sofa_mime = "text/plain"
    known = {name: getattr(document, name) for name in ("title", "publisher", "published", "url", "sha256")}
    about = {"document": document.id} | {name: value for name, value in known.items() if value}
    cas.add(types.get_type(DOCUMENT)(**{name: fit(value) for name, value in about.items()}))
    made = {}
    for mark in sheet.marks:
        values = {feature(name): fit(value) for name, value in mark.values.items()}
        made[mark.key] = types.get_type(TYPES[mark.layer])(begin=mark.span[0], end=mark.span[1], item=mark.key, **values)
    link, passage, array = types.get_type(LINK), types.get_type(PASSAGE), types.get_type(ARRAY)
    for mark in sheet.marks:
        links = []
        for role, target in mark.parts:
            there = made[target] if isinstance(target, str) else passage(begin=target[0], end=target[1])
            if not isinstance(target, str):
                cas.add(there)
            links.append(link(role=role, target=there))
        if mark.layer in ("attribution", "event"):
            made[mark.key].parts = array(elements=links)
        cas.add(made[mark.key])
    written: str = cas.to_xmi(pretty_print=False)
    return written.encode()

"""UIMA CAS (XMI) → a sheet."""

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from cassis import TypeSystem, load_cas_from_xmi, load_typesystem

from dragoman.errors import BadAnnotations
from dragoman.exchange.cas import DOCUMENT, TYPES, feature, type_system
from dragoman.exchange.graph import fit
from dragoman.exchange.standoff import PARTS, VALUES, Layer, Mark, Sheet, Target

# In these every sign of the markup is one byte, and a document type cannot hide.
_PLAIN = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_LAYERS = {name: layer for layer, name in TYPES.items()}


def read(content: bytes, text: str, source: str, types: bytes | None = None) -> tuple[Sheet, str | None]:
    """The sheet of a file that annotates `text`, and the id of its document; keys are the items' ids.

    `types` is the type system that came with it, else ours is meant. Raises `BadAnnotations`.
    """
    for written in (content, types or b""):
        declared = _ENCODING.match(written)
        if b"\0" in written or (declared and declared[1].lower() not in _PLAIN):
            raise BadAnnotations(source, "is not written in UTF-8")
        if b"<!DOCTYPE" in written:
            raise BadAnnotations(source, "declares a document type, which no XMI needs")
    try:
        known: TypeSystem = load_typesystem(io.BytesIO(types)) if types else type_system()
        with warnings.catch_warnings(record=True) as unknown:  # lenient: a type that is not known is left out with a warning
            warnings.simplefilter("always")
            cas = load_cas_from_xmi(io.BytesIO(content), typesystem=known, lenient=True)
            found = list(cas.select_all_fs())
    except Exception as error:  # cassis raises whatever XML, types or references make it stumble over
        raise BadAnnotations(source, f"cannot be read as XMI ({' '.join(str(error).split())[:120]})") from error
    if fit(text) != (cas.sofa_string or ""):
        raise BadAnnotations(source, "has another text than the document of the case")
    ours = [fs for fs in found if fs.type.name in _LAYERS]
    keys = dict(_keys(ours))
    unread = [f"{source}: {warning.message}" for warning in unknown]
    marks = [_mark(fs, keys, unread, source) for fs in sorted(ours, key=lambda fs: (fs.begin, fs.end, keys[id(fs)]))]
    documents = [fs.document for fs in found if fs.type.name == DOCUMENT]
    other = sorted({fs.type.name for fs in found if not fs.type.name.startswith(("uima.", "dragoman."))})
    unread += [f"{source}: annotations of the type {name}" for name in other]
    return Sheet(text, tuple(marks), tuple(unread)), documents[0] if documents else None


def _keys(ours: list[Any]) -> Iterator[tuple[int, str]]:
    """The item's id; what has none, or one that another has already, is new."""
    seen: set[str] = set()
    new = 0
    for fs in sorted(ours, key=lambda fs: (fs.begin, fs.end, fs.type.name, fs.xmiID)):
        key = fs.item
        if not key or key in seen:
            new += 1
            key = f"new {new}"
        seen.add(key)
        yield id(fs), key


def _mark(fs: Any, keys: dict[int, str], unread: list[str], source: str) -> Mark:
    layer: Layer = _LAYERS[fs.type.name]
    values = {name: value for name in VALUES[layer] if (value := getattr(fs, feature(name), None))}
    parts: list[tuple[str, Target]] = []
    links = getattr(fs, "parts", None)
    for link in (links.elements or ()) if links else ():
        if link.role in PARTS[layer] and link.target is not None:
            parts.append((link.role, keys.get(id(link.target)) or (link.target.begin, link.target.end)))
        else:
            unread.append(f"{source}: {keys[id(fs)]} has a part {link.role}, which no {layer} has")
    return Mark(key=keys[id(fs)], layer=layer, span=(fs.begin, fs.end), values=values, parts=tuple(parts), note=fs.note or "")

"""Word files, by python-docx; footnotes and endnotes become numbered lines after the text."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from dragoman.errors import NoText, TooLarge, Unreadable
from dragoman.ingest.known import Found

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE_KINDS = ("footnote", "endnote")
_LARGEST = 200_000_000  # bytes, unpacked: the package is read as a whole, pictures too


def read_docx(content: bytes, source: str) -> Found:
    """Text, title and notes of a DOCX. Raises `Unreadable` when damaged, `NoText` when empty, `TooLarge`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(member.file_size for member in package.infolist())  # no member gives more bytes than it announces
        if size > _LARGEST:
            raise TooLarge(source, f"unpacks to more than {_LARGEST // 1_000_000} MB; save its text in a file of its own")
        file = docx.Document(io.BytesIO(content))
        notes = _notes(content)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, etree.LxmlError):
        raise Unreadable(source, "is a damaged or encrypted Word file; open it and save it again") from None
    order: list[tuple[str, str]] = []
    lines = [_line(paragraph, order) for paragraph in file.element.body.iter(f"{_W}p")]
    numbered = [f"[{number}] {notes[key]}" for number, key in enumerate(order, 1) if key in notes]
    text = "\n".join([*(line for line in lines if line), *(["Endnotes:", *numbered] if numbered else [])])
    if not text.strip():
        raise NoText(source, "is a Word file without text")
    return Found(text=text, title=file.core_properties.title or None)


def _notes(content: bytes) -> dict[tuple[str, str], str]:
    """Notes by kind and identifier."""
    found: dict[tuple[str, str], str] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for kind in _NOTE_KINDS:
            name = f"word/{kind}s.xml"
            if name not in package.namelist():
                continue
            tree = etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
            for note in tree.iter(f"{_W}{kind}"):
                words = "".join(node.text or "" for node in note.iter(f"{_W}t")).strip()
                if words:
                    found[kind, str(note.get(f"{_W}id"))] = words
    return found


def _line(paragraph: etree._Element, order: list[tuple[str, str]]) -> str:
    return "".join(_pieces(paragraph, order)).strip()


def _pieces(paragraph: etree._Element, order: list[tuple[str, str]]) -> Iterator[str]:
    for node in paragraph.iter():
        tag = str(node.tag).removeprefix(_W)
        if tag == "t":
            yield node.text or ""
        elif tag in ("tab", "br"):
            yield " "
        elif tag.removesuffix("Reference") in _NOTE_KINDS and tag.endswith("Reference"):
            order.append((tag.removesuffix("Reference"), str(node.get(f"{_W}id"))))
            yield f"[{len(order)}]"

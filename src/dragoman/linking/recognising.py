"""Text → names that the case knows and the reader did not see: persons of other reports, in a script or language read less well.

"مشاوران امنیتی، …" before two bare names, a page in a language without a reader: what stands there is a known person only if
family name and given name both sound like one person of the case, and like no other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import msgspec

from dragoman.linking.names import PersonName, compare_names, name_keys, parse_name, without_case_ending
from dragoman.linking.portrait import Portrait
from dragoman.linking.scripts import distance, folded, read_word, script_of
from dragoman.types import Anchor, CaseActor, CaseView, Reading, Span

_WORD = re.compile(r"[^\W\d_](?:[\w'’ʼ\u200c-]*\w)?")
_PREFIX = re.compile(r"^[وبلבלוה](?=\w{3})")
_UNCASED = ("arabic", "hebrew")
_CASED = ("latin", "cyrillic", "greek")
_LEAST = 4  # consonants of a whole name that say enough
_FEW, _TIGHT = 5, 0.05  # where capitals tell nothing, a name of fewer must sound the very same
_ALIKE = 0.25
_MOST_NAMES = 6


@dataclass(frozen=True)
class _Stretch:
    """Two or three words that may be a name."""

    span: Span
    name: PersonName


def recognised(reading: Reading, found: Sequence[Portrait], view: CaseView) -> tuple[Portrait, ...]:
    """The portraits with the persons of the case whom the text names in full; English is read well enough without.

    A portrait that holds a part of such a name has the whole one from then on.
    """
    if reading.level == "full":
        return tuple(found)
    text = reading.document.text
    stretches = list(_stretches(text))
    known = _known(stretches, view)
    taken: list[Span] = []
    shown: dict[str, list[Span]] = {}
    for stretch in stretches:
        fits = [actor for actor, names in known if any(_is(stretch.name, name) for name in names)]
        if len(fits) == 1 and not any(a < stretch.span[1] and stretch.span[0] < b for a, b in taken):
            taken.append(stretch.span)
            shown.setdefault(fits[0].id, []).append(stretch.span)
    portraits = list(found)
    for spans in shown.values():
        portraits = _with(portraits, reading, sorted(spans))
    return tuple(portraits)


def _with(found: list[Portrait], reading: Reading, spans: Sequence[Span]) -> list[Portrait]:
    """The portraits with one that has these full names; the one that the reader cut out of them, or a new one."""
    text = reading.document.text
    names = tuple(dict.fromkeys(text[slice(*span)] for span in spans))
    forms = tuple(dict.fromkeys((*names, *_alone(text, names, spans))))
    at = {actor.id: actor.mentions for actor in reading.actors}
    cut = [
        portrait
        for portrait in found
        if portrait.kind == "person"
        and any(a < end and start < b for item in portrait.items for a, b in at.get(item, ()) for start, end in spans)
    ]
    if any(_is(mine, parse_name(name)) for portrait in cut for mine in portrait.people for name in names if mine.is_full):
        return found  # it has been read
    fits = [p for p in cut if {*folded(p.name).split()} & {word for name in names for word in folded(name).split()}]
    if len(fits) == 1:
        whole = msgspec.structs.replace(fits[0], name=names[0], names=names, forms=tuple(dict.fromkeys((*forms, *fits[0].forms))))
        return [whole if portrait is fits[0] else portrait for portrait in found]
    anchor = Anchor(document=reading.document.id, span=spans[0], quote=names[0])
    return [
        *found,
        Portrait(items=(f"name{spans[0][0]}",), kind="person", name=names[0], names=names, forms=forms, anchor=anchor),
    ]


def _alone(text: str, names: Sequence[str], spans: Sequence[Span]) -> Iterator[str]:
    """The family name where the text goes on with it alone, in whatever case."""
    people = [parse_name(name) for name in names]
    for word in _WORD.finditer(text):
        if any(a <= word.start() < b for a, b in spans):
            continue
        if any(_goes_by(word.group(), person) for person in people):
            yield word.group()


def _goes_by(word: str, person: PersonName) -> bool:
    if person.script in _UNCASED:
        return folded(person.surname) == folded(word)
    ends = {folded(form) for form in (person.surname, without_case_ending(person.surname))}
    return word[:1].isupper() and bool(ends & {folded(form) for form in (word, without_case_ending(word))})


def _stretches(text: str) -> Iterator[_Stretch]:
    """Neighbouring words that may be a name, three before two."""
    words = list(_WORD.finditer(text))
    for size in (3, 2):
        for first in range(len(words) - size + 1):
            part = words[first : first + size]
            gaps = (text[a.end() : b.start()] for a, b in pairwise(part))
            script = script_of(part[0].group())
            if any(gap not in (" ", "\u00a0") for gap in gaps) or any(script_of(word.group()) != script for word in part):
                continue
            if script in _CASED and all(_is_title_case(word.group()) for word in (part[0], part[-1])):
                yield from _stretch(text, part[0].start(), part[-1].end(), size)
            elif script in _UNCASED:
                if _PREFIX.match(part[0].group()):  # "and Karim Saidov" is written in one word
                    yield from _stretch(text, part[0].start() + 1, part[-1].end(), size)
                yield from _stretch(text, part[0].start(), part[-1].end(), size)


def _is_title_case(word: str) -> bool:
    last = re.split(r"[-‑'’]", word)[-1]
    return (word[:1].isupper() or last[:1].isupper()) and not word.isupper()


def _stretch(text: str, start: int, end: int, size: int) -> Iterator[_Stretch]:
    name = parse_name(text[start:end])
    if name.is_full and len(name.given) == size - 1 and _consonants(name.whole) >= _LEAST and _consonants(name.surname) >= 2:
        yield _Stretch((start, end), name)


@lru_cache(maxsize=16384)
def _consonants(text: str) -> float:
    return read_word(text).consonants


def _known(stretches: Sequence[_Stretch], view: CaseView) -> list[tuple[CaseActor, tuple[PersonName, ...]]]:
    """The persons of the case whose full names may stand here, with those names."""
    keys = dict.fromkeys(key for stretch in stretches for key in _keys(stretch.name))
    found = []
    for actor in view.actors(tuple(keys)) if keys else ():
        names = [parse_name(key[2:]) for key in view.keys_of("actor", actor.id) if key.startswith("n:")]
        whole = tuple(name for name in names if name.is_full)[:_MOST_NAMES]
        if actor.kind == "person" and whole:
            found.append((actor, whole))
    return found


def _keys(name: PersonName) -> Iterator[str]:
    """Keys of the whole name, in Cyrillic also without case endings."""
    yield from (key for key in name_keys(name) if key.startswith("x:"))
    if name.script == "cyrillic":
        bare = parse_name(" ".join(without_case_ending(word) for word in (*name.given, name.surname)))
        yield from (key for key in name_keys(bare) if key.startswith("x:"))


def _word_by_word(name: PersonName, known: PersonName) -> bool:
    parts, others = (*name.given, name.surname), (*known.given, known.surname)
    pairs = zip(map(without_case_ending, parts), others, strict=False)
    return len(parts) == len(others) and all(distance(read_word(a), read_word(b)) <= _ALIKE for a, b in pairs)


@lru_cache(maxsize=65536)
def _is(name: PersonName, known: PersonName) -> bool:
    """Whether a stretch is a known full name: of three words only if the known one has three, and word by word."""
    if len(name.given) > 1 and not _word_by_word(name, known):
        return False
    likeness, apart = compare_names(name, known)
    few = name.script in _UNCASED and _consonants(name.whole) < _FEW
    return likeness == "full" and (not few or apart <= _TIGHT)

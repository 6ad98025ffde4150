"""Corrected annotations → entries of the ledger, and a line for everything that was changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from dragoman.errors import BadAnnotations, BadCorrection, DragomanError, NoSuchItem
from dragoman.exchange import brat, brat_reader
from dragoman.exchange.packages import MOST, Part, parts_of, unpacked
from dragoman.exchange.standoff import Sheet, changes, file_name, sheet_of
from dragoman.linking.ledger import active
from dragoman.types import CaseEvent, EventMention, Reading, Span, Status
from dragoman.workspace.annotated import Note, Rename, Restatus, Same, Wish, wishes
from dragoman.workspace.cases import Request, Workspace
from dragoman.workspace.looking import Look, looking

State = Literal["done", "already so", "noted", "not kept"]


@dataclass(frozen=True)
class Imported:
    """What became of one change: `entries` are the numbers in the ledger (none where it was only asked what would be done)."""

    document: str
    words: str
    state: State
    entries: tuple[int, ...] = ()


@dataclass(frozen=True)
class By:
    """Who corrects, from which file, and whether the ledger is written at all."""

    author: str
    source: str
    dry_run: bool = False


def parts_in(files: Mapping[str, bytes], source: str, most: int = MOST) -> tuple[Part, ...]:
    """The annotations among files by their paths; an archive stands for what is in it, `most` bytes at the most.

    Raises `BadAnnotations`, also where there are none.
    """
    found: dict[str, bytes] = {}
    for path, content in files.items():
        found |= unpacked(content, path, most) if path.lower().endswith(".zip") else {path: content}
    parts = parts_of(found)
    if not parts:
        raise BadAnnotations(source, "holds no annotations; it must be a .zip with .ann or .xmi files, or one of these")
    return parts


def import_annotations(workspace: Workspace, case: str, parts: Iterable[Part], by: By) -> Iterator[Imported | DragomanError]:
    """Compare the parts with what was exported and let the ledger take the corrections; yields what became of each change.

    A part that belongs to no document of the case, to another text, or cannot be read is refused as a whole, with its error in
    its place; the others are imported. Raises `NoSuchCase`.
    """
    wished: list[Wish] = []
    with looking(workspace, case) as look:
        names = {file_name(card.id): card.id for card in look.documents()}
        for part in parts:
            try:
                wished += _wishes(look, names, part)
            except DragomanError as error:
                yield error
    for wish in wished:
        try:
            yield from _Fulfiller(workspace, case, by, wished).fulfil(wish)
        except (BadCorrection, NoSuchItem) as error:
            yield Imported(wish.document, f"{_words(wish)}: {error}", "not kept")


def _wishes(look: Look, names: dict[str, str], part: Part) -> Sequence[Wish]:
    document = names.get(part.stem)
    if document is None:
        raise BadAnnotations(part.name, "belongs to no document of this case; its name must be the one that the export gave it")
    reading = look.reading(document)
    if part.text is not None and part.text != brat.text_bytes(reading.document.text):
        raise BadAnnotations(part.name, f"annotates another text than document {document} has")
    after = _read(part, part.content, document, reading)
    before = _exported(look, part, document, reading)
    return wishes(document, before, after, changes(before, after))


def _read(part: Part, content: bytes, document: str, reading: Reading) -> Sheet:
    if part.kind == "brat":
        return brat_reader.read(content, reading.document.text, part.name)
    from dragoman.exchange import cas_reader

    sheet, named = cas_reader.read(content, reading.document.text, part.name, part.types)
    if named not in (None, document):
        raise BadAnnotations(part.name, f"annotates document {named}, not {document}")
    return sheet


def _exported(look: Look, part: Part, document: str, reading: Reading) -> Sheet:
    """The sheet as it was exported: as it lies beside the file, else as the case would export it now."""
    if part.exported is not None:
        return _read(part, part.exported, document, reading)
    actors = {m.cluster for m in look.members(document) if m.kind == "actor"}
    sheet = sheet_of(reading, look.members(document), {id: look.actor(id) for id in sorted(actors)})
    if part.kind == "brat":
        return _read(part, brat.annotations(sheet), document, reading)
    from dragoman.exchange import cas

    return _read(part, cas.xmi(sheet, reading.document), document, reading)


class _Fulfiller:
    """Looks up what a wish means in the case as it is now, and lets the ledger take it."""

    def __init__(self, workspace: Workspace, case: str, by: By, wished: Sequence[Wish]) -> None:
        self._workspace, self._case, self._by, self._wished = workspace, case, by, wished

    def fulfil(self, wish: Wish) -> Iterator[Imported]:
        if isinstance(wish, Rename):
            yield self._rename(wish)
        elif isinstance(wish, Same):
            yield self._same(wish)
        elif isinstance(wish, Restatus):
            yield self._restatus(wish)
        elif isinstance(wish, Note):
            yield self._note(wish)
        else:
            yield Imported(wish.document, wish.words, "not kept")

    def _rename(self, wish: Rename) -> Imported:
        with looking(self._workspace, self._case) as look:
            old = look.actor(wish.actor).name
        words = f"{old} is called {wish.name}"
        if old == wish.name:
            return Imported(wish.document, words, "already so")
        return self._done(wish, words, Request("rename", self._by.author, (wish.actor,), value=wish.name))

    def _same(self, wish: Same) -> Imported:
        with looking(self._workspace, self._case) as look:
            now = _actor_at(look, wish.document, wish.span) or wish.actor
            actor = look.actor(now)
            other = look.actor(wish.other) if wish.other else None
        words = f"{actor.name} in {wish.document} is {f'{other.name}' if other else 'an actor of its own'}"
        if other and actor.id == other.id:
            return Imported(wish.document, words, "already so")
        alone = actor.documents == (wish.document,)
        if other is None and alone:
            return Imported(wish.document, words, "already so")
        split = Request("split", self._by.author, (actor.id,), documents=(wish.document,))
        if other is None:
            return self._done(wish, words, split)
        if alone:
            return self._done(wish, words, Request("merge", self._by.author, (other.id, actor.id)))
        if self._by.dry_run:
            return Imported(wish.document, words, "done")
        first = self._correct(split)
        with looking(self._workspace, self._case) as look:
            apart = _actor_at(look, wish.document, wish.span)
            told_apart = apart is not None and look.actor(apart).documents == (wish.document,)
        if apart is None or not told_apart:
            return Imported(wish.document, f"{words}: it could not be told from the others of its name", "not kept", (first,))
        second = self._correct(Request("merge", self._by.author, (other.id, apart)))
        return Imported(wish.document, words, "done", (first, second))

    def _restatus(self, wish: Restatus) -> Imported:
        where = f"“{wish.words}” ({wish.document}, {wish.span[0]}–{wish.span[1]})"
        words = f"{where}: status is {wish.after or 'nothing'}, not {wish.before}"
        if wish.after not in get_args(Status):
            return Imported(wish.document, f"{words}; that is no status", "not kept")
        with looking(self._workspace, self._case) as look:
            event = _event_at(look, wish.document, wish.span)
        if event is None:
            return Imported(wish.document, f"{words}; no event of the case stands there", "not kept")
        if event.status == wish.after:
            return Imported(wish.document, words, "already so")
        if self._stands_on_others(event, wish):
            # other reports give the event its status: what this one says is a note, not the status of all
            return self._noted(wish, event.id, words)
        return self._done(wish, words, Request("status", self._by.author, (event.id,), value=wish.after))

    def _stands_on_others(self, event: CaseEvent, wish: Restatus) -> bool:
        alike = [(w.document, w.span) for w in self._wished if isinstance(w, Restatus) and w.after == wish.after]
        left = [m for m in event.mentions if not any(d == m.document and _overlap(span, m.span) for d, span in alike)]
        return any(mention.status == event.status for mention in left)

    def _note(self, wish: Note) -> Imported:
        with looking(self._workspace, self._case) as look:
            item = _item(look, wish)
        if item is None:
            return Imported(wish.document, wish.words, "not kept")
        return self._noted(wish, item, wish.words)

    def _noted(self, wish: Wish, item: str, words: str) -> Imported:
        said = any(entry.action == "note" and entry.value == words for entry in active(self._workspace.ledger(self._case)))
        if said:
            return Imported(wish.document, words, "already so")
        found = self._done(wish, words, Request("note", self._by.author, (item,), value=words))
        return Imported(found.document, found.words, "noted", found.entries)

    def _done(self, wish: Wish, words: str, request: Request) -> Imported:
        return Imported(wish.document, words, "done", () if self._by.dry_run else (self._correct(request),))

    def _correct(self, request: Request) -> int:
        return self._workspace.correct(self._case, replace(request, note=f"annotations in {self._by.source}")).id


def _words(wish: Wish) -> str:
    if isinstance(wish, Rename):
        return f"an actor is called {wish.name}"
    return wish.words


def _actor_at(look: Look, document: str, span: Span) -> str | None:
    """The case's actor of the mention that stands exactly there."""
    items = {actor.id for actor in look.reading(document).actors if span in actor.mentions}
    return next((m.cluster for m in look.members(document) if m.kind == "actor" and m.item in items), None)


def _event_at(look: Look, document: str, span: Span) -> CaseEvent | None:
    """The case's event whose report stands there; of several, the one whose word is nearest in length."""
    ids = dict.fromkeys(m.cluster for m in look.members(document) if m.kind == "event")
    found: list[tuple[int, str, CaseEvent]] = []
    for event in look.events_by_id(ids):
        found += [(_apart(mention, span), event.id, event) for mention in event.mentions if mention.document == document]
    near = min((entry for entry in found if entry[0] >= 0), default=None, key=lambda entry: entry[:2])
    return near[2] if near else None


def _apart(mention: EventMention, span: Span) -> int:
    """How much the two differ; -1 where they have no character in common."""
    if not _overlap(mention.span, span):
        return -1
    return abs(mention.span[0] - span[0]) + abs(mention.span[1] - span[1])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _item(look: Look, wish: Note) -> str | None:
    """The id of what the note is on, None where the case has nothing there."""
    if wish.target == "actor":
        return look.actor(wish.actor).id if wish.actor else None
    if wish.target == "event":
        event = _event_at(look, wish.document, wish.span)
        return event.id if event else None
    ids = dict.fromkeys(m.cluster for m in look.members(wish.document) if m.kind == "claim")
    tellings = [
        (instance.span[1] - instance.span[0], claim.id)
        for claim in look.claims_by_id(ids)
        for instance in claim.counted
        if instance.document == wish.document and _overlap(instance.span, wish.span)
    ]
    return min(tellings)[1] if tellings else None

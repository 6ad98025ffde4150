"""What an annotator changed → what is wished of the ledger. Nothing here looks anything up or writes.

The ledger speaks of actors, events and claims of a case. What it can say of them is wished as such: a name, a status, that two
actors are one or one is two. What it cannot say (another speaker, an event too many) is wished as a note on what stands there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.exchange.standoff import Change, Mark, Sheet
from dragoman.types import Span


@dataclass(frozen=True)
class Rename:
    """The actor is called otherwise."""

    document: str
    actor: str
    name: str


@dataclass(frozen=True)
class Same:
    """An actor as this document speaks of it is another one of the case; without `other`, one of its own."""

    document: str
    actor: str
    other: str | None
    span: Span
    words: str


@dataclass(frozen=True)
class Restatus:
    """The event at this place has another status."""

    document: str
    span: Span
    before: str
    after: str
    words: str


@dataclass(frozen=True)
class Note:
    """A note on an actor (by its id), or on the event or claim at a place."""

    document: str
    target: Literal["actor", "event", "claim"]
    actor: str | None
    span: Span
    words: str


@dataclass(frozen=True)
class Unkept:
    """Something that a case has no place for."""

    document: str
    words: str


Wish = Rename | Same | Restatus | Note | Unkept


def wishes(document: str, before: Sheet, after: Sheet, found: Sequence[Change]) -> tuple[Wish, ...]:
    """What the changes from one sheet of a document to another wish."""
    maker = _Maker(document, before, after)
    return (
        *maker.of_actors([change for change in found if change.layer == "mention"]),
        *(wish for change in found if change.layer == "event" for wish in maker.of_event(change)),
        *(maker.of_attribution(change) for change in found if change.layer == "attribution"),
        *(maker.of_time(change) for change in found if change.layer == "time"),
        *(Unkept(document, line) for line in after.unread),
    )


class _Maker:
    def __init__(self, document: str, before: Sheet, after: Sheet) -> None:
        self._document, self._before, self._after = document, before, after

    def of_actors(self, found: Sequence[Change]) -> Iterator[Wish]:
        """Names, and who is who: only where all mentions of an actor in the document are changed alike."""
        moved: dict[str, list[Change]] = {}
        named: dict[str, dict[str, None]] = {}
        for change in found:
            old, new = change.before, change.after
            if change.how == "changed" and change.what == "actor" and old and new and old.values.get("actor"):
                moved.setdefault(old.values["actor"], []).append(change)
            elif change.how == "changed" and change.what == "name" and old and new:
                if old.values.get("actor") == new.values.get("actor") and old.values.get("actor") and new.values.get("name"):
                    named.setdefault(old.values["actor"], {})[new.values["name"].strip()] = None
            else:
                yield self._of_mention(change)
        for actor, names in named.items():
            if len(names) == 1:
                yield Rename(self._document, actor, next(iter(names)))
            else:
                yield Unkept(self._document, f"one actor is given several names: {', '.join(names)}")
        for actor, changes in moved.items():
            yield from self._moved(actor, changes)

    def _moved(self, actor: str, changes: Sequence[Change]) -> Iterator[Wish]:
        all_of_it = [m for m in self._before.marks if m.layer == "mention" and m.values.get("actor") == actor]
        others = {change.after.values.get("actor") for change in changes if change.after}
        first = all_of_it[0]
        if len(changes) == len(all_of_it) and len(others) == 1:
            yield Same(self._document, actor, others.pop(), first.span, self._before.words(first.span))
            return
        for change in changes:
            if change.before and change.after:
                who = change.after.values.get("name") or change.after.values.get("actor") or "somebody else"
                yield self._note("actor", change.before, f"is {who} here", actor)

    def _of_mention(self, change: Change) -> Wish:
        mark = change.after or change.before
        assert mark is not None
        actor = (change.before or mark).values.get("actor")
        said = {
            "added": "means this actor too",
            "removed": "does not mean this actor",
            "noted": f"noted: {mark.note}",
        }.get(change.how) or self._said(change)
        if actor is None:
            return Unkept(self._document, f"{self._at(mark)} {said}")
        return self._note("actor", mark, said, actor)

    def of_event(self, change: Change) -> Iterator[Wish]:
        """Another status, or a note on the event; one that is new is noted on the claim that stands there."""
        old, new = change.before, change.after
        if change.how == "added" and new:
            said = f"tells an event that was not read: {new.values['kind']}, {new.values.get('status', 'no status')}"
            yield self._note("claim", new, said)
        elif old and change.how == "removed":
            yield self._note("event", old, f"tells no {old.values['kind']}")
        elif old and new and change.how == "noted":
            yield self._note("event", old, f"noted: {new.note}")
        elif old and new and change.what == "status":
            yield Restatus(
                self._document, old.span, old.values.get("status", ""), new.values.get("status", ""), self._before.words(old.span)
            )
        elif old:
            yield self._note("event", old, self._said(change))

    def of_attribution(self, change: Change) -> Wish:
        """A note on the claim that the attribution tells."""
        mark = change.before or change.after
        assert mark is not None
        sheet = self._before if change.before else self._after
        content = next((target for role, target in mark.parts if role == "content" and isinstance(target, tuple)), mark.span)
        by = sheet.told(mark, "source")
        if change.how == "noted" and change.after:
            said = f"noted: {change.after.note}"
        elif change.how in ("added", "removed"):
            speaker = "" if by == "nothing" else f" {by}"
            said = f"{'is said by' if change.how == 'added' else 'is not said by'}{speaker or ' anybody'}"
        else:
            said = self._said(change)
        return Note(self._document, "claim", None, content, f"“{sheet.words(content)}” {self._place(content)}: {said}")

    def of_time(self, change: Change) -> Wish:
        """A note on the event that the time dates, if it dates one."""
        mark = change.before or change.after
        assert mark is not None
        said = {"added": "is a time", "removed": "is no time", "noted": f"noted: {(change.after or mark).note}"}.get(change.how)
        said = said or self._said(change)
        dated = [m for m in self._before.marks if m.layer == "event" and ("time", mark.key) in m.parts]
        if not dated:
            return Unkept(self._document, f"{self._at(mark)} {said}")
        return Note(self._document, "event", None, dated[0].span, f"{self._at(mark)} {said}")

    def _said(self, change: Change) -> str:
        """The change of one value or part, in words."""
        old, new = change.before, change.after
        assert old is not None and new is not None
        if change.what == "span":
            return f"should be “{self._after.words(new.span)}” {self._place(new.span)}"
        if change.what in old.values or change.what in new.values:
            pair = new.values.get(change.what, "nothing"), old.values.get(change.what, "nothing")
        else:
            pair = self._after.told(new, change.what), self._before.told(old, change.what)
        return f"{change.what} is {pair[0]}, not {pair[1]}"

    def _note(self, target: Literal["actor", "event", "claim"], mark: Mark, said: str, actor: str | None = None) -> Note:
        return Note(self._document, target, actor, mark.span, f"{self._at(mark)} {said}")

    def _at(self, mark: Mark) -> str:
        return f"“{self._before.words(mark.span)}” {self._place(mark.span)}"

    def _place(self, span: Span) -> str:
        return f"({self._document}, {span[0]}–{span[1]})"

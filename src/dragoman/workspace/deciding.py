"""What a source lists and what the store knows → what is to be done. Nothing here reads, fetches or writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from dragoman.types.watching import Entry, EntryState, SeenEntry, SourceState

TRIES = 3  # rounds in which an entry may fail before it is given up
PAGES = 100  # pages that one source may have fetched in one round
_FIRST_REFUSAL = 60.0  # seconds; doubled with each refusal in a row
_LONGEST_REFUSAL = 86_400.0


@dataclass(frozen=True)
class Task:
    """An entry whose document is to be added: it stands in the entry, or is fetched from `address`; `tries` have failed."""

    entry: Entry
    tries: int = 0
    address: str | None = None


@dataclass(frozen=True)
class Plan:
    """What to do about a source: `add` in this order; write `marks` down as they are; tell of the `changed`, whose documents
    stay; `known` entries ask for nothing, and `later` counts those put off because a round has its limit."""

    add: tuple[Task, ...] = ()
    marks: tuple[SeenEntry, ...] = ()
    changed: tuple[SeenEntry, ...] = ()
    known: int = 0
    later: int = 0


def decide(
    found: Sequence[Entry], seen: Sequence[SeenEntry], elsewhere: frozenset[str] = frozenset(), pages: int = PAGES
) -> Plan:
    """The plan for what a source lists now (`found`), given what is known of it and which links other sources brought.

    An entry is known by its guid, whatever its link, unless the source itself shows that its guids name nothing: then guid and
    link together name it. What was seen is not added again. Where its content is another now, that is told once and the document
    stays. What failed or was put off is tried again, whether the source still lists it or not.
    """
    names = _Names(found, seen)
    add: list[Task] = []
    marks: list[SeenEntry] = []
    changed: list[SeenEntry] = []
    handled: set[tuple[str, str | None]] = set()
    known = 0
    for entry in found:
        record = names.record(entry)
        name = (record.guid, record.link) if record else (entry.guid, entry.link)
        if name in handled:  # CASE 1: listed twice; the first one counts
            known += 1
            continue
        handled.add(name)
        if record is None and entry.link in elsewhere and entry.document is None:
            # CASE 2: another source of the case brought the page
            marks.append(_mark(entry, "elsewhere"))
        elif record is None:  # CASE 3: new
            add.append(Task(entry, 0, entry.link))
        elif record.state == "waiting" or (record.state == "failed" and record.digest != entry.digest):
            # CASE 4: tried before without success, and not given up, or different now
            named = msgspec.structs.replace(entry, link=record.link)  # it may have moved: it keeps its name
            add.append(Task(named, record.tries if record.digest == entry.digest else 0, entry.link))
        elif record.digest != entry.digest:  # CASE 5: seen, and changed since
            changed.append(msgspec.structs.replace(record, digest=entry.digest, title=entry.title or record.title))
        else:  # CASE 6: seen
            known += 1
    for record in seen:  # CASE 7: put off or failed, and no longer listed: its link is known
        if record.state == "waiting" and record.link and (record.guid, record.link) not in handled:
            add.append(Task(_entry(record), record.tries, record.link))
    chosen, rest = _limited(add, pages)
    marks.extend(put_off(task) for task in rest)
    return Plan(tuple(chosen), (*marks, *changed), tuple(changed), known, len(rest))


class _Names:
    """Under which name each entry is known."""

    def __init__(self, found: Sequence[Entry], seen: Sequence[SeenEntry]) -> None:
        links: dict[str, set[str | None]] = {}
        for entry in found:
            links.setdefault(entry.guid, set()).add(entry.link)
        self._by_guid: dict[str, list[SeenEntry]] = {}
        for record in seen:
            self._by_guid.setdefault(record.guid, []).append(record)
        # One guid for several links, now or before: a source that gives every entry the same.
        self._empty = {guid for guid, of_it in links.items() if len(of_it) > 1}
        self._empty |= {guid for guid, records in self._by_guid.items() if len(records) > 1}

    def record(self, entry: Entry) -> SeenEntry | None:
        records = self._by_guid.get(entry.guid, [])
        exact = next((record for record in records if record.link == entry.link), None)
        if exact is not None or entry.guid in self._empty:
            return exact
        return records[0] if records else None


def _limited(tasks: Sequence[Task], pages: int) -> tuple[list[Task], list[Task]]:
    """The tasks of this round, and those put off: only what must be fetched counts against the limit."""
    chosen: list[Task] = []
    rest: list[Task] = []
    for task in tasks:
        if task.entry.document is None and task.address is not None:
            if pages <= 0:
                rest.append(task)
                continue
            pages -= 1
        chosen.append(task)
    return chosen, rest


def added(task: Task, document: str | None, state: EntryState = "added") -> SeenEntry:
    """What is written down of an entry that brought a document (None: several)."""
    return _mark(task.entry, state, task.tries, document)


def failed(task: Task) -> SeenEntry:
    """What is written down of an entry that failed once more: it is tried again some times, then given up."""
    tries = task.tries + 1
    return _mark(task.entry, "failed" if tries >= TRIES else "waiting", tries)


def given_up(task: Task) -> SeenEntry:
    """What is written down of an entry that no further try can help, until its content changes."""
    return _mark(task.entry, "failed", task.tries + 1)


def put_off(task: Task) -> SeenEntry:
    """What is written down of an entry that had no turn."""
    return _mark(task.entry, "waiting", task.tries)


def is_due(state: SourceState | None, now: datetime) -> bool:
    """Whether a source may be asked, or wants to be left alone still."""
    return state is None or state.resume is None or datetime.fromisoformat(state.resume) <= now


def resume_after(refusals: int, until: datetime | None, now: datetime) -> datetime:
    """When a source that refused so many times running is asked again: at its own word, else later with each refusal."""
    if until is not None:
        return until
    wait = min(_FIRST_REFUSAL * 2 ** min(refusals - 1, 20), _LONGEST_REFUSAL)
    return now + timedelta(seconds=wait)


def _mark(entry: Entry, state: EntryState, tries: int = 0, document: str | None = None) -> SeenEntry:
    return SeenEntry(
        guid=entry.guid,
        link=entry.link,
        title=entry.title,
        published=entry.published,
        publisher=entry.publisher,
        digest=entry.digest,
        state=state,
        tries=tries,
        document=document,
    )


def _entry(record: SeenEntry) -> Entry:
    return Entry(
        guid=record.guid,
        link=record.link,
        title=record.title,
        published=record.published,
        publisher=record.publisher,
        digest=record.digest,
    )

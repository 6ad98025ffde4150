"""Following feeds and folders: round after round, what is new is added to a case, and what that changed is told.

Each source is asked, what it lists is compared with what the store knows (`deciding`), and the documents are added one by one;
what became of an entry is written down as soon as its document is in. So a round may be broken off between any two documents, and
the next one goes on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec

from dragoman import __version__
from dragoman.errors import AddressRefused, AskedToWait, DragomanError, DuplicateDocument, NotFound, RobotsRefused, StoreError
from dragoman.ingest.courier import Courier, Manners, Validators
from dragoman.ingest.feed import LARGEST_FEED, Feed, cut_off, listed, parse_feed
from dragoman.ingest.formats import grows
from dragoman.ingest.known import Known
from dragoman.linking.canon import canonical
from dragoman.linking.pending import pending
from dragoman.types import Document, Engine, Reading
from dragoman.types.watching import (
    AddedDocument,
    Entry,
    EntryState,
    News,
    Round,
    SeenEntry,
    SourceKind,
    SourceOutcome,
    SourceReport,
    SourceState,
)
from dragoman.workspace import deciding
from dragoman.workspace.cases import Added, Workspace
from dragoman.workspace.clock import Stopped, WallClock
from dragoman.workspace.deciding import Plan, Task, decide
from dragoman.workspace.differences import Standing, differences, standing
from dragoman.workspace.entry_pages import document_behind
from dragoman.workspace.reading import Options, documents_in, files_in, read_chunk
from dragoman.workspace.stamps import digest_of, entry_of_file, name_in, shown, stamp_of
from dragoman.workspace.tally import Tally, report_of, told_of

SETTLED = 2.0  # seconds without a change after which a file counts as written
_AT_ONCE = 16  # documents that are read together, between two looks at whether to stop


@dataclass(frozen=True)
class Terms:
    """How to follow: with which engine, how politely, and how many pages of a source at most in one round."""

    engine: Engine = "combined"
    allow_private: bool = False
    pause: float = 2.0
    pages: int = deciding.PAGES
    contact: str | None = None

    @property
    def agent(self) -> str:
        """The name under which servers are asked."""
        return f"dragoman/{__version__}" + (f" (contact: {self.contact})" if self.contact else "")


class Watcher:
    """Follows the sources of one case. `clock` is a `WallClock` but in tests."""

    def __init__(self, workspace: Workspace, case: str, sources: Sequence[str], terms: Terms, clock: WallClock) -> None:
        self._workspace = workspace
        self._case = case
        self._sources = tuple(dict.fromkeys(address_of(source) for source in sources))
        self._terms = terms
        self._clock = clock
        self._courier = Courier(Manners(terms.agent, terms.pause, terms.allow_private), clock)
        self._number = 0
        self._before: Standing | None = None
        self._added: list[AddedDocument] = []

    def round(self) -> Round:
        """Ask every source once, add what is new, and tell it. Raises `NoSuchCase`, and the errors of the store."""
        begun = self._clock.now()
        self._number += 1
        self._before, self._added = None, []
        reports: list[SourceReport] = []
        with self._workspace.repository.session(self._case) as session:
            for state in session.sources():
                if state.resume and not deciding.is_due(state, begun):
                    self._courier.hold(state.address, datetime.fromisoformat(state.resume))
        stopped = False
        for source in self._sources:
            if self._clock.stopping:
                stopped = True
                break
            report, stopped = self._source(source)
            reports.append(report)
            if stopped:
                break
        return Round(
            case=self._case,
            number=self._number,
            begun=_iso(begun),
            ended=_iso(self._clock.now()),
            sources=tuple(reports),
            documents=tuple(self._added),
            news=self._news(begun.date().isoformat()),
            stopped=stopped,
        )

    # -- one source --------------------------------------------------------------------------------------------------------

    def _source(self, address: str) -> tuple[SourceReport, bool]:
        """What a source gave, and whether the round was stopped there; its errors are told and stay its own."""
        tally = Tally()
        try:
            outcome = (self._feed if is_url(address) else self._folder)(address, tally)
        except Stopped:
            return report_of(address, "read", tally), True
        except StoreError:
            raise
        except DragomanError as error:
            self._remember(address, error=str(error))
            tally.errors.append(str(error))
            outcome = "failed"
        return report_of(address, outcome, tally), False

    def _feed(self, address: str, tally: Tally) -> SourceOutcome:
        now = self._clock.now()
        state = self._state(address)
        if not deciding.is_due(state, now):
            tally.note = f"asked to be left alone until {state.resume}"
            return "not now"
        try:
            answer = self._courier.get(address, Validators(state.etag, state.modified), LARGEST_FEED)
        except AskedToWait as refused:
            self._refused(address, refused, tally)
            return "not now"
        feed = Feed(state.title, (), cut_off=False)
        if answer.status != 304:
            feed = parse_feed(answer.content, address, answer.url)
        if feed.cut_off:
            tally.errors.append(str(cut_off(address)))
        found = listed(feed, Known())
        plan = self._plan(address, found, tally)
        self._follow(address, plan, feed.title, tally)
        if tally.refused:
            self._refused(address, tally.refused, tally)
        elif not self._clock.stopping:
            # Only now: an interrupted round must get the whole list again.
            whole = answer.status == 304 or feed.cut_off
            etag, modified = (state.etag, state.modified) if whole else _validators(answer.headers)
            self._remember(address, etag=etag, modified=modified, title=feed.title)
        return "unchanged" if answer.status == 304 else "read"

    def _refused(self, address: str, refused: AskedToWait, tally: Tally) -> None:
        """Write down until when the source is left alone, and tell it."""
        refusals = self._state(address).refusals + 1
        resume = _iso(deciding.resume_after(refusals, refused.until, self._clock.now()))
        tally.errors.append(f"{refused}; it is asked again from {resume} on")
        self._courier.hold(address, datetime.fromisoformat(resume))
        self._keep(msgspec.structs.replace(self._state(address), resume=resume, refusals=refusals, error=str(refused)))

    def _folder(self, address: str, tally: Tally) -> SourceOutcome:
        path = Path(address)
        if not path.exists():
            raise NotFound(address, "there is no such file or folder; check the path")
        files = {name_in(file, path): file for file in (files_in(path) if path.is_dir() else [path])}
        stamps = {name: stamp_of(file) for name, file in files.items()}
        now = self._clock.now().timestamp()
        young = {name for name, stamp in stamps.items() if stamp and abs(now - stamp[0] / 1e9) < SETTLED}
        written = [entry_of_file(name, stamp) for name, stamp in stamps.items() if stamp and name not in young]
        self._read_files(address, files, self._plan(address, written, tally), tally)
        fresh = [entry_of_file(name, stamp) for name, stamp in stamps.items() if stamp and name in young]
        plan = self._plan(address, fresh, tally)
        if plan.add or plan.changed:
            # A file that was written a moment ago may be half of itself: look again when it has had time.
            self._clock.sleep(SETTLED)
            self._read_files(address, files, plan, tally)
        self._remember(address)
        return "read"

    def _read_files(self, address: str, files: dict[str, Path], plan: Plan, tally: Tally) -> None:
        changed = {(record.guid, record.link): record for record in plan.changed}
        tasks = [*plan.add, *(Task(_entry_of(record)) for record in plan.changed)]
        for task in tasks:
            self._go_on()
            file = files[task.entry.guid]
            if digest_of(stamp_of(file)) != task.entry.digest:
                tally.waiting += 1  # it is still being written: the next round finds it
                continue
            before = changed.get((task.entry.guid, task.entry.link))
            self._mark(address, self._read_file(file, task, before, tally))

    def _read_file(self, file: Path, task: Task, before: SeenEntry | None, tally: Tally) -> SeenEntry:
        """Add what a file holds; of one that was read before, only what it holds besides."""
        options = Options(engine=self._terms.engine)
        found = documents_in(file, options)
        kept: list[str] = []
        failures = 0
        state: EntryState = "there"
        while chunk := list(islice(found, _AT_ONCE)):
            if before and before.document and not grows(file.name):
                # The file of one document holds another text now: the document stays as it was added.
                if [item.id for item in chunk if isinstance(item, Document)] != [before.document]:
                    tally.changed.append(str(file))
                return msgspec.structs.replace(before, digest=task.entry.digest)
            self._go_on()
            for outcome in self._put(chunk, str(file)):
                if isinstance(outcome, DuplicateDocument) and before:
                    tally.changed.append(f"{file} ({outcome.source})")
                elif isinstance(outcome, DragomanError):
                    failures += 1
                    tally.errors.append(str(outcome))
                else:
                    kept.append(outcome.document)
                    state = "added" if outcome.state == "added" else state
                    tally.added += outcome.state == "added"
                    tally.already_there += outcome.state != "added" and before is None
        if failures and not kept and before is None:
            return deciding.given_up(task)
        return deciding.added(task, kept[0] if len(kept) == 1 and not grows(file.name) else None, state)

    # -- entries of a feed -------------------------------------------------------------------------------------------------

    def _plan(self, address: str, found: Sequence[Entry], tally: Tally) -> Plan:
        with self._workspace.repository.session(self._case) as session:
            seen = session.seen(address)
            elsewhere = session.links_elsewhere(address, found)
        plan = decide(found, seen, elsewhere, self._terms.pages)
        if is_url(address):
            tally.changed.extend(f"{record.title or record.guid}" for record in plan.changed)
            self._mark(address, *plan.marks)
        tally.known += plan.known + sum(mark.state == "elsewhere" for mark in plan.marks)
        tally.waiting += plan.later
        return plan

    def _follow(self, address: str, plan: Plan, feed_title: str | None, tally: Tally) -> None:
        tasks = iter(plan.add)
        while chunk := list(islice(tasks, _AT_ONCE)):
            got: list[tuple[Task, Document]] = []
            for task in chunk:
                self._go_on()
                document = task.entry.document or self._fetched(address, task, feed_title, tally)
                if document is not None:
                    got.append((task, document))
            self._go_on()
            by_id = {document.id: task for task, document in reversed(got)}
            for task, document in got:
                if by_id[document.id] is not task:  # two entries with one text
                    tally.already_there += 1
                    self._mark(address, deciding.added(task, document.id, "there"))
            unique = [document for task, document in got if by_id[document.id] is task]
            for document, outcome in zip(unique, self._put(unique, address, ordered=False), strict=True):
                task = by_id[document.id]
                if isinstance(outcome, DragomanError):
                    tally.errors.append(str(outcome))
                    self._mark(address, deciding.given_up(task))
                    continue
                tally.added += outcome.state == "added"
                tally.already_there += outcome.state != "added"
                self._mark(address, deciding.added(task, outcome.document, "added" if outcome.state == "added" else "there"))

    def _fetched(self, address: str, task: Task, feed_title: str | None, tally: Tally) -> Document | None:
        """The page behind an entry; None where there is none, which is told and written down."""
        link = task.address
        if tally.refused or link is None:
            tally.waiting += 1
            self._mark(address, deciding.put_off(task))
            return None
        try:
            return document_behind(task.entry, link, self._courier, feed_title)
        except AskedToWait as refused:
            tally.refused = refused
            tally.waiting += 1
            self._mark(address, deciding.put_off(task))
            return None
        except DragomanError as error:
            tally.errors.append(str(error))
            final = isinstance(error, RobotsRefused | AddressRefused)
            self._mark(address, deciding.given_up(task) if final else deciding.failed(task))
            return None

    # -- the case ----------------------------------------------------------------------------------------------------------

    def _put(
        self, items: Sequence[Document | DragomanError], source: str, *, ordered: bool = True
    ) -> Iterator[Added | DragomanError]:
        """Read and add; errors first where the order is that of the dates, else each in its place."""
        outcomes = read_chunk(list(items), self._terms.engine)
        if ordered:
            yield from (outcome for outcome in outcomes if isinstance(outcome, DragomanError))
            readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
            outcomes = [*sorted(readings, key=canonical)]
        for outcome in outcomes:
            if isinstance(outcome, DragomanError):
                yield outcome
                continue
            if self._before is None:
                self._before = self._standing()
            put = self._workspace.put(self._case, outcome, self._terms.engine)
            if isinstance(put, Added) and put.state == "added":
                self._added.append(told_of(outcome, source))
            yield put

    def _standing(self) -> Standing:
        events = self._workspace.events(self._case)
        today = self._clock.now().date().isoformat()
        return standing(self._workspace.claims(self._case), events, pending(tuple(events), today))

    def _news(self, today: str) -> News:
        if not self._added or self._before is None:
            return News()
        self._workspace.settle(self._case)
        events = self._workspace.events(self._case)
        return differences(self._before, self._workspace.claims(self._case), events, pending(tuple(events), today))

    # -- the store ---------------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._clock.stopping:
            raise Stopped

    def _state(self, address: str) -> SourceState:
        with self._workspace.repository.session(self._case) as session:
            kind: SourceKind = "feed" if is_url(address) else "folder"
            return session.source(address) or SourceState(address=shown(address), kind=kind)

    def _remember(
        self,
        address: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        title: str | None = None,
        error: str | None = None,
    ) -> None:
        """Keep that the source was asked, and what its answer said; after an error, what an earlier one said."""
        state = self._state(address)
        if error is None:
            state = SourceState(address=shown(address), kind=state.kind, title=title, etag=etag, modified=modified)
        self._keep(msgspec.structs.replace(state, asked=_iso(self._clock.now()), error=error))

    def _keep(self, state: SourceState) -> None:
        with self._workspace.repository.transaction(self._case) as session:
            session.put_source(state)

    def _mark(self, address: str, *entries: SeenEntry) -> None:
        if entries:
            with self._workspace.repository.transaction(self._case) as session:
                session.put_seen(address, entries)


def is_url(source: str) -> bool:
    """Whether a source is a feed's address; else it is a folder or a file."""
    return source.startswith(("http://", "https://"))


def address_of(source: str) -> str:
    """The name under which a source is known, from wherever it is named."""
    return source if is_url(source) else str(Path(source).resolve())


def follow(watcher: Watcher, clock: WallClock, next_begin: Callable[[datetime], datetime | None]) -> Iterator[Round]:
    """Round after round, until told to stop or `next_begin` (of a round's begin) says that there is no next."""
    while not clock.stopping:
        found = watcher.round()
        begin = None if found.stopped else next_begin(datetime.fromisoformat(found.begun))
        yield msgspec.structs.replace(found, next=_iso(begin) if begin else None)
        if begin is None:
            return
        try:
            clock.sleep(max(0.0, (begin - clock.now()).total_seconds()))
        except Stopped:
            return


def _validators(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    return headers.get("etag"), headers.get("last-modified")


def _entry_of(record: SeenEntry) -> Entry:
    return Entry(guid=record.guid, link=record.link, title=record.title, digest=record.digest)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")

"""What each page of the workbench costs on a case of a thousand documents.

    python bench/pages.py [--documents 1000] [--store URL --case NAME]

Prints milliseconds of CPU a page: the first time with nothing in memory, then the median of five, and of five that each come
after a note was written, with its size; the budget is 200 ms. Without a store, the case is made of `mill.py`'s reports, read by
rules, which takes a few minutes; into a store of yours no note is written. A document of one megabyte with 10,000 attributions,
each within the one before, is opened too; it may take a second.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote

from litestar import Litestar
from litestar.testing import TestClient
from mill import Mill

from dragoman.linking.pipeline import LINKER, canonical, link_document
from dragoman.types import Attribution, Delta, Document, DocumentCard, Reading, Section
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.workspace.cases import Request, Workspace
from dragoman.workspace.kept import Kept
from dragoman.workspace.looking import looking
from dragoman.workspace.reading import read_chunk

BUDGET = 200  # milliseconds a page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--store")
    parser.add_argument("--case", default="bench")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Workspace.open(options.store or f"sqlite:///{folder}/bench.db") as workspace:
        if not options.store:
            make(workspace, options.case, options.documents)
        with tempfile.TemporaryDirectory() as other, Workspace.open(f"sqlite:///{other}/large.db") as alone:
            make_large(alone)
            note = noting(workspace, options.case) if not options.store else None
            slow = [*measured(workspace, pages_of(workspace, options.case), BUDGET, note)]
            slow += measured(alone, {"a megabyte, 10,000 attributions": "/cases/large/documents/large"}, 1000)
    raise SystemExit(f"over budget: {', '.join(slow)}" if slow else 0)


def measured(
    workspace: Workspace, pages: dict[str, str], budget: float, write: Callable[[], object] | None = None
) -> Iterator[str]:
    """Print a line a page; yields the names of those over budget."""
    with TestClient(create_app(workspace, Settings())) as client:
        client.get("/")
        for name, path in pages.items():
            workspace.kept = Kept()  # as after a start
            first = asked(client, path)
            usual = statistics.median(asked(client, path) for _ in range(5))
            after = [asked(client, path) for _ in range(5) if write and write()]
            spent, answer = statistics.median(after or [usual]), client.get(path)
            if answer.status_code != 200:
                print(f"{name:<34}answers {answer.status_code}")
                yield name
                continue
            written = f"{spent:6.0f} ms after a write" if after else ""
            size = f"{len(answer.content) / 1000:8.0f} kB"
            print(f"{name:<34}{first:8.0f} ms first {usual:6.0f} ms then {written:<23}{size}", flush=True)
            if max(usual, spent) > budget:
                yield name


def asked(client: TestClient[Litestar], path: str) -> float:
    """Milliseconds of CPU that an answer takes."""
    started = time.process_time()
    client.get(path)
    return 1000 * (time.process_time() - started)


def noting(workspace: Workspace, case: str) -> Callable[[], object]:
    """Writes a note on an actor, each time it is called."""
    actor = workspace.actors(case)[0].id
    return lambda: workspace.correct(case, Request("note", "bench", (actor,), value="seen"))


def pages_of(workspace: Workspace, case: str) -> dict[str, str]:
    """Addresses by name: each page, on the weightiest thing of its kind."""
    with looking(workspace, case) as look:
        claim, event, actor = look.claims()[0].id, look.events()[0].id, look.actors()[0].id
        since = sorted(card.published or "" for card in look.documents())[-100:][0]
        document = max(look.documents(), key=lambda card: len(look.reading(card.id).attributions)).id
        item = look.reading(document).attributions[0].id
    at = f"/cases/{quote(case)}"
    own = {
        "case": at,
        "case, new since": f"{at}?since={since}",
        "documents": f"{at}/documents",
        "document": f"{at}/documents/{quote(document, safe='')}",
        "document, an item": f"{at}/documents/{quote(document, safe='')}?item={item}",
        "claims": f"{at}/claims",
        "claims, filtered": f"{at}/claims?speaker=a&outlet=e&since={since}",
        "claim": f"{at}/claims/{quote(claim)}",
        "contradictions": f"{at}/contradictions",
        "search": f"{at}/search?q=minister",
    }
    return own | {
        "events": f"{at}/events",
        "event": f"{at}/events/{quote(event)}",
        "actors": f"{at}/actors",
        "actor": f"{at}/actors/{quote(actor)}",
        "timeline": f"{at}/timeline",
        "channels": f"{at}/channels",
        "network": f"{at}/network",
        "pending": f"{at}/pending",
        "corrections": f"{at}/corrections",
    }


def make(workspace: Workspace, case: str, count: int) -> None:
    """A case of invented reports, read by rules."""
    workspace.repository.new_case(case)
    documents = list(Mill().documents(count))
    for start in range(0, count, 50):
        readings = [found for found in read_chunk([*documents[start : start + 50]], "rules") if isinstance(found, Reading)]
        for reading in sorted(readings, key=canonical):
            with workspace.repository.transaction(case) as session:
                session.put(reading, link_document(reading, session.view), reader="bench", linker=LINKER)
    workspace.settle(case)


def make_large(workspace: Workspace) -> None:
    """A document as nobody writes it."""
    workspace.repository.new_case("large")
    text = "words and so on " * 65_536
    step = len(text) // 20_002
    attributions = tuple(
        Attribution(
            id=f"s{n}",
            parent=f"s{n - 1}" if n else None,
            source=((n * step, n * step + 5),),
            cue=((n * step + 6, n * step + 9),),
            content=((n * step + 10, len(text) - n * step),),
            speaker=None,
            speaker_kind="unknown",
            form="indirect",
            chain=("one", "another"),
        )
        for n in range(10_000)
    )
    sections = (Section(kind="body", start=0, end=len(text)),)
    whole = Document.from_text(text, id="large")
    document = Document(id="large", sha256=whole.sha256, text=text, sections=sections)
    with workspace.repository.transaction("large") as session:
        card = DocumentCard(id="large", outlet="Herald")
        session.put(Reading(document=document, attributions=attributions), Delta(document=card), reader="bench", linker="bench")


if __name__ == "__main__":
    main()

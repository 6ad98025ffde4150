"""The cases that the browser visits, made of readings that were kept, so that nothing has to be read.

`readings.jsonl` is what `dragoman read --engine rules --format json` said of the demo case (`dragoman case demo`).
"""

from pathlib import Path

from dragoman.linking.pipeline import LINKER, canonical, link_document
from dragoman.types import Attribution, Delta, Document, DocumentCard, Kinship, Reading, Section, from_json
from dragoman.workspace.cases import Workspace

READINGS = Path(__file__).parent / "readings.jsonl"
HOSTILE_TITLE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"> \u202eyad eno\u202c \u2066"
MANY = 10_000


def fill(workspace: Workspace, *cases: str, kinship: Kinship | None = None) -> None:
    """Link the readings into each of the cases; with a `kinship` what is perhaps on one matter is shown."""
    readings = sorted((from_json(line) for line in READINGS.read_bytes().splitlines()), key=canonical)
    for case in cases:
        workspace.repository.new_case(case)
        for reading in readings:
            with workspace.repository.transaction(case) as session:
                delta = link_document(reading, session.view, kinship=kinship)
                session.put(reading, delta, reader="kept", linker=LINKER)
        workspace.settle(case)


def fill_hostile(workspace: Workspace, case: str) -> None:
    """Documents that nobody means well with."""
    workspace.repository.new_case(case)
    words = "<script>document.title='taken'</script> </div></main> said \u202e that \u0007 the \x1b[31m port\u2066 is open. "
    _put(workspace, case, "hostile", words * 4, nested=40, title=HOSTILE_TITLE, outlet='"><svg onload=alert(1)> \u202eHerald')
    _put(workspace, case, "many", "words and so on " * 30_000, nested=MANY, title="Ten thousand", outlet="Herald")


def _put(workspace: Workspace, case: str, id: str, text: str, *, nested: int, title: str, outlet: str) -> None:
    """A document with so many attributions, a hundred within each other, then the next hundred."""
    step = len(text) // (nested + 1)
    whole = Document.from_text(text, id=id)
    attributions = tuple(
        Attribution(
            id=f"s{n}",
            parent=f"s{n - 1}" if n % 100 else None,
            source=((n * step, n * step + 5),),
            cue=((n * step + 6, n * step + 9),),
            content=((n * step + 10, min(len(text), (n - n % 100 + 100) * step)),),
            speaker=None,
            speaker_kind="unknown",
            form="indirect",
            chain=("one", HOSTILE_TITLE),
        )
        for n in range(nested)
        if n * step + 10 < min(len(text), (n - n % 100 + 100) * step)
    )
    document = Document(
        id=id,
        title=title,
        publisher=outlet,
        published="2021-05-12",
        url="javascript:document.title='taken'",
        sha256=whole.sha256,
        text=text,
        sections=(Section(kind="body", start=0, end=len(text)),),
    )
    card = DocumentCard(id=id, outlet=outlet, title=title, published="2021-05-12", url=document.url)
    with workspace.repository.transaction(case) as session:
        session.put(Reading(document=document, attributions=attributions), Delta(document=card), reader="test", linker="test")

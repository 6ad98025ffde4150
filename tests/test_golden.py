"""Whole readings of documents written for the purpose: a folder a case, one test a field."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from golden_files import FOLDER, compare
from readings import words

from dragoman import Document, Reading
from dragoman.ingest.formats import documents
from dragoman.ingest.known import Known
from dragoman.reading.pipeline import read_all
from dragoman.telling import render

CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@cache
def reading_of(case: str) -> Reading:
    (path,) = (FOLDER / case).glob("input.*")
    (document,) = documents(path.read_bytes(), path.name, Known())
    assert isinstance(document, Document)
    return next(read_all([document]))


def attributions(r: Reading) -> Iterator[str]:
    for a in r.attributions:
        yield f"{a.id} < {a.parent or 'author'} | {' > '.join(a.chain) or '?'} ({a.speaker_kind}, {a.form})"
        yield f"    {words(r, a.source) or '-'} | {words(r, a.cue)} | {words(r, a.content)}"


def events(r: Reading) -> Iterator[str]:
    names = {actor.id: actor.name for actor in r.actors}
    for e in r.events:
        who = ", ".join(f"{names[p.actor]} ({p.role})" for p in e.participants)
        when = f"{e.start}..{e.end} {e.place or '-'}"
        yield f"{e.status} {e.kind} {e.type or '-'} {e.mode or '-'} | {who} | {when} | {e.according_to or 'author'}"
        yield f"    {words(r, (e.trigger,))}: {words(r, e.evidence)}" + (f" | if: {words(r, e.condition)}" if e.condition else "")


def actors(r: Reading) -> Iterator[str]:
    for a in r.actors:
        roles = "; ".join(f"{role.title}, {role.affiliation}" for role in a.roles)
        yield f"{a.id} {a.name} ({a.kind}) | {roles or '-'} | {words(r, a.mentions)}"


def times(r: Reading) -> Iterator[str]:
    for t in r.times:
        yield f"{t.text} | {t.type} {t.value} | {t.start}..{t.end} | {t.reason or '-'}"


def citations(r: Reading) -> Iterator[str]:
    for c in r.citations:
        work = f"{c.outlet} ({c.country}) {c.date} | {c.series or '-'} | {c.title or '-'}"
        yield f"{c.marker} {work} | see {c.see or '-'} | {words(r, c.statements)}"


def positions(r: Reading) -> Iterator[str]:
    names = {actor.id: actor.name for actor in r.actors}
    for p in r.positions:
        yield f"{names[p.actor]} | {p.audience} | {p.issue or '-'} | {words(r, p.evidence)}"


def sections(r: Reading) -> Iterator[str]:
    for s in r.document.sections:
        yield f"{s.kind} {s.start}..{s.end}"


FIELDS: dict[str, Callable[[Reading], Iterator[str]]] = {
    "sections": sections,
    "times": times,
    "actors": actors,
    "attributions": attributions,
    "events": events,
    "citations": citations,
    "positions": positions,
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("field", FIELDS)
def test_the_reading_is_as_expected(case: str, field: str) -> None:
    compare(f"{case}/{field}.txt", "\n".join(FIELDS[field](reading_of(case))) + "\n")


@pytest.mark.parametrize("case", CASES)
def test_the_brief_is_as_expected(case: str) -> None:
    compare(f"{case}/brief.md", render([reading_of(case)], "markdown"))


def test_every_case_says_why_it_exists() -> None:
    assert CASES
    assert all((FOLDER / case / "why.md").read_text(encoding="utf-8").strip() for case in CASES)

"""Fit the weights by which linking takes two events for one deed: writes `one_deed.tsv` of the lexicon.

    python models/one_deed.py --corpora models/corpora --lexicon src/dragoman/lexicon

The affairs of the corpora are read and linked as cases, as they are and with some of their reports in other languages; for every
two events that the rules leave apart, the groups beside the texts say whether they are one deed. A logistic regression over
`linking.one_deed.clues`. Prints how many of them it finds, and how many of those are right, on affairs that it is not fitted to.
"""

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from calibrate import logistic
from coreference import REPORTS, read_groups
from marked import read_numbered, titled

from dragoman.linking.events import sides_of
from dragoman.linking.one_deed import LIKELY, clues, portrait, suffice
from dragoman.linking.pipeline import link
from dragoman.types import CaseEvent, Document, Reading, Span
from dragoman.workspace.reading import read_chunk

HERE = Path(__file__).parent
SOURCE = "logistic regression on our own affairs (models/corpora)"
_RIDGE = 3.0
_FOLDS = 5
_NEVER = 2.0
_MONTHS = "January February March April May June July August September October November December".split()
_DAY = re.compile(rf",? ?(\d{{1,2}})(?:[–-]\d{{1,2}})? ({'|'.join(_MONTHS)}) (\d{{4}})")

Gold = Mapping[str, list[tuple[Span, str]]]


def affairs(folder: Path) -> Iterator[tuple[str, list[Document], Gold]]:
    """Each affair's name, reports and marked deeds with what they tell; once more with what is translated of it."""
    for groups in sorted((folder / "deeds").glob("*.groups")):
        of, told = read_groups(groups), list(titled(groups.with_suffix(".txt")))
        translated = dict(_translations(groups.with_suffix(".tr")))
        for first in range(0, len(told), REPORTS):
            numbers = range(first + 1, min(first + REPORTS, len(told)) + 1)
            for languages in ({}, translated) if any(n in translated for n in numbers) else ({},):
                documents, gold = [], {}
                for number in numbers:
                    identifier, title, marked = told[number - 1]
                    language, own, marked = languages.get(number, ("en", title, marked))
                    text, spans = read_numbered(marked)
                    documents.append(_document(identifier, title, own, text, language))
                    marks = [(span, mark) for mark, (span, *_) in spans.items() if mark[0] == "e"]
                    gold[identifier] = [(span, of.get((number, mark), f"{identifier}.{mark}")) for span, mark in marks]
                yield f"{groups.stem}/{first // REPORTS}", documents, gold


def _translations(path: Path) -> Iterator[tuple[int, tuple[str, str, str]]]:
    for _, heading, marked in titled(path) if path.exists() else ():
        number, language, title = heading.split(" ", 2)
        yield int(number), (language, title, marked)


def _document(identifier: str, title: str, own: str, text: str, language: str) -> Document:
    found = _DAY.search(title)
    day = f"{found[3]}-{_MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}" if found else None
    outlet = _DAY.sub("", title).partition(":")[0].strip()
    digest = hashlib.sha256(text.encode()).hexdigest()
    headline = own.partition(": ")[2] or own
    return Document(id=identifier, text=text, sha256=digest, title=headline, publisher=outlet, published=day, language=language)


def examples(folder: Path) -> Iterator[tuple[str, dict[str, float], bool]]:
    """Affair, clues and truth of all pairs of events of which a mark names at least one."""
    for name, documents, gold in affairs(folder):
        readings = [found for found in read_chunk(documents, "combined") if isinstance(found, Reading)]
        case = link(readings, likely=_NEVER)
        sides, persons = sides_of(case.actors), {actor.id for actor in case.actors if actor.kind == "person"}
        found = [(portrait(event, persons, sides), _told(event, gold)) for event in case.events]
        for number, (one, mine) in enumerate(found):
            for other, theirs in found[:number]:
                if (mine or theirs) and (seen := clues(one, other)) is not None:
                    yield name, seen, mine == theirs


def _told(event: CaseEvent, gold: Gold) -> str | None:
    """What most of an event's mentions tell by the marks."""
    names = Counter(
        name
        for mention in event.mentions
        for span, name in gold[mention.document]
        if span[0] < mention.span[1] and mention.span[0] < span[1]
    )
    return names.most_common(1)[0][0] if names else None


def main() -> None:
    """Read the options, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=HERE / "corpora")
    parser.add_argument("--lexicon", type=Path, required=True)
    options = parser.parse_args()
    found = list(examples(options.corpora))
    names = ["bias", *found[0][1]]
    x = np.array([[1.0, *seen.values()] for _, seen, _ in found])
    y = np.array([same for *_, same in found], dtype=float)
    order = {name: number for number, name in enumerate(dict.fromkeys(name for name, *_ in found))}
    fold = np.array([order[name] % _FOLDS for name, *_ in found])
    scores = np.zeros(len(y))
    for number in range(_FOLDS):
        weights = logistic(x[fold != number], y[fold != number], _RIDGE)
        scores[fold == number] = 1 / (1 + np.exp(-x[fold == number] @ weights))
    told = (scores >= LIKELY) & np.array([suffice(seen) for _, seen, _ in found])
    print(f"{len(y)} pairs, {int(y.sum())} one deed; from {LIKELY}: {int(told.sum())} told, of which right {y[told].mean():.3f}")
    lines = [f"{name}\t{weight:.3f}\t{SOURCE}" for name, weight in zip(names, logistic(x, y, _RIDGE).tolist(), strict=True)]
    (options.lexicon / "one_deed.tsv").write_text("\n".join(["clue\tweight\tsource", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

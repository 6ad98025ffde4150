"""Whether a denial is told of the deed that it denies, and of no other: `python bench/answers.py [FILE …]`.

`bench/answers/*.json` hold reports of one to three deeds and a denial in another paper, all made up: it denies the deed of one
report (`denies` is its number) or none (only somebody's part in a deed, something about it, or another matter). A deed counts as
denied where a claim of its report is `denied` or `disputed`. Rules were written after reading those of `READ`, and after none of
the others.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dragoman.linking.forest import shipped_kinship
from dragoman.linking.pipeline import link
from dragoman.reading.coreference import shipped_coreference
from dragoman.reading.pipeline import read_all
from dragoman.types import Document

LISTS = Path(__file__).parent / "answers"
READ = ("pairs", "threes")
_OUTLETS = ("Herald", "Daily Post", "Harbour News")
_AGAINST = ("denied", "disputed")
_LAST = "denial"


def denied(reports: Iterable[str], denial: str) -> set[int]:
    """The numbers of the reports a claim of which the denial makes denied or disputed."""
    texts = [(str(number), _OUTLETS[number], f"2021-05-1{number}", text) for number, text in enumerate(reports)]
    told = (*texts, (_LAST, "City Lights", "2021-05-14", denial))
    documents = [Document.from_text(text, id=id, publisher=outlet, published=day) for id, outlet, day, text in told]
    case = link(read_all(documents), coreference=shipped_coreference(), kinship=shipped_kinship())
    against = (claim for claim in case.claims if claim.status in _AGAINST)
    return {int(i.document) for claim in against for i in claim.instances if i.document != _LAST and i.stance != "denies"}


def figures(rows: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """How many denials of a deed there are and reach it, how many also another, and how many that deny none deny one."""
    found: Counter[str] = Counter()
    for row in rows:
        reached, meant = denied(row["reports"], row["denial"]), row["denies"]
        if meant is None:
            found.update({"none": 1, "falsely": bool(reached)})
        else:
            found.update({"denials": 1, "reached": meant in reached, "another": bool(reached - {meant})})
    return found


def main() -> None:
    """Print the figures of each file, English and other languages apart."""
    print(f"{'':24}{'denials':>9}{'reached':>9}{'another':>9}{'deny none':>11}{'falsely':>9}")
    for path in map(Path, sys.argv[1:] or sorted(LISTS.glob("*.json"))):
        rows = json.loads(path.read_text(encoding="utf-8"))
        for label, english in (("English", True), ("others", False)):
            found = figures(row for row in rows if (row["lang"] == "en") is english)
            name = f"{path.stem} {label}{'' if path.stem in READ else ', unread'}"
            print(
                f"{name:24}{found['denials']:>9}{found['reached']:>9}{found['another']:>9}{found['none']:>11}{found['falsely']:>9}"
            )


if __name__ == "__main__":
    main()

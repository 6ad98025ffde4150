"""A case under other names: how much of its figures hangs on names that some list knows.

`python bench/renamed.py [--data ../shared]` puts other names, which nobody bears in the lexica, in the place of the persons and
the website of `iran-2016` (`bench/renamed/one.tsv`, `two.tsv`), and with the first of them another state in the place of Iran
(`state.tsv`); it reads, links and scores each, gold and texts renamed alike. What falls against the first column was known by
name.
"""

import argparse
import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from case_scores import NAME, linked_and_scored

_TABLES = Path(__file__).parent / "renamed"
_VARIANTS = {"as it is": (), "other names": ("one",), "other names again": ("two",), "other names and state": ("one", "state")}
_Swaps = Sequence[tuple[str, str]]


def renamed(folder: Path, swaps: _Swaps, out: Path) -> Path:
    """The case with other names: its documents, and its gold with the offsets that they bring."""
    (out / "docs").mkdir(parents=True)
    texts = {}
    for path in sorted((folder / "docs").glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        texts[document["id"]] = document["text"]
        (out / "docs" / path.name).write_text(json.dumps(_swapped(document, swaps), ensure_ascii=False), encoding="utf-8")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    passages = [item for claim in gold["claims"] for item in claim["instances"]]
    passages += [item for event in gold["events"] for item in event["mentions"]]
    for item in passages:
        text = texts[item["doc"]]
        start = len(_swapped(text[: item["start"]], swaps))
        item["end"] = start + len(_swapped(text[item["start"] : item["end"]], swaps))
        item["start"] = start
    (out / "gold.json").write_text(json.dumps(_swapped(gold, swaps), ensure_ascii=False), encoding="utf-8")
    return out


def _swapped(value: Any, swaps: _Swaps) -> Any:
    if isinstance(value, str):
        for name, instead in swaps:
            value = value.replace(name, instead)
        return value
    if isinstance(value, list):
        return [_swapped(item, swaps) for item in value]
    return {key: _swapped(item, swaps) for key, item in value.items()} if isinstance(value, dict) else value


def _table(names: Sequence[str]) -> _Swaps:
    found: list[tuple[str, str]] = []
    for name in names:
        with (_TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            found += [(row["name"], row["instead"]) for row in csv.DictReader(file, delimiter="\t")]
    return found


def _flat(figures: dict[str, Any], before: str = "") -> Iterator[tuple[str, float]]:
    for key, value in figures.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def main() -> None:
    """Print one line a figure, one column a variant."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder with the evaluation data")
    data = parser.parse_args().data
    columns = {}
    with tempfile.TemporaryDirectory() as place:
        for number, (title, tables) in enumerate(_VARIANTS.items()):
            folder = renamed(data / "cases" / NAME, _table(tables), Path(place) / str(number))
            columns[title] = dict(_flat(linked_and_scored(data, folder)))
    print(" " * 26 + "  ".join(columns))
    for figure in next(iter(columns.values())):
        print(figure.ljust(26) + "  ".join(f"{column[figure]:{len(title)}.3f}" for title, column in columns.items()))


if __name__ == "__main__":
    main()

"""Grow the forest of kinship: `python models/kinship.py`; `--held-out` says how good it is on cases that it has not seen.

The marked cases are read and linked by rules; every two statements, of which the gold gives one at least to a claim, are a row of
figures (`dragoman.linking.kinship`), of the same claim or not. Gradient-boosted trees (scikit-learn) learn from the rows; with
`--held-out` each case is left out in turn, and printed are the average precision on its rows and how much of what is shown with a
claim is of it. Nothing is drawn by chance but the trees' bins: the same seed and the same cases make the same forest.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from dragoman.linking.forest import KINSHIP, Forest
from dragoman.linking.items import VARIANT, statement_in
from dragoman.linking.kinship import FEATURES, UNKNOWN, Telling, in_common, telling_of
from dragoman.linking.memory import MemoryView
from dragoman.linking.other_words import OtherWords
from dragoman.linking.pipeline import canonical, link, link_document
from dragoman.reading.coreference import shipped_coreference
from dragoman.types import Case, DocumentCard, Kinship, Reading, Span
from dragoman.workspace.reading import Options, read_inputs

HELD_OUT = ("baghdad-2021", "doha-2020", "korea-2018", "sahara-2020", "turkey-egypt-2021")  # nothing is learned from them
_TREES: dict[str, Any] = {
    "max_iter": 150,
    "learning_rate": 0.07,
    "max_leaf_nodes": 15,
    "min_samples_leaf": 60,
    "l2_regularization": 5,
    "random_state": 0,
}


@dataclass(frozen=True)
class Rows:
    """Figures of two tellings each, and whether they are of one claim."""

    figures: np.ndarray
    same: np.ndarray


@dataclass
class Shown:
    """Of the tellings shown with a claim of the gold: how many are of that one, of another, and of none that it marks."""

    right: int = 0
    wrong: int = 0
    unmarked: int = 0


def readings_of(folder: Path) -> list[Reading]:
    """The documents of a case, read."""
    return [found for found in read_inputs([str(folder / "docs")], Options()) if isinstance(found, Reading)]


def rows_of(folder: Path, readings: Sequence[Reading]) -> Rows:
    """The rows of a case: of every two statements of which its gold gives one or both to claims; the rest tells none."""
    network, view = shipped_coreference(), MemoryView(())
    for reading in sorted(readings, key=canonical):
        view.apply(link_document(reading, view, coreference=network))
    case = view.case(folder.name)
    marked = _marked(folder)
    cards = {card.id: card for card in case.documents}
    told = []
    for statement, telling in _tellings(case, cards):
        claims = {name for name, span in marked[Path(statement.document).stem] if _covers(span, statement.span)}
        told.append((statement, telling, claims))
    texts = {reading.document.id: reading.document.text for reading in readings}
    words = {id: OtherWords(view, card, texts[id], network) for id, card in cards.items()}
    said = {}
    for number, (statement, _, _) in enumerate(told):
        others = [other for other, _, _ in told[number + 1 :]]
        found = []
        for first in range(0, len(others), 32):
            places = [(other.document, other.span) for other in others[first : first + 32]]
            found += words[statement.document].likeness(statement.document, statement.span, places)
        said |= {(statement.id, o.id): UNKNOWN if score is None else score for o, score in zip(others, found, strict=True)}
    pairs = [(one, other) for one, other in combinations(told, 2) if one[2] or other[2]]
    return Rows(
        np.array([in_common(one[1], other[1], said[one[0].id, other[0].id]) for one, other in pairs], dtype=np.float64),
        np.array([bool(one[2] & other[2]) for one, other in pairs]),
    )


def _marked(folder: Path) -> dict[str, list[tuple[str, Span]]]:
    """Document → the claims of the gold and where it tells them."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for claim in gold["claims"]:
        for i in claim["instances"]:
            found[i["doc"]].append((claim["claim_id"], (i["start"], i["end"])))
    return found


def shown_in(folder: Path, readings: Sequence[Reading], kinship: Kinship) -> Shown:
    """How often what linking shows with a claim is of the same claim by the gold."""
    marked, shown = _marked(folder), Shown()
    for claim in link(readings, coreference=shipped_coreference(), kinship=kinship).claims:
        of = {id(i): {n for n, span in marked[Path(i.document).stem] if _covers(span, i.span)} for i in claim.instances}
        counted = set().union(*(of[id(i)] for i in claim.counted))
        for found in (of[id(i)] for i in claim.instances if i.likeness is not None and counted):
            shown.right += bool(found & counted)
            shown.wrong += bool(found) and not found & counted
            shown.unmarked += not found
    return shown


def _tellings(case: Case, cards: dict[str, DocumentCard]) -> Iterator[tuple[Any, Telling]]:
    held: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for claim in case.claims:
        for instance in claim.counted:
            held[statement_in(instance.item.removesuffix(VARIANT))].append((claim.id, instance.stance))
    sizes = {claim.id: len({i.document for i in claim.counted}) for claim in case.claims}
    events, cast = {event.id: event for event in case.events}, {actor.id: actor for actor in case.actors}
    claims: dict[str, set[str]] = defaultdict(set)
    for statement in case.statements:
        claims[statement.document].update(id for id, _ in held.get(statement.id, ()))
    for statement in case.statements:
        if statement.id not in held:
            continue
        here = claims[statement.document]
        yield (
            statement,
            telling_of(
                statement,
                cards[statement.document].language,
                events.get(statement.event or ""),
                cast,
                [stance for _, stance in held[statement.id]],
                frozenset(here),
                max(sorted(here), key=lambda id: sizes[id], default=None),
                frozenset(id for id, _ in held[statement.id]),
            ),
        )


def _covers(marked: Span, told: Span) -> bool:
    """As the scorer has it: half of the shorter span is common."""
    common = min(marked[1], told[1]) - max(marked[0], told[0])
    return common > 0 and 2 * common >= min(marked[1] - marked[0], told[1] - told[0])


def grown(cases: Sequence[Rows]) -> HistGradientBoostingClassifier:
    """The forest that these cases teach: from their rows as they are, and as they would be had the network not been asked."""
    figures, same = (np.concatenate([getattr(rows, name) for rows in cases]) for name in ("figures", "same"))
    unasked = figures.copy()
    unasked[:, FEATURES.index("network")] = UNKNOWN
    return HistGradientBoostingClassifier(**_TREES).fit(np.concatenate([figures, unasked]), np.concatenate([same, same]))


def save(forest: HistGradientBoostingClassifier, path: Path) -> None:
    """The forest as the arrays that `dragoman.linking.forest` reads."""
    arrays: dict[str, list[Any]] = {name: [] for name in ("figure", "most", "left", "right", "value", "roots")}
    for (tree,) in forest._predictors:
        first = len(arrays["figure"])
        arrays["roots"].append(first)
        for number, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            arrays["figure"].append(0 if leaf else int(node["feature_idx"]))
            arrays["most"].append(0.0 if leaf else float(node["num_threshold"]))
            arrays["left"].append(first + (number if leaf else int(node["left"])))
            arrays["right"].append(first + (number if leaf else int(node["right"])))
            arrays["value"].append(float(node["value"]) if leaf else 0.0)
    kept = {name: np.array(values) for name, values in arrays.items()}
    np.savez_compressed(path, **kept, base=np.array(float(forest._baseline_prediction.ravel()[0])))


def main() -> None:
    """Grow the forest and keep it, or say how well it does on each case that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cases", type=Path, default=Path("bench/cases"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/models"))
    parser.add_argument("--held-out", action="store_true", help="leave out each case in turn; write nothing")
    options = parser.parse_args()
    read = {folder: readings_of(folder) for folder in sorted(options.cases.iterdir()) if folder.is_dir()}
    rows = {folder.name: rows_of(folder, readings) for folder, readings in read.items()}
    learned = [name for name in rows if name not in HELD_OUT]
    if not options.held_out:
        save(grown([rows[name] for name in learned]), options.out / KINSHIP)
        print(f"{sum(len(rows[name].same) for name in learned)} rows of {len(learned)} cases, {len(FEATURES)} figures")
        return
    with tempfile.TemporaryDirectory() as place:
        for folder, readings in read.items():
            forest = grown([rows[other] for other in learned if other != folder.name])
            save(forest, Path(place) / KINSHIP)
            found, said = rows[folder.name], forest.predict_proba(rows[folder.name].figures)[:, 1]
            shown = shown_in(folder, readings, Forest.load(Path(place) / KINSHIP))
            print(
                f"{folder.name:16} average precision {average_precision_score(found.same, said):.3f} of {len(found.same)} pairs; "
                f"shown with marked claims: {shown.right} of them, {shown.wrong} of others, {shown.unmarked} unmarked",
                flush=True,
            )


if __name__ == "__main__":
    main()

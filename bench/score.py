"""Every quality figure beside its target, on the sets beside the project.

    python bench/score.py [--data ../shared] [--only SET] [--json]

The scorers are the data's own programs; this one makes their inputs, runs them and prints their figures. Exit code 1 when the
data are there and a figure misses its target.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from case_scores import case, invented_cases
from speakers import speakers

from dragoman.reading.pipeline import read_all
from dragoman.types import Document, Engine, Reading, to_json

CASES, DISPATCHES = "cases", "dispatches"
INVENTED = {CASES: "case", DISPATCHES: "dispatch"}
"""Sets that we made up ourselves, beside the set whose targets they are held against."""
HELD_OUT = {CASES: {"congo-2023", "doha-2020"}, DISPATCHES: {"cyprus-2017"}}
"""Those of them whose texts and errors nobody who writes rules has read."""
Figures = dict[str, float]
Record = dict[str, Any]

TARGETS: dict[str, Figures] = {
    "dispatch": {
        "attributions.recall_explicit": 0.90,
        "attributions.precision": 0.80,
        "nesting": 0.80,
        "chain": 0.70,
        "events.recall": 0.75,
        "events.status": 0.65,
        "events.date": 0.65,
        "events.place": 0.75,
        "actors.b3_f1": 0.85,
        "actors.roles": 1.0,
        "citations.items": 1.0,
        "citations.anchors": 1.0,
        "positions.recall": 0.75,
        "positions.precision": 0.75,
    },
    "timex": {"relaxed.f1": 0.92, "value.f1": 0.78},
    "plover": {"type.f1": 0.60, "actors": 0.75},
    "case": {
        "claims.instances": 0.80,
        "claims.b3.f1": 0.75,
        "claims.echoes": 0.95,
        "claims.witnesses": 0.75,
        "claims.status": 0.70,
        "claims.n_independent": 0.70,
        "claims.origins": 0.70,
        "events.mentions": 0.80,
        "events.b3.f1": 0.80,
        "events.mention_status": 0.75,
        "events.final_status": 0.80,
        "events.dates": 0.75,
        "events.participants": 0.80,
        "actors.aliases": 0.85,
        "actors.b3.f1": 0.92,
    },
    "rules": {"relations.overlap.f1": 0.53},
    "attributions": {
        "tokens.source.f1": 0.86,
        "tokens.cue.f1": 0.73,
        "tokens.content.f1": 0.92,
        "spans.source.f1": 0.82,
        "spans.cue.f1": 0.745,
        "spans.content.f1": 0.71,
        "relations.overlap.f1": 0.754,
        "relations.strict.f1": 0.60,
        "relations.content": 0.81,
        "relations.source": 0.95,
        "recall_by_form.direct": 0.96,
        "recall_by_form.indirect": 0.70,
        "recall_by_form.mixed": 0.92,
    },
    "speakers": {"combined.precision": 0.90, "combined.recall": 0.75, "given.precision": 0.90, "given.recall": 0.75},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--only", choices=[*TARGETS, *INVENTED])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"{options.data}: no such folder; name the evaluation data with --data")
    sets = [options.only] if options.only else [*TARGETS, *INVENTED]
    results = {name: MEASURES[name](options.data) for name in sets}
    if options.json:
        print(json.dumps(results, indent=1))
    missed = 0
    for name in INVENTED:
        if name in sets and not options.json:
            print_invented(results[name], TARGETS[INVENTED[name]], HELD_OUT[name])
    for name in sets:
        if name in INVENTED:
            continue
        for key, target in TARGETS[name].items():
            value = figure(results[name], key)
            missed += value < target
            if not options.json:
                print(f"{name:13} {key:30} {value:.3f}   target {target:.2f}   {'' if value >= target else 'MISSED'}".rstrip())
        for baseline, figures in results[name].get("baselines", {}).items():
            if not options.json:
                print_beside(name, baseline, figures)
    sys.exit(1 if missed else 0)


def print_invented(results: dict[str, Record], targets: Figures, held_out: set[str]) -> None:
    """What we made up side by side, then the means of all and of those held out; its misses fail nothing, they say what an unseen
    case or dispatch may look like."""
    print(f"{'':30}" + " ".join(f"{name:>16}" for name in (*results, "mean", "held out")))
    for key, target in targets.items():
        values = [
            "–  " if nothing_to_find(one, key) else f"{figure(one, key):.3f}" + ("  " if figure(one, key) >= target else " !")
            for one in results.values()
        ]
        for chosen in (results, results.keys() & held_out):
            found = [figure(results[name], key) for name in sorted(chosen) if not nothing_to_find(results[name], key)]
            values.append(f"{sum(found) / len(found):.3f}  " if found else "–  ")
        print(f"{key:30}" + " ".join(f"{value:>16}" for value in values) + f"   target {target:.2f}")


def print_beside(name: str, baseline: str, figures: Record) -> None:
    """What a simpler way would answer, figure by figure."""
    for key, target in TARGETS[name].items():
        area, _, rest = key.partition(".")
        if area == "claims":
            print(f"{baseline:44} {rest:15} {figure(figures, rest):.3f}   target {target:.2f}")


def nothing_to_find(result: Record, key: str) -> bool:
    """Whether the scorer has no value since the gold has nothing of the kind: a dispatch without endnotes."""
    area, _, rest = key.partition(".")
    return isinstance(result.get(area), dict) and rest in result[area] and result[area][rest] is None


def figure(result: Record, key: str) -> float:
    """The value at a dotted path; an absent figure counts as nought."""
    value: Any = result
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return float(value or 0.0)


def dispatch(data: Path) -> Record:
    """The model document against its gold."""
    return _dispatch(data, data / "seed")


def invented_dispatches(data: Path) -> dict[str, Record]:
    """Dispatches that we made up, each against its gold."""
    return {
        path.parent.name: _dispatch(data, path.parent) for path in sorted(Path(__file__).parent.glob("dispatches/*/gold.json"))
    }


def _dispatch(data: Path, folder: Path) -> Record:
    text = (folder / "dispatch.txt").read_text(encoding="utf-8")
    reading = next(read_all([Document.from_text(text)]))
    return scored(data, "score_reading.py", folder / "gold.json", [to_json(reading)])


def timex(data: Path) -> Record:
    """Times of news articles whose date of publication is known."""
    gold = data / "timex" / "dev.jsonl"

    def record(reading: Reading) -> Record:
        return {
            "id": reading.document.id,
            "times": [{"span": t.span, "value": t.value} for t in reading.times],
        }

    return scored(data, "score_timex.py", gold, predicted(articles(gold), record))


def plover(data: Path) -> Record:
    """Single sentences with one coded event each."""
    gold = data / "plover" / "gsr_dev.json"
    documents = [
        Document.from_text(r["text"], id=r["id"], published=r["date"]) for r in json.loads(gold.read_text(encoding="utf-8"))
    ]

    def record(reading: Reading) -> Record:
        text, mentions = reading.document.text, {actor.id: actor.mentions for actor in reading.actors}
        return {
            "id": reading.document.id,
            "events": [
                {
                    "type": event.type,
                    "actors": [
                        text[start:end]
                        for participant in event.participants
                        if participant.role not in ("place", "topic")
                        for start, end in mentions[participant.actor]
                    ],
                }
                for event in reading.events
            ],
        }

    return scored(data, "score_plover.py", gold, predicted(documents, record))


def rules(data: Path) -> Record:
    """The same articles with the engine that needs no model."""
    return attributions(data, "rules")


def attributions(data: Path, engine: Engine = "combined") -> Record:
    """News articles with their attributions, one level."""
    gold = data / "polnear" / "dev.jsonl"

    def record(reading: Reading) -> Record:
        return {
            "id": reading.document.id,
            "attributions": [
                {"source": a.source, "cue": a.cue, "content": a.content, "parent": a.parent} for a in reading.attributions
            ],
        }

    return scored(data, "score_attributions.py", gold, predicted(articles(gold), record, engine))


MEASURES: dict[str, Callable[[Path], Record]] = {
    CASES: invented_cases,
    DISPATCHES: invented_dispatches,
    "dispatch": dispatch,
    "timex": timex,
    "plover": plover,
    "attributions": attributions,
    "rules": rules,
    "speakers": speakers,
    "case": case,
}


def articles(path: Path) -> Iterator[Document]:
    """The documents of a file of article records."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Document.from_text(record["text"], id=record["id"], published=record.get("published"))


def predicted(documents: Iterable[Document], record: Callable[[Reading], Record], engine: Engine = "combined") -> list[str]:
    """One line of JSON a reading."""
    return [json.dumps(record(reading)) for reading in read_all(documents, engine)]


def scored(data: Path, program: str, gold: Path, lines: list[str]) -> Record:
    """What the scorer says of the predicted lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(data / "eval" / program), str(gold), str(path), "--json"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
    result: Record = json.loads(answer.stdout)
    return result


if __name__ == "__main__":
    main()

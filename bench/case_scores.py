"""A case against its gold, and beside it what a plain counter of outlets would answer.

The counter is what analysts have today: sentences that share words are one story, and every outlet that carries it is a
confirmation. Once it is given the gold's own groups, once it must find them by tf-idf.
"""

import json
import math
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from dragoman.linking.forest import shipped_kinship
from dragoman.linking.pipeline import link
from dragoman.reading.coreference import shipped_coreference
from dragoman.types import Reading
from dragoman.workspace.reading import Options, read_inputs

Record = dict[str, Any]
NAME = "iran-2016"
_OURS = Path(__file__).parent / "cases"  # written by us, invented from first to last
_ALIKE = 0.35  # cosine from which the counter takes two sentences for one story: the best of .25, .35 and .5


def case(data: Path) -> Record:
    """Claims, events and actors of the case; under `baselines`, the counter's claims."""
    folder = data / "cases" / NAME
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "docs").glob("*.json"))]
    return linked_and_scored(data, folder) | {
        "baselines": {
            "counter given the gold's groups": scored(data, folder, _dumped(counted_in_gold(gold, documents)), [], [])["claims"],
            "counter over like sentences": scored(data, folder, _dumped(counted_over_words(documents)), [], [])["claims"],
        }
    }


def invented_cases(data: Path) -> dict[str, Record]:
    """Claims, events and actors of each case that ships beside this file."""
    return {folder.name: linked_and_scored(data, folder) for folder in sorted(_OURS.iterdir()) if folder.is_dir()}


def linked_and_scored(data: Path, folder: Path) -> Record:
    """What linking makes of the documents of a case, against its gold."""
    readings = [reading for reading in read_inputs([str(folder / "docs")], Options()) if isinstance(reading, Reading)]
    linked = link(readings, coreference=shipped_coreference(), kinship=shipped_kinship())
    encoder = msgspec.json.Encoder()
    return scored(
        data,
        folder,
        *([encoder.encode(item).decode() for item in items] for items in (linked.claims, linked.events, linked.actors)),
    )


def scored(data: Path, folder: Path, claims: Iterable[str], events: Iterable[str], actors: Iterable[str]) -> Record:
    """What the case's scorer says of the three files."""
    with tempfile.TemporaryDirectory() as place:
        paths = [Path(place) / f"{name}.jsonl" for name in ("claims", "events", "actors")]
        for path, lines in zip(paths, (claims, events, actors), strict=True):
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(data / "eval" / "score_case.py"), str(folder), *map(str, paths), "--json"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
    result: Record = json.loads(answer.stdout)
    return result


def counted_in_gold(gold: Record, documents: list[Record]) -> list[Record]:
    """The counter's answer when it is told which passages make one claim."""
    outlets = {document["id"]: document["publisher"] for document in documents}
    return [
        _counted([(i["doc"], i["start"], i["end"]) for i in claim["instances"]], outlets) | {"id": claim["claim_id"]}
        for claim in gold["claims"]
    ]


def counted_over_words(documents: list[Record]) -> list[Record]:
    """The counter's answer over sentences linked by tf-idf, single link."""
    outlets = {document["id"]: document["publisher"] for document in documents}
    sentences = [
        (document["id"], match.start(), match.end(), Counter(re.findall(r"\w{4,}", match.group().casefold())))
        for document in documents
        for match in re.finditer(r"[^.!?\n]+[.!?]?", document["text"])
        if len(match.group().strip()) > 25
    ]
    frequency = Counter(word for *_, words in sentences for word in words)
    vectors = [_vector(words, frequency, len(sentences)) for *_, words in sentences]
    group = list(range(len(sentences)))
    for one, vector in enumerate(vectors):
        for other in range(one):
            if sum(weight * vectors[other].get(word, 0.0) for word, weight in vector.items()) >= _ALIKE:
                old, new = group[one], group[other]
                group = [new if member == old else member for member in group]
    clusters: dict[int, list[tuple[str, int, int]]] = {}
    for member, (document, start, end, _) in zip(group, sentences, strict=True):
        clusters.setdefault(member, []).append((document, start, end))
    return [_counted(passages, outlets) for passages in clusters.values()]


def _vector(words: Counter[str], frequency: Counter[str], total: int) -> dict[str, float]:
    weights = {word: (1 + math.log(count)) * math.log(total / frequency[word]) for word, count in words.items()}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / norm for word, weight in weights.items()}


def _counted(passages: list[tuple[str, int, int]], outlets: dict[str, str]) -> Record:
    names = sorted({outlets[document] for document, _, _ in passages})
    return {
        "status": "independently-corroborated" if len(names) > 1 else "single-origin",
        "instances": [{"document": document, "span": [start, end]} for document, start, end in passages],
        "origins": [{"name": name} for name in names],
        "n_outlets": len(names),
        "n_independent": len(names),
    }


def _dumped(records: Iterable[Record]) -> list[str]:
    return [json.dumps(record, ensure_ascii=False) for record in records]

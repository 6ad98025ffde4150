"""Cost of a reading as a ratio to its yardstick, the bare spaCy pipeline on the same texts in the same run.

    python bench/speed.py [--data ../shared] [--articles N]

Prints CPU time of both, their ratio, the peak memory of a process that reads everything, and the start-up time of
`dragoman --help`. One thread. Without the data, the sample of the package is read many times.
"""

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

LIMITS = {"ratio": 1.6, "memory_gib": 1.5, "help_seconds": 0.3}
_ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--articles", type=int)
    options = parser.parse_args()
    texts = load(options.data)[: options.articles]
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        bare, ours = pool.apply(measure, (texts,))
    with context.Pool(1) as pool:
        memory = pool.apply(peak_memory, (texts,))
    figures = {"ratio": ours / bare, "memory_gib": memory, "help_seconds": help_seconds()}
    print(f"{len(texts)} texts: bare pipeline {bare:.2f} s, reading {ours:.2f} s of CPU time (best of {_ROUNDS})")
    for name, value in figures.items():
        print(f"{name:13} {value:.2f}   limit {LIMITS[name]:.2f}   {'' if value <= LIMITS[name] else 'MISSED'}".rstrip())
    sys.exit(any(figures[name] > LIMITS[name] for name in LIMITS))


def load(data: Path) -> list[str]:
    """The development articles, or copies of the sample."""
    path = data / "polnear" / "dev.jsonl"
    if path.exists():
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    from importlib import resources

    sample = resources.files("dragoman.samples") / "dispatch.json"
    return [json.loads(sample.read_text(encoding="utf-8"))["text"]] * 60


def peak_memory(texts: list[str]) -> float:
    """GiB that a process needs which does nothing but read the texts."""
    from dragoman.reading.pipeline import read_all
    from dragoman.types import Document

    for _reading in read_all(Document.from_text(text) for text in texts):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def measure(texts: list[str]) -> tuple[float, float]:
    """CPU seconds of the bare pipeline and of the reading, in turns."""
    from dragoman.reading.parse import language_model
    from dragoman.reading.pipeline import read_all
    from dragoman.types import Document

    nlp = language_model()
    documents = [Document.from_text(text) for text in texts]
    next(read_all(documents[:1]))
    bare, ours = [], []
    for _ in range(_ROUNDS):
        start = time.process_time()
        for _doc in nlp.pipe(texts):
            pass
        middle = time.process_time()
        for _reading in read_all(documents):
            pass
        bare.append(middle - start)
        ours.append(time.process_time() - middle)
    return min(bare), min(ours)


def help_seconds() -> float:
    """Median wall time of `dragoman --help`."""
    command = [sys.executable, "-m", "dragoman", "--help"]
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()

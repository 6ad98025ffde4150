"""How well the lexicon tells stances apart, on sentences that we made up: `python bench/stances.py [FILE …]`.

`bench/stances/LANG.tsv` hold 500 sentences a language: a label (denies, doubts, silent, reacts, asserts) and a sentence; for
English there are three (en1 to en3). Their writers were asked for what a list of the usual words misses, so recall in the news is
higher. Rows of the lexicon were written after reading those of `READ`, and after none of the others.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.linking.stances import confirms, reacts, stance_of

SENTENCES = Path(__file__).parent / "stances"
LABELS = {"denies": "denies", "doubts": "doubts", "silent": "no-comment", "reacts": "reacts", "asserts": "asserts"}
READ = ("ar", "de", "en1", "es", "fa", "fr", "he", "id", "it", "nl", "pt", "ru", "tr", "uk")


def labelled(path: Path) -> Iterator[tuple[str, str]]:
    """The stances and sentences of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        label, _, sentence = line.partition("\t")
        yield LABELS[label], sentence


def told(sentence: str) -> str:
    """The stance that the lexicon tells, or that the sentence only reacts."""
    stance = stance_of(sentence)
    return "reacts" if stance == "asserts" and reacts(sentence) and not confirms(sentence) else stance


def figures(found: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Stance → recall and precision."""
    pairs = Counter((true, told(sentence)) for true, sentence in found)
    return {
        stance: (
            pairs[stance, stance] / max(1, sum(n for (true, _), n in pairs.items() if true == stance)),
            pairs[stance, stance] / max(1, sum(n for (_, heard), n in pairs.items() if heard == stance)),
        )
        for stance in LABELS.values()
    }


def main() -> None:
    """Print the figures of each file."""
    print(f"{'recall / precision':20}" + "".join(f"{stance:>15}" for stance in LABELS.values()))
    for path in map(Path, sys.argv[1:] or sorted(SENTENCES.glob("*.tsv"))):
        row = "".join(f"{recall:9.2f} /{precision:4.2f}" for recall, precision in figures(labelled(path)).values())
        print(f"{path.stem:8}{'rows read it' if path.stem in READ else '':12}{row}")


if __name__ == "__main__":
    main()

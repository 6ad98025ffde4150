"""How single deeds are read, in news prose that we made up: `python bench/sentences.py [--errors] [FILE …]`.

A file of `bench/sentences` holds texts of one to three sentences, each with the one to three deeds that matter in it: the words
that tell it, what it is, how it stands, who takes part, its first and last day, and its place. Printed are, over all deeds, the
share of which some event's trigger lies on those words (`found`), and of those found the share that is read as the same sort of
deed, with the same status, with at least half of the parties of either (Jaccard), the same first day, and the same place.
`read.json` was read while rules were written, `unread.json` was not.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from dragoman import Document, Event, Reading
from dragoman.reading.pipeline import read_all

FOLDER = Path(__file__).parent / "sentences"
# Kinds of the codebook that a list's word covers.
_SORTS = {
    "meeting": {"meeting", "talks", "mediation"}, "call": {"call", "talks"}, "letter": {"letter"}, "visit": {"visit"},
    "agreement": {"agreement", "signature", "purchase", "cooperation"},
    "attack": {"attack", "bombing", "shelling", "killing", "shooting", "airstrike", "suicide", "beating", "incident"},
    "arrest": {"arrest", "abduction"}, "release": {"release", "exchange", "rescue", "pardon"},
    "sanction": {"sanction", "restriction"}, "aid": {"aid", "rescue"}, "withdrawal": {"withdrawal", "disarmament"},
    "deployment": {"deployment", "test", "exercise"},
    "protest": {"protest", "riot", "strike", "boycott", "obstruction"}, "seizure": {"seizure"},
    "expulsion": {"expulsion", "deportation", "resignation"}, "ceasefire": {"ceasefire"}, "exchange": {"exchange", "release"},
    "election": {"election"}, "exercise": {"exercise", "test"},
}  # fmt: skip
_ASPECTS = ("sort", "status", "who", "start", "where")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is wrong with each deed")
    options = parser.parse_args()
    print(f"{'':22}{'deeds':>7}{'found':>8}" + "".join(f"{aspect:>8}" for aspect in _ASPECTS))
    for path in options.files or sorted(FOLDER.glob("*.json")):
        texts = json.loads(path.read_text(encoding="utf-8"))
        documents = [Document.from_text(t["text"], published=t["published"], language="en") for t in texts]
        counts: Counter[str] = Counter()
        for text, reading in zip(texts, read_all(documents), strict=True):
            for deed in text["deeds"]:
                _count(counts, reading, text["text"], deed, options.errors)
        shares = "".join(f"{counts[a] / max(1, counts['found']):8.3f}" for a in _ASPECTS)
        print(f"{path.stem:22}{counts['deeds']:7}{counts['found'] / counts['deeds']:8.3f}{shares}")


def _count(counts: Counter[str], reading: Reading, text: str, deed: dict[str, object], show: bool) -> None:
    start = text.index(str(deed["words"]))
    end = start + len(str(deed["words"]))
    events = [e for e in reading.events if e.trigger[0] < end and start < e.trigger[1]]
    events.sort(key=lambda e: e.kind not in _SORTS[str(deed["what"])])
    counts["deeds"] += 1
    if not events:
        if show:
            print(f"-- not found: {deed['words']!r} ({deed['what']}, {deed['status']}) in {text}")
        return
    counts["found"] += 1
    right = _agreements(reading, events[0], deed)
    counts.update(aspect for aspect, agrees in right.items() if agrees)
    wrong = [aspect for aspect, agrees in right.items() if not agrees]
    if show and wrong:
        names = {actor.id: actor.name for actor in reading.actors}
        e = events[0]
        found = (e.kind, e.status, [names[p.actor] for p in e.participants], e.start, e.place)
        meant = [deed[key] for key in ("what", "status", "who", "start", "where")]
        print(f"-- {', '.join(wrong)}: {deed['words']!r} {meant} read {found} in {text}")


def _agreements(reading: Reading, event: Event, deed: dict[str, object]) -> dict[str, bool]:
    forms = {actor.id: {actor.name, *actor.aliases} for actor in reading.actors}
    parties = [forms[participant.actor] for participant in event.participants]
    wanted = [str(name) for name in deed["who"] or ()]  # type: ignore[attr-defined]
    met = sum(any(_alike(name, form) for party in parties for form in party) for name in wanted)
    union = len(wanted) + len(parties) - met
    place, where = event.place, deed["where"]
    return {
        "sort": event.kind in _SORTS[str(deed["what"])],
        "status": event.status == deed["status"],
        "who": union == 0 or met / union >= 0.5,
        "start": event.start == deed["start"],
        "where": place == where or bool(place and where and (place in str(where) or str(where) in place)),
    }


def _alike(name: str, form: str) -> bool:
    one, other = name.casefold().removeprefix("the "), form.casefold().removeprefix("the ")
    return one == other or one in other or other in one


if __name__ == "__main__":
    main()

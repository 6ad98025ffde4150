"""Who is the speaker, against a hand-made key of attributions that holds offsets and no text.

A line of `speakers.jsonl`: the article, the source's and the cue's span, the kind of speaker, and for each speaker a span of a
fullest mention by name. `kind` is "named", "several", "anonymous", "unknown", or "document" (a poll, a film, a ruling: no name is
asked for, but a wrong one counts). Lines of the part "check" were drawn and annotated when the rules were written, and then used
too; of the part "blind" no error was looked at.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dragoman.reading.actors import find_actors
from dragoman.reading.drafts import Draft
from dragoman.reading.parse import Parse, parse_all
from dragoman.reading.pipeline import read_all
from dragoman.reading.sections import find_sections
from dragoman.reading.sources import head_of
from dragoman.reading.voices import find_speakers
from dragoman.types import Actor, Document, Engine, Span

KEY = Path(__file__).with_name("speakers.jsonl")
Record = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What the program says of one attribution: the actors with a name that speak, and why there is none."""

    source: Span
    cue: Span
    speakers: tuple[Actor, ...]
    reason: str | None


@dataclass(frozen=True)
class Verdict:
    """An attribution of the key with the program's answer to it; `right` is None where it names nobody."""

    gold: Record
    answer: Answer | None
    right: bool | None


def speakers(data: Path) -> Record:
    """Precision and recall of resolved speakers: by engine, and with the sources given."""
    articles = {record["id"]: record for record in _lines(data / "polnear" / "dev.jsonl")}
    result: Record = {engine: summary(verdicts(articles, by_engine(engine))) for engine in ("combined", "rules")}
    result["given"] = summary(verdicts(articles, given_sources))
    return result


def summary(judged: Sequence[Verdict]) -> Record:
    """The figures of the 200, and apart those of the lines drawn afterwards."""
    parts = {part: [v for v in judged if v.gold.get("part", "") == part] for part in ("", "check", "blind")}
    return {**_figures(parts[""]), "check": _figures(parts["check"]), "blind": _figures(parts["blind"])}


def _figures(judged: Sequence[Verdict]) -> Record:
    asked = [verdict for verdict in judged if verdict.gold["kind"] in ("named", "several")]
    resolved = [verdict for verdict in judged if verdict.right is not None]
    return {
        "precision": sum(v.right is True for v in resolved) / max(1, len(resolved)),
        "recall": sum(v.right is True for v in asked) / max(1, len(asked)),
        "resolved": len(resolved),
        "asked": len(asked),
        "found": sum(v.answer is not None for v in judged),
    }


def verdicts(articles: dict[str, Record], answers_of: Any) -> list[Verdict]:
    """Each attribution of the key with its answer, in the key's order."""
    key = _lines(KEY)
    documents = [articles[identity] for identity in dict.fromkeys(record["id"] for record in key)]
    answers: dict[str, tuple[list[Answer], list[Actor]]] = dict(answers_of(documents))
    judged = []
    for gold in key:
        found, actors = answers[gold["id"]]
        answer = next((a for a in found if _meets(a, gold)), None)
        right = None
        if answer is not None and answer.speakers:
            right = _is_right(gold, answer, actors, articles[gold["id"]]["text"])
        judged.append(Verdict(gold, answer, right))
    return judged


def by_engine(engine: Engine) -> Any:
    """Answers of whole readings."""

    def answers(records: Iterable[Record]) -> Iterator[tuple[str, tuple[list[Answer], list[Actor]]]]:
        documents = [Document.from_text(r["text"], id=r["id"]) for r in records]
        for reading in read_all(documents, engine):
            actors = {actor.id: actor for actor in reading.actors}
            found = []
            for item in reading.attributions:
                if not item.source:
                    continue
                people: tuple[Actor, ...] = ()
                if item.speaker is not None and not (item.reason or "").endswith("is not named"):
                    people = (actors[item.speaker],)
                elif (item.reason or "").startswith("several actors"):
                    people = tuple(a for name in item.chain[-1].split(" and ") for a in actors.values() if _goes_by(a, name))
                found.append(Answer(item.source[0], item.cue[0], people, item.reason))
            yield reading.document.id, (found, list(reading.actors))

    return answers


def given_sources(records: Sequence[Record]) -> Iterator[tuple[str, tuple[list[Answer], list[Actor]]]]:
    """Answers where source, cue and content are the corpus's own."""
    documents = [Document.from_text(r["text"], id=r["id"]) for r in records]
    sectioned = [_sectioned(document) for document in documents]
    for record, parse in zip(records, parse_all(sectioned), strict=True):
        yield record["id"], _given(record, parse)


def _given(record: Record, parse: Parse) -> tuple[list[Answer], list[Actor]]:
    cast = find_actors(parse)
    whole = [item for item in record["attributions"] if item["source"] and item["cue"] and item["content"]]
    drafts = sorted((_draft(parse, item) for item in whole), key=lambda draft: draft.start)
    found = []
    for draft, speaker in zip(drafts, find_speakers(parse, cast, drafts), strict=True):
        named = tuple(cast.named(identity) for identity in speaker.actors if identity not in cast.unnamed)
        if draft.source is not None:
            found.append(Answer(draft.source, draft.cue[0], named, speaker.reason))
    return found, list(cast.actors)


def _draft(parse: Parse, item: Record) -> Draft:
    spans = {part: tuple((start, end) for start, end in item[part]) for part in ("cue", "source", "content")}
    source = spans["source"][0]
    return Draft("learned", spans["cue"], source, head_of(parse, source, spans["cue"][0]), spans["content"], 1.0)


def _sectioned(document: Document) -> Document:
    return msgspec.structs.replace(document, sections=find_sections(document))


def _meets(answer: Answer, gold: Record) -> bool:
    return _overlap(answer.source, gold["source"]) and _overlap(answer.cue, gold["cue"])


def _is_right(gold: Record, answer: Answer, actors: Sequence[Actor], text: str) -> bool:
    """Each speaker is one of the key's, and of several none is missing."""
    wanted = [(start, end) for start, end in gold["referents"]]
    met = [[_is_meant(actor, span, actors, text) for span in wanted] for actor in answer.speakers]
    none_missing = gold["kind"] != "several" or all(any(row[place] for row in met) for place in range(len(wanted)))
    return bool(wanted) and all(any(row) for row in met) and none_missing


def _is_meant(actor: Actor, span: Span, actors: Sequence[Actor], text: str) -> bool:
    """A mention of the actor reaches the end of the name in the key, or the names are one, or one is the other's surname."""
    if any(_overlap(mention, span) and mention[1] >= span[1] for mention in actor.mentions):
        return True
    ours, theirs = actor.name.casefold().split(), text[span[0] : span[1]].casefold().split()
    if ours == theirs:
        return True
    shared = [other for other in actors if other.name.casefold().split()[-1] == theirs[-1]]
    return ours[-1] == theirs[-1] and 1 in (len(ours), len(theirs)) and len(shared) == 1


def _goes_by(actor: Actor, name: str) -> bool:
    return name in (actor.name, *actor.aliases)


def _overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

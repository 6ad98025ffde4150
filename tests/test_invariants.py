"""What must hold for every reading, whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import Document, Reading
from dragoman.reading.lexicon import rows
from dragoman.reading.pipeline import read_all
from dragoman.types import Spans, from_json, to_json

_EXAMPLES = sorted({row["example"] for name in ("cue_verbs", "cue_nouns", "hedges", "audiences") for row in rows(name)})
_SENTENCES = st.sampled_from(_EXAMPLES)
_NOISE = st.text(alphabet="abc .,\n\"“”‘’'[]()1é\u0301😀שלום\u202e—", max_size=30)
_TEXTS = st.lists(st.one_of(_SENTENCES, _NOISE), min_size=1, max_size=6).flatmap(
    lambda parts: st.sampled_from([" ", "\n", "\n\n", ' "']).map(lambda gap: gap.join(parts))
)


def read_text(text: str) -> Reading:
    return next(read_all([Document.from_text(text)]))


def spans_of(reading: Reading) -> Spans:
    """Every span that a reading prints."""
    found = [(s.start, s.end) for s in reading.document.sections]
    found += [span for a in reading.actors for span in a.mentions]
    found += [t.span for t in reading.times]
    for a in reading.attributions:
        found += [*a.source, *a.cue, *a.content, *a.hedges]
    for e in reading.events:
        found += [e.trigger, *e.condition, *e.evidence, *e.hedges]
    for c in reading.citations:
        found += [c.span, *c.anchors, *c.statements]
    for p in reading.positions:
        found += [*p.evidence]
    return tuple(found)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_every_reading_keeps_the_contract(text: str) -> None:
    reading = read_text(text)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    by_id = {a.id: a for a in reading.attributions}
    for attribution in reading.attributions:
        seen = {attribution.id}
        child = attribution
        while child.parent is not None:
            parent = by_id[child.parent]
            assert parent.id not in seen, "parents go round in a circle"
            inside = all(any(s <= a and b <= e for s, e in parent.content) for a, b in child.content)
            assert inside, "a child says what its parent does not"
            seen.add(parent.id)
            child = parent
    actors = {a.id for a in reading.actors}
    times = {t.id for t in reading.times}
    for event in reading.events:
        assert event.time is None or event.time in times
        assert event.according_to is None or event.according_to in by_id
        assert event.evidence
        assert {p.actor for p in event.participants} <= actors
    assert all(a.speaker is None or a.speaker in actors for a in reading.attributions)
    assert all(t.text == text[t.span[0] : t.span[1]] for t in reading.times)
    assert to_json(read_text(text)) == to_json(reading)
    assert from_json(to_json(reading)) == reading


def test_a_batch_reads_as_its_documents_do_alone() -> None:
    texts = _EXAMPLES[::40]
    alone = [to_json(read_text(text)) for text in texts]
    together = [to_json(reading) for reading in read_all(Document.from_text(text) for text in texts)]
    assert together == alone

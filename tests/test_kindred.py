"""What one report alone tells, shown with the claim on whose matter it perhaps is, and counted nowhere."""

import sys
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from cases import Article, claim_with, readings_of

from dragoman.linking import kindred
from dragoman.linking.forest import Forest, shipped_kinship
from dragoman.linking.kinship import FEATURES
from dragoman.linking.memory import PER_KEY, MemoryView
from dragoman.linking.pipeline import canonical, link, link_document, settle, unlink_document
from dragoman.types import Anchor, Case, CaseView, Claim, Correction, Instance

MEETING: tuple[Article, ...] = (
    ("m1", "Sea Watch", "2020-03-02",
     "Foreign Minister Karl Ostrov met envoy Maria Santini in Geneva on Sunday, two diplomats said."),
    ("m2", "The Northern Mail", "2020-03-03", "Karl Ostrov met Maria Santini in Geneva on Sunday, Sea Watch reported."),
    ("m3", "City Lights", "2020-03-04",
     "A retired ambassador said that what passed between Maria Santini and her host at the lake was no courtesy call."),
)  # fmt: skip
LAKE = "no courtesy call"


class Told:
    """A kinship that says the same of every two tellings, and keeps what it was asked."""

    def __init__(self, probability: float) -> None:
        self.probability = probability
        self.rows: list[Sequence[float]] = []

    def __call__(self, rows: Sequence[Sequence[float]]) -> list[float]:
        self.rows.extend(rows)
        return [self.probability] * len(rows)


def case_of(*articles: Article, probability: float = 0.9, corrections: tuple[Correction, ...] = ()) -> Case:
    return link(readings_of(*articles), corrections, kinship=Told(probability))


def meeting(case: Case) -> Claim:
    return next(claim for claim in case.claims if {i.document for i in claim.counted} == {"m1", "m2"})


def lake(case: Case) -> Claim:
    return next(claim for claim in case.claims if [i.document for i in claim.counted] == ["m3"])


def likely(claim: Claim) -> list[Instance]:
    return [instance for instance in claim.instances if instance.likeness is not None]


def test_it_is_shown_with_the_other_and_stays_a_claim_of_its_own() -> None:
    case = case_of(*MEETING)
    alone = lake(case)
    assert (alone.likely_of, alone.likeness) == (meeting(case).id, 0.9)
    assert [(i.document, i.likeness) for i in likely(meeting(case))] == [("m3", 0.9)]
    assert likely(alone) == []


def test_nobody_becomes_a_witness_by_likeness() -> None:
    with_kin, without = meeting(case_of(*MEETING)), meeting(link(readings_of(*MEETING)))
    for name in ("status", "status_reason", "n_outlets", "n_independent", "grade", "credits", "counted", "reasons"):
        assert getattr(with_kin, name) == getattr(without, name), name
    assert [origin for origin in with_kin.origins if origin.counted] == [origin for origin in without.origins if origin.counted]
    assert all("no rule" in o.reason for o in with_kin.origins if o not in without.origins)


@pytest.mark.parametrize(("probability", "shown"), [(0.29, False), (0.31, True)])
def test_only_what_is_likely_enough_is_shown(probability: float, shown: bool) -> None:
    assert bool(likely(meeting(case_of(*MEETING, probability=probability)))) is shown


def test_without_a_forest_nothing_is_shown() -> None:
    assert all(claim.likely_of is None and claim.counted == claim.instances for claim in link(readings_of(*MEETING)).claims)


def test_a_second_report_of_it_sets_it_free() -> None:
    again = ("m4", "Harbour News", "2020-03-05",
             "What passed between Maria Santini and her host at the lake was no courtesy call, City Lights quoted a retired "
             "ambassador as saying.")  # fmt: skip
    case = case_of(*MEETING, again)
    told = claim_with(case, "m4", LAKE)
    assert {i.document for i in told.counted} == {"m3", "m4"}
    assert told.likely_of is None and told.likeness is None
    assert not [i for i in likely(meeting(case)) if i.document in ("m3", "m4")]


def view_of(*articles: Article) -> MemoryView:
    view = MemoryView()
    for reading in sorted(readings_of(*articles), key=canonical):
        view.apply(link_document(reading, view, kinship=Told(0.9)))
    return settled(view)


def settled(view: MemoryView) -> MemoryView:
    view.replace_claims(settle(view.dirty_claims(), view))
    return view


def without(document: str, view: MemoryView) -> Case:
    view.apply(unlink_document(document, view))
    return settled(view).case("")


def test_a_report_that_is_removed_takes_its_likely_tellings_along() -> None:
    case = without("m3", view_of(*MEETING))
    assert likely(meeting(case)) == []
    assert all(origin.counted or "no rule" not in origin.reason for origin in meeting(case).origins)


def test_what_was_shown_with_a_claim_that_is_gone_stands_for_itself() -> None:
    view = view_of(*MEETING)
    without("m1", view)
    alone = next(claim for claim in without("m2", view).claims if [i.document for i in claim.counted] == ["m3"])
    assert alone.likely_of is None and alone.likeness is None
    assert not view.claims([key for key in _keys(view, alone) if key.startswith("kin:")])


def _keys(view: CaseView, claim: Claim) -> Sequence[str]:
    return view.keys_of("claim", claim.id)


def test_what_the_analyst_calls_another_claim_is_not_shown() -> None:
    first = case_of(*MEETING)
    texts = {reading.document.id: reading.document.text for reading in readings_of(*MEETING)}
    anchors = tuple(
        Anchor(document=i.document, span=i.span, quote=texts[i.document][slice(*i.span)])
        for i in (lake(first).instances[0], meeting(first).counted[0])
    )
    entry = Correction(id=1, at="2020-04-01", author="ana", action="not-same-claim", target="claim", anchors=anchors)
    case = case_of(*MEETING, corrections=(entry,))
    assert lake(case).likely_of is None and not likely(meeting(case))


def test_the_figures_say_what_two_tellings_have_in_common() -> None:
    kinship = Told(0.9)
    link(readings_of(*MEETING), kinship=kinship)
    rows = [dict(zip(FEATURES, row, strict=True)) for row in kinship.rows]
    pair = next(row for row in rows if row["days"] == 2.0)  # m3 against m1
    assert pair["same_report"] == 0 and pair["persons"] == 1 and pair["english"] == 2
    assert pair["network"] == -1.0  # no network was given


def test_the_shipped_forest_tells_the_same_from_something_else() -> None:
    kinship, same = shipped_kinship(), dict.fromkeys(FEATURES, 0.0)
    same |= {"apart": 99.0, "days": 1.0, "english": 2.0, "one_language": 1.0, "dates": -1.0, "places": -1.0, "assert": 2.0}
    same |= {"words": 0.7, "telling_words": 6.0, "sign_words": 8.0, "actors": 2.0, "actors_shared": 1.0, "persons": 2.0}
    same |= {"fewest_actors": 2.0, "claims_in_common": 4.0, "one_main": 1.0, "network": 0.9, "longest": 140.0, "shortest": 120.0}
    same |= {"states_shared": 1.0, "one_kind": 1.0, "one_family": 1.0, "parties": 2.0, "parties_shared": 1.0}
    other = same | {"words": 0.0, "telling_words": 0.0, "sign_words": 0.0, "actors": 0.0, "actors_shared": 0.0, "persons": 0.0}
    other |= {"claims_in_common": 0.0, "one_main": 0.0, "network": 0.01, "one_kind": 0.0, "one_family": 0.0, "parties": 0.0}
    likely, unlikely = kinship([[row[name] for name in FEATURES] for row in (same, other)])
    assert likely > 0.5 > 0.1 > unlikely
    assert kinship([]) == []


def test_a_forest_answers_as_the_trees_that_it_was_made_of(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    import numpy as np

    sys.path.insert(0, str(Path(__file__).parents[1] / "models"))
    from kinship import Rows, grown, save

    drawn = np.random.default_rng(7)
    figures = drawn.normal(size=(900, len(FEATURES)))
    trees = grown([Rows(figures, figures[:, 0] * figures[:, 3] + figures[:, 5] > 0.2)])
    save(trees, tmp_path / "forest.npz")
    asked = drawn.normal(size=(40, len(FEATURES)))
    assert np.allclose(Forest.load(tmp_path / "forest.npz")(asked.tolist()), trees.predict_proba(asked)[:, 1])


def test_in_any_order_of_adding_and_removing_nothing_dangles() -> None:
    again = ("m4", "Harbour News", "2020-03-05", "Karl Ostrov met envoy Maria Santini in Geneva, a clerk told Harbour News.")
    readings = readings_of(*MEETING, again)
    for order in permutations(readings):
        view = MemoryView()
        for reading in order:
            view.apply(link_document(reading, view, kinship=Told(0.9)))
            _nothing_dangles(settled(view).case(""))
        for reading in order:
            _nothing_dangles(without(reading.document.id, view))


def test_a_claim_takes_no_more_than_can_be_told_when_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kindred.MOST < PER_KEY
    monkeypatch.setattr(kindred, "MOST", 2)
    told = (
        "A baker complained that diplomats around Maria Santini in Geneva never paid for the bread.",
        "A driver recalled that Maria Santini lost an old map behind the opera of Geneva among other diplomats.",
        "A nurse told City Lights that in Geneva no diplomats believed Maria Santini to be on holiday.",
        "Maria Santini asked for two lamps, to the surprise of the Geneva diplomats, a miller heard.",
    )
    crowd: tuple[Article, ...] = tuple((f"n{n}", f"Paper {n}", "2020-03-04", text) for n, text in enumerate(told))
    view = view_of(*MEETING[:2], *crowd)
    case = view.case("")
    assert len([claim for claim in case.claims if claim.likely_of == meeting(case).id]) == 2
    _nothing_dangles(case)
    for document in ("m1", "m2"):
        _nothing_dangles(without(document, view))


def _nothing_dangles(case: Case) -> None:
    claims = {claim.id: claim for claim in case.claims}
    shown = {(claim.likely_of, i.item) for claim in case.claims if claim.likely_of is not None for i in claim.counted}
    assert all(claims[claim.likely_of].likely_of is None for claim in case.claims if claim.likely_of is not None)
    assert {(claim.id, i.item) for claim in case.claims for i in likely(claim)} <= shown

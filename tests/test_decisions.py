"""The analyst's word on a claim: it stands above the rules, shows where it has effect, and can be taken back."""

from dragoman.linking.memory import MemoryView
from dragoman.linking.settling import settle
from dragoman.types import Anchor, Claim, Correction, CorrectionAction, Delta, DocumentCard, Instance, Statement

TEXT = "The king has asked for a visit, Nordstern said."


def settled(*entries: Correction) -> Claim:
    view = MemoryView(entries)
    statement = Statement(id="1:0", document="1", span=(0, len(TEXT)), text=TEXT, chain=("the daily Nordstern",))
    instance = Instance(document="1", span=(0, len(TEXT)), chain=statement.chain, item="1:0")
    claim = Claim(id="c1", summary="A visit.", instances=(instance,))
    card = DocumentCard(id="1", outlet="Harbour Post")
    view.apply(Delta(document=card, statements=(statement,), claims=(claim,), dirty=("c1",)))
    return settle(view.dirty_claims(), view)[0]


def entry(id: int, action: CorrectionAction, value: str | None, undoes: int | None = None) -> Correction:
    anchors = () if undoes else (Anchor(document="1", span=(0, len(TEXT)), quote=TEXT),)
    return Correction(
        id=id,
        at="2031-05-10",
        author="ana",
        action=action,
        target="correction" if undoes else "claim",
        anchors=anchors,
        value=value,
        undoes=undoes,
    )


def test_without_a_decision_the_rules_stand() -> None:
    claim = settled()
    assert [origin.name for origin in claim.origins] == ["Nordstern"]
    assert claim.corrections == ()


def test_the_origin_that_the_analyst_names_counts_and_is_shown() -> None:
    claim = settled(entry(1, "origin", "Bergwacht"))
    assert [(origin.name, origin.counted) for origin in claim.origins] == [("Bergwacht", True), ("Nordstern", False)]
    assert claim.n_independent == 1
    assert claim.corrections == (1,)
    assert "ana (correction 1)" in claim.origins[0].reason
    step = claim.credits[-1]
    assert (step.source, step.target, step.kind) == ("doc:1", "source:Bergwacht", "correction")
    assert step.evidence[0].quote == TEXT


def test_two_named_origins_are_two() -> None:
    claim = settled(entry(1, "origin", "Bergwacht"), entry(2, "origin", "Nordstern"))
    assert (claim.n_independent, claim.status) == (2, "independently-corroborated")


def test_the_status_that_the_analyst_sets_keeps_the_rules_answer_in_its_reason() -> None:
    claim = settled(entry(1, "status", "disputed"), entry(2, "note", "ask the palace"))
    assert claim.status == "disputed"
    assert "by rule single-origin" in claim.status_reason
    assert claim.corrections == (1, 2)


def test_an_entry_that_is_taken_back_has_no_effect() -> None:
    claim = settled(entry(1, "status", "denied"), entry(2, "undo", None, undoes=1))
    assert claim.status == "single-origin"
    assert claim.corrections == ()

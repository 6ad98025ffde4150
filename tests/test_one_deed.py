"""Events kept apart that become one: by what they have in common, and never against what shows that they are two."""

from pathlib import Path

import pytest
from cases import Article, claim_with, told
from cases import readings_of as read_articles

from dragoman.linking.one_deed import LIKELY
from dragoman.linking.pipeline import link
from dragoman.types import Case, CaseEvent, Reading
from dragoman.workspace.cases import Request, Workspace

TALKS = ("a", "Sofia Post", "2021-10-10", "Latvia and Estonia held talks in Varna, a Bulgarian official said.")
VISIT = (
    "b",
    "Baltic Mail",
    "2021-10-11",
    "The Latvian foreign minister visited Varna on October 9 with his Estonian colleague, the daily wrote.",
)
DAY = ("c", "Oslo News", "2021-10-12", "The talks of Latvia and Estonia in Varna were held on October 9, a Norwegian envoy said.")
_NEVER = 2.0


def readings_of(*articles: Article) -> list[Reading]:
    return read_articles(*articles, language="en")


def case_of(*articles: Article, likely: float = LIKELY) -> Case:
    return link(readings_of(*articles), likely=likely)


def reported_by(event: CaseEvent) -> set[str]:
    return {mention.document for mention in event.mentions}


def of_two(case: Case) -> list[CaseEvent]:
    return [event for event in case.events if len(reported_by(event)) > 1]


def test_one_day_one_place_and_the_same_parties_make_one_deed_and_say_so() -> None:
    dated = (*TALKS[:3], "Latvia and Estonia held talks in Varna on October 9, a Bulgarian official said.")
    assert not of_two(case_of(dated, VISIT, likely=_NEVER))
    (event,) = of_two(case_of(dated, VISIT))
    assert reported_by(event) == {"a", "b"}
    (why,) = (reason for reason in event.reasons if reason.rule.startswith("likely one deed"))
    assert "one place" in why.rule and "one day" in why.rule
    assert why.score is not None and why.score >= LIKELY
    assert {why.left.document, why.right.document} == {"a", "b"}


def test_what_a_third_report_tells_makes_one_of_two() -> None:
    assert not of_two(case_of(TALKS, VISIT))
    case = case_of(TALKS, VISIT, DAY)
    (event,) = of_two(case)
    assert reported_by(event) == {"a", "b", "c"}
    claim = claim_with(case, "b", "visited Varna")
    assert claim.event == event.id
    assert [document for document, _ in told(claim)] == ["a", "b", "c"]
    assert any("one event" in reason.rule for reason in claim.reasons)
    ids = {found.id for found in (*case.events, *case.claims)}
    assert {found.event for found in case.claims if found.event} <= ids
    assert all(statement.claim in ids for statement in case.statements if statement.claim)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Latvian minister Lena Dahl visited Varna on October 9.", "Latvian envoy Anna Berg visited Varna on October 9."),
        ("Latvia and Estonia held talks in Varna on October 9.", "Latvian and Estonian ministers visited Vienna on October 9."),
        ("Latvia and Estonia held talks in Varna on October 9.", "Latvian and Estonian ministers visited Varna on October 3."),
        ("Latvia and Estonia held talks in Varna on October 9.", "Norway and Denmark met in Varna on October 9."),
        ("Latvia imposed sanctions on Estonia on October 9.", "Estonia imposed sanctions on Latvia on October 9."),
        ("Latvia and Estonia held talks in Varna.", "Latvian and Estonian ministers will visit Varna on October 20, 2021."),
        ("Latvia criticised Estonia in Varna on October 9.", "Latvia accused Estonia of theft in Varna on October 9."),
        ("Latvia and Estonia asked for talks in Varna.", "Latvia and Estonia met in Varna."),
        ("Latvia sent aid to a village.", "Latvia delivered aid in trucks."),
    ],
    ids=[
        "other people",
        "another place",
        "another day",
        "other pairs",
        "crossed",
        "still to come",
        "words",
        "only wished",
        "too little",
    ],
)
def test_what_shows_that_they_are_two_is_not_overruled(one: str, other: str) -> None:
    reports = readings_of((*TALKS[:3], one), (*VISIT[:3], other))
    likely = [r.rule for event in link(reports, likely=0.0).events for r in event.reasons if r.rule.startswith("likely")]
    assert not likely


@pytest.fixture
def varna(tmp_path: Path) -> Workspace:
    workspace = Workspace.open(f"sqlite:///{tmp_path}/store.db")
    workspace.repository.new_case("varna")
    for reading in readings_of(TALKS, VISIT, DAY):
        workspace.put("varna", reading, "rules")
    workspace.settle("varna")
    return workspace


def test_the_store_files_everything_under_the_event_that_is_left(varna: Workspace) -> None:
    with varna.repository.session("varna") as session:
        (event,) = (event for event in session.events() if len(reported_by(event)) > 1)
        members = {m.cluster for id in ("a", "b", "c") for m in session.view.members_of(id) if m.kind == "event"}
        assert members <= {found.id for found in session.events()}
        assert {claim.event for claim in session.claims() if claim.event} <= {found.id for found in session.events()}
        assert any(m.cluster == event.id for m in session.view.members_of("b"))
        claims = {claim.id for claim in session.claims()}
        assert {statement.claim for statement in session.statements() if statement.claim} <= claims


@pytest.mark.parametrize("document", ["a", "b", "c"])
def test_a_document_that_goes_takes_its_mentions_along(varna: Workspace, document: str) -> None:
    varna.remove("varna", document)
    with varna.repository.session("varna") as session:
        events = list(session.events())
        assert all(document not in reported_by(event) for event in events)
        assert {claim.event for claim in session.claims() if claim.event} <= {event.id for event in events}


def test_a_claim_whose_first_report_has_gone_follows_all_the_same(tmp_path: Path) -> None:
    again = ("b2", "Riga Daily", "2021-10-11", VISIT[3])
    with Workspace.open(f"sqlite:///{tmp_path}/other.db") as workspace:
        workspace.repository.new_case("varna")
        first, second, third, last = readings_of(TALKS, VISIT, again, DAY)
        for reading in (first, second, third):
            workspace.put("varna", reading, "rules")
        workspace.remove("varna", "b")
        workspace.put("varna", last, "rules")
        workspace.settle("varna")
        events = {event.id: reported_by(event) for event in workspace.events("varna")}
        assert {"a", "b2", "c"} in events.values()
        assert {claim.event for claim in workspace.claims("varna") if claim.event} <= set(events)


def test_what_the_analyst_splits_stays_apart_until_that_is_undone(varna: Workspace) -> None:
    (event,) = (event for event in varna.events("varna") if len(reported_by(event)) > 1)
    varna.correct("varna", Request("split", "ana", (event.id,), documents=("b",)))
    assert [{"a", "c"}] == [reported_by(found) for found in varna.events("varna") if len(reported_by(found)) > 1]
    varna.correct("varna", Request("undo", "ana", ("1",)))
    assert [{"a", "b", "c"}] == [reported_by(found) for found in varna.events("varna") if len(reported_by(found)) > 1]


def test_claims_that_the_analyst_keeps_apart_stay_two_though_their_events_are_one(varna: Workspace) -> None:
    with varna.repository.session("varna") as session:
        statements = {s.id: s.text for s in session.statements()}
    (claim,) = (claim for claim in varna.claims("varna") if len({i.document for i in claim.instances}) == 3)
    varna.correct("varna", Request("split", "ana", (claim.id,), documents=("b",)))
    apart = [{i.document for i in found.instances} for found in varna.claims("varna")]
    assert {"b"} in apart and {"a", "c"} in apart
    assert len(statements) >= 3

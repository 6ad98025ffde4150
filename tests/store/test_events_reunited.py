"""Events that have become one, in a store of either kind: members, claims and statements follow."""

from collections.abc import Iterator

import pytest
from varna import DAY, TALKS, VISIT, readings_of, reported_by

from dragoman.workspace.cases import Request, Workspace


@pytest.fixture
def varna(url: str) -> Iterator[Workspace]:
    with Workspace.open(url) as workspace:
        workspace.repository.new_case("varna")
        for reading in readings_of(TALKS, VISIT, DAY):
            workspace.put("varna", reading, "rules")
        workspace.settle("varna")
        yield workspace


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


def test_a_claim_whose_first_report_has_gone_follows_all_the_same(url: str) -> None:
    again = ("b2", "Riga Daily", "2021-10-11", VISIT[3])
    with Workspace.open(url) as workspace:
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

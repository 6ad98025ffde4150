"""Corrections taken back and made again: nothing stays behind, nothing is lost, however large the case is."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from browser.cases import fill

from dragoman.workspace import cases
from dragoman.workspace.cases import Workspace
from dragoman.workspace.corrections import Request

CASE = "strait"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        fill(workspace, CASE)
        yield workspace


def shape(workspace: Workspace) -> list[frozenset[object]]:
    """What belongs together: passages of claims and of events, documents of actors."""
    claims, events, actors = workspace.claims(CASE), workspace.events(CASE), workspace.actors(CASE)
    return [
        frozenset(frozenset((i.document, i.span) for i in claim.instances) for claim in claims),
        frozenset(frozenset((m.document, m.span) for m in event.mentions) for event in events),
        frozenset((actor.kind, actor.name, frozenset(actor.documents)) for actor in actors),
    ]


def in_order(workspace: Workspace) -> None:
    """Every member's cluster is there and knows of the document, and nothing is in two places."""
    with workspace.repository.session(CASE) as session:
        events, claims, actors = list(session.events()), list(session.claims()), list(session.actors())
        held = {("event", e.id): {m.document for m in e.mentions} for e in events}
        held |= {("claim", c.id): {i.document for i in c.instances} for c in claims}
        held |= {("actor", a.id): set(a.documents) for a in actors}
        for card in session.cards():
            for member in session.view.members_of(card.id):
                assert card.id in held[member.kind, member.cluster], member
    told = [(m.document, m.item) for event in events for m in event.mentions]
    assert len(told) == len(set(told))


def wished(workspace: Workspace, random: Random) -> Request:
    """A correction of what belongs together, by chance."""
    sort = random.choice(["claim", "event", "person"])
    claims, events = workspace.claims(CASE), workspace.events(CASE)
    people = [actor for actor in workspace.actors(CASE) if actor.kind == "person"]
    things = {"claim": claims, "event": events, "person": people}[sort]
    documents = {
        **{c.id: sorted({i.document for i in c.instances}) for c in claims},
        **{e.id: sorted({m.document for m in e.mentions}) for e in events},
        **{a.id: sorted(a.documents) for a in people},
    }
    several = [thing.id for thing in things if len(documents[thing.id]) > 1]
    if several and random.random() < 0.5:
        id = random.choice(several)
        apart = random.sample(documents[id], random.randint(1, len(documents[id]) - 1))
        return Request("split", "ana", (id,), documents=tuple(apart))
    action = random.choice(["same-claim", "not-same-claim"]) if sort == "claim" else "merge"
    return Request(action, "ana", tuple(thing.id for thing in random.sample(things, 2)))


@pytest.mark.parametrize("seed", [0, 5])
def test_what_is_taken_back_leaves_nothing_and_what_is_made_again_is_the_same(workspace: Workspace, seed: int) -> None:
    random, at_first = Random(seed), shape(workspace)
    made: list[int] = []
    for _ in range(3):
        before = shape(workspace)
        entry = workspace.correct(CASE, wished(workspace, random))
        after = shape(workspace)
        in_order(workspace)
        undone = workspace.correct(CASE, Request("undo", "ana", (str(entry.id),)))
        assert shape(workspace) == before
        made.append(workspace.correct(CASE, Request("undo", "ana", (str(undone.id),))).id)
        assert shape(workspace) == after
    for entry_id in random.sample(made, len(made)):
        workspace.correct(CASE, Request("undo", "ana", (str(entry_id),)))
    in_order(workspace)
    assert shape(workspace) == at_first


@pytest.mark.parametrize("seed", [9])
def test_in_a_large_case_everything_stays_in_its_place(workspace: Workspace, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """An event keeps the name of its first mention when that one moves: another of that name must not take its place."""
    monkeypatch.setattr(cases, "_WHOLE", 0)
    random = Random(seed)
    for _ in range(3):
        entry = workspace.correct(CASE, wished(workspace, random))
        in_order(workspace)
        undone = workspace.correct(CASE, Request("undo", "ana", (str(entry.id),)))
        in_order(workspace)
        workspace.correct(CASE, Request("undo", "ana", (str(undone.id),)))
        in_order(workspace)


def test_a_merge_made_again_in_a_large_case_holds(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "_WHOLE", 0)
    one, other = [actor for actor in workspace.actors(CASE) if actor.name in ("Nadia Vest", "Ilya Koren")]
    merged = workspace.correct(CASE, Request("merge", "ana", (one.id, other.id)))
    undone = workspace.correct(CASE, Request("undo", "ana", (str(merged.id),)))
    assert {"Nadia Vest", "Ilya Koren"} <= {actor.name for actor in workspace.actors(CASE)}
    workspace.correct(CASE, Request("undo", "ana", (str(undone.id),)))
    bearing = [actor for actor in workspace.actors(CASE) if merged.id in actor.corrections]
    assert {"Nadia Vest", "Ilya Koren"} <= {bearing[0].name, *bearing[0].aliases}


def test_a_note_on_an_actor_has_no_claim_settled(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The main actor stands in every document; a note on them is no reason to judge every claim of the case anew."""
    settled: list[str] = []
    real = cases.settle
    monkeypatch.setattr(cases, "settle", lambda claims, view: settled.extend(c.id for c in claims) or real(claims, view))
    actor = workspace.actors(CASE)[0]
    entry = workspace.correct(CASE, Request("note", "ana", (actor.id,), "ask again"))
    workspace.correct(CASE, Request("undo", "ana", (str(entry.id),)))
    assert not settled
    claim = workspace.claims(CASE)[0]
    workspace.correct(CASE, Request("status", "ana", (claim.id,), "denied"))
    assert claim.id in settled
    assert workspace.claims(CASE)[0].status == "denied"


def test_what_is_decided_is_settled_with_the_decision(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two transactions every page would wait for the second, and whoever writes would keep it from them."""

    def later(*_: object) -> None:
        raise AssertionError("it is settled in another transaction")

    monkeypatch.setattr(Workspace, "settle", later)
    claim = next(claim for claim in workspace.claims(CASE) if len({i.document for i in claim.instances}) > 1)
    first = claim.instances[0].document
    entry = workspace.correct(CASE, Request("split", "ana", (claim.id,), documents=(first,)))
    workspace.correct(CASE, Request("undo", "ana", (str(entry.id),)))
    with workspace.repository.session(CASE) as session:
        reading = session.reading(first)
    workspace.remove(CASE, first)
    workspace.put(CASE, reading, "rules", settled=True)
    with workspace.repository.session(CASE) as session:
        assert session.is_settled()

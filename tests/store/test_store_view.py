"""The store answers linking as a case in memory does."""

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

import pytest
from dispatches import dispatch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.linking.memory import MemoryView
from dragoman.store import Repository
from dragoman.store.kept import PER_KEY
from dragoman.types import (
    CaseActor,
    CaseEvent,
    CaseView,
    Claim,
    Delta,
    DocumentCard,
    EventMention,
    Instance,
    Key,
    Member,
    Statement,
)

WORDS = ("aran", "belt", "cove", "ärn", "دار", "会")
fresh = count()


def delta(random: Random, document: str | None, ids: Sequence[str]) -> Delta:
    """A delta of which nothing makes sense but its shape."""

    def some(values: Sequence[str], most: int = 3) -> tuple[str, ...]:
        return tuple(random.choice(values) for _ in range(random.randint(0, most)))

    actors = [CaseActor(id=id, name=id, kind="person", documents=some(ids, 4)) for id in set(some(WORDS))]
    events = [
        CaseEvent(
            id=id,
            kind="meeting",
            status="occurred",
            mentions=tuple(EventMention(document=one, span=(0, 1), status="planned") for one in (random.choice(ids), *some(ids))),
        )
        for id in set(some(WORDS))
    ]
    claims = [
        Claim(id=id, summary=id, instances=tuple(Instance(document=one, span=(0, 1)) for one in (random.choice(ids), *some(ids))))
        for id in set(some(WORDS))
    ]
    named = [("actor", one.id) for one in actors] + [("event", one.id) for one in events] + [("claim", one.id) for one in claims]
    keys = [Key(kind=kind, value=value, id=id) for kind, id in named for value in some(WORDS)]
    members = [
        Member(kind=kind, document=document, item=f"i{random.randint(0, 4)}", cluster=id) for kind, id in named if document
    ]
    statements = [
        Statement(id=f"s{n}", document=document, span=(n, n + 1), text=id) for n, id in enumerate(some(WORDS)) if document
    ]
    gone = tuple(
        (kind, id) for kind, id in (("actor", "cove"), ("claim", "belt")) if random.random() < 0.2 and (kind, id) not in named
    )
    return Delta(
        document=DocumentCard(id=document, outlet=random.choice(["Äther Post", "äther post", "b"])) if document else None,
        actors=tuple(actors),
        events=tuple(events),
        claims=tuple(claims),
        keys=tuple(keys),
        members=tuple(members),
        statements=tuple(statements),
        copy_bands=some(WORDS) if document else (),
        gone=gone,
        dirty=some(WORDS),
    )


def answers(view: CaseView, ids: Sequence[str]) -> Iterator[object]:
    """Everything that can be asked."""
    backwards = tuple(reversed(WORDS))
    for asked in (WORDS, backwards, ("nothing",), (), ("aran", "aran", "دار")):
        yield tuple(view.actors(asked))
        yield tuple(view.events(asked))
        yield tuple(view.claims(asked))
        yield tuple(view.actors_by_id(asked))
        yield tuple(view.events_by_id(asked))
        yield tuple(view.claims_by_id(asked))
        for most in (1, 2, 9):
            yield tuple(view.events(asked, most))
            yield tuple(view.claims(asked, most))
        yield tuple(view.copies(asked))
        yield [tuple(view.keys_of("actor", id)) for id in asked]
        yield [tuple(view.keys_of("claim", id)) for id in asked]
    yield tuple(view.cards((*reversed(ids), "nothing")))
    yield tuple(view.cast_of((*ids, ids[0], "nothing")))
    yield tuple(view.deeds_of((*ids, ids[0], "nothing")))
    yield tuple(view.sentences({ids[2]: ("s1", "s0", "nothing"), "nothing": ("s0",), ids[0]: ("s2",)}))
    yield tuple(view.pages_of("ÄTHER POST"))
    yield tuple(view.pages_of("äther post", 1))
    for id in ids:
        yield tuple(view.statements_of(id))
        yield tuple(view.members_of(id))
    yield tuple(view.corrections())


def compare(store: Repository, seed: int, steps: int) -> None:
    random = Random(seed)
    ids = [f"d{n}" for n in range(6)]
    memory = MemoryView()
    name = f"case {next(fresh)}"
    store.new_case(name)
    held: list[str] = []
    for _ in range(steps):
        with store.transaction(name) as session:
            free = [id for id in ids if id not in held]
            if free and random.random() < 0.6:
                id = random.choice(free)
                held.append(id)
                change = delta(random, id, ids)
                session.put(dispatch(id), change)
                memory.apply(change)
            elif held and random.random() < 0.5:
                id = held.pop(random.randrange(len(held)))
                change = Delta(removed=id, gone=delta(random, None, ids).gone)
                session.remove(id, change)
                memory.apply(change)
            else:
                change = delta(random, None, ids)
                session.apply(change)
                memory.apply(change)
            if random.random() < 0.3:
                settled = session.dirty_claims()[:1]
                session.replace_claims(settled)
                memory.replace_claims(settled)
            assert list(answers(session.view, ids)) == list(answers(memory, ids))
            assert session.dirty_claims() == memory.dirty_claims()
            told, expected = session.load_case(statements=True), memory.case(name)
            for field in told.__struct_fields__:
                assert getattr(told, field) == getattr(expected, field), field


@pytest.mark.parametrize("seed", range(4))
def test_the_same_answers_as_memory(store: Repository, seed: int) -> None:
    compare(store, seed, 8)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(10, 10**6))
def test_the_same_answers_as_memory_whatever_happens(store: Repository, seed: int) -> None:
    compare(store, seed, 5)


def test_a_key_answers_with_the_weightiest(store: Repository) -> None:
    actors = [
        CaseActor(id=f"a{n:03}", name="x", kind="person", documents=tuple(f"d{i}" for i in range(n % 7)))
        for n in range(3 * PER_KEY)
    ]
    keys = [Key(kind="actor", value="hot", id=actor.id) for actor in actors]
    memory = MemoryView()
    change = Delta(actors=tuple(actors), keys=tuple(keys))
    memory.apply(change)
    with store.transaction("strait") as session:
        session.apply(change)
        found = session.view.actors(["hot"])
        assert len(found) == PER_KEY
        assert found == memory.actors(["hot"])
        assert session.view.actors(["hot", *(f"cold {n}" for n in range(300))]) == found


def test_of_a_thousand_copies_the_earliest_answer(store: Repository) -> None:
    with store.transaction("strait") as session:
        for n in range(60):
            id = f"d{n:02}"
            session.put(dispatch(id), Delta(document=DocumentCard(id=id, outlet=id), copy_bands=("1:x", "2:x")))
        assert [card.id for card in session.view.copies(["1:x", "2:x"])] == [f"d{n:02}" for n in range(50)]

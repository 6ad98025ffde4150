"""Who writes finds the case as it is, whatever the last transaction has left in memory."""

from random import Random

import msgspec
import pytest
from dispatches import add, dispatch, remove

from dragoman.linking.memory import MemoryView
from dragoman.store import Repository
from dragoman.store.clusters import CHUNK
from dragoman.store.kept import PER_KEY, Kept, Memory
from dragoman.types import CaseActor, Delta, Key


def named(name: str, *documents: str) -> Delta:
    return Delta(actors=(CaseActor(id="a", name=name, kind="person", documents=documents),))


def change(store: Repository, delta: Delta) -> None:
    with store.transaction("strait") as session:
        session.apply(delta)


def name_in(store: Repository) -> list[str]:
    with store.transaction("strait") as session:
        return [actor.name for actor in session.view.actors_by_id(["a"])]


def test_what_another_process_has_written_is_seen(store: Repository, url: str) -> None:
    change(store, named("Orla"))
    assert name_in(store) == ["Orla"]
    with Repository.open(url) as other:
        change(other, named("Orla Venn"))
        assert name_in(store) == ["Orla Venn"]
        change(store, named("Orla Venn-Dahl"))
        assert name_in(other) == ["Orla Venn-Dahl"]
        change(other, Delta(gone=(("actor", "a"),)))
        assert name_in(store) == []


def test_what_was_not_kept_in_the_store_is_not_kept_in_memory(store: Repository) -> None:
    change(store, named("Orla"))
    with pytest.raises(ZeroDivisionError), store.transaction("strait") as session:
        session.apply(named("Karo"))
        assert [actor.name for actor in session.view.actors_by_id(["a"])] == ["Karo"]
        raise ZeroDivisionError
    assert name_in(store) == ["Orla"]


def test_a_case_made_anew_knows_nothing_of_the_old_one(store: Repository) -> None:
    change(store, named("Orla"))
    assert name_in(store) == ["Orla"]
    store.drop_case("strait")
    store.new_case("strait")
    assert name_in(store) == []


def test_a_writer_that_comes_late_leaves_nothing_old() -> None:
    kept = Kept()
    actor = named("Orla").actors[0]
    kept.leave(1, "1.2", Memory(clusters={("actor", "a"): actor}))
    kept.leave(1, "1.1", Memory(clusters={("actor", "a"): named("Karo").actors[0]}))
    assert kept.take(1, "1.2") == Memory()
    kept.leave(1, "1.3", Memory(clusters={("actor", "a"): actor}))
    assert kept.take(1, "1.3").clusters == {("actor", "a"): actor}
    assert kept.take(1, "1.3") == Memory()


def assert_known_as_held(store: Repository, url: str) -> None:
    """Everything that the last transaction has left in memory is as another process reads it."""
    with store.transaction("strait") as session, Repository.open(url) as other, other.session("strait") as fresh:
        known, view = session.view.memory, fresh.view
        asked = {"actor": view.actors_by_id, "event": view.events_by_id, "claim": view.claims_by_id}
        assert known.clusters
        for (kind, id), cluster in known.clusters.items():
            assert asked[kind]([id]) == (cluster,)
        for (kind, id), keys in known.keys.items():
            assert view.keys_of(kind, id) == keys
        under = {"actor": view.actors, "event": view.events, "claim": view.claims}
        for (kind, key), answer in known.answers.items():
            assert [cluster.id for cluster in under[kind]([key])] == [id for _, id in answer]
        for id, card in known.cards.items():
            assert view.cards([id]) == (card,)
        for outlet, found in known.pages.items():
            assert all(view.pages_of(outlet, limit) == cards for limit, cards in found.items())
        for id, members in known.members.items():
            assert view.members_of(id) == members
        for id, statements in known.statements.items():
            assert view.statements_of(id) == statements


def look_at_pages(store: Repository) -> None:
    with store.transaction("strait") as session:
        for number in range(3):
            session.view.pages_of(f"paper {number}", 1)
            session.view.pages_of(f"paper {number}", 30)


def test_what_is_kept_is_what_the_store_holds(store: Repository, url: str) -> None:
    for number in range(CHUNK + 3):
        add(store, dispatch(f"d{number}", publisher=f"Paper {number % 3}"))
        look_at_pages(store)
    assert_known_as_held(store, url)
    remove(store, "d1", "d2", "d3", "d4")
    look_at_pages(store)
    assert_known_as_held(store, url)
    add(store, dispatch("d2"), dispatch("e1", publisher="Paper 2"), copy_of="d5")
    look_at_pages(store)
    assert_known_as_held(store, url)
    remove(store, "d5", "d2")
    assert_known_as_held(store, url)
    with store.transaction("strait") as session:
        (moved,) = {m for m in session.view.members_of("e1") if m.item == "s0" and m.kind == "claim"}
        (actor,) = session.view.actors_by_id(["a:Karo Blen"])
        assert session.view.keys_of("actor", actor.id) == ("f:Karo Blen",)
        to = msgspec.structs.replace(moved, cluster="c:No letter was sent to the premier.")
        session.apply(Delta(actors=(actor,), keys=(Key(kind="actor", value="f:K. Blen", id=actor.id),), members=(to,)))
    assert_known_as_held(store, url)


@pytest.mark.parametrize("asked", [True, False])
def test_a_list_that_shrinks_leaves_nothing_behind(store: Repository, url: str, asked: bool) -> None:
    documents = [f"d{number}" for number in range(3 * CHUNK)]
    change(store, named("Orla", *documents))
    for left in (2 * CHUNK, CHUNK + 1, CHUNK - 1, 2 * CHUNK + 1):
        with Repository.open(url) as other, other.transaction("strait") as session:
            if asked:
                assert session.view.actors_by_id(["a"])
            session.apply(named("Orla", *documents[-left:]))
        with store.session("strait") as session:
            assert session.view.actors_by_id(["a"]) == named("Orla", *documents[-left:]).actors


def test_keys_answer_alike_whatever_has_come_and_gone(store: Repository) -> None:
    random, other = Random(4), MemoryView()
    asked = ("k:all", "k:half", "k:few")
    with store.transaction("strait") as session:
        for step in range(8 * PER_KEY):
            id = f"a{random.randrange(2 * PER_KEY):03}"
            if step > 4 * PER_KEY and random.random() < 0.3:
                delta = Delta(gone=(("actor", id),))
            else:
                documents = tuple(f"d{n}" for n in range(random.randrange(1, 9)))
                keys = [key for key, share in zip(asked, (1.0, 0.7, 0.2), strict=True) if random.random() < share]
                actor = CaseActor(id=id, name=id, kind="person", documents=documents)
                delta = Delta(actors=(actor,), keys=tuple(Key(kind="actor", value=key, id=id) for key in keys))
            session.apply(delta)
            other.apply(delta)
            for key in asked:
                assert session.view.actors([key]) == other.actors([key])

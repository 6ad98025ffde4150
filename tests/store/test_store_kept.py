"""Who writes finds the case as it is, whatever the last transaction has left in memory."""

import pytest

from dragoman.store import Repository
from dragoman.store.kept import Kept
from dragoman.types import CaseActor, Delta


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
    kept.leave(1, "1.2", {("actor", "a"): actor})
    kept.leave(1, "1.1", {("actor", "a"): named("Karo").actors[0]})
    assert kept.take(1, "1.2") == {}
    kept.leave(1, "1.3", {("actor", "a"): actor})
    assert kept.take(1, "1.3") == {("actor", "a"): actor}
    assert kept.take(1, "1.3") == {}

"""Actors put together and apart in a case of eleven reports: what the analyst said holds, and no more than that."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.cases import fill

from dragoman.types import CaseActor
from dragoman.workspace.cases import Workspace
from dragoman.workspace.corrections import Request

CASE = "strait"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(f"sqlite:///{tmp_path}/store.db") as workspace:
        fill(workspace, CASE)
        yield workspace


def named(workspace: Workspace, name: str, kind: str = "person") -> list[CaseActor]:
    return [actor for actor in workspace.actors(CASE) if actor.name == name and actor.kind == kind]


def documents(actors: list[CaseActor]) -> list[list[str]]:
    return sorted(sorted(actor.documents) for actor in actors)


def test_two_actors_of_one_document_are_merged_and_nobody_else(workspace: Workspace) -> None:
    """ "Norland Finance Minister Nadia Vest" holds the name of a state, which is not what the correction is about."""
    (vest,), (koren,) = named(workspace, "Nadia Vest"), named(workspace, "Ilya Koren")
    assert set(vest.documents) < set(koren.documents)
    entry = workspace.correct(CASE, Request("merge", "ana", (vest.id, koren.id)))
    bearing = [actor for actor in workspace.actors(CASE) if entry.id in actor.corrections]
    assert len(bearing) == 1
    assert set(bearing[0].documents) == set(koren.documents)
    assert {"Ilya Koren", "Nadia Vest"} <= {bearing[0].name, *bearing[0].aliases}
    workspace.correct(CASE, Request("undo", "ana", (str(entry.id),)))
    assert documents(named(workspace, "Nadia Vest")) == [sorted(vest.documents)]
    assert documents(named(workspace, "Ilya Koren")) == [sorted(koren.documents)]


@pytest.mark.parametrize(
    "moved", [{"gazette-0519"}, {"gazette-0519", "courier-0525"}, {"tribune-0508", "tribune-0524", "courier-0525"}]
)
def test_a_split_makes_two_actors_of_one(workspace: Workspace, moved: set[str]) -> None:
    """Once there are two of one name, the name alone leads to neither: the reports of each have to be led to each other."""
    (berg,) = named(workspace, "Tomas Berg")
    whole = set(berg.documents)
    entry = workspace.correct(CASE, Request("split", "ana", (berg.id,), None, tuple(sorted(moved))))
    bergs = [actor for actor in workspace.actors(CASE) if {"Tomas Berg", "Berg"} & {actor.name, *actor.aliases}]
    assert documents(bergs) == sorted((sorted(moved), sorted(whole - moved)))
    list(workspace.reread(CASE, "rules"))
    workspace.correct(CASE, Request("undo", "ana", (str(entry.id),)))
    assert documents(named(workspace, "Tomas Berg")) == [sorted(whole)]

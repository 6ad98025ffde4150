"""What a document has made of a name goes with it, and comes with it, in a store of either kind."""

import pytest
from cases import Article, readings_of

from dragoman.workspace.cases import Workspace

REPORTS: tuple[Article, ...] = (
    ("r1", "Sea Watch", "2024-03-12", "President Rahim Tayyeb of Norway wrote a letter to Ola Lindar on May 2."),
    ("r2", "The Northern Mail", "2024-03-13", "Energy Minister Rahim Tayeb met Ola Lindar in Lima on Monday."),
    ("r3", "City Lights", "2024-03-14", "President Rahim Tayeb of Norway left Lima on Tuesday."),
)


def names(workspace: Workspace) -> tuple[set[str], set[str]]:
    """The name of the one who is spelt in two ways, and that by which events have him."""
    told = {name for event in workspace.events("lima") for name in event.participants if "Rahim" in name}
    return {actor.name for actor in workspace.actors("lima") if "Rahim" in actor.name}, told


@pytest.mark.parametrize("order", ["r1 r2 r3", "r3 r2 r1", "r2 r1 r3"])
def test_a_name_in_a_store_hangs_on_what_it_holds(url: str, order: str) -> None:
    readings = {reading.document.id: reading for reading in readings_of(*REPORTS, language="en")}
    with Workspace.open(url) as workspace:
        workspace.repository.new_case("lima")
        for id in order.split():
            workspace.put("lima", readings[id], "rules", settled=True)
        assert names(workspace) == ({"Rahim Tayeb"}, {"Rahim Tayeb"})
        workspace.remove("lima", "r3")
        assert names(workspace) == ({"Rahim Tayyeb"}, {"Rahim Tayyeb"})
        workspace.remove("lima", "r1")
        assert names(workspace) == ({"Rahim Tayeb"}, {"Rahim Tayeb"})
        for id in ("r3", "r1"):
            workspace.put("lima", readings[id], "rules", settled=True)
        assert names(workspace) == ({"Rahim Tayeb"}, {"Rahim Tayeb"})

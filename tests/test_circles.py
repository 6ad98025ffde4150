"""Strongly connected components, held to their definition."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.circles import components

NODES = "abcdef"
GRAPHS = st.fixed_dictionaries({node: st.lists(st.sampled_from(NODES), max_size=3, unique=True) for node in NODES})


def reach(start: str, edges: dict[str, list[str]]) -> set[str]:
    seen, work = {start}, [start]
    while work:
        for after in edges[work.pop()]:
            if after not in seen:
                seen.add(after)
                work.append(after)
    return seen


@given(GRAPHS)
def test_two_nodes_share_a_component_when_each_reaches_the_other(edges: dict[str, list[str]]) -> None:
    found = components(edges)
    assert sorted(node for group in found for node in group) == sorted(NODES)
    home = {node: group for group in found for node in group}
    for left in NODES:
        for right in NODES:
            mutual = right in reach(left, edges) and left in reach(right, edges)
            assert (home[left] == home[right]) == mutual


@given(GRAPHS)
def test_where_a_component_leads_stands_before_it(edges: dict[str, list[str]]) -> None:
    place = {node: at for at, group in enumerate(components(edges)) for node in group}
    assert all(place[after] <= place[node] for node in NODES for after in edges[node])

"""Circular credit: A cites B, and B cites A. Strongly connected components of a directed graph (Tarjan 1972)."""

from collections.abc import Mapping, Sequence


def components(edges: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The strongly connected components, each before those that lead to it; members in the order of `edges`.

    Every node must be a key.

    >>> components({"a": ["b"], "b": ["a", "c"], "c": []})
    (('c',), ('a', 'b'))
    """
    order = {node: at for at, node in enumerate(edges)}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    held: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        held.add(root)
        while work:
            node, following = work[-1]
            for after in following:
                if after not in index:
                    index[after] = low[after] = len(index)
                    stack.append(after)
                    held.add(after)
                    work.append((after, iter(edges[after])))
                    break
                if after in held:
                    low[node] = min(low[node], index[after])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    found.append(tuple(sorted(stack[at:], key=order.__getitem__)))
                    held.difference_update(stack[at:])
                    del stack[at:]
    return tuple(found)

"""Shortest circles in large directed graphs.

May import: nothing of the package; networkx.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

import networkx as nx
from attrs import frozen

__all__ = ["Circle", "circles"]

Node = TypeVar("Node", bound=Hashable)

_TRIED = 20  # edges of one component from which the shortest circle is sought, so that the cost stays linear


@frozen
class Circle(Generic[Node]):
    """A way that comes back to where it began.

    Attributes:
        nodes: in order; the first is not repeated at the end.
        others: how many more of the edges asked for are caught in the same strongly connected component.
    """

    nodes: tuple[Node, ...]
    others: int

    @property
    def edges(self) -> tuple[tuple[Node, Node], ...]:
        """From each node to the next, the last of them back to the first."""
        return tuple(zip(self.nodes, (*self.nodes[1:], self.nodes[0]), strict=True))


def circles(edges: Iterable[tuple[Node, Node]], through: Iterable[tuple[Node, Node]]) -> Iterator[Circle[Node]]:
    """For each strongly connected component that holds some of the edges ``through``: a shortest circle through one.

    A circle is shortest among those through the first twenty such edges of its component.
    """
    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_edges_from(edges)
    component: dict[Node, int] = {}
    for number, nodes in enumerate(nx.strongly_connected_components(graph)):
        component.update(dict.fromkeys(nodes, number))
    caught: dict[int, list[tuple[Node, Node]]] = {}
    for edge in dict.fromkeys(through):
        if component[edge[0]] == component[edge[1]]:
            caught.setdefault(component[edge[0]], []).append(edge)
    for inside in caught.values():
        best: tuple[Node, ...] | None = None
        for start, onward in inside[:_TRIED]:
            way = _way(graph.adj, component, onward, start, limit=None if best is None else len(best) - 1)
            best = way or best
            if best is not None and len(best) == 1:
                break
        if best is not None:
            circle = Circle(_from_least(best), 0)
            on_it = set(circle.edges)
            yield Circle(circle.nodes, sum(edge not in on_it for edge in inside))


def _way(
    adjacent: Mapping[Node, Mapping[Node, object]],
    component: Mapping[Node, int],
    start: Node,
    goal: Node,
    limit: int | None,
) -> tuple[Node, ...] | None:
    """A shortest way from start to goal inside their component, of at most ``limit`` nodes."""
    came_from: dict[Node, Node | None] = {start: None}
    waiting = deque([(start, 1)])
    while waiting:
        node, length = waiting.popleft()
        if limit is not None and length > limit:
            return None
        if node == goal:
            way: list[Node] = []
            step: Node | None = node
            while step is not None:
                way.append(step)
                step = came_from[step]
            return tuple(reversed(way))
        for following in adjacent[node]:
            if following not in came_from and component[following] == component[goal]:
                came_from[following] = node
                waiting.append((following, length + 1))
    return None


def _from_least(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The same circle from its least node on, so that it reads the same wherever the search began."""
    start = min(range(len(nodes)), key=lambda position: str(nodes[position]))
    return (*nodes[start:], *nodes[:start])

"""Who is cited for every statement of a graph, found for all of them at once.

What a chain can come to is the same for whatever leads there, so it is found once for each node, from the ends on, and
once for all nodes of a circle. Sets of sources are the bits of whole numbers: joining two is one operation.

May import: model and what the model imports, graph_chains, graph_network; networkx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import networkx as nx

from provenance.graph_chains import Node
from provenance.graph_network import Network
from provenance.model import Source

__all__ = ["Cited", "cited"]


class Cited(NamedTuple):
    """Who is cited for a statement: as ``Graph.origins`` and ``Graph.relays`` say, in no particular order."""

    node: Node
    origins: tuple[Source, ...]
    relays: tuple[Source, ...]


def cited(network: Network) -> Iterator[Cited]:
    """Who is cited for each statement, in no particular order. Sources of one id and different kinds are all there."""
    sources = _Sources(source for link in network.links.values() for source in link.sources)
    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_nodes_from(network.onward)
    graph.add_edges_from((node, further) for node, onward in network.onward.items() for further in onward)
    origins: dict[Node, int] = {}
    relays: dict[Node, int] = {}  # whom a chain can pass when it goes on from a node
    for group in nx.strongly_connected_components(graph):  # each after those it leads to
        beyond = {further for node in group for further in network.onward[node]}
        outside = beyond - group
        ends = passed = 0
        for further in outside:
            ends |= origins[further]
            passed |= relays[further]
            if network.onward[further]:
                passed |= sources.bits(network.links[further].sources)
        if not beyond:
            (node,) = group
            ends = sources.bits(network.links[node].sources)
        inside = Counter(source.id for node in group for source in network.links[node].sources)
        around = 0
        for node in group if len(group) > 1 else ():
            around |= sources.bits(network.links[node].sources)
        for node in group:
            origins[node] = ends
            relays[node] = passed | around
            if not node.path:
                (outlet,) = network.links[node].sources
                alone = around and inside[outlet.id] == 1
                rest = passed | (around & ~sources.bits((outlet,)) if alone else around)
                yield Cited(node, sources.of(ends), sources.of(rest))


class _Sources:
    """Sources as bits; one bit for each id and kind, the first that has them for all."""

    def __init__(self, sources: Iterable[Source]) -> None:
        known: dict[tuple[str, object], Source] = {}
        for source in sources:
            known.setdefault((source.id, source.kind), source)
        self._known = tuple(known.values())
        self._bits = {key: 1 << number for number, key in enumerate(known)}
        self.of = lru_cache(1000)(self._of)

    def bits(self, sources: Iterable[Source]) -> int:
        found = 0
        for source in sources:
            found |= self._bits[source.id, source.kind]
        return found

    def _of(self, bits: int) -> tuple[Source, ...]:
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self._known[lowest.bit_length() - 1])
            bits ^= lowest
        return tuple(found)

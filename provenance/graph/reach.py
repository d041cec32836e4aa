"""Who is cited for every statement of a graph, found for all of them at once.

What a chain can come to is the same for whatever leads there, so it is found once for each node, from the ends on, and
once for all nodes of a circle. Sets of sources are the bits of whole numbers: joining two is one operation.

May import: model and what the model imports, graph.chains, graph.groups, graph.network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from provenance.graph.chains import Node
from provenance.graph.groups import groups
from provenance.graph.network import Network
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
    nodes = list(network.links)
    speakers = [sources.bits(link.sources) for link in network.links.values()]
    onward = [[network.rank[further] for further in network.onward[node]] for node in nodes]
    origins = [0] * len(nodes)
    relays = [0] * len(nodes)  # whom a chain can pass after a node
    for group in groups(onward):
        inside = set(group)
        ends = passed = 0
        for further in {further for node in group for further in onward[node]} - inside:
            ends |= origins[further]
            passed |= relays[further] | (speakers[further] if onward[further] else 0)
        if not onward[group[0]]:
            ends = speakers[group[0]]
        around: Counter[int] = Counter()  # by the bit of a source, in how many nodes of a circle it speaks
        for node in group if len(group) > 1 else ():
            around.update({sources.bits((source,)) for source in network.links[nodes[node]].sources})
        everybody = passed | sum(around)  # each bit once, so that adding is joining
        for node in group:
            origins[node], relays[node] = ends, everybody
            if not nodes[node].path:
                only_here = speakers[node] if around[speakers[node]] == 1 else 0
                yield Cited(nodes[node], sources.of(ends), sources.of(passed | (everybody & ~only_here)))


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

"""Who is cited for every statement of a graph, found for all of them at once, and how often each source is.

What a chain can come to is the same for whatever leads there, so it is found once for each node, from the ends on, and
once for all nodes of a circle. Sets of sources are the bits of whole numbers: joining two is one operation.

May import: model and what the model imports, graph.chains, graph.groups, graph.network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from provenance.graph.chains import Node
from provenance.graph.groups import groups
from provenance.graph.network import Network
from provenance.model import Source
from provenance.terms import SourceKind

__all__ = ["Cited", "Tally", "cited", "counted"]


class Cited(NamedTuple):
    """Who is cited for a statement: as ``Graph.origins`` and ``Graph.relays`` say, in no particular order."""

    node: Node
    origins: tuple[Source, ...]
    relays: tuple[Source, ...]


@frozen
class Tally:
    """How many of some statements have each source as an origin, as a relay, and as either.

    Attributes:
        sources: by id, the first that has it.
        as_origin, as_relay, cited: by the id of a source.
        statements: how many statements have these kinds among their origins: ``anonymous``, ``unattributed``; and
            ``nameless``, how many have no others.
    """

    sources: dict[str, Source]
    as_origin: dict[str, int]
    as_relay: dict[str, int]
    cited: dict[str, int]
    statements: Counter[str]


def cited(network: Network) -> Iterator[Cited]:
    """Who is cited for each statement, in no particular order. Sources of one id and different kinds are all there."""
    sources = _Sources(source for link in network.links.values() for source in link.sources)
    for node, origins, relays in _reached(network, sources):
        yield Cited(node, sources.of(origins), sources.of(relays))


def counted(network: Network, wanted: Callable[[Node], bool]) -> Tally:
    """How often each source is cited for the statements that are wanted. A source counts once for a statement.

    The work grows with the statements and the sources that each can have, but not source by source: it is done on the
    bits of whole numbers.
    """
    sources = _Sources(source for link in network.links.values() for source in link.sources)
    as_origin, as_relay, either = _Columns(), _Columns(), _Columns()
    anonymous, unattributed = map(sources.of_kind, (SourceKind.ANONYMOUS, SourceKind.UNATTRIBUTED))
    statements: Counter[str] = Counter()
    for node, origins, relays in _reached(network, sources):
        if wanted(node):
            statements["anonymous"] += bool(origins & anonymous)
            statements["unattributed"] += bool(origins & unattributed)
            statements["nameless"] += not origins & ~(anonymous | unattributed)
            ends, between = sources.by_id(origins), sources.by_id(relays)
            as_origin.add(ends)
            as_relay.add(between)
            either.add(ends | between)
    found = sources.counts(either)
    known = {source.id: source for source in sources.of_ids(found)}
    return Tally(known, sources.counts(as_origin), sources.counts(as_relay), found, statements)


def _reached(network: Network, sources: _Sources) -> Iterator[tuple[Node, int, int]]:
    """Each statement with its origins and its relays as bits. What nothing leads to any more is let go."""
    nodes = list(network.links)
    speakers = [sources.bits(link.sources) for link in network.links.values()]
    onward = [[network.rank[further] for further in network.onward[node]] for node in nodes]
    waiting = Counter(further for beyond in onward for further in set(beyond))
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
                yield nodes[node], ends, passed | (everybody & ~only_here)
        for node in group:
            for further in set(onward[node]):
                waiting[further] -= 1
                if not waiting[further] and further not in inside:
                    origins[further] = relays[further] = 0


class _Columns:
    """For each bit, in how many of the added numbers it is set: the sums in binary, a whole number a digit."""

    def __init__(self) -> None:
        self._digits: list[int] = []

    def add(self, bits: int) -> None:
        """Add one number: a half adder a digit, until nothing is carried."""
        for place, digit in enumerate(self._digits):
            if not bits:
                return
            self._digits[place], bits = digit ^ bits, digit & bits
        if bits:
            self._digits.append(bits)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Each bit that was set in any, by its position, with its sum."""
        sums: Counter[int] = Counter()
        for place, digit in enumerate(self._digits):
            for position in _positions(digit):
                sums[position] += 1 << place
        yield from sums.items()


def _positions(bits: int) -> Iterator[int]:
    """The positions of the bits that are set, counted from 0."""
    written = bin(bits)[:1:-1]
    at = written.find("1")
    while at >= 0:
        yield at
        at = written.find("1", at + 1)


class _Sources:
    """Sources as bits; one bit for each id and kind, the first that has them for all."""

    def __init__(self, sources: Iterable[Source]) -> None:
        known: dict[tuple[str, object], Source] = {}
        for source in sources:
            known.setdefault((source.id, source.kind), source)
        self._known = tuple(known.values())
        self._bits = {key: 1 << number for number, key in enumerate(known)}
        first: dict[str, int] = {}
        for (id_, _), bit in self._bits.items():
            first.setdefault(id_, bit)
        # Kinds on which articles do not agree are few: (bit, the bit of the first source with its id).
        self._also = [(bit, first[id_]) for (id_, _), bit in self._bits.items() if first[id_] != bit]
        self.of = lru_cache(1000)(self._of)

    def bits(self, sources: Iterable[Source]) -> int:
        found = 0
        for source in sources:
            found |= self._bits[source.id, source.kind]
        return found

    def of_kind(self, kind: SourceKind) -> int:
        """Every source of a kind."""
        return sum(bit for (_, one), bit in self._bits.items() if one is kind)

    def by_id(self, bits: int) -> int:
        """The same sources, one bit for those of one id."""
        for bit, first in self._also:
            if bits & bit:
                bits = bits & ~bit | first
        return bits

    def counts(self, columns: _Columns) -> dict[str, int]:
        """Sums by id."""
        return {self._known[position].id: count for position, count in columns}

    def of_ids(self, ids: Iterable[str]) -> Iterator[Source]:
        """The first source with each id."""
        first: dict[str, Source] = {}
        for source in self._known:
            first.setdefault(source.id, source)
        return (first[id_] for id_ in ids)

    def _of(self, bits: int) -> tuple[Source, ...]:
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self._known[lowest.bit_length() - 1])
            bits ^= lowest
        return tuple(found)

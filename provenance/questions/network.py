"""The part of a graph that a question is about, as numbered nodes, with circles told apart.

The questions walk it instead of the graph: numbers are quick, and nodes come with what they lead to first, so that most
answers are one pass in that order.

May import: graph, model and what they import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from attrs import field, frozen

from provenance.graph import Graph, Link, Node
from provenance.model import Article, Source, Statement
from provenance.references import Reference
from provenance.terms import Certainty, SourceKind

__all__ = ["Network", "Occurrence", "is_nameless", "network_of", "once_each", "told_apart"]

_T = TypeVar("_T")

_NAMELESS = frozenset({SourceKind.ANONYMOUS, SourceKind.UNATTRIBUTED})


def is_nameless(source: Source) -> bool:
    """Whether nobody is named: an anonymous source, or words that posit a speaker and name none."""
    return source.kind in _NAMELESS


@frozen
class Occurrence:
    """A statement in its article.

    Attributes:
        article: the article; compared by its id alone.
        statement: the statement.
    """

    article: Article = field(eq=lambda article: article.id, repr=lambda article: repr(article.id))
    statement: Statement

    def __str__(self) -> str:
        return str(Reference(self.article.id, self.statement.id))


@frozen(eq=False)
class Network:
    """The nodes that chains from some starts pass, numbered from 0.

    Attributes:
        articles: those of the graph, by id, in its order.
        nodes: as the graph knows them; a node stands after all that it leads to, circles apart.
        links: what stands at each node.
        onward: the numbers of the nodes that a chain may go on to; none where it ends.
        starts: the numbers of the nodes at which chains begin, in text order.
        groups: the nodes in groups that come after all groups they lead to; more than one node only in a circle.
        missing: for a node, what it rests on and no article of the graph has.
    """

    articles: Mapping[str, Article] = field(repr=False)
    nodes: tuple[Node, ...]
    links: tuple[Link, ...] = field(repr=False)
    onward: tuple[tuple[int, ...], ...]
    starts: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    missing: Mapping[int, tuple[str, ...]]

    @cached_property
    def circular(self) -> frozenset[int]:
        """The nodes that lie on a circle."""
        return frozenset(one for group in self.groups for one in group if len(group) > 1 or one in self.onward[one])

    @cached_property
    def begun(self) -> tuple[int, ...]:
        """The nodes that follow the starts, each once: where chains leave the outlet."""
        return tuple(dict.fromkeys(after for start in self.starts for after in self.onward[start]))

    @cached_property
    def reached(self) -> frozenset[int]:
        """The nodes that chains come to after they have left the outlet."""
        return frozenset(walked(self.begun, self.onward.__getitem__))

    @cached_property
    def before(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the nodes from which a chain may have come."""
        before: list[list[int]] = [[] for _ in self.nodes]
        for number, after in enumerate(self.onward):
            for one in after:
                before[one].append(number)
        return tuple(map(tuple, before))

    @cached_property
    def in_text_order(self) -> tuple[int, ...]:
        """All nodes in the order in which the texts have them."""
        place = {id_: position for position, id_ in enumerate(self.articles)}

        def rank(number: int) -> tuple[object, ...]:
            node, statement = self.nodes[number], self.links[number].statement
            return place[node.article], statement.start, statement.end, node.statement, node.path

        return tuple(sorted(range(len(self.nodes)), key=rank))

    @property
    def ends(self) -> list[int]:
        """The nodes at which chains end, in text order; a circle that nothing leaves is no end."""
        return [number for number in self.in_text_order if not self.onward[number]]

    def reaching(self, ends: Iterable[int], *, closed: Collection[int] = frozenset()) -> set[int]:
        """The nodes from which a chain comes to one of the ends without passing closed nodes."""

        def before(number: int) -> list[int]:
            return [one for one in self.before[number] if one not in closed]

        return set(walked((end for end in ends if end not in closed), before))

    def speaking(self, sources: Collection[str]) -> set[int]:
        """The nodes at which one of these sources speaks, given by id."""
        return {
            number for number, link in enumerate(self.links) if any(source.id in sources for source in link.sources)
        }

    def denying(self) -> set[int]:
        """The nodes that deny: a chain that passes one is no support for what its statement claims."""
        return {number for number, link in enumerate(self.links) if link.certainty is Certainty.DENIED}

    def avoiding(self, closed: Collection[int]) -> Network:
        """The chains that pass none of these nodes; starts from which there is no such chain are left out."""
        if not closed:
            return self
        circles = [
            group
            for group in self.groups
            if not self.circular.isdisjoint(group)
            and not any(one in closed for one in group)
            and {after for one in group for after in self.onward[one]} <= set(group)
        ]
        kept = self.reaching([*self.ends, *(one for group in circles for one in group)], closed=closed)
        groups = _Components[int](lambda number: [one for one in self.onward[number] if one in kept])
        for start in self.starts:
            if start in kept:
                groups.visit(start)
        order = [one for group in groups.found for one in group]
        number = {one: position for position, one in enumerate(order)}
        return Network(
            self.articles,
            tuple(self.nodes[one] for one in order),
            tuple(self.links[one] for one in order),
            tuple(tuple(number[after] for after in self.onward[one] if after in number) for one in order),
            tuple(number[start] for start in self.starts if start in number),
            tuple(tuple(number[one] for one in group) for group in groups.found),
            {number[one]: missing for one, missing in self.missing.items() if one in number},
        )

    def occurrence(self, number: int) -> Occurrence:
        """The statement in which a node stands."""
        return Occurrence(self.articles[self.nodes[number].article], self.links[number].statement)


def walked(starts: Iterable[_T], onward: Callable[[_T], Iterable[_T]]) -> dict[_T, None]:
    """Everything that is reachable, the starts among it."""
    found = dict.fromkeys(starts)
    waiting = list(found)
    while waiting:
        for one in onward(waiting.pop()):
            if one not in found:
                found[one] = None
                waiting.append(one)
    return found


_LATEST: WeakKeyDictionary[Graph, tuple[list[Node], Network]] = WeakKeyDictionary()


def network_of(graph: Graph, starts: Iterable[Node]) -> Network:
    """What is reachable from some nodes of a graph.

    Who asks one question of a claim asks others: the latest network of a graph is kept as long as the graph.
    """
    starts = list(dict.fromkeys(starts))
    known = _LATEST.get(graph)
    if known is None or known[0] != starts:
        known = (starts, _built(graph, starts))
        _LATEST[graph] = known
    return known[1]


def _built(graph: Graph, starts: list[Node]) -> Network:
    groups = _Components[Node](graph.onward)
    for start in starts:
        groups.visit(start)
    nodes = [node for group in groups.found for node in group]
    number = {node: position for position, node in enumerate(nodes)}
    articles = {article.id: article for article in graph.articles}
    missing: dict[Node, list[str]] = {}
    for node, reference, _ in graph.missing():
        missing.setdefault(node, []).append(str(reference))
    links = tuple(map(graph.link, nodes))
    return Network(
        articles,
        tuple(nodes),
        links,
        tuple(tuple(number[after] for after in groups.onward[node]) for node in nodes),
        tuple(number[start] for start in starts),
        tuple(tuple(number[node] for node in group) for group in groups.found),
        {number[node]: tuple(references) for node, references in missing.items() if node in number},
    )


class _Components(Generic[_T]):
    """Tarjan's strongly connected components without recursion (SIAM J. Comput. 1:2, 1972).

    Attributes:
        found: the components, each after those it leads to.
        onward: what each visited node leads to.
    """

    def __init__(self, onward: Callable[[_T], Sequence[_T]]) -> None:
        self._ask = onward
        self._number: dict[_T, int] = {}  # in the order of discovery
        self._low: dict[_T, int] = {}
        self._open: dict[_T, None] = {}  # discovered, and in no finished component
        self.onward: dict[_T, Sequence[_T]] = {}
        self.found: list[list[_T]] = []

    def visit(self, start: _T) -> None:
        """Find the components reachable from a node."""
        if start in self._number:
            return
        trail = [self._discover(start)]
        while trail:
            node, rest = trail[-1]
            after = next(rest, None)
            if after is None:
                trail.pop()
                self._finish(node, trail[-1][0] if trail else None)
            elif after not in self._number:
                trail.append(self._discover(after))
            elif after in self._open:
                self._low[node] = min(self._low[node], self._number[after])

    def _discover(self, node: _T) -> tuple[_T, Iterator[_T]]:
        self._number[node] = self._low[node] = len(self._number)
        self.onward[node] = self._ask(node)
        self._open[node] = None
        return node, iter(self.onward[node])

    def _finish(self, node: _T, before: _T | None) -> None:
        if before is not None:
            self._low[before] = min(self._low[before], self._low[node])
        if self._low[node] == self._number[node]:
            group: list[_T] = []
            while not group or group[-1] != node:
                group.append(self._open.popitem()[0])
            self.found.append(group)


def once_each(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources without those that came before, told apart by id."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.id, source)
    return tuple(found.values())


def told_apart(sources: Sequence[Source]) -> list[str]:
    """The names of sources; with the id where several have one name."""
    known = Counter(source.name for source in sources)
    return [source.name if known[source.name] == 1 else f"{source.name} [{source.id}]" for source in sources]

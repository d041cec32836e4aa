"""Which sources count as one: those who act for the same, or belong to the same, in the end.

May import: graph, model and what they import; questions.network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from attrs import frozen

from provenance.graph import Graph
from provenance.model import Source
from provenance.questions.network import told_apart

__all__ = ["Belonging", "Dependents", "belonging", "dependents"]

_MOST_STEPS = 3  # of a way from a source to those above it that are told

_Ties = Mapping[str, Mapping[str, str]]  # for the id of a source, those above it, and how: "acts for", "is owned by"

_TIES: WeakKeyDictionary[Graph, tuple[_Ties, Mapping[str, str]]] = WeakKeyDictionary()
"""What was found in a graph, since it is asked for claim by claim; gone with the graph."""


@frozen
class Dependents:
    """Sources that count as one.

    Attributes:
        sources: at least one, in the order in which they were given.
        reasons: why they do, a sentence each; none for a source that stands for itself.
    """

    sources: tuple[Source, ...]
    reasons: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The names, the first one first."""
        first, *others = told_apart(self.sources)
        return f"{first} (with {', '.join(others)})" if others else first


class Belonging(NamedTuple):
    """That a source acts for another or belongs to it, directly or through others.

    Attributes:
        to: the id of the other; the nearest one of several.
        reason: how, in a sentence.
    """

    to: str
    reason: str


def dependents(graph: Graph, sources: Iterable[Source]) -> tuple[Dependents, ...]:
    """Sources in groups: two are in one when both act for, or are owned by, the same source, however indirectly.

    So are a source and whoever it acts for or is owned by; and whoever depends on one of a group depends on all of it.
    What a source acts for and belongs to is what all articles together say of it.

    Args:
        graph: its articles declare the ties.
        sources: each at most once.

    >>> import provenance
    >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
    >>> for group in provenance.dependents(graph, graph.origins(claim="arms-to-russia")):
    ...     print(group.name)
    NIS
    Amerika Serikat
    """
    given = {source.id: source for source in sources}
    ties, names = _known(graph)
    leader = {id_: id_ for id_ in given}
    reasons: dict[str, list[str]] = {id_: [] for id_ in given}
    ways = {id_: _Way(id_, (), id_) for id_ in given}
    waiting = list(given)
    for here in waiting:  # grows while it is walked: everybody above those who are given, the nearest first
        for above in ties.get(here, ()):
            way = ways[here].on(above)
            if above not in ways:
                ways[above] = way
                waiting.append(above)
                continue
            one, two = _leader(leader, ways[above].start), _leader(leader, way.start)
            if one != two:
                one, two = sorted((one, two), key=lambda id_: -len(reasons[id_]))  # the fewer are taken over
                leader[two] = one
                told = [each.told(ties, names) for each in (ways[above], way) if each.start != above]
                reasons[one] += [*reasons.pop(two), "; ".join(told)]
    groups: dict[str, list[Source]] = {}
    for id_, source in given.items():
        groups.setdefault(_leader(leader, id_), []).append(source)
    return tuple(Dependents(tuple(members), tuple(reasons[first])) for first, members in groups.items())


def belonging(graph: Graph, ids: Collection[str]) -> dict[str, Belonging]:
    """Who acts for some sources or belongs to them, however indirectly, by id.

    These fall with them: who speaks for a ministry has nothing to say without it.

    Args:
        graph: its articles declare the ties.
        ids: the sources; they are not among the answers.
    """
    ties, names = _known(graph)
    below: dict[str, list[str]] = {}
    for id_, above in ties.items():
        for one in above:
            below.setdefault(one, []).append(id_)
    ways = {id_: _Way(id_, (), id_) for id_ in ids}
    waiting = list(ways)
    for here in waiting:  # grows while it is walked
        for one in below.get(here, ()):
            if one not in ways:
                ways[one] = ways[here].before(one)
                waiting.append(one)
    return {id_: Belonging(way.end, way.told(ties, names)) for id_, way in ways.items() if id_ not in ids}


class _Way(NamedTuple):
    """How to come from a source to one above it.

    Attributes:
        start: the id of the source.
        steps: the ids on the way, the first few of them.
        end: the id of the one above.
    """

    start: str
    steps: tuple[str, ...]
    end: str

    def on(self, above: str) -> _Way:
        """The way with one more step at its end."""
        return _Way(self.start, (*self.steps, above)[:_MOST_STEPS], above)

    def before(self, below: str) -> _Way:
        """The way with one more step at its beginning."""
        return _Way(below, (self.start, *self.steps)[:_MOST_STEPS], self.end)

    def told(self, ties: _Ties, names: Mapping[str, str]) -> str:
        """``Yoo acts for the parliament, which acts for South Korea``."""
        words, here = names[self.start], self.start
        for number, above in enumerate(self.steps):
            words += f"{', which' if number else ''} {ties[here][above]} {names.get(above, above)}"
            here = above
        return words if here == self.end else f"{words}, and so on up to {names.get(self.end, self.end)}"


def _known(graph: Graph) -> tuple[_Ties, Mapping[str, str]]:
    if graph not in _TIES:
        _TIES[graph] = _ties(graph)
    return _TIES[graph]


def _ties(graph: Graph) -> tuple[_Ties, Mapping[str, str]]:
    ties: dict[str, dict[str, str]] = {}
    known: dict[str, Source] = {}
    for source in graph.declared():
        known.setdefault(source.id, source)
        for tie, ids in (("acts for", source.acts_for), ("is owned by", source.owned_by)):
            for id_ in ids:
                ties.setdefault(source.id, {}).setdefault(id_, tie)
    return ties, dict(zip(known, told_apart(list(known.values())), strict=True))


def _leader(leader: dict[str, str], id_: str) -> str:
    while leader[id_] != id_:
        leader[id_] = leader[leader[id_]]
        id_ = leader[id_]
    return id_

"""Which sources count as one: those who act for the same, or belong to the same, in the end.

May import: graph, model and what they import; questions.network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

from attrs import frozen

from provenance.graph import Graph
from provenance.model import Source
from provenance.questions.network import told_apart

__all__ = ["Dependents", "dependents"]

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


def dependents(graph: Graph, sources: Iterable[Source]) -> tuple[Dependents, ...]:
    """Sources in groups: two are in one when both act for, or are owned by, the same source, however indirectly.

    So are a source and whoever it acts for or is owned by; and whoever depends on one of a group depends on all of it.
    What a source acts for and belongs to is what all articles together say of it.

    Args:
        graph: its articles declare the ties.
        sources: each at most once.
    """
    given = {source.id: source for source in sources}
    if graph not in _TIES:
        _TIES[graph] = _ties(graph)
    ties, names = _TIES[graph]
    leader = {id_: id_ for id_ in given}
    reasons: dict[str, list[str]] = {id_: [] for id_ in given}
    for above, members in _by_common_tie(given, ties).items():
        first, *others = members
        for other in others:
            one, two = _leader(leader, first), _leader(leader, other)
            if one != two:
                leader[two] = one
                reasons[one] += [*reasons.pop(two), _reason(first, other, above, ties, names)]
    groups: dict[str, list[Source]] = {}
    for id_, source in given.items():
        groups.setdefault(_leader(leader, id_), []).append(source)
    return tuple(Dependents(tuple(members), tuple(reasons[first])) for first, members in groups.items())


def _ties(graph: Graph) -> tuple[_Ties, Mapping[str, str]]:
    ties: dict[str, dict[str, str]] = {}
    known: dict[str, Source] = {}
    for source in graph.declared():
        known.setdefault(source.id, source)
        for tie, ids in (("acts for", source.acts_for), ("is owned by", source.owned_by)):
            for id_ in ids:
                ties.setdefault(source.id, {}).setdefault(id_, tie)
    return ties, dict(zip(known, told_apart(list(known.values())), strict=True))


def _by_common_tie(given: Iterable[str], ties: _Ties) -> dict[str, list[str]]:
    """For everyone above some of the sources, or among them, whom they are above: the nearest first."""
    members: dict[str, list[tuple[int, str]]] = {}
    for id_ in given:
        for above, way in _above(id_, ties).items():
            members.setdefault(above, []).append((len(way), id_))
    shared = {above: sorted(found, key=lambda one: one[0]) for above, found in members.items() if len(found) > 1}
    nearest = sorted(shared, key=lambda above: sum(steps for steps, _ in shared[above][:2]))
    return {above: [id_ for _, id_ in shared[above]] for above in nearest}


def _above(id_: str, ties: _Ties) -> dict[str, tuple[str, ...]]:
    """Everyone a source acts for or belongs to, itself too, with the shortest way there."""
    ways: dict[str, tuple[str, ...]] = {id_: ()}
    waiting = [id_]
    for one in waiting:
        for above in ties.get(one, ()):
            if above not in ways:
                ways[above] = (*ways[one], above)
                waiting.append(above)
    return ways


def _leader(leader: dict[str, str], id_: str) -> str:
    while leader[id_] != id_:
        leader[id_] = leader[leader[id_]]
        id_ = leader[id_]
    return id_


def _reason(first: str, other: str, above: str, ties: _Ties, names: Mapping[str, str]) -> str:
    """Why two sources depend on each other, through whom both have above them."""
    return "; ".join(_told(id_, _above(id_, ties)[above], ties, names) for id_ in (first, other) if id_ != above)


def _told(id_: str, way: Iterable[str], ties: _Ties, names: Mapping[str, str]) -> str:
    """``Yoo acts for the parliament, which acts for South Korea``."""
    told = names[id_]
    for number, above in enumerate(way):
        told += f"{', which' if number else ''} {ties[id_][above]} {names.get(above, above)}"
        id_ = above
    return told

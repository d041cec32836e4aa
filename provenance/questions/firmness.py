"""How certain a claim is along its chains: the weakest link, and where certainty rises on the way to the reader.

Links that commit to nothing are passed over, as in ``Chain.certainty``.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from provenance.graph import Graph, Link
from provenance.model import Statement
from provenance.questions.network import Network, Occurrence, network_of
from provenance.terms import Certainty

__all__ = ["Firmness", "Rise", "firmness"]


@frozen
class Rise:
    """Somebody is more certain than those they have it from.

    Attributes:
        where: the statement in which the firmer link stands.
        firmer: the link nearer to the reader.
        weaker: the weakest of the links that it rests on, links that commit to nothing passed over.
    """

    where: Occurrence
    firmer: Link
    weaker: Link

    @property
    def sentence(self) -> str:
        """What happens, in words."""
        firmer, weaker = self.firmer.certainty.value, self.weaker.certainty.value
        return f"{self.firmer.name} says “{firmer}” of what {self.weaker.name} says “{weaker}”."

    def __str__(self) -> str:
        return self.sentence


@frozen
class Firmness:
    """How certain chains are.

    Attributes:
        certainties: what the chains that come to an origin commit to at their weakest link; each once, weakest first,
            unspecified (no link commits to anything) last.
        rises: where certainty rises, in text order; for each link at most one.
    """

    certainties: tuple[Certainty, ...]
    rises: tuple[Rise, ...] = field(default=())

    @property
    def weakest(self) -> Certainty:
        """What the weakest chain commits to; unspecified when none commits to anything."""
        return Certainty.weakest(self.certainties)

    @property
    def firmest(self) -> Certainty:
        """What the firmest chain commits to; unspecified when none commits to anything."""
        specified = [one for one in self.certainties if one is not Certainty.UNSPECIFIED]
        return specified[-1] if specified else Certainty.UNSPECIFIED


def firmness(graph: Graph, *, claim: str | None = None, statement: Statement | str | None = None) -> Firmness:
    """How certain the chains of a claim, of a statement or of all statements are; computed without listing them.

    Of a claim, statements in an outlet's own voice are left out. On a circle of articles, a chain may take links more
    than once.

    Raises:
        UnknownNameError: when there is no such claim or statement.

    >>> import provenance
    >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
    >>> found = provenance.firmness(graph)
    >>> found.weakest, len(found.rises)
    (<Certainty.POSSIBLE: 'possible'>, 0)
    """
    network = network_of(graph, graph.starts(statement, claim=claim))
    values = _weakest_values(network)
    starts = [start for start in network.starts if claim is None or network.onward[start]]
    found = {value for start in starts for value in values[start]}
    return Firmness(tuple(one for one in Certainty if one in found), tuple(_rises(network)))


def _weakest_values(network: Network) -> list[frozenset[Certainty]]:
    """For each node, the certainties that chains from it have at their weakest link; none when they have no end."""
    values: list[frozenset[Certainty]] = [frozenset()] * len(network.nodes)
    for group in network.groups:
        changed = True
        while changed:
            changed = False
            for node in group:
                own = network.links[node].certainty
                onward = network.onward[node]
                below = {value for after in onward for value in values[after]} if onward else {own}
                found = frozenset(Certainty.weakest((own, value)) for value in below)
                changed = changed or (found != values[node] and len(group) > 1)
                values[node] = found
    return values


def _rises(network: Network) -> Iterator[Rise]:
    nearest = _weakest_below(network)
    for number in network.in_text_order:
        weaker = nearest[number]
        rank = network.links[number].certainty.rank
        if weaker is not None and rank is not None and rank > _rank(network, weaker):
            yield Rise(network.occurrence(number), network.links[number], network.links[weaker])


def _weakest_below(network: Network) -> list[int | None]:
    """For each node, the weakest of the next nodes that commit to something; None when there is none."""
    nearest: list[int | None] = [None] * len(network.nodes)
    for group in network.groups:
        changed = True
        while changed:
            changed = False
            for node in group:
                below = [
                    next_ if network.links[next_].certainty.rank is not None else nearest[next_]
                    for next_ in network.onward[node]
                ]
                found = min(
                    (one for one in below if one is not None), key=lambda one: _rank(network, one), default=None
                )
                better = found is not None and (
                    nearest[node] is None or _rank(network, found) < _rank(network, nearest[node])
                )
                if better:
                    nearest[node] = found
                    changed = len(group) > 1
    return nearest


def _rank(network: Network, number: int | None) -> int:
    rank = None if number is None else network.links[number].certainty.rank
    return len(Certainty) if rank is None else rank

"""How far a claim is from whoever said it first: links between outlet and origin, links left out, origins unnamed.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from provenance.graph import Graph
from provenance.model import Statement
from provenance.questions.network import Network, Occurrence, network_of
from provenance.terms import Basis, SourceKind

__all__ = ["Hearsay", "hearsay"]


@frozen
class Hearsay:
    """How far chains go, and what is known of their links. Statements are in text order.

    Attributes:
        attributed: the statements with an attribution.
        shortest: how many links the shortest chain to an origin has, the outlet's own among them; 0 when there is none.
        longest: how many the longest has. Where articles rest on each other in circles, at most so many.
        anonymous: the attributed statements with a chain that ends at an anonymous source.
        unattributed: the attributed statements with a chain that ends at words which posit a speaker and name none.
        elided: the statements in which a link stands that the article dropped and a person put back; of a chain that
            goes on into another statement, that one.
        inferred: the statements in which a link stands that follows from the context.
    """

    attributed: tuple[Occurrence, ...]
    shortest: int
    longest: int
    anonymous: tuple[Occurrence, ...]
    unattributed: tuple[Occurrence, ...]
    elided: tuple[Occurrence, ...]
    inferred: tuple[Occurrence, ...]

    @property
    def between(self) -> int:
        """How many links stand between the outlet and the origin on the longest chain."""
        return max(self.longest - 2, 0)

    @property
    def anonymous_share(self) -> float | None:
        """The share of attributed statements with an anonymous origin, from 0 to 1; None when none is attributed."""
        return len(self.anonymous) / len(self.attributed) if self.attributed else None

    @property
    def unattributed_share(self) -> float | None:
        """The share of attributed statements with an origin that no words name; None when none is attributed."""
        return len(self.unattributed) / len(self.attributed) if self.attributed else None


def hearsay(graph: Graph, *, claim: str | None = None, statement: Statement | str | None = None) -> Hearsay:
    """How far the chains of a claim, of a statement or of all statements go; computed without listing them.

    Statements in an outlet's own voice are left out.

    Raises:
        UnknownNameError: when there is no such claim or statement.

    >>> import provenance
    >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
    >>> found = provenance.hearsay(graph)
    >>> found.longest, len(found.attributed), len(found.unattributed)
    (3, 9, 1)
    """
    network = network_of(graph, graph.starts(statement, claim=claim))
    starts = [start for start in network.starts if network.onward[start]]
    shortest, longest = _shortest(network), _longest(network)
    lengths = [(shortest[start], longest[start]) for start in starts if start in shortest]

    def ending_at(kind: SourceKind) -> tuple[Occurrence, ...]:
        ends = [end for end in network.ends if any(one.kind is kind for one in network.links[end].sources)]
        reaching = network.reaching(ends)
        return tuple(network.occurrence(start) for start in starts if start in reaching)

    def known_by(basis: Basis) -> tuple[Occurrence, ...]:
        order = (number for number in network.in_text_order if number in network.reached)
        return _once(network.occurrence(number) for number in order if network.links[number].basis is basis)

    return Hearsay(
        tuple(map(network.occurrence, starts)),
        min((short for short, _ in lengths), default=0),
        max((long for _, long in lengths), default=0),
        ending_at(SourceKind.ANONYMOUS),
        ending_at(SourceKind.UNATTRIBUTED),
        known_by(Basis.ELIDED),
        known_by(Basis.INFERRED),
    )


def _once(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple({str(one): one for one in occurrences}.values())


def _shortest(network: Network) -> dict[int, int]:
    """How many links the shortest way to an end has, for the nodes that have one."""
    found: dict[int, int] = {}
    level = list(network.ends)
    steps = 1
    while level:
        found.update(dict.fromkeys(level, steps))
        level = list(dict.fromkeys(one for node in level for one in network.before[node] if one not in found))
        steps += 1
    return found


def _longest(network: Network) -> list[int]:
    """How many links the longest way to an end has; 0 where there is none. A circle counts with all its links."""
    found = [0] * len(network.nodes)
    for group in network.groups:
        inside = set(group)
        onward = [found[after] for node in group for after in network.onward[node] if after not in inside]
        below = max(onward, default=0)
        is_end = len(group) == 1 and not network.onward[group[0]]
        for node in group:
            found[node] = below + len(group) if below or is_end else 0
    return found

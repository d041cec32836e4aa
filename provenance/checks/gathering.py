"""What the chains from each node of a graph come to, found for all nodes at once.

Nodes that can come back to each other come to the same, and are looked at once.

May import: graph, model and what it imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from provenance.graph import Graph, Node
from provenance.graph.groups import groups
from provenance.questions.network import walked
from provenance.terms import Certainty

__all__ = ["gathered", "is_denial"]


def is_denial(graph: Graph, node: Node) -> bool:
    """Whether who speaks at a node denies: no chain supports anything beyond it."""
    return graph.link(node).certainty is Certainty.DENIED


def gathered(graph: Graph, own: Callable[[Node], Iterable[Node]]) -> Mapping[Node, tuple[Node, ...]]:
    """For each node what all nodes have of their own that a chain from it can come to, itself among them.

    Chains end at who denies. Nodes that come to the same share one answer.
    """
    nodes = list(walked(graph.starts(), graph.onward))
    number = {node: position for position, node in enumerate(nodes)}
    onward = [[number[after] for after in graph.onward(node) if not is_denial(graph, after)] for node in nodes]
    found: dict[Node, tuple[Node, ...]] = {}
    for group in groups(onward):
        below = [found[nodes[after]] for one in group for after in onward[one] if nodes[after] in found]
        here = [each for one in group for each in own(nodes[one])]
        everything = dict.fromkeys([*here, *(each for several in below for each in several)])
        shared = below[0] if len(below) == 1 and not here else tuple(everything)
        for one in group:
            found[nodes[one]] = shared
    return found

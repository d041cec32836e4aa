"""RDF whose blank nodes have names that come from what is said of them, so that the same data are the same bytes.

The blank nodes of PROV-O qualify a relation each, and none of them is said anything of another. Then what is said of
one tells it from all others, or it is said of several alike and does not matter which is which. Where blank nodes do
speak of each other, their descriptions are refined by those of their neighbours; nodes that stay alike although they
are not would get names by chance. The canonical form of rdflib has no such gap, and takes minutes for a thousand nodes.

May import: the package `rdflib`, when it is there.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Dataset
    from rdflib.term import Node

    Quad: TypeAlias = "tuple[Node, Node, Node, Node | None]"

__all__ = ["with_lasting_names"]

_ROUNDS = 8  # how far along other blank nodes a difference is seen


def with_lasting_names(dataset: Dataset) -> Dataset:
    """The same data with blank nodes named ``b1``, ``b2`` …, in an order that only depends on the data."""
    from rdflib import BNode, Dataset, URIRef
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    quads: list[Quad] = list(dataset.quads())
    described = _described(quads)
    names: dict[Node, Node] = {
        node: BNode(f"b{number}")
        for number, node in enumerate(sorted(described, key=lambda node: described[node]), start=1)
    }
    named = Dataset(default_union=True)
    for prefix, namespace in dataset.namespaces():
        named.bind(prefix, namespace, override=True, replace=True)
    places = sorted({str(quad[3] or DATASET_DEFAULT_GRAPH_ID) for quad in quads})
    graphs = {place: named.graph(URIRef(place)) for place in places}
    for subject, predicate, value, place in quads:
        graph = graphs[str(place or DATASET_DEFAULT_GRAPH_ID)]
        graph.add((names.get(subject, subject), predicate, names.get(value, value)))
    return named


def _described(quads: Iterable[Quad]) -> dict[Node, str]:
    """Every blank node, with a digest of what is said of it."""
    from rdflib import BNode

    about: dict[Node, list[Quad]] = defaultdict(list)
    for quad in quads:
        for node in {quad[0], quad[2]}:
            if isinstance(node, BNode):
                about[node].append(quad)
    digests = dict.fromkeys(about, "")
    for _ in range(_ROUNDS):
        before = len(set(digests.values()))
        digests = {node: _digest(node, said, digests) for node, said in about.items()}
        if len(set(digests.values())) == before:
            break
    return digests


def _digest(node: Node, said: Iterable[Quad], digests: dict[Node, str]) -> str:
    def shown(term: Node | None) -> str:
        if term == node:
            return "this"
        return digests[term] if term in digests else repr(term)

    return sha256("\n".join(sorted(" ".join(map(shown, quad)) for quad in said)).encode()).hexdigest()

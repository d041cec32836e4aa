"""Everything there is to ask of the sourcing of one claim, answered together.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from attrs import evolve, field, frozen

from provenance.graph import Graph
from provenance.model import Claim, Source
from provenance.questions.firmness import Firmness, firmness
from provenance.questions.hearsay import Hearsay, hearsay
from provenance.questions.independence import Independence, independence
from provenance.questions.polynomial import Polynomial, polynomial
from provenance.questions.reliance import Reliance, reliance
from provenance.questions.timeline import Timeline, timeline

__all__ = ["Sourcing", "sourcing"]


@frozen
class Sourcing:
    """How a claim is sourced.

    Attributes:
        claim: as the first article that has it declares it, under the id that was asked for.
        same_as: the claims of other ids that are judged to be the same, each id once.
        graph: the graph that was asked.
        independence: how many independent lines it has.
        firmness: how certain it is along its chains.
        hearsay: how far it is from its origins.
        timeline: where it appears first, and what is out of order.
        formula: its chains as a formula.
        without: what rests on the source that was to be left out; None when none was.
        left: how many independent lines it has without that source; None when none was to be left out.
    """

    claim: Claim
    same_as: tuple[Claim, ...]
    graph: Graph = field(repr=False, eq=False)
    independence: Independence
    firmness: Firmness
    hearsay: Hearsay
    timeline: Timeline
    formula: Polynomial
    without: Reliance | None = None
    left: Independence | None = None


def sourcing(graph: Graph, claim: str, *, without: Source | str | None = None) -> Sourcing:
    """Everything there is to ask of the sourcing of a claim.

    Args:
        graph: of one article or of several.
        claim: its id.
        without: a source to leave out.

    Raises:
        UnknownNameError: when there is no such claim or source.

    >>> import provenance
    >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
    >>> found = provenance.sourcing(graph, "arms-to-russia", without="NIS")
    >>> print(found.left)
    1 outlet, 1 origin, 1 independent line.
    """
    independent = independence(graph, claim=claim)
    declared, *same_as = _declared(graph, claim)
    return Sourcing(
        declared,
        tuple(same_as),
        graph,
        independent,
        firmness(graph, claim=claim),
        hearsay(graph, claim=claim),
        timeline(graph, claim=claim),
        polynomial(graph, claim=claim),
        None if without is None else reliance(graph, without, claim=claim),
        None if without is None else independence(graph, claim=claim, without=without),
    )


def _declared(graph: Graph, name: str) -> list[Claim]:
    """A claim as it is declared, under the name asked for; then those that are the same, each id once."""
    given = [
        (graph.identity.of_claim(article.id, each.id), each) for article in graph.articles for each in article.claims
    ]
    called = {one for one, _ in given} & {name} or {one for one, each in given if each.id == name}
    same = {each.id: each for one, each in reversed(given) if one in called}
    first = same.pop(name, None) or same.pop(next(reversed(same)))
    return [evolve(first, id=name), *reversed(same.values())]

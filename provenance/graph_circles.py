"""Articles that rest on each other, and where such a circle is closed.

A circle is one of statements: an article may cite another that cites it on another matter. Inside an article there are
none, so that every circle has references between articles; of these the ones are found that close it through time: what
an article says cannot come from what was published after it. So of the references on a circle those stay that go to an
article which was published earlier, and those close it that do not. Articles are ordered by the earliest instant that
their date may mean, then by the latest; those without a date come last; of equal ones, the id decides. What is left
when the closing references are taken away has no circle, since it only goes back in this order.

May import: model and what the model imports; networkx.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

import networkx as nx

from provenance.model import Article
from provenance.references import Reference

__all__ = ["Closing", "Resting"]

Closing: TypeAlias = frozenset[tuple[str, Reference]]
"""Of one article: ids of its statements, each with the statement of another article whose circle it closes."""

_Order: TypeAlias = tuple[bool, tuple[int, int], str]


class Resting:
    """Which statements rest on which, without the articles; memory grows with the references between articles."""

    def __init__(self) -> None:
        self._order: dict[str, _Order] = {}
        self._graph: nx.DiGraph[Reference] = nx.DiGraph()

    @property
    def is_empty(self) -> bool:
        """Whether no article so far refers to another."""
        return not self._order

    def add(self, article: Article) -> None:
        """Add what the statements of an article rest on; nothing when all of it is in the article."""
        if not any(article.references_out()):
            return
        bounds = article.published.bounds if article.published else (0, 0)
        self._order[article.id] = (article.published is None, bounds, article.id)
        for statement in article.statements:
            here = Reference(article.id, statement.id)
            for link in statement.attributions():
                self._graph.add_edges_from((here, article.referred(id_)) for id_ in link.rests_on)

    def closing(self) -> dict[str, Closing]:
        """The references that close circles, by the id of the article in which they stand."""
        found: dict[str, set[tuple[str, Reference]]] = defaultdict(set)
        for circle in nx.strongly_connected_components(self._graph):
            for here in circle if len(circle) > 1 else ():
                for there in self._graph.succ[here]:
                    if (
                        there in circle
                        and there.article != here.article
                        and self._order[there.article] >= self._order[here.article]
                    ):
                        found[here.article].add((here.statement, there))
        return {article: frozenset(references) for article, references in found.items()}

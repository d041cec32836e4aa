"""Articles that rest on each other, and where such a circle is closed.

A circle is one of statements: an article may cite another that cites it on another matter. Inside an article there are
none, so that every circle has references between articles; of these the ones are found that close it through time: what
an article says cannot come from what was published after it. So of the references on a circle those stay that go to an
article which was published earlier, and those close it that do not. Articles are ordered by the earliest instant that
their date may mean, then by the latest; those without a date come last; of equal ones, the id decides. What is left
when the closing references are taken away has no circle, since it only goes back in this order.

May import: model and what the model imports, graph.groups.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from provenance.graph.groups import groups
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
        self._numbers: dict[Reference, int] = {}
        self._onward: list[list[int]] = []

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
            here = self._number(Reference(article.id, statement.id))
            for link in statement.attributions():
                self._onward[here].extend(self._number(article.referred(id_)) for id_ in link.rests_on)

    def _number(self, statement: Reference) -> int:
        number = self._numbers.setdefault(statement, len(self._onward))
        if number == len(self._onward):
            self._onward.append([])
        return number

    def closing(self) -> dict[str, Closing]:
        """The references that close circles, by the id of the article in which they stand."""
        found: dict[str, set[tuple[str, Reference]]] = defaultdict(set)
        statements = list(self._numbers)
        for group in groups(self._onward):
            circle = set(group) if len(group) > 1 else set()
            inside = ((one, other) for one in circle for other in self._onward[one] if other in circle)
            for here, there in inside:
                (article, statement), target = statements[here], statements[there]
                if article != target.article and self._order[target.article] >= self._order[article]:
                    found[article].add((statement, target))
        return {article: frozenset(references) for article, references in found.items()}

"""A statement or a link with the article it stands in, and where a finding about it is.

May import: model and what it imports, graph; finding.
"""

from __future__ import annotations

from attrs import frozen

from provenance.checks.finding import Place
from provenance.graph import Link, Node
from provenance.model import Article, Statement

__all__ = ["Cited", "Stated"]


@frozen(eq=False)
class Stated:
    """A statement with its article."""

    article: Article
    statement: Statement

    @property
    def is_headline(self) -> bool:
        """Whether it stands in the headline."""
        return self.paragraph == 0

    @property
    def paragraph(self) -> int:
        """Which paragraph it begins in; 0 is the headline."""
        place = self.article.place(self.statement.start)
        return 0 if place == "headline" else int(place.removeprefix("¶"))

    @property
    def node(self) -> Node:
        """Where its chains begin."""
        return Node(self.article.id, self.statement.id)

    @property
    def place(self) -> Place:
        """Where a finding about it is."""
        return Place.of(self.article, self.statement)

    def place_of(self, node: Node) -> Place:
        """Where a finding about a link on its chains is: at the link, if it is one of its own."""
        return Place.of(self.article, self.statement, *_way(node)) if node[:2] == self.node[:2] else self.place


@frozen(eq=False)
class Cited:
    """A link with the statement it stands in, and the links on the way to it.

    Attributes:
        stated: the statement.
        node: the link's place in the graph.
        link: the link.
    """

    stated: Stated
    node: Node
    link: Link

    @property
    def place(self) -> Place:
        """Where a finding about it is."""
        return self.stated.place_of(self.node)


def _way(node: Node) -> tuple[str | int, ...]:
    """The way to a link inside its statement, as in a Fault."""
    return tuple(step for position in node.path for step in ("attributed_to", position))

"""An article together with the places in its file.

May import: errors, model and what it imports, nodes, reading_fields.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from provenance.errors import Problem
from provenance.model import Article
from provenance.reading.fields import Path
from provenance.reading.nodes import Node, Scalar, SourceText

__all__ = ["LocatedArticle"]


@frozen(eq=False)
class LocatedArticle:
    """An article, and where its file says what.

    Attributes:
        article: without the statements whose words are not in the text.
        source: the text of its file.
        node: what describes it there.
        roots: everything that the file says.
        places: offsets in the file by the path of the value in the model, as in a Fault.
        orphans: problems with words that are not in the article's text.
    """

    article: Article
    source: SourceText = field(repr=False)
    node: Node = field(repr=False)
    roots: tuple[Node, ...] = field(repr=False)
    places: Mapping[Path, int] = field(repr=False)
    orphans: tuple[Problem, ...] = ()

    @classmethod
    def without_places(cls, article: Article, file: str) -> LocatedArticle:
        """An article of a file in which nobody looks for places."""
        return cls(article, SourceText("", file), Scalar("", plain=True, start=0, end=0), (), {})

    def offset_of(self, path: Path) -> int | None:
        """Where the nearest value on the way to a path stands; None when nothing of it is in the file."""
        ways = (path[:length] for length in range(len(path), 0, -1))
        return next((self.places[way] for way in ways if way in self.places), None)

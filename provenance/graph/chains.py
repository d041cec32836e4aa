"""The parts of a provenance graph as values: nodes, links and chains.

May import: errors, references, model and what the model imports.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrs import field, frozen

from provenance.dates import Date
from provenance.model import Article, Attribution, Source, Statement
from provenance.references import Reference
from provenance.spans import words_of
from provenance.terms import Basis, Certainty

__all__ = ["BACK", "CUT", "Chain", "Link", "MissingReference", "Node"]

ARROW = " ← "
CUT = "…"  # stands for the links of a chain that were not followed
BACK = "↺ "  # stands before the link that a circular chain comes back to


class Node(NamedTuple):
    """Where a statement or link stands: positions of nested links follow the statement."""

    article: str
    statement: str
    path: tuple[int, ...] = ()


class MissingReference(NamedTuple):
    """A link that rests on a statement which is not at hand, so that its chain cannot go on there.

    Attributes:
        node: where the link stands.
        reference: what it rests on.
        article_is_here: whether the article is there, and only the statement is not.
    """

    node: Node
    reference: Reference
    article_is_here: bool


@frozen
class Link:
    """One step of a chain: who speaks, and how the article signals it.

    Attributes:
        sources: who speaks; several when they speak jointly. Sources that were judged to be the same have the same id.
        statement: the statement in which the link stands.
        attribution: None for the outlet's own voice: the first link, and the one with which a chain enters an article.
        article: the article in which the link stands.
    """

    sources: tuple[Source, ...]
    statement: Statement = field(repr=False)
    attribution: Attribution | None
    article: Article = field(repr=False, eq=False)

    @property
    def name(self) -> str:
        """How the link is printed: names of joint sources in a row, an elided link in brackets."""
        names = ", ".join(source.name for source in self.sources)
        if len(self.sources) > 1:
            names += " (jointly)"
        return f"[{names}]" if self.basis is Basis.ELIDED else names

    @property
    def cue(self) -> str | None:
        """The words that signal it, " … " between parts; None when there are none."""
        return words_of(self.attribution.cues if self.attribution else self.statement.cues) or None

    @property
    def hedge(self) -> str | None:
        """The words that lower its certainty; None when there are none."""
        return words_of(self.attribution.hedges if self.attribution else self.statement.hedges) or None

    @property
    def basis(self) -> Basis:
        """How it is known; the outlet's own voice is explicit."""
        return self.attribution.basis if self.attribution else Basis.EXPLICIT

    @property
    def certainty(self) -> Certainty:
        """What it commits to."""
        return (self.attribution or self.statement).certainty

    @property
    def said(self) -> Date | None:
        """When its sources said it; None when the article does not tell."""
        return self.attribution.said if self.attribution else None

    def __str__(self) -> str:
        return self.name


@frozen
class Chain:
    """The path of links from an article's outlet to an origin, nearest first.

    ``len(chain)`` counts its links, the outlet's own among them; ``str(chain)`` is the line with arrows.

    A link is a source with its cue and its content, so a source that rests on what it has said in another statement
    stands on the chain twice, ``A ← Ann ← Ann ← Cy``: what it said there, when, and how firmly, is told by that link.
    No link comes twice; inside one statement a source does only for what it said in another article (see soundness).

    Attributes:
        links: nearest first; no place in an article comes twice.
        back_to: where articles rest on each other in a circle, the link of this chain on which its last one rests
            again. Such a chain has no origin: ``A ← B ← C ← ↺ B``. None when the chain ends at an origin.
        is_cut: whether it goes on after these links, and was not followed further; its origin is not known then:
            ``A ← B ← …``.
    """

    links: tuple[Link, ...]
    back_to: Link | None = None
    is_cut: bool = False

    @property
    def origin(self) -> tuple[Source, ...]:
        """Who the chain ends at; several when they speak jointly. The outlet when it speaks in its own voice.

        Nobody when the chain goes round in a circle: each link rests on the next, and none of them is an origin. Nobody
        either when it was not followed to its end.
        """
        return () if self.back_to or self.is_cut else self.links[-1].sources

    @property
    def relays(self) -> tuple[Source, ...]:
        """The sources between the outlet and the origin, nearest first; all of them when there is no origin."""
        between = self.links[1:] if self.back_to or self.is_cut else self.links[1:-1]
        return tuple(source for link in between for source in link.sources)

    @property
    def certainty(self) -> Certainty:
        """The weakest certainty along the chain; links that do not specify one are passed over."""
        return Certainty.weakest(link.certainty for link in self.links)

    def __len__(self) -> int:
        return len(self.links)

    def __iter__(self) -> Iterator[Link]:
        return iter(self.links)

    def __str__(self) -> str:
        line = ARROW.join((*(link.name for link in self.links), *((CUT,) if self.is_cut else ())))
        return f"{line}{ARROW}{BACK}{self.back_to.name}" if self.back_to else line

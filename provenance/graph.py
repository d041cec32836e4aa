"""The provenance graph of one or more articles: chains, their origins, and who is behind what.

Nodes are statements (the outlet's own voice) and links (attributions); an edge goes from a statement to the links it
is attributed to, and from a link to those it rests on in turn. A chain is a path from a statement to a node without
successors. Sources are never merged into one node: joining ``X ← Y ← Z`` and ``W ← Y ← V`` at ``Y`` would invent
``X ← Y ← V``, which nobody wrote.

May import: errors, model and what the model imports; networkx.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import networkx as nx
from attrs import field, frozen

from provenance.dates import Date
from provenance.errors import UnknownNameError
from provenance.model import Article, Attribution, Source, Statement
from provenance.soundness import did_you_mean
from provenance.spans import words_of
from provenance.terms import Basis, Certainty

__all__ = ["Chain", "Graph", "Link", "Node", "trace"]

ARROW = " ← "


class Node(NamedTuple):
    """Where a statement or link stands: positions of nested links follow the statement."""

    article: str
    statement: str
    path: tuple[int, ...] = ()


@frozen
class Link:
    """One step of a chain: who speaks, and how the article signals it.

    Attributes:
        sources: who speaks; several when they speak jointly.
        statement: the statement in which the link stands.
        attribution: None for the first link, the outlet's own voice.
    """

    sources: tuple[Source, ...]
    statement: Statement = field(repr=False)
    attribution: Attribution | None = None

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
    """

    links: tuple[Link, ...]

    @property
    def origin(self) -> tuple[Source, ...]:
        """Who the chain ends at; several when they speak jointly. The outlet when it speaks in its own voice."""
        return self.links[-1].sources

    @property
    def relays(self) -> tuple[Source, ...]:
        """The sources between the outlet and the origin, nearest first."""
        return tuple(source for link in self.links[1:-1] for source in link.sources)

    @property
    def certainty(self) -> Certainty:
        """The weakest certainty along the chain; links that do not specify one are passed over."""
        return Certainty.weakest(link.certainty for link in self.links)

    def __len__(self) -> int:
        return len(self.links)

    def __iter__(self) -> Iterator[Link]:
        return iter(self.links)

    def __str__(self) -> str:
        return ARROW.join(link.name for link in self.links)


class Graph:
    """Everything that can be asked of the chains of some articles; made by ``trace``.

    A statement is named by the Statement itself, by its id when no two articles have it, or as ``article#statement``.
    A source is named by its id, its name or an alias. Both raise UnknownNameError when nothing has the name.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles: tuple[Article, ...] = tuple(articles)
        self._articles = {article.id: article for article in self.articles}
        if len(self._articles) < len(self.articles):
            message = "two articles have the same id; a graph needs them told apart"
            raise UnknownNameError(message)
        self._graph: nx.DiGraph[Node] = nx.DiGraph()
        self._links: dict[Node, Link] = {}
        for article in self.articles:
            for statement in article.statements:
                self._add(article, statement)
        self._rank = {node: rank for rank, node in enumerate(self._links)}  # in the order of the texts

    def _add(self, article: Article, statement: Statement) -> None:
        sources = article.sources_by_id
        top = Node(article.id, statement.id)
        self._graph.add_node(top)
        self._links[top] = Link((sources[article.outlet],), statement)
        waiting = [(top, statement.attributed_to)]
        while waiting:
            parent, attributions = waiting.pop()
            for position, attribution in enumerate(attributions):
                node = Node(article.id, statement.id, (*parent.path, position))
                self._graph.add_edge(parent, node)
                self._links[node] = Link(tuple(sources[id_] for id_ in attribution.sources), statement, attribution)
                waiting.append((node, attribution.attributed_to))
                for id_ in attribution.rests_on:
                    for onward, _ in enumerate(article.statements_by_id[id_].attributed_to):
                        self._graph.add_edge(node, Node(article.id, id_, (onward,)))

    def chains(self, statement: Statement | str, at_most: int | None = None) -> Iterator[Chain]:
        """The chains of a statement, found one by one as they are asked for, in a fixed order.

        Memory grows with the length of a chain, not with their number; ``at_most`` bounds the listing, and
        ``count_chains`` says how many there are without listing them.
        """
        return islice(self._paths(self._node(statement)), at_most)

    def _paths(self, top: Node) -> Iterator[Chain]:
        trail = [top]
        branches = [iter(self._onward(top))]
        if not self._graph.succ[top]:
            yield Chain((self._links[top],))
        while branches:
            node = next(branches[-1], None)
            if node is None:
                trail.pop()
                branches.pop()
                continue
            trail.append(node)
            branches.append(iter(self._onward(node)))
            if not self._graph.succ[node]:
                yield Chain(tuple(self._links[step] for step in trail))

    def _onward(self, node: Node) -> list[Node]:
        return sorted(self._graph.succ[node], key=lambda onward: (onward.statement != node.statement, onward))

    def count_chains(self, statement: Statement | str) -> int:
        """How many chains a statement has, counted without listing them; at least 1."""
        top = self._node(statement)
        below = self._graph.subgraph({top} | nx.descendants(self._graph, top))
        counts: dict[Node, int] = {}
        for node in reversed(list(nx.topological_sort(below))):
            counts[node] = sum(counts[onward] for onward in below.succ[node]) or 1
        return counts[top]

    def origins(self, statement: Statement | str | None = None, *, claim: str | None = None) -> tuple[Source, ...]:
        """Who the chains of a statement, or of all statements of a claim, end at; each source once, in text order.

        Of a claim, statements in an outlet's own voice are left out: they disclose no origin. Computed by
        reachability, without listing chains.

        Raises:
            UnknownNameError: when there is no such statement or claim.
            TypeError: when not exactly one of the two is given.
        """
        if statement is not None and claim is None:
            tops = [self._node(statement)]
        elif claim is not None and statement is None:
            tops = [node for node in self._statements_of_claim(claim) if self._graph.succ[node]]
        else:
            message = "ask for the origins either of a statement or of a claim"
            raise TypeError(message)
        reached: dict[Node, None] = {}
        for top in tops:
            reached |= dict.fromkeys({top} | nx.descendants(self._graph, top))
        ends = sorted((node for node in reached if not self._graph.succ[node]), key=self._rank.__getitem__)
        return tuple({source.id: source for node in ends for source in self._links[node].sources}.values())

    def relays(self, statement: Statement | str) -> tuple[Source, ...]:
        """Who stands between the outlet and an origin on any chain of a statement; each source once, in text order.

        Computed by reachability, without listing chains.
        """
        below = sorted(nx.descendants(self._graph, self._node(statement)))
        between = (self._links[node] for node in below if self._graph.succ[node])
        return tuple({source.id: source for link in between for source in link.sources}.values())

    def statements_of(self, source: Source | str) -> tuple[Statement, ...]:
        """The statements that a source is cited for, as origin or as relay, in text order.

        For an outlet, those in its own voice are among them.
        """
        ids = self.source_ids(source)
        found = {
            (node.article, node.statement): link.statement
            for node, link in self._links.items()
            if (node.path or not self._graph.succ[node]) and any(known.id in ids for known in link.sources)
        }
        return tuple(found.values())

    def statements_on(self, claim: str) -> tuple[Statement, ...]:
        """The statements that share a claim, in text order; UnknownNameError when no article declares the claim."""
        return tuple(self._links[node].statement for node in self._statements_of_claim(claim))

    def _statements_of_claim(self, claim: str) -> list[Node]:
        known = {id_ for article in self.articles for id_ in article.claims_by_id}
        if claim not in known:
            message = f"no claim has the id {claim!r}{did_you_mean(claim, known)}"
            raise UnknownNameError(message)
        return [node for node, link in self._links.items() if not node.path and link.statement.claim == claim]

    def starts(self, statement: Statement | str | None = None, *, claim: str | None = None) -> list[Node]:
        """The nodes at which chains begin: of one statement, of the statements of a claim, or of all statements.

        Raises:
            UnknownNameError: when there is no such statement or claim.
        """
        if statement is not None:
            return [self._node(statement)]
        if claim is not None:
            return self._statements_of_claim(claim)
        return [node for node in self._links if not node.path]

    def onward(self, node: Node) -> tuple[Node, ...]:
        """The nodes that a chain may go on to; none where it ends."""
        return tuple(self._onward(node))

    def link(self, node: Node) -> Link:
        """The link that stands at a node."""
        return self._links[node]

    def _node(self, statement: Statement | str) -> Node:
        """The node of a statement, however it was named."""
        found = [
            (article, known)
            for article in self.articles
            for name in (
                [statement.id] if isinstance(statement, Statement) else [statement, *_after(article, statement)]
            )
            if (known := article.statements_by_id.get(name)) is not None
        ]
        if isinstance(statement, Statement):
            same = [(article, known) for article, known in found if known is statement]
            found = same or [(article, known) for article, known in found if known == statement]
        if len(found) == 1:
            return Node(found[0][0].id, found[0][1].id)
        name = statement.id if isinstance(statement, Statement) else statement
        if found:
            where = " or ".join(f"{article.id}#{known.id}" for article, known in found)
            message = f"several articles have a statement {name!r}; say {where}"
        else:
            ids = [id_ for article in self.articles for id_ in article.statements_by_id]
            message = f"no statement has the id {name!r}{did_you_mean(name, ids)}"
        raise UnknownNameError(message)

    def sources_named(self, name: str) -> tuple[Source, ...]:
        """The sources with this id or, when there is none, with this name or alias in any case; may be empty."""
        known = {id_: one for article in self.articles for id_, one in article.sources_by_id.items()}
        if name in known:
            return (known[name],)
        return tuple(one for one in known.values() if name.casefold() in map(str.casefold, one.names))

    def source_ids(self, source: Source | str) -> frozenset[str]:
        """The ids of the sources that are meant; never empty."""
        found = (source,) if isinstance(source, Source) else self.sources_named(source)
        if not found:
            known = [one for article in self.articles for one in article.sources_by_id.values()]
            names = [name for one in known for name in (one.id, *one.names)]
            message = f"no source has the id, name or alias {source!r}{did_you_mean(str(source), names)}"
            raise UnknownNameError(message)
        return frozenset(one.id for one in found)


def _after(article: Article, reference: str) -> list[str]:
    """The statement id in ``article#statement`` when the reference names this article."""
    prefix = f"{article.id}#"
    return [reference.removeprefix(prefix)] if reference.startswith(prefix) else []


def trace(*articles: Article | Iterable[Article]) -> Graph:
    """The provenance graph of one article or of several."""
    flat: list[Article] = []
    for given in articles:
        flat.extend([given] if isinstance(given, Article) else given)
    return Graph(flat)

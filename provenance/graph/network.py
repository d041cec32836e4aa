"""The nodes of a provenance graph and where chains go on from each.

An edge goes from a statement (the outlet's own voice) to the links it is attributed to, and from a link to those it
rests on in turn. A link that rests on a statement of the same article goes on into that statement's links. Into another
article a chain enters by its outlet, since that is who says it there; unless the outlet is a source of the link
itself, and has been named.

May import: errors, references, model and what the model imports, judgements, graph.chains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from provenance.errors import Fault, ModelError
from provenance.graph.chains import Link, MissingReference, Node
from provenance.judgements import Identity
from provenance.model import Article, Attribution, Source, Statement
from provenance.references import Reference

__all__ = ["Network"]


class Network:
    """Nodes, their links, and edges.

    Attributes:
        articles: by id, in the order given.
        links: by node, in the order of the texts.
        onward: by node, where chains go on, in a fixed order: inside the statement first.
        rank: the position of each node in `links`.
        missing: references to statements that are not there, in the order of the texts.
        sources: by the id of an article, its sources by the ids they have there.

    Raises:
        ModelError: when two articles have the same id.
    """

    def __init__(self, articles: Iterable[Article], identity: Identity) -> None:
        self.articles: dict[str, Article] = {}
        self.links: dict[Node, Link] = {}
        self.onward: dict[Node, tuple[Node, ...]] = {}
        self.missing: list[MissingReference] = []
        self.sources: dict[str, Mapping[str, Source]] = {}
        resting: list[tuple[Node, Attribution]] = []
        for article in articles:
            if article.id in self.articles:
                message = f"two articles have the id {article.id!r}; a graph needs them told apart"
                raise ModelError([Fault(("articles", article.id), message, "duplicate-article")])
            self.articles[article.id] = article
            self.sources[article.id] = _sources(article, identity)
            for statement in article.statements:
                resting.extend(self._add(article, statement))
        for node, attribution in resting:
            beyond = {further for id_ in attribution.rests_on for further in self._entered(node, id_)}
            inside = self.onward[node]
            self.onward[node] = (*inside, *sorted(beyond.difference(inside), key=lambda one: (one[0] != node[0], one)))
        self.rank = {node: rank for rank, node in enumerate(self.links)}

    def _add(self, article: Article, statement: Statement) -> Iterator[tuple[Node, Attribution]]:
        """Add a statement with the links below it; gives those that rest on other statements."""
        sources = self.sources[article.id]
        top = Node(article.id, statement.id)
        self.links[top] = Link((sources[article.outlet],), statement, None, article)
        waiting = [(top, statement.attributed_to)]
        while waiting:
            parent, attributions = waiting.pop()
            below = tuple(Node(article.id, statement.id, (*parent.path, n)) for n in range(len(attributions)))
            self.onward[parent] = below
            for node, attribution in zip(below, attributions, strict=True):
                who = tuple(sources[id_] for id_ in attribution.sources)
                self.links[node] = Link(who, statement, attribution, article)
                waiting.append((node, attribution.attributed_to))
                if attribution.rests_on:
                    yield node, attribution

    def _entered(self, node: Node, reference: str) -> Iterable[Node]:
        """Where a chain goes on that rests on a statement; a reference to what is not there is noted."""
        meant = self.articles[node.article].referred(reference)
        top = Node(*meant)
        if top not in self.links:
            self.missing.append(MissingReference(node, Reference(*meant), meant.article in self.articles))
            return ()
        (outlet,) = self.links[top].sources
        if node.article == top.article or any(outlet.id == source.id for source in self.links[node].sources):
            return (Node(*meant, (n,)) for n in range(len(self.links[top].statement.attributed_to)))
        return (top,)

    def below(self, tops: Iterable[Node]) -> set[Node]:
        """These nodes, and all that chains from them can come to."""
        reached = set(tops)
        waiting = list(reached)
        while waiting:
            fresh = [node for node in self.onward[waiting.pop()] if node not in reached]
            reached.update(fresh)
            waiting.extend(fresh)
        return reached


def _sources(article: Article, identity: Identity) -> Mapping[str, Source]:
    """The sources by the ids they have in the article; those that were judged to be others' have the others' ids."""

    def named(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(identity.of_source(article.id, id_) for id_ in ids)

    if not identity.representatives:
        return article.sources_by_id
    return {
        id_: evolve(
            source,
            id=identity.of_source(article.id, id_),
            acts_for=named(source.acts_for),
            owned_by=named(source.owned_by),
            interests=named(source.interests),
        )
        for id_, source in article.sources_by_id.items()
    }

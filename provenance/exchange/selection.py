"""Which statements of which articles to present, and which of their chains.

Every presentation takes selections one by one and keeps none, so that many articles need the memory of one, as long as
none refers to others.

May import: corpus, graph, judgements, model and what they import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from attrs import field, frozen

from provenance.corpus import traced
from provenance.errors import UnknownNameError
from provenance.graph import Chain, Graph, Link, Node
from provenance.judgements import Identity, Judgement
from provenance.model import Article, Statement
from provenance.suggestions import did_you_mean

__all__ = ["LONGEST", "MANY", "MOST_LINKS", "Listing", "Selection", "missing_references", "select"]

LONGEST = 100  # links of a chain that are listed; no hearsay comes near, but derivations of other tools' PROV do
MOST_LINKS = 50_000  # links that are listed of one article, which its statements share; each gets some all the same
_SOME_LINKS = 10
MANY = 10**18  # chains; statements that rest on each other can have more than Python will spell the number of
_AT_HAND = 100_000  # links of chains that are held in memory to know how many chains there are


@frozen(eq=False)
class Listing:
    """Chains of a statement that are listed, one by one.

    Attributes:
        chains: those chains. A long one has only its first links, and says so (``is_cut``).
        count: how many chains the statement has altogether, at most `MANY`. It is exact unless articles rest on each
            other in circles and there are more chains than are listed, or very many; then it is at least that many.
        left: how many of them are not listed.
    """

    chains: Iterator[Chain]
    count: int
    left: int


@frozen(eq=False)
class Selection:
    """An article, and those of its statements that are wanted.

    Attributes:
        article: the article.
        graph: one in which all chains of the article are; of this article alone when it refers to no other.
        statements: in the order of the text.
    """

    article: Article
    graph: Graph = field(repr=False)
    statements: tuple[Statement, ...]

    @cached_property
    def contradicted_by(self) -> Mapping[str, tuple[str, ...]]:
        """For the id of a statement, those which contradict it, and which it does not say that it contradicts."""
        found: dict[str, tuple[str, ...]] = {}
        for other in self.article.statements:
            for id_ in other.contradicts:
                if other.id not in self.article.statements_by_id[id_].contradicts:
                    found[id_] = (*found.get(id_, ()), other.id)
        return found

    def chains(self, statement: Statement, limit: int | None = None) -> Listing:
        """The first chains of a statement, and how many it has altogether.

        Args:
            statement: of the article.
            limit: how many chains to list, each with its first `LONGEST` links. The statements share `MOST_LINKS`, so
                that where there are many of them, fewer chains and fewer links of each are listed. None for all of
                them, whole.
        """
        node = Node(self.article.id, statement.id)
        most = _AT_HAND if limit is None else max(_SOME_LINKS, MOST_LINKS // max(1, len(self.statements)))
        found = self.graph.chains(node, longest=None if limit is None else min(LONGEST, most))
        first: list[Chain] = []
        links = 0
        for one in found:
            links += len(one)
            if len(first) == limit or (first and links > most):
                count = max(self.graph.count_chains(node, at_most=MANY), len(first) + 1)
                if limit is None:
                    return Listing(chain(first, (one,), found), count, 0)
                return Listing(iter(first), count, count - len(first))
            first.append(one)
        count = len(first)
        if any(one.is_cut for one in first):  # each stands for as many as go on from there
            count = max(self.graph.count_chains(node, at_most=MANY), count)
        return Listing(iter(first), count, count - len(first))


def missing_references(link: Link, selection: Selection) -> list[str]:
    """The statements that a link rests on and that are not given, as ``article#statement``."""
    rests_on = link.attribution.rests_on if link.attribution else ()
    meant = (link.article.referred(id_) for id_ in rests_on if id_ not in link.article.statements_by_id)
    return [str(reference) for reference in meant if not selection.graph.has(reference)]


def select(
    articles: Iterable[Article],
    *,
    statements: Sequence[str] = (),
    sources: Sequence[str] = (),
    judgements: Iterable[Judgement] | Identity = (),
) -> Iterator[Selection]:
    """The articles with the statements that are asked for; with every statement when nothing is asked.

    Articles of which nothing is wanted are left out, unless nothing is asked.

    Args:
        articles: taken one by one until one refers to others; then they are taken together.
        statements: ids, or ``article#id``; any of them.
        sources: ids, names or aliases of sources of which any is on a chain of the statement, as origin or as relay.
        judgements: who and what is the same.

    Raises:
        UnknownNameError: after the last article, when one of the names was in none of them.
        ModelError: when the judgements contradict each other.
    """
    search = _Search(statements, sources)
    for article, graph in traced(articles, judgements):
        if not (statements or sources):
            yield Selection(article, graph, article.statements)
        elif found := tuple(search.wanted(article, graph)):
            yield Selection(article, graph, found)
    search.finish()


class _Search:
    """Names that are looked for in article after article."""

    def __init__(self, statements: Sequence[str], sources: Sequence[str]) -> None:
        self.statements = statements
        self.sources = sources
        self.missing_statements = dict.fromkeys(statements)
        self.missing_sources = dict.fromkeys(sources)
        self.known_statements: set[str] = set()  # for the hint; kept only while a name is missing
        self.known_sources: set[str] = set()

    def wanted(self, article: Article, graph: Graph) -> Iterator[Statement]:
        """The statements of this article that every kind of question asks for."""
        source_ids = self._source_ids(article, graph)
        ids = self._statement_ids(article)
        for statement in article.statements:
            if (not self.statements or statement.id in ids) and (
                not self.sources or not source_ids.isdisjoint(_cited(graph, Node(article.id, statement.id)))
            ):
                yield statement

    def _statement_ids(self, article: Article) -> set[str]:
        ids: set[str] = set()
        for name in self.statements:
            found = {name, name.removeprefix(f"{article.id}#")} & article.statements_by_id.keys()
            if found:
                self.missing_statements.pop(name, None)
                ids |= found
        if self.missing_statements:
            self.known_statements.update(article.statements_by_id)
        return ids

    def _source_ids(self, article: Article, graph: Graph) -> set[str]:
        ids: set[str] = set()
        for name in self.sources:
            found = {source.id for source in graph.sources_named(name)}
            if found:
                self.missing_sources.pop(name, None)
                ids |= found
        if self.missing_sources:
            for source in article.sources_by_id.values():
                self.known_sources.update((source.id, *source.names))
        return ids

    def finish(self) -> None:
        """Refuse the names that nothing had."""
        messages = [
            f"no statement has the id {name!r}{did_you_mean(name, sorted(self.known_statements))}"
            for name in self.missing_statements
        ] + [
            f"no source has the id, name or alias {name!r}{did_you_mean(name, sorted(self.known_sources))}"
            for name in self.missing_sources
        ]
        if messages:
            raise UnknownNameError("\n".join(messages))


def _cited(graph: Graph, statement: Node) -> set[str]:
    return {source.id for source in (*graph.origins(statement), *graph.relays(statement))}

"""The provenance graph of one or more articles: chains, their origins, and who is behind what.

Nodes are statements (the outlet's own voice) and links (attributions); ``network`` says how they are joined, inside
an article and between articles. A chain is a way from a statement along the links, to a node from which nothing goes
on. Sources are never merged into one node: joining ``X ← Y ← Z`` and ``W ← Y ← V`` at ``Y`` would invent
``X ← Y ← V``, which nobody wrote.

Articles that rest on each other make circles. A chain never comes to a node twice: where it would, it ends, and says
to what it comes back (``Chain.back_to``). Nobody on a circle is an origin by being on it: an origin is where a chain
ends because nothing goes on. So statements that only lead round in a circle have no origin at all.

May import: errors, judgements, model and what the model imports, siblings in graph; networkx.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from itertools import islice
from reprlib import repr as short_repr
from typing import TypeAlias

from provenance.errors import UnknownNameError
from provenance.graph.chains import Chain, Link, MissingReference, Node
from provenance.graph.counts import chain_counts
from provenance.graph.network import Network
from provenance.graph.reach import Cited, Tally, cited, counted
from provenance.judgements import Identity, Judgement
from provenance.model import Article, Source, Statement
from provenance.references import Reference
from provenance.suggestions import did_you_mean

__all__ = ["Chain", "Cited", "Graph", "Link", "MissingReference", "Node", "trace"]

Named: TypeAlias = "Statement | Node | str"


class Graph:
    """Everything that can be asked of the chains of some articles; made by ``trace``.

    A statement is named by the Statement itself, by its Node, by its id when no two articles have it, or as
    ``article#statement``.
    A source is named by its id, its name or an alias. Both raise UnknownNameError when nothing has the name.

    Attributes:
        articles: in the order given.
        identity: who and what is the same by the judgements given.

    Raises:
        ModelError: when two articles have the same id, or the judgements contradict each other.
    """

    def __init__(self, articles: Iterable[Article], judgements: Iterable[Judgement] | Identity = ()) -> None:
        self.articles: tuple[Article, ...] = tuple(articles)
        self.identity = judgements if isinstance(judgements, Identity) else Identity.of(judgements)
        self._network = Network(self.articles, self.identity)
        self._links = self._network.links
        self._counted: tuple[int, list[int]] | None = None

    def __repr__(self) -> str:
        statements = sum(len(article.statements) for article in self.articles)
        ids = short_repr([article.id for article in self.articles])
        return f"<Graph of {statements} statements in {ids}>"

    def chains(self, statement: Named, at_most: int | None = None, longest: int | None = None) -> Iterator[Chain]:
        """The chains of a statement, found one by one as they are asked for, in a fixed order.

        Memory grows with the length of a chain, not with their number; ``count_chains`` says how many there are without
        listing them.

        Args:
            statement: see the class.
            at_most: how many to list; all when None.
            longest: how many links of a chain to follow, 1 at least. Of a longer one, these links are given
                (``Chain.is_cut``); chains that have them in common are one. All links when None.
        """
        return islice(self._paths(self._node(statement), longest), at_most)

    def _paths(self, top: Node, longest: int | None) -> Iterator[Chain]:
        """Every way from a node to one from which nothing goes on, or back to one that it came through, depth first."""
        trail: dict[Node, None] = {}  # in order, and quick to ask
        branches: list[Iterator[Node]] = [iter((top,))]
        while branches:
            node = next(branches[-1], None)
            if node is None:
                branches.pop()
                if trail:
                    trail.popitem()
            elif node in trail:
                yield Chain(tuple(self._links[step] for step in trail), back_to=self._links[node])
            else:
                trail[node] = None
                onward = self._network.onward[node]
                is_cut = bool(onward) and len(trail) == longest
                branches.append(iter(() if is_cut else onward))
                if is_cut or not onward:
                    yield Chain(tuple(self._links[step] for step in trail), is_cut=is_cut)

    def count_chains(self, statement: Named, at_most: int | None = None) -> int:
        """How many chains a statement has, counted without listing them; at least 1.

        A circle counts as one step however many ways lead through it: what is counted is the ways through the graph
        whose circles are drawn together to points. Where there are circles, ``chains`` may list more.

        Args:
            statement: see the class.
            at_most: what a larger number is told as. Then all statements are counted at once when the first is asked
                for, which is much less work than counting for each of many.
        """
        top = self._node(statement)
        if at_most is not None:
            return self._counts_up_to(at_most)[self._network.rank[top]]
        import networkx as nx  # slow to import

        below: nx.DiGraph[Node] = nx.DiGraph()
        below.add_nodes_from(self._network.below([top]))
        below.add_edges_from((node, further) for node in below for further in self._network.onward[node])
        drawn_together = nx.condensation(below)
        counts: dict[int, int] = {}
        for point in reversed(list(nx.topological_sort(drawn_together))):
            counts[point] = sum(counts[onward] for onward in drawn_together.succ[point]) or 1
        return counts[drawn_together.graph["mapping"][top]]

    def _counts_up_to(self, at_most: int) -> list[int]:
        """The counts of all nodes, in the order of the texts; kept for the next question."""
        if self._counted is None or self._counted[0] != at_most:
            rank, onward = self._network.rank, self._network.onward
            counts = chain_counts([[rank[further] for further in onward[node]] for node in rank], at_most)
            self._counted = at_most, counts
        return self._counted[1]

    def origins(self, statement: Named | None = None, *, claim: str | None = None) -> tuple[Source, ...]:
        """Who the chains of a statement, or of all statements of a claim, end at; each source once, in text order.

        Of a claim, statements in an outlet's own voice are left out: they disclose no origin. Chains that go round in
        a circle end at nobody. Computed by reachability, without listing chains.

        Raises:
            UnknownNameError: when there is no such statement or claim.
            TypeError: when not exactly one of the two is given.

        >>> import provenance
        >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
        >>> [source.name for source in graph.origins(claim="arms-to-russia")]
        ['NIS', 'Amerika Serikat']
        """
        if (statement is None) == (claim is None):
            message = "ask for the origins either of a statement or of a claim"
            raise TypeError(message)
        onward = self._network.onward
        tops = [node for node in self.starts(statement, claim=claim) if claim is None or onward[node]]
        return self._speakers(node for node in self._network.below(tops) if not onward[node])

    def relays(self, statement: Named) -> tuple[Source, ...]:
        """Who stands between the outlet and an origin on any chain of a statement; each source once, in text order.

        Of chains that go round in a circle, everybody after the outlet. Computed by reachability, without listing
        chains.

        >>> import provenance
        >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
        >>> [source.name for source in graph.relays("s1")]
        ['Yoo Sang-bum']
        """
        top = self._node(statement)
        onward = self._network.onward
        return self._speakers(node for node in self._network.below([top]) if onward[node] and node != top)

    def _speakers(self, nodes: Iterable[Node]) -> tuple[Source, ...]:
        """The sources of these nodes, each once, in text order."""
        in_order = sorted(nodes, key=self._network.rank.__getitem__)
        return tuple({source.id: source for node in in_order for source in self._links[node].sources}.values())

    def cited(self) -> Iterator[Cited]:
        """The origins and the relays of every statement, in no particular order.

        For all statements this is much less work than asking for them one by one.
        """
        return cited(self._network)

    def tally(self, articles: Container[str]) -> Tally:
        """How often each source is cited for the attributed statements of some articles, given by id.

        Found for all statements at once, without listing whom each cites.
        """
        return counted(self._network, lambda node: node.article in articles and bool(self._network.onward[node]))

    def statements_of(self, source: Source | str) -> tuple[Statement, ...]:
        """The statements whose own links name a source, as origin or as relay, in text order.

        For an outlet, those in its own voice are among them.
        """
        ids = self.source_ids(source)
        found = {
            node[:2]: link.statement
            for node, link in self._links.items()
            if (node.path or not self._network.onward[node]) and any(known.id in ids for known in link.sources)
        }
        return tuple(found.values())

    def statements_on(self, claim: str) -> tuple[Statement, ...]:
        """The statements that share a claim, in text order; UnknownNameError when no article declares the claim.

        Claims that were judged to be the same are one; a statement that was judged to be the same as another shares
        its claims.
        """
        return tuple(self._links[node].statement for node in self._statements_of_claim(claim))

    def missing(self) -> tuple[MissingReference, ...]:
        """The references to statements that are not in these articles, in text order; chains end there."""
        return tuple(self._network.missing)

    def has(self, statement: Reference) -> bool:
        """Whether a statement that a link rests on is in these articles."""
        return Node(*statement) in self._links

    def starts(self, statement: Named | None = None, *, claim: str | None = None) -> list[Node]:
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
        return self._network.onward[node]

    def link(self, node: Node) -> Link:
        """The link that stands at a node."""
        return self._links[node]

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """What the claims are called, each once, in the order of the articles: of those judged the same one id.

        A claim that is judged not to be the one of the same id elsewhere is called ``article#claim``.
        """
        return tuple(
            dict.fromkeys(
                self.identity.of_claim(article.id, id_) for article in self.articles for id_ in article.claims_by_id
            )
        )

    @cached_property
    def _claims(self) -> dict[str, list[Node]]:
        """The statements by every name of the claims they share: as articles declare them, and as they were judged."""
        same: dict[str, list[Node]] = {}
        for node in self.starts():
            same.setdefault(self.identity.of_statement(*node[:2]), []).append(node)
        found: dict[str, dict[Node, None]] = {}
        known: dict[str, set[str]] = {}
        for article in self.articles:
            for id_ in article.claims_by_id:
                one = self.identity.of_claim(article.id, id_)
                known.setdefault(id_, set()).add(one)
        known |= {one: {one} for ones in known.values() for one in ones}
        for nodes in same.values():
            for node in nodes:
                claim = self._links[node].statement.claim
                if claim is not None:
                    found.setdefault(self.identity.of_claim(node.article, claim), {}).update(dict.fromkeys(nodes))
        rank = self._network.rank.__getitem__
        return {
            name: sorted({node for one in ones for node in found.get(one, ())}, key=rank)
            for name, ones in known.items()
        }

    def _statements_of_claim(self, claim: str) -> list[Node]:
        if claim not in self._claims:
            message = f"no claim has the id {claim!r}{did_you_mean(claim, self._claims)}"
            raise UnknownNameError(message)
        return list(self._claims[claim])

    @cached_property
    def _tops(self) -> dict[str, list[Node]]:
        """The nodes of statements by the statement's id."""
        found: dict[str, list[Node]] = {}
        for node in self.starts():
            found.setdefault(node.statement, []).append(node)
        return found

    def _node(self, statement: Named) -> Node:
        """The node of a statement, however it was named."""
        if isinstance(statement, Node):
            name = f"{statement.article}#{statement.statement}"
            found = [statement] if statement in self._links else []
        elif isinstance(statement, Statement):
            name = statement.id
            alike = [node for node in self._tops.get(name, ()) if self._links[node].statement == statement]
            found = [node for node in alike if self._links[node].statement is statement] or alike
        else:
            name = statement
            ways = (Node(name[:at], name[at + 1 :]) for at, sign in enumerate(name) if sign == "#")
            found = [*self._tops.get(name, ()), *(node for node in ways if node in self._links)]
        if len(found) == 1:
            return found[0]
        if found:
            where = " or ".join(f"{node.article}#{node.statement}" for node in found)
            message = f"several articles have a statement {name!r}; say {where}"
        else:
            message = f"no statement has the id {name!r}{did_you_mean(name, self._tops)}"
        raise UnknownNameError(message)

    def sources_named(self, name: str) -> tuple[Source, ...]:
        """The sources with this id or, when there is none, with this name or alias in any case; may be empty."""
        by_id, known = self._sources
        if name in by_id:
            return tuple(known[id_] for id_ in by_id[name])
        return tuple(one for one in known.values() if name.casefold() in map(str.casefold, one.names))

    @cached_property
    def _sources(self) -> tuple[dict[str, dict[str, None]], dict[str, Source]]:
        """The ids of sources by every id that an article gives them, and the sources by id."""
        by_id: dict[str, dict[str, None]] = {}
        known: dict[str, Source] = {}
        for sources in self._network.sources.values():
            for id_, source in sources.items():
                by_id.setdefault(id_, {})[source.id] = None
                by_id.setdefault(source.id, {})[source.id] = None
                known[source.id] = source
        return by_id, known

    def declared(self) -> Iterator[Source]:
        """Every source as every article declares it, with the ids that judgements give it and those it names."""
        return (source for sources in self._network.sources.values() for source in sources.values())

    def source_ids(self, source: Source | str) -> frozenset[str]:
        """The ids of the sources that are meant; never empty."""
        if isinstance(source, Source):
            return frozenset(self._sources[0].get(source.id, {source.id: None}))
        found = self.sources_named(source)
        if not found:
            names = [name for one in self._sources[1].values() for name in (one.id, *one.names)]
            message = f"no source has the id, name or alias {source!r}{did_you_mean(source, names)}"
            raise UnknownNameError(message)
        return frozenset(one.id for one in found)


def trace(*articles: Article | Iterable[Article], judgements: Iterable[Judgement] | Identity = ()) -> Graph:
    """The provenance graph of one article or of several, as some judgements see them.

    Raises:
        ModelError: when two articles have the same id, or the judgements contradict each other.
    """
    flat: list[Article] = []
    for given in articles:
        flat.extend([given] if isinstance(given, Article) else given)
    return Graph(flat, judgements)

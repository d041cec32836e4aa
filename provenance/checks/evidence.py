"""What the rules look at: articles, their graph, and the answers that several rules need.

Everything is found by reachability; no chains are listed, so a graph with more chains than can be listed is no trouble.

May import: errors, model and what the model imports, judgements, graph, questions; gathering, stated, vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from provenance.checks.gathering import gathered, is_denial
from provenance.checks.stated import Cited, Stated
from provenance.checks.vocabulary import speaks_of_plans
from provenance.graph import Graph, Node
from provenance.judgements import Identity, Judgement, JudgementKind, Sameness, in_force
from provenance.model import Article, Source
from provenance.questions.dependence import Dependents, belonging, dependents
from provenance.questions.network import once_each
from provenance.spans import words_of
from provenance.terms import Certainty, SourceKind, Voice

__all__ = ["NAMELESS", "Evidence"]

NAMELESS = frozenset({SourceKind.ANONYMOUS, SourceKind.UNATTRIBUTED})


@frozen(eq=False)
class Evidence:
    """Some articles, and what several rules want to know of them.

    Attributes:
        graph: the graph of the articles.
        thresholds: figures of the policy, by name.
        judgements: those that the graph was made with.
    """

    graph: Graph
    thresholds: Mapping[str, int]
    judgements: tuple[Judgement, ...] = ()

    @property
    def identity(self) -> Identity:
        """Who and what is the same by the judgements that were given."""
        return self.graph.identity

    @cached_property
    def different(self) -> frozenset[frozenset[str]]:
        """Pairs of ids, as the graph knows them, of sources that were judged not to be the same."""
        pairs = set()
        for _, judgement in in_force(self.judgements, JudgementKind.SOURCE):
            if judgement.verdict is Sameness.DIFFERENT:
                pairs.add(frozenset(self._source_id(name) for name in judgement.same_as))
        return frozenset(pairs)

    def _source_id(self, name: str) -> str:
        article, _, id_ = name.rpartition("#")
        return self.identity.of_source(article, id_)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, by id."""
        return tuple(sorted(self.graph.articles, key=lambda article: article.id))

    @cached_property
    def articles_by_id(self) -> Mapping[str, Article]:
        """The same, to be asked for by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """Every statement; articles by id, each in text order."""
        return tuple(Stated(article, each) for article in self.articles for each in article.statements)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every link that the articles write, in the order of the statements, each before those it rests on."""
        return tuple(cited for stated in self.stated for cited in self._links_of(stated))

    def _links_of(self, stated: Stated) -> Iterator[Cited]:
        inside = [node for node in self.graph.onward(stated.node) if node[:2] == stated.node[:2]]
        waiting = inside[::-1]
        while waiting:
            node = waiting.pop()
            yield Cited(stated, node, self.graph.link(node))
            below = [
                onward for onward in self.graph.onward(node) if onward[:2] == node[:2] and onward.path[:-1] == node.path
            ]
            waiting.extend(reversed(below))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id, as the graph knows them: those that were judged to be the same are one."""
        found: dict[str, Source] = {}
        for article in self.articles:
            for source in article.sources:
                for known in self.graph.sources_named(source.id):
                    found.setdefault(known.id, known)
        return found

    def outlet(self, stated: Stated) -> Source:
        """Who publishes a statement."""
        return self.graph.link(stated.node).sources[0]

    @cached_property
    def publishers(self) -> frozenset[str]:
        """The ids of the outlets that publish these articles."""
        return frozenset(self.identity.of_source(article.id, article.outlet) for article in self.articles)

    def name(self, id_: str) -> str:
        """What the source with an id is called; of a topic, the word itself."""
        known = self.sources.get(id_)
        return known.name if known else id_

    def ends(self, node: Node) -> tuple[Node, ...]:
        """Where chains from here end; sources that deny are no support, and left out."""
        return self._ends[node]

    @cached_property
    def _ends(self) -> Mapping[Node, tuple[Node, ...]]:
        return gathered(self.graph, lambda node: () if self.graph.onward(node) else (node,))

    @cached_property
    def _denials(self) -> Mapping[Node, tuple[Node, ...]]:
        """Where chains from here come to somebody who denies."""
        graph = self.graph
        return gathered(graph, lambda node: [after for after in graph.onward(node) if is_denial(graph, after)])

    def tells_plans(self, stated: Iterable[Stated]) -> bool:
        """Whether the origins of some statements all speak of what they themselves are going to do, as their cues say.

        There nobody else can know, and an interest is no objection.
        """
        ends = [
            self.graph.link(node) for each in stated if each.statement.attributed_to for node in self.ends(each.node)
        ]
        return bool(ends) and all(
            link.attribution is not None and speaks_of_plans(words_of(link.attribution.cues), link.article.language)
            for link in ends
        )

    def origins(self, stated: Iterable[Stated]) -> tuple[Source, ...]:
        """Who the chains of attributed statements end at; each source once, by id."""
        ends = [node for each in stated if each.statement.attributed_to for node in self.ends(each.node)]
        found = {source.id: source for node in ends for source in self.graph.link(node).sources}
        return tuple(source for _, source in sorted(found.items()))

    def denied_by(self, stated: Stated) -> tuple[Source, ...]:
        """Who denies what a statement claims, on one of its chains at least; none when nobody does."""
        own = (stated.node,) if is_denial(self.graph, stated.node) else ()
        nodes = (*own, *self._denials[stated.node])
        return once_each(source for node in nodes for source in self.graph.link(node).sources)

    @cached_property
    def claims(self) -> Mapping[str, tuple[Stated, ...]]:
        """For every claim the statements that report it, opinion left out; articles by id, each in text order.

        Claims and statements that were judged to be the same are one; the first statement of each declares the claim.
        """
        same: dict[str, list[Stated]] = {}
        claims: dict[str, dict[str, None]] = {}
        for each in self.stated:
            if each.statement.voice is Voice.OPINION:
                continue
            one = self.identity.of_statement(each.article.id, each.statement.id)
            same.setdefault(one, []).append(each)
            if each.statement.claim is not None:
                claim = self.identity.of_claim(each.article.id, each.statement.claim)
                claims.setdefault(claim, {})[one] = None
        found = {claim: [each for one in ones for each in same[one]] for claim, ones in sorted(claims.items())}
        order = {id(each): number for number, each in enumerate(self.stated)}
        return {
            claim: tuple(sorted(stated, key=lambda each: (each.statement.claim is None, order[id(each)])))
            for claim, stated in found.items()
        }

    def claim_of(self, stated: Stated) -> tuple[Stated, ...]:
        """The statements that share the claim of one; none when it has no claim, or is opinion."""
        claim = stated.statement.claim
        return () if claim is None else self.claims.get(self.identity.of_claim(stated.article.id, claim), ())

    def about(self, stated: Iterable[Stated]) -> frozenset[str]:
        """What the claim of some statements is about: ids of sources, as the graph knows them, and topics."""
        return frozenset(
            self.identity.of_source(each.article.id, topic)
            for each in stated
            if each.statement.claim is not None
            for topic in each.article.claims_by_id[each.statement.claim].about
        )

    def interested(self, about: frozenset[str]) -> Mapping[str, str]:
        """Who has a stake in what a claim is about, by id: a source, or one that it acts for or belongs to.

        The value is the id of the one whose stake it is: whom the claim is about, or who has an interest in that.
        """
        if about not in self._interested:
            touched = {id_ for topic in about for id_ in (topic, *self._interests.get(topic, ()))}
            below = belonging(self.graph, touched)
            self._interested[about] = {id_: below[id_].to if id_ in below else id_ for id_ in {*touched, *below}}
        return self._interested[about]

    def topics(self, id_: str, about: frozenset[str]) -> list[str]:
        """In which of some topics a source has an interest of its own, sorted."""
        return sorted(topic for topic in about if id_ in self._interests.get(topic, ()))

    @cached_property
    def _interested(self) -> dict[frozenset[str], dict[str, str]]:
        """What was found, since many claims are about the same."""
        return {}

    @cached_property
    def _interests(self) -> Mapping[str, set[str]]:
        """Who has an interest in a topic, by the topic."""
        found: dict[str, set[str]] = {}
        for source in self.graph.declared():
            for topic in source.interests:
                found.setdefault(topic, set()).add(source.id)
        return found

    @cached_property
    def tied(self) -> frozenset[str]:
        """The ids of sources that act for somebody or belong to somebody, as any article says."""
        return frozenset(source.id for source in self.graph.declared() if source.acts_for or source.owned_by)

    def camps(self, sources: Iterable[Source]) -> tuple[Dependents, ...]:
        """The sources in groups that count as one, see ``dependents``.

        Whom nobody names may be anybody: such sources are a group only where nobody else is there, and then one.
        """
        given = sorted(sources, key=lambda each: each.id)
        named = [source for source in given if source.kind not in NAMELESS]
        if given and not named:
            return (Dependents(tuple(given)),)
        return dependents(self.graph, named)

    def commitment(self, stated: Stated) -> Certainty:
        """How firmly a reader is told: the weakest certainty along a chain, of several chains the firmest one's.

        Unspecified when no chain specifies any, or when all are denials.
        """
        for wanted in (Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE):
            if self._has_chain_of(stated.node, wanted):
                return wanted
        return Certainty.UNSPECIFIED

    def _has_chain_of(self, top: Node, wanted: Certainty) -> bool:
        """Whether a chain specifies a certainty, and none of its links a weaker one than the wanted."""
        waiting = [(top, False)]
        seen = set(waiting)
        while waiting:
            node, specified = waiting.pop()
            rank = self.graph.link(node).certainty.rank
            if rank is not None and rank < (wanted.rank or 0):
                continue
            onward = self.graph.onward(node)
            specified = specified or rank is not None
            if specified and not onward:
                return True
            states = {(each, specified) for each in onward} - seen
            seen |= states
            waiting.extend(states)
        return False

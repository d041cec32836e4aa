"""What the rules compute by reachability, held to the chains themselves, listed one by one."""

from __future__ import annotations

from itertools import islice, pairwise

from hypothesis import assume, given
from strategies import articles

import provenance
from provenance import Certainty, SourceKind
from provenance.checks.evidence import Evidence
from provenance.checks.policy import THRESHOLDS

MOST_CHAINS = 300


def chains_of(graph, article, statement):
    """All chains of a statement, unless there are too many to list."""
    found = list(islice(graph.chains(graph.link((article.id, statement.id, ())).statement), MOST_CHAINS))
    assume(len(found) < MOST_CHAINS)
    return found


def evidence_of(corpus):
    return Evidence(provenance.trace(sorted(corpus, key=lambda article: article.id)), THRESHOLDS)


def supports(chain):
    """Whether a chain comes to an origin, and nobody after the outlet denies on it."""
    return chain.back_to is None and all(link.certainty is not Certainty.DENIED for link in chain.links[1:])


@given(articles(max_statements=3))
def test_the_origins_are_those_of_all_chains_without_a_denial(article):
    evidence = evidence_of([article])
    for stated in evidence.stated:
        chains = chains_of(evidence.graph, article, stated.statement)
        ids = {source.id for chain in chains if supports(chain) for source in chain.origin}
        expected = ids if stated.statement.attributed_to else set()
        assert {source.id for source in evidence.origins([stated])} == expected


@given(articles(max_statements=3))
def test_the_commitment_is_that_of_the_firmest_chain(article):
    evidence = evidence_of([article])
    for stated in evidence.stated:
        found = {chain.certainty for chain in chains_of(evidence.graph, article, stated.statement)}
        found -= {Certainty.DENIED, Certainty.UNSPECIFIED}
        expected = max(found, key=lambda each: each.rank, default=Certainty.UNSPECIFIED)
        assert evidence.commitment(stated) is expected


@given(articles(max_statements=3))
def test_certainty_rises_exactly_where_a_link_is_firmer_than_the_next_on_every_chain(article):
    evidence = evidence_of([article])
    blamed = {finding.place.statement for finding in provenance.check(article, select=["PA301"])}
    passed_over = {Certainty.UNSPECIFIED, Certainty.DENIED}
    for stated in evidence.stated:
        below = {}
        for chain in nodes_of_chains(evidence.graph, stated.node):
            told = [(node, evidence.graph.link(node).certainty) for node in chain]
            for nearer, (_, further) in pairwise(each for each in told if each[1] not in passed_over):
                below.setdefault(nearer, []).append(further.rank)
        rises = any(certainty.rank > max(ranks) for (_, certainty), ranks in below.items())
        assert (stated.statement.id in blamed) == rises


def nodes_of_chains(graph, node):
    """Every way down from a node to where nothing follows."""
    onward = graph.onward(node)
    if not onward:
        yield (node,)
    for after in onward:
        for rest in nodes_of_chains(graph, after):
            yield (node, *rest)


@given(articles(max_statements=3))
def test_an_anonymous_origin_is_told_exactly_where_a_chain_ends_at_one(article):
    evidence = evidence_of([article])
    blamed = {finding.place.statement for finding in provenance.check(article, select=["PA202", "PA203"])}
    for stated in evidence.stated:
        chains = [chain for chain in chains_of(evidence.graph, article, stated.statement) if supports(chain)]
        kinds = {source.kind for chain in chains for source in chain.origin}
        attributed = bool(stated.statement.attributed_to) and not stated.statement.about
        assert (stated.statement.id in blamed) == (attributed and SourceKind.ANONYMOUS in kinds)

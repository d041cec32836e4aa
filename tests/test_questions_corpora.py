"""The questions on several articles that may rest on each other in circles, held against every chain."""

from __future__ import annotations

from itertools import combinations

from corpora import chains_of, corpora, nameless
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance import Certainty, firmness, hearsay, independence, reliance


def chains_on(graph, claim):
    """Every chain of a claim that comes to an origin, and nobody on it denies."""
    starts = [node for node in graph.starts(claim=claim) if graph.onward(node)]
    found = [chain for node in starts for chain in chains_of(graph, f"{node.article}#{node.statement}")]
    return [chain for chain in found if chain.back_to is None and chain.certainty is not Certainty.DENIED]


def leads_away(graph):
    """The links that rest on what is not at hand, by id: whoever speaks there may be anybody."""
    return {id(graph.link(missing.node)) for missing in graph.missing() if not graph.onward(missing.node)}


def with_ties(corpus, id_, *, upwards):
    """A source with those it acts for or belongs to, or with those who do so for it, until nobody is added."""
    found = {id_}
    for _ in range(12):
        for article in corpus:
            for source in article.sources:
                above = {*source.acts_for, *source.owned_by}
                if upwards and source.id in found:
                    found |= above
                if not upwards and found & above:
                    found.add(source.id)
    return found


def camps_of(corpus, sources):
    """The named of some sources in groups that count as one."""
    camps = []
    for source in sources:
        if not nameless(source.kind):
            above = with_ties(corpus, source.id, upwards=True)
            tied = [camp for camp in camps if any(above & with_ties(corpus, one, upwards=True) for one in camp)]
            camps = [camp for camp in camps if camp not in tied] + [frozenset({source.id}.union(*tied))]
    return {id_: camp for camp in camps for id_ in camp}


def smallest_hitting_set(sets):
    everything = sorted({one for each in sets for one in each}, key=sorted)
    sizes = range(len(everything) + 1)
    return next(n for n in sizes for some in combinations(everything, n) if all(each & set(some) for each in sets))


@given(corpora(), st.sampled_from("cd"))
def test_lines_and_choke_points_are_those_of_the_chains_that_come_to_an_origin(corpus, claim):
    graph = provenance.trace(corpus)
    chains = chains_on(graph, claim)
    away = leads_away(graph)
    camp_of = camps_of(corpus, {s.id: s for c in chains for step in c.links[1:] for s in step.sources}.values())
    named = [
        chain
        for chain in chains
        if id(chain.links[-1]) not in away
        and not any(nameless(s.kind) for step in chain.links[1:] for s in step.sources)
    ]
    sets = [{camp_of[s.id] for step in chain.links[1:] for s in step.sources} for chain in named]
    found = independence(graph, claim=claim)
    assert found.lines == found.at_most == (smallest_hitting_set(sets) if sets else min(len(chains), 1))
    passed = [{s.id for step in chain.links[1:] for s in step.sources} for chain in chains]
    assert {source.id for source in found.choke_points} == (set.intersection(*passed) if passed else set())
    assert {source.id for source in found.origins} == {s.id for chain in chains for s in chain.origin}


@given(corpora(), st.sampled_from(["mayor", "board", "owner", "media", "courier", "herald"]))
def test_a_statement_falls_when_every_chain_that_comes_to_an_origin_passes_the_source_or_who_belongs_to_it(
    corpus, gone
):
    graph = provenance.trace(corpus)
    falling = with_ties(corpus, gone, upwards=False)
    falls, weakened = set(), set()
    for article in corpus:
        for one in article.statements:
            name = f"{article.id}#{one.id}"
            chains = chains_of(graph, name)
            passing = [any(s.id in falling for step in chain for s in step.sources) for chain in chains]
            stands = any(chain.back_to is None and not passes for chain, passes in zip(chains, passing, strict=True))
            if any(passing):
                (weakened if stands else falls).add(name)
    found = reliance(graph, gone)
    assert set(map(str, found.falls)) == falls
    assert set(map(str, found.weakened)) == weakened


@given(corpora())
def test_certainty_and_the_shortest_chain_are_those_of_the_chains_that_come_to_an_origin(corpus):
    graph = provenance.trace(corpus)
    names = [f"{node.article}#{node.statement}" for node in graph.starts()]
    chains = [chain for name in names for chain in chains_of(graph, name) if chain.back_to is None]
    attributed = [len(chain) for chain in chains if len(chain) > 1]
    assert hearsay(graph).shortest == min(attributed, default=0)
    assert set(firmness(graph).certainties) == {chain.certainty for chain in chains}

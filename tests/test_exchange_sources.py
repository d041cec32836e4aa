"""Citations, held against a count over every chain."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import articles

import provenance
from provenance import Article
from provenance.citations import citations
from provenance.exchange.sources_csv import sources_csv
from provenance.exchange.sources_json import sources_data
from provenance.exchange.sources_text import sources_text
from provenance.exchange.visible import visible


def counted_by_listing(several: list[Article]) -> dict[str, tuple[int, int, int]]:
    """By id of a source: statements it is cited for, as origin, as relay; over every chain."""
    counts: dict[str, list[int]] = {}
    for article in several:
        graph = provenance.trace(article)
        for statement in article.statements:
            if statement.attributed_to:
                chains = list(graph.chains(statement))
                origins = {source.id for chain in chains for source in chain.origin}
                relays = {source.id for chain in chains for source in chain.relays}
                for id_ in origins | relays:
                    count = counts.setdefault(id_, [0, 0, 0])
                    count[0] += 1
                    count[1] += id_ in origins
                    count[2] += id_ in relays
    return {id_: tuple(count) for id_, count in counts.items()}


@settings(max_examples=30, deadline=None)
@given(st.lists(articles(), max_size=2))
def test_citations_agree_with_a_count_over_every_chain(several):
    found = citations(several)
    assert {
        one.source.id: (one.statements, one.as_origin, one.as_relay) for one in found.sources
    } == counted_by_listing(several)
    assert found.statements == sum(len(article.statements) for article in several)
    assert found.attributed == sum(bool(each.attributed_to) for article in several for each in article.statements)
    assert found.nameless <= found.anonymous + found.unattributed
    assert max(found.anonymous, found.unattributed, found.nameless) <= found.attributed
    assert (found.share(1) is None) == (found.attributed == 0)


@settings(max_examples=30, deadline=None)
@given(articles())
def test_every_format_names_every_cited_source_and_shows_nothing_invisible(article):
    found = citations(article)
    text = "".join(sources_text(found))
    assert visible(text, keep="\n") == text
    for one in found.sources:
        assert visible(one.source.name).rstrip() in text
    assert [data["id"] for data in sources_data(found)["sources"]] == [one.source.id for one in found.sources]
    assert len(list(sources_csv(found))) == len(found.sources) + 1


def test_a_statement_with_a_named_origin_beside_an_anonymous_one_is_anonymous_but_not_nameless():
    file = """
article: {id: x, title: T, outlet: o, text: One. Two. Three. Four.}
sources: {o: {name: O}, a: {name: an official, kind: anonymous}, b: {name: B}}
statements:
  - {id: s, quote: One., attributed_to: [{source: a}, {source: b}]}
  - {id: t, quote: Two., attributed_to: [{source: a}, {source: unattributed}]}
  - {id: u, quote: Three., attributed_to: [{source: a, attributed_to: [{source: b}]}]}
  - {id: v, quote: Four., voice: opinion}
"""
    found = citations(provenance.loads(file))
    assert (found.attributed, found.own_voice, found.opinion) == (3, 1, 1)
    assert (found.anonymous, found.unattributed, found.nameless) == (2, 1, 1)
    assert found.share(found.nameless) == 1 / 3

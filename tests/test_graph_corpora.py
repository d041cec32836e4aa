"""Chains that go on into other articles, and round in circles, held against a reference that walks every way."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import corpora, webs

import provenance
from provenance import Article, Attribution, Claim, Source, SourceKind, Span, Statement
from provenance.graph.groups import groups

TEXT = "Alpha beta."
SOURCES = (
    *(Source(name, name.upper(), SourceKind.OUTLET) for name in ("courier", "herald", "post")),
    *(Source(name, name.title()) for name in ("ana", "ben", "cy")),
)


def article(id_: str, outlet: str, *statements: tuple[str, list[Attribution]], **fields) -> Article:
    made = [Statement(name, (Span.of(TEXT, 0, 5),), tuple(links), claim="c") for name, links in statements]
    return Article(id_, "T", outlet, TEXT, sources=SOURCES, claims=[Claim("c", "C")], statements=made, **fields)


def link(*sources: str, on=(), rests_on=()) -> Attribution:
    return Attribution(sources, attributed_to=tuple(on), rests_on=rests_on)


def lines(graph: provenance.Graph, statement: str) -> list[str]:
    return [str(chain) for chain in graph.chains(statement)]


def test_the_repr_of_a_graph_says_how_much_of_what_it_holds_and_stays_short():
    several = [article(f"a{n}", "post", ("s1", [link("ana")]), ("s2", [])) for n in range(500)]
    assert repr(provenance.trace(several[0])) == "<Graph of 2 statements in ['a0']>"
    assert repr(provenance.trace(several)) == "<Graph of 1000 statements in ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', ...]>"


# Where a chain goes on


def test_a_chain_enters_another_article_by_its_outlet():
    a = article("a", "courier", ("s1", [link("ana", rests_on=["b#s7"])]))
    b = article("b", "herald", ("s7", [link("ben", on=[link("cy")])]))
    assert lines(provenance.trace(a, b), "s1") == ["COURIER ← Ana ← HERALD ← Ben ← Cy"]


def test_an_outlet_that_has_just_been_named_is_not_named_twice():
    a = article("a", "courier", ("s1", [link("herald", rests_on=["b#s7"])]))
    b = article("b", "herald", ("s7", [link("ben")]))
    assert lines(provenance.trace(a, b), "s1") == ["COURIER ← HERALD ← Ben"]


def test_an_outlet_may_cite_an_earlier_article_of_its_own():
    a = article("a", "courier", ("s1", [link("courier", rests_on=["b#s7"])]))
    b = article("b", "courier", ("s7", [link("ben")]))
    graph = provenance.trace(a, b)
    assert lines(graph, "s1") == ["COURIER ← COURIER ← Ben"]
    assert [source.id for source in graph.origins("s1")] == ["ben"]
    assert [source.id for source in provenance.independence(graph, claim="c").origins] == ["ben"]
    assert list(provenance.iter_provxml(provenance.to_provxml([a, b]))) == [a, b]


def test_an_outlet_that_says_it_in_its_own_voice_is_the_origin():
    b = article("b", "herald", ("s7", []))
    named = article("a", "courier", ("s1", [link("herald", rests_on=["b#s7"])]))
    through = article("a", "courier", ("s1", [link("ana", rests_on=["b#s7"])]))
    assert lines(provenance.trace(named, b), "s1") == ["COURIER ← HERALD"]
    assert lines(provenance.trace(through, b), "s1") == ["COURIER ← Ana ← HERALD"]


def test_a_reference_to_an_article_that_is_not_there_ends_the_chain_and_is_listed():
    a = article("a", "courier", ("s1", [link("herald", rests_on=["b#s7"])]), ("s2", [link("ana", rests_on=["b#s8"])]))
    b = article("b", "herald", ("s7", [link("ben")]))
    assert lines(provenance.trace(a), "s1") == ["COURIER ← HERALD"]
    alone, both = provenance.trace(a).missing(), provenance.trace(a, b).missing()
    assert [(str(one.reference), one.article_is_here) for one in alone] == [("b#s7", False), ("b#s8", False)]
    assert [(str(one.reference), one.article_is_here) for one in both] == [("b#s8", True)]
    assert both[0].node == ("a", "s2", (0,))


def test_the_order_in_which_articles_are_given_does_not_matter_for_the_chains():
    a = article("a", "courier", ("s1", [link("herald", rests_on=["b#s7"])]))
    b = article("b", "herald", ("s7", [link("ben")]))
    assert lines(provenance.trace(a, b), "s1") == lines(provenance.trace(b, a), "s1")


def test_the_origins_of_a_claim_are_those_of_all_articles_that_share_it():
    a = article("a", "courier", ("s1", [link("herald", rests_on=["b#s7"])]))
    b = article("b", "herald", ("s7", [link("ben")]))
    c = article("c", "post", ("s1", [link("cy")]), ("s2", []))
    assert [source.id for source in provenance.trace(a, b, c).origins(claim="c")] == ["ben", "cy"]


# What a reference means


def test_a_reference_that_names_the_article_itself_is_a_local_one():
    a = article("a", "courier", ("s1", [link("ana", rests_on=["a#s2"])]), ("s2", [link("ben")]))
    assert a == article("a", "courier", ("s1", [link("ana", rests_on=["s2"])]), ("s2", [link("ben")]))
    assert lines(provenance.trace(a), "s1") == ["COURIER ← Ana ← Ben"]


@pytest.mark.parametrize("reference", ["a#s3", "s3", "#s1", "b#", "#"])
def test_a_reference_that_can_mean_nothing_is_a_fault(reference):
    with pytest.raises(provenance.ModelError, match="no statement has the id") as caught:
        article("a", "courier", ("s1", []), ("s2", [link("ana", rests_on=[reference])]))
    assert [fault.code for fault in caught.value.faults] == ["unknown-statement"]
    assert caught.value.faults[0].path == ("statements", "s2", "attributed_to", 0, "rests_on")


def test_a_slip_in_a_local_reference_written_long_is_told_with_near_ones():
    with pytest.raises(provenance.ModelError, match="did you mean head-1"):
        article("a", "courier", ("head-1", []), ("s2", [link("ana", rests_on=["a#head1"])]))


def test_the_id_of_a_local_statement_goes_before_everything_else():
    a = article("a", "courier", ("s1", [link("ana", rests_on=["b#s7"])]), ("b#s7", [link("cy")]))
    b = article("b", "herald", ("s7", [link("ben")]))
    assert lines(provenance.trace(a, b), "s1") == ["COURIER ← Ana ← Cy"]


def test_the_id_of_another_article_may_hold_a_number_sign():
    a = article("a", "courier", ("s1", [link("ana", rests_on=["x#1#s7"])]))
    b = article("x#1", "herald", ("s7", [link("ben")]))
    assert lines(provenance.trace(a, b), "s1") == ["COURIER ← Ana ← HERALD ← Ben"]


def test_a_circle_inside_one_article_is_an_error_however_the_reference_is_written():
    with pytest.raises(provenance.ModelError, match="circular attribution: s1 → s2 → s1"):
        article("a", "courier", ("s1", [link("ana", rests_on=["a#s2"])]), ("s2", [link("ben", rests_on=["s1"])]))


# Circles


def circle() -> provenance.Graph:
    """The herald rests on the courier, the courier on the herald and, besides, on Cy."""
    a = article("a", "courier", ("s1", [link("herald", rests_on=["b#s1"])]), ("s2", [link("cy")]))
    b = article("b", "herald", ("s1", [link("courier", rests_on=["a#s1", "a#s2"])]))
    return provenance.trace(a, b)


def test_a_chain_stops_before_it_repeats_itself_and_says_what_it_comes_back_to():
    back, out = circle().chains("a#s1")
    assert str(back) == "COURIER ← HERALD ← COURIER ← ↺ HERALD"
    assert back.back_to is back.links[1]
    assert back.origin == ()
    assert [source.id for source in back.relays] == ["herald", "courier"]
    assert (str(out), out.back_to) == ("COURIER ← HERALD ← COURIER ← Cy", None)


def test_only_what_is_outside_a_circle_is_an_origin_and_what_only_goes_round_has_none():
    assert [source.id for source in circle().origins("a#s1")] == ["cy"]
    a = article("a", "courier", ("s1", [link("herald", rests_on=["b#s1"])]))
    b = article("b", "herald", ("s1", [link("courier", rests_on=["a#s1"])]))
    graph = provenance.trace(a, b)
    assert graph.origins("a#s1") == graph.origins(claim="c") == ()
    assert [source.id for source in graph.relays("a#s1")] == ["herald", "courier"]
    assert graph.count_chains("a#s1") == 1


def test_a_circle_may_lead_through_the_statement_that_is_asked_about():
    a = article("a", "courier", ("s1", [link("ana", rests_on=["b#s1"])]))
    b = article("b", "herald", ("s1", [link("ben", rests_on=["a#s1"])]))
    (chain,) = provenance.trace(a, b).chains("a#s1")
    assert str(chain) == "COURIER ← Ana ← HERALD ← Ben ← ↺ COURIER"


# Every way, by the definition


Place = tuple[str, str, tuple[int, ...]]


class Reference:
    """The chains of a corpus by the definition, from the articles alone."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = {one.id: one for one in articles}

    def link_at(self, place: Place) -> Attribution:
        link = self.articles[place[0]].statements_by_id[place[1]].attributed_to[place[2][0]]
        for position in place[2][1:]:
            link = link.attributed_to[position]
        return link

    def who(self, place: Place) -> tuple[str, ...]:
        return self.link_at(place).sources if place[2] else (self.articles[place[0]].outlet,)

    def onward(self, place: Place) -> set[Place]:
        id_, statement, path = place
        here = self.articles[id_]
        links = self.link_at(place).attributed_to if path else here.statements_by_id[statement].attributed_to
        found: set[Place] = {(id_, statement, (*path, n)) for n, _ in enumerate(links)}
        for reference in self.link_at(place).rests_on if path else ():
            other, meant = (id_, reference) if reference in here.statements_by_id else reference.rsplit("#", 1)
            there = self.articles.get(other)
            if there is None or meant not in there.statements_by_id:
                continue
            if other == id_ or there.outlet in self.who(place):
                found |= {(other, meant, (n,)) for n, _ in enumerate(there.statements_by_id[meant].attributed_to)}
            else:
                found.add((other, meant, ()))
        return found

    def ways(self, trail: tuple[Place, ...]) -> Iterator[tuple[tuple[Place, ...], bool]]:
        """Every way that begins like this and comes nowhere twice; and whether it would go back at its end."""
        onward = self.onward(trail[-1])
        if not onward:
            yield trail, False
        for place in onward:
            if place in trail:
                yield trail, True
            else:
                yield from self.ways((*trail, place))


@given(webs())
def test_chains_origins_and_relays_are_those_of_every_way(several):
    graph, reference = provenance.trace(several), Reference(several)
    for one in several:
        for statement in one.statements:
            name = f"{one.id}#{statement.id}"
            expected = list(reference.ways(((one.id, statement.id, ()),)))
            listed = list(graph.chains(name))
            assert sorted((tuple(tuple(s.id for s in step.sources) for step in chain), bool(chain.back_to))
                          for chain in listed) == sorted(
                (tuple(map(reference.who, way)), back) for way, back in expected
            )  # fmt: skip
            ends = {id_ for way, back in expected if not back for id_ in reference.who(way[-1])}
            between = {
                id_
                for way, back in expected
                for place in way[1:][: None if back else -1]
                for id_ in reference.who(place)
            }
            assert {source.id for source in graph.origins(name)} == ends
            assert {source.id for source in graph.relays(name)} == between
            assert 1 <= graph.count_chains(name) <= len(expected)
            if not any(back for _, back in expected):
                assert graph.count_chains(name) == len(expected)
            assert list(graph.chains(name, at_most=2)) == listed[:2]


@given(corpora())
def test_the_graph_of_any_corpus_answers(several):
    graph, reference = provenance.trace(several), Reference(several)
    for one in several:
        for statement in one.statements:
            node = (one.id, statement.id, ())
            assert set(graph.onward(graph.starts(statement)[0] if len(several) == 1 else node)) == reference.onward(
                node
            )
            chain = next(graph.chains(statement if len(several) == 1 else f"{one.id}#{statement.id}"))
            assert len(chain) >= 1
    missing = {(one.node, str(one.reference)) for one in graph.missing()}
    assert all(f"{article}#{statement}" not in {name for _, name in missing}
               for article in reference.articles for statement in reference.articles[article].statements_by_id
               if "#" not in statement)  # fmt: skip


def test_circles_of_thousands_of_articles_with_more_ways_than_can_be_listed_are_answered_for():
    count = 2_000

    def next_two(n: int) -> list[Attribution]:
        return [link(name, rests_on=[f"a{(n + step) % count}#s1"]) for step, name in ((1, "ana"), (2, "ben"))]

    several = [article(f"a{n}", "courier", ("s1", next_two(n))) for n in range(count)]
    several.append(article("out", "herald", ("s1", [link("cy", rests_on=["a0#s1"]), link("post")])))
    graph = provenance.trace(several)
    assert [source.id for source in graph.origins("out#s1")] == ["post"]
    assert {source.id for source in graph.relays("out#s1")} == {"cy", "courier", "ana", "ben"}
    assert graph.count_chains("out#s1") == 2  # round in the circle, and to the post
    first = list(graph.chains("out#s1", at_most=3))
    assert len({tuple(map(id, (*chain, chain.back_to))) for chain in first}) == 3
    assert all(chain.back_to for chain in first)


@given(st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=8, max_size=8))
def test_groups_are_the_nodes_that_can_come_back_to_each_other_each_after_those_it_leads_to(onward):
    found = [frozenset(group) for group in groups(onward)]
    graph = nx.DiGraph([(node, further) for node, after in enumerate(onward) for further in after])
    graph.add_nodes_from(range(8))
    assert sorted(map(sorted, found)) == sorted(map(sorted, nx.strongly_connected_components(graph)))
    place = {node: number for number, group in enumerate(found) for node in group}
    assert all(place[further] <= place[node] for node, after in enumerate(onward) for further in after)

"""Independent lines, choke points and dependence, held against every chain and every set of sources."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourcing_cases import article, link, sourced_articles, statement, supporting, with_those_who_belong_to

import provenance
from provenance import Certainty, Graph, Source, SourceKind
from provenance.questions.cuts import Maze, smallest_cut
from provenance.questions.dependence import dependents
from provenance.questions.independence import independence
from provenance.questions.network import is_nameless

ANONYMOUS = Source("a", "a deckhand", SourceKind.ANONYMOUS)


def lines(*statements, **fields):
    return independence(provenance.trace(article(*statements, **fields)), claim="c")


def names(sources) -> list[str]:
    return [source.name for source in sources]


# What the words mean


def test_two_origins_are_two_lines():
    found = lines(statement("s1", link("a")), statement("s2", link("b")))
    assert (found.lines, found.at_most) == (2, 2)
    assert [one.name for one in found.cut] == ["A", "B"]
    assert found.choke_points == ()
    assert str(found) == "1 outlet, 2 origins, 2 independent lines."


def test_two_origins_behind_one_relay_are_one_line_and_the_relay_is_the_choke_point():
    found = lines(statement("s1", link("a", on=[link("b"), link("c")])))
    assert found.lines == 1
    assert names(found.choke_points) == ["A"]


def test_one_origin_behind_two_relays_is_one_line():
    found = lines(statement("s1", link("a", on=[link("c")])), statement("s2", link("b", on=[link("c")])))
    assert found.lines == 1
    assert names(found.choke_points) == ["C"]


def test_a_source_is_one_however_many_links_it_stands_on_and_no_path_is_invented_through_it():
    # a ← b and c ← b ← d: cutting b is enough, though b stands twice; a ← b ← d was written by nobody
    found = lines(
        statement("s1", link("a", on=[link("b")])), statement("s2", link("c", on=[link("b", on=[link("d")])]))
    )
    assert found.lines == 1
    assert names(found.choke_points) == ["B"]


def test_those_who_speak_jointly_are_one_line():
    found = lines(statement("s1", link("a", "b", "c")))
    assert found.lines == 1
    assert names(found.origins) == ["A", "B", "C"]


def test_three_links_that_share_sources_by_twos_need_two_of_them():
    found = lines(statement("s", link("a", "b"), link("b", "c"), link("c", "a")))
    assert (found.lines, found.at_most, len(found.cut)) == (2, 2, 2)


def test_those_who_act_for_the_same_in_the_end_count_as_one_and_it_is_said_why():
    sources = (
        Source("a", "Yoo", acts_for=["b"]),
        Source("b", "Parliament", acts_for=["d"]),
        Source("c", "NIS", acts_for=["d"]),
    )
    found = lines(statement("s1", link("a")), statement("s2", link("c")), sources=sources)
    assert found.lines == 1
    assert [one.name for one in found.cut] == ["Yoo (with NIS)"]
    assert found.dependent[0].reasons == ("NIS acts for D; Yoo acts for Parliament, which acts for D",)


def test_a_common_owner_makes_two_one():
    sources = (Source("a", "A", owned_by=["owner"]), Source("b", "B", owned_by=["owner"]), Source("owner", "Owner"))
    found = lines(statement("s1", link("a")), statement("s2", link("b")), sources=sources)
    assert found.lines == 1
    assert found.dependent[0].reasons == ("A is owned by Owner; B is owned by Owner",)


def test_sources_with_one_name_are_told_apart_by_their_ids():
    sources = (Source("a", "Lund", acts_for=["d"]), Source("b", "Lund", acts_for=["d"]))
    found = lines(statement("s1", link("a")), statement("s2", link("b")), sources=sources)
    assert found.cut[0].name == "Lund [a] (with Lund [b])"
    assert found.dependent[0].reasons == ("Lund [a] acts for D; Lund [b] acts for D",)


def test_an_interest_that_two_share_does_not_make_them_one():
    sources = (Source("a", "A", interests=["x"]), Source("b", "B", interests=["x"]))
    assert lines(statement("s1", link("a")), statement("s2", link("b")), sources=sources).lines == 2


def test_an_anonymous_origin_may_be_the_named_one_and_adds_no_line():
    both = lines(statement("s1", link("a")), statement("s2", link("b")), sources=[ANONYMOUS])
    assert both.lines == 1
    assert names(both.nameless) == ["a deckhand"]
    alone = lines(statement("s1", link("a")), sources=[ANONYMOUS])
    assert alone.lines == 1
    assert str(alone) == "1 outlet, no named origin, 1 independent line."


def test_an_anonymous_source_does_not_make_two_named_ones_one():
    found = lines(
        statement("s1", link("a")), statement("s2", link("b")), statement("s3", link("c")), sources=[ANONYMOUS]
    )
    assert found.lines == 2


def test_what_stands_in_the_outlets_own_voice_is_no_line():
    found = lines(statement("s1"), statement("s2"))
    assert (found.lines, found.at_most, found.cut, found.origins) == (0, 0, (), ())
    assert [str(one) for one in found.own_voice] == ["x#s1", "x#s2"]
    assert str(found) == "No statement says where it comes from."


def test_without_a_source_every_chain_that_passes_it_is_left_out():
    graph = provenance.trace(article(statement("s1", link("a", on=[link("b")])), statement("s2", link("c"))))
    left = independence(graph, claim="c", without="b")
    assert names(left.origins) == ["C"]
    assert [str(one) for one in left.attributed] == ["x#s2"]
    assert independence(graph, claim="c", without="outlet").outlets == ()


def test_a_question_is_about_a_claim_or_about_a_statement():
    graph = provenance.trace(article(statement("s1", link("a"))))
    assert independence(graph, statement="s1").lines == 1
    with pytest.raises(TypeError):
        independence(graph)
    with pytest.raises(TypeError):
        independence(graph, claim="c", statement="s1")
    with pytest.raises(provenance.UnknownNameError):
        independence(graph, claim="no-such-claim")
    with pytest.raises(provenance.UnknownNameError):
        independence(graph, claim="c", without="nobody")


def test_who_denies_the_claim_is_no_line_of_it():
    denial = link("b", certainty=Certainty.DENIED)
    found = lines(statement("s1", link("a")), statement("s2", link("c", on=[denial])))
    assert (found.lines, names(found.origins), names(found.denied_by)) == (1, ["A"], ["B"])
    assert [str(one) for one in found.denials] == ["x#s2"]
    assert str(lines(statement("s2", denial))) == "Whoever is cited denies it."


def test_of_a_statement_that_denies_something_its_source_is_the_line():
    graph = provenance.trace(article(statement("s1", link("a", certainty=Certainty.DENIED))))
    assert independence(graph, statement="s1").lines == 1


# Articles that rest on each other


def circle(*beside):
    """Two outlets that cite each other, and what else the second one cites."""
    first = article(statement("s1", link("post", rests_on=["y#s1"])), id_="x", outlet="times", sources=[POST])
    second = article(
        statement("s1", link("times", rests_on=["x#s1"]), *beside), id_="y", outlet="post", sources=[TIMES]
    )
    return provenance.trace(first, second)


TIMES, POST = Source("times", "The Times"), Source("post", "The Post")


def test_outlets_that_cite_each_other_have_no_origin_and_no_line():
    found = independence(circle(), claim="c")
    assert (found.lines, found.at_most, found.origins) == (0, 0, ())
    assert sorted(names(found.in_circles)) == ["The Post", "The Times"]
    assert str(found) == "Its chains run in circles and come to no origin."
    assert str(provenance.polynomial(circle(), claim="c")) == "0"


def test_two_outlets_with_one_origin_between_them_are_one_line():
    found = independence(circle(link("a")), claim="c")
    assert (found.lines, names(found.origins), found.surplus) == (1, ["A"], 1)
    assert names(found.choke_points) == ["A"]
    assert names(independence(circle(link("a"), link("b")), claim="c").origins) == ["A", "B"]
    assert provenance.hearsay(circle(link("a")), claim="c").shortest == 2
    assert [one.article.id for one in provenance.reliance(circle(link("a")), "a").falls] == ["x", "y"]


def test_a_circle_is_one_factor_of_a_formula():
    formula = provenance.polynomial(circle(link("a")), claim="c")
    circular = "A·↺(The Times, The Post)"
    assert str(formula) == f"{circular}·The Times + {circular}·The Post + A·The Post"
    assert formula.chain_count == 3


def test_a_chain_that_rests_on_a_text_that_is_not_at_hand_adds_no_line():
    found = lines(statement("s1", link("a", rests_on=["y#s1"])), statement("s2", link("b")))
    assert (found.lines, found.missing) == (1, ("y#s1",))
    assert lines(statement("s1", link("a", rests_on=["y#s1"]))).lines == 1


def test_who_is_left_without_a_cut_is_told_with_what_makes_them_add_no_line():
    found = lines(statement("s1", link("a")), statement("s2", link("b")), sources=[ANONYMOUS])
    assert str(found) == "1 outlet, 2 origins (1 not named), 1 independent line."
    assert (names(found.cut), names(found.unsure)) == (["B"], ["a deckhand"])
    assert found.withdrawal == "Without this one only those who add no line are left (a deckhand)"
    far = lines(statement("s1", link("a", rests_on=["y#s1"])), statement("s2", link("b")))
    assert (names(far.cut), names(far.unsure)) == (["B"], ["A"])
    assert lines(statement("s1", link("a")), statement("s2", link("b"))).withdrawal == "Without these no chain is left"
    assert lines(statement("s1", link("a")), sources=[ANONYMOUS]).withdrawal == "Without this one no chain is left"


# Against the definition


def groups_by_listing(graph: Graph) -> dict[str, frozenset[str]]:
    """For every named source on a chain, all that count as one with it."""
    (one,) = graph.articles
    above: dict[str, set[str]] = {source.id: {source.id} for source in one.sources}
    for _ in one.sources:
        for source in one.sources:
            for id_ in (*source.acts_for, *source.owned_by):
                above[source.id] |= above[id_]
    cited = {s for chain in supporting(graph) for step in chain.links[1:] for s in step.sources if not is_nameless(s)}
    groups = [{source.id} for source in cited]
    for x, y in combinations(cited, 2):
        if above[x.id] & above[y.id]:
            (first,) = (group for group in groups if x.id in group)
            (second,) = (group for group in groups if y.id in group)
            if first is not second:
                groups.remove(second)
                first |= second
    return {id_: frozenset(group) for group in groups for id_ in group}


def smallest_hitting_set(sets: list[frozenset]) -> int:
    everything = sorted({one for each in sets for one in each}, key=repr)
    for size in range(len(everything) + 1):
        if any(all(each & set(chosen) for each in sets) for chosen in combinations(everything, size)):
            return size
    raise AssertionError


@given(sourced_articles())
def test_lines_are_the_fewest_sources_that_every_named_chain_passes_one_of(one):
    graph = provenance.trace(one)
    found = independence(graph, claim="c")
    chains = list(supporting(graph))
    group_of = groups_by_listing(graph)
    named = [c for c in chains if not any(is_nameless(s) for step in c.links[1:] for s in step.sources)]
    sets = [frozenset(group_of[s.id] for step in chain.links[1:] for s in step.sources) for chain in named]
    expected = smallest_hitting_set(sets) if sets else min(len(chains), 1)
    assert found.lines == found.at_most == len(found.cut) == expected
    withdrawn = {source.id for group in found.cut for source in group.sources}
    assert all(withdrawn & {s.id for step in chain.links[1:] for s in step.sources} for chain in named)
    left = [c for c in chains if not withdrawn & {s.id for step in c.links[1:] for s in step.sources}]
    assert set(found.unsure) == {source for chain in left for source in chain.origin}
    assert {frozenset(s.id for s in group.sources) for group in found.dependent} == {
        group for group in group_of.values() if len(group) > 1
    }
    assert set(found.origins) == {source for chain in chains for source in chain.origin}


@given(sourced_articles())
def test_choke_points_are_the_sources_that_every_chain_passes(one):
    graph = provenance.trace(one)
    chains = [{s for step in chain.links[1:] for s in step.sources} for chain in supporting(graph)]
    assert set(independence(graph, claim="c").choke_points) == (set.intersection(*chains) if chains else set())


@given(sourced_articles(), st.sampled_from([*"abcdef", "boss", "owner"]))
def test_without_a_source_the_origins_are_those_of_the_chains_that_pass_neither_it_nor_who_belongs_to_it(one, gone):
    graph = provenance.trace(one)
    falling = with_those_who_belong_to(one, gone)
    left = [c for c in supporting(graph) if not any(s.id in falling for step in c for s in step.sources)]
    found = independence(graph, claim="c", without=gone)
    assert set(found.origins) == {source for chain in left for source in chain.origin}
    assert {one.statement.id for one in found.attributed} == {chain.links[0].statement.id for chain in left}


@given(sourced_articles())
def test_dependence_does_not_hang_on_the_order_in_which_sources_are_given(one):
    graph = provenance.trace(one)
    forwards = dependents(graph, one.sources)
    backwards = dependents(graph, reversed(one.sources))
    assert {frozenset(group.sources) for group in forwards} == {frozenset(group.sources) for group in backwards}
    assert all(len(group.reasons) == len(group.sources) - 1 for group in (*forwards, *backwards))


mazes = st.integers(1, 8).flatmap(
    lambda size: st.tuples(
        st.lists(st.frozensets(st.integers(0, 5), min_size=1, max_size=2), min_size=size, max_size=size),
        st.lists(st.frozensets(st.integers(0, size), max_size=3), min_size=size, max_size=size),
        st.frozensets(st.integers(0, size - 1), min_size=1),
    )
)


@given(mazes)
def test_a_cut_is_smallest_or_says_between_which_sizes_the_smallest_lies(drawn):
    labels, drawn_onward, begins = drawn
    onward = [sorted(after for after in several if after < node) for node, several in enumerate(drawn_onward)]
    maze = Maze.of(labels.__getitem__, onward.__getitem__, sorted(begins), [[node] for node in range(len(labels))])

    def paths(node: int):
        yield from ((*[labels[node]], *rest) for after in onward[node] for rest in paths(after))
        if not onward[node]:
            yield (labels[node],)

    sets = [frozenset.union(*path) for begin in begins for path in paths(begin)]
    for work in (0, 30, 10**6):
        cut = smallest_cut(maze, work=work)
        assert cut.at_least <= smallest_hitting_set(sets) <= len(cut.labels)
        assert all(each & set(cut.labels) for each in sets)
    assert cut.is_smallest

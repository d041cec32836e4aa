"""Reliance, certainty, hearsay, time and formulas, held against every chain."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourcing_cases import article, chains_on, link, sourced_articles, statement, supporting, with_those_who_belong_to

import provenance
from provenance import (
    Act,
    Basis,
    Certainty,
    Date,
    Source,
    SourceKind,
    Verdict,
    firmness,
    hearsay,
    no_later,
    polynomial,
    reliance,
    timeline,
)

A, B, C = (Date(f"2023-0{month}") for month in (1, 3, 5))


def graph_of(*statements, **fields):
    return provenance.trace(article(*statements, **fields))


def ids(occurrences) -> list[str]:
    return [one.statement.id for one in occurrences]


# Reliance


def test_what_rests_on_a_source_falls_when_no_other_chain_is_left_and_is_weakened_otherwise():
    graph = graph_of(
        statement("s1", link("a", on=[link("b")])),
        statement("s2", link("c"), link("b")),
        statement("s3", link("d"), claim=None),
        statement("s4"),
    )
    found = reliance(graph, "b")
    assert (ids(found.falls), ids(found.weakened), ids(found.stands)) == (["s1"], ["s2"], ["s3", "s4"])
    assert (found.claims_cut_off, found.claims_weakened) == ((), ("c",))
    assert str(found) == "Without B 1 of 4 statements falls."
    assert reliance(graph, "The Outlet").sentence == "Without The Outlet 4 of 4 statements fall, and c has no origin."


def test_a_source_that_nobody_cites_carries_nothing():
    found = reliance(graph_of(statement("s1", link("a"))), "f")
    assert (found.falls, found.weakened) == ((), ())
    assert [source.name for source in found.sources] == ["F"]


def test_a_joint_link_falls_with_each_of_those_who_speak():
    assert ids(reliance(graph_of(statement("s1", link("a", "b"))), "b").falls) == ["s1"]


BOSS = (
    Source("boss", "Boss Group"),
    Source("a", "A", owned_by=["holding"]),
    Source("holding", "Holding", owned_by=["boss"]),
    Source("b", "B", acts_for=["boss"]),
)


def test_with_a_source_fall_those_who_act_for_it_or_belong_to_it_and_it_is_said_why():
    graph = graph_of(statement("s1", link("a")), statement("s2", link("b")), statement("s3", link("c")), sources=BOSS)
    found = reliance(graph, "boss", claim="c")
    assert (ids(found.falls), ids(found.stands)) == (["s1", "s2"], ["s3"])
    assert [source.name for source in found.belonging] == ["A", "B"]
    assert found.reasons == ("A is owned by Holding, which is owned by Boss Group", "B acts for Boss Group")
    assert str(found) == "Without Boss Group (and with it A, B) 2 of 3 statements fall."
    assert [source.name for source in provenance.independence(graph, claim="c", without="boss").origins] == ["C"]


def test_with_a_source_falls_nobody_for_whom_it_acts_nor_who_has_the_same_owner():
    graph = graph_of(
        statement("s1", link("boss")), statement("s2", link("b")), statement("s3", link("a")), sources=BOSS
    )
    assert ids(reliance(graph, "b").falls) == ["s2"]
    assert reliance(graph, "b").belonging == ()


def test_what_an_owner_publishes_falls_with_it():
    sources = [Source("outlet", "The Outlet", SourceKind.OUTLET, owned_by=["boss"]), Source("boss", "Boss Group")]
    graph = graph_of(statement("s1", link("a")), statement("s2"), sources=sources)
    assert ids(reliance(graph, "boss").falls) == ["s1", "s2"]


def test_reliance_can_be_asked_of_one_claim():
    graph = graph_of(statement("s1", link("a")), statement("s2", link("a"), claim=None))
    assert ids(reliance(graph, "a", claim="c").falls) == ["s1"]


@given(sourced_articles(), st.sampled_from(["a", "b", "outlet", "boss", "owner"]))
def test_a_statement_falls_when_all_its_chains_pass_the_source_or_who_belongs_to_it(one, gone):
    graph = provenance.trace(one)
    found = reliance(graph, gone)
    falling = with_those_who_belong_to(one, gone)
    passing = {
        s.id: [any(who.id in falling for step in chain for who in step.sources) for chain in graph.chains(s)]
        for s in one.statements
    }
    cited = {who.id for s in one.statements for chain in graph.chains(s) for step in chain for who in step.sources}
    assert {source.id for source in found.belonging} == (falling & cited) - {gone}
    assert set(ids(found.falls)) == {id_ for id_, passes in passing.items() if all(passes)}
    assert set(ids(found.weakened)) == {id_ for id_, passes in passing.items() if any(passes) and not all(passes)}
    assert set(ids(found.stands)) == {id_ for id_, passes in passing.items() if not any(passes)}
    on_claim = [passing[s.id] for s in one.statements if s.claim == "c" and s.attributed_to]
    assert (found.claims_cut_off == ("c",)) == (bool(on_claim) and all(map(all, on_claim)))
    assert (found.claims_weakened == ("c",)) == (any(map(any, on_claim)) and not all(map(all, on_claim)))


# Certainty


def test_certainty_rises_where_somebody_is_surer_than_those_they_have_it_from():
    unsure = link("b", certainty=Certainty.POSSIBLE)
    silent = link("a", on=[unsure])
    graph = graph_of(statement("s1", silent, certainty=Certainty.ASSERTED))
    (rise,) = firmness(graph, claim="c").rises
    assert str(rise) == "The Outlet says “asserted” of what B says “possible”."
    assert firmness(graph, claim="c").certainties == (Certainty.POSSIBLE,)


def test_certainty_that_falls_or_stays_is_no_rise():
    sure = link("b", certainty=Certainty.ASSERTED)
    assert firmness(graph_of(statement("s1", link("a", on=[sure], certainty=Certainty.POSSIBLE)))).rises == ()


def test_the_firmest_and_the_weakest_chain_are_told_and_unspecified_is_neither():
    found = firmness(
        graph_of(
            statement("s1", link("a", certainty=Certainty.DENIED), link("b", certainty=Certainty.PROBABLE), link("c"))
        ),
        claim="c",
    )
    assert found.certainties == (Certainty.DENIED, Certainty.PROBABLE, Certainty.UNSPECIFIED)
    assert (found.weakest, found.firmest) == (Certainty.DENIED, Certainty.PROBABLE)
    silent = firmness(graph_of(statement("s1", link("a"))), claim="c")
    assert (silent.weakest, silent.firmest) == (Certainty.UNSPECIFIED, Certainty.UNSPECIFIED)


@given(sourced_articles())
def test_certainties_are_those_of_the_chains(one):
    graph = provenance.trace(one)
    assert set(firmness(graph, claim="c").certainties) == {chain.certainty for chain in chains_on(graph)}


@given(sourced_articles())
def test_certainty_rises_exactly_where_a_chain_has_a_weaker_link_after_a_firmer_one(one):
    graph = provenance.trace(one)
    expected = set()
    for each in one.statements:
        for chain in graph.chains(each):
            specified = [step for step in chain if step.certainty.rank is not None]
            expected |= {
                id(nearer)
                for nearer, further in itertools.pairwise(specified)
                if nearer.certainty.rank > further.certainty.rank
            }
    rises = firmness(graph).rises
    assert {id(rise.firmer) for rise in rises} == expected
    assert len(rises) == len(expected)
    assert all(rise.firmer.certainty.rank > rise.weaker.certainty.rank for rise in rises)


# Hearsay


def test_hearsay_counts_the_links_between_the_outlet_and_the_origin():
    found = hearsay(graph_of(statement("s1", link("a", on=[link("b", on=[link("c")])]), link("d"))), claim="c")
    assert (found.shortest, found.longest, found.between) == (2, 4, 2)


def test_anonymous_and_unattributed_origins_are_counted_by_statement():
    sources = [Source("a", "a deckhand", SourceKind.ANONYMOUS)]
    graph = graph_of(
        statement("s1", link("b", on=[link("a")]), link("a")),
        statement("s2", link("unattributed")),
        statement("s3", link("a", on=[link("c")])),
        statement("s4"),
        sources=sources,
    )
    found = hearsay(graph, claim="c")
    assert (ids(found.anonymous), ids(found.unattributed)) == (["s1"], ["s2"])
    assert found.anonymous_share == found.unattributed_share == pytest.approx(1 / 3)
    assert hearsay(graph_of(statement("s1"))).anonymous_share is None


def test_links_that_a_person_restored_or_inferred_are_told():
    restored = statement("s1", link("a", on=[link("b", basis=Basis.ELIDED)]))
    found = hearsay(graph_of(restored, statement("s2", link("a", basis=Basis.INFERRED))), claim="c")
    assert (ids(found.elided), ids(found.inferred)) == (["s1"], ["s2"])


@given(sourced_articles())
def test_shortest_and_longest_are_those_of_the_chains(one):
    graph = provenance.trace(one)
    chains = list(chains_on(graph))
    found = hearsay(graph, claim="c")
    assert found.shortest == min(map(len, chains), default=0)
    assert found.longest == max(map(len, chains), default=0)
    nameless = {
        chain.links[0].statement.id for chain in chains if any(s.kind is SourceKind.ANONYMOUS for s in chain.origin)
    }
    assert set(ids(found.anonymous)) == nameless
    for basis, told in ((Basis.ELIDED, found.elided), (Basis.INFERRED, found.inferred)):
        expected = {step.statement.id for chain in chains for step in chain.links[1:] if step.basis is basis}
        assert set(ids(told)) == expected


# Time


def test_what_was_said_after_it_was_published_is_out_of_order():
    graph = graph_of(statement("s1", link("a", said=B)), published=A)
    (order,) = timeline(graph, claim="c").orders
    assert order.verdict is Verdict.VIOLATED
    assert str(order) == "It was said by A in 2023-03, after it was published by The Outlet in 2023-01."


def test_what_was_said_after_it_was_relayed_is_out_of_order_though_a_link_between_has_no_date():
    later = link("c", said=B)
    graph = graph_of(statement("s1", link("a", said=A, on=[link("b", on=[later])])))
    (order,) = timeline(graph).those(Verdict.VIOLATED)
    assert (order.first.sources[0].name, order.then.sources[0].name) == ("C", "A")


def test_dates_that_are_too_coarse_decide_nothing():
    graph = graph_of(statement("s1", link("a", said=Date("2023"))), published=A)
    assert timeline(graph).orders[0].verdict is Verdict.UNDECIDABLE


def test_the_earliest_appearance_is_one_or_all_that_may_be_it():
    graph = graph_of(statement("s1", link("a", said=A), link("b", said=B)), published=C)
    assert [str(one) for one in timeline(graph, claim="c").earliest] == ["said by A in 2023-01"]
    unsure = graph_of(statement("s1", link("a", said=Date("2023")), link("b", said=B)), published=C)
    assert [one.sources[0].name for one in timeline(unsure, claim="c").earliest] == ["A", "B"]
    assert timeline(graph_of(statement("s1", link("a"))), claim="c").earliest == ()


def test_by_the_calendar_the_earlier_day_comes_first_though_it_may_be_the_same_in_another_time_zone():
    graph = graph_of(statement("s1", link("a", said=Date("2023-11-01")), link("b", said=Date("2023-11-02"))))
    found = timeline(graph, claim="c")
    assert len(found.earliest) == 2
    assert [str(one) for one in found.first] == ["said by A on 2023-11-01"]


@pytest.mark.parametrize(
    ("said", "other", "first"),
    [
        ("2024-01-10T08:00:00", "2024-01-10T02:00:00Z", "AB"),  # the clock of A may be any
        ("2024-01-10T18:00:00", "2024-01-10T02:00:00Z", "B"),
        ("2024-01-10T08:00:00", "2024-01-10T02:00:00", "B"),
        ("2024-06-04", "2024-06-04T00:30:00+07:00", "AB"),  # the day is that of B, though it is the 3rd in London
        ("2024-06-03", "2024-06-04T00:30:00+07:00", "A"),
        ("2024-06-03", "2024-06-04T09:00:00", "A"),
        ("2024", "2024-06", "AB"),
        ("2024-06-04T09:30+07:00", "2024-06-04T02:30:20Z", "AB"),  # the same minute
    ],
)
def test_what_comes_first_by_the_calendar_is_not_decided_by_a_time_zone_that_nobody_tells(said, other, first):
    graph = graph_of(statement("s1", link("a", said=Date(said)), link("b", said=Date(other))))
    assert sorted(one.sources[0].name for one in timeline(graph, claim="c").first) == list(first)


def test_who_publishes_or_relays_what_was_said_is_not_told_beside_it_when_the_dates_do_not_tell():
    day = Date("2024-06-04")
    both = timeline(graph_of(statement("s1", link("a", said=day)), published=day), claim="c")
    assert [str(one) for one in both.earliest] == ["said by A on 2024-06-04"]
    relayed = timeline(graph_of(statement("s1", link("a", said=day, on=[link("b", said=day)]))), claim="c")
    assert [one.sources[0].name for one in relayed.earliest] == ["B"]
    before = timeline(graph_of(statement("s1", link("a", said=day)), published=Date("2024-06-01")), claim="c")
    assert [one.act for one in before.earliest] == [Act.PUBLISHED]


def resting(*pairs, published):
    """Articles that rest on each other, all published on one day."""
    onward = dict(pairs)
    return provenance.trace(
        *(
            article(
                statement("s1", *([link("b", rests_on=[f"{onward[id_]}#s1"])] if id_ in onward else [link("a")])),
                id_=id_,
                published=published,
            )
            for id_ in "xyz"
        )
    )


def test_an_article_that_rests_on_another_of_the_same_day_is_not_told_beside_it_unless_they_run_in_a_circle():
    day = Date("2024-06-04")
    found = timeline(resting(("x", "y"), ("y", "z"), published=day), claim="c").earliest
    assert [one.where.article.id for one in found] == ["z"]
    circle = timeline(resting(("x", "y"), ("y", "x"), published=day), claim="c").earliest
    assert circle  # nobody comes before the others, and none is dropped


def test_links_without_a_date_are_counted_and_articles_without_one_are_named():
    found = timeline(graph_of(statement("s1", link("a", on=[link("b")]))))
    assert (found.undated_links, found.undated_articles) == (2, ("x",))
    assert timeline(graph_of(statement("s1", link("a")), published=A)).undated_articles == ()


@given(sourced_articles())
def test_orders_are_violated_exactly_when_two_dates_on_a_chain_are(one):
    graph = provenance.trace(one)
    found = timeline(graph)
    violated = set()
    for each in one.statements:
        for chain in graph.chains(each):
            dated = [step for step in chain if step.said is not None]
            pairs = itertools.pairwise(dated)
            violated |= {
                id(nearer) for nearer, further in pairs if no_later(further.said, nearer.said) is Verdict.VIOLATED
            }
    relays = [order for order in found.those(Verdict.VIOLATED) if order.then.act is Act.SAID]
    assert len(relays) == len(violated)


@given(sourced_articles())
def test_the_earliest_is_what_no_date_and_no_chain_puts_after_something_else(one):
    graph = provenance.trace(one)
    chains = list(chains_with_own_voice(graph))
    dates = {id(step): step.said for chain in chains for step in chain if step.said}
    rests = {(id(nearer), id(further)) for chain in chains for nearer, further in pairs_with_dates(chain)}
    if one.published and chains:
        dates["published"] = one.published
        rests |= {("published", event) for event in dates if event != "published"}
    verdicts = {
        then: {no_later(dates[first], dates[then]) for after, first in rests if after == then} for then in dates
    }
    later = {
        then
        for then, found in verdicts.items()
        if (found - {Verdict.VIOLATED} if then == "published" else found and Verdict.VIOLATED not in found)
    }
    possible = {
        event
        for event, date in dates.items()
        if Verdict.VIOLATED not in {no_later(date, one) for one in dates.values()}
    }
    found = timeline(graph, claim="c").earliest
    assert {one.date for one in found} == {dates[event] for event in possible - later or possible}


def pairs_with_dates(chain):
    """The links of a chain that have a date, each with the next."""
    return itertools.pairwise(step for step in chain if step.said is not None)


def chains_with_own_voice(graph):
    for one in graph.statements_on("c"):
        yield from graph.chains(one)


# The formula


def test_a_formula_has_a_product_for_each_chain_origin_first():
    graph = graph_of(statement("s1", link("a", on=[link("b")])), statement("s2", link("c", on=[link("d")])))
    assert str(polynomial(graph, claim="c")) == "B·A·The Outlet + D·C·The Outlet"


def test_equal_chains_are_counted_and_joint_speakers_are_one_factor():
    graph = graph_of(statement("s1", link("a", "b")), statement("s2", link("b", "a")), statement("s3"))
    assert str(polynomial(graph, claim="c")) == "2·(A∧B)·The Outlet"
    assert str(polynomial(graph, statement="s3")) == "The Outlet"


def test_a_source_that_comes_back_in_another_statement_has_an_exponent():
    graph = graph_of(statement("s1", link("a", rests_on=["s2"])), statement("s2", link("b", on=[link("a")])))
    assert str(polynomial(graph, statement="s1")) == "A²·B·The Outlet"


def test_a_formula_with_too_many_products_stays_factored_and_names_what_comes_twice():
    ladder = [
        statement(f"s{n}", link("a", rests_on=[f"s{n + 1}"]), link("b", rests_on=[f"s{n + 1}"])) for n in range(300)
    ]
    graph = graph_of(*ladder, statement("s300", link("c")))
    found = polynomial(graph, statement="s0", at_most=300)
    assert found.monomials is None
    assert found.chain_count == 2**300
    assert len(found.factored) < 30_000
    assert found.factored.splitlines()[0].endswith("·The Outlet")
    short = polynomial(graph, statement="s299")
    assert (str(short), short.factored) == ("C·A·The Outlet + C·B·The Outlet", "(C·A + C·B)·The Outlet")


def test_a_claim_that_nobody_is_cited_for_is_nothing():
    found = polynomial(graph_of(statement("s1")), claim="c")
    assert (str(found), found.chain_count, found.factored) == ("0", 0, "0")


@given(sourced_articles())
def test_a_formula_is_the_sum_of_the_chains_expanded_and_factored(one):
    graph = provenance.trace(one)
    chains = list(supporting(graph))
    products = Counter(
        frozenset(Counter(frozenset(s.id for s in step.sources) for step in chain).items()) for chain in chains
    )
    found = polynomial(graph, claim="c", at_most=10_000)
    assert found.chain_count == len(chains)
    assert {
        frozenset(
            (frozenset(s.id for s in factor.sources), exponent) for factor, exponent in monomial.factors
        ): monomial.coefficient
        for monomial in found.monomials
    } == products
    few = polynomial(graph, claim="c", at_most=1)
    assert (few.monomials is None) == (len(products) > 1)
    assert few.equations == found.equations
    assert value_of(found.equations) == value_of([("", str(found))])


def value_of(equations) -> int:
    """What a formula is worth with primes for the sources."""
    primes = dict(zip(["The Outlet", *"ABCDEF", "Boss", "Owner"], (2, 3, 5, 7, 11, 13, 17, 19, 23), strict=True))
    worth: dict[str, int] = {}
    for name, formula in equations or [("", "0")]:
        text = re.sub(r"\((\w∧\w)\)", lambda joint: str(sum(primes[x] ** 2 for x in joint[1].split("∧"))), formula)
        text = re.sub(r"The Outlet|⟨\d+⟩|[A-F]", lambda found: str(worth.get(found[0]) or primes[found[0]]), text)
        text = re.sub(
            r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: "**" + found[0].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")), text
        )
        worth[name] = eval(text.replace("·", "*"))  # noqa: S307  # of our own making
    return worth[""]

"""What the provenance graph answers, held against an obvious reference that lists every path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from strategies import articles

import provenance
from provenance import Article, Attribution, Certainty, Claim, Date, Source, SourceKind, Span, Statement
from provenance.terms import Basis

TEXT = "Alpha beta gamma delta."
OUTLET = Source("outlet", "The Outlet", SourceKind.OUTLET)
NAMES = ("a", "b", "c", "d")


def statement(id_: str, *links: Attribution, **fields) -> Statement:
    return Statement(id_, (Span.of(TEXT, 0, 5),), links, **fields)


def article(*statements: Statement, **fields) -> Article:
    sources = (OUTLET, *(Source(name, name.upper(), aliases=(f"Mx {name}",)) for name in NAMES))
    return Article(fields.pop("id", "x"), "T", "outlet", TEXT, sources=sources, statements=statements, **fields)


def link(*sources: str, on=(), rests_on=(), **fields) -> Attribution:
    return Attribution(sources, attributed_to=tuple(on), rests_on=rests_on, **fields)


def chains_by_listing(article: Article, statement: Statement) -> list[tuple[tuple[str, ...], ...]]:
    """Every chain as the sources of its links: the definition, spelt out."""

    def below(links: tuple[Attribution, ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
        for one in links:
            onward = (
                *one.attributed_to,
                *(x for id_ in one.rests_on for x in article.statements_by_id[id_].attributed_to),
            )
            rest = list(below(onward)) or [()]
            yield from ((one.sources, *chain) for chain in rest)

    return [((article.outlet,), *chain) for chain in (list(below(statement.attributed_to)) or [()])]


def test_a_statement_in_the_own_voice_has_a_chain_of_the_outlet_alone():
    graph = provenance.trace(article(statement("s")))
    (chain,) = graph.chains("s")
    assert str(chain) == "The Outlet"
    assert chain.origin == (OUTLET,)
    assert chain.relays == ()
    assert len(chain) == 1


def test_a_nested_attribution_reads_nearest_first():
    graph = provenance.trace(article(statement("s", link("a", on=[link("b", on=[link("c")])]))))
    (chain,) = graph.chains("s")
    assert str(chain) == "The Outlet ← A ← B ← C"
    assert [source.id for source in chain.origin] == ["c"]
    assert [source.id for source in chain.relays] == ["a", "b"]
    assert len(chain) == 4


def test_joint_sources_are_one_link_and_independent_ones_are_several_chains():
    joint = provenance.trace(article(statement("s", link("a", "b"))))
    apart = provenance.trace(article(statement("s", link("a"), link("b"))))
    assert [str(chain) for chain in joint.chains("s")] == ["The Outlet ← A, B (jointly)"]
    assert [str(chain) for chain in apart.chains("s")] == ["The Outlet ← A", "The Outlet ← B"]


def test_an_elided_link_stands_in_brackets():
    graph = provenance.trace(article(statement("s", link("a", on=[link("b")], basis=Basis.ELIDED))))
    assert [str(chain) for chain in graph.chains("s")] == ["The Outlet ← [A] ← B"]


def test_a_chain_goes_on_into_the_statement_that_a_link_rests_on():
    graph = provenance.trace(
        article(statement("s1", link("a", rests_on=["s2"])), statement("s2", link("b"), link("c")))
    )
    assert [str(chain) for chain in graph.chains("s1")] == ["The Outlet ← A ← B", "The Outlet ← A ← C"]


def test_a_chain_is_as_certain_as_its_weakest_link_that_says_so():
    weak = link("b", certainty=Certainty.POSSIBLE)
    chain = next(
        provenance.trace(article(statement("s", link("a", on=[weak]), certainty=Certainty.ASSERTED))).chains("s")
    )
    assert chain.certainty is Certainty.POSSIBLE
    silent = next(provenance.trace(article(statement("s", link("a")))).chains("s"))
    assert silent.certainty is Certainty.UNSPECIFIED


def test_the_origins_of_a_claim_leave_out_an_outlet_that_only_repeats_it():
    claim = {"claim": "c"}
    statements = (
        statement("s1", **claim),
        statement("s2", link("a", on=[link("b")]), **claim),
        statement("s3", link("c")),
    )
    graph = provenance.trace(article(*statements, claims=[Claim("c", "C.")]))
    assert [source.id for source in graph.origins(claim="c")] == ["b"]
    assert [source.id for source in graph.origins("s1")] == ["outlet"]
    assert [one.id for one in graph.statements_on("c")] == ["s1", "s2"]


def test_a_source_is_found_by_id_name_or_alias_and_the_outlet_where_it_speaks_itself():
    graph = provenance.trace(article(statement("s1", link("a", on=[link("b")])), statement("s2")))
    for name in ("b", "B", "mx B"):
        assert [one.id for one in graph.statements_of(name)] == ["s1"]
    assert [one.id for one in graph.statements_of("The Outlet")] == ["s2"]


def test_unknown_names_are_said_with_near_ones():
    graph = provenance.trace(article(statement("headline")))
    with pytest.raises(provenance.UnknownNameError, match="did you mean headline"):
        next(graph.chains("headlin"))
    with pytest.raises(provenance.UnknownNameError, match="no claim has the id 'x'"):
        graph.origins(claim="x")
    with pytest.raises(provenance.UnknownNameError, match="did you mean The Outlet"):
        graph.statements_of("The Outlett")


def test_the_origins_are_asked_of_a_statement_or_of_a_claim_not_of_both():
    graph = provenance.trace(article(statement("s")))
    with pytest.raises(TypeError):
        graph.origins()
    with pytest.raises(TypeError):
        graph.origins("s", claim="c")


def test_the_same_statement_id_in_two_articles_has_to_be_told_apart():
    graph = provenance.trace(article(statement("s", link("a")), id="x"), article(statement("s", link("b")), id="y"))
    with pytest.raises(provenance.UnknownNameError, match="x#s or y#s"):
        next(graph.chains("s"))
    assert [str(chain) for chain in graph.chains("y#s")] == ["The Outlet ← B"]
    assert [str(chain) for chain in graph.chains(graph.articles[0].statements[0])] == ["The Outlet ← A"]


def ladder(rungs: int) -> Article:
    """Statements that each rest twice on the next: 2**rungs chains."""
    steps = [
        statement(f"s{n}", link("a", rests_on=[f"s{n + 1}"]), link("b", rests_on=[f"s{n + 1}"])) for n in range(rungs)
    ]
    return article(*steps, statement(f"s{rungs}", link("c")))


def test_chains_beyond_number_are_counted_and_their_origins_found_without_listing_them():
    graph = provenance.trace(ladder(200))
    assert graph.count_chains("s0") == 2**200
    assert [source.id for source in graph.origins("s0")] == ["c"]
    first = list(graph.chains("s0", at_most=3))
    assert [len(chain) for chain in first] == [202, 202, 202]
    assert len(set(map(str, first))) == 3


def test_chains_thousands_of_links_long_are_followed():
    rungs = 3000
    steps = [statement(f"s{n}", link("a", rests_on=[f"s{n + 1}"])) for n in range(rungs)]
    graph = provenance.trace(article(*steps, statement(f"s{rungs}", link("c"))))
    (chain,) = graph.chains("s0")
    assert len(chain) == rungs + 2
    assert graph.count_chains("s0") == 1


@given(articles())
def test_chains_counts_and_origins_agree_with_listing_every_path(article):
    graph = provenance.trace(article)
    for one in article.statements:
        expected = chains_by_listing(article, one)
        listed = [tuple(tuple(source.id for source in step.sources) for step in chain) for chain in graph.chains(one)]
        assert sorted(listed) == sorted(expected)
        assert graph.count_chains(one) == len(expected)
        assert {source.id for source in graph.origins(one)} == {id_ for chain in expected for id_ in chain[-1]}
        assert listed == [tuple(tuple(s.id for s in step.sources) for step in chain) for chain in graph.chains(one.id)]


@given(articles())
def test_a_source_is_cited_in_just_the_statements_whose_links_name_it(article):
    graph = provenance.trace(article)
    for id_ in article.sources_by_id:
        naming = {
            one.id
            for one in article.statements
            if any(id_ in each.sources for each in one.attributions())
            or (id_ == article.outlet and not one.attributed_to)
        }
        assert {one.id for one in graph.statements_of(article.sources_by_id[id_])} == naming


def test_a_source_that_rests_on_another_statement_of_its_own_is_a_link_of_its_own_for_each():
    span = (Span.of("Words", 0, 5),)
    early = Attribution(("ann",), said=Date("2024-03-01"), attributed_to=(Attribution(("cy",)),))
    article = Article(
        "x",
        "T",
        "o",
        "Words",
        sources=tuple(Source(name.casefold(), name) for name in ("O", "Ann", "Bob", "Cy")),
        statements=(
            Statement("early", span, (early,)),
            Statement("late", span, (Attribution(("ann",), said=Date("2024-03-09"), rests_on=("early",)),)),
            Statement("told", span, (Attribution(("bob",), rests_on=("late",)),)),
        ),
    )
    graph = provenance.trace(article)
    (late,) = graph.chains("late")
    assert str(late) == "O ← Ann ← Ann ← Cy"
    assert [str(link.said) for link in late.links[1:3]] == ["2024-03-09", "2024-03-01"]
    assert [source.id for source in graph.origins("late")] == ["cy"]
    assert [str(chain) for chain in graph.chains("told")] == ["O ← Bob ← Ann ← Ann ← Cy"]
    assert sorted(source.id for source in graph.relays("told")) == ["ann", "bob"]  # each source once


def test_two_articles_of_one_id_have_no_graph():
    article = Article("x", "T", "o", "Words", sources=(Source("o", "O"),))
    with pytest.raises(provenance.ModelError, match="articles / x: two articles have the id 'x'"):
        provenance.trace(article, article)

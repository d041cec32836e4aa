"""PROV that other tools wrote has chains too: derivation, quotation, attribution, delegation."""

from __future__ import annotations

import pytest
from foreign_reference import DERIVATIONS, chains_of
from hypothesis import given
from hypothesis import strategies as st
from prov_notation import EX, document, name
from w3c import FOLDER

import provenance
import provenance.citations
from provenance import InvalidError, Quotation, SourceKind
from provenance.exchange.selection import LONGEST, MOST_LINKS, select
from provenance.prov.foreign import articles_of_foreign
from provenance.prov.records import BY_ELEMENT, PROV, Document, Foreign, Name, Record
from provenance.prov.xml.reading import read_document


def chains(text: str) -> dict[str, list[str]]:
    """The chains of each statement of a document, without the document itself at their head."""
    graph = provenance.trace(articles_of_foreign(document(text)))
    return {
        statement.id: [
            " ← ".join(str(link) for link in chain.links[1:]) for chain in graph.chains(f"{article.id}#{statement.id}")
        ]
        for article in graph.articles
        for statement in article.statements
    }


def test_a_chain_follows_derivations_then_attribution_then_delegation():
    found = chains("""
        entity(quote)
        entity(article)
        agent(reporter) [Person]
        agent(paper) [Organization]
        wasQuotedFrom(quote, article)
        wasAttributedTo(article, reporter)
        actedOnBehalfOf(reporter, paper)
    """)
    assert found == {"quote": ["article ← reporter ← paper"], "article": ["reporter ← paper"]}


def test_each_derivation_and_each_agent_is_a_chain_of_its_own():
    found = chains("""
        wasDerivedFrom(report, data1)
        hadPrimarySource(report, data2)
        wasRevisionOf(data2, data1)
        wasAttributedTo(data1, ana)
        wasAttributedTo(data1, bo)
    """)
    assert found["report"] == ["data1 ← ana", "data1 ← bo", "data2 ← data1 ← ana", "data2 ← data1 ← bo"]


def test_kinds_of_sources_and_direct_quotation_are_kept():
    (article,) = articles_of_foreign(
        document("""
            agent(p) [Person]
            agent(o) [Organization]
            agent(x)
            wasQuotedFrom(a, b)
            wasAttributedTo(b, p)
            wasAttributedTo(b, o)
            wasAttributedTo(b, x)
        """)
    )
    kinds = {source.id: source.kind for source in article.sources}
    assert kinds["p"] is SourceKind.PERSON
    assert kinds["o"] is SourceKind.ORGANIZATION
    assert kinds["x"] is None
    assert kinds["b"] is SourceKind.DOCUMENT
    assert article.statements_by_id["a"].attributed_to[0].quotation is Quotation.DIRECT


def test_bundles_are_articles_of_their_own():
    found = articles_of_foreign(document("entity(e)\nbundle b\nwasDerivedFrom(f, g)"), file="x.xml")
    assert [article.title for article in found] == ["x.xml", "b"]


def test_an_agent_acts_for_another_in_the_activity_of_the_delegation_alone():
    found = chains("""
        wasAttributedTo(report, ana)
        wasAttributedTo(letter, ana)
        actedOnBehalfOf(ana, paper, reporting)
        wasGeneratedBy(report, reporting)
        wasGeneratedBy(letter, writing)
    """)
    assert found == {"letter": ["ana"], "report": ["ana ← paper"]}


def test_the_activity_of_a_derivation_generated_what_was_derived():
    found = chains("""
        wasDerivedFrom(report, notes, reporting)
        wasAttributedTo(report, ana)
        actedOnBehalfOf(ana, paper, reporting)
    """)
    assert found["report"] == ["notes", "ana ← paper"]


def test_all_on_whose_behalf_several_agents_acted_stand_behind_each_of_them():
    found = chains("""
        wasAttributedTo(e, ana)
        wasAttributedTo(e, bo)
        actedOnBehalfOf(ana, paper)
        actedOnBehalfOf(bo, paper)
    """)
    assert found["e"] == ["ana ← paper", "bo ← paper"]


def test_agents_that_act_for_each_other_stand_once_on_a_chain():
    found = chains("wasAttributedTo(e, a)\nactedOnBehalfOf(a, b)\nactedOnBehalfOf(b, a)\nactedOnBehalfOf(b, b)")
    assert found["e"] == ["a ← b"]


ENTITIES, AGENTS, ACTIVITIES = ("e0", "e1", "e2", "e3"), ("a0", "a1", "a2", "e3"), ("x0", "x1", "-")
some_entity, some_agent, some_activity = map(st.sampled_from, (ENTITIES, AGENTS, ACTIVITIES))
derivation = st.builds(
    "{}({}, {}, {})".format,
    st.sampled_from(sorted(DERIVATIONS)),
    st.just("e0"),
    st.sampled_from(ENTITIES[1:]),
    some_activity,
) | st.builds("wasDerivedFrom(e{0}, e{1}, {2})".format, st.sampled_from([1, 2]), st.just(3), some_activity)
statement = st.one_of(
    derivation,
    st.builds("wasDerivedFrom({}, {})".format, st.just("e1"), st.just("e2")),
    st.builds("wasAttributedTo({}, {})".format, some_entity, some_agent),
    st.builds("actedOnBehalfOf({}, {}, {})".format, some_agent, some_agent, some_activity),
    st.builds("wasGeneratedBy({}, {})".format, some_entity, some_activity),
    st.builds("wasAssociatedWith(x0, {})".format, some_agent),
    st.builds("used(x0, {})".format, some_entity),
    st.builds("specializationOf({}, e3)".format, some_entity),
    st.builds("wasInfluencedBy({}, {})".format, some_agent, some_agent),
)


@given(st.lists(statement, max_size=12))
def test_the_chains_of_any_document_are_those_of_the_definition(lines: list[str]):
    given_document = document("\n".join(["entity(e0)", *lines]))
    (article,) = articles_of_foreign(given_document)
    graph = provenance.trace(article)
    for one in article.statements:
        found = [tuple(name(link.sources[0].id) for link in chain.links[1:]) for chain in graph.chains(one)]
        assert sorted(found) == chains_of(given_document, name(one.id))


def test_delegations_without_an_activity_in_too_many_ways_are_refused_with_the_line_of_one():
    lines = [f"actedOnBehalfOf({one}{n}, {other}{n + 1})" for n in range(30) for one in "ab" for other in "ab"]
    with pytest.raises(InvalidError, match="the agent a0 acted on behalf of others in too many ways") as caught:
        chains("wasAttributedTo(e, a0)\n" + "\n".join(lines))
    assert caught.value.problems[0].line == 2


def test_an_agent_that_acts_for_many_in_activities_of_their_own_costs_no_more_than_the_document():
    lines = [
        f"wasAttributedTo(e{n}, hub)\nactedOnBehalfOf(hub, r{n}, x{n})\nwasGeneratedBy(e{n}, x{n})" for n in range(2000)
    ]
    found = chains("\n".join(lines))
    assert found == {f"e{n}": [f"hub ← r{n}"] for n in range(2000)}


def test_a_delegation_too_deep_to_be_written_out_is_refused_with_a_line():
    lines = ["wasAttributedTo(e, a0)", *(f"actedOnBehalfOf(a{n}, a{n + 1})" for n in range(60))]
    with pytest.raises(InvalidError, match=r"2: the agent a0 acted on behalf of others more than 50 deep"):
        chains("\n".join(lines))


def test_derivations_in_a_circle_are_told_in_the_words_of_the_document_with_their_lines():
    with pytest.raises(InvalidError, match=r"f.xml:2: entities that derive .* a → b → a \(lines 2, 3\)"):
        articles_of_foreign(document("entity(a)\nwasDerivedFrom(a, b)\nwasQuotedFrom(b, a)"), file="f.xml")
    with pytest.raises(InvalidError, match=r"1: .* have no chain: a → a"):
        articles_of_foreign(document("wasDerivedFrom(a, a)"))


def test_a_document_without_entities_has_no_chains_and_says_so():
    for text in ("activity(x)\nagent(a)\nwasAssociatedWith(x, a)", ""):
        with pytest.raises(InvalidError, match="names no entity"):
            articles_of_foreign(document(text))


def test_an_entity_that_only_a_relation_names_is_one_and_so_is_one_that_is_an_agent_too():
    assert chains("wasGeneratedBy(e, x)") == {"e": [""]}
    assert chains("entity(e)\nagent(e)\nactivity(x)") == {"e": [""]}


def test_names_that_would_be_printed_alike_are_told_apart():
    records = [*document("entity(x)\nentity(document)").records, Record(BY_ELEMENT["entity"], Name("x"), ())]
    (article,) = articles_of_foreign(Document(tuple(records), (), {"": EX}))
    assert [one.id for one in article.statements] == ["x", "document", "{http://example.org/}x"]
    assert article.outlet == "document_"
    (article,) = articles_of_foreign(document("wasAttributedTo(document, document)"))
    assert article.outlet == "document_"


def test_the_news_article_of_the_w3c_primer_is_quoted_in_the_blog():
    primer = read_document(FOLDER / "xml" / "prov_primer_complete_example.xml")
    graph = provenance.trace(articles_of_foreign(primer, file="primer.xml"))
    lines = {one.id: [str(chain) for chain in graph.chains(one)] for one in graph.articles[0].statements}
    assert lines["ex:quoteInBlogEntry-20130326"] == ["primer.xml ← Crime rises in cities"]
    assert lines["exc:chart2"] == [
        "primer.xml ← exc:chart1 ← Derek ← Chart Generators Inc",
        "primer.xml ← exg:dataSet2 ← exg:dataset1",
    ]


def test_what_an_entity_says_is_its_title_or_its_value():
    label, value = Name(f"{{{PROV}}}label"), Name(f"{{{PROV}}}value")
    said = {
        "a": ((value, "It  rains."),),
        "b": ((value, "It rains."), (label, "A note")),
        "c": ((value, "x" * 1000),),
        "d": ((label, Foreign("<label/>")), (value, " ")),
    }
    records = [Record(BY_ELEMENT["entity"], name(id_), (), attributes) for id_, attributes in said.items()]
    (article,) = articles_of_foreign(Document(tuple(records), (), {"": EX}))
    assert [one.text for one in article.statements] == ["It rains.", "A note", "x" * 299 + "…", "d"]


def derivations(count: int) -> Document:
    return document("\n".join(f"wasDerivedFrom(e{n}, e{n + 1})" for n in range(count)))


def test_chains_of_any_length_are_listed_with_their_first_hundred_links_and_say_that_they_go_on():
    (article,) = articles_of_foreign(derivations(300))
    (selection,) = select([article], statements=["e0"])
    listing = selection.chains(article.statements_by_id["e0"], 1)
    (cut,) = listing.chains
    assert (len(cut), cut.is_cut, cut.origin, listing.count, listing.left) == (100, True, (), 1, 0)
    assert str(cut).endswith("← e99 ← …")
    (whole,) = selection.chains(article.statements_by_id["e0"]).chains
    assert (len(whole), whole.is_cut, whole.origin[0].id) == (301, False, "e300")


@pytest.mark.parametrize(
    "ladder",
    [
        "wasDerivedFrom(e{n}, e{m})",
        "wasDerivedFrom(e{n}, e{m}); wasDerivedFrom(e{n}, f{m}); wasDerivedFrom(f{n}, e{m})",
    ],
)
def test_what_is_listed_of_a_document_is_bounded_however_many_chains_its_statements_have(ladder):
    text = "; ".join(ladder.format(n=n, m=n + 1) for n in range(2000))
    (article,) = articles_of_foreign(document(text.replace("; ", "\n")))
    (selection,) = select([article])
    listings = [selection.chains(statement, 100) for statement in article.statements]
    chains = [list(listing.chains) for listing in listings]
    assert all(chains)
    assert sum(len(chain) for several in chains for chain in several) <= MOST_LINKS
    assert all(listing.left == listing.count - len(several) for listing, several in zip(listings, chains, strict=True))
    (alone,) = select([article], statements=["e0"])
    assert max(len(chain) for chain in alone.chains(article.statements_by_id["e0"], 100).chains) == LONGEST


def test_who_is_cited_on_long_chains_is_counted_for_all_of_them_at_once():
    found = provenance.citations.citations(articles_of_foreign(derivations(3000)))
    counts = {one.source.id: (one.statements, one.as_origin, one.as_relay) for one in found.sources}
    assert counts == {f"e{n}": (n, n if n == 3000 else 0, n if n < 3000 else 0) for n in range(1, 3001)}

"""PROV that other tools wrote has chains too: derivation, quotation, attribution, delegation."""

from __future__ import annotations

import pytest
from prov_notation import document
from w3c import FOLDER

import provenance
from provenance import InvalidError, Quotation, SourceKind
from provenance.prov.foreign import articles_of_foreign
from provenance.prov.records import Document
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


def test_tangled_delegations_are_followed_once_each():
    lines = [f"actedOnBehalfOf(a{n}, {other}{n + 1})" for n in range(30) for other in "ab"]
    lines += [f"actedOnBehalfOf(b{n}, {other}{n + 1})" for n in range(30) for other in "ab"]
    found = chains("wasAttributedTo(e, a0)\n" + "\n".join([*lines, "actedOnBehalfOf(a30, a0)"]))
    assert len(found["e"]) <= 62


def test_derivations_in_a_circle_are_said_to_be_circular():
    with pytest.raises(InvalidError, match="circular attribution: a → b → a"):
        articles_of_foreign(document("wasDerivedFrom(a, b)\nwasDerivedFrom(b, a)"))


def test_a_document_without_entities_has_no_chains_and_says_so():
    with pytest.raises(InvalidError, match="describes no entity"):
        articles_of_foreign(Document())


def test_the_news_article_of_the_w3c_primer_is_quoted_in_the_blog():
    primer = read_document(FOLDER / "xml" / "prov_primer_complete_example.xml")
    graph = provenance.trace(articles_of_foreign(primer, file="primer.xml"))
    lines = {one.id: [str(chain) for chain in graph.chains(one)] for one in graph.articles[0].statements}
    assert lines["ex:quoteInBlogEntry-20130326"] == ["primer.xml ← Crime rises in cities"]
    assert lines["exc:chart2"] == [
        "primer.xml ← exc:chart1 ← Derek ← Chart Generators Inc",
        "primer.xml ← exg:dataSet2 ← exg:dataset1",
    ]

"""Articles that rest on each other, in PROV-XML: valid each by itself and all together, and read back as they were."""

from __future__ import annotations

import tracemalloc

import attrs
import pytest
from hypothesis import given
from lxml import etree
from strategies import corpora, webs
from w3c import official_schema

import provenance
from provenance import Article, InvalidError
from provenance.prov.constraints import violations
from provenance.prov.lint import lint
from provenance.prov.mapping import bundle_of, document_of, version_of
from provenance.prov.records import BY_ELEMENT, Bundle, Document, Record
from provenance.prov.recovery import article_of
from provenance.prov.vocabulary import identifier, prov, term
from provenance.prov.xml.reading import read_document


def together(document: Document) -> Document:
    """Everything that a document says, as if it were said in one place."""
    inside = [record for bundle in document.bundles for record in bundle.records]
    return attrs.evolve(document, records=(*document.records, *inside), bundles=())


@given(corpora())
def test_articles_that_rest_on_each_other_are_read_back_equal(several):
    assert list(provenance.iter_provxml(provenance.to_provxml(several))) == several


@given(webs())
def test_articles_in_thick_circles_are_read_back_equal(several):
    assert list(provenance.iter_provxml(provenance.to_provxml(several))) == several


@given(corpora())
def test_what_is_written_of_any_corpus_is_valid(several):
    xml = provenance.to_provxml(several)
    official_schema().assertValid(etree.fromstring(xml))
    document = read_document(xml)
    assert violations(document) == ()
    assert {problem.code for problem in lint(document)} <= {"lint-no-offset"}


@given(webs())
def test_no_derivation_is_circular_even_when_all_bundles_are_taken_together(several):
    document = together(document_of(several))
    assert violations(document) == ()
    assert "lint-circular" not in {problem.code for problem in lint(document)}


@given(corpora())
def test_any_corpus_is_valid_when_all_bundles_are_taken_together(several):
    assert violations(together(document_of(several))) == ()


@given(webs())
def test_a_list_and_an_iterator_give_the_same_bytes(several):
    assert provenance.to_provxml(iter(several)) == provenance.to_provxml(several)


# The records


def resting(id_: str, published: str, other: str) -> Article:
    return provenance.loads(
        f"article: {{id: {id_}, title: T, outlet: {id_}, published: {published}, text: Words.}}\n"
        f"sources: {{{id_}: P, {other}: O}}\n"
        f"statements: [{{quote: Words, attributed_to: {{source: {other}, rests_on: '{other}#s1'}}}}]"
    )


def relations(bundle: Bundle, *elements: str) -> list[tuple[str, ...]]:
    return [
        (record.type.element, *record.arguments[:2]) for record in bundle.records if record.type.element in elements
    ]


def test_what_rests_on_another_article_was_derived_from_its_statement():
    (bundle,) = document_of([resting("a", "2024-03-01", "b")]).bundles
    utterance, there = identifier("utterance", "a", "s1", "0"), identifier("statement", "b", "s1")
    assert ("wasDerivedFrom", utterance, there) in relations(bundle, "wasDerivedFrom")
    (stub,) = [record for record in bundle.records if record.id == there]
    assert "b#s1" in [value for _, value in stub.attributes]


def test_the_link_to_the_later_article_is_an_influence_that_says_it_closes_a_circle():
    early, late = document_of([resting("a", "2024-03-01", "b"), resting("b", "2024-03-02", "a")]).bundles
    there = identifier("statement", "b", "s1")
    assert relations(early, "wasInfluencedBy") == [("wasInfluencedBy", identifier("utterance", "a", "s1", "0"), there)]
    (influence,) = [record for record in early.records if record.type.element == "wasInfluencedBy"]
    assert [(name, value.value) for name, value in influence.attributes] == [(prov("type"), term("ClosingDerivation"))]
    assert relations(late, "wasInfluencedBy") == []
    assert len(relations(late, "wasDerivedFrom", "hadPrimarySource")) == 2


def test_links_forward_in_time_that_close_no_circle_stay_derivations():
    plain = provenance.loads(
        "article: {id: b, title: T, outlet: b, published: 2024-03-02, text: W}\nstatements: [{quote: W}]"
    )
    for bundle in document_of([resting("a", "2024-03-01", "b"), plain]).bundles:
        assert relations(bundle, "wasInfluencedBy") == []


def test_a_version_is_an_entity_of_its_own_that_specializes_the_article():
    article = resting("a", "2024-03-01", "b")
    other = attrs.evolve(article, text=article.text + " More.")
    assert version_of(article) != version_of(other)
    for one in (article, other):
        (pair,) = relations(bundle_of(one), "specializationOf")
        assert pair[1:] == (version_of(one), identifier("article", "a"))


def test_an_influence_that_is_no_closing_reference_is_reported_not_dropped():
    article = resting("a", "2024-03-01", "b")
    bundle = bundle_of(article)
    utterance = identifier("utterance", "a", "s1", "0")
    for other in (identifier("statement", "a", "s1"), identifier("source", "b")):
        extra = Record(BY_ELEMENT["wasInfluencedBy"], None, (utterance, other), line=7)
        with pytest.raises(InvalidError) as caught:
            article_of(attrs.evolve(bundle, records=(*bundle.records, extra)))
        assert caught.value.problems[0].line is not None or caught.value.problems


def test_a_statement_that_is_no_member_of_the_article_is_reported_not_dropped():
    article = resting("a", "2024-03-01", "b")
    bundle = bundle_of(article)
    stray = Record(BY_ELEMENT["entity"], identifier("statement", "a", "s9"), (), (), line=7)
    with pytest.raises(InvalidError, match=r"cannot carry this record: entity statement\.a\.s9"):
        article_of(attrs.evolve(bundle, records=(*bundle.records, stray)))


def test_memory_does_not_grow_with_the_number_of_articles_that_rest_on_each_other(tmp_path):
    def peak(count: int) -> int:
        circle = (
            attrs.evolve(resting(f"a{n}", "2024-03-01", f"a{(n + 1) % count}"), text="Words." + " And so on." * 100_000)
            for n in range(count)
        )
        tracemalloc.start()
        with (tmp_path / "circle.xml").open("wb") as file:
            provenance.write_provxml(circle, file)
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    assert peak(40) < peak(20) + 20 * 11 * 100_000 / 4

"""An article as PROV records, and back: nothing is lost, nothing is dropped in silence."""

from __future__ import annotations

import random
from collections import Counter
from hashlib import sha256

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles

import provenance
from provenance import Article, Attribution, InvalidError, Quotation, Source, SourceKind, Span, Statement
from provenance.prov.mapping import bundle_of, document_of
from provenance.prov.records import BY_ELEMENT, Bundle, Literal, Record
from provenance.prov.recovery import article_of
from provenance.prov.vocabulary import identifier, prov, schema, term

TEXT = "Alpha beta gamma delta."


def small(*links: Attribution) -> Article:
    sources = [Source("o", "O", SourceKind.OUTLET), Source("a", "A", SourceKind.PERSON), Source("b", "B")]
    statement = Statement("s", (Span.of(TEXT, 0, 5),), links)
    return Article("x", "T", "o", TEXT, sources=sources, statements=[statement])


def relations(article: Article) -> Counter:
    return Counter(record.type.element for record in bundle_of(article).records)


@given(articles())
def test_an_article_comes_back_equal_from_its_records(article):
    assert article_of(bundle_of(article)) == article


@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_records_and_attributes_does_not_matter(article, chance: random.Random):
    records = [
        attrs.evolve(record, attributes=tuple(chance.sample(record.attributes, len(record.attributes))))
        for record in bundle_of(article).records
    ]
    chance.shuffle(records)
    assert article_of(Bundle(None, tuple(records))) == article


@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_sources_claims_and_statements_does_not_change_the_records(article, chance: random.Random):
    def shuffled(values):
        return chance.sample(values, len(values))

    other = attrs.evolve(
        article,
        sources=shuffled(article.sources),
        claims=shuffled(article.claims),
        statements=shuffled(article.statements),
        without_statement=shuffled(article.without_statement),
    )
    assert bundle_of(other) == bundle_of(article)


@given(articles())
def test_no_two_records_of_a_bundle_describe_one_thing_twice(article):
    described = [record.id for record in bundle_of(article).records if record.type.is_element]
    assert len(described) == len(set(described))


@given(articles())
def test_everything_that_is_referred_to_is_described_in_the_bundle(article):
    bundle = bundle_of(article)
    described = {record.id for record in bundle.records}
    for record in bundle.records:
        for field, argument in zip(record.type.fields, record.arguments, strict=True):
            if field.target.is_reference and argument is not None:
                assert set(argument if isinstance(argument, tuple) else [argument]) <= described


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3), st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_different_ids_make_different_names(parts, others):
    assert (identifier("statement", *parts) == identifier("statement", *others)) == (parts == others)


def test_an_origin_is_a_primary_source_and_a_relay_a_plain_derivation():
    chain = small(Attribution(("a",), attributed_to=(Attribution(("b",)),)))
    assert relations(chain)["wasDerivedFrom"] == 1
    assert relations(chain)["hadPrimarySource"] == 1


def test_words_that_are_the_sources_own_are_quoted_from_it_and_still_a_primary_source():
    bundle = bundle_of(small(Attribution(("a",), quotation=Quotation.DIRECT)))
    (quotation,) = [record for record in bundle.records if record.type.element == "wasQuotedFrom"]
    assert quotation.attributes == (
        (prov("type"), Literal(prov("PrimarySource"), "{http://www.w3.org/2001/XMLSchema}QName")),
    )


@pytest.mark.parametrize(
    ("said", "datatype", "instant"),
    [
        ("2023", "gYear", None),
        ("2023-09", "gYearMonth", None),
        ("2023-11-01", "date", None),
        ("2023-11-01T09:30", None, None),
        ("2023-11-01T09:30:00", "dateTime", None),
        ("2023-11-01T09:30:00+07:00", "dateTime", "2023-11-01T09:30:00+07:00"),
    ],
)
def test_a_date_keeps_its_precision_and_only_a_full_instant_becomes_a_time(said, datatype, instant):
    bundle = bundle_of(small(Attribution(("a",), said=provenance.Date(said))))
    (value,) = [value for record in bundle.records for name, value in record.attributes if name == term("said")]
    assert value == (Literal(said, f"{{http://www.w3.org/2001/XMLSchema}}{datatype}") if datatype else said)
    utterance = identifier("utterance", "x", "s", "0")
    times = [
        r.argument("time") for r in bundle.records if r.type.element == "wasGeneratedBy" and r.arguments[0] == utterance
    ]
    assert times == [instant]


def test_a_person_is_recorded_only_when_asked():
    article = small()
    assert not any(record.type.element == "person" for record in document_of([article]).records)
    (person,) = [r for r in document_of([article], by="Ana").records if r.type.element == "person"]
    assert (prov("label"), "Ana") in person.attributes


def test_the_digest_of_the_text_and_the_version_of_the_tool_are_recorded():
    records = document_of([small()]).records
    values = {value for record in records for _, value in record.attributes}
    assert provenance.__version__ in values
    assert sha256(TEXT.encode()).hexdigest() in values


def changed(article: Article, change) -> Bundle:
    bundle = bundle_of(article)
    return attrs.evolve(bundle, records=tuple(new for record in bundle.records for new in change(record)))


def test_a_record_that_an_article_cannot_carry_is_reported_not_dropped():
    extra = Record(
        BY_ELEMENT["wasInfluencedBy"], None, (identifier("statement", "x", "s"), identifier("source", "a")), line=9
    )
    bundle = bundle_of(small())
    with pytest.raises(InvalidError, match="cannot carry this record: wasInfluencedBy") as caught:
        article_of(attrs.evolve(bundle, records=(*bundle.records, extra)))
    assert caught.value.problems[0].line == 9


def test_an_attribute_that_an_article_cannot_carry_is_reported_not_dropped():
    bundle = changed(
        small(),
        lambda r: [
            attrs.evolve(r, attributes=(*r.attributes, (schema("email"), "x"))) if r.type.element == "person" else r
        ],
    )
    with pytest.raises(InvalidError, match=r"this attribute of person source\.a: email"):
        article_of(bundle)


def test_a_reference_to_nothing_is_an_invalid_article():
    with pytest.raises(InvalidError, match=r"source\.a is referred to and described nowhere"):
        article_of(changed(small(Attribution(("a",))), lambda r: [] if r.id == identifier("source", "a") else [r]))


def test_a_selector_that_points_outside_the_text_is_an_invalid_article():
    def shorten(record):
        pairs = [
            (n, "Alpha" if n == prov("value") and record.type.element == "collection" else v)
            for n, v in record.attributes
        ]
        return [attrs.evolve(record, attributes=tuple(pairs))]

    longer = attrs.evolve(small(), statements=[Statement("s", (Span.of(TEXT, 6, 10),))])
    with pytest.raises(InvalidError, match="points outside the text, which has 5 code points"):
        article_of(changed(longer, shorten))


def test_a_web_of_shared_utterances_is_refused_instead_of_unfolded():
    article = small(Attribution(("a",)), Attribution(("b",)))
    first, second = (identifier("utterance", "x", "s", n) for n in "01")
    web = Record(BY_ELEMENT["wasDerivedFrom"], None, (first, second, None, None, None))
    bundle = bundle_of(article)
    with pytest.raises(InvalidError, match="several things were derived from"):
        article_of(attrs.evolve(bundle, records=(*bundle.records, web)))


def test_utterances_in_a_circle_are_refused():
    def turn(record):
        if record.type.element == "hadPrimarySource":
            return [attrs.evolve(record, arguments=(record.arguments[1], *record.arguments[1:]))]
        return [record]

    with pytest.raises(InvalidError):
        article_of(changed(small(Attribution(("a",))), turn))


@given(articles(), articles())
def test_several_articles_stand_in_one_document_a_bundle_each(one, other):
    other = attrs.evolve(other, id=f"{one.id}!")
    bundles = document_of([one, other]).bundles
    assert tuple(map(article_of, bundles)) == (one, other)

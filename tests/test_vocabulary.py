"""Our vocabulary describes the terms that our records use, all of them and no others."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from provenance.prov.records import XSI
from provenance.prov.vocabulary import ID, NAMESPACES, TERMS, VOCABULARY, identifier, term


@pytest.fixture(scope="module")
def described():
    return Graph().parse(
        data=files("provenance.schemas").joinpath("vocabulary.ttl").read_text("utf-8"), format="turtle"
    )


def test_every_term_is_described_and_no_other(described):
    subjects = {str(subject) for subject in described.subjects() if str(subject).startswith(VOCABULARY)}
    assert subjects == {f"{VOCABULARY}{local}" for local in TERMS}


@pytest.mark.parametrize("local", sorted(TERMS))
def test_a_term_is_a_class_or_a_property_and_says_what_it_means(local, described):
    subject = URIRef(f"{VOCABULARY}{local}")
    kinds = set(described.objects(subject, RDF.type))
    assert kinds <= {OWL.Class, OWL.DatatypeProperty, OWL.ObjectProperty}
    assert len(kinds) == 1
    assert local[0].isupper() == (kinds == {OWL.Class})
    assert str(described.value(subject, RDFS.comment)).endswith(".")


def test_a_term_that_is_not_ours_is_refused():
    with pytest.raises(KeyError):
        term("noSuchTerm")


_ONE_QNAME = etree.XMLSchema(
    etree.fromstring(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="d"><xs:complexType>'
        '<xs:attribute name="q" type="xs:QName"/></xs:complexType></xs:element></xs:schema>'
    )
)


@given(st.sampled_from(["source", "statement"]), st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_any_ids_give_a_name_that_validators_take_as_a_qualified_name(kind, ids):
    local = identifier(kind, *ids).removeprefix(f"{{{ID}}}")
    assert _ONE_QNAME.validate(etree.fromstring(f'<d xmlns:i="{ID}" q="i:{local}"/>'.encode()))


def test_the_prefixes_are_told_apart():
    assert len(set(NAMESPACES.values())) == len(NAMESPACES)
    assert NAMESPACES["xsi"] == XSI

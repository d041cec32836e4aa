"""Qualified names and the escaping of local parts."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from provenance.prov.names import clark, escape_local, is_ncname, split_name, unescape_local

texts = st.text() | st.text(st.sampled_from("_x005FABD0:. é😀a1"))
QNAME_SCHEMA = etree.XMLSchema(
    etree.parse(
        io.BytesIO(
            b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="e" type="xs:QName"/></xs:schema>'
        )
    )
)


@given(texts)
def test_any_text_comes_back_from_its_escape(text: str):
    assert unescape_local(escape_local(text)) == text


@given(texts)
def test_characters_that_are_asked_for_are_escaped_too(text: str):
    escaped = escape_local(text, also=".-")
    assert "." not in escaped
    assert "-" not in escaped
    assert unescape_local(escaped) == text


@given(texts, texts)
def test_two_texts_have_two_escapes(one: str, other: str):
    assert (escape_local(one) == escape_local(other)) == (one == other)


@given(texts)
def test_an_escape_is_a_name_to_the_parser_and_to_the_schema(text: str):
    escaped = escape_local(text)
    assert is_ncname(escaped)
    element = etree.Element("e", nsmap={"p": "urn:p"})
    element.text = f"p:{escaped}"
    assert QNAME_SCHEMA.validate(element), escaped
    assert etree.fromstring(f"<{escaped}/>".encode()).tag == escaped


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain", "plain"),
        ("地名", "地名"),
        ("1a", "_x0031_a"),
        ("a b", "a_x0020_b"),
        ("a/b", "a_x002F_b"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x0041:", "_x005F_x0041_x003A_"),
        ("😀", "_x0001F600_"),
        ("", "_x_"),
        ("\ud800", "_xD800_"),
    ],
)
def test_what_an_escape_looks_like(text: str, escaped: str):
    assert escape_local(text) == escaped


def test_an_escape_that_was_never_written_is_left_alone():
    assert unescape_local("_xFFFFFFFF_") == "_xFFFFFFFF_"


def test_the_parser_and_is_ncname_agree_on_every_character():
    for code in [*range(0x20, 0x3100), *range(0xD700, 0xD800), *range(0xF900, 0x10020), 0xEFFFF, 0xF0000]:
        if 0xD800 <= code < 0xE000 or chr(code) in ":{":
            continue
        for text in (chr(code), f"a{chr(code)}"):
            try:
                etree.QName(text)
                taken = True
            except ValueError:
                taken = False
            assert is_ncname(text) == taken, hex(code)


def test_names_are_taken_apart_at_the_end_of_the_namespace():
    assert split_name(clark("urn:a", "b}c")) == ("urn:a", "b}c")
    assert split_name("b") == ("", "b")
    assert clark(None, "b") == "b"

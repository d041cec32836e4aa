"""What PROV-XML looks like when we write it, and what cannot be written."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from effort import tries
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from prov_strategies import documents, texts
from w3c import official_schema

from provenance.errors import WritingError
from provenance.prov.records import (
    BY_ELEMENT,
    PROV,
    XSD,
    Argument,
    Bundle,
    Document,
    Extra,
    Foreign,
    Literal,
    Name,
    Record,
    Value,
    equal_documents,
)
from provenance.prov.xml.reading import read_document
from provenance.prov.xml.writing import to_bytes, write_document, write_parts

EX = "http://example.org/"
NAMESPACES = {"ex": EX}
DECLARED = (
    f'xmlns:ex="{EX}" xmlns:prov="{PROV}" xmlns:xsd="{XSD}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def ex(local: str) -> Name:
    return Name(f"{{{EX}}}{local}")


def prov(local: str) -> Name:
    return Name(f"{{{PROV}}}{local}")


def entity(*attributes: tuple[Name, Value], id_: Name | None = None) -> Record:
    return Record(BY_ELEMENT["entity"], id_, (), attributes)


def used(*arguments: Argument, extras: tuple[Extra, ...] = ()) -> Record:
    return Record(BY_ELEMENT["used"], None, arguments, (), None, extras)


def body(*records: Record, namespaces: dict[str, str] = NAMESPACES) -> str:
    return to_bytes(Document(records, (), namespaces)).decode()


def test_a_document_is_indented_one_element_a_line():
    assert body(
        used(ex("a"), ex("e"), "2023-11-01T00:00:00Z"),
        entity((ex("x"), Literal("1", Name(f"{{{XSD}}}int"))), id_=ex("e")),
    ) == (
        f"""<?xml version="1.0" encoding="UTF-8"?>
<prov:document {DECLARED}>
  <prov:used>
    <prov:activity prov:ref="ex:a"/>
    <prov:entity prov:ref="ex:e"/>
    <prov:time>2023-11-01T00:00:00Z</prov:time>
  </prov:used>
  <prov:entity prov:id="ex:e">
    <ex:x xsi:type="xsd:int">1</ex:x>
  </prov:entity>
</prov:document>
"""
    )


def test_attributes_of_prov_come_in_the_order_of_the_schema_and_others_as_given():
    written = body(
        entity((ex("z"), "1"), (prov("value"), "2"), (ex("a"), "3"), (prov("label"), "4"), (prov("type"), "5"))
    )
    assert [element.tag for element in etree.fromstring(written.encode())[0]] == [
        prov("label"),
        prov("type"),
        prov("value"),
        ex("z"),
        ex("a"),
    ]


def test_bundles_are_written_as_bundle_content():
    document = Document((), (Bundle(ex("b"), (entity(),)), Bundle(None, ())), NAMESPACES)
    root = etree.fromstring(to_bytes(document))
    assert [(element.tag, len(element)) for element in root] == [(prov("bundleContent"), 1), (prov("bundleContent"), 0)]


def test_prefixes_of_the_document_are_kept_and_missing_ones_are_made_in_the_order_of_need():
    written = body(
        entity(id_=Name("{urn:one}a")), entity(id_=Name("{urn:two}a")), namespaces={"p": PROV, "ns1": "urn:two"}
    )
    assert '<p:entity p:id="ns2:a"/>' in written
    assert '<p:entity p:id="ns1:a"/>' in written
    assert 'xmlns:ns2="urn:one"' in written


def test_a_prefix_that_means_something_else_is_left_to_it():
    written = body(entity((ex("a"), Literal("1", ex("T")))), namespaces={"prov": "urn:x", "xsi": "urn:y", "ex": EX})
    assert equal_documents(
        read_document(written.encode()), Document((entity((ex("a"), Literal("1", ex("T")))),), (), {})
    )
    assert 'xmlns:prov="urn:x"' in written


def test_the_default_namespace_goes_when_a_name_has_no_namespace():
    kept = body(entity(id_=ex("a")), namespaces={"": EX})
    assert f'xmlns="{EX}"' in kept
    assert 'prov:id="a"' in kept
    gone = body(entity(id_=ex("a")), entity(id_=Name("b")), namespaces={"": EX})
    assert "xmlns=" not in gone
    assert [record.id for record in read_document(gone.encode()).records] == [ex("a"), "b"]


def test_a_stream_declares_what_the_document_does_not_where_it_is_needed():
    file = io.BytesIO()
    parts = [entity(id_=Name("{urn:one}a")), entity(id_=Name("b")), Bundle(Name("{urn:two}b"), ()), entity(id_=ex("a"))]
    write_parts(iter(parts), file, {"": EX})
    lines = file.getvalue().decode().splitlines()[2:]
    assert lines == [
        '  <prov:entity xmlns:ns1="urn:one" prov:id="ns1:a"/>',
        '  <prov:entity xmlns="" prov:id="b"/>',
        '  <prov:bundleContent xmlns:ns1="urn:two" prov:id="ns1:b"/>',
        '  <prov:entity prov:id="a"/>',
        "</prov:document>",
    ]


@tries(60)
@given(texts)
def test_white_space_and_markup_of_a_value_survive(text: str):
    for record in (
        entity((ex("a"), f" \t\r\n{text}\r ")),
        entity((ex("a"), Literal(text, None, f"x-\t\n{text}"))),
        used(None, None, None, extras=(Extra(ex("a"), f"\r\n\t {text} \"'"),)),
    ):
        assert read_document(to_bytes(Document((record,), (), NAMESPACES))).records == (record,)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_carry_is_refused_with_its_place(character: str):
    code = f"U\\+{ord(character):04X} at position 2"
    for record in (
        entity((ex("note"), f"ab{character}"), id_=ex("e1")),
        entity((ex("note"), Literal(f"ab{character}", None, "id"))),
    ):
        with pytest.raises(WritingError, match=rf"prov:entity.*attribute .*note: {code}"):
            to_bytes(Document((record,)))
    with pytest.raises(WritingError, match="time: U"):
        to_bytes(Document((used(None, None, f"ab{character}"),)))


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (entity(id_=Name("xml:b")), "'xml:b' is in no namespace and would be in one here"),
        (entity(id_=Name("")), "cannot be written as a qualified name"),
        (entity(id_=ex("a ")), "cannot be written as a qualified name"),
        (entity((ex("1a"), "x")), "'1a' cannot be the name of an element"),
        (entity((ex("a"), Foreign("<a>"))), "no well-formed element"),
        (entity((ex("a"), Foreign("<a/>"))), "foreign content is an element a"),
        (used(ex("a")), "has 1 arguments where its type has 3"),
        (used(None, None, None, extras=(Extra(ex("a"), "x", "entity"),)), "where there is no reference: entity"),
        (used(None, None, None, extras=(Extra(Name("ref"), "x"),)), "cannot be the name of an XML attribute"),
        (entity(id_=Name("{urn:with space}a")), "is no URI"),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(record: Record, says: str):
    with pytest.raises(WritingError, match=says):
        to_bytes(Document((record,)))


@pytest.mark.parametrize(
    "namespaces", [{"xmlns": EX}, {"xml": EX}, {"a b": EX}, {"a": ""}, {"x": "http://www.w3.org/2000/xmlns/"}]
)
def test_prefixes_that_xml_forbids_are_refused(namespaces: dict[str, str]):
    with pytest.raises(WritingError, match="cannot stand for the namespace"):
        to_bytes(Document((), (), namespaces))


def test_nothing_is_written_of_a_document_that_cannot_be_written_whole():
    file = io.BytesIO()
    with pytest.raises(WritingError):
        write_document(Document((entity(id_=ex("a")), entity(id_=Name("")))), file)
    assert file.getvalue() == b""


def test_an_element_that_is_no_record_and_no_xml_is_refused():
    with pytest.raises(WritingError, match="an element that is no record: foreign content is no well-formed element"):
        to_bytes(Document((), foreign=(Foreign("<a>"),)))


def test_a_stream_refuses_a_name_whose_prefix_it_has_declared():
    with pytest.raises(WritingError, match="'prov:b' is in no namespace and would be in one here"):
        write_parts([entity(id_=Name("prov:b"))], io.BytesIO(), {"prov": PROV})


@tries(40)
@given(documents(regular=True))
def test_what_is_regular_is_valid_by_the_schema_of_the_w3c(document: Document):
    schema = official_schema()
    assert schema.validate(etree.fromstring(to_bytes(document))), schema.error_log


@tries(25)
@given(documents(), st.randoms())
def test_the_order_of_the_prefixes_changes_nothing(document: Document, rng):
    shuffled = list(document.namespaces.items())
    rng.shuffle(shuffled)
    again = Document(document.records, document.bundles, dict(shuffled), document.foreign, document.extras)
    assert to_bytes(again) == to_bytes(document)


def test_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path):
    script = tmp_path / "write.py"
    script.write_text(
        "import sys\nfrom provenance.prov.records import *\nfrom provenance.prov.xml.writing import to_bytes\n"
        "names = ['{urn:%d}a' % n for n in range(30)]\n"
        "records = tuple(Record(BY_ELEMENT['entity'], n, (), ((m, 'x'),)) for n, m in zip(names, reversed(names)))\n"
        "sys.stdout.buffer.write(to_bytes(Document(records)))\n"
    )
    written = {
        subprocess.run(
            [sys.executable, script], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(written) == 1

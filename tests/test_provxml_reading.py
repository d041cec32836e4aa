"""What is read from PROV-XML, and what is refused with its line."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from effort import tries
from hypothesis import given
from lxml import etree
from prov_strategies import documents

from provenance.errors import InvalidError, UnreadableError
from provenance.prov.lint import lint
from provenance.prov.records import (
    BY_ELEMENT,
    PROV,
    XML,
    XSD,
    XSI,
    Document,
    Extra,
    Foreign,
    Literal,
    Name,
    Record,
    equal_documents,
)
from provenance.prov.validation import validate_provxml
from provenance.prov.xml.lines import Lines
from provenance.prov.xml.reading import BundleEnd, BundleStart, read_document, read_events, read_parts
from provenance.prov.xml.record import RecordReader
from provenance.prov.xml.usual import usual_record
from provenance.prov.xml.writing import to_bytes

EX = "http://example.org/"
START = (
    f'<prov:document xmlns:prov="{PROV}" xmlns:ex="{EX}" xmlns:xsd="{XSD}" xmlns:xsi="{XSI}"\n xmlns:other="urn:other">'
)


def ex(local: str) -> Name:
    return Name(f"{{{EX}}}{local}")


def prov(local: str) -> Name:
    return Name(f"{{{PROV}}}{local}")


def read(body: str) -> Document:
    return read_document(f"{START}{body}</prov:document>".encode())


def one(body: str) -> Record:
    document = read(body)
    assert len(document.records) == 1
    return document.records[0]


def refused(body: str) -> list[tuple[int | None, str]]:
    with pytest.raises(InvalidError) as caught:
        read(body)
    return [(problem.line, problem.code) for problem in caught.value.problems]


def test_an_element_of_a_subtype_is_a_record_of_the_subtype():
    assert one('<prov:person prov:id="ex:p"/>').type is BY_ELEMENT["person"]


def test_xsi_type_on_the_base_element_gives_a_record_of_the_subtype():
    assert one('<prov:agent prov:id="ex:p" xsi:type="prov:Person"/>').type is BY_ELEMENT["person"]
    assert one('<prov:entity xsi:type="prov:EmptyCollection"/>').type is BY_ELEMENT["emptyCollection"]
    assert one('<prov:entity xsi:type="prov:Entity"/>') == Record(BY_ELEMENT["entity"], None)


def test_xsi_type_that_is_no_subtype_is_kept():
    assert one('<prov:agent xsi:type="prov:Plan"/>').extras == (Extra(Name(f"{{{XSI}}}type"), prov("Plan")),)


def test_prov_type_stays_an_attribute():
    record = one('<prov:agent><prov:type xsi:type="xsd:QName">prov:Person</prov:type></prov:agent>')
    assert record.type is BY_ELEMENT["agent"]
    assert record.attributes == ((prov("type"), Literal(prov("Person"), Name(f"{{{XSD}}}QName"))),)


def test_values_are_strings_typed_tagged_or_both():
    record = one(
        "<prov:entity><ex:a> x </ex:a><ex:b xsi:type='xsd:int'>1</ex:b><ex:c xml:lang='id'>satu</ex:c>"
        "<ex:d xsi:type='xsd:string' xml:lang='id'/></prov:entity>"
    )
    assert [value for _, value in record.attributes] == [
        " x ",
        Literal("1", Name(f"{{{XSD}}}int")),
        Literal("satu", None, "id"),
        Literal("", Name(f"{{{XSD}}}string"), "id"),
    ]


def test_a_comment_or_instruction_inside_a_value_does_not_cut_it():
    record = one(
        "<prov:entity><!-- a --><ex:a>one<!-- b --> two<?c?> three<![CDATA[ <four>]]></ex:a><?d?></prov:entity>"
    )
    assert record.attributes == ((ex("a"), "one two three <four>"),)


def test_names_in_content_follow_the_declarations_in_force():
    document = read(
        '<prov:entity prov:id="ex:a"/><prov:entity prov:id="ex:a" xmlns:ex="urn:new"/>'
        '<prov:entity prov:id="a"/><prov:entity prov:id="a" xmlns="urn:default"/>'
        '<prov:entity prov:id="ex:a"><prov:type xmlns:ex="urn:in" xsi:type="xsd:QName"> ex:T </prov:type></prov:entity>'
    )
    assert [record.id for record in document.records] == [ex("a"), "{urn:new}a", "a", "{urn:default}a", ex("a")]
    assert document.records[4].attributes[0][1] == Literal("{urn:in}T", Name(f"{{{XSD}}}QName"))


@pytest.mark.parametrize("local", ["1a", "a/b", "a b", "a:b", "é", "地名", "", "a}b"])
def test_ids_that_are_no_ncnames_are_read_as_they_stand(local: str):
    assert one(f'<prov:entity prov:id="ex:{local}"/>').id == ex(local)


def test_missing_arguments_are_none():
    assert one("<prov:used/>").arguments == (None, None, None)


def test_every_entity_of_a_membership_is_kept():
    members = "".join(f'<prov:entity prov:ref="ex:{name}"/>' for name in "abc")
    record = one(f'<prov:hadMember><prov:collection prov:ref="ex:c"/>{members}</prov:hadMember>')
    assert record.argument("entity") == (ex("a"), ex("b"), ex("c"))


def test_dictionaries_have_pairs_and_keys():
    document = read(
        '<prov:hadDictionaryMember><prov:dictionary prov:ref="ex:d"/><prov:keyEntityPair><prov:key>k</prov:key>'
        '<prov:entity prov:ref="ex:e"/></prov:keyEntityPair></prov:hadDictionaryMember><prov:derivedByRemovalFrom>'
        '<prov:newDictionary prov:ref="ex:n"/><prov:oldDictionary prov:ref="ex:d"/>'
        '<prov:key xsi:type="xsd:int">1</prov:key><prov:key>k</prov:key></prov:derivedByRemovalFrom>'
    )
    assert document.records[0].argument("keyEntityPair") == (("k", ex("e")),)
    assert document.records[1].argument("key") == (Literal("1", Name(f"{{{XSD}}}int")), "k")


@pytest.mark.parametrize("element", ["bundleContent", "bundle"])
def test_bundles_are_read_in_the_form_of_the_schema_and_in_that_of_the_test_suite(element: str):
    document = read(
        f'<prov:{element} prov:id="ex:b" ex:note="n"><prov:entity prov:id="ex:e"/><other:x/></prov:{element}>'
        '<prov:bundleContent prov:id="ex:empty"/><prov:bundle prov:id="ex:b"><prov:label>l</prov:label></prov:bundle>'
    )
    first, empty = document.bundles
    assert (first.id, [record.id for record in first.records]) == (ex("b"), [ex("e")])
    assert first.extras == (Extra(ex("note"), "n"),)
    assert first.foreign == (Foreign('<other:x xmlns:other="urn:other"></other:x>'),)
    assert empty.records == ()
    assert document.records == (Record(BY_ELEMENT["bundle"], ex("b"), (), ((prov("label"), "l"),)),)


def test_elements_and_attributes_of_other_vocabularies_are_kept():
    document = read(
        '<other:x b="other:y" other:a="1"><z xmlns="urn:z"/></other:x><prov:other><other:w/></prov:other>'
        '<prov:used ex:note="n"><prov:entity prov:ref="ex:e" ex:why="w"/><ex:v unit="m">1</ex:v></prov:used>'
    )
    assert document.foreign == (
        Foreign('<other:x xmlns:other="urn:other" b="other:y" other:a="1"><z xmlns="urn:z"></z></other:x>'),
        Foreign(f'<prov:other xmlns:prov="{PROV}"><other:w xmlns:other="urn:other"></other:w></prov:other>'),
    )
    record = document.records[0]
    assert record.extras == (Extra(ex("note"), "n"), Extra(ex("why"), "w", "entity"))
    assert record.attributes == ((ex("v"), Foreign(f'<ex:v xmlns:ex="{EX}" unit="m">1</ex:v>')),)


def test_a_record_knows_its_line_beyond_the_limit_of_libxml2():
    lines = "\n" * 70_000
    document = read(f"\n<prov:entity/>{lines}<prov:entity>\n<prov:label>a\nb</prov:label></prov:entity>\n<prov:used/>")
    assert [record.line for record in document.records] == [3, 70_003, 70_006]


def test_every_problem_is_reported_with_its_line():
    assert refused(
        "\n<prov:entty/>\n<prov:entity prov:id=':x' id='y'/>"
        "\n<prov:used><prov:activity/>\n<prov:agent prov:ref='ex:a'/>stray</prov:used>"
        "\n<prov:used><prov:entity prov:ref='ex:a'/><prov:entity prov:ref='ex:b'/></prov:used>text"
        "\n<prov:bundleContent><prov:bundleContent/></prov:bundleContent>"
        "\n<prov:activity><prov:startTime xsi:type='xsd:date'>2023</prov:startTime></prov:activity>"
        "\n<prov:hadDictionaryMember><prov:keyEntityPair/></prov:hadDictionaryMember>"
    ) == [
        (3, "unknown-record"),
        (4, "bad-name"),
        (4, "unknown-attribute"),
        (5, "no-reference"),
        (6, "unknown-child"),
        (6, "stray-text"),
        (7, "repeated"),
        (7, "stray-text"),
        (8, "nested-bundle"),
        (9, "bad-time"),
        (10, "bad-pair"),
    ]


def test_what_the_schema_does_not_want_and_can_be_kept_is_kept_and_written_back():
    document = read(
        '<prov:entity prov:id="nope:x" junk="j"><ex:a xsi:type="xsd:QName">no:where</ex:a></prov:entity>'
        '<prov:used note="n"><prov:activity prov:ref="nope:y" junk="k"/></prov:used>'
    )
    entity, used = document.records
    assert (entity.id, entity.extras) == ("nope:x", (Extra(Name("junk"), "j"),))
    assert used.extras == (Extra(Name("note"), "n"), Extra(Name("junk"), "k", "activity"))
    assert equal_documents(read_document(to_bytes(document)), document)
    assert [problem.code for problem in lint(document)].count("lint-unknown-prefix") == 3


def test_what_can_be_read_is_given_before_the_problems_are_raised():
    events = read_events(f'{START}<prov:entity prov:id="ex:a"/><prov:nothing/><prov:entity/></prov:document>'.encode())
    next(events)
    assert isinstance(next(events), Record)
    assert isinstance(next(events), Record)
    with pytest.raises(InvalidError, match="prov:nothing is no record"):
        next(events)


def test_a_stream_inside_a_bundle_gives_records_before_the_bundle_ends():
    def endless():
        yield f'{START}<prov:bundleContent prov:id="ex:b">'.encode()
        while True:
            yield b'<prov:entity prov:id="ex:e"/>' * 5000

    class Endless(io.RawIOBase):
        source = endless()

        def read(self, _size: int = -1) -> bytes:
            return next(self.source)

    events = read_events(Endless())
    next(events)
    assert next(events) == BundleStart(ex("b"), 2)
    assert [next(events).id for _ in range(20_000)] == [ex("e")] * 20_000


def test_a_bundle_is_one_part_and_three_kinds_of_events():
    data = f'{START}<prov:bundleContent prov:id="ex:b"><prov:entity/></prov:bundleContent></prov:document>'.encode()
    assert [part.id for part in read_parts(data)] == [ex("b")]
    assert [type(event) for event in read_events(data)][1:] == [BundleStart, Record, BundleEnd]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "there is no element in it"),
        (b"<x/>", "no PROV-XML"),
        (b"<prov:document/>", "not well-formed|no PROV-XML"),
        (f"{START}<prov:entity>".encode(), "not well-formed"),
        (f"{START}<prov:entity prov:id='\xff'/></prov:document>".encode("latin-1"), "not well-formed"),
        (f"{START}<prov:entity/></prov:document>junk".encode(), "not well-formed"),
        (f"{START}<prov:label>&nope;</prov:label></prov:document>".encode(), "not well-formed"),
        (f"{START}{'<ex:a>' * 3000}".encode(), "depth"),
        (f'<!DOCTYPE x [<!ENTITY e "x">]>{START}<ex:a>&e;</ex:a></prov:document>'.encode(), "DOCTYPE"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + START.encode() + b"</prov:document>", "DOCTYPE"),
        (b"\x00\x01\x02", "not well-formed"),
    ],
)
def test_what_is_no_provxml_is_unreadable_and_says_why(data: bytes, says: str):
    with pytest.raises(UnreadableError, match=says):
        read_document(data)


def test_the_place_of_a_syntax_error_is_file_line_and_column():
    with pytest.raises(UnreadableError) as caught:
        read_document(f"{START}\n<prov:entity>\n</prov:agent>".encode(), file="a.xml")
    assert str(caught.value).startswith("a.xml:4:")


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path):
    with pytest.raises(UnreadableError, match=r"none\.xml: cannot be opened"):
        read_document(tmp_path / "none.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_are_those_of_xml(encoding: str, tmp_path: Path):
    declared = encoding.replace("-sig", "")
    text = f'<?xml version="1.0" encoding="{declared}"?>{START}<prov:entity prov:id="ex:é"/></prov:document>'
    path = tmp_path / "document.xml"
    path.write_bytes(text.encode(encoding))
    expected = (ex("é"),)
    assert tuple(record.id for record in read_document(path).records) == expected
    assert tuple(record.id for record in read_document(str(path)).records) == expected
    with path.open("rb") as file:
        assert tuple(record.id for record in read_document(file).records) == expected


def test_a_text_that_is_too_long_for_the_parser_is_refused_in_words():
    with pytest.raises(UnreadableError, match="Text node too long"):
        read(f"<prov:entity><ex:text>{'x' * 10_100_000}</ex:text></prov:entity>")


def test_language_of_the_document_is_kept():
    document = read_document(f'<prov:document xmlns:prov="{PROV}" xml:lang="id"/>'.encode())
    assert document.extras == (Extra(Name(f"{{{XML}}}lang"), "id"),)


@tries(40)
@given(documents())
def test_the_fast_way_and_the_thorough_way_read_the_same(document: Document):
    root = etree.fromstring(to_bytes(document))
    problems: list[object] = []
    reader = RecordReader(lambda *problem: problems.append(problem), Lines())
    scope = reader.scope_of(root)
    read_fast = 0
    for element in root:
        if element.tag in {f"{{{PROV}}}{name}" for name in BY_ELEMENT}:
            usual = usual_record(element, scope, reader.lines)
            if usual is not None:
                read_fast += 1
                assert usual == reader.any_record(element, scope)
    plain = [record for record in document.records if not record.attributes and not record.extras]
    assert read_fast >= len([record for record in plain if not record.type.extension])
    assert not problems
    assert equal_documents(document, read_document(to_bytes(document)))


@pytest.mark.parametrize(
    "unfit",
    [
        b'<x:a xmlns:x="urn:with space"/>',
        b'<x:a xmlns:x="urn:with space"/><a xmlns="relative"/>',  # of which libxml2 warns, and forgets the first
        b'<prov:entity prov:id="ex:e"><ex:a xmlns:x="urn:with space"/><a xmlns="relative"/></prov:entity>',
    ],
)
@pytest.mark.parametrize("judge", [read_document, validate_provxml, partial(validate_provxml, levels="schema")])
def test_a_namespace_that_is_no_uri_is_refused_whatever_comes_after_it(unfit: bytes, judge: Callable[[bytes], object]):
    with pytest.raises(UnreadableError, match=r"^3:[0-9]+: the namespace 'urn:with space' is no URI"):
        judge(f"{START}\n".encode() + unfit + b"</prov:document>")


@pytest.mark.parametrize("judge", [read_document, partial(validate_provxml, levels="schema")])
@pytest.mark.parametrize("after", [b"", b'<a xmlns="relative"/>'])
def test_an_xml_attribute_whose_prefix_is_not_declared_is_refused(after: bytes, judge: Callable[[bytes], object]):
    with pytest.raises(UnreadableError, match=r"^2:[0-9]+: not well-formed XML: Namespace prefix none .+ not defined"):
        judge(f'{START}<prov:entity none:lang="en"/>'.encode() + after + b"</prov:document>")


def test_an_id_that_looks_like_a_name_in_clark_notation_is_not_taken_for_one():
    with pytest.raises(InvalidError, match=re.escape("'{http://example.org/}a' is no name")):
        read('<prov:entity prov:id="{http://example.org/}a"/><prov:entity prov:id="ex:a"/>')

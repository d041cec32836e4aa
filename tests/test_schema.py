"""The packaged schema gives the verdicts of W3C's, and its problems are told in words."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree
from mutants import MUTATIONS, NAMESPACES, full_document, mutant
from w3c import FOLDER, official_schema, xml_files

from provenance.errors import UnreadableError
from provenance.prov.records import RECORD_TYPES
from provenance.prov.schema.generation import SCHEMA_NAME, main, packaged_schema, schema_digest, schema_text
from provenance.prov.schema.validation import schema_problems

MUTANTS = 100  # of each kind

PARSER_WORDS = r"\{|SCHEMAV|[Tt]his element is not expected|atomic type"  # what no message shows


def parsed(xml: bytes) -> etree._ElementTree:
    return etree.ElementTree(etree.fromstring(xml))


def verdict(schema: etree.XMLSchema, xml: bytes) -> tuple[bool, list[tuple[int, str]]]:
    """Whether it is valid, and where it is not, by kind."""
    valid = schema.validate(parsed(xml))
    return valid, [] if valid else [(entry.line, entry.type_name) for entry in schema.error_log]


def lines_of(found: list[tuple[int, str]]) -> set[int]:
    """The lines, but of words between elements: libxml2 gives the parent's, we that of the element before them."""
    return {line for line, kind in found if kind != "SCHEMAV_CVC_COMPLEX_TYPE_2_3"}


def prov_xml(body: str, attributes: str = "") -> bytes:
    declared = " ".join(f'xmlns:{prefix}="{namespace}"' for prefix, namespace in NAMESPACES.items())
    return f"<prov:document {declared}{attributes}>\n{body}\n</prov:document>".encode()


def messages(body: str, attributes: str = "") -> list[str]:
    return [str(problem) for problem in schema_problems(prov_xml(body, attributes))]


@cache
def small_documents() -> tuple[etree._Element, ...]:
    """The valid ones of the corpus that are not long."""
    found = []
    for file in xml_files():
        try:
            tree = etree.parse(file)
        except etree.XMLSyntaxError:
            continue
        if official_schema().validate(tree) and 0 < len(tree.getroot()) < 40:
            found.append(tree.getroot())
    return tuple(found)


def mutants(mutation: str, count: int) -> Iterator[bytes]:
    """In turn of a document with every record type, and of one of the corpus."""
    for seed in range(count):
        small = small_documents()[seed % len(small_documents())]
        tree = small if seed % 2 else full_document(optional=seed % 4 == 0)
        yield mutant(tree, mutation, seed)


class TestThePackagedFile:
    def test_it_is_what_the_table_of_record_types_gives(self):
        packaged = Path(__file__).parent.parent / "schemas" / SCHEMA_NAME
        assert packaged.read_text(encoding="utf-8") == schema_text(), "run `make schema`"

    def test_the_command_prints_it(self, capsys):
        main(["-"])
        assert capsys.readouterr().out == schema_text()

    def test_it_is_a_valid_schema(self):
        assert isinstance(packaged_schema(), etree.XMLSchema)

    def test_it_compiles_from_its_folder_too_and_asks_the_network_for_nothing(self):
        folder = Path(__file__).parent.parent / "schemas"
        tree = etree.parse(folder / SCHEMA_NAME, etree.XMLParser(no_network=True))
        assert etree.XMLSchema(tree).validate(full_document())
        locations = re.findall(r'schemaLocation="([^"]*)"', schema_text())
        assert [str(folder / location) for location in locations] == [str(folder / "xml.xsd")]

    def test_its_digest_is_that_of_the_file(self):
        assert re.fullmatch("[0-9a-f]{64}", schema_digest())

    def test_each_thread_has_its_own(self):
        there = []
        thread = threading.Thread(target=lambda: there.append(packaged_schema()))
        thread.start()
        thread.join()
        assert there[0] is not packaged_schema()
        assert packaged_schema() is packaged_schema()


class TestAgreementWithTheOfficialSchema:
    def test_every_record_type_is_valid_full_and_bare(self):
        for document in (full_document(), full_document(optional=False)):
            assert official_schema().validate(document), official_schema().error_log
            assert packaged_schema().validate(document), packaged_schema().error_log

    def test_both_declare_the_same_elements_types_and_attributes(self):
        def names(*trees: etree._ElementTree) -> set[tuple[str, str]]:
            parts = [part for tree in trees for part in tree.getroot().iterchildren(etree.Element)]
            kinds = ("element", "complexType", "attribute")
            return {(kind, part.get("name")) for part in parts if (kind := etree.QName(part).localname) in kinds}

        published = ("core", "dictionary", "links")
        official = names(*(etree.parse(FOLDER / "schemas" / f"prov-{part}.xsd") for part in published))
        assert names(parsed(schema_text().encode())) == official

    @pytest.mark.parametrize("file", xml_files(), ids=lambda file: file.relative_to(FOLDER).as_posix())
    def test_the_verdict_on_a_file_of_the_corpus_is_the_same(self, file: Path):
        content = file.read_bytes()
        try:
            official = verdict(official_schema(), content)
        except etree.XMLSyntaxError:
            with pytest.raises(UnreadableError):
                schema_problems(content)
            return
        assert verdict(packaged_schema(), content) == official
        problems = schema_problems(file)
        assert (not problems) == official[0]
        assert lines_of(official[1]) <= {problem.line for problem in problems}

    @pytest.mark.parametrize("mutation", MUTATIONS)
    def test_the_verdict_on_mutants_is_the_same(self, mutation: str):
        verdicts = []
        for xml in mutants(mutation, MUTANTS):
            official = verdict(official_schema(), xml)
            assert verdict(packaged_schema(), xml) == official, xml.decode()
            problems = schema_problems(xml)
            assert (not problems) == official[0], xml.decode()
            assert lines_of(official[1]) <= {problem.line for problem in problems}, xml.decode()
            assert not any(re.search(PARSER_WORDS, problem.message) or not problem.line for problem in problems)
            verdicts.append(official[0])
        if mutation == "add_a_comment":
            assert all(verdicts)
        else:
            assert verdicts.count(False) > MUTANTS / 10  # the kind of mutation says something


# What is in the document, the words of the message that say what is wrong, and those that say what to do.
ENTITY = '<prov:entity prov:ref="ex:e"/>'
SENTENCES = [
    ('<prov:entity id="ex:a"/>', "attribute id of prov:entity is in no namespace", "write prov:id"),
    (
        '<prov:entity prov:id="ex:1a"/>',
        "“ex:1a” in prov:id of prov:entity is no qualified name",
        "rename it, or escape",
    ),
    ('<prov:entity prov:id="q:a"/>', "the prefix q in prov:id of prov:entity, “q:a”, is not declared", "add xmlns:q="),
    ('<prov:entity prov:rf="ex:a"/>', "PROV-XML has no attribute prov:rf", "did you mean ref?"),
    ("<prov:entity><prov:role>x</prov:role></prov:entity>", "takes no prov:role", "it takes prov:label, prov:location"),
    (
        "<prov:entity><prov:type>x</prov:type><prov:label>y</prov:label></prov:entity>",
        "prov:label of prov:entity is not in its place",
        "the order is prov:label, prov:location, prov:type, prov:value, then elements of other namespaces",
    ),
    ("<prov:entity><prov:value/><prov:value/></prov:entity>", "a second prov:value, and takes one", "keep one"),
    (
        "<prov:entity><note/></prov:entity>",
        "note of prov:entity is in no namespace",
        "needs a namespace and its prefix",
    ),
    ("<prov:entity>words</prov:entity>", "the text “words” stands in prov:entity", "write it into prov:label"),
    ("words", "the text “words” stands between the records of prov:document", "in a record"),
    ('<prov:entity xml:lang="?"/>', "“?” in xml:lang of prov:entity is no language tag", 'write one such as "id"'),
    ('<prov:entity xml:space="x"/>', "“x” in xml:space of prov:entity is none of its values", "default or preserve"),
    (
        '<prov:entity><prov:type xml:lang="en">x</prov:type></prov:entity>',
        "prov:type of prov:entity takes no xml:lang, only prov:label does",
        "leave it out",
    ),
    (
        '<prov:entity prov:id="ex:e"><prov:value xsi:type="xs:int">x</prov:value></prov:entity>',
        "“x” in prov:value of prov:entity ex:e is no value of the type xs:int that xsi:type declares",
        "correct the value or the type",
    ),
    (
        '<prov:entity><prov:value xsi:type="ex:mass">x</prov:value></prov:entity>',
        "names “ex:mass”, a type that neither XML Schema nor PROV has",
        "leave xsi:type out",
    ),
    (
        '<prov:entity><ex:a xsi:type="ex:own"/></prov:entity>',
        "names “ex:own”, a type that neither",
        "leave xsi:type out",
    ),
    ('<x:a xmlns="urn:x" xmlns:x="urn:x"/>', "x:a is not an element of PROV", "put it inside prov:other"),
    ('<a xmlns="urn:x"/>', "a (of urn:x) is not an element of PROV", "put it inside prov:other"),
    ('<prov:agent xsi:type="prov:Plan"/>', "xsi:type “prov:Plan” does not fit prov:agent", "remove it"),
    (
        "<prov:activity><prov:startTime>2023-09</prov:startTime></prov:activity>",
        "“2023-09” in prov:startTime of prov:activity is no full date and time",
        "complete it, or leave it out",
    ),
    ("<prov:wasGeneratedBy/>", "prov:wasGeneratedBy lacks prov:entity", 'add <prov:entity prov:ref="…"/>'),
    (
        '<prov:wasGeneratedBy><prov:activity prov:ref="ex:a"/></prov:wasGeneratedBy>',
        "lacks prov:entity before prov:activity",
        'add <prov:entity prov:ref="…"/> (the order is prov:entity, prov:activity, prov:time)',
    ),
    (
        f'<prov:wasGeneratedBy><prov:activity prov:ref="ex:a"/>{ENTITY}</prov:wasGeneratedBy>',
        "prov:activity of prov:wasGeneratedBy is not in its place",
        "the order is prov:entity, prov:activity, prov:time",
    ),
    (f"<prov:used>{ENTITY}</prov:used>", "prov:used lacks prov:activity before prov:entity", "add <prov:activity"),
    (
        "<prov:wasGeneratedBy><prov:entity/></prov:wasGeneratedBy>",
        "has no prov:ref, so it names nothing",
        "add prov:ref",
    ),
    (
        f"<prov:wasGeneratedBy>{ENTITY[:-2]}>x</prov:entity></prov:wasGeneratedBy>",
        "names a record by prov:ref and is itself empty",
        "remove its content",
    ),
    (
        f"<prov:wasGeneratedBy>{ENTITY}{ENTITY}</prov:wasGeneratedBy>",
        "prov:wasGeneratedBy has a second prov:entity, and takes one",
        "write a second record",
    ),
    ("<prov:wasGenerated/>", "PROV-XML has no record prov:wasGenerated", "did you mean wasGeneratedBy"),
    ("<entity/>", "entity is in no namespace", "write prov:entity"),
    ("<ex:thing/>", "ex:thing is not an element of PROV", "put it inside prov:other"),
    ("<prov:other><prov:entity/></prov:other>", "prov:entity is not one", "move it out"),
    ("<prov:internalElement/>", "only stands for extensions", "use one of their elements"),
    (
        "<prov:bundleContent><prov:bundleContent/></prov:bundleContent>",
        "prov:bundleContent stands inside another; bundles do not nest",
        "move it out to prov:document",
    ),
    ("<prov:bundle><prov:entity/></prov:bundle>", "describes a bundle and holds no records", "prov:bundleContent"),
    (
        f'<prov:hadMember prov:id="ex:m"><prov:collection prov:ref="ex:c"/>{ENTITY}</prov:hadMember>',
        "prov:hadMember ex:m takes no prov:id",
        "remove it",
    ),
    (
        f'<prov:hadMember><prov:collection prov:ref="ex:c"/>{ENTITY}<ex:x/></prov:hadMember>',
        "takes nothing but its arguments, so not ex:x",
        "remove it",
    ),
    (
        '<prov:hadDictionaryMember><prov:dictionary prov:ref="ex:d"/></prov:hadDictionaryMember>',
        "lacks prov:keyEntityPair",
        'add <prov:keyEntityPair><prov:key>…</prov:key><prov:entity prov:ref="…"/></prov:keyEntityPair>',
    ),
    ('<prov:entity xsi:nil="true"/>', "cannot be nil", "remove xsi:nil"),
    ("<prov:entity><prov:type><b/></prov:type></prov:entity>", "holds text, not elements", "escape its < as &lt;"),
    ("<prov:entity><prov:label><b/></prov:label></prov:entity>", "holds text, not elements", "remove b from it"),
]


class TestTheProblems:
    @pytest.mark.parametrize(("body", "wrong", "remedy"), SENTENCES, ids=[sentence[0][:60] for sentence in SENTENCES])
    def test_a_problem_says_what_is_wrong_and_what_to_do(self, body: str, wrong: str, remedy: str):
        (message,) = messages(body)
        assert re.match("[12]: ", message)
        assert wrong in message
        assert remedy in message

    def test_the_document_takes_no_attributes(self):
        (message,) = messages("", ' prov:id="ex:d"')
        assert "prov:document ex:d takes no prov:id" in message

    def test_every_faulty_record_is_reported_and_not_the_first_alone(self):
        problems = schema_problems(prov_xml("<ex:a/>\n<prov:entity/>\n<ex:b/>\n<prov:used/>\n<prov:nosuch/>"))
        assert [problem.line for problem in problems] == [2, 4, 5, 6]

    def test_every_faulty_record_in_a_bundle_is_reported_too(self):
        inside = "<prov:bundleContent foo='1'>\n<ex:a/>\n<prov:entity/>words\n<prov:used/>\n</prov:bundleContent>"
        assert [problem.line for problem in schema_problems(prov_xml(inside))] == [2, 3, 4, 5]

    def test_the_values_of_a_record_are_judged_although_its_children_are_in_disorder(self):
        record = (
            "<prov:wasGeneratedBy>\n<prov:time>2023-09</prov:time>\n<prov:activity/>\n"
            '<prov:nosuch/>\n<prov:label xml:lang="?"/>\n</prov:wasGeneratedBy>'
        )
        found = schema_problems(prov_xml(record))
        assert [problem.line for problem in found] == [3, 3, 4, 6]
        assert "lacks prov:entity before prov:time" in found[0].message
        assert "“2023-09”" in found[1].message
        assert "has no prov:ref" in found[2].message
        assert "no language tag" in found[3].message

    @pytest.mark.parametrize("row", RECORD_TYPES, ids=lambda row: row.element)
    def test_one_missing_argument_is_one_problem(self, row):
        for field in row.fields:
            (element,) = full_document(optional=False).iterchildren(f"{{{NAMESPACES['prov']}}}{row.element}")
            for child in element.findall(f"{{{NAMESPACES['prov']}}}{field.name}"):
                element.remove(child)
            assert len(messages(etree.tostring(element).decode())) == field.required

    def test_names_are_shown_with_the_prefix_prov_whatever_the_document_calls_it(self):
        xml = b'<document xmlns="http://www.w3.org/ns/prov#"><used><entity/></used></document>'
        problem, _ = schema_problems(xml)
        assert problem.message.startswith("prov:used lacks prov:activity before prov:entity")

    def test_a_root_of_another_kind_is_one_problem(self):
        (problem,) = schema_problems(b"<html><body/></html>")
        assert problem.message == "the root is html, which is not PROV-XML; a document of PROV-XML is a prov:document"
        (problem,) = schema_problems(b"<document/>")
        assert "called document, but in no namespace; the one of PROV is http://www.w3.org/ns/prov#" in problem.message
        (problem,) = schema_problems(b'<p:bundleContent xmlns:p="http://www.w3.org/ns/prov#"/>')
        assert "prov:bundleContent cannot be the root" in problem.message

    @pytest.mark.parametrize("row", RECORD_TYPES, ids=lambda row: row.element)
    def test_each_missing_argument_is_named(self, row):
        required = [field.name for field in row.fields if field.required]
        found = messages(f"<prov:{row.element}/>")
        assert len(found) == bool(required)
        for name in required:
            assert f"prov:{name}" in found[0]

    def test_long_values_are_cut_and_told_on_one_line(self):
        (message,) = messages(f'<prov:entity prov:id="1{"a" * 500}"/>')
        assert len(message) < 300
        (message,) = messages("<prov:activity><prov:startTime>to\n\nday</prov:startTime></prov:activity>")
        assert "“to day”" in message

    def test_the_file_is_named(self, tmp_path: Path):
        path = tmp_path / "a.xml"
        path.write_bytes(prov_xml("<ex:a/>"))
        assert schema_problems(path)[0].place == f"{path}:2"
        assert schema_problems(str(path), file="shown")[0].place == "shown:2"
        with path.open("rb") as file:
            assert schema_problems(file, file="-")[0].place == "-:2"
            assert not file.closed


class TestLargeDocuments:
    def test_what_lies_far_apart_is_judged_in_stretches_with_the_same_verdict(self):
        record = '<prov:entity prov:id="ex:e">\n  <prov:label>words</prov:label>\n</prov:entity>\n'
        xml = prov_xml(record * 5000 + "<prov:used/>\n" + record * 5000 + "words" + record * 3)
        assert [problem.line for problem in schema_problems(xml)] == [15_002, 30_000]

    def test_lines_above_65535_are_exact_where_records_have_line_breaks(self):
        record = '<prov:entity prov:id="ex:e">\n  <prov:label>words</prov:label>\n</prov:entity>\n'
        xml = prov_xml(
            record * 40_000 + '<prov:activity\n id="x">\n<ex:note/></prov:activity><prov:used>\n</prov:used>'
        )
        assert [problem.line for problem in schema_problems(xml)] == [120_003, 120_004]

    def test_lines_above_65535_are_exact_where_each_record_is_one_line(self):
        xml = prov_xml(
            "<prov:entity/>\n" * 70_000 + "<prov:used><prov:entity/><prov:entity/></prov:used>\n<prov:used/>"
        )
        assert [problem.line for problem in schema_problems(xml)] == [70_002, 70_002, 70_003]

    def test_every_faulty_member_of_a_large_collection_is_reported(self):
        members = "".join(f'<prov:entity prov:ref="ex:{number}"/>\n<!-- one of many -->' for number in range(2000))
        found = schema_problems(
            prov_xml(f'<prov:hadMember><prov:collection prov:ref="ex:c"/>\n{members}<ex:x/></prov:hadMember>')
        )
        assert [problem.line for problem in found] == [*range(3, 2003), 2003]
        assert "takes nothing but its arguments" in found[-1].message

    def test_a_large_collection_and_a_large_bundle_are_as_valid_as_small_ones(self):
        members = '<prov:entity prov:ref="ex:e"/>\n' * 1200
        record = f'<prov:hadMember><prov:collection prov:ref="ex:c"/>\n{members}</prov:hadMember>\n'
        bundle = f'<prov:bundleContent prov:id="ex:b">\n{"<prov:entity/>" * 1200}{{}}</prov:bundleContent>'
        assert not schema_problems(prov_xml(record + bundle.format("")))
        (problem,) = schema_problems(prov_xml(record + bundle.format("\n<ex:x/>")))
        assert problem.line == 1206
        (problem,) = schema_problems(prov_xml(record.replace("hadMember>\n", "hadMember>words\n")))
        assert "“words”" in problem.message

    def test_a_byte_at_a_time_is_as_good(self):
        class Slow(io.BytesIO):
            def read(self, _size: int | None = -1, /) -> bytes:
                return super().read(1)

        xml = prov_xml("<prov:entity/>\n<ex:a/>\nwords")
        assert schema_problems(Slow(xml)) == schema_problems(xml)
        assert len(schema_problems(xml)) == 2


class TestHostileInput:
    @pytest.mark.parametrize(
        "xml",
        [
            b"",
            b"   ",
            b"words",
            b"<prov:document",
            b"<a></b>",
            b"<a/><b/>",
            b"\xff\xfe\x00",
            b"<?xml version='1.0' encoding='klingon'?><a/>",
            b"<a>\xff</a>",
            b"<a>\x01</a>",
            b"<a>&lol;</a>",
            b"<a x='1' x='2'/>",
            b"<p:a/>",
            b"<a>" * 10_000 + b"</a>" * 10_000,
        ],
    )
    def test_what_is_not_well_formed_is_unreadable(self, xml: bytes):
        with pytest.raises(UnreadableError) as raised:
            schema_problems(xml, file="f.xml")
        assert str(raised.value).startswith("f.xml")

    def test_the_place_of_what_is_not_well_formed_is_told(self):
        with pytest.raises(UnreadableError) as raised:
            schema_problems(b"<a>\n  <b>\n</a>", file="f.xml")
        (problem,) = raised.value.problems
        assert (problem.file, problem.line, problem.code) == ("f.xml", 3, "xml-syntax")
        assert problem.column is not None
        assert "line" not in problem.message.partition("tag mismatch")[2].replace("line 2", "")

    @pytest.mark.parametrize(
        "declaration",
        [
            "<!DOCTYPE prov:document>",
            '<!DOCTYPE prov:document SYSTEM "file:///etc/passwd">',
            '<!DOCTYPE prov:document [<!ENTITY a "words">]>',
            '<!DOCTYPE prov:document [<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;]>',
            '<!DOCTYPE prov:document [<!ATTLIST prov:entity prov:id CDATA "ex:a">]>',
        ],
    )
    def test_a_doctype_is_refused(self, declaration: str):
        xml = declaration.encode() + prov_xml("<prov:entity/>")
        with pytest.raises(UnreadableError, match="DOCTYPE"):
            schema_problems(xml)
        with pytest.raises(UnreadableError, match="DOCTYPE"):
            schema_problems(declaration.replace("prov:document", "a").encode() + b"<a/>")

    def test_entities_do_not_multiply(self):
        levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12))
        xml = f'<!DOCTYPE a [<!ENTITY e0 "words">{levels}]><a x="&e11;">&e11;</a>'.encode()
        with pytest.raises(UnreadableError):
            schema_problems(xml)

    def test_a_schema_that_the_document_names_is_not_fetched(self, tmp_path: Path):
        own = tmp_path / "own.xsd"
        own.write_text(
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://example.org/">'
            '<xs:element name="note" type="xs:int"/></xs:schema>'
        )
        hint = escape(f"http://example.org/ {own.as_uri()}")
        assert not messages(f'<prov:entity xsi:schemaLocation="{hint}"><ex:note>no int</ex:note></prov:entity>')

    def test_a_file_that_is_not_there_is_unreadable(self, tmp_path: Path):
        for path in (tmp_path / "none.xml", tmp_path, "null\0character"):
            with pytest.raises(UnreadableError, match="cannot be opened"):
                schema_problems(path)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
    def test_other_encodings_are_read(self, encoding: str):
        body = '<prov:entity prov:id="ex:é"/><prov:entity prov:id="ex:1é"/>'
        text = f'<?xml version="1.0" encoding="{encoding}"?>{prov_xml(body).decode()}'
        (problem,) = schema_problems(text.encode(encoding))
        assert "“ex:1é”" in problem.message

"""Validation at its three levels, and the report of it."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from mutants import MUTATIONS, NAMESPACES, full_document, mutant
from w3c import FOLDER, xml_files

import provenance
from provenance.errors import ProvenanceError, UnreadableError
from provenance.prov.schema import schema_digest
from provenance.prov.schema.validation import schema_problems
from provenance.prov.validation import LEVELS, READING, examine, report, validate_provxml


def prov_xml(body: str) -> bytes:
    declared = " ".join(f'xmlns:{prefix}="{namespace}"' for prefix, namespace in NAMESPACES.items())
    return f"<prov:document {declared}>\n{body}\n</prov:document>".encode()


VALID = prov_xml('<prov:entity prov:id="ex:e"/>')

# Each line breaks one level: a schema's order, a constraint (c52), and what an archive does not want.
BROKEN = prov_xml(
    '<prov:entity prov:id="ex:e"><ex:note/><prov:label>late</prov:label></prov:entity>\n'
    '<prov:specializationOf><prov:specificEntity prov:ref="ex:e"/><prov:generalEntity prov:ref="ex:e"/>'
    "</prov:specializationOf>\n"
    '<prov:activity prov:id="ex:a"><prov:startTime>2023-11-02T00:00:00Z</prov:startTime>'
    "<prov:endTime>2023-11-01T00:00:00Z</prov:endTime></prov:activity>"
)


class TestTheLevels:
    def test_a_valid_document_has_no_problems(self):
        assert validate_provxml(VALID) == ()

    def test_each_level_finds_its_own_and_they_come_by_line(self):
        found = [(finding.level, finding.problem.line) for finding in examine(BROKEN).findings]
        assert found == [("schema", 2), ("constraints", 3), ("lint", 4)]

    @pytest.mark.parametrize("level", LEVELS)
    def test_a_level_can_be_asked_for_alone(self, level: str):
        assert {finding.level for finding in examine(BROKEN, levels=[level]).findings} == {level}

    def test_no_level_waits_for_another(self):
        disordered = prov_xml('<prov:entity prov:id="ex:e"><ex:note/><prov:label>late</prov:label></prov:entity>')
        assert validate_provxml(disordered, levels=["schema"])
        assert not validate_provxml(disordered, levels=["constraints", "lint"])

    def test_no_levels_find_nothing(self):
        assert validate_provxml(BROKEN, levels=[]) == ()

    @pytest.mark.parametrize("levels", [["shema"], "shema", ["schema", "all"]])
    def test_an_unknown_level_is_an_error_of_the_caller(self, levels: list[str]):
        with pytest.raises(ValueError, match="there are schema, constraints, lint"):
            validate_provxml(VALID, levels=levels)

    def test_one_level_may_be_given_as_a_word(self):
        assert validate_provxml(BROKEN, levels="schema") == validate_provxml(BROKEN, levels=["schema"])

    def test_a_violation_has_the_name_of_its_constraint(self):
        names = [(finding.level, finding.name) for finding in examine(BROKEN).findings if finding.name]
        assert names == [("constraints", "impossible-specialization-reflexive")]

    def test_the_lint_alone_makes_nothing_invalid(self):
        examination = examine(BROKEN, levels=["lint"])
        assert examination.findings
        assert examination.valid
        assert examination.verdicts == {"lint": False}

    @pytest.mark.parametrize("levels", [LEVELS, *([level] for level in LEVELS)])
    @pytest.mark.parametrize("xml", [b"<html/>", b"<a>", b"", b"<!DOCTYPE a><a/>"])
    def test_what_is_no_prov_is_unreadable_whatever_the_levels(self, xml: bytes, levels: list[str]):
        examination = examine(xml, levels=levels)
        assert not examination.readable
        assert not examination.valid
        assert {finding.level for finding in examination.findings} == {READING}
        assert examination.verdicts == {READING: False, **dict.fromkeys(levels)}

    def test_what_cannot_be_read_is_reported_and_the_rest_is_judged(self):
        xml = prov_xml(
            "<prov:nosuch/>\n"
            '<prov:specializationOf><prov:specificEntity prov:ref="ex:e"/><prov:generalEntity prov:ref="ex:e"/>'
            "</prov:specializationOf>"
        )
        found = [(finding.level, finding.problem.line) for finding in examine(xml, levels=["constraints"]).findings]
        assert found == [(READING, 2), ("constraints", 3)]

    def test_the_library_exports_it(self):
        assert provenance.validate_provxml is validate_provxml


class TestTheSource:
    def test_bytes_a_path_and_a_file_are_judged_alike(self, tmp_path: Path):
        path = tmp_path / "a.xml"
        path.write_bytes(BROKEN)
        expected = validate_provxml(BROKEN, file="a.xml")
        assert len(expected) == 3
        assert validate_provxml(path, file="a.xml") == expected
        assert validate_provxml(str(path), file="a.xml") == expected
        with path.open("rb") as file:
            assert validate_provxml(file, file="a.xml") == expected

    def test_a_file_that_can_be_read_once_is_enough(self):
        class Pipe(io.BytesIO):
            def seekable(self) -> bool:
                return False

            def seek(self, *_: object) -> int:
                raise OSError

        assert len(validate_provxml(Pipe(BROKEN))) == 3

    def test_the_name_shown_is_the_one_given_else_the_path(self, tmp_path: Path):
        path = tmp_path / "a.xml"
        path.write_bytes(BROKEN)
        assert {problem.file for problem in validate_provxml(path)} == {str(path)}
        assert {problem.file for problem in validate_provxml(path, file="-")} == {"-"}
        assert {problem.file for problem in validate_provxml(BROKEN)} == {None}

    @pytest.mark.parametrize("levels", [LEVELS, *([level] for level in LEVELS)])
    @pytest.mark.parametrize("xml", [b"", b"<a>", b"<!DOCTYPE a><a/>", b"\xff\xfe"])
    def test_what_is_unreadable_is_raised(self, xml: bytes, levels: list[str]):
        with pytest.raises(UnreadableError):
            validate_provxml(xml, levels=levels)

    def test_what_is_no_prov_document_is_one_problem_of_the_schema(self):
        (problem,) = validate_provxml(b"<html/>")
        assert "the root is html" in problem.message
        with pytest.raises(UnreadableError):
            validate_provxml(b"<html/>", levels=["constraints"])


class TestTheReport:
    def test_it_has_the_tool_the_schema_and_for_each_file_digest_verdict_counts_and_findings(self):
        broken = examine(BROKEN, file="broken.xml")
        made = report([examine(VALID, file="valid.xml"), broken])
        assert made["schema_version"] == 2
        assert made["tool"] == {"name": "provenance-tracker", "version": provenance.__version__}
        assert made["schema"] == {"name": "prov-xml.xsd", "sha256": schema_digest()}
        valid, invalid = made["files"]
        assert valid == {
            "file": "valid.xml",
            "sha256": hashlib.sha256(VALID).hexdigest(),
            "bytes": len(VALID),
            "readable": True,
            "valid": True,
            "verdicts": {"schema": True, "constraints": True, "lint": True},
            "counts": {"schema": 0, "constraints": 0, "lint": 0},
            "findings": [],
        }
        assert invalid["valid"] is False
        assert invalid["counts"] == {"schema": 1, "constraints": 1, "lint": 1}
        assert [finding["line"] for finding in invalid["findings"]] == [2, 3, 4]

    def test_a_finding_names_its_records(self):
        (finding,) = report([examine(BROKEN, levels=["constraints"])])["files"][0]["findings"]
        assert finding["level"] == "constraints"
        assert finding["code"] == "prov-c52"
        assert finding["column"] is None
        assert {"type": "prov:specializationOf", "id": None, "line": 3} in finding["records"]

    def test_an_id_is_given_as_the_uri_it_stands_for(self):
        xml = prov_xml(
            '<prov:entity prov:id="ex:x"/>\n<prov:activity prov:id="ex:x"/>\n'
            '<prov:used><prov:activity prov:ref="ex:x"/><prov:entity prov:ref="ex:x"/></prov:used>'
        )
        findings = report([examine(xml, levels=["constraints"])])["files"][0]["findings"]
        records = [record for finding in findings for record in finding["records"]]
        assert {"type": "prov:entity", "id": "http://example.org/x", "line": 2} in records

    def test_it_is_the_same_each_time_and_has_no_clock_unless_it_is_asked_to(self):
        made = [json.dumps(report([examine(BROKEN)])) for _ in range(2)]
        assert made[0] == made[1]
        assert "at" not in report([])
        assert report([], at="2026-01-01T00:00:00Z")["at"] == "2026-01-01T00:00:00Z"

    def test_a_file_that_is_no_xml_is_in_the_report_too(self):
        examination = examine(b"<a>", file="a.xml")
        assert not examination.readable
        (file,) = report([examination])["files"]
        assert file["valid"] is False
        assert file["counts"] == {"reading": 1, "schema": 0, "constraints": 0, "lint": 0}
        assert file["findings"][0]["code"] == "xml-syntax"

    def test_a_file_that_cannot_be_opened_has_no_report(self, tmp_path: Path):
        with pytest.raises(UnreadableError, match="cannot be opened"):
            examine(tmp_path / "none.xml")

    def test_the_digest_is_that_of_the_bytes_however_they_come(self, tmp_path: Path):
        path = tmp_path / "a.xml"
        path.write_bytes(BROKEN)
        digest = hashlib.sha256(BROKEN).hexdigest()
        assert {examine(source).sha256 for source in (BROKEN, path, io.BytesIO(BROKEN))} == {digest}


class TestRobustness:
    """Whatever the bytes, there is an answer: problems, or our own error."""

    @pytest.mark.parametrize("file", xml_files(), ids=lambda file: file.relative_to(FOLDER).as_posix())
    def test_every_file_of_the_corpus_has_an_answer_with_places(self, file: Path):
        examination = examine(file, file=file.name)
        assert all(finding.problem.file == file.name for finding in examination.findings)
        assert json.dumps(report([examination]))

    @pytest.mark.parametrize("mutation", MUTATIONS)
    def test_mutants_have_an_answer(self, mutation: str):
        for seed in range(10):
            xml = mutant(full_document(optional=seed % 2 == 0), mutation, seed)
            try:
                validate_provxml(xml)
            except ProvenanceError:
                assert etree.fromstring(xml) is not None

    @given(st.data())
    def test_changed_bytes_have_an_answer(self, data: st.DataObject):
        xml = bytearray(data.draw(st.sampled_from([SMALL, BROKEN, SMALL_UTF16])))
        for _ in range(data.draw(st.integers(1, 4))):
            start = data.draw(st.integers(0, len(xml)))
            end = start + data.draw(st.integers(0, 30))
            xml[start:end] = data.draw(st.one_of(st.binary(max_size=4), st.sampled_from(TOKENS)))
        for judge in (schema_problems, validate_provxml):
            try:
                problems = judge(bytes(xml), file="f.xml")
            except UnreadableError as error:
                problems = error.problems
                assert problems
            assert all(problem.message and problem.file == "f.xml" for problem in problems)


def _tree(*elements: str) -> bytes:
    document = full_document()
    for child in list(document):
        if etree.QName(child).localname not in elements:
            document.remove(child)
    return etree.tostring(document)


SMALL = _tree("entity", "activity", "wasGeneratedBy", "hadDictionaryMember", "mentionOf")
SMALL_UTF16 = etree.tostring(etree.fromstring(SMALL), encoding="UTF-16", xml_declaration=True)
TOKENS = [
    *(b"<", b">", b"/>", b"&", b'"', b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"?>", b"<!DOCTYPE a [", b"]>"),
    *(b"prov:", b"xmlns:prov='urn:x'", b"xmlns=''", b"xmlns='urn:y z'", b"xsi:type='xs:int'", b"&#0;", b"&#x110000;"),
    *(b"<prov:bundleContent>", b"</prov:bundleContent>", b"<prov:document>", b"\x00", b"\xff", b"\xed\xa0\x80"),
]

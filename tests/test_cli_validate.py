"""``provenance validate``: valid or not, line by line."""

from __future__ import annotations

import json
import re

import pytest
from command import SAINT_BRANNOC, run


@pytest.fixture
def valid(tmp_path):
    file = tmp_path / "valid.xml"
    run("export", SAINT_BRANNOC, "-o", file)
    return file


@pytest.fixture
def broken(tmp_path):
    """PROV-XML with an element that the schema does not know."""
    file = tmp_path / "broken.xml"
    xml = run("export", SAINT_BRANNOC).stdout
    file.write_text(xml.replace("<prov:wasAssociatedWith", "<prov:wasAsociatedWith", 1).replace(
        "</prov:wasAssociatedWith", "</prov:wasAsociatedWith", 1
    ), encoding="utf-8")  # fmt: skip
    return file


def test_what_is_exported_is_valid_at_every_level(valid):
    result = run("validate", valid)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{valid}: valid (schema, constraints, lint)\n"


def test_a_finding_is_a_line_with_file_line_code_and_sentence(broken, valid):
    result = run("validate", valid, broken, "--level", "schema")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines
    for line in lines:
        assert re.match(rf"{re.escape(str(broken))}:\d+: \S+ \S", line)
    assert result.stderr == f"{valid}: valid (schema)\n{broken}: not valid (schema: 1 finding)\n"


def test_only_the_levels_that_are_asked_for_are_judged(valid):
    result = run("validate", valid, "--level", "lint", "--level", "schema", "--format", "json")
    (file,) = json.loads(result.stdout)["files"]
    assert set(file["counts"]) == {"schema", "lint"}
    assert run("validate", valid, "--level", "taste").exit_code == 2


def test_the_report_is_json_that_an_archive_can_keep(valid, broken):
    result = run("validate", valid, broken, "--level", "schema", "--format", "json")
    report = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")
    assert [file["valid"] for file in report["files"]] == [True, False]
    assert report["files"][1]["findings"][0]["level"] == "schema"
    again = run("validate", valid, broken, "--level", "schema", "--format", "json")
    assert again.stdout_bytes == result.stdout_bytes


def test_what_is_no_prov_xml_is_unreadable_and_the_other_files_are_judged_all_the_same(valid, broken):
    result = run("validate", SAINT_BRANNOC, valid, broken, "/nowhere.xml", "--level", "schema")
    assert result.exit_code == 2
    assert "/nowhere.xml: there is no such file" in result.stderr
    assert f"{SAINT_BRANNOC}:1:" in result.stderr
    assert f"{broken}:" in result.stdout


def test_a_dash_is_standard_input(broken):
    result = run("validate", "-", "--level", "schema", stdin=broken.read_bytes())
    assert result.exit_code == 1
    assert result.stdout.startswith("-:")


def test_a_folder_stands_for_the_xml_files_in_it_and_below_it(valid, broken):
    (valid.parent / "below").mkdir()
    broken.rename(valid.parent / "below" / "broken.xml")
    (valid.parent / ".hidden.xml").write_text("no XML")
    (valid.parent / "article.yaml").write_text("no XML")
    result = run("validate", valid.parent, "--level", "schema")
    assert result.exit_code == 1
    assert {line.split(":")[0] for line in result.stdout.splitlines()} == {str(valid.parent / "below" / "broken.xml")}
    assert result.stderr.splitlines()[-1] == f"{valid}: valid (schema)"


def test_a_folder_without_xml_files_is_told(tmp_path):
    result = run("validate", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"{tmp_path}: there are no XML files here\n")


@pytest.mark.parametrize("level", ["schema", "constraints", "lint"])
def test_what_is_no_prov_at_all_ends_in_2_at_every_level(tmp_path, level):
    for name, text in {"html.xml": "<html/>", "cut.xml": "<a", "empty.xml": "", "missing.xml": None}.items():
        if text is not None:
            (tmp_path / name).write_text(text)
        assert run("validate", tmp_path / name, "--level", level).exit_code == 2


def test_the_report_lists_files_that_could_not_be_opened(valid):
    result = run("validate", "/nowhere.xml", valid, "--format", "json")
    assert result.exit_code == 2
    missing, fine = json.loads(result.stdout)["files"]
    assert (missing["readable"], missing["valid"], missing["sha256"], missing["bytes"]) == (False, False, None, None)
    assert missing["verdicts"] == {"reading": False, "schema": None, "constraints": None, "lint": None}
    assert missing["findings"][0]["code"] == "no-such-file"
    assert (fine["readable"], fine["valid"]) == (True, True)


def test_a_violation_is_told_with_the_name_the_recommendation_gives_it(tmp_path):
    file = tmp_path / "circle.xml"
    file.write_text(
        '<prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:ex="http://example.org/">'
        '<prov:specializationOf><prov:specificEntity prov:ref="ex:e"/><prov:generalEntity prov:ref="ex:e"/>'
        "</prov:specializationOf></prov:document>"
    )
    result = run("validate", file, "--level", "constraints")
    assert result.stdout.rstrip().endswith("[impossible-specialization-reflexive]")
    assert result.stderr == f"{file}: not valid (constraints: 1 finding)\n"
    (found,) = json.loads(run("validate", file, "--format", "json", "--level", "constraints").stdout)["files"]
    assert found["findings"][0]["name"] == "impossible-specialization-reflexive"


def test_what_the_lint_finds_leaves_a_file_valid_and_is_a_failure_only_when_nothing_else_was_asked_for(valid, tmp_path):
    file = tmp_path / "dangling.xml"
    file.write_text(
        '<prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:ex="http://example.org/">'
        '<prov:wasGeneratedBy><prov:entity prov:ref="ex:e"/></prov:wasGeneratedBy></prov:document>'
    )
    for form in ("text", "json"):
        assert run("validate", file, "--format", form).exit_code == 0
        assert run("validate", file, valid, "--level", "lint", "--format", form).exit_code == 1
    lint = run("validate", file, "--level", "lint")
    assert lint.stderr == f"{file}: valid (lint: 1 finding)\n"
    assert run("validate", file).stderr == f"{file}: valid (schema: nothing, constraints: nothing, lint: 1 finding)\n"


def test_the_report_tells_when_it_was_made_only_when_asked(valid, monkeypatch):
    def at(*options: str) -> object:
        return json.loads(run("validate", valid, "--level", "schema", "--format", "json", *options).stdout).get("at")

    assert at() is None
    assert at("--at", "2026-01-01T00:00:00Z") == "2026-01-01T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert at("--at", "now") == "1970-01-01T00:00:00Z"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(at("--at", "now")))


@pytest.mark.parametrize("at", ["yesterday", "2026-01-01", "2026-01-01T00:00:00"])
def test_a_moment_without_an_offset_is_wrong_usage(valid, at):
    assert run("validate", valid, "--format", "json", "--at", at).exit_code == 2
    assert run("validate", valid, "--at", "now").exit_code == 2

"""``provenance report``: the file it writes, and what it refuses."""

from __future__ import annotations

import shutil

import pytest
from command import EXAMPLES, NEWSLIVE, SAINT_BRANNOC, run

import provenance

SPILL = EXAMPLES / "osse-spill-2024-06"


def test_the_page_is_what_the_library_makes(tmp_path):
    page = tmp_path / "page.html"
    result = run("report", NEWSLIVE, "-o", page)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert page.read_text(encoding="utf-8") == provenance.to_report(provenance.load(NEWSLIVE))


def test_without_an_output_the_page_goes_to_standard_output_and_its_parts_are_in_order():
    first = run("report", SPILL, "--judgements", SPILL / "judgements.yaml")
    assert first.exit_code == 0
    assert first.stdout.startswith("<!doctype html>\n")
    assert first.stdout_bytes == run("report", SPILL, "--judgements", SPILL / "judgements.yaml").stdout_bytes
    assert "1 judgement that sources" in first.stdout


def test_the_page_does_not_tell_where_the_files_lay(tmp_path):
    shutil.copytree(NEWSLIVE.parent, tmp_path / "secret-folder")
    assert "secret-folder" not in run("report", tmp_path / "secret-folder").stdout


def test_provxml_is_reported_as_the_article_it_records(tmp_path):
    exported = tmp_path / "a.xml"
    run("export", NEWSLIVE, "-o", exported)
    assert run("report", exported).stdout == run("report", NEWSLIVE).stdout


def test_a_name_is_withheld_in_the_file_and_an_unknown_one_exits_2_and_writes_nothing(tmp_path):
    page = tmp_path / "page.html"
    assert run("report", NEWSLIVE, "--redact", "Yoo Sang-bum", "--redact", "nis", "-o", page).exit_code == 0
    written = page.read_text(encoding="utf-8")
    assert "yoo" not in written.lower()
    assert "NIS" not in written
    result = run("report", NEWSLIVE, "--redact", "Nobody Such", "-o", tmp_path / "other.html")
    assert (result.exit_code, result.stderr) == (2, "provenance: nothing is called 'Nobody Such' in the articles\n")
    assert not (tmp_path / "other.html").exists()


@pytest.fixture
def commented(tmp_path):
    """The example with a comment that asks to ignore a finding."""
    shutil.copy(NEWSLIVE.with_name("article.txt"), tmp_path)
    text = NEWSLIVE.read_text(encoding="utf-8")
    file = tmp_path / "article.yaml"
    file.write_text(
        text.replace("  - id: s5\n", "  - id: s5  # provenance: ignore PA104 NIS spoke to us\n"), encoding="utf-8"
    )
    return file


@pytest.mark.parametrize("withheld", [[], ["--redact", "yoo"]], ids=["names told", "names withheld"])
def test_findings_that_a_comment_suppresses_are_not_on_the_page(commented, withheld):
    assert "PA104" in run("report", NEWSLIVE, *withheld).stdout.split('id="findings"')[1].split('id="method"')[0]
    page = run("report", commented, *withheld)
    assert page.exit_code == 0
    assert 'id="rule-PA104"' not in page.stdout
    assert 'id="rule-PA205"' in page.stdout


def test_the_policy_decides_what_is_found():
    assert "by the policy" in run("report", SAINT_BRANNOC).stdout
    assert "<b><bdi>reuters</bdi></b>" in run("report", SAINT_BRANNOC, "--policy", "reuters").stdout
    assert run("report", SAINT_BRANNOC, "--policy", "nowhere").exit_code == 2


def test_an_input_is_never_written_over():
    result = run("report", NEWSLIVE, "-o", NEWSLIVE)
    assert result.exit_code == 2
    assert "would be overwritten" in result.stderr


def test_nothing_is_written_when_one_of_the_files_is_wrong(tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("article: {id: a}\n", encoding="utf-8")
    page = tmp_path / "page.html"
    result = run("report", NEWSLIVE, wrong, "-o", page)
    assert result.exit_code == 1
    assert not page.exists()
    assert "wrong.yaml:1" in result.stderr

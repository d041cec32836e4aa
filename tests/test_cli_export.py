"""``provenance export``: other formats, and files that are whole or not there."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from command import EXAMPLES, NEWSLIVE, SAINT_BRANNOC, run

import provenance

BROKEN = b"""article: {id: broken, title: T, outlet: o, text: Words.}
sources: {o: {name: O}}
statements: [{id: s, quote: absent}]
"""


@pytest.fixture
def article_file(tmp_path):
    """An article file of one's own, with its text inside."""
    file = tmp_path / "article.yaml"
    file.write_bytes(run("export", SAINT_BRANNOC, "--format", "yaml").stdout_bytes)
    return file


@pytest.mark.parametrize("form", ["prov-xml", "json", "yaml"])
def test_what_is_exported_reads_back_equal(form, tmp_path):
    out = tmp_path / "out"
    result = run("export", NEWSLIVE, "--format", form, "-o", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    read = provenance.read_provxml if form == "prov-xml" else provenance.loads
    assert read(out.read_bytes()) == provenance.load(NEWSLIVE)


def test_prov_xml_goes_to_standard_output_unless_said_otherwise():
    expected = provenance.to_provxml(provenance.load(NEWSLIVE))
    assert run("export", NEWSLIVE).stdout_bytes == expected
    assert run("export", NEWSLIVE, "-o", "-").stdout_bytes == expected


def test_many_articles_are_one_document_a_bundle_each():
    xml = run("export", EXAMPLES).stdout_bytes
    assert [article.id for article in provenance.iter_provxml(xml)] == [
        "newslive-2023-11-01",
        "delta-2024-06-05",
        "post-2024-06-04",
        "post-2024-06-06",
        "standard-2024-06-05",
        "saint-brannoc-2024-03-12",
    ]
    several = json.loads(run("export", EXAMPLES, "--format", "json").stdout)
    assert len(several["articles"]) == 6


def test_yaml_of_one_article_file_keeps_what_a_person_wrote(tmp_path):
    (tmp_path / "article.txt").write_bytes(NEWSLIVE.with_name("article.txt").read_bytes())
    copy = tmp_path / "article.yaml"
    copy.write_bytes(NEWSLIVE.read_bytes())
    assert run("export", copy, "--format", "yaml", "-o", tmp_path / "same.yaml").exit_code == 0
    assert (tmp_path / "same.yaml").read_bytes() == NEWSLIVE.read_bytes()
    printed = run("export", copy, "--format", "yaml").stdout
    assert "# the lead below asserts what the headline only suspects" in printed
    assert provenance.loads(printed) == provenance.load(NEWSLIVE)  # with its text, for it stands on its own now


def test_the_person_who_annotated_is_named_only_on_demand():
    assert "Ana Lytical" in run("export", SAINT_BRANNOC, "--by", "Ana Lytical").stdout
    assert run("export", SAINT_BRANNOC, "--by", "A", "--format", "json").exit_code == 2


def test_an_existing_file_is_replaced_and_keeps_its_permissions(article_file):
    out = article_file.with_name("out.xml")
    out.write_text("old")
    out.chmod(0o640)
    assert run("export", article_file, "-o", out).exit_code == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert provenance.read_provxml(out) == provenance.load(article_file)


def test_a_new_file_has_the_permissions_that_the_mask_gives(article_file):
    out = article_file.with_name("new.xml")
    before = os.umask(0o027)
    try:
        run("export", article_file, "-o", out)
    finally:
        os.umask(before)
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_of_a_link_the_file_it_leads_to_is_replaced(article_file):
    target = article_file.with_name("target.xml")
    target.write_text("old")
    link = article_file.with_name("link.xml")
    link.symlink_to(target)
    assert run("export", article_file, "-o", link).exit_code == 0
    assert link.is_symlink()
    assert provenance.read_provxml(target) == provenance.load(article_file)


@pytest.mark.parametrize("form", ["prov-xml", "json", "yaml"])
def test_nothing_is_written_when_anything_is_wrong_with_any_file(form, article_file):
    bad = article_file.with_name("bad.yaml")
    bad.write_bytes(BROKEN)
    out = article_file.with_name("out")
    out.write_text("old")
    result = run("export", article_file, bad, "/nowhere.yaml", "--format", form, "-o", out)
    assert result.exit_code == 2
    assert "/nowhere.yaml: there is no such file" in result.stderr
    assert f"{bad}:3:" in result.stderr
    assert out.read_text() == "old"
    assert sorted(path.name for path in out.parent.iterdir()) == ["article.yaml", "bad.yaml", "out"]
    assert run("export", article_file, bad, "--format", form).stdout_bytes == b""


@pytest.mark.parametrize("name", ["article.yaml", "./article.yaml", "link.yaml"])
def test_an_input_is_never_overwritten(name, article_file):
    before = article_file.read_bytes()
    article_file.with_name("link.yaml").symlink_to(article_file)
    result = run("export", article_file, "-o", article_file.parent / name)
    assert (result.exit_code, article_file.read_bytes()) == (2, before)
    assert "would be overwritten" in result.stderr


def test_the_text_of_an_article_is_never_overwritten(tmp_path):
    for name in ("article.yaml", "article.txt"):
        (tmp_path / name).write_bytes(NEWSLIVE.with_name(name).read_bytes())
    result = run("export", tmp_path / "article.yaml", "-o", tmp_path / "article.txt")
    assert result.exit_code == 2
    assert "holds the text of newslive-2023-11-01" in result.stderr
    assert (tmp_path / "article.txt").read_bytes() == NEWSLIVE.with_name("article.txt").read_bytes()


def test_an_article_file_is_not_written_into_a_folder_that_is_read(article_file):
    result = run("export", article_file.parent, "--format", "json", "-o", article_file.with_name("all.json"))
    assert result.exit_code == 2
    assert not article_file.with_name("all.json").exists()


def test_two_articles_with_one_id_do_not_become_one_document(article_file):
    result = run("export", article_file, SAINT_BRANNOC)
    assert (result.exit_code, result.stdout) == (1, "")
    message = f"the article 'saint-brannoc-2024-03-12' stands in {article_file} already; ids are unique"
    assert result.stderr == f"{SAINT_BRANNOC}: {message}\n"


@pytest.mark.parametrize("out", ["/nowhere/out.xml", "/dev/full"])
def test_an_output_that_cannot_be_written_is_one_line(out, article_file):
    if out == "/dev/full" and not Path(out).exists():
        pytest.skip("this system has no /dev/full")
    result = run("export", article_file, "-o", out)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"provenance: cannot write {out}: ")


def test_what_xml_cannot_carry_is_said_with_its_place_and_nothing_is_written(tmp_path):
    file = 'article: {id: x, title: "T\\u0001", outlet: o, text: Words.}\nsources: {o: {name: O}}\n'
    out = tmp_path / "out.xml"
    result = run("export", "-", "-o", out, stdin=file.encode())
    assert (result.exit_code, out.exists()) == (2, False)
    assert result.stderr.startswith("-:1:27: the character U+0001 cannot be in an article")
    assert run("export", "-", "--format", "json", stdin=file.encode()).exit_code == 2

"""Articles to PROV-XML and back, judged by the official W3C schema, by the package `prov`, and by equality."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from lxml import etree
from prov.model import ProvDocument
from strategies import articles
from w3c import official_schema

import provenance
from provenance import InvalidError, ModelError, UnreadableError, WritingError
from provenance.prov.constraints import violations
from provenance.prov.lint import lint
from provenance.prov.mapping import bundle_of
from provenance.prov.xml.reading import read_document

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted(ROOT.glob("examples/*/article.yaml"))


@pytest.fixture(scope="module")
def newslive():
    return provenance.load(ROOT / "examples/newslive-2023-11-01/article.yaml")


@given(articles())
def test_an_article_is_read_back_equal(article):
    assert provenance.read_provxml(provenance.to_provxml(article)) == article


@given(articles())
def test_what_is_written_satisfies_the_official_schema_and_the_constraints_and_the_lint(article):
    xml = provenance.to_provxml(article)
    official_schema().assertValid(etree.fromstring(xml))
    document = read_document(xml)
    assert violations(document) == ()
    assert {problem.code for problem in lint(document)} <= {"lint-no-offset"}  # an article may give no offset itself


@given(articles())
def test_the_package_prov_finds_the_same_records(article):
    document = ProvDocument.deserialize(content=provenance.to_provxml(article), format="xml")
    (bundle,) = document.bundles
    theirs = Counter(type(record).__name__.removeprefix("Prov") for record in bundle.records)
    ours = Counter(
        {"Collection": "Entity", "Person": "Agent", "Organization": "Agent", "SoftwareAgent": "Agent"}.get(name, name)
        for name in (record.type.type_name for record in bundle_of(article).records)
    )
    derivations = sum(ours.pop(name, 0) for name in ("Quotation", "PrimarySource"))
    ours["Derivation"] += derivations
    assert theirs == +ours


def test_there_are_examples():
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_has_the_golden_export(path, golden):
    golden(path.with_name("article.prov.xml"), provenance.to_provxml(provenance.load(path)))


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_bytes_do_not_depend_on_the_hash_seed(seed, newslive):
    code = "import provenance,sys; sys.stdout.buffer.write(provenance.to_provxml(provenance.load(sys.argv[1])))"
    command = [sys.executable, "-c", code, str(ROOT / "examples/newslive-2023-11-01/article.yaml")]
    ran = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    assert ran.stdout == provenance.to_provxml(newslive)


def test_several_articles_are_read_one_by_one_in_their_order(newslive):
    others = [attrs.evolve(newslive, id=f"a{n}") for n in range(3)]
    xml = provenance.to_provxml(others)
    assert list(provenance.iter_provxml(xml)) == others
    with pytest.raises(InvalidError, match="records 3 articles; iter_provxml"):
        provenance.read_provxml(xml)


def test_memory_does_not_grow_with_the_number_of_articles(newslive, tmp_path):
    long = attrs.evolve(newslive, text=newslive.text + " And so on." * 20_000)

    def peak(count: int) -> tuple[int, int]:
        path = tmp_path / f"{count}.xml"
        tracemalloc.start()
        with path.open("wb") as file:
            provenance.write_provxml((attrs.evolve(long, id=f"a{n}") for n in range(count)), file)
        _, writing = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        assert sum(1 for _ in provenance.iter_provxml(path)) == count
        _, reading = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return writing, reading

    peak(2)  # what is loaded once
    few, many = peak(2), peak(42)
    held = 40 * len(long.text)  # what forty more articles would cost if they were kept
    assert many[0] < few[0] + held / 4
    assert many[1] < few[1] + held / 4


def test_an_article_with_a_character_that_xml_cannot_carry_cannot_be_made(newslive):
    with pytest.raises(ModelError, match=f"at offset {len(newslive.text)}: the character U\\+0000"):
        attrs.evolve(newslive, text=newslive.text + "\x00")


def test_hostile_xml_is_refused_in_our_own_words():
    bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    for xml in (bomb, b"", b"<x/>", b"<prov:document", b"\xff\xfe\x00"):
        with pytest.raises((UnreadableError, InvalidError)):
            provenance.read_provxml(xml)


def test_a_person_stands_in_the_document_only_when_asked(newslive):
    assert b"Ana Example" not in provenance.to_provxml(newslive)
    xml = provenance.to_provxml(newslive, by="Ana Example")
    assert b"Ana Example" in xml
    official_schema().assertValid(etree.fromstring(xml))
    assert provenance.read_provxml(io.BytesIO(xml)) == newslive


def test_prov_without_an_article_of_ours_says_so():
    xml = b'<prov:document xmlns:prov="http://www.w3.org/ns/prov#"><prov:entity prov:id="e"/></prov:document>'
    with pytest.raises(InvalidError, match="records no article"):
        provenance.read_provxml(xml)


def test_two_articles_of_one_id_are_refused_whether_they_come_at_once_or_one_by_one(newslive):
    for both in ([newslive, newslive], iter([newslive, newslive])):
        with pytest.raises(WritingError, match=f"two articles have the id '{newslive.id}'"):
            provenance.to_provxml(both)


def test_a_text_that_was_changed_by_hand_is_found_by_lint_and_refused_when_it_is_read_back(newslive):
    xml = provenance.to_provxml(newslive)
    word = newslive.text.split()[0].encode()
    place = xml.index(b"<prov:value>") + len(b"<prov:value>")
    changed = xml[:place] + xml[place:].replace(word, b"Changed", 1)
    (found,) = provenance.validate_provxml(changed, levels=["lint"], file="a.xml")
    assert (found.code, found.file) == ("lint-digest", "a.xml")
    assert changed.splitlines()[(found.line or 0) - 1].strip().startswith(b"<prov:collection")
    with pytest.raises(InvalidError, match="was changed after it was recorded"):
        provenance.read_provxml(changed)


def test_xml_in_a_str_is_told_from_a_path():
    with pytest.raises(UnreadableError, match="this str is XML itself"):
        provenance.read_provxml("<prov:document/>")

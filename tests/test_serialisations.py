"""The other serialisations of PROV, which the package `prov` writes, and PROV of other tools on the command line."""

from __future__ import annotations

import json
import sys
from importlib import import_module

import pytest
from command import NEWSLIVE, run, start
from prov.model import ProvDocument
from prov.serializers.provrdf import ProvRDFSerializer
from rdflib import Dataset
from rdflib.compare import isomorphic
from w3c import FOLDER

import provenance
from provenance import MissingExtraError, WritingError
from provenance.prov.blank_nodes import with_lasting_names
from provenance.prov.mapping import document_of
from provenance.prov.records import equal_documents
from provenance.prov.serialisations import SERIALISATIONS, serialise
from provenance.prov.xml.reading import read_document

PRIMER = FOLDER / "xml" / "prov_primer_complete_example.xml"


@pytest.fixture(scope="module")
def document():
    return document_of([provenance.load(NEWSLIVE)])


@pytest.fixture(scope="module")
def as_prov_has_it():
    return ProvDocument.deserialize(content=provenance.to_provxml(provenance.load(NEWSLIVE)), format="xml")


@pytest.mark.parametrize(("name", "form"), [("prov-n", "provn"), ("prov-json", "json"), ("prov-jsonld", "jsonld")])
def test_a_serialisation_is_read_back_to_the_same_records(name, form, document, as_prov_has_it):
    assert ProvDocument.deserialize(content=serialise(document, name), format=form) == as_prov_has_it


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # what rdflib says to the package prov
def test_prov_o_is_read_back_to_as_many_records_of_each_bundle(document, as_prov_has_it):
    theirs = ProvDocument.deserialize(content=serialise(document, "prov-o"), format="rdf", rdf_format="trig")
    (bundle,), (expected,) = theirs.bundles, as_prov_has_it.bundles
    assert {str(record.identifier) for record in bundle.records if record.is_element()} == {
        str(record.identifier) for record in expected.records if record.is_element()
    }


def test_the_command_offers_just_these_serialisations():
    assert tuple(SERIALISATIONS) == import_module("provenance.cli.export").SERIALISATIONS


def _random(dataset: Dataset) -> Dataset:
    """The same data with the blank nodes that `prov` and rdflib give it: others each time."""
    return Dataset().parse(data=dataset.serialize(format="nquads"), format="nquads")


def _nodes_of(text: str) -> Dataset:
    return Dataset().parse(data=f"PREFIX ex: <http://example.org/> {text}", format="trig")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_blank_nodes_have_other_names_and_the_data_are_the_same(as_prov_has_it):
    dataset = ProvRDFSerializer(as_prov_has_it).encode_document(as_prov_has_it)
    named = with_lasting_names(dataset)
    assert {str(graph.identifier) for graph in named.graphs()} == {str(graph.identifier) for graph in dataset.graphs()}
    small = [graph for graph in dataset.graphs() if len(graph) < 100]
    assert small
    assert all(isomorphic(graph, named.graph(graph.identifier)) for graph in small)
    assert sorted(map(len, named.graphs())) == sorted(map(len, dataset.graphs()))


@pytest.mark.parametrize(
    "text",
    [
        "ex:a ex:p [ex:q 1], [ex:q 2], [ex:q 2]. ex:b ex:p [ex:q 1].",  # two are alike, and need not be told apart
        "ex:a ex:p [ex:q [ex:q [ex:q 1]]], [ex:q [ex:q [ex:q 2]]].",  # alike but for what others say
        "_:x ex:p _:x. _:y ex:p _:z. _:z ex:p _:y.",
        "ex:g {ex:a ex:p [ex:q 1], [ex:q 3]} ex:a ex:p [ex:q 1].",
        "ex:a ex:p 'x'@en, 'x', '1', 1.",
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_names_of_blank_nodes_depend_on_what_is_said_of_them_alone(text):
    dataset = _nodes_of(text)
    written = {with_lasting_names(_random(dataset)).serialize(format="nquads") for _ in range(5)}
    assert len({tuple(sorted(lines.splitlines())) for lines in written}) == 1
    assert len(with_lasting_names(dataset)) == len(dataset)


@pytest.mark.parametrize("name", SERIALISATIONS)
def test_the_command_writes_a_serialisation_the_same_each_time(name, document):
    printed = run("export", NEWSLIVE, "--format", name)
    assert printed.exit_code == 0
    assert printed.stdout == serialise(document, name)


def test_without_the_package_one_line_says_how_to_install_it(document, monkeypatch):
    monkeypatch.setitem(sys.modules, "prov.model", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'provenance-tracker\[prov\]'"):
        serialise(document, "prov-n")
    failed = run("export", NEWSLIVE, "--format", "prov-n")
    assert failed.exit_code == 2
    assert failed.stdout == ""
    assert len(failed.stderr.splitlines()) == 1


def test_prov_of_other_tools_is_written_anew_with_all_its_records():
    printed = run("export", PRIMER)
    assert printed.exit_code == 0
    assert equal_documents(read_document(printed.stdout_bytes), read_document(PRIMER))
    assert run("export", PRIMER, "--format", "prov-json").exit_code == 0


def test_prov_of_other_tools_is_no_article_file():
    failed = run("export", PRIMER, "--format", "yaml")
    assert failed.exit_code == 1
    assert "records no article" in failed.stderr


def test_chains_and_sources_follow_the_prov_of_other_tools():
    printed = run("chains", PRIMER, "--format", "json")
    (article,) = json.loads(printed.stdout)["articles"]
    lines = {one["id"]: [chain["text"] for chain in one["chains"]] for one in article["statements"]}
    assert lines["ex:quoteInBlogEntry-20130326"] == [f"{PRIMER.name} ← Crime rises in cities"]
    assert "Chart Generators Inc" in run("sources", PRIMER).stdout


HEAD = (
    b'<prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:ex="http://e/" '
    b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">'
)


def test_every_member_of_a_collection_is_carried():
    members = b'<prov:entity prov:ref="ex:m1"/><prov:entity prov:ref="ex:m2"/>'
    xml = HEAD + b'<prov:hadMember><prov:collection prov:ref="ex:c"/>' + members + b"</prov:hadMember></prov:document>"
    written = serialise(read_document(xml), "prov-n")
    assert "hadMember(ex:c, ex:m1)" in written
    assert "hadMember(ex:c, ex:m2)" in written


@pytest.mark.parametrize("inside", [b"<ex:rec/>", b'<prov:entity prov:id="ex:e"><ex:v><ex:sub/></ex:v></prov:entity>'])
def test_xml_that_is_not_prov_is_refused_not_dropped(inside):
    with pytest.raises(WritingError, match="cannot carry the XML in this document that is not PROV"):
        serialise(read_document(HEAD + inside + b"</prov:document>"), "prov-n")


def test_an_odd_literal_brings_no_traceback_to_the_terminal(tmp_path):
    (tmp_path / "odd.xml").write_bytes(
        HEAD + b'<prov:entity prov:id="ex:e"><ex:n xsi:type="xsd:integer">many</ex:n></prov:entity></prov:document>'
    )
    ran = start("export", tmp_path / "odd.xml", "--format", "prov-o")
    assert ran.returncode == 0
    assert ran.stderr == b""


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        (b'<prov:entity prov:id="plain"/>', "names without a namespace"),
        (
            b'<prov:derivedByRemovalFrom><prov:newDictionary prov:ref="ex:d"/></prov:derivedByRemovalFrom>',
            "dictionaries, such as this prov:derivedByRemovalFrom",
        ),
        (
            b'<prov:entity prov:id="ex:e"><ex:a xsi:type="xsd:token" xml:lang="en">x</ex:a></prov:entity>',
            "drops the type",
        ),
    ],
)
def test_what_the_package_prov_cannot_hold_is_refused_with_its_line(inside, says):
    with pytest.raises(WritingError, match=rf"{says}.*line 2.*PROV-XML keeps it"):
        serialise(read_document(HEAD + b"\n" + inside + b"</prov:document>"), "prov-json")

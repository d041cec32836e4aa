"""What a program proposed is marked until a person confirms it, wherever an article is shown or kept."""

from __future__ import annotations

import json

import pytest
from command import run

import provenance
from provenance.prov.mapping import bundle_of
from provenance.prov.vocabulary import identifier, oa, prov, term

DRAFT = """\
article:
  id: dam
  title: Dam holds
  outlet: courier
  drafted_by: provenance-tracker 1.2.0
  text: The dam held, the mayor said. It rained, the harbour said.
sources:
  courier: {name: The Courier, kind: outlet}
  harbour: the harbour
  mayor: the mayor
statements:
  - {id: s1, drafted: true, rule: said-after, quote: The dam held, attributed_to: {source: mayor, rule: said-after, cue: said}}
  - {id: s2, quote: It rained, attributed_to: harbour}
"""  # noqa: E501


@pytest.fixture
def draft():
    return provenance.loads(DRAFT)


def test_a_drafted_statement_and_its_rules_are_read(draft):
    first, second = draft.statements
    assert (first.drafted, first.rule, first.attributed_to[0].rule) == (True, "said-after", "said-after")
    assert (second.drafted, second.rule, second.attributed_to[0].rule) == (False, None, None)
    assert draft.drafted_by == "provenance-tracker 1.2.0"


def test_a_statement_is_confirmed_by_taking_out_the_marks(draft):
    cleared = DRAFT.replace("drafted: true, rule: said-after, ", "").replace("rule: said-after, ", "")
    (change,) = provenance.differences(draft, provenance.loads(cleared)).statements
    assert change.fields[0].what == "drafted"
    assert (change.fields[0].old, change.fields[0].new) == ("yes", None)


@pytest.mark.parametrize("value", ['"true"', "yes", "1", "[true]", "{}"])
def test_only_true_and_false_say_whether_a_statement_is_drafted(value):
    with pytest.raises(provenance.InvalidError, match="'drafted' takes true or false"):
        provenance.loads(DRAFT.replace("drafted: true", f"drafted: {value}"))


@pytest.mark.parametrize("value", ["true", "True", "TRUE"])
def test_true_may_be_written_as_yaml_writes_it(value, draft):
    assert provenance.loads(DRAFT.replace("drafted: true", f"drafted: {value}")) == draft


def test_the_mark_is_printed_beside_the_statement():
    lines = run("chains", "-", stdin=DRAFT.encode()).stdout.splitlines()
    assert "s1  ¶1  drafted" in lines
    assert "s2  ¶1" in lines


def test_the_marks_are_in_the_json_of_chains_with_the_places_of_cue_and_source():
    (article,) = json.loads(run("chains", "-", "--format", "json", stdin=DRAFT.encode()).stdout)["articles"]
    first, second = article["statements"]
    assert article["drafted_by"] == "provenance-tracker 1.2.0"
    assert (first["drafted"], first["rule"], first["content"]) == (True, "said-after", [[0, 12]])
    assert first["attributions"] == [
        {
            "path": [0],
            "sources": ["mayor"],
            "names": ["the mayor"],
            "source": [],
            "cue": [[24, 28]],
            "hedge": [],
            "rests_on": [],
            "rule": "said-after",
        }
    ]
    assert first["chains"][0]["links"][1]["rule"] == "said-after"
    assert (second["drafted"], second["rule"], second["attributions"][0]["rule"]) == (False, None, None)


def test_in_prov_a_software_agent_with_its_version_drafted_an_annotation_of_the_statement(draft):
    records = bundle_of(draft).records
    (agent,) = (record for record in records if record.type.element == "softwareAgent")
    assert agent.attributes == ((prov("label"), "provenance-tracker 1.2.0"),)
    drafting, annotation = identifier("drafting", "dam"), identifier("draft", "dam", "s1")
    (drafted,) = (record for record in records if record.id == annotation)
    values = {name: getattr(value, "value", value) for name, value in drafted.attributes}
    assert values == {prov("type"): oa("Annotation"), oa("hasTarget"): identifier("statement", "dam", "s1")}
    said = {(record.type.element, record.arguments[:2]) for record in records if record.id is None}
    assert ("wasGeneratedBy", (annotation, drafting)) in said
    assert ("wasAssociatedWith", (drafting, agent.id)) in said
    assert ("wasAttributedTo", (identifier("statement", "dam", "s1"), identifier("source", "courier"))) in said


def test_what_nobody_drafted_is_recorded_without_a_drafting():
    text = DRAFT.replace("drafted: true, ", "").replace("  drafted_by: provenance-tracker 1.2.0\n", "")
    records = bundle_of(provenance.loads(text)).records
    assert not [record for record in records if record.id == identifier("drafting", "dam")]
    rules = [value for record in records for name, value in record.attributes if name == term("rule")]
    assert rules == ["said-after", "said-after"]

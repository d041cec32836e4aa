"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code scanning and editors.

May import: checks, model and what they import; exchange.chains_json for the way JSON is spelt; version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from provenance.checks.finding import Finding, Place
from provenance.checks.policy import Policy
from provenance.checks.rule import Rule
from provenance.exchange.chains_json import dumped
from provenance.version import __version__

__all__ = ["findings_sarif", "sarif_data"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def findings_sarif(findings: Sequence[Finding], rules: Mapping[str, Rule], policy: Policy) -> str:
    """``sarif_data`` as JSON."""
    return dumped(sarif_data(findings, rules, policy)) + "\n"


def sarif_data(findings: Sequence[Finding], rules: Mapping[str, Rule], policy: Policy) -> dict[str, Any]:
    """A SARIF log with one run.

    Lines and columns count Unicode code points from 1. A finding keeps its fingerprint when lines move: it is made of
    the rule, the article and what in it the finding is about.
    """
    numbers = {code: number for number, code in enumerate(rules)}
    driver = {
        "name": "provenance",
        "semanticVersion": __version__,
        "rules": [_rule(rule, policy) for rule in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers[finding.code]) for finding in findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule, policy: Policy) -> dict[str, Any]:
    setting = policy.settings[rule.code]
    references = [str(reference) for reference in rule.references]
    text = "\n\n".join((rule.rationale, f"Example: {rule.example}", *references))
    data = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.rationale},
        "help": {"text": text},
        "defaultConfiguration": {"level": setting.level.value, "enabled": setting.enabled},
    }
    address = next((reference.url for reference in rule.references if reference.url), None)
    return {**data, "helpUri": address} if address else data


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    about = "\0".join((finding.code, finding.article, *map(str, finding.place.path)))
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level.value,
        "message": {"text": f"{finding.place.name}: {finding.message}"},
        "locations": [_location(finding.place)],
        "relatedLocations": [
            {"id": number, **_location(each.place), "message": {"text": f"{each.place.name}: {each.message}"}}
            for number, each in enumerate(finding.related)
        ],
        "partialFingerprints": {"provenance/v1": sha256(about.encode("utf-8", "surrogatepass")).hexdigest()},
    }


def _location(place: Place) -> dict[str, Any]:
    name = "/".join((place.article, *map(str, place.path)))
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": name, "kind": "element"}]}
    if place.file is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
        if place.line is not None:
            column = {} if place.column is None else {"startColumn": place.column}
            physical["region"] = {"startLine": place.line, **column}
        location["physicalLocation"] = physical
    return location


def _uri(file: str) -> str:
    """A file name as a URI reference (RFC 3986): relative names stay relative."""
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogateescape"), safe="/")

"""Findings as JSON, described by schemas/check.schema.json.

What is absent is null, never a missing key.

May import: checks, model and what they import; exchange.chains_json for the way JSON is spelt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from provenance.checks.finding import Finding, Level, Place
from provenance.checks.policy import Policy
from provenance.exchange.chains_json import dumped
from provenance.model import Article

__all__ = ["SCHEMA_VERSION", "findings_data", "findings_json", "policy_data"]

SCHEMA_VERSION = 1


def findings_json(findings: Sequence[Finding], articles: Iterable[Article], policy: Policy) -> str:
    """``findings_data`` as JSON."""
    return dumped(findings_data(findings, articles, policy)) + "\n"


def findings_data(findings: Sequence[Finding], articles: Iterable[Article], policy: Policy) -> dict[str, Any]:
    """The policy, the ids of the articles, how many findings there are of each level, and the findings."""
    counts = Counter(finding.level for finding in findings)
    return {
        "schema_version": SCHEMA_VERSION,
        "policy": _named(policy),
        "articles": sorted(article.id for article in articles),
        "counts": {level.value: counts[level] for level in Level},
        "findings": [_finding_data(finding) for finding in findings],
    }


def policy_data(policy: Policy) -> dict[str, Any]:
    """A policy as it stands after all that it extends: every rule, and the figures they use."""
    rules = {
        code: {"enabled": setting.enabled, "level": setting.level.value, "reference": setting.reference}
        for code, setting in sorted(policy.settings.items())
    }
    return {**_named(policy), "thresholds": dict(sorted(policy.thresholds.items())), "rules": rules}


def _named(policy: Policy) -> dict[str, Any]:
    return {"name": policy.name, "title": policy.title or None, "reference": policy.reference}


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "place": _place_data(finding.place),
        "related": [{"place": _place_data(each.place), "message": each.message} for each in finding.related],
    }


def _place_data(place: Place) -> dict[str, Any]:
    return {
        "article": place.article,
        "name": place.name,
        "path": list(place.path),
        "statement": place.statement,
        "paragraph": place.paragraph,
        "start": place.start,
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }

"""Findings as text for a reader, and rules as text.

A finding is one line, ``file:line:col: CODE level place: sentence``, which editors and grep take apart; the places it
speaks of stand below it, indented.

May import: checks, model and what they import; siblings in exchange.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from provenance.checks.finding import Finding, Level, Place
from provenance.checks.policy import Policy
from provenance.checks.rule import Rule
from provenance.exchange.chains_text import opening
from provenance.exchange.chains_words import one_line
from provenance.exchange.columns import filled, width_of, wrapped
from provenance.exchange.ink import Role
from provenance.exchange.page import NARROWEST, Page
from provenance.exchange.visible import visible
from provenance.model import Article

__all__ = ["explanation", "findings_text", "rules_text", "summary"]

_INDENT = "    "
_MOST_RELATED = 20
_INKS = {Level.ERROR: Role.ERROR, Level.WARNING: Role.WARNING, Level.NOTE: Role.QUIET}


def findings_text(
    findings: Sequence[Finding],
    articles: Iterable[Article],
    page: Page = Page(),  # noqa: B008  # a frozen value
) -> Iterator[str]:
    """The findings by article, and how many there are; each piece ends a line.

    Args:
        findings: as ``check`` gives them.
        articles: those that were checked.
        page: for its colours; lines are not broken.
    """
    known = {article.id: article for article in articles}
    for id_, group in groupby(findings, key=lambda finding: finding.article):
        yield opening(known[id_], page) + "\n"
        for finding in group:
            yield from _lines(finding, page)
        yield "\n"
    yield f"{summary(findings, len(known))}\n"


def _lines(finding: Finding, page: Page) -> Iterator[str]:
    place = finding.place
    head = (
        page.ink(f"{visible(place.where)}:", Role.QUIET) if place.where else "",
        page.ink(finding.code, Role.ID),
        page.ink(finding.level.value, _INKS[finding.level]),
        f"{one_line(place.name)}: {one_line(finding.message)}",
    )
    yield " ".join(filter(None, head)) + "\n"
    for related in finding.related[:_MOST_RELATED]:
        yield f"{_INDENT}{_named(related.place, place)}: {one_line(related.message)}\n"
    if len(finding.related) > _MOST_RELATED:
        yield f"{_INDENT}… and {_counted(len(finding.related) - _MOST_RELATED, 'more place')}\n"


def _named(place: Place, beside: Place) -> str:
    """A place as it is called next to another one: with its line, and its file or article where these differ."""
    line = f", line {place.line}" if place.line is not None else ""
    if place.article == beside.article:
        return one_line(place.name) + line
    return f"{visible(place.file or place.article)}{line}, {one_line(place.name)}"


def summary(findings: Iterable[Finding], articles: int) -> str:
    """``3 findings in 2 articles: 1 error, 2 warnings``."""
    counts = Counter(finding.level for finding in findings)
    total = counts.total()
    where = f"in {_counted(articles, 'article')}"
    if not total:
        return f"no findings {where}"
    each = ", ".join(_counted(counts[level], level.value) for level in Level if counts[level])
    return f"{_counted(total, 'finding')} {where}: {each}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def explanation(rule: Rule, policy: Policy, page: Page = Page()) -> str:  # noqa: B008  # a frozen value
    """Everything there is to know of a rule: what it looks for and why, by what standard, with an example."""
    setting = policy.settings[rule.code]
    state = setting.level.value if setting.enabled else f"{setting.level.value}, off"
    lines = [f"{page.ink(rule.code, Role.ID)} {rule.name} ({state} in the policy {visible(policy.name)})", ""]
    width = max(page.width - len(_INDENT), NARROWEST)
    for text in (rule.summary, rule.rationale, f"Example: {rule.example}"):
        lines += [*(_INDENT + line for line in wrapped(text, width)), ""]
    sources = [str(reference) for reference in rule.references]
    if setting.reference:
        sources.insert(0, f"{visible(policy.name)}: {one_line(setting.reference)}")
    if sources:
        lines.append(f"{_INDENT}By")
        lines += [f"{_INDENT}{'  ' if number else '- '}{line}" for source in sources
                  for number, line in enumerate(wrapped(source, max(width - 2, NARROWEST)))]  # fmt: skip
        lines.append("")
    return "\n".join(lines)


def rules_text(rules: Mapping[str, Rule], policy: Policy, page: Page = Page()) -> Iterator[str]:  # noqa: B008  # as above
    """A line a rule: its code, its level in a policy, its name and what it looks for."""
    names = max(width_of(rule.name) for rule in rules.values())
    levels = max(len(level.value) for level in Level)
    for code, rule in rules.items():
        setting = policy.settings[code]
        level = setting.level.value if setting.enabled else "off"
        ink = _INKS[setting.level] if setting.enabled else Role.QUIET
        row = (page.ink(code, Role.ID), page.ink(filled(level, levels), ink), filled(rule.name, names), rule.summary)
        yield "  ".join(row) + "\n"

"""What the checks found, by rule, and why each rule is there.

May import: siblings in report; checks, drawing.markup, exchange.columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.checks import RULES, Finding, Level, Place
from provenance.checks.rule import Reference
from provenance.drawing.markup import Content, Markup, element
from provenance.report.material import Material
from provenance.report.words import cited, counted, link, more, name, section

__all__ = ["findings_section"]


def findings_section(material: Material) -> Markup:
    """The section with the findings."""
    policy = material.policy
    by_rule: dict[str, list[Finding]] = {}
    for finding in sorted(material.findings, key=lambda one: (list(Level).index(one.level), one.code)):
        by_rule.setdefault(finding.code, []).append(finding)
    room = material.limits.rows
    parts: list[Content] = []
    for code, several in by_rule.items():
        parts.append(_rule(material, code, several, room))
        room = max(room - len(several), 0)
    if not parts:
        parts.append(element("p", "Nothing was found."))
    return section(
        "findings",
        "Findings",
        element("p", "What a person should look at, by the policy ", element("b", name(policy.name)),
                ". A finding is a question, not a verdict."),
        *parts,
    )  # fmt: skip


def _rule(material: Material, code: str, several: Sequence[Finding], room: int) -> Markup:
    rule, level = RULES[code], several[0].level
    items = [element("li", _place(material, finding), " ", element("bdi", finding.message), _related(material, finding))
             for finding in several[:room]]  # fmt: skip
    references = [element("li", _reference(reference)) for reference in rule.references]
    setting = material.policy.settings[code]
    if setting.reference:
        references.insert(0, element("li", name(material.policy.name), ": ", cited(setting.reference)))
    found = [
        element(
            "h3", element("span", level.value, class_=f"level {level.value}"), " ", rule.summary, id=f"rule-{code}"
        ),
        element("p", f"{code} {rule.name}", class_="quiet byline"),
        element("ul", [["\n", item] for item in items], class_="places") if items else None,
        more(len(several) - len(items), "finding of this rule"),
    ]
    why = [
        element("p", _prose(rule.rationale)),
        element("p", "For example: ", _prose(rule.example)),
        [element("p", "By:"), element("ul", references)] if references else None,
    ]
    return element(
        "section",
        "\n",
        element("div", found),
        "\n",
        element("div", why, class_="why"),
        class_="rule",
        aria_labelledby=f"rule-{code}",
    )


def _prose(words: str) -> Content:
    """Words of ours, in which what stands between two grave accents is code."""
    return [element("code", part) if number % 2 else part for number, part in enumerate(words.split("`"))]


def _place(material: Material, finding: Finding) -> Content:
    return element("b", _named(material, finding.place), ":")


def _named(material: Material, place: Place) -> Content:
    where = f"{place.article}, {place.name}" if len(material.articles) > 1 else place.name
    anchor = material.anchor(place.article, place.statement) if place.statement else None
    return link(name(where), anchor)


def _related(material: Material, finding: Finding) -> Content:
    if not finding.related:
        return None
    shown = finding.related[: material.limits.chains]
    rest = len(finding.related) - len(shown)
    return element(
        "ul",
        [element("li", _named(material, each.place), ": ", element("bdi", each.message)) for each in shown],
        element("li", f"and {counted(rest, 'other place')}") if rest else None,
    )


def _reference(reference: Reference) -> Content:
    return [link(reference.title, reference.url), f", {reference.section}"]

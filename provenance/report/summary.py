"""What an editor wants to know first, in figures, and without a verdict.

May import: siblings in report; drawing.markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from provenance.checks import Level
from provenance.drawing.markup import Content, Markup, element
from provenance.report.material import Material
from provenance.report.words import counted, link, more, name, section, table

__all__ = ["summary_section"]


def summary_section(material: Material) -> Markup:
    """The section with the summary."""
    return section(
        "summary",
        "Summary",
        _figures(material),
        _claims(material),
        element("p", _findings(material)),
        element(
            "p",
            "These figures say who is cited and from whom they have it. They do not say what is true.",
            class_="quiet",
        ),
    )


def _figures(material: Material) -> Markup:
    return element("dl", list(_entries(material)), class_="figures")


def _entries(material: Material) -> Iterator[Content]:
    found = material.citations
    total = found.statements
    opinion = f", {found.opinion:,} of them opinion" if found.opinion else ""
    yield _figure("Statements", total, f"in {counted(found.articles, 'article')}")
    yield _figure("Attributed", found.attributed, _share(found.attributed, total, " of all statements"))
    yield _figure("Own voice", found.own_voice, _share(found.own_voice, total, opinion))
    for label, part, of in (
        ("Anonymous", found.anonymous, " rest on an anonymous source"),
        ("Not named", found.unattributed, " posit a speaker and name none"),
        ("No named origin", found.nameless, " of what is attributed"),
    ):
        yield _figure(label, part, _share(part, found.attributed, of))


def _share(part: int, whole: int, of: str) -> str:
    """How much that is; of nothing there is no share."""
    return f"{part / whole:.0%}{of}" if whole else "of none"


def _figure(label: str, figure: int, beside: str) -> Markup:
    return element(
        "div", element("dt", label), element("dd", element("b", f"{figure:,}"), " ", element("span", beside))
    )


def _claims(material: Material) -> Content:
    if not material.sourcings:
        return element("p", "No statement shares a claim with another, so independent lines were not counted.")
    rows = []
    for number, each in enumerate(material.sourcings, start=1):
        found = each.independence
        lines = f"{found.lines}" if found.is_exact else f"{found.lines} to {found.at_most}"
        rows.append(
            (
                link(name(each.claim.text), f"#claim-{number}"),
                lines,
                f"{len(found.origins):,}",
                f"{len(found.outlets):,}",
                f"{len(found.attributed) + len(found.own_voice) + len(found.denials):,}",
            )
        )
    header = ("Claim", "Lines", "Origins", "Outlets", "Statements")
    return [
        table("How many independent lines each claim has", header, rows, figures=range(1, 5)),
        more(material.claims - len(rows), "claim"),
    ]


def _findings(material: Material) -> Content:
    if not material.findings:
        return "The checks found nothing to look at."
    counts = Counter(finding.level for finding in material.findings)
    each = ", ".join(counted(counts[level], level.value) for level in Level if counts[level])
    return ["The checks have ", link(counted(len(material.findings), "finding"), "#findings"), f" to look at: {each}."]

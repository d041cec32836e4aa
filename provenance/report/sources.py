"""Who is cited: kind, role, interests, and how often.

May import: siblings in report; drawing.markup, model and what it imports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from provenance.citations import Citation
from provenance.drawing.markup import Content, Markup, element
from provenance.model import Source
from provenance.report.material import Material
from provenance.report.words import more, name, section, table

__all__ = ["sources_section"]


def sources_section(material: Material) -> Markup:
    """The section with the sources."""
    cited = material.citations.sources
    if not cited:
        return section("sources", "Sources", element("p", "Nobody is cited."))
    known = {source.id: source for source in material.graph.declared()}
    rows = [_row(one, known) for one in cited[: material.limits.rows]]
    header = ("Source", "Kind", "Role", "Acts for, belongs to", "Has a stake in", "Cited", "As origin", "As relay")
    return section(
        "sources",
        "Sources",
        element(
            "p",
            "“Cited” counts statements. An origin is where a chain ends; a relay stands between it and the outlet.",
        ),
        table("Who is cited", header, rows, figures=range(5, 8)),
        more(len(cited) - len(rows), "source"),
    )


def _row(one: Citation, known: Mapping[str, Source]) -> tuple[Content, ...]:
    source = one.source
    others = [" ", element("span", "also ", _names(source.aliases), class_="also")] if source.aliases else []
    ties = [_named(id_, known) for id_ in (*source.acts_for, *source.owned_by)]
    return (
        [name(source.name), *others],
        source.kind.value if source.kind else None,
        name(source.role) if source.role else None,
        _names(ties),
        _names(_named(id_, known) for id_ in source.interests),
        f"{one.statements:,}",
        f"{one.as_origin:,}",
        f"{one.as_relay:,}",
    )


def _named(id_: str, known: Mapping[str, Source]) -> str:
    """The name of a source; a topic is its own name."""
    return known[id_].name if id_ in known else id_


def _names(names: Iterable[str]) -> Content:
    return [[", " if number else None, name(each)] for number, each in enumerate(names)]

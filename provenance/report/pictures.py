"""Drawings with the table that says the same.

May import: siblings in report; drawing, exchange.selection, graph, model and what they import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from provenance.drawing.diagram import diagram_of
from provenance.drawing.markup import Content, Markup, element, joined
from provenance.drawing.svg import svg
from provenance.exchange.chains_words import rest_line
from provenance.exchange.selection import Selection
from provenance.graph import Chain, Node
from provenance.report.material import Material
from provenance.report.notes import chain_line, statement_link
from provenance.report.words import counted, more, quote, section, table
from provenance.terms import Certainty

__all__ = ["drawing_section", "picture"]


def drawing_section(material: Material) -> Markup:
    """The section with the drawing of all statements."""
    return section(
        "drawing",
        "Who has it from whom",
        element(
            "p",
            "All statements. An arrow points from a source to whoever cites it; a source stands in several boxes when "
            "its words go on in several ways. A dashed arrow is a link that is not in the words, a dashed box a source "
            "without a name.",
        ),
        picture(material, "All statements", material.graph.starts(), claims=()),
    )


def picture(material: Material, title: str, starts: Sequence[Node], *, claims: Sequence[str]) -> Markup:
    """A drawing of the chains of some statements, and below it the chains in a table."""
    diagram = diagram_of(material.graph, claims=claims, limit=material.limits.boxes)
    name_ = f"drawing-{'-'.join(map(str, _numbers(material, claims))) or 'all'}"
    if not diagram.boxes:
        return element("p", "There is nothing to draw.", class_="left-out")
    drawn = svg(diagram, title=f"Chains of attribution: {title}", name=name_, style=False)
    frame = element("div", drawn, class_="frame picture", tabindex=0, role="region", aria_label=f"Drawing: {title}")
    return joined(frame, "\n", _as_table(material, title, starts), "\n")


def _numbers(material: Material, claims: Iterable[str]) -> Iterator[int]:
    return (
        number for number, each in enumerate(material.sourcings, start=1) for claim in claims if each.claim.id == claim
    )


def _as_table(material: Material, title: str, starts: Sequence[Node]) -> Markup:
    rows: list[tuple[Content, ...]] = []
    left_out = 0
    several = len(material.articles) > 1
    graph = material.graph
    for start in starts:
        if len(rows) >= material.limits.rows:
            left_out += 1
            continue
        link = graph.link(start)
        selection = Selection(link.article, graph, ())
        listing = selection.chains(link.statement, material.limits.chains)
        for chain in listing.chains:
            statement = statement_link(material, start.article, start.statement, several=several)
            rows.append((statement, chain_line(chain), _cues(chain), _certainty(chain)))
        if rest := rest_line(listing):
            rows.append((statement_link(material, start.article, start.statement, several=several), rest, None, None))
    said = table(f"Chains: {title}", ("Statement", "Chain", "In the words", "Weakest link"), rows)
    summary = element("summary", f"The same as a table ({counted(len(rows), 'chain')})")
    return element("details", summary, said, more(left_out, "statement"))


def _cues(chain: Chain) -> Content:
    said = [quote(link.cue, link.article.language) for link in chain if link.cue]
    return [[", " if number else None, each] for number, each in enumerate(said)]


def _certainty(chain: Chain) -> str:
    return "" if chain.certainty is Certainty.UNSPECIFIED else chain.certainty.value

"""``provenance graph``: the chains as a picture, or as data for the programs that draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import options
from .completion import statement_ids
from .outputs import encoded, print_pieces, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.drawing.diagram import Diagram

__all__ = ["command"]

_MOST_FOR_READERS = 300
_FOR_READERS = ("text", "svg")


@click.command("graph", short_help="Draw the chains: as text, SVG, DOT, Mermaid, GraphML.")
@options.files
@click.option(
    "--statement",
    "statements",
    metavar="ID",
    multiple=True,
    shell_complete=statement_ids,
    help="Only this statement; ARTICLE#ID where several articles have it. May be repeated.",
)
@click.option(
    "--claim", "claims", metavar="ID", multiple=True, help="Only the statements of this claim; may be repeated."
)
@options.format_of("text", "svg", "dot", "mermaid", "graphml", "json")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=None,
    help=f"Draw at most N boxes, and say what is left out; 0 for all.  [default: {_MOST_FOR_READERS} in text and svg]",
)
@options.judgements
@options.colour
def command(  # noqa: PLR0913, PLR0917  # its options
    files: tuple[str, ...],
    statements: tuple[str, ...],
    claims: tuple[str, ...],
    form: str,
    limit: int | None,
    judged: tuple[str, ...],
    color: str,
) -> None:
    """Draw who has it from whom. A source has a box for each way in which its words go on, so that no chain appears
    that nobody wrote.

    \b
      provenance graph article.yaml
      provenance graph article.yaml --claim arms-to-russia --format svg > claim.svg
      provenance graph archive/ --judgements same.yaml --format dot | dot -Tpdf > archive.pdf

    text reads like git log --graph: from a statement downwards to the sources it rests on. In the pictures an arrow
    points from a source to whoever cites it; a dashed arrow stands for a link that is not in the words. All files are
    one graph. mermaid is for Markdown, graphml for Gephi, yEd and Cytoscape.
    """  # noqa: D205, D301  # click's mark for lines to leave alone; the first paragraph is read whole
    from provenance.drawing.diagram import diagram_of
    from provenance.graph import trace

    from .inputs import articles, judgements

    graph = trace(articles(files, others=True), judgements=judgements(judged))
    if limit is None and form in _FOR_READERS:
        limit = _MOST_FOR_READERS
    diagram = diagram_of(graph, statements=statements, claims=claims, limit=limit or None)
    if form == "text":
        from provenance.drawing.lanes import lanes_text

        from .failures import complain

        if not diagram.statements:
            complain("provenance: there is no statement in these articles, and so nothing to draw")
        print_pieces(lanes_text(diagram, options.page_for(color)), for_readers=True)
        return
    with whole(None) as output:
        for piece in _pieces(diagram, form, _title([article.title for article in graph.articles], claims)):
            output.write(encoded(piece))


def _title(articles: list[str], claims: tuple[str, ...]) -> str:
    where = articles[0] if len(articles) == 1 else f"{len(articles)} articles"
    return f"Chains of attribution of {', '.join(claims)}: {where}" if claims else f"Chains of attribution: {where}"


def _pieces(diagram: Diagram, form: str, title: str) -> Iterator[str]:
    if form == "json":
        from provenance.drawing.plain_json import diagram_json

        yield diagram_json(diagram)
    elif form == "svg":
        from provenance.drawing.svg import svg

        yield svg(diagram, title=title) + "\n"
    elif form == "dot":
        from provenance.drawing.dot import dot

        yield from dot(diagram, title=title)
    elif form == "mermaid":
        from provenance.drawing.mermaid import mermaid

        yield from mermaid(diagram, title=title)
    else:
        from provenance.drawing.graphml import graphml

        yield from graphml(diagram, title=title)

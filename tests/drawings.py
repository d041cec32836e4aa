"""Diagrams for the programs that draw them, and the words that have to stand in what they draw."""

from __future__ import annotations

from command import EXAMPLES

import provenance
from provenance.drawing.diagram import Diagram, diagram_of
from provenance.drawing.labels import arrow_details, box_details, box_name

EVIL = 'x" ]; end\\N subgraph a["b"] --> c <script>alert(1)</script> %% `graph` #quot; ~~~ ::: click x \u202eevil\u2066'


def evil() -> Diagram:
    """Of an article that tries to say something to whatever draws it."""
    text = f"Said {EVIL}. end"
    span = provenance.Span.of(text, 5, 5 + len(EVIL))
    end = provenance.Span.of(text, len(text) - 3, len(text))
    names = (provenance.Source("end", "end"), provenance.Source("o", EVIL), provenance.Source("w", EVIL))
    link = provenance.Attribution(("w",), (span,), attributed_to=(provenance.Attribution(("end",), (end,)),))
    statement = provenance.Statement(EVIL, (span,), (link,))
    article = provenance.Article("a", EVIL, "o", text, sources=names, statements=[statement])
    return diagram_of(provenance.trace(article))


def example(name: str) -> Diagram:
    return diagram_of(provenance.trace(provenance.load_all([EXAMPLES / name])))


DIAGRAMS = {
    "evil": evil,
    "newslive": lambda: example("newslive-2023-11-01"),
    "spill": lambda: example("osse-spill-2024-06"),
    "saint-brannoc": lambda: example("saint-brannoc-2024-03-12"),
    "empty": lambda: diagram_of(provenance.trace([])),
}


def spaced(words: str) -> str:
    return " ".join(words.split())


def labels(diagram: Diagram) -> list[str]:
    """What stands in the boxes and at the arrows, in any order."""
    boxes = [f"{box_name(box)} {' · '.join(box_details(box, diagram))}" for box in diagram.boxes]
    arrows = [" · ".join(arrow_details(arrow)) for arrow in diagram.arrows]
    return sorted(spaced(words) for words in (*boxes, *filter(None, arrows)))

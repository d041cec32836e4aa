"""A diagram in DOT, the language of Graphviz (https://graphviz.org/doc/info/lang.html).

May import: siblings in drawing.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.drawing.diagram import Diagram, Role
from provenance.drawing.labels import arrow_details, box_details, box_name
from provenance.drawing.letters import shown

__all__ = ["dot"]

_STYLES = {Role.STATEMENT: "filled", Role.SOURCE: "rounded", Role.BACK: "rounded,dashed"}


def dot(diagram: Diagram, *, title: str) -> Iterator[str]:
    """The diagram, a line a piece."""
    yield f"digraph {_quoted(shown(title))} {{\n"
    yield "  rankdir=LR; node [shape=box, fillcolor=whitesmoke, fontname=sans]; edge [dir=back, fontname=sans];\n"
    if diagram.left_out:
        yield f"  label={_quoted(diagram.left_out)};\n"
    for box in diagram.boxes:
        lines = [box_name(box), " · ".join(box_details(box, diagram))]
        label = "\\n".join(_escaped(line) for line in lines if line)
        style = "rounded,dashed" if box.is_nameless else _STYLES[box.role]
        yield f'  {box.id} [label="{label}", style="{style}"];\n'
    for arrow in diagram.arrows:
        given = [] if arrow.is_in_the_words else ["style=dashed"]
        if said := " · ".join(arrow_details(arrow)):
            given.insert(0, f"label={_quoted(said)}")
        yield f"  {arrow.nearer} -> {arrow.farther}" + (f" [{', '.join(given)}];\n" if given else ";\n")
    yield "}\n"


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    r"""For a quoted string: a quotation mark ends it, and a backslash begins an escape of labels (``\N``, ``\n``)."""
    return text.replace("\\", "\\\\").replace('"', '\\"')

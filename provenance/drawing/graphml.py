"""A diagram as GraphML, which Gephi, yEd and Cytoscape read; written by networkx.

XML cannot carry every character: what cannot be seen is written as an escape, as in the other drawings.

May import: siblings in drawing; networkx.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from provenance.drawing.diagram import Diagram
from provenance.drawing.labels import arrow_details, box_details, box_name, statement_names
from provenance.drawing.letters import shown

__all__ = ["graphml"]


def graphml(diagram: Diagram, *, title: str) -> Iterator[str]:
    """The diagram, a line a piece; an edge goes from a box to whoever it rests on."""
    graph: nx.DiGraph[str] = nx.DiGraph(title=shown(title), left_out=diagram.left_out)
    for box in diagram.boxes:
        graph.add_node(
            box.id,
            label=box_name(box),
            role=box.role.value,
            details=" · ".join(box_details(box, diagram)),
            statements=statement_names(box, diagram, None) if box.statements else "",
            sources=" ".join(shown(source.id) for source in box.sources),
            basis=box.basis.value,
        )
    for arrow in diagram.arrows:
        graph.add_edge(arrow.nearer, arrow.farther, label=" · ".join(arrow_details(arrow)))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in nx.generate_graphml(graph):
        yield f"{line}\n"

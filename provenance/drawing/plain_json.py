"""A diagram as JSON: boxes and arrows, for a drawing of one's own.

Everything that a key can hold is there: what is absent is null or empty, never a missing key.

May import: siblings in drawing; exchange.chains_json for the way JSON is spelt.
"""

from __future__ import annotations

from typing import Any

from provenance.drawing.diagram import Arrow, Box, Diagram
from provenance.exchange.chains_json import dumped

__all__ = ["SCHEMA_VERSION", "diagram_data", "diagram_json"]

SCHEMA_VERSION = 1


def diagram_json(diagram: Diagram) -> str:
    """``diagram_data`` as JSON."""
    return dumped(diagram_data(diagram)) + "\n"


def diagram_data(diagram: Diagram) -> dict[str, Any]:
    """The boxes, each before those it rests on, the arrows, and how much was left out."""
    return {
        "schema_version": SCHEMA_VERSION,
        "statements": diagram.statements,
        "left_out": {
            "statements": diagram.statements_left_out,
            "boxes": diagram.boxes_left_out,
            "arrows": diagram.arrows_left_out,
        },
        "boxes": [_box(box) for box in diagram.boxes],
        "arrows": [_arrow(arrow) for arrow in diagram.arrows],
    }


def _box(box: Box) -> dict[str, Any]:
    return {
        "id": box.id,
        "role": box.role.value,
        "name": box.name,
        "sources": [source.id for source in box.sources],
        "kinds": [source.kind.value if source.kind else None for source in box.sources],
        "article": box.article.id if box.article else None,
        "statements": [statement.id for statement in box.statements],
        "basis": box.basis.value,
        "certainties": [one.value for one in box.certainties],
        "missing": list(box.missing),
    }


def _arrow(arrow: Arrow) -> dict[str, Any]:
    return {
        "rests": arrow.nearer,
        "on": arrow.farther,
        "links": [
            {
                "article": link.article.id,
                "statement": link.statement.id,
                "cue": link.cue,
                "hedge": link.hedge,
                "certainty": link.certainty.value,
                "basis": link.basis.value,
                "said": None if link.said is None else str(link.said),
            }
            for link in arrow.links
        ],
    }

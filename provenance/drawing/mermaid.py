"""A diagram as a flowchart of Mermaid, which many editors of Markdown draw (https://mermaid.js.org).

May import: siblings in drawing.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.drawing.diagram import Diagram, Role
from provenance.drawing.labels import arrow_details, box_details, box_name
from provenance.drawing.letters import shown

__all__ = ["mermaid"]

_SHAPES = {Role.STATEMENT: ('["', '"]'), Role.SOURCE: ('("', '")'), Role.BACK: ('(["', '"])')}
_PLAIN = frozenset(" ,.-–·…“”‘’←↺()")


def mermaid(diagram: Diagram, *, title: str) -> Iterator[str]:
    """The diagram, a line a piece."""
    yield "flowchart LR\n"
    yield f"  accTitle: {_escaped(shown(title))}\n"
    if diagram.left_out:
        yield f"  %% {_escaped(diagram.left_out)}\n"
    for box in diagram.boxes:
        begin, end = _SHAPES[box.role]
        lines = [box_name(box), " · ".join(box_details(box, diagram))]
        yield f"  {box.id}{begin}{'<br/>'.join(_escaped(line) for line in lines if line)}{end}\n"
    for arrow in diagram.arrows:
        said = _escaped(" · ".join(arrow_details(arrow)))
        line = "-->" if arrow.is_in_the_words else "-.->"
        yield f"  {arrow.farther} {line}" + (f'|"{said}"| ' if said else " ") + f"{arrow.nearer}\n"


def _escaped(text: str) -> str:
    """Letters and figures of all scripts as they are; every other sign as the entity code that Mermaid undoes."""
    return "".join(
        character if character.isalnum() or character in _PLAIN else f"#{ord(character)};" for character in text
    )

"""What is written in a box, and what is said of an arrow, in every way to draw.

Every string given back is one line and holds nothing invisible.

May import: drawing.diagram, drawing.letters, model and what it imports.
"""

from __future__ import annotations

from provenance.drawing.diagram import Arrow, Box, Diagram, Role
from provenance.drawing.letters import shown
from provenance.terms import Certainty

__all__ = ["arrow_details", "box_details", "box_name", "description", "statement_names"]

_MOST_STATEMENTS = 4
_MOST_CUES = 3
_LONGEST_CUE = 60


def box_name(box: Box) -> str:
    """Who speaks."""
    return shown(box.name) or "(no name)"


def statement_names(box: Box, diagram: Diagram, most: int | None = _MOST_STATEMENTS) -> str:
    """The ids of the statements that a box stands for, with the article's where there are several."""
    ids = [shown(statement.id) for statement in box.statements[:most]]
    rest = len(box.statements) - len(ids)
    named = ", ".join(ids) + (f" and {rest} more" if rest else "")
    article = f"{shown(box.article.id)}#" if box.article is not None and diagram.several_articles else ""
    return article + named


def box_details(box: Box, diagram: Diagram) -> list[str]:
    """What there is to say of a box beyond who speaks, the most important first; may be nothing."""
    said = []
    if box.role is Role.STATEMENT:
        said.append(statement_names(box, diagram))
        if box.is_opinion:
            said.append("opinion")
        elif box.statements and not box.statements[0].attributed_to:
            said.append("own voice")
    elif box.role is Role.SOURCE:
        kinds = dict.fromkeys(source.kind.value for source in box.sources if source.kind)
        said += [kind for kind in kinds if kind != box.name]  # words that name nobody are called what they are
        if box.certainties:
            said.append(", ".join(certainty.value for certainty in box.certainties))
    said += [f"rests on {shown(reference)}, which is not given" for reference in box.missing]
    return said


def arrow_details(arrow: Arrow) -> list[str]:
    """The words that signal what an arrow stands for, and how firmly it is said."""
    cues = dict.fromkeys(shown(link.cue) for link in arrow.links if link.cue)
    said = [f"“{_shortened(cue)}”" for cue in list(cues)[:_MOST_CUES]]
    if len(cues) > _MOST_CUES:
        said.append(f"and {len(cues) - _MOST_CUES} other cues")
    found = {link.certainty for link in arrow.links}
    said += [one.value for one in Certainty if one in found and one is not Certainty.UNSPECIFIED]
    said += [one for one in dict.fromkeys(link.basis.value for link in arrow.links) if one != "explicit"]
    return said


def _shortened(cue: str) -> str:
    return cue if len(cue) <= _LONGEST_CUE else cue[: _LONGEST_CUE - 1].rstrip() + "…"


def description(diagram: Diagram) -> str:
    """The drawing in two sentences, for whoever does not see it."""
    statements = sum(len(box.statements) for box in diagram.boxes if box.role is Role.STATEMENT)
    sources = sum(box.role is Role.SOURCE for box in diagram.boxes)
    said = (
        f"On the left {_counted(statements, 'statement')} with the outlet that publishes them; to the right "
        f"{_counted(sources, 'box', 'boxes')} with who says so, and from whom they have it. "
        "An arrow points from a source to whoever cites it."
    )
    return f"{said} {diagram.left_out}".strip()


def _counted(number: int, one: str, several: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {several or one + 's'}"

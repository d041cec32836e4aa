"""A diagram as text, in the way of ``git log --graph``: a line a box, and lanes that lead to whoever is behind it.

    ●  NEWSLIVE  s1
    ○  Yoo Sang-bum  “mengungkapkan bahwa” · person · asserted
    │
    │ ●  NEWSLIVE  s5
    ├─╯
    ○  NIS  “informasi ini didapat dari” · “NIS melaporkan bahwa” · government · asserted

A chain is read downwards along a lane: from a statement to the sources it rests on. Where no lane leads on, it ends.

May import: siblings in drawing; exchange.columns, exchange.ink, exchange.page; networkx.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from provenance.drawing.diagram import Arrow, Box, Diagram, Role
from provenance.drawing.labels import arrow_details, box_details, box_name
from provenance.exchange.columns import width_of, wrapped
from provenance.exchange.ink import Role as InkRole
from provenance.exchange.page import NARROWEST, Page

__all__ = ["lanes_text"]

_MARKS = {Role.STATEMENT: "●", Role.SOURCE: "○", Role.BACK: "↺"}
_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_LINES = {
    0: " ",
    _UP | _DOWN: "│",
    _LEFT | _RIGHT: "─",
    _UP | _DOWN | _LEFT | _RIGHT: "┼",
    _UP | _DOWN | _RIGHT: "├",
    _UP | _DOWN | _LEFT: "┤",
    _UP | _LEFT | _RIGHT: "┴",
    _DOWN | _LEFT | _RIGHT: "┬",
    _UP | _RIGHT: "╰",
    _UP | _LEFT: "╯",
    _DOWN | _RIGHT: "╭",
    _DOWN | _LEFT: "╮",
}


def lanes_text(diagram: Diagram, page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """The diagram in lines, each piece one; a line stands free before every statement."""
    onward: dict[str, list[str]] = {}
    arriving: dict[str, list[Arrow]] = {}
    for arrow in diagram.arrows:
        onward.setdefault(arrow.nearer, []).append(arrow.farther)
        arriving.setdefault(arrow.farther, []).append(arrow)
    lanes = _Lanes()
    for number, box in enumerate(_in_order(diagram, onward)):
        if number and box.id not in arriving:  # so that nothing seems to lead to it from above
            yield f"{page.ink(lanes.beside(), InkRole.QUIET)}\n"
        column = lanes.take(box.id)
        drawn = lanes.row(column, _MARKS[box.role])
        aside = lanes.beside(without=None if onward.get(box.id) else column)
        yield from _box_lines(box, (drawn, aside), arriving.get(box.id, ()), diagram, page)
        turning = lanes.lead(column, onward.get(box.id, ()))
        if turning:
            yield f"{page.ink(turning, InkRole.QUIET)}\n"
    if diagram.left_out:
        yield f"\n{page.ink(diagram.left_out, InkRole.WARNING)}\n"


def _in_order(diagram: Diagram, onward: Mapping[str, Sequence[str]]) -> Iterator[Box]:
    """Every box after all that point away from it, and as soon as it can come, so that lanes are short."""
    known = {box.id: box for box in diagram.boxes}
    waiting_for = dict.fromkeys(known, 0)
    for several in onward.values():
        for one in several:
            waiting_for[one] += 1
    heads = iter(_heads(diagram))
    ready: list[str] = []
    while ready or (head := next(heads, None)) is not None:
        one = ready.pop() if ready else str(head)
        yield known[one]
        for after in reversed(onward.get(one, ())):
            waiting_for[after] -= 1
            if not waiting_for[after]:
                ready.append(after)


def _heads(diagram: Diagram) -> list[str]:
    """The boxes that no lane leads to, those together that lanes will join, otherwise in their order."""
    whole: nx.DiGraph[str] = nx.DiGraph()
    whole.add_nodes_from(box.id for box in diagram.boxes)
    whole.add_edges_from((arrow.nearer, arrow.farther) for arrow in diagram.arrows)
    part_of = {one: number for number, part in enumerate(nx.weakly_connected_components(whole)) for one in part}
    return sorted((box.id for box in diagram.boxes if not whole.pred[box.id]), key=part_of.__getitem__)


class _Lanes:
    """Which box each column leads to; None where a column is free."""

    def __init__(self) -> None:
        self._open: list[str | None] = []

    def take(self, box: str) -> int:
        """The column of a box: the lane that leads to it, or a free one."""
        if box in self._open:
            return self._open.index(box)
        return self._opened(box)

    def _opened(self, box: str) -> int:
        if None in self._open:
            column = self._open.index(None)
            self._open[column] = box
        else:
            column = len(self._open)
            self._open.append(box)
        return column

    def row(self, column: int, mark: str) -> str:
        """A line with a mark in one column, and the other lanes."""
        cells = [mark if number == column else "│" if lane else " " for number, lane in enumerate(self._open)]
        return " ".join(cells).rstrip()

    def beside(self, *, without: int | None = None) -> str:
        """The lanes alone, as they run past what stands in no lane."""
        cells = ["│" if lane and number != without else " " for number, lane in enumerate(self._open)]
        return " ".join(cells).rstrip()

    def lead(self, column: int, boxes: Sequence[str]) -> str:
        """Lead the lane of a box on to those that follow it; the line in which lanes turn, or nothing if none does."""
        before = list(self._open)
        self._open[column] = None
        ends = []
        for box in boxes:
            if box in self._open:
                ends.append(self._open.index(box))
            elif self._open[column] is None:
                self._open[column] = box
                ends.append(column)
            else:
                ends.append(self._opened(box))
        line = self._turning(before, column, ends)
        while self._open and self._open[-1] is None:
            self._open.pop()
        return line

    def _turning(self, before: Sequence[str | None], column: int, ends: Sequence[int]) -> str:
        if not ends or list(ends) == [column]:
            return ""
        width = max(len(self._open), len(before))
        cells = [0] * width
        between = [False] * width  # whether a line runs from a column to the next
        for number, lane in enumerate(before):
            if lane is not None and number != column:
                cells[number] |= _UP | _DOWN
        cells[column] |= _UP
        for end in ends:
            cells[end] |= _DOWN
            for number in range(min(column, end), max(column, end)):
                between[number] = True
                cells[number] |= _RIGHT
                cells[number + 1] |= _LEFT
        pieces = [_LINES[cell] + ("─" if joins else " ") for cell, joins in zip(cells, between, strict=True)]
        return "".join(pieces).rstrip()


def _box_lines(
    box: Box, lanes: tuple[str, str], arriving: Sequence[Arrow], diagram: Diagram, page: Page
) -> Iterator[str]:
    """The lines of a box, after its lanes: those of its first line, and those of the others."""
    drawn, aside = lanes
    name = box_name(box).removeprefix(f"{_MARKS[Role.BACK]} ") if box.role is Role.BACK else box_name(box)
    cues = dict.fromkeys(said for arrow in arriving for said in arrow_details(arrow) if said.startswith("“"))
    basis = [box.basis.value] if box.basis.value != "explicit" else []
    said = " · ".join([*cues, *box_details(box, diagram), *basis])
    role = InkRole.ID if box.role is Role.STATEMENT else InkRole.CHAIN
    start = f"{drawn}  "
    if width_of(start) + width_of(name) + 2 + width_of(said) <= page.width:
        yield f"{start}{page.ink(name, role)}" + (f"  {said}" if said else "") + "\n"
        return
    yield f"{start}{page.ink(name, role)}\n"
    indent = aside + " " * (len(drawn) + 2 - len(aside)) + "  "
    for line in wrapped(said, max(page.width - width_of(indent), NARROWEST)):
        yield f"{indent}{line}\n"

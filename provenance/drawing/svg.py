"""A diagram as SVG: layers from left to right, no script, no address, nothing that is loaded.

Lengths are in pixels of CSS. The look is in ``chains.css``, which stands in the picture, or in the page that holds it.

May import: siblings in drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from itertools import pairwise

from attrs import frozen

from provenance.drawing.diagram import Arrow, Box, Diagram, Role
from provenance.drawing.labels import arrow_details, box_details, box_name, description
from provenance.drawing.layers import layered
from provenance.drawing.letters import broken, width_of
from provenance.drawing.markup import Markup, element, joined
from provenance.drawing.placing import placed

__all__ = ["svg", "svg_style"]

_NAME_SIZE, _SMALL_SIZE = 13, 11
_NAME_LINE, _SMALL_LINE = 17, 14
_ROOM = 190.0  # for the words of a box
_PADDING_X, _PADDING_Y = 10.0, 6.0
_COLUMN_GAP, _ROW_GAP = 56.0, 12.0
_BEND = 6.0  # the height that a bend of an arrow keeps free
_MARGIN = 8.0
_HEAD = 7.0
_BOLD = 1.08  # how much wider bold letters are


def svg(diagram: Diagram, *, title: str, name: str = "chains", style: bool = True) -> Markup:
    """A diagram as an ``svg`` element, which is a whole file too.

    Args:
        diagram: what is drawn.
        title: what the picture is called by those who hear it.
        name: the beginning of the ids in it; another one for each picture of a page.
        style: whether the style sheet stands in it; a page has it once for all its pictures.
    """
    drawing = _Drawing(diagram)
    width, height = drawing.size
    parts = [drawing.arrow(arrow, way) for arrow, way in zip(diagram.arrows, drawing.ways, strict=True)]
    parts += [drawing.box(number, box) for number, box in enumerate(diagram.boxes)]
    if diagram.left_out:
        parts.append(element("text", diagram.left_out, class_="small", x=_MARGIN, y=height - _MARGIN))
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description(diagram), id=f"{name}-desc"),
        element("style", Markup(svg_style())) if style else None,
        element("rect", class_="paper", width=width, height=height) if style else None,
        "\n",
        joined(*(part for each in parts for part in (each, "\n"))),
        xmlns=Markup("http://www.w3.org/2000/svg"),
        class_="chains",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
    )


def svg_style() -> str:
    """The style sheet of the pictures; it holds none of the characters that HTML and XML take for their own."""
    return resources.files("provenance.drawing").joinpath("chains.css").read_text(encoding="utf-8")


@frozen
class _Words:
    """The lines in a box, and how much room they need."""

    names: Sequence[str]
    small: Sequence[str]
    width: float
    height: float

    @classmethod
    def of(cls, box: Box, diagram: Diagram) -> _Words:
        bold = _BOLD if box.role is Role.STATEMENT else 1.0
        names = broken(box_name(box), _ROOM / (_NAME_SIZE * bold), 2)
        small = broken(" · ".join(box_details(box, diagram)), _ROOM / _SMALL_SIZE, 2)
        widths = [width_of(line) * _NAME_SIZE * bold for line in names] + [
            width_of(line) * _SMALL_SIZE for line in small
        ]
        height = len(names) * _NAME_LINE + len(small) * _SMALL_LINE
        return cls(names, small, max(widths, default=0.0) + 2 * _PADDING_X, height + 2 * _PADDING_Y)


class _Drawing:
    """Where everything stands."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        number_of = {box.id: number for number, box in enumerate(diagram.boxes)}
        found = layered(len(diagram.boxes), [(number_of[one.nearer], number_of[one.farther]) for one in diagram.arrows])
        self.ways = found.ways
        self.words = [_Words.of(box, diagram) for box in diagram.boxes]
        self.height_of = {
            one: self.words[one].height if one < len(self.words) else _BEND for layer in found.layers for one in layer
        }
        self.y = {one: y + _MARGIN for one, y in placed(found.layers, found.steps, self.height_of, _ROW_GAP).items()}
        self.column: dict[int, tuple[float, float]] = dict(self._columns(found.layers))

    def _columns(self, layers: Sequence[Sequence[int]]) -> Iterator[tuple[int, tuple[float, float]]]:
        """Where each box or bend begins and ends, from left to right; all of a layer are equally wide."""
        left = _MARGIN
        for layer in layers:
            width = max((self.words[one].width for one in layer if one < len(self.words)), default=0.0)
            for one in layer:
                yield one, (left, left + width)
            left += width + _COLUMN_GAP

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the picture."""
        right = max((end for _, end in self.column.values()), default=0.0)
        bottom = max((y + self.height_of[one] / 2 for one, y in self.y.items()), default=0.0)
        left_out = self.diagram.left_out
        needed = width_of(left_out) * _SMALL_SIZE
        return _rounded(max(right, needed) + _MARGIN), _rounded(bottom + _MARGIN + (_SMALL_LINE * 2 if left_out else 0))

    def box(self, number: int, box: Box) -> Markup:
        words = self.words[number]
        left, right = self.column[number]
        top = self.y[number] - words.height / 2
        baseline = top + _PADDING_Y - 4
        lines = []
        for line in words.names:
            baseline += _NAME_LINE
            lines.append(element("text", line, class_="name", x=left + _PADDING_X, y=baseline))
        for line in words.small:
            baseline += _SMALL_LINE
            lines.append(element("text", line, class_="small", x=left + _PADDING_X, y=baseline))
        kind = " ".join(filter(None, (box.role.value, "nameless" if box.is_nameless else "")))
        whole = " · ".join((box_name(box), *box_details(box, self.diagram)))
        radius = 0.0 if box.role is Role.STATEMENT else 5.0
        return element(
            "g",
            element("title", whole),
            element("rect", class_="box", x=left, y=top, width=right - left, height=words.height, rx=radius),
            *lines,
            class_=kind,
        )

    def arrow(self, arrow: Arrow, way: Sequence[int]) -> Markup:
        path = list(_path(way, self.column, self.y))
        first_right, first_y = self.column[way[0]][1], self.y[way[0]]
        x, y = first_right + 1, first_y
        head = f"M{_at(x, y)} L{_at(x + _HEAD, y - _HEAD / 2)} L{_at(x + _HEAD, y + _HEAD / 2)} Z"
        return element(
            "g",
            element("title", said) if (said := " · ".join(arrow_details(arrow))) else None,
            element("path", class_="way" if arrow.is_in_the_words else "way restored", d=" ".join(path)),
            element("path", class_="head", d=head),
        )


def _path(way: Sequence[int], column: Mapping[int, tuple[float, float]], y: Mapping[int, float]) -> Iterator[str]:
    """A smooth line from the right side of the first to the left side of the last, straight through the bends."""
    here = column[way[0]][1] + _HEAD
    yield f"M{_at(here, y[way[0]])}"
    for before, after in pairwise(way):
        left, right = column[after]
        middle = (here + left) / 2
        yield f"C{_at(middle, y[before])} {_at(middle, y[after])} {_at(left, y[after])}"
        here = right
        if after != way[-1]:
            yield f"H{_rounded(right):g}"


def _at(x: float, y: float) -> str:
    return f"{_rounded(x):g},{_rounded(y):g}"


def _rounded(length: float) -> float:
    return round(length, 1) + 0.0

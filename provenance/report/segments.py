"""A text cut where statements and cues begin and end, so that overlapping ones can be marked side by side.

Offsets are code points, half-open. The time grows with the borders, and with how many statements lie over each other.

May import: spans.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import frozen

__all__ = ["Layer", "Segment", "cut"]

_MOST = 8  # statements named at one place; more on top of each other are counted


@frozen(order=True)
class Layer:
    """Something that lies over a part of the text.

    Attributes:
        start: offset of its first code point.
        end: offset after its last.
        kind: ``content``, ``cue`` or ``hedge``.
        number: of the statement it belongs to.
    """

    start: int
    end: int
    kind: str
    number: int


@frozen
class Segment:
    """A part of the text over all of which the same lies.

    Attributes:
        start: offset of its first code point.
        end: offset after its last.
        statements: the numbers of those whose content it is; the first eight.
        others: how many more there are.
        cues: the numbers of the statements whose cue it is; the first eight.
        hedged: whether it lowers a certainty.
    """

    start: int
    end: int
    statements: tuple[int, ...] = ()
    others: int = 0
    cues: tuple[int, ...] = ()
    hedged: bool = False


def cut(length: int, layers: Iterable[Layer], borders: Iterable[int] = ()) -> Iterator[Segment]:
    """The segments of a text, in order; together they are the whole text.

    Args:
        length: of the text.
        layers: those that lie over it.
        borders: where to cut besides, such as between paragraphs.
    """
    begins: dict[int, list[Layer]] = {}
    ends: dict[int, list[Layer]] = {}
    for layer in layers:
        begins.setdefault(layer.start, []).append(layer)
        ends.setdefault(layer.end, []).append(layer)
    over: dict[str, list[int]] = {"content": [], "cue": [], "hedge": []}
    for border, following in pairwise(sorted({0, length, *begins, *ends, *borders})):
        for layer in ends.get(border, ()):
            several = over[layer.kind]
            del several[bisect_left(several, layer.number)]
        for layer in begins.get(border, ()):
            insort(over[layer.kind], layer.number)
        yield Segment(
            border,
            following,
            tuple(dict.fromkeys(over["content"][:_MOST])),
            max(len(over["content"]) - _MOST, 0),
            tuple(dict.fromkeys(over["cue"][:_MOST])),
            bool(over["hedge"]),
        )

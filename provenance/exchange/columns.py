"""Text on a grid of character cells: how wide it is, filled up to a width, broken into lines.

Imports nothing of the package.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

__all__ = ["filled", "flowing", "listed", "width_of", "wrapped"]

_WHITE = re.compile(r"[ \t\r\n]+")  # not str.split(), which would swallow control characters too


def width_of(text: str) -> int:
    """How many cells the text takes: East Asian wide characters two (UAX #11), combining and format characters none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0  # the range: vowels and finals of Hangul, which share the cell of their initial
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def filled(text: str, width: int, *, right: bool = False) -> str:
    """The text with spaces after it (before it when `right`) up to a width."""
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def flowing(text: str) -> str:
    """The text with every run of spaces, tabs and newlines as one space."""
    return _WHITE.sub(" ", text).strip(" ")


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most this width, broken at spaces, and inside a word only when it fits on no line."""
    lines: list[str] = []
    line = ""
    room = width
    for piece in (piece for word in text.split(" ") if word for piece in _pieces(word, width)):
        needed = width_of(piece)
        if line and needed + 1 > room:
            lines.append(line)
            line, room = "", width
        line, room = (f"{line} {piece}", room - needed - 1) if line else (piece, room - needed)
    return [*lines, line] if line else lines


def listed(items: Sequence[str], width: int, separator: str = " · ") -> list[str]:
    """The items in lines of at most this width, broken after a separator, and inside an item only when it must be."""
    lines: list[str] = []
    mark = separator.rstrip()
    for position, item in enumerate(items):
        room = width - (width_of(mark) if position + 1 < len(items) else 0)  # for the separator that may follow
        if lines and width_of(lines[-1]) + width_of(separator) + width_of(item) <= room:
            lines[-1] += separator + item
            continue
        if lines:
            lines[-1] += mark
        lines.extend(wrapped(item, room))
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """The word, in pieces when it is wider than a line; a combining character stays with what it combines with."""
    if width_of(word) <= width:
        yield word
        return
    start = room = 0
    for position, character in enumerate(word):
        cells = _cells(character)
        if cells > room:
            if position > start:
                yield word[start:position]
            start, room = position, max(width, 2)
        room -= cells
    yield word[start:]

"""What a YAML or JSON file says, before anybody asks what it means: words, lists and mappings with their places.

Scalars are kept as written, so that ``no``, ``0e1`` and ``2023-11-01`` stay the words they are.

May import: errors.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from provenance.errors import Problem, UnreadableError

__all__ = ["DEEPEST_NESTING", "Listing", "Mapping", "Node", "Scalar", "SourceText", "whole_characters"]

DEEPEST_NESTING = 200  # lists and mappings inside each other; fifty links take a hundred

_LINE_END = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")


@frozen(eq=False)
class Scalar:
    """Words, a number, a date: whatever was written, as a string.

    Attributes:
        text: the words; empty for a JSON ``null`` and for nothing at all.
        plain: whether it stood without quotation marks; a plain ``~`` can be read as nothing.
        start: offset of its first code point in the file.
        end: offset after its last code point.
    """

    text: str
    plain: bool
    start: int
    end: int


@frozen(eq=False)
class Listing:
    """A list; offsets as for a Scalar."""

    items: tuple[Node, ...]
    start: int
    end: int


@frozen(eq=False)
class Mapping:
    """Keys and values, in the order of the file; a key may stand there twice. Offsets as for a Scalar.

    Attributes:
        entries: the pairs.
        flow: whether it was written with braces.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool
    start: int
    end: int


Node: TypeAlias = Scalar | Listing | Mapping


@frozen
class SourceText:
    """The text of a file with its name: turns offsets into problems.

    Attributes:
        text: the whole text.
        file: its name as the user gave it.
    """

    text: str
    file: str | None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Both counted from 1, the column in code points; lines end at LF, CR or CRLF."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def problem(self, offset: int, code: str, message: str) -> Problem:
        """A problem with the place of an offset."""
        line, column = self.line_and_column(offset)
        return Problem(message, self.file, line, column, code)

    def unreadable(self, offset: int, code: str, message: str) -> UnreadableError:
        """An error, to be raised, with the place of an offset."""
        return UnreadableError([self.problem(offset, code, message)])


def whole_characters(words: str) -> str:
    """The words with surrogate pairs joined into the characters they stand for; a half that stands alone stays."""
    if not _SURROGATE.search(words):
        return words
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")

"""The words of a text as numbers, so that spans are compared by the words they touch and not by their characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

__all__ = ["Spans", "Tokens", "f1"]

Spans = Sequence[Sequence[int]]
"""Stretches of a text: pairs of offsets in code points, half-open."""

_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*")
_AFTER_HEAD = re.compile(r"(?<=\w)(,|\s(?:of|who|from|in|for|at|on|to|with|by|as|which|that|during|and)\s)")


def f1(one: frozenset[int], other: frozenset[int]) -> float:
    """The harmonic mean of the shares that two sets have in common; 0 when they share nothing."""
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common else 0.0


class Tokens:
    """The word tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [match.span() for match in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def of(self, spans: Spans) -> frozenset[int]:
        """The numbers of the tokens that spans touch."""
        numbers: set[int] = set()
        for start, end in spans:
            if start < end:
                numbers.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(numbers)

    def head(self, spans: Spans) -> int | None:
        """The head of a noun phrase, roughly: the last token of its first span before a comma or preposition."""
        if not spans:
            return None
        start, end = spans[0]
        cut = _AFTER_HEAD.search(self.text[start:end])
        numbers = self.of([(start, start + cut.start() if cut else end)])
        return max(numbers, default=None)

    def words(self, spans: Iterable[Sequence[int]]) -> str:
        """The words of spans, one after another."""
        return " ".join(self.text[start:end] for start, end in spans)

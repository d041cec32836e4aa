"""A text prepared for being searched: where words stand, as they are or with white space folded, and as whole words.

May import: spans.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from provenance.spans import Span

__all__ = ["MOST_OCCURRENCES", "FoldedText", "Words", "bordered", "words_in"]

MOST_OCCURRENCES = 5_000  # of one quote in one text that are all looked at
_MOST_BESIDE = 20  # of them on each side of a place that are looked at where there are more
_BESIDE = 100_000  # code points on each side of it

# Scripts that are written without spaces between words: there every place may be the border of a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
_IN_WORD = re.compile(rf"[^\W{_UNSPACED}\U00020000-\U0003ffff][^\W{_UNSPACED}\U00020000-\U0003ffff]")


# In scripts without spaces every character counts as a word.
_WORD = re.compile(rf"[{_UNSPACED}\U00020000-\U0003ffff]|[^\W{_UNSPACED}\U00020000-\U0003ffff]+")

Words: TypeAlias = Sequence[tuple[str, int, int]]
"""Words with their case folded, and the offsets where each begins and ends."""


def words_in(text: str) -> Words:
    """The words of a text, in order."""
    return [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]


@frozen
class FoldedText:
    """A text prepared for being searched.

    Attributes:
        text: the text.
    """

    text: str
    _found: dict[str, tuple[Span, ...]] = field(factory=dict, init=False, eq=False, repr=False)

    _preferred: dict[str, tuple[Span, ...]] = field(factory=dict, init=False, eq=False, repr=False)

    def occurrences(self, quote: str) -> tuple[Span, ...]:
        """Where the quote stands, as it is or else with white space folded; at most MOST_OCCURRENCES + 1."""
        if quote not in self._found:
            spans = tuple(self._exactly(quote)) or tuple(self._folded_to(" ".join(quote.split())))
            self._found[quote] = spans
        return self._found[quote]

    def preferred(self, quote: str) -> tuple[Span, ...]:
        """The occurrences of a quote that begin and end at the border of a word; all, if none does."""
        if quote not in self._preferred:
            spans = self.occurrences(quote)
            self._preferred[quote] = bordered(self.text, spans)
        return self._preferred[quote]

    def beside(self, quote: str, begin: int, end: int) -> list[Span]:
        """The occurrences of a quote right before, inside and right after a stretch of the text, in order."""
        if quote in self.text:
            starts = _starts_beside(self.text, quote, begin, end)
            return [Span(start, start + len(quote), quote) for start in starts]
        words = " ".join(quote.split())
        folded, _, _ = self._folded
        return [
            self._unfolded(start, len(words))
            for start in (_starts_beside(folded, words, self._fold(begin), self._fold(end)) if words else ())
        ]

    def _exactly(self, quote: str) -> Iterator[Span]:
        for start in _starts(self.text, quote):
            yield Span(start, start + len(quote), quote)

    def _folded_to(self, quote: str) -> Iterator[Span]:
        folded, _, _ = self._folded
        for start in _starts(folded, quote) if quote else ():
            yield self._unfolded(start, len(quote))

    def _unfolded(self, start: int, length: int) -> Span:
        """The span of the text that stands at a place of the folded one."""
        _, starts_folded, starts = self._folded
        first = bisect_right(starts_folded, start) - 1
        last = bisect_right(starts_folded, start + length - 1) - 1
        return Span.of(
            self.text, starts[first] + start - starts_folded[first], starts[last] + start + length - starts_folded[last]
        )

    def _fold(self, offset: int) -> int:
        """About where an offset of the text is in the folded one."""
        _, starts_folded, starts = self._folded
        word = max(bisect_right(starts, offset) - 1, 0)
        return starts_folded[word] + max(offset - starts[word], 0) if starts else 0

    @cached_property
    def words(self) -> Words:
        """The words of the text, in order."""
        return words_in(self.text)

    @cached_property
    def _folded(self) -> tuple[str, list[int], list[int]]:
        """The text with white space folded, and where each word starts in it and in the text."""
        words = [(match.start(), match[0]) for match in re.finditer(r"\S+", self.text)]
        starts_folded = []
        at = 0
        for _, word in words:
            starts_folded.append(at)
            at += len(word) + 1
        return " ".join(word for _, word in words), starts_folded, [start for start, _ in words]


def bordered(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that begin and end at the border of a word; all, if none does."""
    return tuple(span for span in spans if _is_bordered(text, span)) or tuple(spans)


def _is_bordered(text: str, span: Span) -> bool:
    """Whether a span begins and ends at the border of a word, or in a script that shows none."""
    before = text[max(span.start - 1, 0) : span.start + 1]
    after = text[span.end - 1 : span.end + 1]
    return not (span.start and _IN_WORD.fullmatch(before)) and not _IN_WORD.fullmatch(after)


def _starts_beside(text: str, words: str, begin: int, end: int) -> list[int]:
    """Where words stand right before a stretch of a text, inside and right after it; some on each side, in order."""
    found = set()
    at, lowest = begin, max(begin - _BESIDE, 0)
    for _ in range(_MOST_BESIDE):
        at = text.rfind(words, lowest, at)
        if at < 0:
            break
        found.add(at)
        at += len(words) - 1
    for first in {max(begin - len(words) + 1, 0), end}:
        at = first - 1
        for _ in range(_MOST_BESIDE):
            at = text.find(words, at + 1, end + _BESIDE)
            if at < 0:
                break
            found.add(at)
    return sorted(found)


def _starts(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text, overlapping ones too; at most MOST_OCCURRENCES + 1."""
    at = text.find(words)
    for _ in range(MOST_OCCURRENCES + 1):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1)

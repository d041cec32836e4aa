"""Places in a text: spans, passages of several spans, and how a place is called (headline, ¶3).

Offsets are Unicode code points, half-open, as in Python's own slices and the W3C Web Annotation Data Model's
TextPositionSelector (§4.2.5); ``exact``, ``prefix`` and ``suffix`` are those of its TextQuoteSelector (§4.2.4).

May import: errors, typed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen

from provenance.errors import Fault, ModelError
from provenance.typed import check_types

__all__ = ["ELLIPSIS", "Passage", "Span", "paragraphs", "words_of"]

ELLIPSIS = " … "  # stands where a passage leaves words of the text out


@frozen(order=True)
class Span:
    """A stretch of an article's text.

    Attributes:
        start: offset of the first code point.
        end: offset after the last code point; greater than start.
        exact: the words, so that ``text[start:end] == exact``.
        prefix: words right before the span, as many as were needed to find it; may be empty.
        suffix: words right after it; may be empty.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a span that is empty or whose offsets do not measure its words (ModelError)."""
        check_types(self)
        if self.start < 0 or not self.exact or self.end - self.start != len(self.exact):
            message = f"{len(self.exact)} code points of words cannot stand from {self.start} to {self.end}"
            raise ModelError([Fault((), message, "span-out-of-range")])

    def stands_in(self, text: str) -> bool:
        """Whether the words, and the words around them, are at this place of the text."""
        return (
            text[self.start : self.end] == self.exact
            and (not self.prefix or text[max(self.start - len(self.prefix), 0) : self.start] == self.prefix)
            and (not self.suffix or text.startswith(self.suffix, self.end))
        )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text[start:end]``."""
        return cls(start, end, text[start:end])


Passage: TypeAlias = tuple[Span, ...]
"""One or several spans that belong together, in the order of the text, not overlapping."""


def words_of(passage: Passage) -> str:
    """The words of a passage; " … " stands between spans that do not touch."""
    words = [span.exact for span in passage[:1]]
    for before, span in pairwise(passage):
        words += [span.exact] if before.end == span.start else [ELLIPSIS, span.exact]
    return "".join(words)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, in order, without the white space around them.

    Where the text has blank lines they separate the paragraphs; otherwise every line is one.
    """
    separator = r"\n[^\S\n]*\n\s*" if re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", text) else r"\n"
    spans = []
    start = 0
    for end, following in [*((gap.start(), gap.end()) for gap in re.finditer(separator, text)), (len(text), 0)]:
        words = text[start:end].strip()
        if words:
            begin = text.index(words, start)
            spans.append(Span(begin, begin + len(words), words))
        start = following
    return tuple(spans)

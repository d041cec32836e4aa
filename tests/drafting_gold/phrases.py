"""Marked phrases: how the gold says, in words, where a span stands.

A phrase is a piece of the article's text, copied letter by letter, that occurs there once. In it

- ``[ ]`` holds the span meant (a source, or a piece of content), the rest of the phrase being context;
- ``{ }`` holds the words of a cue;
- `` … `` (an ellipsis between two blanks) stands for any words in between, as few as possible.

A phrase without marks means all of itself. The texts hold none of the characters of the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARKS = "[]{}"
GAP = " … "
LONGEST_GAP = 700
"""Characters that an ellipsis may stand for: more than the longest sentence of the articles."""

Span = tuple[int, int]


class UnfoundError(ValueError):
    """A phrase that does not stand in the text exactly once, or whose marks do not match."""


def spans_of(phrase: str, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans in square brackets and those in braces, in code points, half-open.

    Without any mark the first holds the span of the whole phrase.

    Raises:
        UnfoundError: if the phrase stands nowhere in the text, or in several places.
    """
    marked = phrase if any(mark in phrase for mark in MARKS) else f"[{phrase}]"
    pattern = _pattern(marked)
    found = list(_matches(pattern, text))
    if len(found) != 1:
        problem = "stands nowhere in the text" if not found else f"stands in {len(found)} places"
        raise UnfoundError(f"“{phrase}” {problem}")
    groups = found[0].re.groupindex
    square = tuple(found[0].span(name) for name in groups if name.startswith("square"))
    brace = tuple(found[0].span(name) for name in groups if name.startswith("brace"))
    return square, brace


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, those that overlap included."""
    found = pattern.search(text)
    while found:
        yield found
        found = pattern.search(text, found.start() + 1)


def _pattern(marked: str) -> re.Pattern[str]:
    """The regular expression of a phrase; every mark becomes a named group."""
    pieces, closing = [], ""
    for number, piece in enumerate(re.split(rf"([\[\]{{}}]|{GAP})", marked)):
        if piece == GAP:
            pieces.append(rf".{{1,{LONGEST_GAP}}}?")
        elif piece in ("[", "{"):
            if closing:
                raise UnfoundError(f"“{marked}” opens a mark inside another")
            name, closing = ("square", "]") if piece == "[" else ("brace", "}")
            pieces.append(f"(?P<{name}{number}>")
        elif piece in ("]", "}"):
            if piece != closing:
                raise UnfoundError(f"“{marked}” closes a mark that it did not open")
            pieces.append(")")
            closing = ""
        else:
            pieces.append(re.escape(piece))
    if closing:
        raise UnfoundError(f"“{marked}” does not close its mark")
    return re.compile("".join(pieces), re.DOTALL)

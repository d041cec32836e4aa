"""Finding words in a text: from what a person quotes to the spans of the text that it means.

The selectors are those of the W3C Web Annotation Data Model: the quote with its prefix and suffix (TextQuoteSelector,
§4.2.4), and offsets (TextPositionSelector, §4.2.5) that win as long as the words stand there.

The rules, in order:

1. Offsets that were given are used when the quote, prefix and suffix stand there; otherwise the occurrence nearest to
   the old start is taken.
2. Words are looked for as they are; only if they are nowhere, with all white space folded. The span holds the text's
   own words.
3. A prefix or a suffix rules out the occurrences it does not stand at.
4. Occurrences that begin and end at the border of a word are preferred, if there are any.
5. Of the parts of a list the first is looked for as above, among the places after which all others can follow; each
   further part is the first occurrence after the part before it.
6. If several places are left for the first part: near a statement (a cue, a mention, a hedge) those in the sentence
   of its content come first, then the one with the smallest distance to its content, inside being distance 0; of
   equally near ones the earlier. Without a statement to be near to it is ambiguous.
7. Of words that stand at more than MOST_OCCURRENCES places those with the prefix and suffix are looked for, then those
   around the old start or the statement; where neither is given it is ambiguous.

That a place was given and the words stand elsewhere is no problem: texts shift. What cannot be is: a length that the
words found do not have (see Misplaced).

May import: spans, reading.folded.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TypeAlias

from attrs import frozen

from provenance.reading.folded import MOST_OCCURRENCES, FoldedText, bordered
from provenance.spans import Passage, Span

__all__ = [
    "MOST_OCCURRENCES",
    "Ambiguous",
    "Anchored",
    "FoldedText",
    "Misplaced",
    "Missing",
    "OutOfOrder",
    "Selector",
    "anchor",
]

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|[\n。！？]")


@frozen
class Selector:
    """What a person gives to point at a stretch of text.

    Attributes:
        quote: the words; never empty.
        prefix: words right before them.
        suffix: words right after them.
        start: offset in code points where they once stood.
        end: offset after them.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@frozen
class Missing:
    """The words of a part stand nowhere; or only at `unplaced`, without the prefix and suffix that were given."""

    part: int
    unplaced: tuple[Span, ...] = ()


@frozen
class Ambiguous:
    """The words of a part stand at several places.

    Attributes:
        part: its position.
        places: the first few of them.
        count: how many; MOST_OCCURRENCES + 1 stands for that many and more.
    """

    part: int
    places: tuple[Span, ...]
    count: int


@frozen
class Misplaced:
    """The words of a part stand at `found`, which has another length than the place that was given for them."""

    part: int
    found: Span


@frozen
class OutOfOrder:
    """Every part stands in the text, but this one not after those before it."""

    part: int


Anchored: TypeAlias = Passage | Missing | Ambiguous | Misplaced | OutOfOrder


def anchor(text: FoldedText, parts: Sequence[Selector], near: Passage | None = None) -> Anchored:
    """The spans that the parts mean, by the rules above; or why there are none.

    Args:
        text: the text to look in.
        parts: what is looked for, in the order of the text; never empty.
        near: the content of the statement it belongs to; None when the place has to be clear by itself.
    """
    found: list[Sequence[Span]] = []
    for number, part in enumerate(parts):
        spans = _candidates(text, number, part, near)
        if isinstance(spans, Missing | Ambiguous):
            return spans
        found.append(spans)
    passage = _passage(text.text, found, near)
    if not isinstance(passage, tuple):
        return passage
    for number, (part, span) in enumerate(zip(parts, passage, strict=True)):
        if part.start is not None and part.end is not None and part.end - part.start not in _lengths(part, span):
            return Misplaced(number, span)
    return passage


def _candidates(
    text: FoldedText, number: int, part: Selector, near: Passage | None
) -> Sequence[Span] | Missing | Ambiguous:
    """Where one part may stand, in the order of the text; or why nowhere."""
    standing = _standing(text.text, part)
    if standing:
        return standing
    everywhere = text.occurrences(part.quote)
    if len(everywhere) > MOST_OCCURRENCES:
        return _among_many(text, part, near or ()) or Ambiguous(number, everywhere[:2], len(everywhere))
    return _fitting(text, part) or Missing(number, everywhere[:2])


def _passage(text: str, found: Sequence[Sequence[Span]], near: Passage | None) -> Passage | Ambiguous | OutOfOrder:
    """One span for each part, each after the one before it."""
    latest = len(text)
    for number in range(len(found) - 1, 0, -1):
        following = _ending_before(found[number], latest)
        if not following:
            return OutOfOrder(number)
        latest = following[-1].start
    first = _ending_before(found[0], latest) if len(found) > 1 else found[0]
    if not first:
        return OutOfOrder(1)
    if len(first) > 1 and near is None:
        return Ambiguous(0, tuple(first[:2]), len(first))
    passage = [_nearest(text, first, near or ())]
    for spans in found[1:]:
        at = bisect_left(spans, passage[-1].end, key=lambda span: span.start)
        passage.append(spans[at])
    return tuple(passage)


def _lengths(part: Selector, span: Span) -> tuple[int, int]:
    """What the words of a part can measure: as they were quoted, and as they stand in the text."""
    return len(part.quote), span.end - span.start


def _ending_before(spans: Sequence[Span], limit: int) -> Sequence[Span]:
    return spans[: bisect_right(spans, limit, key=lambda span: span.end)]


def _nearest(text: str, spans: Sequence[Span], content: Passage) -> Span:
    """The span in the sentence of the content, then with the smallest distance to it; of equally near ones the earlier.

    Spans of the same words come in the order of their starts and ends. So of those that end before a part of the
    content the last is nearest to it, and of the others the first.
    """
    candidates = [spans[0]]
    for part in content:
        at = bisect_left(spans, part.start, key=lambda span: span.end)
        candidates += spans[max(at - 1, 0) : at + 1]
    return min(candidates, key=lambda span: (*_distance(text, span, content), span.start))


def _standing(text: str, part: Selector) -> list[Span]:
    """The one span at the offsets that were given, if the words stand there."""
    if part.start is None or (text[part.start : part.start + 1].isspace() and not part.quote[0].isspace()):
        return []
    end = _match_forwards(text, part.start, part.quote)
    if end is None or end == part.start or part.end not in (None, end):
        return []
    return _in_context(text, part, [Span.of(text, part.start, end)])


def _fitting(text: FoldedText, part: Selector) -> Sequence[Span]:
    """The occurrences that fit the context; those at the borders of words if there are any; the nearest to a start."""
    spans: Sequence[Span]
    if part.prefix or part.suffix:
        spans = bordered(text.text, _in_context(text.text, part, text.occurrences(part.quote)))
    else:
        spans = text.preferred(part.quote)
    old_start = part.start
    if old_start is not None and spans:
        return [min(spans, key=lambda span: (abs(span.start - old_start), span.start))]
    return spans


def _among_many(text: FoldedText, part: Selector, near: Passage) -> Sequence[Span]:
    """As `_fitting`, for words that stand at too many places to look at all; none where nothing tells which."""
    spans = _with_context(text, part)
    if not spans:
        stretches = [(part.start, part.start)] if part.start is not None else [(span.start, span.end) for span in near]
        beside = {span.start: span for begin, end in stretches for span in text.beside(part.quote, begin, end)}
        spans = bordered(text.text, _in_context(text.text, part, [beside[start] for start in sorted(beside)]))
    if part.start is not None and spans:
        old_start = part.start
        return [min(spans, key=lambda span: (abs(span.start - old_start), span.start))]
    return spans


def _with_context(text: FoldedText, part: Selector) -> Sequence[Span]:
    """The occurrences of a part together with its prefix and suffix; none if it has neither, or these are too many."""
    if not part.prefix and not part.suffix:
        return ()
    found: dict[int, Span] = {}
    for before, after in product(("", " "), repeat=2):  # white space next to the quote may be left out
        whole = f"{part.prefix}{before if part.prefix else ''}{part.quote}{after if part.suffix else ''}{part.suffix}"
        places = text.occurrences(whole)
        if len(places) > MOST_OCCURRENCES:
            return ()
        for place in places:
            begin = _match_forwards(text.text, place.start, part.prefix) if part.prefix else place.start
            while begin is not None and text.text[begin : begin + 1].isspace() and not part.quote[0].isspace():
                begin += 1
            end = None if begin is None else _match_forwards(text.text, begin, part.quote)
            if begin is not None and end is not None:
                found[begin] = Span.of(text.text, begin, end)
    return bordered(text.text, _in_context(text.text, part, [found[begin] for begin in sorted(found)]))


def _in_context(text: str, part: Selector, spans: Iterable[Span]) -> list[Span]:
    """The spans that have the part's prefix and suffix around them, with the text's own spelling of these."""
    if not part.prefix and not part.suffix:
        return list(spans)
    fitting = []
    for span in spans:
        begin = _match_backwards(text, span.start, part.prefix)
        end = _match_forwards(text, span.end, part.suffix)
        if begin is not None and end is not None:
            fitting.append(Span(span.start, span.end, span.exact, text[begin : span.start], text[span.end : end]))
    return fitting


def _match_forwards(text: str, start: int, words: str) -> int | None:
    """Where the words end that start here, as they are or with white space folded; None when others stand here."""
    if text.startswith(words, start):
        return start + len(words)
    if not words.strip():
        return None
    at = start
    for number, word in enumerate(words.split()):
        begin = at
        while text[begin : begin + 1].isspace():
            begin += 1
        if (number and begin == at) or not text.startswith(word, begin):
            return None
        at = begin + len(word)
    return at


def _match_backwards(text: str, end: int, words: str) -> int | None:
    """Where the words start that end here; the mirror image of _match_forwards."""
    if words == text[max(end - len(words), 0) : end]:
        return end - len(words)
    if not words.strip():
        return None
    at = end
    for number, word in enumerate(reversed(words.split())):
        stop = at
        while stop > 0 and text[stop - 1].isspace():
            stop -= 1
        if (number and stop == at) or stop < len(word) or not text.startswith(word, stop - len(word)):
            return None
        at = stop - len(word)
    return at


def _distance(text: str, span: Span, content: Passage) -> tuple[bool, int]:
    """Whether a sentence ends between a span and the content, and the code points between; the least of its parts.

    What ends a sentence is told by its sign alone, so an abbreviation may count as one: it is a preference, no more.
    """
    gaps = (
        (min(span.end, other.end), max(span.start, other.start)) for other in content
    )  # empty or reversed when they touch or overlap
    return min(
        ((_SENTENCE_END.search(text, begin, end) is not None, max(end - begin, 0)) for begin, end in gaps),
        default=(False, 0),
    )

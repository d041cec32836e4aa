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

May import: errors, spans.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from provenance.spans import Passage, Span

__all__ = [
    "MOST_OCCURRENCES",
    "Ambiguous",
    "Anchored",
    "FoldedText",
    "Missing",
    "OutOfOrder",
    "Selector",
    "Words",
    "anchor",
    "words_in",
]

MOST_OCCURRENCES = 5_000  # of one quote in one text; beyond it the quote says nothing about the place

# Scripts that are written without spaces between words: there every place may be the border of a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
_IN_WORD = re.compile(rf"[^\W{_UNSPACED}\U00020000-\U0003ffff][^\W{_UNSPACED}\U00020000-\U0003ffff]")


_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|[\n。！？]")

# In scripts without spaces every character counts as a word.
_WORD = re.compile(rf"[{_UNSPACED}\U00020000-\U0003ffff]|[^\W{_UNSPACED}\U00020000-\U0003ffff]+")

Words: TypeAlias = Sequence[tuple[str, int, int]]
"""Words with their case folded, and the offsets where each begins and ends."""


def words_in(text: str) -> Words:
    """The words of a text, in order."""
    return [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]


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
    """The words of a part stand at several places; the first few of them."""

    part: int
    places: tuple[Span, ...]
    count: int


@frozen
class OutOfOrder:
    """Every part stands in the text, but this one not after those before it."""

    part: int


Anchored: TypeAlias = Passage | Missing | Ambiguous | OutOfOrder


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
            self._preferred[quote] = _bordered(self.text, spans)
        return self._preferred[quote]

    def _exactly(self, quote: str) -> Iterator[Span]:
        for start in _starts(self.text, quote):
            yield Span(start, start + len(quote), quote)

    def _folded_to(self, quote: str) -> Iterator[Span]:
        folded, starts_folded, starts = self._folded
        for start in _starts(folded, quote) if quote else ():
            first = bisect_right(starts_folded, start) - 1
            last = bisect_right(starts_folded, start + len(quote) - 1) - 1
            begin = starts[first] + start - starts_folded[first]
            end = starts[last] + start + len(quote) - starts_folded[last]
            yield Span(begin, end, self.text[begin:end])

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


def anchor(text: FoldedText, parts: Sequence[Selector], near: Passage | None = None) -> Anchored:
    """The spans that the parts mean, by the rules above; or why there are none.

    Args:
        text: the text to look in.
        parts: what is looked for, in the order of the text; never empty.
        near: the content of the statement it belongs to; None when the place has to be clear by itself.
    """
    found: list[Sequence[Span]] = []
    for number, part in enumerate(parts):
        spans: Sequence[Span] = _standing(text.text, part)
        if not spans:
            everywhere = text.occurrences(part.quote)
            if len(everywhere) > MOST_OCCURRENCES:
                return Ambiguous(number, everywhere[:2], len(everywhere))
            spans = _fitting(text, part)
        if not spans:
            return Missing(number, everywhere[:2])
        found.append(spans)
    latest = len(text.text)
    for number in range(len(parts) - 1, 0, -1):
        following = _ending_before(found[number], latest)
        if not following:
            return OutOfOrder(number)
        latest = following[-1].start
    first = _ending_before(found[0], latest) if len(parts) > 1 else found[0]
    if not first:
        return OutOfOrder(1)
    if len(first) > 1 and near is None:
        return Ambiguous(0, tuple(first[:2]), len(first))
    passage = [_nearest(text.text, first, near or ())]
    for spans in found[1:]:
        at = bisect_left(spans, passage[-1].end, key=lambda span: span.start)
        passage.append(spans[at])
    return tuple(passage)


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


def _starts(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text, overlapping ones too; at most MOST_OCCURRENCES + 1."""
    at = text.find(words)
    for _ in range(MOST_OCCURRENCES + 1):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1)


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
        spans = _bordered(text.text, _in_context(text.text, part, text.occurrences(part.quote)))
    else:
        spans = text.preferred(part.quote)
    old_start = part.start
    if old_start is not None and spans:
        return [min(spans, key=lambda span: (abs(span.start - old_start), span.start))]
    return spans


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


def _bordered(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if _is_bordered(text, span)) or tuple(spans)


def _is_bordered(text: str, span: Span) -> bool:
    """Whether a span begins and ends at the border of a word, or in a script that shows none."""
    before = text[max(span.start - 1, 0) : span.start + 1]
    after = text[span.end - 1 : span.end + 1]
    return not (span.start and _IN_WORD.fullmatch(before)) and not _IN_WORD.fullmatch(after)


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

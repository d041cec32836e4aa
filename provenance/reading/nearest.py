"""The words of a text that come nearest to a quote which is not in it.

Two steps, so that a quote of 10,000 code points in a text of a million takes well under a second: the window of the
text that shares most of the quote's rarer words (one pass over the words of the text), then its edges. Only where no
word is shared, a slip of the pen in a short quote, single words are compared letter by letter.

May import: spans, reading.folded.
"""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches

from provenance.reading.folded import FoldedText, Words, words_in
from provenance.spans import Span

__all__ = ["nearest_words"]

_MOST_QUOTE_WORDS = 2_000
_SHARED = 0.5  # the share of a quote's words, weighted by rarity, from which a window is worth showing
_LONGEST_SLIP = 40  # code points of a quote that is compared letter by letter
_MOST_DIFFERENT_WORDS = 5_000
_LONGEST_SHOWN = 200


def nearest_words(text: FoldedText, quote: str) -> Span | None:
    """The stretch of the text that is most like a quote, up to 200 code points; None when nothing is."""
    words = text.words
    wanted = [word for word, _, _ in words_in(quote)[:_MOST_QUOTE_WORDS]]
    if not words or not wanted:
        return None
    window = _best_window(words, wanted)
    if window is None:
        return _slip(text.text, words, quote)
    begin, end = words[window[0]][1], words[window[1] - 1][2]
    if end - begin > _LONGEST_SHOWN:
        end = max((stop for _, _, stop in words[window[0] : window[1]] if stop - begin <= _LONGEST_SHOWN), default=end)
    return Span.of(text.text, begin, min(end, begin + _LONGEST_SHOWN))


def _best_window(words: Words, quote: list[str]) -> tuple[int, int] | None:
    """The positions of the words, as many as the quote has, that share most with it.

    The first word they share stands as far from their beginning as from the quote's. A word weighs less the more often
    the text has it, and counts as often as the quote has it; words that the text does not have weigh as much as the
    others on average.
    """
    size = len(quote)
    wanted = Counter(quote)
    frequency = Counter(word for word, _, _ in words if word in wanted)
    if not frequency:
        return None
    weight = {word: 1 / frequency[word] ** 0.5 for word in wanted if frequency[word]}
    weight |= dict.fromkeys(wanted.keys() - frequency.keys(), sum(weight.values()) / len(weight))
    whole = sum(weight[word] * count for word, count in wanted.items())
    inside: Counter[str] = Counter()
    score, best, best_end = 0.0, 0.0, 0
    for number, (word, _, _) in enumerate(words):
        if word in wanted:
            inside[word] += 1
            score += weight[word] if inside[word] <= wanted[word] else 0.0
        left = words[number - size][0] if number >= size else ""
        if left in wanted:
            score -= weight[left] if inside[left] <= wanted[left] else 0.0
            inside[left] -= 1
        if score > best + 1e-9:
            best, best_end = score, number + 1
    if best < _SHARED * whole:
        return None
    first = next(number for number in range(max(best_end - size, 0), best_end) if words[number][0] in wanted)
    begin = max(first - quote.index(words[first][0]), 0)
    return begin, min(begin + size, len(words))


def _slip(text: str, words: Words, quote: str) -> Span | None:
    """The word of the text that a short quote was meant to be."""
    if len(quote) > _LONGEST_SLIP:
        return None
    known: dict[str, tuple[int, int]] = {}
    for word, start, end in words:
        known.setdefault(word, (start, end))
    near = get_close_matches(quote.casefold(), list(known)[:_MOST_DIFFERENT_WORDS], n=1)
    return Span.of(text, *known[near[0]]) if near else None

"""What the beginning of a text tells: its headline, and the outlet in its dateline.

May import: layout, pack, tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.drafting.pack import Pack
from provenance.drafting.text.layout import Sentence, begins_line, ends_line
from provenance.drafting.text.tokens import Tokens

__all__ = ["headline", "in_title_case", "is_headline", "outlet_of", "stands_alone", "titled_line"]

_LONGEST_HEADLINE = 200
_MOST_WORDS = 40
_FEWEST_WORDS = 4
_LONG = 4  # letters of a word that title case gives a capital, whatever it is
_FIRST = 3


def headline(tokens: Tokens, sentences: Sequence[Sentence]) -> str:
    """The headline of a text; empty when it begins without one."""
    if not sentences or not is_headline(tokens, sentences[0], 0):
        return ""
    return tokens.words_of(sentences[0].first, sentences[0].last)


def is_headline(tokens: Tokens, sentence: Sentence, number: int) -> bool:
    """Whether a sentence, by its number in the text, is a short first line without a full stop and with text below."""
    first, last = sentence.first, sentence.last
    if number or first >= last or sentence.dateline or sentence.furniture or last + 1 >= len(tokens):
        return False
    if not stands_alone(tokens, sentence):
        return False
    return tokens.words[last - 1] not in ".,:;" and tokens.ends[last - 1] - tokens.starts[first] <= _LONGEST_HEADLINE


def stands_alone(tokens: Tokens, sentence: Sentence) -> bool:
    """Whether a sentence is all of its paragraph."""
    begins = begins_line(tokens, sentence.first) or sentence.dateline is not None
    return begins and ends_line(tokens, sentence.last)


def titled_line(tokens: Tokens) -> int:
    """Where a first line ends in which every longer word has a capital, with text below; 0 when it is none."""
    end = next((at for at, word in enumerate(tokens.words[:_MOST_WORDS]) if word == "\n"), 0)
    long = [word for word in tokens.words[:end] if word[0].isalpha() and len(word) >= _LONG]
    small = sum(word[0].islower() for word in long)
    return end if len(long) >= _FEWEST_WORDS and not small and end + 1 < len(tokens) else 0


def in_title_case(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words stand in a line in title case, and with their capitals nowhere below it: they are no name."""
    if first >= _MOST_WORDS or not (end := titled_line(tokens)) or first >= end:
        return False
    below = set(tokens.words[end:])
    return any(word[0].isupper() and word not in below for word in tokens.words[first:last])


def outlet_of(tokens: Tokens, sentences: Sequence[Sentence], pack: Pack) -> str | None:
    """The outlet that a dateline names (``NEWSLIVE–``, ``JAKARTA, KOMPAS —``); None when none does."""
    for sentence in sentences[:_FIRST]:
        if sentence.dateline is None:
            continue
        first, last = sentence.dateline
        pieces = [at for at in range(first, last) if tokens.words[at][0].isalnum()]
        for at in reversed(pieces):
            lower = tokens.lower[at]
            if lower in pack.words["outlets"] or ("." in lower and lower.rpartition(".")[2].isalpha()):
                return tokens.words[at]
        alone = [at for at in pieces if tokens.lower[at] not in pack.words["places"]]
        if len(alone) == 1 and len(pieces) == 1 and tokens.words[alone[0]].isupper():
            return tokens.words[alone[0]]
    return None

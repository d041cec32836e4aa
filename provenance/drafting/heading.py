"""What the beginning of a text tells: its headline, and the outlet in its dateline.

May import: layout, pack, tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.drafting.layout import Sentence
from provenance.drafting.pack import Pack
from provenance.drafting.tokens import Tokens

__all__ = ["headline", "outlet_of"]

_LONGEST_HEADLINE = 200
_FIRST = 3


def headline(tokens: Tokens, sentences: Sequence[Sentence]) -> str:
    """The first line, when it is short, has no full stop and is not the whole text; empty otherwise."""
    if len(sentences) < 2 or sentences[0].dateline or sentences[0].paragraph == sentences[1].paragraph:  # noqa: PLR2004
        return ""
    first, last = sentences[0].first, sentences[0].last
    if first >= last or tokens.words[last - 1] in ".,:;":
        return ""
    text = tokens.words_of(first, last)
    return text if len(text) <= _LONGEST_HEADLINE else ""


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

"""Where cues stand in a sentence.

May import: pack, tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provenance.drafting.pack import CueKind, CueWord, Pack
from provenance.drafting.tokens import Tokens

__all__ = ["Cue", "cues_between"]


@frozen
class Cue:
    """A cue word at its place.

    Attributes:
        word: its entry in the lexicon.
        first: index of its first token.
        last: index after its last token.
    """

    word: CueWord
    first: int
    last: int

    @property
    def kind(self) -> CueKind:
        """The construction it opens."""
        return self.word.kind


def cues_between(tokens: Tokens, first: int, last: int, pack: Pack) -> Sequence[Cue]:
    """The cues among the tokens from ``first`` up to ``last``, in order; of several readings the longest.

    A word may open more than one construction; then there is one cue for each.
    """
    found: list[Cue] = []
    index = first
    lower = tokens.lower
    lexicon = pack.cues
    while index < last:
        entries = lexicon.get(lower[index])
        step = 1
        if entries:
            longest = 0
            for entry in entries:
                size = len(entry.words)
                if size < longest or index + size > last:
                    continue
                if size == 1 or lower[index : index + size] == entry.words:
                    longest = size
                    found.append(Cue(entry, index, index + size))
            step = max(longest, 1)
        index += step
    return found

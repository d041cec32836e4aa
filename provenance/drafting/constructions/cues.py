"""Where cues stand in a sentence.

May import: pack, tokens.
"""

from __future__ import annotations

from attrs import frozen

from provenance.drafting.pack import CueKind, CueWord, Pack
from provenance.drafting.text.tokens import Tokens, between

__all__ = ["Cue", "cues_between", "is_tie"]


@frozen
class Cue:
    """A cue word at its place.

    Attributes:
        word: its entry in the lexicon.
        first: index of its first token.
        last: index after its last token.
        kind: the construction it opens.
    """

    word: CueWord
    first: int
    last: int
    kind: CueKind


def cues_between(tokens: Tokens, first: int, last: int, pack: Pack) -> list[Cue]:
    """The cues among the tokens from ``first`` up to ``last``, in order; of several readings the longest.

    A word may open more than one construction; then there is one cue for each.
    """
    found: list[Cue] = []
    lower = tokens.lower
    behind = first
    for index in between(tokens.signals, first, last):
        if index < behind or _is_none(tokens, index, pack):
            continue  # inside an expression, or no cue
        longest = 0
        for entry in pack.cues[lower[index]]:
            size = len(entry.words)
            if size < longest or index + size > last:
                continue
            if size == 1 or lower[index : index + size] == entry.words:
                longest = size
                found.append(Cue(entry, index, index + size, entry.kind))
        behind = index + longest
    return found


def _is_none(tokens: Tokens, index: int, pack: Pack) -> bool:
    """Whether a word is spelled like a cue and is none: a month ("in May"), or what somebody is ("briefed on it")."""
    month = tokens.lower[index] in pack.months and tokens.words[index][0].isupper()
    return month or is_tie(tokens, index, pack)


def is_tie(tokens: Tokens, index: int, pack: Pack) -> bool:
    """Whether a word and the preposition behind it tell how somebody is tied to a thing ("briefed on the plan")."""
    return tokens.lower[index] in pack.words["tied_words"] and tokens.lower[index + 1] in pack.words["prepositions"]

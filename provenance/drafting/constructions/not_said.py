"""What is told of words that nobody said: denied, wished for, or only supposed.

    X tidak mengatakan C      Belum ada yang mengatakan C      Jika X mengatakan C, Y

May import: cues, readings.
"""

from __future__ import annotations

from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.readings import Place

__all__ = ["not_said"]

_FAR = 12
_NEAR = 5


def not_said(place: Place, cue: Cue) -> bool:
    """Whether a verb of saying tells of words that nobody said."""
    return _negated(place, cue) or _by_nobody(place, cue) or _supposed(place, cue)


def _negated(place: Place, cue: Cue) -> bool:
    """Whether a verb is denied, or somebody only is to do what it says ("Presiden diharapkan mengatakan C")."""
    tokens = place.tokens
    for at in range(cue.first - 1, max(cue.first - _NEAR, place.sentence.first - 1), -1):
        if tokens.lower[at] in place.pack.words["negations"]:
            return True
        if tokens.lower[at] not in place.pack.words["before_verb"]:
            return False
    return False


def _by_nobody(place: Place, cue: Cue) -> bool:
    """Whether it is denied that there is anybody who says it ("Belum ada pejabat yang menyatakan C")."""
    lower, words = place.tokens.lower, place.pack.words
    related = False
    for at in range(cue.first - 1, max(cue.first - _FAR, place.sentence.first - 1), -1):
        if not lower[at][0].isalnum():
            return False
        related = related or lower[at] in words["relatives"]
        if lower[at] in words["denials"]:
            there = related and lower[at + 1] in words["there_words"]
            return there or lower[at + 1] in words["nobody_words"]
    return False


def _supposed(place: Place, cue: Cue) -> bool:
    """Whether a condition opens the clause of a verb; behind a verb of saying its word opens what is said."""
    lower, words = place.tokens.lower, place.pack.words
    for at in range(cue.first - 1, max(cue.first - _FAR, place.sentence.first - 1), -1):
        if not lower[at][0].isalnum() or lower[at] in place.pack.cues or lower[at] in words["relatives"]:
            return False
        if lower[at] in words["condition_words"]:
            return at == place.sentence.first or lower[at - 1] not in place.pack.cues
    return False

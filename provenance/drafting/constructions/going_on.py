"""Where a subject goes on with another verb: ``X said C and added D``.

May import: pack, readings, verb_groups.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen

from provenance.drafting.constructions.readings import Place
from provenance.drafting.constructions.verb_groups import Verb, adverbial, participle
from provenance.drafting.pack import CueKind

__all__ = ["SPEECH", "SharedEnds"]

SPEECH = frozenset({CueKind.SAYING, CueKind.TELLING})


@frozen
class SharedEnds:
    """Where the same subject goes on with another verb, which ends the content of the verbs before it.

    Attributes:
        spoken: before verbs of speech and those with a complement clause; in order.
        any_verb: before every verb; in order.
    """

    spoken: Sequence[int]
    any_verb: Sequence[int]

    @classmethod
    def of(cls, place: Place, verbs: Sequence[Verb]) -> SharedEnds:
        """Those of the verbs of a sentence."""
        ends = [(_shared_end(place, verb), verb) for verb in verbs]
        return cls(
            [end for end, verb in ends if end and verb.kinds & (SPEECH | {CueKind.THAT})],
            [end for end, _ in ends if end],
        )

    def stop(self, place: Place, verb: Verb) -> int:
        """Where the content of a verb ends: where its subject goes on, or with its sentence."""
        ends = self.spoken if verb.kinds & SPEECH else self.any_verb
        number = bisect_right(ends, verb.last)
        return ends[number] if number < len(ends) else place.sentence.last


def _shared_end(place: Place, verb: Verb) -> int:
    """Where the clause before a verb ends that has the same subject; 0 where none does."""
    tokens, words, at = place.tokens, place.pack.words, verb.first
    while at > place.sentence.first and adverbial(tokens.lower[at - 1], place.pack):
        at -= 1
    if at == place.sentence.first:
        return 0
    previous = tokens.lower[at - 1]
    progressive = participle(tokens.lower[verb.first], place.pack)
    return at - 1 if previous in words["coordinators"] or (previous == "," and progressive) else 0

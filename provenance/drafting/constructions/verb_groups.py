"""Verbs with what belongs to them: auxiliaries, adverbs, negations in front.

May import: pack, readings, tokens; terms.
"""

from __future__ import annotations

from attrs import frozen

from provenance.drafting.constructions.readings import Place
from provenance.drafting.pack import CueKind, Pack
from provenance.terms import Certainty

__all__ = ["Verb", "VerbGroup", "adverbial", "participle", "verb_group"]

_LONGEST_INSERTED = 5  # words
_SHORTEST_ADVERB = 5
_SHORTEST_PARTICIPLE = 6


@frozen
class Verb:
    """A cue that is a verb, with every construction it opens.

    Attributes:
        first: index of its first token.
        last: index after its last token.
        kinds: the constructions.
        certainty: what it commits to.
        core: plain speech.
    """

    first: int
    last: int
    kinds: frozenset[CueKind]
    certainty: Certainty
    core: bool


@frozen
class VerbGroup:
    """A verb with its auxiliaries.

    Attributes:
        first: index of the first token, of an auxiliary or adverb.
        verb: index of the verb.
        negated: whether it is denied ("did not say").
        unreal: whether it is not said to happen ("would say", "to say").
        passive: whether a form of "be" stands with it.
    """

    first: int
    verb: int
    negated: bool
    unreal: bool
    passive: bool


def verb_group(place: Place, verb: int, floor: int) -> VerbGroup:
    """The group that ends with the verb; looks back no further than the floor."""
    lower, words = place.tokens.lower, place.pack.words
    negations, irrealis, be_words, auxiliaries = (
        words["negations"],
        words["irrealis"],
        words["be_words"],
        words["auxiliaries"],
    )
    negated = unreal = passive = False
    past = lower[verb] in words["past_forms"] or lower[verb] in words["past_verbs"]
    finite = past and lower[verb] not in place.pack.bare
    at = verb
    if at - 2 > floor and lower[at - 1] in words["coordinators"] and not past and _denied_before(place, at - 2):
        at -= 2  # "refused to confirm or deny"
    while at > floor:
        word = lower[at - 1]
        if word in negations:
            negated = True
        elif finite and word in words["infinitive_markers"]:
            break  # "people she talked to said"
        elif word in irrealis:
            unreal = True
        elif word in be_words:
            passive = True
        elif word not in auxiliaries and not adverbial(word, place.pack):
            inserted = _inserted(place, at, floor)
            if not inserted:
                break
            at = inserted
            continue
        at -= 1
    return VerbGroup(at, verb, negated, unreal, passive)


def _denied_before(place: Place, verb: int) -> bool:
    """Whether a bare verb stands at a token that is not said to happen ("neither confirm", "to confirm")."""
    lower, words = place.tokens.lower, place.pack.words
    before = lower[verb - 1]
    if lower[verb + 2].endswith(place.pack.endings["past"] or ("\0",)):
        return False  # "declined to comment and noted"
    return lower[verb] in place.pack.bare and (before in words["negations"] or before in words["irrealis"])


def _inserted(place: Place, end: int, floor: int) -> int:
    """Where a short adverbial begins between an auxiliary and its verb ("has in the past said"); 0 where none does."""
    lower, words = place.tokens.lower, place.pack.words
    for at in range(end - 2, max(floor, end - _LONGEST_INSERTED), -1):
        if not lower[at][0].isalnum():
            return 0
        if lower[at] in words["place_prepositions"]:
            return at if lower[at - 1] in words["auxiliaries"] and lower[at - 1] not in words["be_words"] else 0
    return 0


def adverbial(lower: str, pack: Pack) -> bool:
    """Whether a word may stand between a subject and its verb."""
    words = pack.words
    if lower in words["before_verb"]:
        return True
    endings = pack.endings["adverb"]
    return (
        bool(endings)
        and len(lower) >= _SHORTEST_ADVERB
        and lower.endswith(endings)
        and lower not in words["not_adverbs"]
    )


def participle(lower: str, pack: Pack) -> bool:
    """Whether a verb has the form that shares the subject of the clause beside it ("saying")."""
    endings = pack.endings["participle"]
    return bool(endings) and len(lower) >= _SHORTEST_PARTICIPLE and lower.endswith(endings)

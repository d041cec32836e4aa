"""Nouns of saying with who holds them, and what is said of a subject by nobody who is named.

    X's claim that C      their support for C      X is expected to C      it is believed that C      X reportedly C

May import: contents, cues, noun_phrases, objects, pack, phrases, readings, subjects, verb_groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.contents import trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.noun_phrases import phrase_mention
from provenance.drafting.constructions.objects import to_be_said
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.subjects import subject_before
from provenance.drafting.constructions.verb_groups import adverbial, verb_group
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape

__all__ = ["held_nouns", "reported"]

_BACK = 6
_SHORTEST = 2


def held_nouns(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``X's claim that C``: a noun of saying behind its possessor, with a clause, an infinitive or what it is about."""
    tokens, words = place.tokens, place.pack.words
    for cue in cues:
        if cue.kind is not CueKind.NOUN or cue.last >= place.sentence.last:
            continue
        following = tokens.lower[cue.last]
        clause = following in words["complementizers"]
        about = len(cue.word.words) > 1
        if not (clause or about or following in words["infinitive_markers"]):
            continue
        source = _possessor(place, cue.first)
        if source is None:
            continue
        content = trimmed(tokens, cue.last + 1 if clause else cue.last, place.sentence.last)
        if content[1] - content[0] >= (1 if about else _SHORTEST):
            yield Reading(
                "noun-of-saying",
                Role.SPEAKER,
                ((cue.first, cue.last),),
                (source,),
                (content,),
                cue.word.certainty,
                nests=False,
            )


def _possessor(place: Place, noun: int) -> Mention | None:
    """Who holds a noun: a possessive, or a name with a possessive ending, before it and its adjectives."""
    tokens, pack = place.tokens, place.pack
    endings = pack.endings["possessive"]
    for at in range(noun - 1, max(noun - _BACK, place.sentence.first) - 1, -1):
        lower = tokens.lower[at]
        if lower in pack.words["possessives"]:
            return Mention(at, at + 1, tokens.starts[at], tokens.ends[at], Shape.PRONOUN)
        plural = lower in {"'", "’"} and at > place.sentence.first and tokens.ends[at - 1] == tokens.starts[at]
        if plural or lower in endings:
            return _whose(place, at)
        if not lower[0].isalnum() or lower in pack.words["prepositions"] or lower in pack.words["auxiliaries"]:
            return None
    return None


def _whose(place: Place, end: int) -> Mention | None:
    """The name, or the noun with its article, before a possessive ending."""
    tokens, words = place.tokens, place.pack.words
    begin = end - 1
    while begin > max(place.sentence.first, end - _BACK):
        before = tokens.words[begin - 1]
        if tokens.words[begin][0].isupper() or before == ".":
            if not (before[0].isupper() or before == "."):
                break
        elif tokens.lower[begin] in words["determiners"] or not before[0].isalpha() or before[0].isupper():
            break
        begin -= 1
    return phrase_mention(place.tokens, place.pack, begin, end)


def reported(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``X is expected to C``, ``it is believed that C``, ``X reportedly C``: somebody says so, and nobody is named."""
    tokens, words = place.tokens, place.pack.words
    for cue in cues:
        if cue.kind is not CueKind.REPORTED or cue.last >= place.sentence.last:
            continue
        group = verb_group(place, cue.first, place.sentence.first)
        if group.negated or group.unreal or to_be_said(place, cue.last):
            continue
        following = tokens.lower[cue.last]
        plain = adverbial(tokens.lower[cue.first], place.pack)
        infinitive = group.passive and following in words["infinitive_markers"]
        clause = group.passive and following in words["complementizers"]
        if not (plain or infinitive or clause):
            continue
        rest = trimmed(tokens, cue.last + 1 if clause else cue.last, place.sentence.last)
        subject = subject_before(place, group.first, place.sentence.first)
        empty = subject is None or tokens.lower[subject.first] in words["empty_subjects"]
        if clause and not empty:
            continue
        own: tuple[Range, ...] = () if subject is None or clause else ((subject.first, subject.last),)
        if rest[1] - rest[0] >= (1 if plain and own else _SHORTEST):
            yield Reading(
                "nobody-named",
                Role.SPEAKER,
                ((cue.first, cue.last),),
                (),
                (*own, rest),
                cue.word.certainty,
                nests=False,
            )

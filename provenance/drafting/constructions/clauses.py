"""Whether words are a clause: what tells a finite verb, and what tells a noun from the verb that is spelled like it.

    the fire began in the kitchen (a clause)      the mayor of the town (none)      an insurance claim (a noun)

May import: noun_phrases, pack, phrases, readings, tokens, verb_groups.
"""

from __future__ import annotations

from enum import IntEnum

from provenance.drafting.constructions.readings import Place
from provenance.drafting.constructions.word_forms import possessive, sets_aside
from provenance.drafting.pack import Pack
from provenance.drafting.text.tokens import Tokens

__all__ = ["Finite", "finite", "noun_by_number", "third_person"]

_LOOKED_AT = 40
_BACK = 12
_SHORTEST = 4


class Finite(IntEnum):
    """How surely a stretch holds a finite verb."""

    NONE = 0
    PERHAPS = 1  # a word with the ending of the present, where a verb could stand
    SURELY = 2


def finite(tokens: Tokens, pack: Pack, first: int, last: int) -> Finite:
    """How surely a stretch holds a finite verb outside of what is set aside in commas."""
    words, lower = pack.words, tokens.lower
    found = Finite.NONE
    aside = False
    for at in range(first, min(last, first + _LOOKED_AT)):
        word = lower[at]
        if tokens.words[at] in ",–—":
            aside = at + 1 < last and sets_aside(tokens, at + 1, pack)
            continue
        if word in words["relatives"] and at > first:
            aside = True
            continue
        if aside or not word[0].isalnum():
            aside = aside and word != ";"
            continue
        if at + 1 < last and _is_subject(tokens, pack, at):
            return Finite.SURELY
        if _auxiliary(word, pack) or (at > first and tokens.words[at].islower() and _past(tokens, pack, at)):
            return Finite.SURELY
        if found is Finite.NONE and at > first and _present(tokens, pack, at, last):
            found = Finite.PERHAPS
    return found


def _auxiliary(lower: str, pack: Pack) -> bool:
    words = pack.words
    known = lower in words["auxiliaries"] or lower in words["be_words"] or lower in words["irrealis"]
    return known and lower not in words["infinitive_markers"]


def _is_subject(tokens: Tokens, pack: Pack, at: int) -> bool:
    """Whether a word is a pronoun that can only be a subject, or is one by what follows it."""
    words, lower = pack.words, tokens.lower[at]
    if lower not in words["pronouns"] and lower not in words["plural_pronouns"]:
        return False
    return lower not in words["object_pronouns"] or third_person(tokens.lower[at + 1], pack)


def _past(tokens: Tokens, pack: Pack, at: int) -> bool:
    """Whether a word is a past form and stands behind a noun or pronoun, not before the noun that it describes."""
    lower, words = tokens.lower, pack.words
    if lower[at] in words["past_verbs"]:
        return True
    before = lower[at - 1]
    ended = lower[at].endswith(pack.endings["past"] or ("\0",)) or lower[at] in words["past_forms"]
    return ended and before not in words["determiners"] and not possessive(before, pack)


def _present(tokens: Tokens, pack: Pack, at: int, last: int) -> bool:
    """Whether a word has the ending of the present, behind a possible subject and before a possible object."""
    words, before = pack.words, tokens.lower[at - 1]
    if not tokens.words[at].islower() or not third_person(tokens.lower[at], pack) or not before[0].isalpha():
        return False
    if before in words["determiners"] or before in words["prepositions"] or before in pack.breaks:
        return before in words["pronouns"]
    several = before in words["quantifiers"] and before not in words["single_determiners"]
    if several or before in words["particles"]:
        return False  # "nine lives", "off waivers"
    if third_person(before, pack) or possessive(before, pack) or at + 1 >= last:
        return False
    following = tokens.lower[at + 1]
    return following not in words["phrase_prepositions"] and (
        following in words["prepositions"] or following in words["determiners"] or following in words["possessives"]
    )


def third_person(lower: str, pack: Pack) -> bool:
    """Whether a word has the ending that nouns have in the plural, and verbs with a single subject."""
    endings = pack.endings["plural"]
    return bool(endings) and len(lower) >= _SHORTEST and lower.endswith(endings) and not lower.endswith("ss")


def noun_by_number(place: Place, at: int) -> bool:
    """Whether a cue cannot be a verb where it stands, since nothing before it has the number of its subject.

    ``an insurance claim`` and ``the reports`` are nouns: a bare form would need a plural subject.
    """
    tokens, pack = place.tokens, place.pack
    words = pack.words
    if tokens.lower[at] not in pack.bare or tokens.lower[at] in words["past_forms"]:
        return False
    first = max(place.sentence.first, at - _BACK)
    if at == place.sentence.first or not tokens.words[at - 1][0].isalnum():
        return False
    for index in range(at - 1, first - 1, -1):
        lower = tokens.lower[index]
        if not lower[0].isalnum():
            return lower not in pack.endings["possessive"] and tokens.words[index] not in ",–—"
        if lower in words["determiners"] or lower in words["possessives"]:
            single = lower in words["single_determiners"]
            if single and tokens.lower[index - 1] not in words["prepositions"]:
                return True
        if _several(tokens, pack, index):
            return False
    return True


def _several(tokens: Tokens, pack: Pack, at: int) -> bool:
    """Whether a word could be, or stand with, a subject of several: a plural, a pronoun, a name."""
    lower, words = tokens.lower[at], pack.words
    return (
        third_person(lower, pack)
        or lower in words["group_words"]
        or lower in words["plural_nouns"]
        or lower in words["first_person"]
        or lower in words["plural_pronouns"]
        or lower in words["auxiliaries"]
        or lower in words["irrealis"]
        or lower in words["relatives"]
        or lower in words["coordinators"]
        or (tokens.words[at][0].isupper() and at > 0)
    )

"""Where the noun phrase begins that stands right before a verb, in languages with articles and prepositions.

May import: noun_phrases, pack, phrases, readings, verb_groups, word_forms.
"""

from __future__ import annotations

from provenance.drafting.constructions.noun_phrases import (
    LONGEST,
    PARENTHESIS,
    shown,
    two_offices,
)
from provenance.drafting.constructions.readings import Place
from provenance.drafting.constructions.verb_groups import adverbial, participle
from provenance.drafting.constructions.word_forms import abbreviates, possessive, verbal
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import phrase_at

__all__ = ["leads_to_name", "phrase_begins", "without_openers"]

_DESCRIBING = frozenset({CueKind.TELLING, CueKind.OBJECT, CueKind.QUESTION, CueKind.QUOTING})


def phrase_begins(place: Place, end: int, floor: int) -> int | None:
    """Where the noun phrase begins that ends at ``end``; None when no such phrase ends there."""
    tokens = place.tokens
    begin = end
    while begin > max(floor, end - LONGEST):
        at = begin - 1
        step = _step_back(place, at, begin, end, floor)
        if not step:
            break
        begin = at + 1 - step
        alone = ("pronouns", "plural_pronouns", "possessive_self")
        if begin == at and any(tokens.lower[at] in place.pack.words[part] for part in alone):
            break
    found = without_openers(place, begin, end)
    return found if found is not None and found < end else None


def _step_back(place: Place, at: int, begin: int, end: int, floor: int) -> int:  # noqa: C901, PLR0911, PLR0912  # what may stand in a phrase, in turn
    """How many tokens up to ``at`` belong to the phrase that begins behind it; 0 when it ends there."""
    tokens, pack = place.tokens, place.pack
    word, lower, words = tokens.words[at], tokens.lower[at], place.pack.words
    if not word[0].isalnum():
        if word == "." and abbreviates(tokens, at, pack):
            return 2
        if word in "'’" and at > floor and tokens.ends[at - 1] == tokens.starts[at]:
            return 1
        if word == ")":
            opened = next(
                (i for i in range(at - 1, max(floor, at - PARENTHESIS) - 1, -1) if tokens.words[i] == "("), None
            )
            return at - opened + 1 if opened is not None else 0
        if word in '”"' and begin == end:
            return 0
        return 1 if word in "&$#@%" or lower in pack.endings["possessive"] else 0
    if lower in words["pronouns"] or lower in words["plural_pronouns"]:
        return 1 if begin == end else 0
    if lower in words["conjunctions"]:
        both = at > floor and tokens.words[at - 1][0].isupper() and tokens.words[begin][0].isupper() and begin < end
        return 1 if begin < end and (both or two_offices(tokens, at, end, pack)) else 0
    if lower in words["possessive_self"]:
        return 1 if begin < end else 0
    if shown(tokens, pack, at):
        return 1
    if begin < end and phrase_at(tokens, at, "titles", pack) > 1:
        return 1  # "first lady"
    determined = begin < end and tokens.lower[begin] in words["determiners"]  # "the delegation to the forum"
    if lower in words["infinitive_markers"] and begin < end and (tokens.words[begin][0].isupper() or determined):
        return 1
    if lower in pack.breaks:
        return 0
    opened = begin < end and (
        tokens.lower[begin] in words["determiners"] or tokens.lower[begin] in words["possessives"]
    )
    if opened and not (lower in words["prepositions"] or lower in words["determiners"]):
        return 0  # an article begins a phrase: "told the agency a guard saw it"
    if lower in pack.cues and word.islower() and begin < end and verbal(place.tokens, place.pack, at, floor):
        return int(_reduced(place, at, floor))
    return 1


def _reduced(place: Place, at: int, floor: int) -> bool:
    """Whether a participle with a preposition describes the noun before it: ``officials briefed on the plan said``."""
    tokens, words, lower = place.tokens, place.pack.words, place.tokens.lower
    if at <= floor or lower[at + 1] not in words["prepositions"] or not tokens.words[at - 1].islower():
        return False
    if lower[at - 1] in words["prepositions"] or lower[at - 1] in place.pack.breaks or not lower[at - 1][0].isalpha():
        return False
    kinds = {cue.kind for cue in place.pack.cues[lower[at]]}
    return participle(lower[at], place.pack) or bool(kinds & _DESCRIBING and CueKind.SAYING not in kinds)


def without_openers(place: Place, begin: int, end: int) -> int | None:
    """Where the phrase itself begins, behind words that only open the clause ("In an interview Ana Reyes")."""
    tokens, pack, words = place.tokens, place.pack, place.pack.words
    while begin < end:
        lower = tokens.lower[begin]
        if size := phrase_at(tokens, begin, "adverb_openers", pack):
            begin += size
        elif lower in words["prepositions"]:
            behind = _behind_adjunct(place, begin, end)
            if behind is None:
                return None
            begin = behind
        elif (
            lower in words["days"]
            or lower in words["date_words"]
            or not tokens.words[begin][0].isalnum()
            or (adverbial(lower, pack) and begin + 1 < end)
        ):
            begin += 1
        else:
            return begin
    return None


def _behind_adjunct(place: Place, begin: int, end: int) -> int | None:
    """Where the last noun phrase begins behind a preposition and its own."""
    tokens, pack, words = place.tokens, place.pack, place.pack.words
    for at in range(end - 1, begin + 1, -1):
        lower, before = tokens.lower[at], tokens.lower[at - 1]
        if before in words["prepositions"]:
            continue
        if lower in words["determiners"] or lower in words["possessives"] or lower in words["pronouns"]:
            return at
        starts = tokens.words[at][0].isupper() and not tokens.words[at - 1][0].isupper()
        if starts and before[0].isalnum() and before not in words["determiners"] and not possessive(before, pack):
            return at
    return end - 1 if tokens.words[end - 1][0].isupper() and end - 1 > begin + 1 else None


def leads_to_name(place: Place, at: int, last: int) -> bool:
    """Whether words of an office stand between capitals ("Republican presidential nominee Ana Reyes")."""
    tokens, words = place.tokens, place.pack.words
    while at < last and (tokens.lower[at] in words["role_words"] or tokens.lower[at] in words["titles"]):
        at += 1
    return at < last and tokens.words[at][0].isupper() and tokens.lower[at - 1] in words["titles"]

"""What the form and the neighbours of a word tell of it: a verb or a noun, a possessive, an abbreviation.

May import: pack, tokens, verb_groups.
"""

from __future__ import annotations

from provenance.drafting.constructions.verb_groups import adverbial, participle
from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.tokens import Tokens

__all__ = ["abbreviates", "possessive", "sets_aside", "verbal"]

_NOMINAL = frozenset({CueKind.NOUN, CueKind.HEDGE, CueKind.MODAL, CueKind.STATE, CueKind.ACCORDING, CueKind.AGENTLESS})


def sets_aside(tokens: Tokens, first: int, pack: Pack) -> bool:
    """Whether what stands in commas opens like a clause or an adverbial, and is no noun phrase."""
    lower, words = tokens.lower[first], pack.words
    return (
        lower in words["relatives"]
        or lower in words["prepositions"]
        or lower in words["question_words"]
        or lower in words["subordinators"]
        or tokens.words[first][0].isdigit()
        or (adverbial(lower, pack) and not tokens.words[first][0].isupper())
        or participle(lower, pack)
        or (tokens.words[first].islower() and lower.endswith(pack.endings["past"] or ("\0",)))
    )


def verbal(tokens: Tokens, pack: Pack, at: int, floor: int) -> bool:
    """Whether a cue word is a verb where it stands: no article or possessive is before it."""
    lower = tokens.lower
    if lower[at] in pack.words["document_words"] or all(cue.kind in _NOMINAL for cue in pack.cues[lower[at]]):
        return False
    if _noun_by_article(tokens, pack, at, floor):
        return False
    return not (at > floor and (lower[at - 1] in pack.words["determiners"] or possessive(lower[at - 1], pack)))


def _noun_by_article(tokens: Tokens, pack: Pack, at: int, floor: int) -> bool:
    """Whether a word that is a verb with another behind it stands alone and behind an article ("the state fire")."""
    lower, words, plural = tokens.lower, pack.words, pack.endings["plural"] or ("\0",)
    formed = lower[at].endswith((*plural, *pack.endings["past"])) or lower[at] in words["past_forms"]
    if formed or any(lower[at : at + len(cue.words)] == cue.words for cue in pack.cues[lower[at]]):
        return False
    opened = not words["determiners"].isdisjoint(lower[max(floor, at - 2) : at])
    return opened and not lower[at - 1].endswith(plural) and lower[at - 1] not in words["plural_nouns"]


def possessive(lower: str, pack: Pack) -> bool:
    """Whether a word says whose something is ("her", "’s")."""
    return lower in pack.words["possessives"] or lower in pack.endings["possessive"]


def abbreviates(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether a full stop belongs to an initial or abbreviation before it ("R-Fla.")."""
    before = tokens.words[at - 1] if at else ""
    if not before or tokens.ends[at - 1] != tokens.starts[at]:
        return False
    tail = before.rpartition("-")[2]  # "D-N.Y."
    return (len(tail) == 1 and tail.isupper()) or tail.lower() in pack.words["abbreviations"]

"""Parts of names: degrees, parties, and offices and bodies with "and" in them.

May import: pack, phrases, tokens.
"""

from __future__ import annotations

from provenance.drafting.pack import Pack
from provenance.drafting.text.phrases import role_like
from provenance.drafting.text.tokens import Tokens

__all__ = ["another_body", "degree", "ends_name", "party"]

_SHORTEST_END = 3  # letters
_SPECIALITY = 3  # tokens of "(K)" behind the degree of a doctor


def party(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether words tell of which party and place somebody is ("R-Ky.", "Democrat of Ohio"), and name nobody."""
    lower, words = tokens.lower[first], pack.words
    mark, hyphen, _ = lower.partition("-")
    if hyphen and mark in words["party_marks"]:
        return True
    alone = last - first == 1 or tokens.lower[first + 1] in words["prepositions"]
    return lower in words["party_words"] and alone


def degree(tokens: Tokens, stretch: tuple[int, int], pack: Pack) -> bool:
    """Whether a stretch is a degree behind a name (``, Sp.PD``, ``, Sp.A(K)``, ``, MH``)."""
    first, last = stretch
    if last - first > _SPECIALITY and tokens.words[last - 1] == ")" and tokens.words[last - _SPECIALITY] == "(":
        last -= _SPECIALITY
    if tokens.lower[first] not in pack.words["abbreviations"]:
        return False
    if last - first == 1:
        return tokens.words[first].isupper()
    dotted = all("." in tokens.words[at : at + 2] for at in range(first, last - 1))
    return dotted and tokens.words[first + 1] == "."


def ends_name(tokens: Tokens, stop: int, pack: Pack) -> bool:
    """Whether what is spelled like a degree ends a name, and the full stop behind it a sentence ("Park Hoon Sik.")."""
    words, before = pack.words, tokens.words[stop - 1]
    if not words["ranks"] or len(before) < _SHORTEST_END or not before.istitle():
        return False
    spaced = stop + 1 < len(tokens) and tokens.ends[stop] < tokens.starts[stop + 1]
    return spaced and before.lower() not in words["ranks"] | words["name_abbreviations"]


def another_body(tokens: Tokens, first: int, pack: Pack) -> bool:
    """Whether behind "and" a second office or body begins, and not the rest of the first ("Kelautan dan Perikanan")."""
    words, lower = pack.words, tokens.lower[first]
    parts = ("titles", "organization_words", "government_words", "group_words", "media_words", "document_words")
    apart = pack.head_last or tokens.words[first].isupper() or any(lower in words[part] for part in parts)
    return apart and role_like(lower, pack)

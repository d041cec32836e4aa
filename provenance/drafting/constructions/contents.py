"""What is attributed: the bounds of a content, without marks and connecting words at its ends.

May import: cues, mentions, pack, readings, tokens.
"""

from __future__ import annotations

from collections.abc import Iterable

from provenance.drafting.constructions.readings import Place, Range
from provenance.drafting.pack import Pack
from provenance.drafting.text.quotations import Quoted
from provenance.drafting.text.tokens import Tokens

__all__ = ["before_date", "claims_something", "is_date", "leads_in", "spoken", "trimmed", "without"]

_LEADING = frozenset(',;:.)-–—"”»… ')
_TRAILING = frozenset(',;:.(-–—"“«…')
_LONG_ENOUGH = 5
_LOOKED_AT = 30
_LONGEST_ADJUNCT = 9
_LONGEST_DATE = 9  # words and marks of a day with its date


def trimmed(tokens: Tokens, first: int, last: int) -> Range:
    """The stretch without marks at its ends."""
    begin, end = first, last
    while begin < end and tokens.words[begin] in _LEADING:
        if tokens.words[begin] == '"' and '"' in tokens.words[begin + 2 : end - 1]:
            break  # it opens what is quoted inside
        begin += 1
    while end > begin and tokens.words[end - 1] in _TRAILING:
        if tokens.words[end - 1] == '"' and tokens.words[begin:end].count('"') % 2 == 0:
            break  # it closes what is quoted inside
        if (
            end - 3 > begin
            and tokens.words[end - 1] == tokens.words[end - 3] == "."
            and len(tokens.words[end - 2]) == 1
        ):
            break  # "the U.S."
        end -= 1
    if begin == end:  # nothing but marks; words that were left out may still be what is attributed
        return next(((at, at + 1) for at in range(first, last) if tokens.words[at] == "…"), (begin, end))
    return begin, end


def without(tokens: Tokens, stretch: Range, holes: Iterable[Range]) -> tuple[Range, ...]:
    """The stretch with holes cut out of it, each piece trimmed."""
    found = []
    first, last = stretch
    for hole_first, hole_last in sorted(holes):
        if hole_last <= first or hole_first >= last:
            continue
        piece = trimmed(tokens, first, hole_first)
        if piece[0] < piece[1]:
            found.append(piece)
        first = max(first, hole_last)
    piece = trimmed(tokens, first, last)
    if piece[0] < piece[1]:
        found.append(piece)
    return tuple(found)


def spoken(place: Place, quoted: Quoted) -> bool:
    """Whether a quotation is speech, and no single expression in quotation marks."""
    tokens = place.tokens
    if quoted.last - quoted.first >= _LONG_ENOUGH:
        return True
    return quoted.last > quoted.first and tokens.words[quoted.last - 1] in ",.!?…"


def claims_something(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether a stretch without a complementizer reads as a clause and not as the bare object of a verb."""
    prefixes = tuple(pack.words["clause_prefixes"])
    relative = False
    for at in range(first, min(last, first + _LOOKED_AT)):
        lower = tokens.lower[at]
        if lower in pack.words["relatives"]:
            relative = True
            continue
        if lower in pack.words["purpose_words"]:
            relative = True
            continue
        if at > first and lower in pack.words["subordinators"]:
            return False
        verbal = lower in pack.words["clause_words"]
        verbal = verbal or (len(lower) > _LONG_ENOUGH and lower.startswith(prefixes) and not tokens.capital(at))
        verbal = verbal and not _only_points(tokens, at, last, pack)
        if verbal and not relative:
            return True
        relative = relative and not verbal
    return not prefixes


def _only_points(tokens: Tokens, at: int, last: int, pack: Pack) -> bool:
    """Whether a demonstrative closes an object, and no predicate follows it ("kejadian itu ke polisi")."""
    if tokens.lower[at] not in pack.words["demonstratives"]:
        return False
    following = tokens.lower[at + 1] if at + 1 < last else "."
    return not following[0].isalnum() or (
        following in pack.words["stops"] and following not in pack.words["clause_words"]
    )


def before_date(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a stretch ends without the day behind its last comma (", Selasa (4/3)"); else ``last``."""
    end = last
    while end > first and tokens.words[end - 1] in ".!":
        end -= 1
    comma = next((at for at in range(end - 1, max(first, end - _LONGEST_DATE), -1) if tokens.words[at] == ","), None)
    if comma is None or comma + 1 >= end or tokens.lower[comma + 1] not in pack.words["days"]:
        return last
    for at in range(comma + 2, end):
        word, lower = tokens.words[at], tokens.lower[at]
        if not (word in "()" or word[0].isdigit() or lower in pack.words["date_words"] or lower in pack.months):
            return last
    return comma


def is_date(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether a stretch tells a time or a place of publication and nothing else: ``Rabu (18/6/2025)``."""
    if first >= last:
        return True
    lower = tokens.lower[first]
    if lower in pack.words["days"] or lower in pack.words["date_words"] or lower in pack.months:
        return True
    if tokens.words[first] == "(" or (tokens.words[first][0].isdigit() and "/" in tokens.words[first]):
        return True
    if tokens.words[first][0].isdigit() and first + 1 < last and tokens.lower[first + 1] in pack.months:
        return True
    if lower not in pack.words["place_prepositions"] or last - first > _LONGEST_ADJUNCT:
        return False
    return not any(entry.core for at in range(first, last) for entry in pack.cues.get(tokens.lower[at], ()))


def leads_in(place: Place, first: int, last: int) -> bool:
    """Whether words only announce what follows ("Simak informasinya", "Berikut daftarnya")."""
    lead, tokens = place.pack.words["lead_in_words"], place.tokens
    opening = (first, *(at + 1 for at in range(first, last - 1) if tokens.words[at] == ","))
    return bool(lead) and any(tokens.lower[at] in lead for at in opening)

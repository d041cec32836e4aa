"""When something was said: dates beside a cue, at the precision they have. No day, month or year is ever made up.

May import: clauses, cues, pack, readings; dates, errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from provenance.dates import Date
from provenance.drafting.constructions.clauses import Finite, finite
from provenance.drafting.constructions.readings import Place, Range, Reading
from provenance.drafting.pack import Pack
from provenance.drafting.text.tokens import Tokens, between
from provenance.errors import ModelError

__all__ = ["said"]

_YEARS = range(1900, 2101)
_DAYS = range(1, 32)


def said(
    place: Place, speaker: Reading, relays: Iterable[Reading], contents: Iterable[Range], published: Date | None
) -> Date | None:
    """The date that stands beside a speaker's cue; one behind a relay ("dikutip Kamis (19/6)") is the relay's."""
    tokens, inside = place.tokens, list(contents)
    relayed: list[int] | None = None
    behind = 0
    last = place.sentence.last
    signal = speaker.cues[0][0] if speaker.cues else speaker.first  # a quotation that goes on has no cue
    for at in between(tokens.dates, place.sentence.first, last):
        if at < behind or any(begin <= at < end for begin, end in inside):
            continue
        found, size = date_at(tokens, at, last, place.pack, published)
        if found is not None:
            relayed = _relayed(place, relays) if relayed is None else relayed
            before = max((one for one in relayed if one < at), default=-1)
            if (before < 0 or before < speaker.signal_first < at) and _with(place, signal, at, inside):
                return found
        behind = at + size
    return None


def _with(place: Place, cue: int, at: int, contents: Sequence[Range]) -> bool:
    """Whether a date and a cue are of one clause, neither alone of a relative one ("X, who left on Friday, said")."""
    relative = _relative(place, cue)
    if relative == _relative(place, at):
        dated = relative >= 0 and at < cue  # "a man who left on Friday said"
        return not dated or finite(place.tokens, place.pack, relative + 1, at) is not Finite.SURELY
    return relative >= 0 and at > cue and bool(contents) and at < contents[-1][1]


def _relative(place: Place, at: int) -> int:
    """Index of the pronoun that opens the relative clause of a token; -1 outside of one."""
    tokens, words = place.tokens, place.pack.words
    pronouns = words["timed_relatives"]  # whose clause has a time of its own
    for index in range(at - 1, place.sentence.first - 1, -1):
        if tokens.words[index] in ',–—:;”"':
            return -1
        if tokens.lower[index] in pronouns:
            return index
    return -1


def _relayed(place: Place, relays: Iterable[Reading]) -> list[int]:
    """Where words of relaying stand, also such as name nobody ("dikutip Kamis")."""
    tokens, sentence = place.tokens, place.sentence
    return [relay.signal_first for relay in relays] + [
        at for at in between(tokens.signals, sentence.first, sentence.last) if tokens.lower[at] in place.pack.relaying
    ]


def date_at(tokens: Tokens, at: int, last: int, pack: Pack, published: Date | None) -> tuple[Date | None, int]:
    """The date that begins at a token and how many tokens it takes; (None, 0) when none does."""
    word = tokens.words[at]
    if word[0].isdigit() and word.count("/") in (1, 2):
        return _of_figures(word.split("/"), pack, published), 1
    if tokens.lower[at] in pack.weekdays:
        return _at_weekday(tokens, at, last, pack, published), 1
    return _at_month(tokens, at, last, pack, published)


def _at_weekday(tokens: Tokens, at: int, last: int, pack: Pack, published: Date | None) -> Date | None:
    """The last day of a name up to the day of publication; None where a date stands beside it, or of another week."""
    behind = at + 1 + (at + 1 < last and tokens.words[at + 1] in "(,")
    dated = behind < last and (tokens.words[behind][0].isdigit() or tokens.lower[behind] in pack.months)
    away = pack.words["other_weeks"]
    other = tokens.lower[at + 1] in away or (at > 0 and tokens.lower[at - 1] in away)
    if dated or other or not tokens.capital(at) or published is None or len(published.value) < len("2023-11-01"):
        return None
    day = date.fromisoformat(published.value[:10])
    return Date((day - timedelta((day.isoweekday() - pack.weekdays[tokens.lower[at]]) % 7)).isoformat())


def _at_month(tokens: Tokens, at: int, last: int, pack: Pack, published: Date | None) -> tuple[Date | None, int]:
    """The date whose month is the token, and how many tokens it takes from there; (None, 0) when there is none."""
    month = pack.months.get(tokens.lower[at])
    if month is None:
        return None, 0
    before = tokens.words[at - 1] if at else ""
    behind = tokens.words[at + 1] if at + 1 < last else ""
    if not pack.day_first and _day(behind):  # "March 4, 2023"
        year = at + 3 if tokens.words[at + 2] == "," else at + 2
        if year < last and _year(tokens.words[year]):
            return _date(tokens.words[year], month, int(behind)), year + 1 - at
        return (_last_one(month, int(behind), published), 2) if tokens.capital(at) else (None, 0)
    if _year(behind):
        return _date(behind, month, int(before) if _day(before) else None), 2
    if _day(before) and tokens.capital(at):
        return _last_one(month, int(before), published), 1
    return None, 0


def _day(word: str) -> bool:
    return len(word) <= 2 and word.isascii() and word.isdigit() and int(word) in _DAYS  # noqa: PLR2004


def _year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and int(word) in _YEARS  # noqa: PLR2004


def _of_figures(parts: list[str], pack: Pack, published: Date | None) -> Date | None:
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):  # noqa: PLR2004
        return None
    day, month = (int(part) for part in (parts[:2] if pack.day_first else reversed(parts[:2])))
    if len(parts) == 3:  # noqa: PLR2004
        return _date(parts[2], month, day) if _year(parts[2]) else None
    return _last_one(month, day, published)


def _last_one(month: int, day: int, published: Date | None) -> Date | None:
    """The last day of this name up to the day of publication; None when that is not known to the day."""
    if published is None or len(published.value) < len("2023-11-01"):
        return None
    year = int(published.value[:4])
    found = _date(str(year), month, day)
    if found is not None and found.value > published.value[:10]:
        return _date(str(year - 1), month, day)
    return found


def _date(year: str, month: int, day: int | None) -> Date | None:
    try:
        return Date(f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}")
    except ModelError:
        return None  # the 31st of a month that has none

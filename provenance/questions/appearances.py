"""Appearances of a claim, and which of several is the first; dates have unequal precision, so it may be one of some.

May import: dates, model and what it imports; questions.network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

from attrs import frozen

from provenance.dates import Date, Precision, Verdict, no_later
from provenance.model import Source
from provenance.questions.network import Occurrence

__all__ = ["Act", "Appearance", "first_by_calendar", "may_be_earliest"]

_COARSE = frozenset({Precision.YEAR, Precision.MONTH})
_CLOCK = frozenset({Precision.MINUTE, Precision.SECOND})


class Act(Enum):
    """What was done with a claim at a date: said by a source, or published by an outlet."""

    SAID = "said"
    PUBLISHED = "published"


@frozen
class Appearance:
    """A claim at a date.

    Attributes:
        date: at its own precision.
        act: said or published.
        sources: who said it, or the outlet.
        where: the statement that tells it; of what is published, the statement itself.
    """

    date: Date
    act: Act
    sources: tuple[Source, ...]
    where: Occurrence

    def __str__(self) -> str:
        names = ", ".join(source.name for source in self.sources)
        preposition = "in" if self.date.precision in _COARSE else "on"
        return f"{self.act.value} by {names} {preposition} {self.date}"


def may_be_earliest(appearances: Sequence[Appearance]) -> tuple[Appearance, ...]:
    """Those that none of the others is certain to be before; at least one when there are any."""
    return _not_after(appearances, lambda one, other: no_later(one, other) is Verdict.VIOLATED)


def first_by_calendar(earliest: Sequence[Appearance]) -> tuple[Appearance, ...]:
    """Of those that may be the earliest, those that come first as a person reads a calendar.

    Dates without a time zone are taken to be of one zone, and a day, month or year to be of the zone of whatever it is
    held against. A time of day without a zone, held against one with a zone, may be of any.
    """
    return _not_after(earliest, _is_after_by_calendar)


def _is_after_by_calendar(one: Date, other: Date) -> bool:
    if one.has_offset is other.has_offset:
        return one.calendar_bounds[0] > other.calendar_bounds[1]
    if (other if one.has_offset else one).precision in _CLOCK:
        return False
    return one.without_offset.calendar_bounds[0] > other.without_offset.calendar_bounds[1]


def _not_after(appearances: Sequence[Appearance], is_after: Callable[[Date, Date], bool]) -> tuple[Appearance, ...]:
    dates = {one.date for one in appearances}
    rivals = list(_ending_first(dates))
    kept = {date for date in dates if not any(is_after(date, rival) for rival in rivals)}
    return tuple(one for one in appearances if one.date in kept)


def _ending_first(dates: Iterable[Date]) -> Iterable[Date]:
    """The dates that any date is after, if it is after one at all: of each sort the one that ends first."""
    first: dict[str, tuple[int, Date]] = {}
    for date in sorted(dates, key=str):
        for sort, end in _ends(date):
            first[sort] = min(first.get(sort, (end, date)), (end, date), key=lambda pair: pair[0])
    return [date for _, date in first.values()]


def _ends(date: Date) -> Iterator[tuple[str, int]]:
    """When a date ends, for every sort of date that can be held against others by that."""
    end = date.calendar_bounds[1]
    if date.has_offset:
        yield "instant", end
        yield "local", date.without_offset.calendar_bounds[1]
    else:
        yield ("time" if date.precision in _CLOCK else "day"), end

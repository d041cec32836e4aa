"""Dates at the precision they were given: a month stays a month.

May import: errors.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, datetime, timedelta
from enum import Enum

from attrs import field, frozen

from provenance.errors import Fault, ModelError

__all__ = ["Date", "Precision", "Verdict", "no_later"]

# The shapes are those of ISO 8601 calendar dates that XML Schema Part 2 also knows (gYear, gYearMonth, date,
# dateTime), and minutes, which XML Schema lacks and people write.
_SHAPE = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2})"
    r"(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,6})?)?"
    r"(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)

# A date without an offset may be of any zone: XML Schema Part 2 §3.2.7.4 takes it to lie between +14:00 and -14:00.
_ANY_ZONE = timedelta(hours=14)
_MICROSECOND = timedelta(microseconds=1)


class Precision(Enum):
    """How fine a date was given."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


class Verdict(Enum):
    """Whether an order of dates holds; undecidable when they are too coarse, or their zones unknown."""

    HOLDS = "holds"
    VIOLATED = "violated"
    UNDECIDABLE = "undecidable"


def _checked(value: str) -> str:
    """Give the value back if it is a date of the calendar; raise ModelError otherwise."""
    shape = _SHAPE.fullmatch(value) if isinstance(value, str) else None
    if shape is None:
        message = (
            f"{value!r} is not a date; write 2023, 2023-11, 2023-11-01 or 2023-11-01T09:30:00+07:00, "
            "as precisely as it is known"
        )
        raise ModelError([Fault((), message, "bad-date")])
    try:
        if shape["hour"]:
            datetime.fromisoformat(value)
        else:
            date(int(shape["year"]), int(shape["month"] or 1), int(shape["day"] or 1))
    except ValueError as error:
        raise ModelError([Fault((), f"{value!r} is not a date of the calendar: {error}", "bad-date")]) from None
    return value


@frozen(order=False)
class Date:
    """A date or an instant, with exactly the precision it was given.

    Attributes:
        value: ``2023``, ``2023-11``, ``2023-11-01``, ``2023-11-01T09:30`` or ``2023-11-01T09:30:00+07:00``.

    Raises:
        ModelError: when the value has another shape or names no day of the calendar.
    """

    value: str = field(converter=_checked)

    @property
    def precision(self) -> Precision:
        """The finest part that was given."""
        by_length = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
        if len(self.value) in by_length:
            return by_length[len(self.value)]
        return Precision.SECOND if self.value[16:17] == ":" else Precision.MINUTE

    @property
    def instant(self) -> str | None:
        """The value as a full instant (seconds and an offset), or None when it is coarser than that."""
        if self.precision is Precision.SECOND and (self.value.endswith("Z") or self.value[-6:-5] in "+-"):
            return self.value
        return None

    @property
    def bounds(self) -> tuple[int, int]:
        """The earliest and the latest instant it may mean, both included.

        Microseconds since 0001-01-01T00:00:00Z in the proleptic Gregorian calendar. A date that gives seconds is a
        point; without an offset every date may lie up to 14 hours earlier or later.
        """
        earliest, latest = self.calendar_bounds
        slack = 0 if self._has_offset else _ANY_ZONE // _MICROSECOND
        return earliest - slack, latest + slack

    @property
    def _has_offset(self) -> bool:
        return self.value.endswith("Z") or (len(self.value) > len("2023-11-01T") and self.value[-6] in "+-")

    @property
    def calendar_bounds(self) -> tuple[int, int]:
        """The same, where a date without an offset is taken to be in UTC: for dates that share an unknown zone."""
        shape = _SHAPE.fullmatch(self.value)
        assert shape is not None  # noqa: S101  # the value was checked when it was made
        if shape["hour"]:
            clock = datetime.fromisoformat(self.value)
            first = (clock.replace(tzinfo=None) - datetime.min) - (clock.utcoffset() or timedelta())  # noqa: DTZ901
            width = timedelta(minutes=1) if self.precision is Precision.MINUTE else _MICROSECOND
        else:
            year, month, day = int(shape["year"]), int(shape["month"] or 1), int(shape["day"] or 1)
            first = timedelta(days=date(year, month, day).toordinal() - 1)
            width = timedelta(days=_days(year, month, self.precision))
        return first // _MICROSECOND, (first + width) // _MICROSECOND - 1

    def __str__(self) -> str:
        return self.value


def _days(year: int, month: int, precision: Precision) -> int:
    if precision is Precision.YEAR:
        return 366 if isleap(year) else 365
    return monthrange(year, month)[1] if precision is Precision.MONTH else 1


def no_later(first: Date, second: Date) -> Verdict:
    """Whether the first date is at or before the second, whatever instants the two may mean."""
    (earliest, latest), (other_earliest, other_latest) = first.bounds, second.bounds
    if latest <= other_earliest:
        return Verdict.HOLDS
    return Verdict.VIOLATED if earliest > other_latest else Verdict.UNDECIDABLE

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
# dateTime), and minutes, which XML Schema lacks and people write. Six digits after the second are what an order of
# instants can be computed with; more are refused, not cut.
_SHAPE = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2})"
    r"(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]+))?)?"
    r"(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)
_DIGITS = 6

# XML Schema Part 2 §3.2.7.3: offsets lie between -14:00 and +14:00.
_OFFSET = re.compile(r"Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)")

# A date without an offset may be of any zone there is: from +14:00 (Kiritimati) to -12:00 (ships, Baker Island).
_EASTERNMOST, _WESTERNMOST = timedelta(hours=14), timedelta(hours=12)
_MICROSECOND = timedelta(microseconds=1)
_A_DAY = timedelta(days=1) // _MICROSECOND
_MONTHS, _HOURS, _SIXTY = 12, 24, 60
_LONGEST_SHOWN = 60


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
            f"{_shown(value)} is not a date; write 2023, 2023-11, 2023-11-01 or 2023-11-01T09:30:00+07:00, "
            f"as precisely as it is known{_slip(value)}"
        )
        raise ModelError([Fault((), message, "bad-date")])
    reason = _wrong_day(shape) or (shape["hour"] and _wrong_time(shape))
    if reason:
        raise ModelError([Fault((), f"{_shown(value)} is not a date of the calendar: {reason}", "bad-date")])
    return value


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


def _slip(value: object) -> str:
    """What to change where only the case of a letter is wrong, or the year stands before the first."""
    if not isinstance(value, str):
        return ""
    if _SHAPE.fullmatch(value.upper()):
        return "; T and Z are capital letters"
    return "; years before 0001 cannot be told" if _SHAPE.fullmatch(value.removeprefix("-")) else ""


def _wrong_day(shape: re.Match[str]) -> str | None:
    """Why the calendar has no such year, month or day."""
    year, month, day = int(shape["year"]), int(shape["month"] or 1), int(shape["day"] or 1)
    if not year:
        return "there is no year 0"
    if not 1 <= month <= _MONTHS:
        return f"there is no month {shape['month']}"
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return f"there is no day {shape['day']} in {shape['year']}-{shape['month']}, which has {days}"
    return None


def _wrong_time(shape: re.Match[str]) -> str | None:
    """Why no clock shows such a time."""
    digits = len(shape["fraction"] or "")
    if digits > _DIGITS:
        return f"a second is told to six digits after the point, and here are {digits}; round it"
    if shape["offset"] and not _OFFSET.fullmatch(shape["offset"]):
        return f"there is no offset {shape['offset']}; offsets lie between -14:00 and +14:00"
    return _wrong_clock(int(shape["hour"]), int(shape["minute"]), int(shape["second"] or 0))


def _wrong_clock(hour: int, minute: int, second: int) -> str | None:
    if hour == _HOURS and not minute and not second:
        return "the day ends before 24:00; write 00:00 of the next day"
    if hour >= _HOURS:
        return f"there is no hour {hour}"
    if minute >= _SIXTY:
        return f"there is no minute {minute}"
    if second == _SIXTY:
        return "leap seconds cannot be told; write second 59"
    return f"there is no second {second}" if second > _SIXTY else None


@frozen(order=False)
class Date:
    """A date or an instant, with exactly the precision it was given.

    Attributes:
        value: ``2023``, ``2023-11``, ``2023-11-01``, ``2023-11-01T09:30`` or ``2023-11-01T09:30:00+07:00``; years from
            0001 to 9999, up to six digits after the second, offsets from -14:00 to +14:00.

    Raises:
        ModelError: when the value has another shape or names no day of the calendar; leap seconds and 24:00
            are refused.
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
        point; without an offset every date may lie up to 14 hours earlier or 12 hours later.
        """
        earliest, latest = self.calendar_bounds
        if self.has_offset:
            return earliest, latest
        return earliest - _EASTERNMOST // _MICROSECOND, latest + _WESTERNMOST // _MICROSECOND

    @property
    def has_offset(self) -> bool:
        """Whether it tells its time zone."""
        return self.value.endswith("Z") or (len(self.value) > len("2023-11-01T") and self.value[-6] in "+-")

    @property
    def without_offset(self) -> Date:
        """What the calendar and the clock on the wall show, without the time zone."""
        if not self.has_offset:
            return self
        return Date(self.value.removesuffix("Z") if self.value.endswith("Z") else self.value[: -len("+07:00")])

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
    """Whether the first date is at or before the second, whatever instants the two may mean.

    Of two dates without an offset each may be of any zone, but their clocks are taken to be at most a day apart, so
    that the 12th is after the 10th. Only a few islands on both sides of the date line are further from each other
    (Kiritimati from Niue, by an hour); who needs them writes the offset of either.

    >>> no_later(Date("2023-09"), Date("2023-11-01")).value
    'holds'
    >>> no_later(Date("2023-11"), Date("2023-11-01")).value
    'undecidable'
    """
    if first.has_offset or second.has_offset:
        (earliest, latest), (other_earliest, other_latest) = first.bounds, second.bounds
        apart = 0
    else:
        (earliest, latest), (other_earliest, other_latest) = first.calendar_bounds, second.calendar_bounds
        apart = _A_DAY
    if latest + apart <= other_earliest:
        return Verdict.HOLDS
    return Verdict.VIOLATED if earliest > other_latest + apart else Verdict.UNDECIDABLE

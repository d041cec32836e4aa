"""Dates at the precision they were given: a month stays a month.

May import: errors.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import Enum

from attrs import field, frozen

from provenance.errors import Fault, ModelError

__all__ = ["Date", "Precision"]

# The shapes are those of ISO 8601 calendar dates that XML Schema Part 2 also knows (gYear, gYearMonth, date,
# dateTime), and minutes, which XML Schema lacks and people write.
_SHAPE = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2})"
    r"(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,6})?)?"
    r"(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)


class Precision(Enum):
    """How fine a date was given."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


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

    def __str__(self) -> str:
        return self.value

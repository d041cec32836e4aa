"""Terms, and what it takes for two of them to be the same one (PROV-CONSTRAINTS §2.2, §4 "merging").

A *constant* is a string: a name in Clark notation, or an instant. An existential *variable* is an integer. Unifying
binds variables; two different constants never become one, which is how key and uniqueness constraints are broken.
The placeholder ``-`` where it may not be expanded is a constant of its own, equal only to itself.

May import: nothing of the package.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias

__all__ = ["NOTHING", "Term", "Terms", "instant", "midnight"]

Term: TypeAlias = "str | int"

NOTHING = "\0nothing"  # no XML document can carry the character, so no name is equal to it
_SHAPE = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]+))?(Z|[+-][0-9:]{5})?\s*")
_MIDNIGHT = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})T24:00:00(?:\.0+)?(Z|[+-][0-9:]{5})?\s*")


def instant(text: str) -> str:
    """The constant of an xsd:dateTime: equal for equal instants, however their offset and fraction are written.

    A text that is no instant of the calendar stands for itself; the schema reports it. Without an offset an instant
    is equal only to others without one (XML Schema Part 2 §3.2.7.4 leaves the order of the two open).
    """
    shape = _SHAPE.fullmatch(midnight(text))
    if shape is None:
        return f"\0{text.strip()}"
    second, fraction, offset = shape.groups()
    if offset not in (None, "Z"):
        try:
            moment = datetime.fromisoformat(second + offset).astimezone(UTC)
        except (ValueError, OverflowError):
            return f"\0{text.strip()}"
        second, offset = moment.replace(tzinfo=None).isoformat(), "Z"
    fraction = (fraction or "").rstrip("0")
    return f"\0{second}{'.' if fraction else ''}{fraction}{offset or ''}"


def midnight(text: str) -> str:
    """The instant with 24:00:00 written as 00:00:00 of the next day, which is the same (XML Schema Part 2 §3.2.7)."""
    shape = _MIDNIGHT.fullmatch(text)
    if shape is None:
        return text
    try:
        following = date.fromisoformat(shape.group(1)) + timedelta(days=1)
    except (ValueError, OverflowError):
        return text
    return f"{following.isoformat()}T00:00:00{shape.group(2) or ''}"


class Terms:
    """The variables of one instance and what they are bound to; a union-find in which constants are always roots."""

    def __init__(self) -> None:
        self._bound: list[Term] = []
        self._watchers: dict[int, list[object]] = {}
        self.woken: list[object] = []

    def fresh(self) -> int:
        """A variable nothing is known of yet."""
        self._bound.append(len(self._bound))
        return len(self._bound) - 1

    def watch(self, variable: Term, watcher: object) -> None:
        """Put the watcher on ``woken`` whenever this variable turns out to be another term."""
        if isinstance(variable, int):
            self._watchers.setdefault(variable, []).append(watcher)

    def find(self, term: Term) -> Term:
        """The term that stands for this one and all that are the same."""
        bound = self._bound
        while isinstance(term, int) and (to := bound[term]) != term:
            if isinstance(to, int):
                bound[term] = bound[to]
            term = to
        return term

    def unify(self, one: Term, other: Term) -> bool:
        """Make the two terms the same; False when they are different constants, and nothing changes."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if isinstance(one, int) and isinstance(other, int):
            # The side with fewer watchers is bound, so that each is woken at most logarithmically often.
            if len(self._watchers.get(one, ())) > len(self._watchers.get(other, ())):
                one, other = other, one
            self._watchers.setdefault(other, []).extend(self._watchers.get(one, ()))
        elif isinstance(other, int):
            one, other = other, one
        elif isinstance(one, str):
            return False
        self._bound[one] = other
        self.woken.extend(self._watchers.pop(one, ()))
        return True

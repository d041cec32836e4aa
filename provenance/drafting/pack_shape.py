"""What the tables of a language pack take, and what is wrong with those that take something else.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, TypeAlias

__all__ = ["Shape", "Value", "faults"]


_LAST_MONTH = 12
_LAST_WEEKDAY = 7


class Value(Enum):
    """What a key takes, in words."""

    TEXT = 'words such as "Indonesian"'
    SWITCH = "true or false"
    WORDS = 'a list of words in lower case, such as ["kata", "ujar"]'
    MONTHS = "a table with the number of each month, such as januari = 1"
    WEEKDAYS = "a table with the number of each day of the week, Monday being 1, such as senin = 1"


Shape: TypeAlias = "Value | Mapping[str, Shape]"


def faults(data: Mapping[str, Any], shape: Mapping[str, Shape]) -> Iterator[str]:
    """A sentence for everything in a language pack that does not fit."""
    if "name" not in data:
        yield "a language pack needs a name"
    yield from _in_table(data, shape, "")


def _in_table(data: Mapping[str, Any], shape: Mapping[str, Shape], inside: str) -> Iterator[str]:
    for key, given in data.items():
        name = f"{inside}.{key}" if inside else key
        wanted = shape.get(key)
        if wanted is None:
            yield f"unknown key {name!r}"
        elif isinstance(wanted, Value):
            if not _fits(given, wanted):
                yield f"{name!r} takes {wanted.value}"
        elif isinstance(given, Mapping):
            yield from _in_table(given, wanted, name)
        else:
            yield f"{name!r} is a table, [{name}]"


def _fits(given: object, wanted: Value) -> bool:
    if wanted is Value.TEXT:
        return isinstance(given, str) and bool(given.strip())
    if wanted is Value.SWITCH:
        return isinstance(given, bool)
    if wanted is Value.WORDS:
        return isinstance(given, list) and all(_is_words(word) for word in given)
    most = _LAST_WEEKDAY if wanted is Value.WEEKDAYS else _LAST_MONTH
    return isinstance(given, Mapping) and all(
        isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= most for number in given.values()
    )


def _is_words(word: object) -> bool:
    return isinstance(word, str) and bool(word.strip()) and word == word.lower()

"""What a field of a value may hold, read from its annotation: a value with anything else in it cannot be made.

Annotations may be ``str``, ``int``, a class, one of these or None, and tuples of these (``tuple[Span, ...]``). Words
may not hold a character that no article can hold (see characters).

May import: characters, dates, errors.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from operator import attrgetter
from reprlib import repr as short_repr
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from attrs import fields, frozen

from provenance.characters import refusal, unfit
from provenance.dates import Date
from provenance.errors import Fault, ModelError

__all__ = ["as_tuple", "check_types", "type_faults"]

_T = TypeVar("_T")


def as_tuple(values: Iterable[_T]) -> tuple[_T, ...]:
    """What a list, generator or other ordered collection holds; anything else as it is, for `check_types` to refuse.

    A string is no collection of words, and a set has another order each time.
    """
    if isinstance(values, tuple):
        return values
    listed = isinstance(values, Iterable) and not isinstance(values, str | bytes | Mapping | set | frozenset)
    return tuple(values) if listed else values  # type: ignore[return-value]  # what is refused has any type


def check_types(value: Any) -> None:
    """Make tuples of the lists in a new attrs value, and refuse it if a field is not what its annotation says.

    Raises:
        ModelError: with a fault for each such field, whose path is its name, and a position where it is a tuple.
    """
    cls: Any = type(value)
    get, rules = _rules_of(cls)
    for held, (default, plain, fits) in zip(get(value), rules, strict=False):  # they are of one length
        if held is not default and held.__class__ is not plain and not fits(held):
            faults = type_faults(value)
            if faults:
                raise ModelError(faults)
            return


def type_faults(value: Any) -> list[Fault]:
    """The faults that `check_types` raises, after making tuples of lists."""
    cls: Any = type(value)
    for name, wanted in _wanted_of(cls).items():
        if wanted.items is not None:
            object.__setattr__(value, name, as_tuple(getattr(value, name)))
    return [
        Fault((name, *path), f"{cls.__name__}.{name}{message}", code)
        for name, wanted in _wanted_of(cls).items()
        for path, message, code in _complaints(wanted, getattr(value, name))
    ]


@frozen
class _Wanted:
    """What one field may hold.

    Attributes:
        what: how it is called in messages.
        fits: whether a value is of that kind; asked of every value that is made, so it has to be quick.
        kind: the class of the value, or of the items of a tuple.
        items: what the items of a tuple may be; None when no tuple is wanted.
    """

    what: str
    fits: Callable[[Any], bool]
    kind: type
    items: _Wanted | None = None


@cache
def _rules_of(cls: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[Any, Any, Callable[[Any], bool]], ...]]:
    """How to get the values of all fields, and what to ask of each, the quick questions first.

    Whether it is its default, which most are; whether it is of a class whose every value will do; whether it fits.
    """
    wanted = _wanted_of(cls)
    rules = []
    for attribute in fields(cls):
        one = wanted[attribute.name]
        rules.append((attribute.default, None if one.kind in {str, tuple} else one.kind, one.fits))
    return attrgetter(*wanted), tuple(rules)


@cache
def _wanted_of(cls: Any) -> Mapping[str, _Wanted]:
    hints = get_type_hints(cls)
    return {attribute.name: _wanted(hints[attribute.name]) for attribute in fields(cls)}


def _wanted(hint: Any) -> _Wanted:
    if get_origin(hint) is tuple:
        items = _wanted(get_args(hint)[0])
        fits = items.fits
        return _Wanted(
            f"a list of {items.what.removeprefix('a ')}",
            lambda held: isinstance(held, tuple) and all(map(fits, held)),
            tuple,
            items,
        )
    if get_origin(hint) is types.UnionType:
        inner = _wanted(next(one for one in get_args(hint) if one is not type(None)))
        fits = inner.fits
        return _Wanted(f"{inner.what} or None", lambda held: held is None or fits(held), inner.kind, inner.items)
    if hint is str:
        return _Wanted(
            "words (str)", lambda held: isinstance(held, str) and (held.isprintable() or unfit(held) is None), str
        )
    if hint is int:
        return _Wanted("a whole number (int)", lambda held: type(held) is int, int)
    return _Wanted(f"a {hint.__name__}", hint.__instancecheck__, hint)


def _complaints(wanted: _Wanted, held: Any) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """What is wrong with a value: the way into it, the rest of a sentence about it, and a code."""
    if wanted.fits(held):
        return
    if wanted.items is not None and isinstance(held, tuple):
        for position, item in enumerate(held):
            for path, message, code in _complaints(wanted.items, item):
                yield (position, *path), f"[{position}]{message}", code
    elif wanted.kind is str and isinstance(held, str):
        at = unfit(held) or 0
        yield (), f", at offset {at}: {refusal(held[at])}", "bad-character"
    else:
        yield (), f" takes {wanted.what}, not {_given(held)}{_hint(wanted, held)}", "wrong-type"


def _given(held: Any) -> str:
    return "None" if held is None else f"the {type(held).__name__} {short_repr(held)}"


def _hint(wanted: _Wanted, held: Any) -> str:
    """What to write instead, where it is plain what was meant."""
    if wanted.items is not None and wanted.items.fits(held):
        return f"; write [{short_repr(held)}]" if isinstance(held, str) else "; put it into a list"
    if isinstance(held, str) and issubclass(wanted.kind, Enum):
        return next((f"; write {one}" for one in wanted.kind if held == one.value), "")
    return f"; write Date({short_repr(held)})" if wanted.kind is Date and isinstance(held, str) else ""

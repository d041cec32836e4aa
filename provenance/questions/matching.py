"""Which statement of an old version of an article is which of a new one: by words first, and by id.

May import: model and what it imports.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from provenance.model import Statement

__all__ = ["matched", "moved"]

_ALIKE = 0.6  # share of the words two statements have in common (SequenceMatcher.ratio) to be one reworded
_SAME_ID = 0.3  # the same, where both have one id
_MOST_COMPARED = 40_000  # pairs of statements; beyond that only statements with the same id are compared

Pair = tuple[Statement, Statement]


def matched(old: Sequence[Statement], new: Sequence[Statement]) -> list[Pair]:
    """The statements that are one in both versions, in the order of the new version.

    Those with the same words are one, of several those with the same id, then the first ones. Of the others, those
    which share most of their words, with the same id before others.
    """
    pairs: list[Pair] = []
    rest_old, rest_new = {id(one): one for one in old}, {id(one): one for one in new}

    def take(found: Iterable[Pair]) -> None:
        for one, other in found:
            if id(one) in rest_old and id(other) in rest_new:
                del rest_old[id(one)], rest_new[id(other)]
                pairs.append((one, other))

    take(_with_same(rest_old.values(), rest_new.values(), by_id=True))
    take(_with_same(rest_old.values(), rest_new.values(), by_id=False))
    take(_alike(list(rest_old.values()), list(rest_new.values())))
    position = {id(one): number for number, one in enumerate(new)}
    return sorted(pairs, key=lambda pair: position[id(pair[1])])


def _with_same(old: Iterable[Statement], new: Iterable[Statement], *, by_id: bool) -> Iterator[Pair]:
    """Statements with the same words, and with the same id where that is asked."""
    known: dict[object, list[Statement]] = {}
    for one in old:
        known.setdefault((one.text, one.id if by_id else None), []).append(one)
    for other in list(new):
        same = known.get((other.text, other.id if by_id else None))
        if same:
            yield same.pop(0), other


def _alike(old: list[Statement], new: list[Statement]) -> Iterator[Pair]:
    """Statements with much the same words, most alike first."""
    few = len(old) * len(new) <= _MOST_COMPARED
    found = []
    for number, other in enumerate(new):
        matcher = SequenceMatcher(None, (), other.text.split(), autojunk=False)
        for position, one in enumerate(old):
            same_id = one.id == other.id
            enough = _SAME_ID if same_id else _ALIKE
            if not (same_id or few):
                continue
            matcher.set_seq1(one.text.split())
            if matcher.real_quick_ratio() >= enough and matcher.quick_ratio() >= enough:
                ratio = matcher.ratio()
                if ratio >= enough:
                    found.append(((not same_id or ratio < _ALIKE, -ratio, number, position), one, other))
    for _, one, other in sorted(found, key=lambda each: each[0]):
        yield one, other


def moved(pairs: Sequence[Pair], old: Sequence[Statement]) -> set[int]:
    """The positions of the pairs, given in the new order, that stand elsewhere among the others than before.

    As few as possible: all but a longest run that kept its order.
    """
    position = {id(one): number for number, one in enumerate(old)}
    order = [position[id(one)] for one, _ in pairs]
    ends: list[int] = []  # the smallest last value of an increasing run of each length
    holders: list[int] = []  # the index that holds it
    before: list[int] = []
    for index, value in enumerate(order):
        length = bisect_left(ends, value)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        holders[length : length + 1] = [index]
    kept: set[int] = set()
    index = holders[-1] if holders else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return set(range(len(order))) - kept

"""Which proposed passage is which annotated one: one to one, the best first, by the words they share."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.tokens import f1

__all__ = ["matched"]


def matched(
    gold: Sequence[frozenset[int]], proposed: Sequence[frozenset[int]], least: float = 0.5
) -> list[tuple[int, int, float]]:
    """Pairs of numbers of annotated and proposed passages, with their F1; of equally good ones the last.

    Args:
        gold: the tokens of each annotated passage.
        proposed: the tokens of each proposed one.
        least: the F1 from which two passages are the same.
    """
    near = [
        (f1(one, other), number, where)
        for number, one in enumerate(gold)
        for where, other in enumerate(proposed)
        if one & other
    ]
    pairs = []
    used: tuple[set[int], set[int]] = set(), set()
    for score, number, where in sorted(near, reverse=True):
        if score < least:
            break
        if number not in used[0] and where not in used[1]:
            used[0].add(number)
            used[1].add(where)
            pairs.append((number, where, score))
    return pairs

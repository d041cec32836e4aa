"""How many chains every node of a graph has, found for all of them at once.

A circle counts as one step, as in ``Graph.count_chains``.

May import: graph.groups.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.graph.groups import groups

__all__ = ["chain_counts"]


def chain_counts(onward: Sequence[Sequence[int]], at_most: int) -> list[int]:
    """The number of ways from each node to where nothing goes on, in the graph whose circles are drawn together.

    Args:
        onward: for each node, counted from 0, the nodes it leads to.
        at_most: what larger counts are told as; whole numbers without bound would grow with the depth of the graph.
    """
    counts = [0] * len(onward)
    group_of = [0] * len(onward)
    for number, group in enumerate(groups(onward), start=1):
        for node in group:
            group_of[node] = number
        beyond = {
            group_of[further]: counts[further]
            for node in group
            for further in onward[node]
            if group_of[further] < number
        }
        count = min(sum(beyond.values()), at_most) or 1
        for node in group:
            counts[node] = count
    return counts

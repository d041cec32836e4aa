"""Boxes in layers, from the outlets on the left to the origins on the right, with as few crossings as can be had.

A box stands in the layer of the longest way to it (networkx's topological generations). An arrow over several layers
runs through bends, one in each layer between. Each layer is then put in order by barycentres, sweeping there and back,
and the order with the fewest crossings is kept (K. Sugiyama et al., IEEE Trans. SMC 11:2, 1981).

May import: networkx.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

import networkx as nx
from attrs import frozen

__all__ = ["Layers", "crossings", "layered"]

_SWEEPS = 12


@frozen
class Layers:
    """Where boxes and bends stand.

    Attributes:
        layers: from left to right; boxes are whole numbers from 0 on, bends are those after them; in each layer from
            top to bottom.
        ways: for each arrow, the box it begins at, its bends, and the box it ends at, from left to right.
    """

    layers: tuple[tuple[int, ...], ...]
    ways: tuple[tuple[int, ...], ...]

    @property
    def steps(self) -> list[tuple[int, int]]:
        """The parts of the ways from one layer to the next, each once."""
        return list(dict.fromkeys(step for way in self.ways for step in pairwise(way)))


def layered(boxes: int, arrows: Sequence[tuple[int, int]]) -> Layers:
    """The layers of some boxes.

    Args:
        boxes: how many there are; they are numbered in the order in which they should stand if nothing crosses.
        arrows: from left to right; without circles.
    """
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(boxes))
    graph.add_edges_from(arrows)
    layers: list[list[int]] = [sorted(layer) for layer in nx.topological_generations(graph)]
    layer_of = {box: number for number, layer in enumerate(layers) for box in layer}
    ways: list[tuple[int, ...]] = []
    bends = boxes
    for left, right in arrows:
        between = range(layer_of[left] + 1, layer_of[right])
        ways.append((left, *range(bends, bends + len(between)), right))
        for bend, number in enumerate(between, start=bends):
            layers[number].append(bend)
        bends += len(between)
    found = Layers(tuple(map(tuple, layers)), tuple(ways))
    return Layers(_untangled(layers, found.steps), found.ways)


def _untangled(layers: Sequence[Sequence[int]], steps: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    left: dict[int, list[int]] = {}
    right: dict[int, list[int]] = {}
    for one, other in steps:
        right.setdefault(one, []).append(other)
        left.setdefault(other, []).append(one)
    best = [list(layer) for layer in layers]
    fewest = crossings(best, right)
    current = [list(layer) for layer in best]
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        forwards = sweep % 2 == 0
        numbers = range(1, len(current)) if forwards else range(len(current) - 2, -1, -1)
        for number in numbers:
            beside = current[number - 1 if forwards else number + 1]
            current[number] = _by_barycentre(current[number], beside, left if forwards else right)
        found = crossings(current, right)
        if found < fewest:
            fewest, best = found, [list(layer) for layer in current]
    return tuple(map(tuple, best))


def _by_barycentre(layer: Sequence[int], beside: Sequence[int], joined: Mapping[int, Sequence[int]]) -> list[int]:
    """The layer in the order of the means of what its members are joined to; the others stay where they are."""
    place = {one: number for number, one in enumerate(beside)}
    means = {one: sum(place[other] for other in joined[one]) / len(joined[one]) for one in layer if one in joined}
    moving = iter(sorted(means, key=means.__getitem__))  # stable: equal ones keep their order
    return [next(moving) if one in means else one for one in layer]


def crossings(layers: Sequence[Sequence[int]], right: Mapping[int, Sequence[int]]) -> int:
    """How many pairs of steps between neighbouring layers cross.

    Args:
        layers: from left to right, each from top to bottom.
        right: what each member leads to in the next layer.
    """
    total = 0
    for layer, beside in pairwise(layers):
        place = {one: number for number, one in enumerate(beside)}
        ends: list[int] = []  # of the steps from further up, sorted
        for one in layer:
            here = sorted(place[other] for other in right.get(one, ()))
            for end in here:
                total += len(ends) - bisect_right(ends, end)
            for end in here:
                insort(ends, end)
    return total

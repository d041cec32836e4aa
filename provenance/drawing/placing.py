"""Where boxes stand: each as near to what it is joined to as the boxes above and below it let it.

Of what is joined, the mean is aimed at; the places in a layer that come nearest to all aims, with the gaps kept, are an
isotonic regression, found exactly by joining neighbours that violate the order (pool adjacent violators).

Lengths are in pixels of CSS.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

__all__ = ["nearest", "placed"]

_PASSES = 10


def placed(
    layers: Sequence[Sequence[int]], steps: Sequence[tuple[int, int]], heights: Mapping[int, float], gap: float
) -> dict[int, float]:
    """The height of the middle of every member of the layers; the highest box begins at 0.

    Args:
        layers: each from top to bottom.
        steps: which members of neighbouring layers are joined.
        heights: how high each member is.
        gap: what is kept between two members of a layer.
    """
    left: dict[int, list[int]] = {}
    right: dict[int, list[int]] = {}
    for one, other in steps:
        right.setdefault(one, []).append(other)
        left.setdefault(other, []).append(one)
    middles: dict[int, float] = {}
    for layer in layers:
        top = 0.0
        for one in layer:
            middles[one] = top + heights[one] / 2
            top += heights[one] + gap
    for number in range(_PASSES):
        forwards = number % 2 == 0
        joined = left if forwards else right
        for layer in layers if forwards else reversed(layers):
            aims = [
                sum(middles[other] for other in joined[one]) / len(joined[one]) if one in joined else middles[one]
                for one in layer
            ]
            apart = [(heights[one] + heights[other]) / 2 + gap for one, other in pairwise(layer)]
            middles.update(zip(layer, nearest(aims, apart), strict=True))
    top = min((middles[one] - heights[one] / 2 for one in middles), default=0.0)
    return {one: middle - top for one, middle in middles.items()}


def nearest(aims: Sequence[float], apart: Sequence[float]) -> list[float]:
    """The places nearest to some aims (by least squares), each at least so far after the one before."""
    offsets = [0.0]
    for distance in apart:
        offsets.append(offsets[-1] + distance)
    pools: list[tuple[float, int]] = []  # the sum of aims of neighbours that stand as close as they may, and how many
    for aim, offset in zip(aims, offsets, strict=False):
        total, count = aim - offset, 1
        while pools and pools[-1][0] * count >= total * pools[-1][1]:
            before, several = pools.pop()
            total, count = total + before, count + several
        pools.append((total, count))
    means = [total / count for total, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]

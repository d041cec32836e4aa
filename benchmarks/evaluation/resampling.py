"""Measures over documents, and how much they would change with other documents of the same kind.

A document gives counts; a measure is a function of their sums. The interval is the middle 95 % of the measure over
samples of as many documents, drawn with replacement (the percentile bootstrap; Efron and Tibshirani, An Introduction to
the Bootstrap, 1993, chapter 13), with a fixed seed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

__all__ = ["Counts", "Measured", "measured", "ratio", "score_f1"]

Counts = Mapping[str, float]
_SEED = 20231101
_SAMPLES = 1000


@frozen
class Measured:
    """A measure in per cent with its interval; None when there is nothing to measure it on.

    Attributes:
        value: over all documents.
        low: the lower end of the interval.
        high: the upper end.
        of: how many things it is measured on.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    of: int = 0

    def __str__(self) -> str:
        if self.value is None or self.low is None or self.high is None:
            return "–"
        return f"{self.value:.1f} ({self.low:.1f}–{self.high:.1f})"


def ratio(part: str, whole: str) -> Callable[[Counts], float | None]:
    """The measure 100 · part / whole; None where the whole is nothing."""
    return lambda counts: 100 * counts.get(part, 0) / counts[whole] if counts.get(whole) else None


def score_f1(right: str, proposed: str, gold: str) -> Callable[[Counts], float | None]:
    """The harmonic mean, in per cent, of precision and recall."""

    def measure(counts: Counts) -> float | None:
        both = counts.get(proposed, 0) + counts.get(gold, 0)
        return 200 * counts.get(right, 0) / both if both else None

    return measure


def measured(
    documents: Sequence[Counts], measure: Callable[[Counts], float | None], of: str, samples: int = _SAMPLES
) -> Measured:
    """A measure over documents with its interval.

    Args:
        documents: the counts of each.
        measure: from the sums of the counts.
        of: the count that says on how many things it is measured.
        samples: how many samples are drawn.
    """
    keys = sorted({key for counts in documents for key in counts})
    rows = [[counts.get(key, 0) for key in keys] for counts in documents]
    value = measure(_sums(keys, rows))
    if value is None:
        return Measured(None)
    draw = random.Random(_SEED)  # noqa: S311  # a sample, not a secret
    found = []
    for _ in range(samples):
        sample = measure(_sums(keys, draw.choices(rows, k=len(rows))))
        if sample is not None:
            found.append(sample)
    found.sort()
    last = len(found) - 1
    total = int(sum(counts.get(of, 0) for counts in documents))
    return Measured(value, found[round(0.025 * last)], found[round(0.975 * last)], total)


def _sums(keys: Sequence[str], rows: Sequence[Sequence[float]]) -> Counter[str]:
    return Counter(dict(zip(keys, map(sum, zip(*rows, strict=True)), strict=True)))

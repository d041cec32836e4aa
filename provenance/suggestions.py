"""What somebody may have meant who wrote a name that nothing has.

May import: nothing of the package.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean"]

# Nobody mistypes longer names, and comparing many costs a while for each of many mistakes.
_LONGEST_COMPARED = 100
_MOST_COMPARED = 2_000


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A clause that names the nearest known words, or nothing when none is near or there is too much to compare."""
    candidates = list(known)
    if len(word) > _LONGEST_COMPARED or len(candidates) > _MOST_COMPARED:
        return ""
    near = get_close_matches(word, candidates, n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""

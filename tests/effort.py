"""How many examples a property test tries that wants more or fewer of them than others; how much work an action is."""

from __future__ import annotations

import sys
from collections.abc import Callable

from hypothesis import settings

__all__ = ["calls", "tries"]

_USUAL = 30  # of the profile "quick" in conftest.py


def tries(usual: int) -> settings:
    """So many examples in the profile for every day, and all that a profile asks for which tries more.

    ``@settings(max_examples=…)`` would set aside what ``--hypothesis-profile`` asks for.
    """
    given = settings().max_examples
    return settings(max_examples=usual if given == _USUAL else given)


def calls(action: Callable[[], object]) -> int:
    """How many functions an action calls, in Python and in C; what an equal input costs each time."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return counted

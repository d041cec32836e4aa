"""How many examples a property test tries that wants more or fewer of them than others."""

from __future__ import annotations

from hypothesis import settings

__all__ = ["tries"]

_USUAL = 30  # of the profile "quick" in conftest.py


def tries(usual: int) -> settings:
    """So many examples in the profile for every day, and all that a profile asks for which tries more.

    ``@settings(max_examples=…)`` would set aside what ``--hypothesis-profile`` asks for.
    """
    given = settings().max_examples
    return settings(max_examples=usual if given == _USUAL else given)

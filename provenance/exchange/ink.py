"""Colour for terminals, and its absence.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

__all__ = ["Ink", "Role", "coloured", "plain"]


class Role(Enum):
    """What a piece of text is to its reader; the value is its SGR parameter (ECMA-48 §8.3.117)."""

    TITLE = "1"  # bold
    ID = "1;36"  # bold cyan
    CHAIN = "32"  # green
    QUIET = "2"  # faint
    WARNING = "33"  # yellow
    ERROR = "31"  # red


Ink: TypeAlias = Callable[[str, Role], str]
"""Gives a text the look of its role; the text holds no newline."""


def plain(text: str, _role: Role) -> str:
    """The text as it is."""
    return text


def coloured(text: str, role: Role) -> str:
    """The text between the escape sequences that a terminal understands."""
    return f"\x1b[{role.value}m{text}\x1b[0m" if text else text

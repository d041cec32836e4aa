"""Characters that no article can hold, because XML 1.0 cannot carry them (§2.2, Char).

They are most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. They are refused where they come in, so
that every article can be exported.

Imports nothing of the package.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["code_points", "refusal", "unfit"]

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def unfit(text: str) -> int | None:
    """The offset of the first character that no article can hold; None when all are fit."""
    if text.isprintable():  # quick, and true of nearly all words
        return None
    found = _UNFIT.search(text)
    return found.start() if found else None


def code_points(text: str) -> str:
    """The characters by code point and, where Unicode gives one, name: ``U+2019 RIGHT SINGLE QUOTATION MARK``."""
    return " ".join(f"U+{ord(one):04X} {unicodedata.name(one, '')}".rstrip() for one in text)


def refusal(character: str) -> str:
    """What is said of a character that no article can hold."""
    return f"the character {code_points(character)} cannot be in an article, since XML cannot carry it; take it out"

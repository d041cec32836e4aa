"""How messages put words and names together: quoted, in a row, and no more of them than can be read.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["joined", "listed", "shortened"]

_SHOWN = 72  # code points of a statement that a message quotes
_MOST_NAMED = 20
_MOST_SENTENCES = 8


def shortened(text: str, length: int = _SHOWN) -> str:
    """Words in quotation marks, on one line, cut when they are long."""
    words = " ".join(text.split())
    words = words if len(words) <= length else words[: length - 1].rstrip() + "…"
    return words if words[:1] in {"“", '"', "«"} else f"“{words}”"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a row: ``a``, ``a and b``, ``a, b and c``; of very many the first, and how many there are more."""
    given = list(dict.fromkeys(words))
    rest = len(given) - _MOST_NAMED
    if rest > 0:
        given = [*given[:_MOST_NAMED], f"{rest} more"]
    return given[0] if len(given) == 1 else f"{', '.join(given[:-1])} {last} {given[-1]}" if given else ""


def joined(sentences: Iterable[str]) -> str:
    """Sentences in a row: ``a; b; c``; of very many the first, and how many there are more."""
    given = list(sentences)
    rest = len(given) - _MOST_SENTENCES
    return "; ".join([*given[:_MOST_SENTENCES], *([f"and {rest} more"] if rest > 0 else [])])

"""Characters in a file that no article can hold: each is told where it stands, as it is or as an escape.

May import: characters, errors, reading.nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.characters import refusal, unfit
from provenance.errors import Problem
from provenance.reading.nodes import Listing, Mapping, Node, Scalar, SourceText

__all__ = ["unfit_characters"]

# What JSON (RFC 8259 §7) and YAML (1.2.2 §5.7) write after a backslash; a whole surrogate pair is one character.
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<short>.))",
    re.DOTALL,
)
_SHORT = {"0": "\x00", "a": "\x07", "b": "\x08", "v": "\x0b", "f": "\x0c", "e": "\x1b"}


def unfit_characters(source: SourceText, roots: Sequence[Node]) -> Iterator[Problem]:
    """A problem for each scalar of these nodes, keys too, that holds a character which no article can hold."""
    waiting = list(reversed(roots))
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            at = unfit(node.text)
            if at is not None:
                message = f"{refusal(node.text[at])} (code point {at} of these words)"
                yield source.problem(_place(source.text, node, node.text[at]), "bad-character", message)
        elif id(node) not in seen:  # an alias gives the same node again
            seen.add(id(node))
            waiting.extend(reversed(list(_inside(node))))


def _inside(node: Listing | Mapping) -> Iterator[Node]:
    if isinstance(node, Listing):
        yield from node.items
    else:
        for entry in node.entries:
            yield from entry


def _place(text: str, node: Scalar, character: str) -> int:
    """The offset in the file at which the first such character of a scalar stands, or the escape that means it."""
    at = text.find(character, node.start, node.end)
    if at >= 0:
        return at
    meant = (escape.start() for escape in _ESCAPE.finditer(text, node.start, node.end) if _means(escape) == character)
    return next(meant, node.start)


def _means(escape: re.Match[str]) -> str | None:
    digits = escape["x"] or escape["u"] or escape["U"]
    return chr(int(digits, 16)) if digits else _SHORT.get(escape["short"] or "")

"""How much a reader sees at once.

May import: exchange.ink.
"""

from __future__ import annotations

from attrs import frozen

from provenance.exchange.ink import Ink, plain

__all__ = ["NARROWEST", "Page"]

NARROWEST = 24  # cells left for words, however narrow the terminal and however wide what stands beside them


@frozen
class Page:
    """What a presentation for readers is fitted to.

    Attributes:
        width: cells in a line; a line of a chain is never broken and may be wider.
        limit: the most chains to list of one statement; the others are counted. None for all.
        ink: how to colour.
    """

    width: int = 100
    limit: int | None = 100
    ink: Ink = plain

"""How much a page holds. What goes beyond is counted on the page, and stands in the data.

May import: attrs alone.
"""

from __future__ import annotations

from attrs import frozen

__all__ = ["Limits"]


@frozen
class Limits:
    """The most of everything.

    Attributes:
        statements: marked in the texts, of all articles together.
        letters: of the texts, in code points, of all articles together; a text is shown whole or not at all.
        chains: of one statement.
        rows: of a table or a list: sources, dates, findings.
        claims: with a part of their own; each takes at most some seconds.
        boxes: of a drawing.
        data: bytes of the articles in the data.
    """

    statements: int = 2_000
    letters: int = 1_000_000
    chains: int = 10
    rows: int = 500
    claims: int = 40
    boxes: int = 150
    data: int = 20_000_000

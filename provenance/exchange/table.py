"""Rows as CSV (RFC 4180) that a spreadsheet can open without harm.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula. Such a cell, and one that begins
with a tab or a line end, gets an apostrophe in front; JSON holds the exact words.

Imports nothing of the package.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

__all__ = ["csv_rows"]

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

Cell = str | int | None


def csv_rows(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The header and the rows, each as text that ends in CR LF; None is an empty cell."""
    for row in chain([header], rows):
        text = io.StringIO(newline="")
        csv.writer(text).writerow([_harmless(cell) for cell in row])
        yield text.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell

"""Chains as CSV: one chain a row.

Cells that hold several ids, cues or hedges separate them with `` | ``, nearest first.

May import: graph, model and what they import; exchange.selection, exchange.table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.exchange.selection import Selection
from provenance.exchange.table import Cell, csv_rows
from provenance.graph import Chain
from provenance.model import Statement

__all__ = ["COLUMNS", "chains_csv"]

COLUMNS = (
    "article",
    "outlet",
    "published",
    "statement",
    "place",
    "text",
    "start",
    "end",
    "claim",
    "voice",
    "chain_number",
    "chain_count",
    "chain",
    "origin",
    "relays",
    "certainty",
    "cues",
    "hedges",
    "said",
    "drafted",
)
_LARGEST_COUNT = 10**15  # more digits than a spreadsheet keeps


def chains_csv(selections: Iterable[Selection], *, limit: int | None = 100) -> Iterator[str]:
    """The header, then one row a chain.

    Args:
        selections: from ``select``.
        limit: the most chains to list of one statement, each with its first 100 links (``chain`` ends with ``…`` then),
            and fewer where an article has many statements; ``chain_count`` says how many there are. None for all of
            them, whole.
    """
    yield from csv_rows(COLUMNS, _rows(selections, limit))


def _rows(selections: Iterable[Selection], limit: int | None) -> Iterator[tuple[Cell, ...]]:
    for selection in selections:
        for statement in selection.statements:
            listing = selection.chains(statement, limit)
            shown_count = listing.count if listing.count < _LARGEST_COUNT else None
            for number, chain in enumerate(listing.chains, 1):
                yield (
                    *_statement_cells(selection, statement),
                    number,
                    shown_count,
                    *_chain_cells(chain),
                    "yes" if statement.drafted else None,
                )


def _statement_cells(selection: Selection, statement: Statement) -> tuple[Cell, ...]:
    article = selection.article
    return (
        article.id,
        article.outlet,
        str(article.published) if article.published else None,
        statement.id,
        article.place(statement.start),
        statement.text,
        statement.start,
        statement.end,
        statement.claim,
        statement.voice.value,
    )


def _chain_cells(chain: Chain) -> tuple[Cell, ...]:
    return (
        str(chain),
        _several(source.id for source in chain.origin),
        _several(source.id for source in chain.relays),
        chain.certainty.value,
        _several(link.cue for link in chain),
        _several(link.hedge for link in chain),
        _several(str(link.said) if link.said else None for link in chain),
    )


def _several(values: Iterable[str | None]) -> str:
    return " | ".join(value for value in values if value)

"""Sources as CSV: one source a row.

May import: citations and what it imports; exchange.table.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.citations import Citations
from provenance.exchange.table import csv_rows

__all__ = ["COLUMNS", "sources_csv"]

COLUMNS = ("id", "name", "kind", "role", "aliases", "acts_for", "statements", "as_origin", "as_relay")


def sources_csv(found: Citations) -> Iterator[str]:
    """The header, then one row a source; several aliases or ids in a cell are separated by `` | ``."""
    yield from csv_rows(
        COLUMNS,
        (
            (
                one.source.id,
                one.source.name,
                one.source.kind.value if one.source.kind else None,
                one.source.role,
                " | ".join(one.source.aliases),
                " | ".join(one.source.acts_for),
                one.statements,
                one.as_origin,
                one.as_relay,
            )
            for one in found.sources
        ),
    )

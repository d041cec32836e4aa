"""Articles as JSON Lines: the JSON of an article file, one article a line; nothing is lost.

May import: model and what the model imports, writing; exchange.chains_json, outgoing.loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.exchange.chains_json import dumped
from provenance.exchange.outgoing.loss import Table
from provenance.model import Article
from provenance.writing import to_data

__all__ = ["CARRIED", "json_lines"]

CARRIED: Table = {"*": None}


def json_lines(articles: Iterable[Article]) -> Iterator[str]:
    """One line an article, which ``provenance.loads`` reads back as an equal one."""
    for article in articles:
        yield dumped(to_data(article), indent=None) + "\n"

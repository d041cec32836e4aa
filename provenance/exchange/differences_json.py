"""What changed between two versions of articles as JSON, described by schemas/diff.schema.json.

Everything that a key can hold is there: what is absent is null, never a missing key.

May import: graph, questions and what they import; exchange.chains_json.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provenance.exchange.chains_json import dumped
from provenance.graph import Chain
from provenance.model import Article, Statement
from provenance.questions.alterations import ChainChange, Differences, EntryChange, FieldChange, StatementChange
from provenance.questions.comparison import Comparison

__all__ = ["SCHEMA_VERSION", "differences_json"]

SCHEMA_VERSION = 1

Data = dict[str, Any]


def differences_json(found: Comparison) -> str:
    """One JSON object."""
    return (
        dumped(
            {
                "schema_version": SCHEMA_VERSION,
                "same": found.same,
                "dropped": [_version(article) for article in found.dropped],
                "added": [_version(article) for article in found.added],
                "articles": [_article(each) for each in found.articles],
            }
        )
        + "\n"
    )


def _article(found: Differences) -> Data:
    return {
        "same": found.same,
        "old": _version(found.old),
        "new": _version(found.new),
        "article": _fields(found.fields),
        "claims": [_entry(change) for change in found.claims],
        "sources": [_entry(change) for change in found.sources],
        "statements": [_statement(change) for change in found.statements],
        "kept": found.kept,
        "renumbered": [{"old": old, "new": new} for old, new in found.renumbered],
    }


def _version(article: Article) -> Data:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": None if article.published is None else str(article.published),
        "statement_count": len(article.statements),
    }


def _fields(changes: Iterable[FieldChange]) -> list[Data]:
    return [{"what": change.what, "old": change.old, "new": change.new} for change in changes]


def _entry(change: EntryChange) -> Data:
    return {
        "alteration": change.alteration.value,
        "old": change.old.id if change.old else None,
        "new": change.new.id if change.new else None,
        "fields": _fields(change.fields),
    }


def _statement(change: StatementChange) -> Data:
    return {
        "alterations": [alteration.value for alteration in change.alterations],
        "old": _words(change.old),
        "new": _words(change.new),
        "chains": [_chain_change(chain) for chain in change.chains],
        "fields": _fields(change.fields),
    }


def _words(statement: Statement | None) -> Data | None:
    if statement is None:
        return None
    return {"id": statement.id, "text": statement.text, "start": statement.start, "end": statement.end}


def _chain_change(change: ChainChange) -> Data:
    return {
        "alteration": change.alteration.value,
        "old": _chain(change.old),
        "new": _chain(change.new),
        "fields": _fields(change.fields),
    }


def _chain(chain: Chain | None) -> Data | None:
    if chain is None:
        return None
    return {
        "text": str(chain),
        "links": [[source.id for source in link.sources] for link in chain],
        "certainty": chain.certainty.value,
    }

"""Sources as data for JSON.

May import: citations and what it imports; exchange.chains_json for the way JSON is spelt.
"""

from __future__ import annotations

from typing import Any

from provenance.citations import Citation, Citations
from provenance.exchange.chains_json import SCHEMA_VERSION, dumped

__all__ = ["sources_data", "sources_json"]


def sources_json(found: Citations) -> str:
    """``sources_data`` as JSON."""
    return dumped(sources_data(found)) + "\n"


def sources_data(found: Citations) -> dict[str, Any]:
    """The counts by name, the shares of the attributed statements (null when there are none), and the sources."""
    return {
        "schema_version": SCHEMA_VERSION,
        "articles": found.articles,
        "statements": found.statements,
        "attributed": found.attributed,
        "own_voice": found.own_voice,
        "opinion": found.opinion,
        "anonymous": found.anonymous,
        "anonymous_share": found.share(found.anonymous),
        "unattributed": found.unattributed,
        "unattributed_share": found.share(found.unattributed),
        "nameless": found.nameless,
        "nameless_share": found.share(found.nameless),
        "sources": [_source_data(one) for one in found.sources],
    }


def _source_data(one: Citation) -> dict[str, Any]:
    source = one.source
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value if source.kind else None,
        "role": source.role,
        "aliases": list(source.aliases),
        "acts_for": list(source.acts_for),
        "statements": one.statements,
        "as_origin": one.as_origin,
        "as_relay": one.as_relay,
    }

"""The names (IRIs) of articles, statements, sources and claims in JSON-LD, and which addresses may become links.

May import: model and what the model imports.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from provenance.model import Article

__all__ = ["VOCABULARY", "article_iri", "identifier", "is_web_address"]

VOCABULARY = "urn:provenance-tracker:vocabulary#"
"""The namespace of our own terms, which schemas/vocabulary.ttl describes."""

_NO_ADDRESS = re.compile(r"[^\x21-\x7e\u00a0-\ud7ff\ue000-\U0010ffff]|[<>\"{}|\\^`]")  # what RFC 3987 leaves out


def is_web_address(url: object) -> bool:
    """Whether this is an absolute address of http or https that may become a link; ``javascript:`` is none."""
    if not isinstance(url, str) or _NO_ADDRESS.search(url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # brackets in the host that are no IPv6 address
        return False


def identifier(kind: str, *parts: str) -> str:
    """The name of a thing of ours: its kind, then the ids that tell it from others; different ids, different names."""
    return ":".join(("urn:provenance-tracker", kind, *(quote(part, safe="", errors="surrogatepass") for part in parts)))


def article_iri(article: Article) -> str:
    """The name of an article: by its id, which is there even when no address is."""
    return identifier("article", article.id)

"""Small articles for the tests of checks: a statement is written as in an article file, and a paragraph of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import provenance
from provenance import Article, Finding

SOURCES: dict[str, dict[str, Any]] = {
    "courier": {"name": "The Courier", "kind": "outlet"},
    "herald": {"name": "The Herald", "kind": "outlet"},
    "coastwire": {"name": "Coastwire", "kind": "outlet"},
    "dagsposten": {"name": "Dagsposten", "kind": "outlet"},
    "mayor": {"name": "the mayor", "kind": "person"},
    "engineer": {"name": "an engineer named Ros", "kind": "person"},
    "deckhand": {"name": "a deckhand", "kind": "anonymous"},
    "harbour": {"name": "the harbour board", "kind": "organization"},
}


def story(  # noqa: PLR0913  # an article has this much
    *statements: dict[str, Any],
    id: str = "a",  # noqa: A002  # as in an article file
    outlet: str = "courier",
    headline: str | None = None,
    published: str | None = "2024-03-12",
    language: str | None = "en",
    sources: dict[str, Any] | None = None,
    claims: dict[str, Any] | None = None,
) -> Article:
    """An article whose text is its headline, and a paragraph a statement: its quote after its cues and hedges."""
    title = headline or "Untitled"
    paragraphs = [title]
    for statement in statements:
        if statement["quote"] != title:
            words = [word for word in _words(statement) if word not in statement["quote"]]
            paragraphs.append(" ".join([*words, statement["quote"]]))
    article = {"id": id, "title": title, "outlet": outlet, "published": published, "language": language}
    used = {statement["claim"]: "Something happened." for statement in statements if statement.get("claim")}
    data = {
        "article": {**article, "text": "\n".join(paragraphs)},
        "sources": SOURCES | (sources or {}),
        "claims": used | (claims or {}),
        "statements": list(statements),
    }
    return provenance.loads(json.dumps(data), file="story.json")


def _words(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for key in ("cue", "hedge"):
            if part.get(key):
                yield part[key]
        links = part.get("attributed_to", ())
        for link in links if isinstance(links, list) else [links]:
            yield from _words(link)


def found(*articles: Article, **options: Any) -> list[Finding]:
    """What a check finds, with the options of ``check``."""
    return list(provenance.check(articles, **options))


def codes(*articles: Article, of: str, **options: Any) -> list[tuple[str, str]]:
    """The findings whose codes begin like this, each with the name of its place."""
    return [(finding.code, finding.place.name) for finding in found(*articles, select=[of], **options)]

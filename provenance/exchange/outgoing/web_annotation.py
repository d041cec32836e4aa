"""Articles as W3C Web Annotations (JSON-LD): an annotation a statement, with its quote and its place in the text.

What any client understands: the target with a TextPositionSelector and a TextQuoteSelector a span (Web Annotation Data
Model §4.2.4 and §4.2.5; positions are code points), the chains in words as the body, and what the statement is tagged
with. What only we understand stands under one key of our own, ``record``: the entry of an article file, as a JSON
literal. So nothing is lost, and incoming.web_annotation reads it back.

An article is an AnnotationPage; several are the graph of one document.

May import: model and what the model imports, writing; exchange.chains_json, outgoing.addresses, outgoing.loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from provenance.exchange.chains_json import dumped
from provenance.exchange.outgoing.addresses import VOCABULARY, article_iri, identifier, is_web_address
from provenance.exchange.outgoing.loss import Table
from provenance.model import Article, Attribution, Statement, WithoutStatement
from provenance.spans import Passage, Span
from provenance.terms import Certainty, Voice
from provenance.writing import to_data

__all__ = ["CARRIED", "CONTEXT", "web_annotation", "web_annotation_data"]

CARRIED: Table = {"*": None}

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"record": {"@id": f"{VOCABULARY}record", "@type": "@json"}},
]
"""The context of the recommendation, and our one key."""

Data = dict[str, Any]


def web_annotation(articles: Iterable[Article]) -> Iterator[str]:
    """The document, a piece an article; one article stands alone, several under ``@graph``."""
    remaining = iter(articles)
    first = next(remaining, None)
    if first is None:
        yield dumped({"@context": CONTEXT, "@graph": []}) + "\n"
        return
    second = next(remaining, None)
    if second is None:
        yield dumped({"@context": CONTEXT, **web_annotation_data(first)}) + "\n"
        return
    opening = dumped({"@context": CONTEXT, "@graph": []})
    yield opening.removesuffix("]\n}")
    for number, article in enumerate((first, second)):
        yield f"{',' * bool(number)}\n    {_indented(article)}"
    for article in remaining:
        yield f",\n    {_indented(article)}"
    yield "\n  ]\n}\n"


def _indented(article: Article) -> str:
    return dumped(web_annotation_data(article)).replace("\n", "\n    ")


def web_annotation_data(article: Article) -> Data:
    """The annotation page of an article, without its context."""
    entries = to_data(article)
    del entries["schema_version"]
    statements = entries.pop("statements", [])
    passages = entries.pop("without_statement", [])
    items = [
        _statement(article, statement, entry) for statement, entry in zip(article.statements, statements, strict=True)
    ]
    items += [
        _without_statement(article, passage, number, entry)
        for number, (passage, entry) in enumerate(zip(article.without_statement, passages, strict=True))
    ]
    return {
        "id": identifier("annotations", article.id),
        "type": "AnnotationPage",
        "record": entries,
        "items": items,
    }


def _statement(article: Article, statement: Statement, entry: Data) -> Data:
    tags = [
        *([f"claim: {statement.claim}"] if statement.claim is not None else []),
        *([f"certainty: {statement.certainty.value}"] if statement.certainty is not Certainty.UNSPECIFIED else []),
        *(["voice: opinion"] if statement.voice is Voice.OPINION else []),
    ]
    bodies: list[Data] = [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": _in_words(article, statement)}
    ]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    return {
        "id": identifier("statement", article.id, statement.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": _targets(article, statement.content),
        "record": _without_quote(entry),
    }


def _without_statement(article: Article, passage: WithoutStatement, number: int, entry: Data | str) -> Data:
    return {
        "id": identifier("passage", article.id, str(number)),
        "type": "Annotation",
        "motivation": "tagging",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "no-statement"}],
        "target": _targets(article, passage.content),
        "record": _without_quote(entry) if isinstance(entry, dict) else {},
    }


def _without_quote(entry: Data) -> Data:
    """The entry without the words it is about: the selectors tell them."""
    return {key: value for key, value in entry.items() if key not in {"quote", "prefix", "suffix", "start", "end"}}


def _in_words(article: Article, statement: Statement) -> str:
    """Who the statement comes from, one line a link that rests on no other: ``NEWSLIVE ← Yoo Sang-bum ← NIS``."""
    outlet = article.sources_by_id[article.outlet].name
    lines: list[str] = []
    waiting: list[tuple[str, Attribution]] = [(outlet, link) for link in reversed(statement.attributed_to)]
    while waiting:
        above, link = waiting.pop()
        line = f"{above} ← {', '.join(article.sources_by_id[id_].name for id_ in link.sources)}"
        waiting.extend((line, further) for further in reversed(link.attributed_to))
        if not link.attributed_to:
            lines.append(line)
    return "\n".join(lines) or outlet


def _targets(article: Article, passage: Passage) -> list[Data]:
    return [{"source": _source(article), "selector": _selectors(span)} for span in passage]


def _source(article: Article) -> str:
    return article.url if article.url is not None and is_web_address(article.url) else article_iri(article)


def _selectors(span: Span) -> list[Data]:
    quote = {"type": "TextQuoteSelector", "exact": span.exact}
    quote |= {key: words for key, words in (("prefix", span.prefix), ("suffix", span.suffix)) if words}
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quote]

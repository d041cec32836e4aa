"""An article as the plain data of an article file: dicts, lists, strings, booleans and whole numbers.

Defaults are left out and keys stand in a fixed order. A passage is written as its bare words when reading finds just
that place again; else its offsets are added.

May import: model and what it imports, reading.anchoring, reading.article (for the version of the format).
"""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import evolve

from provenance.model import Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.reading.anchoring import FoldedText, Selector, anchor
from provenance.retrieval import Retrieval
from provenance.spans import Passage
from provenance.terms import Basis, Certainty, Voice

__all__ = ["SCHEMA_VERSION", "claim_data", "head_data", "retrieval_data", "source_data", "statement_data", "to_data"]

SCHEMA_VERSION = 1
Data: TypeAlias = dict[str, Any]


def to_data(article: Article) -> Data:
    """The article as the plain data of an article file, with its text in it; equal articles give equal data."""
    text = FoldedText(article.text)
    return _given(
        {
            "schema_version": SCHEMA_VERSION,
            "article": head_data(article),
            "claims": {claim.id: claim_data(claim) for claim in article.claims},
            "sources": {source.id: source_data(source) for source in article.sources},
            "statements": [statement_data(text, statement) for statement in article.statements],
            "without_statement": [_without_statement(text, passage) for passage in article.without_statement],
        }
    )


def head_data(article: Article) -> Data:
    """What the article is, and its text."""
    return _given(
        {
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published and article.published.value,
            "language": article.language,
            "url": article.url,
            "drafted_by": article.drafted_by,
            "text": article.text,
            "retrieval": None if article.retrieval is None else retrieval_data(article.retrieval),
        }
    )


def retrieval_data(retrieval: Retrieval) -> Data:
    """How the text of an article was come by."""
    return _given(
        {
            "url": retrieval.url,
            "retrieved": retrieval.retrieved and retrieval.retrieved.value,
            "sha256": retrieval.sha256,
            "text_sha256": retrieval.text_sha256,
            "tool": retrieval.tool,
        }
    )


def claim_data(claim: Claim) -> Data:
    """One claim, without its id."""
    return _given({"text": claim.text, "about": list(claim.about)})


def source_data(source: Source) -> Data:
    """One source, without its id."""
    return _given(
        {
            "name": source.name,
            "kind": source.kind and source.kind.value,
            "role": source.role,
            "aliases": list(source.aliases),
            "acts_for": list(source.acts_for),
            "interests": list(source.interests),
            "owned_by": list(source.owned_by),
        }
    )


def statement_data(text: FoldedText, statement: Statement) -> Data:
    """One statement of an article with this text."""
    content = statement.content
    return _given(
        {
            "id": statement.id,
            "drafted": statement.drafted or None,
            "rule": statement.rule,
            **_beside(_passage(text, content)),
            "claim": statement.claim,
            "contradicts": list(statement.contradicts),
            "about": list(statement.about),
            "certainty": None if statement.certainty is Certainty.UNSPECIFIED else statement.certainty.value,
            "cue": _passage(text, statement.cues, content),
            "hedge": _passage(text, statement.hedges, content),
            "voice": None if statement.voice is Voice.REPORT else statement.voice.value,
            "attributed_to": [_attribution(text, link, content) for link in statement.attributed_to],
        }
    )


def _attribution(text: FoldedText, link: Attribution, content: Passage) -> Data:
    return _given(
        {
            "source": link.sources[0] if len(link.sources) == 1 else list(link.sources),
            "rule": link.rule,
            "cue": _passage(text, link.cues, content),
            "mention": _passage(text, link.mentions, content),
            "hedge": _passage(text, link.hedges, content),
            "basis": None if link.basis is Basis.EXPLICIT else link.basis.value,
            "certainty": None if link.certainty is Certainty.UNSPECIFIED else link.certainty.value,
            "quotation": link.quotation and link.quotation.value,
            "said": link.said and link.said.value,
            "place": link.place,
            "rests_on": list(link.rests_on),
            "attributed_to": [_attribution(text, further, content) for further in link.attributed_to],
        }
    )


def _without_statement(text: FoldedText, passage: WithoutStatement) -> Data | str:
    data = _given({**_beside(_passage(text, passage.content)), "reason": passage.reason})
    words = data["quote"]
    return words if len(data) == 1 and isinstance(words, str) else data


def _passage(text: FoldedText, passage: Passage, near: Passage | None = None) -> Any:
    """The shortest form that reads to this passage: words, or mappings with offsets; a list if it has several spans."""
    plain = [Selector(span.exact, span.prefix, span.suffix) for span in passage]
    fixed = [evolve(part, start=span.start, end=span.end) for part, span in zip(plain, passage, strict=True)]
    forms = (plain, [*fixed[:1], *plain[1:]], fixed)
    parts = next((form for form in forms if form and anchor(text, form, near) == passage), fixed)
    items = [_selector(part) for part in parts]
    return items[0] if len(items) == 1 else items


def _selector(part: Selector) -> Data | str:
    data = _given(
        {"quote": part.quote, "prefix": part.prefix or None, "suffix": part.suffix or None}
        | {"start": part.start, "end": part.end}
    )
    return part.quote if len(data) == 1 else data


def _beside(passage: Any) -> Data:
    """The key `quote`; what says where a single quote stands is written beside it."""
    return passage if isinstance(passage, dict) else {"quote": passage}


def _given(data: Data) -> Data:
    """Without what is None, and without empty lists and mappings."""
    return {key: value for key, value in data.items() if value is not None and value not in ([], {})}

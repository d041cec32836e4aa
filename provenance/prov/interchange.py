"""Articles to PROV-XML and back: what the library exports.

May import: model and what the model imports; everything in prov.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from provenance.errors import InvalidError, Problem, WritingError
from provenance.model import Article
from provenance.prov.digests import Digests
from provenance.prov.foreign import articles_of_foreign
from provenance.prov.mapping import parts_of
from provenance.prov.records import Bundle, Document, Record
from provenance.prov.recovery import article_of, holds_article
from provenance.prov.vocabulary import NAMESPACES
from provenance.prov.xml.reading import open_parts
from provenance.prov.xml.source import Source
from provenance.prov.xml.writing import write_parts

__all__ = ["iter_provxml", "read_provxml", "to_provxml", "trace_provxml", "write_provxml"]


def to_provxml(articles: Article | Iterable[Article], *, by: str | None = None) -> bytes:
    """The PROV-XML of one article or of several, in UTF-8.

    Raises:
        WritingError: when two articles have the same id, or a value holds a character that XML 1.0 cannot carry; the
            message says which and where.
    """
    file = io.BytesIO()
    write_provxml(articles, file, by=by)
    return file.getvalue()


def write_provxml(articles: Article | Iterable[Article], file: BinaryIO, *, by: str | None = None) -> None:
    """Write articles as one PROV-XML document, a bundle an article, one after another.

    Memory does not grow with the number of articles when they come from an iterator. Where they refer to each other
    they wait in a temporary file until the last is known, since what closes a circle of them is written as an influence
    (see prov.mapping); what is written is the same for a list and for an iterator.

    Args:
        articles: no two with the same id.
        file: open for writing bytes.
        by: the name of the person who annotated, when it is to be recorded.

    Raises:
        WritingError: when two articles have the same id, or a value holds a character that XML 1.0 cannot carry; the
            message says which and where. What stands before is written by then.
    """
    given = [articles] if isinstance(articles, Article) else articles
    write_parts(parts_of(_distinct(given), by=by), file, NAMESPACES)


def _distinct(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles; WritingError at one that has the id of another before, whose bundle would have its name."""
    met: set[str] = set()
    for article in articles:
        if article.id in met:
            message = f"two articles have the id {article.id!r}, and one document cannot hold both; rename one"
            raise WritingError(message)
        met.add(article.id)
        yield article


def iter_provxml(source: Source, *, file: str | None = None) -> Iterator[Article]:
    """The articles of a PROV-XML document, one by one, in the memory of one.

    Args:
        source: the document, its path, or a file open for reading bytes.
        file: what to call it in messages.

    Raises:
        UnreadableError: when it is not well-formed PROV-XML.
        InvalidError: when it records no article, or what is recorded is no article.
    """
    return _articles(source, file, others=False)


def trace_provxml(source: Source, *, file: str | None = None) -> Iterator[Article]:
    """The articles of a PROV-XML document, or of one that another tool wrote what can be followed as chains.

    See ``prov.foreign`` for what becomes of entities and agents there. Such an article is a reading of the document,
    not all of it, and the document is held in memory for it.

    Args:
        source: the document, its path, or a file open for reading bytes.
        file: what to call it in messages.

    Raises:
        UnreadableError: when it is not well-formed PROV-XML.
        InvalidError: when it describes neither an article nor any entity, or what it describes goes in a circle.
    """
    return _articles(source, file, others=True)


def _articles(source: Source, file: str | None, *, others: bool) -> Iterator[Article]:
    """The articles of ours; when there is none, what can be followed in the records of others, or an error."""
    start, parts = open_parts(source, file=file)
    found = False
    kept: list[Record | Bundle] = []
    digests = Digests()
    for part in parts:
        if isinstance(part, Record):
            digests.note(part)
        if isinstance(part, Bundle) and holds_article(part):
            found = True
            kept.clear()
            _refuse_changed(digests, part, file)
            yield article_of(part, file=file)
        elif others and not found and isinstance(part, Record | Bundle):
            kept.append(part)
    if found:
        return
    if not others:
        message = "this PROV document records no article: no bundle has a collection of type schema:NewsArticle"
        raise InvalidError([Problem(message, file, code="no-article")])
    records = tuple(part for part in kept if isinstance(part, Record))
    bundles = tuple(part for part in kept if isinstance(part, Bundle))
    yield from articles_of_foreign(Document(records, bundles, start.namespaces), file=file)


def _refuse_changed(digests: Digests, bundle: Bundle, file: str | None) -> None:
    """Raise InvalidError when the text of an article is not the one whose digest was recorded."""
    problems = [Problem(message, file, records[0].line, code="digest") for message, records in digests.broken(bundle)]
    if problems:
        raise InvalidError(problems)


def read_provxml(source: Source, *, file: str | None = None) -> Article:
    """The one article of a PROV-XML document; equal to the article that was written.

    Args:
        source: the document, its path, or a file open for reading bytes.
        file: what to call it in messages.

    Raises:
        UnreadableError: when it is not well-formed PROV-XML.
        InvalidError: when it does not record exactly one article; ``iter_provxml`` reads several.
    """
    articles = list(iter_provxml(source, file=file))
    if len(articles) > 1:
        message = f"this PROV document records {len(articles)} articles; iter_provxml reads them one by one"
        raise InvalidError([Problem(message, file, code="several-articles")])
    return articles[0]

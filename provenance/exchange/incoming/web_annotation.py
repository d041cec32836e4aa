"""Articles out of W3C Web Annotations: our own back as they were, and what people annotated in a client.

Our own (see outgoing.web_annotation) are read as an article file is: words and places from the selectors, the rest from
``record``; every problem has its place in the file.

Anybody's, as an AnnotationPage or AnnotationCollection, a list, one annotation, or what Hypothesis exports or its API
gives (``annotations``, ``rows``), become statements of an article that is at hand already: by their quote, whose prefix
and suffix may differ in white space or be shorter in our text, and by their tags (see tags). Positions only count where
the quote stands there, since a page's offsets are not those of the extracted text. An annotation of another page is
passed over.

May import: errors, model, reading; incoming.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from provenance.errors import InvalidError, Problem
from provenance.exchange.incoming.annotated import Annotations
from provenance.exchange.incoming.imported import Given, Imported, bounded, invalid
from provenance.exchange.incoming.json_nodes import Json, parsed_json
from provenance.model import Article
from provenance.reading.article import article_with_notes
from provenance.reading.nodes import Listing, Mapping, Node, Scalar

__all__ = ["LARGEST", "read_web_annotation"]

LARGEST = 64 * 2**20  # bytes of a document; it is held in memory some ten times

_STATES_NOTHING = "no-statement"


def read_web_annotation(data: bytes, file: str, given: Given | None = None) -> Imported:
    """The articles of annotations.

    Args:
        data: a JSON document.
        file: what problems call it.
        given: the article that annotations of others are about.

    Raises:
        UnreadableError: when it is too large, or no JSON.
        InvalidError: when there are no annotations, an article is needed and not given, or something does not hold
            together; with every problem.
    """
    given = given or Given()
    root = parsed_json(bounded(data, LARGEST, file), file)
    pages = [page for page in (root, *root.items("@graph")) if _is_ours(page)]
    if pages:
        return Imported(tuple(_ours(pages, file)))
    annotations = tuple(_annotations(root))
    if not annotations:
        raise invalid("there are no annotations here", file, "no-annotations", root.line)
    if given.article is None:
        message = "the annotations do not hold the text that they are about; give the article with --article"
        raise invalid(message, file, "no-article", root.line)
    return Annotations(given.article, file, leave_orphans=given.leave_orphans).read(annotations)


def _is_ours(page: Json) -> bool:
    record = page.get("record")
    return record is not None and record.get("article") is not None


def _annotations(root: Json, depth: int = 0) -> Iterator[Json]:
    """Every annotation in a document, whatever holds it."""
    if root.is_list:
        for item in root.items():
            yield from _annotations(item, depth + 1)
    elif root.get("target") is not None:
        yield root
    elif depth <= 3:  # noqa: PLR2004  # a collection in a graph holds a page, which holds annotations
        for key in ("annotations", "rows", "items", "first", "@graph"):
            for item in root.items(key):
                yield from _annotations(item, depth + 1)


def _ours(pages: list[Json], file: str) -> Iterator[Article]:
    problems: list[Problem] = []
    seen: set[str] = set()
    for page in pages:
        article, notes = article_with_notes(_as_article_file(page), page.source, Path())
        problems.extend(notes.problems)
        if article is not None and article.id in seen:
            problems.append(Problem(f"the article {article.id!r} stands here twice", file, page.line, code="duplicate"))
        elif article is not None and not notes.problems:
            seen.add(article.id)
            yield article
    if problems:
        raise InvalidError(problems)


def _as_article_file(page: Json) -> Mapping:
    """The nodes that an article file with the same content has, at the places where things stand here."""
    record = page.get("record")
    head = record.node.entries if record is not None and isinstance(record.node, Mapping) else ()
    statements: list[Node] = []
    without: list[Node] = []
    for item in page.items("items"):
        (without if _states_nothing(item) else statements).append(_entry(item))
    start, end = page.node.start, page.node.end
    lists = [("statements", statements), ("without_statement", without)]
    entries = [(_key(name, start), Listing(tuple(nodes), start, end)) for name, nodes in lists if nodes]
    return Mapping((*head, *entries), flow=True, start=start, end=end)


def _states_nothing(item: Json) -> bool:
    tags = (body.words("value") for body in item.items("body") if body.words("purpose") == "tagging")
    return _STATES_NOTHING in tags


def _entry(item: Json) -> Mapping:
    """The entry of one annotation: its record, and its quote out of the selectors."""
    record = item.get("record")
    kept = record.node.entries if record is not None and isinstance(record.node, Mapping) else ()
    start, end = item.node.start, item.node.end
    quotes = tuple(_quote(target) for target in item.items("target"))
    quote = (_key("quote", start), Listing(quotes, start, end))
    return Mapping((*kept, quote), flow=True, start=start, end=end)


def _quote(target: Json) -> Mapping:
    entries: list[tuple[Scalar, Node]] = []
    for selector in target.items("selector"):
        wanted = {"TextQuoteSelector": ("exact", "prefix", "suffix"), "TextPositionSelector": ("start", "end")}
        for key in wanted.get(selector.words("type") or "", ()):
            value = selector.get(key)
            if value is not None:
                entries.append((_key("quote" if key == "exact" else key, value.node.start), value.node))
    return Mapping(tuple(entries), flow=True, start=target.node.start, end=target.node.end)


def _key(name: str, at: int) -> Scalar:
    return Scalar(name, plain=False, start=at, end=at)

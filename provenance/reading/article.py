"""One article of an article file, from nodes to the model.

May import: errors, model and what it imports; the other modules of reading but files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from provenance.errors import ModelError
from provenance.model import Article, Statement, WithoutStatement
from provenance.reading.anchoring import FoldedText
from provenance.reading.entries import Sources, claims_of
from provenance.reading.fields import Fields, Notes, kind_of
from provenance.reading.nodes import Listing, Mapping, Node, Scalar, SourceText
from provenance.reading.orphans import with_words
from provenance.reading.passages import Passages
from provenance.reading.statements import StatementReader, with_ids
from provenance.reading.text_files import read_text_file
from provenance.retrieval import Retrieval

__all__ = ["SCHEMA_VERSION", "article_with_notes", "check_schema_version"]

SCHEMA_VERSION = 1


def article_with_notes(
    root: Node, source: SourceText, folder: FilePath, *, without_orphans: bool = False
) -> tuple[Article | None, Notes]:
    """The article as far as it can be read, with all problems and the places of what is in it.

    Args:
        root: the node of a whole file, or of one document or entry of it.
        source: the text of the file, for places.
        folder: where a `text_file` is looked for.
        without_orphans: leave out the statements whose words are not in the text, so that the others can be read.
    """
    notes = Notes(source)
    article = None
    if isinstance(root, Mapping) and _holds_judgements(root):
        message = "these are judgements, not an article; they are read by load_judgements, and by --judgements FILE"
        notes.report(root, "not-an-article", message)
    elif isinstance(root, Mapping):
        article = _article(notes, Fields(notes, root, "file", ()), folder, without_orphans=without_orphans)
    else:
        message = f"an article file is a mapping with the keys article and statements, not {kind_of(root)}"
        notes.report(root, "wrong-type", message)
    return article, notes


def _holds_judgements(root: Mapping) -> bool:
    keys = {key.text for key, _ in root.entries}
    return "judgements" in keys and "article" not in keys


def check_schema_version(file: Fields) -> None:
    """Report a version of the format that this library does not know."""
    version = file.values.get("schema_version")
    if version is not None and not (isinstance(version, Scalar) and version.text == str(SCHEMA_VERSION)):
        message = f"this version of the format is unknown; this library reads version {SCHEMA_VERSION}"
        file.wrong("schema_version", message, "unknown-version")


def _article(notes: Notes, file: Fields, folder: FilePath, *, without_orphans: bool) -> Article | None:
    """The article as far as it can be read; None when the model refuses it. Either way problems are in the notes."""
    check_schema_version(file)
    head = _head(file)
    sources = Sources(notes)
    outlet = sources.read(file, head)
    claims = tuple(claims_of(file))
    text = _text(head, folder) if head else None
    passages = Passages(notes, None if text is None else FoldedText(text))
    statements = _statements(file, StatementReader(notes, passages, sources.id_of))
    if without_orphans:
        statements = with_words(statements)
    without_statement = tuple(_without_statement(file, passages))
    if head is None:
        return None
    head.require("id", "title")
    notes.reported.update(("article", key) for key in ("id", "outlet") if key not in head.values)
    try:
        return Article(
            id=head.words("id") or "",
            title=head.words("title") or "",
            outlet=outlet,
            text=text or "",
            published=head.date("published"),
            language=head.words("language"),
            url=head.words("url"),
            sources=tuple(sources.by_id.values()),
            claims=claims,
            statements=statements,
            without_statement=without_statement,
            drafted_by=head.words("drafted_by"),
            retrieval=_retrieval(head),
        )
    except ModelError as error:
        for fault in error.faults:
            notes.report_fault(fault)
        return None


def _head(file: Fields) -> Fields | None:
    """The mapping that says what the article is."""
    file.require("article")
    value = file.values.get("article")
    if isinstance(value, Mapping):
        return Fields(file.notes, value, "article", ("article",))
    if value is not None:
        file.wrong("article", f"'article' takes a mapping with its id, title, outlet and text, not {kind_of(value)}")
    return None


def _text(head: Fields, folder: FilePath) -> str | None:
    """The article's text, from the file or from beside it; None when there is none."""
    if "text" in head.values and "text_file" in head.values:
        head.wrong("text_file", "'text' is given too; write one of them", "two-forms")
    elif "text_file" in head.values:
        name = head.words("text_file")
        text, fault = read_text_file(name, folder) if name is not None else (None, None)
        if fault is not None:
            head.wrong("text_file", fault.message, fault.code)
        return text
    elif "text" not in head.values:
        message = "the article needs its 'text', or a 'text_file' that names the file with it"
        head.notes.report(head.node, "missing-key", message)
    return head.words("text")


def _retrieval(head: Fields) -> Retrieval | None:
    """How the text was come by, if the file tells."""
    value = head.values.get("retrieval")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        head.wrong("retrieval", f"'retrieval' takes a mapping such as {{url: …, retrieved: …}}, not {kind_of(value)}")
        return None
    fields = Fields(head.notes, value, "retrieval", ("article", "retrieval"))
    return Retrieval(
        url=fields.words("url"),
        retrieved=fields.date("retrieved"),
        sha256=fields.words("sha256"),
        text_sha256=fields.words("text_sha256"),
        tool=fields.words("tool"),
    )


def _items(file: Fields, key: str) -> tuple[Node, ...]:
    value = file.values.get(key)
    if isinstance(value, Listing):
        return value.items
    if value is not None:
        file.wrong(key, f"{key!r} takes a list, not {kind_of(value)}")
    return ()


def _statements(file: Fields, reader: StatementReader) -> tuple[Statement, ...]:
    return tuple(reader.statement(id_, node) for id_, node in with_ids(file.notes, _items(file, "statements")))


def _without_statement(file: Fields, passages: Passages) -> Iterator[WithoutStatement]:
    for number, node in enumerate(_items(file, "without_statement")):
        # The model sorts these passages, so its paths are not those of the file; what it could complain about, a
        # passage without words, is reported here.
        fields = Fields(file.notes, _as_quote(node), "passage without statement", ("without_statement", f"#{number}"))
        fields.require("quote")
        content = passages.read(fields, "quote", (*fields.path, "content"))
        if content:
            yield WithoutStatement(content, fields.words("reason"))


def _as_quote(node: Node) -> Mapping:
    """The long form of an entry that is only a quote."""
    if isinstance(node, Mapping):
        return node
    key = Scalar("quote", plain=True, start=node.start, end=node.start)
    return Mapping(((key, node),), flow=True, start=node.start, end=node.end)

"""Reading article files, in YAML or JSON, to articles.

The format is described by schemas/article.schema.json. YAML is read as version 1.2 and every scalar as the words that
were written: ``no`` is no boolean and ``2023-11-01`` no date object. ``null``, ``~`` or nothing as the value of a key
means that it is not given; as an item of a list, or as a key, ``~`` and ``Null`` are words. A JSON number or boolean
where words are wanted is its spelling.

A file is read whole and held in memory some ten times; there is no limit to its size, only to nesting and aliases.

May import: errors, model and what it imports; the other modules of reading.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from os import PathLike
from pathlib import Path

from provenance.errors import Fault, InputError, InvalidError, Problem, UnreadableError
from provenance.model import Article
from provenance.reading.article import article_with_notes, check_schema_version
from provenance.reading.fields import Fields, Notes
from provenance.reading.fitness import unfit_characters
from provenance.reading.located import LocatedArticle
from provenance.reading.nodes import Listing, Mapping, Node, SourceText
from provenance.reading.orphans import ORPHAN
from provenance.reading.text_files import bytes_of, decoded, not_utf_8

__all__ = [
    "LocatedArticle",
    "iter_all",
    "load",
    "load_all",
    "load_located",
    "loads",
    "nodes_of",
    "read_articles",
    "read_located",
]

_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_Name = str | PathLike[str]


def load(path: _Name) -> Article:
    """The one article of an article file.

    Raises:
        UnreadableError: when the file cannot be opened, decoded or parsed, or holds no article or several.
        InvalidError: when what it says does not hold together; with every problem.
    """
    source, roots = parsed_file(Path(path), str(path))
    return _only(source, roots, Path(path).parent)


def loads(text: str | bytes, *, file: str = "<text>", folder: Path | None = None) -> Article:
    """The one article that a text in YAML or JSON describes.

    Args:
        text: the content of an article file; bytes are UTF-8.
        file: what problems call it.
        folder: where its `text_file` is looked for; the current folder when None.

    Raises:
        UnreadableError, InvalidError: as for `load`.
    """
    source, roots = _parsed(text.removeprefix("\ufeff") if isinstance(text, str) else _text(text, file), file)
    return _only(source, roots, folder or Path())


def load_all(paths: _Name | Iterable[_Name]) -> tuple[Article, ...]:
    """Every article of these files, and of the article files in these folders and below them, in order.

    One path may stand alone.

    A folder stands for the ``*.yaml``, ``*.yml`` and ``*.json`` files under it that are article files (a mapping with
    the key ``article`` or ``articles`` of them, or ones that cannot be parsed), sorted by their path. Files and
    folders whose name begins with a dot are left out.

    Raises:
        UnreadableError: when a file cannot be read; with the problems of all files.
        InvalidError: when the content of one does not hold together, or two articles have the same id.
    """
    return tuple(iter_all(paths))


def iter_all(paths: _Name | Iterable[_Name], *, begun: Callable[[Path], object] | None = None) -> Iterator[Article]:
    """The articles of `load_all` one by one, in the memory of the largest file.

    Args:
        paths: files and folders.
        begun: called with each file before it is read, for those who tell how far it is.

    Raises:
        UnreadableError, InvalidError: as for `load_all`, after the last article.
    """
    return (each.article for each in _each(_several(paths), without_orphans=False, begun=begun))


def load_located(paths: _Name | Iterable[_Name]) -> tuple[LocatedArticle, ...]:
    """As `load_all`, with the places in the files, and without the statements whose words are not in the text.

    Raises:
        UnreadableError, InvalidError: as for `load_all`, but not for words that are not in the text.
    """
    return tuple(_each(_several(paths), without_orphans=True))


def _several(paths: _Name | Iterable[_Name]) -> tuple[_Name, ...]:
    return (paths,) if isinstance(paths, str | PathLike) else tuple(paths)


def _each(
    paths: tuple[_Name, ...], *, without_orphans: bool, begun: Callable[[Path], object] | None = None
) -> Iterator[LocatedArticle]:
    problems: list[Problem] = []
    unreadable, nothing = False, True
    homes: dict[str, str] = {}
    for path, file, in_folder in article_files(paths):
        if begun is not None:
            begun(path)
        try:
            source, roots = parsed_file(path, file)
            if in_folder and not any(map(_describes_articles, roots)):
                continue
            found = _located(source, roots, path.parent, without_orphans=without_orphans)
        except InputError as error:
            problems.extend(error.problems)
            unreadable = unreadable or isinstance(error, UnreadableError)
            continue
        for each in found:
            id_ = each.article.id
            if id_ in homes:
                message = f"the article {id_!r} stands in {homes[id_]} already; ids are unique"
                problems.append(Problem(message, file, code="duplicate-article"))
                continue
            homes[id_] = file
            nothing = False
            yield each
    if nothing and not problems:
        problems.append(Problem("there are no article files here", " ".join(map(str, paths)) or None, code="empty"))
    if problems:
        raise UnreadableError(problems) if unreadable else InvalidError(problems)


def read_articles(data: bytes, file: str, folder: Path | None = None) -> tuple[Article, ...]:
    """The articles of one file: of each document of a YAML stream, or of the list ``articles`` of one mapping.

    Args:
        data: the file's content.
        file: what problems call it; a name that ends in ``.json`` is read as JSON, one in ``.yaml`` or ``.yml`` as
            YAML, any other as JSON when its text begins with ``{`` and is JSON.
        folder: where a `text_file` is looked for; the current folder when None.

    Raises:
        UnreadableError, InvalidError: as for `load_all`.
    """
    source, roots = parsed_data(data, file)
    return _articles(source, roots, folder or Path())


def read_located(data: bytes, file: str, folder: Path | None = None) -> tuple[LocatedArticle, ...]:
    """As `read_articles`, with the places in the file, and without the statements whose words are not in the text.

    Raises:
        UnreadableError, InvalidError: as for `load_located`.
    """
    source, roots = _parsed(_text(data, file), file)
    return _located(source, roots, folder or Path(), without_orphans=True)


def nodes_of(source: SourceText) -> list[Node]:
    """What a YAML or JSON file says: the root nodes of its documents; which of the two it is as in `read_articles`.

    Raises:
        UnreadableError: when it is neither.
    """
    from provenance.reading.nodes_json import parse_json
    from provenance.reading.nodes_yaml import parse_yaml

    name = (source.file or "").lower()
    if name.endswith(".json"):
        return [parse_json(source)]
    text = source.text.lstrip(" \t\r\n")
    if text.startswith("{") and not name.endswith((".yaml", ".yml")):
        try:
            return [parse_json(source)]
        except UnreadableError as error:
            return _as_yaml_or(error if text[1:].lstrip(" \t\r\n").startswith('"') else None, source)
    return parse_yaml(source)


def _as_yaml_or(error: UnreadableError | None, source: SourceText) -> list[Node]:
    """What a text in braces says in YAML; where it is neither, the error about JSON, if that is what it looks like."""
    from provenance.reading.nodes_yaml import parse_yaml

    try:
        return parse_yaml(source)
    except UnreadableError:
        if error is None:
            raise
    raise error


def parsed_file(path: Path, file: str) -> tuple[SourceText, list[Node]]:
    """What a file says: its text and the root nodes of its documents, of which there is at least one.

    Raises:
        UnreadableError: when it cannot be opened, decoded or parsed, or is empty.
    """
    data = bytes_of(path)
    if isinstance(data, Fault):
        raise UnreadableError([Problem(data.message, file, code=data.code)])
    return parsed_data(data, file)


def parsed_data(data: bytes, file: str) -> tuple[SourceText, list[Node]]:
    """What the content of a file says, as for `parsed_file`."""
    return _parsed(_text(data, file), file)


def _text(data: bytes, file: str) -> str:
    try:
        return decoded(data)
    except UnicodeDecodeError as error:
        line, message = not_utf_8(error)
        raise UnreadableError([Problem(message, file, line, code="not-utf-8")]) from None


def _parsed(text: str, file: str) -> tuple[SourceText, list[Node]]:
    source = SourceText(text, file)
    roots = nodes_of(source) if text.strip() else []
    if not roots:
        raise source.unreadable(0, "empty", "this is empty; an article file is expected")
    unfit = list(unfit_characters(source, roots))
    if unfit:
        raise UnreadableError(unfit)
    return source, roots


def _only(source: SourceText, roots: list[Node], folder: Path) -> Article:
    """The one article that is described; several are refused before they are read."""
    nodes = [node for root in roots for node in _entries(Notes(source), root)]
    if len(nodes) > 1:
        message = f"one article is expected, and this is the second of {len(nodes)}; read them with load_all"
        raise source.unreadable(nodes[1].start, "several-articles", message)
    articles = _articles(source, roots, folder)
    if not articles:
        raise source.unreadable(roots[0].start, "empty", "one article is expected, and the list 'articles' is empty")
    return articles[0]


def _articles(source: SourceText, roots: list[Node], folder: Path) -> tuple[Article, ...]:
    return tuple(each.article for each in _located(source, roots, folder, without_orphans=False))


def _located(
    source: SourceText, roots: list[Node], folder: Path, *, without_orphans: bool
) -> tuple[LocatedArticle, ...]:
    notes = Notes(source)
    problems = notes.problems
    articles: list[LocatedArticle] = []
    seen: set[str] = set()
    for node in (entry for root in roots for entry in _entries(notes, root)):
        article, found = article_with_notes(node, source, folder, without_orphans=without_orphans)
        orphans = [problem for problem in found.problems if without_orphans and problem.code == ORPHAN]
        if article is None or len(orphans) < len(found.problems):
            problems.extend(found.problems)
            continue
        if article.id in seen:
            message = f"the article {article.id!r} is described twice in this file; ids are unique"
            problems.append(source.problem(node.start, "duplicate-article", message))
        seen.add(article.id)
        articles.append(LocatedArticle(article, source, node, tuple(roots), found.places, tuple(orphans)))
    if problems:
        raise InvalidError(problems)
    return tuple(articles)


def _entries(notes: Notes, root: Node) -> Iterable[Node]:
    """The articles of a root: itself, or the entries of its list `articles`."""
    if not isinstance(root, Mapping) or all(key.text != "articles" for key, _ in root.entries):
        return (root,)
    fields = Fields(notes, root, "collection", ())
    check_schema_version(fields)
    value = fields.values.get("articles")
    if not isinstance(value, Listing):
        notes.report(value or root, "wrong-type", "'articles' takes a list of articles")
        return ()
    return value.items


def article_files(paths: Iterable[_Name]) -> Iterator[tuple[Path, str, bool]]:
    """The files to read with the names to call them, and whether they were found in a folder."""
    for name in paths:
        path = Path(name)
        if not path.is_dir():
            yield path, str(name), False
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for file in sorted(files):
                if Path(file).suffix.lower() in _SUFFIXES and not file.startswith("."):
                    yield Path(folder, file), str(Path(folder, file)), True


def _describes_articles(root: Node) -> bool:
    values = {key.text: value for key, value in root.entries} if isinstance(root, Mapping) else {}
    several = values.get("articles")
    first = several.items[:1] if isinstance(several, Listing) else ()
    return bool({"article", "statements"} & set(values)) or any(
        key.text == "article" for entry in first if isinstance(entry, Mapping) for key, _ in entry.entries
    )

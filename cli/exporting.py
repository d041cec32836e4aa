"""What ``provenance export`` takes care of: that no input is lost, no comment dropped.

May import: click, inputs, provenance.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.model import Article

from .inputs import is_xml, opened

if TYPE_CHECKING:
    from provenance.prov.records import Document

__all__ = ["article_file", "checked", "of_other_tools", "prov_file", "refuse_inputs"]

_ARTICLE_FILES = frozenset({".yaml", ".yml", ".json"})


def refuse_inputs(output: str | None, files: Sequence[str]) -> None:
    """Refuse to write over a file that is read.

    Raises:
        click.UsageError: when the output is one of the files, or an article file in one of the folders.
    """
    if output is None or output == "-":
        return
    path = Path(output)
    if path.is_dir():
        raise click.UsageError(f"{output} is a folder; name a file.")
    for file in files:
        if file == "-":
            continue
        given = Path(file)
        inside = given.is_dir() and path.suffix.lower() in _ARTICLE_FILES
        if inside and path.resolve().is_relative_to(given.resolve()):
            raise click.UsageError(f"{output} is among the files of {file}, which are read; write it elsewhere.")
        if path.exists() and given.exists() and path.samefile(given):
            raise click.UsageError(f"{output} is read, and would be overwritten; write it elsewhere.")


def checked(articles: Iterable[Article], output: str | None) -> Iterator[Article]:
    """The articles, none of which has its text in the output file.

    Raises:
        click.UsageError: when writing the output would destroy the text of an article.
    """
    size = _size(output)
    for article in articles:
        if size is not None and output is not None and _is_in(output, size, article.text):
            raise click.UsageError(f"{output} holds the text of {article.id}, and would be overwritten.")
        yield article


def _size(output: str | None) -> int | None:
    """The bytes of a file that is there already."""
    if output is None or output == "-" or not Path(output).is_file():
        return None
    return Path(output).stat().st_size


def _is_in(output: str, size: int, text: str) -> bool:
    """Whether a file holds this text and nothing else; it is not read unless it has as many bytes."""
    data = text.encode("utf-8", "surrogatepass")
    if size not in {len(data), len(codecs.BOM_UTF8) + len(data)}:
        return False
    try:
        return Path(output).read_bytes().removeprefix(codecs.BOM_UTF8) == data
    except OSError:
        return False  # it cannot be read, and held no article's text then


def of_other_tools(files: Sequence[str]) -> Document | None:
    """The records of the one file that was given, when it is PROV-XML that records no article of ours."""
    if len(files) != 1 or files[0] == "-" or Path(files[0]).is_dir():
        return None
    with opened(files[0]) as file:
        if not is_xml(file.peek(64)):
            return None
    from provenance.prov.records import Bundle
    from provenance.prov.recovery import holds_article
    from provenance.prov.xml.reading import read_document, read_parts

    if any(isinstance(part, Bundle) and holds_article(part) for part in read_parts(files[0])):
        return None
    return read_document(files[0])


def prov_file(document: Document, form: str) -> bytes:
    """A document of records in a format of PROV."""
    if form == "prov-xml":
        from provenance.prov.xml.writing import to_bytes

        return to_bytes(document)
    from provenance.prov.serialisations import serialise

    return serialise(document, form).encode("utf-8")


def article_file(articles: Iterable[Article], form: str, files: Sequence[str], output: str | None) -> str:
    """The articles as an article file; one that comes from YAML keeps a person's comments and order."""
    from provenance.writing import to_json, to_yaml

    found = list(articles)
    one_or_all = found[0] if len(found) == 1 else found
    if form == "json":
        return to_json(one_or_all)
    onto = _as_written(files) if len(found) == 1 else None
    if onto is None:
        return to_yaml(one_or_all)
    folder = Path(files[0]).parent
    stays = output is not None and output != "-" and Path(output).resolve().parent == folder.resolve()
    return to_yaml(one_or_all, onto=onto, folder=folder, keep_text_file=stays)


def _as_written(files: Sequence[str]) -> str | None:
    """The one article file, if that is what was given: not PROV-XML, a folder or standard input."""
    if len(files) != 1 or files[0] == "-" or Path(files[0]).is_dir():
        return None
    with opened(files[0]) as file:
        return None if is_xml(file.peek(64)) else file.read().decode("utf-8-sig")

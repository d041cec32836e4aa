"""Opening XML from strangers: where it comes from, and the settings it is parsed with.

May import: errors; lxml.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypedDict, cast

from lxml import etree

from provenance.errors import Problem, UnreadableError

__all__ = [
    "CHUNK",
    "HARDENED",
    "LAST_LINE",
    "Source",
    "line_of",
    "opened",
    "refuse_broken_namespaces",
    "refuse_doctype",
    "source_name",
    "unreadable",
]

Source = bytes | str | os.PathLike[str] | BinaryIO
"""XML as bytes, the path of a file, or a file opened for reading bytes."""

CHUNK = 1 << 16  # bytes read at a time


class _Hardened(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    dtd_validation: bool
    attribute_defaults: bool
    huge_tree: bool


HARDENED: _Hardened = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,  # libxml2's limits stay: depth, length of one text, growth by entities
}
"""The settings of every parser that reads a stranger's XML; a DOCTYPE is refused besides (`refuse_doctype`)."""


def source_name(source: Source, file: str | None) -> str | None:
    """The name to show for a source: the one given, else the path, else None."""
    if file is not None or isinstance(source, bytes):
        return file
    if isinstance(source, str | os.PathLike) and not _is_text(source):
        return os.fspath(source)
    return None


def _is_text(source: object) -> bool:
    return isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith("<")


@contextmanager
def opened(source: Source, file: str | None = None) -> Iterator[BinaryIO]:
    """The source as a file of bytes; what was opened here is closed, a file that was given stays open.

    Raises UnreadableError when there is no such file or it cannot be read.
    """
    if isinstance(source, bytes):
        yield io.BytesIO(source)
    elif _is_text(source) and not os.path.exists(cast("str", source)):  # noqa: PTH110 -- it is no path
        message = "this str is XML itself, where the path of a file is expected; give its bytes: text.encode()"
        raise UnreadableError([Problem(message, file, code="no-path")])
    elif isinstance(source, str | os.PathLike):
        try:
            stream = open(source, "rb")  # noqa: PTH123, SIM115 -- closed below; the path may be a str
        except (OSError, ValueError) as error:  # ValueError: a null character in the path
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise UnreadableError([Problem(f"cannot be opened: {reason}", source_name(source, file))]) from error
        with stream:
            yield stream
    else:
        yield source


def unreadable(error: etree.XMLSyntaxError, file: str | None) -> UnreadableError:
    """What the parser says, as our own error with its place."""
    line, column = error.position
    said = re.sub(r"(, line \d+(, column \d+)?)+$", "", error.msg or "it cannot be parsed")
    said = " ".join(said.split())
    said = re.sub(r", (try|use) XML_PARSE_HUGE( option)?$", "; files of strangers are read within limits", said)
    if "entity amplification" in said or "entity reference loop" in said:
        said = "its entities grow without end when they are replaced; remove its DOCTYPE, PROV-XML needs none"
    if said == "Unregistered error message":
        said = "it ends in the middle of something"
    if said.startswith(("Document is empty", "no element found")):
        said = "there is no element in it"
    return _malformed(said, file, line, column)


_UNFIT_NAMESPACE = re.compile(r"xmlns[^']*'(.*)' is not a valid URI", re.DOTALL)


def _malformed(said: str, file: str | None, line: int, column: int) -> UnreadableError:
    message, code = f"not well-formed XML: {said}", "xml-syntax"
    if unfit := _UNFIT_NAMESPACE.fullmatch(said):
        written = "write each character that it has not as %XX of its UTF-8"
        message, code = f"the namespace {unfit[1]!r} is no URI (RFC 3986); {written}", "namespace"
    return UnreadableError([Problem(message, file, line or None, column or None, code)])


def refuse_broken_namespaces(parser: etree.XMLPullParser[etree._Element], file: str | None) -> None:
    """Raise UnreadableError for what Namespaces in XML forbid; a parser forgets it when it warns of a name after it."""
    for entry in parser.feed_error_log:
        if entry.domain == etree.ErrorDomains.NAMESPACE and entry.level >= etree.ErrorLevels.ERROR:
            raise _malformed(" ".join(entry.message.split()), file, entry.line, entry.column)


def refuse_doctype(root: etree._Element, file: str | None) -> None:
    """Raise UnreadableError when the document that holds this element has a DOCTYPE."""
    if root.getroottree().docinfo.internalDTD is not None:
        message = "has a DOCTYPE; PROV-XML needs none, and its declarations are not read from strangers; remove it"
        raise UnreadableError([Problem(message, file, code="doctype")])


LAST_LINE = 65535


def line_of(node: etree._Element) -> int | None:
    """The line where the element's start tag ends, counted from 1; None when it is not known.

    libxml2 keeps no line above 65535 in an element. It borrows that of the next text near it instead, which is where
    that text ends; its line breaks are taken off again here. `lines.Lines` knows those of records exactly.
    """
    line = node.sourceline
    if line is None or line < LAST_LINE:
        return line or None
    if line == LAST_LINE:  # no text near it
        parent = node.getparent()
        return None if parent is None or parent.getparent() is None else line_of(parent)
    near: etree._Element | None = node
    while near is not None:
        if near.text:
            return line - near.text.count("\n")
        if not len(near) and near.tail:
            return line - near.tail.count("\n")
        near = near[0] if len(near) else near.getnext()
    return line

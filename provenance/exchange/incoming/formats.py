"""The formats that articles can be read from, by the name that users give, and telling them by how a file begins.

May import: errors, model; the other modules of incoming.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from provenance.errors import UnknownNameError
from provenance.exchange.incoming.html import LARGEST as LARGEST_PAGE
from provenance.exchange.incoming.html import read_html
from provenance.exchange.incoming.imported import Given, Imported
from provenance.exchange.incoming.ninjs import LARGEST as LARGEST_NINJS
from provenance.exchange.incoming.ninjs import read_ninjs
from provenance.exchange.incoming.warc import read_warc
from provenance.exchange.incoming.web_annotation import LARGEST as LARGEST_ANNOTATIONS
from provenance.exchange.incoming.web_annotation import read_web_annotation

__all__ = ["FORMATS", "guessed", "read"]

_Reader = Callable[[BinaryIO, str, Given], Imported]

_ANNOTATIONS = frozenset({b"annotations", b"rows", b"target"})  # keys of pages, of Hypothesis, of one annotation
_NINJS = frozenset({b"headlines", b"bodies", b"infoSources"})
_TOKEN = re.compile(rb'"((?:[^"\\]|\\.)*+)"(\s*+:)?|[{}\[\]]')


def _read_html(file: BinaryIO, name: str, given: Given) -> Imported:
    return read_html(file.read(LARGEST_PAGE + 1), name, given)


def _read_ninjs(file: BinaryIO, name: str, given: Given) -> Imported:
    return read_ninjs(file.read(LARGEST_NINJS + 1), name, given)


def _read_annotations(file: BinaryIO, name: str, given: Given) -> Imported:
    return read_web_annotation(file.read(LARGEST_ANNOTATIONS + 1), name, given)


FORMATS: Mapping[str, _Reader] = MappingProxyType(
    {"web-annotation": _read_annotations, "ninjs": _read_ninjs, "html": _read_html, "warc": read_warc}
)


def read(file: BinaryIO, name: str, form: str, given: Given | None = None) -> Imported:
    """The articles of a file in one of FORMATS.

    Args:
        file: the file, opened for reading bytes.
        name: what problems call it.
        form: the format.
        given: what the user says because the file does not.

    Raises:
        UnknownNameError: when there is no such format.
        UnreadableError, InvalidError: when the file is not what it should be.
        MissingExtraError: when the format needs a package that is not installed.
    """
    if form not in FORMATS:
        message = f"there is no format {form!r}; there are {', '.join(FORMATS)}"
        raise UnknownNameError(message)
    return FORMATS[form](file, name, given or Given())


def guessed(beginning: bytes) -> str | None:
    """The format of a file that begins like this; None when that is not sure.

    Args:
        beginning: some thousand bytes.
    """
    if beginning.startswith((b"WARC/", b"\x1f\x8b")):
        return "warc"
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    if text.startswith(b"<") and not text.startswith(b"<?xml"):
        return "html"
    if text.startswith((b"{", b"[")):
        keys = _outermost_keys(text)
        in_context = b"@context" in keys
        annotations = not keys.isdisjoint(_ANNOTATIONS) or (in_context and b"anno.jsonld" in text)
        ninjs = not keys.isdisjoint(_NINJS) or (not in_context and b"/ninjs/" in text)
        if annotations != ninjs:
            return "web-annotation" if annotations else "ninjs"
    return None


def _outermost_keys(json: bytes) -> frozenset[bytes]:
    """The keys of the outermost object or objects; what stands deeper may be anybody's words."""
    depth, deepest = 0, 2 if json.startswith(b"[") else 1
    keys: set[bytes] = set()
    for token in _TOKEN.finditer(json):
        if token[2] and depth == deepest:
            keys.add(token[1])
        elif not token[0].startswith(b'"'):
            depth += 1 if token[0] in (b"{", b"[") else -1
    return frozenset(keys)

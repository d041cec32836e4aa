"""What stands before the first record of a PROV-XML document, looked at before anything is read.

May import: errors; prov.records, prov.names, prov.xml.source; lxml.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Never, cast

from lxml import etree

from provenance.errors import Problem, UnreadableError
from provenance.prov.names import clark
from provenance.prov.records import PROV
from provenance.prov.xml.source import HARDENED

__all__ = ["Prolog"]

_DOCUMENT = clark(PROV, "document")


class _DoctypeError(Exception):
    """A document type declaration begins."""


class _RootError(Exception):
    """The first element begins."""


class _Beginning:
    """A parser target that stops at the first thing that matters, before any declaration of a DOCTYPE is read."""

    def doctype(self, *_: object) -> Never:
        raise _DoctypeError

    def start(self, tag: str, _: Mapping[str, str]) -> Never:
        raise _RootError(tag)

    def end(self, _: str) -> None:
        """Never met."""

    def close(self) -> None:
        """Say nothing: the end was reached without an element, which the parser reports."""


class Prolog:
    """Refuses documents with a DOCTYPE, and those that are no PROV-XML.

    Attributes:
        passed: whether the first element was met, so that nothing more has to be looked at.
    """

    def __init__(self, file: str | None) -> None:
        self.passed = False
        self._file = file
        self._parser = etree.XMLParser(target=cast("Any", _Beginning()), **HARDENED)
        self._seen = 0

    def feed(self, chunk: bytes) -> None:
        """Look at more bytes; none at all mean the end.

        Raises:
            UnreadableError: when there is a DOCTYPE, or the first element is no ``prov:document``.
            lxml.etree.XMLSyntaxError: when it is not well-formed so far.
        """
        try:
            if chunk:
                self._parser.feed(chunk)
            else:
                self._parser.close()
        except _DoctypeError:
            message = "it has a DOCTYPE; PROV-XML needs none, and declarations of strangers are not read; remove it"
            raise UnreadableError([Problem(message, self._file, self._line(chunk), None, "doctype")]) from None
        except _RootError as found:
            self.passed = True
            tag = found.args[0]
            if tag != _DOCUMENT:
                message = f"this is no PROV-XML: its first element is {tag}, where {_DOCUMENT} has to be"
                raise UnreadableError([Problem(message, self._file, code="no-prov-document")]) from None
        self._seen += chunk.count(b"\n")

    def _line(self, chunk: bytes) -> int | None:
        before, found, _ = chunk.partition(b"<!DOCTYPE")
        return self._seen + before.count(b"\n") + 1 if found else None

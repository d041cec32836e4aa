"""The lines of records in files of any length.

libxml2 keeps no line above 65535 in an element. Beyond that a document is given to the parser one line at a time, and
what is new in the tree after each is what that line brought. It costs 1 to 2 µs a line.

May import: prov.records, prov.xml.source; lxml.
"""

from __future__ import annotations

import re

from lxml import etree

from provenance.prov.records import PROV
from provenance.prov.xml.source import LAST_LINE, line_of

__all__ = ["Lines"]

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_BUNDLES = frozenset([f"{{{PROV}}}bundleContent", f"{{{PROV}}}bundle"])
_ROOM = 1  # a line is asked for one earlier than need be, since the parser may have been left inside of it


class Lines:
    """Feeds a parser, and knows the line of every child of the document and of its bundles.

    Exact in encodings in which a line feed is one byte, so in all but UTF-16 and UTF-32; there, and for elements
    inside a record, the line beyond 65535 is the one that libxml2 knows of a text nearby.

    Attributes:
        kept: the lines of elements beyond that; they stay here, and alive, until they are taken out.
    """

    def __init__(self, beyond: int = LAST_LINE) -> None:
        self.kept: dict[etree._Element, int] = {}
        self._beyond = beyond
        self._breaks = 0  # line feeds that the parser has taken
        self._last: etree._Element | None = None  # the child of the document that was met last
        self._inner: etree._Element | None = None  # the child of that one, when it is a bundle
        self._in_bundle = False
        self._one_byte = True

    def feed(self, parser: etree.XMLPullParser[etree._Element], chunk: bytes, root: etree._Element | None) -> None:
        """Give bytes to the parser.

        Args:
            parser: the same each time.
            chunk: of any length.
            root: the document's element, as soon as it was met.
        """
        if not self._breaks and b"\0" in chunk[:4]:
            self._one_byte = False
        after = self._breaks + chunk.count(b"\n")
        if after + _ROOM < self._beyond or root is None or not self._one_byte:
            parser.feed(chunk)
        else:
            if self._last is None:
                self._met(root)
            for piece in _LINE.findall(chunk):
                parser.feed(piece)
                self._note(root)
                self._breaks += piece.endswith(b"\n")
        self._breaks = after

    def of(self, element: etree._Element) -> int | None:
        """The line where the element's start tag ends, counted from 1; None when it is not known."""
        if not self.kept:
            return line_of(element)
        if element in self.kept:
            return self.kept[element]
        line = line_of(element)
        record = next((self.kept[above] for above in element.iterancestors() if above in self.kept), None)
        return line if record is None else max(line or 0, record)

    def forget(self, element: etree._Element) -> None:
        """Let go of an element that is done with, and of what is in it."""
        if self.kept:
            self.kept.pop(element, None)
            for inner in element if element.tag in _BUNDLES else ():
                self.kept.pop(inner, None)

    def _met(self, root: etree._Element) -> None:
        """Pass over what stands in the tree already."""
        self._last = next(root.iterchildren(reversed=True), None)
        if self._last is not None and self._last.tag in _BUNDLES:
            self._in_bundle = True
            self._inner = next(self._last.iterchildren(reversed=True), None)

    def _note(self, root: etree._Element) -> None:
        """Keep the line of all that is new in the tree."""
        line, last = self._breaks + 1, self._last
        if self._in_bundle and last is not None:
            self._note_inside(last, line)
        element = next(root.iterchildren(), None) if last is None else last.getnext()
        while element is not None:
            self.kept[element] = line
            self._last, self._inner = element, None
            self._in_bundle = element.tag in _BUNDLES
            if self._in_bundle:
                self._note_inside(element, line)
            element = element.getnext()

    def _note_inside(self, bundle: etree._Element, line: int) -> None:
        element = next(bundle.iterchildren(), None) if self._inner is None else self._inner.getnext()
        while element is not None:
            self.kept[element] = line
            self._inner = element
            element = element.getnext()

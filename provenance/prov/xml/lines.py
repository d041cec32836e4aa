"""The lines of records in files of any length.

libxml2 keeps no line above 65535 in an element. Beyond that the start tags in the bytes are counted against the
elements in the tree: where there is no comment, no CDATA section and no processing instruction, every ``<`` without a
slash behind it begins an element, and elements stand in the order of their tags. It costs about 1 µs a record. Where
there is one, the document is given to the parser one line at a time, and what is new in the tree after each is what
that line brought; that costs 1 to 2 µs a line.

May import: prov.records, prov.xml.source; lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from provenance.prov.records import PROV
from provenance.prov.xml.source import LAST_LINE, line_of

__all__ = ["Lines"]

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_BUNDLES = frozenset([f"{{{PROV}}}bundleContent", f"{{{PROV}}}bundle"])
_ROOM = 1  # a line is asked for one earlier than need be, since the parser may have been left inside of it
_START = re.compile(rb"<[^/]")
_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_DOCUMENT = re.compile(rb"<[^<>!?]*document")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"'>]*)""")
_PLAIN = (b"utf-8", b"us-ascii", b"iso-8859-", b"windows-125")  # in these the byte of "<" is nothing else
_MOST_HELD = 1 << 20
_SIZE = etree.XPath("count(descendant-or-self::*)")
_DEEP_INSIDE = etree.XPath("boolean(following-sibling::*/*/*)")
_DEEP = etree.XPath(
    "boolean(following-sibling::*[not(self::p:bundleContent or self::p:bundle)]/*/*"
    " | following-sibling::p:bundleContent/*/*/* | following-sibling::p:bundle/*/*/*)",
    namespaces={"p": PROV},
)
"""Whether a child of a later record has children of its own, which is rare: inside a bundle, and in the document."""


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
        self._held = b""  # from the last "<" on, so that the parser never stops inside of a tag
        self._breaks = 0  # line feeds that the parser has taken
        self._last: etree._Element | None = None  # the child of the document that was met last
        self._inner: etree._Element | None = None  # the child of that one, when it is a bundle
        self._one_byte = True
        self._countable: bool | None = None  # whether start tags can be told by their bytes; None before the first byte

    def feed(self, parser: etree.XMLPullParser[etree._Element], chunk: bytes, root: etree._Element | None) -> None:
        """Give bytes to the parser; what follows the last ``<``, or the start of the document, waits for more.

        Args:
            parser: the same each time.
            chunk: of any length.
            root: the document's element, as soon as it was met.
        """
        chunk = self._held + chunk
        begun = _DOCUMENT.search(chunk) if root is None else None
        cut = max(chunk.rfind(b"<") if begun is None else chunk.find(b"<", begun.end()), 0)
        if len(chunk) - cut > _MOST_HELD:
            cut, self._countable = len(chunk), False
        self._held = chunk[cut:]
        self._give(parser, chunk[:cut], root)

    def end(self, parser: etree.XMLPullParser[etree._Element], root: etree._Element | None) -> None:
        """Give the parser what waits, since there is no more."""
        held, self._held = self._held, b""
        self._give(parser, held, root)

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
        self.kept.pop(element, None)
        if _is_bundle(element):
            for inner in element:
                self.kept.pop(inner, None)

    def _give(self, parser: etree.XMLPullParser[etree._Element], piece: bytes, root: etree._Element | None) -> None:
        if not piece:
            return
        if self._countable is None:
            self._one_byte = b"\0" not in piece[:4]
            said = _ENCODING.search(piece)
            self._countable = self._one_byte and (said is None or said[1].lower().startswith(_PLAIN))
        if self._countable and root is not None and (b"<!" in piece or b"<?" in piece):
            self._countable = False
        after = self._breaks + piece.count(b"\n")
        if after + _ROOM < self._beyond or root is None or not self._one_byte:
            parser.feed(piece)
        elif self._countable:
            self._met(root)
            parser.feed(piece)
            self._count(root, piece)
        else:
            self._met(root)
            for line in _LINE.findall(piece):
                parser.feed(line)
                self.kept.update((element, self._breaks + 1) for element, _ in self._new(root))
                self._breaks += line.endswith(b"\n")
        self._breaks = after

    def _met(self, root: etree._Element) -> None:
        """Pass over what stands in the tree already, when nothing was met yet."""
        if self._last is None:
            for _ in self._new(root):
                pass

    def _count(self, root: etree._Element, piece: bytes) -> None:
        """Keep the line of all that the piece brought: its last start tags are those of the new elements."""
        before = self._inner, self._last
        new = list(self._new(root))
        sizes = self._sizes(new, *before)
        starts = [found.start() for found in _START.finditer(piece)]
        number, line, counted = len(starts) - sum(sizes), self._breaks + 1, 0
        for (element, _), size in zip(new, sizes, strict=True):
            if tag := _TAG.match(piece, starts[number]):
                end = tag.end()
                line += piece.count(b"\n", counted, end)
                counted = end
                self.kept[element] = line
            number += size

    def _sizes(
        self, new: list[tuple[etree._Element, bool]], inner: etree._Element | None, last: etree._Element | None
    ) -> list[int]:
        """How many elements each is with what stands in it; a bundle is one, since what stands in it follows."""
        begun = last is not None and (inner is not None or not _is_bundle(last))
        if begun and not any(
            deep(known) for deep, known in ((_DEEP, last), (_DEEP_INSIDE, inner)) if known is not None
        ):
            return [1 if is_bundle else 1 + len(element) for element, is_bundle in new]
        return [1 if is_bundle else int(_SIZE(element)) for element, is_bundle in new]

    def _new(self, root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
        """What is new in the tree, and whether it is a bundle, whose children come next."""
        last = self._last
        if last is not None and _is_bundle(last):
            yield from self._new_inside(last)
        for element in root.iterchildren() if last is None else last.itersiblings():
            self._last, self._inner = element, None
            bundle = _is_bundle(element)
            yield element, bundle
            if bundle:
                yield from self._new_inside(element)

    def _new_inside(self, bundle: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
        inner = self._inner
        for element in bundle.iterchildren() if inner is None else inner.itersiblings():
            self._inner = element
            yield element, False


def _is_bundle(element: etree._Element) -> bool:
    return element.tag in _BUNDLES

"""Where the problems are that libxml2 found in a small tree: the element, and its line.

May import: names, schema.names, xml.source; lxml.
"""

from __future__ import annotations

from lxml import etree

from provenance.prov.names import split_name
from provenance.prov.schema.names import CONTAINERS
from provenance.prov.xml.source import line_of

__all__ = ["Places"]


class Places:
    """The elements of one tree, found by their paths.

    What was looked up is kept, since one record may have very many children, each of them at fault.
    """

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._children: dict[tuple[etree._Element, str], list[etree._Element]] = {}
        self._lines: dict[etree._Element, int | None] = {}

    def node(self, path: str) -> etree._Element:
        """The element at a path as libxml2 writes it: ``/prov:document/*[2]/ex:note``.

        Not by XPath: the steps are spelt with the prefixes that hold at each element, and ``*``, which stands for a
        name without a prefix, counts elements of any name.
        """
        node = self._root
        for step in path.split("/")[2:]:
            name, _, position = step.rstrip("]").partition("[")
            children = self._children_called(name, node)
            if not children:  # a name with an undeclared prefix, which the parser is about to refuse
                return node
            node = children[min(int(position or 1), len(children)) - 1]
        return node

    def line(self, node: etree._Element) -> int | None:
        """The line where the element's start tag ends; that of its record when its own is not known."""
        line = line_of(node)
        if line is not None:
            return line
        record = next((part for part in (node, *node.iterancestors()) if _is_in_container(part)), None)
        if record is None:
            return None
        if record not in self._lines:
            self._lines[record] = _line_from_tail(record)
        return self._lines[record]

    def _children_called(self, name: str, node: etree._Element) -> list[etree._Element]:
        key = (node, name)
        if key not in self._children:
            children = node.iterchildren(etree.Element)
            self._children[key] = [child for child in children if name in ("*", _as_written(child))]
        return self._children[key]


def _line_from_tail(record: etree._Element) -> int | None:
    """The line of a record from the text behind it: emptied for a moment, the record borrows that one's.

    For long documents without line breaks inside their records; see `line_of`.
    """
    children, text = record[:], record.text
    del record[:]
    record.text = None
    line = line_of(record)
    record.extend(children)
    record.text = text
    return line


def _is_in_container(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag in CONTAINERS


def _as_written(node: etree._Element) -> str:
    local = split_name(str(node.tag))[1]
    return f"{node.prefix}:{local}" if node.prefix else local

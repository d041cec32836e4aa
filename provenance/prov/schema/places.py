"""Where the problems are that libxml2 found in a small tree: the elements.

May import: names; lxml.
"""

from __future__ import annotations

from lxml import etree

from provenance.prov.names import split_name

__all__ = ["Places"]


class Places:
    """The elements of one tree, found by their paths.

    What was looked up is kept, since one record may have very many children, each of them at fault.
    """

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._children: dict[tuple[etree._Element, str], list[etree._Element]] = {}

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

    def _children_called(self, name: str, node: etree._Element) -> list[etree._Element]:
        key = (node, name)
        if key not in self._children:
            children = node.iterchildren(etree.Element)
            self._children[key] = [child for child in children if name in ("*", _as_written(child))]
        return self._children[key]


def _as_written(node: etree._Element) -> str:
    local = split_name(str(node.tag))[1]
    return f"{node.prefix}:{local}" if node.prefix else local

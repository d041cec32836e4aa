"""Elements of other vocabularies as text that stands by itself.

Canonical XML will not do: the exclusive form drops prefixes which only values use, the inclusive form depends on what
stands around the element, and libxml2 refuses both where a namespace is no absolute URI.

May import: prov.xml.attributes, prov.xml.source; lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from provenance.prov.xml.attributes import attributes_of, written_names
from provenance.prov.xml.source import HARDENED

__all__ = ["canonical_xml", "parse_foreign"]

_PREFIX_IN_VALUE = re.compile(r"(?<![\w.-])([^\W\d][\w.-]*):")
_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;"}
_NO_DEFAULT = {"": ""}


def canonical_xml(element: etree._Element) -> str:
    """The element in the form that `Foreign.xml` has; its tail is no part of it."""
    pieces: list[str] = []
    declared = [_NO_DEFAULT]
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tag = _prefixed(str(node.tag), node.prefix)
        if event == "start":
            attributes, names = attributes_of(node), written_names(node)
            values = (node.text, *(value for _, value in attributes), *(child.tail for child in node))
            declarations = _declarations(node, declared[-1], names, values, first=node is element)
            declared.append({**declared[-1], **declarations})
            pieces.append(f"<{tag}{_declared_as_text(declarations)}{_attributes(attributes, names)}>")
            pieces.append((node.text or "").translate(_TEXT))
        else:
            declared.pop()
            pieces.append(f"</{tag}>")
            if node is not element and node.tail:
                pieces.append(node.tail.translate(_TEXT))
    return "".join(pieces)


def parse_foreign(xml: str) -> etree._Element:
    """The element of a `Foreign`; `etree.XMLSyntaxError` or ValueError when it is none."""
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, **HARDENED)
    return etree.fromstring(xml.encode("utf-8"), parser)


def _prefixed(name: str, prefix: str | None) -> str:
    local = name.rpartition("}")[2]
    return f"{prefix}:{local}" if prefix else local


def _declarations(
    node: etree._Element, declared: dict[str, str], names: list[str], values: Iterable[str | None], *, first: bool
) -> dict[str, str]:
    """The namespaces this element has to declare, by prefix in order."""
    scope = {prefix or "": namespace for prefix, namespace in node.nsmap.items()}
    used = {node.prefix or ""}
    used.update(name.partition(":")[0] for name in names if ":" in name)
    for value in values:
        if value:
            used.update(prefix for prefix in _PREFIX_IN_VALUE.findall(value) if prefix in scope)
    if first:
        used.add("")  # a value without a prefix may be a name in the default namespace
    used.discard("xml")
    wanted = {prefix: scope.get(prefix) or "" for prefix in sorted(used)}
    return {prefix: namespace for prefix, namespace in wanted.items() if declared.get(prefix) != namespace}


def _attributes(attributes: list[tuple[str, str]], names: list[str]) -> str:
    written = sorted(zip(attributes, names, strict=True))
    return "".join(f' {name}="{value.translate(_ATTRIBUTE)}"' for (_, value), name in written)


def _declared_as_text(declarations: dict[str, str]) -> str:
    return "".join(
        f' xmlns{prefix and ":"}{prefix}="{namespace.translate(_ATTRIBUTE)}"'
        for prefix, namespace in declarations.items()
    )

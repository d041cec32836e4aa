"""How elements, attributes and values of PROV-XML are called in messages.

Names are taken apart here and not by lxml, which refuses those with an undeclared prefix; the parser reports them at
its end.

May import: names, records; lxml.
"""

from __future__ import annotations

from lxml import etree

from provenance.prov.names import split_name
from provenance.prov.records import BY_ELEMENT, PROV, XML, XSD, XSI

__all__ = ["CONTAINERS", "described", "in_prov", "is_reference", "quoted", "shown", "shown_name"]

CONTAINERS = (f"{{{PROV}}}document", f"{{{PROV}}}bundleContent")
_PREFIXES = {PROV: "prov", XSD: "xs", XSI: "xsi", XML: "xml"}
_LONGEST_QUOTE = 60  # characters


def in_prov(node: etree._Element) -> str | None:
    """The local name of an element of PROV; None for any other."""
    namespace, local = split_name(str(node.tag))
    return local if namespace == PROV else None


def shown_name(clark: str, node: etree._Element | None) -> str:
    """A name as people write it: with the prefix everybody knows, else with one that holds at the node."""
    namespace, local = split_name(clark)
    prefix = _PREFIXES.get(namespace)
    if namespace and prefix is None and node is not None:
        prefix = next((known for known, bound in node.nsmap.items() if bound == namespace and known), None)
    return _joined(namespace, prefix, local)


def shown(node: etree._Element) -> str:
    """The name of an element as people write it."""
    namespace, local = split_name(str(node.tag))
    return _joined(namespace, _PREFIXES.get(namespace, node.prefix), local)


def _joined(namespace: str, prefix: str | None, local: str) -> str:
    if prefix:
        return f"{prefix}:{local}"
    return f"{local} (of {namespace})" if namespace else local


def described(node: etree._Element) -> str:
    """An element with what tells it from others: its id, or the record that it stands in."""
    named = node.get(f"{{{PROV}}}id")
    if named:
        return f"{shown(node)} {shorten(named)}"
    parent = node.getparent()
    if parent is None or parent.tag in CONTAINERS or in_prov(parent) is None:
        return shown(node)
    return f"{shown(node)} of {described(parent)}"


def is_reference(node: etree._Element) -> bool:
    """Whether an element is the argument of a relation rather than a record."""
    parent = node.getparent()
    relation = BY_ELEMENT.get(in_prov(parent) or "") if parent is not None else None
    return relation is not None and any(field.name == in_prov(node) for field in relation.fields)


def shorten(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"


def quoted(text: str | None) -> str:
    """A text in quotation marks, on one line, cut where it is long."""
    return f"“{shorten(text or '')}”"

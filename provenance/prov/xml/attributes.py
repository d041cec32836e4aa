"""The XML attributes of an element, in time that grows with their number and not with its square.

lxml looks every value up by its name again. That is quick for the few that sane elements have.

May import: lxml.
"""

from __future__ import annotations

from typing import Any, cast

from lxml import etree

__all__ = ["Crowds", "attributes_of", "own_namespaces", "written_names"]

_FEW = 64
_MANY = 4096
_ALL = etree.XPath("@*")
_NAME = etree.XPath("name(@*[$position])")
_OURS = "urn:x-written-names"


class Crowds:
    """Whether the bytes so far may hold an element with very many XML attributes: between two ``<``, many ``=``."""

    def __init__(self) -> None:
        self.met = False
        self._open = 0  # since the last ``<``

    def feed(self, chunk: bytes) -> None:
        """Look at more bytes."""
        count, first = chunk.count(b"="), chunk.find(b"<")
        here = count if first < 0 else chunk.count(b"=", 0, first)
        self.met = self.met or count > _MANY or self._open + here > _MANY
        self._open = self._open + count if first < 0 else chunk.count(b"=", chunk.rfind(b"<"))


def attributes_of(element: etree._Element) -> list[tuple[str, str]]:
    """Name in Clark notation and value of each, in the order of the document."""
    if len(element.keys()) <= _FEW:
        return element.items()
    return [(str(said.attrname), str(said)) for said in cast("list[Any]", _ALL(element))]


def written_names(element: etree._Element) -> list[str]:
    """Their names as they were written, with their prefixes, which lxml tells by XPath alone."""
    count = len(element.keys())
    if count <= _FEW:
        return [str(_NAME(element, position=position)) for position in range(1, count + 1)]
    names: list[str] = []

    def keep(_: object, name: str) -> bool:
        names.append(str(name))
        return True

    evaluator = etree.XPathEvaluator(element, namespaces={"ours": _OURS}, extensions={(_OURS, "keep"): keep})
    evaluator("count(@*[ours:keep(name())])")
    return names


def own_namespaces(element: etree._Element) -> dict[str, str]:
    """The namespaces that the element itself declares, by prefix; what ``nsmap`` says besides takes time to collect."""
    own: dict[str, str] = {}
    for event, declared in etree.iterwalk(element, events=("start-ns", "start")):
        if event == "start":
            break
        prefix, namespace = cast("tuple[str | None, str]", declared)
        own[prefix or ""] = namespace or ""
    return own

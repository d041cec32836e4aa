"""Elements in pieces that are small enough to be moved and validated one at a time.

Moving an element into another tree takes lxml time that grows with the square of what is inside of it, and libxml2
counts the siblings before each faulty child. So what is big is never moved as a whole: an empty copy takes its place,
and its children follow, as many at a time as are cheap.

May import: records, schema.names, xml.attributes, xml.source; lxml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from lxml import etree

from provenance.prov.records import BY_ELEMENT, PROV
from provenance.prov.schema.names import in_prov
from provenance.prov.xml.attributes import attributes_of
from provenance.prov.xml.source import LAST_LINE

__all__ = ["bare", "groups", "is_big", "is_record", "parts", "transplant"]

_WIDE = 500  # elements, below one or beside another


def is_big(element: etree._Element) -> bool:
    """Whether there are too many elements in it to move it at once."""
    return next(islice(element.iter(), _WIDE, None), None) is not None


def is_record(element: etree._Element) -> bool:
    """Whether the element is one of the records of PROV-XML, whose children come in runs of one kind."""
    return in_prov(element) in BY_ELEMENT


def bare(element: etree._Element, parent: etree._Element) -> etree._Element:
    """A copy of the element without its children, put into the parent."""
    copy = etree.SubElement(parent, element.tag, dict(attributes_of(element)), element.nsmap)
    copy.text = element.text
    copy.sourceline = min(element.sourceline or 0, LAST_LINE)  # type: ignore[misc]  # lxml allows it
    return copy


def transplant(element: etree._Element, parent: etree._Element) -> None:
    """Move an element of any size to the end of the parent; one that is big leaves its tail behind."""
    waiting = [(element, parent)]
    while waiting:
        this, new_parent = waiting.pop()
        if is_big(this):
            copy = bare(this, new_parent)
            copy.tail = this.tail
            waiting.extend((child, copy) for child in reversed(this))
        else:
            new_parent.append(this)


def groups(children: Sequence[etree._Element]) -> Iterator[Sequence[etree._Element]]:
    """Children to validate together: up to so many small ones, or a big one alone."""
    group: list[etree._Element] = []
    for child in children:
        big = is_big(child)
        if group and (big or len(group) == _WIDE):
            yield group
            group = []
        group.append(child)
        if big:
            yield group
            group = []
    if group:
        yield group


def parts(record: etree._Element, children: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The record again and again: with all its children when they are few, else with a part of each long run of a kind.

    Order and number are as good in each part as in the whole, since what may stand twice may stand any number of times.

    Args:
        record: what the children are put into.
        children: of the record or of the one that it stands for.
    """
    runs = [list(run) for _, run in groupby(children, key=_kind)]
    for start in range(0, max(map(len, runs), default=1), _WIDE):
        del record[:]
        for run in runs:
            for child in run[start : start + _WIDE] or run[:2]:
                transplant(child, record)
        yield record


def _kind(child: etree._Element) -> str:
    tag = str(child.tag)
    return tag if tag.startswith(f"{{{PROV}}}") else "foreign"

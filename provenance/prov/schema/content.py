"""What is wrong with the children of an element, told from the table of record types.

The schema says that a child was not expected. Whether it is misspelt, repeated, out of order, of another record type
or of no namespace decides what its author has to do.

May import: names, records, schema.generation, schema.names, suggestions; lxml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from provenance.prov.names import split_name
from provenance.prov.records import ATTRIBUTES, BY_ELEMENT, PROV, Field, RecordType, Target
from provenance.prov.schema.generation import SINGLE_ATTRIBUTES
from provenance.prov.schema.names import CONTAINERS, described, in_prov, shown
from provenance.suggestions import did_you_mean

__all__ = ["mend", "missing_child", "unexpected_child"]

_PAIR = RecordType(
    "keyEntityPair",
    "KeyEntityPair",
    (Field("key", Target.KEY, required=True), Field("entity", Target.ENTITY, required=True)),
    identified=False,
)
_ROWS: Mapping[str, RecordType] = {**BY_ELEMENT, _PAIR.element: _PAIR}
_IN_CONTAINERS = (*_ROWS, "other", "bundleContent")
_TO_WRITE = {
    Target.TIME: "<prov:{name}>2023-11-01T09:30:00Z</prov:{name}>",
    Target.KEY: "<prov:{name}>…</prov:{name}>",
    Target.PAIR: '<prov:{name}><prov:key>…</prov:key><prov:entity prov:ref="…"/></prov:{name}>',
}


def missing_child(node: etree._Element) -> str:
    """A sentence on an element that ends before all its arguments are there."""
    row = _row_of(node)
    missing = _missing_fields(row, node) if row else ()
    if not row or not missing:
        return f"{described(node)} lacks an element that it needs"
    names = " and ".join(f"prov:{field.name}" for field in missing)
    return f"{described(node)} lacks {names}; add {' '.join(map(_to_write, missing))} {_order(row)}"


def unexpected_child(node: etree._Element) -> str:
    """A sentence on an element that its parent does not take, or not there."""
    parent = node.getparent()
    if parent is None:
        return f"{shown(node)} is not expected here"
    if parent.tag in CONTAINERS:
        return _unexpected_record(node, parent)
    row = _row_of(parent)
    if row is not None:
        return _unexpected_part(node, parent, row)
    if in_prov(parent) == "other":
        return f"prov:other takes elements of namespaces other than PROV's, and {shown(node)} is not one; move it out"
    return f"{described(parent)} takes no {shown(node)}; remove it"


def mend(record: etree._Element) -> bool:
    """Put the children of a record in order, supply what is missing and drop what has no place; False if it is none.

    libxml2 looks at no child behind the first one out of place. In a mended record it looks at the values of all.
    """
    row = _row_of(record)
    if row is None:
        return False
    children: list[etree._Element] = []
    for field in row.fields:
        there = record.findall(f"{{{PROV}}}{field.name}")
        if field.required and not there:
            there = [_stand_in(field)]
        children += there if field.repeated else there[:1]
    for name in row.attributes:
        there = record.findall(f"{{{PROV}}}{name}")
        children += there[:1] if name in SINGLE_ATTRIBUTES else there
    if row.identified:
        children += [child for child in record if split_name(str(child.tag))[0] not in ("", PROV)]
    record[:] = children
    return True


def _stand_in(field: Field) -> etree._Element:
    element = etree.Element(f"{{{PROV}}}{field.name}")
    if field.target is Target.PAIR:
        element.extend(_stand_in(part) for part in _PAIR.fields)
    elif field.target is not Target.KEY:
        element.set(f"{{{PROV}}}ref", "x")
    return element


def _unexpected_record(node: etree._Element, parent: etree._Element) -> str:
    namespace, local = split_name(str(node.tag))
    if in_prov(node) == "bundleContent":
        return "prov:bundleContent stands inside another; bundles do not nest: move it out to prov:document"
    if in_prov(node) is not None:
        return f"PROV-XML has no record {shown(node)} for {shown(parent)}{did_you_mean(local, _IN_CONTAINERS)}"
    if namespace:
        return f"{shown(node)} is not an element of PROV; put it inside prov:other"
    if local in _IN_CONTAINERS:
        return f"{local} is in no namespace; write prov:{local}"
    return f"{local} is in no namespace; give it one of its own and put it inside prov:other"


def _unexpected_part(node: etree._Element, parent: etree._Element, row: RecordType) -> str:
    owner, local = described(parent), in_prov(node)
    if local is None:
        return _unexpected_foreign(node, parent, row)
    parts = (*(field.name for field in row.fields), *row.attributes)
    if local not in parts:
        if row.element == "bundle" and local in BY_ELEMENT:
            return f"{owner} describes a bundle and holds no records; put {shown(node)} inside a prov:bundleContent"
        hint = "" if local in ATTRIBUTES else did_you_mean(local, parts)
        return f"{owner} takes no prov:{local}{hint}; it takes {_listed(parts)}{_foreign_too(row)}"
    before = [name for sibling in node.itersiblings(etree.Element, preceding=True) if (name := in_prov(sibling))]
    if local in before and local in _single_parts(row):
        return f"{owner} has a second prov:{local}, and takes one; {_instead_of_repeating(row, local)}"
    absent = [
        field for field in _missing_fields(row, parent) if field.name in parts[: parts.index(local)]
    ]  # nowhere in the record, so it is not the order that is wrong
    if absent:
        names = " and ".join(f"prov:{field.name}" for field in absent)
        return f"{owner} lacks {names} before prov:{local}; add {' '.join(map(_to_write, absent))} {_order(row)}"
    return f"prov:{local} of {owner} is not in its place; the order is {_listed(parts)}{_foreign_last(row)}"


def _unexpected_foreign(node: etree._Element, parent: etree._Element, row: RecordType) -> str:
    owner = described(parent)
    namespace, local = split_name(str(node.tag))
    if not namespace:
        known = local in (*(field.name for field in row.fields), *row.attributes)
        hint = f"write prov:{local}" if known else "an element of your own needs a namespace and its prefix"
        return f"{local} of {owner} is in no namespace; {hint}"
    if not row.identified:
        return f"{owner} takes nothing but its arguments, so not {shown(node)}; remove it"
    missing = _missing_fields(row, parent)
    names = " and ".join(f"prov:{field.name}" for field in missing)
    if names:
        return f"{owner} lacks {names} before {shown(node)}; add {' '.join(map(_to_write, missing))} {_order(row)}"
    return f"{shown(node)} of {owner} is not in its place; elements of other namespaces stand last"


def _row_of(node: etree._Element) -> RecordType | None:
    return _ROWS.get(in_prov(node) or "")


def _missing_fields(row: RecordType, node: etree._Element) -> Sequence[Field]:
    there = {in_prov(child) for child in node.iterchildren(etree.Element)}
    return [field for field in row.fields if field.required and field.name not in there]


def _single_parts(row: RecordType) -> set[str]:
    return {field.name for field in row.fields if not field.repeated} | SINGLE_ATTRIBUTES


def _instead_of_repeating(row: RecordType, local: str) -> str:
    return "keep one" if local in row.attributes else "keep one, or write a second record"


def _to_write(field: Field) -> str:
    return _TO_WRITE.get(field.target, '<prov:{name} prov:ref="…"/>').format(name=field.name)


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(f"prov:{part}" for part in parts)


def _order(row: RecordType) -> str:
    parts = [field.name for field in row.fields]
    return f"(the order is {_listed(parts)})" if len(parts) > 1 else ""


def _foreign_too(row: RecordType) -> str:
    return ", and elements of other namespaces" if row.identified else ""


def _foreign_last(row: RecordType) -> str:
    return ", then elements of other namespaces" if row.identified else ""

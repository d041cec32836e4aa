"""What the reader needs to know of each record type, made from the table once.

May import: prov.records, prov.names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from provenance.prov.names import clark
from provenance.prov.records import (
    ATTRIBUTES,
    PROV,
    RECORD_TYPES,
    XML,
    XSI,
    Argument,
    Field,
    RecordType,
    Target,
)

__all__ = [
    "ATTRIBUTE",
    "ID",
    "LANGUAGE",
    "MEMBER",
    "OTHER",
    "PLANS",
    "PROV_TAG",
    "REF",
    "TIME",
    "TYPE",
    "UNKNOWN",
    "Plan",
]

ID: Final = f"{{{PROV}}}id"
REF: Final = f"{{{PROV}}}ref"
TYPE: Final = f"{{{XSI}}}type"
LANGUAGE: Final = f"{{{XML}}}lang"
PROV_TAG: Final = f"{{{PROV}}}"

# What a child of a record is: the position of a field, plus these for a field that is no single reference.
TIME, MEMBER, OTHER = 100, 200, 300
ATTRIBUTE, UNKNOWN = -1, -2
_MOST_TAGS = 10_000


class _Slots(dict[str, int]):
    """What each child of one type of record is, by its element; every element of another vocabulary is an attribute."""

    def __missing__(self, tag: str) -> int:
        slot = UNKNOWN if tag.startswith(PROV_TAG) else ATTRIBUTE
        if len(self) < _MOST_TAGS:
            self[tag] = slot
        return slot


@frozen
class Plan:
    """What the reader needs of one record type.

    Attributes:
        slots: what its children are.
        blank: an argument for each field, none of them given yet.
    """

    type: RecordType
    slots: _Slots
    blank: tuple[Argument, ...]


def _plan(record_type: RecordType) -> Plan:
    slots = _Slots({clark(PROV, name): ATTRIBUTE for name in ATTRIBUTES})
    for position, known in enumerate(record_type.fields):
        slots[clark(PROV, known.name)] = position + _kind(known)
    return Plan(record_type, slots, (None,) * len(record_type.fields))


def _kind(known: Field) -> int:
    if known.target.is_reference:
        return MEMBER if known.repeated else 0
    return TIME if known.target is Target.TIME else OTHER


PLANS: Mapping[str, Plan] = {record_type.tag: _plan(record_type) for record_type in RECORD_TYPES}
"""How to read each type of record, by its element in Clark notation."""

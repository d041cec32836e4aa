"""Who made a record or a bag: this program with its version and, on demand, a person.

May import: prov.records, prov.vocabulary; version.
"""

from __future__ import annotations

from collections.abc import Iterable

from provenance.prov.records import BY_ELEMENT, Argument, Name, Record, Value
from provenance.prov.vocabulary import identifier, prov, schema
from provenance.version import __version__

__all__ = ["person", "program", "record"]


def record(
    element: str, id_: Name | None, *arguments: Argument, attributes: Iterable[tuple[Name, Value]] = ()
) -> Record:
    """A record of the type that has this element."""
    return Record(BY_ELEMENT[element], id_, arguments, tuple(attributes))


def program() -> tuple[Name, Record]:
    """The running program as a software agent: its name in the record, and the record."""
    name = identifier("tool", f"provenance-tracker-{__version__}")
    version = [(prov("label"), f"provenance-tracker {__version__}"), (schema("softwareVersion"), __version__)]
    return name, record("softwareAgent", name, attributes=version)


def person(by: str) -> tuple[Name, Record]:
    """The person of this name, who annotated or made a bag: likewise."""
    name = identifier("annotator", by)
    return name, record("person", name, attributes=[(prov("label"), by)])

"""Validity by PROV-CONSTRAINTS (W3C Recommendation, 30 April 2013), over PROV records.

    violations(document)    every constraint the document breaks, in words
    is_valid(document)      whether there is none

The toplevel and each bundle are instances of their own (§7.2): nothing said in one bears on another. Times are compared
for equality alone (constraints 22, 23, 28 and 29); that an end lies before a start the Recommendation leaves to the
user, and this library to `provenance.prov.lint`. Extensions: mentions as PROV-Links has them; dictionaries only as
collections and derivations.

May import: errors, prov.names, prov.records; networkx (in `circles`).
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import clipped
from provenance.prov.constraints.explanation import Instance
from provenance.prov.constraints.normalisation import statements
from provenance.prov.constraints.violation import NAMES, Violation, short
from provenance.prov.records import Bundle, Document, Name

__all__ = ["NAMES", "Violation", "is_valid", "violations"]


def violations(document: Document) -> tuple[Violation, ...]:
    """Every constraint that the document breaks: toplevel first, then bundles, each by number and place."""
    prefixes = {namespace: prefix for prefix, namespace in reversed(list(document.namespaces.items()))}
    found = [*_distinct_names(document)]
    for bundle in (Bundle(None, document.records), *document.bundles):
        place = {id(record): position for position, record in enumerate(bundle.records)}
        instance = Instance(statements(bundle.records), bundle.id, prefixes, place)
        found += sorted(
            instance.violations(),
            key=lambda violation: (violation.constraint or 0, [place[id(record)] for record in violation.records]),
        )
    return tuple(found)


def is_valid(document: Document) -> bool:
    """Whether the document breaks no constraint."""
    return not violations(document)


def _distinct_names(document: Document) -> Iterator[Violation]:
    """Bundles with one name between them, which no valid document has (§7.2)."""
    by_name: dict[Name, list[Bundle]] = {}
    for bundle in document.bundles:
        if bundle.id is not None:
            by_name.setdefault(bundle.id, []).append(bundle)
    prefixes = {namespace: prefix for prefix, namespace in reversed(list(document.namespaces.items()))}
    for name, bundles in by_name.items():
        if len(bundles) > 1:
            where = [str(bundle.line) for bundle in bundles if bundle.line is not None]
            places = f" (lines {', '.join(clipped(where))})" if where else ""
            message = f"{len(bundles)} bundles have the name {short(name, prefixes)}{places}; give each its own"
            yield Violation(None, "distinct-bundles", message, (), name)

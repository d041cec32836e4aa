"""What a broken constraint looks like, and how the things it is about are named.

May import: errors, prov.names, prov.records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from provenance.errors import Problem, clipped
from provenance.prov.names import split_name
from provenance.prov.records import Name, Record

__all__ = ["NAMES", "Violation", "lines", "short"]

# Definitions, inferences and constraints are numbered in one row; these are the ones that can be broken.
NAMES: Mapping[int, str] = {
    4: "optional-placeholders",
    22: "key-object",
    23: "key-properties",
    24: "unique-generation",
    25: "unique-invalidation",
    26: "unique-wasStartedBy",
    27: "unique-wasEndedBy",
    28: "unique-startTime",
    29: "unique-endTime",
    30: "start-precedes-end",
    31: "start-start-ordering",
    32: "end-end-ordering",
    33: "usage-within-activity",
    34: "generation-within-activity",
    35: "wasInformedBy-ordering",
    36: "generation-precedes-invalidation",
    37: "generation-precedes-usage",
    38: "usage-precedes-invalidation",
    39: "generation-generation-ordering",
    40: "invalidation-invalidation-ordering",
    41: "derivation-usage-generation-ordering",
    42: "derivation-generation-generation-ordering",
    43: "wasStartedBy-ordering",
    44: "wasEndedBy-ordering",
    45: "specialization-generation-ordering",
    46: "specialization-invalidation-ordering",
    47: "wasAssociatedWith-ordering",
    48: "wasAttributedTo-ordering",
    49: "actedOnBehalfOf-ordering",
    50: "typing",
    51: "impossible-unspecified-derivation-generation-use",
    52: "impossible-specialization-reflexive",
    53: "impossible-property-overlap",
    54: "impossible-object-property-overlap",
    55: "entity-activity-disjoint",
    56: "membership-empty-collection",
}
"""The Recommendation's names by its numbers."""

_FIRST_CONSTRAINT = 22


@frozen
class Violation:
    """One rule of PROV-CONSTRAINTS that a document breaks.

    Attributes:
        constraint: the Recommendation's number; None for the two rules without one: that the bundles of a document
            have distinct names (Recommendation §7.2), and unique-mention (PROV-Links).
        name: the Recommendation's name.
        message: one sentence that says what to look at.
        records: those involved, in the order of the document where that says more than any other.
        bundle: the name of the bundle the records stand in, or None for the toplevel.
        also: numbers of further constraints without which this one would not be broken.
    """

    constraint: int | None
    name: str
    message: str
    records: tuple[Record, ...]
    bundle: Name | None = None
    also: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        """A short stable name: ``prov-c42``; ``prov-d4`` for Definition 4; ``prov-unique-mention``."""
        if self.constraint is None:
            return f"prov-{self.name}"
        return f"prov-{'c' if self.constraint >= _FIRST_CONSTRAINT else 'd'}{self.constraint}"

    def problem(self, file: str | None = None) -> Problem:
        """The same as a problem at the line of the first record; the other lines stand in the message."""
        known = lines(self.records)
        where = f" (lines {', '.join(clipped(list(map(str, known))))})" if len(known) > 1 else ""
        return Problem(f"{self.message}{where}", file, known[0] if known else None, code=self.code)


def lines(records: Iterable[Record]) -> list[int]:
    """The lines of the records that have one, each once, in the order of the records."""
    return list(dict.fromkeys(record.line for record in records if record.line is not None))


def short(name: str, prefixes: Mapping[str, str]) -> str:
    """A name as a person would write it: prefixed when its namespace has a prefix, the local part alone otherwise.

    Args:
        name: in Clark notation.
        prefixes: prefix by namespace; the empty prefix adds nothing.
    """
    namespace, local = split_name(name)
    prefix = prefixes.get(namespace, "") if namespace else ""
    return f"{prefix}:{local}" if prefix else local or name

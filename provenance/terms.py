"""The closed lists of the field: kinds of source, certainty, basis, quotation, voice.

The values are the words that article files, JSON and PROV-XML carry. Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import total_ordering

__all__ = ["Basis", "Certainty", "Quotation", "SourceKind", "Voice"]


class SourceKind(Enum):
    """What speaks."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    ANONYMOUS = "anonymous"
    UNATTRIBUTED = "unattributed"


@total_ordering
class Certainty(Enum):
    """What a statement or a link commits to: denied < possible < probable < asserted.

    Unspecified stands outside that order; comparing it raises TypeError.
    """

    DENIED = "denied"
    POSSIBLE = "possible"
    PROBABLE = "probable"
    ASSERTED = "asserted"
    UNSPECIFIED = "unspecified"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Certainty) or self.rank is None or other.rank is None:
            return NotImplemented
        return self.rank < other.rank

    @property
    def rank(self) -> int | None:
        """0 for denied up to 3 for asserted; None for unspecified."""
        return _RANKS.get(self)

    @staticmethod
    def weakest(values: Iterable[Certainty]) -> Certainty:
        """The weakest of the specified values; unspecified when none is specified."""
        return min((value for value in values if value.rank is not None), default=Certainty.UNSPECIFIED)


_RANKS: dict[Certainty, int] = {one: rank for rank, one in enumerate(Certainty) if one is not Certainty.UNSPECIFIED}


class Basis(Enum):
    """How a link is known: from the words, from the context, or restored by a person where the article dropped it."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    ELIDED = "elided"


class Quotation(Enum):
    """Whether the words are the source's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Voice(Enum):
    """What kind of passage the outlet publishes: reporting, for which a source is expected, or opinion."""

    REPORT = "report"
    OPINION = "opinion"

"""What may become of an article from one version to the next, as values; differences.py finds it.

May import: graph, model and what they import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from attrs import field, frozen

from provenance.graph import Chain
from provenance.model import Article, Claim, Source, Statement

__all__ = [
    "Alteration",
    "ChainChange",
    "Differences",
    "EntryChange",
    "FieldChange",
    "StatementChange",
    "changed_fields",
    "listed_ids",
]


class Alteration(Enum):
    """What became of a statement, a chain, a source or a claim."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    REWORDED = "reworded"
    LENGTHENED = "lengthened"
    SHORTENED = "shortened"
    CHANGED = "changed"


@frozen
class FieldChange:
    """A value that is another one.

    Attributes:
        what: its name, with whom it belongs to where that is not clear: ``certainty of Yoo``.
        old: as words; None when there was none.
        new: as words; None when there is none any more.
    """

    what: str
    old: str | None
    new: str | None


@frozen
class ChainChange:
    """A chain that is another one.

    Attributes:
        alteration: added, dropped, lengthened, shortened, or changed: other sources, or what is told of them.
        old: None when it was added.
        new: None when it was dropped.
        fields: what is told differently of links that both have; of links that several chains share, once.
    """

    alteration: Alteration
    old: Chain | None
    new: Chain | None
    fields: tuple[FieldChange, ...] = ()


@frozen
class StatementChange:
    """A statement that is not what it was.

    Attributes:
        alterations: added or dropped; otherwise moved, reworded, and changed where chains or fields are. Never empty.
        old: None when it was added.
        new: None when it was dropped.
        chains: the chains that changed; all of those that were added or dropped with the statement.
        fields: what else changed.
    """

    alterations: tuple[Alteration, ...]
    old: Statement | None
    new: Statement | None
    chains: tuple[ChainChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()


@frozen
class EntryChange:
    """A source or a claim that is not what it was.

    Attributes:
        alteration: added, dropped or changed.
        old: None when it was added.
        new: None when it was dropped.
        fields: what changed.
    """

    alteration: Alteration
    old: Source | Claim | None
    new: Source | Claim | None
    fields: tuple[FieldChange, ...] = ()


@frozen
class Differences:
    """What changed between two versions of an article.

    Attributes:
        old: the old version.
        new: the new version.
        fields: of the article itself: title, date, text outside statements.
        sources: those that changed.
        claims: those that changed.
        statements: those that changed, in the order of the new text, those that were dropped where they stood.
        kept: how many statements are what they were.
        renumbered: the old and the new ids of statements that have another id, which is no difference.
    """

    old: Article = field(repr=False)
    new: Article = field(repr=False)
    fields: tuple[FieldChange, ...]
    sources: tuple[EntryChange, ...]
    claims: tuple[EntryChange, ...]
    statements: tuple[StatementChange, ...]
    kept: int
    renumbered: tuple[tuple[str, str], ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not (self.fields or self.sources or self.claims or self.statements)

    def count(self, alteration: Alteration) -> int:
        """How many statements were altered so."""
        return sum(alteration in change.alterations for change in self.statements)


def changed_fields(*values: tuple[str, object, object]) -> Iterator[FieldChange]:
    """The values, each with its name, that are not the same before and after."""
    for what, old, new in values:
        if old != new:
            yield FieldChange(what, None if old is None else str(old), None if new is None else str(new))


def listed_ids(ids: Iterable[str], mapping: Mapping[str, str] | None = None) -> str | None:
    """Ids in a row, each as the mapping gives it; None when there are none."""
    return ", ".join(sorted((mapping or {}).get(id_, id_) for id_ in ids)) or None

"""Somebody, or something, that speaks in a text.

May import: terms.
"""

from __future__ import annotations

from attrs import frozen

from provenance.terms import SourceKind

__all__ = ["BODIES", "Person"]

BODIES = frozenset({SourceKind.GOVERNMENT, SourceKind.ORGANIZATION, SourceKind.GROUP})
"""What is made of people, and spoken of as one."""


@frozen
class Person:
    """Somebody, or something, that speaks in the text.

    Attributes:
        name: the fullest name the text has.
        kind: what it is; None when the words do not tell.
        role: what the text calls it.
        aliases: other names that the text uses.
    """

    name: str
    kind: SourceKind | None = None
    role: str | None = None
    aliases: frozenset[str] = frozenset()

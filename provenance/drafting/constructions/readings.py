"""Readings: what the words of one sentence say about who said what, before anybody knows who is who.

May import: layout, mentions, pack, tokens.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.layout import Sentence
from provenance.drafting.text.phrases import Mention
from provenance.drafting.text.tokens import Tokens
from provenance.terms import Basis, Certainty, Quotation

__all__ = ["Place", "Range", "Reading", "Role"]

Range: TypeAlias = tuple[int, int]
"""Tokens, from the first up to and without the last."""


class Role(Enum):
    """What the source of a reading does."""

    SPEAKER = "speaker"
    RELAY = "relay"  # hands on what another says: wraps the speakers of its scope
    ORIGIN = "origin"  # is cited by the speaker before it
    EARLIER = "earlier"  # says what stands in the sentence before
    KNOWN_FROM = "known-from"  # is where the statement before is known from


@frozen
class Place:
    """A sentence with what is needed to read it."""

    tokens: Tokens
    pack: Pack
    sentence: Sentence


@frozen
class Reading:
    """One link that the words of a sentence signal.

    Attributes:
        rule: name of the rule.
        role: what its source does.
        cues: the words that signal it.
        mentions: the sources, jointly; empty when the words name none.
        content: what is attributed, in order.
        certainty: of the cue.
        quotation: whether the words are the source's own.
        basis: how it is known.
        fronted: whether it stands before its content (of a relay).
        apart: whether several sources are links of their own.
        again: whether the source is that of the reading before.
        nests: whether it counts inside the content of another reading.
    """

    rule: str
    role: Role
    cues: tuple[Range, ...]
    mentions: tuple[Mention, ...]
    content: tuple[Range, ...] = ()
    certainty: Certainty = Certainty.ASSERTED
    quotation: Quotation | None = Quotation.INDIRECT
    basis: Basis = Basis.EXPLICIT
    fronted: bool = False
    apart: bool = False
    again: bool = False
    nests: bool = True

    @cached_property
    def first(self) -> int:
        """Index of its first token."""
        return min(
            [first for first, _ in self.content]
            + [first for first, _ in self.cues]
            + [one.first for one in self.mentions],
            default=0,
        )

    @cached_property
    def signal_first(self) -> int:
        """Index of the first token of its source and cues."""
        return min([first for first, _ in self.cues] + [one.first for one in self.mentions], default=self.first)

    @cached_property
    def last(self) -> int:
        """Index after its last token."""
        return max(
            [last for _, last in self.content] + [last for _, last in self.cues] + [one.last for one in self.mentions],
            default=0,
        )

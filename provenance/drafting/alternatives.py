"""Chains that the words allow too: a relay named before may still hold, or hold no more; who was told may hand it on.

May import: drafted, layout, nesting, readings, resolving, tokens, wording; terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from provenance.drafting.constructions.readings import Role
from provenance.drafting.drafted import Alternative
from provenance.drafting.nesting import Proposal
from provenance.drafting.resolving import Resolved
from provenance.drafting.text.layout import Sentence
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.wording import why_else
from provenance.terms import Basis

__all__ = ["Drafted", "other_chains"]

_FARTHEST = 3  # sentences
_SPEAKING = frozenset({Role.SPEAKER, Role.EARLIER})


@frozen
class Drafted:
    """A proposal that became a statement.

    Attributes:
        id: of the statement.
        proposal: what it was made of.
        chain: its links, outermost first.
    """

    id: str
    proposal: Proposal
    chain: Sequence[Resolved]

    @property
    def relays(self) -> list[Resolved]:
        """The links that hand on."""
        return [one for one in self.chain if one[0].role is Role.RELAY]

    @property
    def speakers(self) -> list[Resolved]:
        """The links that speak."""
        return [one for one in self.chain if one[0].role in _SPEAKING]


def other_chains(
    tokens: Tokens, sentences: Sequence[Sentence], all_drafted: Sequence[Drafted]
) -> Iterator[Alternative]:
    """The other chains of statements, in the order of the text."""
    carrier: Drafted | None = None  # the last statement whose own words name a relay
    for number, one in enumerate(all_drafted):
        told = [link for link in one.relays if link[0].rule == "told-to"]
        if told:
            rest = [link for link in one.chain if link not in told]
            yield _other(tokens, one, rest, "told-to", told)
        if one.relays and all(reading.basis is Basis.INFERRED for reading, _ in one.relays):
            yield _other(tokens, one, [], "scope-ends", one.relays)
        elif one.relays:
            carrier = one
        elif carrier is not None and _may_hold(sentences, carrier, one):
            rule = "scope-lasts" if carrier.relays[0][0].fronted else "speaker-goes-on"
            yield _other(tokens, one, [*carrier.relays, *one.chain], rule, carrier.relays)
        before = all_drafted[number - 1] if number else None
        goes_on = one.chain and one.chain[0][0].rule == "quotation-continued"
        if goes_on and before is not None and len(before.speakers) > 1:
            yield _other(tokens, one, before.speakers[-1:], "other-speaker", before.speakers[-1:])


def _may_hold(sentences: Sequence[Sentence], carrier: Drafted, one: Drafted) -> bool:
    """Whether the relays of an earlier statement may hand on this one: in their paragraph, or for the same speaker."""
    first, later = carrier.proposal.sentence, one.proposal.sentence
    if not 0 < later - first <= _FARTHEST or {id_ for _, ids in carrier.relays for id_ in ids} & _ids(one.chain):
        return False
    fronted = carrier.relays[0][0].fronted and sentences[first].paragraph == sentences[later].paragraph
    same = bool(carrier.speakers and one.speakers) and carrier.speakers[0][1] == one.speakers[0][1]
    return fronted or same


def _ids(chain: Sequence[Resolved]) -> set[str]:
    return {id_ for _, ids in chain for id_ in ids}


def _other(
    tokens: Tokens, one: Drafted, chain: Sequence[Resolved], rule: str, signals: Sequence[Resolved]
) -> Alternative:
    """The other chain, and why, in the words of the links that let it be thought of."""
    words = []
    for reading, _ in signals:
        first = reading.signal_first
        last = max([end for _, end in reading.cues] + [mention.last for mention in reading.mentions], default=first)
        words.append(" ".join(tokens.words_of(first, last).split()))
    ids = tuple(dict.fromkeys(id_ for _, ids in chain for id_ in ids))
    return Alternative(one.id, ids, rule, why_else(rule, words))

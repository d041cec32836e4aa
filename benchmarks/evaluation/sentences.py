"""Sentences that stand alone, each with the one chain that is right; a sentence without any must give none."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.chains import same
from evaluation.predictions import UNNAMED, Link, Proposed

__all__ = ["is_right"]

_SOMEBODY = "<coref>"  # a pronoun whose name no sentence gives
_SOMETHING = "<unspecified information>"


def is_right(chain: Sequence[str], proposed: Sequence[Proposed]) -> bool:
    """Whether a statement has just this chain, or none has any where none is right."""
    chains = [each for one in proposed for each in one.chains]
    if not chain:
        return not chains
    return any(len(each) == len(chain) and all(map(_fits, chain, each)) for each in chains) and not any(
        len(each) > len(chain) for each in chains
    )


def _fits(name: str, link: Link) -> bool:
    if name == _SOMEBODY:
        return not any(any(character.isdigit() for character in each) for each in link.names)
    if name == _SOMETHING:
        return UNNAMED in link.names or any("informasi" in each.casefold() for each in link.names)
    return same(Link(((name,),), kinds=("person",)), link)

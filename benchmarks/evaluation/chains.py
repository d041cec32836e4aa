"""Scoring chains: exact, each link's parent, innermost, outermost, by depth; traps.

An annotated statement is found when a proposed one has its content (token F1 of 0.5, one to one, the best first). Its
chain is read without the outlet that publishes. Two links are the same when their sources have a name in common (who is
meant counts, not which words stand there): by a token F1 of 0.6, or, for persons, when all tokens of the one are in
the other. Where the annotation gives alternatives, the one that fits best counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from evaluation.matching import matched
from evaluation.predictions import Link, Proposed
from evaluation.tokens import Spans, Tokens

__all__ = ["Annotated", "Trap", "counts_of", "same", "trap_counts"]

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_LEAST = 0.6  # Korea Selatan and Badan Intelijen Nasional Korea Selatan are two; their F1 is 0.57

Chain = tuple[Link, ...]


@frozen
class Annotated:
    """A statement of the gold.

    Attributes:
        content: its words.
        readings: sets of chains that are right, each by itself; a chain of no link is the outlet's own voice.
        required: whether it counts when it is not found.
    """

    content: Spans
    readings: tuple[tuple[Chain, ...], ...]
    required: bool = True

    @property
    def depth(self) -> int:
        """The links of the longest chain of the first reading."""
        return max(map(len, self.readings[0]), default=0)


@frozen
class Trap:
    """A place where no link may have its cue or its source."""

    span: tuple[int, int]


def same(one: Link, other: Link) -> bool:
    """Whether two links have the same sources; of several who speak jointly, each."""
    person = "person" in {*one.kinds, *other.kinds}
    if len(one.parties) > 1 < len(other.parties):
        return len(one.parties) == len(other.parties) and all(
            any(_same_party(party, there, person=person) for there in other.parties) for party in one.parties
        )
    return _same_party(_together(one), _together(other), person=person)


def _together(link: Link) -> tuple[str, ...]:
    """What a link is called as a whole."""
    return link.parties[0] if len(link.parties) == 1 else (" ".join(party[0] for party in link.parties),)


def _same_party(one: Iterable[str], other: Iterable[str], *, person: bool) -> bool:
    return any(_alike(_words(name), _words(there), person=person) for name in one for there in other)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))


def _alike(one: frozenset[str], other: frozenset[str], *, person: bool) -> bool:
    common = len(one & other)
    within = person and (one <= other or other <= one)
    return bool(common) and (within or 2 * common >= _LEAST * (len(one) + len(other)))


def counts_of(text: str, gold: Sequence[Annotated], proposed: Sequence[Proposed]) -> Counter[str]:
    """What there is to count in one text; a statement that is not required and found counts as if it were not there."""
    tokens = Tokens(text)
    where = {
        number: there
        for number, there, _ in matched(
            [tokens.of(one.content) for one in gold], [tokens.of(p.content) for p in proposed]
        )
    }
    counts: Counter[str] = Counter()
    for number, one in enumerate(gold):
        if one.required:
            found = proposed[where[number]] if number in where else None
            counts.update(_judged(one, found))
    return counts


def _judged(gold: Annotated, found: Proposed | None) -> Counter[str]:
    chains = found.chains if found else ()
    depth = gold.depth
    if depth == 0:
        right = any(_against(reading, chains)["exact"] for reading in gold.readings)
        return Counter({"depth 0": 1, "depth 0 exact": int(right)})
    best = max((_against(reading, chains) for reading in gold.readings), key=lambda counts: tuple(counts.values()))
    classes = [f"depth {min(depth, 3)}", *(["depth 2+"] if depth > 1 else ()), "all"]
    counts: Counter[str] = Counter()
    for name in classes:
        counts[name] += 1
        counts[f"{name} found"] += found is not None
        counts.update({f"{name} {key}": value for key, value in best.items()})
    return counts


def _against(reading: Sequence[Chain], chains: Sequence[Chain]) -> dict[str, float]:
    """How proposed chains do against one reading; ordered by weight, so that the best reading is the greatest."""
    pairs = [max((_links(chain, there) for there in chains), default=(0, len(chain)), key=_share) for chain in reading]
    exact = len(reading) == len(chains) and all(any(_equal(chain, there) for there in chains) for chain in reading)
    return {
        "exact": int(exact),
        "parents share": sum(right for right, _ in pairs) / max(sum(of for _, of in pairs), 1),
        "innermost": int(all(any(there and same(chain[-1], there[-1]) for there in chains) for chain in reading)),
        "outermost": int(all(any(there and same(chain[0], there[0]) for there in chains) for chain in reading)),
        "parents": sum(right for right, _ in pairs),
        "links": sum(of for _, of in pairs),
    }


def _share(pair: tuple[int, int]) -> float:
    return pair[0] / pair[1]


def _equal(chain: Chain, there: Chain) -> bool:
    return len(chain) == len(there) and all(map(same, chain, there))


def _links(chain: Chain, there: Chain) -> tuple[int, int]:
    """How many links of a chain stand in the proposed one under the right parent, and how many it has."""
    right = 0
    for number, link in enumerate(chain):
        parent = chain[number - 1] if number else None
        for place, other in enumerate(there):
            above = there[place - 1] if place else None
            if same(link, other) and _same_parent(parent, above):
                right += 1
                break
    return right, len(chain)


def _same_parent(one: Link | None, other: Link | None) -> bool:
    return one is other is None or (one is not None and other is not None and same(one, other))


def trap_counts(text: str, traps: Iterable[Trap], proposed: Iterable[Proposed]) -> Counter[str]:
    """Traps, and those in which a proposed link has words of its cue, or at least half of those of its source."""
    tokens = Tokens(text)
    links = [(tokens.of(link.cue), tokens.of(link.source)) for one in proposed for link in one.links]
    counts: Counter[str] = Counter()
    for trap in traps:
        counts["traps"] += 1
        there = tokens.of([trap.span])
        counts["false links"] += any(
            cue & there or 2 * len(source & there) >= max(len(source), 1) for cue, source in links
        )
    return counts

"""Chains as trees for a reader: the outlet at the root, origins at the leaves.

May import: graph, model and what they import; siblings in exchange.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from attrs import frozen

from provenance.exchange.chains_text import INDENT, blocks
from provenance.exchange.chains_words import details
from provenance.exchange.columns import listed, width_of
from provenance.exchange.ink import Role
from provenance.exchange.page import NARROWEST, Page
from provenance.exchange.selection import Selection
from provenance.exchange.visible import visible
from provenance.graph import BACK, CUT, Chain, Link
from provenance.model import Statement

__all__ = ["chains_tree"]

_BRANCH, _LAST, _THROUGH, _PAST = "├── ", "└── ", "│   ", "    "


def chains_tree(selections: Iterable[Selection], page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """The head of each article, then its statements, line by line.

    All chains of a statement are held in memory, since what is drawn first shows whether others come below it.
    """
    yield from blocks(selections, page, _tree_lines)


def _tree_lines(chains: Iterable[Chain], selection: Selection, statement: Statement, page: Page) -> Iterator[str]:
    for place in _branches([_steps(chain) for chain in chains]):
        said = details(place.step, selection, statement) if isinstance(place.step, Link) else []
        yield from _link_lines(place, said, page)


@frozen(eq=False)
class _Again:
    """A link further up, to which a chain comes back in a circle."""

    link: Link


@frozen(eq=False)
class _More:
    """Links that were not followed."""


class _Place(NamedTuple):
    """A step in the tree: the lines drawn before it, and whether others hang from it."""

    branch: str
    step: _Step
    parent: bool


_Step: TypeAlias = Link | _Again | _More


def _steps(chain: Chain) -> tuple[_Step, ...]:
    if chain.is_cut:
        return (*chain.links, _More())
    return chain.links if chain.back_to is None else (*chain.links, _Again(chain.back_to))


def _branches(chains: Sequence[Sequence[_Step]]) -> Iterator[_Place]:
    """Every step, once for each place it has in the tree.

    Chains come depth first: the links that a chain has in common with the one before it are drawn already.
    """
    shared = [0, *(_shared(before, chain) for before, chain in pairwise(chains))]
    siblings = _later_siblings(shared, chains)
    open_above: list[bool] = []  # by depth: whether the node there has a sibling further down
    for number, chain in enumerate(chains):
        del open_above[shared[number] :]
        open_above += siblings[number]
        for depth in range(shared[number], len(chain)):
            drawn = "".join(_THROUGH if is_open else _PAST for is_open in open_above[1:depth])
            branch = drawn + (_BRANCH if open_above[depth] else _LAST) if depth else ""
            yield _Place(branch, chain[depth], depth + 1 < len(chain))


def _shared(one: Sequence[_Step], other: Sequence[_Step]) -> int:
    depth = 0
    while depth < min(len(one), len(other)) and one[depth] is other[depth]:
        depth += 1
    return depth


def _later_siblings(shared: Sequence[int], chains: Sequence[Sequence[_Step]]) -> list[list[bool]]:
    """For each chain, for the depths at which it is drawn: whether a later chain branches off right above this depth.

    That is so when of the chains after it the first that shares no more than this depth shares exactly this much.
    """
    found: list[list[bool]] = []
    branching: list[bool] = []  # by depth, for the chains after the one in hand
    for number in range(len(chains) - 1, -1, -1):
        start, end = shared[number], len(chains[number])
        found.append((branching[start:end] + [False] * end)[: end - start])
        branching = [*branching[:start], *([False] * (start - len(branching))), True]
        branching[0] = False  # the root is one
    return found[::-1]


def _name(step: _Step) -> str:
    if isinstance(step, _More):
        return CUT
    return visible(step.name if isinstance(step, Link) else BACK + step.link.name)


def _link_lines(place: _Place, said: Sequence[str], page: Page) -> Iterator[str]:
    name = _name(place.step)
    beside = "  ".join(filter(None, (name, " · ".join(said))))
    start = INDENT + place.branch
    if width_of(start) + width_of(beside) <= page.width:
        yield start + page.ink(name, Role.CHAIN) + beside.removeprefix(name)
        return
    yield start + page.ink(name, Role.CHAIN)
    below = start.replace(_BRANCH, _THROUGH).replace(_LAST, _PAST) + (_THROUGH if place.parent else _PAST)
    for line in listed(said, max(page.width - len(below), NARROWEST)):
        yield below + line

"""Chains as trees for a reader: the outlet at the root, origins at the leaves.

May import: graph, model and what they import; siblings in exchange.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from provenance.exchange.chains_text import opening, statement_opening
from provenance.exchange.chains_words import details, rest_line
from provenance.exchange.columns import listed, width_of
from provenance.exchange.ink import Role
from provenance.exchange.page import NARROWEST, Page
from provenance.exchange.selection import Selection
from provenance.exchange.visible import visible
from provenance.graph import BACK, Chain, Link

__all__ = ["chains_tree"]

_INDENT = "    "
_BRANCH, _LAST, _THROUGH, _PAST = "├── ", "└── ", "│   ", "    "


def chains_tree(selections: Iterable[Selection], page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """One piece of text an article head, then one a statement; together they are the whole."""
    for number, selection in enumerate(selections):
        yield "\n" * bool(number) + opening(selection.article, page)
        if not selection.article.statements:
            yield "\n(no statements)\n"
        for statement in selection.statements:
            chains, count = selection.chains(statement, page.limit)
            lines = [*statement_opening(selection, statement, page)]
            for place in _branches([_steps(chain) for chain in chains]):
                said = [] if isinstance(place.step, _Again) else details(place.step, selection, statement)
                lines.extend(_link_lines(place, said, page))
            if rest := rest_line(len(chains), count):
                lines.append(_INDENT + page.ink(rest, Role.WARNING))
            yield "\n" + "\n".join(lines) + "\n"


@frozen(eq=False)
class _Again:
    """A link further up, to which a chain comes back in a circle."""

    link: Link


class _Place(NamedTuple):
    """A step in the tree: the lines drawn before it, and whether others hang from it."""

    branch: str
    step: Link | _Again
    parent: bool


def _steps(chain: Chain) -> tuple[Link | _Again, ...]:
    return chain.links if chain.back_to is None else (*chain.links, _Again(chain.back_to))


def _branches(chains: Sequence[Sequence[Link | _Again]]) -> Iterator[_Place]:
    """Every step, once for each place it has in the tree.

    Chains come depth first: the links that a chain has in common with the one before it are drawn already.
    """
    shared = [0, *(_shared(before, chain) for before, chain in pairwise(chains)), 0]
    open_above: list[bool] = []  # by depth: whether the node there has a sibling further down
    for number, chain in enumerate(chains):
        del open_above[shared[number] :]
        for depth in range(shared[number], len(chain)):
            open_above.append(_has_later_sibling(shared, number, depth))
            drawn = "".join(_THROUGH if is_open else _PAST for is_open in open_above[1:depth])
            branch = drawn + (_BRANCH if open_above[depth] else _LAST) if depth else ""
            yield _Place(branch, chain[depth], depth + 1 < len(chain))


def _shared(one: Sequence[Link | _Again], other: Sequence[Link | _Again]) -> int:
    depth = 0
    while depth < min(len(one), len(other)) and one[depth] is other[depth]:
        depth += 1
    return depth


def _has_later_sibling(shared: Sequence[int], number: int, depth: int) -> bool:
    """Whether a later chain branches off right above this depth, before one branches off further up."""
    for later in shared[number + 1 :]:
        if later <= depth:
            return later == depth and depth > 0
    return False


def _link_lines(place: _Place, said: Sequence[str], page: Page) -> Iterator[str]:
    name = visible(BACK + place.step.link.name if isinstance(place.step, _Again) else place.step.name)
    beside = "  ".join(filter(None, (name, " · ".join(said))))
    start = _INDENT + place.branch
    if width_of(start) + width_of(beside) <= page.width:
        yield start + page.ink(name, Role.CHAIN) + beside.removeprefix(name)
        return
    yield start + page.ink(name, Role.CHAIN)
    below = start.replace(_BRANCH, _THROUGH).replace(_LAST, _PAST) + (_THROUGH if place.parent else _PAST)
    for line in listed(said, max(page.width - len(below), NARROWEST)):
        yield below + line

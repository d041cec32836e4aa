"""Chains as text for a reader: a block a statement.

May import: graph, model and what they import; siblings in exchange.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from provenance.exchange.chains_words import (
    article_line,
    details,
    one_line,
    place_of,
    quoted,
    relations,
    rest_line,
)
from provenance.exchange.columns import filled, listed, width_of, wrapped
from provenance.exchange.ink import Role
from provenance.exchange.page import NARROWEST, Page
from provenance.exchange.selection import Selection
from provenance.exchange.visible import visible
from provenance.graph import Chain, Link
from provenance.model import Article, Statement

__all__ = ["INDENT", "blocks", "chains_text", "opening"]

INDENT = "    "
_WIDEST_NAME = 32  # cells for a column of names; a longer name has its details below


def chains_text(selections: Iterable[Selection], page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """The head of each article, then its statements, line by line; a chain is presented as soon as it is found."""
    yield from blocks(selections, page, _chain_lines)


def blocks(
    selections: Iterable[Selection],
    page: Page,
    chain_lines: Callable[[Iterable[Chain], Selection, Statement, Page], Iterator[str]],
) -> Iterator[str]:
    """A block a statement, under the head of its article.

    Args:
        selections: from ``select``.
        page: what the lines are fitted to.
        chain_lines: how the chains of a statement are shown.
    """
    for number, selection in enumerate(selections):
        yield "\n" * bool(number) + opening(selection.article, page)
        if not selection.article.statements:
            yield "\n(no statements)\n"
        for statement in selection.statements:
            yield "\n"
            for line in _statement_opening(selection, statement, page):
                yield line + "\n"
            listing = selection.chains(statement, page.limit)
            for line in chain_lines(listing.chains, selection, statement, page):
                yield line + "\n"
            if rest := rest_line(listing):
                yield INDENT + page.ink(rest, Role.WARNING) + "\n"


def opening(article: Article, page: Page) -> str:
    """Which article it is."""
    lines = [page.ink(article_line(article), Role.QUIET)]
    lines.extend(page.ink(line, Role.TITLE) for line in wrapped(one_line(article.title), page.width))
    return "\n".join(lines) + "\n"


def _statement_opening(selection: Selection, statement: Statement, page: Page) -> Iterator[str]:
    """Which statement it is, where it stands, what it has to do with others, and its words."""
    related = " · ".join(relations(selection, statement))
    head = (
        page.ink(visible(statement.id), Role.ID),
        place_of(selection.article, statement),
        page.ink(related, Role.QUIET),
    )
    yield "  ".join(filter(None, head))
    for line in wrapped(quoted(statement.text), max(page.width - len(INDENT), NARROWEST)):
        yield INDENT + line


def _chain_lines(chains: Iterable[Chain], selection: Selection, statement: Statement, page: Page) -> Iterator[str]:
    told: set[int] = set()  # links that several chains share are described once
    for chain in chains:
        yield INDENT + page.ink(visible(str(chain)), Role.CHAIN)
        fresh = [link for link in chain if id(link) not in told]
        told.update(map(id, fresh))
        yield from _described(fresh, selection, statement, page)


def _described(links: Sequence[Link], selection: Selection, statement: Statement, page: Page) -> Iterator[str]:
    """Links with their details: names in a column, details beside them; no name where the outlet speaks itself."""
    own_voice = not statement.attributed_to
    rows = [
        ("" if own_voice else visible(link.name), said)
        for link in links
        if (said := details(link, selection, statement))
    ]
    indent = INDENT + "  "
    column = max((width_of(name) for name, _ in rows if width_of(name) <= _WIDEST_NAME), default=0)
    for name, said in rows:
        if width_of(name) > column:
            yield indent + name
            name = ""  # noqa: PLW2901  # its details stand below it
        gap = "  " if column else ""
        lines = listed(said, max(page.width - len(indent) - column - len(gap), NARROWEST))
        for number, line in enumerate(lines):
            yield indent + filled("" if number else name, column) + gap + line

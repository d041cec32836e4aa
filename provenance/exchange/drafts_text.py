"""Why each link of a draft stands there, as text for a reader: a block a statement.

May import: drafting, graph, model and what they import; siblings in exchange.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.drafting import Draft, Explanation
from provenance.exchange.chains_text import opening, statement_opening
from provenance.exchange.chains_words import one_line, quoted
from provenance.exchange.columns import wrapped
from provenance.exchange.ink import Role
from provenance.exchange.page import NARROWEST, Page
from provenance.exchange.selection import Selection, select
from provenance.exchange.visible import visible
from provenance.graph import Chain
from provenance.model import Attribution, Statement
from provenance.spans import words_of

__all__ = ["drafts_text"]

_INDENT = "    "


def drafts_text(draft: Draft, page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """One piece of text the head of the article, then one a statement; together they are the whole."""
    (selection,) = select([draft.article])
    guessed = " (guessed)" if draft.language_guessed else ""
    yield opening(draft.article, page) + page.ink(f"language: {visible(draft.language)}{guessed}", Role.QUIET) + "\n"
    if not draft.article.statements:
        yield "\n(no statements)\n"
    for statement in draft.article.statements:
        lines = [*statement_opening(selection, statement, page), *_chains(selection, statement, page)]
        for each in draft.explanations:
            if each.statement == statement.id:
                lines.extend(_explained(each, statement, draft, page))
        for other in draft.alternatives:
            if other.statement == statement.id:
                names = " ← ".join(draft.article.sources_by_id[id_].name for id_ in other.sources)
                told = f"or {one_line(names or 'the outlet alone')}, by {other.rule}: {one_line(other.why)}"
                lines.extend(_filled(told, page))
        yield "\n" + "\n".join(lines) + "\n"


def _chains(selection: Selection, statement: Statement, page: Page) -> Iterator[str]:
    chains: list[Chain] = selection.chains(statement, page.limit)[0]
    for chain in chains:
        yield _INDENT + page.ink(visible(str(chain)), Role.CHAIN)


def _explained(each: Explanation, statement: Statement, draft: Draft, page: Page) -> Iterator[str]:
    link = _link(statement, each.link)
    known = draft.article.sources_by_id
    who = ", ".join(known[id_].name for id_ in link.sources) if link is not None else "the statement"
    words = f" {quoted(words_of(each.words))}" if each.words else ""
    yield from _filled(f"{one_line(who)}: {each.rule}{words}: {one_line(each.why)}", page)


def _link(statement: Statement, path: tuple[int, ...]) -> Attribution | None:
    link = None
    links = statement.attributed_to
    for number in path:
        link = links[number]
        links = link.attributed_to
    return link


def _filled(told: str, page: Page) -> Iterator[str]:
    indent = _INDENT + "  "
    for number, line in enumerate(wrapped(told, max(page.width - len(indent) - 2, NARROWEST))):
        yield indent + "  " * bool(number) + line

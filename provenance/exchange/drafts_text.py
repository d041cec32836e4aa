"""Why each link of a draft stands there, as text for a reader: a block a statement.

May import: drafting, graph, model and what they import; siblings in exchange.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.drafting import Draft, Explanation
from provenance.exchange.chains_text import INDENT, blocks
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


def drafts_text(draft: Draft, page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """The head of the article, its statements with the rules that proposed them, and the language, line by line."""
    told: dict[str, list[Explanation]] = {}
    for each in draft.explanations:
        told.setdefault(each.statement, []).append(each)
    others: dict[str, list[str]] = {}
    known = draft.article.sources_by_id
    for other in draft.alternatives:
        names = " ← ".join(known[id_].name for id_ in other.sources) or "the outlet alone"
        others.setdefault(other.statement, []).append(f"or {one_line(names)}: {other.rule}: {one_line(other.why)}")

    def lines(
        chains: Iterable[Chain],
        selection: Selection,  # noqa: ARG001  # of the shape that ``blocks`` calls
        statement: Statement,
        page: Page,
    ) -> Iterator[str]:
        for chain in chains:
            yield INDENT + page.ink(visible(str(chain)), Role.CHAIN)
        for each in told.get(statement.id, ()):
            yield from _explained(each, statement, draft, page)
        for other in others.get(statement.id, ()):
            yield from _filled(other, page)

    yield from blocks(select([draft.article]), page, lines)
    if draft.left_out:
        yield "\n" + page.ink("no statement", Role.QUIET) + "\n"
    for passage in draft.left_out:
        for line in _filled(f"{passage.why}: {quoted(words_of(passage.content))}", page):
            yield line + "\n"
    guessed = " (guessed)" if draft.language_guessed else ""
    yield "\n" + page.ink(f"language: {visible(draft.language)}{guessed}", Role.QUIET) + "\n"


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
    indent = INDENT + "  "
    for number, line in enumerate(wrapped(told, max(page.width - len(indent) - 2, NARROWEST))):
        yield indent + "  " * bool(number) + line

"""What changed between two versions of articles, as text for a reader: what was with ``-``, what is with ``+``.

May import: graph, questions and what they import; siblings in exchange.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.exchange.chains_words import article_line, one_line, quoted
from provenance.exchange.columns import wrapped
from provenance.exchange.ink import Role
from provenance.exchange.page import NARROWEST, Page
from provenance.exchange.visible import visible
from provenance.graph import Chain
from provenance.model import Article, Source, Statement
from provenance.questions.alterations import (
    Alteration,
    ChainChange,
    Differences,
    EntryChange,
    FieldChange,
    StatementChange,
)
from provenance.questions.comparison import Comparison

__all__ = ["comparison_text", "differences_text"]

_INDENT = "    "
_SEVERAL_LINES = frozenset(
    {"outside statements", "text", "title", "without statement"}
)  # fields that are shown below each other


def comparison_text(found: Comparison, page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """What changed in an article; of several a summary, those that only one version has, and each that changed."""
    if len(found.articles) == 1 and not (found.added or found.dropped):
        yield from differences_text(found.articles[0], page)
        return
    yield _overview(found) + "\n"
    for alteration, articles in ((Alteration.DROPPED, found.dropped), (Alteration.ADDED, found.added)):
        for article in articles:
            words = f"  {alteration.value}, with {_counted(len(article.statements), 'statement')}"
            yield "\n" + page.ink(article_line(article), Role.QUIET) + words + "\n"
    for each in found.articles:
        if not each.same:
            yield "\n"
            yield from differences_text(each, page)


def _overview(found: Comparison) -> str:
    changed = sum(not each.same for each in found.articles)
    counts = [
        f"{count} {word}"
        for count, word in ((changed, "changed"), (len(found.added), "added"), (len(found.dropped), "dropped"))
        if count
    ]
    kept = len(found.articles) - changed
    if not counts:
        return f"Nothing changed in {_counted(kept, 'article')}."
    return f"Of the articles, {', '.join(counts)}; {kept} as they were."


def differences_text(found: Differences, page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """The head, then a piece of text for the article, one for its claims and sources, and one a statement."""
    old, new = article_line(found.old), article_line(found.new)
    yield page.ink(old if old == new else f"{old} → {new}", Role.QUIET) + "\n" + _summary(found) + "\n"
    if found.fields:
        yield "\n" + page.ink("article", Role.ID) + "\n" + _joined(_field_lines(found.fields, page))
    for label, changes in (("claim", found.claims), ("source", found.sources)):
        if changes:
            yield "\n" + "".join(_joined(_entry_lines(label, change, page)) for change in changes)
    for statement in found.statements:
        yield "\n" + _joined(_statement_lines(found, statement, page))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _summary(found: Differences) -> str:
    if found.same:
        return f"Nothing changed in {_counted(found.kept, 'statement')}." + _renumbered(found)
    counts = [
        f"{count} {alteration.value}"
        for alteration in (Alteration.ADDED, Alteration.DROPPED, Alteration.MOVED, Alteration.REWORDED)
        if (count := found.count(alteration))
    ]
    if with_chains := sum(bool(change.chains) for change in found.statements if change.old and change.new):
        counts.append(f"{with_chains} with changed chains")
    if others := sum(change.alterations == (Alteration.CHANGED,) and not change.chains for change in found.statements):
        counts.append(f"{others} changed otherwise")
    if not counts:
        return f"No statement changed, of {found.kept}.{_renumbered(found)}"
    return f"Of the statements, {', '.join(counts)}; {found.kept} as they were.{_renumbered(found)}"


def _renumbered(found: Differences) -> str:
    count = len(found.renumbered)
    return f" ({_counted(count, 'statement')} {'has' if count == 1 else 'have'} another id.)" if count else ""


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _entry_lines(label: str, change: EntryChange, page: Page) -> Iterator[str]:
    one = change.new or change.old
    if one is None:
        return
    words = one.name if isinstance(one, Source) else one.text
    head = page.ink(f"{label} {visible(one.id)}", Role.ID)
    yield f"{head}  {change.alteration.value}  {one_line(words)}"
    yield from _field_lines(change.fields, page)


def _statement_lines(found: Differences, change: StatementChange, page: Page) -> Iterator[str]:
    statement, article = (change.new, found.new) if change.new else (change.old, found.old)
    if statement is None:
        return
    head = [page.ink(visible(statement.id), Role.ID), article.place(statement.start), _what(found, change)]
    yield "  ".join(head)
    if Alteration.REWORDED in change.alterations and change.old:
        yield from _words("- ", change.old, page)
        yield from _words("+ ", statement, page)
    else:
        mark = {Alteration.ADDED: "+ ", Alteration.DROPPED: "- "}.get(change.alterations[0], "  ")
        yield from _words(mark, statement, page)
    for chain in change.chains:
        yield from _chain_lines(chain, page)
    yield from _field_lines(change.fields, page)


def _what(found: Differences, change: StatementChange) -> str:
    """``moved from ¶3, reworded, chain lengthened (was s4)``."""
    said = []
    for alteration in change.alterations:
        if alteration is Alteration.MOVED and change.old:
            said.append(f"moved from {_place(found.old, change.old)}")
        elif alteration is not Alteration.CHANGED:
            said.append(alteration.value)
    if change.old and change.new:
        said += dict.fromkeys(
            f"chain {chain.alteration.value}" for chain in change.chains if _line(chain.old) != _line(chain.new)
        )
        told = [*(one for chain in change.chains for one in chain.fields), *change.fields]
        if told:
            said.append(f"{', '.join(dict.fromkeys(one.what.split(' of ')[0] for one in told))} changed")
        if change.old.id != change.new.id:
            return f"{', '.join(said)} (was {visible(change.old.id)})"
    return ", ".join(said)


def _place(article: Article, statement: Statement) -> str:
    return article.place(statement.start)


def _words(mark: str, statement: Statement, page: Page) -> Iterator[str]:
    room = max(page.width - len(_INDENT) - 2, NARROWEST)
    for number, line in enumerate(wrapped(quoted(statement.text), room)):
        yield _INDENT + ("  " if number else mark) + line


def _chain_lines(change: ChainChange, page: Page) -> Iterator[str]:
    old, new = _line(change.old), _line(change.new)
    if old is not None and old == new:
        yield f"{_INDENT}  {page.ink(old, Role.CHAIN)}"
    else:
        if old is not None:
            yield f"{_INDENT}- {page.ink(old, Role.CHAIN)}"
        if new is not None:
            yield f"{_INDENT}+ {page.ink(new, Role.CHAIN)}"
    yield from _field_lines(change.fields, page, _INDENT + "    ")


def _line(chain: Chain | None) -> str | None:
    if chain is None:
        return None
    return visible(str(chain)) + (" (own voice)" if len(chain) == 1 else "")


def _field_lines(fields: Iterable[FieldChange], page: Page, indent: str = _INDENT + "  ") -> Iterator[str]:
    for change in fields:
        if change.what in _SEVERAL_LINES:
            yield f"{indent}{change.what}:"
            for mark, value in (("- ", change.old), ("+ ", change.new)):
                if value is not None:
                    yield from _value_lines(mark, value, indent + "  ", page)
            continue
        old, new = (None if value is None else one_line(value) for value in (change.old, change.new))
        if old is None:
            yield f"{indent}{visible(change.what)}: {new} (new)"
        elif new is None:
            yield f"{indent}{visible(change.what)}: {old} (gone)"
        else:
            yield f"{indent}{visible(change.what)}: {old} → {new}"


def _value_lines(mark: str, value: str, indent: str, page: Page) -> Iterator[str]:
    for paragraph in value.splitlines():
        lines = wrapped(one_line(paragraph), max(page.width - len(indent) - 2, NARROWEST))
        for number, line in enumerate(lines):
            yield indent + ("  " if number else mark) + line

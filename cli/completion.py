"""Completing the names of statements and sources from the files that stand on the command line already.

May import: click, inputs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["rule_codes", "source_names", "statement_ids"]


def statement_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001  # click's signature
    """Ids of statements, each with its words."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(id_, help=text)
        for id_, text in _names(ctx, "statements")
        if id_.casefold().startswith(incomplete.casefold())
    ]


def source_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001  # click's signature
    """Ids of sources, each with its name."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(id_, help=name)
        for id_, name in _names(ctx, "sources")
        if incomplete.casefold() in {id_[: len(incomplete)].casefold(), name[: len(incomplete)].casefold()}
    ]


def rule_codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001  # click's signature
    """Codes of rules, each with what it looks for."""
    from click.shell_completion import CompletionItem

    from provenance.checks import RULES

    return [
        CompletionItem(code, help=rule.summary) for code, rule in RULES.items() if code.startswith(incomplete.upper())
    ]


def _names(ctx: click.Context, of: str) -> Iterator[tuple[str, str]]:
    """Ids with what they stand for; none of files that cannot be read, for a person is in the middle of a line."""
    from provenance.errors import ProvenanceError
    from provenance.exchange.chains_words import one_line

    from .inputs import articles

    given = ctx.params.get("files") or ctx.args  # click stops at the option without a value and leaves them there
    files = tuple(file for file in given if not file.startswith("-"))
    try:
        for article in articles(files, progress=False):
            if of == "statements":
                yield from ((one_line(each.id), one_line(each.text)) for each in article.statements)
            else:
                yield from ((one_line(each.id), one_line(each.name)) for each in article.sources)
    except (ProvenanceError, OSError):
        return

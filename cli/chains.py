"""``provenance chains``: every statement with its chains of attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import options
from .completion import source_names, statement_ids
from .outputs import encoded, is_terminal, print_pieces, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.exchange.selection import Selection

__all__ = ["command"]


@click.command("chains", short_help="Print every statement with its chains of attribution.")
@options.files
@click.option(
    "--statement",
    "statements",
    metavar="ID",
    multiple=True,
    shell_complete=statement_ids,
    help="Only this statement; ARTICLE#ID where several articles have it. May be repeated.",
)
@click.option(
    "--source",
    "sources",
    metavar="NAME",
    multiple=True,
    shell_complete=source_names,
    help="Only statements with this source (id, name or alias) on a chain. May be repeated: any of them.",
)
@options.format_of("text", "tree", "json", "jsonl", "csv")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=100,
    show_default=True,
    help="List at most N chains of a statement, 100 links of each (fewer where an article has more than some 500 "
    "statements), and say how many there are; 0 for all, whole.",
)
@options.judgements
@options.colour
def command(  # noqa: PLR0913, PLR0917  # its options
    files: tuple[str, ...],
    statements: tuple[str, ...],
    sources: tuple[str, ...],
    form: str,
    limit: int,
    judged: tuple[str, ...],
    color: str,
) -> None:
    """Print every statement of the articles with its chains, nearest source first.

    \b
      provenance chains article.yaml
      provenance chains article.yaml --source "Yoo Sang-bum" --format tree
      provenance export article.yaml | provenance chains - --format csv
      provenance chains archive/ --judgements same.yaml

    Where a link rests on a statement of another article that is given too, its chains go on there; where articles rest
    on each other in a circle, they end before they repeat themselves (↺).

    text and tree are for reading. json is one object (its schema is chains.schema.json), jsonl one statement a line,
    csv one chain a row: a cell that a spreadsheet would take for a formula (one that begins with = + - @) has an
    apostrophe in front.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.corpus import JudgedNames
    from provenance.exchange.selection import select

    from .failures import complain_of
    from .inputs import articles, judgements

    streams_to_terminal = is_terminal() and form != "json"
    given = articles(files, progress=not streams_to_terminal, others=True)
    known = judgements(judged)
    names = JudgedNames(known)
    found = select(names.watch(given), statements=statements, sources=sources, judgements=known)
    pieces = _pieces(_noted(found), form, limit or None, color)
    if form == "json":
        with whole(None) as output:
            for piece in pieces:
                output.write(encoded(piece))
    else:
        print_pieces(pieces, for_readers=form in {"text", "tree"})
    complain_of(names)


def _noted(found: Iterator[Selection]) -> Iterator[Selection]:
    """The same, with a word on standard error when there is nothing."""
    from .failures import complain

    nothing = True
    for selection in found:
        nothing = False
        yield selection
    if nothing:
        complain("provenance: no statement matches")


def _pieces(found: Iterator[Selection], form: str, limit: int | None, color: str) -> Iterator[str]:
    if form == "json":
        from provenance.exchange.chains_json import chains_json

        return chains_json(found, limit=limit)
    if form == "jsonl":
        from provenance.exchange.chains_json import chains_jsonl

        return chains_jsonl(found, limit=limit)
    if form == "csv":
        from provenance.exchange.chains_csv import chains_csv

        return chains_csv(found, limit=limit)
    from provenance.exchange.chains_text import chains_text
    from provenance.exchange.chains_tree import chains_tree

    present = chains_text if form == "text" else chains_tree
    return present(found, options.page_for(color, limit))

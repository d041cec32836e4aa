"""``provenance independence``: whether a claim has one source or several, and what rests on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import options
from .completion import source_names
from .outputs import print_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.graph import Graph
    from provenance.questions.sourcing import Sourcing

__all__ = ["command"]


def _only_one(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> str | None:
    """The one value that was given; several are refused, lest the last one hide the others."""
    if len(given) > 1:
        message = f"one source at a time, not {len(given)}; ask once for each"
        raise click.BadParameter(message)
    return given[0] if given else None


@click.command("independence", short_help="Say whether a claim has one source or several.")
@options.files
@click.option("--claim", "claims", metavar="ID", multiple=True, help="Only this claim; may be repeated.")
@click.option(
    "--without",
    metavar="SOURCE",
    multiple=True,
    callback=_only_one,
    shell_complete=source_names,
    help="Say also what falls, and what still stands, without this source (id, name or alias).",
)
@options.judgements
@options.format_of("text", "json")
@options.colour
def command(  # noqa: PLR0913, PLR0917  # its options
    files: tuple[str, ...],
    claims: tuple[str, ...],
    without: str | None,
    judged: tuple[str, ...],
    form: str,
    color: str,
) -> None:
    """Say of each claim how many independent lines it has: how many sources would have to be withdrawn to cut it off.

    \b
      provenance independence article.yaml --claim arms-to-russia
      provenance independence archive/ --claim arms-to-russia --without NIS

    Sources that act for the same, or belong to the same, count as one; whom nobody names adds nothing. All files are
    one graph. The schema of json is independence.schema.json.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.corpus import JudgedNames
    from provenance.graph import trace

    from .failures import complain_of
    from .inputs import articles, judgements

    known = judgements(judged)
    names = JudgedNames(known)
    graph = trace(names.watch(articles(files)), judgements=known)
    complain_of(names)
    answers = _answers(graph, claims, without)
    if form == "json":
        from provenance.exchange.sourcing_json import sourcing_json

        print_pieces([sourcing_json(answers)])
    else:
        from provenance.exchange.sourcing_text import sourcing_text

        print_pieces(sourcing_text(answers, options.page_for(color)), for_readers=True)


def _answers(graph: Graph, claims: Sequence[str], without: str | None) -> Iterator[Sourcing]:
    from provenance.questions.sourcing import sourcing

    from .failures import complain

    if without is not None:
        graph.source_ids(without)  # an unknown name is refused though there be no claim
    names = claims or graph.claim_ids
    for claim in names:
        yield sourcing(graph, claim, without=without)
    if not names:
        complain("provenance: no statement shares a claim; give statements a claim to ask for its sources")

"""``provenance sources``: who is cited, how often, as origin or as relay."""

from __future__ import annotations

import click

from . import options
from .outputs import print_pieces

__all__ = ["command"]


@click.command("sources", short_help="Print who is cited, how often, as origin or as relay.")
@options.files
@options.format_of("text", "json", "csv")
@options.judgements
@options.colour
def command(files: tuple[str, ...], form: str, judged: tuple[str, ...], color: str) -> None:
    """Print who is cited and for how many statements: as origin, where a chain ends, or as relay.

    \b
      provenance sources article.yaml
      provenance sources archive/ --format csv > sources.csv
      provenance sources archive/ --judgements same.yaml

    Sources with the same id are one, and those that were judged to be. Where a link rests on a statement of another
    article that is given too, whoever is cited there is cited here. In csv, a cell that a spreadsheet would take for a
    formula (one that begins with = + - @) has an apostrophe in front.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.citations import citations
    from provenance.corpus import JudgedNames

    from .failures import complain_of
    from .inputs import articles, judgements

    known = judgements(judged)
    names = JudgedNames(known)
    found = citations(names.watch(articles(files, others=True)), known)
    complain_of(names)
    if form == "json":
        from provenance.exchange.sources_json import sources_json

        print_pieces([sources_json(found)])
    elif form == "csv":
        from provenance.exchange.sources_csv import sources_csv

        print_pieces(sources_csv(found))
    else:
        from provenance.exchange.sources_text import sources_text

        print_pieces(sources_text(found, options.page_for(color)), for_readers=True)

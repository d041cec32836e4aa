"""``provenance export``: articles as PROV-XML, JSON or YAML."""

from __future__ import annotations

import click

from . import options
from .outputs import encoded, whole

__all__ = ["command"]

# What `provenance.prov.serialisations` can write; a test holds the two lists equal, and this one costs no import.
SERIALISATIONS = ("prov-n", "prov-json", "prov-o", "prov-jsonld")
# Likewise what `provenance.exchange.outgoing.formats` can write.
FORMATS = ("schema-org", "web-annotation", "csv", "jsonl", "markdown")


@click.command("export", short_help="Write articles as W3C PROV-XML, JSON or YAML.")
@options.files
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=options.FILE_NAME,
    help="The file to write, whole or not at all; an existing one is replaced, but never an input.  [default: stdout]",
)
@options.format_of("prov-xml", "json", "yaml", *FORMATS, *SERIALISATIONS)
@click.option(
    "--by", metavar="NAME", type=options.PERSON, help="Record in the PROV-XML who annotated; nobody is named otherwise."
)
@click.option(
    "--report-loss", is_flag=True, help="List, on standard error, what the format cannot carry of these articles."
)
@click.option(
    "--claim-review",
    "review",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Your own ClaimReview, whose claims get their origin and carriers (schema-org).",
)
def command(  # noqa: PLR0913, PLR0917  # one an option
    files: tuple[str, ...],
    output: str | None,
    form: str,
    by: str | None,
    report_loss: bool,  # noqa: FBT001
    review: str | None,
) -> None:
    """Write the articles in another format: as W3C PROV-XML, as article files, or for other people's tools.

    \b
      provenance export article.yaml -o article.xml
      provenance export article.xml --format yaml
      provenance export article.yaml --format csv --report-loss -o links.csv

    Nothing is written when anything is wrong with any of the files. YAML from one article file in YAML keeps its
    comments and its order.

    prov-n, prov-json, prov-o (as TriG) and prov-jsonld are written by the package prov, which comes with: pip install
    'provenance-tracker[prov]'. PROV-XML of other tools, one file, can be written in these formats and anew as prov-xml.
    """  # noqa: D301  # click's mark for lines to leave alone
    if by is not None and form in {"json", "yaml", *FORMATS}:
        raise click.UsageError("--by is for the formats of PROV; the others do not record who annotated.")
    if review is not None and form != "schema-org":
        raise click.UsageError("--claim-review is for --format schema-org.")
    from .exporting import article_file, checked, of_other_tools, prov_file, refuse_inputs
    from .inputs import articles

    refuse_inputs(output, files if review is None else (*files, review))
    if report_loss and form not in FORMATS:
        click.echo(f"{form} carries all of an article", err=True)
    with whole(output) as file:
        if form in FORMATS:
            from .handing_over import hand_over

            hand_over(checked(articles(files), output), form, file, review=review, report_loss=report_loss)
            return
        if form in {"json", "yaml"}:
            file.write(encoded(article_file(checked(articles(files), output), form, files, output)))
        elif (document := of_other_tools(files)) is not None:
            file.write(prov_file(document, form))
        elif form == "prov-xml":
            from provenance.prov.interchange import write_provxml

            write_provxml(checked(articles(files), output), file, by=by)
        else:
            from provenance.prov.mapping import document_of

            file.write(prov_file(document_of(checked(articles(files), output), by=by), form))

"""``provenance export``: articles as PROV-XML, JSON or YAML."""

from __future__ import annotations

import click

from . import options
from .outputs import encoded, whole

__all__ = ["command"]

# What `provenance.prov.serialisations` can write; a test holds the two lists equal, and this one costs no import.
SERIALISATIONS = ("prov-n", "prov-json", "prov-o", "prov-jsonld")


@click.command("export", short_help="Write articles as W3C PROV-XML, JSON or YAML.")
@options.files
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=options.FILE_NAME,
    help="The file to write, whole or not at all; an existing one is replaced, but never an input.  [default: stdout]",
)
@options.format_of("prov-xml", "json", "yaml", *SERIALISATIONS)
@click.option("--by", metavar="NAME", help="Record in the PROV-XML who annotated; nobody is named otherwise.")
def command(files: tuple[str, ...], output: str | None, form: str, by: str | None) -> None:
    """Write the articles in another format: as W3C PROV-XML, or as article files.

    \b
      provenance export article.yaml -o article.xml
      provenance export article.xml --format yaml

    Nothing is written when anything is wrong with any of the files. YAML from one article file in YAML keeps its
    comments and its order.

    prov-n, prov-json, prov-o (as TriG) and prov-jsonld are written by the package prov, which comes with: pip install
    'provenance-tracker[prov]'. PROV-XML of other tools, one file, can be written in these formats and anew as prov-xml.
    """  # noqa: D301  # click's mark for lines to leave alone
    if by is not None and form in {"json", "yaml"}:
        raise click.UsageError("--by is for the formats of PROV; article files do not record who annotated.")
    from .exporting import article_file, checked, of_other_tools, prov_file, refuse_inputs
    from .inputs import articles

    refuse_inputs(output, files)
    with whole(output) as file:
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

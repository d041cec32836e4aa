"""``provenance export``: articles as PROV-XML, JSON or YAML."""

from __future__ import annotations

import click

from . import options
from .outputs import encoded, whole

__all__ = ["command"]


@click.command("export", short_help="Write articles as W3C PROV-XML, JSON or YAML.")
@options.files
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(allow_dash=True),
    help="The file to write, whole or not at all; an existing one is replaced, but never an input.  [default: stdout]",
)
@options.format_of("prov-xml", "json", "yaml")
@click.option("--by", metavar="NAME", help="Record in the PROV-XML who annotated; nobody is named otherwise.")
def command(files: tuple[str, ...], output: str | None, form: str, by: str | None) -> None:
    """Write the articles in another format: as W3C PROV-XML, or as article files.

    \b
      provenance export article.yaml -o article.xml
      provenance export article.xml --format yaml

    Nothing is written when anything is wrong with any of the files. YAML from one article file in YAML keeps its
    comments and its order.
    """  # noqa: D301  # click's mark for lines to leave alone
    if by is not None and form != "prov-xml":
        raise click.UsageError("--by is for --format prov-xml; article files do not record who annotated.")
    from .exporting import article_file, checked, refuse_inputs
    from .inputs import articles

    refuse_inputs(output, files)
    with whole(output) as file:
        found = checked(articles(files), output)
        if form == "prov-xml":
            from provenance.prov.interchange import write_provxml

            write_provxml(found, file, by=by)
        else:
            file.write(encoded(article_file(found, form, files, output)))

"""``provenance import``: articles out of pages, web archives, news documents and other people's annotations."""

from __future__ import annotations

import click

from . import options
from .outputs import encoded, whole

__all__ = ["command"]

# What `provenance.exchange.incoming.formats` can read; a test holds the two lists equal, and this one costs no import.
FORMATS = ("web-annotation", "ninjs", "html", "warc")


@click.command("import", short_help="Make article files of pages, archives, news JSON, annotations.")
@options.files
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(allow_dash=True),
    help="The article file to write, whole or not at all: JSON when it ends in .json, else YAML.  [default: stdout]",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="The format.  [default: by how the file begins]")
@click.option("--article", metavar="FILE", type=click.Path(), help="The article file that annotations are about.")
@click.option("--leave-orphans", is_flag=True, help="Leave annotations out whose words are not in the text.")
@click.option("--url", metavar="URL", help="Where a page came from; of an archive, the page to take.")
@click.option("--retrieved", metavar="DATE", help="When it was retrieved, as precisely as you know.")
@click.option("--outlet", metavar="NAME", help="Who published it, where the file does not say, or says wrongly.")
@click.option("--id", "id_", metavar="ID", help="The id of the article.")
def command(  # noqa: PLR0913, PLR0917  # one an option
    files: tuple[str, ...],
    output: str | None,
    form: str | None,
    article: str | None,
    leave_orphans: bool,  # noqa: FBT001
    url: str | None,
    retrieved: str | None,
    outlet: str | None,
    id_: str | None,
) -> None:
    """Make an article file out of a file in another format; nothing is fetched.

    \b
      provenance import page.html --url https://… --retrieved 2024-03-12 -o article.yaml
      provenance import crawl.warc.gz -o articles.yaml
      provenance import annotations.json --article article.yaml -o annotated.yaml

    web-annotation: W3C Web Annotations, our own and others', and what Hypothesis exports. Others' need the --article
    they are about; their tags say where a statement comes from: "chain: Yoo Sang-bum < NIS", "claim: …",
    "certainty: possible", "no-statement". ninjs: IPTC's News in JSON, version 3.

    html needs: pip install 'provenance-tracker[html]'; warc: pip install 'provenance-tracker[warc]'.

    What the file holds and an article cannot is told on standard error.
    """  # noqa: D301  # click's mark for lines to leave alone
    if id_ is not None and len(files) > 1:
        raise click.UsageError("--id is for one file.")
    from .exporting import refuse_inputs
    from .importing import Asked, article_file, imported

    refuse_inputs(output, files if article is None else (*files, article))
    asked = Asked(form, article, leave_orphans, url, retrieved, outlet, id_)
    with whole(output) as file:
        file.write(encoded(article_file(imported(files, asked), asked, output)))

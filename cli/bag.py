"""``provenance bag``: articles as a bag for an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from . import options

__all__ = ["command"]


@click.command("bag", short_help="Make a BagIt bag of articles, for an archive.")
@options.files
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(),
    default="bag",
    show_default=True,
    help="The folder to make; one that holds something is left alone.",
)
@click.option("--by", metavar="NAME", help="Record who made the bag; nobody is named otherwise.")
def command(files: tuple[str, ...], output: str, by: str | None) -> None:
    """Make a bag (RFC 8493) of articles: texts, article files, PROV-XML, its validation, and how the bag was made.

    \b
      provenance bag articles/ -o bag
      provenance verify bag

    The same input gives the same bytes; SOURCE_DATE_EPOCH gives the date of bagging, which is left out otherwise.
    The bag is there whole, or not at all.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.archive import bag

    from .inputs import articles
    from .outputs import NotWrittenError

    try:
        bag(articles(files), Path(output), inputs=dict(_digests(files)), by=by)
    except OSError as error:
        message = f"cannot write {output}: {error.strerror or error}"
        raise NotWrittenError(message) from None


def _digests(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The files that are read, each with its SHA-256; standard input and what is not there have none."""
    from provenance.archive.payload import digests_of

    for name in names:
        path = Path(name)
        inside = path.is_dir()
        for file in sorted(path.rglob("*")) if inside else (path,):
            wanted = file.suffix.lower() in {".yaml", ".yml", ".json"} or not inside
            if name != "-" and wanted and file.is_file():
                yield file.as_posix(), digests_of(file, ("sha256",))[0]["sha256"]

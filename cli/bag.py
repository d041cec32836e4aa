"""``provenance bag``: articles as a bag for an archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from provenance.archive import Signer

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
@options.policy
@click.option("--by", metavar="NAME", type=options.PERSON, help="Record who made the bag; nobody is named otherwise.")
@click.option(
    "--sign",
    "key",
    metavar="KEY",
    type=options.INPUT_NAME,
    help="Sign the manifest with this private key (PEM, DER or PKCS#12); takes the extra [sign].",
)
@click.option(
    "--certificate",
    metavar="FILE",
    type=options.INPUT_NAME,
    help="The certificate of the key, and those that vouch for it; not needed where they stand beside the key.",
)
@click.option(
    "--passphrase-file",
    metavar="FILE",
    type=options.INPUT_NAME,
    help="The passphrase of the key, on the first line; asked for otherwise.",
)
def command(  # noqa: PLR0913, PLR0917  # its options
    files: tuple[str, ...],
    output: str,
    policy: str,
    by: str | None,
    key: str | None,
    certificate: str | None,
    passphrase_file: str | None,
) -> None:
    """Make a bag (RFC 8493) of articles: texts, article files, PROV-XML, what judging them found, how it was made.

    \b
      provenance bag articles/ -o bag
      provenance bag articles/ -o bag --sign key.pem --certificate certificate.pem
      provenance verify bag --certificate certificate.pem

    The same input gives the same bytes; SOURCE_DATE_EPOCH gives the date of bagging, which is left out otherwise.
    The bag is there whole, or not at all.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.archive import bag

    from . import inputs
    from .outputs import NotWrittenError

    if key is None and (certificate or passphrase_file):
        raise click.UsageError("--certificate and --passphrase-file go with --sign.")
    chosen = inputs.policy(policy)
    signer = None if key is None else _signer(key, certificate, passphrase_file)
    try:
        bag(inputs.articles(files), Path(output), inputs=dict(_digests(files)), policy=chosen, by=by, signer=signer)
    except OSError as error:
        message = f"cannot write {output}: {error.strerror or error}"
        raise NotWrittenError(message) from None


def _signer(key: str, certificate: str | None, passphrase_file: str | None) -> Signer:
    from provenance.archive import read_certificates, read_signer

    from .inputs import small_file

    def passphrase() -> bytes:
        if passphrase_file is not None:
            return small_file(passphrase_file).split(b"\n")[0].rstrip(b"\r")
        if sys.stdin is None or not sys.stdin.isatty():
            message = f"{key} is locked, and there is no terminal to ask for its passphrase; give --passphrase-file."
            raise click.UsageError(message)
        return str(click.prompt(f"Passphrase of {key}", hide_input=True, err=True)).encode()

    given = read_certificates(small_file(certificate), certificate) if certificate else ()
    return read_signer(small_file(key), key, certificates=given, passphrase=passphrase)


def _digests(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The files that are read, each with its SHA-256; standard input and what is not there have none.

    They are called as from the folder that holds all of them: neither the machine nor its user is named.
    """
    from provenance.archive.payload import digests_of
    from provenance.reading.files import article_files

    found = article_files(name for name in names if name != "-")
    files = [path.absolute() for path, _, _ in found if path.is_file()]
    folder = os.path.commonpath([path.parent for path in files]) if files else ""
    for file in files:
        yield file.relative_to(folder).as_posix(), digests_of(file, ("sha256",))[0]["sha256"]

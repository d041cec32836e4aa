"""``provenance verify``: whether a bag is as it was, and whose signature it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography.x509 import Certificate

    from provenance.archive import SignedBy
    from provenance.errors import Problem

__all__ = ["command"]


@click.command("verify", short_help="Say whether a bag is as it was made.")
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--certificate",
    "certificates",
    metavar="FILE",
    multiple=True,
    type=options.INPUT_NAME,
    help="Whose signature the bag must have: the signer's certificate, or an authority's who vouches for the signer. "
    "May be repeated; takes the extra [sign].",
)
@click.option(
    "--at",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day as of which the certificates have to be valid, as in 2023-11-01; today, when left out.",
)
def command(folders: tuple[str, ...], certificates: tuple[str, ...], at: datetime | None) -> int:
    """Say what of a bag (RFC 8493) was changed, is missing or was added. Any bag is verified, and nothing is fetched.

    \b
      provenance verify bag
      provenance verify bag --certificate archive.pem

    Digests tell that nothing was changed since the manifests were written. Who wrote them tells a signature, and only
    when you say whose certificate you trust. Whether a certificate was revoked, and when a bag was signed, it cannot.

    Exit status: 0 all is as the manifests say, and signed as asked; 1 something is not; 2 there is no bag to read.
    """  # noqa: D301  # click's mark for lines to leave alone
    from datetime import UTC, datetime

    from provenance.archive import read_certificates, verify
    from provenance.errors import InputError, UnreadableError

    from .inputs import small_file
    from .outputs import print_pieces

    if at is not None and not certificates:
        raise click.UsageError("--at goes with --certificate.")
    moment = datetime.now(UTC) if at is None else at.replace(hour=12, tzinfo=UTC)
    trusted = [each for name in certificates for each in read_certificates(small_file(name), name)]
    unreadable: list[Problem] = []
    wrong = False
    for folder in folders:
        try:
            problems = verify(Path(folder))
        except InputError as error:
            unreadable.extend(error.problems)
            continue
        signed = _signed(Path(folder), trusted, moment)
        problems = (*problems, *(signed if isinstance(signed, tuple) else ()))
        wrong = wrong or bool(problems)
        print_pieces(f"{line}\n" for line in _told(folder, problems, signed))
    if unreadable:
        raise UnreadableError(unreadable)
    return 1 if wrong else 0


def _signed(folder: Path, trusted: Sequence[Certificate], at: datetime) -> SignedBy | tuple[Problem, ...] | None:
    """What the signature is worth; None when nobody said whose it must be."""
    from provenance.archive import check_signature

    return check_signature(folder, trusted, at) if trusted else None


def _told(folder: str, problems: Sequence[Problem], signed: SignedBy | tuple[Problem, ...] | None) -> Iterator[str]:
    from provenance.archive import unlisted
    from provenance.archive.signature import SIGNATURE, SignedBy
    from provenance.exchange.visible import visible

    yield from (visible(str(problem)) for problem in problems)
    if not problems:
        yield f"{folder}: unchanged"
    if isinstance(signed, SignedBy) and problems:
        yield visible(f"{folder}: its manifest is signed by {signed.subject}, and the bag is not as that says")
    elif isinstance(signed, SignedBy):
        worth = f"vouched for by {signed.voucher}" if signed.voucher is not None else "which you trust"
        yield visible(f"{folder}: signed by {signed.subject}")
        yield visible(
            f"{folder}: the certificate with SHA-256 {signed.fingerprint}, {worth}, valid on {signed.at.date()}"
        )
        yield f"{folder}: not known: whether a certificate was revoked, and when the bag was signed"
    if signed is not None:
        return
    for name in unlisted(Path(folder)):
        if name != SIGNATURE:
            yield visible(f"{folder}: not known: whether {name} was added or changed; no tag manifest lists it")
    if (Path(folder) / SIGNATURE).exists():
        yield f"{folder}: {SIGNATURE} was not looked at; say with --certificate whose signature it must be"

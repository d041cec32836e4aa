"""``provenance verify``: whether a bag is as it was."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("verify", short_help="Say whether a bag is as it was made.")
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path())
def command(folders: tuple[str, ...]) -> int:
    """Say what of a bag (RFC 8493) was changed, is missing or was added. Any bag is verified, and nothing is fetched.

    \b
      provenance verify bag

    Exit status: 0 all is as the manifests say; 1 something is not; 2 there is no bag to read.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.archive import verify
    from provenance.errors import InputError, Problem, UnreadableError

    from .outputs import print_pieces

    unreadable: list[Problem] = []
    found = 0
    for folder in folders:
        try:
            problems = verify(Path(folder))
        except InputError as error:
            unreadable.extend(error.problems)
            continue
        found += len(problems)
        lines = [f"{problem}\n" for problem in problems] or [f"{folder}: unchanged\n"]
        print_pieces(lines)
    if unreadable:
        raise UnreadableError(unreadable)
    return 1 if found else 0

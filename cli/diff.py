"""``provenance diff``: what changed in the chains between two versions of annotated articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from . import options
from .outputs import print_pieces

if TYPE_CHECKING:
    from provenance.model import Article

__all__ = ["command"]


@click.command("diff", short_help="Say what changed in the chains between two versions of articles.")
@click.argument("old", metavar="OLD", type=options.INPUT_NAME)
@click.argument("new", metavar="NEW", type=options.INPUT_NAME)
@options.format_of("text", "json")
@options.colour
def command(old: str, new: str, form: str, color: str) -> int:
    """Say what a correction changed: statements, their words, their chains, and how certain they are.

    \b
      provenance diff article.yaml corrected.yaml
      git show HEAD~1:article.yaml | provenance diff - article.yaml
      provenance diff archive-of-may/ archive/

    Of folders, and of files with several articles, those with the same id are compared.

    Statements are told by their words and their ids; ids that were given anew are no difference. The schema of json is
    diff.schema.json. Of a statement with more than 100 chains, the first 100 and their number are compared, and that is
    said. Exit status: 0 the same; 1 something changed, or an article does not hold together; 2 wrong usage or
    unreadable input.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.questions.comparison import compare

    before, after = _versions((old, new))
    found = compare(before, after)
    _tell_uncompared([version for each in found.articles for version in (each.old, each.new)])
    if form == "json":
        from provenance.exchange.differences_json import differences_json

        print_pieces([differences_json(found)])
    else:
        from provenance.exchange.differences_text import comparison_text

        print_pieces(comparison_text(found, options.page_for(color)), for_readers=True)
    return 0 if found.same else 1


def _tell_uncompared(versions: Sequence[Article]) -> None:
    """A line for each statement that has more chains than are compared."""
    from provenance.graph import trace
    from provenance.questions.differences import MOST_CHAINS

    from .failures import complain

    for article in versions:
        graph = trace(article)
        for statement in article.statements:
            if graph.count_chains(statement, at_most=MOST_CHAINS + 1) > MOST_CHAINS:
                known = f"only the first {MOST_CHAINS} chains of {statement.id} are compared, and how many it has"
                complain(f"provenance: {known} ({article.id})")


def _versions(files: Sequence[str]) -> list[list[Article]]:
    """The articles of each version.

    Raises:
        UnreadableError, InvalidError: with everything that was wrong in any of them.
    """
    from provenance.errors import InputError, InvalidError, UnreadableError

    from .inputs import articles

    errors: list[InputError] = []
    found: list[list[Article]] = []
    for file in files:
        try:
            found.append(list(articles([file])))
        except InputError as error:
            errors.append(error)
    if errors:
        unreadable = any(isinstance(error, UnreadableError) for error in errors)
        raise (UnreadableError if unreadable else InvalidError)([each for error in errors for each in error.problems])
    return found

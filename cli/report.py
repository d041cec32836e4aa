"""``provenance report``: one page to read about the sourcing of articles."""

from __future__ import annotations

import click

from . import options
from .completion import source_names
from .outputs import encoded, whole

__all__ = ["command"]


@click.command("report", short_help="Write one page of HTML about the sourcing of articles.")
@options.files
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(allow_dash=True),
    help="The file to write, whole or not at all; an existing one is replaced, but never an input.  [default: stdout]",
)
@click.option(
    "--redact",
    metavar="NAME",
    multiple=True,
    shell_complete=source_names,
    help="Withhold a name everywhere: of a source (id, name or alias), or words of a text. May be repeated.",
)
@options.policy
@options.judgements
def command(
    files: tuple[str, ...], output: str | None, redact: tuple[str, ...], policy: str, judged: tuple[str, ...]
) -> None:
    """Write one page of HTML: a summary, the text with each statement marked and its chain beside it, claims, sources,
    a drawing, a timeline, and what the checks found. It gives no verdict.

    \b
      provenance report article.yaml -o page.html
      provenance report archive/ --judgements same.yaml --policy reuters -o page.html
      provenance report article.yaml --redact "Yoo Sang-bum" -o page.html

    The page is one file: it loads nothing, works without JavaScript, and holds its data. The same articles give the
    same page. Nothing is written when anything is wrong with any of the files.

    --redact takes the names of a source, the words that stand for it and its ids out of the articles before anything is
    made of them; what else the text tells of it stays.
    """  # noqa: D205, D301  # click's mark for lines to leave alone; the first paragraph is read whole
    from provenance.checks import check_located
    from provenance.errors import InvalidError, UnreadableError
    from provenance.report import to_report

    from . import inputs
    from .checking import Intake
    from .exporting import checked, refuse_inputs

    chosen = inputs.policy(policy)
    refuse_inputs(output, files)
    known = inputs.judgements(judged)
    intake = Intake(files)
    if intake.problems:
        raise (UnreadableError if intake.unreadable else InvalidError)(intake.problems)
    findings = check_located(intake.located, policy=chosen, judgements=known)
    articles = tuple(checked((each.article for each in intake.located), output))
    page = to_report(articles, judgements=known, policy=chosen, findings=findings, redact=redact)
    with whole(output) as file:
        file.write(encoded(page))

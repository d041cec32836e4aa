"""``provenance validate``: whether PROV-XML is valid, with the line of everything that is not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from . import options
from .outputs import encoded, print_pieces, whole

if TYPE_CHECKING:
    from provenance.errors import Problem
    from provenance.prov.validation import Examination

__all__ = ["command"]

_LEVELS = ("schema", "constraints", "lint")


@click.command("validate", short_help="Say whether PROV-XML is valid.")
@options.files
@click.option(
    "--level",
    "levels",
    type=click.Choice(_LEVELS),
    multiple=True,
    help="Only this level; may be repeated.  [default: all three]",
)
@options.format_of("text", "json")
@click.option(
    "--at",
    metavar="DATETIME",
    help="With json: when this was done, as in 2023-11-01T09:30:00Z, or now (then SOURCE_DATE_EPOCH, where it is set).",
)
def command(files: tuple[str, ...], levels: tuple[str, ...], form: str, at: str | None) -> int:
    """Say whether PROV-XML is valid: by its schema, by the constraints of PROV, and by what an archive wants besides.

    \b
      provenance validate article.xml
      provenance validate *.xml --level schema --level constraints --format json > report.json

    A folder stands for the XML files in it and below it. Every finding is a line FILE:LINE: CODE sentence, with the
    W3C Recommendation's name of the constraint in brackets; a verdict for each level follows on standard error. json
    is a report to keep, with digests of the files and of the schema. Lint findings alone leave a file valid.

    Exit status: 0 valid; 1 not, or a record cannot be read as PROV and was judged by no level, or the lint alone was
    asked for and found something; 2 a file cannot be opened, is not XML or no PROV document, whatever the levels.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.errors import UnreadableError

    moment = _moment(at, form)
    problems: list[Problem] = []
    done: list[Examination] = []
    if form == "json":
        from provenance.exchange.chains_json import dumped
        from provenance.prov.validation import report

        with whole(None) as output:
            done.extend(_examined(files, levels or _LEVELS, problems))
            output.write(encoded(dumped(report(done, at=moment)) + "\n"))
    else:
        print_pieces(_lines(_examined(files, levels or _LEVELS, problems), done), for_readers=True)
    if problems:
        raise UnreadableError(problems)
    by_lint_alone = set(levels) == {"lint"}
    return 1 if any(one.findings if by_lint_alone else not one.valid for one in done) else 0


def _moment(at: str | None, form: str) -> str | None:
    """The moment that the report is to tell, as it was given, or that of the clock."""
    from datetime import UTC, datetime

    if at is None:
        return None
    if form != "json":
        raise click.UsageError("--at goes with --format json; text has no place for it.")
    if at == "now":
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        try:
            now = datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise click.UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds.") from None
        return f"{now:%Y-%m-%dT%H:%M:%SZ}"
    try:
        complete = "T" in at and datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        complete = False
    if not complete:
        message = f"{at!r} is no full date and time with an offset, as in 2023-11-01T09:30:00Z; nor is it now."
        raise click.BadParameter(message, param_hint="--at")
    return at


def _examined(files: Sequence[str], levels: Sequence[str], problems: list[Problem]) -> Iterator[Examination]:
    """Examine one file after another; why some cannot be read is added to the problems."""
    from provenance.errors import UnreadableError
    from provenance.prov.validation import examine, unopened

    from .inputs import opened, xml_files
    from .progress import Progress

    names = xml_files(files)
    with Progress(names, wanted=True):
        for name in names:
            try:
                with opened(name) as file:
                    examination = examine(file, levels=levels, file=name)
            except UnreadableError as error:
                examination = unopened(name, error.problems, levels=levels)
            if not examination.readable:
                problems.extend(finding.problem for finding in examination.findings)
            yield examination


def _lines(examinations: Iterator[Examination], done: list[Examination]) -> Iterator[str]:
    """A line a finding; of every file that is PROV-XML, the verdict on standard error."""
    from provenance.exchange.visible import visible

    from .failures import complain

    for examination in examinations:
        done.append(examination)
        if not examination.readable:
            continue
        for finding in examination.findings:
            problem = finding.problem
            place = f"{problem.file}:{problem.line}" if problem.line else f"{problem.file}"
            name = f" [{finding.name}]" if finding.name else ""
            yield visible(f"{place}: {problem.code} {problem.message}{name}") + "\n"
        complain(f"{examination.file}: {_verdict(examination)}")


def _verdict(examination: Examination) -> str:
    """``valid (schema, constraints, lint)``, or the findings of each level where there are any."""
    counts = examination.counts
    if not examination.findings:
        return f"valid ({', '.join(counts)})"
    told = ", ".join(f"{level}: {_counted(count) if count else 'nothing'}" for level, count in counts.items())
    return f"{'valid' if examination.valid else 'not valid'} ({told})"


def _counted(count: int) -> str:
    return f"{count} finding" if count == 1 else f"{count} findings"

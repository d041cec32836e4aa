"""``provenance validate``: whether PROV-XML is valid, with the line of everything that is not."""

from __future__ import annotations

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
def command(files: tuple[str, ...], levels: tuple[str, ...], form: str) -> int:
    """Say whether PROV-XML is valid: by its schema, by the constraints of PROV, and by what an archive wants besides.

    \b
      provenance validate article.xml
      provenance validate *.xml --level schema --level constraints --format json > report.json

    A folder stands for the XML files in it and below it. Every finding is a line FILE:LINE: CODE sentence. json is a
    report to keep, with digests of the files and of the schema. Exit status: 0 nothing found; 1 something found; 2 a
    file is not PROV-XML at all or cannot be read.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.errors import UnreadableError

    problems: list[Problem] = []
    done: list[Examination] = []
    if form == "json":
        from provenance.exchange.chains_json import dumped
        from provenance.prov.validation import report

        with whole(None) as output:
            done.extend(_examined(files, levels or _LEVELS, problems))
            output.write(encoded(dumped(report(done)) + "\n"))
    else:
        print_pieces(_lines(_examined(files, levels or _LEVELS, problems), done), for_readers=True)
    if problems:
        raise UnreadableError(problems)
    return 0 if all(examination.valid for examination in done) else 1


def _examined(files: Sequence[str], levels: Sequence[str], problems: list[Problem]) -> Iterator[Examination]:
    """Examine one file after another; why some cannot be read is added to the problems."""
    from provenance.errors import UnreadableError
    from provenance.prov.validation import examine

    from .inputs import opened, xml_files
    from .progress import Progress

    names = xml_files(files)
    with Progress(names, wanted=True):
        for name in names:
            try:
                with opened(name) as file:
                    examination = examine(file, levels=levels, file=name)
            except UnreadableError as error:
                problems.extend(error.problems)
                continue
            if not examination.readable:
                problems.extend(finding.problem for finding in examination.findings)
            yield examination


def _lines(examinations: Iterator[Examination], done: list[Examination]) -> Iterator[str]:
    """A line a finding; of a file without any, a word on standard error."""
    from provenance.exchange.visible import visible

    from .failures import complain

    for examination in examinations:
        done.append(examination)
        if examination.valid:
            complain(f"{examination.file}: valid ({', '.join(examination.levels)})")
        elif examination.readable:
            for problem in (finding.problem for finding in examination.findings):
                place = f"{problem.file}:{problem.line}" if problem.line else f"{problem.file}"
                yield visible(f"{place}: {problem.code} {problem.message}") + "\n"

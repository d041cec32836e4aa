"""``provenance check``: what a person should look at in the sourcing of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from . import options
from .completion import rule_codes
from .outputs import encoded, print_pieces, whole

if TYPE_CHECKING:
    from provenance.checks import Finding, Policy
    from provenance.model import Article

__all__ = ["command"]

_LEVELS = ("error", "warning", "note", "never")


@click.command("check", short_help="Say what is doubtful in the sourcing of articles.")
@click.argument("files", metavar="FILE...", nargs=-1, type=options.INPUT_NAME)
@options.policy
@click.option(
    "--select",
    metavar="CODES",
    multiple=True,
    shell_complete=rule_codes,
    help="Only these rules: codes, beginnings of codes (PA1) or names, with commas. May be repeated.",
)
@click.option(
    "--ignore",
    metavar="CODES",
    multiple=True,
    shell_complete=rule_codes,
    help="Not these rules; as for --select. May be repeated.",
)
@options.judgements
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    default="warning",
    show_default=True,
    help="Exit with 1 when there is a finding of this level, or of a heavier one.",
)
@options.format_of("text", "json", "sarif", "github")
@options.colour
@click.option("--explain", metavar="CODE", shell_complete=rule_codes, help="Print what a rule is about, and stop.")
@click.option("--list", "list_rules", is_flag=True, help="Print all rules with their levels in the policy, and stop.")
def command(  # noqa: PLR0913, PLR0917  # its options
    files: tuple[str, ...],
    policy: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    judged: tuple[str, ...],
    fail_on: str,
    form: str,
    color: str,
    explain: str | None,
    list_rules: bool,  # noqa: FBT001  # click calls it by name
) -> int:
    """Say what is doubtful in the sourcing of articles: no source, one source, interested ones, circles.

    \b
      provenance check article.yaml
      provenance check articles/ --policy reuters --ignore PA502
      provenance check article.yaml --format github
      provenance check --explain PA205

    All articles are taken together. Every finding is a line FILE:LINE:COL: CODE level place: sentence, and the places
    it speaks of stand below it. json is described by check.schema.json, sarif is SARIF 2.1.0, github are workflow
    commands.

    A comment in an article file, on the lines of a statement, source or claim or at the top, says what to ignore there,
    and why:  # provenance: ignore PA101 our reporter saw it

    Exit status: 0 nothing as heavy as --fail-on; 1 something, or an article does not hold together; 2 wrong usage, a
    policy or judgements that do not hold together, or something cannot be read.
    """  # noqa: D301  # click's mark for lines to leave alone
    from provenance.checks import RULES, check_located, rule_named
    from provenance.errors import InvalidError, UnreadableError

    from . import inputs

    chosen_policy = inputs.policy(policy)
    if explain is not None or list_rules:
        from provenance.exchange.findings_text import explanation, rules_text

        page = options.page_for(color)
        told = rules_text(RULES, chosen_policy, page) if explain is None else [
            explanation(rule_named(explain), chosen_policy, page)
        ]  # fmt: skip
        print_pieces(told, for_readers=True)
        return 0

    if not files:
        raise click.UsageError("Missing argument 'FILE...'.")
    from provenance.corpus import JudgedNames

    from .checking import Intake
    from .failures import complain_of

    known = inputs.judgements(judged)
    intake = Intake(files)
    names = JudgedNames(known)
    for each in intake.located:
        names.see(each.article)
    complain_of(names)
    findings = check_located(
        intake.located, policy=chosen_policy, judgements=known, select=_split(select), ignore=_split(ignore)
    )
    if intake.located or not intake.problems:
        _show(findings, [each.article for each in intake.located], chosen_policy, form, color)
    if intake.problems:
        raise (UnreadableError if intake.unreadable else InvalidError)(intake.problems)
    heavy = _LEVELS[: _LEVELS.index(fail_on) + 1] if fail_on != "never" else ()
    return int(any(finding.level.value in heavy for finding in findings))


def _split(values: Sequence[str]) -> list[str]:
    return [code.strip() for value in values for code in value.split(",") if code.strip()]


def _show(findings: Sequence[Finding], articles: Sequence[Article], policy: Policy, form: str, color: str) -> None:
    if form == "text":
        from provenance.exchange.findings_text import findings_text

        print_pieces(findings_text(findings, articles, options.page_for(color)), for_readers=True)
        return
    with whole(None) as output:
        for piece in _pieces(findings, articles, policy, form):
            output.write(encoded(piece))


def _pieces(findings: Sequence[Finding], articles: Sequence[Article], policy: Policy, form: str) -> Iterator[str]:
    if form == "json":
        from provenance.exchange.findings_json import findings_json

        yield findings_json(findings, articles, policy)
    elif form == "sarif":
        from provenance.checks import RULES
        from provenance.exchange.findings_sarif import findings_sarif

        yield findings_sarif(findings, RULES, policy)
    else:
        from provenance.exchange.findings_github import findings_github

        yield from findings_github(findings)

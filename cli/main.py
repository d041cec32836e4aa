"""The command ``provenance``: its commands, found when they are asked for, and what becomes of every error.

Commands import what is heavy in their bodies, so that ``--help`` is quick.

May import: click, siblings; provenance.errors when something went wrong.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

import click

from provenance.version import __version__

__all__ = ["main"]

# In the order in which a newcomer wants them.
_COMMANDS = (
    "draft",
    "chains",
    "sources",
    "independence",
    "check",
    "graph",
    "report",
    "diff",
    "export",
    "import",
    "validate",
    "bag",
    "verify",
)

TERMINATED = 143  # 128 + SIGTERM, what the shell reports for programs that the signal ends


class _Program(click.Group):
    """Commands in modules of their own, imported by name; errors as lines on stderr and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        if cmd_name not in _COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f".{module}", __package__).command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # before click turns it into words
            return 130

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002  # click's signature
        **extra: Any,
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        with _ending_in_order():
            return self._run(args, prog_name, complete_var, extra)

    def _run(
        self, args: Sequence[str] | None, prog_name: str | None, complete_var: str | None, extra: dict[str, Any]
    ) -> NoReturn:
        try:
            code = super().main(args, prog_name or "provenance", complete_var, standalone_mode=False, **extra)
            if sys.stdout is not None:
                sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:
            code = 130
        except Exception as error:  # noqa: BLE001  # nothing may end in a traceback; see failures
            from .failures import told

            code = told(error)
        sys.exit(code)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let a request to end (SIGTERM) close and clear away what is open, as an interrupt does."""

    def end(_signal: int, _frame: object) -> NoReturn:
        sys.exit(TERMINATED)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # elsewhere than in the main thread signals are the host's to handle
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@click.command(
    "provenance", cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="provenance %(version)s")
def main() -> None:
    """Who says that who says what: the chains of attribution in news articles.

    \b
      provenance draft article.txt             propose the chains of a raw text
      provenance chains article.yaml           every statement with its chains
      provenance sources article.yaml          who is cited, and how often
      provenance independence article.yaml     whether a claim has one source or several
      provenance check article.yaml            what is doubtful in its sourcing
      provenance graph article.yaml            the chains as a picture
      provenance report article.yaml -o a.html one page to read, with all of this
      provenance diff old.yaml new.yaml        what a correction changed in the chains
      provenance export article.yaml -o a.xml  as W3C PROV-XML, or for others' tools
      provenance import page.html -o a.yaml    a page, or others' annotations, as an article
      provenance validate a.xml                is it valid PROV?
      provenance bag article.yaml -o bag       for an archive; verify tells whether it is as it was

    FILE is an article file (YAML or JSON), a PROV-XML document that records articles, a folder (for the article files
    in it and below it), or - for standard input.

    Data goes to standard output in UTF-8, everything else to standard error. Exit status: 0 fine; 1 problems or
    findings; 2 wrong usage, or something cannot be read or written.

    \b
    Completion of the shell, here for bash (zsh and fish likewise):
      eval "$(_PROVENANCE_COMPLETE=bash_source provenance)"
    """  # noqa: D301  # click's mark for lines to leave alone

"""Arguments and options that several commands share.

May import: click, outputs, exchange.page.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .outputs import is_terminal

if TYPE_CHECKING:
    from provenance.exchange.ink import Ink
    from provenance.exchange.page import Page

__all__ = ["FILE_NAME", "INPUT_NAME", "PERSON", "colour", "files", "format_of", "judgements", "page_for", "policy"]

_Command = TypeVar("_Command", bound=Callable[..., Any])

WIDTH_ELSEWHERE = 100  # cells, where there is no terminal to ask
NARROWEST = 40

_STANDARD_INPUT = f"{__name__}.standard_input"  # of a context's meta: whether it is going to be read


class _FileName(click.Path):
    """A name of a file or folder, or ``-``; an empty one is refused, which would be the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not value:
            self.fail(
                "the name is empty; name a file or folder (. is the current one), or - for standard input", param, ctx
            )
        return super().convert(value, param, ctx)


class _PersonName(click.types.StringParamType):
    """Words that name somebody; nothing but white space names nobody."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        words = super().convert(value, param, ctx)
        if not words.strip():
            self.fail("the name is empty; leave the option out to name nobody", param, ctx)
        return words


class _InputName(_FileName):
    """A name of what is read: ``-`` stands for standard input, which can be read once."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "-" and ctx is not None:
            if ctx.meta.get(_STANDARD_INPUT):
                self.fail("- is given twice, and standard input can be read only once; leave one out", param, ctx)
            ctx.meta[_STANDARD_INPUT] = True
        return super().convert(value, param, ctx)


FILE_NAME = _FileName(allow_dash=True)
INPUT_NAME = _InputName(allow_dash=True)
PERSON = _PersonName()

files = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=INPUT_NAME)

judgements = click.option(
    "--judgements",
    "judged",
    metavar="FILE",
    multiple=True,
    type=INPUT_NAME,
    help="Judgements of which sources, claims and statements are the same. May be repeated.",
)

policy = click.option(
    "--policy",
    metavar="NAME|FILE",
    default="default",
    show_default=True,
    help="How strictly to check: default, ap, reuters, dewan-pers, or a TOML file of your own.",
)

colour = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours; auto: on a terminal, unless NO_COLOR is set (FORCE_COLOR: elsewhere too).",
)


def format_of(*names: str) -> Callable[[_Command], _Command]:
    """The option --format with these choices; the first is the default."""
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True)


def page_for(colour_choice: str, limit: int | None = None) -> Page:
    """What standard output has room and colours for."""
    from shutil import get_terminal_size

    from provenance.exchange.page import Page

    width = max(get_terminal_size().columns, NARROWEST) if is_terminal() else WIDTH_ELSEWHERE
    return Page(width, limit, _ink_for(colour_choice))


def _ink_for(choice: str) -> Ink:
    """How to colour what is printed (https://no-color.org, https://force-color.org)."""
    from provenance.exchange.ink import coloured, plain

    environment = os.environ
    if choice == "auto" and environment.get("NO_COLOR"):
        choice = "never"
    elif choice == "auto" and environment.get("FORCE_COLOR"):
        choice = "always"
    if choice == "auto":
        choice = "always" if is_terminal() and environment.get("TERM") != "dumb" else "never"
    return coloured if choice == "always" else plain

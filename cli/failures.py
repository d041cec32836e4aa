"""What the user is told when something goes wrong, and the exit code that goes with it.

May import: click, errors, exchange.visible, outputs.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from provenance.errors import (
    InputError,
    InvalidError,
    MissingExtraError,
    ModelError,
    ProvenanceError,
    UnknownNameError,
    UnreadableError,
    WritingError,
    lines_of,
)
from provenance.exchange.visible import visible

from .outputs import NotWrittenError, PipeClosedError

if TYPE_CHECKING:
    from provenance.corpus import JudgedNames

__all__ = ["FAULT_OF_THE_PROGRAM", "UnusableOptionError", "complain", "complain_of", "told"]

PROBLEMS, UNUSABLE = 1, 2
FAULT_OF_THE_PROGRAM = 70  # EX_SOFTWARE of sysexits.h
PIPE_CLOSED = 141  # 128 + SIGPIPE, what the shell reports for programs that the signal ends


class UnusableOptionError(InvalidError):
    """What an option names can be read and does not hold together: a policy, or judgements.

    Nothing was asked of any FILE, so that the exit status must not be the one that says something about them.
    """


def told(error: Exception) -> int:
    """Tell the user, one line a problem, and give the exit code.

    Raises:
        Exception: the error itself when it is a fault of the program and PROVENANCE_TRACEBACK is set.
    """
    if isinstance(error, PipeClosedError):
        return PIPE_CLOSED
    for line in _lines(error):
        complain(line)
    if isinstance(error, _UNUSABLE):
        return UNUSABLE
    return PROBLEMS if isinstance(error, ProvenanceError) else FAULT_OF_THE_PROGRAM


_UNUSABLE = (
    UnreadableError,
    UnusableOptionError,
    UnknownNameError,
    MissingExtraError,
    NotWrittenError,
    OSError,
    MemoryError,
)


def _lines(error: Exception) -> list[str]:
    if isinstance(error, InputError):
        return lines_of(error.problems)
    if isinstance(error, ModelError):
        return [f"provenance: {line}" for line in lines_of(error.faults)]
    if isinstance(error, UnknownNameError | WritingError | MissingExtraError | NotWrittenError):
        return [f"provenance: {line}" for line in str(error).splitlines()]
    if isinstance(error, MemoryError):
        return ["provenance: there is not enough memory for this"]
    if isinstance(error, OSError) and error.strerror:
        return [f"{error.filename or 'provenance'}: {error.strerror}"]
    if os.environ.get("PROVENANCE_TRACEBACK"):
        raise error
    return [
        f"provenance: a fault of this program, not of your input: {type(error).__name__}: {error}",
        "provenance: please report it with the input; PROVENANCE_TRACEBACK=1 in the environment shows where it is",
    ]


def complain_of(names: JudgedNames) -> None:
    """A line for each name that was judged and that nothing has."""
    for sentence in names.missed():
        complain(f"provenance: {sentence}")


def complain(line: str) -> None:
    """A line on standard error, with nothing in it that would act on a terminal."""
    click.echo(visible(line), err=True)

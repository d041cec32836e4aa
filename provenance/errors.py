"""What can go wrong, as values and as exceptions.

A *problem* is a value: one sentence with the place it is about. An *error* is raised and carries problems. Errors are
copied and pickled whole, so that they come back from another process; their words are those of `str`.

    ProvenanceError
    ├── ModelError          a value breaks a rule of the model (also a ValueError); carries faults
    ├── InputError          input is not what it should be; carries problems
    │   ├── UnreadableError     it cannot be opened, decoded or parsed at all
    │   └── InvalidError        it was parsed, and what it says does not hold together
    ├── WritingError        a value cannot be carried by the format asked for
    ├── MissingExtraError   a format needs a package that is not installed
    └── UnknownNameError    a question names a statement, source or claim that is not there (also a LookupError)

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

__all__ = [
    "MOST_TOLD",
    "Fault",
    "InputError",
    "InvalidError",
    "MissingExtraError",
    "ModelError",
    "Problem",
    "ProvenanceError",
    "UnknownNameError",
    "UnreadableError",
    "WritingError",
    "clipped",
    "lines_of",
]

_SHOWN = 12  # names or lines in one sentence

MOST_TOLD = 100
"""Problems that are told one by one. The errors carry all of them; a stranger's file may have one in every line."""


@frozen
class Problem:
    """One thing that is wrong, and where.

    Attributes:
        message: one sentence: what is wrong and what to do about it.
        file: the name of the file as the user gave it; ``-`` is standard input; None when there is none.
        line: counted from 1; None when unknown.
        column: counted from 1 in code points; None when unknown.
        code: a short stable name of the kind of problem (``unknown-key``), or of the rule that found it.
    """

    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    code: str = "problem"

    @property
    def place(self) -> str:
        """``file:line:col``, as much of it as is known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


@frozen
class Fault:
    """A rule of the model that does not hold.

    Attributes:
        path: the way to the value: field names, ids and positions (from 0), such as
            ``("statements", "s1", "attributed_to", 0, "source")``.
        message: one sentence.
        code: a short stable name of the rule.
    """

    path: tuple[str | int, ...]
    message: str
    code: str = "problem"

    def __str__(self) -> str:
        return f"{' / '.join(map(str, self.path))}: {self.message}" if self.path else self.message


class ProvenanceError(Exception):
    """The base of every error this library raises on purpose."""


class ModelError(ProvenanceError, ValueError):
    """A value breaks a rule of the model.

    Attributes:
        faults: all broken rules, never empty.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(lines_of(self.faults))


class InputError(ProvenanceError):
    """Input that is not what it should be.

    Attributes:
        problems: all of them, in the order of their places, never empty.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(
            sorted(problems, key=lambda problem: (problem.file or "", problem.line or 0, problem.column or 0))
        )
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(lines_of(self.problems))


def clipped(words: Sequence[str]) -> list[str]:
    """The words, or the first and last of very many with the number of those between."""
    if len(words) <= _SHOWN:
        return list(words)
    head, tail = words[: _SHOWN - 3], words[-2:]
    return [*head, f"… {len(words) - len(head) - len(tail)} more …", *tail]


def lines_of(several: Sequence[object]) -> list[str]:
    """One line each, of the first MOST_TOLD; a last line says how many more there are."""
    lines = [str(one) for one in several[:MOST_TOLD]]
    more = len(several) - MOST_TOLD
    if more > 0:
        lines.append(f"… and {more:,} more problem{'s' if more > 1 else ''}; mend those above first")
    return lines


class UnreadableError(InputError):
    """Input that cannot be opened, decoded or parsed."""


class InvalidError(InputError):
    """Input that was parsed, and whose content does not hold together."""


class WritingError(ProvenanceError):
    """A value that the format asked for cannot carry; the message says which value, and where."""


class MissingExtraError(ProvenanceError):
    """A format needs a package that is not installed; the message says how to install it."""


class UnknownNameError(ProvenanceError, LookupError):
    """A name that nothing in the article or graph has; the message names near ones."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""

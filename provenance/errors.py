"""What can go wrong, as values and as exceptions.

A *problem* is a value: one sentence with the place it is about. An *error* is raised and carries problems.

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
]


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
        super().__init__("\n".join(map(str, self.faults)))


class InputError(ProvenanceError):
    """Input that is not what it should be.

    Attributes:
        problems: all of them, in the order of their places, never empty.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(
            sorted(problems, key=lambda problem: (problem.file or "", problem.line or 0, problem.column or 0))
        )
        super().__init__("\n".join(map(str, self.problems)))


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

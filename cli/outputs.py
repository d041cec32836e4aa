"""Where data goes: standard output piece by piece, or a file (or standard output) whole or not at all.

Data is UTF-8 whatever the locale says. On a terminal, formats for programs have their control characters shown as
escapes; formats for readers have taken care of that already.

May import: exchange.visible.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from errno import EPIPE
from pathlib import Path
from typing import BinaryIO, cast

__all__ = ["NotWrittenError", "PipeClosedError", "encoded", "is_terminal", "print_pieces", "whole"]

_IN_MEMORY = 8 * 2**20  # bytes of a whole output that wait in memory; more wait on disk


class NotWrittenError(Exception):
    """Output that could not be written; the message says where to and why."""


class PipeClosedError(Exception):
    """Whoever reads our output has read enough."""


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def encoded(text: str) -> bytes:
    r"""UTF-8; a lone surrogate, which UTF-8 cannot carry, becomes ``\udc80`` (which JSON reads back)."""
    return text.encode("utf-8", "backslashreplace")


def print_pieces(pieces: Iterable[str], *, for_readers: bool = False) -> None:
    """Write pieces to standard output as they come.

    Args:
        pieces: texts.
        for_readers: they hold nothing that would act on a terminal but our own colours.
    """
    with _standard_output(as_it_is=for_readers) as file:
        for piece in pieces:
            _guarded(file, encoded(piece))


def _guarded(file: BinaryIO, data: bytes) -> None:
    try:
        file.write(data)
        if is_terminal():
            file.flush()
    except OSError as error:
        raise _failure(error, "standard output") from None


@contextmanager
def _standard_output(*, as_it_is: bool) -> Iterator[BinaryIO]:
    try:
        file: BinaryIO = sys.stdout.buffer
    except AttributeError:
        message = "standard output is closed"
        raise NotWrittenError(message) from None
    yield file if as_it_is or not is_terminal() else cast("BinaryIO", _Shown(file))
    try:
        file.flush()
    except OSError as error:
        raise _failure(error, "standard output") from None


def _failure(error: OSError, where: str) -> Exception:
    """The error to raise; nothing is written to a broken standard output any more, at exit either."""
    if where == "standard output":
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PipeClosedError() if error.errno == EPIPE else NotWrittenError(f"cannot write {where}: {error.strerror}")


class _Shown:
    """A terminal to which bytes of a format are shown, control characters as escapes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> int:
        from provenance.exchange.visible import visible

        text = self._decoder.decode(data).replace("\r\n", "\n")
        self._file.write(encoded(visible(text, keep="\n\t")))
        return len(data)

    def flush(self) -> None:
        self._file.flush()


@contextmanager
def whole(target: str | None) -> Iterator[BinaryIO]:
    """A file to write bytes to, which become the output when the block ends well, and vanish when it does not.

    A file that is there already is replaced, and keeps its permissions; of a symbolic link, the file it leads to.

    Args:
        target: a path; None or ``-`` for standard output.
    """
    if target is None or target == "-":
        with _waiting() as file, _standard_output(as_it_is=False) as output:
            yield file
            _copy(file, lambda data: _guarded(output, data))
        return
    with _writing(target):
        if os.path.exists(target) and not stat.S_ISREG(os.stat(target).st_mode):  # noqa: PTH110, PTH116  # as it is named
            # A device or a pipe cannot be replaced; and where /dev/stdout is a pipe, its real path leads nowhere.
            with open(target, "wb") as output, _waiting() as file:  # noqa: PTH123  # as it is named
                yield file
                _copy(file, output.write)
        else:
            with _replacing(Path(os.path.realpath(target))) as file:
                yield file


def _copy(file: BinaryIO, write: Callable[[bytes], object]) -> None:
    file.seek(0)
    while data := file.read(2**16):
        write(data)


def _waiting() -> AbstractContextManager[BinaryIO]:
    import tempfile  # slow to import

    return cast("AbstractContextManager[BinaryIO]", tempfile.SpooledTemporaryFile(_IN_MEMORY))


@contextmanager
def _writing(target: str) -> Iterator[None]:
    """Say which file it was that could not be written. Errors of reading are no OSErrors here: see inputs."""
    try:
        yield
    except OSError as error:
        message = f"cannot write {target}: {error.strerror or error}"
        raise NotWrittenError(message) from None


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    import tempfile  # slow to import

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(descriptor)
        Path(name).chmod(_permissions(path))
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _permissions(path: Path) -> int:
    """Those of the file that is replaced; for a new file, what the user's mask gives."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

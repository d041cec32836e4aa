"""What the FILE arguments stand for: article files, PROV-XML, folders and standard input, told apart by content.

May import: siblings, provenance.
"""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from provenance.errors import InputError, InvalidError, ModelError, Problem, UnreadableError
from provenance.judgements import Identity, Judgement
from provenance.model import Article
from provenance.reading import iter_all, read_articles

from .failures import UnusableOptionError
from .progress import Progress

if TYPE_CHECKING:
    from provenance.checks import Policy

__all__ = ["articles", "is_xml", "judgements", "opened", "policy", "small_file", "xml_files"]

_LARGEST_SMALL = 2**20  # bytes
_BEGINNING = 512  # bytes: enough to meet the first character that is no white space


def articles(files: Sequence[str], *, progress: bool = True, others: bool = False) -> Iterator[Article]:
    """The articles of all files, one by one.

    Args:
        files: names of files and folders; ``-`` is standard input.
        others: whether PROV-XML of other tools is read as articles as far as its chains go.
        progress: whether a bar may show how far it is; not while data is printed to the same terminal.

    Raises:
        UnreadableError, InvalidError: after the last article, with everything that was wrong in any of the files.
    """
    problems: list[Problem] = []
    unreadable = False
    homes: dict[str, str] = {}
    with Progress(files, wanted=progress) as bar:
        for name in files:
            try:
                for article in _articles_of(name, bar, others=others):
                    if article.id in homes:
                        message = f"the article {article.id!r} stands in {homes[article.id]} already; ids are unique"
                        problems.append(Problem(message, name, code="duplicate-article"))
                        continue
                    homes[article.id] = name
                    bar.articles += 1
                    yield article
            except InputError as error:
                problems.extend(error.problems)
                unreadable = unreadable or isinstance(error, UnreadableError)
    if problems:
        raise UnreadableError(problems) if unreadable else InvalidError(problems)


def judgements(files: Sequence[str]) -> tuple[Judgement, ...]:
    """The judgements of all files, one after another.

    Raises:
        UnreadableError, UnusableOptionError: with everything that was wrong in any of the files.
    """
    from provenance.reading.judgements import read_judgements

    problems: list[Problem] = []
    unreadable = False
    found: list[Judgement] = []
    for name in files:
        try:
            with opened(name) as file, _reading(name):
                data = file.read()
            found.extend(read_judgements(data, name))
        except InputError as error:
            problems.extend(error.problems)
            unreadable = unreadable or isinstance(error, UnreadableError)
    if not problems:
        problems = _contradictions(found, files)
    if problems:
        raise UnreadableError(problems) if unreadable else UnusableOptionError(problems)
    return tuple(found)


def _contradictions(judged: Sequence[Judgement], files: Sequence[str]) -> list[Problem]:
    """What the judgements of several files cannot say together; of one file its reader has said it."""
    try:
        Identity.of(judged)
    except ModelError as error:
        return [Problem(fault.message, ", ".join(files), code=fault.code) for fault in error.faults]
    return []


def policy(name: str) -> Policy:
    """The policy of a name or in a file.

    Raises:
        UnknownNameError, UnreadableError, UnusableOptionError: see ``load_policy``.
    """
    from provenance.checks import load_policy

    try:
        return load_policy(name)
    except InvalidError as error:
        raise UnusableOptionError(error.problems) from None


def _articles_of(name: str, bar: Progress, *, others: bool) -> Iterable[Article]:
    if name != "-" and Path(name).is_dir():
        yield from iter_all([name], begun=bar.begin)
        return
    before = bar.done
    with opened(name) as file:
        with _reading(name):
            beginning = file.peek(_BEGINNING)
        if is_xml(beginning):
            yield from _of_provxml(file, name, bar, others=others)
        else:
            with _reading(name):
                data = file.read()
            folder = Path() if name == "-" else Path(name).parent
            bar.done = before + len(data)
            yield from read_articles(data, name, folder)


def _of_provxml(file: io.BufferedReader, name: str, bar: Progress, *, others: bool) -> Iterator[Article]:
    from provenance.prov.interchange import iter_provxml, trace_provxml

    before = bar.done
    with _reading(name):
        seekable = file.seekable()
    read = trace_provxml if others else iter_provxml
    for article in read(cast("BinaryIO", file), file=name):
        yield article
        if seekable:
            bar.done = before + file.tell()


def xml_files(names: Sequence[str]) -> tuple[str, ...]:
    """The names of files, with those of the ``*.xml`` files in it and below it for each folder, sorted by their paths.

    Files and folders whose name begins with a dot are left out.

    Raises:
        UnreadableError: when there are none in a folder.
    """
    found: list[str] = []
    for name in names:
        folder = Path(name)
        if name == "-" or not folder.is_dir():
            found.append(name)
            continue
        inside = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() == ".xml" and path.is_file()]
        inside = [path for path in inside if not any(p.startswith(".") for p in path.relative_to(folder).parts)]
        if not inside:
            raise UnreadableError([Problem("there are no XML files here", name, code="empty")])
        found.extend(map(str, inside))
    return tuple(found)


def is_xml(beginning: bytes) -> bool:
    """Whether a file that begins like this is XML, in any encoding that XML has; no article file begins with ``<``."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        beginning = beginning.removeprefix(mark)
    return beginning.lstrip(b" \t\r\n\0")[:1] == b"<"


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file, or of standard input.

    Raises:
        UnreadableError: when there are none.
    """
    if name == "-":
        yield from _standard_input()
        return
    with _reading(name):
        file = Path(name).open("rb")  # noqa: SIM115  # closed below
    with file:
        yield file


def _standard_input() -> Iterator[io.BufferedReader]:
    try:
        stream: BinaryIO = sys.stdin.buffer
    except AttributeError:
        raise UnreadableError([Problem("standard input is closed", "-", code="unreadable")]) from None
    if isinstance(stream, io.BufferedReader):
        yield stream
        return
    file = cast("io.BufferedReader", io.BufferedReader(cast("io.RawIOBase", stream)))
    try:
        yield file
    finally:
        file.detach()  # it is not ours to close


def small_file(name: str) -> bytes:
    """The bytes of a file of which nobody needs a large one, a key for instance.

    Raises:
        UnreadableError: when there are none, or it is large.
    """
    with opened(name) as file, _reading(name):
        data = file.read(_LARGEST_SMALL + 1)
    if len(data) > _LARGEST_SMALL:
        raise UnreadableError([Problem(f"it has more than {_LARGEST_SMALL:,} bytes", name, code="too-large")])
    return data


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Problems with a place for what the system says."""
    try:
        yield
    except FileNotFoundError:
        raise UnreadableError([Problem("there is no such file", name, code="no-such-file")]) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError([Problem(f"it cannot be read: {reason}", name, code="unreadable")]) from None

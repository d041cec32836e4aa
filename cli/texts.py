"""What the TEXT arguments stand for: plain texts, JSON Lines, folders of both, and standard input.

May import: siblings, provenance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.drafting.texts import NoText, RawText, holds_lines, raw_text, raw_text_of_line
from provenance.errors import InputError, Problem, UnreadableError

from .inputs import opened

if TYPE_CHECKING:
    import io

    from .progress import Progress

__all__ = ["files_of", "raw_texts"]

_LINES = frozenset({".jsonl", ".ndjson", ".json"})
_NO_TEXT = frozenset({".yaml", ".yml", ".xml", ".html", ".htm", ".pdf", ".docx"})
_IN_FOLDERS = frozenset({".txt", ".jsonl", ".ndjson"})


def files_of(names: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The names of files, with those of the texts in it and below it for each folder, sorted by their paths.

    Files and folders whose name begins with a dot are left out. With what is wrong: a folder without texts, a file
    that is no raw text by its name.
    """
    found: list[str] = []
    problems: list[Problem] = []
    for name in names:
        path = Path(name)
        if name == "-" or not path.is_dir():
            if path.suffix.lower() in _NO_TEXT and path.exists():
                message = (
                    "this is no raw text by its name; give the text alone, as .txt, or JSON Lines, as .jsonl (to draft "
                    "again into an article file, give its text and --merge FILE)"
                )
                problems.append(Problem(message, name, code="not-a-text"))
            else:
                found.append(name)
            continue
        inside = [each for each in sorted(path.rglob("*")) if each.suffix.lower() in _IN_FOLDERS and each.is_file()]
        inside = [each for each in inside if not any(part.startswith(".") for part in each.relative_to(path).parts)]
        if not inside:
            problems.append(Problem("there are no texts (.txt, .jsonl) here", name, code="empty"))
        found.extend(map(str, inside))
    return found, problems


def raw_texts(files: Sequence[str], bar: Progress) -> Iterator[RawText | NoText]:
    """The texts of all files, one by one, each with another id; in the places of those that cannot be read, why."""
    stems = Counter(_stem(name) for name in files)
    homes: dict[str, str] = {}
    for name in files:
        stem = _stem(name)
        id_ = stem if stems[stem] == 1 else Path(name).with_suffix("").as_posix().lstrip("./")
        try:
            with opened(name) as file:
                for each in _texts(file, name, id_, bar):
                    yield each if isinstance(each, NoText) else _alone(each, homes)
        except InputError as error:
            yield NoText(error.problems)


def _alone(text: RawText, homes: dict[str, str]) -> RawText | NoText:
    where = f"{text.file}:{text.line}" if text.line else f"{text.file}"
    if text.id in homes:
        message = f"the id {text.id!r} is given twice; it stands in {homes[text.id]} already"
        return NoText((text.problem(message, "duplicate-id"),))
    homes[text.id] = where
    return text


def _stem(name: str) -> str:
    return "draft" if name == "-" else Path(name).stem or "draft"


def _texts(file: io.BufferedReader, name: str, id_: str, bar: Progress) -> Iterator[RawText | NoText]:
    first = b""
    if name == "-":
        first = file.readline()
        while first and not first.strip():
            first += file.readline()
    if Path(name).suffix.lower() in _LINES or (first.lstrip()[:1] == b"{" and holds_lines(first)):
        yield from _of_lines(file, first, name, id_, bar)
        return
    data = first + file.read()
    bar.done += len(data)
    yield raw_text(data, id_, name)


def _of_lines(file: io.BufferedReader, first: bytes, name: str, id_: str, bar: Progress) -> Iterator[RawText | NoText]:
    number = 0
    for data in (*first.splitlines(keepends=True), *file) if first else file:
        number += 1
        bar.done += len(data)
        if data.strip():
            try:
                yield raw_text_of_line(data, f"{id_}-{number}", name, number)
            except InputError as error:
                yield NoText(error.problems)
    if not number:
        raise UnreadableError([Problem("this is empty; lines with texts are expected", name, code="empty")])

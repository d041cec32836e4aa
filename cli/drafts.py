"""Where drafts go: standard output, a file, or a folder with a file an article; nothing that a person wrote is lost.

May import: siblings, provenance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import define, field

from provenance.errors import InputError, Problem

from .outputs import encoded, print_pieces, whole

if TYPE_CHECKING:
    from .drafting import Drafted, Wanted
    from .progress import Progress

__all__ = ["Told", "refuse_losing", "written"]

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST_NAME = 120  # code points of a file name; file systems take 255 bytes


@define
class Told:
    """What a person has to know when all texts are done.

    Attributes:
        problems: of all of them.
        guessed: how often each language was guessed.
        last: the id of the last draft.
    """

    problems: list[Problem]
    guessed: Counter[str] = field(factory=Counter)
    last: str = ""

    def passed(self, drafts: Iterable[Drafted], bar: Progress) -> Iterator[Drafted]:
        """The drafts that there are, with notes taken."""
        for draft in drafts:
            bar.articles += 1
            self.problems.extend(draft.problems)
            if draft.language is not None:
                self.guessed[draft.language] += 1
            if not draft.problems:
                self.last = draft.id
                yield draft

    def languages_guessed(self) -> None:
        """Say on standard error which languages were guessed."""
        from .failures import complain

        if self.guessed.total() == 1:
            (language,) = self.guessed
            complain(f"provenance: {self.last}: the language was guessed: {language}; --language says it")
        elif self.guessed:
            each = ", ".join(
                f"{language} for {count} text{'s' * (count > 1)}" for language, count in sorted(self.guessed.items())
            )
            complain(f"provenance: the language was guessed: {each}; --language says it")


def refuse_losing(output: str | None, files: Sequence[str], form: str | None) -> None:
    """Refuse to write over a text that is read, or over an article file in which a person wrote something.

    Raises:
        click.UsageError: when it would be lost.
    """
    from .exporting import refuse_inputs

    if output is None or output == "-" or _is_folder(output):
        if output is not None and output != "-" and form != "yaml":
            raise click.UsageError(f"{output} is a folder; {form or 'an explanation'} goes into one file.")
        return
    refuse_inputs(output, files)
    if form == "yaml":
        _refuse_persons(Path(output))


def _is_folder(output: str) -> bool:
    return output.endswith("/") or Path(output).is_dir()


def _refuse_persons(path: Path) -> None:
    if has_persons_work(path):
        message = f"{path} holds what a person wrote; draft again into it with --merge {path}, or name another file."
        raise click.UsageError(message)


def has_persons_work(path: Path) -> bool:
    """Whether a file is an article file that holds more than drafts, just as they were written.

    A file that cannot be read as one was written by a person, too, if it is in YAML by its name.
    """
    from provenance.reading import read_located
    from provenance.writing import to_yaml

    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError:
        return False  # writing will say why
    if not data.strip():
        return False
    try:
        found = [each.article for each in read_located(data, str(path), path.parent)]
    except InputError:
        return path.suffix.lower() in {".yaml", ".yml"}
    confirmed = any(not statement.drafted for one in found for statement in one.statements)
    return confirmed or any(one.drafted_by is None for one in found) or data != encoded(to_yaml(found))


def written(drafts: Iterator[Drafted], wanted: Wanted, output: str | None, told: Told) -> None:
    """Write drafts where they are wanted, in the format that is wanted, and their explanations to standard output."""
    if wanted.form is None:
        print_pieces(_explanations(drafts), for_readers=True)
        return
    if output is not None and output != "-" and _is_folder(output):
        _into_folder(drafts, Path(output), told)
        return
    explanations: list[str] = []
    with whole(output) as file:
        for piece in _pieces(_kept(drafts, explanations), wanted.form):
            file.write(encoded(piece))
    if explanations:
        print_pieces(_apart(explanations), for_readers=True)


def _explanations(drafts: Iterable[Drafted]) -> Iterator[str]:
    return _apart(draft.explanation for draft in drafts)


def _apart(pieces: Iterable[str]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        yield "\n" * bool(number) + piece


def _kept(drafts: Iterable[Drafted], explanations: list[str]) -> Iterator[str]:
    for draft in drafts:
        if draft.explanation:
            explanations.append(draft.explanation)
        yield draft.piece


def _pieces(pieces: Iterable[str], form: str) -> Iterator[str]:
    if form == "json":
        from provenance.exchange.chains_json import in_one_object

        yield from in_one_object(pieces)
        return
    for number, piece in enumerate(pieces):
        yield "---\n" * (form == "yaml" and number > 0) + piece


def _into_folder(drafts: Iterable[Drafted], folder: Path, told: Told) -> None:
    """A file an article; one in which a person wrote something stays, and that is a problem."""
    from .outputs import NotWrittenError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot write {folder}: {error.strerror or error}"
        raise NotWrittenError(message) from None
    names: dict[str, str] = {}
    for draft in drafts:
        name = _file_name(draft.id)
        path = folder / name
        if name.casefold() in names:
            message = (
                f"the articles {names[name.casefold()]!r} and {draft.id!r} would have one file; the second is left out"
            )
            told.problems.append(Problem(message, str(path), code="same-file"))
        elif has_persons_work(path):
            message = "this holds what a person wrote, and stays; draft again into it with --merge"
            told.problems.append(Problem(message, str(path), code="not-replaced"))
        else:
            with whole(str(path)) as file:
                file.write(encoded(draft.piece))
        names.setdefault(name.casefold(), draft.id)
        if draft.explanation:
            print_pieces([draft.explanation], for_readers=True)


def _file_name(id_: str) -> str:
    safe = _UNSAFE.sub("-", id_)[:_LONGEST_NAME].strip(" .") or "article"
    return f"{safe}.yaml"

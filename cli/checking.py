"""What ``provenance check`` reads: articles with the places in their files.

May import: siblings, provenance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from provenance.errors import InputError, Problem, UnreadableError
from provenance.reading import LocatedArticle, load_located, read_located

from .inputs import is_xml, opened
from .progress import Progress

__all__ = ["Intake"]

_BEGINNING = 512  # bytes, as in inputs


class Intake:
    """The articles of all files, as far as they can be read.

    Attributes:
        located: the articles with the places in their files; PROV-XML has no places for a person.
        problems: everything that was wrong in any of the files, words that are no longer in the text apart.
        unreadable: whether one of them could not be read at all.
    """

    def __init__(self, files: Sequence[str]) -> None:
        self.located: list[LocatedArticle] = []
        self.problems: list[Problem] = []
        self.unreadable = False
        self._homes: dict[str, str] = {}
        with Progress(files, wanted=True) as bar:
            for name in files:
                self._read(name)
                bar.articles = len(self.located)

    def _read(self, name: str) -> None:
        try:
            for each in _articles_of(name):
                self._add(each, name)
        except InputError as error:
            self.problems.extend(error.problems)
            self.unreadable = self.unreadable or isinstance(error, UnreadableError)
        except OSError as error:
            self.problems.append(Problem(f"it cannot be read: {error.strerror or error}", name, code="unreadable"))
            self.unreadable = True

    def _add(self, each: LocatedArticle, name: str) -> None:
        id_ = each.article.id
        if id_ in self._homes:
            message = f"the article {id_!r} stands in {self._homes[id_]} already; ids are unique"
            self.problems.append(Problem(message, name, code="duplicate-article"))
            return
        self._homes[id_] = name
        self.located.append(each)


def _articles_of(name: str) -> Iterator[LocatedArticle]:
    if name != "-" and Path(name).is_dir():
        yield from load_located([name])
        return
    with opened(name) as file:
        if is_xml(file.peek(_BEGINNING)):
            from provenance.prov.interchange import iter_provxml

            for article in iter_provxml(cast("BinaryIO", file), file=name):
                yield LocatedArticle.without_places(article, name)
            return
        data = file.read()
    yield from read_located(data, name, Path() if name == "-" else Path(name).parent)

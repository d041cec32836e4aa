"""What comes out of a file in another format: articles, and what the file holds that no article can carry.

May import: errors, dates, model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from urllib.parse import urlsplit

from attrs import field, frozen

from provenance.dates import Date
from provenance.errors import InvalidError, Problem, UnreadableError
from provenance.model import Article

__all__ = ["Given", "Imported", "NotCarried", "bounded", "first_given", "free_id", "host_of", "invalid", "slug"]


@frozen
class Given:
    """What the user says of an article because the file does not, or says wrongly; None where nothing is said.

    Attributes:
        id: of the article.
        outlet: the name of the outlet.
        url: the address it came from, or of which of several pages it is.
        retrieved: when it was retrieved.
        article: the article that annotations are about.
        leave_orphans: whether annotations whose words are not in the text are left out, with a note.
    """

    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    retrieved: Date | None = None
    article: Article | None = None
    leave_orphans: bool = False


@frozen
class Imported:
    """What was read.

    Attributes:
        articles: at least one.
        notes: what the file holds and the articles do not, each with its place.
    """

    articles: tuple[Article, ...]
    notes: tuple[Problem, ...] = ()


@frozen
class NotCarried:
    """Collects what is not carried: each kind of thing once, with how often and where first."""

    file: str
    _found: dict[str, list[int | None]] = field(factory=dict, init=False)

    def add(self, what: str, line: int | None = None) -> None:
        """One more thing of a kind, such as ``comments``."""
        self._found.setdefault(what, []).append(line)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """A note a kind."""
        return tuple(
            Problem(f"not carried: {what}" + (f" ({len(lines)} times)" if len(lines) > 1 else ""), self.file, lines[0])
            for what, lines in self._found.items()
        )


def invalid(message: str, file: str, code: str, line: int | None = None) -> InvalidError:
    """An error, to be raised, with one problem."""
    return InvalidError([Problem(message, file, line, code=code)])


def bounded(data: bytes, largest: int, file: str) -> bytes:
    """The data, unless there is more of it than is read.

    Raises:
        UnreadableError: when it is larger; `largest` is in bytes.
    """
    if len(data) > largest:
        message = f"this has more than {largest // 2**20} MiB, which is the most that is read of this format"
        raise UnreadableError([Problem(message, file, code="too-large")])
    return data


def slug(words: str, longest: int = 60) -> str:
    """An id made of words: their letters and digits in lower case, in any script, with ``-`` between."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return re.sub(r"[\W_]+", "-", folded).strip("-")[:longest].strip("-") or "unnamed"


def free_id(words: str, taken: Container[str]) -> str:
    """The slug of some words, with a number when it is taken."""
    first = slug(words)
    number, id_ = 1, first
    while id_ in taken:
        number += 1
        id_ = f"{first}-{number}"
    return id_


def host_of(url: str | None) -> str | None:
    """The host of an address; None when there is none."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def first_given(values: Iterable[str | None]) -> str | None:
    """The first of some words that is not None and not empty."""
    return next((value for value in values if value), None)

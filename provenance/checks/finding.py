"""What a check reports: a finding, its level and its place.

May import: errors, model and what the model imports.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from provenance.model import Article, Statement

__all__ = ["Finding", "Level", "Path", "Place", "Related"]

Path = tuple[str | int, ...]


class Level(Enum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note up to 2 for an error."""
        return len(Level) - 1 - list(Level).index(self)


@frozen
class Place:
    """What a finding is about, and where that stands.

    Attributes:
        article: id of the article.
        path: the way to the value in the model, as in a Fault: ``("statements", "s1", "attributed_to", 0)``,
            ``("sources", "nis")``, ``("claims", "c")`` or ``("article",)``; empty for the file as such.
        paragraph: what a reader calls the place in the text (``headline``, ``¶3``); None where it is about no passage.
        start: offset in the article's text, in code points; None as above.
        file: the article file as the user named it; None when the article comes from none.
        line: in that file, counted from 1; None when unknown.
        column: counted from 1 in code points; None when unknown.
    """

    article: str
    path: Path = ()
    paragraph: str | None = None
    start: int | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None

    @classmethod
    def of(cls, article: Article, statement: Statement | None = None, *path: str | int) -> Place:
        """The place of an article, of a statement, or of what the path leads to in it."""
        if statement is None:
            return cls(article.id, path or ("article",))
        start = statement.start
        return cls(article.id, ("statements", statement.id, *path), article.place(start), start)

    @property
    def statement(self) -> str | None:
        """The id of the statement, if it is about one."""
        return str(self.path[1]) if self.path[:1] == ("statements",) else None

    @property
    def name(self) -> str:
        """What a reader calls it: ``s1 (¶1)``, ``claim arms-to-russia``, ``source nis``."""
        kinds = {"statements": "", "claims": "claim ", "sources": "source "}
        if len(self.path) < len(("kind", "id")) or self.path[0] not in kinds:
            return "article"
        name = f"{kinds[str(self.path[0])]}{self.path[1]}"
        return name if self.paragraph in (None, name) else f"{name} ({self.paragraph})"

    @property
    def where(self) -> str:
        """``file:line:col``, as much of it as is known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@frozen
class Related:
    """Another place that a finding speaks of, and what is there."""

    place: Place
    message: str


@frozen
class Finding:
    """One thing that a person should look at.

    Attributes:
        code: of the rule, such as ``PA101``; stable.
        rule: the name of the rule, such as ``unattributed-statement``; stable.
        level: as the policy weighs it.
        place: what it is about.
        message: one sentence: what is the matter, and what can be done about it.
        related: other places, in the order in which they help.
    """

    code: str
    rule: str
    level: Level
    place: Place
    message: str
    related: tuple[Related, ...] = ()

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.place.article

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Articles by id; in each, what is about no passage first, then in text order; then by code."""
        place = self.place
        start = -1 if place.start is None else place.start
        path = tuple(map(str, place.path))
        return (place.article, start, self.code, path, self.message)

    def __str__(self) -> str:
        where = f"{self.place.where}: " if self.place.where else ""
        return f"{where}{self.code} {self.level.value} {self.place.name}: {self.message}"

"""What a format cannot carry of these articles: computed from a table per format, over every value that is there.

Each format declares the fields that it carries, by the names that the model gives them (``source.aliases``); what the
table does not name is lost. Fields of spans are named under the passage (``statement.cues.prefix``). A property test
holds the tables against what is written: a change of a field that is carried shows in the output, one that is lost
does not.

May import: model and what the model imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, TypeAlias

import attrs
from attrs import frozen

from provenance.model import UNATTRIBUTED, Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.retrieval import Retrieval
from provenance.spans import Span

__all__ = ["NAMES", "Carried", "Loss", "Losses", "Table", "carriage"]


def _never(_: Any) -> bool:
    return False


@frozen
class Carried:
    """That a format carries some values of a field and not others, or something of each.

    Attributes:
        part: what of the field arrives, in words.
        whole: which values arrive as they are; none when left out.
    """

    part: str
    whole: Callable[[Any], bool] = _never


Table: TypeAlias = Mapping[str, Carried | None]
"""The fields that a format carries; None for those that arrive as they are. A key may hold ``*``."""

NAMES: Mapping[type, str] = {
    Article: "article",
    Retrieval: "retrieval",
    Source: "source",
    Claim: "claim",
    Statement: "statement",
    Attribution: "attribution",
    WithoutStatement: "without_statement",
}
"""What the model's things are called in the names of their fields."""


@frozen
class Loss:
    """A field that does not arrive.

    Attributes:
        field: ``source.aliases``.
        count: how many values of it, that are no default, are lost.
        example: where the first of them stands: the article, and what in it.
        part: what arrives of it all the same; None when nothing does.
    """

    field: str
    count: int
    example: str
    part: str | None = None

    def __str__(self) -> str:
        often = "once, at" if self.count == 1 else f"{self.count} times, first at"
        kept = f"; carried is {self.part}" if self.part else ""
        return f"{self.field} ({often} {self.example}){kept}"


class Losses:
    """Counts what a format loses of articles that are passed to it one by one.

    Attributes:
        table: what the format carries.
        only_used: whether it leaves out the sources that no link names and the claims that no statement states, and
            articles without a statement.
    """

    def __init__(self, table: Table, *, only_used: bool = False) -> None:
        self.table = table
        self.only_used = only_used
        self._found: dict[str, Loss] = {}

    def counting(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles, each counted when it is taken."""
        for article in articles:
            self.add(article)
            yield article

    def add(self, article: Article) -> None:
        """Count what is lost of one more article."""
        if self.only_used and not article.statements:
            self._lose("article.statements", article.id, "nothing of an article without a statement")
            return
        self._walk(article, article.id)
        if self.only_used:
            self._add_unused(article)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What was lost so far, by field."""
        return tuple(self._found[field] for field in sorted(self._found))

    def _walk(self, thing: Any, place: str, name: str | None = None) -> None:
        name = name or NAMES[type(thing)]
        for field in attrs.fields(type(thing)):
            value = getattr(thing, field.name)
            if value == field.default or value in ((), None):
                continue
            path = f"{name}.{field.name}"
            carried, how = carriage(self.table, path)
            if not carried or (how is not None and not how.whole(value)):
                self._lose(path, place, how.part if how else None)
            if carried and how is None:
                self._below(value, place, path)

    def _below(self, value: Any, place: str, path: str) -> None:
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Span):
                self._walk(item, place, path)
            elif type(item) in NAMES and item != UNATTRIBUTED:
                self._walk(item, _place_in(place, item))

    def _add_unused(self, article: Article) -> None:
        links = [link for statement in article.statements for link in statement.attributions()]
        used = {article.outlet, *(id_ for link in links for id_ in link.sources)}
        for source in article.sources:
            if source.id not in used:
                self._lose("article.sources", f"{article.id}, {source.id}", "the sources that speak")
        stated = {statement.claim for statement in article.statements}
        for claim in article.claims:
            if claim.id not in stated:
                self._lose("article.claims", f"{article.id}, {claim.id}", "the claims that a statement states")

    def _lose(self, path: str, place: str, part: str | None) -> None:
        known = self._found.get(path)
        self._found[path] = Loss(path, 1, place, part) if known is None else attrs.evolve(known, count=known.count + 1)


def carriage(table: Table, path: str) -> tuple[bool, Carried | None]:
    """Whether a field is in a table, and what it says of it; the field itself comes before patterns."""
    if path in table:
        return True, table[path]
    for pattern, how in table.items():
        if "*" in pattern and fnmatchcase(path, pattern):
            return True, how
    return False, None


def _place_in(place: str, item: Any) -> str:
    """The place of something in an article: that of the article, and its id."""
    return f"{place}, {item.id}" if hasattr(item, "id") else place

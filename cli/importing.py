"""What ``provenance import`` takes care of: formats, what the user says, several files, what is not carried.

May import: click, failures, inputs, provenance.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, cast

import click
from attrs import frozen

from provenance.dates import Date
from provenance.errors import InputError, InvalidError, ModelError, Problem, UnreadableError
from provenance.exchange.incoming.formats import guessed, read
from provenance.exchange.incoming.imported import Given
from provenance.model import Article
from provenance.reading import load
from provenance.writing import to_json, to_yaml

from .failures import complain
from .inputs import opened

__all__ = ["Asked", "article_file", "imported"]

_BEGINNING = 4096  # bytes


@frozen
class Asked:
    """The options of the command, as they were given."""

    form: str | None
    article: str | None
    leave_orphans: bool
    url: str | None
    retrieved: str | None
    outlet: str | None
    id: str | None

    def given(self) -> Given:
        """What they say of an article."""
        return Given(
            id=self.id,
            outlet=self.outlet,
            url=self.url,
            retrieved=_date(self.retrieved),
            article=None if self.article is None else load(self.article),
            leave_orphans=self.leave_orphans,
        )


def _date(words: str | None) -> Date | None:
    try:
        return None if words is None else Date(words)
    except ModelError as error:
        raise click.UsageError(f"--retrieved: {error.faults[0].message}") from None


def imported(files: Sequence[str], asked: Asked) -> list[Article]:
    """The articles of all files; of several files with annotations, one article with all of them.

    Raises:
        UnreadableError, InvalidError: with everything that is wrong in any of the files.
    """
    problems: list[Problem] = []
    unreadable = False
    articles: dict[str, Article] = {}
    given = asked.given()
    for name in files:
        try:
            with opened(name) as file:
                form = asked.form or _form(file.peek(_BEGINNING), name)
                found = read(cast("BinaryIO", file), name, form, given)
        except InputError as error:
            problems.extend(error.problems)
            unreadable = unreadable or isinstance(error, UnreadableError)
            continue
        for note in found.notes:
            complain(str(note))
        for article in found.articles:
            if article.id in articles and given.article is None:
                message = f"two articles have the id {article.id!r}; say another with --id"
                problems.append(Problem(message, name, code="duplicate-article"))
            articles[article.id] = article
            if given.article is not None and given.article.id == article.id:
                given = _onward(given, article)
    if problems:
        raise UnreadableError(problems) if unreadable else InvalidError(problems)
    return list(articles.values())


def _onward(given: Given, article: Article) -> Given:
    from attrs import evolve

    return evolve(given, article=article)


def _form(beginning: bytes, name: str) -> str:
    form = guessed(beginning)
    if form is None:
        message = "the format cannot be told by how this begins; say it with --format"
        raise UnreadableError([Problem(message, name, code="unknown-format")])
    return form


def article_file(articles: Sequence[Article], asked: Asked, output: str | None) -> str:
    """An article file with these articles; one that annotations were added to keeps a person's comments and order."""
    one_or_all = articles[0] if len(articles) == 1 else articles
    if output is not None and output.lower().endswith(".json"):
        return to_json(one_or_all)
    if asked.article is None or len(articles) != 1 or not asked.article.lower().endswith((".yaml", ".yml")):
        return to_yaml(one_or_all)
    path = Path(asked.article)
    stays = output not in (None, "-") and Path(str(output)).resolve().parent == path.resolve().parent
    onto = path.read_bytes().decode("utf-8-sig")
    return to_yaml(articles[0], onto=onto, folder=path.parent, keep_text_file=stays)

"""Several articles taken together, in no more memory than they need.

Most articles refer to no other; their chains are those of a graph of their own, and so they are taken one by one. When
an article refers to others, those before it are needed again: they wait on disk.

May import: errors, model and what the model imports, judgements, the graph modules.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Self

from provenance.errors import InputError
from provenance.graph import Graph
from provenance.graph.circles import Closing, Resting
from provenance.judgements import Identity, Judgement, JudgementKind
from provenance.model import Article

__all__ = ["JudgedNames", "Shelf", "traced", "with_closing"]

_IN_MEMORY = 8 * 2**20  # bytes of articles that wait in memory; more wait on disk


class Shelf:
    """Articles put aside in a temporary file, which nobody else can open; they come back in their order."""

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed with the shelf
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, article: Article) -> None:
        """Put one more aside."""
        self._file.seek(0, 2)
        pickle.dump(article, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[Article]:
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)  # noqa: S301  # our own bytes, from a file without a name


def traced(
    articles: Iterable[Article], judgements: Iterable[Judgement] | Identity = ()
) -> Iterator[tuple[Article, Graph]]:
    """Every article, each with a graph in which all its chains are.

    One article after another, each with a graph of its own, until one refers to other articles; from there on with the
    graph of all articles.

    Raises:
        ModelError: when the judgements contradict each other, or two articles have the same id and one of the articles
            refers to others.
        InputError: what the articles raise while they are taken; after the articles before it.
    """
    identity = judgements if isinstance(judgements, Identity) else Identity.of(judgements)
    remaining = iter(articles)
    with Shelf() as passed:
        rest: list[Article] = []
        for article in remaining:
            if any(article.references_out()):
                rest.append(article)
                break
            passed.put(article)
            yield article, Graph([article], identity)
        if rest:
            failure = _take(remaining, rest)
            graph = Graph([*passed, *rest], identity)
            for article in rest:
                yield article, graph
            if failure is not None:
                raise failure


def _take(articles: Iterator[Article], into: list[Article]) -> InputError | None:
    """Take what there is; gives the error that the articles end with, if they do."""
    try:
        into.extend(articles)
    except InputError as error:
        return error
    return None


def with_closing(articles: Iterable[Article]) -> Iterator[tuple[Article, Closing]]:
    """Every article with those of its references that close a circle between the articles.

    Articles are passed on one by one until one refers to others; from there on they wait on disk until the last is
    known.
    """
    resting = Resting()
    with Shelf() as waiting:
        for article in articles:
            resting.add(article)
            if resting.is_empty:
                yield article, frozenset()
            else:
                waiting.put(article)
        closing = resting.closing()
        for article in waiting:
            yield article, closing.get(article.id, frozenset())


class JudgedNames:
    """The names in some judgements, and which of them the articles that pass do not have.

    A name with an article (``x#nis``) is missed only when that article passes: judgements may be on an archive of which
    these articles are a part.
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._missed = {(one.kind, name): one for one in judgements for name in one.same_as}
        self._articles: set[str] = set()

    def watch(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The same articles, whose names are known from then on."""
        for article in articles:
            self.see(article)
            yield article

    def see(self, article: Article) -> None:
        """Know the names of an article."""
        known = {
            JudgementKind.SOURCE: article.sources_by_id,
            JudgementKind.CLAIM: article.claims_by_id,
            JudgementKind.STATEMENT: article.statements_by_id,
        }
        self._articles.add(article.id)
        for kind, name in list(self._missed):
            where, _, id_ = name.rpartition("#")
            if where in {"", article.id} and id_ in known[kind]:
                del self._missed[kind, name]

    def missed(self) -> Iterator[str]:
        """A sentence for each name that nothing has, in the order of the judgements."""
        for (kind, name), judgement in self._missed.items():
            where, _, id_ = name.rpartition("#")
            if not where:
                has = "no article given has"
            elif where in self._articles:
                has = f"the article {where!r} does not have"
            else:
                continue
            yield f"{has} the {kind.value} {id_!r}, which is judged in same_as: [{', '.join(judgement.same_as)}]"

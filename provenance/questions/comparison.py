"""What changed between two versions of several articles, which are told by their ids.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from provenance.model import Article
from provenance.questions.alterations import Differences
from provenance.questions.differences import differences

__all__ = ["Comparison", "compare"]


@frozen
class Comparison:
    """What changed between two versions of several articles.

    Attributes:
        articles: what changed in each article that both have, also where that is nothing; by id.
        dropped: the articles that only the old version has; by id.
        added: the articles that only the new version has; by id.
    """

    articles: tuple[Differences, ...]
    dropped: tuple[Article, ...] = ()
    added: tuple[Article, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not (self.dropped or self.added) and all(found.same for found in self.articles)


def compare(old: Iterable[Article], new: Iterable[Article]) -> Comparison:
    """What changed from one version of several articles to the next.

    The articles are matched by their ids. Where each version is one article, these two are compared, whatever their
    ids; that the id changed is told then.

    Args:
        old: articles of which each has an id of its own.
        new: likewise.
    """
    before, after = ({article.id: article for article in articles} for articles in (old, new))
    if len(before) == len(after) == 1:
        return Comparison((differences(*before.values(), *after.values()),))
    return Comparison(
        tuple(differences(before[id_], after[id_]) for id_ in sorted(before.keys() & after.keys())),
        tuple(before[id_] for id_ in sorted(before.keys() - after.keys())),
        tuple(after[id_] for id_ in sorted(after.keys() - before.keys())),
    )

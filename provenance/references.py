"""What a reference to a statement means: ``s3``, or ``kompas-2023-11-02#s3`` for a statement of another article.

Ids may hold any character, the ``#`` among them, so the order of the readings below is part of the format:

1. the id of a statement of the article in which the reference stands, whatever it looks like;
2. the id of this article, ``#``, and the id of one of its statements: that statement;
3. otherwise what stands before the *last* ``#`` is the id of another article, and what stands after it the id of a
   statement there. Neither may be empty. (So an article's id may hold ``#``, as addresses do; a statement whose id
   holds it cannot be referred to from outside.)

Whether the other article is at hand, and has such a statement, is not for one article to know; ``Graph.missing`` tells.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

__all__ = ["Reference", "resolved"]


class Reference(NamedTuple):
    """A statement of an article, both by id; ``str`` gives ``article#statement``."""

    article: str
    statement: str

    def __str__(self) -> str:
        return f"{self.article}#{self.statement}"


def resolved(reference: str, article: str, statements: Container[str]) -> Reference | None:
    """The statement that a reference means; None when it can mean none.

    Args:
        reference: as it is written.
        article: the id of the article in which it stands.
        statements: the ids of that article's statements.
    """
    if reference in statements:
        return Reference(article, reference)
    local = reference.removeprefix(f"{article}#")
    if local != reference and local in statements:
        return Reference(article, local)
    other, _, statement = reference.rpartition("#")
    return Reference(other, statement) if other and statement and other != article else None

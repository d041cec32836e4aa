"""Articles some of whose words no longer stand in their text: what can be read without these.

May import: model and what it imports.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import evolve

from provenance.model import Attribution, Statement

__all__ = ["ORPHAN", "with_words", "without_references"]

ORPHAN = "quote-not-found"
"""The code of the problem with words that are not in the text."""


def with_words(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements that have words, without references to those that have none."""
    lost = {statement.id for statement in statements if not statement.content}
    if not lost:
        return tuple(statements)
    return tuple(without_references(statement, lost) for statement in statements if statement.content)


def without_references(statement: Statement, lost: Collection[str]) -> Statement:
    """The statement without references to those with these ids."""
    return evolve(
        statement,
        contradicts=[id_ for id_ in statement.contradicts if id_ not in lost],
        about=[id_ for id_ in statement.about if id_ not in lost],
        attributed_to=tuple(_link_without(link, lost) for link in statement.attributed_to),
    )


def _link_without(link: Attribution, lost: Collection[str]) -> Attribution:
    return evolve(
        link,
        rests_on=[id_ for id_ in link.rests_on if id_ not in lost],
        attributed_to=tuple(_link_without(further, lost) for further in link.attributed_to),
    )

"""What drafting gives back: the proposed article, why each link stands there, and readings that were not taken.

May import: model and below.
"""

from __future__ import annotations

from attrs import frozen

from provenance.model import Article
from provenance.spans import Passage

__all__ = ["Alternative", "Draft", "Explanation", "LeftOut"]


@frozen
class Explanation:
    """Why a link, or a statement in the outlet's own voice, was proposed.

    Attributes:
        statement: id of the statement.
        link: positions, from 0, that lead through ``attributed_to`` to the link; empty for the statement itself.
        rule: name of the rule that proposed it, such as ``quotation-then-cue``.
        words: the words of the article that the rule rests on.
        why: one sentence in English.
    """

    statement: str
    link: tuple[int, ...]
    rule: str
    words: Passage
    why: str


@frozen
class Alternative:
    """A reading that the words allow too, and that was not taken.

    Attributes:
        statement: id of the statement.
        sources: ids of the sources of the other chain, nearest first, without the outlet of the article.
        rule: name of the rule that would lead there.
        why: one sentence in English.
    """

    statement: str
    sources: tuple[str, ...]
    rule: str
    why: str


@frozen
class LeftOut:
    """A stretch of the text that no statement was proposed for.

    Attributes:
        content: its words.
        why: such as ``a question``.
    """

    content: Passage
    why: str


@frozen
class Draft:
    """A proposed article.

    Attributes:
        article: its spans are exact; ids of statements count from ``s1`` in the order of the text; the
            headline is ``headline``.
        language: name of the language pack that read it.
        language_guessed: whether the language was guessed from the text.
        explanations: one for each link and for each statement without any, in the order of the text.
        alternatives: other readings, in the order of the text.
        left_out: what carries no statement, in the order of the text; every other sentence has one.
    """

    article: Article
    language: str
    language_guessed: bool
    explanations: tuple[Explanation, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

"""What a rule is: a function that looks at the evidence, and everything a person wants to know about it.

May import: finding, evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from provenance.checks.evidence import Evidence
from provenance.checks.finding import Level, Place, Related

__all__ = ["Observation", "Reference", "Rule", "rule"]


@frozen
class Reference:
    """Where a standard of the profession is published.

    Attributes:
        title: the document, and who publishes it.
        section: where in it.
        url: where it can be read; None when it has no address of its own.
    """

    title: str
    section: str
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.title}, {self.section}" + (f" <{self.url}>" if self.url else "")


@frozen
class Observation:
    """What a rule has seen; it becomes a finding by the rule's code and the policy's level."""

    place: Place
    message: str
    related: tuple[Related, ...] = ()


Look = Callable[[Evidence], Iterator[Observation]]


@frozen
class Rule:
    """One thing to look for.

    Attributes:
        code: stable; the first digit is the theme.
        name: stable; words with hyphens.
        level: unless a policy says otherwise.
        summary: one sentence: when it speaks.
        rationale: why it matters, and when it stays silent.
        references: the standards it leans on; empty when it is about the record itself.
        example: words it would speak about, and what it would want.
        look: finds it; None for those that are found while files are read.
        enabled: whether it is on unless a policy says otherwise.
        mutual: whether what it finds is as much about the related places as about its own, so that a comment at any of
            them can ask to ignore it.
    """

    code: str
    name: str
    level: Level
    summary: str
    rationale: str
    references: tuple[Reference, ...]
    example: str
    look: Look | None = None
    enabled: bool = True
    mutual: bool = False


def rule(  # noqa: PLR0913  # what a rule has
    code: str,
    name: str,
    level: Level,
    *,
    summary: str,
    rationale: str,
    example: str,
    references: Iterable[Reference] = (),
    enabled: bool = True,
    mutual: bool = False,
) -> Callable[[Look], Rule]:
    """Make a rule of the function that looks for it."""

    def made(look: Look) -> Rule:
        return Rule(code, name, level, summary, rationale, tuple(references), example, look, enabled, mutual)

    return made

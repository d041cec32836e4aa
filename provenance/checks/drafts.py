"""A rule about what a program proposed and nobody has confirmed.

May import: rule and what it imports, standards.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.checks.evidence import Evidence
from provenance.checks.finding import Level, Place
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import IFCN_SOURCES

__all__ = ["RULES"]


@rule(
    "PA602",
    "drafted-statements",
    Level.NOTE,
    summary="A program proposed statements, and nobody has confirmed them.",
    rationale=(
        "A draft can be wrong about who said what, and every other finding on it with it. Told once an article, at the "
        "first such statement."
    ),
    references=(IFCN_SOURCES,),
    example="`drafted: true` on a statement. – Compare it with the text, then take out `drafted` and `rule`.",
)
def drafted_statements(evidence: Evidence) -> Iterator[Observation]:
    """Articles with statements that are marked as drafted."""
    for article in evidence.articles:
        drafted = [statement for statement in article.statements if statement.drafted]
        if drafted:
            count = f"{len(drafted)} of {len(article.statements)}" if len(article.statements) > 1 else "1"
            message = (
                f"{count} statement{'s' * (len(article.statements) > 1)} drafted and not confirmed; compare each with "
                "the text, then take out its drafted and rule"
            )
            yield Observation(Place.of(article, drafted[0]), message)


RULES: tuple[Rule, ...] = (drafted_statements,)
"""The rules of this module."""

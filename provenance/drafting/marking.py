"""The marks of what a program proposed: drafted, by which program, and which rule proposed each link.

May import: model and what the model imports; drafted beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from provenance.drafting.drafted import Draft
from provenance.model import Attribution

__all__ = ["marked", "program"]

_Rules = Mapping[tuple[str, tuple[int, ...]], str]


def program() -> str:
    """The name of this program with its version, as it stands in what it drafted."""
    from provenance import __version__

    return f"provenance-tracker {__version__}"


def marked(draft: Draft) -> Draft:
    """The draft with every statement marked as drafted, and the rules from its explanations on statements and links."""
    rules = {(each.statement, each.link): each.rule for each in draft.explanations}
    statements = [
        evolve(
            statement,
            drafted=True,
            rule=rules.get((statement.id, ()), statement.rule),
            attributed_to=_marked(statement.attributed_to, statement.id, (), rules),
        )
        for statement in draft.article.statements
    ]
    return evolve(draft, article=evolve(draft.article, statements=statements, drafted_by=program()))


def _marked(
    links: tuple[Attribution, ...], statement: str, above: tuple[int, ...], rules: _Rules
) -> tuple[Attribution, ...]:
    found = []
    for number, link in enumerate(links):
        place = (*above, number)
        below = _marked(link.attributed_to, statement, place, rules)
        found.append(evolve(link, rule=rules.get((statement, place), link.rule), attributed_to=below))
    return tuple(found)

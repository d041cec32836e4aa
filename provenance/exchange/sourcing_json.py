"""The sourcing of claims as JSON, described by schemas/independence.schema.json.

Everything that a key can hold is there: what is absent is null, never a missing key.

May import: graph, questions and what they import; exchange.chains_json.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provenance.exchange.chains_json import dumped
from provenance.model import Source
from provenance.questions.appearances import Appearance
from provenance.questions.dependence import Dependents
from provenance.questions.independence import Independence
from provenance.questions.network import Occurrence
from provenance.questions.reliance import Reliance
from provenance.questions.sourcing import Sourcing
from provenance.questions.timeline import Order

__all__ = ["SCHEMA_VERSION", "sourcing_json"]

SCHEMA_VERSION = 1
_LARGEST_COUNT = 2**53 - 1  # what every JSON reader can hold exactly (RFC 8259 §6)

Data = dict[str, Any]


def sourcing_json(answers: Iterable[Sourcing]) -> str:
    """One JSON object with all claims."""
    return dumped({"schema_version": SCHEMA_VERSION, "claims": [_claim(answer) for answer in answers]}) + "\n"


def _claim(answer: Sourcing) -> Data:
    formula = answer.formula
    return {
        "id": answer.claim.id,
        "text": answer.claim.text,
        "same_as": [one.id for one in answer.same_as],
        **_independence(answer.independence),
        "certainties": [one.value for one in answer.firmness.certainties],
        "rises": [
            {
                "statement": str(rise.where),
                "firmer": {"source": rise.firmer.name, "certainty": rise.firmer.certainty.value},
                "weaker": {"source": rise.weaker.name, "certainty": rise.weaker.certainty.value},
            }
            for rise in answer.firmness.rises
        ],
        "shortest_chain": answer.hearsay.shortest,
        "longest_chain": answer.hearsay.longest,
        "anonymous": _statements(answer.hearsay.anonymous),
        "unattributed": _statements(answer.hearsay.unattributed),
        "elided": _statements(answer.hearsay.elided),
        "inferred": _statements(answer.hearsay.inferred),
        "earliest": [_appearance(one) for one in answer.timeline.earliest],
        "first": [_appearance(one) for one in answer.timeline.first],
        "undated_articles": list(answer.timeline.undated_articles),
        "undated_links": answer.timeline.undated_links,
        "orders": [_order(one) for one in answer.timeline.orders],
        "formula": str(formula),
        "factored": formula.factored,
        "chain_count": formula.chain_count if formula.chain_count <= _LARGEST_COUNT else None,
        "without": None if answer.without is None or answer.left is None else _without(answer.without, answer.left),
    }


def _independence(found: Independence) -> Data:
    return {
        "sentence": found.sentence,
        "lines": found.lines,
        "at_most": found.at_most,
        "cut": [_group(group) for group in found.cut],
        "unsure": _sources(found.unsure),
        "dependent": [_group(group) for group in found.dependent],
        "outlets": _sources(found.outlets),
        "surplus_outlets": found.surplus,
        "origins": _sources(found.origins),
        "choke_points": _sources(found.choke_points),
        "nameless": _sources(found.nameless),
        "in_circles": _sources(found.in_circles),
        "missing": list(found.missing),
        "denials": _statements(found.denials),
        "denied_by": _sources(found.denied_by),
        "attributed": _statements(found.attributed),
        "own_voice": _statements(found.own_voice),
    }


def _without(gone: Reliance, left: Independence) -> Data:
    return {
        "sources": _sources(gone.sources),
        "belonging": [
            {"source": one, "reason": why} for one, why in zip(_sources(gone.belonging), gone.reasons, strict=True)
        ],
        "falls": _statements(gone.falls),
        "weakened": _statements(gone.weakened),
        "stands": _statements(gone.stands),
        "left": _independence(left),
    }


def _group(group: Dependents) -> Data:
    return {"sources": _sources(group.sources), "reasons": list(group.reasons)}


def _sources(sources: Iterable[Source]) -> list[Data]:
    return [{"id": one.id, "name": one.name, "kind": one.kind.value if one.kind else None} for one in sources]


def _statements(several: Iterable[Occurrence]) -> list[str]:
    return [str(one) for one in several]


def _appearance(one: Appearance) -> Data:
    return {"date": str(one.date), "act": one.act.value, "sources": _sources(one.sources), "statement": str(one.where)}


def _order(one: Order) -> Data:
    return {"first": _appearance(one.first), "then": _appearance(one.then), "verdict": one.verdict.value}

"""The chains of PROV that other tools wrote, by their definition: slow, and written apart from the package.

A chain of an entity *e* is a way of names, nearest first. It begins with one step, and goes on as long as it can:

1. *Derivation* (PROV-DM §5.2.1, with Revision §5.2.2, Quotation §5.2.3 and Primary Source §5.2.4): to an entity *u*
   such that ``wasDerivedFrom(e, u)``, and then along a chain of *u*.
2. *Attribution* (§5.3.2): to an agent *a* such that ``wasAttributedTo(e, a)``, and then along delegations.
3. *Delegation* (§5.3.4), only after an agent: from *a* to an agent *r* such that ``actedOnBehalfOf(a, r, x)`` holds for
   *e*: there is no *x*, or *x* generated *e*. An agent that the chain has come through is no step.

What generated *e*: ``wasGeneratedBy(e, x)`` (§5.1.3), and ``wasDerivedFrom(e, u, x)``, from which PROV-CONSTRAINTS,
inference 11, concludes the generation.

An entity without any step has one chain, of no step. Entities that derive from each other have none and are left out
here: nothing is asked of them.
"""

from __future__ import annotations

from itertools import chain, pairwise, permutations

from provenance.prov.records import Document

DERIVATIONS = {"wasDerivedFrom", "wasRevisionOf", "wasQuotedFrom", "hadPrimarySource"}


def relations(document: Document, elements: set[str]) -> set[tuple[object, ...]]:
    return {record.arguments for record in document.records if record.type.element in elements}


def chains_of(document: Document, entity: str) -> list[tuple[str, ...]]:
    derived = {pair[:2] for pair in relations(document, DERIVATIONS)}
    further = [(used, *rest) for one, used in derived if one == entity for rest in chains_of(document, str(used))]
    return sorted([*further, *agents_of(document, entity)] or [()])


def agents_of(document: Document, entity: str) -> list[tuple[str, ...]]:
    """Every order of agents that delegations lead through and that cannot be gone on with."""
    first = {agent for one, agent in relations(document, {"wasAttributedTo"}) if one == entity}
    holding = {
        (agent, other)
        for agent, other, activity in relations(document, {"actedOnBehalfOf"})
        if activity is None or activity in generating(document, entity)
    }
    agents = {*first, *chain.from_iterable(holding)}
    ways = [way for length in range(1, len(agents) + 1) for way in permutations(agents, length)]
    return [
        way
        for way in ways
        if way[0] in first
        and all(step in holding for step in pairwise(way))
        and not any(one == way[-1] and other not in way for one, other in holding)
    ]


def generating(document: Document, entity: str) -> set[object]:
    told = {(one, activity) for one, activity, _ in relations(document, {"wasGeneratedBy"})}
    concluded = {(arguments[0], arguments[2]) for arguments in relations(document, DERIVATIONS)}
    return {activity for one, activity in told | concluded if one == entity and activity is not None}

"""Constraints 50 to 56: what things are typed as, and what can never be; and arguments that cannot be left out.

May import: prov.constraints.circles, normalisation, unification, uniqueness; prov.records.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.prov.constraints.circles import Circle, circles
from provenance.prov.constraints.normalisation import EMPTY_COLLECTION, NormalForm, Statement, subtypes
from provenance.prov.constraints.unification import NOTHING, Term
from provenance.prov.constraints.uniqueness import DISJOINT, IDENTIFIED

__all__ = [
    "ROLES",
    "absent_arguments",
    "both_entity_and_activity",
    "filled_empty_collections",
    "objects_and_relations",
    "shared_between_relations",
    "specialization_circles",
    "unspecified_derivations",
]

_ENTITY, _ACTIVITY = "entity", "activity"

ROLES: dict[str, tuple[tuple[int, str], ...]] = {
    "used": ((0, _ACTIVITY), (1, _ENTITY)),
    "wasGeneratedBy": ((0, _ENTITY), (1, _ACTIVITY)),
    "wasInformedBy": ((0, _ACTIVITY), (1, _ACTIVITY)),
    "wasStartedBy": ((0, _ACTIVITY), (1, _ENTITY), (2, _ACTIVITY)),
    "wasEndedBy": ((0, _ACTIVITY), (1, _ENTITY), (2, _ACTIVITY)),
    "wasInvalidatedBy": ((0, _ENTITY), (1, _ACTIVITY)),
    "wasDerivedFrom": ((0, _ENTITY), (1, _ENTITY), (2, _ACTIVITY)),
    "wasAttributedTo": ((0, _ENTITY),),
    "wasAssociatedWith": ((0, _ACTIVITY), (2, _ENTITY)),
    "actedOnBehalfOf": ((2, _ACTIVITY),),
    "alternateOf": ((0, _ENTITY), (1, _ENTITY)),
    "specializationOf": ((0, _ENTITY), (1, _ENTITY)),
    "mentionOf": ((0, _ENTITY), (1, _ENTITY)),
    "hadMember": ((0, _ENTITY), (1, _ENTITY)),
}
"""Which arguments constraint 50 types as what. Agents are left out: they may be entities and activities as well."""


def both_entity_and_activity(form: NormalForm) -> Iterator[tuple[Term, Statement, Statement]]:
    """Constraints 50 and 55: each thing that is typed as both, and a statement that types it as the one and the other.

    A declaration is given where there is one.
    """
    typed: dict[str, dict[Term, Statement]] = {
        _ENTITY: form.declared(_ENTITY),
        _ACTIVITY: form.declared(_ACTIVITY),
    }
    for kind, roles in ROLES.items():
        for statement in form.of(kind):
            for position, role in roles:
                term = form.terms.find(statement.arguments[position])
                if term != NOTHING:
                    typed[role].setdefault(term, statement)
    for term, statement in typed[_ENTITY].items():
        if term in typed[_ACTIVITY]:
            yield term, statement, typed[_ACTIVITY][term]


def unspecified_derivations(form: NormalForm) -> Iterator[Statement]:
    """Constraint 51: derivations that name a generation or usage, and no activity."""
    for statement in form.of("wasDerivedFrom"):
        activity, *events = statement.arguments[2:]
        if activity == NOTHING and any(event != NOTHING for event in events):
            yield statement


def specialization_circles(form: NormalForm) -> Iterator[tuple[Circle[Term], list[Statement]]]:
    """Constraint 52: what would, by Inference 19, be a specialization of itself."""
    known: dict[tuple[Term, Term], Statement] = {}
    for specific, general, statement in form.specializations():
        known.setdefault((specific, general), statement)
    for circle in circles(known, known) if known else ():
        yield circle, [known[edge] for edge in circle.edges]


def _relations(form: NormalForm, kinds: frozenset[str]) -> Iterator[tuple[str, Statement]]:
    """Every identified relation of these kinds with its id; inferred ones have none of their own but by constant."""
    for kind in sorted(kinds):
        for statement in form.of(kind):
            id_ = form.terms.find(statement.id)
            if isinstance(id_, str):
                yield id_, statement


def shared_between_relations(form: NormalForm) -> Iterator[tuple[str, list[Statement]]]:
    """Constraint 53: ids of relations of different kinds, with one statement of each kind."""
    found: dict[str, dict[str, Statement]] = {}
    for id_, statement in _relations(form, DISJOINT):
        found.setdefault(id_, {}).setdefault(statement.kind, statement)
    for id_, kinds in found.items():
        if len(kinds) > 1:
            yield id_, list(kinds.values())


def objects_and_relations(form: NormalForm) -> Iterator[tuple[str, Statement, Statement]]:
    """Constraint 54: ids of an entity, activity or agent that are ids of a relation too."""
    objects: dict[Term, Statement] = {}
    for kind in ("agent", _ACTIVITY, _ENTITY):
        objects |= form.declared(kind)
    told: set[str] = set()
    for id_, statement in _relations(form, IDENTIFIED):
        if id_ in objects and id_ not in told:
            told.add(id_)
            yield id_, objects[id_], statement


def filled_empty_collections(form: NormalForm) -> Iterator[tuple[Term, Statement, list[Statement]]]:
    """Constraint 56: empty collections, by declaration or as specializations of one, and their memberships."""
    find = form.terms.find
    empty: dict[Term, Statement] = {}
    for statement in form.of(_ENTITY):
        if EMPTY_COLLECTION in subtypes(statement.record):
            empty.setdefault(find(statement.id), statement)
    members: dict[Term, list[Statement]] = {}
    if empty := form.inherited(empty):
        for statement in form.of("hadMember"):
            members.setdefault(find(statement.arguments[0]), []).append(statement)
    for collection, statement in empty.items():
        if collection in members:
            yield collection, statement, members[collection]


def absent_arguments(form: NormalForm) -> Iterator[tuple[Statement, str]]:
    """Mandatory arguments that are left out, and that no other record with the same id gives (Definition 4)."""
    for statement, field, variable in form.absent:
        if isinstance(form.terms.find(variable), int):
            yield statement, field

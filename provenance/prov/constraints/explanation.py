"""Violations in words: one sentence each, for a person who has the document and wants it right.

May import: errors, prov.records, and the modules of prov.constraints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from provenance.errors import clipped
from provenance.prov.constraints.circles import Circle
from provenance.prov.constraints.impossibility import (
    ROLES,
    absent_arguments,
    both_entity_and_activity,
    filled_empty_collections,
    objects_and_relations,
    shared_between_relations,
    specialization_circles,
    unspecified_derivations,
)
from provenance.prov.constraints.normalisation import NormalForm, Statement
from provenance.prov.constraints.ordering import STRICT, Event, Step, impossible
from provenance.prov.constraints.unification import NOTHING, Term
from provenance.prov.constraints.uniqueness import Clash, clashes
from provenance.prov.constraints.violation import NAMES, Violation, short
from provenance.prov.records import BY_ELEMENT, Name, Record

__all__ = ["Instance"]

_PARTICIPANTS = {"wasGeneratedBy": (0, 1), "wasInvalidatedBy": (0, 1), "wasStartedBy": (0, 2), "wasEndedBy": (0, 2)}
# What a statement says of its first two arguments, by the constraint that orders their events.
_SUBJECT_FIRST = {42: "is derived from", 45: "is a specialization of", 48: "is attributed to"}
_OBJECT_FIRST = {34: "generated", 43: "started"}
_BEFORE = {True: "before", False: "not after"}
_TIMES_OF_ACTIVITY = (28, 29)


@frozen
class Instance:
    """The toplevel of a document or one of its bundles, which is checked on its own.

    Attributes:
        form: its statements.
        bundle: the name of the bundle, or None for the toplevel.
        prefixes: prefix by namespace, to name things with.
        place: the position of each record in the document, by its ``id()``.
    """

    form: NormalForm
    bundle: Name | None
    prefixes: Mapping[str, str]
    place: Mapping[int, int]

    def violations(self) -> Iterator[Violation]:
        """Everything that is wrong in the instance; it is unified on the way."""
        for clash in clashes(self.form):
            yield self._clash(clash)
        for statement, field in absent_arguments(self.form):
            message = f"{self._a(statement)} names no {_spaced(field)}, which cannot be left out"
            yield self._violation(4, message, [statement])
        for circle, steps in impossible(self.form):
            yield self._disorder(circle, steps)
        yield from self._impossibilities()

    def _impossibilities(self) -> Iterator[Violation]:
        for statement in unspecified_derivations(self.form):
            derived, source = map(self._name, statement.arguments[:2])
            message = (
                f"the derivation of {derived} from {source} names a generation or a usage but no activity; "
                "name the activity, or leave them out"
            )
            yield self._violation(51, message, [statement])
        for circle, statements in specialization_circles(self.form):
            message = self._round(circle.nodes, "specializes itself", "specialize each other", "specialize one another")
            yield self._violation(52, message + _more(circle.others, "specialization"), statements)
        for id_, sharing in shared_between_relations(self.form):
            statements = sorted(sharing, key=self._place)
            kinds = " and ".join(f"of {_a(_noun(statement.kind))}" for statement in statements)
            yield self._violation(53, f"{self._name(id_)} is the id {kinds}; give each its own", statements)
        for id_, thing, statement in objects_and_relations(self.form):
            kinds = f"{_a(_object(thing))} and of {_a(_noun(statement.kind))}"
            yield self._violation(54, f"{self._name(id_)} is the id of {kinds}; give each its own", [thing, statement])
        for term, entity, activity in both_entity_and_activity(self.form):
            as_entity, as_activity = self._typed(term, entity, "entity"), self._typed(term, activity, "activity")
            message = f"{self._name(term)} is an entity ({as_entity}) and an activity ({as_activity}); nothing is both"
            declared = (entity.kind, activity.kind) == ("entity", "activity")
            yield self._violation(55, message, [entity, activity], () if declared else (50,))
        for collection, empty, memberships in filled_empty_collections(self.form):
            names = dict.fromkeys(self._name(statement.arguments[1]) for statement in memberships)
            members = ", ".join(clipped(list(names)))
            message = f"{self._name(collection)} is an empty collection, and has members: {members}"
            yield self._violation(56, message, [empty, *memberships])

    def _violation(
        self, number: int | None, message: str, statements: Iterable[Statement], also: tuple[int, ...] = ()
    ) -> Violation:
        name = "unique-mention" if number is None else NAMES[number]
        records: dict[int, Record] = {id(statement.record): statement.record for statement in statements}
        return Violation(number, name, message, tuple(records.values()), self.bundle, also)

    def _clash(self, clash: Clash) -> Violation:
        statements, values = [clash.first, clash.second], list(map(self._name, clash.values))
        if self._place(clash.second) < self._place(clash.first):
            statements, values = statements[::-1], values[::-1]
        either = " and ".join(values)
        if clash.position is None:
            one, two = _PARTICIPANTS[clash.first.kind]
            participants = f"{self._name(clash.first.arguments[one])} by {self._name(clash.first.arguments[two])}"
            event = f"the {_noun(clash.first.kind)} of {participants}"
            message = f"{event} has two ids, {either}; it happened once, so give it one"
        elif isinstance(clash.position, str):
            kinds = " and of ".join(_a(_noun(statement.kind)) for statement in statements)
            message = (
                f"{self._name(clash.first.id)} is the id of {kinds}, which are then one influence; {either} differ"
            )
        elif clash.constraint in _TIMES_OF_ACTIVITY:
            activity = self._name(clash.second.arguments[0])
            event = _noun(clash.second.kind)
            message = f"the activity {activity} has two different {event} times: {either}"
        else:
            field = _spaced(BY_ELEMENT[clash.first.kind].fields[clash.position].name)
            what = self._a(clash.first)
            if NOTHING in clash.values:
                given = self._name(next(value for value in clash.values if value != NOTHING))
                message = f"{what} is stated once with the {field} {given} and once with none"
            else:
                message = f"{what} is stated with two different {_plural(field)}: {either}"
        return self._violation(clash.constraint, message, statements, clash.also)

    def _disorder(self, circle: Circle[Event], steps: Sequence[Step]) -> Violation:
        statements = [step.statement for step in steps]
        also = tuple(sorted({step.constraint for step in steps} - {STRICT}))
        if not also:
            against = [term for _, term in (circle.nodes[0], *reversed(circle.nodes[1:]))]
            message = self._round(against, "derives from itself", "derive from each other", "derive from one another")
            statements.reverse()  # as the way back goes
        else:
            way = [f" is {_BEFORE[step.is_strict]} {self._event(step.after)} ({self._reason(step)})" for step in steps]
            message = f"no order of events fits, for these go round in a circle: {self._event(steps[-1].after)}"
            message += ", which".join(clipped(way))
        return self._violation(STRICT, message + _more(circle.others, "derivation"), statements, also)

    def _round(self, terms: Sequence[Term], alone: str, two: str, many: str) -> str:
        names = [self._name(term) for term in terms]
        way = " → ".join(clipped([*names, names[0]]))
        if len(names) == 1:
            return f"{names[0]} {alone}: {way}"
        return f"two entities {two}: {way}" if len(names) == 2 else f"{len(names)} entities {many}: {way}"  # noqa: PLR2004

    def _event(self, event: Event) -> str:
        return f"the {event[0]} of {self._name(event[1])}"

    def _reason(self, step: Step) -> str:
        one, other = (self._name(term) for term in step.statement.arguments[:2])
        if step.constraint in _OBJECT_FIRST:
            return f"{other} {_OBJECT_FIRST[step.constraint]} {one}"
        return f"{one} {_SUBJECT_FIRST[step.constraint]} {other}"

    def _typed(self, term: Term, statement: Statement, role: str) -> str:
        """Why a statement makes a thing an entity or an activity."""
        if statement.kind == role:
            return "declared so"
        position = next(
            position
            for position, played in ROLES[statement.kind]
            if played == role and self.form.terms.find(statement.arguments[position]) == term
        )
        return f"as {_spaced(BY_ELEMENT[statement.kind].fields[position].name)} of {_a(_noun(statement.kind))}"

    def _place(self, statement: Statement) -> int:
        return self.place[id(statement.record)]

    def _name(self, term: Term) -> str:
        term = self.form.terms.find(term)
        if isinstance(term, int):
            return "something unnamed"
        if term == NOTHING:
            return "-"
        return self.form.times.get(term) or short(term, self.prefixes)

    def _a(self, statement: Statement) -> str:
        """The statement as a thing: the usage u1; the generation of e1 when it has no id."""
        noun = _object(statement) if statement.kind in ("entity", "activity", "agent") else _noun(statement.kind)
        id_ = self.form.terms.find(statement.id)
        if isinstance(id_, str):
            return f"the {noun} {self._name(id_)}"
        named = [self._name(term) for term in statement.arguments[:2] if isinstance(self.form.terms.find(term), str)]
        return f"the {noun} of {' and '.join(named)}" if named else f"the {noun}"


def _noun(kind: str) -> str:
    return BY_ELEMENT[kind].type_name.lower()


def _object(statement: Statement) -> str:
    return statement.kind if statement.kind in ("activity", "agent") else "entity"


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"  # a usage


def _spaced(field: str) -> str:
    """``generatedEntity`` as words."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in field)


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _more(others: int, noun: str) -> str:
    """Those caught in the same knot, whose own circles show when this one is undone."""
    if not others:
        return ""
    return f" ({others} more {_plural(noun) if others > 1 else noun} would have to be undone too)"

"""Constraints 30 to 49: in which order events can have happened; and the circles that no order fits.

Of the generations of one entity each precedes each other one (constraint 39), and so do its invalidations (40), the
starts of one activity (31) and its ends (32). So all generations of an entity are one node here, and so on; only usages
have a node each. What the constraints say of every pair of events they then say of two nodes, and the graph has at most
a few edges for each statement.

Only a derivation orders strictly (42), so an order is impossible where a circle has a derivation in it. Steps that no
such circle needs are left out of the search; `steps` knows them all:

- Nothing but ends and invalidations follows an end or an invalidation.
- Besides these, a usage precedes only what a derivation through it generates (41). By Inference 11 that derivation's
  activity generates it too, so the start before the usage (33) is before that generation by 34; and the generation of
  what was used (37) is before it by 42.

May import: prov.constraints.circles, normalisation, unification.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, frozen

from provenance.prov.constraints.circles import Circle, circles
from provenance.prov.constraints.normalisation import NormalForm, Statement
from provenance.prov.constraints.unification import NOTHING, Term

__all__ = ["STRICT", "Event", "Step", "impossible", "steps"]

STRICT = 42

Event = tuple[str, Term]
"""``generation`` or ``invalidation`` of an entity, ``start`` or ``end`` of an activity, ``usage`` by its id."""


@frozen
class Step:
    """One event that precedes another.

    Attributes:
        before, after: the events; they may be simultaneous unless the step is strict.
        constraint: the number of the constraint that says so.
        statement: the statement it says so of.
    """

    before: Event
    after: Event
    constraint: int
    statement: Statement

    @property
    def is_strict(self) -> bool:
        """Whether the events cannot be simultaneous."""
        return self.constraint == STRICT


def impossible(form: NormalForm) -> Iterator[tuple[Circle[Event], list[Step]]]:
    """The circles of events with a strict step in them, each with its steps."""
    history = _History.of(form)
    strict = {(step.before, step.after): step for step in reversed(list(history.derivations()))}
    if not strict:
        return
    known = {(step.before, step.after): step for step in history.beginnings()} | strict
    for circle in circles(known, reversed(strict)):
        yield circle, [known[edge] for edge in circle.edges]


def steps(form: NormalForm) -> Iterator[Step]:
    """Every step that the constraints draw between events of the form.

    Between specializations (45, 46) a step may pass through an entity of which no generation or invalidation is
    known; it then carries nothing but their transitivity.
    """
    history = _History.of(form)
    yield from history.derivations()
    yield from history.beginnings()
    yield from history.usages()
    yield from history.endings()


@define
class _History:
    """The events there are, each with the first statement that says so."""

    form: NormalForm
    generated: dict[Term, Statement]
    invalidated: dict[Term, Statement]
    started: dict[Term, Statement]
    ended: dict[Term, Statement]

    @classmethod
    def of(cls, form: NormalForm) -> _History:
        find = form.terms.find
        entities, activities = form.declared("entity"), form.declared("activity")  # Inferences 7 and 8

        def known(declared: dict[Term, Statement], *kinds: str) -> dict[Term, Statement]:
            events: dict[Term, Statement] = {}
            for kind in kinds:
                for statement in form.of(kind):
                    events.setdefault(find(statement.arguments[0]), statement)
            return declared | events

        return cls(
            form,
            known(entities, "wasGeneratedBy", "wasAttributedTo"),  # Inference 13
            known(entities, "wasInvalidatedBy"),
            known(activities, "wasStartedBy"),
            known(activities, "wasEndedBy"),
        )

    def _read(self, kind: str) -> Iterator[tuple[Statement, list[Term]]]:
        find = self.form.terms.find
        for statement in self.form.of(kind):
            yield statement, [find(term) for term in statement.arguments]

    def derivations(self) -> Iterator[Step]:
        """Constraint 42, the strict one."""
        for statement, (derived, source, *_) in self._read("wasDerivedFrom"):
            if derived in self.generated and source in self.generated:
                yield Step(("generation", source), ("generation", derived), STRICT, statement)

    def beginnings(self) -> Iterator[Step]:
        """The steps from generations and starts to generations and starts, but for derivations."""
        for statement, (entity, activity, _) in self._read("wasGeneratedBy"):
            if activity in self.started:
                yield Step(("start", activity), ("generation", entity), 34, statement)
        for statement, (activity, trigger, *_) in self._read("wasStartedBy"):
            yield Step(("generation", trigger), ("start", activity), 43, statement)
        for specific, general, statement in self.form.specializations():
            yield Step(("generation", general), ("generation", specific), 45, statement)
        for statement, (entity, agent) in self._read("wasAttributedTo"):
            if agent in self.generated:
                yield Step(("generation", agent), ("generation", entity), 48, statement)
            if agent in self.started:
                yield Step(("start", agent), ("generation", entity), 48, statement)

    def usages(self) -> Iterator[Step]:
        """The steps to usages, and from them to generations."""
        for statement, (activity, entity, _) in self._read("used"):
            usage = self.form.terms.find(statement.id)
            if activity in self.started:
                yield Step(("start", activity), ("usage", usage), 33, statement)
            if entity in self.generated:
                yield Step(("generation", entity), ("usage", usage), 37, statement)
        for statement, (derived, _, activity, _, usage) in self._read("wasDerivedFrom"):
            if activity != NOTHING:
                yield Step(("usage", usage), ("generation", derived), 41, statement)

    def endings(self) -> Iterator[Step]:
        """The steps to ends and invalidations."""
        find = self.form.terms.find
        for activity, statement in self.started.items():
            yield from self._to_end(("start", activity), activity, 30, statement)
        for entity, statement in self.generated.items():
            yield from self._to_invalidation(("generation", entity), entity, 36, statement)
        for statement, (activity, entity, _) in self._read("used"):
            yield from self._to_end(("usage", find(statement.id)), activity, 33, statement)
            yield from self._to_invalidation(("usage", find(statement.id)), entity, 38, statement)
        for statement, (entity, activity, _) in self._read("wasGeneratedBy"):
            yield from self._to_end(("generation", entity), activity, 34, statement)
        for statement, (informed, informant) in self._read("wasInformedBy"):
            if informant in self.started:
                yield from self._to_end(("start", informant), informed, 35, statement)
        for statement, (activity, trigger, *_) in self._read("wasStartedBy"):
            yield from self._to_invalidation(("start", activity), trigger, 43, statement)
        for statement, (activity, trigger, *_) in self._read("wasEndedBy"):
            yield Step(("generation", trigger), ("end", activity), 44, statement)
            yield from self._to_invalidation(("end", activity), trigger, 44, statement)
        for specific, general, statement in self.form.specializations():
            yield Step(("invalidation", specific), ("invalidation", general), 46, statement)
        yield from self._responsibilities()

    def _responsibilities(self) -> Iterator[Step]:
        """Agents, which may be entities and activities too, are there while they are responsible."""
        for statement, (activity, agent, _) in self._read("wasAssociatedWith"):
            yield from self._association(statement, activity, agent)
        for statement, (delegate, responsible, activity) in self._read("actedOnBehalfOf"):
            yield from self._association(statement, activity, delegate)  # Inference 14
            yield from self._association(statement, activity, responsible)
            if responsible in self.generated:
                yield from self._to_invalidation(("generation", responsible), delegate, 49, statement)
            if responsible in self.started:
                yield from self._to_end(("start", responsible), delegate, 49, statement)

    def _association(self, statement: Statement, activity: Term, agent: Term) -> Iterator[Step]:
        if activity in self.started:
            yield from self._to_invalidation(("start", activity), agent, 47, statement)
            yield from self._to_end(("start", activity), agent, 47, statement)
        if agent in self.generated:
            yield from self._to_end(("generation", agent), activity, 47, statement)
        if agent in self.started:
            yield from self._to_end(("start", agent), activity, 47, statement)

    def _to_end(self, before: Event, activity: Term, number: int, statement: Statement) -> Iterator[Step]:
        if activity in self.ended:
            yield Step(before, ("end", activity), number, statement)

    def _to_invalidation(self, before: Event, entity: Term, number: int, statement: Statement) -> Iterator[Step]:
        if entity in self.invalidated:
            yield Step(before, ("invalidation", entity), number, statement)

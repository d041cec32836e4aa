"""Constraints 22 to 29: statements that must be one, made one; and where that fails, who says what differently.

Works like congruence closure: each statement is filed under what must be unique; where another one is filed there,
the two are unified; a statement whose variables turn out to be something else is filed again. A variable is bound to
a constant once, and merged into another at most logarithmically often, so the work is near linear.

May import: prov.constraints.normalisation, prov.constraints.unification.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, define, frozen

from provenance.prov.constraints.normalisation import NormalForm, Statement
from provenance.prov.constraints.unification import Term

__all__ = ["DISJOINT", "IDENTIFIED", "Clash", "clashes"]

DISJOINT = frozenset(
    (
        "used",
        "wasGeneratedBy",
        "wasInvalidatedBy",
        "wasStartedBy",
        "wasEndedBy",
        "wasInformedBy",
        "wasAttributedTo",
        "wasAssociatedWith",
        "actedOnBehalfOf",
    )
)
"""The relations whose ids are disjoint from each other (constraint 53)."""
IDENTIFIED = DISJOINT | {"wasDerivedFrom", "wasInfluencedBy"}
"""The relations of which the id is a key (constraint 23), and is no id of an object (constraint 54)."""

# number, and the two arguments that determine the event
_UNIQUE = {
    "wasGeneratedBy": (24, 0, 1),
    "wasInvalidatedBy": (25, 0, 1),
    "wasStartedBy": (26, 0, 2),
    "wasEndedBy": (27, 0, 2),
}
_UNIQUE_TIME = {"wasStartedBy": (28, 0), "wasEndedBy": (29, 1)}  # number, and the activity's argument
# Activities first: a start finds the activity whose time it must have.
_FILED = ("activity", *sorted(IDENTIFIED), "mentionOf")
_TIMES = frozenset(number for number, _ in _UNIQUE_TIME.values())
_EVENT_TIME = 3  # the time among the arguments of a start or end
_KEY_OBJECT, _KEY_PROPERTIES = 22, 23


@frozen(eq=False)
class Clash:
    """Two statements that must agree, and do not.

    Attributes:
        constraint: the number of the broken constraint; None for unique-mention of PROV-Links.
        first, second: the statements.
        position: of the argument they differ in; None when it is the id, ``"influence"`` when they give one id to
            influences between different things.
        values: what the one and what the other has there.
        also: numbers of further constraints without which they would not have to agree.
    """

    constraint: int | None
    first: Statement
    second: Statement
    position: int | str | None
    values: tuple[Term, Term]
    also: tuple[int, ...] = ()


def clashes(form: NormalForm) -> list[Clash]:
    """Unify what must be one in the form, and give back where that fails."""
    closure = _Closure(form)
    found: list[Clash] = []
    for kind in _FILED:
        for statement in form.of(kind):
            closure.watch(statement)
            found.extend(closure.file(statement))
    woken = form.terms.woken
    while woken:
        watcher = woken.pop()
        if isinstance(watcher, Statement):
            found.extend(closure.file(watcher))
    return [clash for clash in found if not closure.has_told(clash)]


@define
class _Closure:
    """The state of one unification.

    Attributes:
        filed: statements by what must be unique.
        timed: the first statement that gives an activity the time of its start or end, by activity and constraint.
        at_odds: times of the start or end of an activity that are known to differ.
        reported: the clashes found, so that each is told once.
    """

    form: NormalForm
    filed: dict[tuple[object, ...], Statement] = Factory(dict)
    timed: dict[tuple[Term, int], Statement] = Factory(dict)
    at_odds: set[tuple[Term, frozenset[Term]]] = Factory(set)
    reported: set[tuple[object, ...]] = Factory(set)

    def file(self, statement: Statement) -> Iterator[Clash]:
        """File the statement under all that must be unique, and unify it with what is there."""
        kind, id_ = statement.kind, self.form.terms.find(statement.id)
        if isinstance(id_, str):  # what has no id known shares none
            if kind == "activity":
                yield from self._by_key(statement, id_, _KEY_OBJECT)
                for number, position in _UNIQUE_TIME.values():
                    if isinstance(statement.arguments[position], str):
                        self.timed.setdefault((id_, number), statement)
            elif kind in IDENTIFIED:
                yield from self._by_key(statement, id_, _KEY_PROPERTIES)
                yield from self._by_influence(statement, id_)
        if kind in _UNIQUE:
            yield from self._by_participants(statement, *_UNIQUE[kind])
        if kind in _UNIQUE_TIME:
            yield from self._by_activity(statement, *_UNIQUE_TIME[kind])
        if kind == "mentionOf":
            other = self.filed.setdefault((kind, self.form.terms.find(statement.arguments[0])), statement)
            yield from self._merged(other, statement, None)

    def watch(self, statement: Statement) -> None:
        """File the statement again when what it was filed under turns out to be something else.

        A statement without an id, and not inferred, shares its variables with nothing that could bind them.
        """
        if statement.inferred or isinstance(statement.id, str):
            self.form.terms.watch(statement.id, statement)
            for position in _UNIQUE[statement.kind][1:] if statement.kind in _UNIQUE else ():
                self.form.terms.watch(statement.arguments[position], statement)

    def has_told(self, clash: Clash) -> bool:
        """Whether the same two times are known to clash because two starts, or ends, have one id."""
        activity = self.form.terms.find(clash.second.arguments[0])
        return clash.constraint in _TIMES and (activity, frozenset(clash.values)) in self.at_odds

    def _by_key(self, statement: Statement, id_: str, number: int) -> Iterator[Clash]:
        """Constraints 22 and 23: statements with one id are one statement."""
        other = self.filed.setdefault((statement.kind, id_), statement)
        unique = _UNIQUE.get(statement.kind)
        if unique is not None and other.id != statement.id:  # one only because their participants are the same
            yield from self._merged(other, statement, unique[0], (number,))
        else:
            yield from self._merged(other, statement, number)

    def _by_influence(self, statement: Statement, id_: str) -> Iterator[Clash]:
        """Constraint 23 again: by Inference 15 every relation is an influence with the same id."""
        other = self.filed.setdefault(("influence", id_), statement)
        both = {other.kind, statement.kind}
        if len(both) > 1 and not both <= DISJOINT:  # those constraint 53 forbids outright
            for pair in zip(other.arguments[:2], statement.arguments[:2], strict=True):
                if not self.form.terms.unify(*pair):
                    yield from self._clash(
                        Clash(_KEY_PROPERTIES, other, statement, "influence", self._found(pair), (15,))
                    )

    def _by_participants(self, statement: Statement, number: int, one: int, two: int) -> Iterator[Clash]:
        """Constraints 24 to 27: an event between the same participants is one event, with one id."""
        find, terms = self.form.terms.find, statement.arguments
        other = self.filed.setdefault((number, find(terms[one]), find(terms[two])), statement)
        ids = other.id, statement.id
        if other is statement:
            return
        if self.form.terms.unify(*ids):
            both_say_so = isinstance(ids[0], str) and ids[0] == ids[1]
            yield from self._merged(
                other, statement, _KEY_PROPERTIES if both_say_so else number, () if both_say_so else (_KEY_PROPERTIES,)
            )
        else:
            yield from self._clash(Clash(number, other, statement, None, self._found(ids)))

    def _by_activity(self, statement: Statement, number: int, position: int) -> Iterator[Clash]:
        """Constraints 28 and 29: a declared activity starts, and ends, at one time."""
        activity = self.form.terms.find(statement.arguments[0])
        declared = self.filed.get(("activity", activity))
        if declared is None:
            return
        first, time = self.timed.get((activity, number), statement), statement.arguments[_EVENT_TIME]
        if isinstance(time, str):
            first = self.timed.setdefault((activity, number), statement)
        times = declared.arguments[position], time
        if not self.form.terms.unify(*times):
            yield from self._clash(Clash(number, first, statement, _EVENT_TIME, self._found(times)))

    def _merged(
        self, first: Statement, second: Statement, number: int | None, also: tuple[int, ...] = ()
    ) -> Iterator[Clash]:
        if first is second:
            return
        pairs = [self._found(pair) for pair in zip(first.arguments, second.arguments, strict=True)]
        # Where they differ in one argument the Recommendation merges none.
        apart = [position for position, (one, other) in enumerate(pairs) if one != other and _are_constants(one, other)]
        if not apart:
            apart = [position for position, pair in enumerate(pairs) if not self.form.terms.unify(*pair)]
        for position in apart:
            values = self._found(pairs[position])
            if position == _EVENT_TIME:
                self.at_odds.add((self.form.terms.find(first.arguments[0]), frozenset(values)))
            yield from self._clash(Clash(number, first, second, position, values, also))

    def _found(self, pair: tuple[Term, Term]) -> tuple[Term, Term]:
        return self.form.terms.find(pair[0]), self.form.terms.find(pair[1])

    def _clash(self, clash: Clash) -> Iterator[Clash]:
        key = clash.constraint, clash.first, clash.second, clash.position
        if key not in self.reported:
            self.reported.add(key)
            yield clash


def _are_constants(*terms: Term) -> bool:
    return all(isinstance(term, str) for term in terms)

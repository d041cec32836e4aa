"""PROV-CONSTRAINTS read out loud: slow, small, and with nothing left out.

Statements are tuples, variables are integers, every inference of the Recommendation adds its statements one by one
until none has anything to add, every uniqueness constraint is a substitution over everything, every pair of events is
looked at, and the order is closed by Floyd and Warshall. Only for instances of a handful of records.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, product

from provenance.prov.constraints.normalisation import root, subtypes
from provenance.prov.records import Record, Target

RELATIONS = {
    "used": 3,
    "wasGeneratedBy": 3,
    "wasInvalidatedBy": 3,
    "wasStartedBy": 4,
    "wasEndedBy": 4,
    "wasInformedBy": 2,
    "wasAttributedTo": 2,
    "wasAssociatedWith": 3,
    "actedOnBehalfOf": 3,
    "wasDerivedFrom": 5,
    "wasInfluencedBy": 2,
}
DISJOINT = set(RELATIONS) - {"wasDerivedFrom", "wasInfluencedBy"}
NONE = "-"
Fact = tuple  # kind, id, arguments …; types of an entity as a frozenset in the end


class Invalid(Exception):  # noqa: N818
    """The instance has no normal form."""


class Reference:
    """One instance."""

    def __init__(self, records: tuple[Record, ...]) -> None:
        self.fresh = count()
        self.mandatory: list = []
        self.facts: set[Fact] = set()
        for record in records:
            self.facts |= set(self.stated(record))

    def stated(self, record: Record) -> Iterator[Fact]:
        """Definitions 1, 2 and 4."""
        kind, id_ = root(record.type), record.id if record.id is not None else next(self.fresh)
        arguments = []
        for field, argument in zip(record.type.fields, record.arguments, strict=True):
            if argument or field.repeated:
                arguments.append(f"time {argument}" if field.target is Target.TIME else argument)
            elif (kind, field.name) in {("wasAssociatedWith", "plan"), ("wasDerivedFrom", "activity")} or (
                kind == "wasDerivedFrom" and field.name in {"generation", "usage"} and arguments[2] == NONE
            ):
                arguments.append(NONE)
            else:
                arguments.append(next(self.fresh))
                if field.required:
                    self.mandatory.append(arguments[-1])
        if kind == "entity":
            yield (kind, id_, frozenset(subtypes(record)))
        elif kind == "hadMember":
            for member in arguments[1]:
                yield (kind, None, arguments[0], member)
        else:
            yield (kind, id_ if record.type.identified else None, *arguments)

    def of(self, kind: str) -> list[Fact]:
        return [fact[1:] for fact in self.facts if fact[0] == kind]

    def valid(self) -> bool:
        try:
            self.normalise()
        except Invalid:
            return False
        return not any(isinstance(term, int) for term in self.mandatory) and not self.impossible() and self.ordered()

    def normalise(self) -> None:
        while True:
            while (pair := next(self.unequal(), None)) is not None:
                self.substitute(*pair)
            new = next(self.inferred(), None)
            if new is None:
                return
            self.facts |= new

    def substitute(self, one: object, other: object) -> None:
        if not isinstance(one, int):
            one, other = other, one
        if not isinstance(one, int):
            raise Invalid
        self.facts = {
            tuple(other if term == one and type(term) is int else term for term in fact) for fact in self.facts
        }
        self.mandatory = [other if term == one and type(term) is int else term for term in self.mandatory]

    def unequal(self) -> Iterator[tuple[object, object]]:  # noqa: C901
        """Constraints 22 to 29."""
        for kind in ("activity", *RELATIONS):
            for one, other in product(self.of(kind), repeat=2):
                if one[0] == other[0] and one != other:
                    yield next((a, b) for a, b in zip(one, other, strict=True) if a != b)
        for kind, first, second in (
            ("wasGeneratedBy", 1, 2),
            ("wasInvalidatedBy", 1, 2),
            ("wasStartedBy", 1, 3),
            ("wasEndedBy", 1, 3),
        ):
            for one, other in product(self.of(kind), repeat=2):
                if (one[first], one[second]) == (other[first], other[second]) and one[0] != other[0]:
                    yield one[0], other[0]
        for activity, begin, end in self.of("activity"):
            for kind, time in (("wasStartedBy", begin), ("wasEndedBy", end)):
                for event in self.of(kind):
                    if event[1] == activity and event[4] != time:
                        yield time, event[4]

    def inferred(self) -> Iterator[set[Fact]]:  # noqa: C901, PLR0912
        """What one application of one inference adds, for each that adds something."""
        f = self.fresh
        generations, usages = self.of("wasGeneratedBy"), self.of("used")
        associations = {(a, ag) for _, a, ag, _ in self.of("wasAssociatedWith")}
        informed = {(a2, a1) for _, a2, a1 in self.of("wasInformedBy")}
        for a2, a1 in informed:  # 5
            made, taken = {g[1] for g in generations if g[2] == a1}, {u[2] for u in usages if u[1] == a2}
            if not made & taken:
                e = next(f)
                yield {("wasGeneratedBy", next(f), e, a1, next(f)), ("used", next(f), a2, e, next(f))}
        for g, u in product(generations, usages):  # 6
            if g[1] == u[2] and (u[1], g[2]) not in informed:
                yield {("wasInformedBy", next(f), u[1], g[2])}
        for e, _ in self.of("entity"):  # 7
            if e not in {g[1] for g in generations}:
                yield {("wasGeneratedBy", next(f), e, next(f), next(f))}
            if e not in {i[1] for i in self.of("wasInvalidatedBy")}:
                yield {("wasInvalidatedBy", next(f), e, next(f), next(f))}
        for a, begin, end in self.of("activity"):  # 8
            for kind, time in (("wasStartedBy", begin), ("wasEndedBy", end)):
                if not any(event[1] == a and event[4] == time for event in self.of(kind)):
                    yield {(kind, next(f), a, next(f), next(f), time)}
        for _, _, e, a, _ in self.of("wasStartedBy") + self.of("wasEndedBy"):  # 9, 10
            if not any(g[1:3] == (e, a) for g in generations):
                yield {("wasGeneratedBy", next(f), e, a, next(f))}
        for _, e2, e1, a, g, u in self.of("wasDerivedFrom"):  # 11
            if a != NONE:
                if not any(fact[:3] == (u, a, e1) for fact in usages):
                    yield {("used", u, a, e1, next(f))}
                if not any(fact[:3] == (g, e2, a) for fact in generations):
                    yield {("wasGeneratedBy", g, e2, a, next(f))}
        for _, e, ag in self.of("wasAttributedTo"):  # 13
            if not any(g[1] == e and (g[2], ag) in associations for g in generations):
                a = next(f)
                yield {("wasGeneratedBy", next(f), e, a, next(f)), ("wasAssociatedWith", next(f), a, ag, next(f))}
        for _, delegate, responsible, a in self.of("actedOnBehalfOf"):  # 14
            for ag in (delegate, responsible):
                if (a, ag) not in associations:
                    yield {("wasAssociatedWith", next(f), a, ag, next(f))}
        for kind in RELATIONS:  # 15
            for fact in self.of(kind):
                if ("wasInfluencedBy", *fact[:3]) not in self.facts:
                    yield {("wasInfluencedBy", *fact[:3])}
        specializations = self.of("specializationOf")
        for (_, a, b), (_, c, d) in product(specializations, repeat=2):  # 19
            if b == c and ("specializationOf", None, a, d) not in self.facts:
                yield {("specializationOf", None, a, d)}
        for (_, specific, general), (e, types) in product(specializations, self.of("entity")):  # 21
            if e == general and ("entity", specific, types) not in self.facts:
                yield {("entity", specific, types)}

    def impossible(self) -> bool:
        """Constraints 50 to 56."""
        entities, activities = self.typed()
        ids = {kind: {fact[0] for fact in self.of(kind)} for kind in RELATIONS}
        objects = {fact[0] for kind in ("entity", "activity", "agent") for fact in self.of(kind)}
        empty = {e for e, types in self.of("entity") if any(name.endswith("}EmptyCollection") for name in types)}
        return (
            any(a == NONE and (g, u) != (NONE, NONE) for _, _, _, a, g, u in self.of("wasDerivedFrom"))
            or any(a == b for _, a, b in self.of("specializationOf"))
            or any(ids[r] & ids[s] for r, s in product(DISJOINT, repeat=2) if r != s)
            or any(objects & ids[r] for r in RELATIONS)
            or bool(entities & activities)
            or any(c in empty for _, c, _ in self.of("hadMember"))
        )

    def typed(self) -> tuple[set, set]:
        """Constraint 50."""
        entities, activities = {fact[0] for fact in self.of("entity")}, {fact[0] for fact in self.of("activity")}
        for kind, as_entity, as_activity in (
            ("used", [2], [1]),
            ("wasGeneratedBy", [1], [2]),
            ("wasInformedBy", [], [1, 2]),
            ("wasStartedBy", [2], [1, 3]),
            ("wasEndedBy", [2], [1, 3]),
            ("wasInvalidatedBy", [1], [2]),
            ("wasDerivedFrom", [1, 2], [3]),
            ("wasAttributedTo", [1], []),
            ("wasAssociatedWith", [3], [1]),
            ("actedOnBehalfOf", [], [3]),
            ("alternateOf", [1, 2], []),
            ("specializationOf", [1, 2], []),
            ("hadMember", [1, 2], []),
        ):
            for fact in self.of(kind):
                entities |= {fact[position] for position in as_entity}
                activities |= {fact[position] for position in as_activity}
        return entities - {NONE}, activities - {NONE}

    def precedences(self) -> Iterator[tuple[object, object, bool]]:  # noqa: C901, PLR0912
        """Constraints 30 to 49: before, after, whether strictly."""
        of = self.of
        events = ("wasGeneratedBy", "wasInvalidatedBy", "wasStartedBy", "wasEndedBy")
        by_thing = {kind: [(fact[1], (kind, fact[0])) for fact in of(kind)] for kind in events}

        def all_of(kind: str, thing: object) -> list:
            return [event for about, event in by_thing[kind] if about == thing]

        def pairs(first: tuple[str, object], second: tuple[str, object]) -> Iterator[tuple[object, object, bool]]:
            yield from ((a, b, False) for a, b in product(all_of(*first), all_of(*second)))

        generation, invalidation, start, end = events
        for thing in {about for kind in events for about, _ in by_thing[kind]}:
            for first, second in (
                (start, end),  # 30
                (start, start),  # 31
                (end, end),  # 32
                (generation, invalidation),  # 36
                (generation, generation),  # 39
                (invalidation, invalidation),  # 40
            ):
                yield from pairs((first, thing), (second, thing))
        for id_, a, e, _ in of("used"):
            use = ("used", id_)
            for before in all_of(start, a) + all_of(generation, e):  # 33, 37
                yield before, use, False
            for after in all_of(end, a) + all_of(invalidation, e):  # 33, 38
                yield use, after, False
        for id_, _, a, _ in of(generation):  # 34
            for before in all_of(start, a):
                yield before, (generation, id_), False
            for after in all_of(end, a):
                yield (generation, id_), after, False
        for _, a2, a1 in of("wasInformedBy"):  # 35
            yield from pairs((start, a1), (end, a2))
        for _, e2, e1, a, g, u in of("wasDerivedFrom"):
            if a != NONE:  # 41
                yield ("used", u), (generation, g), False
            for before, after, _ in pairs((generation, e1), (generation, e2)):  # 42
                yield before, after, True
        for kind in (start, end):  # 43, 44
            for id_, _, e, _, _ in of(kind):
                for before in all_of(generation, e):
                    yield before, (kind, id_), False
                for after in all_of(invalidation, e):
                    yield (kind, id_), after, False
        for _, specific, general in of("specializationOf"):
            yield from pairs((generation, general), (generation, specific))  # 45
            yield from pairs((invalidation, specific), (invalidation, general))  # 46
        for _, a, ag, _ in of("wasAssociatedWith"):  # 47
            yield from pairs((start, a), (invalidation, ag))
            yield from pairs((generation, ag), (end, a))
            yield from pairs((start, a), (end, ag))
            yield from pairs((start, ag), (end, a))
        for _, e, ag in of("wasAttributedTo"):  # 48
            yield from pairs((generation, ag), (generation, e))
            yield from pairs((start, ag), (generation, e))
        for _, delegate, responsible, _ in of("actedOnBehalfOf"):  # 49
            yield from pairs((generation, responsible), (invalidation, delegate))
            yield from pairs((start, responsible), (end, delegate))

    def ordered(self) -> bool:
        """No event strictly precedes itself."""
        strict: dict[tuple[object, object], bool] = {}
        for before, after, strictly in self.precedences():
            strict[before, after] = strictly or strict.get((before, after), False)
        events = {event for pair in strict for event in pair}
        for middle in events:
            before = [event for event in events if (event, middle) in strict]
            after = [event for event in events if (middle, event) in strict]
            for one, other in product(before, after):
                strictly = strict[one, middle] or strict[middle, other]
                strict[one, other] = strictly or strict.get((one, other), False)
        return not any(strict.get((event, event), False) for event in events)

"""Records as statements: definitions expanded, and the inferences drawn that a constraint can depend on.

What PROV-CONSTRAINTS §4 and §5 would have a normal form hold is infinite in spirit and large in practice. A validator
needs less. For each definition and inference, what becomes of it here:

- Definitions 1, 2 and 4: an absent id or expandable argument is a fresh variable; an association's plan and the
  activity of a derivation are not expandable, nor are its generation and usage when it has no activity (Table 3).
- Inferences 5 and 6 add an unnamed entity between two activities; the one order that follows from it between events
  that are otherwise known is constraint 35, so only that is drawn.
- 7 and 8 give declared entities and activities their events. Their ids, triggers and activities are fresh and stay so:
  `ordering` only has to know that the event exists, and `uniqueness` that its time is the activity's.
- 9, 10 and 11 become statements here.
- 13 generates an entity by an activity that stays unnamed, so again `ordering` only has to know that the event exists;
  14 associates agents with an activity, which bears on nothing but the order of events by constraint 47.
- 12, 16, 17, 18 and 20 conclude nothing but alternates, which no constraint but 50 speaks of, and what they would be
  typed is typed by their premise.
- 15 gives every relation an influence with its id: a key over all relations, in `uniqueness`.
- 19 and 21 are reachability along specialization, in `NormalForm.inherited` and `kinds`.

None of them feeds another with a fresh variable that would make it fire again, so this ends after one pass over the
records. That is the Recommendation's own argument for termination (its appendix), with less to do.

May import: prov.records, prov.constraints.unification.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from attrs import Factory, define

from provenance.prov.constraints.unification import NOTHING, Term, Terms, instant
from provenance.prov.records import BY_ELEMENT, PROV, Argument, Field, Literal, Record, RecordType, Target

__all__ = ["EMPTY_COLLECTION", "NormalForm", "Statement", "root", "statements", "subtypes"]

EMPTY_COLLECTION = f"{{{PROV}}}EmptyCollection"
_EMPTY_DICTIONARY = f"{{{PROV}}}EmptyDictionary"
# Generation and usage of a derivation are expanded beside an activity only; `statements` sees to that.
_NEVER_EXPANDED = {"wasAssociatedWith": {"plan"}, "wasDerivedFrom": {"activity", "generation", "usage"}}
# PROV-Dictionary has insertion and removal as kinds of derivation, and its membership as a kind of membership; what is
# inserted into a dictionary is a member of it.
_READ_AS = {
    "derivedByInsertionFrom": "wasDerivedFrom",
    "derivedByRemovalFrom": "wasDerivedFrom",
    "hadDictionaryMember": "hadMember",
}


@define(eq=False)
class Statement:
    """One statement of the instance.

    Attributes:
        kind: the element of its type in the table, of the base type for subtypes (``wasDerivedFrom``).
        id: a constant, or a variable when the record has none.
        arguments: in the order of the type's fields.
        record: the record that states it, or from which it is inferred.
        inferred: whether the record states something else, from which this follows.
    """

    kind: str
    id: Term
    arguments: tuple[Term, ...]
    record: Record
    inferred: bool = False


@define
class NormalForm:
    """The statements of one instance, and what unification found out about their variables.

    Attributes:
        by_kind: all statements, stated and inferred; their arguments are to be read through ``terms.find``.
        absent: mandatory arguments that a record leaves out: statement, field and the variable in its place.
        times: an instant's constant, and the words it was first written in.
    """

    terms: Terms = Factory(Terms)
    by_kind: dict[str, list[Statement]] = Factory(dict)
    absent: list[tuple[Statement, str, int]] = Factory(list)
    times: dict[str, str] = Factory(dict)

    def of(self, kind: str) -> list[Statement]:
        """The statements of this kind."""
        return self.by_kind.get(kind, [])

    def add(self, statement: Statement) -> None:
        """Take a statement in."""
        self.by_kind.setdefault(statement.kind, []).append(statement)

    def specializations(self) -> Iterator[tuple[Term, Term, Statement]]:
        """Specific entity, general entity, and the statement; a mention is a specialization (PROV-Links)."""
        find = self.terms.find
        for kind in ("specializationOf", "mentionOf"):
            for statement in self.of(kind):
                yield find(statement.arguments[0]), find(statement.arguments[1]), statement

    def inherited(self, holders: dict[Term, Statement]) -> dict[Term, Statement]:
        """What entities hold, and all that specialize them hold with them (Inferences 19 and 21)."""
        below: dict[Term, list[tuple[Term, Statement]]] = {}
        for specific, general, statement in self.specializations():
            below.setdefault(general, []).append((specific, statement))
        held = dict(holders)
        waiting = deque(held)
        while waiting:
            for specific, statement in below.get(waiting.popleft(), ()):
                if specific not in held:
                    held[specific] = statement
                    waiting.append(specific)
        return held

    def declared(self, kind: str) -> dict[Term, Statement]:
        """The things declared to be an entity, activity or agent, with the statement that does so."""
        declared: dict[Term, Statement] = {}
        for statement in self.of(kind):
            declared.setdefault(self.terms.find(statement.id), statement)
        return self.inherited(declared) if kind == "entity" else declared


def root(record_type: RecordType) -> str:
    """The element of the type that this one specializes in the end."""
    while record_type.base is not None:
        record_type = BY_ELEMENT[record_type.base]
    return record_type.element


_ROOTS = {record_type.element: root(record_type) for record_type in BY_ELEMENT.values()}


def subtypes(record: Record) -> set[str]:
    """Every type of the record, in Clark notation, whether spelt as its element or as a ``prov:type``."""
    found: set[str] = set()
    for name, value in record.attributes:
        if name == f"{{{PROV}}}type" and isinstance(value, Literal) and value.datatype is not None:
            # A type named by URI (xsd:anyURI) is the same as its qualified name.
            local = value.value.removeprefix(PROV)
            found.add(value.value if local == value.value else f"{{{PROV}}}{local}")
    known: RecordType | None = record.type
    while known is not None and known.base is not None:
        found.add(f"{{{PROV}}}{known.type_name}")
        known = BY_ELEMENT[known.base]
    return found | {EMPTY_COLLECTION} if _EMPTY_DICTIONARY in found else found


def statements(records: Iterable[Record]) -> NormalForm:
    """The statements of an instance before any unification."""
    form = NormalForm()
    for record in records:
        element = _ROOTS[record.type.element]
        kind = _READ_AS.get(element, element)
        id_: Term = form.terms.fresh() if record.id is None else record.id
        for arguments in _memberships(*record.arguments) if kind == "hadMember" else (record.arguments,):
            statement = Statement(kind, id_, (), record)
            terms = [
                argument
                if isinstance(argument, str) and field.target is not Target.TIME
                # what is left is no name
                else _term(form, statement, field, argument)
                for field, argument in zip(record.type.fields, arguments, strict=True)
            ]
            if kind == "wasDerivedFrom":
                terms[2:] = _steps_of_derivation(form, terms[2:]) if element == kind else [NOTHING] * 3
            statement.arguments = tuple(terms)
            form.add(statement)
            for inferred in (*_inferred(form, statement), *_inserted(form, record)):
                form.add(inferred)
    return form


def _memberships(collection: Argument, members: Argument) -> Iterator[tuple[Argument, ...]]:
    """The arguments, once for each member; without one where there is none."""
    for member in members or (None,):
        yield collection, member[1] if isinstance(member, tuple) else member  # type: ignore[misc]


def _steps_of_derivation(form: NormalForm, steps: list[Term]) -> list[Term]:
    """Activity, generation and usage: beside an activity, generation and usage are expanded."""
    if steps[0] == NOTHING:
        return steps
    return [form.terms.fresh() if step == NOTHING else step for step in steps]


def _term(form: NormalForm, statement: Statement, field: Field, argument: Argument) -> Term:
    if isinstance(argument, str):
        if field.target is not Target.TIME:
            return argument
        constant = instant(argument)
        form.times.setdefault(constant, argument)
        return constant
    if argument is not None:
        return NOTHING  # keys and key-entity pairs of a dictionary, which no constraint speaks of
    if field.name in _NEVER_EXPANDED.get(statement.kind, ()):
        return NOTHING
    variable = form.terms.fresh()
    if field.required:
        form.absent.append((statement, field.name, variable))
    return variable


def _inferred(form: NormalForm, statement: Statement) -> Iterator[Statement]:
    """What follows by Inferences 9, 10 and 11."""
    fresh, terms, record = form.terms.fresh, statement.arguments, statement.record
    if statement.kind in {"wasStartedBy", "wasEndedBy"}:
        yield Statement("wasGeneratedBy", fresh(), (terms[1], terms[2], fresh()), record, inferred=True)
    elif statement.kind == "wasDerivedFrom" and terms[2] != NOTHING:
        derived, source, activity, generation, usage = terms
        yield Statement("used", usage, (activity, source, fresh()), record, inferred=True)
        yield Statement("wasGeneratedBy", generation, (derived, activity, fresh()), record, inferred=True)


def _inserted(form: NormalForm, record: Record) -> Iterator[Statement]:
    """The memberships that follow from an insertion (PROV-Dictionary)."""
    if record.type.element == "derivedByInsertionFrom":
        dictionary, _, inserted = record.arguments
        for collection, member in _memberships(dictionary, inserted):
            terms = [one if isinstance(one, str) else form.terms.fresh() for one in (collection, member)]
            yield Statement("hadMember", form.terms.fresh(), tuple(terms), record, inferred=True)

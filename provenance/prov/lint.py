"""What the standard allows and an archive still wants to know.

None of it makes a document invalid (that is `provenance.prov.constraints`); the codes are stable:

``lint-end-before-start``  an activity ends before it starts; PROV-CONSTRAINTS asks times for nothing but equality
``lint-no-offset``         an instant without an offset, which is a different moment for every reader
``lint-dangling``          a reference to what neither its bundle nor the toplevel declares
``lint-declared-twice``    two declarations of one id as the same thing, or as an entity and an activity; an id that
                           several relations have
``lint-circular``          sources that rest on each other, whether or not events of them are known
``lint-key``               a dictionary with two entities under one key, or with one that was removed from it
``lint-unknown-prefix``    a name that reads like a prefixed one, in no namespace
``lint-digest``            the text of an article that is not the one whose digest this library recorded

May import: errors, prov.constraints, prov.digests, prov.names, prov.records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from attrs import define

from provenance.errors import Problem, clipped
from provenance.prov.constraints.circles import circles
from provenance.prov.constraints.normalisation import root
from provenance.prov.constraints.unification import midnight
from provenance.prov.constraints.violation import lines, short
from provenance.prov.digests import Digests
from provenance.prov.names import QNAMES
from provenance.prov.records import BY_ELEMENT, XSD, Argument, Bundle, Document, Literal, Record, Target, Value

__all__ = ["lint"]

_INSTANT = re.compile(r"\s*-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})?\s*")
_DATE_TIME = f"{{{XSD}}}dateTime"
_ROOTS = {element: root(record_type) for element, record_type in BY_ELEMENT.items()}
_DERIVATIONS = frozenset(["wasDerivedFrom", "derivedByInsertionFrom", "derivedByRemovalFrom"])
_EXCLUSIVE = frozenset(["entity", "activity"])  # an agent may be either


def lint(document: Document, file: str | None = None) -> tuple[Problem, ...]:
    """Every finding, in the order of the document.

    Args:
        document: with the lines it was read from, if it was.
        file: what to call it in the problems.
    """
    linter = _Linter(
        file,
        {namespace: prefix for prefix, namespace in reversed(list(document.namespaces.items()))},
        _ids(document.records) | {bundle.id for bundle in document.bundles if bundle.id is not None},
        {bundle.id: _ids(bundle.records) for bundle in document.bundles if bundle.id is not None},
    )
    found: list[Problem] = list(linter.digests(document))
    for bundle in (Bundle(None, document.records), *document.bundles):
        found += sorted(linter.instance(bundle.records), key=lambda problem: (problem.line or 0, problem.code))
    return tuple(found)


def _ids(records: Iterable[Record]) -> set[str]:
    return {record.id for record in records if record.id is not None}


@define
class _Linter:
    """Looks at one instance after the other.

    Attributes:
        toplevel: the ids declared outside bundles, and the names of the bundles.
        bundles: the ids declared inside each bundle.
    """

    file: str | None
    prefixes: Mapping[str, str]
    toplevel: set[str]
    bundles: Mapping[str, set[str]]

    def instance(self, records: tuple[Record, ...]) -> Iterator[Problem]:
        """Everything to be said of the toplevel or of one bundle."""
        yield from self._times(records)
        yield from self._ends_before_starts(records)
        yield from self._dangling(records)
        yield from self._declared_twice(records)
        yield from self._related_twice(records)
        yield from self._circular(records)
        yield from self._keys(records)
        yield from self._unknown_prefixes(records)

    def digests(self, document: Document) -> Iterator[Problem]:
        """Texts that were changed after they were recorded."""
        told = Digests()
        for record in document.records:
            told.note(record)
        for bundle in document.bundles:
            for message, records in told.broken(bundle):
                yield self._problem("digest", message, records)

    def _problem(self, code: str, message: str, records: Iterable[Record]) -> Problem:
        known = lines(records)
        where = f" (lines {', '.join(clipped(list(map(str, known))))})" if len(known) > 1 else ""
        return Problem(message + where, self.file, known[0] if known else None, code=f"lint-{code}")

    def _name(self, name: str) -> str:
        return short(name, self.prefixes)

    def _times(self, records: Iterable[Record]) -> Iterator[Problem]:
        for record in records:
            for time in _times(record):
                shape = _INSTANT.fullmatch(time)
                if shape is not None and shape.group(1) is None:
                    message = f"the time {time.strip()} has no offset; add Z or the offset of the place, such as +07:00"
                    yield self._problem("no-offset", message, [record])

    def _ends_before_starts(self, records: Iterable[Record]) -> Iterator[Problem]:
        starts: dict[str, list[tuple[datetime, str, Record]]] = {}
        ends: dict[str, list[tuple[datetime, str, Record]]] = {}
        for record in records:
            for kind, activity, time in _boundaries(record):
                if isinstance(activity, str) and isinstance(time, str) and (moment := _moment(time)) is not None:
                    known = starts if kind == "start" else ends
                    known.setdefault(activity, []).append((moment, time, record))
        for activity, begun in starts.items():
            for comparable in (True, False):  # with an offset, and without
                first = [start for start in begun if (start[0].tzinfo is not None) is comparable]
                last = [end for end in ends.get(activity, ()) if (end[0].tzinfo is not None) is comparable]
                if not first or not last:
                    continue
                start, end = max(first, key=lambda told: told[0]), min(last, key=lambda told: told[0])
                if end[0] < start[0]:
                    message = f"the activity {self._name(activity)} ends at {end[1]}, before it starts at {start[1]}"
                    yield self._problem("end-before-start", message, [start[2], end[2]])

    def _dangling(self, records: Iterable[Record]) -> Iterator[Problem]:
        here, missing = _ids(records), dict[str, list[Record]]()
        for record in records:
            # What is mentioned is described in the bundle that the mention names.
            bundle = record.argument("bundle") if record.type.element == "mentionOf" else None
            there = self.bundles.get(bundle, ()) if isinstance(bundle, str) else ()
            for name in _references(record):
                if name not in here and name not in self.toplevel and name not in there:
                    missing.setdefault(name, []).append(record)
        for name, referring in missing.items():
            message = f"{self._name(name)} is referred to, and declared neither here nor at the toplevel"
            yield self._problem("dangling", message, referring)

    def _declared_twice(self, records: Iterable[Record]) -> Iterator[Problem]:
        declarations: dict[str, dict[str, list[Record]]] = {}
        for record in records:
            if record.type.is_element and record.id is not None:
                declarations.setdefault(record.id, {}).setdefault(_ROOTS[record.type.element], []).append(record)
        for name, kinds in declarations.items():
            for kind, told in kinds.items():
                if len(told) > 1:
                    message = (
                        f"{self._name(name)} is declared {len(told)} times as {_a(kind)}; one declaration says it all"
                    )
                    yield self._problem("declared-twice", message, told)
            if kinds.keys() >= _EXCLUSIVE:
                message = f"{self._name(name)} is declared as an entity and as an activity; give each an id of its own"
                yield self._problem("declared-twice", message, [kinds["entity"][0], kinds["activity"][0]])

    def _related_twice(self, records: Iterable[Record]) -> Iterator[Problem]:
        relations: dict[str, list[Record]] = {}
        for record in records:
            if not record.type.is_element and record.id is not None:
                relations.setdefault(record.id, []).append(record)
        for name, told in relations.items():
            if len(told) > 1:
                message = f"{self._name(name)} is the id of {len(told)} relations; give each its own, or keep one"
                yield self._problem("declared-twice", message, told)

    def _circular(self, records: Iterable[Record]) -> Iterator[Problem]:
        links: dict[tuple[str, str], Record] = {}
        for record in records:
            if _ROOTS[record.type.element] in _DERIVATIONS:
                derived, source = record.arguments[:2]
                if isinstance(derived, str) and isinstance(source, str):
                    links.setdefault((derived, source), record)
        for circle in circles(links, links) if links else ():
            names = [self._name(name) for name in (*circle.nodes, circle.nodes[0])]
            way = " → ".join(clipped(names))
            if len(circle.nodes) == 1:
                message = f"circular reporting: {way} rests on nothing but itself"
            else:
                message = f"circular reporting: {way}; each rests on the next, so that none of them is an origin"
            more = f", and {circle.others} more derivations run in circles with them" if circle.others else ""
            yield self._problem("circular", message + more, [links[edge] for edge in circle.edges])

    def _keys(self, records: Iterable[Record]) -> Iterator[Problem]:
        held: dict[tuple[str, Value], dict[str, Record]] = {}
        for record in records:
            for dictionary, key, entity in _pairs(record):
                held.setdefault((dictionary, key), {}).setdefault(entity, record)
        for (dictionary, key), there in held.items():
            if len(there) > 1:
                shown = " and ".join(clipped([self._name(entity) if entity else "nothing" for entity in there]))
                words = key.value if isinstance(key, Literal) else key
                message = f"the dictionary {self._name(dictionary)} has under the key {words!r} {shown}; a key has one"
                yield self._problem("key", message, there.values())

    def _unknown_prefixes(self, records: Iterable[Record]) -> Iterator[Problem]:
        met: dict[str, list[Record]] = {}
        for record in records:
            for name in _names(record):
                if ":" in name and not name.startswith("{"):
                    met.setdefault(name, []).append(record)
        for name, there in met.items():
            prefix = name.partition(":")[0]
            message = f"{name} is in no namespace: the prefix {prefix!r} is not declared"
            yield self._problem("unknown-prefix", message, there)


def _a(kind: str) -> str:
    return f"an {kind}"  # entity, activity and agent alike


def _references(record: Record) -> Iterator[str]:
    """The ids a record refers to."""
    for field, argument in zip(record.type.fields, record.arguments, strict=True):
        if isinstance(argument, str):
            if field.target.is_reference:
                yield argument
        elif argument is not None and field.target is not Target.KEY:
            for item in argument:
                name = item[1] if isinstance(item, tuple) else item
                if isinstance(name, str):
                    yield name


def _pairs(record: Record) -> Iterator[tuple[str, Value, str]]:
    """Dictionary, key and entity, as PROV-Dictionary has them; the entity is empty where the key was removed."""
    element, dictionary = record.type.element, record.arguments[0] if record.arguments else None
    if element in {"hadDictionaryMember", "derivedByInsertionFrom", "derivedByRemovalFrom"} and isinstance(
        dictionary, str
    ):
        for item in record.arguments[-1] or ():
            key, entity = item if isinstance(item, tuple) else (item, "")
            if isinstance(entity, str):
                yield dictionary, key, entity


def _names(record: Record) -> Iterator[str]:
    """Every name that a record writes with a prefix, except those of its attributes, of which XML itself takes care."""
    if record.id is not None:
        yield record.id
    yield from _references(record)
    for _, value in record.attributes:
        if isinstance(value, Literal) and value.datatype is not None:
            yield value.datatype
            if value.datatype in QNAMES:
                yield value.value


def _boundaries(record: Record) -> Iterator[tuple[str, Argument, Argument]]:
    """What the record says of the start or end of an activity: which of them, the activity, and the time."""
    kind = record.type.element
    if kind == "activity":
        yield "start", record.id, record.arguments[0]
        yield "end", record.id, record.arguments[1]
    elif kind == "wasStartedBy":
        yield "start", record.arguments[0], record.arguments[3]
    elif kind == "wasEndedBy":
        yield "end", record.arguments[0], record.arguments[3]


def _times(record: Record) -> Iterator[str]:
    """The instants among arguments and attributes."""
    for field, argument in zip(record.type.fields, record.arguments, strict=True):
        if field.target is Target.TIME and isinstance(argument, str):
            yield argument
    for _, value in record.attributes:
        if isinstance(value, Literal) and value.datatype == _DATE_TIME:
            yield value.value


def _moment(time: str) -> datetime | None:
    """The instant, cut to microseconds; None when it is none of the calendar, which the schema reports."""
    try:
        return datetime.fromisoformat(midnight(time).strip())
    except ValueError:
        return None

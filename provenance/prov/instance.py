"""What one bundle of PROV says about who has what from whom: derivations, attributions, delegations.

A bundle is read for itself (PROV-DM §5.4.1: a bundle is a set of descriptions with a provenance of its own).

May import: prov.names, prov.records, prov.vocabulary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.prov.names import split_name
from provenance.prov.records import BY_ELEMENT, Bundle, Foreign, Literal, Name, Record, RecordType, Target
from provenance.prov.vocabulary import dcterms, prov, schema

__all__ = ["Instance", "prefixed"]

_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_TITLES: Final = (
    prov("label"),
    dcterms("title"),
    schema("name"),
    schema("headline"),
    Name("{http://schema.org/}name"),
    Name("{http://schema.org/}headline"),
    Name(f"{{{_FOAF}}}name"),
    Name(f"{{{_FOAF}}}givenName"),
)
_MOST_WORDS: Final = 300  # code points of a value, which may be a whole file
_QUOTATIONS: Final = {prov("Quotation"), "prov:Quotation"}  # the second as the W3C Primer's own XML has it, a string


class Instance:
    """The statements of one bundle, as far as chains need them.

    Attributes:
        entities: everything that is declared as an entity, or stands where only an entity can (PROV-CONSTRAINTS,
            constraint 50), sorted.
        derived: by entity, what it was derived from, each with the records that say so.
        attributed: by entity, the agents it is attributed to.
        generated: by entity, the instants at which it was generated.
    """

    def __init__(self, part: Bundle, prefixes: Mapping[str, str]) -> None:
        self.derived: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        self.attributed: dict[str, set[str]] = defaultdict(set)
        self.generated: dict[str, set[str]] = defaultdict(set)
        self._attributes: dict[str, list[tuple[Name, str]]] = defaultdict(list)
        self._elements: dict[str, set[str]] = defaultdict(set)
        self._delegated: dict[str, dict[str | None, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._delegations: dict[str, Record] = {}
        self._activities: dict[str, set[str]] = defaultdict(set)
        entities: set[str] = set()
        for record in part.records:
            entities.update(_entities(record))
            self._add(record)
        self.entities = sorted(entities)
        self._printed = _distinct(prefixes, self._names())

    def _add(self, record: Record) -> None:
        element = _root(record.type)
        arguments = [argument if isinstance(argument, str) else None for argument in record.arguments]
        if record.type.is_element:
            if record.id is not None:
                self._elements[record.id] |= {record.type.element, element}
                self._attributes[record.id].extend(
                    (name, value.value if isinstance(value, Literal) else value)
                    for name, value in record.attributes
                    if not isinstance(value, Foreign)
                )
        elif element == "wasGeneratedBy" and arguments[0] is not None:
            self._activities[arguments[0]].update(filter(None, arguments[1:2]))
            self.generated[arguments[0]].update(filter(None, arguments[2:3]))
        elif element in {"wasDerivedFrom", "wasAttributedTo", "actedOnBehalfOf"}:
            first, second = arguments[:2]
            if first is not None and second is not None:
                self._relate(element, first, second, record)

    def _relate(self, element: str, first: str, second: str, record: Record) -> None:
        if element == "wasAttributedTo":
            self.attributed[first].add(second)
            return
        activity = record.argument("activity")
        by = activity if isinstance(activity, str) else None
        if element == "wasDerivedFrom":
            self.derived[first][second].append(record)
            if by is not None:  # PROV-CONSTRAINTS, inference 11: then this activity generated it
                self._activities[first].add(by)
        else:
            self._delegated[first][by].add(second)
            self._delegations.setdefault(first, record)

    def _names(self) -> Iterator[str]:
        yield from self.entities
        for agents in self.attributed.values():
            yield from agents
        for others in self._delegated.values():
            for responsible in others.values():
                yield from responsible

    def printed(self, name: str) -> str:
        """The name with its prefix, the way people write it; no two of the bundle are printed alike."""
        return self._printed[name]

    def free(self, name: str) -> str:
        """A name like the given one, or that itself, which `printed` gives nothing."""
        taken = set(self._printed.values())
        while name in taken:
            name += "_"
        return name

    def title(self, name: str) -> str:
        """What the document calls a thing, on one line."""
        return next(self._said(name, _TITLES), self.printed(name))

    def words(self, name: str) -> str:
        """What an entity says, on one line: its title, or the beginning of its value, as of a quotation."""
        value = next(self._said(name, (prov("value"),)), "")
        shown = value if len(value) <= _MOST_WORDS else f"{value[: _MOST_WORDS - 1]}…"
        return next(self._said(name, _TITLES), shown or self.printed(name))

    def _said(self, name: str, attributes: Iterable[Name]) -> Iterator[str]:
        given = self._attributes.get(name, ())
        said = (" ".join(value.split()) for wanted in attributes for attribute, value in given if attribute == wanted)
        return filter(None, said)

    def types(self, name: str) -> set[str]:
        """What the document declares a thing to be: elements of PROV-XML, and values of ``prov:type``."""
        said = {value for attribute, value in self._attributes.get(name, ()) if attribute == prov("type")}
        return self._elements.get(name, set()) | said

    def responsible(self, agent: str, entity: str) -> set[str]:
        """For whom an agent acted when an entity came to be.

        A delegation names the activity for which it holds (PROV-DM §5.3.4), and then concerns the entities that this
        activity generated; one that names none is taken to hold for all.
        """
        delegated = self._delegated.get(agent, {})
        activities: tuple[str | None, ...] = (None, *self._activities.get(entity, ()))
        return {other for activity in activities for other in delegated.get(activity, ())}

    def delegation(self, agent: str) -> Record | None:
        """The first record that says that an agent acted for another."""
        return self._delegations.get(agent)

    def is_quoted(self, entity: str, used: str) -> bool:
        """Whether the derivation of one entity from another is a quotation (PROV-DM §5.2.3)."""
        return any(_is_quotation(record) for record in self.derived[entity][used])


def _root(record_type: RecordType) -> str:
    while record_type.base is not None:
        record_type = BY_ELEMENT[record_type.base]
    return record_type.element


def _entities(record: Record) -> Iterator[str]:
    """The names that are those of entities, by what this record is."""
    if record.type.is_element:
        if record.id is not None and _root(record.type) == "entity":
            yield record.id
        return
    for field, argument in zip(record.type.fields, record.arguments, strict=True):
        if field.target in {Target.ENTITY, Target.PAIR} and argument is not None:
            for item in (argument,) if isinstance(argument, str) else argument:
                name = item[1] if isinstance(item, tuple) else item
                if isinstance(name, str):
                    yield name


def _is_quotation(record: Record) -> bool:
    types = {v.value if isinstance(v, Literal) else v for name, v in record.attributes if name == prov("type")}
    return record.type.element == "wasQuotedFrom" or bool(types & _QUOTATIONS)


def prefixed(name: str, prefixes: Mapping[str, str]) -> str:
    """A name as people write it: with its prefix, or in full when its namespace has none.

    Args:
        name: in Clark notation.
        prefixes: prefix by namespace; the empty prefix adds nothing.
    """
    namespace, local = split_name(name)
    prefix = prefixes.get(namespace) if namespace else ""
    if prefix is None:
        return f"{namespace}{local}"
    return f"{prefix}:{local}" if prefix else local


def _distinct(prefixes: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Each name as it is printed; where another has that form already, the whole name in Clark notation."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        printed = prefixed(name, prefixes)
        if printed in taken:
            printed = "{{{}}}{}".format(*split_name(name))
        while printed in taken or not printed:
            printed += "_"
        taken.add(printed)
        found[name] = printed
    return found

"""The records of a bundle, ready to be looked up, and what their attributes say.

May import: errors; prov.records, prov.vocabulary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from provenance.errors import Fault, ModelError
from provenance.prov.records import Bundle, Literal, Name, Record
from provenance.prov.vocabulary import ID, dcterms

__all__ = ["RecordIndex", "Values", "local_name", "maybe", "one", "only"]

_T = TypeVar("_T")

Values = Mapping[Name, Sequence[str]]


@frozen
class RecordIndex:
    """The records of a bundle, ready to be looked up.

    Attributes:
        elements: the attributes of each entity, activity and agent, by its name.
        relations: by the element of the relation (of its base, for subtypes) and its first argument.
    """

    elements: Mapping[Name, Values]
    relations: Mapping[tuple[str, str], Sequence[Record]]

    @classmethod
    def of(cls, bundle: Bundle) -> RecordIndex:
        """The index of a bundle."""
        elements: dict[Name, dict[Name, list[str]]] = {}
        relations: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in bundle.records:
            if record.type.is_element and record.id is not None:
                values = elements.setdefault(record.id, defaultdict(list))
                for name, value in record.attributes:
                    values[name].append(value.value if isinstance(value, Literal) else str(value))
            elif record.arguments and isinstance(record.arguments[0], str):
                relations[record.type.base or record.type.element, record.arguments[0]].append(record)
        return cls(elements, relations)

    def of_kind(self, kind: str) -> Iterator[tuple[Name, Values]]:
        """The things of one of our kinds (see ``vocabulary.identifier``)."""
        prefix = f"{{{ID}}}{kind}."
        return ((name, values) for name, values in self.elements.items() if name.startswith(prefix))

    def related(self, element: str, first: Name) -> list[tuple[Name, Record]]:
        """What a thing is related to, each with the relation."""
        found = self.relations.get((element, first), ())
        return [(Name(second), record) for record in found if isinstance(second := record.arguments[1], str)]

    def ids(self, names: Iterator[Name] | Sequence[str]) -> tuple[str, ...]:
        """The ids that these names stand for; faulty when a name is not described in the bundle."""
        return tuple(one(self.described(Name(name)), dcterms("identifier"), name) for name in names)

    def members(self, this: Name) -> Iterator[Name]:
        """The members of a collection."""
        for record in self.relations.get(("hadMember", this), ()):
            members = record.arguments[1]
            yield from (Name(name) for name in members or () if isinstance(name, str))

    def described(self, name: Name) -> Values:
        """The attributes of a thing; faulty when it is not described in the bundle."""
        if name not in self.elements:
            raise ModelError([Fault((), f"{local_name(name)} is referred to and described nowhere in the bundle")])
        return self.elements[name]


def one(values: Values, name: Name, of: str) -> str:
    """The only value of an attribute of a thing; faulty when there is none, or several."""
    given = values.get(name, ())
    return only(given, f"{local_name(Name(of))} has {len(given)} {local_name(name)}; it needs one")


def only(given: Sequence[str], message: str) -> str:
    """The only one of some values; faulty, with this message, when there is none, or several."""
    if len(given) != 1:
        raise ModelError([Fault((), message, "bad-record")])
    return given[0]


def maybe(values: Values, name: Name, made: Callable[[str], _T]) -> _T | None:
    """The value of an attribute that need not be there; faulty when it is not one that ``made`` takes."""
    given = values.get(name, ())
    if not given:
        return None
    try:
        return made(given[0])
    except ModelError:
        raise
    except ValueError:
        raise ModelError([Fault((), f"{given[0]!r} is not a {local_name(name)}", "bad-value")]) from None


def local_name(name: Name | None) -> str:
    """What stands after the namespace; nothing of no name."""
    return name.rpartition("}")[2] if name else ""

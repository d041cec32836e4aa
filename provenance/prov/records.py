"""PROV records as values, and the one table of their types.

The table says for each type of PROV-DM how it is spelt in PROV-XML, which fields it has in which order, what each
field points to, and which attributes it takes. The reader, the writer, the schema and the validator are driven by it.
Sources: PROV-DM (W3C Recommendation, 30 April 2013) §5, PROV-XML (W3C Note) §3, PROV-Dictionary (Note) §3-4 and
PROV-Links (Note) §5.

Names are in Clark notation, ``{namespace}local``; a name in no namespace is its local part alone.

What PROV-XML admits beyond PROV is kept as it stands: elements of other vocabularies as `Foreign`, XML attributes of
other vocabularies as `Extra`. Comments and processing instructions say nothing about provenance and are not kept.

May import: errors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from enum import Enum
from typing import NewType, TypeAlias

from attrs import Factory, field, frozen

__all__ = [
    "ATTRIBUTES",
    "BY_ELEMENT",
    "PROV",
    "RECORD_TYPES",
    "XML",
    "XSD",
    "XSI",
    "Argument",
    "Bundle",
    "Document",
    "Extra",
    "Field",
    "Foreign",
    "Literal",
    "Name",
    "Record",
    "RecordType",
    "Target",
    "Value",
    "equal_documents",
]

PROV = "http://www.w3.org/ns/prov#"
XSD = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"

Name = NewType("Name", str)
"""A qualified name in Clark notation."""


class Target(Enum):
    """What a field holds: a reference to a record of some type, an instant, or key-entity pairs and keys."""

    ENTITY = "entity"
    ACTIVITY = "activity"
    AGENT = "agent"
    ANY = "any"  # wasInfluencedBy joins entities, activities and agents
    GENERATION = "generation"
    USAGE = "usage"
    BUNDLE = "bundle"
    TIME = "time"
    PAIR = "pair"
    KEY = "key"

    @property
    def is_reference(self) -> bool:
        """Whether the field names another record."""
        return self not in (Target.TIME, Target.PAIR, Target.KEY)


@frozen
class Field:
    """One field of a record type.

    Attributes:
        name: the local name of its element in PROV-XML.
        target: what it holds.
        required: whether the schema of PROV-XML demands it.
        repeated: whether it may stand several times; its argument is then a tuple.
    """

    name: str
    target: Target
    required: bool = False
    repeated: bool = False


# The order in which PROV-XML wants the attributes of PROV itself (prov-core.xsd); foreign ones follow.
ATTRIBUTES = ("label", "location", "role", "type", "value")


@frozen(cache_hash=True)
class RecordType:
    """One row of the table.

    Attributes:
        element: the local name of its element in PROV-XML, which also names the type here.
        fields: in the order of PROV-XML.
        attributes: the attributes of PROV it takes, as the schema of PROV-XML has them; foreign ones are taken by
            every type that takes any.
        type_name: the local name of its complex type in the schema, which is also its PROV-DM class (``prov:Person``).
        base: element of the type that it specializes, or None.
        identified: whether it may have a ``prov:id``.
        extension: the W3C Note outside PROV-DM that defines it (``links``, ``dictionary``), or None.
    """

    element: str
    type_name: str
    fields: tuple[Field, ...] = ()
    attributes: tuple[str, ...] = ()
    base: str | None = None
    identified: bool = True
    extension: str | None = None

    @property
    def is_element(self) -> bool:
        """Whether it is an entity, an activity or an agent rather than a relation."""
        return not any(known.target.is_reference for known in self.fields)

    @property
    def tag(self) -> Name:
        """Its element in Clark notation."""
        return Name(f"{{{PROV}}}{self.element}")


@frozen
class Literal:
    """A value with a datatype or a language; a plain string is a ``str`` instead.

    Attributes:
        value: the lexical form; for ``xsd:QName`` the name in Clark notation.
        datatype: in Clark notation, or None.
        language: a BCP 47 tag, or None.
    """

    value: str
    datatype: Name | None = None
    language: str | None = None


@frozen
class Foreign:
    """An element that is no plain or typed value, kept as XML.

    It is a child of a document or a bundle that is no record (``prov:other`` among them), or an attribute whose content
    has elements or XML attributes of its own.

    Attributes:
        xml: the element in a canonical form that stands by itself: namespaces declared where they are used (by a name,
            or by something in a value that reads like a prefixed name) or where the default namespace of the first
            element has to be said, attributes sorted, no comments, no processing instructions. Reading makes this
            form; writing accepts any well-formed element and makes it.
    """

    xml: str


Value: TypeAlias = "str | Literal | Foreign"
Argument: TypeAlias = "str | tuple[str, ...] | tuple[tuple[Value, str], ...] | tuple[Value, ...] | None"
"""A name, an instant as its lexical form, or None; a tuple of them where the field is repeated: key-entity pairs for
``Target.PAIR``, keys for ``Target.KEY``."""


@frozen
class Extra:
    """An XML attribute of another vocabulary, on the element of a record, a reference, a bundle or a document.

    Attributes:
        name: in Clark notation; ``xsi:type`` when it names no type of the table.
        value: its text; for ``xsi:type`` the name in Clark notation.
        place: where it stands: empty for the element itself, else the field of the reference; where a field is repeated
            the position follows, counted from 0: ``entity[2]``.
    """

    name: Name
    value: str
    place: str = ""


@frozen
class Record:
    """One PROV record.

    Attributes:
        type: its row of the table.
        id: None when it has none.
        arguments: one for each field of its type, in that order.
        attributes: name and value; a bag without order, kept as it was given.
        line: where its start tag ends, counted from 1; None when it was made. Beyond line 65535 of UTF-16 and UTF-32
            it is that of text nearby, or None. No part of its equality.
        extras: XML attributes of other vocabularies.
    """

    type: RecordType
    id: Name | None
    arguments: tuple[Argument, ...] = ()
    attributes: tuple[tuple[Name, Value], ...] = ()
    line: int | None = field(default=None, eq=False, repr=False)
    extras: tuple[Extra, ...] = ()

    def argument(self, name: str) -> Argument:
        """The argument of the field with this name; KeyError when the type has no such field."""
        for known, argument in zip(self.type.fields, self.arguments, strict=True):
            if known.name == name:
                return argument
        raise KeyError(name)


@frozen
class Bundle:
    """A named set of records (PROV-DM §5.4.1), with what else stands among them."""

    id: Name | None
    records: tuple[Record, ...]
    line: int | None = field(default=None, eq=False, repr=False)
    foreign: tuple[Foreign, ...] = ()
    extras: tuple[Extra, ...] = ()


@frozen
class Document:
    """Records and bundles, with the prefixes they are written with.

    Attributes:
        records: those outside any bundle.
        bundles: no two need have different ids; the validator says when they do not.
        namespaces: prefix to namespace; the empty prefix is the default namespace. No part of the equality.
        foreign: elements that are no records.
        extras: XML attributes of other vocabularies on the document itself, such as ``xsi:schemaLocation``.
    """

    records: tuple[Record, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    namespaces: Mapping[str, str] = field(default=Factory(dict), eq=False)
    foreign: tuple[Foreign, ...] = ()
    extras: tuple[Extra, ...] = ()


_LABEL_TYPE = ("label", "type")
_THING = ("label", "location", "type")
_EVENT = ("label", "location", "role", "type")
_E, _A, _G, _T = Target.ENTITY, Target.ACTIVITY, Target.AGENT, Target.TIME

_DERIVATION = (
    Field("generatedEntity", _E, required=True),
    Field("usedEntity", _E, required=True),
    Field("activity", _A),
    Field("generation", Target.GENERATION),
    Field("usage", Target.USAGE),
)


def _entity(element: str, type_name: str, base: str | None = None, extension: str | None = None) -> RecordType:
    return RecordType(element, type_name, (), (*_THING, "value"), base, extension=extension)


def _agent(element: str, type_name: str, base: str | None = None) -> RecordType:
    return RecordType(element, type_name, (), _THING, base)


def _derivation(element: str, type_name: str, base: str | None = None) -> RecordType:
    return RecordType(element, type_name, _DERIVATION, _LABEL_TYPE, base)


RECORD_TYPES: tuple[RecordType, ...] = (
    _entity("entity", "Entity"),
    RecordType("activity", "Activity", (Field("startTime", _T), Field("endTime", _T)), _THING),
    RecordType(
        "wasGeneratedBy",
        "Generation",
        (Field("entity", _E, required=True), Field("activity", _A), Field("time", _T)),
        _EVENT,
    ),
    RecordType("used", "Usage", (Field("activity", _A, required=True), Field("entity", _E), Field("time", _T)), _EVENT),
    RecordType(
        "wasInformedBy",
        "Communication",
        (Field("informed", _A, required=True), Field("informant", _A, required=True)),
        _LABEL_TYPE,
    ),
    RecordType(
        "wasStartedBy",
        "Start",
        (Field("activity", _A, required=True), Field("trigger", _E), Field("starter", _A), Field("time", _T)),
        _EVENT,
    ),
    RecordType(
        "wasEndedBy",
        "End",
        (Field("activity", _A, required=True), Field("trigger", _E), Field("ender", _A), Field("time", _T)),
        _EVENT,
    ),
    RecordType(
        "wasInvalidatedBy",
        "Invalidation",
        (Field("entity", _E, required=True), Field("activity", _A), Field("time", _T)),
        _EVENT,
    ),
    _derivation("wasDerivedFrom", "Derivation"),
    _derivation("wasRevisionOf", "Revision", "wasDerivedFrom"),
    _derivation("wasQuotedFrom", "Quotation", "wasDerivedFrom"),
    _derivation("hadPrimarySource", "PrimarySource", "wasDerivedFrom"),
    _agent("agent", "Agent"),
    _agent("person", "Person", "agent"),
    _agent("organization", "Organization", "agent"),
    _agent("softwareAgent", "SoftwareAgent", "agent"),
    RecordType(
        "wasAttributedTo",
        "Attribution",
        (Field("entity", _E, required=True), Field("agent", Target.AGENT, required=True)),
        _LABEL_TYPE,
    ),
    RecordType(
        "wasAssociatedWith",
        "Association",
        (Field("activity", _A, required=True), Field("agent", _G), Field("plan", _E)),
        ("label", "role", "type"),
    ),
    RecordType(
        "actedOnBehalfOf",
        "Delegation",
        (Field("delegate", _G, required=True), Field("responsible", _G, required=True), Field("activity", _A)),
        _LABEL_TYPE,
    ),
    RecordType(
        "wasInfluencedBy",
        "Influence",
        (Field("influencee", Target.ANY, required=True), Field("influencer", Target.ANY, required=True)),
        _LABEL_TYPE,
    ),
    _entity("bundle", "Bundle", "entity"),
    RecordType(
        "specializationOf",
        "Specialization",
        (Field("specificEntity", _E, required=True), Field("generalEntity", _E, required=True)),
        identified=False,
    ),
    RecordType(
        "alternateOf",
        "Alternate",
        (Field("alternate1", _E, required=True), Field("alternate2", _E, required=True)),
        identified=False,
    ),
    _entity("collection", "Collection", "entity"),
    _entity("emptyCollection", "EmptyCollection", "collection"),
    RecordType(
        "hadMember",
        "Membership",
        (Field("collection", _E, required=True), Field("entity", _E, required=True, repeated=True)),
        identified=False,
    ),
    _entity("plan", "Plan", "entity"),
    RecordType(
        "mentionOf",
        "Mention",
        (
            Field("specificEntity", _E, required=True),
            Field("generalEntity", _E, required=True),
            Field("bundle", Target.BUNDLE, required=True),
        ),
        identified=False,
        extension="links",
    ),
    _entity("dictionary", "Dictionary", "collection", "dictionary"),
    _entity("emptyDictionary", "EmptyDictionary", "dictionary", "dictionary"),
    RecordType(
        "hadDictionaryMember",
        "DictionaryMembership",
        (Field("dictionary", _E, required=True), Field("keyEntityPair", Target.PAIR, required=True, repeated=True)),
        identified=False,
        extension="dictionary",
    ),
    RecordType(
        "derivedByInsertionFrom",
        "Insertion",
        (
            Field("newDictionary", _E, required=True),
            Field("oldDictionary", _E, required=True),
            Field("keyEntityPair", Target.PAIR, required=True, repeated=True),
        ),
        _LABEL_TYPE,
        extension="dictionary",
    ),
    RecordType(
        "derivedByRemovalFrom",
        "Removal",
        (
            Field("newDictionary", _E, required=True),
            Field("oldDictionary", _E, required=True),
            Field("key", Target.KEY, required=True, repeated=True),
        ),
        _LABEL_TYPE,
        extension="dictionary",
    ),
)

BY_ELEMENT: Mapping[str, RecordType] = {record_type.element: record_type for record_type in RECORD_TYPES}
"""The rows of the table by the local name of their element."""


def equal_documents(one: Document, other: Document) -> bool:
    """Whether two documents say the same: bags of records, bundles, attributes and foreign elements, without order."""
    return _content(one) == _content(other) and _bag(map(_bundle_key, one.bundles)) == _bag(
        map(_bundle_key, other.bundles)
    )


def _content(part: Document | Bundle) -> tuple[object, ...]:
    return _bag(map(_record_key, part.records)), _bag(part.foreign), frozenset(part.extras)


def _bundle_key(bundle: Bundle) -> tuple[object, ...]:
    return bundle.id, *_content(bundle)


def _record_key(record: Record) -> tuple[object, ...]:
    arguments = tuple(_bag(value) if isinstance(value, tuple) else value for value in record.arguments)
    return record.type, record.id, arguments, _bag(record.attributes), frozenset(record.extras)


def _bag(values: Iterable[Hashable]) -> frozenset[tuple[Hashable, int]]:
    return frozenset(Counter(values).items())

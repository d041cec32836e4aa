"""One element of PROV-XML to one record, driven by the table of record types.

May import: errors; prov.records, prov.names, prov.xml_foreign, prov.xml_source; lxml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from attrs import frozen
from lxml import etree

from provenance.prov.xml_foreign import canonical_xml
from provenance.prov.names import QNAMES, clark
from provenance.prov.records import (
    ATTRIBUTES,
    BY_ELEMENT,
    PROV,
    RECORD_TYPES,
    XML,
    XSD,
    XSI,
    Argument,
    Extra,
    Field,
    Foreign,
    Literal,
    Name,
    Record,
    RecordType,
    Target,
    Value,
)
from provenance.prov.xml_source import line_of

__all__ = ["ID", "BadNameError", "Plan", "RecordReader", "Scope", "plan_of"]

ID: Final = f"{{{PROV}}}id"
REF: Final = f"{{{PROV}}}ref"
TYPE: Final = f"{{{XSI}}}type"
LANGUAGE: Final = f"{{{XML}}}lang"

_BLANK = " \t\n\r"
_DATE_TIME = clark(XSD, "dateTime")
_MOST_NAMES = 50_000  # a scope forgets beyond them, so that a stream needs no more memory the longer it is


class BadNameError(ValueError):
    """A prefixed name that cannot be resolved; says why."""


class Scope(dict[str, Name]):
    """Prefixed names to names in Clark notation, under one set of namespace declarations; each resolved once."""

    def __init__(self, namespaces: Mapping[str | None, str]) -> None:
        super().__init__()
        self.namespaces = {prefix or "": namespace for prefix, namespace in namespaces.items()}

    def __missing__(self, text: str) -> Name:
        """Resolve a name; the default namespace applies, as for every ``xs:QName`` in content."""
        stripped = text.strip(_BLANK)
        prefix, colon, local = stripped.partition(":")
        if not colon:
            prefix, local = "", stripped
        elif not prefix:
            raise BadNameError(f"the name {stripped!r} has nothing before its colon")
        namespace = self.namespaces.get(prefix, "")
        if colon and not namespace:
            raise BadNameError(f"the prefix {prefix!r} of the name {stripped!r} is not bound to a namespace")
        if not stripped or "}" in namespace or (not namespace and local.startswith("{")):
            raise BadNameError(f"{stripped!r} is no name")
        if len(self) > _MOST_NAMES:
            self.clear()
        name = self[text] = clark(namespace, local)
        return name


@frozen
class Plan:
    """What the reader needs of one record type.

    Attributes:
        references: position of each field that holds one reference, by its element.
        others: position and field of the remaining ones.
        blank: an argument for each field, none of them given yet.
    """

    type: RecordType
    references: Mapping[str, int]
    others: Mapping[str, tuple[int, Field]]
    blank: tuple[Argument, ...]


def plan_of(record_type: RecordType) -> Plan:
    """The plan to read records of this type."""
    fields = [(clark(PROV, known.name), position, known) for position, known in enumerate(record_type.fields)]
    single = {tag: position for tag, position, known in fields if known.target.is_reference and not known.repeated}
    others = {tag: (position, known) for tag, position, known in fields if tag not in single}
    return Plan(record_type, single, others, (None,) * len(fields))


PLANS: Mapping[str, Plan] = {record_type.tag: plan_of(record_type) for record_type in RECORD_TYPES}
_KNOWN_ATTRIBUTES = frozenset(clark(PROV, name) for name in ATTRIBUTES)
_TYPE_NAMES = {clark(PROV, record_type.type_name): record_type for record_type in RECORD_TYPES}
_PROV_TAG = f"{{{PROV}}}"


class RecordReader:
    """Reads the elements of records; what is wrong goes to `report` with its line.

    Attributes:
        report: takes the line, a sentence and a code.
    """

    def __init__(self, report: Callable[[int | None, str, str], None]) -> None:
        self.report = report
        self._scopes: dict[tuple[tuple[str | None, str], ...], Scope] = {}

    def scope_of(self, element: etree._Element) -> Scope:
        """The namespace declarations in force at an element."""
        namespaces = element.nsmap
        key = tuple(namespaces.items())
        scope = self._scopes.get(key)
        if scope is None:
            if len(self._scopes) > 100:  # noqa: PLR2004 -- enough for sane documents, little for the others
                self._scopes.clear()
            scope = self._scopes[key] = Scope(namespaces)
        return scope

    def name(self, text: str, scope: Scope, element: etree._Element) -> Name | None:
        """The name, or None after reporting why it is none."""
        try:
            return scope[text]
        except BadNameError as error:
            self.report(line_of(element), str(error), "bad-name")
            return None

    def record(self, element: etree._Element, plan: Plan, scope: Scope | None) -> Record:
        """The record of an element.

        Args:
            element: complete, with its children.
            plan: of the type its tag names.
            scope: the namespaces in force for it and everything in it; None when some of it declares its own.
        """
        own = scope or self.scope_of(element)
        id_: Name | None = None
        extras: list[Extra] = []
        for key, text in element.items():
            if key == ID:
                id_ = self.name(text, own, element)
            elif key == TYPE:
                plan = self._subtype(plan, text, own, element, extras)
            else:
                self.extra(key, text, element, extras)
        if (text := element.text) and not text.isspace():
            self._stray_text(element, text)
        arguments: list[Argument] = list(plan.blank)
        attributes: list[tuple[Name, Value]] = []
        references = plan.references
        for child in element:
            tag = child.tag
            names = scope or self.scope_of(child)
            position = references.get(tag)
            if position is not None:
                if arguments[position] is not None:
                    self._repeated(child)
                arguments[position] = self._reference(child, names, extras)
            elif tag in plan.others:
                self._other(child, *plan.others[tag], arguments, names, extras)
            elif tag in _KNOWN_ATTRIBUTES or not tag.startswith(_PROV_TAG):
                attributes.append((tag, self.value(child, names)))
            else:
                self._unknown_child(child, plan)
            if (tail := child.tail) and not tail.isspace():
                self._stray_text(child, tail)
        return Record(plan.type, id_, tuple(arguments), tuple(attributes), line_of(element), tuple(extras))

    def _reference(self, child: etree._Element, scope: Scope, extras: list[Extra], place: str = "") -> Name | None:
        items = child.items()
        if len(items) == 1 and items[0][0] == REF and not len(child) and not child.text:
            return self.name(items[0][1], scope, child)
        name: Name | None = None
        for key, text in items:
            if key == REF:
                name = self.name(text, scope, child)
            else:
                self.extra(key, text, child, extras, place or _local(child))
        if REF not in child.attrib:
            self.report(line_of(child), f"prov:{_local(child)} has no prov:ref, so that it refers to nothing", "no-ref")
        if len(child) or (child.text and not child.text.isspace()):
            self.report(line_of(child), f"prov:{_local(child)} is a reference and has no content", "stray-content")
        return name

    def _other(
        self,
        child: etree._Element,
        position: int,
        known: Field,
        arguments: list[Argument],
        scope: Scope,
        extras: list[Extra],
    ) -> None:
        """Fields that are no single reference: instants, repeated references, pairs and keys."""
        before = arguments[position]
        if known.target is Target.TIME:
            if before is not None:
                self._repeated(child)
            arguments[position] = self._time(child, scope)
            return
        given: tuple[object, ...] = before if isinstance(before, tuple) else ()
        one: object
        if known.target is Target.PAIR:
            one = self._pair(child, scope, extras, f"{known.name}[{len(given)}]")
        elif known.target is Target.KEY:
            one = self.value(child, scope)
        else:
            one = self._reference(child, scope, extras, f"{known.name}[{len(given)}]")
        if one is not None:
            arguments[position] = (*given, one)  # type: ignore[assignment]

    def _time(self, child: etree._Element, scope: Scope) -> str:
        value = self.value(child, scope)
        if isinstance(value, Literal) and value.datatype == _DATE_TIME and value.language is None:
            value = value.value  # says again what the field says
        if isinstance(value, str):
            return value.strip(_BLANK)
        self.report(line_of(child), f"prov:{_local(child)} is to be an instant and nothing else", "bad-time")
        return ""

    def _pair(
        self, child: etree._Element, scope: Scope, extras: list[Extra], place: str
    ) -> tuple[Value, str] | None:
        key: Value | None = None
        entity: Name | None = None
        tags = [inner.tag for inner in child]
        if sorted(tags) != [clark(PROV, "entity"), clark(PROV, "key")] or child.attrib or _has_text(child):
            self.report(line_of(child), "prov:keyEntityPair has one prov:key and one prov:entity, and nothing else", "bad-pair")
            return None
        for inner in child:
            names = scope if inner.nsmap == child.nsmap else self.scope_of(inner)
            if _local(inner) == "key":
                key = self.value(inner, names)
            else:
                entity = self._reference(inner, names, extras, f"{place}/entity")
        return None if key is None or entity is None else (key, entity)

    def value(self, child: etree._Element, scope: Scope) -> Value:
        """The value of an attribute: a string, a typed or tagged one, or the element itself when it is more than that."""
        items = child.items()
        if not len(child):
            text = child.text or ""
            if not items:
                return text
            datatype: Name | None = None
            language: str | None = None
            for key, said in items:
                if key == TYPE:
                    datatype = self.name(said, scope, child)
                elif key == LANGUAGE:
                    language = said
                else:
                    break
            else:
                if datatype in QNAMES:
                    text = self.name(text, scope, child) or ""
                return Literal(text, datatype, language)
        return Foreign(canonical_xml(child))

    def extra(
        self, key: str, text: str, element: etree._Element, extras: list[Extra], place: str = ""
    ) -> None:
        """Keep an XML attribute of another vocabulary; report one that ought to be PROV's."""
        if key.startswith(_PROV_TAG) or not key.startswith("{"):
            said = f"prov:{key.removeprefix(_PROV_TAG)}" if key.startswith("{") else key
            hint = f"; write prov:{key}" if key in {"id", "ref"} else ""
            message = f"{said} is no XML attribute of prov:{_local(element)} in PROV-XML{hint}"
            self.report(line_of(element), message, "unknown-attribute")
        elif key == TYPE:
            name = self.name(text, self.scope_of(element), element)
            if name is not None:
                extras.append(Extra(Name(key), name, place))
        else:
            extras.append(Extra(Name(key), text, place))

    def _subtype(
        self, plan: Plan, text: str, scope: Scope, element: etree._Element, extras: list[Extra]
    ) -> Plan:
        """The plan of the type that ``xsi:type`` names, when it is one of the element's type or specializes it."""
        name = self.name(text, scope, element)
        if name is None:
            return plan
        named = _TYPE_NAMES.get(name)
        above = named
        while above is not None and above is not plan.type:
            above = BY_ELEMENT[above.base] if above.base else None
        if named is None or above is None:
            extras.append(Extra(Name(TYPE), name))
            return plan
        return PLANS[named.tag]

    def _repeated(self, child: etree._Element) -> None:
        self.report(line_of(child), f"prov:{_local(child)} stands a second time in one record", "repeated")

    def _stray_text(self, element: etree._Element, text: str) -> None:
        shown = " ".join(text.split())[:40]
        self.report(line_of(element), f"text stands where only elements may: {shown!r}", "stray-text")

    def _unknown_child(self, child: etree._Element, plan: Plan) -> None:
        known = [*(known.name for known in plan.type.fields), *plan.type.attributes]
        taken = f"it takes {', '.join(known)}" if known else "it takes none of PROV's own"
        message = f"prov:{_local(child)} is nothing that prov:{plan.type.element} has; {taken}"
        self.report(line_of(child), message, "unknown-child")


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2]


def _has_text(element: etree._Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and not text.isspace() for text in texts)

"""One element of PROV-XML to one record, driven by the table of record types.

May import: prov.records, prov.names; prov.xml.attributes, foreign, lines, plans, scope and usual; lxml.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from provenance.prov.names import QNAMES, clark
from provenance.prov.records import (
    BY_ELEMENT,
    PROV,
    RECORD_TYPES,
    XSD,
    Argument,
    Extra,
    Foreign,
    Literal,
    Name,
    Record,
    Value,
)
from provenance.prov.xml.attributes import attributes_of, own_namespaces
from provenance.prov.xml.foreign import canonical_xml
from provenance.prov.xml.lines import Lines
from provenance.prov.xml.plans import (
    ATTRIBUTE,
    ID,
    LANGUAGE,
    MEMBER,
    PLANS,
    PROV_TAG,
    REF,
    TIME,
    TYPE,
    UNKNOWN,
    Plan,
)
from provenance.prov.xml.scope import BLANK, BadNameError, Scope
from provenance.prov.xml.usual import usual_record

__all__ = ["RecordReader", "local_name", "tag_of"]

_DATE_TIME = clark(XSD, "dateTime")
_Items = list[tuple[str, str]]
_Arguments = list["Argument | list[Any]"]  # of a field that is repeated, a list that grows

_MOST_SCOPES = 100  # enough for sane documents, little for the others
_TYPE_NAMES = {clark(PROV, record_type.type_name): record_type for record_type in RECORD_TYPES}


class RecordReader:
    """Reads the elements of records; what is wrong goes to `report` with its line.

    Attributes:
        report: takes the line, a sentence and a code.
        lines: knows where elements stand.
        spoken: the prefixes that names were met with.
    """

    def __init__(self, report: Callable[[int | None, str, str], None], lines: Lines) -> None:
        self.report = report
        self.lines = lines
        self.spoken: dict[str, str] = {}
        self._scopes: dict[tuple[int, tuple[tuple[str, str], ...]], Scope] = {}
        self._root: tuple[etree._Element | None, Scope] = None, Scope({}, self.spoken)

    def scope_of(self, element: etree._Element) -> Scope:
        """The namespace declarations in force at an element."""
        parent = element.getparent()
        around = None if parent is None else self.scope_of(parent)
        if parent is None and element is self._root[0]:
            return self._root[1]
        own = own_namespaces(element)
        if around is None:
            self._root = element, Scope(own, self.spoken)
            return self._root[1]
        if not own:
            return around
        key = id(around), tuple(own.items())  # the scope holds the one around it, so that no other has its number
        scope = self._scopes.get(key)
        if scope is None:
            if len(self._scopes) > _MOST_SCOPES:
                self._scopes.clear()
            scope = self._scopes[key] = Scope(own, self.spoken, around)
        return scope

    def name(self, text: str, scope: Scope, element: etree._Element) -> Name | None:
        """The name, or None after reporting why it is none."""
        try:
            return scope[text]
        except BadNameError as error:
            self.report(self.lines.of(element), str(error), "bad-name")
            return None

    def record(self, element: etree._Element, scope: Scope | None) -> Record:
        """The record of an element.

        Args:
            element: one whose tag is in `PLANS`, complete with its children.
            scope: the namespaces in force for it and everything in it; None when some of it declares its own.
        """
        usual = None if scope is None else usual_record(element, scope, self.lines)
        return usual or self.any_record(element, scope)

    def any_record(self, element: etree._Element, scope: Scope | None) -> Record:
        """The record of an element, whatever it holds."""
        own = scope or self.scope_of(element)
        plan = PLANS[tag_of(element)]
        id_: Name | None = None
        extras: list[Extra] = []
        for key, said in attributes_of(element):
            if key == ID:
                id_ = self.name(said, own, element)
            elif key == TYPE:
                plan = self._subtype(plan, said, own, element, extras)
            else:
                self.keep(key, said, element, extras)
        arguments: _Arguments = list(plan.blank)
        attributes: list[tuple[Name, Value]] = []
        if (text := element.text) and not text.isspace():
            self.stray_text(element, text)
        for child in element:
            tag = Name(tag_of(child))
            names = scope or self.scope_of(child)
            items: _Items = attributes_of(child)
            slot = plan.slots[tag]
            if slot == ATTRIBUTE:
                attributes.append((tag, self._value(child, items, names)))
            elif slot == UNKNOWN:
                self._unknown_child(child, plan)
            else:
                self._field(child, items, slot, arguments, names, extras)
            if (tail := child.tail) and not tail.isspace():
                self.stray_text(child, tail)
        given: tuple[Any, ...] = tuple(tuple(one) if isinstance(one, list) else one for one in arguments)
        return Record(plan.type, id_, given, tuple(attributes), self.lines.of(element), tuple(extras))

    def _field(  # noqa: PLR0913, PLR0917 -- the lists it fills
        self,
        child: etree._Element,
        items: _Items,
        slot: int,
        arguments: _Arguments,
        scope: Scope,
        extras: list[Extra],
    ) -> None:
        kind, position = divmod(slot, TIME)
        kind *= TIME
        before = arguments[position]
        if kind in {0, TIME}:
            if before is not None:
                message = (
                    f"prov:{local_name(child)} stands a second time in one record; keep one, or write a second record"
                )
                self.report(self.lines.of(child), message, "repeated")
            elif kind == TIME:
                arguments[position] = self._time(child, items, scope)
            else:
                arguments[position] = self._reference(child, items, scope, extras)
            return
        given = before if isinstance(before, list) else []
        place = f"{local_name(child)}[{len(given)}]"
        one: object
        if kind == MEMBER:
            one = self._reference(child, items, scope, extras, place)
        elif local_name(child) == "key":
            one = self._value(child, items, scope)
        else:
            one = self._pair(child, extras, f"{place}/entity")
        if one is not None:
            given.append(one)
            arguments[position] = given

    def _reference(
        self, child: etree._Element, items: _Items, scope: Scope, extras: list[Extra], place: str = ""
    ) -> Name | None:
        if len(items) == 1 and items[0][0] == REF and not len(child) and not child.text:
            return self.name(items[0][1], scope, child)
        name: Name | None = None
        for key, said in items:
            if key == REF:
                name = self.name(said, scope, child)
            else:
                self.keep(key, said, child, extras, place or local_name(child))
        if child.get(REF) is None:
            message = f"prov:{local_name(child)} has no prov:ref, so that it refers to nothing; add one, or take it out"
            self.report(self.lines.of(child), message, "no-reference")
        if len(child) or (child.text and not child.text.isspace()):
            self.report(
                self.lines.of(child),
                f"prov:{local_name(child)} is a reference and has no content; take it out",
                "stray-content",
            )
        return name

    def _time(self, child: etree._Element, items: _Items, scope: Scope) -> str:
        if not items and not len(child):
            return (child.text or "").strip(BLANK)
        value = self._value(child, items, scope)
        if isinstance(value, Literal) and value.datatype == _DATE_TIME and value.language is None:
            return value.value.strip(BLANK)  # says again what the field says
        message = f"prov:{local_name(child)} is an instant and takes nothing beside it; take that out"
        self.report(self.lines.of(child), message, "bad-time")
        return ""

    def _pair(self, child: etree._Element, extras: list[Extra], place: str) -> tuple[Value, str] | None:
        inside = {local_name(inner): inner for inner in child if tag_of(inner).startswith(PROV_TAG)}
        texts = (child.text, *(inner.tail for inner in child))
        if set(inside) != {"key", "entity"} or len(child) > len(inside) or child.attrib or any(map(_says, texts)):
            message = "prov:keyEntityPair has one prov:key and one prov:entity, and nothing else"
            self.report(self.lines.of(child), message, "bad-pair")
            return None
        key, entity = inside["key"], inside["entity"]
        name = self._reference(entity, attributes_of(entity), self.scope_of(entity), extras, place)
        value = self._value(key, attributes_of(key), self.scope_of(key))
        return None if name is None else (value, name)

    def _value(self, child: etree._Element, items: _Items, scope: Scope) -> Value:
        """A string, a typed or tagged value, or the element itself when it is more than that."""
        if len(child):
            return Foreign(canonical_xml(child))
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
                return Foreign(canonical_xml(child))
        if datatype in QNAMES:
            text = self.name(text, scope, child) or ""
        return Literal(text, datatype, language)

    def keep(self, key: str, said: str, element: etree._Element, extras: list[Extra], place: str = "") -> None:
        """Keep an XML attribute of another vocabulary or of none; report one that would have to be PROV's."""
        if key.startswith(PROV_TAG) or key in {"id", "ref"}:
            name = f"prov:{key.removeprefix(PROV_TAG)}" if key.startswith("{") else key
            hint = f"; did you mean prov:{key}?" if key in {"id", "ref"} else "; take it out"
            message = f"{name} is no XML attribute of prov:{local_name(element)}{hint}"
            self.report(self.lines.of(element), message, "unknown-attribute")
        elif key == TYPE:
            datatype = self.name(said, self.scope_of(element), element)
            if datatype is not None:
                extras.append(Extra(Name(key), datatype, place))
        else:
            extras.append(Extra(Name(key), said, place))

    def _subtype(self, plan: Plan, said: str, scope: Scope, element: etree._Element, extras: list[Extra]) -> Plan:
        """The plan of the type that ``xsi:type`` names, when it is the element's type or specializes it."""
        name = self.name(said, scope, element)
        named = above = _TYPE_NAMES.get(name) if name else None
        while above is not None and above is not plan.type:
            above = BY_ELEMENT[above.base] if above.base else None
        if named is not None and above is not None:
            return PLANS[named.tag]
        if name is not None:
            extras.append(Extra(Name(TYPE), name))
        return plan

    def stray_text(self, element: etree._Element, text: str) -> None:
        """Report text in or after an element, where only elements may stand."""
        shown = " ".join(text.split())[:40]
        self.report(
            self.lines.of(element),
            f"text stands where only elements may: {shown!r}; put it into an element, or take it out",
            "stray-text",
        )

    def _unknown_child(self, child: etree._Element, plan: Plan) -> None:
        known = [*(known.name for known in plan.type.fields), *plan.type.attributes]
        has = f"prov:{plan.type.element} has; it has {', '.join(known)}; rename it or take it out"
        message = f"prov:{local_name(child)} is nothing that {has}"
        self.report(self.lines.of(child), message, "unknown-child")


def tag_of(element: etree._Element) -> str:
    """The name of an element, in Clark notation; comments are not kept, so that it is one."""
    return element.tag  # type: ignore[return-value]


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return tag_of(element).rpartition("}")[2]


def _says(text: str | None) -> bool:
    return bool(text) and not str(text).isspace()

"""Records, bundles and foreign elements as the text of PROV-XML, under one set of prefixes.

Text is put together as strings, which is several times faster than building elements. Whatever goes in is escaped
here, in `escaped` and by `Prefixes`.

May import: errors; prov.records, prov.names, prov.xml.foreign, prov.xml.prefixes; lxml.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from attrs import frozen
from lxml import etree

from provenance.errors import WritingError
from provenance.prov.names import QNAMES, clark
from provenance.prov.records import (
    ATTRIBUTES,
    BY_ELEMENT,
    PROV,
    XSI,
    Argument,
    Bundle,
    Extra,
    Field,
    Foreign,
    Name,
    Record,
    Target,
    Value,
)
from provenance.prov.xml.foreign import canonical_xml, parse_foreign
from provenance.prov.xml.prefixes import CannotCarryError, Prefixes, escaped, escaped_attribute

__all__ = ["PartWriter"]

_RANKS = {clark(PROV, name): rank for rank, name in enumerate(ATTRIBUTES)}
_TYPE = clark(XSI, "type")
_KEY = clark(PROV, "key")


@frozen
class _Plan:
    """What the writer needs of one record type under one prefix of PROV, at one depth.

    Attributes:
        tag: with its prefix.
        fields: of each the field, and the text before its reference.
        end: the end tag and its line.
    """

    tag: str
    fields: tuple[tuple[bool, str, Field], ...]
    end: str


@lru_cache(maxsize=256)
def _plan(element: str, prov: str, indent: str) -> _Plan:
    record_type = BY_ELEMENT[element]
    fields = tuple(
        (
            known.target.is_reference and not known.repeated,
            f'{indent}  <{prov}:{known.name} {prov}:ref="',
            known,
        )
        for known in record_type.fields
    )
    return _Plan(f"{prov}:{element}", fields, f"{indent}</{prov}:{element}>\n")


class PartWriter:
    """Writes parts as text under one set of prefixes."""

    def __init__(self, prefixes: Prefixes) -> None:
        self.prefixes = prefixes

    def part(self, part: Record | Bundle | Foreign, indent: str, declarations: str = "") -> str:
        """The lines of one part; ``declarations`` are put into its first tag.

        Raises:
            WritingError: when a value cannot be carried.
            NoDefaultError: when the default namespace is in the way.
        """
        if isinstance(part, Record):
            return self._record(part, indent, declarations)
        if isinstance(part, Bundle):
            return self._bundle(part, indent, declarations)
        try:
            return f"{indent}{self._foreign(part, '')}\n"
        except CannotCarryError as error:
            raise WritingError(f"an element that is no record: {error}") from error

    def extras(self, extras: tuple[Extra, ...], where: str, place: str = "") -> str:
        """XML attributes of other vocabularies, as they stand in a tag; WritingError when they cannot."""
        try:
            return self._extras([extra for extra in extras if extra.place == place])
        except CannotCarryError as error:
            raise WritingError(f"{where}: {error}") from error

    def _bundle(self, bundle: Bundle, indent: str, declarations: str) -> str:
        tag = f"{self.prefixes.prov}:bundleContent"
        where = f"the bundle {bundle.id or 'without an id'}"
        try:
            id_ = f' {self.prefixes.prov}:id="{self.prefixes[bundle.id]}"' if bundle.id is not None else ""
        except CannotCarryError as error:
            raise WritingError(f"{where}: {error}") from error
        parts: tuple[Record | Foreign, ...] = (*bundle.records, *bundle.foreign)
        inside = "".join(self.part(part, f"{indent}  ") for part in parts)
        start = f"{indent}<{tag}{declarations}{id_}{self.extras(bundle.extras, where)}"
        return f"{start}>\n{inside}{indent}</{tag}>\n" if inside else f"{start}/>\n"

    def _record(self, record: Record, indent: str, declarations: str) -> str:
        plan = _plan(record.type.element, self.prefixes.prov, indent)
        try:
            lines = self._fields(record, plan, indent) if plan.fields else []
            if record.attributes:
                lines += self._attributes(record.attributes, indent)
            id_ = "" if record.id is None else f' {self.prefixes.prov}:id="{self.prefixes[record.id]}"'
            extras = self._extras([extra for extra in record.extras if not extra.place]) if record.extras else ""
        except CannotCarryError as error:
            raise WritingError(f"{_called(record)}, {self._culprit(record, plan, indent)}: {error}") from error
        if not lines:
            return f"{indent}<{plan.tag}{declarations}{id_}{extras}/>\n"
        return f"{indent}<{plan.tag}{declarations}{id_}{extras}>\n{''.join(lines)}{plan.end}"

    def _fields(self, record: Record, plan: _Plan, indent: str) -> list[str]:
        if len(record.arguments) != len(plan.fields):
            raise CannotCarryError(f"it has {len(record.arguments)} arguments where its type has {len(plan.fields)}")
        lines = []
        prefixes = self.prefixes
        extras = self._by_place(record) if record.extras else {}
        for argument, (single, before, known) in zip(record.arguments, plan.fields, strict=True):
            if argument is None:
                continue
            if single and isinstance(argument, str):
                lines.append(f'{before}{prefixes[argument]}"{extras.pop(known.name, "")}/>\n')
            else:
                lines += self._field(argument, known, before, indent, extras)
        if extras:
            raise CannotCarryError(f"it has XML attributes where there is no reference: {', '.join(extras)}")
        return lines

    def _field(self, argument: Argument, known: Field, before: str, indent: str, extras: dict[str, str]) -> list[str]:
        """The lines of a field that is no single reference."""
        prov = self.prefixes.prov
        if known.target is Target.TIME and isinstance(argument, str):
            return [f"{indent}  <{prov}:{known.name}>{escaped(argument)}</{prov}:{known.name}>\n"]
        if not known.repeated or not isinstance(argument, tuple):
            raise CannotCarryError(f"{known.name} cannot be {argument!r}")
        lines = []
        for position, one in enumerate(argument):
            place = f"{known.name}[{position}]"
            if known.target is Target.PAIR and isinstance(one, tuple):
                key, entity = one
                note = extras.pop(f"{place}/entity", "")
                lines += [
                    f"{indent}  <{prov}:{known.name}>\n",
                    self._value(_KEY, key, f"{indent}    "),
                    f'{indent}    <{prov}:entity {prov}:ref="{self.prefixes[entity]}"{note}/>\n',
                    f"{indent}  </{prov}:{known.name}>\n",
                ]
            elif known.target is Target.KEY and not isinstance(one, tuple):
                lines.append(self._value(_KEY, one, f"{indent}  "))
            elif isinstance(one, str) and known.target is not Target.PAIR:
                lines.append(f'{before}{self.prefixes[one]}"{extras.pop(place, "")}/>\n')
            else:
                raise CannotCarryError(f"{known.name} cannot hold {one!r}")
        return lines

    def _attributes(self, attributes: tuple[tuple[Name, Value], ...], indent: str) -> list[str]:
        lines = []
        inner = f"{indent}  "
        tags = self.prefixes.tags
        reached = 0
        for name, value in attributes:
            rank = _RANKS.get(name, len(_RANKS))
            if rank < reached:
                ordered = sorted(attributes, key=lambda one: _RANKS.get(one[0], len(_RANKS)))
                return self._attributes(tuple(ordered), indent)
            reached = rank
            if isinstance(value, str):
                tag = tags[name]
                lines.append(f"{inner}<{tag}>{escaped(value)}</{tag}>\n")
            else:
                lines.append(self._value(name, value, inner))
        return lines

    def _value(self, name: Name, value: Value, indent: str) -> str:
        if isinstance(value, Foreign):
            return f"{indent}{self._foreign(value, name)}\n"
        prefixes = self.prefixes
        tag = prefixes.tags[name]
        if isinstance(value, str):
            return f"{indent}<{tag}>{escaped(value)}</{tag}>\n"
        text = prefixes[value.value] if value.datatype in QNAMES else escaped(value.value)
        datatype = "" if value.datatype is None else f' {prefixes.prefix(XSI)}:type="{prefixes[value.datatype]}"'
        language = "" if value.language is None else f' xml:lang="{escaped_attribute(value.language)}"'
        return f"{indent}<{tag}{datatype}{language}>{text}</{tag}>\n"

    def _foreign(self, foreign: Foreign, name: str) -> str:
        """Its XML; the enclosing default namespace is taken off where the element stood in none."""
        try:
            element = parse_foreign(foreign.xml)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise CannotCarryError(f"foreign content is no well-formed element: {error}") from error
        if name.startswith("{") and element.tag != name:
            raise CannotCarryError(f"foreign content is an element {element.tag!s}")
        text = canonical_xml(element)
        if not self.prefixes.default or element.nsmap.get(None):
            return text
        end = min(position for position in (text.find(" "), text.find(">")) if position > 0)
        return f'{text[:end]} xmlns=""{text[end:]}'

    def _extras(self, extras: Iterable[Extra]) -> str:
        written: dict[str, str] = {}
        for extra in extras:
            name = self.prefixes.attribute(extra.name)
            if name in written:
                raise CannotCarryError(f"the XML attribute {name} stands twice")
            value = self.prefixes[extra.value] if extra.name == _TYPE else escaped_attribute(extra.value)
            written[name] = f' {name}="{value}"'
        return "".join(written[name] for name in sorted(written))

    def _by_place(self, record: Record) -> dict[str, str]:
        places: dict[str, list[Extra]] = {}
        for extra in record.extras:
            if extra.place:
                places.setdefault(extra.place, []).append(extra)
        return {place: self._extras(there) for place, there in places.items()}

    def _culprit(self, record: Record, plan: _Plan, indent: str) -> str:
        """What of a record cannot be carried, found by trying its parts again one by one."""
        for name, value in record.attributes:
            try:
                self._attributes(((name, value),), indent)
            except CannotCarryError:
                return f"attribute {name}"
        for argument, (_, before, known) in zip(record.arguments, plan.fields, strict=False):
            try:
                if isinstance(argument, str) and known.target.is_reference:
                    self.prefixes[argument]
                elif argument is not None:
                    self._field(argument, known, before, indent, {})
            except CannotCarryError:
                return known.name
        return "its id or its arguments"


def _called(record: Record) -> str:
    line = f" (line {record.line})" if record.line else ""
    return f"prov:{record.type.element} {record.id or 'without an id'}{line}"

"""The XML Schema of PROV-XML, derived from the table of record types.

``python -m provenance.prov.schema`` (``make schema``) writes the packaged schema anew; with ``-`` it is printed. A test
compares the packaged file with what the table gives. The names of elements and types, their order and their wildcards
are those of PROV-XML (W3C Note) §3, PROV-Dictionary §5 and PROV-Links §5; the tests hold the
result against the schemas that W3C publishes.

An XML Schema file describes one namespace. The attributes of the ``xml:`` namespace (``xml:lang`` on ``prov:label``,
and any of them where foreign attributes are welcome) are therefore in a second small file, ``xml.xsd``, which lies
beside the first; nothing is ever fetched.

May import: records; lxml.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from threading import local
from typing import Any

from lxml import etree

from provenance.prov.records import BY_ELEMENT, PROV, RECORD_TYPES, XML, XSD, Field, RecordType, Target

__all__ = ["SCHEMA_NAME", "packaged_schema", "schema_digest", "schema_text"]

SCHEMA_NAME = "prov-xml.xsd"
XML_SCHEMA_NAME = "xml.xsd"

SINGLE_ATTRIBUTES = frozenset({"value"})  # the other attributes of PROV may repeat (PROV-DM §5.7.2)

# What a field holds in XML; every other target is a reference.
_FIELD_TYPES = {
    Target.TIME: "xs:dateTime",
    Target.PAIR: "prov:KeyEntityPair",
    Target.KEY: "xs:anySimpleType",
}
_OPTIONAL = ' minOccurs="0"'
_MANY = ' maxOccurs="unbounded"'
_ANY_ELEMENTS = f'<xs:any namespace="##other" processContents="lax"{_OPTIONAL}{_MANY}/>'
_ANY_ATTRIBUTES = '<xs:anyAttribute namespace="##other" processContents="lax"/>'


def schema_text() -> str:
    """The schema of PROV-XML as the table of record types gives it."""
    types = "\n".join(f"  {line}" for row in RECORD_TYPES for line in _complex_type(row))
    elements = "\n".join(f"  {_global_element(row)}" for row in RECORD_TYPES)
    records = "\n".join(f'      <xs:element ref="prov:{row.element}"/>' for row in RECORD_TYPES if not row.extension)
    return _SCHEMA.format(
        types=types, elements=elements, records=records, any_elements=_ANY_ELEMENTS, any_attributes=_ANY_ATTRIBUTES
    )


def _complex_type(row: RecordType) -> Iterator[str]:
    yield f'<xs:complexType name="{row.type_name}">'
    if row.base is None:
        yield "  <xs:sequence>"
        yield from (f"    {_field(field)}" for field in row.fields)
        yield from (f"    {_attribute(name)}" for name in row.attributes)
        if row.identified:  # relations without an id take no attributes, and nothing foreign
            yield f"    {_ANY_ELEMENTS}"
        yield "  </xs:sequence>"
        if row.identified:
            yield '  <xs:attribute ref="prov:id"/>'
            yield f"  {_ANY_ATTRIBUTES}"
    else:
        yield "  <xs:complexContent>"
        yield f'    <xs:extension base="prov:{BY_ELEMENT[row.base].type_name}"/>'
        yield "  </xs:complexContent>"
    yield "</xs:complexType>"


def _field(field: Field) -> str:
    occurrence = ("" if field.required else _OPTIONAL) + (_MANY if field.repeated else "")
    return f'<xs:element name="{field.name}" type="{_FIELD_TYPES.get(field.target, "prov:IDRef")}"{occurrence}/>'


def _attribute(name: str) -> str:
    return f'<xs:element ref="prov:{name}"{_OPTIONAL}{"" if name in SINGLE_ATTRIBUTES else _MANY}/>'


def _global_element(row: RecordType) -> str:
    group = ' substitutionGroup="prov:internalElement"' if row.extension else ""
    return f'<xs:element name="{row.element}" type="prov:{row.type_name}"{group}/>'


_SCHEMA = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Made from the table of record types (provenance/prov/records.py) by "make schema"; changes belong there. -->
<xs:schema xmlns:xs="{XSD}" xmlns:prov="{PROV}"
           targetNamespace="{PROV}" elementFormDefault="qualified">
  <xs:import namespace="{XML}" schemaLocation="{XML_SCHEMA_NAME}"/>

  <!-- Names of things and references to them -->
  <xs:attribute name="id" type="xs:QName"/>
  <xs:attribute name="ref" type="xs:QName"/>
  <xs:complexType name="IDRef">
    <xs:attribute ref="prov:ref" use="required"/>
    {{any_attributes}}
  </xs:complexType>

  <!-- The attributes that PROV defines; xsi:type gives a value its datatype -->
  <xs:complexType name="InternationalizedString">
    <xs:simpleContent>
      <xs:extension base="xs:string">
        <xs:attribute ref="xml:lang"/>
      </xs:extension>
    </xs:simpleContent>
  </xs:complexType>
  <xs:element name="label" type="prov:InternationalizedString"/>
  <xs:element name="location" type="xs:anySimpleType"/>
  <xs:element name="role" type="xs:anySimpleType"/>
  <xs:element name="type" type="xs:anySimpleType"/>
  <xs:element name="value" type="xs:anySimpleType"/>

  <!-- Extensions of PROV stand for this element, so that the containers need not name them -->
  <xs:element name="internalElement" abstract="true"/>

  <!-- One entry of a dictionary -->
  <xs:complexType name="KeyEntityPair">
    <xs:sequence>
      <xs:element name="key" type="xs:anySimpleType"/>
      <xs:element name="entity" type="prov:IDRef"/>
    </xs:sequence>
  </xs:complexType>
  <xs:element name="keyEntityPair" type="prov:KeyEntityPair" substitutionGroup="prov:internalElement"/>

  <!-- Whatever is not PROV -->
  <xs:complexType name="Other">
    <xs:sequence>
      {{any_elements}}
    </xs:sequence>
  </xs:complexType>
  <xs:element name="other" type="prov:Other"/>

  <!-- The record types -->
{{types}}

  <!-- Their elements -->
{{elements}}

  <!-- The containers: a document holds records and bundles, a bundle holds records -->
  <xs:group name="record">
    <xs:choice>
{{records}}
      <xs:element ref="prov:other"/>
      <xs:element ref="prov:internalElement"/>
    </xs:choice>
  </xs:group>
  <xs:complexType name="BundleConstructor">
    <xs:group ref="prov:record"{_OPTIONAL}{_MANY}/>
    <xs:attribute ref="prov:id"/>
    {{any_attributes}}
  </xs:complexType>
  <xs:complexType name="Document">
    <xs:choice{_OPTIONAL}{_MANY}>
      <xs:group ref="prov:record"/>
      <xs:element name="bundleContent" type="prov:BundleConstructor"/>
    </xs:choice>
  </xs:complexType>
  <xs:element name="document" type="prov:Document"/>
</xs:schema>
"""


class _PackagedFiles(etree.Resolver):
    """Gives the schema's import from the package, so that it loads from a zip as well and nothing is looked up."""

    def resolve(self, system_url: str | None, _public_id: str | None, context: object, /) -> Any:
        return self.resolve_string(_packaged((system_url or "").rsplit("/", 1)[-1]), context)


def _packaged(name: str) -> bytes:
    return files("provenance.schemas").joinpath(name).read_bytes()


_of_thread = local()


def packaged_schema() -> etree.XMLSchema:
    """The packaged schema, ready to validate with: one for each thread, as lxml's holds the last validation's log."""
    if not hasattr(_of_thread, "schema"):  # compiling takes 4 ms, a small document a tenth of one
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        parser.resolvers.add(_PackagedFiles())
        _of_thread.schema = etree.XMLSchema(etree.fromstring(_packaged(SCHEMA_NAME), parser, base_url=SCHEMA_NAME))
    schema: etree.XMLSchema = _of_thread.schema
    return schema


def schema_digest() -> str:
    """SHA-256 of the packaged schema, in hexadecimal."""
    return sha256(_packaged(SCHEMA_NAME)).hexdigest()


def main(arguments: list[str]) -> None:
    """Write the packaged schema anew, or print it when the one argument is ``-``."""
    if arguments == ["-"]:
        sys.stdout.write(schema_text())
    else:
        Path(str(files("provenance.schemas") / SCHEMA_NAME)).write_text(schema_text(), encoding="utf-8", newline="\n")

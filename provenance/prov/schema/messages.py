"""What libxml2 says about a document and the schema, in words for the people who have to mend the document.

libxml2 names the kind of each problem and the way to the element; what was expected there is read from the table of
record types. Names of PROV are shown with the prefix ``prov:``, whatever prefix the document uses.

May import: names, records, schema.content, schema.names, suggestions; lxml.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from provenance.prov.names import is_ncname, split_name
from provenance.prov.records import BY_ELEMENT, PROV, XML, XSI
from provenance.prov.schema.content import missing_child, unexpected_child
from provenance.prov.schema.names import CONTAINERS, described, in_prov, is_reference, quoted, shown, shown_name
from provenance.suggestions import did_you_mean

__all__ = ["explain", "text_between_records"]

_OWN_TEXT = "write it into prov:label or an element of a namespace of your own"
_XSI_TYPE = f"{{{XSI}}}type"
_IDENTIFIERS = {"id": "prov:id", "ref": "prov:ref", "lang": "xml:lang", "type": "xsi:type"}
# The datatypes that values of PROV mostly have, for guessing what was meant.
_DATATYPES = ("QName", "anyURI", "boolean", "dateTime", "decimal", "double", "gYear", "gYearMonth", "integer", "string")
_DATES = "year-month-day, T, hours:minutes:seconds and an offset, as in 2023-11-01T09:30:00Z"


def explain(kind: str, said: str, node: etree._Element) -> str | None:
    """One sentence on a problem: what is wrong and what to do; None for one that only repeats another.

    Args:
        kind: libxml2's name of the kind of problem, such as ``SCHEMAV_ELEMENT_CONTENT``.
        said: its message.
        node: the element it is about.
    """
    explanation = _EXPLANATIONS.get(kind)
    return explanation(said, node) if explanation else _in_short_names(said)


def _content(said: str, node: etree._Element) -> str:
    return missing_child(node) if "Missing child" in said else unexpected_child(node)


def _root(_said: str, node: etree._Element) -> str:
    namespace, local = split_name(str(node.tag))
    if namespace == PROV:
        return f"{shown(node)} cannot be the root of a document; put it inside prov:document"
    if local == "document":
        where = f"the namespace {quoted(namespace)}" if namespace else "no namespace"
        return f"the root is called document, but in {where}; the one of PROV is {PROV}"
    return f"the root is {shown(node)}, which is not PROV-XML; a document of PROV-XML is a prov:document"


def _abstract(_said: str, node: etree._Element) -> str:
    return f"{shown(node)} only stands for extensions of PROV in the schema; use one of their elements"


def text_between_records(text: str, container: etree._Element, after: etree._Element | None = None) -> str:
    """A sentence on words that stand in a document or a bundle and in no record of it."""
    place = f", after {described(after)}" if after is not None and isinstance(after.tag, str) else ""
    return f"the text {quoted(text)} stands between the records of {shown(container)}{place}; {_OWN_TEXT}, in a record"


def _stray_text(_said: str, node: etree._Element) -> str:
    pieces = [node.text, *(child.tail for child in node)]
    text = next((piece for piece in pieces if piece and piece.strip()), "")
    if node.tag in CONTAINERS:
        return text_between_records(text, node)
    return f"the text {quoted(text)} stands in {described(node)} outside any element of its own; {_OWN_TEXT}"


def _not_empty(_said: str, node: etree._Element) -> str:
    return f"{described(node)} names a record by prov:ref and is itself empty; remove its content"


def _not_simple(_said: str, node: etree._Element) -> str:
    return f"{described(node)} holds text, not elements; remove {shown(node[0])} from it, or escape its < as &lt;"


def _attribute_not_allowed(said: str, node: etree._Element) -> str:
    name = _attribute_of(said)
    attribute, element = shown_name(name, node), described(node)
    if not name.startswith("{"):
        meant = _IDENTIFIERS.get(name)
        hint = f"write {meant}" if meant else "an attribute of your own needs a namespace and its prefix"
        return f"the attribute {attribute} of {element} is in no namespace; {hint}"
    if name == f"{{{XML}}}lang":
        return f"{element} takes no xml:lang, only prov:label does; leave it out, or say the text in a prov:label too"
    if name == f"{{{PROV}}}id" and is_reference(node):
        return f"{element} refers to a record and takes no prov:id; write prov:ref"
    if name == f"{{{PROV}}}ref" and in_prov(node) in BY_ELEMENT:
        return f"{element} is a record and takes no prov:ref; write prov:id to name it"
    if name.startswith(f"{{{PROV}}}") and name[len(PROV) + 2 :] not in ("id", "ref"):
        hint = did_you_mean(name[len(PROV) + 2 :], ("id", "ref")) or "; remove it"
        return f"PROV-XML has no attribute {attribute}, here on {element}{hint}"
    return f"{element} takes no {attribute}; remove it"


def _attribute_missing(said: str, node: etree._Element) -> str:
    name = shown_name(said.split("The attribute '", 1)[-1].split("'", 1)[0], node)
    return f'{described(node)} has no {name}, so it names nothing; add {name}="prefix:name"'


def _wrong_value(said: str, node: etree._Element) -> str | None:
    attribute = _attribute_of(said)
    value = node.get(attribute, "") if attribute else "".join(map(str, node.xpath("text()")))
    where = f"{shown_name(attribute, node)} of {shown(node)}" if attribute else described(node)
    if "has no corresponding namespace declaration" in said:
        prefix = value.strip().partition(":")[0]
        return f'the prefix {prefix} in {where}, {quoted(value)}, is not declared; add xmlns:{prefix}="…"'
    found = re.search(r"type '([^']+)'\.$", said)
    datatype = found.group(1) if found else "the type the schema asks for"
    if datatype == "xs:QName":
        if _is_qualified_name(value):  # the undeclared prefix has been told
            return None
        return (
            f"{quoted(value)} in {where} is no qualified name: prefix:name, where the name starts with a letter or _ "
            "and goes on with letters, digits, . - and _; rename it, or escape the other characters"
        )
    if datatype == "xs:dateTime":
        return f"{quoted(value)} in {where} is no full date and time ({_DATES}); complete it, or leave it out"
    declared = " that xsi:type declares" if node.get(_XSI_TYPE) and not attribute else ""
    return f"{quoted(value)} in {where} is no value of the type {datatype}{declared}; correct the value or the type"


def _wrong_language(said: str, node: etree._Element) -> str | None:
    value = node.get(_attribute_of(said), "")
    return f'{quoted(value)} in xml:lang of {described(node)} is no language tag; write one such as "id" or "en-GB"'


def _wrong_choice(said: str, node: etree._Element) -> str:
    name = _attribute_of(said)
    allowed = " or ".join(re.findall(r"'([^']*)'", said.partition("set {")[2]))
    where = f"{shown_name(name, node)} of {described(node)}"
    return f"{quoted(node.get(name, ''))} in {where} is none of its values; write {allowed}"


def _unknown_type(_said: str, node: etree._Element) -> str:
    declared = node.get(_XSI_TYPE, "")
    hint = did_you_mean(declared.rpartition(":")[2], _DATATYPES) or "; take one of theirs, or leave xsi:type out"
    return f"xsi:type of {described(node)} names {quoted(declared)}, a type that neither XML Schema nor PROV has{hint}"


def _unfitting_type(_said: str, node: etree._Element) -> str:
    declared = node.get(_XSI_TYPE, "")
    return (
        f"xsi:type {quoted(declared)} does not fit {described(node)}, whose own type it does not specialize; remove it"
    )


def _nil(_said: str, node: etree._Element) -> str:
    return f"{described(node)} cannot be nil in PROV-XML; remove xsi:nil, or the element when it has no value"


def _told_before(_said: str, _node: etree._Element) -> None:
    """The type that xsi:type names is absent: what is wrong with the name has just been said."""


_EXPLANATIONS: dict[str, Callable[[str, etree._Element], str | None]] = {
    "SCHEMAV_ELEMENT_CONTENT": _content,
    "SCHEMAV_CVC_ELT_1": _root,
    "SCHEMAV_CVC_ELT_2": _abstract,
    "SCHEMAV_CVC_ELT_3_1": _nil,
    "SCHEMAV_CVC_ELT_4_2": _unknown_type,
    "SCHEMAV_CVC_ELT_4_3": _unfitting_type,
    "SCHEMAV_CVC_COMPLEX_TYPE_2_1": _not_empty,
    "SCHEMAV_CVC_COMPLEX_TYPE_2_2": _not_simple,
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": _stray_text,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": _attribute_not_allowed,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": _attribute_not_allowed,
    "SCHEMAV_CVC_COMPLEX_TYPE_4": _attribute_missing,
    "SCHEMAV_CVC_TYPE_1": _told_before,
    "SCHEMAV_CVC_TYPE_3_1_1": _attribute_not_allowed,
    "SCHEMAV_CVC_TYPE_3_1_2": _not_simple,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": _wrong_value,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_2": _wrong_value,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_3": _wrong_language,
    "SCHEMAV_CVC_ENUMERATION_VALID": _wrong_choice,
}


def _attribute_of(said: str) -> str:
    """The attribute that a message of libxml2 is about, in Clark notation; empty when it is about the element."""
    found = re.match(r"Element '[^']*', attribute '([^']*)'", said)
    return found.group(1) if found else ""


def _in_short_names(said: str) -> str:
    """A message of libxml2 that has no explanation here, with prefixes for the namespaces everybody knows."""
    return re.sub(r"\{([^}]*)\}", lambda match: shown_name(match.group(0), None), said).rstrip(".")


def _is_qualified_name(value: str) -> bool:
    return all(map(is_ncname, value.strip().split(":", 1)))

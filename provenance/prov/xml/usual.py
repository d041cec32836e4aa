"""Records in which nothing is out of the ordinary, read fast.

May import: prov.records, prov.names, prov.xml.lines, prov.xml.plans, prov.xml.scope, prov.xml.source; lxml.
"""

from __future__ import annotations

from attrs import fields
from lxml import etree

from provenance.prov.names import QNAMES
from provenance.prov.records import Argument, Literal, Name, Record, Value
from provenance.prov.xml.lines import Lines
from provenance.prov.xml.plans import ATTRIBUTE, ID, LANGUAGE, MEMBER, OTHER, PLANS, REF, TIME, TYPE
from provenance.prov.xml.scope import BLANK, Scope
from provenance.prov.xml.source import LAST_LINE

__all__ = ["usual_record"]

_new = object.__new__
_set_type, _set_id, _set_arguments, _set_attributes, _set_line, _set_extras = (
    vars(Record)[attribute.name].__set__ for attribute in fields(Record)
)
"""What the ``__init__`` of a frozen value does takes three times as long, 4 % of the time of reading."""


def usual_record(element: etree._Element, scope: Scope, lines: Lines) -> Record | None:  # noqa: C901, PLR0911, PLR0912, PLR0915 -- as it says
    """The record of an element in which nothing is out of the ordinary, or None.

    `RecordReader.any_record` reads every record, and this one nearly all of them, faster: it is long because it
    calls nothing. The tests hold one against the other.
    """
    plan = PLANS[element.tag]  # type: ignore[index]  # comments are not kept: a tag is a name
    head = element.text
    if head and not head.isspace():
        return None
    arguments: list[Argument] = [*plan.blank]
    attributes: list[tuple[Name, Value]] = []
    members: list[str] = []
    slots = plan.slots
    try:
        id_ = None
        if items := element.items():
            ((key, said),) = items
            if key != ID:
                return None
            id_ = scope[said]
        for child in element:
            tag: Name = child.tag  # type: ignore[assignment]
            slot = slots[tag]
            text = child.text
            items = child.items()
            tail = child.tail
            if (tail and not tail.isspace()) or len(child):
                return None
            if slot == ATTRIBUTE:
                if not items:
                    attributes.append((tag, text or ""))
                    continue
                ((key, said),) = items
                if key == TYPE:
                    datatype = scope[said]
                    value = scope[text or ""] if datatype in QNAMES else text or ""
                    attributes.append((tag, Literal(value, datatype)))
                elif key == LANGUAGE:
                    attributes.append((tag, Literal(text or "", None, said)))
                else:
                    return None
            elif 0 <= slot < TIME:
                ((key, said),) = items
                if key != REF or text or arguments[slot] is not None:
                    return None
                arguments[slot] = scope[said]
            elif TIME <= slot < MEMBER:
                if items or arguments[slot - TIME] is not None:
                    return None
                arguments[slot - TIME] = (text or "").strip(BLANK)
            elif MEMBER <= slot < OTHER:
                ((key, said),) = items
                if key != REF or text:
                    return None
                members.append(scope[said])
                arguments[slot - MEMBER] = ()
            else:
                return None
    except ValueError:  # a name that is none, or more XML attributes than one
        return None
    if members:  # of the one field that is repeated
        arguments[arguments.index(())] = tuple(members)
    line = lines.kept.get(element)
    if line is None:
        line = element.sourceline
        if line is None or line >= LAST_LINE:
            line = lines.of(element)
    record = _new(Record)
    _set_type(record, plan.type)
    _set_id(record, id_)
    _set_arguments(record, tuple(arguments))
    _set_attributes(record, tuple(attributes))
    _set_line(record, line)
    _set_extras(record, ())
    return record

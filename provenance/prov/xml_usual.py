"""Records in which nothing is out of the ordinary, read fast.

May import: prov.records, prov.names, prov.xml_plans, prov.xml_scope, prov.xml_source; lxml.
"""

from __future__ import annotations

from lxml import etree

from provenance.prov.names import QNAMES
from provenance.prov.records import Argument, Literal, Name, Record, Value
from provenance.prov.xml_plans import ATTRIBUTE, ID, LANGUAGE, MEMBER, OTHER, PLANS, REF, TIME, TYPE
from provenance.prov.xml_scope import BLANK, BadNameError, Scope
from provenance.prov.xml_source import line_of

__all__ = ["usual_record"]


def usual_record(element: etree._Element, scope: Scope) -> Record | None:  # noqa: C901, PLR0911, PLR0912 -- see below
    """The record of an element in which nothing is out of the ordinary, or None.

    `RecordReader.any_record` reads every record, and this one nearly all of them, faster: it is long because it
    calls nothing. The tests hold one against the other.
    """
    plan = PLANS[element.tag]  # type: ignore[index]
    text = element.text
    items = element.items()
    if (text and not text.isspace()) or len(items) > 1:
        return None
    arguments: list[Argument] = list(plan.blank)
    attributes: list[tuple[Name, Value]] = []
    slots = plan.slots
    try:
        id_ = None
        if items:
            key, said = items[0]
            if key != ID:
                return None
            id_ = scope[said]
        for child in element:
            tag: Name = child.tag  # type: ignore[assignment]
            slot = slots[tag]
            text = child.text
            items = child.items()
            tail = child.tail
            if len(child) or len(items) > 1 or (tail and not tail.isspace()):
                return None
            if slot == ATTRIBUTE:
                if not items:
                    attributes.append((tag, text or ""))
                    continue
                key, said = items[0]
                if key == TYPE:
                    datatype = scope[said]
                    value = scope[text or ""] if datatype in QNAMES else text or ""
                    attributes.append((tag, Literal(value, datatype)))
                elif key == LANGUAGE:
                    attributes.append((tag, Literal(text or "", None, said)))
                else:
                    return None
            elif slot < 0 or slot >= OTHER:
                return None
            elif TIME <= slot < MEMBER:
                if items or arguments[slot - TIME] is not None:
                    return None
                arguments[slot - TIME] = (text or "").strip(BLANK)
            else:
                if text or not items or items[0][0] != REF:
                    return None
                if slot < TIME:
                    if arguments[slot] is not None:
                        return None
                    arguments[slot] = scope[items[0][1]]
                else:
                    given = arguments[slot - MEMBER] or ()
                    arguments[slot - MEMBER] = (*given, scope[items[0][1]])
    except BadNameError:
        return None
    return Record(plan.type, id_, tuple(arguments), tuple(attributes), line_of(element))

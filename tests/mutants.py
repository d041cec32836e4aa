"""Documents of PROV-XML for the schema to judge: one of every record type, and mutants of documents.

A mutation changes one thing in a tree, and may leave it valid. `mutant` applies one or two of a kind, by seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from copy import deepcopy

from lxml import etree

from provenance.prov.records import ATTRIBUTES, BY_ELEMENT, PROV, RECORD_TYPES, XML, XSI, Field, RecordType, Target

EX = "http://example.org/"
NAMESPACES = {"prov": PROV, "ex": EX, "xsi": XSI, "xs": "http://www.w3.org/2001/XMLSchema"}
INSTANT = "2023-11-01T09:30:00Z"


def prov(local: str) -> str:
    return f"{{{PROV}}}{local}"


def full_document(*, optional: bool = True) -> etree._Element:
    """A valid document with a record of every type, in the document and in a bundle.

    Without the optional parts each record has its required arguments alone.
    """
    document = etree.Element(prov("document"), nsmap=NAMESPACES)
    bundle = etree.Element(prov("bundleContent"), {prov("id"): "ex:bundle"})
    for row in RECORD_TYPES:
        document.append(record(row, optional=optional))
        bundle.append(record(row, optional=optional))
    document.append(bundle)
    other = etree.SubElement(document, prov("other"))
    other.append(etree.Element(f"{{{EX}}}note"))
    etree.indent(document)
    return document


def record(row: RecordType, *, optional: bool) -> etree._Element:
    element = etree.Element(prov(row.element), nsmap=NAMESPACES)
    for field in row.fields:
        if optional or field.required:
            for _ in range(2 if optional and field.repeated else 1):
                element.append(argument(field))
    if optional and row.identified:
        element.set(prov("id"), f"ex:{row.element}")
        element.set(f"{{{EX}}}mark", "yes")
        for name in row.attributes:
            etree.SubElement(element, prov(name)).text = "ex:thing"
        etree.SubElement(element, f"{{{EX}}}note").text = "a word"
    return element


def argument(field: Field) -> etree._Element:
    element = etree.Element(prov(field.name), nsmap=NAMESPACES)
    if field.target is Target.TIME:
        element.text = INSTANT
    elif field.target is Target.KEY:
        element.text = "key"
    elif field.target is Target.PAIR:
        etree.SubElement(element, prov("key")).text = "key"
        etree.SubElement(element, prov("entity")).set(prov("ref"), "ex:e")
    else:
        element.set(prov("ref"), "ex:e")
    return element


def drop_an_element(tree: etree._Element, rng: random.Random) -> None:
    element = rng.choice(_below(tree))
    element.getparent().remove(element)


def swap_two_siblings(tree: etree._Element, rng: random.Random) -> None:
    parents = [element for element in tree.iter(etree.Element) if len(element) > 1]
    if parents:
        parent = rng.choice(parents)
        one, other = rng.sample(range(len(parent)), 2)
        first, second = deepcopy(parent[one]), deepcopy(parent[other])
        parent[one], parent[other] = second, first


def rename_an_element(tree: etree._Element, rng: random.Random) -> None:
    fields = {field.name for row in RECORD_TYPES for field in row.fields}
    containers = {"other", "bundleContent", "document", "internalElement", "keyEntityPair", "nosuch"}
    names = sorted({*BY_ELEMENT, *fields, *ATTRIBUTES, *containers})
    rng.choice(list(tree.iter(etree.Element))).tag = prov(rng.choice(names))


def take_an_element_out_of_its_namespace(tree: etree._Element, rng: random.Random) -> None:
    element = rng.choice(_below(tree))
    local = etree.QName(element).localname
    element.tag = rng.choice([local, f"{{{EX}}}{local}"])


def remove_an_attribute(tree: etree._Element, rng: random.Random) -> None:
    element = rng.choice([element for element in tree.iter(etree.Element) if element.attrib])
    del element.attrib[rng.choice(list(element.attrib))]


def add_an_attribute(tree: etree._Element, rng: random.Random) -> None:
    name, value = rng.choice(
        [
            (prov("id"), "ex:x"),
            (prov("ref"), "ex:x"),
            (prov("nosuch"), "ex:x"),
            ("id", "ex:x"),
            (f"{{{EX}}}mark", "yes"),
            (f"{{{XML}}}lang", "id"),
            (f"{{{XML}}}lang", ""),
            (f"{{{XML}}}lang", "no language"),
            (f"{{{XML}}}space", "preserve"),
            (f"{{{XML}}}space", "sometimes"),
            (f"{{{XML}}}base", "http://example.org/"),
            (f"{{{XSI}}}nil", "true"),
        ]
    )
    rng.choice(list(tree.iter(etree.Element))).set(name, value)


def write_a_bad_name(tree: etree._Element, rng: random.Random) -> None:
    named = [
        element for element in tree.iter(etree.Element) if prov("id") in element.attrib or prov("ref") in element.attrib
    ]
    if named:
        element = rng.choice(named)
        attribute = prov("id") if prov("id") in element.attrib else prov("ref")
        bad = ["", "ex:1a", "ex:a/b", "ex:a b", "unknown:a", ":a", "ex:", "a:b:c", "1a", "ex:é", "plain", " ex:spaced "]
        element.set(attribute, rng.choice(bad))


def write_a_time(tree: etree._Element, rng: random.Random) -> None:
    times = list(tree.iter(*map(prov, ("time", "startTime", "endTime"))))
    texts = [
        "2023-09",
        "2023-11-01",
        "",
        "yesterday",
        "2023-02-30T00:00:00",
        "2023-11-01T24:00:00",
        "2023-11-01T09:30:00",
    ]
    if times:
        rng.choice(times).text = rng.choice([*texts, " 2023-11-01T09:30:00+07:00 ", "-0001-01-01T00:00:00.5Z"])


def repeat_an_element(tree: etree._Element, rng: random.Random) -> None:
    element = rng.choice(_below(tree))
    element.addnext(deepcopy(element))


def move_an_element(tree: etree._Element, rng: random.Random) -> None:
    element = deepcopy(rng.choice(_below(tree)))
    target = rng.choice(list(tree.iter(etree.Element)))
    target.insert(rng.randint(0, len(target)), element)


def add_foreign_content(tree: etree._Element, rng: random.Random) -> None:
    target = rng.choice(list(tree.iter(etree.Element)))
    foreign = etree.Element(f"{{{EX}}}note")
    if rng.random() < 0.5:
        foreign.append(record(rng.choice(RECORD_TYPES), optional=rng.random() < 0.5))
    target.insert(rng.randint(0, len(target)), foreign)


def add_text(tree: etree._Element, rng: random.Random) -> None:
    element = rng.choice(list(tree.iter(etree.Element)))
    if rng.random() < 0.5 or element.getparent() is None:
        element.text = (element.text or "") + "words"
    else:
        element.tail = (element.tail or "") + "words"


def add_a_comment(tree: etree._Element, rng: random.Random) -> None:
    target = rng.choice(list(tree.iter(etree.Element)))
    comment = etree.Comment("said in passing") if rng.random() < 0.5 else etree.PI("by", "the way")
    target.insert(rng.randint(0, len(target)), comment)


def declare_a_type(tree: etree._Element, rng: random.Random) -> None:
    rows = [f"prov:{row.type_name}" for row in RECORD_TYPES]
    others = ["xs:int", "xs:QName", "xs:anyURI", "xs:gYearMonth", "xs:nosuch", "ex:own", "unknown:x", "", "prov:IDRef"]
    rng.choice(list(tree.iter(etree.Element))).set(f"{{{XSI}}}type", rng.choice([*rows, *others, "prov:Document"]))


def take_a_part_for_the_whole(tree: etree._Element, rng: random.Random) -> None:
    part = deepcopy(rng.choice(_below(tree)))
    tree.tag, tree.text = part.tag, part.text
    tree.attrib.clear()
    tree.attrib.update(part.attrib)
    tree[:] = part[:]


def _below(tree: etree._Element) -> list[etree._Element]:
    elements = list(tree.iter(etree.Element))
    return elements[1:] or [etree.SubElement(tree, prov("entity"))]


MUTATIONS: Mapping[str, Callable[[etree._Element, random.Random], None]] = {
    mutation.__name__: mutation
    for mutation in (
        drop_an_element,
        swap_two_siblings,
        rename_an_element,
        take_an_element_out_of_its_namespace,
        remove_an_attribute,
        add_an_attribute,
        write_a_bad_name,
        write_a_time,
        repeat_an_element,
        move_an_element,
        add_foreign_content,
        add_text,
        add_a_comment,
        declare_a_type,
        take_a_part_for_the_whole,
    )
}


def mutant(tree: etree._Element, mutation: str, seed: int) -> bytes:
    """The tree with one or two changes of this kind, as a document; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 -- no secret
    changed = deepcopy(tree)
    for _ in range(rng.choice([1, 1, 2])):
        if mutation == "remove_an_attribute" and not any(element.attrib for element in changed.iter(etree.Element)):
            break
        MUTATIONS[mutation](changed, rng)
    return etree.tostring(changed, xml_declaration=True, encoding="UTF-8")

"""PROV documents in the notation of PROV-N, as far as tests need it.

    document('''
        entity(e1) [Plan]
        wasGeneratedBy(g1; e1, a1, 2023-11-01T00:00:00Z)
        bundle b
            activity(a1, -, 2023-11-01T00:00:00Z)
    ''')

Names are in one namespace with the empty prefix; ``-`` and arguments left out at the end are absent; types in brackets
are those of PROV. A statement's line is its line in the text, the first being 1.
"""

from __future__ import annotations

import re

from provenance.prov.records import BY_ELEMENT, PROV, XSD, Argument, Bundle, Document, Literal, Name, Record, Target

EX = "http://example.org/"
_STATEMENT = re.compile(r"(\w+)\((?:\s*([^;()]*);)?([^()]*)\)\s*(?:\[(.*)\])?")


def name(local: str) -> Name:
    return Name(f"{{{EX}}}{local}")


def type_attribute(local: str) -> tuple[Name, Literal]:
    return Name(f"{{{PROV}}}type"), Literal(f"{{{PROV}}}{local}", Name(f"{{{XSD}}}QName"))


def document(text: str) -> Document:
    records: list[Record] = []
    bundles: list[tuple[Name, list[Record]]] = []
    for line, words in enumerate(text.strip().splitlines(), start=1):
        if words.strip().startswith("bundle "):
            bundles.append((name(words.split()[1]), []))
        elif words.strip():
            (bundles[-1][1] if bundles else records).append(record(words, line))
    return Document(tuple(records), tuple(Bundle(id_, tuple(inside)) for id_, inside in bundles), {"": EX})


def record(text: str, line: int | None = None) -> Record:
    shape = _STATEMENT.fullmatch(text.strip())
    assert shape is not None, text
    element, id_, words, types = shape.groups()
    record_type = BY_ELEMENT[element]
    given = [word.strip() for word in words.split(",") if word.strip()]
    if record_type.is_element:
        id_, *given = given
    attributes = tuple(type_attribute(local.strip()) for local in (types or "").split(",") if local.strip())
    arguments: list[Argument] = []
    for position, field in enumerate(record_type.fields):
        if field.repeated:
            pairs = field.target is Target.PAIR
            rest = [name(word) for word in given[position:]]
            arguments.append(tuple((f"k{key}", member) for key, member in enumerate(rest)) if pairs else tuple(rest))
        else:
            word = given[position] if position < len(given) else "-"
            arguments.append(None if word == "-" else word if field.target is Target.TIME else name(word))
    return Record(record_type, name(id_.strip()) if id_ and id_.strip() else None, tuple(arguments), attributes, line)

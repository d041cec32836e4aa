"""Whole PROV documents for property tests: every row of the table, every kind of value, names of any shape."""

from __future__ import annotations

from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from attrs import evolve
from hypothesis import strategies as st

from provenance.prov.names import clark, escape_local, split_name
from provenance.prov.records import (
    ATTRIBUTES,
    PROV,
    RECORD_TYPES,
    XML,
    XSD,
    XSI,
    Argument,
    Bundle,
    Document,
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
from provenance.prov.xml.foreign import canonical_xml, parse_foreign

BLANK = " \t\n\r"
NAMESPACES = (
    "http://example.org/a#",
    "http://example.org/b/",
    "urn:example:c",
    "http://example.org/d?x=1&y='2'",
    "http://example.org/%C3%A9;x,y/~(z)#",
    "relative",
)
INSTANTS = ("2023-11-01T10:00:00Z", "2023-11-01T10:00:00.5+07:00", "2023-11-01T10:00:00", "-0044-03-15T12:00:00Z")

characters = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r\x7f\x85"
)
"""What XML 1.0 can carry."""

texts = st.text(characters, max_size=8)
markup = st.sampled_from(
    ["<b>&amp;</b>", "]]>", "\"'", " \t\n\r ", "<!-- -->", "&#13;", "\u202eא\u200f", "ex:name", ""]
)
strings = markup | texts
plain_locals = st.sampled_from(["e1", "a-b", "x.1", "地名", "ü"]) | st.text(characters, min_size=1, max_size=4).map(
    escape_local
)
odd_locals = st.sampled_from(
    ["1a", "a/b", "a b", "a:b", "a}b", "{a", "a\nb", "", "ü", "地名", "-", "a&b", '"', "'"]
) | st.text(characters, max_size=6).map(lambda text: text.strip(BLANK))


def _in_namespace(locals_: st.SearchStrategy[str]) -> st.SearchStrategy[Name]:
    return st.builds(clark, st.sampled_from(NAMESPACES), locals_)


plain_names = _in_namespace(plain_locals)
odd_names = (
    _in_namespace(odd_locals)
    | plain_locals.map(Name)
    | odd_locals.filter(lambda text: bool(text) and ":" not in text and not text.startswith("{")).map(Name)
)
any_names = plain_names | odd_names
attribute_names = st.sampled_from([clark(PROV, known) for known in ATTRIBUTES]) | plain_names | plain_locals.map(Name)
languages = st.sampled_from(["en", "id-ID", "zh-Hant", "x-klingon"])
datatypes = st.sampled_from(
    [clark(XSD, name) for name in ("string", "int", "dateTime", "gYearMonth", "anyURI", "boolean")]
)


@st.composite
def _markup(draw: st.DrawFn, name: Name | None = None, depth: int = 2) -> str:
    """An element of another vocabulary with prefixes of its own, and something in it that is no value."""
    namespace, local = split_name(name or draw(plain_names | plain_locals))
    prefix = draw(st.sampled_from(["", "p", "ex", "ns1"])) if namespace else ""
    tag = f"{prefix}:{local}" if prefix else local
    other, note = draw(st.sampled_from(NAMESPACES)), draw(st.sampled_from(["v:x", "w:y", "plain", ""]))
    start = f'{tag} xmlns{prefix and ":"}{prefix}={quoteattr(namespace)} xmlns:v={quoteattr(other)} v:note="{note}"'
    # A colon would make a prefix of what stands before it, to be declared where the document knows such a prefix.
    words = strings.map(lambda text: escape(text.replace(":", "")))
    inside = [draw(words)]
    for _ in range(draw(st.integers(0, 2 if depth else 0))):
        inside += [draw(_markup(depth=depth - 1)), draw(words)]
    return f"<{start}>{''.join(inside)}</{tag}>"


@cache
def foreign(name: Name | None = None) -> st.SearchStrategy[Foreign]:
    """Foreign elements that are no plain value: with XML attributes, and sometimes elements, inside."""
    return _markup(name).map(lambda xml: Foreign(canonical_xml(parse_foreign(xml))))


@cache
def values(names: st.SearchStrategy[Name]) -> st.SearchStrategy[Value]:
    """Plain, typed and tagged values, and names."""
    return st.one_of(
        strings,
        st.builds(Literal, strings, datatypes | names),
        st.builds(Literal, strings, st.none(), languages),
        st.builds(Literal, strings, datatypes, languages),
        st.builds(Literal, names, st.just(clark(XSD, "QName"))),
    )


@cache
def _argument(known: Field, names: st.SearchStrategy[Name], *, regular: bool) -> st.SearchStrategy[Argument]:
    one: st.SearchStrategy[Any]
    if known.target is Target.TIME:
        one = st.sampled_from(INSTANTS)
    elif known.target is Target.PAIR:
        one = st.tuples(strings if regular else values(names), names)
    elif known.target is Target.KEY:
        one = strings if regular else values(names)
    else:
        one = names
    if known.repeated:
        one = st.lists(one, min_size=1, max_size=3).map(tuple)
    return st.none() | one if not (regular and known.required) else one


@st.composite
def records(draw: st.DrawFn, *, regular: bool = False) -> Record:
    """Records of every type; regular ones are what the schema of PROV-XML admits."""
    record_type = draw(st.sampled_from(RECORD_TYPES))
    names = plain_names if regular else any_names
    arguments = tuple(draw(_argument(known, names, regular=regular)) for known in record_type.fields)
    if regular and not record_type.identified:
        return Record(record_type, None, arguments)
    attributes = draw(_regular_attributes(record_type) if regular else st.lists(_attribute(), max_size=3))
    extras = () if regular else draw(_extras(record_type, arguments))
    return Record(record_type, draw(st.none() | names), arguments, tuple(attributes), None, extras)


@cache
def _regular_attributes(record_type: RecordType) -> st.SearchStrategy[list[tuple[Name, Value]]]:
    labels = st.builds(Literal, strings, st.none(), languages) | strings
    kinds = [
        st.tuples(st.just(clark(PROV, name)), labels if name == "label" else strings)
        for name in record_type.attributes
        if name != "value"
    ]
    kinds += [st.tuples(plain_names, strings)] if record_type.attributes else []
    return st.lists(st.one_of(kinds), max_size=4) if kinds else st.just([])


@st.composite
def _attribute(draw: st.DrawFn) -> tuple[Name, Value]:
    name = draw(attribute_names)
    return name, draw(foreign(name) if draw(st.integers(0, 4)) == 0 else values(any_names))


_extra = st.builds(Extra, plain_names | st.sampled_from([clark(XML, "lang"), clark(XSI, "nil")]), strings) | st.builds(
    Extra, st.just(clark(XSI, "type")), any_names
)


@st.composite
def _extras(draw: st.DrawFn, record_type: RecordType, arguments: tuple[Argument, ...]) -> tuple[Extra, ...]:
    places = [""]
    for known, argument in zip(record_type.fields, arguments, strict=True):
        if known.target.is_reference and argument is not None:
            count = len(argument) if isinstance(argument, tuple) else 0
            places += [f"{known.name}[{position}]" for position in range(count)] or [known.name]
    if draw(st.integers(0, 3)):
        return ()
    drawn = draw(
        st.lists(st.tuples(_extra, st.sampled_from(places)), max_size=2, unique_by=lambda one: (one[0].name, one[1]))
    )
    drawn = [evolve(extra, place=place) for extra, place in drawn]
    return tuple(drawn)


@st.composite
def documents(draw: st.DrawFn, *, regular: bool = False) -> Document:
    """Documents with bundles, prefixes and foreign elements; regular ones are what the schema of PROV-XML admits.

    Args:
        draw: given by Hypothesis.
        regular: mandatory arguments are given, names are NCNames in a namespace, and nothing stands where the schema
            does not want it.
    """
    some, bundles, others, extras = _parts(regular)
    return Document(draw(some), draw(bundles), draw(_namespaces), draw(others), draw(extras))


_namespaces = st.dictionaries(
    st.sampled_from(["", "ex", "a", "ns1", "prov", "xsi", "ü", "x-1"]),
    st.sampled_from([*NAMESPACES, PROV, XSD, XSI]),
    max_size=4,
)


@cache
def _parts(regular: bool) -> tuple[st.SearchStrategy[Any], ...]:  # noqa: FBT001 -- as `documents` has it
    some = st.lists(records(regular=regular), max_size=3).map(tuple)
    others = st.just(()) if regular else st.lists(foreign(), max_size=1).map(tuple)
    extras = st.just(()) if regular else st.lists(st.builds(Extra, plain_names, strings), max_size=1).map(tuple)
    ids = plain_names if regular else st.none() | any_names
    bundles = st.lists(st.builds(Bundle, ids, some, st.none(), others, extras), max_size=2).map(tuple)
    return some, bundles, others, extras

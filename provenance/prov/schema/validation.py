"""Validating PROV-XML against the packaged schema, a stretch of the document at a time.

The content of ``prov:document`` is a choice that repeats, so each record can be judged alone: the records that have
arrived are hung into an empty copy of the document's element and validated there. That bounds the memory by the
largest top-level element, and lets every faulty record be reported; a validator that sees the whole document stops
looking at an element's content at the first child it did not expect. A stretch that is valid costs one call.

May import: errors, records, the modules of schema, xml.lines, xml.source; lxml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from provenance.errors import Problem
from provenance.prov.records import PROV
from provenance.prov.schema.content import mend
from provenance.prov.schema.generation import packaged_schema
from provenance.prov.schema.messages import explain, text_between_records
from provenance.prov.schema.pieces import bare, groups, is_big, is_record, parts, transplant
from provenance.prov.schema.places import Places
from provenance.prov.xml.lines import Lines
from provenance.prov.xml.source import (
    CHUNK,
    HARDENED,
    Source,
    opened,
    refuse_broken_namespaces,
    refuse_doctype,
    source_name,
    unreadable,
)

__all__ = ["schema_problems"]

_DOCUMENT = f"{{{PROV}}}document"
_BUNDLE = f"{{{PROV}}}bundleContent"
_CONTENT = "SCHEMAV_ELEMENT_CONTENT"
_XML_SPACE = " \t\r\n"


def schema_problems(source: Source, *, file: str | None = None) -> tuple[Problem, ...]:
    """What keeps a document from being valid against the schema of PROV-XML, by line; empty when it is valid.

    Args:
        source: the document as bytes, a path, or a file opened for reading bytes.
        file: the name to show; the path when there is none.

    Raises:
        UnreadableError: it cannot be opened, is not well-formed XML, or has a DOCTYPE. The line and column are those
            of the parser; a record's line is the one where its start tag ends.
    """
    name = source_name(source, file)
    lines = Lines()
    examiner = _Examiner(packaged_schema(), name, lines)
    found: dict[Problem, None] = {}  # one problem may show in several stretches
    for frame, children in _stretches(source, name, lines):
        found.update(dict.fromkeys(examiner.problems(frame, children)))
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


def _stretches(
    source: Source, name: str | None, lines: Lines
) -> Iterator[tuple[etree._Element, Sequence[etree._Element]]]:
    """An empty copy of the document's element and the children that arrived, as often as some did."""
    parser = etree.XMLPullParser(events=("start",), tag=_DOCUMENT, remove_comments=True, remove_pis=True, **HARDENED)
    root = frame = None
    with opened(source, name) as stream:
        try:
            while chunk := stream.read(CHUNK):
                lines.feed(parser, chunk, root)
                for _, element in parser.read_events():  # emptied each time; a nested one is not the root
                    if root is None and element.getparent() is None:
                        root = element
                        refuse_doctype(root, name)
                if root is not None and len(root):  # the text before the first child is there
                    frame = _frame_of(root) if frame is None else frame
                    yield frame, root[:-1]  # the last child may still be growing
            lines.end(parser, root)
            end = parser.close()
            refuse_broken_namespaces(parser, name)
        except etree.XMLSyntaxError as error:
            raise unreadable(error, name) from None
    refuse_doctype(end, name)
    if root is None:
        yield end, ()
    else:
        yield _frame_of(end) if frame is None else frame, end[:]


def _frame_of(root: etree._Element) -> etree._Element:
    frame = deepcopy(root)
    del frame[:]
    return frame


class _Examiner:
    """Validates elements inside their frames.

    A frame is a container without its children. What is wrong with the frame itself is told once; then its attributes
    and its text are taken away, so that it cannot fail again.
    """

    def __init__(self, schema: etree.XMLSchema, file: str | None, lines: Lines) -> None:
        self._schema = schema
        self._file = file
        self._lines = lines
        self._examined: etree._Element | None = None

    def problems(self, frame: etree._Element, children: Sequence[etree._Element]) -> Iterator[Problem]:
        """What is wrong with the frame, when it is a new one, and with each of the children."""
        if frame is not self._examined:
            yield from self._own_problems(frame)
            self._examined = frame
        yield from self._problems_inside(frame, children)

    def _own_problems(self, frame: etree._Element) -> Iterator[Problem]:
        yield from self._validate(frame)
        if frame.tag in (_DOCUMENT, _BUNDLE):
            frame.attrib.clear()
            frame.text = None

    def _problems_inside(self, frame: etree._Element, children: Sequence[etree._Element]) -> Iterator[Problem]:
        """The children are hung into the frame, and are gone from it afterwards."""
        for group in groups(children):
            if is_big(group[0]) or not self._are_valid(frame, group):
                for child in group:
                    yield from self._problems_of(frame, child)
            for child in group:
                self._lines.kept.pop(child, None)
                if (parent := child.getparent()) is not None:  # it is empty: a copy of it was judged
                    parent.remove(child)

    def _are_valid(self, frame: etree._Element, group: Sequence[etree._Element]) -> bool:
        """Whether they are, told at a single go."""
        frame.extend(group)
        valid = self._schema.validate(frame.getroottree())
        del frame[:]
        return valid

    def _problems_of(self, frame: etree._Element, child: etree._Element) -> Iterator[Problem]:
        yield from self._text_after(child, frame)
        if child.tag == _BUNDLE and frame.tag == _DOCUMENT:
            inside = child[:]
            bundle = self._emptied(child, frame)
            yield from self._own_problems(bundle)
            yield from self._problems_inside(bundle, inside)
            self._lines.kept.pop(bundle, None)
        elif is_big(child) and is_record(child):
            inside = child[:]
            record = self._emptied(child, frame)
            for part in parts(record, inside):
                yield from self._problems_of_record(frame, part)
            self._lines.kept.pop(record, None)
        else:
            transplant(child, frame)
            yield from self._problems_of_record(frame, frame[0])
        del frame[:]

    def _problems_of_record(self, frame: etree._Element, record: etree._Element) -> Iterator[Problem]:
        yield from self._validate(frame)
        if _CONTENT in self._kinds() and mend(record):
            for _ in parts(record, record[:]):
                yield from self._validate(frame)

    def _emptied(self, element: etree._Element, frame: etree._Element) -> etree._Element:
        """The element without its children, in the frame."""
        line = self._lines.of(element)
        empty = bare(element, frame)
        if line is not None:
            self._lines.kept[empty] = line
        return empty

    def _text_after(self, child: etree._Element, frame: etree._Element) -> Iterator[Problem]:
        """Words behind a child, which are then taken away: libxml2 does not look at them behind a faulty one."""
        if child.tail and child.tail.strip(_XML_SPACE):
            line = self._lines.of(child)
            yield Problem(text_between_records(child.tail, frame, child), self._file, line, None, "schema")
            child.tail = None

    def _kinds(self) -> set[str]:
        return {entry.type_name for entry in self._schema.error_log}

    def _validate(self, frame: etree._Element) -> Iterator[Problem]:
        if self._schema.validate(frame.getroottree()):
            return
        places = Places(frame.getroottree().getroot())
        for entry in self._schema.error_log:
            node = places.node(entry.path or "")
            message = explain(entry.type_name, entry.message, node)
            if message is not None:
                yield Problem(message, self._file, self._lines.of(node), None, "schema")

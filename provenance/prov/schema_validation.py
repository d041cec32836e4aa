"""Validating PROV-XML against the packaged schema, a stretch of the document at a time.

The content of ``prov:document`` is a choice that repeats, so each record can be judged alone: the records that have
arrived are hung into an empty copy of the document's element and validated there. That bounds the memory by the
largest top-level element, and lets every faulty record be reported; a validator that sees the whole document stops
looking at an element's content at the first child it did not expect. A stretch that is valid costs one call.

May import: errors, names, records, schema, schema_messages, xml_source; lxml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from provenance.errors import Problem
from provenance.prov.names import split_name
from provenance.prov.records import PROV
from provenance.prov.schema import packaged_schema
from provenance.prov.schema_messages import explain, text_between_records
from provenance.prov.xml_source import CHUNK, HARDENED, Source, line_of, opened, refuse_doctype, source_name, unreadable

__all__ = ["schema_problems"]

_DOCUMENT = f"{{{PROV}}}document"
_BUNDLE = f"{{{PROV}}}bundleContent"
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
    examiner = _Examiner(packaged_schema(), name)
    found: dict[Problem, None] = {}  # one problem may show in several stretches
    for frame, children in _stretches(source, name):
        found.update(dict.fromkeys(examiner.problems(frame, children)))
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


def _stretches(source: Source, name: str | None) -> Iterator[tuple[etree._Element, Sequence[etree._Element]]]:
    """An empty copy of the document's element and the children that arrived, as often as some did."""
    parser = etree.XMLPullParser(events=("start",), tag=_DOCUMENT, **HARDENED)
    root = frame = None
    with opened(source, name) as stream:
        try:
            while chunk := stream.read(CHUNK):
                parser.feed(chunk)
                for _, element in parser.read_events():  # emptied each time; a nested one is not the root
                    if root is None and element.getparent() is None:
                        root = element
                        refuse_doctype(root, name)
                if root is not None:
                    if frame is None:
                        frame = deepcopy(root)
                        del frame[:]
                    yield frame, root[:-1]  # the last child may still be growing
            end = parser.close()
        except etree.XMLSyntaxError as error:
            raise unreadable(error, name) from None
    refuse_doctype(end, name)
    if frame is None:
        yield end, ()
    else:
        yield frame, end[:]


class _Examiner:
    """Validates elements inside their frames.

    A frame is a container without its children. What is wrong with the frame itself is told once; then its attributes
    and its text are taken away, so that it cannot fail again.
    """

    def __init__(self, schema: etree.XMLSchema, file: str | None) -> None:
        self._schema = schema
        self._file = file
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
        if not children:
            return
        frame.extend(children)
        valid = self._schema.validate(frame.getroottree())
        del frame[:]
        if valid:
            return
        for child in children:
            frame.append(child)
            yield from self._text_after(child, frame)
            if child.tag == _BUNDLE and frame.tag == _DOCUMENT:
                inside = child[:]
                del child[:]
                yield from self._own_problems(child)
                yield from self._problems_inside(child, inside)
            else:
                yield from self._validate(frame)
            del frame[:]

    def _text_after(self, child: etree._Element, frame: etree._Element) -> Iterator[Problem]:
        """Words behind a child, which are then taken away: libxml2 does not look at them behind a faulty one."""
        if child.tail and child.tail.strip(_XML_SPACE):
            yield Problem(text_between_records(child.tail, frame, child), self._file, line_of(child), None, "schema")
            child.tail = None

    def _validate(self, frame: etree._Element) -> Iterator[Problem]:
        if self._schema.validate(frame.getroottree()):
            return
        for entry in self._schema.error_log:
            node = _node_at(frame.getroottree().getroot(), entry.path or "")
            message = explain(entry.type_name, entry.message, node)
            if message is not None:
                yield Problem(message, self._file, line_of(node) or _line_before_tail(node), None, "schema")


def _line_before_tail(node: etree._Element) -> int | None:
    """The line of the record that holds the node, from the text after it: emptied for a moment, it borrows that one's.

    For long documents without line breaks inside their records; see `line_of`.
    """
    record = next((part for part in (node, *node.iterancestors()) if _is_in_container(part)), None)
    if record is None:
        return None
    children, text = record[:], record.text
    del record[:]
    record.text = None
    line = line_of(record)
    record.extend(children)
    record.text = text
    return line


def _is_in_container(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag in (_DOCUMENT, _BUNDLE)


def _node_at(root: etree._Element, path: str) -> etree._Element:
    """The element at a path as libxml2 writes it: ``/prov:document/*[2]/ex:note``.

    Not by XPath: the steps are spelt with the prefixes that hold at each element, and ``*``, which stands for a name
    without a prefix, counts elements of any name.
    """
    node = root
    for step in path.split("/")[2:]:
        name, _, position = step.rstrip("]").partition("[")
        fitting = [child for child in node.iterchildren(etree.Element) if name in ("*", _as_written(child))]
        if not fitting:  # names that the parser has not refused yet
            return node
        node = fitting[min(int(position or 1), len(fitting)) - 1]
    return node


def _as_written(node: etree._Element) -> str:
    local = split_name(str(node.tag))[1]
    return f"{node.prefix}:{local}" if node.prefix else local

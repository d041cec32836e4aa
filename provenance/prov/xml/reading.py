"""PROV-XML to records, whole or as a stream.

The reader does not ask whether the schema is kept: a missing argument is None, attributes come in any order. It keeps
what it does not know, and reports what it cannot keep: every problem with its line, as far as parsing can go on.

May import: errors; prov.records, prov.names, and what prov.xml reads with; lxml.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from itertools import chain
from typing import BinaryIO, TypeAlias, cast

from attrs import frozen
from lxml import etree

from provenance.errors import InvalidError, Problem, UnreadableError
from provenance.prov.names import clark
from provenance.prov.records import BY_ELEMENT, PROV, Bundle, Document, Extra, Foreign, Name, Record
from provenance.prov.xml.attributes import Crowds, attributes_of
from provenance.prov.xml.foreign import canonical_xml
from provenance.prov.xml.lines import Lines
from provenance.prov.xml.plans import ID, PLANS
from provenance.prov.xml.prolog import Prolog
from provenance.prov.xml.record import RecordReader, local_name, tag_of
from provenance.prov.xml.scope import Scope
from provenance.prov.xml.source import (
    CHUNK,
    HARDENED,
    Source,
    opened,
    refuse_broken_namespaces,
    source_name,
    unreadable,
)

__all__ = [
    "BundleEnd",
    "BundleStart",
    "DocumentStart",
    "Event",
    "Part",
    "open_parts",
    "read_document",
    "read_events",
    "read_parts",
]

Part: TypeAlias = "Record | Bundle | Foreign"
"""What stands in a document: records, whole bundles, and elements that are neither."""


@frozen
class DocumentStart:
    """The first event: the prefixes of the document's element, and its XML attributes of other vocabularies."""

    namespaces: Mapping[str, str]
    extras: tuple[Extra, ...] = ()


@frozen
class BundleStart:
    """What follows stands in this bundle, until `BundleEnd`."""

    id: Name | None
    line: int | None = None
    extras: tuple[Extra, ...] = ()


@frozen
class BundleEnd:
    """The bundle is complete."""


Event: TypeAlias = "DocumentStart | Record | Foreign | BundleStart | BundleEnd"

_DOCUMENT = clark(PROV, "document")
_BUNDLE_CONTENT = clark(PROV, "bundleContent")
_BUNDLE = clark(PROV, "bundle")
_OTHER = clark(PROV, "other")
_USUAL = frozenset(PLANS) - {_BUNDLE}
_MOST_PROBLEMS = 1000


def read_document(source: Source, *, file: str | None = None) -> Document:
    """The whole document.

    Its ``namespaces`` are those of the document's element, and those of names within, where the prefix is free and
    the namespace has none yet.

    Args:
        source: PROV-XML as bytes, its path, or a file opened for reading bytes.
        file: what to call it in messages.

    Raises:
        UnreadableError: when it cannot be opened or is not well-formed XML, has a DOCTYPE, or is no PROV document.
        InvalidError: when it holds something that a document of records cannot hold; with all such problems.
    """
    reading = _Reading(source_name(source, file))
    start = DocumentStart({})
    records: list[Record] = []
    bundles: list[Bundle] = []
    foreign: list[Foreign] = []
    with _no_collection():
        for part in _grouped(reading.batches(source)):
            match part:
                case Record():
                    records.append(part)
                case Bundle():
                    bundles.append(part)
                case Foreign():
                    foreign.append(part)
                case DocumentStart():
                    start = part
    namespaces = {**start.namespaces, **reading.hoisted(start.namespaces)}
    return Document(tuple(records), tuple(bundles), namespaces, tuple(foreign), start.extras)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for circles while a document grows: records have none, and it would look at all of them each time.

    Measured at 100,000 records: 17 % of the time of reading.
    """
    if gc.isenabled():
        gc.disable()
        try:
            yield
        finally:
            gc.enable()
    else:
        yield


def read_parts(source: Source, *, file: str | None = None) -> Iterator[Part]:
    """The records, bundles and foreign elements of a document one after another, in the memory of the largest.

    Args and errors as for `read_document`; InvalidError comes after the last part, so that what could be read was.
    """
    yield from open_parts(source, file=file)[1]


def open_parts(source: Source, *, file: str | None = None) -> tuple[DocumentStart, Iterator[Part]]:
    """How a document starts, and its parts as `read_parts` gives them.

    Args and errors as for `read_parts`; what is no PROV document at all is refused at once.
    """
    start = DocumentStart({})
    parts: list[Part] = []
    grouped = _grouped(_Reading(source_name(source, file)).batches(source))
    for part in grouped:
        if isinstance(part, DocumentStart):
            start = part
        else:
            parts.append(part)
        break
    rest = (part for part in grouped if not isinstance(part, DocumentStart))
    return start, chain(parts, rest)


def read_events(source: Source, *, file: str | None = None) -> Iterator[Event]:
    """What stands in a document, one after another, in constant memory also inside a bundle of any size.

    Args and errors as for `read_document`; InvalidError comes after the last event, so that what could be read was.
    """
    return chain.from_iterable(_Reading(source_name(source, file)).batches(source))


def _grouped(batches: Iterable[list[Event]]) -> Iterator[DocumentStart | Part]:
    start: BundleStart | None = None
    records: list[Record] = []
    foreign: list[Foreign] = []
    for event in chain.from_iterable(batches):
        if isinstance(event, Record):  # nearly all are
            if start is None:
                yield event
            else:
                records.append(event)
        elif start is None:
            if isinstance(event, BundleStart):
                start, records, foreign = event, [], []
            elif not isinstance(event, BundleEnd):
                yield event
        elif isinstance(event, Foreign):
            foreign.append(event)
        else:
            yield Bundle(start.id, tuple(records), start.line, tuple(foreign), start.extras)
            start = None


class _Reading:
    """One pass over a document.

    After every chunk that the parser has taken, the children of the document so far are read, all but the last, which
    may not be complete, and taken out of the tree. A bundle that is not complete is read in the same way.
    """

    def __init__(self, file: str | None) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.unsaid = 0
        self.lines = Lines()
        self.crowds = Crowds()
        self.records = RecordReader(self._report, self.lines)
        self.out: list[Event] = []
        self.root: etree._Element | None = None
        self.bundle: etree._Element | None = None  # the one that was begun and not ended
        # The document's own declarations; None as soon as anything within declares otherwise.
        self.scope: Scope | None = None

    def batches(self, source: Source) -> Iterator[list[Event]]:
        """The events of every chunk."""
        with opened(source, self.file) as stream:
            parser = etree.XMLPullParser(
                events=("start", "start-ns"), tag=_DOCUMENT, remove_comments=True, remove_pis=True, **HARDENED
            )
            try:
                for chunk in self._chunks(stream):
                    self.crowds.feed(chunk)
                    self.lines.feed(parser, chunk, self.root)
                    self._take(parser, complete=False)
                    yield self._given()
                self.lines.end(parser, self.root)
                parser.close()
                refuse_broken_namespaces(parser, self.file)
            except etree.XMLSyntaxError as error:
                raise UnreadableError([*self.problems, *unreadable(error, self.file).problems]) from error
            self._take(parser, complete=True)
            yield self._given()
        if self.unsaid:
            self.problems.append(Problem(f"{self.unsaid} more problems are not listed", self.file, code="more"))
        if self.problems:
            raise InvalidError(self.problems)

    def hoisted(self, namespaces: Mapping[str, str]) -> dict[str, str]:
        """Prefixes of names within, where the prefix is free and the namespace has none."""
        free: dict[str, str] = {}
        bound = {namespace for prefix, namespace in namespaces.items() if prefix}
        for prefix, namespace in self.records.spoken.items():
            if prefix not in namespaces and namespace not in bound:
                free[prefix] = namespace
                bound.add(namespace)
        return free

    def _chunks(self, stream: BinaryIO) -> Iterator[bytes]:
        """The bytes of a document whose beginning is fit to be parsed."""
        prolog = Prolog(self.file)
        while not prolog.passed:
            chunk = stream.read(CHUNK)
            prolog.feed(chunk)
            if not chunk:
                break
            yield chunk
        while chunk := stream.read(CHUNK):
            yield chunk

    def _given(self) -> list[Event]:
        given, self.out = self.out, []
        return given

    def _report(self, line: int | None, message: str, code: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(message, self.file, line, None, code))
        else:
            self.unsaid += 1

    def _take(self, parser: etree.XMLPullParser[etree._Element], *, complete: bool) -> None:
        for action, item in parser.read_events():
            if self.root is None:
                if action == "start":
                    self._start(item)
            elif action == "start-ns" and self.scope is not None:
                prefix, namespace = cast("tuple[str | None, str]", item)
                if self.scope.namespaces.get(prefix or "") != namespace:
                    self.scope = None
        if self.crowds.met:
            self.scope = None  # nothing is usual there
        if self.root is not None:
            self._children(self.root, complete=complete)

    def _start(self, root: etree._Element) -> None:
        self.root = root
        extras: list[Extra] = []
        for key, said in attributes_of(root):
            self.records.keep(key, said, root, extras)
        namespaces = {prefix or "": namespace for prefix, namespace in root.nsmap.items() if namespace}
        self.scope = self.records.scope_of(root)
        self.out.append(DocumentStart(namespaces, tuple(extras)))

    def _children(self, container: etree._Element, *, complete: bool) -> None:
        """Read the children of the document or of a bundle, as far as they are there; the last of them stays."""
        record, report, lines, kept = self.records.record, self.out.append, self.lines, self.lines.kept
        pending: etree._Element | None = None
        for element in container:
            if pending is None:
                if (text := container.text) and not text.isspace():
                    self.records.stray_text(container, text)
                    container.text = None
            elif pending.tag in _USUAL:
                report(record(pending, self.scope))
                if (text := pending.tail) and not text.isspace():
                    self.records.stray_text(pending, text)
            else:
                self._child(pending, complete=True)
            if kept and pending is not None:
                lines.forget(pending)
            pending = element
        if pending is not None:
            self._child(pending, complete=complete)
        elif complete and (text := container.text) and not text.isspace():
            self.records.stray_text(container, text)
        del pending  # nothing may hold what is taken out
        del container[:-1]

    def _child(self, element: etree._Element, *, complete: bool) -> None:
        if element is self.bundle or (self.bundle is None and _is_bundle(element)):
            self._bundle(element, complete=complete)
        elif complete and element.tag in PLANS:
            self.out.append(self.records.record(element, self.scope))
        elif complete:
            self._stray(element)
        if complete and (text := element.tail) and not text.isspace():
            self.records.stray_text(element, text)

    def _bundle(self, element: etree._Element, *, complete: bool) -> None:
        if self.bundle is None:
            id_: Name | None = None
            extras: list[Extra] = []
            for key, said in attributes_of(element):
                if key == ID:
                    id_ = self.records.name(said, self.records.scope_of(element), element)
                else:
                    self.records.keep(key, said, element, extras)
            self.out.append(BundleStart(id_, self.lines.of(element), tuple(extras)))
            self.bundle = element
        self._children(element, complete=complete)
        if complete:
            self.out.append(BundleEnd())
            self.bundle = None

    def _stray(self, element: etree._Element) -> None:
        """Keep an element that is no record, or report it when it would have to be one."""
        tag, local = tag_of(element), local_name(element)
        if tag == _OTHER or not tag.startswith(f"{{{PROV}}}"):
            self.out.append(Foreign(canonical_xml(element)))
        elif tag == _BUNDLE_CONTENT:
            self._report(
                self.lines.of(element),
                "a bundle stands inside a bundle; PROV has no such thing: move it out",
                "nested-bundle",
            )
        else:
            near = get_close_matches(local, BY_ELEMENT, 1)
            hint = f"; did you mean prov:{near[0]}?" if near else ""
            self._report(
                self.lines.of(element),
                f"prov:{local} is no record of PROV-XML{hint or '; rename it or take it out'}",
                "unknown-record",
            )


def _is_bundle(element: etree._Element) -> bool:
    """Whether an element is a bundle: by its name, or because it is a ``prov:bundle`` that begins with a record."""
    return element.tag == _BUNDLE_CONTENT or (
        element.tag == _BUNDLE and len(element) > 0 and tag_of(element[0]) in PLANS
    )

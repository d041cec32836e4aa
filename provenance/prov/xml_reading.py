"""PROV-XML to records, whole or as a stream.

The reader does not ask whether the schema is kept: a missing argument is None, attributes come in any order. It keeps
what it does not know, and reports what it cannot keep: every problem with its line, as far as parsing can go on.

May import: errors; prov.records, prov.xml_record, prov.xml_source; lxml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import NoReturn, TypeAlias

from attrs import frozen
from lxml import etree

from provenance.errors import InvalidError, Problem, UnreadableError
from provenance.prov.xml_foreign import canonical_xml
from provenance.prov.names import clark
from provenance.prov.records import BY_ELEMENT, PROV, Bundle, Document, Extra, Foreign, Name, Record
from provenance.prov.xml_record import ID, PLANS, RecordReader, Scope
from provenance.prov.xml_source import CHUNK, HARDENED, Source, line_of, opened, refuse_doctype, source_name, unreadable

__all__ = ["BundleEnd", "BundleStart", "DocumentStart", "Event", "Part", "read_document", "read_events", "read_parts"]

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
_TAGS = (_DOCUMENT, _BUNDLE_CONTENT, *PLANS)
_MOST_PROBLEMS = 1000


def read_document(source: Source, *, file: str | None = None) -> Document:
    """The whole document.

    Its ``namespaces`` are those of the document's element, and after them the prefixes that elements within declare,
    where the prefix is free and its namespace has none yet.

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
    for part in _grouped(reading.events(source)):
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


def read_parts(source: Source, *, file: str | None = None) -> Iterator[Part]:
    """The records, bundles and foreign elements of a document one after another, in the memory of the largest.

    Args and errors as for `read_document`; InvalidError comes after the last part, so that what could be read was.
    """
    for part in _grouped(read_events(source, file=file)):
        if not isinstance(part, DocumentStart):
            yield part


def read_events(source: Source, *, file: str | None = None) -> Iterator[Event]:
    """What stands in a document, one after another, in constant memory also inside a bundle of any size.

    Args and errors as for `read_document`; InvalidError comes after the last event, so that what could be read was.
    """
    return _Reading(source_name(source, file)).events(source)


def _grouped(events: Iterator[Event]) -> Iterator[DocumentStart | Part]:
    start: BundleStart | None = None
    records: list[Record] = []
    foreign: list[Foreign] = []
    for event in events:
        match event:
            case BundleStart():
                start, records, foreign = event, [], []
            case BundleEnd() if start is not None:
                yield Bundle(start.id, tuple(records), start.line, tuple(foreign), start.extras)
                start = None
            case Record() if start is not None:
                records.append(event)
            case Foreign() if start is not None:
                foreign.append(event)
            case DocumentStart() | Record() | Foreign():
                yield event


class _Reading:
    """One pass over a document.

    The parser tells of each record when it is complete, and of namespace declarations. Whatever stands between two
    records is found beside the later one. Elements are taken out of the tree as soon as the next one has come.
    """

    def __init__(self, file: str | None) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.unsaid = 0
        self.records = RecordReader(self._report)
        self.out: list[Event] = []
        self.root: etree._Element | None = None
        self.container: etree._Element | None = None
        self.done: etree._Element | None = None  # the last child of the container that was read
        self.declared: dict[str, str] = {}
        # Names are resolved in one scope as long as no element below the container declares a namespace.
        self.scope: Scope | None = None
        self.open = 0  # declarations in force
        self.settled = 0  # those of the container and above it
        self.settling = True
        self.fresh = False  # a declaration was met since the last child of the container

    def events(self, source: Source) -> Iterator[Event]:
        with opened(source, self.file) as stream:
            parser = etree.XMLPullParser(
                events=("end", "start-ns", "end-ns"), tag=_TAGS, remove_comments=True, remove_pis=True, **HARDENED
            )
            try:
                while chunk := stream.read(CHUNK):
                    parser.feed(chunk)
                    self._take(parser)
                    yield from self._given()
                root = parser.close()
            except etree.XMLSyntaxError as error:
                raise UnreadableError([*self.problems, *unreadable(error, self.file).problems]) from error
            self._take(parser)
            yield from self._given()
        if self.root is None:
            self._refuse_root(root)
        if self.unsaid:
            self._report(None, f"{self.unsaid} more problems are not listed", "more")
        if self.problems:
            raise InvalidError(self.problems)

    def hoisted(self, namespaces: Mapping[str, str]) -> dict[str, str]:
        """Prefixes declared within, where the prefix is free and the namespace has none."""
        free: dict[str, str] = {}
        for prefix, namespace in self.declared.items():
            bound = {spoken: known for spoken, known in (*namespaces.items(), *free.items()) if spoken}
            if prefix not in bound and namespace not in bound.values():
                free[prefix] = namespace
        return free

    def _given(self) -> list[Event]:
        given, self.out = self.out, []
        return given

    def _report(self, line: int | None, message: str, code: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS or code == "more":
            self.problems.append(Problem(message, self.file, line, None, code))
        else:
            self.unsaid += 1

    def _take(self, parser: etree.XMLPullParser[etree._Element]) -> None:
        for action, item in parser.read_events():
            if action == "end-ns":
                self.open -= 1
                continue
            if self.settling and self.container is not None:
                self._settle()
            if action == "end":
                self._end(item)
            else:
                self.open += 1
                self.fresh = True
                prefix, namespace = item
                if prefix and len(self.declared) < _MOST_PROBLEMS:
                    self.declared.setdefault(prefix, namespace)

    def _settle(self) -> None:
        """After the first child of a container, what is still in force is the container's."""
        assert self.container is not None  # noqa: S101 -- the caller looked
        self.settling, self.fresh = False, False
        self.settled = self.open
        self.scope = self.records.scope_of(self.container)

    def _end(self, element: etree._Element) -> None:
        if self.root is None:
            self._start(element)
        parent = element.getparent()
        if parent is self.container:
            self._child(element)
        elif element is self.container:
            self._close(element)
        elif parent is not None and parent.getparent() is self.root and _is_container(parent, element):
            self._open(parent)
            self._child(element)
        # Anything else stands inside a record: it was one of its fields.

    def _start(self, element: etree._Element) -> None:
        root = element.getroottree().getroot()
        if root.tag != _DOCUMENT:
            self._refuse_root(root)
        refuse_doctype(root, self.file)
        extras: list[Extra] = []
        for key, text in root.items():
            self.records.extra(key, text, root, extras)
        namespaces = {prefix or "": namespace for prefix, namespace in root.nsmap.items() if namespace}
        self.out.append(DocumentStart(namespaces, tuple(extras)))
        self.root = self.container = root

    def _refuse_root(self, root: etree._Element) -> NoReturn:
        message = f"this is no PROV-XML: its first element is {root.tag}, where prov:document ({_DOCUMENT}) has to be"
        raise UnreadableError([Problem(message, self.file, line_of(root), None, "no-prov-document")])

    def _child(self, element: etree._Element) -> None:
        """Read a child of the container, and whatever stands between it and the one before."""
        self._sweep(element)
        plan = PLANS.get(element.tag)
        if plan is not None:
            scope = None if self.fresh or self.open != self.settled or self.settling else self.scope
            self.out.append(self.records.record(element, plan, scope))
        elif self.container is self.root:  # a bundle without any record
            self._open(element)
            self._close(element)
        else:
            self._report(line_of(element), "a bundle stands inside a bundle; PROV has no such thing", "nested-bundle")
        self.done = element
        self.fresh = False

    def _open(self, bundle: etree._Element) -> None:
        self._sweep(bundle)
        id_: Name | None = None
        extras: list[Extra] = []
        for key, text in bundle.items():
            if key == ID:
                id_ = self.records.name(text, self.records.scope_of(bundle), bundle)
            else:
                self.records.extra(key, text, bundle, extras)
        self.out.append(BundleStart(id_, line_of(bundle), tuple(extras)))
        self.container, self.done, self.settling = bundle, None, True

    def _close(self, container: etree._Element) -> None:
        self._sweep(None)
        if container is not self.root:
            self.out.append(BundleEnd())
            self.container, self.done, self.settling = self.root, container, True

    def _sweep(self, until: etree._Element | None) -> None:
        """Read what stands between the last child that was read and this one (or the end), and let it all go."""
        container, done = self.container, self.done
        assert container is not None  # noqa: S101 -- there is one as soon as there is an element
        text = container.text if done is None else done.tail
        if text and not text.isspace():
            self._stray_text(text, container if done is None else done)
        stray = (container[0] if len(container) else None) if done is None else done.getnext()
        while stray is not None and stray is not until:
            self._stray(stray)
            if (tail := stray.tail) and not tail.isspace():
                self._stray_text(tail, stray)
            following = stray.getnext()
            container.remove(stray)
            stray = following
        if done is not None:
            container.remove(done)

    def _stray(self, element: etree._Element) -> None:
        if element.tag == _OTHER or not element.tag.startswith(f"{{{PROV}}}"):
            self.out.append(Foreign(canonical_xml(element)))
            return
        local = element.tag.rpartition("}")[2]
        near = get_close_matches(local, BY_ELEMENT, 1)
        hint = f"; did you mean prov:{near[0]}?" if near else ""
        self._report(line_of(element), f"prov:{local} is no record of PROV-XML{hint}", "unknown-record")

    def _stray_text(self, text: str, near: etree._Element) -> None:
        shown = " ".join(text.split())[:40]
        self._report(line_of(near), f"text stands where only elements may, after this: {shown!r}", "stray-text")


def _is_container(parent: etree._Element, child: etree._Element) -> bool:
    """Whether the parent is a bundle: by its tag, or because it is a ``prov:bundle`` with a record in it."""
    return parent.tag == _BUNDLE_CONTENT or (parent.tag == _BUNDLE and child.tag in PLANS)

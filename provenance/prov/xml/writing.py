"""Records to PROV-XML, whole or as a stream.

One element a line, two spaces a level, UTF-8. The same records give the same bytes: prefixes are those of the document
and otherwise ``ns1``, ``ns2`` … in the order of need, declarations are sorted by prefix, attributes of PROV come in the
order of the schema, and what else is a bag comes in the order it was given.

May import: errors; prov.records, prov.xml.prefixes, prov.xml.text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from provenance.errors import WritingError
from provenance.prov.records import XSD, XSI, Bundle, Document, Extra, Foreign, Record
from provenance.prov.xml.prefixes import NoDefaultError, Prefixes
from provenance.prov.xml.text import PartWriter

__all__ = ["to_bytes", "write_document", "write_parts"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def to_bytes(document: Document) -> bytes:
    """The document as PROV-XML.

    Raises:
        WritingError: when a value holds a character that XML 1.0 cannot carry, or a name cannot stand where it has to;
            the message says which record, where in it, which character and at which position.
    """
    file = io.BytesIO()
    write_document(document, file)
    return file.getvalue()


def write_document(document: Document, file: BinaryIO) -> None:
    """Write the document as PROV-XML; nothing is written when it cannot be written whole. Errors as for `to_bytes`."""
    prefixes = Prefixes(document.namespaces)
    try:
        body, attributes = _whole(document, prefixes)
    except NoDefaultError:
        # A name in no namespace has no prefix to tell it from one in the default namespace, so there can be none.
        prefixes = prefixes.without_default()
        body, attributes = _whole(document, prefixes)
    if prefixes.clashing:
        prefixes = prefixes.leaving()
        body, attributes = _whole(document, prefixes)
    prov = prefixes.prov
    file.write(f"{_DECLARATION}<{prov}:document{prefixes.declared()}{attributes}>\n".encode())
    file.writelines(text.encode() for text in body)
    file.write(f"</{prov}:document>\n".encode())


def _whole(document: Document, prefixes: Prefixes) -> tuple[list[str], str]:
    writer = PartWriter(prefixes)
    parts: tuple[Record | Bundle | Foreign, ...] = (*document.records, *document.foreign, *document.bundles)
    body = [writer.part(part, "  ") for part in parts]
    return body, writer.extras(document.extras, "the document")


def write_parts(
    parts: Iterable[Record | Bundle | Foreign],
    file: BinaryIO,
    namespaces: Mapping[str, str],
    extras: Iterable[Extra] = (),
) -> None:
    """Write records, bundles and foreign elements as one document, one after another; no more than one is held.

    Args:
        parts: in the order in which they are to stand.
        file: open for writing bytes.
        namespaces: prefix to namespace, for the whole document. Names in other namespaces declare a prefix of their own
            where they stand, so that it is better to give all of them here.
        extras: XML attributes of other vocabularies for the document's element.

    Raises:
        WritingError: as for `to_bytes`; the parts before are written by then.
    """
    prefixes, attributes = _beginning(namespaces, tuple(extras))
    for namespace in (XSD, XSI):  # most parts need them
        prefixes.prefix(namespace)
    file.write(f"{_DECLARATION}<{prefixes.prov}:document{prefixes.declared()}{attributes}>\n".encode())
    file.writelines(text.encode() for text in _streamed(parts, prefixes))
    file.write(f"</{prefixes.prov}:document>\n".encode())


def _beginning(namespaces: Mapping[str, str], extras: tuple[Extra, ...]) -> tuple[Prefixes, str]:
    prefixes = Prefixes(namespaces)
    try:
        return prefixes, PartWriter(prefixes).extras(extras, "the document")
    except NoDefaultError:
        prefixes = prefixes.without_default()
        return prefixes, PartWriter(prefixes).extras(extras, "the document")


def _streamed(parts: Iterable[Record | Bundle | Foreign], prefixes: Prefixes) -> Iterator[str]:
    inner = prefixes.inner()
    writer = PartWriter(inner)
    for part in parts:
        try:
            text = writer.part(part, "  ")
        except NoDefaultError:
            inner = prefixes.inner(no_default=True)
            writer = PartWriter(inner)
            text = writer.part(part, "  ")
        if inner.clashing:
            message = f"{inner.clashing[0]!r} is in no namespace and would be in one here; name it without a colon"
            raise WritingError(message)
        if inner.generated or inner.undeclared:
            yield writer.part(part, "  ", inner.declared_here())
            inner = prefixes.inner()
            writer = PartWriter(inner)
        else:
            yield text

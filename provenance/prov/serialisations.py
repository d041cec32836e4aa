"""The other serialisations of PROV, written by the package `prov`, which the extra ``[prov]`` brings.

Only what that package can hold is carried; it reads our PROV-XML, and the records of every article survive (the tests
compare). The same document gives the same bytes, PROV-O included (`blank_nodes`).

May import: errors; prov.records, prov.xml, prov.blank_nodes; the package `prov`, when it is there.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

from provenance.errors import MissingExtraError, WritingError
from provenance.prov.names import QNAMES
from provenance.prov.records import Bundle, Document, Foreign, Literal, Record
from provenance.prov.xml.writing import to_bytes

if TYPE_CHECKING:
    from prov.model import ProvDocument

__all__ = ["SERIALISATIONS", "serialise"]

SERIALISATIONS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "prov-n": {"format": "provn"},
        "prov-json": {"format": "json", "indent": "2"},
        "prov-o": {"format": "rdf", "rdf_format": "trig"},
        "prov-jsonld": {"format": "jsonld", "indent": "2"},
    }
)
"""What the package `prov` is asked for, by the name that users give."""


def serialise(document: Document, serialisation: str) -> str:
    """The document in PROV-N, PROV-JSON, PROV-O (as TriG) or PROV-JSONLD.

    Args:
        document: what to write.
        serialisation: one of SERIALISATIONS.

    Raises:
        MissingExtraError: when the package `prov` is not installed.
        WritingError: when it cannot take the document.
        KeyError: when there is no such serialisation.
    """
    _refuse_lost(document, serialisation)
    options: dict[str, Any] = dict(SERIALISATIONS[serialisation])
    if "indent" in options:
        options["indent"] = int(options["indent"])
    try:
        from prov.model import ProvDocument
    except ImportError:
        raise _missing(serialisation, "the package prov") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what that package and rdflib deprecate between them is not for our users
            logging.getLogger("rdflib").setLevel(logging.CRITICAL)  # nor are its tracebacks about odd literals
            theirs = ProvDocument.deserialize(content=to_bytes(_taken_apart(document)), format="xml")
            text = _trig(theirs) if serialisation == "prov-o" else str(theirs.serialize(**options))
            return text.rstrip("\n") + "\n"
    except ImportError as error:
        raise _missing(serialisation, error.name or str(error)) from None
    except Exception as error:  # whatever a document of strangers brings up there is one line here
        message = f"the package prov cannot write this document as {serialisation}: {error}"
        raise WritingError(message) from error


def _trig(theirs: ProvDocument) -> str:
    from prov.serializers.provrdf import ProvRDFSerializer

    from provenance.prov.blank_nodes import with_lasting_names

    return str(with_lasting_names(ProvRDFSerializer(theirs).encode_document(theirs)).serialize(format="trig"))


def _missing(serialisation: str, what: str) -> MissingExtraError:
    return MissingExtraError(f"{serialisation} needs {what}; install it with: pip install 'provenance-tracker[prov]'")


def _refuse_lost(document: Document, serialisation: str) -> None:
    """What that package would drop without a word, or fails at without saying where, is refused with its lines."""
    met: dict[str, list[int]] = {}
    parts: tuple[Document | Bundle, ...] = (document, *document.bundles)
    for part in parts:
        if part.foreign or part.extras:
            met.setdefault(_XML, [])
        for record in part.records:
            for reason in _lost(record):
                met.setdefault(reason, []).extend([record.line] if record.line else [])
    if met:
        told = [f"{reason}{f' (for instance at line {min(lines)})' if lines else ''}" for reason, lines in met.items()]
        message = f"{serialisation} cannot carry {'; nor '.join(told)}; PROV-XML keeps it"
        raise WritingError(message)


_XML = "the XML in this document that is not PROV"


def _lost(record: Record) -> Iterator[str]:
    values = [value for _, value in record.attributes]
    if record.extras or any(isinstance(value, Foreign) for value in values):
        yield _XML
    if record.type.extension == "dictionary":
        yield f"dictionaries, such as this prov:{record.type.element}, which the package prov does not know"
    named = zip(record.type.fields, record.arguments, strict=True)
    names = [record.id, *(name for field, name in named if field.target.is_reference)]
    names += [value.value for value in values if isinstance(value, Literal) and value.datatype in QNAMES]
    if any(isinstance(name, str) and not name.startswith("{") for name in names):
        yield "names without a namespace, which the package prov does not take; give them a prefix"
    if any(isinstance(value, Literal) and value.datatype and value.language for value in values):
        yield "a value with both xsi:type and xml:lang, of which the package prov drops the type; leave one of them out"


def _taken_apart(document: Document) -> Document:
    """The document with one record for each member of a collection: that package reads only the first of several."""
    bundles = tuple(_apart_in(bundle) for bundle in document.bundles)
    return attrs.evolve(document, records=tuple(_members_apart(document.records)), bundles=bundles)


def _apart_in(bundle: Bundle) -> Bundle:
    return attrs.evolve(bundle, records=tuple(_members_apart(bundle.records)))


def _members_apart(records: Iterable[Record]) -> Iterator[Record]:
    for record in records:
        members = record.arguments[1] if record.type.element == "hadMember" else None
        if isinstance(members, tuple):
            for position in range(len(members)):
                one: tuple[Any, ...] = (record.arguments[0], members[position : position + 1])
                yield attrs.evolve(record, arguments=one)
        else:
            yield record

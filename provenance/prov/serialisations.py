"""The other serialisations of PROV, written by the package `prov`, which the extra ``[prov]`` brings.

Only what that package can hold is carried; it reads our PROV-XML, and the records of every article survive (the tests
compare). PROV-O names its blank nodes anew each time, so its bytes are not the same twice.

May import: errors; prov.records, prov.xml; the package `prov`, when it is there.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from provenance.errors import MissingExtraError, WritingError
from provenance.prov.records import Document
from provenance.prov.xml.writing import to_bytes

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
            theirs = ProvDocument.deserialize(content=to_bytes(document), format="xml")
            return str(theirs.serialize(**options)).rstrip("\n") + "\n"
    except ImportError as error:
        raise _missing(serialisation, error.name or str(error)) from None
    except Exception as error:  # whatever a document of strangers brings up there is one line here
        message = f"the package prov cannot write this document as {serialisation}: {error}"
        raise WritingError(message) from error


def _missing(serialisation: str, what: str) -> MissingExtraError:
    return MissingExtraError(f"{serialisation} needs {what}; install it with: pip install 'provenance-tracker[prov]'")

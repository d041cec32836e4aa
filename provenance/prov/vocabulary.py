"""The names that our PROV records use: known vocabularies first, one small namespace of ours for the rest.

``schemas/vocabulary.ttl`` describes the terms of ours; a test holds that it describes all of them and no others.

May import: prov.records, prov.names.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from provenance.prov.names import escape_local
from provenance.prov.records import PROV, XSD, XSI, Name

__all__ = ["ID", "NAMESPACES", "TERMS", "VOCABULARY", "dcterms", "identifier", "oa", "prov", "schema", "term", "xsd"]

ID: Final = "urn:provenance-tracker:id:"
VOCABULARY: Final = "urn:provenance-tracker:vocabulary#"

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "prov": PROV,
        "xsd": XSD,
        "xsi": XSI,
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "schema": "https://schema.org/",
        "id": ID,
        "pt": VOCABULARY,
    }
)
"""The prefixes of every document we write."""

TERMS: Final = frozenset(
    {
        # types
        "ClosingDerivation",
        "Drafting",
        "Publication",
        "RetrievedDocument",
        "Speech",
        "Utterance",
        "WithoutStatement",
        # attributes
        "basis",
        "certainty",
        "contradicts",
        "cue",
        "hedge",
        "interest",
        "kind",
        "mention",
        "ownedBy",
        "position",
        "quotation",
        "reason",
        "rule",
        "retrieved",
        "said",
        "sha256",
        "states",
        "textSha256",
        "tool",
        "voice",
    }
)
"""The local names in our namespace."""


def prov(local: str) -> Name:
    """A name of PROV itself."""
    return Name(f"{{{PROV}}}{local}")


def xsd(local: str) -> Name:
    """A datatype of XML Schema."""
    return Name(f"{{{XSD}}}{local}")


def dcterms(local: str) -> Name:
    """A name of DCMI Metadata Terms."""
    return Name(f"{{{NAMESPACES['dcterms']}}}{local}")


def oa(local: str) -> Name:
    """A name of the W3C Web Annotation Vocabulary."""
    return Name(f"{{{NAMESPACES['oa']}}}{local}")


def schema(local: str) -> Name:
    """A name of schema.org."""
    return Name(f"{{{NAMESPACES['schema']}}}{local}")


def term(local: str) -> Name:
    """A name of ours; KeyError when it is not among TERMS."""
    if local not in TERMS:
        raise KeyError(local)
    return Name(f"{{{VOCABULARY}}}{local}")


def identifier(kind: str, *parts: str) -> Name:
    """The name of a record: what kind of thing it is, then the ids that tell it from others of its kind.

    Different arguments give different names: a dot separates, and inside ids it is escaped where there are several.
    """
    escaped = (escape_local(part, ".") if len(parts) > 1 else escape_local(part) for part in parts)
    return Name(f"{{{ID}}}{'.'.join((kind, *escaped))}")

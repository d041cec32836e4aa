"""PROV-XML to records and back, whole or as a stream.

`reading` and `writing` are the ways in and out; the other modules are their parts.
"""

from provenance.prov.xml.reading import open_parts, read_document, read_events, read_parts
from provenance.prov.xml.writing import to_bytes, write_document, write_parts

__all__ = [
    "open_parts",
    "read_document",
    "read_events",
    "read_parts",
    "to_bytes",
    "write_document",
    "write_parts",
]

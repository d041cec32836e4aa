"""The schema of PROV-XML, generated from the table of record types, and what it says of a document, in words."""

from provenance.prov.schema.generation import SCHEMA_NAME, packaged_schema, schema_digest, schema_text
from provenance.prov.schema.validation import schema_problems

__all__ = ["SCHEMA_NAME", "packaged_schema", "schema_digest", "schema_problems", "schema_text"]

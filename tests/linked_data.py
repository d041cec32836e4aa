"""JSON-LD as rdflib reads it, without a network: contexts come from tests/contexts instead of their addresses."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

from rdflib import Graph

_FOLDER = Path(__file__).with_name("contexts")
_CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": "anno.json",
    "https://schema.org": "schema_org.json",
}


def triples(document: str) -> Graph:
    """What a JSON-LD document says; KeyError when it names a context that is not there."""
    data = json.loads(document)
    data["@context"] = _resolved(data["@context"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own use of itself
        return Graph().parse(data=json.dumps(data), format="json-ld")


def _resolved(context: Any) -> Any:
    if isinstance(context, str):
        return json.loads((_FOLDER / _CONTEXTS[context]).read_text(encoding="utf-8"))
    return [_resolved(each) for each in context] if isinstance(context, list) else context

"""Whether the text of an article is still the one whose digest was recorded beside it.

``prov.mapping`` writes the digest outside the bundle of an article (``pt:sha256`` of an entity of its own), and its
beginning into the name of the article as it stands with this text.

May import: prov.records, prov.vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from provenance.prov.records import Bundle, Literal, Name, Record
from provenance.prov.vocabulary import dcterms, identifier, prov, schema, term

__all__ = ["Digests"]

_DIGEST, _VALUE, _TYPE, _ID = term("sha256"), prov("value"), prov("type"), dcterms("identifier")
_ARTICLE = schema("NewsArticle")


class Digests:
    """The digests of texts that a document records, as they are met."""

    def __init__(self) -> None:
        self._told: dict[Name, Record] = {}

    def note(self, record: Record) -> None:
        """Remember the record of a text, when it is one; others cost next to nothing."""
        if record.id is not None and any(name == _DIGEST for name, _ in record.attributes):
            self._told[record.id] = record

    def broken(self, bundle: Bundle) -> Iterator[tuple[str, list[Record]]]:
        """One sentence, and the records of article and text, for each text that is not the one that was recorded.

        What was told of a text is forgotten then, so that a stream of articles needs no more memory the longer it is.
        """
        for record in bundle.records:
            if record.type.element != "collection" or not _is_article(record):
                continue
            given = dict(reversed(record.attributes))
            id_, text = given.get(_ID), given.get(_VALUE)
            told = self._told.pop(identifier("text", id_), None) if isinstance(id_, str) else None
            digests = [value for name, value in told.attributes if name == _DIGEST] if told is not None else []
            if told is None or not isinstance(text, str):
                continue
            found = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            if digests != [found]:
                message = (
                    f"the text of the article {id_} was changed after it was recorded: its SHA-256 is {found}, "
                    f"and {' and '.join(map(str, digests))} was recorded; restore the text, or export the article anew"
                )
                yield message, [record, told]


def _is_article(record: Record) -> bool:
    types = [value for name, value in record.attributes if name == _TYPE]
    return any(isinstance(value, Literal) and value.value == _ARTICLE for value in types)

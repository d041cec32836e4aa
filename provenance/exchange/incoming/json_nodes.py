"""JSON of strangers, asked key by key, with the lines where things stand.

May import: errors, reading.
"""

from __future__ import annotations

from attrs import frozen

from provenance.errors import Problem, UnreadableError
from provenance.reading.fields import is_nothing
from provenance.reading.nodes import Listing, Mapping, Node, Scalar, SourceText
from provenance.reading.nodes_json import parse_json
from provenance.reading.text_files import decoded, not_utf_8

__all__ = ["Json", "parsed_json"]


@frozen
class Json:
    """A value of a JSON document.

    Attributes:
        node: the value, with its place.
        source: the text of the document.
    """

    node: Node
    source: SourceText

    @property
    def line(self) -> int:
        """Where it begins, counted from 1."""
        return self.source.line_and_column(self.node.start)[0]

    @property
    def entries(self) -> tuple[tuple[str, Json], ...]:
        """The keys and values of an object; none of anything else. Of a key that comes twice, the last counts."""
        if not isinstance(self.node, Mapping):
            return ()
        return tuple({key.text: Json(value, self.source) for key, value in self.node.entries}.items())

    def keys(self) -> frozenset[str]:
        """The keys of an object."""
        return frozenset(key for key, _ in self.entries)

    def get(self, key: str) -> Json | None:
        """The value of a key that is there and not null."""
        found = dict(self.entries).get(key)
        return None if found is None or (isinstance(found.node, Scalar) and is_nothing(found.node)) else found

    @property
    def is_list(self) -> bool:
        """Whether this is a list."""
        return isinstance(self.node, Listing)

    def words(self, key: str | None = None) -> str | None:
        """The words that this is, or that a key has; None when it is something else than a string."""
        value = self if key is None else self.get(key)
        if value is None or not isinstance(value.node, Scalar) or value.node.plain:
            return None
        return value.node.text

    def number(self, key: str) -> int | None:
        """The whole number from 0 that a key has; None when it is something else."""
        value = self.get(key)
        if value is None or not isinstance(value.node, Scalar) or not value.node.plain:
            return None
        text = value.node.text
        return int(text) if text.isascii() and text.isdecimal() and len(text) < len(str(2**53)) else None

    def items(self, key: str | None = None) -> tuple[Json, ...]:
        """The items of the list that this is, or that a key has; one value without a list is the one item."""
        value = self if key is None else self.get(key)
        if value is None:
            return ()
        nodes = value.node.items if isinstance(value.node, Listing) else (value.node,)
        return tuple(Json(node, self.source) for node in nodes)


def parsed_json(data: bytes, file: str) -> Json:
    """What a JSON document says.

    Raises:
        UnreadableError: when it is not UTF-8, not JSON, or nested too deeply.
    """
    try:
        source = SourceText(decoded(data), file)
    except UnicodeDecodeError as error:
        line, message = not_utf_8(error)
        raise UnreadableError([Problem(message, file, line, code="not-utf-8")]) from None
    return Json(parse_json(source), source)

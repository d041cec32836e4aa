r"""JSON (RFC 8259) to nodes with their places.

Written apart from the YAML reading because YAML is not quite a superset: it limits keys to 1024 code points and
takes ``\ud83d\ude00`` for two characters.

May import: errors, reading.nodes.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

from attrs import define

from provenance.reading.nodes import DEEPEST_NESTING, Listing, Mapping, Node, Scalar, SourceText, whole_characters

__all__ = ["parse_json"]

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\.)*+"')
_LITERAL = re.compile(r"(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![\w.+-])")


def parse_json(source: SourceText) -> Node:
    """The root node of a JSON text; numbers and booleans keep their spelling, ``null`` is an empty plain scalar.

    Raises:
        UnreadableError: when it is not JSON, or nested beyond DEEPEST_NESTING.
    """
    parser = _Parser(source, _skip(source.text, 0))
    node = parser.value(0)
    if parser.at != len(source.text):
        parser.fail("the JSON value ends here, and more follows")
    return node


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


@define
class _Parser:
    """Reads one value after the other.

    Attributes:
        source: what is read.
        at: offset of what comes next, white space left out.
        end: offset after the bracket, comma or colon that was taken last.
    """

    source: SourceText
    at: int
    end: int = 0

    def value(self, depth: int) -> Node:
        start = self.at
        following = self.source.text[start : start + 1]
        if following and following in "{[":
            if depth == DEEPEST_NESTING:
                message = f"lists and mappings are nested more than {DEEPEST_NESTING} deep"
                raise self.source.unreadable(start, "too-deep", message)
            return self._mapping(depth) if following == "{" else self._listing(depth)
        if following == '"':
            return self._string()
        literal = _LITERAL.match(self.source.text, start)
        if literal is None:
            self.fail("expected a value: words in double quotation marks, a number, a list or an object")
        self.at = _skip(self.source.text, literal.end())
        return Scalar("" if literal[0] == "null" else literal[0], plain=True, start=start, end=literal.end())

    def fail(self, what: str) -> NoReturn:
        found = self.source.text[self.at : self.at + 12].split("\n")[0]
        where = f"at {found!r}" if found else "at the end"
        raise self.source.unreadable(self.at, "not-json", f"this is not JSON: {what} ({where})")

    def _take(self, mark: str) -> bool:
        if not self.source.text.startswith(mark, self.at):
            return False
        self.end = self.at + 1
        self.at = _skip(self.source.text, self.at + 1)
        return True

    def _string(self) -> Scalar:
        start = self.at
        match = _STRING.match(self.source.text, start)
        if match is None:
            self.fail("expected words in double quotation marks, on one line, with control characters escaped")
        try:
            text = whole_characters(json.loads(match[0]))
        except json.JSONDecodeError as error:
            self.at += error.pos
            self.fail(error.msg)
        self.at = _skip(self.source.text, match.end())
        return Scalar(text, plain=False, start=start, end=match.end())

    def _listing(self, depth: int) -> Listing:
        start = self.at
        items: list[Node] = []
        self._take("[")
        while not self._take("]"):
            if items and not self._take(","):
                self.fail("expected a comma or ]")
            items.append(self.value(depth + 1))
        return Listing(tuple(items), start, self.end)

    def _mapping(self, depth: int) -> Mapping:
        start = self.at
        entries: list[tuple[Scalar, Node]] = []
        self._take("{")
        while not self._take("}"):
            if entries and not self._take(","):
                self.fail("expected a comma or }")
            key = self._string()
            if not self._take(":"):
                self.fail("expected a colon")
            entries.append((key, self.value(depth + 1)))
        return Mapping(tuple(entries), flow=True, start=start, end=self.end)

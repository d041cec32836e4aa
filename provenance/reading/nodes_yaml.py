"""YAML 1.2 to nodes: from ruamel.yaml's event stream, so that no object is ever constructed and no scalar converted.

May import: characters, errors, reading.nodes, ruamel.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import define, field
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from provenance.characters import code_points, refusal, unfit
from provenance.reading.nodes import DEEPEST_NESTING, Listing, Mapping, Node, Scalar, SourceText, whole_characters

__all__ = ["parse_yaml"]

_ALIASES_MAY_ADD = 100_000  # nodes that aliases may stand for, beyond one for each code point of the file
_PLAIN_TAGS = frozenset("tag:yaml.org,2002:" + name for name in ("str", "map", "seq", "int", "float", "bool", "null"))


@define
class _Open:
    """A list or mapping whose end has not come yet; a mapping's keys and values alternate in `nodes`."""

    event: Any
    nodes: list[Node] = field(factory=list)
    weight: int = 1  # nodes inside, aliases counted as what they stand for


def parse_yaml(source: SourceText) -> list[Node]:
    """The root nodes of all documents in a YAML stream; a document without content is left out.

    Raises:
        UnreadableError: when it is not YAML, or more than an article file needs: tags that ask for objects, keys that
            are not words, aliases inside what they stand for or that blow up, nesting beyond DEEPEST_NESTING.
    """
    builder = _Builder(source)
    try:
        for event in YAML(typ="safe", pure=True).parse(source.text):
            builder.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = ", ".join(part for part in (error.context, error.problem) if part)
        raise source.unreadable(mark.index if mark else 0, "not-yaml", f"this is not YAML: {what}") from None
    except ReaderError as error:
        character = source.text[error.position]
        message = f"the character {code_points(character)} cannot stand in YAML; write it as an escape"
        if unfit(character) is not None:
            message = refusal(character)
        raise source.unreadable(error.position, "bad-character", message) from None
    except (YAMLError, ValueError, OverflowError) as error:
        raise source.unreadable(builder.offset, "not-yaml", f"this is not YAML: {error}") from None
    return builder.documents


@define
class _Builder:
    """Puts events together to nodes, without recursion."""

    source: SourceText
    documents: list[Node] = field(factory=list)
    offset: int = 0
    _written: int = 0  # offset after the last scalar, alias or bracket; ruamel ends block collections much later
    _open: list[_Open] = field(factory=list)
    _anchors: dict[str, tuple[Node, int] | None] = field(factory=dict)  # None while the node is still open
    _added: int = 0

    def take(self, event: Any) -> None:
        self.offset = event.start_mark.index
        if isinstance(event, ScalarEvent):
            self._check_tag(event)
            self._close(event, self._scalar(event), 1)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._check_tag(event)
            if len(self._open) >= DEEPEST_NESTING:
                message = f"lists and mappings are nested more than {DEEPEST_NESTING} deep"
                raise self.source.unreadable(self.offset, "too-deep", message)
            if event.anchor:
                self._anchors[event.anchor] = None
            self._open.append(_Open(event))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            done = self._open.pop()
            if done.event.flow_style:
                self._written = event.end_mark.index
            self._close(done.event, self._collection(done), done.weight)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._anchors.clear()

    def _scalar(self, event: ScalarEvent) -> Scalar:
        text = whole_characters(event.value)
        self._written = event.end_mark.index
        plain = event.style in (None, "") and not event.tag
        return Scalar(text, plain, self.offset, self._written)

    def _collection(self, done: _Open) -> Node:
        start, end = done.event.start_mark.index, self._written
        if isinstance(done.event, SequenceStartEvent):
            return Listing(tuple(done.nodes), start, end)
        keys = list(self._keys(done.nodes[::2]))
        return Mapping(tuple(zip(keys, done.nodes[1::2], strict=True)), bool(done.event.flow_style), start, end)

    def _keys(self, nodes: list[Node]) -> Iterator[Scalar]:
        for node in nodes:
            if not isinstance(node, Scalar):
                raise self.source.unreadable(node.start, "bad-key", "a key is a list or mapping here; it must be words")
            yield node

    def _close(self, event: NodeEvent, node: Node, weight: int) -> None:
        if event.anchor:
            self._anchors[event.anchor] = (node, weight)
        if self._open:
            self._open[-1].nodes.append(node)
            self._open[-1].weight += weight
        elif not (isinstance(node, Scalar) and node.plain and not node.text):
            self.documents.append(node)

    def _alias(self, event: AliasEvent) -> None:
        name = event.anchor
        if name not in self._anchors:
            raise self.source.unreadable(self.offset, "bad-alias", f"the alias *{name} has no anchor &{name} before it")
        target = self._anchors[name]
        if target is None:
            raise self.source.unreadable(self.offset, "bad-alias", f"the alias *{name} stands inside its own anchor")
        node, weight = target
        self._written = event.end_mark.index
        self._added += weight
        if self._added > _ALIASES_MAY_ADD + len(self.source.text):
            message = "the aliases stand for too much; write the parts out, or leave them away"
            raise self.source.unreadable(self.offset, "alias-bomb", message)
        self._open[-1].nodes.append(node)
        self._open[-1].weight += weight

    def _check_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        tag = str(event.tag) if event.tag else "!"
        if tag != "!" and tag not in _PLAIN_TAGS:
            message = f"the tag {tag} asks for an object; an article file holds words, lists and mappings"
            raise self.source.unreadable(self.offset, "bad-tag", message)

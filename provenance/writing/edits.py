"""Editing the entries of a block of YAML by lines, so that the bytes of all others stay.

May import: reading.nodes.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from collections.abc import Sequence

from attrs import define, field, frozen

from provenance.reading.nodes import Listing, Mapping

__all__ = ["Block", "CannotEditError", "Edits", "Entry", "lines_of_items", "lines_of_keys"]


class CannotEditError(Exception):
    """The entries do not each stand on lines of their own; never leaves the package."""


@frozen
class Entry:
    """One key with its value, or one item with its dash.

    Attributes:
        name: what it is called.
        above: offset of the comment lines right above it, or its start.
        start: offset of its first line.
        stop: offset after its last line that is not blank.
        end: offset after its last line; blank lines can belong to a literal block.
    """

    name: str
    above: int
    start: int
    stop: int
    end: int


@frozen
class Block:
    """The entries of a mapping or list in block style, with the spaces before each."""

    entries: tuple[Entry, ...]
    indent: int


def lines_of_keys(text: str, node: Mapping) -> Block:
    """The lines of the entries of a mapping; CannotEditError when it is written with braces or otherwise entangled."""
    if node.flow:
        raise CannotEditError
    return _block(text, [(key.text, key.start, key.start, value.start, value.end) for key, value in node.entries])


def lines_of_items(text: str, node: Listing, names: Sequence[str]) -> Block:
    """The lines of the items of a list, which have these names; CannotEditError as for `lines_of_keys`."""
    places = []
    for name, item in zip(names, node.items, strict=True):
        dash = item.start - 1
        while dash > 0 and text[dash] in " \r\n":
            dash -= 1
        places.append((name, dash, item.start, item.start, item.end))
        if text[dash] != "-":
            raise CannotEditError
    return _block(text, places)


def _block(text: str, places: Sequence[tuple[str, int, int, int, int]]) -> Block:
    entries: list[Entry] = []
    indents = set()
    before = 0
    for name, mark, key_start, value_start, value_end in places:
        start = text.rfind("\n", 0, mark) + 1
        end = value_end if text[value_end - 1] == "\n" else text.find("\n", value_end) + 1 or len(text)
        # An alias stands for a value elsewhere, and two entries in one line cannot be told apart by lines.
        if text[start:mark].strip(" ") or value_start < key_start or start < before:
            raise CannotEditError
        indents.add(mark - start)
        stop = start + len(text[start:end].rstrip(" \t\r\n")) + 1
        entries.append(Entry(name, _above(text, start, before), start, min(stop, end), end))
        before = end
    if len(indents) != 1:
        raise CannotEditError
    return Block(tuple(entries), indents.pop())


def _above(text: str, start: int, limit: int) -> int:
    """Where the comment lines begin that stand right above an entry, not before a limit."""
    while start > limit:
        line = text.rfind("\n", 0, start - 1) + 1
        if line < limit or not text[line:start].lstrip(" ").startswith("#"):
            break
        start = line
    return start


@define
class Edits:
    """Changes to a text, collected and then made at once.

    Attributes:
        text: what is edited; ends with a newline.
    """

    text: str
    _changes: list[tuple[int, int, str]] = field(factory=list)

    def update(self, block: Block, wanted: MappingType[str, list[str] | None], order: Sequence[str]) -> None:
        """Make the entries of a block the wanted ones.

        Args:
            block: the entries as they are.
            wanted: by name the lines of an entry, or None for one that stays as it is; what is not here goes.
            order: names in the order in which new entries are put among the old ones.
        """
        here = {entry.name: entry for entry in block.entries}
        for number, entry in enumerate(block.entries):
            lines = wanted.get(entry.name)
            if entry.name not in wanted:
                self._changes.append((entry.above if number else entry.start, entry.end, ""))
            elif lines is not None:
                self._changes.append((entry.start, entry.stop, _joined(lines)))
        place = block.entries[0].above
        for name in order:
            lines = wanted.get(name)
            if name in here and name in wanted:
                place = here[name].end
            elif lines is not None and name not in here:
                self._changes.append((place, place, _joined(lines)))

    def result(self) -> str:
        """The text with all changes; its newlines are CRLF when those of the text were."""
        pieces = []
        at = 0
        for start, end, words in sorted(self._changes, key=lambda change: change[:2]):
            if start < at:
                raise CannotEditError
            pieces += [self.text[at:start], words]
            at = end
        edited = "".join([*pieces, self.text[at:]])
        return edited.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in self.text else edited


def _joined(lines: list[str]) -> str:
    return "".join(line + "\n" for line in lines)

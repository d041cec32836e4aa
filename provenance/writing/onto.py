"""Writing an article onto the article file that a person wrote: what still holds stays as it was written.

An entry of the file (a key of the article, a claim, a source, a statement) that still reads to the same value keeps
its bytes, with its comments, short forms and place; a changed one is replaced; a new one is put after its neighbour;
one that is gone is taken out, with the comment right above it.

May import: errors, model and what it imports; reading; the other modules of writing but files.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import frozen

from provenance.errors import InputError
from provenance.model import UNATTRIBUTED, Article
from provenance.reading import loads, nodes_of
from provenance.reading.anchoring import FoldedText
from provenance.reading.fields import KEYS, Notes
from provenance.reading.nodes import Listing, Mapping, Node, SourceText
from provenance.reading.statements import with_ids
from provenance.writing.data import head_data, statement_data, to_data
from provenance.writing.edits import CannotEditError, Edits, lines_of_items, lines_of_keys
from provenance.writing.yaml_text import entry_lines, item_lines

__all__ = ["written_onto"]


def written_onto(article: Article, onto: str, folder: Path | None, *, keep_text_file: bool) -> str | None:
    """The person's text, edited so that it reads to this article; None when it cannot be edited by lines.

    What comes out is read again and compared, so that a short form whose meaning depends on something that changed
    (an alias, the only place where some words stood) cannot slip through: then the statements are all written anew.

    Raises:
        InputError: when the person's text does not read to one article.
    """
    old = loads(onto, folder=folder)
    for keep_statements in (True, False):
        try:
            edited = _Rewriting(article, old, keep_text_file, keep_statements).of(onto)
            if edited == onto or loads(edited, folder=folder) == article:
                return edited
        except (CannotEditError, InputError):
            continue
    return None


@frozen
class _Rewriting:
    """The way from an article as it was to what it is now.

    Attributes:
        new: what the file shall read to.
        old: what it reads to.
        keep_text_file: whether a `text_file` may stay.
        keep_statements: whether a statement of the same value may stay as it is.
    """

    new: Article
    old: Article
    keep_text_file: bool
    keep_statements: bool

    def of(self, onto: str) -> str:
        """The text of the file, edited."""
        text = onto if onto.endswith("\n") else onto + "\n"
        root = nodes_of(SourceText(text, None))[0]
        if not isinstance(root, Mapping):
            raise CannotEditError
        edits = Edits(text)
        nodes = {key.text: value for key, value in root.entries}
        data = to_data(self.new)
        wanted: dict[str, list[str] | None] = {key: None for key in ("schema_version",) if key in nodes}
        wanted["article"] = self._head(edits, nodes["article"])
        for key in ("claims", "sources"):
            here = self._wanted_ids(key, nodes.get(key), data.get(key, {}))
            if here:
                wanted[key] = _named(edits, key, nodes.get(key), here, data.get(key, {}))
        if "statements" in data:
            wanted["statements"] = self._statements(edits, nodes.get("statements"), data["statements"])
        if "without_statement" in data:
            same = self.new.without_statement == self.old.without_statement and "without_statement" in nodes
            lines = None if same else entry_lines("without_statement", data["without_statement"], 0)
            wanted["without_statement"] = lines
        edits.update(lines_of_keys(text, root), wanted, KEYS["file"])
        return edits.result()

    def _head(self, edits: Edits, node: Node) -> list[str] | None:
        """Edit what the article is; gives lines when all of it has to be written anew."""
        data, had = head_data(self.new), head_data(self.old)
        if not isinstance(node, Mapping):
            raise CannotEditError
        keys = [key.text for key, _ in node.entries]
        same = {key for key in data if key in keys and had.get(key) == data[key]}
        if self.keep_text_file and "text_file" in keys and self.new.text == self.old.text:
            data = {key: value for key, value in data.items() if key != "text"} | {"text_file": None}
            same.add("text_file")
        if same == set(data) == set(keys):
            return None
        if node.flow:
            if "text_file" in same:  # its name is known to the file alone
                raise CannotEditError
            return entry_lines("article", data, 0, open_levels=1)
        block = lines_of_keys(edits.text, node)
        wanted = {key: None if key in same else entry_lines(key, value, block.indent) for key, value in data.items()}
        edits.update(block, wanted, KEYS["article"])
        return None

    def _wanted_ids(self, key: str, node: Node | None, data: dict[str, Any]) -> dict[str, Any]:
        """What shall stand under `claims` or `sources`: None for an entry that can stay, data for the others."""
        written = {id_.text for id_, _ in node.entries} if isinstance(node, Mapping) else set()
        new, old = (
            (self.new.claims_by_id, self.old.claims_by_id)
            if key == "claims"
            else (self.new.sources_by_id, self.old.sources_by_id)
        )
        wanted: dict[str, Any] = {UNATTRIBUTED.id: None} if key == "sources" and UNATTRIBUTED.id in written else {}
        for id_, value in data.items():
            same = new[id_] == old.get(id_)
            if not same or id_ in written:
                wanted[id_] = None if same else value
        if key == "sources" and new.get(UNATTRIBUTED.id) != old.get(UNATTRIBUTED.id):
            wanted[UNATTRIBUTED.id] = data.get(UNATTRIBUTED.id)
        return wanted

    def _statements(self, edits: Edits, node: Node | None, data: list[Any]) -> list[str] | None:
        """Edit the statements; gives lines when all of them have to be written anew."""
        if not isinstance(node, Listing) or not node.items or not self.keep_statements:
            return entry_lines("statements", data, 0)
        named = with_ids(Notes(SourceText(edits.text, None)), node.items)
        moved = {id_ for id_, _ in named} != set(self.new.statements_by_id)
        old = self.old.statements_by_id
        kept = {
            id_
            for id_, item in named
            if self.new.statements_by_id.get(id_) == old[id_]
            and not (moved and all(key.text != "id" for key, _ in item.entries))
        }
        if not moved and len(kept) == len(named):
            return None
        if edits.text[node.start] == "[":
            return entry_lines("statements", data, 0)
        block = lines_of_items(edits.text, node, [id_ for id_, _ in named])
        text = FoldedText(self.new.text)
        wanted = {
            statement.id: None if statement.id in kept else item_lines(statement_data(text, statement), block.indent)
            for statement in self.new.statements
        }
        edits.update(block, wanted, [statement.id for statement in self.new.statements])
        return None


def _named(edits: Edits, key: str, node: Node | None, wanted: dict[str, Any], data: dict[str, Any]) -> list[str] | None:
    """Edit claims or sources; gives lines when all of them have to be written anew."""
    if isinstance(node, Mapping):
        written = [id_.text for id_, _ in node.entries]
        if set(written) == set(wanted) and all(value is None for value in wanted.values()):
            return None
        if node.flow:
            return entry_lines(key, data, 0, open_levels=1)
        block = lines_of_keys(edits.text, node)
        lines = {id_: value and entry_lines(id_, value, block.indent) for id_, value in wanted.items()}
        edits.update(block, lines, [*written, *(id_ for id_ in wanted if id_ not in written)])
        return None
    return entry_lines(key, {id_: value for id_, value in wanted.items() if value is not None}, 0, open_levels=1)

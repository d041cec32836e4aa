"""An article file without what is drafted anew, and with the text as it is now: what a person wrote keeps its bytes.

May import: errors, model and what the model imports; reading, writing; kept beside it.
"""

from __future__ import annotations

from provenance.drafting.redrafting.kept import Entry, Kept
from provenance.model import Article
from provenance.reading import LocatedArticle
from provenance.reading.anchoring import FoldedText
from provenance.reading.fields import KEYS
from provenance.reading.nodes import Listing, Mapping, Node
from provenance.writing.data import statement_data, to_data
from provenance.writing.edits import CannotEditError, Edits, lines_of_items, lines_of_keys
from provenance.writing.yaml_text import entry_lines, item_lines

__all__ = ["prepared_file"]


def prepared_file(located: LocatedArticle, article: Article, kept: Kept) -> str:
    """The file, edited so that it reads to what a person wrote of the article.

    Raises:
        CannotEditError: when it is written in a way that cannot be edited by lines.
    """
    source = located.source.text
    text = source if source.endswith("\n") else source + "\n"
    root = located.node
    if not isinstance(root, Mapping):
        raise CannotEditError
    edits = Edits(text)
    nodes = {key.text: value for key, value in root.entries}
    wanted: dict[str, list[str] | None] = dict.fromkeys(nodes)
    wanted["article"] = _head(edits, nodes["article"], located.article, article)
    listed = nodes.get("statements")
    if isinstance(listed, Listing) and listed.items:
        _statements(edits, listed, article, kept)
    if len(kept.without_statement) != len(located.article.without_statement):
        left = to_data(article).get("without_statement")
        wanted["without_statement"] = entry_lines("without_statement", left or [], 0)
    edits.update(lines_of_keys(text, root), wanted, KEYS["file"])
    return edits.result()


def _head(edits: Edits, node: Node, old: Article, new: Article) -> list[str] | None:
    """Put the text as it is now, and who drafted, into the head; gives lines when it stands in braces."""
    if not isinstance(node, Mapping):
        raise CannotEditError
    keys = {key.text: value for key, value in node.entries}
    if node.flow:
        if old.text != new.text:
            raise CannotEditError
        return None if old.drafted_by == new.drafted_by else _flow_head(edits.text, node, keys, new)
    if old.text == new.text:
        return None
    block = lines_of_keys(edits.text, node)
    wanted: dict[str, list[str] | None] = {key: None for key in keys if key not in {"text", "text_file"}}
    wanted["text"] = entry_lines("text", new.text, block.indent)
    edits.update(block, wanted, KEYS["article"])
    return None


def _flow_head(text: str, node: Mapping, keys: dict[str, Node], new: Article) -> list[str]:
    """The lines of the head in braces, with who drafted."""
    given = keys.get("drafted_by")
    (written,) = entry_lines("drafted_by", new.drafted_by, 0) if new.drafted_by is not None else [""]
    start = text.rfind("\n", 0, node.start) + 1
    end = text.find("\n", node.end)
    if given is not None or not written:
        raise CannotEditError
    closing = text.rindex("}", node.start, node.end)
    inside = text[start:closing].rstrip(" ")
    return f"{inside}{'' if inside.endswith(',') else ','} {written}{text[closing:end]}".split("\n")


def _statements(edits: Edits, listed: Listing, article: Article, kept: Kept) -> None:
    """Take out what is drafted anew or set aside; write anew what has to be, and give ids where their places move."""
    if edits.text[listed.start] == "[":
        raise CannotEditError
    block = lines_of_items(edits.text, listed, [entry.id for entry in kept.entries])
    stays = [entry for entry in kept.entries if entry.mine and entry.value is not None]
    moving = len(stays) < len(kept.entries) or len(stays) < len(article.statements)
    folded = FoldedText(article.text)
    lines: dict[str, list[str] | None] = {}
    places = {entry.name: entry for entry in block.entries}
    for entry in stays:
        given = any(key.text == "id" for key, _ in entry.node.entries)
        lines[entry.id] = None
        if entry.value is not None and not entry.reads:
            lines[entry.id] = item_lines(statement_data(folded, entry.value), block.indent)
        elif moving and not given:
            place = places[entry.id]
            lines[entry.id] = _with_id(edits.text, place.start, place.stop, entry)
    edits.update(block, lines, ())


def _with_id(text: str, start: int, stop: int, entry: Entry) -> list[str]:
    """The lines of a statement, with its id as the first key."""
    at = entry.node.start
    (written,) = entry_lines("id", entry.id, 0)
    if entry.node.flow:
        at += 1
        written += ", "
    else:
        written += "\n" + " " * (at - text.rfind("\n", 0, at) - 1)
    return (text[start:at] + written + text[at:stop]).removesuffix("\n").split("\n")

"""Statements and their attributions, from nodes to the model.

May import: errors, model and what it imports, reading.nodes, reading.fields, reading.passages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from provenance.model import Attribution, Statement
from provenance.reading.fields import Fields, Notes, Path, is_nothing, kind_of
from provenance.reading.nodes import Listing, Mapping, Node, Scalar
from provenance.reading.passages import Passages
from provenance.soundness import DEEPEST
from provenance.spans import Passage
from provenance.terms import Basis, Certainty, Quotation, Voice

__all__ = ["StatementReader", "with_ids"]


@frozen
class StatementReader:
    """Reads the statements of one article.

    Attributes:
        notes: where problems go.
        passages: finds words in the article's text.
        source_id: the id of the source that a name means; reports it and gives None when there is none.
    """

    notes: Notes
    passages: Passages
    source_id: Callable[[Scalar], str | None]

    def statement(self, id_: str, node: Mapping) -> Statement:
        """The statement; what could not be read of it is reported and left out."""
        path: Path = ("statements", id_)
        fields = Fields(self.notes, node, "statement", path)
        content = self.passages.read(fields, "quote", (*path, "content"))
        if (*path, "content") not in self.notes.places:
            fields.require("quote")
            self.notes.reported.add((*path, "content"))
        return Statement(
            id=id_,
            content=content,
            attributed_to=self._below(fields, content, 1),
            claim=fields.words("claim"),
            contradicts=tuple(item.text for item in fields.words_list("contradicts")),
            about=tuple(item.text for item in fields.words_list("about")),
            certainty=fields.choice("certainty", Certainty) or Certainty.UNSPECIFIED,
            cues=self.passages.read(fields, "cue", (*path, "cues"), content),
            hedges=self.passages.read(fields, "hedge", (*path, "hedges"), content),
            voice=fields.choice("voice", Voice) or Voice.REPORT,
            drafted=fields.flag("drafted"),
            rule=fields.words("rule"),
        )

    def _below(self, fields: Fields, content: Passage, depth: int) -> tuple[Attribution, ...]:
        """The links in `attributed_to`, or those that `chain` is short for."""
        links, chain = fields.values.get("attributed_to"), fields.values.get("chain")
        path = (*fields.path, "attributed_to")
        if links is not None and chain is not None:
            message = "'chain' is short for 'attributed_to'; write one of them"
            fields.wrong("chain", message, "two-forms")
            return ()
        if links is not None:
            nodes = links.items if isinstance(links, Listing) else (links,)
            found = (self._link(node, (*path, number), content, depth) for number, node in enumerate(nodes))
            return tuple(link for link in found if link is not None)
        if chain is not None:
            nodes = chain.items if isinstance(chain, Listing) else (chain,)
            return self._chain(nodes, path, content, depth)
        return ()

    def _chain(self, nodes: Sequence[Node], path: Path, content: Passage, depth: int) -> tuple[Attribution, ...]:
        """The one link that a chain's entries nest to, from the nearest to the furthest."""
        if not nodes:
            return ()
        first, rest = nodes[0], nodes[1:]
        here = (*path, 0)
        link = self._link(first, here, content, depth, in_chain=True)
        if link is None or not rest:
            return () if link is None else (link,)
        if link.attributed_to:
            message = "only the last entry of a chain can name what it rests on; the next entry stands for it"
            self.notes.report(first, "two-forms", message, here)
            return ()
        return (evolve(link, attributed_to=self._chain(rest, (*here, "attributed_to"), content, depth + 1)),)

    def _link(
        self, node: Node, path: Path, content: Passage, depth: int, *, in_chain: bool = False
    ) -> Attribution | None:
        self.notes.places[path] = node.start
        if depth > DEEPEST:
            self.notes.report(node, "too-deep", f"links are nested more than {DEEPEST} deep", path)
            return None
        if isinstance(node, Mapping):
            return self._described(Fields(self.notes, node, "attribution", path), content, depth)
        if isinstance(node, Listing) and not in_chain:
            message = "a list stands here where one link is expected; sources that speak jointly are {source: [a, b]}"
            self.notes.report(node, "wrong-type", message, path)
            return None
        self.notes.places[(*path, "source")] = node.start
        return Attribution(self._sources((node,) if isinstance(node, Scalar) else node.items, (*path, "source")))

    def _described(self, fields: Fields, content: Passage, depth: int) -> Attribution:
        fields.require("source")
        path = fields.path
        value = fields.values.get("source")
        nodes = value.items if isinstance(value, Listing) else () if value is None else (value,)
        return Attribution(
            sources=self._sources(nodes, (*path, "source")),
            cues=self.passages.read(fields, "cue", (*path, "cues"), content),
            mentions=self.passages.read(fields, "mention", (*path, "mentions"), content),
            hedges=self.passages.read(fields, "hedge", (*path, "hedges"), content),
            basis=fields.choice("basis", Basis) or Basis.EXPLICIT,
            certainty=fields.choice("certainty", Certainty) or Certainty.UNSPECIFIED,
            quotation=fields.choice("quotation", Quotation),
            said=fields.date("said"),
            place=fields.words("place"),
            attributed_to=self._below(fields, content, depth + 1),
            rests_on=tuple(item.text for item in fields.words_list("rests_on")),
            rule=fields.words("rule"),
        )

    def _sources(self, nodes: Iterable[Node], path: Path) -> tuple[str, ...]:
        """The ids of the sources of a link; those that are unknown are reported and left out."""
        return tuple(self._known(nodes, path))

    def _known(self, nodes: Iterable[Node], path: Path) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, Scalar) and (node.text or not node.plain):
                id_ = self.source_id(node)
                if id_ is not None:
                    yield id_
                    continue
            else:
                what = "an empty item" if isinstance(node, Scalar) else kind_of(node)
                self.notes.report(node, "wrong-type", f"the id or name of a source is expected, not {what}")
            self.notes.reported.add(path)


def with_ids(notes: Notes, nodes: Sequence[Node]) -> list[tuple[str, Mapping]]:
    """The statements, each with its id: the one it gives, or else s1, s2 … by its position among them in the file.

    An id that another statement gives is not given by position. An id that is given twice is reported; the second
    statement is then called by its offset, so that whatever else is wrong with it is found.
    """
    taken: dict[str, int] = {}
    named: list[tuple[str | None, int, Mapping]] = []
    for number, node in enumerate(nodes, 1):
        if not isinstance(node, Mapping):
            notes.report(node, "wrong-type", f"a statement is a mapping with at least a quote, not {kind_of(node)}")
            continue
        given = _given_id(notes, node)
        name = given.text if given else None
        if given and name in taken:
            message = f"the id {name!r} is given twice; it stands in line {taken[given.text]} already"
            notes.report(given, "duplicate-id", message)
            name = f"{name} (at {given.start})"  # a name of its own, so that what else is wrong is found
        if given and name is not None:
            taken[name] = notes.source.line_and_column(given.start)[0]
        named.append((name, number, node))
    return [(name if name is not None else _free(number, taken), node) for name, number, node in named]


def _given_id(notes: Notes, node: Mapping) -> Scalar | None:
    value = next((value for key, value in node.entries if key.text == "id"), None)
    if value is None or is_nothing(value):
        return None
    if isinstance(value, Scalar):
        return value
    notes.report(value, "wrong-type", f"'id' takes words, not {kind_of(value)}")
    return None


def _free(number: int, taken: dict[str, int]) -> str:
    """The first of s1, s2 … from a position on that nobody has taken; it is taken now."""
    while f"s{number}" in taken:
        number += 1
    taken[f"s{number}"] = 0
    return f"s{number}"

"""The sources and claims of an article file: mappings from ids to descriptions, and what a name in the file means.

May import: errors, model and what it imports, reading.nodes, reading.fields, suggestions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from attrs import define, evolve, field

from provenance.errors import clipped
from provenance.model import UNATTRIBUTED, Claim, Source
from provenance.reading.fields import Fields, Notes, is_nothing, kind_of, shown
from provenance.reading.nodes import Listing, Mapping, Node, Scalar
from provenance.suggestions import did_you_mean
from provenance.terms import SourceKind

__all__ = ["Sources", "claims_of"]

_NEAR_AN_OUTLET = 0.75  # difflib's ratio from which an undeclared outlet looks like a slip for a declared source


@define
class Sources:
    """Everyone who speaks in one article.

    Attributes:
        notes: where problems go.
        by_id: the sources as far as they are read.
    """

    notes: Notes
    by_id: dict[str, Source] = field(factory=dict)
    _by_name: dict[str, list[str]] = field(factory=lambda: defaultdict(list))

    def read(self, file: Fields, head: Fields | None) -> str:
        """Read all of them, and add the outlet if it is not declared; gives the outlet's id, or nothing."""
        waiting: list[tuple[str, Fields]] = []
        for id_, node in _entries(file, "sources", "source"):
            fields = self._declare(id_, node)
            if fields:
                waiting.append((id_.text, fields))
        outlet = self._outlet(head) if head else ""
        for name, fields in waiting:
            acts_for, owned_by = self._ids(fields, "acts_for"), self._ids(fields, "owned_by")
            self.by_id[name] = evolve(self.by_id[name], acts_for=acts_for, owned_by=owned_by)
        return outlet

    def _ids(self, fields: Fields, key: str) -> list[str]:
        """The ids of the sources that a list names."""
        named = (self.id_of(item) for item in fields.words_list(key))
        return [id_ for id_ in named if id_ is not None]

    def id_of(self, node: Scalar) -> str | None:
        """The id of the source that is meant by its id, its name or one of its aliases; reported when it is unclear."""
        name = node.text
        meant = self._meant(name)
        if len(meant) == 1:
            return meant[0]
        if meant:
            message = (
                f"{shown(name)} is the name of several sources: {', '.join(clipped(meant))}; write the id that is meant"
            )
            self.notes.report(node, "ambiguous-source", message)
        else:
            hint = did_you_mean(name, {UNATTRIBUTED.id, *self.by_id, *self._by_name})
            self.notes.report(node, "unknown-source", f"no source has the id or name {shown(name)}{hint}")
        return None

    def _meant(self, name: str) -> Sequence[str]:
        if name in self.by_id or name == UNATTRIBUTED.id:
            return [name]
        return self._by_name.get(name, ())

    def _declare(self, id_: Scalar, node: Node) -> Fields | None:
        """Read one entry but for `acts_for` and `owned_by`, which may name any other."""
        fields = None
        if isinstance(node, Scalar) and not is_nothing(node):
            source = Source(id_.text, node.text)
        elif isinstance(node, Mapping):
            fields = Fields(self.notes, node, "source", ("sources", id_.text))
            source = Source(
                id=id_.text,
                name=fields.required_words("name"),
                kind=fields.choice("kind", SourceKind),
                role=fields.words("role"),
                aliases=tuple(item.text for item in fields.words_list("aliases")),
                interests=tuple(item.text for item in fields.words_list("interests")),
            )
        else:
            _report_undescribed(self.notes, id_, node, "source", "name")
            source = Source(id_.text, id_.text)
        self.by_id[source.id] = source
        for name in dict.fromkeys(source.names):
            self._by_name[name].append(source.id)
        return fields

    def _outlet(self, head: Fields) -> str:
        """The id of the outlet; undeclared it is added, unless it looks like a slip of the pen."""
        name = head.required_words("outlet")
        node = head.values.get("outlet")
        if not isinstance(node, Scalar):
            self.notes.reported.add(("article", "outlet"))
            return name
        if not name.strip():
            head.wrong("outlet", "the outlet needs an id that is not only white space", "empty-id")
            return name
        meant = self._meant(name)
        near = get_close_matches(name[:100], [*self.by_id, *self._by_name], n=1, cutoff=_NEAR_AN_OUTLET)
        if len(meant) > 1 or (near and not meant):
            self.id_of(node)
            self.notes.reported.add(("article", "outlet"))
            return name
        if not meant:
            self.by_id[name] = Source(name, name, SourceKind.OUTLET)
            return name
        return meant[0]


def claims_of(file: Fields) -> Iterator[Claim]:
    """The claims; what could not be read of one is reported and left empty."""
    for id_, node in _entries(file, "claims", "claim"):
        if isinstance(node, Scalar) and not is_nothing(node):
            yield Claim(id_.text, node.text)
        elif isinstance(node, Mapping):
            fields = Fields(file.notes, node, "claim", ("claims", id_.text))
            about = tuple(item.text for item in fields.words_list("about"))
            yield Claim(id_.text, fields.required_words("text"), about)
        else:
            _report_undescribed(file.notes, id_, node, "claim", "text")
            yield Claim(id_.text, "")


def _entries(file: Fields, key: str, what: str) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a mapping by id, each id once."""
    value = file.values.get(key)
    if value is None:
        return
    if not isinstance(value, Mapping):
        file.wrong(key, f"{key!r} takes a mapping from ids to what each {what} is, not {kind_of(value)}")
        return
    seen: dict[str, int] = {}
    for id_, node in value.entries:
        line, _ = file.notes.source.line_and_column(id_.start)
        if id_.text in seen:
            message = f"the {what} {shown(id_.text)} is given twice; it stands in line {seen[id_.text]} already"
            file.notes.report(id_, "duplicate-id", message)
        else:
            seen[id_.text] = line
            file.notes.places[(key, id_.text)] = id_.start
            yield id_, node


def _report_undescribed(notes: Notes, id_: Scalar, node: Node, what: str, needed: str) -> None:
    if isinstance(node, Listing):
        notes.report(node, "wrong-type", f"the {what} {shown(id_.text)} is a mapping or its {needed} alone, not a list")
    else:
        notes.report(id_, "missing-key", f"the {what} {shown(id_.text)} needs its {needed}: {{{needed}: …}}")

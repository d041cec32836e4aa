"""Which chains of a statement are which in the next version of its article, and what their links tell differently.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from provenance.graph import Chain, Link
from provenance.questions.alterations import Alteration, ChainChange, FieldChange, changed_fields
from provenance.spans import words_of

__all__ = ["chain_changes"]


def chain_changes(old: Iterable[Chain], new: Iterable[Chain], source_ids: Mapping[str, str]) -> Iterator[ChainChange]:
    """The chains that changed: those that became others first, then those that are alone.

    A chain is the same when the same sources speak on it. It was lengthened when there are more among them, shortened
    when there are fewer, and changed when it has the same origin or begins with the same source.

    Args:
        old: the chains of a statement.
        new: the chains of the same statement in the next version.
        source_ids: for ids of the old version, those of the new.
    """
    return _Chains(source_ids).changes(list(old), list(new))


class _Chains:
    """The chains of a statement in both versions."""

    def __init__(self, source_ids: Mapping[str, str]) -> None:
        self.source_ids = source_ids
        self.told: set[tuple[int, int]] = set()  # links whose fields have been compared

    def changes(self, old: list[Chain], new: list[Chain]) -> Iterator[ChainChange]:
        """The chains that changed: pairs of chains first, then those that are alone."""
        for alteration, one, other in self._paired(old, new):
            fields = tuple(self._fields(one, other)) if one and other else ()
            if alteration is not None or fields:
                yield ChainChange(alteration or Alteration.CHANGED, one, other, fields)

    def path(self, chain: Chain, *, old: bool) -> tuple[frozenset[str], ...]:
        """Who speaks on each link, by the ids of the new version."""
        ids: Mapping[str, str] = self.source_ids if old else {}
        return tuple(frozenset(ids.get(source.id, source.id) for source in link.sources) for link in chain)

    def _paired(
        self, old: list[Chain], new: list[Chain]
    ) -> Iterator[tuple[Alteration | None, Chain | None, Chain | None]]:
        before = [(self.path(chain, old=True), chain) for chain in old]
        after = [(self.path(chain, old=False), chain) for chain in new]
        kinds = (
            (None, lambda one, other: one == other),
            (Alteration.LENGTHENED, _within),
            (Alteration.SHORTENED, lambda one, other: _within(other, one)),
            (Alteration.CHANGED, lambda one, other: one[-1] == other[-1] or one[1:2] == other[1:2]),
            (Alteration.CHANGED, lambda _one, _other: len(before) == len(after) == 1),
        )
        for alteration, fits in kinds:
            rest = []
            for path, chain in before:
                found = next((number for number, (other, _) in enumerate(after) if fits(path, other)), None)
                if found is None:
                    rest.append((path, chain))
                else:
                    yield alteration, chain, after.pop(found)[1]
            before = rest
        for _, chain in before:
            yield Alteration.DROPPED, chain, None
        for _, chain in after:
            yield Alteration.ADDED, None, chain

    def _fields(self, old: Chain, new: Chain) -> Iterator[FieldChange]:
        """What is told differently of the links that both have."""
        paths = self.path(old, old=True), self.path(new, old=False)
        for block in SequenceMatcher(None, *paths, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                one, other = old.links[block.a + step], new.links[block.b + step]
                if (id(one), id(other)) not in self.told:
                    self.told.add((id(one), id(other)))
                    yield from _link_fields(one, other)


def _within(shorter: Sequence[frozenset[str]], longer: Sequence[frozenset[str]]) -> bool:
    """Whether a path is another one with links left out."""
    rest = iter(longer)
    return len(shorter) < len(longer) and all(step in rest for step in shorter)


def _link_fields(old: Link, new: Link) -> Iterator[FieldChange]:
    one, other = old.attribution, new.attribution
    if one is None or other is None:
        return  # what the outlet itself commits to is told of the statement
    changes = changed_fields(
        ("certainty", one.certainty.value, other.certainty.value),
        ("cue", old.cue, new.cue),
        ("hedge", old.hedge, new.hedge),
        ("mention", words_of(one.mentions) or None, words_of(other.mentions) or None),
        ("basis", one.basis.value, other.basis.value),
        ("quotation", one.quotation and one.quotation.value, other.quotation and other.quotation.value),
        ("said", one.said, other.said),
        ("place", one.place, other.place),
    )
    for change in changes:
        yield FieldChange(f"{change.what} of {new.name}", change.old, change.new)

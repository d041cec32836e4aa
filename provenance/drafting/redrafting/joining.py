"""New drafted statements among those that a person wrote: which of them, under which ids, with whose sources.

None is proposed where a statement stands already, or where a person said that there is none.

May import: model and what the model imports; reading.orphans; references.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import evolve, field, frozen

from provenance.model import UNATTRIBUTED, Article, Attribution, Source, Statement
from provenance.reading.orphans import without_references
from provenance.references import resolved
from provenance.spans import Passage

__all__ = ["Joined", "Place", "joined", "place_of"]

Place: TypeAlias = tuple[tuple[int, int], ...]
"""Where the words of a statement stand: offsets, half-open."""


@frozen
class Joined:
    """What of a draft goes into an article.

    Attributes:
        statements: drafted ones, with the ids of the article.
        sources: of these, the ones that the article has not.
        left_out: ids, in the draft, of statements that would have been cited below themselves.
    """

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    left_out: tuple[str, ...]


def joined(
    article: Article,
    draft: Article,
    ids: Mapping[Place, Sequence[str]],
    speakers: Mapping[Place, str],
    aside: Iterable[str] = (),
) -> Joined:
    """The statements of a draft that have room in an article with the same text.

    Args:
        article: what a person wrote.
        draft: what is proposed.
        ids: for the places of statements that were proposed before, their ids.
        speakers: for the places of mentions, the id of the source that the article says they mean.
        aside: ids of statements that a person wrote and whose words are gone; others may still refer to them.
    """
    taken = _Taken.of(article)
    sources = _matched_sources(article, draft, speakers)
    meant: dict[str, str] = {}
    room = []
    for statement in draft.statements:
        there = taken.at(statement.content)
        if there is None:
            room.append(statement)
        elif there:
            meant[statement.id] = there
    meant |= _new_ids(room, {*article.statements_by_id, *aside}, ids)
    statements_of = _Renamed(draft.id, {one.id for one in draft.statements}, meant)
    found = [(one.id, _translated(one, article.outlet, sources, statements_of)) for one in room]
    left_out = tuple(id_ for id_, one in found if one is None)
    gone = {meant[id_] for id_ in left_out}
    statements = tuple(without_references(one, gone) for _, one in found if one is not None)
    cited = {id_ for one in statements for link in one.attributions() for id_ in link.sources}
    return Joined(statements, _new_sources(article, draft, sources, cited), left_out)


def place_of(passage: Passage) -> Place:
    """Where a passage stands."""
    return tuple((span.start, span.end) for span in passage)


@frozen
class _Taken:
    """Stretches of a text that somebody has spoken for: where they begin and end, and the statement there, or none."""

    starts: list[int]
    ends: list[int]
    names: list[str] = field(repr=False)

    @classmethod
    def of(cls, article: Article) -> _Taken:
        named = [(span.start, span.end, one.id) for one in article.statements for span in one.content]
        named += [(span.start, span.end, "") for one in article.without_statement for span in one.content]
        named.sort()
        starts: list[int] = []
        ends: list[int] = []
        names: list[str] = []
        for start, end, name in named:
            if not ends or end > ends[-1]:  # one inside another is found by the other
                starts.append(start)
                ends.append(end)
                names.append(name)
        return cls(starts, ends, names)

    def at(self, passage: Passage) -> str | None:
        """The id of a statement there, empty when a person said that there is none; None when there is room."""
        for span in passage:
            first = bisect_right(self.ends, span.start)
            if first < len(self.starts) and self.starts[first] < span.end:
                return self.names[first]
        return None


def _new_ids(room: Sequence[Statement], used: set[str], before: Mapping[Place, Sequence[str]]) -> dict[str, str]:
    """For the ids of a draft, ids that the article has not: those that were given before, or its own, or others."""
    left = {passage: [id_ for id_ in ids if id_ not in used] for passage, ids in before.items()}
    found: dict[str, str] = {}
    for one in room:
        if left.get(place_of(one.content)):
            found[one.id] = left[place_of(one.content)].pop(0)
    used = used | set(found.values())
    number = 0
    for one in room:
        id_ = one.id
        while one.id not in found and id_ in used:
            number += 1
            id_ = f"s{number}"
        found.setdefault(one.id, id_)
        used.add(found[one.id])
    return found


def _matched_sources(article: Article, draft: Article, speakers: Mapping[Place, str]) -> dict[str, str]:
    """For each source of a draft the id of the same one in the article, or a new id.

    The same are those of one id and name, those of one name, and, since a person may have given another name, those
    that the same words of the text mean.
    """
    found = {UNATTRIBUTED.id: UNATTRIBUTED.id, draft.outlet: article.outlet}
    for source in draft.sources:
        same = article.sources_by_id.get(source.id)
        if source.id not in found and same is not None and _folded(source.name) in _names(same):
            found[source.id] = source.id
    by_name: dict[str, list[str]] = {}
    for each in article.sources:
        for name in _names(each):
            by_name.setdefault(name, []).append(each.id)
    renamed = _renamed(draft, speakers)
    used = {*article.sources_by_id, UNATTRIBUTED.id}
    taken = set(found.values())
    for source in draft.sources:
        if source.id in found:
            continue
        known = by_name.get(_folded(source.name)) or [
            id_ for id_ in renamed.get(source.id, ()) if id_ in article.sources_by_id and id_ not in taken
        ]
        free = [id_ for id_ in known if id_ not in taken]
        id_ = (free or known or [source.id])[0]
        number = 1
        while not known and id_ in used:
            number += 1
            id_ = f"{source.id}-{number}"
        found[source.id] = id_
        used.add(id_)
        taken.add(id_)
    return found


def _renamed(draft: Article, speakers: Mapping[Place, str]) -> dict[str, list[str]]:
    """For sources of a draft, the one id under which the article has whom all their mentions mean that it knows."""
    meant: dict[str, set[str]] = {}
    for statement in draft.statements:
        for link in statement.attributions():
            id_ = speakers.get(place_of(link.mentions))
            if id_ is not None and len(link.sources) == 1:
                meant.setdefault(link.sources[0], set()).add(id_)
    return {source: [*ids] for source, ids in meant.items() if len(ids) == 1}


def _names(source: Source) -> set[str]:
    return {_folded(name) for name in source.names}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _new_sources(
    article: Article, draft: Article, meant: Mapping[str, str], cited: Iterable[str]
) -> tuple[Source, ...]:
    """The sources of a draft that are cited and that the article has not, with those they belong to."""
    known = article.sources_by_id
    new = {meant[one.id]: one for one in reversed(draft.sources) if meant[one.id] not in known}
    waiting = [id_ for id_ in cited if id_ in new]
    needed: dict[str, Source] = {}
    while waiting:
        id_ = waiting.pop()
        if id_ in needed:
            continue
        source = new[id_]
        acts_for, owned_by = ([meant[other] for other in ids] for ids in (source.acts_for, source.owned_by))
        interests = [meant.get(other, other) for other in source.interests]
        needed[id_] = evolve(source, id=id_, acts_for=acts_for, owned_by=owned_by, interests=interests)
        waiting += [other for other in (*acts_for, *owned_by) if other in new]
    return tuple(needed[id_] for id_ in sorted(needed))


@frozen
class _Renamed:
    """The statements of a draft by what they are called in the article.

    Attributes:
        article: id of the draft.
        statements: ids of its statements.
        meant: by these, the ids in the article of those that are there.
    """

    article: str
    statements: Container[str]
    meant: Mapping[str, str]

    def reference(self, written: str) -> str:
        """A reference of the draft as it is written in the article; empty when what it means is not there."""
        found = resolved(written, self.article, self.statements)
        if found is None:
            return ""
        return self.meant.get(found.statement, "") if found.article == self.article else written


def _translated(one: Statement, outlet: str, sources: Mapping[str, str], renamed: _Renamed) -> Statement | None:
    """A drafted statement in the ids of the article; None when somebody would be cited below themselves."""
    meant = renamed.meant
    links = [_link(link, (outlet,), sources, renamed) for link in one.attributed_to]
    if None in links:
        return None
    return evolve(
        one,
        id=meant[one.id],
        attributed_to=tuple(link for link in links if link is not None),
        claim=None,
        contradicts=[meant[id_] for id_ in one.contradicts if meant.get(id_, meant[one.id]) != meant[one.id]],
        about=[meant[id_] for id_ in one.about if meant.get(id_, meant[one.id]) != meant[one.id]],
        drafted=True,
    )


def _link(
    link: Attribution, above: tuple[str, ...], sources: Mapping[str, str], renamed: _Renamed
) -> Attribution | None:
    ids = tuple(dict.fromkeys(sources[id_] for id_ in link.sources))
    if set(ids) & set(above):
        return None
    below = [_link(further, (*above, *ids), sources, renamed) for further in link.attributed_to]
    if None in below:
        return None
    rests_on = [renamed.reference(written) for written in link.rests_on]
    return evolve(
        link,
        sources=ids,
        attributed_to=tuple(further for further in below if further is not None),
        rests_on=[id_ for id_ in rests_on if id_],
    )

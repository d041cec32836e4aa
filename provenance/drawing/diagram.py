"""What is drawn of a graph: boxes for statements and sources, and arrows from a source to whoever has it from there.

A source has no one box. Two links share a box when the same sources stand in both and all that their chains go on to
is the same; two statements of an article, when the same boxes follow. So every way along the arrows is a chain that
somebody wrote, and every chain is a way. Where articles rest on each other in a circle, it is broken by a box that says
where it comes back to (↺).

May import: graph, questions.network, model and what they import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from attrs import evolve, field, frozen

from provenance.graph import Graph, Link, Node
from provenance.graph.chains import BACK
from provenance.model import Article, Source, Statement
from provenance.questions.network import Network, is_nameless, network_of
from provenance.terms import Basis, Certainty, Voice

__all__ = ["Arrow", "Box", "Diagram", "Role", "diagram_of"]


class Role(Enum):
    """What a box stands for."""

    STATEMENT = "statement"
    SOURCE = "source"
    BACK = "back"


@frozen(eq=False)
class Box:
    """A box of a diagram.

    Attributes:
        id: ``n0``, ``n1``, …, in the order in which the texts come to them.
        role: what it stands for.
        name: who speaks; of statements, the outlet.
        sources: who speaks; of a box that comes back, nobody.
        article: of statements, where they stand; None otherwise.
        statements: those that the box stands for, in text order; none for a source.
        basis: how the links are known that it stands for.
        certainties: what its links commit to, each once, weakest first; nothing when none does.
        missing: statements that it rests on and no article at hand has.
    """

    id: str
    role: Role
    name: str
    sources: tuple[Source, ...] = ()
    article: Article | None = field(default=None, repr=False)
    statements: tuple[Statement, ...] = field(default=(), repr=False)
    basis: Basis = Basis.EXPLICIT
    certainties: tuple[Certainty, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_nameless(self) -> bool:
        """Whether nobody is named: an anonymous source, or words that posit a speaker and name none."""
        return bool(self.sources) and all(map(is_nameless, self.sources))

    @property
    def is_opinion(self) -> bool:
        """Whether it stands for statements of opinion."""
        return bool(self.statements) and self.statements[0].voice is Voice.OPINION


@frozen(eq=False)
class Arrow:
    """An arrow of a diagram.

    Attributes:
        nearer: the id of the box nearer to the reader, which the arrow points to.
        farther: the id of the box it comes from: whose words these are.
        links: the links whose words signal it, in text order; a link into an article has none.
    """

    nearer: str
    farther: str
    links: tuple[Link, ...]

    @property
    def is_in_the_words(self) -> bool:
        """Whether the article says it; False when it was put back by a person, or follows from the context."""
        return all(link.basis is Basis.EXPLICIT for link in self.links)


@frozen(eq=False)
class Diagram:
    """What is drawn.

    Attributes:
        boxes: each before those that follow it on a chain.
        arrows: by the boxes, in their order.
        statements: how many statements there are.
        statements_left_out: how many of them have no box.
        boxes_left_out: how many boxes there would be besides.
        arrows_left_out: how many arrows lead from boxes that are drawn and are not drawn themselves.
        several_articles: whether a statement's id needs the article's.
    """

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    statements: int
    statements_left_out: int = 0
    boxes_left_out: int = 0
    arrows_left_out: int = 0
    several_articles: bool = False

    @property
    def left_out(self) -> str:
        """What was left out, as a sentence; nothing when everything is drawn."""
        counts = (
            (self.statements_left_out, f"of {self.statements} statements"),
            (self.boxes_left_out, "boxes"),
            (self.arrows_left_out, "arrows"),
        )
        said = ", ".join(f"{count} {what}" for count, what in counts if count)
        return f"Left out, since the drawing would be too large: {said}." if said else ""


def diagram_of(
    graph: Graph,
    *,
    statements: Iterable[str] = (),
    claims: Iterable[str] = (),
    limit: int | None = None,
) -> Diagram:
    """What to draw of some statements, of those of some claims, or of all.

    Args:
        graph: of one article or of several.
        statements: ids, or ``article#id``.
        claims: ids; their statements are drawn besides.
        limit: the most boxes, and five times as many arrows at most: what chains of the first statements need. None for
            all.

    Raises:
        UnknownNameError: when there is no such statement or claim.
    """
    starts: list[Node] = [node for name in statements for node in graph.starts(name)]
    starts += [node for name in claims for node in graph.starts(claim=name)]
    if not statements and not claims:
        starts = graph.starts()
    network = network_of(graph, starts)
    merged = _Merged(network)
    shown = merged.first(limit)
    return _drawn(merged, shown, limit)


_ARROWS_A_BOX = 5


class _Merged:
    """The nodes of a network in classes, one a box.

    Attributes:
        class_of: the class of each node, by its number.
        members: the nodes of each class.
        onward: the classes that follow each class, in the order of the first member's links.
        rank: the position of each node in the texts.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self.rank = {number: rank for rank, number in enumerate(network.in_text_order)}
        self.class_of = [-1] * len(network.nodes)
        self.members: list[list[int]] = []
        known: dict[object, int] = {}
        for group in network.groups:  # after all that it leads to
            for number in group:
                circular = number in network.circular
                found = len(self.members) if circular else known.setdefault(self._key(number), len(self.members))
                if found == len(self.members):
                    self.members.append([])
                self.members[found].append(number)
                self.class_of[number] = found
            for number in group if len(group) > 1 else ():
                known.setdefault(self._key(number), self.class_of[number])
        self.onward = [
            tuple(dict.fromkeys(self.class_of[after] for after in network.onward[several[0]]))
            for several in self.members
        ]

    def _key(self, number: int) -> object:
        """What two nodes have in common that share a box."""
        node, link = self.network.nodes[number], self.network.links[number]
        onward = frozenset(self.class_of[after] for after in self.network.onward[number])
        if not node.path:
            return node.article, link.statement.voice, link.statement.certainty is Certainty.DENIED, onward
        who = tuple(sorted((source.id, source.name) for source in link.sources))
        missing = self.network.missing.get(number, ())
        return who, link.basis, link.certainty is Certainty.DENIED, missing, onward

    def first(self, limit: int | None) -> list[int]:
        """The first classes that chains of the first statements come to, nearest first; not more than the limit."""
        found: dict[int, None] = {}
        for start in self.network.starts:
            waiting = [self.class_of[start]]
            for one in waiting:
                if one in found:
                    continue
                if limit is not None and len(found) >= limit:
                    return list(found)
                found[one] = None
                waiting.extend(after for after in self.onward[one] if after not in found)
        return list(found)


def _drawn(merged: _Merged, shown: Sequence[int], limit: int | None) -> Diagram:
    network = merged.network
    order, back = _ordered(merged, shown)
    starts = set(network.starts)
    boxes: list[Box] = []
    ids: dict[int, str] = {}
    for one in order:
        ids[one] = f"n{len(boxes)}"
        boxes.append(_box(ids[one], merged, one, starts))
    arrows: list[Arrow] = []
    missing_arrows = 0
    for one in order:
        for after in merged.onward[one]:
            if after not in ids or (limit is not None and len(arrows) >= limit * _ARROWS_A_BOX):
                missing_arrows += 1
                continue
            to = ids[after]
            if (one, after) in back:
                to = f"n{len(boxes)}"
                boxes.append(Box(to, Role.BACK, BACK + _name(merged, after)))
            arrows.append(Arrow(ids[one], to, tuple(_links(merged, one, after))))
    drawn = sum(len(set(merged.members[one]) & starts) for one in order)
    return Diagram(
        tuple(boxes),
        tuple(arrows),
        len(starts),
        len(starts) - drawn,
        len(merged.members) - len(order),
        missing_arrows,
        len({network.nodes[start].article for start in starts}) > 1 or len(network.articles) > 1,
    )


def _ordered(merged: _Merged, shown: Sequence[int]) -> tuple[list[int], set[tuple[int, int]]]:
    """The classes, each before those that follow it, as near to the texts' order as can be; and the steps that go back.

    Depth first, as chains are listed; what is finished last comes first.
    """
    inside = set(shown)
    back: set[tuple[int, int]] = set()
    on_the_way: set[int] = set()
    finished: dict[int, None] = {}
    for start in reversed(shown):
        if start in finished:
            continue
        trail: list[tuple[int, Iterator[int]]] = [(start, _followers(merged, start, inside))]
        on_the_way.add(start)
        while trail:
            one, followers = trail[-1]
            after = next(followers, None)
            if after is None:
                trail.pop()
                on_the_way.discard(one)
                finished[one] = None
            elif after in on_the_way:
                back.add((one, after))
            elif after not in finished:
                on_the_way.add(after)
                trail.append((after, _followers(merged, after, inside)))
    return list(reversed(finished)), back


def _followers(merged: _Merged, one: int, inside: set[int]) -> Iterator[int]:
    return (after for after in reversed(merged.onward[one]) if after in inside)


def _name(merged: _Merged, one: int) -> str:
    return merged.network.links[merged.members[one][0]].name


def _box(id_: str, merged: _Merged, one: int, starts: set[int]) -> Box:
    network = merged.network
    members = sorted(merged.members[one], key=merged.rank.__getitem__)
    first = network.links[members[0]]
    certainties = {network.links[number].certainty for number in members} - {Certainty.UNSPECIFIED}
    box = Box(
        id_,
        Role.SOURCE,
        first.name,
        first.sources,
        basis=first.basis,
        certainties=tuple(value for value in Certainty if value in certainties),
        missing=network.missing.get(members[0], ()),
    )
    if first.attribution is not None:
        return box
    told = [network.links[number].statement for number in members if number in starts] or [first.statement]
    told.sort(key=lambda statement: (statement.start, statement.end, statement.id))
    return evolve(box, role=Role.STATEMENT, article=first.article, statements=tuple(told))


def _links(merged: _Merged, one: int, after: int) -> Iterator[Link]:
    """The links at which chains come from one class to another."""
    network = merged.network
    onward = {
        further
        for number in merged.members[one]
        for further in network.onward[number]
        if merged.class_of[further] == after
    }
    for number in sorted(onward, key=merged.rank.__getitem__):
        if network.links[number].attribution is not None:
            yield network.links[number]

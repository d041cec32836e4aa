"""How many independent lines a claim has: whether three outlets are three sources, or one.

A line is counted as a cut is: the smallest number of sources whose withdrawal leaves the claim without any chain.
Outlets are not withdrawn from what they publish themselves. Decisions, all on the side of the fewer lines:

- A link of several who speak jointly needs all of them; it is one line.
- Sources that act for the same, or belong to the same, in the end, count as one (see dependence).
- Whom nobody names may be anybody: a chain through an anonymous source, through words that posit a speaker and name
  none, or to a text that is not at hand, adds no line to those of other chains. The lines hold whoever these are.
- A chain that runs in a circle comes to no origin and is no line.
- A statement in an outlet's own voice discloses no origin and is no line.
- A chain that denies the claim at one of its links is no line of the claim.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from provenance.graph import Graph
from provenance.model import Source, Statement
from provenance.questions.cuts import Maze, on_every_path, smallest_cut
from provenance.questions.dependence import Dependents, belonging, dependents
from provenance.questions.network import Network, Occurrence, is_nameless, network_of, once_each, told_apart, walked

__all__ = ["Independence", "independence"]

_MOST_NAMED = 20  # of those that are left


@frozen
class Independence:
    """How independently a claim, or a statement, is sourced.

    Attributes:
        attributed: the statements with an attribution that does not deny the claim.
        own_voice: the statements without attribution: they disclose no origin.
        denials: the statements of a claim that deny it, on one chain at least.
        denied_by: who denies it.
        outlets: who publishes it, each once.
        origins: who its chains end at, each once, in text order.
        nameless: anonymous sources, and words that posit a speaker and name none, on any of its chains.
        missing: what chains rest on and no article at hand has.
        in_circles: the sources of links that lie on a circle; what runs in circles alone has no origin.
        lines: how many independent lines it has at least.
        at_most: how many it has at most; the same as `lines` unless it would take too long to tell.
        cut: whom to withdraw, the fewest that are known, so that no chain is left but those that end at `unsure`; of
            each the others that count as one with it. As many as `at_most`.
        unsure: who the chains end at that are left without the cut: nobody names them, or they rest on what is not at
            hand, so that they add no line.
        dependent: the groups of several sources on its chains that count as one, and why.
        choke_points: the sources on every chain, origins among them.
    """

    attributed: tuple[Occurrence, ...]
    own_voice: tuple[Occurrence, ...]
    denials: tuple[Occurrence, ...]
    denied_by: tuple[Source, ...]
    outlets: tuple[Source, ...]
    origins: tuple[Source, ...]
    nameless: tuple[Source, ...]
    missing: tuple[str, ...]
    in_circles: tuple[Source, ...]
    lines: int
    at_most: int
    cut: tuple[Dependents, ...]
    unsure: tuple[Source, ...]
    dependent: tuple[Dependents, ...]
    choke_points: tuple[Source, ...]

    @property
    def is_exact(self) -> bool:
        """Whether the number of lines is known, not only its bounds."""
        return self.lines == self.at_most

    @property
    def surplus(self) -> int:
        """How many outlets there are more than lines: 2 for "three outlets, one origin"; never negative."""
        return max(len(self.outlets) - self.at_most, 0)

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        if not self.attributed:
            return "Whoever is cited denies it." if self.denials else "No statement says where it comes from."
        if not self.origins:
            return "Its chains run in circles and come to no origin."
        lines = f"{self.lines} to {self.at_most}" if not self.is_exact else f"{self.lines}"
        origins = _counted(len(self.origins), "origin")
        nameless = sum(map(is_nameless, self.origins))
        if nameless == len(self.origins):
            origins = "no named origin"
        elif nameless:
            origins += f" ({nameless} not named)"
        outlets = _counted(len(self.outlets), "outlet")
        return f"{outlets}, {origins}, {lines} independent line{'' if self.at_most == 1 else 's'}."

    @property
    def withdrawal(self) -> str:
        """What is left without those of the cut, in words."""
        without = f"Without {'these' if len(self.cut) > 1 else 'this one'}"
        if not self.unsure:
            return f"{without} no chain is left"
        names = ", ".join(told_apart(self.unsure[:_MOST_NAMED]))
        rest = len(self.unsure) - _MOST_NAMED
        return f"{without} only those who add no line are left ({names}{f' and {rest} more' if rest > 0 else ''})"

    def __str__(self) -> str:
        return self.sentence


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def independence(
    graph: Graph,
    *,
    claim: str | None = None,
    statement: Statement | str | None = None,
    without: Source | str | None = None,
) -> Independence:
    """How many independent lines a claim or a statement has, and what makes them so few.

    Computed without listing chains. Exact unless the smallest cut is hard to find, which takes some seconds and then
    gives bounds.

    Args:
        graph: of one article or of several.
        claim: the id of a claim; or
        statement: a statement.
        without: a source that is left out with those who act for it or belong to it, and every chain that passes one of
            them; an outlet also with what it publishes.

    Raises:
        UnknownNameError: when there is no such claim, statement or source.
        TypeError: when not exactly one of claim and statement is given.

    >>> import provenance
    >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
    >>> found = provenance.independence(graph, claim="arms-to-russia")
    >>> print(found)
    1 outlet, 2 origins, 2 independent lines.
    >>> [group.name for group in found.cut]
    ['NIS (with Yoo Sang-bum)', 'Amerika Serikat']
    >>> [source.name for source in provenance.independence(graph, statement="s1").choke_points]
    ['NIS', 'Yoo Sang-bum']
    """
    if (claim is None) == (statement is None):
        message = "ask either for a claim or for a statement"
        raise TypeError(message)
    network = network_of(graph, graph.starts(statement, claim=claim))
    if without is not None:
        gone = graph.source_ids(without)
        network = network.avoiding(network.speaking({*gone, *belonging(graph, gone)}))
    denying = network.denying() if claim is not None else set()
    denials = network.reaching(denying)
    return _Question(graph, network.avoiding(denying)).answer(
        tuple(network.occurrence(start) for start in network.starts if start in denials),
        once_each(
            source for number in network.in_text_order if number in denying for source in network.links[number].sources
        ),
    )


_NOT_AT_HAND = -1  # a label for chains that go on in a text which is not at hand


class _Question:
    """One network, asked."""

    def __init__(self, graph: Graph, network: Network) -> None:
        self.graph = graph
        self.network = network
        self.order = [number for number in network.in_text_order if number in network.reached]
        self.ends = [number for number in self.order if not network.onward[number]]
        self.sources = self._speaking([*self.ends, *self.order])

    def answer(self, denials: tuple[Occurrence, ...], denied_by: tuple[Source, ...]) -> Independence:
        """All that is known."""
        network, maze = self.network, self._maze()
        groups = dependents(self.graph, [source for source in self.sources if not is_nameless(source)])
        at_least, cut = self._lines(maze, groups)
        return Independence(
            attributed=tuple(network.occurrence(start) for start in network.starts if network.onward[start]),
            own_voice=tuple(network.occurrence(start) for start in network.starts if not network.onward[start]),
            denials=denials,
            denied_by=denied_by,
            outlets=self._speaking(network.starts),
            origins=self._speaking(self.ends),
            nameless=tuple(source for source in self.sources if is_nameless(source)),
            missing=tuple(dict.fromkeys(id_ for number in self.order for id_ in network.missing.get(number, ()))),
            in_circles=self._speaking(number for number in self.order if number in network.circular),
            lines=at_least,
            at_most=len(cut),
            cut=cut,
            unsure=self._left(cut),
            dependent=tuple(group for group in groups if len(group.sources) > 1),
            choke_points=tuple(self.sources[label] for label in on_every_path(maze) if label != _NOT_AT_HAND),
        )

    def _speaking(self, numbers: Iterable[int]) -> tuple[Source, ...]:
        return once_each(source for number in numbers for source in self.network.links[number].sources)

    def _lines(self, maze: Maze, groups: Sequence[Dependents]) -> tuple[int, tuple[Dependents, ...]]:
        """How many lines there are at least, and a cut."""
        group_of = {source.id: number for number, group in enumerate(groups) for source in group.sources}
        named = {label: group_of[one.id] for label, one in enumerate(self.sources) if one.id in group_of}
        told = maze.relabelled(named)
        if told.begins:
            cut = smallest_cut(told)
            return cut.at_least, tuple(groups[label] for label in cut.labels)
        if not self.ends:
            return 0, ()
        return 1, (Dependents(self._speaking(self.ends)),)  # nobody is named: it may all come from one

    def _left(self, cut: Sequence[Dependents]) -> tuple[Source, ...]:
        """Who the chains end at that pass nobody of a cut."""
        closed = self.network.speaking({source.id for group in cut for source in group.sources})
        begun = [number for number in self.network.begun if number not in closed]
        left = set(
            walked(begun, lambda number: [after for after in self.network.onward[number] if after not in closed])
        )
        return self._speaking(number for number in self.ends if number in left)

    def _maze(self) -> Maze:
        """The paths from the outlets to the ends, labelled with the positions of the sources."""
        network = self.network
        alive = network.reaching(self.ends) & network.reached
        label_of = {source.id: label for label, source in enumerate(self.sources)}
        known: dict[tuple[int, ...], frozenset[int]] = {}

        def labels(number: int) -> frozenset[int]:
            sources = network.links[number].sources
            key = tuple(map(id, sources))
            if key not in known:
                known[key] = frozenset(label_of[source.id] for source in sources)
            found = known[key]
            return found | {_NOT_AT_HAND} if number in network.missing and not network.onward[number] else found

        return Maze.of(
            labels,
            lambda number: [after for after in network.onward[number] if after in alive],
            network.begun,
            [here for group in network.groups if (here := [one for one in group if one in alive])],
        )

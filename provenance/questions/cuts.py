"""Smallest cuts by label: the fewest labels without which no path comes from a beginning to an end.

Every node carries labels (who speaks there), a label stands on many nodes, and a path is cut when one of its labels is
taken away. Nodes are never merged by label, since that would invent paths; so this is a hitting set over the paths,
and NP-hard in general. Paths are never listed. Nodes with the same labels and the same future are one; then the search
finds a path that is not cut, branches on its labels, and is bounded from below by paths that share no label. It stops
after a fixed amount of work and then gives bounds.

Imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from attrs import field, frozen

__all__ = ["Cut", "Maze", "on_every_path", "smallest_cut"]

WORK = 3_000_000  # edges looked at before the search gives bounds instead; some seconds
DEEPEST = 100  # labels beyond those that are forced; cuts of more are not searched for


@frozen
class Cut:
    """What is known of the smallest cut.

    Attributes:
        at_least: no smaller set of labels cuts every path.
        labels: a set that does; the smallest when ``at_least`` is its size. In ascending order.
    """

    at_least: int
    labels: tuple[int, ...]

    @property
    def is_smallest(self) -> bool:
        """Whether no smaller set of labels cuts every path."""
        return self.at_least == len(self.labels)


@frozen(eq=False)
class Maze:
    """Nodes with labels, made few.

    Attributes:
        labels: of each node; never empty.
        onward: for each node, where paths go on to; none at an end.
        begins: where paths begin.
        groups: the nodes in groups, each after those it leads to; more than one node only on a circle.
    """

    labels: tuple[frozenset[int], ...] = field(repr=False)
    onward: tuple[tuple[int, ...], ...] = field(repr=False)
    begins: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...] = field(repr=False)

    @classmethod
    def of(
        cls,
        labels: Callable[[int], frozenset[int]],
        onward: Callable[[int], Iterable[int]],
        begins: Iterable[int],
        groups: Iterable[Sequence[int]],
    ) -> Maze:
        """The same paths with fewer nodes, as far as cuts go.

        Args:
            labels: of a node.
            onward: of a node; an end leads nowhere.
            begins: the nodes where paths begin.
            groups: strongly connected components of the nodes that lead to an end, each after those it leads to.
        """
        smaller = _Reduction(labels, onward)
        for group in groups:
            smaller.add(group)
        numbers = smaller.number
        return cls(
            tuple(smaller.labels),
            tuple(map(tuple, map(sorted, smaller.onward))),
            tuple(sorted({numbers[begin] for begin in begins if begin in numbers})),
            tuple(smaller.groups),
        )

    def relabelled(self, label_of: Mapping[int, int]) -> Maze:
        """The paths of which every label is given another one, with those labels; others are left out."""
        open_ = [label_of.keys() >= labels for labels in self.labels]
        before = _before(self.onward)
        waiting = [node for node, after in enumerate(self.onward) if open_[node] and not after]
        alive = set(waiting)
        while waiting:
            fresh = [one for one in before[waiting.pop()] if open_[one] and one not in alive]
            alive.update(fresh)
            waiting.extend(fresh)
        return Maze.of(
            lambda node: frozenset(label_of[label] for label in self.labels[node]),
            lambda node: [after for after in self.onward[node] if after in alive],
            self.begins,
            [here for group in self.groups if (here := [node for node in group if node in alive])],
        )


class _Reduction:
    """Nodes with the same labels and the same future become one; what cannot matter for a cut goes."""

    def __init__(self, labels: Callable[[int], frozenset[int]], onward: Callable[[int], Iterable[int]]) -> None:
        self._labels = labels
        self._onward = onward
        self._known: dict[tuple[frozenset[int], tuple[int, ...]], int] = {}
        self.number: dict[int, int] = {}
        self.labels: list[frozenset[int]] = []
        self.onward: list[set[int]] = []
        self.groups: list[tuple[int, ...]] = []

    def add(self, group: Sequence[int]) -> None:
        """Add a group whose successors have been added."""
        if len(group) == 1:
            (node,) = group
            after = {self.number[one] for one in self._onward(node) if one != node}
            self.number[node] = self._merged(self._labels(node), after)
            return
        for node in group:
            self.number[node] = self._new(self._labels(node), set())
        for node in group:
            self.onward[self.number[node]] = {self.number[one] for one in self._onward(node)}
        self.groups.append(tuple(self.number[node] for node in group))

    def _merged(self, labels: frozenset[int], after: set[int]) -> int:
        for one in after:
            if not self.onward[one] and self.labels[one] <= labels:
                after = set()  # a path ends within labels it has already: what cuts it cuts the longer ones
                break
        if len(after) == 1:
            (one,) = after
            if labels <= self.labels[one]:
                return one
        key = (labels, tuple(sorted(after)))
        if key not in self._known:
            self._known[key] = self._new(labels, after)
            self.groups.append((self._known[key],))
        return self._known[key]

    def _new(self, labels: frozenset[int], after: set[int]) -> int:
        self.labels.append(labels)
        self.onward.append(after)
        return len(self.labels) - 1


def _before(onward: Sequence[Iterable[int]]) -> list[list[int]]:
    before: list[list[int]] = [[] for _ in onward]
    for node, after in enumerate(onward):
        for one in after:
            before[one].append(node)
    return before


def on_every_path(maze: Maze) -> tuple[int, ...]:
    """The labels that every path has, in ascending order; none when there is no path."""
    search = _Search(maze, WORK)
    path = search.path(frozenset())
    if path is None:
        return ()
    candidates = sorted({label for node in path for label in maze.labels[node]})
    return tuple(label for label in candidates if search.path(frozenset([label])) is None)


def smallest_cut(maze: Maze, *, work: int = WORK) -> Cut:
    """The fewest labels that cut every path, or bounds when that takes too long.

    Of several smallest cuts, one near the ends.
    """
    search = _Search(maze, work)
    forced = _forced(maze)
    at_least = len(forced) + len(search.apart(forced))
    best = search.some_cut(forced)
    while at_least < len(best) and at_least - len(forced) <= DEEPEST and not search.exhausted:
        found = search.within(forced, at_least - len(forced), frozenset())
        if found is not None:
            best = tuple(sorted(found))
        elif not search.exhausted:
            at_least += 1
    return Cut(at_least, best)


def _forced(maze: Maze) -> frozenset[int]:
    """Labels that are a whole path each."""
    ends = (maze.labels[begin] for begin in maze.begins if not maze.onward[begin])
    return frozenset(label for labels in ends if len(labels) == 1 for label in labels)


class _Search:
    """Paths that are not cut, looked for in the order of their length."""

    def __init__(self, maze: Maze, work: int) -> None:
        self.maze = maze
        self.left = work
        distance = _distances(maze)
        self._begins = sorted(maze.begins, key=distance.__getitem__)
        self._onward = [sorted(after, key=distance.__getitem__) for after in maze.onward]

    @property
    def exhausted(self) -> bool:
        """Whether the work is used up."""
        return self.left <= 0

    def path(self, cut: Collection[int], dead: set[int] | None = None) -> list[int] | None:
        """A path with none of the labels, end first; None when all are cut.

        Args:
            cut: labels.
            dead: nodes to keep away from; those which have been looked at are added.
        """
        maze, dead = self.maze, set() if dead is None else dead
        trail: list[int] = []
        branches = [iter(self._begins)]
        while branches:
            node = next(branches[-1], None)
            if node is None:
                branches.pop()
                if trail:
                    trail.pop()
                continue
            self.left -= 1
            if node in dead:
                continue
            dead.add(node)
            if not maze.labels[node].isdisjoint(cut):
                continue
            trail.append(node)
            if not maze.onward[node]:
                return trail[::-1]
            branches.append(iter(self._onward[node]))
        return None

    def labels_of(self, path: Iterable[int]) -> list[int]:
        """The labels along a path, each once."""
        return list(dict.fromkeys(label for node in path for label in sorted(self.maze.labels[node])))

    def apart(self, cut: Collection[int]) -> list[list[int]]:
        """The labels of uncut paths that share none: as many labels are needed at least. Not always the most."""
        used = set(cut)
        dead: set[int] = set()
        found: list[list[int]] = []
        while (path := self.path(used, dead)) is not None:
            found.append(self.labels_of(path))
            used.update(found[-1])
        return found

    def some_cut(self, forced: frozenset[int]) -> tuple[int, ...]:
        """A cut that has no label too many, as far as the work allows."""
        maze = self.maze
        ends = {label for labels, after in zip(maze.labels, maze.onward, strict=True) if not after for label in labels}
        begins = {label for begin in maze.begins for label in maze.labels[begin]}
        packed = {label for labels in self.apart(forced) for label in labels} | forced
        _, best = min((len(cut), sorted(cut)) for cut in (self._thinned(cut, forced) for cut in (ends, begins, packed)))
        return tuple(best)

    def _thinned(self, cut: set[int], forced: frozenset[int]) -> set[int]:
        reserve = self.left - self.left // 8  # most of the work is kept for the search
        for label in sorted(cut - forced, reverse=True):
            if self.left < reserve:
                break
            if self.path(cut - {label}) is None:
                cut = cut - {label}
        return cut

    def within(self, cut: frozenset[int], more: int, kept: frozenset[int]) -> frozenset[int] | None:
        """A cut with at most so many more labels, none of those to be kept; None when there is none.

        None also when the work is used up.
        """
        if self.exhausted:
            return None
        path = self.path(cut)
        if path is None:
            return cut
        if more == 0 or (more > 1 and len(self.apart(cut)) > more):
            return None
        for label in self.labels_of(path):
            if label in kept:
                continue
            found = self.within(cut | {label}, more - 1, kept)
            if found is not None:
                return found
            kept |= {label}
        return None


def _distances(maze: Maze) -> list[int]:
    """How far each node is from an end, in nodes."""
    before = _before(maze.onward)
    distance = [len(maze.labels)] * len(maze.labels)
    reached = [node for node, after in enumerate(maze.onward) if not after]
    for steps in range(len(maze.labels)):
        for node in reached:
            distance[node] = steps
        reached = [
            one for one in dict.fromkeys(one for node in reached for one in before[node]) if distance[one] > steps + 1
        ]
        if not reached:
            break
    return distance

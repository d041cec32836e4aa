"""A claim in time: where it appears first, and whether it was said before it was published and relayed.

Dates have unequal precision, so an order holds, is violated, or cannot be decided (see dates).

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from provenance.dates import Date, Precision, Verdict, no_later
from provenance.graph import Graph
from provenance.model import Source, Statement
from provenance.questions.network import Network, Occurrence, network_of

__all__ = ["Act", "Appearance", "Order", "Timeline", "timeline"]


_COARSE = frozenset({Precision.YEAR, Precision.MONTH})


class Act(Enum):
    """What was done with a claim at a date: said by a source, or published by an outlet."""

    SAID = "said"
    PUBLISHED = "published"


@frozen
class Appearance:
    """A claim at a date.

    Attributes:
        date: at its own precision.
        act: said or published.
        sources: who said it, or the outlet.
        where: the statement that tells it; of what is published, the statement itself.
    """

    date: Date
    act: Act
    sources: tuple[Source, ...]
    where: Occurrence

    def __str__(self) -> str:
        names = ", ".join(source.name for source in self.sources)
        preposition = "in" if self.date.precision in _COARSE else "on"
        return f"{self.act.value} by {names} {preposition} {self.date}"


@frozen
class Order:
    """Two appearances, the first of which has to be the earlier: nobody relays or publishes what was not said yet.

    Attributes:
        first: what has to be the earlier, or at the same instant.
        then: what has to be the later.
        verdict: whether it is.
    """

    first: Appearance
    then: Appearance
    verdict: Verdict

    @property
    def sentence(self) -> str:
        """The order in words."""
        link = {
            Verdict.HOLDS: "before it was",
            Verdict.VIOLATED: "after it was",
            Verdict.UNDECIDABLE: "and it cannot be decided whether that was before it was",
        }[self.verdict]
        return f"It was {self.first}, {link} {self.then}."

    def __str__(self) -> str:
        return self.sentence


@frozen
class Timeline:
    """A claim, a statement or everything, in time.

    Attributes:
        earliest: what may be the earliest appearance: one, or several of which none is certain to be before the others;
            none when nothing has a date.
        first: those of them that come first by the calendar, as if dates without a time zone were all of one.
        orders: what has to be in order and is not, or cannot be decided, or is; in text order. Of what a link rests on,
            links without a date passed over, the one that is most out of order.
        undated: how many links and articles tell no date.
    """

    earliest: tuple[Appearance, ...]
    first: tuple[Appearance, ...]
    orders: tuple[Order, ...]
    undated: int

    def those(self, verdict: Verdict) -> tuple[Order, ...]:
        """The orders with this verdict."""
        return tuple(order for order in self.orders if order.verdict is verdict)


def timeline(graph: Graph, *, claim: str | None = None, statement: Statement | str | None = None) -> Timeline:
    """A claim, a statement or all statements in time; computed without listing chains.

    Held against each other are: when a source said something and when the article that tells it was published; when a
    source said something and when those said it who have it from there; when articles were published that rest on each
    other. On a circle of articles only neighbours are held against each other.

    Raises:
        UnknownNameError: when there is no such claim or statement.
    """
    question = _Question(network_of(graph, graph.starts(statement, claim=claim)))
    earliest = question.earliest()
    latest = min((one.date.calendar_bounds[1] for one in earliest), default=0)
    first = tuple(one for one in earliest if one.date.calendar_bounds[0] <= latest)
    return Timeline(earliest, first, tuple(question.orders()), question.undated())


class _Question:
    """One network, asked."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.order = network.in_text_order
        said: dict[int, Appearance] = {}
        for number in self.order:
            link = network.links[number]
            if link.said is not None:
                said[number] = Appearance(link.said, Act.SAID, link.sources, network.occurrence(number))
        self.said = said

    def published(self, number: int) -> Appearance | None:
        """The publication of the statement in which a node stands."""
        where = self.network.occurrence(number)
        if where.article.published is None:
            return None
        outlet = where.article.sources_by_id[where.article.outlet]
        return Appearance(where.article.published, Act.PUBLISHED, (outlet,), where)

    def undated(self) -> int:
        """Links without a date, the outlets' own apart, and articles without one."""
        articles = {number: self.network.occurrence(number).article for number in self.order}
        without = {article.id for article in articles.values() if article.published is None}
        links = (number for number in self.order if self.network.links[number].attribution is not None)
        return len(without) + sum(number not in self.said for number in links)

    def earliest(self) -> tuple[Appearance, ...]:
        """What may be the earliest; of several at the same date, the first in the texts."""
        published = (self.published(start) for start in self.network.starts)
        found = [*self.said.values(), *(one for one in published if one is not None)]
        distinct = list(
            {(one.date, one.act, tuple(s.id for s in one.sources)): one for one in reversed(found)}.values()
        )
        distinct.reverse()
        if not distinct:
            return ()
        latest = min(one.date.bounds[1] for one in distinct)
        candidates = [one for one in distinct if one.date.bounds[0] <= latest]
        return tuple(sorted(candidates, key=lambda one: one.date.calendar_bounds))

    def orders(self) -> Iterator[Order]:
        """Every order that the texts imply."""
        below = self._latest_below()
        crossed: set[tuple[str, str]] = set()
        for number in self.order:
            then = self.said.get(number)
            published = self.published(number)
            if then is not None and published is not None:
                yield _ordered(then, published)
            if then is not None:
                yield from _worst([self.said[one] for one in below[number]], then)
            yield from self._crossings(number, published, crossed)

    def _crossings(self, number: int, published: Appearance | None, crossed: set[tuple[str, str]]) -> Iterator[Order]:
        """The publications of articles that a link rests on, each two articles once."""
        here = self.network.nodes[number].article
        for after in self.network.onward[number]:
            there = self.network.nodes[after].article
            if there != here and (there, here) not in crossed:
                crossed.add((there, here))
                first = self.published(after)
                if first is not None and published is not None:
                    yield _ordered(first, published)

    def _latest_below(self) -> list[frozenset[int]]:
        """For each node, of the next dated nodes that it rests on, those that begin last and that end last."""
        network = self.network
        found: list[frozenset[int]] = [frozenset()] * len(network.nodes)
        for group in network.groups:
            inside = set(group) if len(group) > 1 else set()
            for node in group:
                below: set[int] = set()
                for after in network.onward[node]:
                    if after in self.said:
                        below.add(after)
                    elif after not in inside:
                        below |= found[after]
                if below:
                    bounds = {one: self.said[one].date.bounds for one in sorted(below)}
                    last_to_begin = max(bounds, key=lambda one: bounds[one][0])
                    last_to_end = max(bounds, key=lambda one: bounds[one][1])
                    found[node] = frozenset((last_to_begin, last_to_end))
        return found


def _ordered(first: Appearance, then: Appearance) -> Order:
    return Order(first, then, no_later(first.date, then.date))


def _worst(firsts: list[Appearance], then: Appearance) -> Iterator[Order]:
    """The order that is most in doubt; none when there are no dates."""
    severity = (Verdict.VIOLATED, Verdict.UNDECIDABLE, Verdict.HOLDS)
    orders = [_ordered(first, then) for first in firsts]
    if orders:
        yield min(orders, key=lambda order: severity.index(order.verdict))

"""A claim in time: where it appears first, and whether it was said before it was published and relayed.

Dates have unequal precision, so an order holds, is violated, or cannot be decided (see dates).

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import frozen

from provenance.dates import Verdict, no_later
from provenance.graph import Graph
from provenance.model import Statement
from provenance.questions.appearances import Act, Appearance, first_by_calendar, may_be_earliest
from provenance.questions.network import Network, network_of

__all__ = ["Order", "Timeline", "timeline"]


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
        earliest: what may be the earliest appearance of those with a date: one, or several of which none is certain to
            be before the others. What rests on another one is not told beside it, unless its date is the earlier:
            nobody publishes or relays what was not said yet.
        first: those of them that come first by the calendar, see ``first_by_calendar``.
        orders: what has to be in order and is not, or cannot be decided, or is; in text order. Of what a link rests on,
            links without a date passed over, the one that is most out of order.
        undated_links: how many attributions tell no date.
        undated_articles: the ids of the articles without a date, which may all be earlier than the earliest.
    """

    earliest: tuple[Appearance, ...]
    first: tuple[Appearance, ...]
    orders: tuple[Order, ...]
    undated_links: int
    undated_articles: tuple[str, ...]

    def those(self, verdict: Verdict) -> tuple[Order, ...]:
        """The orders with this verdict."""
        return tuple(order for order in self.orders if order.verdict is verdict)


def timeline(graph: Graph, *, claim: str | None = None, statement: Statement | str | None = None) -> Timeline:
    """A claim, a statement or all statements in time; computed without listing chains.

    Held against each other are: when a source said something and when the article that tells it was published; when a
    source said something and when those said it who have it from there; when articles were published that rest on each
    other. On a circle of articles, and across one, only neighbours are held against each other.

    Raises:
        UnknownNameError: when there is no such claim or statement.

    >>> import provenance
    >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
    >>> found = provenance.timeline(graph, claim="arms-to-russia")
    >>> [str(one) for one in found.first]
    ['said by Amerika Serikat in 2023-10']
    >>> [str(order.verdict.value) for order in found.orders]
    ['undecidable', 'undecidable']
    """
    question = _Question(network_of(graph, graph.starts(statement, claim=claim)))
    told = list(question.orders())
    later = {event for order, event in told if event is not None and order.verdict is not Verdict.VIOLATED}
    earliest = question.earliest(later)
    links, articles = question.undated()
    return Timeline(earliest, first_by_calendar(earliest), tuple(order for order, _ in told), links, articles)


_Event = int | str  # the node at which somebody speaks, or the article that is published


class _Question:
    """One network, asked."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.order = network.in_text_order
        said: dict[_Event, Appearance] = {}
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

    def undated(self) -> tuple[int, tuple[str, ...]]:
        """How many links have no date, the outlets' own apart, and the articles without one."""
        articles = {one.id: one for one in (self.network.occurrence(number).article for number in self.order)}
        links = (number for number in self.order if self.network.links[number].attribution is not None)
        return (
            sum(number not in self.said for number in links),
            tuple(id_ for id_, article in articles.items() if article.published is None),
        )

    def earliest(self, later: AbstractSet[_Event]) -> tuple[Appearance, ...]:
        """What may be the earliest, without what is later by the texts; of several at one date, the first in these."""
        found = dict(self.said)
        for start in self.network.starts:
            one = self.published(start)
            if one is not None:
                found.setdefault(one.where.article.id, one)
        possible = set(may_be_earliest(list(found.values())))
        kept = [event for event, one in found.items() if one in possible]
        distinct: dict[object, Appearance] = {}
        for event in [event for event in kept if event not in later] or kept:
            one = found[event]
            distinct.setdefault((one.date, one.act, tuple(source.id for source in one.sources)), one)
        return tuple(sorted(distinct.values(), key=lambda one: one.date.calendar_bounds))

    def orders(self) -> Iterator[tuple[Order, _Event | None]]:
        """Every order that the texts imply, and what has to be the later; None where each has to be, on a circle."""
        below = self._latest_below()
        crossed: set[tuple[str, str]] = set()
        for number in self.order:
            then = self.said.get(number)
            published = self.published(number)
            on_circle = number in self.network.circular
            if then is not None and published is not None:
                yield _ordered(then, published), published.where.article.id
            if then is not None:
                for order in _worst([self.said[one] for one in below[number]], then):
                    yield order, None if on_circle else number
            for order in self._crossings(number, published, crossed):
                yield order, None if on_circle else order.then.where.article.id

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
        """For each node, of the next dated nodes that it rests on, those that may be too late for any date."""
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
                found[node] = self._latest(below) if below else found[node]
        return found

    def _latest(self, said: set[int]) -> frozenset[int]:
        """Those that begin last and those that end last, with a time zone and without."""
        latest: dict[object, int] = {}
        for one in sorted(said):
            date = self.said[one].date
            for end, bound in enumerate(date.calendar_bounds):
                known = latest.setdefault((date.has_offset, end), one)
                if bound > self.said[known].date.calendar_bounds[end]:
                    latest[date.has_offset, end] = one
        return frozenset(latest.values())


def _ordered(first: Appearance, then: Appearance) -> Order:
    return Order(first, then, no_later(first.date, then.date))


def _worst(firsts: list[Appearance], then: Appearance) -> Iterator[Order]:
    """The order that is most in doubt; none when there are no dates."""
    severity = (Verdict.VIOLATED, Verdict.UNDECIDABLE, Verdict.HOLDS)
    orders = [_ordered(first, then) for first in firsts]
    if orders:
        yield min(orders, key=lambda order: severity.index(order.verdict))

"""The sourcing of a claim as a formula: ``NIS·Yoo·NEWSLIVE + US·Kompas·NEWSLIVE``.

A provenance polynomial (Green, Karvounarakis, Tannen: Provenance Semirings, PODS 2007): a product for each chain,
origin first, and their sum. Several chains with the same factors are one product with a coefficient; a source that
comes twice on a chain has an exponent. Those who speak jointly are one factor, ``(A∧B)``; articles that rest on each
other in a circle are one, ``↺(A, B)``. When there are too many products the formula stays factored, which takes no more
room than the graph.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from provenance.graph import Graph
from provenance.model import Source, Statement
from provenance.questions.network import Network, network_of, once_each

__all__ = ["Factor", "Monomial", "Polynomial", "polynomial"]

_LONGEST_TERM = 120  # characters; a longer part of a factored formula gets a name of its own
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@frozen
class Factor:
    """A step of a chain.

    Attributes:
        sources: one; several when they speak jointly or stand on a circle.
        is_circle: whether it stands for articles that rest on each other.
    """

    sources: tuple[Source, ...] = field(eq=lambda sources: frozenset(source.id for source in sources))
    is_circle: bool = False

    def __str__(self) -> str:
        names = [source.name for source in self.sources]
        if self.is_circle:
            return f"↺({', '.join(names)})"
        return f"({'∧'.join(names)})" if len(names) > 1 else names[0]


@frozen
class Monomial:
    """All chains with the same steps, in whatever order.

    Attributes:
        coefficient: how many there are.
        factors: the steps with their exponents, in the order in which one of the chains has them, origin first.
    """

    coefficient: int
    factors: tuple[tuple[Factor, int], ...]

    def __str__(self) -> str:
        product = "·".join(f"{factor}{_exponent(exponent)}" for factor, exponent in self.factors)
        return product if self.coefficient == 1 else f"{self.coefficient}·{product}"


@frozen
class Polynomial:
    """A sum of chains.

    Attributes:
        chain_count: how many chains there are, which is the sum of the coefficients. A circle counts as one step.
        monomials: the products, in text order; None when there are more than were asked for.
        equations: the same, factored: names and what they stand for; the last one, with an empty name, is the formula.
            Empty when no chain comes to an origin.
    """

    chain_count: int
    monomials: tuple[Monomial, ...] | None
    equations: tuple[tuple[str, str], ...]

    @property
    def factored(self) -> str:
        """The formula in factored form, in lines: first the formula, then what the names in it stand for."""
        if not self.equations:
            return "0"
        named = [f"{name} = {formula}" for name, formula in self.equations[:-1]]
        return "\n".join([self.equations[-1][1], *reversed(named)])

    def __str__(self) -> str:
        if self.monomials is None:
            return self.factored
        return " + ".join(map(str, self.monomials)) or "0"


def _exponent(exponent: int) -> str:
    return "" if exponent == 1 else str(exponent).translate(_SUPERSCRIPTS)


def polynomial(
    graph: Graph, *, claim: str | None = None, statement: Statement | str | None = None, at_most: int = 100
) -> Polynomial:
    """The sourcing of a claim, or of a statement, as a formula.

    Of a claim, statements in an outlet's own voice and chains that deny the claim are left out.

    Chains are not listed: the formula is worked out from the origins up, and stays factored as soon as it has more
    products than `at_most`.

    Raises:
        UnknownNameError: when there is no such claim or statement.

    >>> import provenance
    >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
    >>> print(provenance.polynomial(graph, statement="s1"))
    NIS·Yoo Sang-bum·NEWSLIVE
    """
    network = network_of(graph, graph.starts(statement, claim=claim))
    if claim is not None:
        network = network.avoiding(network.denying())
    work = _Formula(network)
    starts = [start for start in network.starts if claim is None or network.onward[start]]
    return work.polynomial(starts, at_most)


# By factors, numbered, with exponents: the coefficient, and the distinct factors in the order of the first chain.
_Products = dict[frozenset[tuple[int, int]], tuple[int, tuple[int, ...]]]


class _Formula:
    """The parts of a formula: for each group of nodes the sum below it, times its factor. Equal parts are one."""

    def __init__(self, network: Network) -> None:
        self.factors: dict[Factor, int] = {}  # numbered
        self._factors_of: dict[tuple[str, ...], int] = {}  # the same by the ids of who speaks on one link
        self.factor_of: list[int] = []  # for each part
        self.below: list[tuple[tuple[int, int], ...]] = []  # parts with how often they come; nothing at an end
        self.part_of: dict[int, int] = {}  # node → part, of nodes with a way to an end
        known: dict[tuple[int, tuple[tuple[int, int], ...]], int] = {}
        alive = network.reaching(network.ends)
        for group in network.groups:
            if group[0] not in alive:
                continue
            below = self._below(network, group)
            factor = self._factor(network, group)
            key = (factor, tuple(sorted(below.items())))
            if key not in known:
                known[key] = len(self.below)
                self.factor_of.append(factor)
                self.below.append(tuple(below.items()))
            self.part_of.update(dict.fromkeys(group, known[key]))

    def _factor(self, network: Network, group: tuple[int, ...]) -> int:
        """The number of the factor that a group stands for."""
        if len(group) > 1:
            speaking = once_each(source for node in sorted(group) for source in network.links[node].sources)
            return self.factors.setdefault(Factor(speaking, is_circle=True), len(self.factors))
        sources = network.links[group[0]].sources
        ids = tuple(source.id for source in sources)
        if ids not in self._factors_of:
            self._factors_of[ids] = self.factors.setdefault(Factor(sources), len(self.factors))
        return self._factors_of[ids]

    def _below(self, network: Network, group: tuple[int, ...]) -> Counter[int]:
        inside = set(group)
        onward = (after for node in group for after in network.onward[node] if after not in inside)
        return Counter(self.part_of[after] for after in onward if after in self.part_of)

    def polynomial(self, starts: Iterable[int], at_most: int) -> Polynomial:
        tops = Counter(self.part_of[start] for start in starts if start in self.part_of)
        needed = self._needed(tops)
        total = self._count(tops, needed)
        products = self._expanded(tops, needed, at_most)
        monomials = None if products is None else tuple(self._monomials(products))
        return Polynomial(total, monomials, self._equations(tops, needed) if tops else ())

    def _count(self, tops: Counter[int], needed: list[int]) -> int:
        """How many chains there are. The numbers can have as many digits as there are links: none is kept for long."""
        uses = Counter(part for one in needed for part, _ in self.below[one]) + Counter(dict.fromkeys(tops, 1))
        counts: dict[int, int] = {}

        def used(part: int) -> int:
            uses[part] -= 1
            return counts[part] if uses[part] else counts.pop(part)

        for part in needed:
            counts[part] = sum(times * used(below) for below, times in self.below[part]) or 1
        return sum(times * used(part) for part, times in tops.items())

    def _needed(self, tops: Iterable[int]) -> list[int]:
        found = set(tops)
        waiting = list(found)
        while waiting:
            for part, _ in self.below[waiting.pop()]:
                if part not in found:
                    found.add(part)
                    waiting.append(part)
        return sorted(found)

    def _expanded(self, tops: Counter[int], needed: list[int], at_most: int) -> _Products | None:
        """The products; None when there are too many: a part never has more than the whole."""
        products: dict[int, _Products] = {}
        for part in needed:
            factor = self.factor_of[part]
            if not self.below[part]:
                products[part] = {frozenset([(factor, 1)]): (1, (factor,))}
                continue
            sum_ = _added(products, dict(self.below[part]), at_most)
            if sum_ is None:
                return None
            products[part] = dict(_times(product, factor) for product in sum_.items())
        return _added(products, tops, at_most)

    def _monomials(self, products: _Products) -> Iterator[Monomial]:
        distinct = list(self.factors)
        for key, (coefficient, order) in products.items():
            exponents = dict(key)
            yield Monomial(coefficient, tuple((distinct[factor], exponents[factor]) for factor in order))

    def _equations(self, tops: Counter[int], needed: list[int]) -> tuple[tuple[str, str], ...]:
        uses = Counter(part for one in needed for part, _ in self.below[one])
        texts: dict[int, str] = {}
        equations: list[tuple[str, str]] = []
        names = [str(factor) for factor in self.factors]
        for part in needed:
            factor = names[self.factor_of[part]]
            if not self.below[part]:
                texts[part] = factor
                continue
            sum_ = _sum([(texts[one], times) for one, times in self.below[part]])
            text = f"({sum_})·{factor}" if len(self.below[part]) > 1 else f"{sum_}·{factor}"
            if (uses[part] > 1 and len(text) > len(factor) + 8) or len(text) > _LONGEST_TERM:
                name = f"⟨{len(equations) + 1}⟩"
                equations.append((name, text))
                text = name
            texts[part] = text
        equations.append(("", _sum([(texts[one], times) for one, times in tops.items()])))
        return tuple(equations)


def _sum(terms: Iterable[tuple[str, int]]) -> str:
    return " + ".join(text if times == 1 else f"{times}·{text}" for text, times in terms)


def _added(products: Mapping[int, _Products], parts: Mapping[int, int], at_most: int) -> _Products | None:
    found: _Products = {}
    for part, times in parts.items():
        for key, (count, steps) in products[part].items():
            before, shown = found.get(key, (0, steps))
            found[key] = (before + times * count, shown)
            if len(found) > at_most:
                return None
    return found


def _times(
    product: tuple[frozenset[tuple[int, int]], tuple[int, tuple[int, ...]]], factor: int
) -> tuple[frozenset[tuple[int, int]], tuple[int, tuple[int, ...]]]:
    """One product with one more factor."""
    key, (coefficient, order) = product
    exponent = dict(key).get(factor, 0)
    longer = key - {(factor, exponent)} | {(factor, exponent + 1)}
    return longer, (coefficient, order if exponent else (*order, factor))

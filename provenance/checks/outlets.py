"""Rules about several outlets that carry the same claim: circles, and independence that only seems so.

May import: rule and what it imports, stated, standards, wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from provenance.checks.evidence import Evidence
from provenance.checks.finding import Level, Place, Related
from provenance.checks.gathering import is_denial
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import AP_CREDIT, IFCN_SOURCES, REUTERS_SOURCING, SPJ_TRUTH
from provenance.checks.stated import Stated
from provenance.checks.wording import joined, listed, shortened
from provenance.graph import Node
from provenance.graph.groups import groups
from provenance.model import Source
from provenance.questions.dependence import Dependents
from provenance.questions.network import told_apart
from provenance.terms import Certainty, SourceKind

__all__ = ["RULES", "carried", "parallel_outlets", "place_of_claim"]


def place_of_claim(stated: Sequence[Stated]) -> Place:
    """Where the first article that reports a claim declares it."""
    return Place.of(stated[0].article, None, "claims", stated[0].statement.claim or "")


def carried(evidence: Evidence, stated: Sequence[Stated]) -> tuple[Related, ...]:
    """The attributed statements of a claim, each with who its chains end at."""
    found = []
    for each in stated:
        origins = evidence.origins([each])
        if origins:
            message = f"{listed(told_apart(origins))}: {shortened(each.statement.text)}"
            found.append(Related(each.place, message))
    return tuple(found)


@rule(
    "PA206",
    "circular-reporting",
    Level.ERROR,
    summary="Outlets cite each other in a circle for the same claim.",
    rationale=(
        "Each seems to confirm the other, and nobody knows anything. Looked for among the articles that are checked "
        "together: outlets that cite each other for statements on one claim, or whose statements rest on each other. "
        "Silent where an article says from whom the outlet that it cites has it."
    ),
    references=(SPJ_TRUTH, AP_CREDIT, IFCN_SOURCES),
    example="The Herald cites Coastwire, Coastwire cites the Herald. – Find who said it first, and from whom.",
    mutual=True,
)
def circular_reporting(evidence: Evidence) -> Iterator[Observation]:
    """Circles among outlets on one claim."""
    alone = (
        (each,) for each in evidence.stated if each.statement.claim is None and _leaves_its_article(evidence, each)
    )
    seen: set[frozenset[tuple[str, str, str]]] = set()
    for stated in (*evidence.claims.values(), *alone):
        cites = _citing(evidence, stated)
        for circle in _circles({outlet: sorted(others) for outlet, others in cites.items()}):
            steps = [(outlet, other, cites[outlet][other]) for outlet, other in _around(circle)]
            key = frozenset((outlet, other, stated[0].statement.claim or "") for outlet, other, _ in steps)
            if key not in seen:
                seen.add(key)
                yield _circle_observed(evidence, steps)


def _circle_observed(evidence: Evidence, steps: Sequence[tuple[str, str, Stated]]) -> Observation:
    names = " ← ".join(evidence.name(outlet) for outlet in (*(step[0] for step in steps), steps[0][0]))
    related = tuple(
        Related(
            each.place,
            f"{evidence.name(outlet)}{_dated(each)} has {evidence.name(other)} for it: "
            f"{shortened(each.statement.text)}",
        )
        for outlet, other, each in steps
    )
    message = f"the outlets cite each other in a circle, {names}; find who said it first, and from whom"
    return Observation(Place.of(steps[0][2].article, steps[0][2].statement), message, related)


def _dated(each: Stated) -> str:
    published = each.article.published
    return f" ({published})" if published else ""


def _around(circle: Sequence[str]) -> Iterable[tuple[str, str]]:
    return zip(circle, (*circle[1:], circle[0]), strict=True)


def _leaves_its_article(evidence: Evidence, each: Stated) -> bool:
    """Whether one of its chains goes on in another article, before anybody denies."""
    waiting = [each.node]
    seen = set(waiting)
    while waiting:
        node = waiting.pop()
        if node.article != each.article.id:
            return True
        onward = {after for after in evidence.graph.onward(node) if not is_denial(evidence.graph, after)} - seen
        seen |= onward
        waiting.extend(onward)
    return False


def _citing(evidence: Evidence, stated: Iterable[Stated]) -> Mapping[str, Mapping[str, Stated]]:
    """Which outlet cites which on the chains of some statements, with a statement that shows it."""
    cites: dict[str, dict[str, Stated]] = {}
    seen: set[tuple[Node, str]] = set()
    for each in stated:
        waiting: list[tuple[Node, str]] = [(each.node, evidence.outlet(each).id)]
        seen.update(waiting)
        while waiting:
            node, last = waiting.pop()
            for onward in evidence.graph.onward(node):
                link = evidence.graph.link(onward)
                if is_denial(evidence.graph, onward):
                    continue
                explained = _comes_to_an_origin(evidence, onward)
                for outlet in [one.id for one in link.sources if _is_outlet(evidence, one)] or [last]:
                    if outlet != last and not explained:
                        cites.setdefault(last, {}).setdefault(outlet, _written_in(evidence, onward) or each)
                    if (onward, outlet) not in seen:
                        seen.add((onward, outlet))
                        waiting.append((onward, outlet))
    return cites


def _is_outlet(evidence: Evidence, source: Source) -> bool:
    return source.kind is SourceKind.OUTLET or source.id in evidence.publishers


def _comes_to_an_origin(evidence: Evidence, node: Node) -> bool:
    """Whether the statement that a link stands in says itself that it comes from somebody who is no outlet."""
    waiting = [node]
    while waiting:  # the links of one statement are a tree
        here = waiting.pop()
        onward = evidence.graph.onward(here)
        sources = evidence.graph.link(here).sources
        if any(after[:2] != node[:2] for after in onward):
            return False
        ends_at_nobody = any(
            source.kind is SourceKind.UNATTRIBUTED or _is_outlet(evidence, source) for source in sources
        )
        if not onward and ends_at_nobody:
            return False
        waiting.extend(onward)
    return True


def _written_in(evidence: Evidence, node: Node) -> Stated | None:
    article = evidence.articles_by_id.get(node.article)
    statement = article.statements_by_id.get(node.statement) if article else None
    return Stated(article, statement) if article and statement else None


def _circles(cites: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Circles, each once and from its least id on: for every outlet that is in one, a shortest one that it is in.

    An outlet that was met on a circle already is not looked at again.
    """
    outlets = sorted({*cites, *(other for others in cites.values() for other in others)})
    number = {outlet: position for position, outlet in enumerate(outlets)}
    met: set[str] = set()
    for group in groups([[number[other] for other in cites.get(outlet, ())] for outlet in outlets]):
        inside = {outlets[one] for one in group}
        among = {outlet: [other for other in cites.get(outlet, ()) if other in inside] for outlet in inside}
        for start in sorted(inside - met if len(inside) > 1 else ()):
            circle = () if start in met else _shortest_circle(among, start)
            met.update(circle)
            if circle:
                least = circle.index(min(circle))
                yield (*circle[least:], *circle[:least])


def _shortest_circle(cites: Mapping[str, Sequence[str]], start: str) -> tuple[str, ...]:
    """The outlets on a shortest way from one back to itself; none when there is no way."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for here in waiting:  # grows while it is walked
        for other in cites.get(here, ()):
            if other == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way))
            if other not in came_from:
                came_from[other] = here
                waiting.append(other)
    return ()


@rule(
    "PA207",
    "false-independence",
    Level.WARNING,
    summary="Several outlets carry a claim side by side, and all of them have it from one origin.",
    rationale=(
        "Three outlets look like three sources. Of one article, those outlets count that it cites side by side (on a "
        "single chain a reader sees that one repeats the other); of several articles, the outlets that publish them. "
        "Origins that act for, or belong to, the same count as one. An outlet that tells only of a denial, or has the "
        "claim from nobody, does not count."
    ),
    references=(REUTERS_SOURCING, SPJ_TRUTH, IFCN_SOURCES),
    example="“Coastwire and the Herald report …”, both after the same press release. – Cite the press release.",
)
def false_independence(evidence: Evidence) -> Iterator[Observation]:
    """Claims that several outlets carry, with one origin."""
    for stated in evidence.claims.values():
        origins = evidence.origins(stated)
        camps = evidence.camps(origins)
        outlets = parallel_outlets(evidence, stated, camps)
        if outlets:
            names = listed(map(evidence.name, outlets))
            origin = listed(told_apart(camps[0].sources))
            why = f" (who count as one: {joined(camps[0].reasons)})" if camps[0].reasons else ""
            nobody = listed(told_apart([source for source in origins if source not in camps[0].sources]))
            beside = f" (beside {nobody}, who may be anybody)" if nobody else ""
            message = (
                f"{len(outlets)} outlets, {names}, and one origin, {origin}{why}{beside}: count them as one source"
            )
            yield Observation(place_of_claim(stated), message, carried(evidence, stated))


def parallel_outlets(evidence: Evidence, stated: Sequence[Stated], camps: Sequence[Dependents]) -> tuple[str, ...]:
    """The outlets that seem to know a claim each by itself, when there are several and only one origin.

    Who denies the claim, or has it from nobody because it runs in a circle, carries nothing.
    """
    if len(camps) != 1:
        return ()
    tops = [each for each in stated if each.statement.attributed_to and evidence.ends(each.node)]
    outlets = {evidence.outlet(each).id for each in tops}
    if len(outlets) == 1:
        nearest = [node for each in tops for node in evidence.graph.onward(each.node) if evidence.ends(node)]
        links = (link for link in map(evidence.graph.link, nearest) if link.certainty is not Certainty.DENIED)
        outlets = {source.id for link in links for source in link.sources if source.kind is SourceKind.OUTLET}
    outlets -= {source.id for source in camps[0].sources}
    return tuple(sorted(outlets)) if len(outlets) > 1 else ()


RULES: tuple[Rule, ...] = (circular_reporting, false_independence)

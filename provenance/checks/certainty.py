"""Rules about how firmly something is said: along a chain, and in the headline against the body.

May import: rule and what it imports, stated, standards, wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from provenance.checks.evidence import Evidence
from provenance.checks.finding import Level, Related
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import AP_VALUES, KEJ_3, REUTERS_SOURCING, SPJ_TRUTH
from provenance.checks.stated import Stated
from provenance.checks.wording import shortened
from provenance.graph import Link, Node
from provenance.questions.network import walked
from provenance.terms import Certainty

__all__ = ["RULES"]


@rule(
    "PA301",
    "certainty-rises",
    Level.WARNING,
    summary="A link commits to more than any that it rests on.",
    rationale=(
        "What the origin thought possible must not become certain on the way to the reader. Silent where one of those "
        "that a link rests on commits to as much. Links that do not specify a certainty are passed over; a denial is "
        "a statement of another kind, and is not compared."
    ),
    references=(SPJ_TRUTH, AP_VALUES, KEJ_3),
    example="The ministry “may” have known; the agency: “the ministry knew”. – Report it as weakly as it was said.",
)
def certainty_rises(evidence: Evidence) -> Iterator[Observation]:
    """Pairs of links, next to each other but for unspecified ones, of which the nearer is the firmer."""
    backed = _backed(evidence)
    for each in evidence.stated:
        for nearer, node in _rises(evidence, each, backed):
            further = evidence.graph.link(node)
            message = (
                f"{nearer.name} has it as {nearer.certainty.value}, {further.name}, on whom that rests, only as "
                f"{further.certainty.value}: {shortened(each.statement.text)}; say it as weakly as {further.name} did"
            )
            yield Observation(each.place_of(node), message)


def _rises(evidence: Evidence, each: Stated, backed: AbstractSet[Node]) -> Iterator[tuple[Link, Node]]:
    """The first rise on every way down from a statement."""
    waiting: list[tuple[Node, Link | None]] = [(each.node, None)]
    seen: set[tuple[Node, Certainty | None]] = set()
    while waiting:
        node, above = waiting.pop()
        link = evidence.graph.link(node)
        if _compared(link):
            if above is not None and (above.certainty.rank or 0) > (link.certainty.rank or 0):
                yield above, node
                continue
            above = None if node in backed else link
        for onward in reversed(evidence.graph.onward(node)):
            state = (onward, above.certainty if above else None)
            if state not in seen:
                seen.add(state)
                waiting.append((onward, above))


def _backed(evidence: Evidence) -> set[Node]:
    """The links of which one that they rest on commits to as much, links that are passed over in between."""
    graph = evidence.graph
    onward = {node: graph.onward(node) for node in walked(graph.starts(), graph.onward)}
    if all(len(several) <= 1 for several in onward.values()):
        return set()  # with one way down there is nobody else to back a link
    before: dict[Node, list[Node]] = {}
    for node, several in onward.items():
        for after in several:
            before.setdefault(after, []).append(node)
    links = {node: graph.link(node) for node in onward}
    ranks = {node: link.certainty.rank or 0 for node, link in links.items() if _compared(link)}
    backed: set[Node] = set()
    for wanted in set(ranks.values()):
        waiting = [node for node, rank in ranks.items() if rank >= wanted]
        seen = set(waiting)
        while waiting:
            above = before.get(waiting.pop(), ())
            backed.update(node for node in above if ranks.get(node) == wanted)
            passed_over = {node for node in above if node not in ranks} - seen
            seen |= passed_over
            waiting.extend(passed_over)
    return backed


def _compared(link: Link) -> bool:
    return link.certainty not in {Certainty.UNSPECIFIED, Certainty.DENIED}


def _headlines(evidence: Evidence) -> Iterator[tuple[Stated, tuple[Stated, ...], int]]:
    """Headlines that specify a certainty, the statements of the body on the same claim, and the rank."""
    for stated in evidence.claims.values():
        headlines = dict.fromkeys(each for each in stated if each.is_headline)
        for each in headlines:
            body = tuple(other for other in stated if other.article is each.article and other not in headlines)
            rank = evidence.commitment(each).rank
            if body and rank is not None:
                yield each, body, rank


@rule(
    "PA302",
    "headline-firmer",
    Level.WARNING,
    summary="The headline commits to more than any statement of the body on the same claim.",
    rationale=(
        "Many read nothing but the headline. Silent when headline and body do not share a claim, or when either does "
        "not specify how certain it is."
    ),
    references=(SPJ_TRUTH, REUTERS_SOURCING),
    example="Headline: “Minister knew”. Body: “may have known”. – Weaken the headline.",
)
def headline_firmer(evidence: Evidence) -> Iterator[Observation]:
    """Headlines that are firmer than everything below them."""
    for each, body, rank in _headlines(evidence):
        ranks = [evidence.commitment(other).rank for other in body]
        known = [other for other in ranks if other is not None]
        if known and len(known) == len(ranks) and rank > max(known):
            firmest = body[ranks.index(max(known))]
            yield _compare(evidence, each, firmest, "no statement of the body is as firm; weaken the headline")


@rule(
    "PA303",
    "headline-softer",
    Level.WARNING,
    summary="The headline hedges what the first statement of the body on the same claim says more firmly.",
    rationale=(
        "One of the two is wrong about what is known. The first statement below the headline is compared, for it is "
        "the one that a headline sums up. Silent as PA302 is."
    ),
    references=(SPJ_TRUTH, REUTERS_SOURCING),
    example="Headline: “Alleged arms deal”. Lead: “the arms were delivered”. – Hedge both or neither.",
)
def headline_softer(evidence: Evidence) -> Iterator[Observation]:
    """Headlines that hedge what the lead does not."""
    for each, body, rank in _headlines(evidence):
        lead = evidence.commitment(body[0]).rank
        if lead is not None and lead > rank:
            yield _compare(evidence, each, body[0], "hedge both or neither")


_SAYS = {
    Certainty.DENIED: "denies it",
    Certainty.POSSIBLE: "calls it possible",
    Certainty.PROBABLE: "calls it probable",
    Certainty.ASSERTED: "asserts it",
    Certainty.UNSPECIFIED: "says it",
}


def _compare(evidence: Evidence, headline: Stated, body: Stated, advice: str) -> Observation:
    link = evidence.graph.link(headline.node)
    words = link.hedge or link.cue
    cue = f" ({shortened(words)})" if words else ""
    there = _SAYS[evidence.commitment(body)]
    message = (
        f"the headline {_SAYS[evidence.commitment(headline)]}{cue}, {body.place.name} {there}: "
        f"{shortened(body.statement.text)}; {advice}"
    )
    return Observation(headline.place, message, (Related(body.place, there),))


RULES: tuple[Rule, ...] = (certainty_rises, headline_firmer, headline_softer)

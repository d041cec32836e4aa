"""Everything that a page tells, computed once.

May import: checks, citations, exchange.selection, graph, questions, writing, model and what they import; report.limits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cached_property

from attrs import evolve, field, frozen

from provenance.checks import Finding, Place, Policy
from provenance.citations import Citations, citations
from provenance.exchange.selection import Selection
from provenance.graph import Cited, Graph, trace
from provenance.judgements import Judgement
from provenance.model import Article, Statement
from provenance.questions.network import is_nameless
from provenance.questions.sourcing import Sourcing, sourcing
from provenance.questions.timeline import Timeline, timeline
from provenance.report.limits import Limits
from provenance.terms import Voice
from provenance.writing import to_json

__all__ = ["Material", "Standing", "gathered"]


class Standing(Enum):
    """What a statement rests on, as far as anybody is named."""

    NAMED = "named source"
    NAMELESS = "nobody named"
    CIRCLE = "in a circle"
    OWN = "own voice"
    OPINION = "opinion"


@frozen(eq=False)
class Material:
    """What the sections tell.

    Attributes:
        graph: of all articles.
        judgements: that were applied.
        policy: by which the findings were made.
        findings: of all articles.
        citations: who is cited, and how often.
        sourcings: of the claims, in the order in which articles declare them; not more than the limit.
        claims: how many there are.
        timeline: of all statements.
        standing: of every statement, by article and id.
        anchors: for the statements that are marked on the page, by article and id, what their anchors end in.
        shown: the articles whose text is on the page, each with those of its statements that are marked.
        withheld: how many names were taken out.
        limits: how much the page holds.
    """

    graph: Graph
    judgements: tuple[Judgement, ...]
    policy: Policy
    findings: tuple[Finding, ...]
    citations: Citations
    sourcings: tuple[Sourcing, ...]
    claims: int
    timeline: Timeline
    standing: Mapping[tuple[str, str], Standing]
    anchors: Mapping[tuple[str, str], str]
    shown: tuple[Selection, ...]
    withheld: int = 0
    limits: Limits = field(factory=Limits)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, in the order given."""
        return self.graph.articles

    @cached_property
    def records(self) -> tuple[str, ...]:
        """What ``to_json`` writes of each article; nothing when their texts are too large for the page."""
        if sum(len(article.text) for article in self.articles) > self.limits.data:
            return ()
        return tuple(map(to_json, self.articles))

    def anchor(self, article: str, statement: str) -> str | None:
        """Where the note on a statement stands on the page; None when it has none."""
        found = self.anchors.get((article, statement))
        return None if found is None else f"#n{found}"

    def claim_anchor(self, claim: str) -> str | None:
        """Where a claim has its part of the page; None when it has none."""
        for number, each in enumerate(self.sourcings, start=1):
            if claim in {each.claim.id, *(same.id for same in each.same_as)}:
                return f"#claim-{number}"
        return None


def gathered(  # noqa: PLR0913  # what may be given
    articles: Iterable[Article],
    judgements: Iterable[Judgement],
    policy: Policy,
    findings: Sequence[Finding],
    *,
    withheld: int = 0,
    limits: Limits = Limits(),  # noqa: B008  # a frozen value
) -> Material:
    """Ask everything that the page tells; see ``to_report``."""
    given, judged = tuple(articles), tuple(judgements)
    graph = trace(given, judgements=judged)
    claims = graph.claim_ids
    shown = tuple(_shown(graph, limits))
    return Material(
        graph,
        judged,
        policy,
        tuple(map(_without_files, findings)),
        citations(given, judged),
        tuple(sourcing(graph, claim) for claim in claims[: limits.claims]),
        len(claims),
        timeline(graph),
        {(found.node.article, found.node.statement): _standing(found, graph) for found in graph.cited()},
        {
            (selection.article.id, statement.id): f"{number}-{position}"
            for number, selection in enumerate(shown, start=1)
            for position, statement in enumerate(selection.statements, start=1)
        },
        shown,
        withheld,
        limits,
    )


def _without_files(finding: Finding) -> Finding:
    """A finding that does not tell where on a machine the article file lies."""
    related = tuple(evolve(one, place=_in_article(one.place)) for one in finding.related)
    return evolve(finding, place=_in_article(finding.place), related=related)


def _in_article(place: Place) -> Place:
    return evolve(place, file=None, line=None, column=None)


def _standing(found: Cited, graph: Graph) -> Standing:
    statement: Statement = graph.link(found.node).statement
    if not statement.attributed_to:
        return Standing.OPINION if statement.voice is Voice.OPINION else Standing.OWN
    if not found.origins:
        return Standing.CIRCLE
    return Standing.NAMELESS if all(map(is_nameless, found.origins)) else Standing.NAMED


def _shown(graph: Graph, limits: Limits) -> Iterable[Selection]:
    statements, letters = limits.statements, limits.letters
    for number, article in enumerate(graph.articles):
        if letters < len(article.text) or (number and statements <= 0):
            return
        letters -= len(article.text)
        marked = article.statements[:statements]
        statements -= len(marked)
        yield Selection(article, graph, marked)

"""Who is cited, how often, as origin or as relay; and what share of statements has nobody to hold to it.

Everything here counts statements. A source counts once for a statement, however many chains lead to it.

May import: errors, model and what the model imports, judgements, corpus, graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from provenance.corpus import traced
from provenance.graph import Graph, Tally
from provenance.judgements import Identity, Judgement
from provenance.model import Article, Source
from provenance.terms import Voice

__all__ = ["Citation", "Citations", "citations"]


@frozen
class Citation:
    """How one source is cited.

    Attributes:
        source: as the first article that cites it declares it.
        statements: how many it is cited for.
        as_origin: for how many of them a chain ends at it.
        as_relay: for how many of them it stands between the outlet and an origin.
    """

    source: Source
    statements: int
    as_origin: int
    as_relay: int


@frozen
class Citations:
    """Who is cited in some articles.

    Attributes:
        sources: those cited at least once, most statements first, then by name.
        articles: how many articles there are.
        statements: how many statements there are; those attributed and those in an outlet's own voice together.
        attributed: how many have an attribution.
        own_voice: how many have none.
        opinion: how many of those in an outlet's own voice are opinion, for which no source is expected.
        anonymous: how many of the attributed end, on some chain, at an anonymous source.
        unattributed: how many of the attributed end, on some chain, at words that posit a speaker and name none.
        nameless: how many of the attributed end nowhere else: no chain has an origin with a name.
    """

    sources: tuple[Citation, ...]
    articles: int
    statements: int
    attributed: int
    own_voice: int
    opinion: int
    anonymous: int
    unattributed: int
    nameless: int

    def share(self, count: int) -> float | None:
        """A count as a share of the attributed statements, from 0 to 1; None when nothing is attributed."""
        return count / self.attributed if self.attributed else None


def citations(articles: Article | Iterable[Article], judgements: Iterable[Judgement] | Identity = ()) -> Citations:
    """Count the citations of one article or of many, which are taken one by one until one refers to others.

    Sources with the same id are the same source, and so are those that were judged to be. Where a link rests on a
    statement of another article that is given too, whoever is cited there is cited here. Computed without listing
    chains.

    Raises:
        ModelError: when the judgements contradict each other, or two articles have the same id and one of the articles
            refers to others.
    """
    total = _Total()
    given = traced([articles] if isinstance(articles, Article) else articles, judgements)
    graph: Graph | None = None
    ids: set[str] = set()
    for article, its_graph in given:
        if its_graph is not graph:
            if graph is not None:
                total.add(graph.tally(ids))
            graph, ids = its_graph, set()
        total.count(article)
        ids.add(article.id)
    if graph is not None:
        total.add(graph.tally(ids))
    return total.result()


class _Total:
    """The counts so far.

    Attributes:
        statements: by what is counted: ``attributed``, ``anonymous``, …
        cited, as_origin, as_relay: by the id of a source.
    """

    def __init__(self) -> None:
        self.articles = 0
        self.statements: Counter[str] = Counter()
        self.cited: Counter[str] = Counter()
        self.as_origin: Counter[str] = Counter()
        self.as_relay: Counter[str] = Counter()
        self.sources: dict[str, Source] = {}

    def count(self, article: Article) -> None:
        """Add the statements of one article."""
        self.articles += 1
        own_voice = [statement for statement in article.statements if not statement.attributed_to]
        self.statements["attributed"] += len(article.statements) - len(own_voice)
        self.statements["own_voice"] += len(own_voice)
        self.statements["opinion"] += sum(statement.voice is Voice.OPINION for statement in own_voice)

    def add(self, tally: Tally) -> None:
        """Add whom they cite."""
        self.statements.update(tally.statements)
        self.cited.update(tally.cited)
        self.as_origin.update(tally.as_origin)
        self.as_relay.update(tally.as_relay)
        for id_, source in tally.sources.items():
            self.sources.setdefault(id_, source)

    def result(self) -> Citations:
        """The counts as values."""
        found = [
            Citation(source, self.cited[id_], self.as_origin[id_], self.as_relay[id_])
            for id_, source in self.sources.items()
        ]
        found.sort(key=lambda one: (-one.statements, one.source.name.casefold(), one.source.id))
        named = ("attributed", "own_voice", "opinion", "anonymous", "unattributed", "nameless")
        total = self.statements["attributed"] + self.statements["own_voice"]
        return Citations(tuple(found), self.articles, total, **{name: self.statements[name] for name in named})

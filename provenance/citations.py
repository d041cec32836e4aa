"""Who is cited, how often, as origin or as relay; and what share of statements has nobody to hold to it.

Everything here counts statements. A source counts once for a statement, however many chains lead to it.

May import: errors, model and what the model imports, judgements, corpus, graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from provenance.corpus import traced
from provenance.graph import Cited, Graph
from provenance.judgements import Identity, Judgement
from provenance.model import Article, Source, Statement
from provenance.terms import SourceKind, Voice

__all__ = ["Citation", "Citations", "citations"]

_NAMELESS = frozenset({SourceKind.ANONYMOUS, SourceKind.UNATTRIBUTED})


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
        UnknownNameError: when two articles have the same id, and one of the articles refers to others.
        ModelError: when the judgements contradict each other.
    """
    tally = _Tally()
    graph: Graph | None = None
    everybody: dict[tuple[str, str], Cited] = {}
    for article, one_graph in traced([articles] if isinstance(articles, Article) else articles, judgements):
        tally.articles += 1
        if one_graph is not graph:
            graph = one_graph
            everybody = {found.node[:2]: found for found in graph.cited()}
        for statement in article.statements:
            tally.count(statement, everybody[article.id, statement.id])
    return tally.result()


class _Tally:
    """The counts so far."""

    def __init__(self) -> None:
        self.articles = 0
        self.statements: Counter[str] = Counter()  # by what is counted: "attributed", "anonymous", …
        self.cited: Counter[str] = Counter()  # these three by the id of a source
        self.as_origin: Counter[str] = Counter()
        self.as_relay: Counter[str] = Counter()
        self.sources: dict[str, Source] = {}

    def count(self, statement: Statement, found: Cited) -> None:
        """Add one statement."""
        if not statement.attributed_to:
            self.statements["own_voice"] += 1
            self.statements["opinion"] += statement.voice is Voice.OPINION
            return
        origins, relays = found.origins, found.relays
        kinds = {source.kind for source in origins}
        self.statements["attributed"] += 1
        self.statements["anonymous"] += SourceKind.ANONYMOUS in kinds
        self.statements["unattributed"] += SourceKind.UNATTRIBUTED in kinds
        self.statements["nameless"] += kinds <= _NAMELESS
        self.as_origin.update({source.id for source in origins})
        self.as_relay.update({source.id for source in relays})
        self.cited.update({source.id for source in (*origins, *relays)})
        for source in (*origins, *relays):
            self.sources.setdefault(source.id, source)

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

"""What a draft proposes, in the forms that annotations have: triples of source, cue and content; chains of names."""

from __future__ import annotations

from attrs import frozen

from evaluation.tokens import Spans
from provenance.drafting import Draft
from provenance.model import Article, Attribution, Statement
from provenance.spans import Passage

__all__ = ["Link", "Proposed", "Triple", "proposed_of", "triples_of"]

UNNAMED = "unattributed"


@frozen
class Triple:
    """One attribution; spans are empty where nothing stands in the words."""

    content: Spans
    source: Spans
    cue: Spans


@frozen
class Link:
    """One link of a chain.

    Attributes:
        parties: for each of those who speak jointly, everything it is called.
        source: spans of the mention.
        cue: spans of the cue.
        kinds: what the parties are, as in ``SourceKind``.
    """

    parties: tuple[tuple[str, ...], ...]
    source: Spans = ()
    cue: Spans = ()
    kinds: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that anybody in it is called."""
        return tuple(name for party in self.parties for name in party)


@frozen
class Proposed:
    """A statement with its chains, nearest link first, without the outlet; no chain in the outlet's own voice."""

    content: Spans
    chains: tuple[tuple[Link, ...], ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link once."""
        return tuple(dict.fromkeys(link for chain in self.chains for link in chain))


def proposed_of(draft: Draft) -> list[Proposed]:
    """The statements of a draft with their chains."""
    article = draft.article
    return [Proposed(_spans(one.content), tuple(_chains(one, article))) for one in article.statements]


def triples_of(draft: Draft, *, outermost: bool = False) -> list[Triple]:
    """Each attribution of a draft once; what a link relays reaches over the words of the link it rests on.

    Args:
        draft: what is proposed.
        outermost: whether to leave out what stands in the content of another, as annotations do that have no nesting.
    """
    found: dict[tuple[object, ...], Triple] = {}
    for one in draft.article.statements:
        waiting = [*one.attributed_to]
        while waiting:
            link = waiting.pop()
            content = _spans(one.content)
            inside = [span for below in _below(link) for span in (*below.cues, *below.mentions)]
            if inside:
                content = (_hull([*one.content, *inside]),)
            source = () if link.sources == (UNNAMED,) and not link.mentions else _spans(link.mentions)
            triple = Triple(content, source, _spans(link.cues))
            key = (triple.source, triple.cue) if outermost and triple.cue else (content, triple.source, triple.cue)
            if key not in found or _size(found[key]) < _size(triple):
                found[key] = triple
            if not outermost:
                waiting.extend(link.attributed_to)
    return list(found.values())


def _size(triple: Triple) -> int:
    return sum(end - start for start, end in triple.content)


def _below(link: Attribution) -> list[Attribution]:
    found = [*link.attributed_to]
    for each in found:
        found.extend(each.attributed_to)
    return found


def _hull(passage: Passage | list) -> tuple[int, int]:
    return min(span.start for span in passage), max(span.end for span in passage)


def _chains(statement: Statement, article: Article) -> list[tuple[Link, ...]]:
    chains = []
    waiting: list[tuple[tuple[Link, ...], Attribution]] = [((), link) for link in reversed(statement.attributed_to)]
    while waiting:
        above, attribution = waiting.pop()
        way = (*above, _link(attribution, article))
        waiting.extend((way, below) for below in reversed(attribution.attributed_to))
        for id_ in attribution.rests_on:
            other = article.statements_by_id.get(id_)
            waiting.extend((way, below) for below in (other.attributed_to if other else ()))
        if not attribution.attributed_to and not attribution.rests_on:
            chains.append(way)
    return chains


def _link(link: Attribution, article: Article) -> Link:
    sources = [article.sources_by_id[id_] for id_ in link.sources]
    kinds = tuple(source.kind.value for source in sources if source.kind)
    return Link(tuple(source.names for source in sources), _spans(link.mentions), _spans(link.cues), kinds)


def _spans(passage: Passage) -> Spans:
    return tuple((span.start, span.end) for span in passage)

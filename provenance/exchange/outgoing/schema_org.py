"""Articles as schema.org JSON-LD: what search engines and fact-checking tools read about claims.

| here | schema.org |
|---|---|
| article | ``NewsArticle`` |
| statement | part of it: ``Quotation`` when quoted directly (from ``spokenByCharacter``), else ``Claim`` |
| claim | ``Claim`` of which the statements are examples |
| the origin of a chain | ``author``; ``citation`` when it is a document. Nobody when the words name nobody |
| who carries a claim | ``appearance``: the articles, and one work for each relay, of which only its maker is known |
| the earliest that is known | ``firstAppearance``; left out when the dates leave open which it is |

There is no rating of ours in it, ever: a ``ClaimReview`` is the user's own (see claim_review).

May import: graph, model and what they import; exchange.chains_json, outgoing.addresses, outgoing.loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from provenance.exchange.chains_json import dumped
from provenance.exchange.outgoing.addresses import article_iri, identifier, is_web_address
from provenance.exchange.outgoing.loss import Carried, Table
from provenance.graph import Graph, trace
from provenance.graph.chains import Node
from provenance.judgements import Judgement
from provenance.model import Article, Claim, Source, Statement
from provenance.terms import Quotation, SourceKind

__all__ = ["CARRIED", "as_json_ld", "claim_nodes", "schema_org", "schema_org_data"]

_CONTEXT = "https://schema.org"
_IN_PART = Carried("who is the origin, who is quoted directly, and who else carries it")

CARRIED: Table = {
    **dict.fromkeys(f"article.{name}" for name in ("id", "title", "outlet", "text", "published", "language")),
    **dict.fromkeys(f"article.{name}" for name in ("sources", "claims", "statements")),
    "article.url": Carried("only addresses of http and https", is_web_address),
    **dict.fromkeys(f"source.{name}" for name in ("id", "name", "kind", "role", "aliases")),
    **dict.fromkeys(("claim.id", "claim.text", "claim.about")),
    **dict.fromkeys(("statement.id", "statement.content", "statement.content.exact", "statement.claim")),
    "statement.about": None,
    "statement.attributed_to": _IN_PART,
}

_TYPES: Mapping[SourceKind | None, tuple[str, str | None]] = MappingProxyType(
    {
        SourceKind.PERSON: ("Person", None),
        SourceKind.ORGANIZATION: ("Organization", None),
        SourceKind.GOVERNMENT: ("GovernmentOrganization", None),
        SourceKind.OUTLET: ("NewsMediaOrganization", None),
        SourceKind.DOCUMENT: ("CreativeWork", None),
        SourceKind.GROUP: ("Organization", "group"),
        SourceKind.ANONYMOUS: ("Person", "anonymous"),
        SourceKind.UNATTRIBUTED: ("Thing", "unattributed"),
        None: ("Thing", None),
    }
)
"""The type of a source of each kind, and ``additionalType`` where the type alone does not tell the kind."""

Data = dict[str, Any]


def schema_org(articles: Iterable[Article], *, judgements: Iterable[Judgement] = ()) -> str:
    """The articles, their statements, claims and sources as one JSON-LD document.

    Args:
        articles: taken together: claims with the same id are one, and so are sources.
        judgements: who and what else is the same.

    Raises:
        UnknownNameError: when two articles have the same id.
        ModelError: when the judgements contradict each other.
    """
    return as_json_ld(schema_org_data(articles, judgements=judgements))


def as_json_ld(data: Data) -> str:
    """The JSON of a document, which may stand in a page: no ``</script>`` in it ends the element that it stands in."""
    return dumped(data).replace("<", r"\u003c") + "\n"


def schema_org_data(articles: Iterable[Article], *, judgements: Iterable[Judgement] = ()) -> Data:
    """What ``schema_org`` writes, as plain data."""
    several = list(articles)
    graph = trace(several, judgements=judgements)
    nodes = [_article(article, graph) for article in several]
    nodes += claim_nodes(several, graph).values()
    seen = {source.id: source for article in several for source in article.sources}
    nodes += [_source(source) for _, source in sorted(seen.items())]
    return {"@context": _CONTEXT, "@graph": nodes}


def claim_nodes(articles: Iterable[Article], graph: Graph) -> Mapping[str, Data]:
    """The ``Claim`` of every claim that the articles declare, by its id."""
    several = list(articles)
    claims = {claim.id: claim for article in several for claim in article.claims}
    return {id_: _claim(claim, graph) for id_, claim in sorted(claims.items())}


def _article(article: Article, graph: Graph) -> Data:
    url = article.url if is_web_address(article.url) else None
    return _given(
        {
            "@type": "NewsArticle",
            "@id": article_iri(article),
            "identifier": article.id,
            "headline": article.title,
            "publisher": _ref(article.outlet),
            "datePublished": article.published and article.published.value,
            "inLanguage": article.language,
            "url": url,
            "articleBody": article.text,
            "hasPart": [_statement(article, statement, graph) for statement in article.statements],
        }
    )


def _statement(article: Article, statement: Statement, graph: Graph) -> Data:
    direct = [link for link in statement.attributed_to if link.quotation is Quotation.DIRECT]
    speakers = dict.fromkeys(id_ for link in direct for id_ in link.sources if not _is_nobody(article, id_))
    origins = graph.origins(Node(article.id, statement.id)) if statement.attributed_to else ()
    return _given(
        {
            "@type": "Quotation" if direct else "Claim",
            "@id": identifier("statement", article.id, statement.id),
            "identifier": statement.id,
            "text": statement.text,
            "inLanguage": article.language,
            "isPartOf": {"@id": article_iri(article)},
            "spokenByCharacter": [_ref(id_) for id_ in speakers],
            **_made_by(origins),
            "exampleOfWork": None if statement.claim is None else {"@id": identifier("claim", statement.claim)},
            "about": [{"@id": identifier("statement", article.id, id_)} for id_ in statement.about],
        }
    )


def _claim(claim: Claim, graph: Graph) -> Data:
    starts = graph.starts(claim=claim.id)
    articles = list({node.article: graph.link(node).article for node in starts}.values())
    return _given(
        {
            "@type": "Claim",
            "@id": identifier("claim", claim.id),
            "identifier": claim.id,
            "text": claim.text,
            "about": [_ref(topic) if topic in _source_ids(graph) else topic for topic in claim.about],
            **_made_by(graph.origins(claim=claim.id)),
            "appearance": [{"@id": article_iri(article)} for article in articles] + _relays(articles, starts, graph),
            "firstAppearance": _first(articles),
        }
    )


def _source_ids(graph: Graph) -> set[str]:
    return {source.id for article in graph.articles for source in article.sources}


def _made_by(origins: Iterable[Source]) -> Data:
    """The origins: those who can be authors, and documents."""
    named = [source for source in origins if source.kind is not SourceKind.UNATTRIBUTED]
    return {
        "author": [_ref(source.id) for source in named if source.kind is not SourceKind.DOCUMENT],
        "citation": [_ref(source.id) for source in named if source.kind is SourceKind.DOCUMENT],
    }


def _relays(articles: list[Article], starts: Iterable[Node], graph: Graph) -> list[Data]:
    """A work for each source that stands between an outlet and an origin; of it only its maker is known.

    A relay whose own article is among those given is told by that article.
    """
    given = {article.outlet for article in articles}
    between = {source.id: source for node in starts for source in graph.relays(node)}
    return [
        _work(source)
        for source in between.values()
        if source.id not in given and source.kind is not SourceKind.UNATTRIBUTED
    ]


def _work(source: Source) -> Data:
    if source.kind is SourceKind.DOCUMENT:
        return _ref(source.id)
    if source.kind is SourceKind.OUTLET:
        return {"@type": "NewsArticle", "publisher": _ref(source.id)}
    return {"@type": "CreativeWork", "author": _ref(source.id)}


def _first(articles: Iterable[Article]) -> Data | None:
    """The earliest article that is dated; None when there is none, or the dates leave open which it is."""
    dated = sorted((one.published.calendar_bounds, one.id, one) for one in articles if one.published is not None)
    if not dated or (len(dated) > 1 and dated[0][0][1] >= dated[1][0][0]):
        return None
    return {"@id": article_iri(dated[0][2])}


def _source(source: Source) -> Data:
    type_, additional = _TYPES[source.kind]
    return _given(
        {
            "@type": type_,
            "@id": identifier("source", source.id),
            "additionalType": additional,
            "identifier": source.id,
            "name": source.name,
            "alternateName": list(source.aliases),
            "jobTitle" if type_ == "Person" else "description": source.role,
        }
    )


def _is_nobody(article: Article, id_: str) -> bool:
    return article.sources_by_id[id_].kind is SourceKind.UNATTRIBUTED


def _ref(source: str) -> Data:
    return {"@id": identifier("source", source)}


def _given(data: Data) -> Data:
    """Without what is None, and without empty lists."""
    return {key: value for key, value in data.items() if value is not None and value != []}

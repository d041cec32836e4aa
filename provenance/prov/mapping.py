"""An article as PROV records.

An article, as it stands with this text, is a collection whose members are its statements; it is a version of the
article, an entity of its own that specializes it. An attribution is an *utterance* entity that a speech activity of its
source generated; what rests on an utterance was derived from it. Everything one article says stands in one bundle; what
is known about the making of that bundle (tool, digest of the text, on demand the person) stands outside it.
``prov.recovery`` is the way back, and the two together lose nothing.

What a program proposed is said by a drafting activity: it used the article, is associated with the program as a
software agent, and generated an annotation (oa:Annotation) of each statement that nobody has confirmed yet. The
statement itself stays the outlet's.

What rests on a statement of another article was derived from it, too. Articles may rest on each other in circles, and
nothing is derived from itself (PROV-CONSTRAINTS, constraint 42): so what closes a circle (see graph.circles) is an
influence of the type ``pt:ClosingDerivation``. Each bundle is valid by itself anyway; with this, all of them together
are, too.

May import: model and what the model imports, corpus, graph.circles; prov.making, prov.records, prov.vocabulary,
prov.selectors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from provenance.corpus import with_closing
from provenance.dates import Date, Precision
from provenance.graph.circles import Closing
from provenance.model import UNATTRIBUTED, Article, Attribution, Claim, Source, Statement
from provenance.prov.making import person, program, record
from provenance.prov.records import Bundle, Document, Literal, Name, Record, Value
from provenance.prov.selectors import selector_of
from provenance.prov.vocabulary import NAMESPACES, dcterms, identifier, oa, prov, schema, term, xsd
from provenance.references import Reference
from provenance.retrieval import Retrieval, digest_of
from provenance.spans import Passage
from provenance.terms import Basis, Certainty, Quotation, SourceKind, Voice

__all__ = ["bundle_of", "document_of", "parts_of", "version_of"]

Attributes = list[tuple[Name, Value]]

_AGENT_ELEMENTS = {
    SourceKind.PERSON: "person",
    SourceKind.ORGANIZATION: "organization",
    SourceKind.GOVERNMENT: "organization",
    SourceKind.OUTLET: "organization",
}
_DATATYPES = {
    Precision.YEAR: xsd("gYear"),
    Precision.MONTH: xsd("gYearMonth"),
    Precision.DAY: xsd("date"),
    Precision.SECOND: xsd("dateTime"),
}


def document_of(articles: Iterable[Article], *, by: str | None = None) -> Document:
    """All articles as one document in memory; ``parts_of`` gives the same part by part."""
    parts = list(parts_of(articles, by=by))
    return Document(
        tuple(part for part in parts if isinstance(part, Record)),
        tuple(part for part in parts if isinstance(part, Bundle)),
        NAMESPACES,
    )


def parts_of(articles: Iterable[Article], *, by: str | None = None) -> Iterator[Record | Bundle]:
    """The records of a document, one article after another, so that many articles need the memory of one.

    From the first article on that refers to others, articles wait on disk until the last is known, since circles
    between them have to be.

    Args:
        articles: no two with the same id.
        by: the name of the person who annotated, written into the record of every article; left out when None.
    """
    tool, this_program = program()
    yield this_program
    annotator = None
    if by:
        annotator, annotating = person(by)
        yield annotating
    for article, closing in with_closing(articles):
        yield from _making(article, tool, annotator)
        yield bundle_of(article, closing)


def _making(article: Article, tool: Name, annotator: Name | None) -> Iterator[Record]:
    """What is known about how the bundle of an article came to be; no clock is read."""
    bundle, text, making = (identifier(kind, article.id) for kind in ("record", "text", "annotation"))
    digest = digest_of(article.text)
    yield record("entity", bundle, attributes=[(prov("type"), _qname(prov("Bundle")))])
    yield record("entity", text, attributes=[(term("sha256"), digest)])
    yield record("activity", making, None, None)
    yield record("used", None, making, text, None)
    yield record("wasGeneratedBy", None, bundle, making, None)
    yield record("wasAssociatedWith", None, making, tool, None)
    if annotator:
        yield record("wasAssociatedWith", None, making, annotator, None)


def bundle_of(article: Article, closing: Closing = frozenset()) -> Bundle:
    """Everything that one article says, as one bundle.

    Args:
        article: what is recorded.
        closing: which of its references to other articles close a circle.
    """
    return Bundle(identifier("record", article.id), tuple(_records(article, closing)))


def version_of(article: Article) -> Name:
    """The name of the article as it stands with this text."""
    return identifier("version", article.id, digest_of(article.text)[:16])


def _records(article: Article, closing: Closing) -> Iterator[Record]:
    version = version_of(article)
    yield from _article(article, version)
    yield from _drafting(article, version)
    for source in _sources_used(article):
        yield from _source(source)
    for claim in article.claims:
        yield _claim(claim)
    for position, passage in enumerate(article.without_statement):
        attributes = [(prov("type"), _qname(term("WithoutStatement"))), *_passage(oa("hasSelector"), passage.content)]
        attributes += _optional((term("reason"), passage.reason))
        yield record("entity", identifier("passage", article.id, str(position)), attributes=attributes)
    for reference in sorted({reference for _, reference in article.references_out()}):
        yield _elsewhere(reference)
    for statement in article.statements:
        yield from _statement(article, version, statement, closing)


def _elsewhere(reference: Reference) -> Record:
    """A statement of another article, as far as this one knows it; its own article's bundle describes it."""
    attributes: Attributes = [
        (prov("type"), _qname(schema("Claim"))),
        (dcterms("identifier"), str(reference)),
        (schema("isPartOf"), _qname(identifier("article", reference.article))),
    ]
    return record("entity", identifier("statement", *reference), attributes=attributes)


def _article(article: Article, this: Name) -> Iterator[Record]:
    outlet, publication = identifier("source", article.outlet), identifier("publication", article.id)
    label: Value = Literal(article.title, language=article.language) if article.language else article.title
    attributes: Attributes = [
        (prov("label"), label),
        (prov("type"), _qname(schema("NewsArticle"))),
        (prov("value"), article.text),
        (dcterms("identifier"), article.id),
        *_optional((schema("inLanguage"), article.language), (schema("url"), article.url)),
        *_date(schema("datePublished"), article.published),
    ]
    yield record("collection", this, attributes=attributes)
    yield record("entity", identifier("article", article.id), attributes=[(dcterms("identifier"), article.id)])
    yield record("specializationOf", None, this, identifier("article", article.id))
    yield record("activity", publication, None, None, attributes=[(prov("type"), _qname(term("Publication")))])
    yield record("wasGeneratedBy", None, this, publication, _instant(article.published))
    yield record("wasAssociatedWith", None, publication, outlet, None)
    yield record("wasAttributedTo", None, this, outlet)
    if article.retrieval is not None:
        yield from _retrieved(article.retrieval, this, identifier("retrieved", article.id))


def _retrieved(retrieval: Retrieval, version: Name, this: Name) -> Iterator[Record]:
    """What the text of an article was extracted from."""
    attributes: Attributes = [
        (prov("type"), _qname(term("RetrievedDocument"))),
        *_optional((schema("url"), retrieval.url)),
        *_date(term("retrieved"), retrieval.retrieved),
        *_optional((term("sha256"), retrieval.sha256), (term("textSha256"), retrieval.text_sha256)),
        *_optional((term("tool"), retrieval.tool)),
    ]
    yield record("entity", this, attributes=attributes)
    yield record("wasDerivedFrom", None, version, this, None, None, None)


def _drafting(article: Article, version: Name) -> Iterator[Record]:
    """That a program proposed statements, which program, and which of them wait for a person."""
    drafted = [statement for statement in article.statements if statement.drafted]
    if article.drafted_by is None and not drafted:
        return
    drafting, program = identifier("drafting", article.id), identifier("drafter", article.id)
    yield record("activity", drafting, None, None, attributes=[(prov("type"), _qname(term("Drafting")))])
    yield record("used", None, drafting, version, None)
    if article.drafted_by is not None:
        yield record("softwareAgent", program, attributes=[(prov("label"), article.drafted_by)])
        yield record("wasAssociatedWith", None, drafting, program, None)
    for statement in drafted:
        annotation = identifier("draft", article.id, statement.id)
        target = _qname(identifier("statement", article.id, statement.id))
        attributes: Attributes = [(prov("type"), _qname(oa("Annotation"))), (oa("hasTarget"), target)]
        yield record("entity", annotation, attributes=attributes)
        yield record("wasGeneratedBy", None, annotation, drafting, None)


def _sources_used(article: Article) -> tuple[Source, ...]:
    """The sources of an article; *unattributed* is there when a link needs it."""
    used = {id_ for statement in article.statements for link in statement.attributions() for id_ in link.sources}
    named = {id_ for source in article.sources for id_ in (*source.acts_for, *source.owned_by)}
    needed = UNATTRIBUTED.id in used | named
    implicit = needed and UNATTRIBUTED.id not in {source.id for source in article.sources}
    return (*article.sources, UNATTRIBUTED) if implicit else article.sources


def _source(source: Source) -> Iterator[Record]:
    this = identifier("source", source.id)
    attributes: Attributes = [
        (prov("label"), source.name),
        (dcterms("identifier"), source.id),
        *_optional((term("kind"), source.kind and source.kind.value), (schema("jobTitle"), source.role)),
        *((schema("alternateName"), alias) for alias in source.aliases),
        *((term("interest"), interest) for interest in source.interests),
        *((term("ownedBy"), _qname(identifier("source", owner))) for owner in source.owned_by),
    ]
    element = _AGENT_ELEMENTS.get(source.kind, "agent") if source.kind else "agent"
    yield record(element, this, attributes=attributes)
    for other in source.acts_for:
        yield record("actedOnBehalfOf", None, this, identifier("source", other), None)


def _claim(claim: Claim) -> Record:
    attributes: Attributes = [
        (prov("type"), _qname(schema("Claim"))),
        (prov("value"), claim.text),
        (dcterms("identifier"), claim.id),
        *((schema("about"), topic) for topic in claim.about),
    ]
    return record("entity", identifier("claim", claim.id), attributes=attributes)


def _statement(article: Article, version: Name, statement: Statement, closing: Closing) -> Iterator[Record]:
    this = identifier("statement", article.id, statement.id)
    quoted = any(link.quotation is Quotation.DIRECT for link in statement.attributed_to)
    attributes: Attributes = [
        (prov("type"), _qname(schema("Quotation" if quoted else "Claim"))),
        (prov("value"), statement.text),
        (dcterms("identifier"), statement.id),
        *_passage(oa("hasSelector"), statement.content),
        *_optional((term("states"), statement.claim and _qname(identifier("claim", statement.claim)))),
        *((term("contradicts"), _qname(identifier("statement", article.id, id_))) for id_ in statement.contradicts),
        *((schema("about"), _qname(identifier("statement", article.id, id_))) for id_ in statement.about),
        *_certainty(statement.certainty),
        *_passage(term("cue"), statement.cues),
        *_passage(term("hedge"), statement.hedges),
        *_optional((term("voice"), None if statement.voice is Voice.REPORT else statement.voice.value)),
        *_optional((term("rule"), statement.rule)),
    ]
    yield record("entity", this, attributes=attributes)
    yield record("hadMember", None, version, (this,))
    yield record("wasAttributedTo", None, this, identifier("source", article.outlet))
    waiting: list[tuple[Name, tuple[int, ...], Sequence[Attribution]]] = [(this, (), statement.attributed_to)]
    while waiting:
        parent, path, links = waiting.pop()
        for position, link in enumerate(links):
            place = (*path, position)
            utterance = identifier("utterance", article.id, statement.id, *map(str, place))
            speech = identifier("speech", article.id, statement.id, *map(str, place))
            yield from _utterance(link, utterance, position)
            for id_ in link.rests_on:
                yield _resting(article, statement, utterance, article.referred(id_), closing)
            yield from _speech(link, utterance, speech)
            yield _derivation(link, parent, utterance)
            waiting.append((utterance, place, link.attributed_to))


def _utterance(link: Attribution, this: Name, position: int) -> Iterator[Record]:
    attributes: Attributes = [
        (prov("type"), _qname(term("Utterance"))),
        *_optional((term("position"), _integer(position))),
        *_optional((term("basis"), None if link.basis is Basis.EXPLICIT else link.basis.value)),
        *_certainty(link.certainty),
        *_optional((term("quotation"), link.quotation and link.quotation.value)),
        *_passage(term("mention"), link.mentions),
        *_passage(term("hedge"), link.hedges),
        *_optional((term("rule"), link.rule)),
    ]
    yield record("entity", this, attributes=attributes)
    for rank, id_ in enumerate(link.sources):
        attributes = [(term("position"), _integer(rank))] if len(link.sources) > 1 else []
        yield record("wasAttributedTo", None, this, identifier("source", id_), attributes=attributes)


def _resting(article: Article, statement: Statement, utterance: Name, reference: Reference, closing: Closing) -> Record:
    """What an utterance rests on: a derivation, unless that would close a circle of articles."""
    there = identifier("statement", *reference)
    if reference.article != article.id and (statement.id, reference) in closing:
        attributes: Attributes = [(prov("type"), _qname(term("ClosingDerivation")))]
        return record("wasInfluencedBy", None, utterance, there, attributes=attributes)
    return record("wasDerivedFrom", None, utterance, there, None, None, None)


def _speech(link: Attribution, utterance: Name, this: Name) -> Iterator[Record]:
    attributes: Attributes = [
        *_optional((prov("location"), link.place)),
        (prov("type"), _qname(term("Speech"))),
        *_passage(term("cue"), link.cues),
        *_date(term("said"), link.said),
    ]
    yield record("activity", this, None, None, attributes=attributes)
    yield record("wasGeneratedBy", None, utterance, this, _instant(link.said))
    for id_ in link.sources:
        yield record("wasAssociatedWith", None, this, identifier("source", id_), None)


def _derivation(link: Attribution, derived: Name, utterance: Name) -> Record:
    """Quoted where the words are the source's own, a primary source where the chain ends; both are kept."""
    is_origin = not link.attributed_to and not link.rests_on
    if link.quotation is Quotation.DIRECT:
        types: Attributes = [(prov("type"), _qname(prov("PrimarySource")))] if is_origin else []
        return record("wasQuotedFrom", None, derived, utterance, None, None, None, attributes=types)
    element = "hadPrimarySource" if is_origin else "wasDerivedFrom"
    return record(element, None, derived, utterance, None, None, None)


def _qname(name: Name) -> Literal:
    return Literal(name, xsd("QName"))


def _integer(number: int) -> Literal:
    return Literal(str(number), xsd("integer"))


def _optional(*pairs: tuple[Name, Value | None]) -> Attributes:
    return [(name, value) for name, value in pairs if value is not None]


def _certainty(certainty: Certainty) -> Attributes:
    return [] if certainty is Certainty.UNSPECIFIED else [(term("certainty"), certainty.value)]


def _passage(name: Name, passage: Passage) -> Attributes:
    return [(name, selector_of(span)) for span in passage]


def _instant(date: Date | None) -> str | None:
    return date.instant if date else None


def _date(name: Name, date: Date | None) -> Attributes:
    if date is None:
        return []
    datatype = _DATATYPES.get(date.precision)  # XML Schema has no instant without seconds: that one stays a string
    return [(name, Literal(date.value, datatype) if datatype else date.value)]

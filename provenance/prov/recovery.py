"""An article back from the PROV records that ``prov.mapping`` made of it.

What was recovered is mapped once more and held against the records that were read: a record or attribute of the
bundle that an article cannot carry is reported with its line, never dropped in silence.

May import: errors, model and what the model imports; prov.records, prov.vocabulary, prov.selectors, prov.mapping,
prov.record_index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from provenance.dates import Date
from provenance.errors import Fault, InvalidError, ModelError, Problem
from provenance.graph.circles import Closing
from provenance.model import Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.prov.mapping import bundle_of
from provenance.prov.record_index import RecordIndex, Values, local_name, maybe, one, only
from provenance.prov.records import Bundle, Literal, Name, Record
from provenance.prov.selectors import passage_from_selectors
from provenance.prov.vocabulary import ID, dcterms, identifier, oa, prov, schema, term
from provenance.retrieval import Retrieval
from provenance.soundness import DEEPEST
from provenance.spans import Passage
from provenance.terms import Basis, Certainty, Quotation, SourceKind, Voice

__all__ = ["article_of", "holds_article"]

_STATEMENT_PARTS = 3  # parts of an utterance's name that name its statement: utterance, article, statement


def holds_article(bundle: Bundle) -> bool:
    """Whether a bundle is the record of an article that this library wrote."""
    return any(_is_article(record) for record in bundle.records)


def article_of(bundle: Bundle, *, file: str | None = None) -> Article:
    """The article that a bundle records.

    Raises:
        InvalidError: when the bundle does not record exactly one article, or more than an article can carry.
    """
    index = RecordIndex.of(bundle)
    found = [record for record in bundle.records if _is_article(record)]
    if len(found) != 1:
        message = f"a bundle records one article; this one has {len(found)}"
        raise InvalidError([Problem(message, file, bundle.line, code="no-article")])
    try:
        article = _article(index, found[0].id or Name(""))
    except ModelError as error:
        raise InvalidError(
            [Problem(str(fault), file, found[0].line or bundle.line, code=fault.code) for fault in error.faults]
        ) from None
    problems = [Problem(message, file, line, code="not-carried") for message, line in _left_over(bundle, article)]
    if problems:
        raise InvalidError(problems)
    return article


def _left_over(bundle: Bundle, article: Article) -> Iterator[tuple[str, int | None]]:
    """What stands in the bundle and would not stand in the record of the recovered article."""
    known: dict[object, set[object]] = {}
    for record in bundle_of(article, _closing(bundle, article)).records:
        known.setdefault((record.type.element, record.id, record.arguments), set()).update(record.attributes)
    for record in bundle.records:
        attributes = known.get((record.type.element, record.id, record.arguments))
        name = f"{record.type.element} {local_name(record.id)}".strip()
        if attributes is None:
            yield f"an article cannot carry this record: {name}", record.line
        else:
            for attribute, _ in (pair for pair in record.attributes if pair not in attributes):
                yield f"an article cannot carry this attribute of {name}: {local_name(attribute)}", record.line


def _closing(bundle: Bundle, article: Article) -> Closing:
    """The references to other articles that are recorded as influences, because they close a circle."""
    influences = [record.arguments for record in bundle.records if record.type.element == "wasInfluencedBy"]
    if not influences:
        return frozenset()
    speaking = {identifier("utterance", article.id, statement.id): statement.id for statement in article.statements}
    known = {identifier("statement", *reference): reference for _, reference in article.references_out()}
    found = set()
    for influencee, influencer in influences:
        statement = speaking.get(Name(".".join(str(influencee).split(".")[:_STATEMENT_PARTS])))
        reference = known.get(Name(str(influencer)))
        if statement is not None and reference is not None:
            found.add((statement, reference))
    return frozenset(found)


def _article(index: RecordIndex, this: Name) -> Article:
    values = index.elements[this]
    _refuse_shared_utterances(index)
    text = one(values, prov("value"), this)
    drafted = {target for _, given in index.of_kind("draft") for target in given.get(oa("hasTarget"), ())}
    outlets = index.ids([agent for agent, _ in index.related("wasAttributedTo", this)])
    return Article(
        id=one(values, dcterms("identifier"), this),
        title=one(values, prov("label"), this),
        outlet=only(outlets, f"{local_name(this)} is attributed to {len(outlets)} outlets; an article has one"),
        text=text,
        published=maybe(values, schema("datePublished"), Date),
        language=maybe(values, schema("inLanguage"), str),
        url=maybe(values, schema("url"), str),
        sources=tuple(_source(index, name, given) for name, given in index.of_kind("source")),
        claims=tuple(_claim(name, given) for name, given in index.of_kind("claim")),
        statements=tuple(_statement(index, name, text, drafted=name in drafted) for name in index.members(this)),
        without_statement=tuple(
            WithoutStatement(_passage(given, oa("hasSelector"), text), maybe(given, term("reason"), str))
            for _, given in index.of_kind("passage")
        ),
        drafted_by=_drafter(index),
        retrieval=_retrieval(index),
    )


def _drafter(index: RecordIndex) -> str | None:
    """The program that proposed statements, with its version."""
    programs = list(index.of_kind("drafter"))
    if not programs:
        return None
    names = [one(given, prov("label"), name) for name, given in programs]
    return only(names, f"{len(names)} programs drafted this article; one can have")


def _retrieval(index: RecordIndex) -> Retrieval | None:
    for _, values in index.of_kind("retrieved"):
        return Retrieval(
            url=maybe(values, schema("url"), str),
            retrieved=maybe(values, term("retrieved"), Date),
            sha256=maybe(values, term("sha256"), str),
            text_sha256=maybe(values, term("textSha256"), str),
            tool=maybe(values, term("tool"), str),
        )
    return None


def _refuse_shared_utterances(index: RecordIndex) -> None:
    """An utterance stands in one place; a stranger's web of shared ones would unfold without end."""
    used = Counter(
        second
        for (element, _), records in index.relations.items()
        if element == "wasDerivedFrom"
        for record in records
        if isinstance(second := record.arguments[1], str) and second.startswith(f"{{{ID}}}utterance.")
    )
    shared = [name for name, count in used.items() if count > 1]
    if shared:
        raise ModelError(
            [
                Fault((), f"{local_name(Name(name))} is what several things were derived from", "shared")
                for name in shared
            ]
        )


def _source(index: RecordIndex, name: Name, values: Values) -> Source:
    return Source(
        id=one(values, dcterms("identifier"), name),
        name=one(values, prov("label"), name),
        kind=maybe(values, term("kind"), SourceKind),
        role=maybe(values, schema("jobTitle"), str),
        aliases=tuple(values.get(schema("alternateName"), ())),
        acts_for=index.ids([other for other, _ in index.related("actedOnBehalfOf", name)]),
        interests=tuple(values.get(term("interest"), ())),
        owned_by=index.ids(values.get(term("ownedBy"), ())),
    )


def _claim(name: Name, values: Values) -> Claim:
    identifier = one(values, dcterms("identifier"), name)
    return Claim(identifier, one(values, prov("value"), name), tuple(values.get(schema("about"), ())))


def _statement(index: RecordIndex, name: Name, text: str, *, drafted: bool) -> Statement:
    values = index.described(name)
    return Statement(
        id=one(values, dcterms("identifier"), name),
        content=_passage(values, oa("hasSelector"), text),
        attributed_to=_attributions(index, name, text),
        claim=next(iter(index.ids(values.get(term("states"), ()))), None),
        contradicts=index.ids(values.get(term("contradicts"), ())),
        about=index.ids(values.get(schema("about"), ())),
        certainty=maybe(values, term("certainty"), Certainty) or Certainty.UNSPECIFIED,
        cues=_passage(values, term("cue"), text),
        hedges=_passage(values, term("hedge"), text),
        voice=maybe(values, term("voice"), Voice) or Voice.REPORT,
        drafted=drafted,
        rule=maybe(values, term("rule"), str),
    )


def _attributions(index: RecordIndex, above: Name, text: str, depth: int = 0) -> tuple[Attribution, ...]:
    """The links that a statement or utterance was derived from, in their order."""
    if depth > DEEPEST:
        raise ModelError([Fault((), f"links are nested more than {DEEPEST} deep", "too-deep")])
    prefix = f"{{{ID}}}utterance."
    found = [name for name, _ in index.related("wasDerivedFrom", above) if name.startswith(prefix)]
    found.sort(key=lambda name: _position(index.elements.get(name, {})))
    return tuple(_attribution(index, name, text, depth) for name in found)


def _attribution(index: RecordIndex, name: Name, text: str, depth: int) -> Attribution:
    values = index.elements.get(name, {})
    speeches = [speech for speech, _ in index.related("wasGeneratedBy", name)]
    speech: Values = index.elements.get(speeches[0], {}) if speeches else {}
    speakers = index.related("wasAttributedTo", name)
    speakers.sort(key=lambda pair: _position(dict(_plain(pair[1]))))
    used = (*index.related("wasDerivedFrom", name), *index.related("wasInfluencedBy", name))
    rests_on = [statement for statement, _ in used if statement.startswith(f"{{{ID}}}statement.")]
    return Attribution(
        sources=index.ids([agent for agent, _ in speakers]),
        cues=_passage(speech, term("cue"), text),
        mentions=_passage(values, term("mention"), text),
        hedges=_passage(values, term("hedge"), text),
        basis=maybe(values, term("basis"), Basis) or Basis.EXPLICIT,
        certainty=maybe(values, term("certainty"), Certainty) or Certainty.UNSPECIFIED,
        quotation=maybe(values, term("quotation"), Quotation),
        said=maybe(speech, term("said"), Date),
        place=maybe(speech, prov("location"), str),
        attributed_to=_attributions(index, name, text, depth + 1),
        rests_on=index.ids(rests_on),
        rule=maybe(values, term("rule"), str),
    )


def _is_article(record: Record) -> bool:
    return (
        record.type.element == "collection"
        and record.id is not None
        and record.id.startswith(f"{{{ID}}}version.")
        and any(value.value == schema("NewsArticle") for _, value in record.attributes if isinstance(value, Literal))
    )


def _plain(record: Record) -> Iterator[tuple[Name, list[str]]]:
    return ((name, [value.value if isinstance(value, Literal) else str(value)]) for name, value in record.attributes)


def _position(values: Values) -> int:
    given = next(iter(values.get(term("position"), ())), "0")
    return int(given) if given.isascii() and given.isdecimal() else 0


def _passage(values: Values, name: Name, text: str) -> Passage:
    return passage_from_selectors(values.get(name, ()), text)

"""An article back from the PROV records that ``prov.mapping`` made of it.

What was recovered is mapped once more and held against the records that were read: a record or attribute of the
bundle that an article cannot carry is reported with its line, never dropped in silence.

May import: errors, model and what the model imports; prov.records, prov.vocabulary, prov.selectors, prov.mapping.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from provenance.dates import Date
from provenance.errors import Fault, InvalidError, ModelError, Problem
from provenance.graph.circles import Closing
from provenance.model import Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.prov.mapping import bundle_of
from provenance.prov.records import Bundle, Document, Literal, Name, Record
from provenance.prov.selectors import passage_from_selectors
from provenance.prov.vocabulary import ID, dcterms, identifier, oa, prov, schema, term
from provenance.retrieval import Retrieval
from provenance.soundness import DEEPEST
from provenance.spans import Passage
from provenance.terms import Basis, Certainty, Quotation, SourceKind, Voice

__all__ = ["article_of", "articles_of", "holds_article"]

_T = TypeVar("_T")

_STATEMENT_PARTS = 3  # parts of an utterance's name that name its statement: utterance, article, statement


def articles_of(document: Document, *, file: str | None = None) -> tuple[Article, ...]:
    """Every article that a document records, in its order.

    Raises:
        InvalidError: when there is none, or a bundle with an article holds what no article can; with all problems.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for bundle in document.bundles:
        if not holds_article(bundle):
            continue
        try:
            articles.append(article_of(bundle, file=file))
        except InvalidError as error:
            problems.extend(error.problems)
    if not articles and not problems:
        message = "this PROV document records no article: no bundle has a collection of type schema:NewsArticle"
        problems.append(Problem(message, file, code="no-article"))
    if problems:
        raise InvalidError(problems)
    return tuple(articles)


def holds_article(bundle: Bundle) -> bool:
    """Whether a bundle is the record of an article that this library wrote."""
    return any(_is_article(record) for record in bundle.records)


def article_of(bundle: Bundle, *, file: str | None = None) -> Article:
    """The article that a bundle records.

    Raises:
        InvalidError: when the bundle does not record exactly one article, or more than an article can carry.
    """
    index = _Index.of(bundle)
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
        name = f"{record.type.element} {_local(record.id)}".strip()
        if attributes is None:
            yield f"an article cannot carry this record: {name}", record.line
        else:
            for attribute, _ in (pair for pair in record.attributes if pair not in attributes):
                yield f"an article cannot carry this attribute of {name}: {_local(attribute)}", record.line


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


Values = Mapping[Name, Sequence[str]]


@frozen
class _Index:
    """The records of a bundle, ready to be looked up.

    Attributes:
        elements: the attributes of each entity, activity and agent, by its name.
        relations: by the element of the relation (of its base, for subtypes) and its first argument.
    """

    elements: Mapping[Name, Values]
    relations: Mapping[tuple[str, str], Sequence[Record]]

    @classmethod
    def of(cls, bundle: Bundle) -> _Index:
        elements: dict[Name, dict[Name, list[str]]] = {}
        relations: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in bundle.records:
            if record.type.is_element and record.id is not None:
                values = elements.setdefault(record.id, defaultdict(list))
                for name, value in record.attributes:
                    values[name].append(value.value if isinstance(value, Literal) else str(value))
            elif record.arguments and isinstance(record.arguments[0], str):
                relations[record.type.base or record.type.element, record.arguments[0]].append(record)
        return cls(elements, relations)

    def of_kind(self, kind: str) -> Iterator[tuple[Name, Values]]:
        """The things of one of our kinds (see ``vocabulary.identifier``)."""
        prefix = f"{{{ID}}}{kind}."
        return ((name, values) for name, values in self.elements.items() if name.startswith(prefix))

    def related(self, element: str, first: Name) -> list[tuple[Name, Record]]:
        """What a thing is related to, each with the relation."""
        found = self.relations.get((element, first), ())
        return [(Name(second), record) for record in found if isinstance(second := record.arguments[1], str)]

    def ids(self, names: Iterator[Name] | Sequence[str]) -> tuple[str, ...]:
        """The ids that these names stand for; faulty when a name is not described in the bundle."""
        return tuple(_one(self.described(Name(name)), dcterms("identifier"), name) for name in names)

    def members(self, this: Name) -> Iterator[Name]:
        """The members of a collection."""
        for record in self.relations.get(("hadMember", this), ()):
            members = record.arguments[1]
            yield from (Name(name) for name in members or () if isinstance(name, str))

    def described(self, name: Name) -> Values:
        """The attributes of a thing; faulty when it is not described in the bundle."""
        if name not in self.elements:
            raise ModelError([Fault((), f"{_local(name)} is referred to and described nowhere in the bundle")])
        return self.elements[name]


def _article(index: _Index, this: Name) -> Article:
    values = index.elements[this]
    _refuse_shared_utterances(index)
    text = _one(values, prov("value"), this)
    drafted = {target for _, given in index.of_kind("draft") for target in given.get(oa("hasTarget"), ())}
    outlets = index.ids([agent for agent, _ in index.related("wasAttributedTo", this)])
    return Article(
        id=_one(values, dcterms("identifier"), this),
        title=_one(values, prov("label"), this),
        outlet=_only(outlets, f"{_local(this)} is attributed to {len(outlets)} outlets; an article has one"),
        text=text,
        published=_maybe(values, schema("datePublished"), Date),
        language=_maybe(values, schema("inLanguage"), str),
        url=_maybe(values, schema("url"), str),
        sources=tuple(_source(index, name, given) for name, given in index.of_kind("source")),
        claims=tuple(_claim(name, given) for name, given in index.of_kind("claim")),
        statements=tuple(_statement(index, name, text, drafted=name in drafted) for name in index.members(this)),
        without_statement=tuple(
            WithoutStatement(_passage(given, oa("hasSelector"), text), _maybe(given, term("reason"), str))
            for _, given in index.of_kind("passage")
        ),
        drafted_by=_drafter(index),
        retrieval=_retrieval(index),
    )


def _drafter(index: _Index) -> str | None:
    """The program that proposed statements, with its version."""
    programs = list(index.of_kind("drafter"))
    if not programs:
        return None
    names = [_one(given, prov("label"), name) for name, given in programs]
    return _only(names, f"{len(names)} programs drafted this article; one can have")


def _retrieval(index: _Index) -> Retrieval | None:
    for _, values in index.of_kind("retrieved"):
        return Retrieval(
            url=_maybe(values, schema("url"), str),
            retrieved=_maybe(values, term("retrieved"), Date),
            sha256=_maybe(values, term("sha256"), str),
            text_sha256=_maybe(values, term("textSha256"), str),
            tool=_maybe(values, term("tool"), str),
        )
    return None


def _refuse_shared_utterances(index: _Index) -> None:
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
            [Fault((), f"{_local(Name(name))} is what several things were derived from", "shared") for name in shared]
        )


def _source(index: _Index, name: Name, values: Values) -> Source:
    return Source(
        id=_one(values, dcterms("identifier"), name),
        name=_one(values, prov("label"), name),
        kind=_maybe(values, term("kind"), SourceKind),
        role=_maybe(values, schema("jobTitle"), str),
        aliases=tuple(values.get(schema("alternateName"), ())),
        acts_for=index.ids([other for other, _ in index.related("actedOnBehalfOf", name)]),
        interests=tuple(values.get(term("interest"), ())),
        owned_by=index.ids(values.get(term("ownedBy"), ())),
    )


def _claim(name: Name, values: Values) -> Claim:
    identifier = _one(values, dcterms("identifier"), name)
    return Claim(identifier, _one(values, prov("value"), name), tuple(values.get(schema("about"), ())))


def _statement(index: _Index, name: Name, text: str, *, drafted: bool) -> Statement:
    values = index.described(name)
    return Statement(
        id=_one(values, dcterms("identifier"), name),
        content=_passage(values, oa("hasSelector"), text),
        attributed_to=_attributions(index, name, text),
        claim=next(iter(index.ids(values.get(term("states"), ()))), None),
        contradicts=index.ids(values.get(term("contradicts"), ())),
        about=index.ids(values.get(schema("about"), ())),
        certainty=_maybe(values, term("certainty"), Certainty) or Certainty.UNSPECIFIED,
        cues=_passage(values, term("cue"), text),
        hedges=_passage(values, term("hedge"), text),
        voice=_maybe(values, term("voice"), Voice) or Voice.REPORT,
        drafted=drafted,
        rule=_maybe(values, term("rule"), str),
    )


def _attributions(index: _Index, above: Name, text: str, depth: int = 0) -> tuple[Attribution, ...]:
    """The links that a statement or utterance was derived from, in their order."""
    if depth > DEEPEST:
        raise ModelError([Fault((), f"links are nested more than {DEEPEST} deep", "too-deep")])
    prefix = f"{{{ID}}}utterance."
    found = [name for name, _ in index.related("wasDerivedFrom", above) if name.startswith(prefix)]
    found.sort(key=lambda name: _position(index.elements.get(name, {})))
    return tuple(_attribution(index, name, text, depth) for name in found)


def _attribution(index: _Index, name: Name, text: str, depth: int) -> Attribution:
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
        basis=_maybe(values, term("basis"), Basis) or Basis.EXPLICIT,
        certainty=_maybe(values, term("certainty"), Certainty) or Certainty.UNSPECIFIED,
        quotation=_maybe(values, term("quotation"), Quotation),
        said=_maybe(speech, term("said"), Date),
        place=_maybe(speech, prov("location"), str),
        attributed_to=_attributions(index, name, text, depth + 1),
        rests_on=index.ids(rests_on),
        rule=_maybe(values, term("rule"), str),
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


def _one(values: Values, name: Name, of: str) -> str:
    given = values.get(name, ())
    return _only(given, f"{_local(Name(of))} has {len(given)} {_local(name)}; it needs one")


def _only(given: Sequence[str], message: str) -> str:
    if len(given) != 1:
        raise ModelError([Fault((), message, "bad-record")])
    return given[0]


def _maybe(values: Values, name: Name, made: Callable[[str], _T]) -> _T | None:
    """The value of an attribute that need not be there; faulty when it is not one that ``made`` takes."""
    given = values.get(name, ())
    if not given:
        return None
    try:
        return made(given[0])
    except ModelError:
        raise
    except ValueError:
        raise ModelError([Fault((), f"{given[0]!r} is not a {_local(name)}", "bad-value")]) from None


def _local(name: Name | None) -> str:
    return name.rpartition("}")[2] if name else ""

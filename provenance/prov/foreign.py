"""PROV that other tools wrote, read as an article, so that its chains can be followed like those of our own.

The document (or bundle) itself is the outlet: it is what tells us. Every entity is a statement, whose words are the
entity's title or name. A chain of an entity goes on

- to what it was derived from, by ``wasDerivedFrom`` and its subtypes (PROV-DM §5.2), and from there like a chain of
  that entity;
- or to an agent it is attributed to (§5.3.2), and from an agent to those on whose behalf it acted (§5.3.4): in any
  activity, where the delegation names none, or in one that generated the entity the agent stands for. No agent comes
  twice on one chain.

A chain ends where nothing goes on. Everything else that PROV says is no matter of attribution and has no place here.

May import: errors, model and what the model imports; prov.constraints, prov.instance, prov.records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Final

from provenance.dates import Date
from provenance.errors import InvalidError, ModelError, Problem, clipped
from provenance.model import Article, Attribution, Source, Statement
from provenance.prov.instance import Instance, prefixed
from provenance.prov.records import Bundle, Document
from provenance.prov.vocabulary import prov
from provenance.soundness import DEEPEST
from provenance.spans import Span
from provenance.terms import Quotation, SourceKind

__all__ = ["articles_of_foreign"]

_AGENT_KINDS: Final = {
    "person": SourceKind.PERSON,
    "organization": SourceKind.ORGANIZATION,
    "prov:Person": SourceKind.PERSON,
    "prov:Organization": SourceKind.ORGANIZATION,
    prov("Person"): SourceKind.PERSON,
    prov("Organization"): SourceKind.ORGANIZATION,
}
# Delegations are written out for every entity. What a document may unfold into is a multiple of what it is.
_MOST_LINKS: Final = 100_000
_LINKS_A_RECORD: Final = 10


def articles_of_foreign(document: Document, *, file: str | None = None) -> tuple[Article, ...]:
    """One article for the records outside bundles, and one for each bundle, as far as they describe any entity.

    Raises:
        InvalidError: when nothing describes an entity, when derivations go round in a circle, or when delegations are
            too deep or too tangled to be written out; with the lines of the records.
    """
    names = {namespace: prefix for prefix, namespace in document.namespaces.items()}
    articles: list[Article] = []
    problems: list[Problem] = []
    for part in (Bundle(None, document.records), *document.bundles):
        try:
            articles.extend(_article(part, names, file))
        except InvalidError as error:
            problems.extend(error.problems)
        except ModelError as error:
            problems.extend(Problem(str(fault), file, part.line, code=fault.code) for fault in error.faults)
    if not articles and not problems:
        message = "this PROV document names no entity; only entities have chains"
        problems.append(Problem(message, file, code="no-entity"))
    if problems:
        raise InvalidError(problems)
    return tuple(articles)


def _article(part: Bundle, names: Mapping[str, str], file: str | None) -> Iterator[Article]:
    """The article of one bundle; nothing when it describes no entity."""
    instance = Instance(part, names)
    if not instance.entities:
        return
    problems = list(_circles(instance, file))
    if problems:
        raise InvalidError(problems)
    id_ = prefixed(part.id, names) if part.id else (file or "PROV document")
    reading = _Reading(instance, id_ if part.id else PurePath(id_).name, file, len(part.records))
    yield reading.article(id_)


def _circles(instance: Instance, file: str | None) -> Iterator[Problem]:
    """Entities that derive from each other: a chain of theirs would have no end, and no origin."""
    from provenance.prov.constraints.circles import circles  # they need networkx
    from provenance.prov.constraints.violation import lines

    edges = [(entity, used) for entity, others in instance.derived.items() for used in others]
    for circle in circles(edges, edges) if edges else ():
        way = " → ".join(clipped([instance.printed(name) for name in (*circle.nodes, circle.nodes[0])]))
        known = lines(instance.derived[entity][used][0] for entity, used in circle.edges)
        where = f" (lines {', '.join(clipped(list(map(str, known))))})" if len(known) > 1 else ""
        message = f"entities that derive from each other have no chain: {way}{where}"
        yield Problem(message, file, known[0] if known else None, code="circular")


class _Reading:
    """An instance on its way to become an article.

    Attributes:
        sources: by the id they have, what stands for agents and for entities that others were derived from.
        links: how many there are so far.
    """

    def __init__(self, instance: Instance, title: str, file: str | None, records: int) -> None:
        self.instance = instance
        self.file = file
        self.most = max(_MOST_LINKS, _LINKS_A_RECORD * records)
        self.links = 0
        self.document = Source(instance.free("document"), title, SourceKind.DOCUMENT)
        self.sources = {self.document.id: self.document}
        self._entities = frozenset(instance.entities)

    def article(self, id_: str) -> Article:
        """Every entity as a statement, a line of the text each; the title is the first line."""
        lines = [self.document.name]
        statements = []
        at = len(lines[0]) + 1
        for entity in self.instance.entities:
            words = self.instance.words(entity)
            links = (*self._derivations(entity), *self._attributions(entity))
            statements.append(Statement(self.instance.printed(entity), (Span(at, at + len(words), words),), links))
            lines.append(words)
            at += len(words) + 1
        return Article(
            id_,
            self.document.name,
            self.document.id,
            "".join(f"{line}\n" for line in lines),
            sources=tuple(self.sources.values()),
            statements=tuple(statements),
        )

    def _derivations(self, entity: str) -> Iterator[Attribution]:
        for used in sorted(self.instance.derived.get(entity, ())):
            yield Attribution(
                (self._source(used).id,),
                quotation=Quotation.DIRECT if self.instance.is_quoted(entity, used) else None,
                said=_date(self.instance.generated.get(used, ())),
                rests_on=(self.instance.printed(used),),
            )

    def _attributions(self, entity: str) -> Iterator[Attribution]:
        for agent in sorted(self.instance.attributed.get(entity, ())):
            yield self._agency(agent, entity, ())

    def _agency(self, agent: str, entity: str, before: tuple[str, ...]) -> Attribution:
        """An agent of an entity, and below it those it acted for; none of those that stand before it on the chain."""
        way = (*before, agent)
        self.links += 1
        if len(way) > DEEPEST:
            self._refuse(way[0], f"acted on behalf of others more than {DEEPEST} deep")
        if self.links > self.most:
            self._refuse(way[0], f"acted on behalf of others in too many ways: there are more than {self.most} links")
        others = sorted(self.instance.responsible(agent, entity).difference(way))
        return Attribution(
            (self._source(agent).id,), attributed_to=tuple(self._agency(other, entity, way) for other in others)
        )

    def _refuse(self, agent: str, what: str) -> None:
        record = self.instance.delegation(agent)
        message = f"the agent {self.instance.printed(agent)} {what}"
        raise InvalidError([Problem(message, self.file, record.line if record else None, code="tangled-delegation")])

    def _source(self, name: str) -> Source:
        """The source that stands for an agent or an entity; made when it is first needed."""
        id_ = self.instance.printed(name)
        if id_ not in self.sources:
            types = self.instance.types(name)
            kinds = [_AGENT_KINDS[one] for one in sorted(types) if one in _AGENT_KINDS]
            usual = SourceKind.DOCUMENT if name in self._entities and "agent" not in types else None
            self.sources[id_] = Source(id_, self.instance.title(name), kinds[0] if kinds else usual)
        return self.sources[id_]


def _date(instants: Iterable[str]) -> Date | None:
    """The first date that the calendar knows."""
    for value in sorted(instants):
        try:
            return Date(value)
        except ModelError:
            continue
    return None

"""PROV that other tools wrote, read as an article, so that its chains can be followed like those of our own.

The document (or bundle) itself is the outlet: it is what tells us. Every entity is a statement, whose words are the
entity's title or name. Chains go on along ``wasDerivedFrom`` and its subtypes to the entity that was used, along
``wasAttributedTo`` to agents, and from them along ``actedOnBehalfOf`` to those who are responsible (PROV-DM §5.2 and
§5.3). Everything else that PROV says is no matter of attribution and has no place here.

May import: errors, model and what the model imports; prov.records, prov.vocabulary, prov.names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Final

from attrs import field, frozen

from provenance.dates import Date
from provenance.errors import Fault, InvalidError, ModelError, Problem
from provenance.model import Article, Attribution, Source, Statement
from provenance.prov.names import split_name
from provenance.prov.records import Bundle, Document, Literal, Name, Record
from provenance.prov.vocabulary import dcterms, prov, schema
from provenance.soundness import DEEPEST
from provenance.spans import Span
from provenance.terms import Quotation, SourceKind

__all__ = ["articles_of_foreign"]

_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_TITLES: Final = (
    prov("label"),
    dcterms("title"),
    schema("name"),
    schema("headline"),
    Name("{http://schema.org/}name"),
    Name("{http://schema.org/}headline"),
    Name(f"{{{_FOAF}}}name"),
    Name(f"{{{_FOAF}}}givenName"),
)
_AGENT_KINDS: Final = {
    "person": SourceKind.PERSON,
    "organization": SourceKind.ORGANIZATION,
    "prov:Person": SourceKind.PERSON,
    "prov:Organization": SourceKind.ORGANIZATION,
    prov("Person"): SourceKind.PERSON,
    prov("Organization"): SourceKind.ORGANIZATION,
}
_QUOTATIONS: Final = {prov("Quotation"), "prov:Quotation"}  # the second as the W3C Primer's own XML has it, a string


def articles_of_foreign(document: Document, *, file: str | None = None) -> tuple[Article, ...]:
    """One article for the records outside bundles, and one for each bundle, as far as they describe any entity.

    Raises:
        InvalidError: when nothing describes an entity, or derivations go round in a circle.
    """
    parts = [Bundle(None, document.records), *document.bundles]
    names = {namespace: prefix for prefix, namespace in document.namespaces.items()}
    articles: list[Article] = []
    problems: list[Problem] = []
    for part in parts:
        try:
            articles.extend(_article(part, names, file))
        except ModelError as error:
            problems.extend(Problem(str(fault), file, part.line, code=fault.code) for fault in error.faults)
    if not articles and not problems:
        problems.append(Problem("this PROV document describes no entity, so it has no chains", file, code="no-entity"))
    if problems:
        raise InvalidError(problems)
    return tuple(articles)


@frozen
class _Instance:
    """What one bundle says, as far as chains need it.

    Attributes:
        prefixes: prefix by namespace, to print names.
        attributes: the attributes of every entity and agent, by name.
        elements: the elements that describe a name.
        derived, attributed, delegated: second by first argument of the relations, each with its record.
        generated: the instants at which entities were generated.
    """

    prefixes: Mapping[str, str]
    attributes: Mapping[str, list[tuple[Name, str]]] = field(factory=lambda: defaultdict(list))
    elements: Mapping[str, set[str]] = field(factory=lambda: defaultdict(set))
    derived: Mapping[str, dict[str, Record]] = field(factory=lambda: defaultdict(dict))
    attributed: Mapping[str, dict[str, Record]] = field(factory=lambda: defaultdict(dict))
    delegated: Mapping[str, dict[str, Record]] = field(factory=lambda: defaultdict(dict))
    generated: dict[str, str] = field(factory=dict)

    def add(self, record: Record) -> None:
        element = record.type.base or record.type.element
        relation = {
            "wasDerivedFrom": self.derived,
            "wasAttributedTo": self.attributed,
            "actedOnBehalfOf": self.delegated,
        }
        if record.type.is_element and record.id is not None:
            self.attributes[record.id].extend(
                (n, v.value if isinstance(v, Literal) else str(v)) for n, v in record.attributes
            )
            self.elements[record.id] |= {record.type.element, element}
        elif element in relation:
            first, second = record.arguments[:2]
            if isinstance(first, str) and isinstance(second, str) and first != second:
                relation[element][first][second] = record
        elif (
            element == "wasGeneratedBy"
            and isinstance(record.arguments[0], str)
            and isinstance(record.arguments[2], str)
        ):
            self.generated[record.arguments[0]] = record.arguments[2]

    def printed(self, name: str) -> str:
        """The name with its prefix, the way people write it."""
        namespace, local = split_name(name)
        prefix = self.prefixes.get(namespace)
        return f"{prefix}:{local}" if prefix else (local if namespace == "" or prefix == "" else f"{namespace}{local}")

    def title(self, name: str) -> str:
        """What the document calls a thing, on one line."""
        given = self.attributes.get(name, ())
        found = (value for title in _TITLES for attribute, value in given if attribute == title)
        return " ".join(next(found, "").split()) or self.printed(name)

    def entities(self) -> list[str]:
        """The names of everything that is described as an entity or derived, in a fixed order."""
        described = {name for name, elements in self.elements.items() if not elements & {"agent", "activity"}}
        derived = {
            *self.derived,
            *self.attributed,
            *(used for used_ones in self.derived.values() for used in used_ones),
        }
        return sorted(described | derived)


def _article(part: Bundle, names: Mapping[str, str], file: str | None) -> Iterator[Article]:
    """The article of one bundle; nothing when it describes no entity."""
    instance = _Instance(names)
    for record in part.records:
        instance.add(record)
    entities = instance.entities()
    if not entities:
        return
    id_ = instance.printed(part.id) if part.id else (file or "PROV document")
    title = id_ if part.id else PurePath(id_).name
    sources = {"document": Source("document", title, SourceKind.DOCUMENT)}
    text = f"{title}\n"
    statements = []
    for name in entities:
        words = instance.title(name)
        span = Span(len(text), len(text) + len(words), words)
        text += f"{words}\n"
        links = tuple(_links(instance, name, sources))
        statements.append(Statement(instance.printed(name), (span,), links))
    yield Article(id_, title, "document", text, sources=tuple(sources.values()), statements=tuple(statements))


def _links(instance: _Instance, name: str, sources: dict[str, Source]) -> Iterator[Attribution]:
    """What an entity was derived from, then whom it is attributed to."""
    for used, record in sorted(instance.derived.get(name, {}).items()):
        source = _source(instance, used, sources, SourceKind.DOCUMENT)
        yield Attribution(
            (source.id,),
            quotation=Quotation.DIRECT if _is_quotation(record) else None,
            said=_instant(instance.generated.get(used)),
            rests_on=(instance.printed(used),),
        )
    seen: set[str] = set()
    for agent in sorted(instance.attributed.get(name, {})):
        yield _agency(instance, agent, sources, seen, 0)


def _agency(instance: _Instance, agent: str, sources: dict[str, Source], seen: set[str], depth: int) -> Attribution:
    """An agent, and above it those it acted for; each stands once, however the delegations are tangled."""
    if depth > DEEPEST:
        raise ModelError([Fault((), f"{instance.printed(agent)} acts for others more than {DEEPEST} deep", "too-deep")])
    seen.add(agent)
    above = tuple(  # asked one after another: each sees whom those before it have taken
        _agency(instance, responsible, sources, seen, depth + 1)
        for responsible in sorted(instance.delegated.get(agent, {}))
        if responsible not in seen
    )
    return Attribution((_source(instance, agent, sources).id,), attributed_to=above)


def _source(instance: _Instance, name: str, sources: dict[str, Source], usual: SourceKind | None = None) -> Source:
    """The source that stands for an agent or an entity; made when it is first needed."""
    id_ = instance.printed(name)
    if id_ not in sources:
        types = {value for attribute, value in instance.attributes.get(name, ()) if attribute == prov("type")}
        said = [_AGENT_KINDS[one] for one in sorted(instance.elements.get(name, set()) | types) if one in _AGENT_KINDS]
        sources[id_] = Source(id_, instance.title(name), said[0] if said else usual)
    return sources[id_]


def _is_quotation(record: Record) -> bool:
    types = {v.value if isinstance(v, Literal) else v for name, v in record.attributes if name == prov("type")}
    return record.type.element == "wasQuotedFrom" or bool(types & _QUOTATIONS)


def _instant(value: str | None) -> Date | None:
    """The date, when it is one that the calendar knows."""
    try:
        return Date(value) if value else None
    except ModelError:
        return None

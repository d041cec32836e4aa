"""What has to hold inside one article before anything is computed from it.

May import: errors, references, retrieval, suggestions; of the model the types alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from provenance.errors import Fault, clipped
from provenance.references import resolved
from provenance.retrieval import retrieval_faults
from provenance.suggestions import did_you_mean

if TYPE_CHECKING:
    from provenance.model import Article, Attribution, Source, Statement
    from provenance.spans import Passage

__all__ = ["DEEPEST", "faults_of"]

DEEPEST = 50
"""Links nested in one statement. No hearsay in print comes near, and deeper ones only cost memory."""

# The lexical form of xsd:language (XML Schema Part 2, §3.3.3), which BCP 47 tags satisfy.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")

Path = tuple[str | int, ...]


def faults_of(article: Article) -> Iterator[Fault]:
    """Every rule that the article breaks, with the way to the value that breaks it.

    Statements stand in the path by id, attributions and spans by position.
    """
    for name, things in (("sources", article.sources), ("claims", article.claims), ("statements", article.statements)):
        ids = [thing.id for thing in things]
        yield from _id_faults(name, ids)
    yield from _head_faults(article)
    for source in article.sources:
        yield from _source_faults(article, source)
    for statement in article.statements:
        yield from _statement_faults(article, statement)
    for position, passage in enumerate(article.without_statement):
        yield from _passage_faults(article, ("without_statement", position), passage.content, required=True)
    yield from _circles(article)


def _head_faults(article: Article) -> Iterator[Fault]:
    if article.language is not None and not _LANGUAGE_TAG.fullmatch(article.language):
        message = f"{article.language!r} is not a language tag; write one such as id, en or pt-BR"
        yield Fault(("article", "language"), message, "bad-language")
    if not article.id.strip():
        yield Fault(("article", "id"), _blank("an id"), "empty-id")
    if article.outlet not in article.sources_by_id:
        hint = did_you_mean(article.outlet, article.sources_by_id)
        message = f"the outlet {article.outlet!r} is not among the sources{hint or '; declare it as one'}"
        yield Fault(("article", "outlet"), message, "unknown-source")
    if article.retrieval is not None:
        yield from retrieval_faults(article.retrieval, article.text)


def _id_faults(name: str, ids: Sequence[str]) -> Iterator[Fault]:
    for id_, count in Counter(ids).items():
        if not id_.strip():
            yield Fault((name, id_), _blank("an id"), "empty-id")
        if count > 1:
            yield Fault((name, id_), f"the id {id_!r} is given {count} times; ids are unique", "duplicate-id")


def _blank(what: str) -> str:
    return f"{what} cannot be empty or only white space"


def _source_faults(article: Article, source: Source) -> Iterator[Fault]:
    path: Path = ("sources", source.id)
    if not source.name.strip():
        yield Fault((*path, "name"), _blank("a name"), "empty-name")
    for alias in source.aliases:
        if not alias.strip():
            yield Fault((*path, "aliases"), _blank("an alias"), "empty-name")
    for name, others in (("acts_for", source.acts_for), ("owned_by", source.owned_by)):
        for other in others:
            yield from _unknown_source(article, (*path, name), other)
    if source.id in source.acts_for:
        yield Fault((*path, "acts_for"), f"the source {source.id!r} acts for itself; take that out", "self-reference")


def _unknown_source(article: Article, path: Path, id_: str) -> Iterator[Fault]:
    if id_ not in article.sources_by_id:
        yield Fault(path, f"no source has the id {id_!r}{did_you_mean(id_, article.sources_by_id)}", "unknown-source")


def _statement_faults(article: Article, statement: Statement) -> Iterator[Fault]:
    path: Path = ("statements", statement.id)
    yield from _passage_faults(article, (*path, "content"), statement.content, required=True)
    for name, passage in (("cues", statement.cues), ("hedges", statement.hedges)):
        if passage:  # asked here, as most statements have neither
            yield from _passage_faults(article, (*path, name), passage)
    if statement.claim is not None and statement.claim not in article.claims_by_id:
        hint = did_you_mean(statement.claim, article.claims_by_id)
        yield Fault((*path, "claim"), f"no claim has the id {statement.claim!r}{hint}", "unknown-claim")
    for name, ids in (("contradicts", statement.contradicts), ("about", statement.about)):
        yield from _reference_faults(article, (*path, name), ids, itself=statement.id)
    if statement.attributed_to:
        yield from _links_faults(article, (*path, "attributed_to"), statement)


def _links_faults(article: Article, start: Path, statement: Statement) -> Iterator[Fault]:
    """What is wrong with the links below a statement, each looked at before those it rests on."""
    waiting: list[tuple[Path, Attribution, Sequence[Sequence[str]]]] = [
        ((*start, n), link, ((article.outlet,),)) for n, link in enumerate(statement.attributed_to)
    ]
    several = [(start, statement.attributed_to)]
    deep = False
    while waiting:
        path, link, above = waiting.pop()
        yield from _link_faults(article, path, link, above)
        if len(above) > DEEPEST:
            yield Fault(path, f"links are nested more than {DEEPEST} deep", "too-deep")
            deep = True
            continue
        several.append(((*path, "attributed_to"), link.attributed_to))
        below = (*above, link.sources)
        waiting.extend(((*path, "attributed_to", n), rest, below) for n, rest in enumerate(link.attributed_to))
    if not deep:  # links are compared with all that is nested in them
        for path, links in several:
            yield from _repeated(path, links)


def _repeated(path: Path, links: Sequence[Attribution]) -> Iterator[Fault]:
    """Independent links that are the same in everything; the same source may speak twice with other cues."""
    seen: dict[Attribution, int] = {}
    for number, link in enumerate(links if len(links) > 1 else ()):
        if link in seen:
            names = ", ".join(link.sources)
            message = f"the link to {names} stands here twice; independent links differ in something, as their cues"
            yield Fault((*path, number), message, "duplicate-link")
        seen[link] = number


def _link_faults(article: Article, path: Path, link: Attribution, above: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """What is wrong with one link, given the sources of each link above it, the outlet first."""
    if not link.sources:
        yield Fault((*path, "source"), "a link needs at least one source", "no-source")
    counts = Counter(link.sources) if len(link.sources) > 1 else dict.fromkeys(link.sources, 1)
    for id_, count in counts.items():
        yield from _unknown_source(article, (*path, "source"), id_)
        if count > 1:
            yield Fault((*path, "source"), f"{id_!r} speaks jointly with itself", "duplicate-source")
        last = max((at for at, sources in enumerate(above) if id_ in sources), default=None)
        if last is not None and not _rests_elsewhere(article, link):
            way = (*above[last:], link.sources)
            yield Fault((*path, "source"), _circular(id_, way, is_outlet=len(above) == 1), "circular")
    for name, passage in (("cues", link.cues), ("mentions", link.mentions), ("hedges", link.hedges)):
        if passage:
            yield from _passage_faults(article, (*path, name), passage)
    for id_ in link.rests_on:
        if resolved(id_, article.id, article.statements_by_id) is None:
            yield from _unknown_statement(article, (*path, "rests_on"), id_)


def _rests_elsewhere(article: Article, link: Attribution) -> bool:
    """Whether a link rests on other articles alone: then a source may come again, for what it has said there."""
    meant = [resolved(id_, article.id, article.statements_by_id) for id_ in link.rests_on]
    return bool(meant) and all(one is not None and one.article != article.id for one in meant)


def _circular(id_: str, way: Sequence[Sequence[str]], *, is_outlet: bool) -> str:
    """A sentence about a way of links that comes back to a source; who speaks jointly stands in parentheses."""
    steps = " ← ".join(names[0] if len(names) == 1 else f"({', '.join(clipped(names))})" for names in way)
    if is_outlet:
        return (
            f"circular attribution: {steps}; {id_!r} is the outlet, whose own voice needs no attribution; take it out, "
            "or tell by rests_on on which earlier article it rests"
        )
    return f"circular attribution: {steps}; {id_!r} cannot be what it rests on itself"


def _reference_faults(article: Article, path: Path, ids: Iterable[str], itself: str | None = None) -> Iterator[Fault]:
    for id_ in ids:
        if id_ == itself:
            yield Fault(path, f"statement {id_!r} refers to itself", "self-reference")
        elif id_ not in article.statements_by_id:
            yield from _unknown_statement(article, path, id_)


def _unknown_statement(article: Article, path: Path, id_: str) -> Iterator[Fault]:
    hint = did_you_mean(id_.removeprefix(f"{article.id}#"), article.statements_by_id)
    yield Fault(path, f"no statement has the id {id_!r}{hint}", "unknown-statement")


def _passage_faults(article: Article, path: Path, passage: Passage, *, required: bool = False) -> Iterator[Fault]:
    if required and not passage:
        yield Fault(path, "a passage needs words", "no-words")
    for position, span in enumerate(passage):
        if span.end > len(article.text):
            message = f"the span {span.start}–{span.end} ends after the text, which has {len(article.text)} code points"
            yield Fault((*path, position), message, "span-out-of-range")
        elif not span.stands_in(article.text):
            message = f"the text has other words at {span.start}–{span.end} than {span.exact!r}"
            yield Fault((*path, position), message, "orphan")
        if position and passage[position - 1].end > span.start:
            yield Fault((*path, position), "the spans of a passage stand in order and do not overlap", "span-order")


def _circles(article: Article) -> Iterator[Fault]:
    """Statements whose chains come back to them through ``rests_on`` without leaving the article.

    Articles that rest on each other are news about the news, and legal.
    """
    rests_on = {
        statement.id: sorted(rests)
        for statement in article.statements
        if statement.attributed_to
        if (rests := {id_ for link in statement.attributions() for id_ in link.rests_on})
    }
    finished: set[str] = set()
    for start in rests_on:
        trail: list[str] = []
        places: dict[str, int] = {}  # of each in the trail
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            id_, leaving = waiting.pop()
            if leaving:
                finished.add(trail.pop())
                del places[id_]
            elif id_ in places:
                way = " → ".join(clipped([*trail[places[id_] :], id_]))
                yield Fault(("statements", id_, "attributed_to"), f"circular attribution: {way}", "circular")
            elif id_ not in finished and id_ in rests_on:
                places[id_] = len(trail)
                trail.append(id_)
                waiting.append((id_, True))
                waiting.extend((rest, False) for rest in reversed(rests_on[id_]))

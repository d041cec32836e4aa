"""What has to hold inside one article before anything is computed from it.

May import: errors, references, retrieval, model and what the model imports.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from provenance.errors import Fault
from provenance.references import resolved
from provenance.retrieval import retrieval_faults

if TYPE_CHECKING:
    from provenance.model import Article, Attribution, Statement
    from provenance.spans import Passage

__all__ = ["DEEPEST", "did_you_mean", "faults_of"]

DEEPEST = 50  # links nested in one statement; no hearsay in print comes near, and deeper ones only cost memory

# The lexical form of xsd:language (XML Schema Part 2, §3.3.3), which BCP 47 tags satisfy.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")

# Nobody mistypes longer names, and comparing many costs a while for each of many mistakes.
_LONGEST_COMPARED = 100
_MOST_COMPARED = 2_000

Path = tuple[str | int, ...]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A clause that names the nearest known words, or nothing when none is near or there is too much to compare."""
    candidates = list(known)
    if len(word) > _LONGEST_COMPARED or len(candidates) > _MOST_COMPARED:
        return ""
    near = get_close_matches(word, candidates, n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def faults_of(article: Article) -> Iterator[Fault]:
    """Every rule that the article breaks, with the way to the value that breaks it.

    Statements stand in the path by id, attributions and spans by position.
    """
    for name, things in (("sources", article.sources), ("claims", article.claims), ("statements", article.statements)):
        ids = [thing.id for thing in things]
        yield from _id_faults(name, ids)
    if article.language is not None and not _LANGUAGE_TAG.fullmatch(article.language):
        message = f"{article.language!r} is not a language tag; write one such as id, en or pt-BR"
        yield Fault(("article", "language"), message, "bad-language")
    if not article.id:
        yield Fault(("article", "id"), "an id cannot be empty", "empty-id")
    if article.outlet not in article.sources_by_id:
        hint = did_you_mean(article.outlet, article.sources_by_id)
        yield Fault(
            ("article", "outlet"), f"the outlet {article.outlet!r} is not among the sources{hint}", "unknown-source"
        )
    yield from retrieval_faults(article.retrieval, article.text)
    for source in article.sources:
        for name, others in (("acts_for", source.acts_for), ("owned_by", source.owned_by)):
            for other in others:
                yield from _unknown_source(article, ("sources", source.id, name), other)
    for statement in article.statements:
        yield from _statement_faults(article, statement)
    for position, passage in enumerate(article.without_statement):
        yield from _passage_faults(article, ("without_statement", position), passage.content, required=True)
    yield from _circles(article)


def _id_faults(name: str, ids: Sequence[str]) -> Iterator[Fault]:
    for id_, count in Counter(ids).items():
        if not id_:
            yield Fault((name, id_), "an id cannot be empty", "empty-id")
        if count > 1:
            yield Fault((name, id_), f"the id {id_!r} is given {count} times; ids are unique", "duplicate-id")


def _unknown_source(article: Article, path: Path, id_: str) -> Iterator[Fault]:
    if id_ not in article.sources_by_id:
        yield Fault(path, f"no source has the id {id_!r}{did_you_mean(id_, article.sources_by_id)}", "unknown-source")


def _statement_faults(article: Article, statement: Statement) -> Iterator[Fault]:
    path: Path = ("statements", statement.id)
    yield from _passage_faults(article, (*path, "content"), statement.content, required=True)
    yield from _passage_faults(article, (*path, "cues"), statement.cues)
    yield from _passage_faults(article, (*path, "hedges"), statement.hedges)
    if statement.claim is not None and statement.claim not in article.claims_by_id:
        hint = did_you_mean(statement.claim, article.claims_by_id)
        yield Fault((*path, "claim"), f"no claim has the id {statement.claim!r}{hint}", "unknown-claim")
    for name, ids in (("contradicts", statement.contradicts), ("about", statement.about)):
        yield from _reference_faults(article, (*path, name), ids, itself=statement.id)
    waiting: list[tuple[Path, Attribution, tuple[str, ...]]] = [
        ((*path, "attributed_to", n), link, (article.outlet,)) for n, link in enumerate(statement.attributed_to)
    ]
    while waiting:
        link_path, link, above = waiting.pop()
        yield from _link_faults(article, link_path, link, above)
        if len(link_path) // 2 - 1 > DEEPEST:
            yield Fault(link_path, f"links are nested more than {DEEPEST} deep", "too-deep")
            continue
        below = (*above, *link.sources)
        waiting.extend(((*link_path, "attributed_to", n), rest, below) for n, rest in enumerate(link.attributed_to))


def _link_faults(article: Article, path: Path, link: Attribution, above: tuple[str, ...]) -> Iterator[Fault]:
    if not link.sources:
        yield Fault((*path, "source"), "a link needs at least one source", "no-source")
    for id_, count in Counter(link.sources).items():
        yield from _unknown_source(article, (*path, "source"), id_)
        if count > 1:
            yield Fault((*path, "source"), f"{id_!r} speaks jointly with itself", "duplicate-source")
        if id_ in above:
            last = len(above) - 1 - above[::-1].index(id_)
            way = " ← ".join((*above[last:], id_))
            yield Fault((*path, "source"), f"circular attribution: {way}", "circular")
    for name, passage in (("cues", link.cues), ("mentions", link.mentions), ("hedges", link.hedges)):
        yield from _passage_faults(article, (*path, name), passage)
    for id_ in link.rests_on:
        if resolved(id_, article.id, article.statements_by_id) is None:
            yield from _unknown_statement(article, (*path, "rests_on"), id_)


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
        statement.id: sorted({id_ for link in statement.attributions() for id_ in link.rests_on})
        for statement in article.statements
    }
    finished: set[str] = set()
    for start in rests_on:
        trail: dict[str, None] = {}  # in order, and quick to ask
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            id_, leaving = waiting.pop()
            if leaving:
                finished.add(trail.popitem()[0])
            elif id_ in trail:
                way = " → ".join((*list(trail)[list(trail).index(id_) :], id_))
                yield Fault(("statements", id_, "attributed_to"), f"circular attribution: {way}", "circular")
            elif id_ not in finished and id_ in rests_on:
                trail[id_] = None
                waiting.append((id_, True))
                waiting.extend((rest, False) for rest in reversed(rests_on[id_]))

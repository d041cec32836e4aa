"""Rules about who the sources are: one under two names, two under one id, and sources of no kind.

May import: rule and what it imports, standards, vocabulary, wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from provenance.checks.evidence import NAMELESS, Evidence
from provenance.checks.finding import Level, Place, Related
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import REUTERS_SOURCING, SPJ_TRUTH
from provenance.checks.vocabulary import bare_name
from provenance.checks.wording import listed
from provenance.judgements import JudgementKind
from provenance.model import Article, Source
from provenance.terms import SourceKind

__all__ = ["RULES"]

_MAY_HAVE_TITLES = frozenset({SourceKind.PERSON, None})
_MOST_OF_A_NAME = 50  # sources with one and the same name that are compared pair by pair


@rule(
    "PA501",
    "same-source-twice",
    Level.WARNING,
    summary="Two sources seem to be one: the name of the one is a name or an alias of the other.",
    rationale=(
        "A source that is counted twice looks like two. Compared are names as a whole, in any case, those of persons "
        "without titles and degrees, too; an alias that two sources share (a family name) is no hint, nor is a single "
        "word behind two titles. Silent when their kinds differ, for sources without a name, and when a judgement says "
        "that they are different or the same."
    ),
    references=(REUTERS_SOURCING,),
    example="`nis: {name: NIS}` and `kr-nis: {name: Badan Intelijen Nasional, aliases: [NIS]}`. – Make them one.",
    mutual=True,
)
def same_source_twice(evidence: Evidence) -> Iterator[Observation]:
    """Pairs of sources that share a name."""
    homes: dict[str, tuple[Article, Source]] = {}
    for article in evidence.articles:
        for source in article.sources:
            homes.setdefault(evidence.identity.of_source(article.id, source.id), (article, source))
    by_name: dict[str, list[str]] = {}
    for id_, (_, source) in homes.items():
        for form in {form for name in source.names for form in _forms(source, name)} - {""}:
            by_name.setdefault(form, []).append(id_)
    pairs = {
        pair for ids in by_name.values() if len(ids) <= _MOST_OF_A_NAME for pair in combinations(sorted(ids), 2)
    } - {tuple(sorted(pair)) for pair in evidence.different}
    for one, other in sorted(pairs):
        (article, source), (other_article, other_source) = homes[one], homes[other]
        if _is_likely(source, other_source):
            message = (
                f"it seems to be the same as {other} ({other_source.name}); give them one id, or judge whether they are"
            )
            related = (Related(Place.of(other_article, None, "sources", other_source.id), f"{other_source.name}"),)
            yield Observation(Place.of(article, None, "sources", source.id), message, related)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _forms(source: Source, name: str) -> tuple[str, str]:
    """A name as a whole and, of a person, without titles and degrees; case folded."""
    whole = _folded(name)
    return whole, bare_name(name) if source.kind in _MAY_HAVE_TITLES else whole


def _is_likely(one: Source, other: Source) -> bool:
    """Whether the name of either is a name of the other, and nothing speaks against it."""
    if {one.kind, other.kind} & NAMELESS or (one.kind and other.kind and one.kind is not other.kind):
        return False
    return _is_called(one, other) or _is_called(other, one)


def _is_called(one: Source, other: Source) -> bool:
    """Whether the name of a source is one of another's, titles apart unless both would leave a single word."""
    whole, bare = _forms(one, one.name)
    for name in other.names:
        other_whole, other_bare = _forms(other, name)
        if whole in {other_whole, other_bare} or bare == other_whole:
            return True
        if bare == other_bare and len(bare.split()) > 1:
            return True
    return False


@rule(
    "PA502",
    "kind-missing",
    Level.NOTE,
    summary="A source that is cited has no kind.",
    rationale="Whether somebody is a person, a government, an outlet or nobody with a name decides what the other "
    "rules can say. Sources that nobody cites are left alone.",
    references=(SPJ_TRUTH,),
    example="`yoo: {name: Yoo Sang-bum}`. – Add `kind: person`.",
)
def kind_missing(evidence: Evidence) -> Iterator[Observation]:
    """Cited sources without a kind."""
    seen: set[tuple[str, str]] = set()
    for cited in evidence.cited:
        article = cited.stated.article
        for source in cited.link.sources:
            if source.kind is None and (article.id, source.id) not in seen:
                seen.add((article.id, source.id))
                message = f"{source.name} is cited, and nothing says what it is; add its kind"
                related = (Related(cited.place, "cites it"),)
                yield Observation(Place.of(article, None, "sources", source.id), message, related)


@rule(
    "PA503",
    "one-id-for-two",
    Level.WARNING,
    summary="Articles use one id for sources that do not seem to be the same.",
    rationale=(
        "Sources with one id are one, so that two behind it look like a single source, and what is said of the one is "
        "held against the other. Ids such as `official` come up in article after article. Told are sources without a "
        "common name of which either the kinds differ, or both are persons whose names share no word. Silent when a "
        "judgement says that they are different or the same."
    ),
    references=(REUTERS_SOURCING,),
    example="`official: {name: an official, kind: anonymous}` here, `official: {name: Ina Holt, kind: person}` there. "
    "– Give one of them another id.",
    mutual=True,
)
def one_id_for_two(evidence: Evidence) -> Iterator[Observation]:
    """Ids that two articles give to sources which cannot be told to be one."""
    first: dict[str, tuple[Article, Source]] = {}
    unlike: dict[str, list[tuple[Article, Source]]] = {}
    for article in evidence.articles:
        for source in article.sources:
            known = first.setdefault(evidence.identity.of_source(article.id, source.id), (article, source))
            if known[1].id == source.id and _are_unlike(known[1], source):
                unlike.setdefault(source.id, []).append((article, source))
    judged = {
        name.rpartition("#")[2]
        for judgement in evidence.judgements
        if judgement.kind is JudgementKind.SOURCE
        for name in judgement.same_as
    }
    for id_ in sorted(unlike.keys() - judged):
        article, source = first[id_]
        others = listed(other.name for _, other in unlike[id_])
        message = f"{source.name} has the id {id_}, which elsewhere is that of {others}; give them ids of their own"
        related = tuple(
            Related(Place.of(home, None, "sources", other.id), f"is {other.name}") for home, other in unlike[id_]
        )
        yield Observation(Place.of(article, None, "sources", source.id), message, related)


def _are_unlike(one: Source, other: Source) -> bool:
    """Whether two sources have no name in common, and are of two kinds or persons with other names altogether."""
    names, others = ({_folded(name) for name in each.names} for each in (one, other))
    if names & others or one.kind is None or other.kind is None:
        return False
    if one.kind is not other.kind:
        return True
    words = {word for name in names for word in name.split()}
    return one.kind is SourceKind.PERSON and not any(word in words for name in others for word in name.split())


RULES: tuple[Rule, ...] = (same_source_twice, kind_missing, one_id_for_two)

"""Rules about who the sources are: one under two names, and sources of no kind.

May import: rule and what it imports, standards.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from provenance.checks.evidence import NAMELESS, Evidence
from provenance.checks.finding import Level, Place, Related
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import REUTERS_SOURCING, SPJ_TRUTH
from provenance.model import Article, Source

__all__ = ["RULES"]

_MOST_OF_A_NAME = 50  # sources with one and the same name that are compared pair by pair


@rule(
    "PA501",
    "same-source-twice",
    Level.WARNING,
    summary="Two sources seem to be one: the name of the one is a name or an alias of the other.",
    rationale=(
        "A source that is counted twice looks like two. Compared are names as a whole, in any case; an alias that two "
        "sources share (a family name) is no hint. Silent when their kinds differ, for sources without a name, and "
        "when a judgement says that they are different or the same."
    ),
    references=(REUTERS_SOURCING,),
    example="`nis: {name: NIS}` and `kr-nis: {name: Badan Intelijen Nasional, aliases: [NIS]}`. – Make them one.",
)
def same_source_twice(evidence: Evidence) -> Iterator[Observation]:
    """Pairs of sources that share a name."""
    homes: dict[str, tuple[Article, Source]] = {}
    for article in evidence.articles:
        for source in article.sources:
            homes.setdefault(evidence.identity.of_source(article.id, source.id), (article, source))
    by_name: dict[str, list[str]] = {}
    for id_, (_, source) in homes.items():
        for name in {_folded(name) for name in source.names} - {""}:
            by_name.setdefault(name, []).append(id_)
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


def _is_likely(one: Source, other: Source) -> bool:
    """Whether the name of either is a name of the other, and nothing speaks against it."""
    if {one.kind, other.kind} & NAMELESS or (one.kind and other.kind and one.kind is not other.kind):
        return False
    names, others = ({_folded(name) for name in each.names} for each in (one, other))
    return _folded(one.name) in others or _folded(other.name) in names


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


RULES: tuple[Rule, ...] = (same_source_twice, kind_missing)

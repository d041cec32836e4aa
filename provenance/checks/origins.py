"""Rules about what a claim rests on in the end: how many origins, who they are, and what they have at stake.

Sources that deny a claim are no support for it, and statements in an outlet's own voice disclose no origin.

May import: rule and what it imports, stated, outlets, standards, wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.checks.evidence import NAMELESS, Evidence
from provenance.checks.finding import Level
from provenance.checks.outlets import carried, parallel_outlets, place_of_claim
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import (
    AP_ANONYMOUS,
    DEWAN_PERS_VERIFICATION,
    KEJ_3,
    REUTERS_SOURCING,
    SPJ_TRUTH,
)
from provenance.checks.stated import Stated
from provenance.checks.wording import joined, listed, shortened
from provenance.model import Source
from provenance.questions.dependence import Dependents
from provenance.questions.network import told_apart
from provenance.terms import SourceKind

__all__ = ["RULES"]


@rule(
    "PA201",
    "single-origin",
    Level.WARNING,
    summary="Everything that is said for a claim goes back to fewer independent origins than the policy wants.",
    rationale=(
        "Two or more sources are better than one. Sources that act for, or belong to, the same are counted once, and "
        "so are all that are not named: unknown independence counts as dependence. Claims without any attributed "
        "statement are left to PA101, several outlets with one origin to PA207, and claims that rest on nobody with a "
        "name to PA203. Silent where a document is an origin that nobody is behind, as far as is annotated: it can be "
        "read; and where all origins speak of their own plans (“vowed”, “berjanji” in the cue): nobody else knows "
        "these. The figure is `minimum_origins` in the policy."
    ),
    references=(REUTERS_SOURCING, DEWAN_PERS_VERIFICATION, KEJ_3),
    example="Three statements, all of them from the same police spokesman. – Find somebody else who knows.",
)
def single_origin(evidence: Evidence) -> Iterator[Observation]:
    """Claims with too few independent origins."""
    wanted = evidence.thresholds["minimum_origins"]
    for stated in evidence.claims.values():
        origins = evidence.origins(stated)
        camps = evidence.camps(origins)
        nameless = [source for source in origins if source.kind in NAMELESS]
        if not camps or len(camps) >= wanted or nameless == [*origins] or parallel_outlets(evidence, stated, camps):
            continue
        if any(_can_be_read(evidence, source) for source in origins) or evidence.tells_plans(stated):
            continue
        more = "another independent origin" if wanted - len(camps) == 1 else f"{wanted - len(camps)} more"
        anybody = f", and on {listed(told_apart(nameless))}, who may be anybody" if nameless else ""
        message = f"the claim rests on {_counted(camps, alone=not nameless)}{anybody}; look for {more}"
        yield Observation(place_of_claim(stated), message, carried(evidence, stated))


def _can_be_read(evidence: Evidence, source: Source) -> bool:
    """Whether it is a document that nobody speaks through, as one does through a press release."""
    return source.kind is SourceKind.DOCUMENT and source.id not in evidence.tied


def _counted(camps: Sequence[Dependents], *, alone: bool) -> str:
    """How many origins there are, who, and why some of them are one."""
    names = iter(told_apart([source for camp in camps for source in camp.sources]))
    each = [listed((next(names) for _ in camp.sources), "with") for camp in camps]
    reasons = joined(reason for camp in camps for reason in camp.reasons)
    if len(camps) > 1:
        return f"{len(camps)} independent origins, {listed(each)}" + (f" ({reasons})" if reasons else "")
    if reasons:
        return f"{listed(told_apart(camps[0].sources))}, who are one ({reasons})"
    return f"{each[0]} alone" if alone else each[0]


@rule(
    "PA202",
    "anonymous-origin",
    Level.NOTE,
    summary="A statement goes back to an anonymous source; others who are named support the same claim.",
    rationale="Anonymous sources are the weakest. Where nobody with a name supports the claim, PA203 speaks instead. "
    "The figure is `named_beside_anonymous` in the policy.",
    references=(AP_ANONYMOUS, REUTERS_SOURCING, SPJ_TRUTH),
    example="“A diplomat said …; the ministry confirmed it.” – Say why the diplomat is not named.",
)
def anonymous_origin(evidence: Evidence) -> Iterator[Observation]:
    """Statements with an anonymous origin that is not alone."""
    for each, anonymous, named in _anonymous(evidence):
        if len(named) >= evidence.thresholds["named_beside_anonymous"]:
            message = (
                f"{shortened(each.statement.text)} goes back to {listed(told_apart(anonymous))}, who is "
                f"not named; {listed(told_apart(named))} also supports it: lean on that, or say why"
            )
            yield Observation(each.place, message)


@rule(
    "PA203",
    "only-anonymous",
    Level.WARNING,
    summary="A statement goes back to anonymous sources, and too few with a name support it or its claim.",
    rationale="Nobody can be asked, and nobody answers for it. An anonymous source needs another beside it. The figure "
    "is `named_beside_anonymous` in the policy.",
    references=(AP_ANONYMOUS, REUTERS_SOURCING, SPJ_TRUTH),
    example="“A deckhand, who asked not to be named, said …”, and nothing else. – Look for a record or a name.",
)
def only_anonymous(evidence: Evidence) -> Iterator[Observation]:
    """Statements with an anonymous origin and nobody else."""
    for each, anonymous, named in _anonymous(evidence):
        wanted = evidence.thresholds["named_beside_anonymous"]
        if len(named) < wanted:
            beside = f"only {listed(told_apart(named))} beside them" if named else "nobody with a name"
            message = (
                f"{shortened(each.statement.text)} goes back to {listed(told_apart(anonymous))}, and "
                f"{beside} supports it; look for a named source or a document"
            )
            yield Observation(each.place, message)


def _anonymous(evidence: Evidence) -> Iterator[tuple[Stated, tuple[Source, ...], tuple[Source, ...]]]:
    """Statements with an anonymous origin: these origins, and the named ones of the statement or else of its claim."""
    for each in evidence.stated:
        if each.statement.about:
            continue  # how another statement is known, not what happened
        origins = evidence.origins([each])
        anonymous = tuple(source for source in origins if source.kind is SourceKind.ANONYMOUS)
        if anonymous:
            claim = evidence.claim_of(each)
            named = {source.id: source for source in (*origins, *evidence.origins(claim))}
            yield each, anonymous, tuple(source for source in named.values() if source.kind not in NAMELESS)


@rule(
    "PA204",
    "interested-origin",
    Level.NOTE,
    summary="One of the origins of a claim has a stake in what the claim is about.",
    rationale=(
        "Not wrong, but a reader should know. An origin has a stake when it, or whom it acts for or belongs to, is "
        "what the claim is about or has an interest in it; both are annotated (`about`, `interests`). When all of "
        "them have, PA205 speaks instead. Silent where all origins speak of their own plans, see PA201."
    ),
    references=(SPJ_TRUTH, REUTERS_SOURCING),
    example="The landlord, the tenant and a surveyor on the state of a roof. – Say that the landlord owns it.",
)
def interested_origin(evidence: Evidence) -> Iterator[Observation]:
    """Claims of which some origins are interested."""
    for stated in evidence.claims.values():
        origins = evidence.origins(stated)
        stakes = _stakes(evidence, stated, origins)
        if stakes and len(stakes) < len(origins):
            message = f"{joined(stakes.values())}: say so where the claim is reported"
            yield Observation(place_of_claim(stated), message, carried(evidence, stated))


@rule(
    "PA205",
    "only-interested",
    Level.WARNING,
    summary="Every origin of a claim has a stake in what the claim is about.",
    rationale=(
        "Several sources that want the same are not much more than one. What a stake is, see PA204. A source of which "
        "no interests are annotated counts as having none."
    ),
    references=(SPJ_TRUTH, REUTERS_SOURCING, KEJ_3),
    example="Two warring governments on a third. – Look for an origin that has nothing to win.",
)
def only_interested(evidence: Evidence) -> Iterator[Observation]:
    """Claims of which all origins are interested."""
    for stated in evidence.claims.values():
        origins = evidence.origins(stated)
        stakes = _stakes(evidence, stated, origins)
        if stakes and len(stakes) == len(origins):
            count = len(origins)
            many = "both" if count == 2 else f"all {count}"  # noqa: PLR2004  # what "both" means
            many = "the only origin is an interested party" if count == 1 else f"{many} origins are interested parties"
            message = f"{many}: {joined(stakes.values())}; look for an origin without a stake"
            yield Observation(place_of_claim(stated), message, carried(evidence, stated))


def _stakes(evidence: Evidence, stated: Sequence[Stated], origins: Sequence[Source]) -> dict[str, str]:
    """For each origin that has a stake in a claim, why, in words; none where all tell of their own plans."""
    if evidence.tells_plans(stated):
        return {}
    about = evidence.about(stated)
    whose = evidence.interested(about)
    names = dict(zip((source.id for source in origins), told_apart(origins), strict=True))
    return {
        source.id: _stake(evidence, names[source.id], source.id, whose[source.id], about)
        for source in origins
        if source.kind not in NAMELESS and source.id in whose
    }


def _stake(evidence: Evidence, name: str, source: str, whose: str, about: frozenset[str]) -> str:
    who = name if whose == source else f"{name} (for {evidence.name(whose)})"
    if whose in about:
        return f"{who} is what it is about"
    return f"{who} has a stake in {listed(map(evidence.name, evidence.topics(whose, about)))}"


RULES: tuple[Rule, ...] = (
    single_origin,
    anonymous_origin,
    only_anonymous,
    interested_origin,
    only_interested,
)

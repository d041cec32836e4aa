"""Checking articles by a policy.

May import: errors, model and what it imports, graph, judgements, reading; the other modules of checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from provenance.checks.evidence import Evidence
from provenance.checks.finding import Finding, Place, Related
from provenance.checks.policy import Policy, load_policy
from provenance.checks.rule import Observation, Rule
from provenance.checks.rules import ORPHANED_QUOTE, RULES, chosen
from provenance.checks.suppression import suppressed, suppressions_in
from provenance.graph import trace
from provenance.judgements import Identity, Judgement
from provenance.model import Article
from provenance.reading import LocatedArticle

__all__ = ["check", "check_located"]


def check(
    articles: Article | Iterable[Article],
    *,
    policy: Policy | str = "default",
    judgements: Iterable[Judgement] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """What a person should look at in the sourcing of some articles, taken together.

    The same articles give the same findings in whatever order they come.

    Args:
        articles: one article or several, each with its own id.
        policy: which rules are on and how much they weigh; a name is one that ``load_policy`` knows.
        judgements: which sources, statements and claims are the same.
        select: codes, beginnings of codes or names of the rules to look for, whether the policy has them on or not;
            all that it has on when there are none.
        ignore: those not to look for, in the same words.

    Returns:
        Articles by id; in each, what is about no passage first, then in text order.

    Raises:
        UnknownNameError: when there is no such policy or rule.
        ModelError: when two articles have the same id, or the judgements contradict each other.
        InputError: when the policy is a file that cannot be read, or does not hold together.
    """
    given = (articles,) if isinstance(articles, Article) else tuple(articles)
    policy = load_policy(policy) if isinstance(policy, str) else policy
    codes = _looked_for(policy, tuple(select), tuple(ignore))
    return _sorted(_found(given, policy, tuple(judgements), codes))


def check_located(
    located: Iterable[LocatedArticle],
    *,
    policy: Policy | str = "default",
    judgements: Iterable[Judgement] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """As ``check``, of articles that come with their files: every finding has its line there.

    Words that are no longer in an article's text are findings, too, and comments in the files may ask to ignore some
    (see suppression).
    """
    given = tuple(located)
    policy = load_policy(policy) if isinstance(policy, str) else policy
    codes = _looked_for(policy, tuple(select), tuple(ignore))
    files = {each.article.id: each for each in given}
    findings = _found([each.article for each in given], policy, tuple(judgements), codes)
    findings = [_located(finding, files) for finding in findings]
    if ORPHANED_QUOTE.code in codes:
        findings += [_made(ORPHANED_QUOTE, seen, policy) for each in files.values() for seen in _orphans(each)]
    suppressions = [suppression for each in files.values() for suppression in suppressions_in(each)]
    kept, objections = suppressed(findings, suppressions, codes)
    kept += [_made(rule, seen, policy) for rule, seen in objections if rule.code in codes]
    return _sorted(kept)


def _looked_for(policy: Policy, select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    return (chosen(select) if select else policy.enabled) - chosen(ignore)


def _found(
    articles: Sequence[Article], policy: Policy, judgements: tuple[Judgement, ...], codes: frozenset[str]
) -> list[Finding]:
    graph = trace(sorted(articles, key=lambda article: article.id), judgements=Identity.of(judgements))
    evidence = Evidence(graph, policy.thresholds, judgements)
    return [_made(rule, seen, policy) for rule in _rules(codes) if rule.look for seen in rule.look(evidence)]


def _rules(codes: frozenset[str]) -> Iterator[Rule]:
    return (rule for code, rule in RULES.items() if code in codes)


def _made(rule: Rule, seen: Observation, policy: Policy) -> Finding:
    return Finding(rule.code, rule.name, policy.settings[rule.code].level, seen.place, seen.message, seen.related)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key))


def _located(finding: Finding, files: dict[str, LocatedArticle]) -> Finding:
    related = tuple(Related(_place_in(each.place, files), each.message) for each in finding.related)
    return evolve(finding, place=_place_in(finding.place, files), related=related)


def _place_in(place: Place, files: dict[str, LocatedArticle]) -> Place:
    located = files.get(place.article)
    if located is None:
        return place
    offset = located.offset_of(place.path)
    if offset is None:
        return evolve(place, file=located.source.file)
    line, column = located.source.line_and_column(offset)
    return evolve(place, file=located.source.file, line=line, column=column)


def _orphans(located: LocatedArticle) -> Iterator[Observation]:
    """Words that are no longer in the text, with the statement, or whatever it is, that they were quoted for."""
    for problem in located.orphans:
        before = [
            (offset, path[:2])
            for path, offset in located.places.items()
            if located.source.line_and_column(offset) <= (problem.line or 0, problem.column or 0)
        ]
        path = max(before, default=(0, ()))[1]
        place = Place(located.article.id, path, None, None, problem.file, problem.line, problem.column)
        yield Observation(place, problem.message)

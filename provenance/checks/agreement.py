"""Rules about things that do not fit together: statements that contradict each other, and times.

May import: rule and what it imports, standards.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.checks.evidence import Evidence, Stated, listed, shortened
from provenance.checks.finding import Level, Related
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import KEJ_3, REUTERS_SOURCING, SPJ_TRUTH
from provenance.dates import Verdict
from provenance.questions.timeline import timeline
from provenance.terms import Certainty, Voice

__all__ = ["RULES"]

_LONG = 200  # code points of statements whose ends may be what differs


@rule(
    "PA401",
    "contradiction",
    Level.WARNING,
    summary="Two statements cannot both hold, and the article does not say that anybody disagrees.",
    rationale=(
        "Which statements contradict each other a person has annotated (`contradicts`). Silent when one of them is a "
        "denial: then the reader is told that there are two sides. Opinion is exempt."
    ),
    references=(REUTERS_SOURCING, SPJ_TRUTH, KEJ_3),
    example="One agency: “since August”. Another: “after the meeting in September”. – Say that they differ.",
    mutual=True,
)
def contradiction(evidence: Evidence) -> Iterator[Observation]:
    """Pairs of statements that contradict each other, each pair once."""
    for article in evidence.articles:
        seen: set[frozenset[str]] = set()
        for statement in article.statements:
            for id_ in statement.contradicts:
                pair = frozenset({statement.id, id_})
                each, other = Stated(article, statement), Stated(article, article.statements_by_id[id_])
                if pair in seen or _is_dispute(each) or _is_dispute(other):
                    continue
                seen.add(pair)
                yield _disagreement(evidence, *sorted((each, other), key=lambda one: one.statement.start))


def _disagreement(evidence: Evidence, earlier: Stated, later: Stated) -> Observation:
    who, other = _who(evidence, later), _who(evidence, earlier)
    message = (
        f"{who} says {shortened(later.statement.text, _LONG)}, but {other} in {earlier.place.name}: "
        f"{shortened(earlier.statement.text, _LONG)}; find out which holds, and tell the reader"
    )
    return Observation(later.place, message, (Related(earlier.place, f"{other} says otherwise"),))


def _is_dispute(each: Stated) -> bool:
    """Whether a statement is opinion, or tells a reader itself that somebody denies something."""
    statement = each.statement
    certainties = [statement.certainty, *(link.certainty for link in statement.attributions())]
    return statement.voice is Voice.OPINION or Certainty.DENIED in certainties


def _who(evidence: Evidence, each: Stated) -> str:
    """Who says it, in the end."""
    names = listed(source.name for source in evidence.origins([each]))
    return names or evidence.outlet(each).name


@rule(
    "PA402",
    "said-after-publication",
    Level.ERROR,
    summary="Something was said after it was published or relayed, or an article rests on a later one.",
    rationale=(
        "Then a date is wrong, or the text has been changed since. Dates are compared at the precision they have, and "
        "one without an offset may be of any time zone; only what is certain is reported."
    ),
    references=(SPJ_TRUTH,),
    example="Published 2023-11-01, `said: 2023-12`. – Check both dates, and whether the article was updated.",
)
def said_after_publication(evidence: Evidence) -> Iterator[Observation]:
    """Whatever is certainly later than what has to come after it."""
    for order in timeline(evidence.graph).those(Verdict.VIOLATED):
        first, then = (Stated(one.where.article, one.where.statement) for one in (order.first, order.then))
        message = f"it was {order.first}, after it was {order.then}; check both dates, and whether the text was changed"
        related = (Related(then.place, str(order.then)),) if then.place != first.place else ()
        yield Observation(first.place, message, related)


RULES: tuple[Rule, ...] = (contradiction, said_after_publication)

"""Rules about things that do not fit together: statements that contradict each other, and times.

May import: rule and what it imports, stated, standards, wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from provenance.checks.evidence import Evidence
from provenance.checks.finding import Level, Related
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import KEJ_3, REUTERS_SOURCING, SPJ_TRUTH
from provenance.checks.stated import Stated
from provenance.checks.wording import listed, shortened
from provenance.dates import Verdict
from provenance.questions.network import told_apart
from provenance.questions.timeline import timeline
from provenance.terms import Certainty, Voice

__all__ = ["RULES"]

_LONG = 200  # code points of statements whose ends may be what differs
_MOST_PAIRS = 5  # contradictions of one statement, or denials of one claim, that are told one by one


@rule(
    "PA401",
    "contradiction",
    Level.WARNING,
    summary="Two statements cannot both hold, and the article does not say that anybody disagrees.",
    rationale=(
        "Which statements contradict each other a person has annotated (`contradicts`); what was judged the same as "
        "one of them, elsewhere, contradicts the other, too. Silent when one of them is a denial: then the reader is "
        "told that there are two sides. Opinion is exempt."
    ),
    references=(REUTERS_SOURCING, SPJ_TRUTH, KEJ_3),
    example="One agency: “since August”. Another: “after the meeting in September”. – Say that they differ.",
    mutual=True,
)
def contradiction(evidence: Evidence) -> Iterator[Observation]:
    """Pairs of statements that contradict each other, each pair once; of very many pairs, how many there are."""
    for each, others in _contradicted(evidence):
        for other in others[:_MOST_PAIRS]:
            yield _disagreement(evidence, other, each)
        rest = others[_MOST_PAIRS:]
        if rest:
            names = listed(_named(one, each) for one in rest)
            many = "1 more statement contradicts" if len(rest) == 1 else f"{len(rest)} more statements contradict"
            message = f"{many} {shortened(each.statement.text)}: {names}; find out which hold, and tell the reader"
            yield Observation(each.place, message)


def _contradicted(evidence: Evidence) -> Iterator[tuple[Stated, list[Stated]]]:
    """Statements, each with those it contradicts that come before it, or stand in another article alone."""
    same: dict[str, dict[str, list[Stated]]] = {}  # what was judged the same, by article
    against: dict[str, dict[str, None]] = {}
    for each in evidence.stated:
        one = evidence.identity.of_statement(each.article.id, each.statement.id)
        same.setdefault(one, {}).setdefault(each.article.id, []).append(each)
        for id_ in each.statement.contradicts:
            other = evidence.identity.of_statement(each.article.id, id_)
            against.setdefault(one, {})[other] = None
            against.setdefault(other, {})[one] = None
    for each in evidence.stated:
        one = evidence.identity.of_statement(each.article.id, each.statement.id)
        if one in against and not _is_dispute(each):
            found = [before for other in against[one] for before in _before(each, same[one], same[other])]
            yield each, sorted((other for other in found if not _is_dispute(other)), key=_order)


def _before(
    each: Stated, same: Mapping[str, Sequence[Stated]], others: Mapping[str, Sequence[Stated]]
) -> Iterator[Stated]:
    """With which of some statements that are one a statement is told, so that each contradiction is told once."""
    here = each.article.id
    if here in others:
        yield from (other for other in others[here] if _order(other) < _order(each))
    else:
        there, (other, *_) = next(iter(others.items()))
        if there < here or there in same:  # there, too, the two stand together: then it is told here
            yield other


def _order(each: Stated) -> tuple[str, int, int, str]:
    statement = each.statement
    return each.article.id, statement.start, statement.end, statement.id


def _named(each: Stated, beside: Stated) -> str:
    """What a statement is called next to another one."""
    return each.place.name if each.article is beside.article else f"{each.article.id}, {each.place.name}"


def _disagreement(evidence: Evidence, other: Stated, each: Stated) -> Observation:
    who, whom = _who(evidence, each), _who(evidence, other)
    message = (
        f"{who} says {shortened(each.statement.text, _LONG)}, but {whom} in {_named(other, each)}: "
        f"{shortened(other.statement.text, _LONG)}; find out which holds, and tell the reader"
    )
    return Observation(each.place, message, (Related(other.place, f"{whom} says otherwise"),))


def _is_dispute(each: Stated) -> bool:
    """Whether a statement is opinion, or tells a reader itself that somebody denies something."""
    statement = each.statement
    certainties = [statement.certainty, *(link.certainty for link in statement.attributions())]
    return statement.voice is Voice.OPINION or Certainty.DENIED in certainties


def _who(evidence: Evidence, each: Stated) -> str:
    """Who says it, in the end."""
    return listed(told_apart(evidence.origins([each]))) or evidence.outlet(each).name


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


@rule(
    "PA405",
    "denied-elsewhere",
    Level.WARNING,
    summary="An article reports a claim as if nobody denied it, and another article says who does.",
    rationale=(
        "A reader of the one article does not learn that there are two sides. Looked for among the articles that are "
        "checked together, claim by claim. Silent when the article, or another one of the same outlet, tells of a "
        "denial: who reports both sides, each with its source, does not contradict itself. What an outlet says or "
        "denies and attributes to nobody is held against its own articles, too. Silent as well for opinion, and where "
        "the claim is only called possible."
    ),
    references=(REUTERS_SOURCING, SPJ_TRUTH, KEJ_3),
    example="The Courier: “The dam is safe, the board says.” The Herald: “The engineer denies that it is safe.” – Find "
    "out which holds, and tell the readers of the Courier that it is disputed.",
    mutual=True,
)
def denied_elsewhere(evidence: Evidence) -> Iterator[Observation]:
    """Articles that report a claim which others say is denied; each article once a claim."""
    for stated in evidence.claims.values():
        denials = [each for each in stated if evidence.denied_by(each)]
        by_outlet: dict[str, list[Stated]] = {}
        for each in denials:
            by_outlet.setdefault(evidence.outlet(each).id, []).append(each)
        telling = {each.article.id for each in denials}
        reporting: dict[str, list[Stated]] = {}
        for each in stated if denials else ():
            if each.article.id not in telling and _reports(evidence, each):
                reporting.setdefault(each.article.id, []).append(each)
        for several in reporting.values():
            own = by_outlet.get(evidence.outlet(several[0]).id)
            if own and any(each.statement.attributed_to for each in several):
                own = [each for each in own if not each.statement.attributed_to]
            against = denials if own is None else own
            if against:
                yield _denied(evidence, min(several, key=lambda each: each.is_headline), against)


def _reports(evidence: Evidence, each: Stated) -> bool:
    """Whether a statement tells a claim as more than possible; a chain that comes to no origin tells nothing."""
    if each.statement.attributed_to and not evidence.ends(each.node):
        return False
    return evidence.commitment(each) is not Certainty.POSSIBLE


def _denied(evidence: Evidence, each: Stated, denials: Sequence[Stated]) -> Observation:
    first = denials[0]
    rest = len(denials) - 1
    more = f" (and {rest} more denial{'' if rest == 1 else 's'})" if rest else ""
    message = (
        f"{_who(evidence, each)} says {shortened(each.statement.text)}, and this article does not tell that "
        f"{listed(told_apart(evidence.denied_by(first)))} denies it, as {_named(first, each)} does: "
        f"{shortened(first.statement.text)}{more}; find out which holds, and tell the "
        f"reader"
    )
    related = tuple(
        Related(one.place, f"{listed(told_apart(evidence.denied_by(one)))} denies it") for one in denials[:_MOST_PAIRS]
    )
    return Observation(each.place, message, related)


RULES: tuple[Rule, ...] = (contradiction, said_after_publication, denied_elsewhere)

"""The sourcing of claims as text for a reader: a block a claim, the answer first.

May import: graph, questions and what they import; siblings in exchange.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from provenance.dates import Verdict
from provenance.exchange.chains_words import one_line
from provenance.exchange.columns import filled, wrapped
from provenance.exchange.ink import Role
from provenance.exchange.page import NARROWEST, Page
from provenance.exchange.visible import visible
from provenance.model import Source
from provenance.questions.independence import Independence
from provenance.questions.network import Occurrence, told_apart
from provenance.questions.sourcing import Sourcing
from provenance.terms import Certainty

__all__ = ["rows", "sourcing_text"]

_INDENT = "  "
_LABEL = 14  # cells for what a line is about
_MOST_PRODUCTS = 12
_MOST_ORDERS = 5
_MOST_STATEMENTS = 20

Rows = Iterator[tuple[str, str]]


def sourcing_text(answers: Iterable[Sourcing], page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """One piece of text a claim."""
    for number, answer in enumerate(answers):
        lines = [page.ink(visible(answer.claim.id), Role.ID)]
        lines += [page.ink(line, Role.TITLE) for line in wrapped(one_line(answer.claim.text), page.width)]
        for same in answer.same_as:
            lines += [
                page.ink(line, Role.QUIET) for line in wrapped(visible(f"judged the same: {same.id}"), page.width)
            ]
        lines += ["", *_answer(answer, page), ""]
        for label, text in rows(answer):
            lines += _labelled(label, text, page)
        if answer.without is not None:
            lines += ["", *_without(answer, page)]
        yield "\n" * bool(number) + "\n".join(lines) + "\n"


def _labelled(label: str, text: str, page: Page) -> Iterator[str]:
    room = max(page.width - len(_INDENT) - _LABEL, NARROWEST)
    for number, line in enumerate(wrapped(text, room)):
        name = page.ink(filled("" if number else label, _LABEL), Role.QUIET)
        yield _INDENT + name + line


def _answer(answer: Sourcing, page: Page) -> Iterator[str]:
    found = answer.independence
    yield _INDENT + visible(found.sentence)
    if found.lines and found.is_exact and not any(map(_named, found.origins)):
        yield _INDENT + page.ink("Nobody is named: it may all come from one.", Role.WARNING)
    if found.cut:
        yield from (_INDENT + line for line in wrapped(visible(f"{found.withdrawal}:"), page.width - len(_INDENT)))
    room = max(page.width - 2 * len(_INDENT) - 4, NARROWEST)
    for number, group in enumerate(found.cut, start=1):
        yield f"{_INDENT * 2}{number:>2}  {visible(group.name)}"
        for reason in group.reasons:
            for line in wrapped(visible(f"counted as one: {reason}"), room):
                yield f"{_INDENT * 2}    {line}"
    if not found.is_exact:
        yield _INDENT + "The smallest number of lines would take too long to find; the above cut every chain."


def _named(source: Source) -> bool:
    return source.kind is None or source.kind.value not in {"anonymous", "unattributed"}


def rows(answer: Sourcing) -> Rows:
    """What there is to say of a claim beyond the answer: what a line is about, and the line."""
    found = answer.independence
    name = _naming(answer)
    yield "published by", _names(found.outlets)
    if found.attributed:
        yield "attributed", _statements(found.attributed, name)
    if found.own_voice:
        yield "own voice", f"{_statements(found.own_voice, name)} (no source is given)"
    if found.denials:
        yield "denied", f"{_statements(found.denials, name)}, by {_names(found.denied_by)} (no line of the claim)"
    if found.origins:
        yield "origins", _names(found.origins)
    yield from _doubts(found)
    if found.attributed:
        yield from _along(answer, name)
    yield from _in_time(answer)
    if found.origins:
        yield "formula", _formula(answer)


def _doubts(found: Independence) -> Rows:
    """What makes the lines so few."""
    if found.choke_points:
        yield "choke points", f"{_names(found.choke_points)}: on every chain"
    if found.nameless:
        others = ": may be any of the others, and add no line" if any(map(_named, found.origins)) else ""
        yield "not named", f"{_names(found.nameless)}{others}"
    if found.in_circles:
        yield "in circles", f"{_names(found.in_circles)} rest on each other"
    if found.missing:
        yield "not at hand", ", ".join(map(visible, found.missing)) + ": what goes on there adds no line"


def _along(answer: Sourcing, name: dict[str, str]) -> Rows:
    found, far = answer.firmness, answer.hearsay
    values = [one.value for one in found.certainties if one not in {Certainty.UNSPECIFIED, Certainty.DENIED}]
    if values:
        of_some = " (some chains do not say)" if Certainty.UNSPECIFIED in found.certainties else ""
        yield "certainty", (f"{values[0]} to {values[-1]}" if len(values) > 1 else values[0]) + of_some
    for rise in found.rises:
        yield "rises", visible(f"{_label(rise.where, name)}: {rise.sentence}")
    if far.longest:
        between = (
            f"up to {far.between} between outlet and origin" if far.between else "none: origins are cited directly"
        )
        yield "hearsay", between
    for label, statements in (("elided links", far.elided), ("inferred", far.inferred)):
        if statements:
            yield label, _statements(statements, name)


def _in_time(answer: Sourcing) -> Rows:
    found = answer.timeline
    if found.first:
        words = [visible(str(one)) for one in found.first[:_MOST_ORDERS]]
        rest = len(found.first) - len(words)
        unsure = "; the dates do not tell which" if len(found.first) > 1 else ""
        yield "earliest", ", or ".join(words) + (f", or {rest} others" if rest else "") + unsure
    if found.undated_articles:
        shown = [visible(id_) for id_ in found.undated_articles[:_MOST_STATEMENTS]]
        rest = len(found.undated_articles) - len(shown)
        yield "without date", ", ".join(shown) + (f" and {rest} more" if rest else "") + ": may be earlier"
    violated = found.those(Verdict.VIOLATED)
    for order in violated[:_MOST_ORDERS]:
        yield "out of order", visible(order.sentence)
    if len(violated) > _MOST_ORDERS:
        yield "", f"… and {len(violated) - _MOST_ORDERS} more"


def _formula(answer: Sourcing) -> str:
    formula = answer.formula
    if formula.monomials is not None and len(formula.monomials) <= _MOST_PRODUCTS:
        return visible(str(formula))
    lines = formula.factored.splitlines()
    shown = " where ".join(filter(None, (lines[0], "; ".join(lines[1:_MOST_PRODUCTS]))))
    rest = f"; … ({len(lines)} parts)" if len(lines) > _MOST_PRODUCTS else ""
    count = str(formula.chain_count) if formula.chain_count < 10**18 else "more than 10¹⁷"
    return visible(f"{shown}{rest} ({count} chains)")


def _without(answer: Sourcing, page: Page) -> Iterator[str]:
    gone, left = answer.without, answer.left
    if gone is None or left is None:
        return
    name = _naming(answer)
    names = _names(gone.sources)
    if not gone.rests:
        yield _INDENT + f"Without {names}: nothing changes, no chain passes it, nor anybody who belongs to it."
        return
    verdict = "it still stands." if left.attributed else "nothing is left that says where it comes from."
    yield _INDENT + page.ink(f"Without {names}: {verdict}", Role.TITLE)
    for number, reason in enumerate(gone.reasons[:_MOST_STATEMENTS]):
        yield from _labelled("" if number else "with it", visible(reason), page)
    if len(gone.reasons) > _MOST_STATEMENTS:
        yield from _labelled("", f"… and {len(gone.reasons) - _MOST_STATEMENTS} more", page)
    if gone.falls:
        yield from _labelled("falls", _statements(gone.falls, name), page)
    if gone.weakened:
        yield from _labelled("weakened", _statements(gone.weakened, name), page)
    if left.attributed:
        yield from _labelled("left", f"{_statements(left.attributed, name)}: {visible(left.sentence)}", page)
        yield from _labelled("", "on " + ", ".join(visible(group.name) for group in left.cut), page)
    elif left.own_voice:
        yield from _labelled("left", f"{_statements(left.own_voice, name)}, in an outlet's own voice", page)


def _naming(answer: Sourcing) -> dict[str, str]:
    """Empty when statements need not be named with their article."""
    return {} if len(answer.graph.articles) == 1 else {article.id: article.id for article in answer.graph.articles}


def _label(one: Occurrence, naming: dict[str, str]) -> str:
    return visible(str(one) if naming else one.statement.id)


def _statements(several: Sequence[Occurrence], naming: dict[str, str]) -> str:
    words = [_label(one, naming) for one in several[:_MOST_STATEMENTS]]
    rest = len(several) - len(words)
    return ", ".join(words) + (f" and {rest} more" if rest else "")


def _names(sources: Sequence[Source]) -> str:
    words = [visible(name) for name in told_apart(sources[:_MOST_STATEMENTS])]
    rest = len(sources) - len(words)
    return ", ".join(words) + (f" and {rest} more" if rest else "")

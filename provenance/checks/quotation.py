"""Rules about direct quotations against the words they rest on.

Both are about links that are annotated as direct quotations and that rest on a statement (`rests_on`) whose words are
quoted directly, too. Words are compared without punctuation and with their case folded, figures by what they are worth
(house styles spell them differently), in articles of one language: a translation is another text.

May import: rule and what it imports, stated, standards, vocabulary, wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from attrs import frozen

from provenance.checks.evidence import Evidence
from provenance.checks.finding import Level, Place, Related
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import AP_VALUES, SPJ_TRUTH
from provenance.checks.stated import Cited, Stated
from provenance.checks.vocabulary import NUMBER, Word, contrasts, words_of_quote
from provenance.checks.wording import listed, shortened
from provenance.terms import Quotation

__all__ = ["RULES"]

_LONG = 200  # code points of a statement that are shown
_ALIKE = 0.6  # the share of a quotation's words that has to stand in the other text for the two to be the same words
_MOST_WORDS = 2_000  # of a quotation; longer ones are not compared
_LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]*\]|\([^)]*\))\s*")
_OPENED, _CLOSED = "“«„", "”»"
_STRAIGHT = '"'


@frozen(eq=False)
class _Quoted:
    """A direct quotation, and the statement that has its words.

    Attributes:
        cited: the link that quotes.
        text: the words that it quotes.
        origin: the statement it rests on.
    """

    cited: Cited
    text: str
    origin: Stated

    @property
    def place(self) -> Place:
        return self.cited.place

    @property
    def related(self) -> tuple[Related, ...]:
        return (Related(self.origin.place, f"has {shortened(self.origin.statement.text, _LONG)}"),)

    @property
    def name(self) -> str:
        return listed(source.name for source in self.cited.link.sources)

    @property
    def parts(self) -> list[list[Word]]:
        """The words between what the quotation says it leaves out or puts in."""
        return [words for part in _LEFT_OUT.split(self.text) if (words := words_of_quote(part, self.language))]

    @property
    def language(self) -> str | None:
        return self.cited.stated.article.language


def _quotations(evidence: Evidence) -> Iterator[_Quoted]:
    for cited in evidence.cited:
        link, article = cited.link.attribution, cited.stated.article
        if link is None or link.quotation is not Quotation.DIRECT:
            continue
        for reference in map(article.referred, link.rests_on):
            other = evidence.articles_by_id.get(reference.article)
            statement = other.statements_by_id.get(reference.statement) if other else None
            if other is None or statement is None:
                continue
            quoted = any(each.quotation is Quotation.DIRECT for each in statement.attributions())
            if quoted and article.language and _primary(article.language) == _primary(other.language):
                yield _Quoted(cited, cited.stated.statement.text, Stated(other, statement))


def _primary(language: str | None) -> str:
    return (language or "").split("-", maxsplit=1)[0].lower()


def _are_the_same_words(words: Sequence[Word], others: Sequence[Word]) -> bool:
    known = {word.value for word in others}
    return 0 < len(words) <= _MOST_WORDS and sum(word.value in known for word in words) >= _ALIKE * len(words)


def _found(part: Sequence[Word], words: Sequence[Word]) -> int | None:
    """Where the words of a part stand one after another among others."""
    wanted, among = [word.value for word in part], [word.value for word in words]
    for at in range(len(among) - len(wanted) + 1):
        if among[at : at + len(wanted)] == wanted:
            return at
    return None


@rule(
    "PA403",
    "altered-quotation",
    Level.ERROR,
    summary="A direct quotation has other words or figures than the text that it rests on.",
    rationale=(
        "What stands in quotation marks is what was said. Words that are left out with an ellipsis and words that are "
        "put in with brackets are not held against it, and neither are quotations that share too little with the text "
        "to be its words."
    ),
    references=(AP_VALUES, SPJ_TRUTH),
    example="“We lost 40 men” rests on “We lost 14 men”. – Quote what was said, or do not quote.",
)
def altered_quotation(evidence: Evidence) -> Iterator[Observation]:
    """Quotations that do not stand in the text they rest on."""
    for quoted in _quotations(evidence):
        words = words_of_quote(quoted.origin.statement.text, quoted.language)
        if not _are_the_same_words(words_of_quote(quoted.text, quoted.language), words):
            continue
        for part in quoted.parts:
            if _found(part, words) is None:
                difference = _difference(part, words)
                message = f"{quoted.name} is quoted with {difference}; quote what the text has"
                yield Observation(quoted.place, message, quoted.related)
                break


def _difference(part: Sequence[Word], words: Sequence[Word]) -> str:
    """The first words that differ, figures before others."""
    ours, theirs = [word.value for word in part], [word.value for word in words]
    steps = [step for step in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if step[0] != "equal"]
    inner = [step for step in steps if step[1] != step[2] or 0 < step[1] < len(ours)] or steps
    numbers = [step for step in inner if any(NUMBER.fullmatch(word) for word in ours[step[1] : step[2]])]
    _, start, end, other_start, other_end = (numbers or inner)[0]
    mine = " ".join(word.shown for word in part[start:end])
    other = " ".join(word.shown for word in words[other_start:other_end])
    if mine and other:
        return f"{shortened(mine)} where the text it rests on has {shortened(other)}"
    if mine:
        return f"{shortened(mine)}, which the text it rests on does not have"
    return f"{shortened(other)} left out, and no ellipsis in its place"


@rule(
    "PA404",
    "cut-quotation",
    Level.WARNING,
    summary="A direct quotation ends right before a word that turns what was said (“but”, “tetapi”).",
    rationale="Cutting a reservation changes what was said, with every word right. Silent in languages whose words "
    "are not known.",
    references=(AP_VALUES, SPJ_TRUTH),
    example="“The bridge is safe” rests on “The bridge is safe, but not for lorries”. – Quote to the end.",
)
def cut_quotation(evidence: Evidence) -> Iterator[Observation]:
    """Quotations whose words go on with a reservation."""
    for quoted in _quotations(evidence):
        theirs = quoted.origin.statement.text + _quoted_beyond(quoted.origin)
        parts, words = quoted.parts, words_of_quote(theirs, quoted.language)
        at = _found(parts[-1], words) if parts else None
        if at is None:
            continue
        following = words[at + len(parts[-1]) :]
        if following and following[0].value in contrasts(quoted.language):
            rest = theirs[following[0].start :].rstrip(_CLOSED + _STRAIGHT)
            message = (
                f"the quotation of {quoted.name} stops where the text it rests on goes on: {shortened(rest)}; quote it"
            )
            yield Observation(quoted.place, message, quoted.related)


def _quoted_beyond(stated: Stated) -> str:
    """What the article goes on to quote behind a statement that ends inside quotation marks, up to the closing one."""
    text, end = stated.article.text, stated.statement.content[-1].end
    before = text[text.rfind("\n", 0, end) + 1 : end]
    opened = max(map(before.rfind, _OPENED)) > max(map(before.rfind, _CLOSED))
    closing = _CLOSED if opened else _STRAIGHT if before.count(_STRAIGHT) % 2 else ""
    after = text[end:].split("\n", maxsplit=1)[0]
    closes = min((at for mark in closing if (at := after.find(mark)) >= 0), default=-1)
    return after[:closes] if closes >= 0 else ""


RULES: tuple[Rule, ...] = (altered_quotation, cut_quotation)

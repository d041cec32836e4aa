"""What the outlet says in its own voice, and sentences that say nothing: questions, headings, lines of the page.

May import: contents, cues, heading, layout, nesting, pack, readings, tokens; terms.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.drafting.constructions.contents import claims_something, leads_in, spoken, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.readings import Place, Range
from provenance.drafting.nesting import Proposal
from provenance.drafting.pack import CueKind
from provenance.drafting.text.heading import stands_alone
from provenance.drafting.text.layout import Sentence
from provenance.drafting.text.tokens import Tokens
from provenance.terms import Certainty

__all__ = ["main_clause", "own_voice", "says_nothing"]

_SHORTEST = 2
_FEW = 8  # words and marks; more have a word too many to be short
_SHORTEST_CLAUSE = 4
_ENDS = frozenset(".!…")
_CLOSERS = frozenset("\"”’')]»")
_LONGEST_HEADING = 20


def says_nothing(place: Place, number: int) -> str | None:  # noqa: PLR0911  # the reasons, in turn
    """Why a sentence, by its number in the text, states nothing in the outlet's voice; None when it does."""
    tokens, sentence = place.tokens, place.sentence
    if sentence.furniture:
        return "a line of the page"
    if any(spoken(place, one) for one in sentence.quotations):
        return "a quotation, and nobody to have said it was found"
    end = _end_mark(tokens, sentence)
    if end == "?":
        return "a question"
    heading = (
        number and end not in _ENDS and stands_alone(tokens, sentence) and _words(tokens, sentence) < _LONGEST_HEADING
    )
    if heading:
        return "a heading, or an item of a list"
    if leads_in(place, *trimmed(tokens, sentence.first, sentence.last)):
        return "it only announces what follows"
    if sentence.last - sentence.first < _FEW and _words(tokens, sentence) < _SHORTEST:
        return "too short to state anything"
    return None


def _words(tokens: Tokens, sentence: Sentence) -> int:
    return sum(tokens.words[at][0].isalnum() for at in range(sentence.first, sentence.last))


def _end_mark(tokens: Tokens, sentence: Sentence) -> str:
    at = sentence.last - 1
    while at > sentence.first and tokens.words[at] in _CLOSERS:
        at -= 1
    return tokens.words[at]


def own_voice(place: Place, cues: Sequence[Cue], number: int) -> Proposal | None:
    """A sentence in which nobody is cited, as it hedges itself; None when it states nothing."""
    content = trimmed(place.tokens, place.sentence.first, place.sentence.last)
    if content[0] >= content[1] or says_nothing(place, number) is not None:
        return None
    signals = [cue for cue in cues if cue.kind is CueKind.HEDGE]
    first = place.tokens.lower[content[0]]
    answered = not place.pack.words["answered_words"].isdisjoint(place.tokens.lower[content[0] : content[1]])
    suspected = first in place.pack.words["suspicion_words"] and not answered  # "Kabar itu dibantah perusahaan"
    if not signals and not suspected:
        return Proposal((content,), (), number, certainty=Certainty.ASSERTED)
    certainty = Certainty.weakest([cue.word.certainty for cue in signals] + [Certainty.POSSIBLE] * suspected)
    hedges = [(cue.first, cue.last) for cue in signals] + [(content[0], content[0] + 1)] * suspected
    return Proposal((content,), (), number, tuple(sorted(set(hedges))), certainty)


def main_clause(place: Place, here: Sequence[Proposal], number: int) -> Proposal | None:
    """The clause before a relative one in which somebody speaks (``Itu memicu reaksi dari X, yang mengatakan C``)."""
    if not here or not all(len(one.chain) == 1 and any(m.aside for m in one.chain[0].mentions) for one in here):
        return None
    first, last = place.sentence.first, here[0].chain[0].mentions[-1].last
    content: Range = trimmed(place.tokens, first, last)
    named = here[0].chain[0].mentions[0].first
    if content[1] - content[0] < _SHORTEST_CLAUSE or not claims_something(place.tokens, first, named, place.pack):
        return None
    return Proposal((content,), (), number, certainty=Certainty.ASSERTED)

"""A whole text as proposals: the sentences in turn, and what one sentence says about another.

May import: contents, cues, evidence, layout, nesting, own_voice, pack, readings, speech, tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from provenance.drafting.contents import spoken, trimmed
from provenance.drafting.cues import Cue, cues_between
from provenance.drafting.evidence import (
    POINTING,
    according,
    earlier,
    in_document,
    known_by,
    nobody_named,
    noun_of_saying,
    passive_with_agent,
)
from provenance.drafting.layout import Sentence, pieces, sentences
from provenance.drafting.nesting import Proposal, continued, nested
from provenance.drafting.own_voice import main_clause, own_voice, says_nothing
from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.readings import Place, Range, Reading, Role
from provenance.drafting.relaying import relays, told_to
from provenance.drafting.speech import after_quotation, by_passive_clitic, by_verb
from provenance.drafting.tokens import Tokens
from provenance.terms import Basis, Certainty, Quotation

__all__ = ["Read", "read"]

_MOST_CONTINUED = 3
_HEDGING = frozenset({CueKind.HEDGE, CueKind.MODAL})


@frozen
class Read:
    """A text as it was read.

    Attributes:
        sentences: all of them.
        proposals: in the order of the text.
        left_out: stretches that carry no statement, and why.
    """

    sentences: tuple[Sentence, ...]
    proposals: tuple[Proposal, ...]
    left_out: tuple[tuple[Range, str], ...] = ()


def read(tokens: Tokens, pack: Pack) -> Read:
    """What the words of a text say about who says what."""
    found: list[Proposal] = []
    left_out: list[tuple[Range, str]] = []
    all_sentences = tuple(sentences(tokens, pack))
    before: list[Proposal] = []  # of the last sentence that is no furniture
    said: list[Proposal] = []  # of the last sentence in which somebody speaks
    last: Sentence | None = None
    scope: tuple[Reading, ...] = ()
    left = 0
    for number, sentence in enumerate(all_sentences):
        if sentence.dateline is not None:
            left_out.append((sentence.dateline, "a dateline"))
        if sentence.first >= sentence.last:
            continue
        place = Place(tokens, pack, sentence)
        if sentence.furniture:
            left_out += _reason(place, number)
            continue
        cues = _cues(place)
        readings = _readings(place, cues)
        here = _cited(place, cues, readings, number, found, last, before, said)
        if last is None or last.paragraph != sentence.paragraph:
            scope, left = (), 0
        if here:
            fronted = tuple(one for one in here[0].chain if one.fronted and one.role is Role.RELAY)
            scope, left = (fronted, _MOST_CONTINUED) if fronted and here[0].chain == fronted else ((), 0)
            said = here
        own = main_clause(place, here, number) if here or readings else own_voice(place, cues, number)
        if own is not None and not here and scope and left:
            here, own = [_hedged(continued(own.content, number, scope), cues)], None
            left -= 1
        here = [*([own] if own is not None else ()), *here]
        left_out += _reason(place, number) if not here else ()
        found += here
        before, last = here, sentence
    return Read(all_sentences, tuple(found), tuple(left_out))


def _reason(place: Place, number: int) -> Iterator[tuple[Range, str]]:
    """Why a sentence carries no statement; nothing for mere marks."""
    stretch = trimmed(place.tokens, place.sentence.first, place.sentence.last)
    if stretch[0] < stretch[1]:
        yield stretch, says_nothing(place, number) or "it only tells of other words"


def _cited(  # noqa: PLR0913, PLR0917  # what stands before a sentence, too
    place: Place,
    cues: Sequence[Cue],
    readings: Sequence[Reading],
    number: int,
    found: list[Proposal],
    last: Sentence | None,
    before: list[Proposal],
    said: Sequence[Proposal],
) -> list[Proposal]:
    """What a sentence says that somebody said; what it says of the sentence before is mended in ``found``."""
    known_from = [one for one in readings if one.role is Role.KNOWN_FROM]
    here = nested(place, [one for one in readings if one.role is not Role.KNOWN_FROM], number)
    if any(not one.content for one in here):
        _taken_back(found, before)
    here = [_about_before(one, place.tokens, last, before) for one in here]
    here += _quotations_alone(place, here, said, number)
    here += [inner for one in here for inner in _inside(place, one, number)]
    if known_from:
        _known_from(found, before, known_from)
    return [_hedged(one, cues) for one in here]


def _cues(place: Place) -> list[Cue]:
    """The cues of a sentence outside what is quoted."""
    sentence = place.sentence
    found = cues_between(place.tokens, sentence.first, sentence.last, place.pack)
    inside = [one for one in sentence.quotations if spoken(place, one)]
    return [cue for cue in found if not any(one.first <= cue.first < one.last for one in inside)]


_CONSTRUCTIONS: tuple[tuple[frozenset[CueKind], Callable[[Place, Sequence[Cue]], Iterator[Reading]]], ...] = (
    (frozenset({CueKind.INVERTED, CueKind.CLITIC}), after_quotation),
    (POINTING, earlier),
    (frozenset({CueKind.CITED, CueKind.CITING}), relays),
    (frozenset({CueKind.VERB, CueKind.INVERTED, CueKind.CLITIC}), told_to),
    (frozenset({CueKind.ACCORDING, CueKind.ACCORDING_CLITIC, CueKind.BASED}), according),
    (frozenset({CueKind.VERB, CueKind.BASED}), known_by),
    (frozenset({CueKind.PASSIVE}), in_document),
    (frozenset({CueKind.VERB, CueKind.WEAK_VERB}), by_verb),
    (frozenset({CueKind.PASSIVE_CLITIC}), by_passive_clitic),
    (frozenset({CueKind.PASSIVE}), passive_with_agent),
    (frozenset({CueKind.AGENTLESS}), nobody_named),
)
"""Which kinds of cue each construction needs; where two rest on one word, the first here goes before."""


def _readings(place: Place, cues: Sequence[Cue]) -> list[Reading]:
    """Every reading of a sentence."""
    kinds = {cue.kind for cue in cues}
    found = list(noun_of_saying(place))
    for needed, construction in _CONSTRUCTIONS:
        if not needed.isdisjoint(kinds):
            found.extend(construction(place, cues))
    return found


def _about_before(one: Proposal, tokens: Tokens, last: Sentence | None, before: Sequence[Proposal]) -> Proposal:
    """A proposal whose content stands in the sentence before, with that content."""
    if one.content:
        return one
    speaker = next((reading for reading in one.chain if reading.role is Role.EARLIER), one.chain[-1])
    if last is not None and not last.furniture:
        content: tuple[Range, ...] = (trimmed(tokens, last.first, last.last),)
        if before and before[0].chain and before[0].content:
            content = before[0].content
        if content[0][0] < content[0][1]:
            own = before[0] if before and not before[0].chain and before[0].hedges else one
            return evolve(one, content=content, hedges=own.hedges, certainty=own.certainty)
    return evolve(one, content=speaker.content)


def _taken_back(found: list[Proposal], before: Sequence[Proposal]) -> None:
    """Take back what of the sentence before names nobody, since a name follows now."""
    for one in before:
        if not one.chain or (len(one.chain) == 1 and one.chain[0].rule == "nobody-named"):
            at = next(index for index in range(len(found) - 1, -1, -1) if found[index] is one)
            del found[at]


def _inside(place: Place, outer: Proposal, number: int) -> list[Proposal]:
    """What others say inside a quotation, with the longer chain."""
    if not outer.chain or not any(one.quotation is Quotation.DIRECT for one in outer.chain):
        return []
    tokens, pack = place.tokens, place.pack
    found = []
    for first, last in outer.content:
        for piece in pieces(tokens, first, last, pack):
            cues = cues_between(tokens, *piece, pack)
            if not any(cue.kind not in _HEDGING for cue in cues):
                continue
            within = Place(tokens, pack, Sentence(*piece, place.sentence.paragraph, None, ()))
            readings = [*after_quotation(within, cues), *according(within, cues), *by_verb(within, cues)]
            readings += nobody_named(within, cues)
            named = [one for one in readings if (one.mentions and one.nests) or one.rule == "nobody-named"]
            found += [
                evolve(one, chain=(*outer.chain, *one.chain), inside=True) for one in nested(within, named, number)
            ]
    return found


def _known_from(found: list[Proposal], before: Sequence[Proposal], origins: Sequence[Reading]) -> None:
    """``informasi ini didapat dari NIS``: NIS is what the statements of the sentence before rest on."""
    for index in range(max(len(found) - len(before), 0), len(found)):
        chain = found[index].chain
        if any(found[index] is one for one in before) and not any(one.role is Role.ORIGIN for one in chain):
            found[index] = evolve(found[index], chain=(*chain, *origins))


def _quotations_alone(
    place: Place, here: Sequence[Proposal], before: Sequence[Proposal], number: int
) -> list[Proposal]:
    """Quotations with no cue of their own, in a sentence that is nothing else: the last speaker goes on."""
    sentence = place.sentence
    quoted = [one for one in sentence.quotations if spoken(place, one)]
    quoted = [
        one
        for one in quoted
        if not any(first < one.last and one.first < last for other in here for first, last in other.content)
    ]
    if not quoted or here:
        return []
    outside = sum(
        place.tokens.words[at][0].isalnum()
        for at in range(sentence.first, sentence.last)
        if not any(one.before <= at < one.after for one in sentence.quotations)
    )
    if outside > 1 or not before:
        return []
    speaker = before[-1].chain[-1]
    if not (speaker.mentions or speaker.again) or speaker.role not in (Role.SPEAKER, Role.EARLIER):
        return []
    content = tuple(trimmed(place.tokens, one.first, one.last) for one in quoted)
    reading = Reading(
        "quotation-continued",
        Role.SPEAKER,
        (),
        (),
        tuple(one for one in content if one[0] < one[1]),
        quotation=Quotation.DIRECT,
        basis=Basis.INFERRED,
        again=True,
    )
    return [Proposal(reading.content, (reading,), number)] if reading.content else []


def _hedged(one: Proposal, cues: Sequence[Cue]) -> Proposal:
    """With the hedges that stand in the content."""
    hedges = [
        cue for cue in cues if cue.kind in _HEDGING and any(first <= cue.first < last for first, last in one.content)
    ]
    if not hedges:
        return one
    certainty = Certainty.weakest(cue.word.certainty for cue in hedges)
    return evolve(one, hedges=tuple((cue.first, cue.last) for cue in hedges), certainty=certainty)

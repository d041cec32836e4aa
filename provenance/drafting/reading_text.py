"""A whole text as proposals: the sentences in turn, and what one sentence says about another.

May import: carriers, contents, cues, evidence, frames, layout, nesting, nominal, pack, readings, speech, tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from provenance.drafting.carriers import quoted_as, resting_on
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
from provenance.drafting.frames import FRAMED, framed
from provenance.drafting.layout import Sentence, pieces, sentences
from provenance.drafting.nesting import Proposal, continued, nested
from provenance.drafting.nominal import held_nouns, reported
from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.quotations import inner_quotations
from provenance.drafting.readings import Place, Range, Reading, Role
from provenance.drafting.relaying import relays, told_to
from provenance.drafting.speech import after_quotation, by_passive_clitic, by_verb
from provenance.drafting.tokens import Tokens
from provenance.terms import Basis, Certainty, Quotation

__all__ = ["Read", "read"]

_MOST_CONTINUED = 3
_SHORTEST = 3
_HEDGING = frozenset({CueKind.HEDGE, CueKind.MODAL})


@frozen
class Read:
    """A text as it was read.

    Attributes:
        sentences: all of them.
        proposals: in the order of the text.
    """

    sentences: tuple[Sentence, ...]
    proposals: tuple[Proposal, ...]


def read(tokens: Tokens, pack: Pack) -> Read:  # noqa: C901  # one walk over the sentences
    """What the words of a text say about who says what."""
    found: list[Proposal] = []
    all_sentences = tuple(sentences(tokens, pack))
    before: list[Proposal] = []  # of the last sentence that is no furniture
    last: Sentence | None = None
    scope: tuple[Reading, ...] = ()
    left = 0
    for number, sentence in enumerate(all_sentences):
        if sentence.furniture or sentence.first >= sentence.last:
            continue
        place = Place(tokens, pack, sentence)
        cues = _cues(place)
        readings = _readings(place, cues)
        known_from = [one for one in readings if one.role is Role.KNOWN_FROM]
        here = nested(place, [one for one in readings if one.role is not Role.KNOWN_FROM], number)
        if any(not one.content for one in here):
            before = _claimed_by_name(found, before)
        here = [_about_before(one, tokens, last, before) for one in here]
        alone = _quotations_alone(place, here, before or found[-1:], number)
        same_paragraph = last is not None and last.paragraph == sentence.paragraph
        if alone and before and pack.split_quotations and same_paragraph:
            longer = evolve(before[-1], content=(*before[-1].content, *alone[0].content))
            found[_at(found, before[-1])] = before[-1] = longer
            inner = _inside(place, evolve(alone[0], chain=longer.chain), number)
            found += inner
            last = sentence
            continue
        here += alone
        here += [inner for one in here for inner in _inside(place, one, number)]
        if known_from and before:
            _known_from(found, len(before), known_from)
        if last is None or last.paragraph != sentence.paragraph:
            scope, left = (), 0
        if not here and scope and left:
            stretch = trimmed(tokens, sentence.first, sentence.last)
            if stretch[1] - stretch[0] >= _SHORTEST:
                here = [continued((stretch,), number, scope, ())]
            left -= 1
        elif here:
            fronted = tuple(one for one in here[0].chain if one.fronted and one.role is Role.RELAY)
            scope, left = (fronted, _MOST_CONTINUED) if fronted and here[0].chain == fronted else ((), 0)
        here = [_hedged(one, cues) for one in here]
        if not here:
            here = _own_voice(place, cues, number)
        found += here
        before, last = here, sentence
    return Read(all_sentences, tuple(found))


def _cues(place: Place) -> list[Cue]:
    """The cues of a sentence outside what is quoted."""
    sentence = place.sentence
    found = cues_between(place.tokens, sentence.first, sentence.last, place.pack)
    inside = [one for one in sentence.quotations if spoken(place, one)]
    return [cue for cue in found if not any(one.first <= cue.first < one.last for one in inside)]


_CONSTRUCTIONS: tuple[tuple[frozenset[CueKind], Callable[[Place, Sequence[Cue]], Iterator[Reading]]], ...] = (
    (frozenset({CueKind.INVERTED, CueKind.CLITIC}), after_quotation),
    (POINTING, earlier),
    (frozenset({CueKind.QUOTING}), quoted_as),
    (frozenset({CueKind.BASIS}), resting_on),
    (frozenset({CueKind.CITED, CueKind.CITING}), relays),
    (frozenset({CueKind.VERB, CueKind.INVERTED, CueKind.CLITIC}), told_to),
    (frozenset({CueKind.ACCORDING, CueKind.ACCORDING_CLITIC, CueKind.BASED}), according),
    (frozenset({CueKind.VERB, CueKind.BASED}), known_by),
    (frozenset({CueKind.PASSIVE}), in_document),
    (frozenset({CueKind.VERB, CueKind.WEAK_VERB}), by_verb),
    (frozenset({CueKind.PASSIVE_CLITIC}), by_passive_clitic),
    (frozenset({CueKind.PASSIVE}), passive_with_agent),
    (frozenset({CueKind.AGENTLESS}), nobody_named),
    (FRAMED, framed),
    (frozenset({CueKind.REPORTED}), reported),
    (frozenset({CueKind.NOUN}), held_nouns),
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
            return evolve(one, content=content)
    return evolve(one, content=speaker.content)


def _claimed_by_name(found: list[Proposal], before: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of the sentence before; those that named nobody are taken back, since a name follows now."""
    for one in before:
        if len(one.chain) == 1 and one.chain[0].rule == "nobody-named":
            del found[_at(found, one)]
    return list(before)


def _at(found: Sequence[Proposal], one: Proposal) -> int:
    """Where one of the last proposals stands among all."""
    return next(index for index in range(len(found) - 1, -1, -1) if found[index] is one)


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
            quoted = inner_quotations(tokens, *piece)
            within = Place(tokens, pack, Sentence(*piece, place.sentence.paragraph, None, quoted))
            readings = [*after_quotation(within, cues), *according(within, cues), *by_verb(within, cues)]
            readings += [*nobody_named(within, cues), *(one for one in framed(within, cues) if one.mentions)]
            named = [one for one in readings if (one.mentions and one.nests) or one.rule == "nobody-named"]
            found += [
                evolve(one, chain=(*outer.chain, *one.chain), inside=True) for one in nested(within, named, number)
            ]
    return found


def _known_from(found: list[Proposal], size: int, origins: Sequence[Reading]) -> None:
    """``informasi ini didapat dari NIS``: NIS is what the statements of the sentence before rest on."""
    for index in range(len(found) - size, len(found)):
        chain = found[index].chain
        if chain and not any(one.role is Role.ORIGIN for one in chain):
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
    if outside > 1 or not before or not before[-1].chain:
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


def _own_voice(place: Place, cues: Sequence[Cue], number: int) -> list[Proposal]:
    """A sentence in the outlet's own voice that it hedges."""
    hedges = [cue for cue in cues if cue.kind is CueKind.HEDGE]
    content = trimmed(place.tokens, place.sentence.first, place.sentence.last)
    if not hedges or content[1] - content[0] < _SHORTEST or place.sentence.quotations:
        return []
    certainty = Certainty.weakest(cue.word.certainty for cue in hedges)
    return [Proposal((content,), (), number, tuple((cue.first, cue.last) for cue in hedges), certainty)]

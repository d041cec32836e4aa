"""Quotations without a cue of their own, and what others say inside a quotation.

May import: constructions; text.layout, text.quotations, nesting, pack; terms.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from provenance.drafting.constructions.according import according
from provenance.drafting.constructions.carriers import heard_from
from provenance.drafting.constructions.contents import spoken, trimmed
from provenance.drafting.constructions.cues import cues_between
from provenance.drafting.constructions.evidence import in_document, nobody_named
from provenance.drafting.constructions.frames import framed
from provenance.drafting.constructions.origins import heard, known_by
from provenance.drafting.constructions.readings import Place, Reading, Role
from provenance.drafting.constructions.speech import after_quotation, hearsay
from provenance.drafting.constructions.subject_speech import by_verb
from provenance.drafting.nesting import Proposal, nested
from provenance.drafting.pack import HEDGING
from provenance.drafting.text.layout import Sentence, pieces
from provenance.drafting.text.quotations import inner_quotations
from provenance.terms import Basis, Quotation

__all__ = ["quotations_alone", "said_inside"]


def said_inside(place: Place, outer: Proposal, number: int) -> list[Proposal]:
    """What others say inside a quotation, with the longer chain."""
    if not outer.chain or not any(one.quotation is Quotation.DIRECT for one in outer.chain):
        return []
    tokens, pack = place.tokens, place.pack
    found = []
    for first, last in outer.content:
        for piece in pieces(tokens, first, last, pack):
            cues = cues_between(tokens, *piece, pack)
            if not any(cue.kind not in HEDGING for cue in cues):
                continue
            quoted = inner_quotations(tokens, *piece)
            within = Place(tokens, pack, Sentence(*piece, place.sentence.paragraph, None, quoted))
            readings = [*after_quotation(within, cues), *according(within, cues), *by_verb(within, cues)]
            readings += [
                *hearsay(within, cues),
                *heard(within, cues),
                *known_by(within, cues),
                *in_document(within, cues),
                *nobody_named(within, cues),
            ]
            readings += [one for one in heard_from(within, cues) if one.role is Role.SPEAKER]
            readings += [one for one in framed(within, cues) if one.mentions]
            named = [one for one in readings if (one.mentions and one.nests) or one.rule == "nobody-named"]
            if all(one.role is Role.ORIGIN for one in named):
                continue
            named = [_without_own(within, one) for one in named]
            found += [
                evolve(one, chain=(*outer.chain, *one.chain), inside=True)
                for one in nested(within, named, number)
                if one.content
            ]
    return found


def _without_own(place: Place, one: Reading) -> Reading:
    """What another says inside a quotation, up to where who is quoted goes on ("…, and I believe it")."""
    if one.quotation is Quotation.DIRECT or not one.content or not place.pack.split_quotations:
        return one
    tokens, words = place.tokens, place.pack.words
    first, last = one.content[-1]
    for at in range(max(first, one.signal_first) + 1, last - 2):
        if tokens.words[at] != ",":
            continue
        opens = at + 1
        while opens < last - 1 and (
            tokens.lower[opens] in words["coordinators"] or tokens.lower[opens] in words["question_words"]
        ):
            opens += 1
        if tokens.lower[opens] in words["first_person"] and tokens.lower[opens] not in words["possessive_self"]:
            return evolve(one, content=(*one.content[:-1], trimmed(tokens, first, at)))
    return one


def quotations_alone(place: Place, here: Sequence[Proposal], before: Sequence[Proposal], number: int) -> list[Proposal]:
    """Quotations with no cue of their own, in a sentence that is nothing else: the last speaker goes on."""
    sentence = place.sentence
    if here:
        return []
    quoted = [one for one in sentence.quotations if spoken(place, one)]
    if not quoted:
        return []
    outside = sum(
        place.tokens.words[at][0].isalnum()
        for at in range(sentence.first, sentence.last)
        if not any(one.before <= at < one.after for one in sentence.quotations)
    )
    if outside > 1 or not before:
        return []
    speaker = before[-1].chain[-1]
    told = speaker.role is Role.EARLIER and not before[-1].content  # who says alike, and has said nothing yet
    if not (speaker.mentions or speaker.again) or speaker.role not in (Role.SPEAKER, Role.EARLIER):
        return []
    content = tuple(trimmed(place.tokens, one.first, one.last) for one in quoted)
    reading = Reading(
        "quotation-continued",
        Role.SPEAKER,
        speaker.cues if told else (),
        speaker.mentions if told else (),
        tuple(one for one in content if one[0] < one[1]),
        quotation=Quotation.DIRECT,
        basis=Basis.INFERRED,
        again=not told,
    )
    return [Proposal(reading.content, (reading,), number)] if reading.content else []

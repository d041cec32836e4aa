"""Who cites whom inside one sentence, in languages that put it into participles and passives.

    X, citing Y, reported C      Citing Y, X reported C      X quoted Y as saying C      Y was quoted by X as saying C

May import: contents, cues, hearings, mentions, noun_phrases, pack, phrases, readings, subjects, surroundings,
verb_groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from provenance.drafting.constructions.contents import trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.hearings import is_a_body
from provenance.drafting.constructions.mentions import joint
from provenance.drafting.constructions.noun_phrases import phrase_after
from provenance.drafting.constructions.readings import Place, Reading, Role
from provenance.drafting.constructions.subjects import subject_before
from provenance.drafting.constructions.surroundings import (
    Surrounding,
    before_subject,
    behind_verb,
    ends_at,
    rests,
)
from provenance.drafting.constructions.verb_groups import Verb, verb_group
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape, phrase_at
from provenance.terms import Quotation

__all__ = ["citing_what_tells", "confirming", "heard_from", "quoted_as", "resting_on", "told_in"]

_NEAR = 4
_TELLS = frozenset({CueKind.SAYING, CueKind.THAT})
_FAR = 8


def resting_on(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``citing Y``: what the speaker of the sentence has from Y, wherever it stands."""
    tokens, sentence = place.tokens, place.sentence
    for cue in cues:
        aside = cue.kind is CueKind.QUOTING and tokens.lower[cue.first - 1] in place.pack.words["relatives"]
        credit = cue.kind is CueKind.BASIS and cue.last - cue.first > 1
        if not (aside or cue.kind is CueKind.BASIS) or (credit and not _by_the_speaker(place, cue)):
            continue
        source = phrase_after(tokens, place.pack, cue.last, sentence.last, appositions=cue.first > sentence.first)
        if source is not None and not _is_ground(place, source):
            mentions = joint(tokens, evolve(source, aside=True), place.pack)
            fronted = cue.first == sentence.first
            if aside and tokens.lower[mentions[-1].last] in place.pack.words["as_words"]:
                continue
            first = _opening(place, cue) if credit else cue.first - aside
            yield Reading("citing", Role.ORIGIN, ((first, cue.last),), mentions, fronted=fronted)


def _is_ground(place: Place, source: Mention) -> bool:
    """Whether a reason is named, and nobody cited ("citing safety concerns", "citing the release of prisoners")."""
    lower, words = place.tokens.lower, place.pack.words
    inside = range(source.first, source.last)
    stop = next((at for at in inside if lower[at] in words["prepositions"]), source.last)
    return source.shape is Shape.THING and lower[stop - 1] in words["grounds"]


def _by_the_speaker(place: Place, cue: Cue) -> bool:
    """Whether a pronoun for who speaks is before a verb of crediting ("a figure she attributed to X")."""
    before, words = place.tokens.lower[cue.first - 1], place.pack.words
    return before in words["pronouns"] or before in words["plural_pronouns"]


def _opening(place: Place, cue: Cue) -> int:
    """Where the words begin that take up in commas what was said ("…, a figure she attributed to X")."""
    near = range(cue.first - 1, max(cue.first - _FAR, place.sentence.first), -1)
    comma = next((at for at in near if place.tokens.words[at] == ","), None)
    return cue.first if comma is None else comma + 1


def citing_what_tells(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``X cited a report, which said C``: X hands on what the report says."""
    tokens, words = place.tokens, place.pack.words
    for cue in cues:
        if cue.kind is not CueKind.QUOTING:
            continue
        group = verb_group(place, cue.first, place.sentence.first)
        cited = phrase_after(tokens, place.pack, cue.last, place.sentence.last, appositions=False)
        subject = subject_before(place, group.first, place.sentence.first)
        if cited is None or subject is None or group.passive or group.negated or group.unreal:
            continue
        at = cited.last + (tokens.words[cited.last] == ",")
        if tokens.lower[at] in words["relatives"] and any(one.kind in _TELLS and one.first > at for one in cues):
            yield _relay(cue, subject)
            continue
        quoted = next((one for one in place.sentence.quotations if one.before == at + 1), None)
        if quoted is not None and tokens.words[at] == ":":
            content = trimmed(tokens, quoted.first, quoted.last)
            yield _relay(cue, subject)
            signal = ((at, at + 1),)
            direct = Quotation.DIRECT
            yield Reading("cue-source-quotation", Role.SPEAKER, signal, (cited,), (content,), quotation=direct)


def told_in(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``a Kestrel News story in which X said C``: the outlet or document hands on what X says."""
    tokens, words = place.tokens, place.pack.words
    last = max((cue.first for cue in cues if cue.kind is CueKind.SAYING), default=0)
    for at in range(place.sentence.first + 2, last):
        placed = tokens.lower[at - 1] in words["place_prepositions"] and tokens.lower[at] in words["relatives"]
        if not placed or tokens.lower[at - 2] not in words["document_words"]:
            continue
        source = subject_before(place, at - 2, place.sentence.first)
        content = trimmed(tokens, at + 1, place.sentence.last)
        if source is not None and source.shape is Shape.NAME and content[0] < content[1]:
            signal = ((at - 2, at - 1),)
            yield Reading("source-verb-content", Role.SPEAKER, signal, (source,), (content,))


def heard_from(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``X learned from Y that C``: what X says rests on Y."""
    tokens, words = place.tokens, place.pack.words
    for cue in cues:
        if cue.kind is not CueKind.THAT or not rests(place, cue.last):
            continue
        source = phrase_after(tokens, place.pack, cue.last + 1, place.sentence.last, appositions=False)
        clause = range(source.last, min(source.last + _NEAR, place.sentence.last)) if source is not None else ()
        that = next((at for at in clause if tokens.lower[at] in words["complementizers"]), None)
        if source is None or that is None:
            continue
        content = trimmed(tokens, that + 1, place.sentence.last)
        body = _a_body_before(place, cue)
        if tokens.lower[cue.first - 1] in words["first_person"] or body:
            signal = ((cue.first, cue.last + 1),)
            heard = joint(tokens, evolve(source, aside=not body), place.pack)
            yield Reading("known-by", Role.SPEAKER, signal, heard, (content,))
        else:
            preposition = ((cue.last, cue.last + 1),)
            yield Reading("known-by", Role.ORIGIN, preposition, joint(tokens, evolve(source, aside=True), place.pack))


def _a_body_before(place: Place, cue: Cue) -> bool:
    """Whether who hears it is a court or another body, which says nothing."""
    subject = subject_before(place, verb_group(place, cue.first, place.sentence.first).first, place.sentence.first)
    return subject is not None and is_a_body(place, subject)


def confirming(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``X confirmed the story``: what X says stands in the sentence before."""
    take_objects = {cue.first for cue in cues if cue.kind is CueKind.OBJECT}
    for cue in cues:
        if cue.kind is not CueKind.SAYING or cue.first not in take_objects or not place.sentence.first:
            continue
        size = phrase_at(place.tokens, cue.last, "anaphoric_objects", place.pack)
        if not size:
            continue
        group = verb_group(place, cue.first, place.sentence.first)
        subject = subject_before(place, group.first, place.sentence.first)
        real = not (group.negated or group.unreal or group.passive)
        if subject is not None and real and ends_at(place, cue.last + size):
            words, object_ = (cue.first, cue.last), (cue.last, cue.last + size)
            yield Reading("said-before", Role.EARLIER, (words,), (subject,), (object_,), cue.word.certainty)


def quoted_as(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``X quoted Y as saying C``: X hands on what Y says; in the passive X is the agent, or nobody is named."""
    tokens, words = place.tokens, place.pack.words
    for cue in cues:
        by = cue.kind is CueKind.CITED  # "quoted by"
        group = verb_group(place, cue.first, place.sentence.first)
        if cue.kind is not CueKind.QUOTING and not (by and group.passive):
            continue
        subject = subject_before(place, group.first, place.sentence.first)
        at = cue.last
        marked = group.passive and at < place.sentence.last and tokens.lower[at] in words["agent_markers"]
        named = by or marked or not group.passive
        other = phrase_after(tokens, place.pack, at + marked, place.sentence.last) if named else None
        at = other.last if other is not None else at
        if at < place.sentence.last and tokens.words[at] == ",":
            at += 1
        speaks = next((one for one in cues if one.first == at + 1 and one.kind is CueKind.SAYING), None)
        if speaks is not None and group.passive and other is None and _agent_behind(place, speaks):
            other = phrase_after(tokens, place.pack, speaks.last + 1, place.sentence.last)
        if subject is None or speaks is None or tokens.lower[at] not in words["as_words"]:
            continue
        speaker, relay = (subject, other) if group.passive else (other, subject)
        found = _content(place, speaks, min(subject.first, group.first))
        if speaker is None or found is None:
            continue
        if relay is not None:
            yield _relay(cue, relay)
        words_ = ((speaks.first, speaks.last),) if relay is not None else ((cue.first, speaks.last),)
        yield Reading(
            "source-verb-content", Role.SPEAKER, words_, (speaker,), found.content, cue.word.certainty, found.quotation
        )


def _agent_behind(place: Place, speaks: Cue) -> bool:
    """Whether an agent follows ("was quoted as saying by X")."""
    at = speaks.last
    return at < place.sentence.last and place.tokens.lower[at] in place.pack.words["agent_markers"]


def _relay(cue: Cue, source: Mention) -> Reading:
    return Reading("cites", Role.RELAY, ((cue.first, cue.last),), (source,), fronted=source.first < cue.first)


def _content(place: Place, speaks: Cue, first: int) -> Surrounding | None:
    """What follows "as saying", or stands before the sentence's subject when nothing does."""
    verb = Verb(speaks.first, speaks.last, frozenset({speaks.kind}), speaks.word.certainty, core=True)
    return behind_verb(place, verb, place.sentence.last) or before_subject(place, first, speaks.last)

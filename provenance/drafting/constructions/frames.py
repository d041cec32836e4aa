"""Verbs with their frames: which source, cue and content a verb has by what stands around it.

    X said (that) C      X told Y that C      C, X said      "Q," said X      X wants to C      X called Y C, adding D
    X was told by Y that C      X is expected to C

May import: clauses, contents, cues, frame_subjects, going_on, hearings, mentions, noun_phrases, objects, pack,
passives, phrases, readings, subjects, surroundings, verb_frames, verb_groups; terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import evolve

from provenance.drafting.constructions.clauses import Finite, finite, third_person
from provenance.drafting.constructions.contents import spoken, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.frame_subjects import clause_end, shared_subject, subject_of
from provenance.drafting.constructions.going_on import SPEECH, SharedEnds
from provenance.drafting.constructions.hearings import heard_by_a_body, hears, is_a_body
from provenance.drafting.constructions.mentions import joint
from provenance.drafting.constructions.noun_phrases import phrase_after
from provenance.drafting.constructions.objects import in_a_work, only_shows, parted, to_be_said
from provenance.drafting.constructions.passives import end_of_question, passive
from provenance.drafting.constructions.readings import Place, Reading, Role
from provenance.drafting.constructions.subjects import subject_before
from provenance.drafting.constructions.surroundings import (
    Surrounding,
    after_addressee,
    before_subject,
    behind_verb,
    ends_at,
    rests,
)
from provenance.drafting.constructions.verb_frames import FRAMED, Frame
from provenance.drafting.constructions.verb_groups import Verb, verb_group
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape
from provenance.terms import Certainty, Quotation

_NEAR = 2  # tokens before what is quoted ("called it “fair”")

__all__ = ["framed", "speaks_later"]


def framed(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """Every verb of a sentence that has a source and a content, in order."""
    verbs = _verbs(cues)
    shared = SharedEnds.of(place, verbs)
    found: list[Reading] = []
    before: Reading | None = None
    asked = 0
    for verb in verbs:
        if CueKind.TELLING in verb.kinds:
            asked = max(asked, end_of_question(place, verb))
        if verb.first < asked:
            continue  # what was asked is nothing that somebody states
        reading = _reading(Frame.of(place, verb, before, shared.stop(place, verb)))
        if reading is not None:
            found.append(reading)
            before = reading if reading.mentions else before
    for one, following in zip_longest(found, found[1:]):
        yield one if following is None else _until(place, one, following)


def speaks_later(place: Place, cues: Sequence[Cue]) -> Iterator[Mention]:
    """The subjects of verbs that promise speech and have no words yet ("the committee promised to look into it")."""
    for cue in cues:
        if (
            cue.kind is not CueKind.INFINITIVE
            or place.tokens.lower[cue.last] not in place.pack.words["infinitive_markers"]
        ):
            continue
        subject = subject_before(place, verb_group(place, cue.first, place.sentence.first).first, place.sentence.first)
        if subject is not None and subject.shape in (Shape.NAME, Shape.THING) and to_be_said(place, cue.last):
            yield subject


def _until(place: Place, one: Reading, following: Reading) -> Reading:
    """A reading whose content ends where somebody else goes on: ``X said C, and Y said D``."""
    tokens, at = place.tokens, following.signal_first
    if not following.mentions or at < one.cues[0][1] or following.mentions == one.mentions:
        return one
    words, opened = place.pack.words, tokens.lower[at - 1]
    if not (
        opened in words["coordinators"]
        or opened == ";"
        or (opened in words["subordinators"] and tokens.words[at - 2] == ",")
    ):
        return one
    parted = opened == ";" or tokens.words[at - 2] in ',;”"'
    parted = parted or (opened in words["coordinators"] and opened not in words["conjunctions"])  # "but"
    if not parted and following.mentions[0].shape is not Shape.PRONOUN:
        return one
    first, last = one.content[-1]
    if not first < at - 1 < last:
        return one
    shorter = trimmed(tokens, first, at - 1)
    return evolve(one, content=(*one.content[:-1], shorter)) if shorter[0] < shorter[1] else one


def _verbs(cues: Sequence[Cue]) -> list[Verb]:
    found: list[Verb] = []
    for cue in cues:
        if cue.kind not in FRAMED:
            continue
        kinds = frozenset({cue.kind})
        core, certainty = cue.word.core, cue.word.certainty
        if found and found[-1].first == cue.first:
            if cue.last < found[-1].last:
                continue
            if cue.last == found[-1].last:
                kinds |= found[-1].kinds
                core = core or found[-1].core
                certainty = found[-1].certainty if certainty is Certainty.ASSERTED else certainty
            found.pop()
        found.append(Verb(cue.first, cue.last, kinds, certainty, core))
    return found


def _reading(frame: Frame) -> Reading | None:  # noqa: PLR0911  # the forms of a verb, in turn
    """What the verb signals; None when it signals nothing."""
    verb, group = frame.verb, frame.group
    if frame.is_noun() or parted(frame.place, verb):
        return None
    if group.unreal or (group.negated and verb.certainty is Certainty.ASSERTED):
        return None
    if CueKind.STATE in verb.kinds:
        return _active(frame) if group.passive else None
    if hears(frame.place, verb, group) and (body := subject_of(frame)) is not None and is_a_body(frame.place, body):
        return None if _rests(frame) else heard_by_a_body(frame.place, verb, body, group, frame.stop)
    if group.passive and not frame.progressive:
        return passive(frame.place, verb, group, frame.floor, frame.stop)
    inverted = _inverted(frame) if verb.kinds & SPEECH and not frame.progressive else None
    if inverted is None or inverted.quotation is Quotation.DIRECT or not _says_behind(frame):
        return inverted or _active(frame)
    return _active(frame) or inverted


def _says_behind(frame: Frame) -> bool:
    """Whether what follows the verb is a clause rather than what stands before it ("Ana, 43, said it fell")."""
    tokens, pack, sentence = frame.place.tokens, frame.place.pack, frame.place.sentence
    behind = finite(tokens, pack, frame.verb.last, sentence.last)
    return behind > finite(tokens, pack, sentence.first, frame.group.first)


def _active(frame: Frame) -> Reading | None:
    """A source before the verb, with what stands behind the verb or before both."""
    verb, group = frame.verb, frame.group
    source = shared_subject(frame) if frame.progressive and not group.passive else subject_of(frame)
    if source is None or _of_noun(frame, source):
        return None
    nameless = source.shape in (Shape.THING, Shape.ANONYMOUS)
    if only_shows(frame.place, verb, source) or (nameless and in_a_work(frame.place, source)):
        return None
    first = min(source.first, group.first)
    speech = bool(verb.kinds & SPEECH)
    found = _quoted_before(frame, first) if speech and source.first >= frame.floor else None
    if _documented(frame, source) and not verb.kinds.isdisjoint({CueKind.THAT, CueKind.SAYING}):
        verb = evolve(verb, kinds=verb.kinds | {CueKind.SAYING, CueKind.OBJECT})
    found = found or behind_verb(frame.place, verb, clause_end(frame, source))
    if found is None and speech and (opened := _opened_as(frame, source)) is not None:
        return _made(frame, source, opened)
    if found is None and speech and not (frame.progressive and not group.passive):
        last = verb.last
        if CueKind.TELLING in verb.kinds:
            last = after_addressee(frame.place, last, frame.place.sentence.last)
        if ends_at(frame.place, last):
            found = before_subject(frame.place, first, last)
        found = None if found is not None and not _is_clause(frame, found) else found
    if found is None or (found.content[0][0] > verb.first and (frame.is_absent() or _supposed(frame, source))):
        return None
    return _made(frame, source, found)


def _supposed(frame: Frame, source: Mention) -> bool:
    """Whether a condition, a question or a denial opens the clause ("If X says C, he will be sued", "nor X said C")."""
    lower, words = frame.place.tokens.lower, frame.place.pack.words
    opened = lower[source.first - 1] if source.first > frame.place.sentence.first else ""
    return opened in words["conditionals"] or opened in words["negations"]


def _is_clause(frame: Frame, found: Surrounding) -> bool:
    """Whether what stands before a source is quoted or a clause, and no adverbial ("Since then, X has responded")."""
    tokens, first = frame.place.tokens, found.content[0][0]
    if found.quotation is not Quotation.INDIRECT or tokens.lower[first] not in frame.place.pack.words["prepositions"]:
        return True
    return finite(tokens, frame.place.pack, *found.content[0]) is not Finite.NONE or len(found.content) > 1


def _opened_as(frame: Frame, source: Mention) -> Surrounding | None:
    """The clause behind ``As X reported last week,``."""
    place, last = frame.place, frame.place.sentence.last
    opened = source.first - 1 == place.sentence.first and place.tokens.lower[source.first - 1] in _words(place)
    if not opened or not ends_at(place, frame.verb.last):
        return None
    comma = next((at for at in range(frame.verb.last, last) if place.tokens.words[at] == ","), last)
    content = trimmed(place.tokens, comma, last)
    return Surrounding((content,), Quotation.INDIRECT, frame.verb.last) if content[0] < content[1] else None


def _of_noun(frame: Frame, source: Mention) -> bool:
    """Whether what looks like a subject is an article and adjectives before a noun ("a preliminary report")."""
    lower, words = frame.place.tokens.lower, frame.place.pack.words
    near = source.last == frame.verb.first
    counted = lower[source.first] in words["single_determiners"] and third_person(
        lower[frame.verb.first], frame.place.pack
    )
    named = frame.place.tokens.words[source.last - 1][0].isupper()  # "the Tolo Post reports that"
    told = named and lower[frame.verb.last] in words["complementizers"]
    return (
        near
        and not counted
        and not told
        and lower[frame.verb.first] in words["document_words"]
        and lower[source.first] in words["determiners"]
    )


def _documented(frame: Frame, source: Mention) -> bool:
    """Whether a document is what tells: then what it finds or shows needs no complementizer, and may be a thing."""
    lower, words = frame.place.tokens.lower, frame.place.pack.words
    return any(lower[at] in words["document_words"] for at in range(source.first, source.last))


def _rests(frame: Frame) -> bool:
    """Whether who it is known from is named right behind the verb."""
    return CueKind.THAT in frame.verb.kinds and rests(frame.place, frame.verb.last)


def _quoted_before(frame: Frame, first: int) -> Surrounding | None:
    """The quotation before a source whose verb ends the clause."""
    last = frame.verb.last
    if CueKind.TELLING in frame.verb.kinds:
        last = after_addressee(frame.place, last, frame.place.sentence.last)
    if not ends_at(frame.place, last):
        return None
    found = before_subject(frame.place, first, last)
    return found if found is not None and found.quotation is Quotation.DIRECT else None


def _made(frame: Frame, source: Mention, found: Surrounding) -> Reading:
    verb = frame.verb
    speech = bool(verb.kinds & SPEECH)
    certainty = Certainty.DENIED if frame.group.negated else verb.certainty
    direct = found.quotation is Quotation.DIRECT
    behind = found.content[0][0] > verb.first
    rule = "source-verb-content" if behind and speech else "source-attitude" if behind else "content-source-cue"
    cue = (verb.first, found.cue_last if behind else verb.last)
    own_words = any(0 <= one.first - found.content[0][0] <= _NEAR for one in frame.place.sentence.quotations)
    return Reading(
        rule, Role.SPEAKER, (cue,), joint(frame.place.tokens, source, frame.place.pack),
        found.content, certainty, found.quotation,
        nests=verb.core or direct or own_words or _documented(frame, source) or _rests(frame),
    )  # fmt: skip


def _inverted(frame: Frame) -> Reading | None:
    """``"Q," said X`` and ``C, said X``."""
    place, verb = frame.place, frame.verb
    tokens, sentence = place.tokens, place.sentence
    if verb.first == sentence.first or frame.group.first != verb.first:
        return None
    at = verb.first
    while at > sentence.first and tokens.words[at - 1] in ",–—":
        at -= 1
    quoted = any(one.after == at and spoken(place, one) for one in sentence.quotations)
    if not quoted and (at == verb.first or not verb.core or CueKind.TELLING in verb.kinds):
        return None
    source = phrase_after(place.tokens, place.pack, verb.last, sentence.last)
    if source is not None and not quoted and tokens.lower[source.first] in place.pack.words["thing_pronouns"]:
        source = None  # "reported it to nobody"
    if source is None or not ends_at(place, source.last):
        return None
    if not quoted and (any(one.before == source.last for one in sentence.quotations) or _has_verb(frame, source)):
        return None
    found = before_subject(place, verb.first, source.last)
    # "Ana Reyes, the mayor, stressed her record"
    objects = not quoted and (CueKind.OBJECT in verb.kinds or source.shape is Shape.THING)
    if found is None or (objects and finite(tokens, place.pack, *found.content[0]) is Finite.NONE):
        return None
    rule = "quotation-cue-source" if found.quotation is Quotation.DIRECT else "clause-cue-source"
    return Reading(
        rule,
        Role.SPEAKER,
        ((verb.first, verb.last),),
        joint(tokens, source, place.pack),
        found.content,
        verb.certainty,
        found.quotation,
    )


def _has_verb(frame: Frame, source: Mention) -> bool:
    """Whether what looks like a phrase is a clause ("managers moved bad loans")."""
    past = frame.place.pack.endings["past"] or ("\0",)
    between = frame.place.tokens.words[source.first + 1 : source.last]
    return source.shape is Shape.THING and any(word.islower() and word.endswith(past) for word in between)


def _words(place: Place) -> frozenset[str]:
    """Words that both open a clause in commas and hand it on ("as X reported")."""
    return place.pack.words["as_words"] & place.pack.words["subordinators"]

"""Whose verb it is: the subject of a verb in its frame, and where the clause of the two ends.

May import: clauses, going_on, main_verbs, noun_phrases, pack, phrases, readings, subjects, verb_frames,
verb_groups; terms.
"""

from __future__ import annotations

from attrs import evolve

from provenance.drafting.constructions.clauses import Finite, finite
from provenance.drafting.constructions.going_on import SPEECH
from provenance.drafting.constructions.main_verbs import before_main_verb
from provenance.drafting.constructions.noun_phrases import phrase_after, phrase_mention
from provenance.drafting.constructions.readings import Place, Reading
from provenance.drafting.constructions.subjects import clause_subject, subject_before
from provenance.drafting.constructions.verb_frames import FRAMED, Frame
from provenance.drafting.constructions.verb_groups import participle
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape
from provenance.terms import Quotation

__all__ = ["clause_end", "shared_subject", "subject_of"]


def subject_of(frame: Frame) -> Mention | None:
    """The subject of a finite verb; of one that is coordinated, that of the verb before it."""
    at = frame.group.first
    lower, words = frame.place.tokens.lower, frame.place.pack.words
    if frame.before is not None and (split := _split_before(frame.place, frame.before, at)):
        return subject_before(frame.place, split, frame.place.sentence.first)
    if frame.before is not None and at > frame.floor and lower[at - 1] in words["coordinators"]:
        return frame.before.mentions[0]
    if at > frame.place.sentence.first and lower[at - 1] in words["coordinators"]:
        found = clause_subject(frame.place, frame.floor, at - 1)
        if found is not None and found.last - found.first == 1 and _acts(frame.place, found.first):
            return clause_subject(frame.place, frame.place.sentence.first, at - 1)  # "called X “old,” left and said"
        return found
    return _behind_quotation(frame) or subject_before(frame.place, at, frame.floor)


def _behind_quotation(frame: Frame) -> Mention | None:
    """All that stands between a quotation and the verb, where it is one phrase."""
    place, at = frame.place, frame.group.first
    tokens = place.tokens
    if frame.floor == place.sentence.first or not any(one.after == frame.floor for one in place.sentence.quotations):
        return None
    begin = frame.floor + 1 if tokens.words[frame.floor] in ",–—" else frame.floor
    begin += tokens.lower[begin] in place.pack.words["coordinators"]
    breaks = place.pack.breaks - place.pack.words["conjunctions"]
    plain = all(tokens.words[i][0].isalnum() or tokens.words[i] in "'’." for i in range(begin, at))
    joined = any(tokens.lower[i] in place.pack.words["conjunctions"] for i in range(begin, at))
    if not joined or not plain or any(tokens.lower[i] in breaks for i in range(begin, at)):
        return None
    return phrase_mention(tokens, place.pack, begin, at)


def shared_subject(frame: Frame) -> Mention | None:
    """The subject of the clause beside a participle, or the noun phrase that it describes."""
    place, at = frame.place, frame.group.first
    tokens, words = place.tokens, place.pack.words
    opener = at - 1 == place.sentence.first and tokens.lower[at - 1] in words["subordinators"]
    if at == place.sentence.first or opener:
        comma = next((i for i in range(frame.verb.last, place.sentence.last) if tokens.words[i] == ","), None)
        if not comma:
            return None
        if opener:
            return clause_subject(place, comma + 1, place.sentence.last)
        return phrase_after(place.tokens, place.pack, comma + 1, place.sentence.last, appositions=False)
    previous = tokens.lower[at - 1]
    joined = previous in {",", "–", "—"} or previous in words["prepositions"] or previous in words["subordinators"]
    joined = joined or previous in words["coordinators"]
    if not joined:
        described = subject_before(place, at, frame.floor)
        ended = tokens.words[at - 1].islower() and tokens.lower[at - 1].endswith(place.pack.endings["past"] or ("\0",))
        if described is not None and ended and described.last == at:
            described = None  # "the lobbying included downplaying it"
        if described is not None and frame.verb.core:
            described = _issuer(frame, described) or described
        return evolve(described, aside=True) if described else (frame.before.mentions[0] if frame.before else None)
    beside = _joined_subject(place, frame.floor, at)
    if beside is not None:
        return beside
    return frame.before.mentions[0] if frame.before is not None else clause_subject(place, frame.floor, at)


def _joined_subject(place: Place, floor: int, end: int) -> Mention | None:
    """The subject of the clause joined to another one that stands before a token ("X left and Y stayed, saying")."""
    joins = (at for at in range(end - 3, floor, -1) if place.tokens.lower[at] in place.pack.words["coordinators"])
    at = next(joins, None)
    return None if at is None else _own_subject(place, at, end)


def _own_subject(place: Place, at: int, end: int) -> Mention | None:
    """The subject of the clause that a word joins to the one before it; None where it joins no such clause."""
    tokens, words = place.tokens, place.pack.words
    pronoun = tokens.lower[at + 1] in words["pronouns"] and tokens.lower[at + 1] not in words["object_pronouns"]
    if not (pronoun or tokens.words[at + 1][0].isupper()) or _in_quotation(place, at):
        return None
    found = clause_subject(place, at + 1, end)
    return found if found is not None and found.last < end and _acts(place, found.last) else None


def _acts(place: Place, at: int) -> bool:
    """Whether a word is a finite verb by its form."""
    lower, words, ending = place.tokens.lower[at], place.pack.words, place.pack.endings["past"]
    past = lower in words["past_verbs"] or lower in words["past_forms"] or (bool(ending) and lower.endswith(ending))
    return place.tokens.words[at].islower() and past


def _in_quotation(place: Place, at: int) -> bool:
    return any(one.before < at < one.after for one in place.sentence.quotations)


def _issuer(frame: Frame, described: Mention) -> Mention | None:
    """Whose words a thing is ("Ana Reyes made a plea to voters saying C"); None where it is somebody, or nobody's."""
    place, lower = frame.place, frame.place.tokens.lower
    words, inside = place.pack.words, range(described.first, described.last)
    stop = next((at for at in inside if lower[at] in words["prepositions"]), described.last)
    persons = ("titles", "person_words", "group_words", "person_epithets", "plural_nouns", "organization_words")
    somebody = any(lower[stop - 1] in words[part] for part in persons)
    indefinite = lower[described.first] in words["single_determiners"]
    if described.shape is not Shape.THING or somebody or not indefinite or described.first <= frame.floor:
        return None
    subject = clause_subject(place, frame.floor, described.first)
    if subject is None or subject.shape not in (Shape.NAME, Shape.PRONOUN):
        return None
    return subject if subject.last < described.first else None


def clause_end(frame: Frame, source: Mention) -> int:
    """Where the clause of the verb ends: a subordinate one and an attitude end with a comma."""
    place, verb = frame.place, frame.verb
    tokens, words = place.tokens, place.pack.words
    opened = tokens.lower[source.first - 1] if source.first > place.sentence.first else ""
    aside = source.aside and source.end > tokens.ends[source.last - 1]
    described = opened == "," and frame.progressive and tokens.words[frame.group.first - 1][0].isalpha()
    subordinate = opened in words["subordinators"] or opened in words["timed_relatives"] or aside or described
    if source.first > verb.first:  # "Noting that C, X left"
        return source.first - 1
    attitude = not verb.kinds & (SPEECH | {CueKind.THAT})
    stop = _before_another(frame, _before_basis(frame))
    frame = evolve(frame, stop=before_main_verb(place, source, verb.last, stop) if aside else stop)
    joins = (at for at in range(verb.last + 1, frame.stop - 2) if tokens.lower[at] in words["coordinators"])
    at = next((at for at in joins if _own_subject(place, at, frame.stop)), None)
    if at is not None and finite(tokens, place.pack, verb.last, at) is Finite.NONE:
        frame = evolve(frame, stop=at)  # "accused X of it and Ana Reyes left"
    if not (subordinate or attitude):
        return frame.stop
    for at in range(verb.last + 1, frame.stop):
        if tokens.words[at] != ",":
            continue
        quoted = next((one for one in place.sentence.quotations if one.before < at < one.after), None)
        if quoted is not None:
            if subordinate and at + 1 == quoted.last and quoted.after < frame.stop:
                return quoted.after  # "because X called it 'fair,' it stays"
            continue
        following = tokens.lower[at + 1]
        if any(one.before == at + 1 for one in place.sentence.quotations):
            continue  # "adding on the matter, “Q”"
        if (
            subordinate
            or following in words["own_words"]
            or following in words["relatives"]
            or participle(following, place.pack)
        ):
            return at
    return frame.stop


def _before_basis(frame: Frame) -> int:
    """Where what is said ends before what it rests on ("said C, citing Y"); where the clause ends without that."""
    place, tokens = frame.place, frame.place.tokens
    if tokens.lower[frame.verb.first] in place.pack.words["complementizers"]:
        return frame.stop
    for at in range(frame.verb.last + 1, frame.stop - 1):
        if tokens.words[at] != ",":
            continue
        quoted = next((one for one in place.sentence.quotations if one.before < at < one.after), None)
        begin = at + 1 if quoted is None else quoted.after if at + 1 == quoted.last else frame.stop
        basis = begin < frame.stop and any(
            cue.kind is CueKind.BASIS and len(cue.words) == 1 for cue in place.pack.cues.get(tokens.lower[begin], ())
        )
        if basis and not _resumes(frame, begin):
            return begin if quoted is not None else at
    return frame.stop


def _before_another(frame: Frame, stop: int) -> int:
    """Where what is said ends before what somebody does beside it ("said C, but he urged D", "said C, as have others").

    ``stop`` where nothing of that kind follows.
    """
    place, tokens, words = frame.place, frame.place.tokens, frame.place.pack.words
    for at in range(frame.verb.last + 1, stop - 3):
        if tokens.words[at] != "," or any(one.before < at < one.after for one in place.sentence.quotations):
            continue
        opened, subject, verb = tokens.lower[at + 1 : at + 4]
        put = subject.endswith(place.pack.endings["participle"])  # "as being late"
        others = (
            not put
            and opened not in words["relatives"]
            and opened in words["as_words"]
            and subject in words["auxiliaries"]
            and subject not in words["irrealis"]
        )
        pronoun = subject in words["pronouns"] or subject in words["plural_pronouns"]
        acts = pronoun and any(cue.kind in FRAMED for cue in place.pack.cues.get(verb, ()))
        past = verb in words["past_forms"] or verb in words["past_verbs"] or verb.endswith(place.pack.endings["past"])
        if others or (opened in words["coordinators"] and acts and past):
            return at
    return stop


def _resumes(frame: Frame, begin: int) -> bool:
    """Whether a clause goes on behind what is put in commas ("said, citing Y, that C")."""
    tokens, words = frame.place.tokens, frame.place.pack.words
    behind = range(begin, frame.stop - 1)
    return any(tokens.words[at] == "," and tokens.lower[at + 1] in words["complementizers"] for at in behind)


def _split_before(place: Place, before: Reading, at: int) -> int:
    """Where the subject ends that "X said" parts from its verb ("A guard, she said, saw C"); 0 where none does."""
    if place.tokens.words[at - 1] != "," or before.cues[0][1] != at - 1 or len(before.content) == 1:
        return 0
    end = before.content[0][1]
    return end if end < before.signal_first and before.quotation is not Quotation.DIRECT else 0

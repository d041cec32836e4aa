"""Verbs in the passive: whose agent speaks, or who are said to speak by nobody who is named.

    X was told by Y that C      C was criticized by Y

May import: contents, noun_phrases, objects, pack, phrases, readings, subjects, verb_groups.
"""

from __future__ import annotations

from provenance.drafting.constructions.contents import trimmed
from provenance.drafting.constructions.noun_phrases import phrase_after
from provenance.drafting.constructions.objects import only_shows
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.subjects import subject_before
from provenance.drafting.constructions.verb_groups import Verb, VerbGroup
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape

__all__ = ["end_of_question", "passive"]


def passive(place: Place, verb: Verb, group: VerbGroup, floor: int, stop: int) -> Reading | None:
    """``X was told by Y that C``, ``C was criticized by Y``: the agent speaks, or nobody is named."""
    tokens, words = place.tokens, place.pack.words
    at = verb.last
    agent = None
    if at < stop and tokens.lower[at] in words["agent_markers"]:
        agent = phrase_after(place.tokens, place.pack, at + 1, stop)
        if agent is None or only_shows(place, verb, agent):
            return None
        at = agent.last
    mentions = (agent,) if agent is not None else ()
    cues = ((verb.first, verb.last + 1 if agent else verb.last),)
    rule = "passive-agent" if agent else "nobody-named"
    if CueKind.TELLING in verb.kinds:
        if at < stop and (tokens.lower[at] in words["complementizers"] or tokens.lower[at] in words["question_words"]):
            begin = at + 1 if tokens.lower[at] in words["complementizers"] else at
            content = trimmed(tokens, begin, stop)
            if content[0] < content[1]:
                return Reading(rule, Role.SPEAKER, cues, mentions, (content,), verb.certainty, nests=False)
        return None
    subject = subject_before(place, group.first, floor)
    if subject is None or not (agent and verb.kinds & {CueKind.OBJECT, CueKind.SAYING}):
        return None
    own: Range = (subject.first, subject.last)
    rest = trimmed(tokens, at, stop)
    described = rest[0] < rest[1] and tokens.lower[rest[0]] in words["as_words"]
    empty = subject.shape is Shape.PRONOUN and tokens.lower[subject.first] in words["empty_subjects"]
    asked = CueKind.QUESTION in verb.kinds and not described and _somebody(place, subject)  # "Ana Reyes was questioned"
    if empty or asked or tokens.lower[verb.first] in words["gestures"]:  # "a senator backed by farmers"
        return None
    pieces = (own, rest) if rest[0] < rest[1] and tokens.lower[rest[0]] not in words["coordinators"] else (own,)
    return Reading(rule, Role.SPEAKER, cues, mentions, pieces, verb.certainty, nests=False)


def _somebody(place: Place, subject: Mention) -> bool:
    """Whether a subject is a person or persons: what is done to them is nothing that anybody says."""
    if subject.shape is not Shape.THING:
        return True
    words, head = place.pack.words, place.tokens.lower[subject.last - 1]
    return any(
        head in words[part] for part in ("person_words", "group_words", "plural_nouns", "person_epithets", "titles")
    )


def end_of_question(place: Place, verb: Verb) -> int:
    """Where what was asked ends: ``Asked whether C, X``, ``when asked whether C``; 0 where nothing is.

    Nobody is told there to do what the verb says, and nobody states what is asked.
    """
    tokens, words, first = place.tokens, place.pack.words, place.sentence.first
    opens = verb.first == first or tokens.lower[verb.first - 1] in words["subordinators"]
    past = tokens.lower[verb.first].endswith(place.pack.endings["past"] or ("\0",))
    if not opens or not past:
        return 0
    end = verb.last
    if CueKind.QUESTION in verb.kinds:
        quoted = min(
            (one.before for one in place.sentence.quotations if one.before >= end), default=place.sentence.last
        )
        end = next((at for at in range(end, quoted) if tokens.words[at] == ","), end)
    return end

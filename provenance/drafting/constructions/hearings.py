"""What a court or another body hears: somebody told it so, and is mostly not named; the body says nothing.

    The inquest heard that C      Jurors were told C      C, the court heard      The court heard from Y that C

May import: pack, phrases, readings, surroundings, verb_groups.
"""

from __future__ import annotations

from attrs import evolve

from provenance.drafting.constructions.readings import Place, Reading, Role
from provenance.drafting.constructions.surroundings import before_subject, behind_verb, ends_at
from provenance.drafting.constructions.verb_groups import Verb, VerbGroup
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention

__all__ = ["heard_by_a_body", "hears", "is_a_body"]


def is_a_body(place: Place, mention: Mention) -> bool:
    """Whether a mention is of a body that hears others ("the court", "Brenford Crown Court", "jurors")."""
    return place.tokens.lower[mention.last - 1] in place.pack.words["hearing_bodies"]


def hears(place: Place, verb: Verb, group: VerbGroup) -> bool:
    """Whether a verb tells that its subject hears something: in the active, or told by nobody in the passive."""
    lower, words = place.tokens.lower, place.pack.words
    if group.passive:
        return CueKind.TELLING in verb.kinds and lower[verb.last] not in words["agent_markers"]
    return lower[verb.first] in words["hearing_words"]


def heard_by_a_body(place: Place, verb: Verb, subject: Mention, group: VerbGroup, stop: int) -> Reading | None:
    """What nobody who is named told a body; None where the words tell nothing, or who is named ("heard from Y")."""
    found = behind_verb(place, evolve(verb, kinds=frozenset({CueKind.SAYING})), stop)
    if found is None and ends_at(place, verb.last):
        found = before_subject(place, min(subject.first, group.first), verb.last)
    if found is None:
        return None
    cue = (verb.first, verb.last)
    return Reading(
        "nobody-named", Role.SPEAKER, (cue,), (), found.content, verb.certainty, found.quotation, nests=False
    )

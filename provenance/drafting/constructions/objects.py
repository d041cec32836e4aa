"""Objects of verbs that may also say something: what is said, and what is only done, withheld, shown or still to come.

    suggested a new dam (said)      denied bail      called off the match      the gauge shows 40 degrees

May import: clauses, noun_phrases, pack, phrases, readings, verb_groups; terms.
"""

from __future__ import annotations

from provenance.drafting.constructions.clauses import Finite, finite
from provenance.drafting.constructions.readings import Place
from provenance.drafting.constructions.verb_groups import Verb
from provenance.drafting.constructions.word_forms import possessive
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape, phrase_at
from provenance.terms import Certainty

__all__ = ["in_a_work", "only_shows", "parted", "stated", "to_be_said"]

_SPEAKERS = (
    "titles", "person_words", "group_words", "organization_words", "government_words", "media_words",
    "document_words", "showing_sources", "plural_nouns", "quantifiers", "first_person",
)  # fmt: skip
_NEAR = 5


def stated(place: Place, at: int, stop: int, verb: Verb) -> bool:
    """Whether what follows a verb without a complementizer is said, and no thing that the verb is done to.

    Only a few verbs take a thing for what they say ("criticized the plan"); of none is a pronoun what is said.
    """
    tokens, words = place.tokens, place.pack.words
    if _points(place, at, verb):
        return False
    quoted = any(at - 1 <= one.before < stop for one in place.sentence.quotations)
    if not quoted and _done(place, at, stop, verb):
        return False
    plain = verb.core and CueKind.THAT in verb.kinds
    if plain or not verb.kinds.isdisjoint({CueKind.OBJECT, CueKind.TELLING}):
        return True
    return quoted or finite(tokens, place.pack, at, stop) > Finite.NONE or not words["past_verbs"]


def _points(place: Place, at: int, verb: Verb) -> bool:
    """Whether an object only points to what was said, or holds no words at all."""
    tokens, words, pack = place.tokens, place.pack.words, place.pack
    told_of = phrase_at(tokens, at, "anaphoric_objects", pack)
    if told_of and CueKind.TELLING not in verb.kinds and _closes(place, at + told_of):
        return True  # "dismissed the report"
    taken = at
    while tokens.words[taken].isdigit() or tokens.lower[taken] in words["quantifiers"]:
        taken += 1
    size = phrase_at(tokens, taken, "taken_objects", pack) if verb.certainty is not Certainty.DENIED else 0
    if size and (_closes(place, taken + size) or tokens.lower[taken + size] in words["prepositions"]):
        return True  # "claimed responsibility for it"
    empty = phrase_at(tokens, at, "empty_objects", pack)  # "his face said it all"
    return (empty > 0 and _closes(place, at + empty)) or (
        tokens.lower[at] in words["object_pronouns"] and _closes(place, at + 1)
    )


def _done(place: Place, at: int, stop: int, verb: Verb) -> bool:
    """Whether something is done to an object in front of which no words are quoted.

    It is withheld from somebody ("denied her bail"), or meets with a gesture ("condemned the attack").
    """
    tokens, words = place.tokens, place.pack.words
    if verb.kinds.isdisjoint({CueKind.OBJECT}):
        return False
    if tokens.lower[verb.first] in words["gestures"]:
        return True
    if verb.certainty is not Certainty.DENIED or finite(tokens, place.pack, at, stop) is Finite.SURELY:
        return False
    for index in range(at, stop):
        if not tokens.words[index][0].isalpha() or tokens.lower[index] in words["prepositions"]:
            return False
        if tokens.lower[index] in words["withheld"]:
            return True
    return False


def _closes(place: Place, at: int) -> bool:
    """Whether a clause is over at a token, but for a day or an adjunct."""
    tokens, words = place.tokens, place.pack.words
    if at >= place.sentence.last or tokens.words[at] in ".,;!?–—":
        return True
    return tokens.lower[at] in words["days"] or tokens.lower[at] in words["holding_prepositions"]


def parted(place: Place, verb: Verb) -> bool:
    """Whether a word behind a verb makes another verb of it, which says nothing ("told off", "called it off")."""
    tokens, particles, last = place.tokens, place.pack.words["particles"], place.sentence.last
    if particles.isdisjoint(tokens.lower[verb.last : verb.last + _NEAR]):
        return False
    if tokens.lower[verb.last] in particles:
        plain = verb.core and CueKind.THAT in verb.kinds  # "said off the record"
        return not (plain and CueKind.SAYING in verb.kinds)
    if CueKind.SAYING in verb.kinds:
        return False
    for at in range(verb.last, min(last, verb.last + _NEAR)):
        lower = tokens.lower[at]
        if lower in particles:
            return _closes(place, at + 1) or tokens.lower[at + 1] in place.pack.words["prepositions"]
        if not lower[0].isalpha() or lower in place.pack.words["prepositions"]:
            return False
    return False


def only_shows(place: Place, verb: Verb, source: Mention) -> bool:
    """Whether a thing that says nothing shows something ("the defeat suggests a long winter"); a document says it."""
    tokens, pack = place.tokens, place.pack
    if tokens.lower[verb.first] not in pack.phrases["showing_verbs"]:
        return False
    if not phrase_at(tokens, verb.first, "showing_verbs", pack) or source.shape not in (Shape.THING, Shape.NAME):
        return False
    inside = range(source.first + 1, source.last)
    end = next((at for at in inside if tokens.lower[at] in pack.words["prepositions"]), source.last)
    if not tokens.words[end - 1][0].islower() or (
        source.shape is Shape.NAME and tokens.lower[end - 1].endswith(pack.endings["past"] or ("\0",))
    ):
        return False
    partly = end < source.last and tokens.lower[end] in pack.words["phrase_prepositions"]
    mentioned = tokens.lower[source.first : source.last if partly else end]  # "a group of lawyers"
    known = (word for word in mentioned if not possessive(word, pack))
    if any(word in pack.words[part] for word in known for part in _SPEAKERS) or not mentioned[0][0].isalpha():
        return False
    return not tokens.lower[end - 1].endswith(pack.endings["person"] or ("\0",))


def in_a_work(place: Place, source: Mention) -> bool:
    """Whether somebody without a name speaks in a work with which the sentence opens ("In the film a priest")."""
    lower, words, first = place.tokens.lower, place.pack.words, place.sentence.first
    return lower[first] in words["prepositions"] and not words["works"].isdisjoint(lower[first : source.first])


def to_be_said(place: Place, at: int) -> bool:
    """Whether an infinitive at a token is of a verb of saying: nothing is said yet ("plans to report on the dam")."""
    while place.tokens.lower[at] in place.pack.words["infinitive_markers"]:
        at += 1
    return phrase_at(place.tokens, at, "still_to_say", place.pack) > 0

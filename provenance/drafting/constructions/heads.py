"""What may head a source: a person, a body, a group, a document or an outlet, in languages whose nouns have forms.

    denounced said      the reason said      ten dollars per share

May import: heading, pack, phrases, readings, verb_groups, word_forms.
"""

from __future__ import annotations

from attrs import evolve

from provenance.drafting.constructions.readings import Place, Reading
from provenance.drafting.constructions.verb_groups import adverbial
from provenance.drafting.constructions.word_forms import possessive, verbal
from provenance.drafting.text.heading import in_title_case
from provenance.drafting.text.phrases import Mention, Shape, mention_of

__all__ = ["headed"]

_ALONE = (
    "titles", "person_words", "group_words", "organization_words", "government_words", "media_words",
    "document_words", "showing_sources", "plural_nouns", "quantifiers", "person_epithets", "pronouns",
    "plural_pronouns", "anonymous", "anonymous_tails", "outlets",
)  # fmt: skip


def headed(place: Place, reading: Reading) -> Reading | None:
    """The reading with those of its sources that something heads which may speak; None when none is left of them.

    Languages without a list of what never speaks are left as they are.
    """
    if not reading.mentions or not place.pack.words["never_sources"]:
        return reading
    found = (_opened(place, _in_headline(place, one)) for one in reading.mentions)
    kept = tuple(one for one in found if _speaks(place, one))
    if kept == reading.mentions:
        return reading
    return evolve(reading, mentions=kept) if kept else None


def _in_headline(place: Place, one: Mention) -> Mention:
    """A mention in a headline whose capitals tell nothing, which is a name where the text below has it with them."""
    tokens, words = place.tokens, place.pack.words
    given = words["male_words"] | words["female_words"]
    if one.shape is not Shape.NAME or not in_title_case(tokens, one.last - 1, one.last):
        return one
    return one if tokens.lower[one.first] in given and one.last - one.first > 1 else evolve(one, shape=Shape.THING)


def _opened(place: Place, one: Mention) -> Mention:
    """A mention without the word that joins its clause to the one before ("and the mayor"), or without a verb in it.

    Headlines leave the word out that joins two verbs: ``Reyes praises, defends dam``.
    """
    tokens, words, last = place.tokens, place.pack.words, one.last - 1
    if one.first == last:
        return one
    verb = tokens.lower[last] in place.pack.cues and tokens.lower[last].endswith(place.pack.endings["plural"])
    if verb and tokens.words[last].islower() and verbal(tokens, place.pack, last, one.first):
        named = all(word[0].isupper() for word in tokens.words[one.first : last])
        return mention_of(tokens, one.first, last, one.shape) if named else one
    if tokens.lower[one.first] not in words["coordinators"]:
        return one
    alone = one.first + 1 == last and tokens.lower[last] in words["pronouns"]
    plain = mention_of(tokens, one.first + 1, one.last, Shape.PRONOUN if alone else one.shape)
    return evolve(plain, end=one.end, aside=one.aside)


def _speaks(place: Place, one: Mention) -> bool:
    """Whether the head of a noun phrase may be a source."""
    tokens, words = place.tokens, place.pack.words
    held = one.shape is Shape.NAME and one.last - one.first > 1  # "Reyes's situation"
    if not (one.shape is Shape.THING or held):
        return True
    at = next((at for at in range(one.first + 1, one.last) if _ends(place, at)), one.last) - 1
    while at > one.first and (tokens.lower[at] in words["date_words"] or tokens.lower[at] in words["days"]):
        at -= 1  # "a statement Thursday night"
    titled = in_title_case(tokens, at, at + 1)
    if not (tokens.words[at].islower() or titled):
        return True
    lower = tokens.lower[at]
    if lower in words["never_sources"] or lower in words["date_words"]:
        return False
    return one.shape is Shape.NAME or (at > one.first and not titled) or _stands_alone(place, at)


def _ends(place: Place, at: int) -> bool:
    """Whether what stands there only tells more of the head before it."""
    lower, words = place.tokens.lower[at], place.pack.words
    marked = not lower[0].isalnum() and not possessive(lower, place.pack)
    return marked or lower in words["prepositions"] or lower in words["relatives"]


def _stands_alone(place: Place, at: int) -> bool:
    """Whether one word without an article can be a noun phrase: a plural, or what a list knows to speak."""
    lower, pack = place.tokens.lower[at], place.pack
    if adverbial(lower, pack) or not lower[0].isalpha():
        return False
    if any(lower in pack.words[part] for part in _ALONE) or lower.endswith(pack.endings["person"]):
        return True
    return lower.endswith(pack.endings["plural"]) and lower not in pack.cues

"""Subjects: the noun phrase that stands before a verb, also where something is put between.

    the manager of the plant said      Ana Reyes, who runs it, said      In an interview Ana Reyes said

May import: clauses, mentions, noun_phrases, pack, phrases, readings, subject_phrases, verb_groups, word_forms.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.drafting.constructions.clauses import finite
from provenance.drafting.constructions.mentions import segments
from provenance.drafting.constructions.noun_phrases import (
    LONGEST,
    phrase_after,
    phrase_mention,
    shown,
)
from provenance.drafting.constructions.readings import Place
from provenance.drafting.constructions.subject_phrases import leads_to_name, phrase_begins, without_openers
from provenance.drafting.constructions.verb_groups import adverbial
from provenance.drafting.constructions.word_forms import sets_aside
from provenance.drafting.text.phrases import Mention, Shape, phrase_at

__all__ = ["clause_subject", "subject_before"]

_MOST_ASIDES = 6
_LONGEST_ADJUNCT = 9
_LONGEST_CONTACT = 9
_DASHES = frozenset("–—")


def subject_before(place: Place, end: int, floor: int) -> Mention | None:  # noqa: PLR0911  # what may be before a verb
    """The noun phrase that ends at ``end``, or before what is put between it and there in commas; None without one."""
    tokens, words = place.tokens, place.pack.words
    if end <= floor:
        return None
    timed = _before_adjunct(place, end, floor)
    if tokens.lower[timed - 1] in words["relatives"]:
        return _antecedent(place, timed - 1, floor)  # "who on Monday said"
    if tokens.words[end - 1] == "," or tokens.words[end - 1] in _DASHES:
        return _interrupted(place, end - 1, floor)
    contact = _met_by_somebody(place, end := timed, floor)
    if contact is not None:
        return contact
    if tokens.lower[end - 1] in words["phrase_prepositions"]:
        return None  # "the number of reported cases"
    begin = phrase_begins(place, end, floor)
    before = tokens.lower[begin - 1] if begin is not None and begin > floor else ""
    if begin is not None and (before in words["be_words"] or before in words["infinitive_markers"]):
        described = _described_by_clause(place, begin, end, floor)
        if described is not None or before in words["be_words"]:
            return described
    if begin is None:
        return None
    if _is_verb(place, begin, floor):
        return None
    end = next((at for at in range(begin + 1, end) if shown(tokens, place.pack, at)), end)
    return phrase_mention(place.tokens, place.pack, begin, end)


def _is_verb(place: Place, at: int, floor: int) -> bool:
    """Whether another verb stands where a phrase would begin ("has avoided criticizing X", "did not answer calls")."""
    lower, words = place.tokens.lower[at], place.pack.words
    last = at - 1
    while last > floor and place.tokens.lower[last] in words["before_verb"]:
        last -= 1
    before = place.tokens.lower[last] if last >= floor else ""
    if lower in words["past_verbs"] or lower in words["past_forms"]:
        return True
    parts = ("determiners", "possessives", "pronouns", "plural_pronouns", "anonymous")
    opens = any(lower in words[part] for part in parts) or not place.tokens.words[at].islower()
    return before in words["auxiliaries"] and before not in words["be_words"] and not opens


def _before_adjunct(place: Place, end: int, floor: int) -> int:
    """Where a subject ends before the time or the occasion of what it says ("Reyes on Monday said"); else ``end``."""
    tokens, words = place.tokens, place.pack.words
    dated = tokens.lower[end - 1] in words["days"] or tokens.lower[end - 1] in words["date_words"]
    for at in range(end - 2, max(floor, end - _LONGEST_ADJUNCT), -1):
        lower = tokens.lower[at]
        if not tokens.words[at][0].isalnum():
            return end
        if lower not in words["place_prepositions"]:
            continue
        inside = tokens.lower[at + 1 : end]
        times = all(word in words["days"] or word in words["date_words"] for word in inside)
        opened = inside[0] in words["single_determiners"] or inside[0] in words["possessives"]
        occasion = opened and any(word in words["occasions"] for word in inside)
        named = tokens.words[at - 1][0].isupper() or tokens.lower[at - 1] in words["pronouns"]
        return at if (times or occasion) and (times or named) else end
    while dated and end - 1 > floor + 1 and tokens.words[end - 2][0].isalnum():
        if not (tokens.lower[end - 1] in words["days"] or tokens.lower[end - 1] in words["date_words"]):
            break
        end -= 1
    return end


def _met_by_somebody(place: Place, end: int, floor: int) -> Mention | None:
    """The noun phrase with a clause that has lost its relative pronoun: ``people she had spoken with said``."""
    tokens, words = place.tokens, place.pack.words
    alone = ("pronouns", "plural_pronouns", "first_person")  # "the reason is that we believe"
    if any(tokens.lower[end - 1] in words[part] for part in alone):
        return None
    for at in range(end - 2, max(floor, end - _LONGEST_CONTACT), -1):
        lower = tokens.lower[at]
        if not lower[0].isalpha() or lower in words["relatives"] or lower in words["coordinators"]:
            return None
        if lower in words["pronouns"] or lower in words["plural_pronouns"] or lower in words["first_person"]:
            noun = tokens.lower[at - 1]
            opens = noun in place.pack.breaks or noun in place.pack.cues or adverbial(noun, place.pack)
            if opens or not tokens.words[at - 1].islower() or noun in words["prepositions"] or noun in words["days"]:
                return None
            begin = phrase_begins(place, at, floor) if finite(tokens, place.pack, at, end) else None
            return None if begin is None else phrase_mention(tokens, place.pack, begin, end)
    return None


def _described_by_clause(place: Place, begin: int, end: int, floor: int) -> Mention | None:
    """The noun phrase with a relative clause before its verb: ``an official who asked not to be named said``."""
    tokens, words = place.tokens, place.pack.words
    for at in range(begin - 1, max(floor, begin - LONGEST), -1):
        lower = tokens.lower[at]
        if not tokens.words[at][0].isalnum():
            return None
        if lower in words["relatives"] and lower not in words["complementizers"]:
            first = phrase_begins(place, at, floor)
            return None if first is None else phrase_mention(tokens, place.pack, first, end)
    return None


def _antecedent(place: Place, relative: int, floor: int) -> Mention | None:
    """Who is meant by a relative pronoun; the pronoun is in the mention's offsets, and in no name."""
    tokens = place.tokens
    end = relative
    while end > floor and tokens.words[end - 1] == ",":
        end -= 1
    days = place.pack.words["days"]
    floor = next((at + 1 for at in range(end - 1, floor, -1) if tokens.lower[at] in days), floor)
    begin = phrase_begins(place, end, floor) if end > floor else None
    if begin is None:
        return None
    found = phrase_mention(place.tokens, place.pack, begin, end)
    if found is None or found.shape in (Shape.PRONOUN, Shape.PLURAL):
        return None
    return Mention(found.first, found.last, found.start, tokens.ends[relative], found.shape, aside=True)


def _interrupted(place: Place, end: int, floor: int) -> Mention | None:
    """The subject before appositions and clauses in commas: ``Ana Reyes, who runs it, said``."""
    tokens, pack = place.tokens, place.pack
    parts = segments(tokens, floor, end)[-_MOST_ASIDES:]
    found: tuple[int, int] | None = None
    inside: tuple[int, int] | None = None  # what may belong to a clause in commas instead
    closing = 0
    for number in range(len(parts) - 1, -1, -1):
        first, last = parts[number]
        if tokens.lower[first] in pack.words["subordinators"] and first + 1 < last:
            first += 1
            opened = True
        else:
            opened = False
        if sets_aside(tokens, first, pack) or _speaks(place, last - 1):
            if found is not None and tokens.lower[first] in pack.words["prepositions"]:
                break
            found, inside, closing = None, found or inside, 0
            continue
        if number and tokens.words[first].isdigit() and last - first == 1:
            closing = closing or last  # an age
            continue
        if number and _describes(place, first, _before_age(place, parts, number)):
            closing = closing or last
            continue
        begin = phrase_begins(place, last, first)
        if begin is None or (found is not None and begin > first and not _only_opens(place, first, begin)):
            break
        if found is not None and not (found[0] == last + 1 and _apposed(place, begin, last, *found)):
            break
        found = (begin, found[1] if found is not None else closing or last)
        if begin > first or opened:
            break
    found = found or inside
    return None if found is None else phrase_mention(tokens, pack, *found)


def _before_age(place: Place, parts: Sequence[tuple[int, int]], number: int) -> int:
    """Where the words before a stretch in commas end, an age left out (``Ana Reyes, 43, the manager,``)."""
    first, last = parts[number - 1]
    age = number > 1 and last - first == 1 and place.tokens.words[first].isdigit()
    return parts[number - 2][1] if age else last


def _describes(place: Place, first: int, before: int) -> bool:
    """Whether what stands in commas says what a name before it is: ``Ana Reyes, the manager,``."""
    tokens, words = place.tokens, place.pack.words
    if not tokens.words[before - 1][0].isupper() and tokens.words[before - 1] != ")":
        return False
    return tokens.lower[first] in words["determiners"] or tokens.lower[first] in words["possessives"]


def _speaks(place: Place, at: int) -> bool:
    """Whether what stands in commas ends in a cue of plain speech: ``an old sailor, she said, told her``."""
    return any(cue.core for cue in place.pack.cues.get(place.tokens.lower[at], ()))


def _only_opens(place: Place, first: int, begin: int) -> bool:
    return all(place.tokens.lower[at] in place.pack.words["coordinators"] for at in range(first, begin))


def _apposed(place: Place, first: int, last: int, begin: int, end: int) -> bool:
    """Whether one of two noun phrases beside each other may tell what the other is."""
    tokens, words = place.tokens, place.pack.words
    named = tokens.words[last - 1][0].isupper()
    described = tokens.lower[begin] in words["determiners"] or not tokens.words[begin][0].isupper()
    described = described or phrase_at(tokens, begin, "titles", place.pack) > 0
    other = tokens.words[end - 1][0].isupper() and not named
    return (named and described) or other or (named and last - first > 1 and tokens.words[begin][0].isupper())


def clause_subject(place: Place, first: int, last: int) -> Mention | None:
    """The noun phrase with which a clause begins, as well as it can be told from the verb that follows."""
    tokens, pack = place.tokens, place.pack
    if tokens.lower[first] in pack.words["prepositions"]:  # "In an interview, X kept on"
        comma = next((at + 1 for at in range(first, last - 1) if tokens.words[at] == ","), first)
        pronouns = (pack.words["pronouns"] | pack.words["plural_pronouns"]) - pack.words["object_pronouns"]
        first = next((at for at in range(first, last) if comma == first and tokens.lower[at] in pronouns), comma)
    begin = without_openers(place, first, last)
    if begin is None:
        return None
    found = phrase_after(place.tokens, place.pack, begin, last, appositions=False)
    if found is None or found.shape in (Shape.PRONOUN, Shape.PLURAL):
        return found
    past = pack.endings["past"]
    capitals = False
    for at in range(found.first, found.last):
        word = tokens.words[at]
        past_form = bool(past) and at > found.first and word.islower() and tokens.lower[at].endswith(past)
        ends = capitals and word.islower() and tokens.lower[at] not in pack.words["prepositions"]
        if past_form or (ends and not leads_to_name(place, at, found.last)):
            return phrase_mention(place.tokens, place.pack, found.first, at) if at > found.first else None
        named = at > found.first or (at == first and tokens.lower[at] not in pack.words["determiners"])
        capitals = capitals or (word[0].isupper() and named)
    return found

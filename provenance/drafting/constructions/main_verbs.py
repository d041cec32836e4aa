"""The verb of the main clause behind a relative one: ``the man who said that he saw X | has left``.

May import: pack, phrases, readings, verb_groups; tokens.
"""

from __future__ import annotations

from provenance.drafting.constructions.readings import Place
from provenance.drafting.constructions.verb_groups import adverbial
from provenance.drafting.pack import Pack
from provenance.drafting.text.phrases import Mention
from provenance.drafting.text.tokens import Tokens

__all__ = ["before_main_verb"]


def before_main_verb(place: Place, source: Mention, first: int, stop: int) -> int:
    """Where a clause ends before a second finite verb that has no subject there; else ``stop``.

    Forms that are spelled like participles ("resigned") are taken for it only where no other verb is found.

    Args:
        place: the sentence.
        source: whom a relative clause describes; where they are the subject of a clause its verb must follow.
        first: index after the verb of the relative clause.
        stop: index where the sentence or the clause ends at the latest.
    """
    tokens, pack, words = place.tokens, place.pack, place.pack.words
    quoted = any(first <= one.first < stop for one in place.sentence.quotations)
    if not words["past_verbs"] or quoted or not _is_subject(place, source.first):
        return stop
    seen, spelled = False, stop
    for at in range(first, stop):
        lower = tokens.lower[at]
        seen = seen and not _opens_clause(tokens, at, pack)
        if not tokens.words[at].islower() or _in_group(tokens, at, pack) or not _verbal(tokens, at, pack):
            continue
        if not seen or not _without_subject(tokens, at, pack):
            seen = not any(cue.core for cue in pack.cues.get(lower, ()))  # "he said Brown was ill"
        elif lower in words["auxiliaries"] or lower in words["past_verbs"]:
            return _group_begins(tokens, at, pack)
        elif spelled == stop:
            spelled = at
    return _group_begins(tokens, spelled, pack) if spelled < stop else stop


def _is_subject(place: Place, first: int) -> bool:
    """Whether a noun phrase that begins at a token is the subject of a clause."""
    words, sentence = place.pack.words, place.sentence.first
    before = place.tokens.lower[first - 1] if first > sentence else ""
    return not before or before in words["coordinators"] or before in words["complementizers"]


def _opens_clause(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether a clause with a subject of its own may begin at a token ("the dam broke and the town was lost")."""
    lower, words = tokens.lower[at], pack.words
    if lower in words["coordinators"]:
        return tokens.lower[at + 1] in words["determiners"] or tokens.lower[at + 1] in words["possessives"]
    return lower in words["relatives"] or lower in words["complementizers"] or lower in words["subordinators"]


def _verbal(tokens: Tokens, at: int, pack: Pack) -> bool:
    lower, words = tokens.lower[at], pack.words
    before = tokens.lower[at - 1]
    pronoun = before in words["pronouns"] or before in words["plural_pronouns"]
    if (
        lower in words["auxiliaries"]
        or lower in words["past_verbs"]
        or (pronoun and before not in words["object_pronouns"])
    ):
        return True
    past = lower.endswith(pack.endings["past"] or ("\0",)) or lower in words["past_forms"]
    agent = tokens.lower[at + 1] in words["agent_markers"]  # "men attacked by dogs"
    return past and not agent and before not in words["determiners"]


def _in_group(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether an auxiliary stands before a verb, or what goes on with it."""
    index = at - 1
    while adverbial(tokens.lower[index], pack) or tokens.lower[index] in pack.words["negations"]:
        index -= 1
    lower = tokens.lower[index]
    return lower in pack.words["auxiliaries"] or lower in pack.words["infinitive_markers"]


def _without_subject(tokens: Tokens, at: int, pack: Pack) -> bool:
    before, words = tokens.lower[_group_begins(tokens, at, pack) - 1], pack.words
    parts = ("coordinators", "pronouns", "plural_pronouns", "first_person", "prepositions")
    return not any(before in words[part] for part in parts)


def _group_begins(tokens: Tokens, at: int, pack: Pack) -> int:
    while adverbial(tokens.lower[at - 1], pack):
        at -= 1
    return at

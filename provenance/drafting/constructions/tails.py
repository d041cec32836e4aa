"""The noun right before a cue or a relative clause, where nothing tells where its phrase begins.

May import: mentions, name_parts, pack, phrases, tokens.
"""

from __future__ import annotations

from attrs import evolve

from provenance.drafting.constructions.mentions import named_shape
from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import LONGEST_NAME, role_like
from provenance.drafting.text.phrases import AGE, LONGEST_MENTION, Mention, Shape, mention_of, phrase_at, shape_of
from provenance.drafting.text.tokens import Tokens

__all__ = ["before_relative_word", "tail_mention"]


def before_relative_word(tokens: Tokens, floor: int, end: int, pack: Pack) -> Mention | None:
    """The noun that a relative clause is about, which ends before its first word ("pihak penilai yang menyatakan")."""
    lower = tokens.lower
    if end > floor and tokens.words[end - 1] == ",":
        end -= 1
    back = end
    while back > floor and lower[back - 1] in pack.words["before_verb"]:
        back -= 1
    if back > floor and lower[back - 1] in pack.words["there_words"]:
        return None  # "ada juga yang menduga"
    described = _described_noun(tokens, floor, end, pack)
    if described is not None:
        return described
    found = tail_mention(tokens, floor, end, pack)
    noun = _noun_with_place(tokens, floor, found.first, pack) if found is not None else None
    if found is None or noun is not None:
        found = mention_of(tokens, noun.first, end, noun.shape) if noun else _plain_tail(tokens, floor, end, pack)
    return None if found is None else evolve(found, aside=True)


def tail_mention(tokens: Tokens, floor: int, end: int, pack: Pack) -> Mention | None:
    """The words right before ``end`` that can stand for a source: capitals, titles, a pronoun."""
    begin = end
    words = pack.words
    while begin > floor and end - begin < LONGEST_MENTION:
        word, lower = tokens.words[begin - 1], tokens.lower[begin - 1]
        if lower in words["pronouns"] or lower in words["plural_pronouns"]:
            begin -= 1 if begin == end else 0
            break
        if lower in words["stops"] or lower in words["days"] or lower in pack.months:
            break
        age = word.isdigit() and len(word) <= AGE and tokens.words[begin - 2] == "("
        if not (word[0].isupper() or age or role_like(lower, pack) or word in "()." or lower in words["determiners"]):
            if phrase_at(tokens, begin - 1, "anonymous", pack):
                begin -= 1
                continue
            pointing = end - begin == 1 and lower in words["person_words"]
            if (begin == end and lower in words["demonstratives"]) or (
                pointing and tokens.lower[begin] in words["demonstratives"]
            ):
                begin -= 1
                continue
            break
        begin -= 1
    while begin < end and not tokens.words[begin][0].isalnum():
        begin += 1
    if begin >= end:
        return None
    begin = _list_begins(tokens, floor, begin, pack)
    shape = shape_of(tokens, begin, end, pack)
    if shape is None or (end - begin == 1 and tokens.lower[begin] in words["determiners"] and words["where_words"]):
        return None
    return mention_of(tokens, begin, end, named_shape(tokens, begin, end, shape))


def _plain_tail(tokens: Tokens, floor: int, end: int, pack: Pack) -> Mention | None:
    """The noun before a relative clause, in lower case ("pihak penilai yang menyatakan")."""
    begin = end
    while begin > floor and end - begin < LONGEST_NAME:
        word, lower = tokens.words[begin - 1], tokens.lower[begin - 1]
        if (
            not word[0].isalpha()
            or lower in pack.words["stops"]
            or lower in pack.words["relatives"]
            or lower in pack.cues
        ):
            break
        begin -= 1
    shape = Shape.NAME if tokens.capital(begin) else Shape.THING
    return mention_of(tokens, begin, end, shape) if begin < end else None


def _noun_with_place(tokens: Tokens, floor: int, place: int, pack: Pack) -> Mention | None:
    """Persons without a name before the place they are of ("seorang guru honorer di Kecamatan Hulu")."""
    if place <= floor or not _of_place(tokens.lower[place - 1], pack):
        return None
    noun = _plain_tail(tokens, floor, place - 1, pack)
    parts = ("titles", "person_words", "group_words", "anonymous")
    words = tokens.lower[noun.first : noun.last] if noun is not None else ()
    return noun if any(word in pack.words[part] for word in words for part in parts) else None


def _of_place(lower: str, pack: Pack) -> bool:
    return lower in pack.words["place_prepositions"] or lower in pack.words["source_prepositions"]


def _list_begins(tokens: Tokens, floor: int, begin: int, pack: Pack) -> int:
    """Where the list begins whose last member begins at ``begin``: ``Korea Selatan, Jepang, dan AS``."""
    at = begin
    if at - 1 <= floor or tokens.lower[at - 1] not in pack.words["conjunctions"]:
        return begin
    at -= 1
    while at > floor and (tokens.words[at - 1] == "," or tokens.words[at - 1][0].isupper()):
        at -= 1
    while at < begin and not tokens.words[at][0].isupper():
        at += 1
    return at


def _described_noun(tokens: Tokens, floor: int, end: int, pack: Pack) -> Mention | None:
    """Who has no name and is told by a clause before the one in which they speak ("sumber yang X, yang menyebut C")."""
    inner = range(end - 1, max(floor, end - LONGEST_NAME), -1)
    relative = next((at for at in inner if tokens.lower[at] in pack.words["relatives"]), 0)
    if not relative or any(tokens.words[at] == "," or tokens.capital(at) for at in range(relative, end)):
        return None
    noun = tail_mention(tokens, floor, relative, pack) or _plain_tail(tokens, floor, relative, pack)
    return None if noun is None else evolve(mention_of(tokens, noun.first, end, noun.shape), aside=True)

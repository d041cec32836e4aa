"""Noun phrases that can stand for a source: how they are shaped and where they end.

May import: name_parts, pack, tokens.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.name_parts import (
    INSIDE_NAMES,
    LONGEST_NAME,
    called_end,
    kin,
    lists_on,
    role_like,
    theirs_end,
)
from provenance.drafting.text.tokens import Tokens

__all__ = [
    "AGE",
    "LONGEST_MENTION",
    "Mention",
    "Shape",
    "behind_titles",
    "description_end",
    "is_made_up",
    "issuer",
    "mention_of",
    "phrase_at",
    "phrase_end",
    "pointing_end",
    "shape_of",
]

_FINITE = frozenset({CueKind.VERB, CueKind.AGENTLESS, CueKind.PASSIVE, CueKind.CITED, CueKind.CITING, CueKind.HEDGE})
_NO_SOURCE = ("stops", "relatives", "complementizers", "before_verb")
AGE = 3  # digits of an age in a parenthesis
LONGEST_MENTION = 40


class Shape(Enum):
    """How a source is named."""

    NAME = "name"
    PRONOUN = "pronoun"
    PLURAL = "plural"  # a pronoun for several
    ANONYMOUS = "anonymous"
    THING = "thing"  # words without a capital: a document, a group


@frozen
class Mention:
    """Words that stand for a source.

    Attributes:
        first: index of the first token.
        last: index after the last token.
        start: offset of the first code point; inside a token where the source is a suffix.
        end: offset after the last code point.
        shape: how it is named.
        aside: whether it is named in passing, in a relative clause; a later pronoun does not mean it.
    """

    first: int
    last: int
    start: int
    end: int
    shape: Shape
    aside: bool = False


def phrase_at(tokens: Tokens, index: int, part: str, pack: Pack) -> int:
    """How many tokens from the index on are an expression that plays the part; 0 when none are."""
    lower = tokens.lower
    phrases = pack.phrases[part].get(lower[index]) if index < len(lower) else None
    if phrases is not None:
        for phrase in phrases:
            if len(phrase) == 1 or lower[index : index + len(phrase)] == phrase:
                return len(phrase)
    return 0


def mention_of(tokens: Tokens, first: int, last: int, shape: Shape) -> Mention:
    """The mention from one token up to another."""
    return Mention(first, last, tokens.starts[first], tokens.ends[last - 1], shape)


def issuer(tokens: Tokens, at: int, last: int, pack: Pack) -> int:
    """Index of who issued a document, in a relative clause at ``at`` ("yang digelar X"); 0 when it is nobody's name."""
    words, passive = pack.words, tuple(pack.words["passive_prefixes"])
    if at + 2 >= last or tokens.lower[at] not in words["relatives"] or not passive:
        return 0
    if not tokens.lower[at + 1].startswith(passive):
        return 0
    name = at + 2
    while name < last and not tokens.capital(name):
        lower = tokens.lower[name]
        if not (lower in words["source_prepositions"] or lower in words["media_words"] or role_like(lower, pack)):
            return 0
        name += 1
    named = all(tokens.capital(index) or tokens.words[index] in "()" for index in range(name, last))
    return name if name < last and named else 0


def description_end(tokens: Tokens, at: int, last: int, pack: Pack) -> int:
    """Where a relative clause ends that describes who has no name; ``at`` when somebody speaks or is cited in it.

    One that a demonstrative closes describes, whatever stands in it ("pria yang meminta namanya disimpan itu").
    """
    end = at
    speaks = False
    while end < last and tokens.words[end] not in ",;:." and end - at < LONGEST_MENTION:
        if tokens.lower[end - 1] in pack.words["named_words"] and tokens.capital(end):
            return called_end(tokens, end, last, pack)
        speaks = speaks or (tokens.lower[end] in pack.cues and end > at)
        end += 1
    closed = tokens.lower[end - 1] in pack.words["demonstratives"]
    return end if end < last and end - at < LONGEST_MENTION and (closed or not speaks) else at


def pointing_end(tokens: Tokens, first: int, at: int, last: int, pack: Pack) -> int:
    """Where a description goes on to a demonstrative ("penyanyi kelahiran Kota Lama itu"); ``at`` where it does not."""
    words, before = pack.words, tokens.lower[at - 1]
    if at == first or before in words["first_person"] or before in words["demonstratives"]:
        return at
    if not any(kin(tokens.lower[first], part, pack) for part in ("titles", "person_words")):
        return at
    active = tuple(words["active_prefixes"])
    for index in range(at, min(last, at + LONGEST_NAME)):
        lower = tokens.lower[index]
        if lower in words["demonstratives"]:
            return index + 1
        verb = active and len(lower) > LONGEST_NAME and lower.startswith(active)
        if not tokens.words[index][0].isalnum() or lower in words["stops"] or lower in pack.cues or verb:
            break
    return at


def shape_of(tokens: Tokens, index: int, last: int, pack: Pack) -> Shape | None:  # noqa: C901, PLR0911  # the shapes, in turn
    """How the words from the index on can name a source; None when they cannot."""
    word, lower = tokens.words[index], tokens.lower[index]
    if lower in pack.words["pronouns"]:
        return Shape.PRONOUN
    if lower in pack.words["plural_pronouns"]:
        return Shape.PLURAL
    if lower in pack.words["first_person"] or lower in pack.words["days"] or lower in pack.words["date_words"]:
        return None
    if lower in pack.months or not (word[0].isalpha() or word[0].isdigit()):
        return None
    if phrase_at(tokens, index, "anonymous", pack) and phrase_at(tokens, index, "anonymous", pack) <= last - index:
        return Shape.ANONYMOUS
    if word[0].isdigit() and not any(char.isalpha() for char in word):
        return None
    if tokens.capital(index) and (lower in pack.words["outlets"] or lower in pack.words["agencies"]):
        return Shape.NAME
    if word[0].isupper() and _only_a_cue(tokens, index, pack):
        return None
    if tokens.capital(index):
        return None if lower in pack.words["stops"] or lower in pack.words["complementizers"] else Shape.NAME
    if lower in pack.words["determiners"] and index + 1 < last:
        return Shape.THING
    if any(lower in pack.words[part] for part in _NO_SOURCE):
        return None
    if lower in pack.cues and lower not in pack.words["document_words"]:
        return None
    return Shape.THING


def _only_a_cue(tokens: Tokens, index: int, pack: Pack) -> bool:
    """Whether a word has its capital from the beginning of a sentence and is a verb ("Diperkirakan …")."""
    lower = tokens.lower[index]
    if lower not in pack.cues or tokens.words[index].isupper() or role_like(lower, pack):
        return False
    kinds = {cue.kind for cue in pack.cues[lower] if len(cue.words) == 1}
    return bool(kinds & _FINITE)


def phrase_end(tokens: Tokens, index: int, last: int, pack: Pack, *, anonymous: bool = False) -> int:  # noqa: C901, PLR0912, PLR0915  # what ends a phrase, in turn
    """Index after the noun phrase that begins at the index."""
    last = min(last, index + LONGEST_MENTION)
    named = False  # a capital that is no title
    at = index
    words = pack.words
    while at < last:
        word, lower = tokens.words[at], tokens.lower[at]
        if word == "(":
            close = _parenthesis_end(tokens, at, last)
            if not close:
                break
            at = close
            continue
        if not word[0].isalnum():
            if word == "." and at > index and _abbreviated(tokens, at, last, pack):
                at += 1
                continue
            if lower in pack.endings["possessive"] and at > index:
                at += 1
                continue
            if word in INSIDE_NAMES and at > index and at + 1 < last and tokens.ends[at] == tokens.starts[at + 1]:
                at += 1
                continue
            if word == "," and lists_on(tokens, index, at, pack):
                at += 1
                continue
            break
        if lower in words["relatives"] and anonymous:
            at = _tail_end(tokens, at, last, pack)
            break
        if lower in words["demonstratives"] and at > index:
            at += 1
            break
        if (same := phrase_at(tokens, at, "same", pack)) and at > index:
            at += same
            break
        if at > index and lower in words["document_adjectives"] and _document_like(tokens.lower[at - 1], pack):
            at += 1
            continue
        outlet = word[0].isupper() and (at > index or lower in words["outlets"] or lower in words["agencies"])
        if lower in words["first_person"] and at > index:
            at += 1
            break
        determiner = at == index and lower in words["determiners"]
        if (lower in words["stops"] and not outlet and not determiner) or lower in words["relatives"]:
            break
        if (
            lower in words["complementizers"]
            or lower in words["days"]
            or (lower in words["before_verb"] and at > index and not word[0].isupper())
        ):
            break
        particle = lower in words["name_particles"] and at > index and tokens.capital(at - 1)
        if particle and at + 1 < last and tokens.words[at + 1][0].isupper():
            at += 1
            continue
        if lower in words["conjunctions"]:
            if named and (with_them := theirs_end(tokens, at + 1, last, pack)):
                at = with_them
                break
            if at + 1 < last and (tokens.capital(at + 1) or (not named and tokens.words[at + 1][0].isalpha())):
                at += 1
                continue
            break
        if tokens.capital(at):
            named = named or not (role_like(lower, pack) or (at == index and _no_name(lower, pack)))
        elif word[0].isdigit():
            dated = at > index and tokens.capital(at - 1) and tokens.lower[at - 1] in words["date_words"]
            if not (dated or (named is False and at > index)) and len(word) > 2:  # noqa: PLR2004
                break
        elif not role_like(lower, pack) and (
            named or (at > index and (lower in pack.cues or _verb_like(tokens, index, at, pack)))
        ):
            break
        at += 1
    while at > index and tokens.lower[at - 1] in words["conjunctions"]:
        at -= 1
    return at


def _no_name(lower: str, pack: Pack) -> bool:
    """Whether a word that opens a sentence has its capital from there ("Pria", "Seorang")."""
    return lower in pack.words["determiners"] or lower in pack.words["person_words"]


def _document_like(lower: str, pack: Pack) -> bool:
    words = pack.words
    return lower in words["document_words"] or lower in words["document_adjectives"] or lower in words["media_words"]


def _verb_like(tokens: Tokens, first: int, at: int, pack: Pack) -> bool:
    """Whether a word in lower case has the form of a verb; behind an acronym less is enough."""
    active = tuple(pack.words["active_prefixes"])
    if active and len(tokens.lower[at]) > LONGEST_NAME and tokens.lower[at].startswith(active):
        return True
    prefixes = tuple(pack.words["verb_prefixes"])
    named = tokens.capital(at - 1) and at - 1 >= first and not tokens.words[at - 1].istitle()
    return (
        bool(prefixes) and named and len(tokens.lower[at]) > LONGEST_NAME - 1 and tokens.lower[at].startswith(prefixes)
    )


def _parenthesis_end(tokens: Tokens, at: int, last: int) -> int:
    """Index after a parenthesis that belongs to the name before it, an abbreviation; 0 when it does not."""
    for close in range(at + 1, min(last, at + 6)):
        if tokens.words[close] == ")":
            inside = tokens.words[at + 1 : close]
            named = all(not word[0].isdigit() for word in inside) and any(word[0].isupper() for word in inside)
            named = named or (len(inside) == 1 and inside[0].isdigit() and len(inside[0]) <= AGE)
            return close + 1 if inside and named else 0
    return 0


def _abbreviated(tokens: Tokens, at: int, last: int, pack: Pack) -> bool:
    """Whether a full stop belongs to an initial or an abbreviation and the name goes on."""
    before = tokens.words[at - 1]
    if tokens.ends[at - 1] != tokens.starts[at]:
        return False
    return (len(before) == 1 and before.isupper()) or (
        tokens.lower[at - 1] in pack.words["abbreviations"] and at + 1 < last
    )


def _tail_end(tokens: Tokens, at: int, last: int, pack: Pack) -> int:
    """Index after a relative clause that says how a source stays unnamed."""
    end = at + 1
    while end < last and tokens.words[end][0].isalnum():
        lower = tokens.lower[end]
        if lower in pack.words["complementizers"] or (lower in pack.cues and _speaks(lower, pack)):
            break
        if lower in pack.words["addressee_markers"]:
            break
        end += 1
    return end if end > at + 1 else at


def _speaks(lower: str, pack: Pack) -> bool:
    return any(cue.kind.value in {"verb", "weak-verb", "inverted", "cited"} for cue in pack.cues[lower]) and (
        lower not in pack.words["anonymous_tails"]
    )


def behind_titles(tokens: Tokens, at: int, pack: Pack) -> int:
    """Index after the titles before a name ("Prof. Dr. Ana")."""
    while size := phrase_at(tokens, at, "titles", pack):
        at += size + (tokens.words[at + size] == ".")
    return at


def is_made_up(tokens: Tokens, mention: Mention, pack: Pack) -> bool:
    """Whether words name a work, a sign or a saying, or somebody in such a work ("tokoh dalam film itu")."""
    words = pack.words
    lower = [word for word in tokens.lower[mention.first : mention.last] if word not in words["determiners"]]
    if not lower or words["works"].isdisjoint(lower):
        return False
    return lower[0] in words["works"] or lower[0] in words["played_words"]

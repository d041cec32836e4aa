"""Sources without a name: what kind of thing their words are, and by which nouns a later mention may mean them.

May import: name_parts, pack, phrases, tokens; terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import kin
from provenance.drafting.text.phrases import Mention, Shape, phrase_at
from provenance.drafting.text.tokens import Tokens
from provenance.terms import SourceKind

__all__ = ["heads_of", "kind_of_thing", "person_noun", "points_back", "without_saying"]

_KINDS = (
    ("document_words", SourceKind.DOCUMENT),
    ("government_words", SourceKind.GOVERNMENT),
    ("media_words", SourceKind.OUTLET),
    ("group_words", SourceKind.GROUP),
    ("organization_words", SourceKind.ORGANIZATION),
    ("titles", SourceKind.PERSON),
)


def kind_of_thing(tokens: Tokens, mention: Mention, pack: Pack) -> SourceKind | None:
    """What the words of a mention without a name are; None when they do not tell."""
    for word in tokens.lower[mention.first : mention.last]:
        if word in pack.words["determiners"] or word in pack.words["possessives"]:
            continue
        for part, kind in _KINDS:
            if kin(word, part, pack):
                return kind
    return None


def heads_of(tokens: Tokens, mention: Mention, kind: SourceKind | None, pack: Pack) -> Iterator[str]:
    """The nouns by which a later mention may mean the same ("Badan X", "badan itu"; "laporan X", "laporan itu").

    Who has a name is meant by it, and not by the nouns that stand with it.
    """
    words = pack.words
    if mention.shape in (Shape.PRONOUN, Shape.PLURAL):
        return
    named = kind in (SourceKind.PERSON, SourceKind.OUTLET) and mention.shape is Shape.NAME
    inside, whose = range(mention.first, mention.last), pack.endings["possessive"]
    first = max((at + 1 for at in inside if tokens.lower[at] in whose), default=mention.first)
    for word in tokens.lower[first : mention.last]:
        if word in words["relatives"] or word in words["place_prepositions"]:
            return
        if named and word not in words["document_words"]:
            continue
        if word.isalpha() and word not in words["determiners"] and word not in words["demonstratives"]:
            yield word


def points_back(tokens: Tokens, mention: Mention, pack: Pack) -> bool:
    """Whether a mention says of itself that it was named before ("lembaga itu", "laporan yang sama", "sumber saya")."""
    if mention.last - mention.first < 2 or "," in tokens.words[mention.first : mention.last]:  # noqa: PLR2004
        return False
    last = tokens.lower[mention.last - 1]
    outlet = last in pack.words["media_words"] and all(
        word.islower() for word in tokens.words[mention.first : mention.last]
    )
    if outlet and tokens.lower[mention.first] in pack.words["definite"]:
        return True
    if mention.last - mention.first == 2 and tokens.lower[mention.first] in pack.words["definite"]:  # noqa: PLR2004
        return not tokens.words[mention.last - 1][0].isupper()
    return (
        last in pack.words["demonstratives"]
        or last in pack.words["first_person"]
        or any(phrase_at(tokens, at, "same", pack) for at in range(mention.first, mention.last))
    )


def without_saying(tokens: Tokens, mention: Mention, pack: Pack) -> Mention:
    """A mention without the noun of saying before who speaks ("pengakuan pelaku", "ucapan Presiden Tuvanga")."""
    at, words = mention.first + 1, pack.words
    if at >= mention.last or tokens.lower[mention.first] not in words["saying_nouns"]:
        return mention
    parts = ("titles", "person_words", "group_words", "organization_words", "government_words")
    who = any(kin(tokens.lower[at], part, pack) for part in parts)
    return evolve(mention, first=at, start=tokens.starts[at]) if who else mention


def person_noun(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether a word stands alone for a person without a name ("nakhoda", "anaknya")."""
    lower = tokens.lower[at]
    return (
        lower == tokens.words[at]
        and bool(kin(lower, "titles", pack) or kin(lower, "person_words", pack))
        and not tokens.words[at + 1][:1].isupper()
    )

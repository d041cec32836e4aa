"""Outlets among the names of a text: by their own words, by what stands beside them, and by having been told.

    the Tarin news agency      Haskpost, a news site      the newspaper De Avondbode      told the Harbor Weekly

May import: introducing, name_parts, pack, phrases, tokens; terms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import role_like
from provenance.drafting.text.phrases import phrase_at
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.introducing import Introduced
from provenance.terms import SourceKind

__all__ = ["OutletsNamed"]

_APPOSITION = 9  # words of an apposition that are looked at
_BEFORE = 3  # words between a kind of outlet and its name
_BEHIND = ("media_words", "prepositions", "relatives", "past_forms")  # behind an outlet's noun in an apposition
_NEAR = 50  # names before a mention


@frozen
class _Named:
    """A name that may be an outlet's: where it begins and ends, and how surely it is one."""

    at: int
    last: int
    text: str
    sure: bool


@frozen
class OutletsNamed:
    """The names of a text that are, or may be, those of outlets, in order."""

    names: Sequence[_Named] = field(factory=tuple)

    @classmethod
    def of(cls, tokens: Tokens, pack: Pack, introduced: Sequence[Introduced], alone: Sequence[int]) -> OutletsNamed:
        """Those of a text; none in a language whose names begin with what they are of.

        Args:
            tokens: of the text.
            pack: its language.
            introduced: its names of several words.
            alone: where single words stand that could be names.
        """
        if not pack.head_last:
            return cls()
        stretches = [(one.at, one.at + _size(tokens, one), one.name.text, one.name.kind) for one in introduced]
        stretches += [(at, at + 1, tokens.words[at], None) for at in alone]
        return cls(tuple(_named(tokens, pack, sorted(stretches, key=lambda one: one[0]))))

    def before(self, at: int) -> str | None:
        """The name of the last outlet before a place; of one that only may be one when none surely is."""
        place = bisect_left(self.names, at, key=lambda one: one.at)
        near = self.names[max(0, place - _NEAR) : place]
        sure = next((one.text for one in reversed(near) if one.sure), None)
        return sure or next((one.text for one in reversed(near)), None)


def _size(tokens: Tokens, one: Introduced) -> int:
    """How many tokens a name takes with its title."""
    end = one.at
    stop = tokens.starts[one.at] + len(one.name.text) + len(one.name.role or "") + 1
    while end < len(tokens) and tokens.starts[end] < stop:
        end += 1
    return max(end - one.at, len(one.name.words))


def _named(
    tokens: Tokens, pack: Pack, stretches: Sequence[tuple[int, int, str, SourceKind | None]]
) -> Iterator[_Named]:
    words = pack.words
    for first, last, text, kind in stretches:
        inside = tokens.lower[first:last]
        known = any(word in words["media_words"] or word in words["outlets"] for word in inside)
        known = known or kind is SourceKind.OUTLET
        plain = tokens.lower[first] in words["role_words"] and last - first == 1  # "State media"
        if known or (not plain and _kind_beside(tokens, pack, first, last)):
            yield _Named(first, last, text, sure=True)
        elif _was_told(tokens, pack, first):
            article = tokens.lower[first - 1] in words["definite"] or tokens.lower[first] in words["definite"]
            yield _Named(first, last, text, sure=article or (text.isupper() and len(text) > 1))
        elif _tells(tokens, pack, first, last):
            yield _Named(first, last, text, sure=False)


def _kind_beside(tokens: Tokens, pack: Pack, first: int, last: int) -> bool:
    """Whether a noun for outlets stands behind a name, in an apposition to it, or before it."""
    if phrase_at(tokens, last, "media_words", pack) and tokens.words[last].islower():
        return tokens.lower[first - 1] not in pack.words["single_determiners"]  # "a Tolo newspaper"
    if tokens.words[last : last + 1] == (",",) and tokens.lower[last + 1] in pack.words["determiners"]:
        for at in range(last + 2, min(last + _APPOSITION, len(tokens))):
            if not tokens.words[at][0].isalnum() or tokens.lower[at] in pack.words["prepositions"]:
                break
            if phrase_at(tokens, at, "media_words", pack) and tokens.words[at].islower():
                behind = tokens.lower[at + 1]  # "In Tolo, a local newspaper called on her"
                return not behind[0].isalpha() or any(behind in pack.words[part] for part in _BEHIND)
    before = tokens.lower[max(first - _BEFORE, 0) : first]
    return bool(before) and before[-1] in pack.words["media_words"] and tokens.words[first - 1].islower()


def _was_told(tokens: Tokens, pack: Pack, first: int) -> bool:
    """Whether a name stands behind a verb of telling."""
    at = first - 1
    if at > 0 and tokens.lower[at] in pack.words["determiners"]:
        at -= 1
    return at > 0 and tokens.lower[at] in pack.telling


def _tells(tokens: Tokens, pack: Pack, first: int, last: int) -> bool:
    """Whether a word with an article that opens its sentence is the subject of a verb of telling ("The Star said")."""
    opened = first > 0 and tokens.words[first - 1].istitle() and tokens.lower[first - 1] in pack.words["definite"]
    if not opened or last - first > 1 or role_like(tokens.lower[first], pack):
        return False
    at = last
    while tokens.lower[at] in pack.words["auxiliaries"]:
        at += 1
    return tokens.lower[at] in pack.cues

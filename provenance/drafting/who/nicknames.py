"""What somebody is called beside their name: told behind it, before it, or of whom the text speaks.

May import: introducing, name_parts, pack, tokens.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import kin, role_like
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.introducing import Introduced

__all__ = ["called", "nicknames"]

_MARKS = frozenset("\"“'‘”")
_APART = frozenset(",(–—-")
_LONGEST_RUN = 24
_LONGEST_BETWEEN = 7  # words between a name and a nickname
_LONGEST_NICKNAME = 3
_ALIKE = 4  # letters that a nickname has of a name ("Gustiwiw", of "Gusti")


def called(tokens: Tokens, one: Introduced, pack: Pack) -> str:
    """What somebody with a name is called, told right behind it ("Ana Putri yang akrab disapa Nana"); else empty."""
    words, total = pack.words, len(tokens)
    at = next((at for at in range(one.at, min(total, one.at + _LONGEST_RUN)) if _ends_at(tokens, one, at)), total)
    for index in range(at + 1, min(total - 1, at + _LONGEST_BETWEEN)):
        lower = tokens.lower[index]
        if lower in words["calling_words"]:
            begin = _behind(tokens, index + 1, pack)
            return tokens.words_of(begin, _name_end(tokens, begin, pack)).lower()
        size = _short_name_behind(tokens, one, index + 1, pack) if lower in words["choices"] else 0
        if size:
            return tokens.words_of(index + 1, index + 1 + size).lower()
        between = lower in words["relatives"] or lower in words["choices"] or lower in words["calling_adverbs"]
        if not between and lower != ",":
            return ""
    return ""


def nicknames(tokens: Tokens, pack: Pack) -> Iterator[tuple[str, int, int]]:
    """What somebody is called whose name stands behind or further before ("Nana, sapaan akrab Ana Putri").

    Yields:
        The nickname in lower case, the index of its first token, and that of the name behind; 0 when that is before.
    """
    words = pack.words
    nouns = {noun + end for noun in words["nickname_words"] for end in ("", *pack.clitics)}
    calling = nouns | words["calling_words"]
    for at in [at for at, word in enumerate(tokens.lower) if word in calling]:
        before = at
        while before and tokens.lower[before - 1] in words["calling_adverbs"] | words["pronouns"]:
            before -= 1
        behind = _behind(tokens, at + 1, pack)
        named = behind < len(tokens) and tokens.capital(behind)
        noun = tokens.lower[at] in nouns
        whose = noun and (named or any(_has_clitic(tokens.lower[index], pack) for index in range(at, behind)))
        whose = whose or not (noun or words["pronouns"].isdisjoint(tokens.lower[before:at]))
        end = _name_end(tokens, behind, pack)
        apart = whose and before > 1 and tokens.words[before - 1] in _APART
        first = _name_start(tokens, before - 1, pack) if apart else at
        if noun and before - first > 2 and end == behind + 1:  # noqa: PLR2004  # "Ana Putri (sapaan akrab Nana)"
            yield tokens.lower[behind], behind, 0
        elif first < before - 1:  # "Nana, sapaan akrabnya", "Nana, begitu ia disapa"
            yield tokens.words_of(first, before - 1).lower(), first, behind * (noun and named)
        elif end > behind and not noun:  # "pria yang akrab disapa Nana"
            yield tokens.words_of(behind, end).lower(), behind, 0


def _has_clitic(lower: str, pack: Pack) -> bool:
    """Whether a word tells whose nickname it is ("sapaannya", "sapaan akrabnya")."""
    return any(kin(lower, part, pack) not in ("", lower) for part in ("nickname_words", "calling_adverbs"))


def _behind(tokens: Tokens, at: int, pack: Pack) -> int:
    """Index of the name behind a word of calling ("dikenal dengan nama Nana", "sapaan akrab Ana Putri")."""
    parts = ("calling_adverbs", "calling_markers", "nickname_words")
    while at < len(tokens) and (
        tokens.words[at][0] in _MARKS or any(kin(tokens.lower[at], part, pack) for part in parts)
    ):
        at += 1
    return at


def _name_start(tokens: Tokens, last: int, pack: Pack) -> int:
    """Index of the first word of a nickname that ends there; ``last`` when none does."""
    while last and tokens.words[last - 1][0] in _MARKS:
        last -= 1
    first = last
    while first and last - first <= _LONGEST_NICKNAME and tokens.capital(first - 1):
        if tokens.lower[first - 1] in pack.cues:  # "Menurut Nana"
            break
        first -= 1
    return first if last - first <= _LONGEST_NICKNAME else last


def _name_end(tokens: Tokens, at: int, pack: Pack) -> int:
    """Index after a nickname; ``at`` when none stands there, but an office, a body or a longer name."""
    end = at
    while end < len(tokens) and end - at <= _LONGEST_NICKNAME and tokens.capital(end):
        end += 1
    office = (
        at < end
        and end - at > 1
        and role_like(tokens.lower[at], pack)
        and tokens.lower[at] not in pack.words["honorifics"] | pack.words["ranks"]
    )
    return at if office or end - at > _LONGEST_NICKNAME else end


def _short_name_behind(tokens: Tokens, one: Introduced, at: int, pack: Pack) -> int:
    """How many words a nickname has that stands there ("Ana Putri atau Teh Ana", "atau Anaput"); 0 when none does."""
    if at + 2 >= len(tokens) or not tokens.capital(at):
        return 0
    courtesy = tokens.lower[at] in pack.words["honorifics"] | pack.words["ranks"]
    if courtesy and tokens.capital(at + 1) and not tokens.capital(at + 2):
        return 2
    alike = tokens.lower[at][:_ALIKE] in {word[:_ALIKE] for word in one.name.words}
    return int(alike and not tokens.capital(at + 1) and len(tokens.lower[at]) >= _ALIKE)


def _ends_at(tokens: Tokens, one: Introduced, at: int) -> bool:
    """Whether the last word of a name stands there."""
    size = len(one.name.words)
    return tokens.lower[at] == one.name.words[-1] and (size == 1 or one.name.words[-2] in tokens.lower[one.at : at])

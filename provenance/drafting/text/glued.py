"""Words that a lost space glued together ("dilansirReutersdan"), taken apart.

Scraped pages lose the spaces around links, so that names, of all words, are glued. A word is cut where a small letter
stands before a capital one, and behind a name, and only where the lists or the rest of the text know a piece.

May import: pack.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from provenance.drafting.pack import Pack

__all__ = ["taken_apart"]

_GLUED = re.compile(r"[a-z]-?[A-Z]|[A-Z]{2}[a-z]|[A-Z]{4}-[A-Z][a-z]")
_INNER = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CAPITALS = re.compile(r"[A-Z]{2,}(?=[a-z])")
_SHORTEST = 6
_LONGEST = 80
_SHORTEST_NAME = 3
_SHORTEST_WORD = 2
_LONGEST_PREFIX = 4
_LONG_VERB = 7  # letters from which on a verb is not likely to be the end of another word
_PLAIN_WORD = 4  # letters from which on small ones are a word, and no part of a name as in iPhone or xDrive
_BEFORE_NAMES = ("glue", "titles", "role_words", "government_words", "organization_words", "media_words", "places")


def taken_apart(words: list[str], starts: list[int], pack: Pack) -> tuple[list[str], list[int]]:
    """The words of a text and where they begin, with its pieces in the place of each word that is several."""
    if not pack.words["glue"]:
        return words, starts
    seen = set(words)
    ends, small = pack.ends, tuple(pack.words["small_outlets"]) or ("\0",)
    suspects = [word for word in seen if len(word) >= _SHORTEST and not word.islower()]
    suspects = [word for word in suspects if word[-2:] in ends or _GLUED.search(word)]
    suspects += [word for word in seen if word.endswith(small)]
    pieces = {word: _pieces(word, seen, pack) for word in suspects}
    several = {word: parts for word, parts in pieces.items() if len(parts) > 1}
    return _replaced(words, starts, several) if several else (words, starts)


def _replaced(words: list[str], starts: list[int], several: Mapping[str, Sequence[str]]) -> tuple[list[str], list[int]]:
    new_words: list[str] = []
    new_starts: list[int] = []
    behind = 0
    for at in [at for at, word in enumerate(words) if word in several]:
        pieces = several[words[at]]
        new_words += [*words[behind:at], *pieces]
        new_starts += [*starts[behind:at], *accumulate(map(len, pieces[:-1]), initial=starts[at])]
        behind = at + 1
    return new_words + words[behind:], new_starts + starts[behind:]


def _pieces(word: str, seen: Collection[str], pack: Pack) -> list[str]:
    if len(word) > _LONGEST or word.isupper():
        return [word]
    place, dash, rest = word.partition("-")
    if dash and len(place) > _SHORTEST_NAME and place.isupper() and rest[:1].isupper() and rest[1:2].islower():
        return [place, dash, *_pieces(rest, seen, pack)]
    if dash and place.lower() in pack.words["outlets"] and rest[:1].isupper():
        return [place, dash, *_pieces(rest, seen, pack)]
    pieces: list[str] = []
    parts = _INNER.split(word)
    for number, part in enumerate(parts):
        stem, tail = _cut(part, seen, pack, last=number + 1 == len(parts))
        if pieces and not _breaks(pieces[-1], stem, seen, pack):
            pieces[-1] += stem
        else:
            pieces.append(stem)
        if tail:
            pieces.append(tail)
    return pieces


def _behind_capitals(part: str, seen: Collection[str], pack: Pack) -> int:
    """Where a word ("KPKdari") or a name ("TNIMaruli") begins behind several capitals; 0 when none does."""
    capitals = _CAPITALS.match(part)
    if not capitals:
        return 0
    end = capitals.end()
    tail = part[end:]
    if tail in pack.words["glue"] or tail in pack.words["glue_endings"] or tail in pack.frequent:
        return end
    if len(tail) < _PLAIN_WORD:
        return 0
    return next((at for at in (end, end - 1) if at > 1 and part[:at] in seen), 0)


def _breaks(left: str, right: str, seen: Collection[str], pack: Pack) -> bool:
    """Whether a word ends where small letters meet a capital one; within names of outlets (detikNews) it does not."""
    lower = left.lower()
    if lower in pack.words["outlets"] and not (left.islower() and lower in pack.words["glue"]):
        return False
    if (left.islower() and len(left) >= _PLAIN_WORD) or left.partition("-")[2].islower():
        return True
    if lower == left and len(left) < _SHORTEST_WORD:
        return False
    known = any(lower in pack.words[part] for part in _BEFORE_NAMES) or right.lower() in pack.words["glue"]
    return known or (min(len(left), len(right)) >= _SHORTEST_NAME and left in seen and right in seen)


def _cut(part: str, seen: Collection[str], pack: Pack, *, last: bool) -> tuple[str, str]:
    """A part in two where its end is a word of the lists: a name with what follows it, or two words before a name."""
    glue = pack.words["glue"]
    if part.lower() in glue:
        return part, ""
    if at := _behind_capitals(part, seen, pack):
        return part[:at], part[at:]
    part_of = _ends_name if part[0].isupper() else _ends_words
    for at in range(_SHORTEST_NAME - 1, len(part) - 1):
        stem, tail = part[:at], part[at:]
        known = tail in pack.tails or stem.lower() in pack.words["determiners"]
        if known and part_of(stem, tail, seen, pack, last=last):
            return stem, tail
    return part, ""


def _ends_name(stem: str, tail: str, seen: Collection[str], pack: Pack, *, last: bool) -> bool:
    """Whether a capital word is a name, or a determiner, and its tail a word."""
    if last and tail in pack.words["glue_endings"] and (stem in seen or _is_name(stem, tail)):
        return True
    if min(len(stem) - 2, len(tail)) >= _PLAIN_WORD and stem.lower() in pack.words["determiners"]:
        return True
    if stem in seen and len(stem) > _SHORTEST_NAME and len(tail) >= _PLAIN_WORD:
        return True
    return (not last or stem in seen) and (tail in pack.words["glue"] or tail in pack.frequent)


def _ends_words(stem: str, tail: str, seen: Collection[str], pack: Pack, *, last: bool) -> bool:
    """Whether small letters before a capital one are two words, or a word and the beginning of an outlet's name."""
    if last:
        return tail in pack.words["small_outlets"] and stem in pack.words["glue"]
    return (tail in pack.words["glue"] and stem in seen) or _names_outlet(tail, pack)


def _is_name(stem: str, tail: str) -> bool:
    """Whether what stands before a verb of speech is long enough to be a name, and no prefix of the verb (Ter-buka)."""
    return len(stem) > _LONGEST_PREFIX or (len(tail) >= _LONG_VERB and len(stem) >= _SHORTEST_NAME)


def _names_outlet(tail: str, pack: Pack) -> bool:
    return len(tail) >= _PLAIN_WORD and tail in pack.words["outlets"]

"""Words and marks of a text, each with its place.

May import: pack.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import accumulate, compress, count, filterfalse
from operator import add, itemgetter, not_
from unicodedata import normalize

from attrs import frozen

from provenance.drafting.pack import Pack

__all__ = ["Tokens", "between", "places_of", "tokens_of"]

_OTHER_BREAKS = "\r\x85\u2028\u2029"
_ON_LETTERS = "\u0300-\u036f\xad"  # accents that are characters of their own, and hyphens that do not show
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # what directs the setting of text; like spaces here
_WORD = rf"[^\W_]+(?:[{_ON_LETTERS}]+[^\W_]*)*"
# A line break; two marks that stand for one; a word, with what may stand inside one (hyphens, apostrophes, dots of
# addresses, figures); any other mark. Each alternative decides on the next character, so that nothing is read twice.
_TOKEN = re.compile(
    rf"(\r(?!\n)|[\n\x85\u2028\u2029]|''|``|{_WORD}(?:['’\-/&]{_WORD}|[.,:](?=\d)(?<=\d[.,:]){_WORD}|\.(?=[a-z]){_WORD})*"
    rf"|[^\w\s{_UNSEEN}]|_)",
)
_GLUED = re.compile(r"[a-z](?=[A-Z])|[A-Z]{4}-(?=[A-Z][a-z])")
_INNER = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_GLUED = 6
_LONGEST_GLUED = 80
_BEHIND = ("\n", "\n", "\n")
_TAIL = 5  # letters by which a word at the end of another is suspected


@frozen
class Tokens:
    """The words and marks of a text, in order, as parallel sequences; a line break is a token of its own.

    Behind the last word stand line breaks that have no place, so that one may look ahead.

    Attributes:
        text: the text.
        words: as written.
        lower: in lower case, letters with accents as one character.
        starts: offsets of their first code points.
        ends: offsets after their last code points.
        signals: indices of the words that begin an expression of the cue lexicon.
        capitals: indices of the words whose first letter is a capital.
        dates: indices of the words that begin with a digit, and of names of months and days.
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    signals: tuple[int, ...] = ()
    capitals: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter, or has one inside as names of outlets do (detikNews)."""
        word = self.words[index]
        return word[0].isupper() or (word[0].isalpha() and not word.islower())

    def words_of(self, first: int, last: int) -> str:
        """The text from one token up to, and without, another."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


def tokens_of(text: str, pack: Pack) -> Tokens:
    """The tokens of a text; words that a lost space glued together are taken apart where the pack knows one of them."""
    words, starts = _split(text)
    if pack.endings["possessive"]:
        words, starts = _apart(_without_possessives(list(zip(words, starts, strict=True)), pack))
    taken = ((index, _pieces(words[index], starts[index], pack)) for index in _suspects(words, pack))
    glued = {index: pieces for index, pieces in taken if len(pieces) > 1}
    if glued:
        words, starts = _replaced(words, starts, glued)
    lower = _lower(words)
    begin = list(map(itemgetter(0), words))
    digits = compress(count(), map(str.isdigit, begin))
    return Tokens(
        text,
        (*words, *_BEHIND),
        (*lower, *_BEHIND),
        tuple(starts),
        tuple(map(add, starts, map(len, words))),
        places_of(lower, pack.cues),
        tuple(compress(count(), map(str.isupper, begin))),
        tuple(sorted({*digits, *places_of(lower, pack.months), *places_of(lower, pack.weekdays)})),
    )


def places_of(words: Iterable[str], wanted: Container[str]) -> tuple[int, ...]:
    """Indices of the words that are among those that are wanted."""
    return tuple(compress(count(), map(wanted.__contains__, words)))


def between(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of some indices, given in order, that are from the first up to and without the last."""
    return places[bisect_left(places, first) : bisect_left(places, last)]


def _lower(words: Iterable[str]) -> list[str]:
    """The words in lower case, letters with accents as one character and hyphens that do not show left out."""
    lower = list(map(str.lower, words))
    plain = ((word, normalize("NFC", word).replace("\xad", "")) for word in set(filterfalse(str.isascii, lower)))
    changed = {word: other for word, other in plain if word != other}
    return [changed.get(word, word) for word in lower] if changed else lower


def _split(text: str) -> tuple[list[str], list[int]]:
    """The tokens of a text and where they begin."""
    parts = _TOKEN.split(text)  # what is between two tokens, and a token, in turn
    words = parts[1::2]
    starts = list(accumulate(map(len, parts)))[: 2 * len(words) : 2]
    if any(mark in text for mark in _OTHER_BREAKS):
        words = ["\n" if word in _OTHER_BREAKS else word for word in words]
    return words, starts


def _apart(found: Iterable[tuple[str, int]]) -> tuple[list[str], list[int]]:
    pairs = list(found)
    return [word for word, _ in pairs], [start for _, start in pairs]


def _replaced(
    words: list[str], starts: list[int], glued: Mapping[int, Sequence[tuple[str, int]]]
) -> tuple[list[str], list[int]]:
    """The tokens with pieces in the place of those that were glued, by index in order."""
    new_words: list[str] = []
    new_starts: list[int] = []
    at = 0
    for index, pieces in glued.items():
        some_words, some_starts = _apart(pieces)
        new_words += [*words[at:index], *some_words]
        new_starts += [*starts[at:index], *some_starts]
        at = index + 1
    return new_words + words[at:], new_starts + starts[at:]


def _without_possessives(found: list[tuple[str, int]], pack: Pack) -> list[tuple[str, int]]:
    """The words, with possessive endings and contracted verbs apart; what the pack knows stays whole."""
    endings, nobody = pack.endings["possessive"] + pack.endings["contraction"], pack.words["nobody"]
    apart = []
    for word, start in found:
        if len(word) > 2 and word.endswith(endings):  # noqa: PLR2004  # an ending is two code points and more
            lower = word.lower()
            if lower not in pack.breaks and lower not in nobody:
                cut = len(word) - next(len(ending) for ending in endings if word.endswith(ending))
                apart += [(word[:cut], start), (word[cut:], start + cut)]
                continue
        apart.append((word, start))
    return apart


def _suspects(words: Sequence[str], pack: Pack) -> list[int]:
    """Indices of the words that may be several, in order."""
    tails = {ending[-_TAIL:] for ending in pack.words["glue_endings"]}
    raised = compress(count(), map(not_, map(str.islower, words)))
    long = [at for at in raised if len(words[at]) >= _SHORTEST_GLUED]
    return [at for at in long if words[at][-_TAIL:] in tails or _GLUED.search(words[at])]


def _pieces(word: str, start: int, pack: Pack) -> list[tuple[str, int]]:
    if not _SHORTEST_GLUED <= len(word) <= _LONGEST_GLUED or word.isupper():
        return [(word, start)]
    place, dash, rest = word.partition("-")
    if dash and len(place) > 3 and place.isupper() and rest[:1].isupper() and rest[1:2].islower():  # noqa: PLR2004
        return [(place, start), (dash, start + len(place)), *_pieces(rest, start + len(place) + 1, pack)]
    found = []
    for piece in _taken_apart(word, pack):
        found.append((piece, start))
        start += len(piece)
    return found


def _taken_apart(word: str, pack: Pack) -> list[str]:
    """``dilansirReutersdanAl`` in pieces; cut off only where a piece is, or ends in, a word of the lists."""
    glue, endings = pack.words["glue"], pack.words["glue_endings"]
    pieces: list[str] = []
    parts = _INNER.split(word)
    for number, part in enumerate(parts):
        stem = part
        if part[0].isupper() and part.lower() not in glue:
            known = glue if number + 1 < len(parts) else endings
            stem = next((part[:cut] for cut in range(2, len(part) - 1) if part[cut:] in known), part)
        if pieces and pieces[-1].lower() not in glue and stem.lower() not in glue:
            pieces[-1] += stem
        else:
            pieces.append(stem)
        if stem != part:
            pieces.append(part[len(stem) :])
    return pieces

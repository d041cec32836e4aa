"""Words and marks of a text, each with its place.

May import: pack, glued.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from itertools import accumulate, compress, count, filterfalse
from operator import add, itemgetter, not_
from unicodedata import normalize

from attrs import frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.glued import taken_apart

__all__ = ["Tokens", "between", "places_of", "tokens_of"]

_OTHER_BREAKS = "\r\x85\u2028\u2029"
_ON_LETTERS = "\u0300-\u036f\xad"  # accents that are characters of their own, and hyphens that do not show
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # what directs the setting of text; like spaces here
_WORD = rf"[^\W_]+(?:[{_ON_LETTERS}]+[^\W_]*)*"
# A plain word, as most are; a line break; two marks that stand for one; a word, with what may stand in it (hyphens,
# apostrophes, dots of addresses, figures); any other mark. Each but the first, which never goes back, decides on the
# next character, so that nothing is read more than twice.
_TOKEN = re.compile(
    rf"([a-zA-Z]++(?=[ ,\n])|\r(?!\n)|[\n\x85\u2028\u2029]|''|``"
    rf"|{_WORD}(?:['’\-/&]{_WORD}|[.,:](?=\d)(?<=\d[.,:]){_WORD}|\.(?=[a-z]){_WORD})*|[^\w\s{_UNSEEN}]|_)",
)
_ADDRESSES = (".com", ".co", ".id", ".net", ".org", ".tv", ".news", ".info", ".uk", ".my", ".sg", ".au")
_BEHIND = ("\n", "\n", "\n")


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
        marks: indices of the marks, and of line breaks.
        dates: indices of the words that begin with a digit, and of names of months and days.
        cuts: indices of the words before which a space was lost.
        small_names: endings and names by which a word without a capital is the name of an outlet (tempo.co).
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    signals: tuple[int, ...] = ()
    capitals: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    cuts: tuple[int, ...] = ()
    small_names: tuple[str, ...] = _ADDRESSES

    def __len__(self) -> int:
        return len(self.starts)

    def capital(self, index: int) -> bool:
        """Whether a word is written as a name: with a capital letter, one inside (detikNews), or as an address."""
        word = self.words[index]
        return word[0].isupper() or (word[0].isalpha() and (not word.islower() or word.endswith(self.small_names)))

    def words_of(self, first: int, last: int) -> str:
        """The text from one token up to, and without, another, with the spaces that were lost between two words."""
        if last <= first:
            return ""
        cuts = between(self.cuts, first + 1, last) if self.cuts else ()
        if not cuts:
            return self.text[self.starts[first] : self.ends[last - 1]]
        begins = [self.starts[at] for at in (first, *cuts)]
        ends = [*(self.starts[at] for at in cuts), self.ends[last - 1]]
        return " ".join(self.text[begin:end] for begin, end in zip(begins, ends, strict=True))

    def unmarked(self, first: int, last: int) -> tuple[str, ...]:
        """The words from one token up to, and without, another, in lower case and without the marks between them."""
        return tuple(word for word in self.lower[first:last] if word[0].isalnum())


def tokens_of(text: str, pack: Pack) -> Tokens:
    """The tokens of a text; words that a lost space glued together are taken apart where the pack knows one of them."""
    words, starts = _split(text)
    if pack.endings["possessive"]:
        words, starts = _apart(_without_possessives(list(zip(words, starts, strict=True)), pack))
    whole = words
    words, starts = taken_apart(words, starts, pack)
    ends = tuple(map(add, starts, map(len, words)))
    lower = _lower(words)
    begin = list(map(itemgetter(0), words))
    digits = compress(count(), map(str.isdigit, begin))
    return Tokens(
        text,
        (*words, *_BEHIND),
        (*lower, *_BEHIND),
        tuple(starts),
        ends,
        places_of(lower, pack.cues),
        tuple(compress(count(), map(str.isupper, begin))),
        tuple(compress(count(), map(not_, map(str.isalnum, begin)))),
        tuple(sorted({*digits, *places_of(lower, pack.calendar)})),
        _cuts(words, starts, ends) if words is not whole else (),
        (*_ADDRESSES, *pack.words["small_outlets"]),
    )


def _cuts(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> tuple[int, ...]:
    touching = (at for at in range(1, len(words)) if starts[at] == ends[at - 1])
    return tuple(at for at in touching if words[at][0].isalnum() and words[at - 1][-1].isalnum())


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

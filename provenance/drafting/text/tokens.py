"""Words and marks of a text, each with its place.

May import: pack, glued.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from operator import add
from unicodedata import normalize

from attrs import frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.glued import taken_apart

__all__ = ["Tokens", "tokens_of"]

_BREAKS = "\n\r\x85\u2028\u2029"
_ON_LETTERS = "\u0300-\u036f\xad"  # accents that are characters of their own, and hyphens that do not show
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # what directs the setting of text; like spaces here
_WORD = rf"[^\W_]+(?:[{_ON_LETTERS}]+[^\W_]*)*"
# A line break; two marks that stand for one; a word, with what may stand inside one (hyphens, apostrophes, dots of
# addresses, figures); any other mark. Each alternative decides on the next character, so that nothing is read twice.
_TOKEN = re.compile(
    rf"(\r(?!\n)|[\n\x85\u2028\u2029]|''|``|{_WORD}(?:['’\-/&]{_WORD}|[.,:](?=\d)(?<=\d[.,:]){_WORD}|\.(?=[a-z]){_WORD})*"
    rf"|[^\w\s{_UNSEEN}]|_)",
)
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
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    signals: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter, or has one inside as names of outlets do (detikNews)."""
        word = self.words[index]
        return word[0].isupper() or (word[0].isalpha() and not word.islower())

    def words_of(self, first: int, last: int) -> str:
        """The text from one token up to, and without, another, with the spaces that were lost between two words."""
        if last <= first:
            return ""
        cuts = [at for at in range(first + 1, last) if self.starts[at] == self.ends[at - 1] and self._glued(at)]
        begins = [self.starts[at] for at in (first, *cuts)]
        ends = [*(self.starts[at] for at in cuts), self.ends[last - 1]]
        return " ".join(self.text[begin:end] for begin, end in zip(begins, ends, strict=True))

    def _glued(self, at: int) -> bool:
        return self.words[at][0].isalnum() and self.words[at - 1][-1].isalnum()


def tokens_of(text: str, pack: Pack) -> Tokens:
    """The tokens of a text; words that a lost space glued together are taken apart where the pack knows one of them."""
    words, starts = _split(text)
    if pack.endings["possessive"]:
        words, starts = _apart(_without_possessives(list(zip(words, starts, strict=True)), pack))
    words, starts = taken_apart(words, starts, pack)
    lower = [word.lower() for word in words]
    if not text.isascii():
        lower = [word if word.isascii() else normalize("NFC", word).replace("\xad", "") for word in lower]
    cues = pack.cues
    return Tokens(
        text,
        (*words, *_BEHIND),
        (*lower, *_BEHIND),
        tuple(starts),
        tuple(map(add, starts, map(len, words))),
        tuple([index for index, word in enumerate(lower) if word in cues]),
    )


def _split(text: str) -> tuple[list[str], list[int]]:
    """The tokens of a text and where they begin."""
    parts = _TOKEN.split(text)  # what is between two tokens, and a token, in turn
    words = parts[1::2]
    starts = list(accumulate(map(len, parts)))[: 2 * len(words) : 2]
    if not text.isascii() or "\r" in text:
        words = ["\n" if word in _BREAKS else word for word in words]
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

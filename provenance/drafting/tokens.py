"""Words and marks of a text, each with its place.

May import: pack.
"""

from __future__ import annotations

import re

from attrs import frozen

from provenance.drafting.pack import Pack

__all__ = ["Tokens", "tokens_of"]

# A line break; a word, with what may stand inside one (hyphens, apostrophes, dots of addresses, figures); any other
# mark. Each alternative decides on the next character, so that nothing is read twice.
_TOKEN = re.compile(
    r"\n|[^\W_]+(?:['’\-/&][^\W_]+|[.,:](?=\d)(?<=\d[.,:])[^\W_]+|\.(?=[a-z])[^\W_]+)*|[^\w\s]|_",
)
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_LONGEST_GLUED = 80


@frozen
class Tokens:
    """The words and marks of a text, in order, as parallel sequences; a line break is a token of its own.

    Attributes:
        text: the text.
        words: as written.
        lower: in lower case.
        starts: offsets of their first code points.
        ends: offsets after their last code points.
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.words[index][0].isupper()

    def words_of(self, first: int, last: int) -> str:
        """The text from one token up to, and without, another."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


def tokens_of(text: str, pack: Pack) -> Tokens:
    """The tokens of a text; words that a lost space glued together are taken apart where the pack knows one of them."""
    words: list[str] = []
    starts: list[int] = []
    glue = pack.words["glue"]
    for found in _TOKEN.finditer(text):
        word = found.group()
        start = found.start()
        if len(word) > 4 and not word.islower() and not word.isupper() and not word.istitle():  # noqa: PLR2004
            for piece in _taken_apart(word, glue):
                words.append(piece)
                starts.append(start)
                start += len(piece)
        else:
            words.append(word)
            starts.append(start)
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    return Tokens(text, tuple(words), tuple([word.lower() for word in words]), tuple(starts), ends)


def _taken_apart(word: str, glue: frozenset[str]) -> list[str]:
    """``dilansirReutersdanAl`` in pieces; a piece is cut off only where it is, or ends in, a word of the list."""
    if len(word) > _LONGEST_GLUED:
        return [word]
    pieces: list[str] = []
    for part in _GLUED.split(word):
        known = _known_end(part, glue)
        if pieces and pieces[-1].lower() not in glue and part.lower() not in glue:
            pieces[-1] += part
        elif known and pieces is not None and known < len(part):
            pieces += [part[:-known], part[-known:]]
        else:
            pieces.append(part)
    if len(pieces) > 1 and pieces[-1].islower() and pieces[-1] in glue and len(pieces[-1]) < 4:  # noqa: PLR2004
        last = pieces.pop()
        pieces[-1] += last
    return pieces


def _known_end(part: str, glue: frozenset[str]) -> int:
    """How many letters at the end of a capitalised piece are a word of the list; 0 when none are."""
    if not part[0].isupper() or part.lower() in glue:
        return 0
    return next((len(part) - cut for cut in range(3, len(part) - 2) if part[cut:] in glue), 0)

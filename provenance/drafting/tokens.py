"""Words and marks of a text, each with its place.

May import: pack.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import frozen

from provenance.drafting.pack import Pack

__all__ = ["Tokens", "tokens_of"]

# A line break; two marks that stand for one; a word, with what may stand inside one (hyphens, apostrophes, dots of
# addresses, figures); any other mark. Each alternative decides on the next character, so that nothing is read twice.
_TOKEN = re.compile(
    r"\n|''|``|[^\W_]+(?:['’\-/&][^\W_]+|[.,:](?=\d)(?<=\d[.,:])[^\W_]+|\.(?=[a-z])[^\W_]+)*|[^\w\s]|_",
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
    found = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
    if pack.endings["possessive"]:
        found = _without_possessives(found, pack)
    suspects = _suspects(text, found, pack)
    if suspects:
        whole, found, at = found, [], 0
        for index in suspects:
            found += whole[at:index]
            found += _pieces(*whole[index], pack)
            at = index + 1
        found += whole[at:]
    words = [word for word, _ in found]
    return Tokens(
        text,
        (*words, *_BEHIND),
        (*[word.lower() for word in words], *_BEHIND),
        tuple([start for _, start in found]),
        tuple([start + len(word) for word, start in found]),
    )


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


def _suspects(text: str, found: list[tuple[str, int]], pack: Pack) -> list[int]:
    """Indices of the words that may be several, in order."""
    starts = [start for _, start in found]
    glued = {bisect_right(starts, match.start()) - 1 for match in _GLUED.finditer(text)}
    tails = {ending[-_TAIL:] for ending in pack.words["glue_endings"]}
    glued.update(
        [index for index, (word, _) in enumerate(found) if word[-_TAIL:] in tails and not word.islower()]
        if tails
        else ()
    )
    return sorted(glued)


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

"""Names in running words, in every form in which they are written; and texts from which they are taken out.

A name is found whatever stands between its parts (``Yoo Sang-bum``, ``yoo_sang-bum``, ``YooSangbum``): as whole words
in capital or small letters, and inside other words where its letters are exactly the same, which finds it with suffixes
and in scripts without spaces; with and without accents, and with characters that nobody sees, such as soft hyphens,
between its letters. A name of one letter is found as a whole word only.

Offsets are code points, half-open.

May import: model and what it imports.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from urllib.parse import quote, unquote

from attrs import frozen

from provenance.spans import Passage, Span

__all__ = ["Forms", "Redacted", "parts_of"]

_PART = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]{0,3}"
_UNSEEN = "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]{0,3}"  # inside words
_SHORTEST_PART = 3  # letters; shorter parts of names are particles and titles more often than not


def parts_of(name: str) -> list[str]:
    """The words of a person's name by which alone others may call them: those that begin with a capital letter."""
    words = [word.strip(".,;:'’\"()") for word in name.split()]
    return [word for word in words if len(word) >= _SHORTEST_PART and word[0].isupper()]


@frozen
class Forms:
    """What is to be found, and what stands for it.

    Attributes:
        labels: by every form of a name, what stands for it.
        ids: what tells a name in other ids and in addresses, besides; in running words it may be any word.
    """

    labels: Mapping[str, str]
    ids: frozenset[str] = frozenset()

    def found(self, text: str) -> list[tuple[int, int, str]]:
        """Where names stand, with what stands for them; longer forms before shorter ones, none inside another."""
        places: list[tuple[int, int, str]] = []
        for pattern, label in self._patterns:
            places += [(match.start(), _marked(text, match.end()), label) for match in pattern.finditer(text)]
        return _apart(places)

    def without(self, text: str) -> str:
        """The text with labels for names."""
        return Redacted.of(text, self.found(text)).text

    def reveal(self, text: str) -> bool:
        """Whether a name can be read out of an id or an address."""
        plain = unquote(text)
        return any(pattern.search(plain) for pattern, _ in self._patterns) or any(
            pattern.search(plain) for pattern in self._id_patterns
        )

    @cached_property
    def _id_patterns(self) -> list[re.Pattern[str]]:
        return [pattern for id_ in sorted(self.ids) for pattern in _patterns(id_)]

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        longest_first = sorted(self.labels, key=lambda form: (-len(form), form))
        return [(pattern, self.labels[form]) for form in longest_first for pattern in _patterns(form)]


def _marked(text: str, end: int) -> int:
    """The end of a match with the marks that belong to its last letter."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _patterns(form: str) -> Iterable[re.Pattern[str]]:
    for spelt in _spellings(form):
        parts = _PART.findall(spelt)
        if not parts:  # signs alone
            yield re.compile(re.escape(spelt)) if spelt.strip() else re.compile(r"(?!)")
            continue
        words = _BETWEEN.join(_UNSEEN.join(map(re.escape, part)) for part in parts)
        yield re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)
        if sum(map(len, parts)) > 1:
            yield re.compile(words)


def _spellings(form: str) -> Iterable[str]:
    """A form as it may be encoded, in addresses too, and in capitals where these are other letters, as of ß."""
    capitals = (form.upper(),) if len(form.upper()) != len(form) else ()
    encoded = (unicodedata.normalize(shape, spelt) for spelt in (form, *capitals) for shape in ("NFC", "NFD"))
    in_addresses = () if form.isascii() else (" ".join(map(quote, unicodedata.normalize("NFC", form).split())),)
    return dict.fromkeys((form, *encoded, *in_addresses))


def _apart(places: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The places in order; those that overlap as one, which the longest of them gives its label."""
    joined: list[tuple[int, int, str, int]] = []
    for start, end, label in sorted(places, key=lambda place: (place[0], -place[1])):
        if joined and start < joined[-1][1]:
            first, last, kept, longest = joined[-1]
            label = label if end - start > longest else kept  # noqa: PLW2901  # of the two
            joined[-1] = (first, max(last, end), label, max(longest, end - start))
        else:
            joined.append((start, end, label, end - start))
    return [place[:3] for place in joined]


@frozen
class Redacted:
    """A text with some places replaced, and where everything stands now.

    Attributes:
        text: as it reads now.
        before: where the replaced places stood: starts and ends.
        after: where what replaces them stands.
    """

    text: str
    before: Sequence[tuple[int, int]]
    after: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, text: str, places: Iterable[tuple[int, int, str]]) -> Redacted:
        """The text with labels at some places, which may overlap."""
        pieces: list[str] = []
        before: list[tuple[int, int]] = []
        after: list[tuple[int, int]] = []
        length = done = 0
        for start, end, label in _apart(places):
            pieces += [text[done:start], label]
            length += start - done
            before.append((start, end))
            after.append((length, length + len(label)))
            length += len(label)
            done = end
        return cls("".join((*pieces, text[done:])), before, after)

    def passage(self, passage: Passage) -> Passage:
        """Where the words of a passage stand now; of a replaced place that it touches, the whole."""
        spans: list[tuple[int, int]] = []
        for span in passage:
            start, end = self._moved(span.start, end=False), self._moved(span.end, end=True)
            if spans and start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return tuple(Span.of(self.text, start, end) for start, end in spans)

    def _moved(self, offset: int, *, end: bool) -> int:
        at = bisect_right(self.before, offset, key=lambda place: place[0]) - 1
        if at < 0:
            return offset
        (start, stop), (new_start, new_stop) = self.before[at], self.after[at]
        if offset >= stop:
            return new_stop + offset - stop
        if offset == start:
            return new_start
        return new_stop if end else new_start

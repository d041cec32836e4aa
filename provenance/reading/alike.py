"""Words that look like those of a text and are written with other characters, and the first characters that differ.

Taken for alike: composed and decomposed letters, ligatures and wide forms (compatibility equivalents, Unicode Standard
Annex #15), typographic and plain quotation marks, apostrophes and dashes, all white space; and characters that show
nothing are left out.

May import: characters, spans.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache

from attrs import frozen

from provenance.characters import code_points
from provenance.spans import Span

__all__ = ["PlainText", "difference"]

_PLAIN = str.maketrans(
    dict.fromkeys("‘’‚‛′ʹʻʼʽ´`", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)


@frozen
class PlainText:
    """A text prepared for finding what looks like a quote.

    Attributes:
        text: the text.
    """

    text: str

    def alike(self, quote: str) -> Span | None:
        """The first stretch of the text that looks like a quote; None when nothing does."""
        wanted = "".join(_characters(quote)[0]).strip()
        plain, places = self._plain
        at = plain.find(wanted) if wanted else -1
        if at < 0:
            return None
        end = places[at + len(wanted) - 1] + 1
        while end < len(self.text) and _belongs_to_the_one_before(self.text[end]):
            end += 1
        return Span.of(self.text, places[at], end)

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        characters, places = _characters(self.text)
        return "".join(characters), places


def difference(quote: str, words: str) -> str:
    """The first characters, by code points, in which a quote and words of the text that look like it differ."""
    ours, theirs = list(_clusters(" ".join(quote.split()))), list(_clusters(" ".join(words.split())))
    both = min(len(ours), len(theirs))
    at = next((at for at in range(both) if ours[at] != theirs[at]), both)
    has, wants = ("".join(clusters[at : at + 1]) for clusters in (theirs, ours))
    before = f" after {''.join(theirs[max(at - 10, 0) : at])!r}" if at else ""
    return f"the text has {_named(has)}{before}, and the quote {_named(wants)}"


def _named(cluster: str) -> str:
    return code_points(cluster) if cluster else "nothing"


def _characters(text: str) -> tuple[list[str], list[int]]:
    """The plain characters of a text, white space folded, and the offset at which each stands in the text."""
    characters: list[str] = []
    places: list[int] = []
    for at, one in enumerate(text):
        for character in one if one.isascii() else _plain(one):
            if character.isspace():
                if not characters or characters[-1] == " ":
                    continue
                character = " "  # noqa: PLW2901 - all white space is one
            characters.append(character.translate(_PLAIN))
            places.append(at)
    return characters, places


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    return unicodedata.normalize("NFKD", character).translate(_PLAIN)


def _clusters(words: str) -> Iterator[str]:
    """Characters, each with the marks and the characters without a shape that follow it."""
    cluster = ""
    for one in words:
        if cluster and not _belongs_to_the_one_before(one):
            yield cluster
            cluster = ""
        cluster += one
    if cluster:
        yield cluster


def _belongs_to_the_one_before(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character) in {"Mn", "Me", "Cf"}

"""Words that the rules know, by language: those that posit a believer and name none, and those that turn a sentence.

Short lists of what is beyond doubt; a word that is missing costs a finding, a word too many costs trust.

Imports nothing of the package.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["NUMBER", "Word", "contrasts", "has_agentless_words", "words_of_quote"]

_AGENTLESS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("diyakini", "dipercaya", "dipercayai", "diduga kuat", "disebut-sebut", "dikabarkan", "konon"),
        "ms": ("dipercayai", "diyakini", "dikatakan", "khabarnya", "konon"),
        "en": (
            *("it is believed", "is believed to", "are believed to", "was believed to", "were believed to"),
            *("it is thought", "is thought to", "are thought to", "is said to", "are said to", "it is said"),
            *("reportedly", "allegedly", "rumoured", "rumored", "is understood to"),
        ),
    }
)

_CONTRASTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "id": frozenset(
            ("tetapi", "tapi", "namun", "meski", "meskipun", "walau", "walaupun", "kecuali", "asalkan", "melainkan")
        ),
        "ms": frozenset(("tetapi", "tapi", "namun", "meskipun", "walaupun", "kecuali")),
        "en": frozenset(("but", "however", "although", "though", "unless", "except", "provided", "yet")),
    }
)

# What styles spell out, and others write as a figure.
_SPELT: Mapping[str, str] = MappingProxyType(
    {
        "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
        "ms": "sifar satu dua tiga empat lima enam tujuh lapan sembilan sepuluh sebelas",
        "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty",
    }
)
_FIGURES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {language: {word: str(n) for n, word in enumerate(words.split())} for language, words in _SPELT.items()}
)
_GROUPING: Mapping[str, str] = MappingProxyType({"id": ".", "ms": ",", "en": ","})  # between thousands

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_TOKEN = re.compile(rf"{NUMBER.pattern}|[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _language(tag: str | None) -> str:
    return (tag or "").split("-", maxsplit=1)[0].lower()


def has_agentless_words(text: str, language: str | None) -> bool:
    """Whether words in a language say that something is believed, and not by whom."""
    folded = " ".join(text.casefold().split())
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in _AGENTLESS.get(_language(language), ())
    )


def contrasts(language: str | None) -> frozenset[str]:
    """Words that turn what was just said; none for a language that is not known."""
    return _CONTRASTS.get(_language(language), frozenset())


class Word(NamedTuple):
    """A word or figure of a text.

    Attributes:
        value: what it is compared by: the word with its case folded; of a figure, and of a small one that is spelt out,
            the digits.
        shown: the word with its case folded.
        start: where it begins, in code points.
        end: where it ends, exclusive.
    """

    value: str
    shown: str
    start: int
    end: int


def words_of_quote(text: str, language: str | None = None) -> list[Word]:
    """The words and figures of a text, no punctuation; “fourteen” and “14”, “1,000” and “1000” have one value."""
    found = []
    for match in _TOKEN.finditer(text):
        shown = match[0].casefold().replace("’", "'")
        found.append(Word(_value(shown, _language(language)), shown, match.start(), match.end()))
    return found


def _value(word: str, language: str) -> str:
    grouped = _GROUPED.fullmatch(word)
    if grouped and grouped[1] == _GROUPING.get(language):
        return word.replace(grouped[1], "")
    return _FIGURES.get(language, {}).get(word, word)

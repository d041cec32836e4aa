"""Words that the rules know, by language; the lists are data, a file a language in ``languages``.

A word that is missing costs a finding, a word too many costs trust.

Imports nothing of the package.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

__all__ = ["NUMBER", "Word", "bare_name", "contrasts", "has_agentless_words", "speaks_of_plans", "words_of_quote"]

_LANGUAGES = ("en", "id", "ms")

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_TOKEN = re.compile(rf"{NUMBER.pattern}|[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _words(language: str, list_: str) -> Any:
    """A list of a language; empty for a language that is not known."""
    return _lists(language)[list_] if language in _LANGUAGES else ()


@cache
def _lists(language: str) -> Mapping[str, Any]:
    text = resources.files("provenance.checks.languages").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _language(tag: str | None) -> str:
    return (tag or "").split("-", maxsplit=1)[0].lower()


def has_agentless_words(text: str, language: str | None) -> bool:
    """Whether words in a language say that something is believed, and not by whom."""
    return _has_any(text, _words(_language(language), "agentless"))


def speaks_of_plans(cue: str, language: str | None) -> bool:
    """Whether by a cue somebody speaks of what they themselves are going to do: PARC 3 calls that an eventuality."""
    return _has_any(cue, _words(_language(language), "plans"))


def _has_any(text: str, words: Iterable[str]) -> bool:
    folded = " ".join(text.casefold().split())
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in words)


@cache
def contrasts(language: str | None) -> frozenset[str]:
    """Words that turn what was just said; none for a language that is not known."""
    return frozenset(_words(_language(language), "contrasts"))


def bare_name(name: str) -> str:
    """The name of a person with its case folded and without titles and degrees, those of every language.

    A name keeps one word at least.
    """
    before, *after = name.casefold().split(",")
    if any(_dotless(word) not in _every("degrees") for part in after for word in part.split()):
        before = " ".join((before, *after))
    words, titles, start = before.split(), _every("titles"), 0
    while True:
        left = len(words) - start
        steps = [n for n in (2, 1) if n < left and " ".join(map(_dotless, words[start : start + n])) in titles]
        if not steps:
            return " ".join(words[start:])
        start += steps[0]


def _dotless(word: str) -> str:
    return word.replace(".", "")


@cache
def _every(list_: str) -> frozenset[str]:
    """The words of a list in all languages: a name is written in articles of any."""
    return frozenset(word for language in _LANGUAGES for word in _words(language, list_))


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
    if grouped and grouped[1] == (_words(language, "grouping") or None):
        return word.replace(grouped[1], "")
    return _figures(language).get(word, word)


@cache
def _figures(language: str) -> dict[str, str]:
    return {word: str(number) for number, word in enumerate(_words(language, "figures"))}

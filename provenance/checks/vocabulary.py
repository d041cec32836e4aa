"""Words that the rules know, by language: those that posit a believer and name none, and those that turn a sentence.

Short lists of what is beyond doubt; a word that is missing costs a finding, a word too many costs trust.

Imports nothing of the package.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["NUMBER", "contrasts", "has_agentless_words", "words_of_quote"]

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

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
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


def words_of_quote(text: str) -> list[tuple[str, int, int]]:
    """The words and figures of a text with their case folded, and where each begins and ends; no punctuation."""
    return [(match[0].casefold().replace("’", "'"), match.start(), match.end()) for match in _TOKEN.finditer(text)]
